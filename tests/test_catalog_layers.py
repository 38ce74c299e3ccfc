"""What lies over what, and what is broken or missing in a source (specification, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vapierrors.catalog import PROBLEM_CODES, Catalog, EntryProblem
from vapierrors.catalog.entry import Entry
from vapierrors.renderer import Renderer

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "com.vmware.vapi.std.errors.not_found"


def write(folder: Path, **files: str) -> None:
    """Write files into a folder; ``__`` in a name stands for ``/LC_MESSAGES/``, and the last ``_`` for a dot."""
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / f"{stem.replace('__', '/LC_MESSAGES/')}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def po(**entries: str) -> str:
    """A catalog whose English side is the translation in angle brackets."""
    return "\n".join(f'msgctxt "{key}"\nmsgid "<{text}>"\nmsgstr "{text}"\n' for key, text in entries.items())


def texts(catalog: Catalog, message_id: str, locale: str) -> list[str]:
    return [entry.template for entry in catalog.find(message_id, locale)]


def test_files_of_one_name_in_different_forms_are_all_read(tmp_path: Path) -> None:
    """Only a compiled file gives way, to the source beside it."""
    write(tmp_path, de__app_po=po(a="A"), app_de_properties="b = B", app_properties="c = C", app_en_properties="d = D")
    write(tmp_path, app_pot=po(e=""))
    catalog = Catalog.load(tmp_path, builtin=False)
    assert {locale: list(catalog.table(locale)) for locale in catalog.locales} == {
        "de": ["a", "b"],
        "en": ["e", "c", "d"],
    }


def test_an_english_bundle_lies_over_its_base(tmp_path: Path) -> None:
    """An id of the base bundle shows wherever the English one has no sound entry of it; an empty one loses nothing."""
    write(tmp_path, m_properties="a = A1\nb = B1\nc = C1", m_en_properties="a = A2\nc = {0, x}", n_properties="d = D1")
    write(tmp_path, n_en_properties="")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert {key: texts(catalog, key, "en") for key in "abcd"} == {
        "a": ["A2"],
        "b": ["B1"],
        "c": ["{0, x}", "C1"],
        "d": ["D1"],
    }


def test_english_without_a_template_file_keeps_several_entries_of_one_file(tmp_path: Path) -> None:
    """Of an id, the first locale counts with all its entries; other domains and templates are not touched."""
    write(tmp_path, de__app_po=po(a="A") + '\nmsgctxt "a"\nmsgid "{0}"\nmsgstr "A {0}"\n')
    write(tmp_path, ja__app_po=po(a="J", b="B"), ja__other_po=po(c="C"), other_pot=po(d=""))
    catalog = Catalog.load(tmp_path, builtin=False)
    assert {key: texts(catalog, key, "en") for key in "abcd"} == {
        "a": ["<A>", "{0}"],
        "b": ["<B>"],
        "c": [],
        "d": ["<>"],
    }


def test_a_broken_entry_does_not_hide_the_sound_one_below(tmp_path: Path) -> None:
    """A reader gets the built-in text in his language, and the problem names file and line."""
    write(tmp_path, de__app_po=po(**{TITLE: "Nix {da"}))
    catalog = Catalog.load(tmp_path)
    assert texts(catalog, TITLE, "de") == ["Nix {da", "Nicht gefunden"]
    (problem,) = (problem for problem in catalog.problems("de") if problem.locale == "de")
    assert str(problem) == (
        f"de/LC_MESSAGES/app.po:2: {TITLE} [de]: Expected ',' or '}}' behind the argument name 'da', got end of text"
        " - at line 1, column 8\n    Nix {da\n           ^ [template-syntax]"
    )
    rendered = Renderer(catalog).render({"messages": [], "error_type": "NOT_FOUND"}, locale="de")
    assert [(message.text, message.locale) for message in rendered.messages] == [("Nicht gefunden", "de")]
    assert texts(catalog, TITLE, "en") == ["<Nix {da>", "Not found"]


def test_one_sound_entry_of_an_id_hides_all_below() -> None:
    """Only where every entry of the upper source is broken do the lower ones stand behind them."""
    catalog = Catalog.from_mapping({"de": {TITLE: ["{", "Nix da"]}})
    assert texts(catalog, TITLE, "de") == ["{", "Nix da"]


def test_broken_entries_of_several_sources_stand_over_each_other(tmp_path: Path) -> None:
    """However many sources are broken, and however they spell the locale, what works is found."""
    for name, locale, text in (("a", "zh_CN", "A"), ("b", "zh-Hans", "{b"), ("c", "zh_CN", "{c")):
        write(tmp_path / name, **{f"{locale}__app_po": po(x=text)})
    catalog = Catalog.load(tmp_path / "a", tmp_path / "b", tmp_path / "c", builtin=False)
    for wanted in ("zh-CN", "zh-Hans"):
        assert texts(catalog, "x", wanted) == ["{c", "{b", "A"]


def test_only_templates_of_shared_ids_are_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template is left to its first use, save one that lies over others: that is parsed when its id is asked for."""
    parsed: list[str] = []
    problem = Entry.problem

    def counted(entry: Entry) -> EntryProblem | None:
        parsed.append(entry.template)
        return problem(entry)

    monkeypatch.setattr(Entry, "problem", counted)
    write(tmp_path / "a", de__app_po=po(x="X1", y="Y1"))
    write(tmp_path / "b", de__app_po=po(y="Y2", z="Z2"))
    table = Catalog.load(tmp_path / "a", tmp_path / "b").table("de")
    assert len(table) > 3
    assert parsed == []
    assert [table["y"][0].template, table["y"][0].template, table["x"][0].template] == ["Y2", "Y2", "X1"]
    assert parsed == ["Y2"]


def test_a_bundle_of_no_known_locale_is_a_problem(tmp_path: Path) -> None:
    """It is not taken for English; the others are there."""
    write(tmp_path, m_properties="a = A", m_xx_properties="a = X", m_xx_YY_properties="b = Y")
    write(tmp_path, o_de_properties="c = C", o_tlh_properties="d = D", n_de_AT_foo_properties="e = E")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert {locale: list(catalog.table(locale)) for locale in catalog.locales} == {"de": ["c"], "en": ["a"]}
    assert [str(problem) for problem in catalog.source_problems()] == [
        "m_xx.properties: Expected a language that CLDR has data for, got 'xx' in 'xx' [unknown-locale]",
        "m_xx_YY.properties: Expected a language that CLDR has data for, got 'xx' in 'xx_YY' [unknown-locale]",
        "n_de_AT_foo.properties: Expected a language tag such as de or zh-Hant-TW, got 'de_AT_foo' [unknown-locale]",
        "o_tlh.properties: Expected a language that CLDR has data for, got 'tlh' in 'tlh' [unknown-locale]",
    ]


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("m_ja_JP_JP", "ja-JP"),
        ("m_no_NO_NY", "nn"),
        ("m_th_TH_TH", "th-TH"),
        ("my_app_de", "de"),
        ("my_app_pt_BR", "pt-BR"),
        ("m_zh_Hant_TW", "zh-Hant-TW"),
        ("vm_error", "en"),
        ("vm_err", "en"),
        ("vm", "en"),
        ("_de", "en"),
    ],
)
def test_the_end_of_a_bundle_s_name_is_its_locale(tmp_path: Path, name: str, locale: str) -> None:
    """Java's own variants are understood, and what does not look like a locale is part of the name."""
    write(tmp_path, **{f"{name}_properties": "a = A"})
    catalog = Catalog.load(tmp_path, builtin=False)
    assert (catalog.locales, texts(catalog, "a", locale)) == (tuple(sorted({"en", locale})), ["A"])
    assert catalog.problems() == ()


def test_a_bundle_with_translations_of_its_own_is_a_base(tmp_path: Path) -> None:
    """``m_app`` beside ``m`` is no translation of it when ``m_app_de`` translates it."""
    write(tmp_path, m_properties="a = A", m_app_properties="b = B", m_app_de_properties="b = BB")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert (list(catalog.table("en")), list(catalog.table("de")), catalog.problems()) == (["a", "b"], ["b"], ())


@pytest.mark.parametrize("source", ["po/de", "po/flat", "po/empty"])
def test_a_folder_without_a_catalog_is_a_problem(tmp_path: Path, source: str) -> None:
    """One level too deep, one level missing, or nothing there: it says what was looked for."""
    write(tmp_path / "po", de__app_po=po(a="A"))
    (tmp_path / "po" / "flat" / "de").mkdir(parents=True)
    (tmp_path / "po" / "flat" / "de" / "app.po").write_text(po(a="A"), encoding="utf-8")
    (tmp_path / "po" / "empty").mkdir()
    folder = tmp_path / source
    catalog = Catalog.load(folder, builtin=False)
    detail = "Expected <locale>/LC_MESSAGES/<domain>.po, <domain>.pot or <name>_<locale>.properties, got none of them"
    problem = EntryProblem("no-catalog", "", "", str(folder), 0, detail)
    assert catalog.source_problems() == catalog.problems() == (problem,)
    assert str(problem) == f"{folder}: {detail} [no-catalog]"
    assert problem.code in PROBLEM_CODES


def test_problems_of_sources_need_no_template(tmp_path: Path) -> None:
    """What is broken in a template is not among them; what is wrong with a file is, once it is read."""
    write(tmp_path, de__app_po=po(a="{"), de__bad_po="msgctxt")
    catalog = Catalog.load(tmp_path, builtin=False)
    assert catalog.source_problems() == ()
    catalog.table("de")
    assert [str(problem) for problem in catalog.source_problems()] == [
        "de/LC_MESSAGES/bad.po:1: Expected msgctxt, msgid, msgstr or text in quotes, got 'msgctxt' [file-syntax]"
    ]
