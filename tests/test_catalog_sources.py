"""Catalogs out of folders, packages and mappings, lying over each other (specification, section 4)."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from vapierrors.catalog import PROBLEM_CODES, Catalog, EntryProblem, Reload
from vapierrors.catalog.mo_writing import mo_bytes
from vapierrors.catalog.sources import CatalogFile
from vapierrors.catalog.translation import Translation
from vapierrors.exceptions import CatalogError, LocaleError

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.catalog.table import FileTable


def write_po(folder: Path, locale: str, entries: dict[str, str], domain: str = "app") -> Path:
    """Write a catalog whose English side is the translation in angle brackets."""
    path = folder / locale / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = [f'msgctxt "{key}"\nmsgid "<{text}>"\nmsgstr "{text}"\n' for key, text in entries.items()]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def texts(catalog: Catalog, message_id: str, locale: str) -> list[str]:
    return [entry.template for entry in catalog.find(message_id, locale)]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from here on."""
    names: list[str] = []
    read = CatalogFile.read

    def counted(file: CatalogFile) -> FileTable:
        names.append(file.name)
        return read(file)

    monkeypatch.setattr(CatalogFile, "read", counted)
    return names


def test_the_template_file_is_the_english_side(tmp_path: Path) -> None:
    """Where there is a ``.pot``, English comes from its sources alone."""
    write_po(tmp_path, "de", {"gone": "Weg", "old": "Alt"})
    (tmp_path / "app.pot").write_text('msgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n', encoding="utf-8")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert texts(catalog, "gone", "en") == ["Gone"]
    assert texts(catalog, "old", "en") == []
    assert catalog.locales == ("de", "en")


def test_without_a_template_file_english_is_what_is_translated(tmp_path: Path) -> None:
    """The sources of all translations of a domain serve as English; of an id, those of the first locale that has it."""
    write_po(tmp_path, "ja", {"gone": "J", "far": "JJ"})
    write_po(tmp_path, "de", {"gone": "D"})
    write_po(tmp_path, "ja", {"more": "JJJ"}, domain="extra")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert {key: texts(catalog, key, "en") for key in ("gone", "far", "more")} == {
        "gone": ["<D>"],
        "far": ["<JJ>"],
        "more": ["<JJJ>"],
    }


def test_an_english_translation_counts_before_the_sources(tmp_path: Path) -> None:
    """English may have a file of its own, which improves on the template."""
    write_po(tmp_path, "de", {"gone": "Weg", "far": "Fern"})
    write_po(tmp_path, "en", {"gone": "It is gone"})
    (tmp_path / "app.pot").write_text(
        'msgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n\nmsgctxt "far"\nmsgid "Far"\nmsgstr ""\n', encoding="utf-8"
    )
    catalog = Catalog.load(tmp_path, builtin=False)
    assert (texts(catalog, "gone", "en"), texts(catalog, "far", "en")) == (["It is gone"], ["Far"])


def test_a_bundle_names_its_locale(tmp_path: Path) -> None:
    """``name_<locale>.properties`` is in that locale; a name without one, or with none that is known, in English."""
    for name in ("m", "m_de", "m_zh_TW", "vm_messages"):
        (tmp_path / f"{name}.properties").write_text(f"{name} = x", encoding="utf-8")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert catalog.locales == ("de", "en", "zh-TW")
    assert {locale: list(catalog.table(locale)) for locale in catalog.locales} == {
        "de": ["m_de"],
        "en": ["m", "vm_messages"],
        "zh-TW": ["m_zh_TW"],
    }


def test_a_po_takes_the_place_of_the_mo_of_another_tool(tmp_path: Path) -> None:
    """Nobody can tell whether that is out of date; a compiled file that stands alone is read."""
    content = mo_bytes("", [Translation("gone", "Gone", "Fort")])
    for domain in ("app", "only"):
        write_po(tmp_path, "de", {"gone": "Weg"}, domain).with_suffix(".mo").write_bytes(content)
    (tmp_path / "de" / "LC_MESSAGES" / "only.po").unlink()
    catalog = Catalog.load(tmp_path, builtin=False)
    assert texts(catalog, "gone", "de") == ["Weg", "Fort"]
    assert catalog.problems() == ()


def test_later_sources_win_per_id(tmp_path: Path) -> None:
    """Of an id that several have, only the last one's entries are there; other ids stay."""
    write_po(tmp_path / "a", "de", {"one": "1a", "two": "2a"})
    write_po(tmp_path / "b", "de", {"two": "2b", "three": "3b"})
    catalog = Catalog.load(tmp_path / "a", str(tmp_path / "b"), builtin=False)
    assert [texts(catalog, key, "de") for key in ("one", "two", "three")] == [["1a"], ["2b"], ["3b"]]
    turned = Catalog.load(tmp_path / "b", tmp_path / "a", builtin=False)
    assert texts(turned, "two", "de") == ["2a"]


@pytest.mark.parametrize(("below", "above"), [("zh_Hans", "zh_CN"), ("zh_CN", "zh_Hans"), ("pt_BR", "pt")])
def test_later_sources_win_whatever_the_spelling(tmp_path: Path, below: str, above: str) -> None:
    """Two names of one locale are one locale, for every reader of it."""
    write_po(tmp_path / "a", below, {"one": "1a", "two": "2a"})
    write_po(tmp_path / "b", above, {"two": "2b"})
    catalog = Catalog.load(tmp_path / "a", tmp_path / "b", builtin=False)
    for wanted in (below, above):
        assert (texts(catalog, "one", wanted), texts(catalog, "two", wanted)) == (["1a"], ["2b"])
    assert catalog.problems() == ()


@pytest.mark.parametrize(
    ("folder", "wanted", "resolved"),
    [
        ("zh_CN", "zh-Hans", "zh-CN"),
        ("zh-Hans", "zh_CN", "zh-Hans"),
        ("zh_Hant_TW", "zh-TW", "zh-Hant-TW"),
        ("pt_BR", "pt", "pt-BR"),
        ("pt", "pt-BR", "pt"),
        ("iw", "he-IL", "he"),
        ("pt_BR", "pt-PT", None),
        ("zh_CN", "zh-TW", None),
        ("de", "de-AT", None),
    ],
)
def test_folders_are_found_by_what_their_names_mean(
    tmp_path: Path, folder: str, wanted: str, resolved: str | None
) -> None:
    """A folder may spell its locale in any way; a regional variant is another locale."""
    write_po(tmp_path, folder, {"gone": "Weg"})
    catalog = Catalog.load(tmp_path, builtin=False)
    assert catalog.resolve(wanted) == resolved
    assert texts(catalog, "gone", wanted) == (["Weg"] if resolved else [])


def test_the_built_in_catalogs_lie_below(tmp_path: Path) -> None:
    """A source may replace a text of the library, and ``builtin=False`` leaves all of them out."""
    title = "com.vmware.vapi.std.errors.not_found"
    write_po(tmp_path, "de", {title: "Nix da"})
    assert texts(Catalog.load(tmp_path), title, "de") == ["Nix da"]
    assert texts(Catalog.load(), title, "de") == ["Nicht gefunden"]
    assert texts(Catalog.load(tmp_path), "com.vmware.vapi.std.errors.timed_out", "en") == ["Timed out"]
    alone = Catalog.from_mapping({}, builtin=False)
    assert (alone.locales, dict(alone.table("en"))) == (("en",), {})


def test_a_folder_inside_a_package_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``package:folder`` is found wherever Python finds the package."""
    package = tmp_path / "vapierrors_sample_package"
    write_po(package / "texts" / "locales", "de", {"gone": "Weg"})
    (package / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, package.name, raising=False)
    catalog = Catalog.load("vapierrors_sample_package:texts/locales", builtin=False)
    assert texts(catalog, "gone", "de") == ["Weg"]
    for folder in ("none", "..", "texts/../../de"):
        source = f"vapierrors_sample_package:{folder}"
        with pytest.raises(CatalogError) as error:
            Catalog.load(source)
        want = f"Expected a folder or package:folder, got {source!r}: the package has no such folder"
        assert str(error.value) == want


def test_a_package_inside_an_archive_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Catalogs are read out of a zipped package as out of a folder, and never change there."""
    write_po(tmp_path / "build", "de", {"gone": "Weg"})
    archive = tmp_path / "sample.zip"
    with ZipFile(archive, "w") as file:
        file.writestr("vapierrors_zipped_sample/__init__.py", "")
        name = "de/LC_MESSAGES/app.po"
        file.write(tmp_path / "build" / name, f"vapierrors_zipped_sample/locales/{name}")
    monkeypatch.syspath_prepend(str(archive))
    catalog = Catalog.load("vapierrors_zipped_sample:locales", builtin=False)
    assert (catalog.locales, texts(catalog, "gone", "de")) == (("de", "en"), ["Weg"])
    assert catalog.reload() == Reload(changed=False, problems=())
    monkeypatch.delitem(sys.modules, "vapierrors_zipped_sample")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no/such/folder", "no such folder"),
        ("", "no such folder"),
        ("no_such_package:locales", "No module named 'no_such_package'"),
        ("not a package:locales", "no such folder"),
        (__file__, "a file; give the folder of the catalogs"),
        ("json.decoder:locales", "json.decoder is no package, but a module"),
    ],
)
def test_a_missing_source_is_an_error(
    source: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading fails at once, and says what was expected."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CatalogError) as error:
        Catalog.load(source)
    assert str(error.value) == f"Expected a folder or package:folder, got {source!r}: {reason}"


def test_a_folder_of_no_known_locale_is_a_problem(tmp_path: Path) -> None:
    """It is left out, and the others are there."""
    write_po(tmp_path, "de", {"gone": "Weg"})
    for name in ("klingon", "de_DE@euro", "templates"):
        write_po(tmp_path, name, {"gone": "x"})
    (tmp_path / "notes").mkdir()
    catalog = Catalog.load(tmp_path, builtin=False)
    assert catalog.locales == ("de", "en")
    assert [str(problem) for problem in catalog.problems()] == [
        "de_DE@euro/LC_MESSAGES: Expected a language tag such as de or zh-Hant-TW, got 'de_DE@euro' [unknown-locale]",
        "klingon/LC_MESSAGES: Expected a language that CLDR has data for, got 'klingon' in 'klingon' [unknown-locale]",
        "templates/LC_MESSAGES: Expected a language tag such as de or zh-Hant-TW, got 'templates' [unknown-locale]",
    ]


def test_a_broken_template_is_a_problem_and_all_others_work(tmp_path: Path) -> None:
    """The problem names file and line, and shows where the template is at fault."""
    write_po(tmp_path, "de", {"bad": "Hallo {name", "good": "Weg", "deep": "{" * 17_000})
    catalog = Catalog.load(tmp_path, builtin=False)
    assert texts(catalog, "good", "de") == ["Weg"]
    bad, deep = [problem for problem in catalog.problems("de") if problem.locale == "de"]
    assert str(bad) == (
        "de/LC_MESSAGES/app.po:2: bad [de]: Expected ',' or '}' behind the argument name 'name', got end of text"
        " - at line 1, column 12\n    Hallo {name\n               ^ [template-syntax]"
    )
    assert (deep.code, deep.line, deep.message_id) == ("template-limit", 10, "deep")
    assert deep.detail == "Expected at most 16384 characters in a template, got 17000 - at the template"
    assert {problem.code for problem in (bad, deep)} <= PROBLEM_CODES.keys()


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    """What cannot be opened counts as empty; the rest of the locale is there."""
    write_po(tmp_path, "de", {"gone": "Weg"})
    (tmp_path / "de" / "LC_MESSAGES" / "folder.po").mkdir()
    catalog = Catalog.load(tmp_path, builtin=False)
    assert texts(catalog, "gone", "de") == ["Weg"]
    detail = f"Expected a readable file, got [Errno 21] Is a directory: '{tmp_path}/de/LC_MESSAGES/folder.po'"
    assert catalog.problems("de") == (EntryProblem("file-unreadable", "", "de", "de/LC_MESSAGES/folder.po", 0, detail),)


def test_only_the_files_of_the_wanted_locale_are_read(tmp_path: Path, reads: list[str]) -> None:
    """A locale is read when it is first asked for, and once."""
    for locale in ("de", "fr", "ja"):
        write_po(tmp_path, locale, {"gone": locale})
    catalog = Catalog.load(tmp_path, builtin=False)
    assert (catalog.locales, catalog.resolve("ja-JP"), reads) == (("de", "en", "fr", "ja"), "ja", [])
    for _ in range(2):
        catalog.find("gone", "ja")
        catalog.find("none", "ja-JP")
        catalog.find("gone", "ko")
    assert reads == ["ja/LC_MESSAGES/app.po"]
    catalog.find("gone", "en")
    assert reads == ["ja/LC_MESSAGES/app.po", "de/LC_MESSAGES/app.po", "fr/LC_MESSAGES/app.po"]


def test_threads_may_ask_at_the_same_time(tmp_path: Path, reads: list[str]) -> None:
    """Eight threads that ask first all get the whole table, which is read once."""
    entries = {f"id{number}": f"Text {number}" for number in range(300)}
    write_po(tmp_path, "de", entries)
    catalog = Catalog.load(tmp_path, builtin=False)
    start = Barrier(8)

    def ask(_: int) -> tuple[list[str], int]:
        start.wait()
        return texts(catalog, "id299", "de"), id(catalog.table("de"))

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(8)))
    assert [found for found, _ in answers] == [["Text 299"]] * 8
    assert len({table for _, table in answers}) == 1
    assert reads == ["de/LC_MESSAGES/app.po"]


@pytest.mark.parametrize("tag", ["../../etc", "de\0", "x" * 10_000, "\ud800", ""])
def test_a_hostile_tag_never_comes_near_a_path(tag: str, reads: list[str]) -> None:
    """A tag is checked first; one that is none is an error, and no file is read."""
    catalog = Catalog.load()
    with pytest.raises(LocaleError):
        catalog.find("a", tag)
    assert dict(catalog.table(tag)) == {}
    assert reads == []


def test_tables_cannot_be_changed() -> None:
    """What threads share is read-only."""
    table = Catalog.load().table("de")
    with pytest.raises(TypeError):
        table["a"] = ()  # type: ignore[index] - that is the point
