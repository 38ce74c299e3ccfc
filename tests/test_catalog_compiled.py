"""Compiled catalogs: the same entries as their sources, and never stale ones (specification, section 4)."""

from __future__ import annotations

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, found, load, states, write
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.catalog import PROBLEM_CODES, Catalog, Reload
from vapierrors.catalog.compilation import compile_catalog, look_at, targets
from vapierrors.catalog.mo import MoFile
from vapierrors.catalog.mo_writing import mo_bytes

if TYPE_CHECKING:
    from pathlib import Path

STALE = (
    f"{COMPILED}: Expected a file compiled from {GERMAN} as it is now, got {{}};"
    " run vapierrors compile [stale-compiled]"
)
FILES = (
    *("app.pot", "other.pot", GERMAN, "en/LC_MESSAGES/app.po"),
    *("ja/LC_MESSAGES/app.po", "ja/LC_MESSAGES/other.po", "ko/LC_MESSAGES/more.po"),
)
TEMPLATES = st.sampled_from(("A", "B {0}", "{0} {1}", "ü {", "漢"))
ENTRIES = st.lists(st.tuples(st.sampled_from("abc"), TEMPLATES, st.just("") | TEMPLATES, st.booleans()), max_size=8)


def everything(catalog: Catalog) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    return {
        (locale, message_id): [(entry.id, entry.locale, entry.template) for entry in catalog.find(message_id, locale)]
        for locale in catalog.locales
        for message_id in "abcx"
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose German is compiled, with a template."""
    write(tmp_path / GERMAN, block("a", "A", "A1"), block("b", "B", "B1"))
    write(tmp_path / "app.pot", block("a", "A", ""), block("b", "B", ""), block("c", "C", ""))
    compile_all(tmp_path)
    return tmp_path


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(FILES), ENTRIES, min_size=1))
def test_a_compiled_catalog_has_what_its_sources_have(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, list[tuple[str, str, str, bool]]]
) -> None:
    """Each id has the same entries in the same order, in every language, English without a template among them."""
    folder = tmp_path_factory.mktemp("compiled")
    for name, entries in files.items():
        write(folder / name, *(block(*entry, is_fuzzy=is_fuzzy) for *entry, is_fuzzy in entries))
    expected = everything(load(folder))
    is_sound = not any(compilation.broken for compilation in compile_all(folder).values())
    assert set(states(folder).values()) == {"fresh"}
    catalog = load(folder)
    assert everything(catalog) == expected == everything(load(folder, compiled=False))
    assert {
        entry.file[-3:] for locale in catalog.locales for of_id in catalog.table(locale).values() for entry in of_id
    } <= ({".mo"} if is_sound else {".mo", ".po", "pot"})
    assert {locale: {*catalog.table(locale)} for locale in catalog.locales} == {
        locale: {key for tag, key in expected if tag == locale and expected[tag, key]} for locale in catalog.locales
    }
    for path in folder.rglob("*.po*"):
        path.unlink()
    assert {key: entries for key, entries in everything(load(folder)).items() if entries} == {
        key: entries for key, entries in expected.items() if entries
    }


def test_what_is_compiled_is_read_without_its_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither Babel nor any line of the source is needed, in German and in English."""
    monkeypatch.delattr("vapierrors.catalog.po.read_po_table")
    catalog = load(folder)
    assert (found(catalog, "a"), found(catalog, "c", "en")) == ([("A1", COMPILED)], [("C", "app.mo")])
    assert catalog.problems() == ()


def test_without_compiled_files_each_entry_knows_its_line(folder: Path) -> None:
    """Tools read the sources, whatever is compiled."""
    (entry,) = load(folder, compiled=False).find("b", "de")
    assert (entry.file, entry.line) == (GERMAN, 10)


@pytest.mark.parametrize("size", [0, 400_000], ids=["small", "large"])
def test_a_stale_file_is_passed_over(folder: Path, size: int) -> None:
    """Another text of the same length is enough, whatever the times say; to compile again helps."""
    comment = f"# {'-' * size}\n"
    source = write(folder / GERMAN, comment, block("a", "A", "A1"))
    compile_all(folder)
    assert found(load(folder), "a") == [("A1", COMPILED)]
    write(folder / GERMAN, comment, block("a", "A", "A2"))
    os.utime(source, (1, 1))
    catalog = load(folder)
    assert found(catalog, "a") == [("A2", GERMAN)]
    assert [str(problem) for problem in catalog.problems()] == [STALE.format("an older one")]
    assert catalog.problems()[0].code in PROBLEM_CODES
    assert states(folder) == {COMPILED: "stale", "app.mo": "fresh"}
    compile_all(folder)
    assert (found(load(folder), "a"), load(folder).problems()) == ([("A2", COMPILED)], ())


@pytest.mark.parametrize("size", [0, 400_000], ids=["small", "large"])
def test_a_new_time_alone_makes_nothing_stale(folder: Path, size: int) -> None:
    """A checkout, a wheel or a container gives files new times."""
    source = write(folder / GERMAN, f"# {'-' * size}\n", block("a", "A", "A1"))
    compile_all(folder)
    for path in (source, source.with_suffix(".mo")):
        os.utime(path, (1, 1))
    assert (found(load(folder), "a"), states(folder)[COMPILED]) == ([("A1", COMPILED)], "fresh")


def test_what_is_compiled_of_a_small_file_is_always_the_same(folder: Path) -> None:
    """So that it can be kept beside its source in version control."""
    before = (folder / COMPILED).read_bytes()
    os.utime(folder / GERMAN, (1, 1))
    compile_all(folder)
    assert (folder / COMPILED).read_bytes() == before


def test_a_corrupt_file_gives_way_to_its_source(folder: Path) -> None:
    """Half a file is told, and costs nothing but time."""
    content = (folder / COMPILED).read_bytes()
    length = len(MoFile(folder / COMPILED).header)
    (folder / COMPILED).write_bytes(content[:-2])
    catalog = load(folder)
    assert found(catalog, "a") == [("A1", GERMAN)]
    cut = f"Expected {length} bytes at byte {len(content) - length - 1}"
    got = f"an unsound one: {cut} of a compiled MO catalog, got {len(content) - 2} in all"
    assert [str(problem) for problem in catalog.problems()] == [STALE.format(got)]
    assert states(folder)[COMPILED] == "stale"


def test_what_turns_out_to_be_corrupt_is_told_once(folder: Path) -> None:
    """A text that is none leaves out its own id, not the others."""
    content = (folder / COMPILED).read_bytes()
    (folder / COMPILED).write_bytes(content.replace(b"B1", b"\xff1").replace(b"b\x04B", b"b\x04\xff"))
    catalog = load(folder)
    assert (found(catalog, "b"), found(catalog, "a"), found(catalog, "b")) == ([], [("A1", COMPILED)], [])
    assert [(problem.code, problem.file) for problem in catalog.source_problems()] == [("file-syntax", COMPILED)]


def test_english_without_a_template_is_stale_with_any_translation(tmp_path: Path) -> None:
    """It comes from all of them: a changed one, and one more, count as soon as they are there."""
    write(tmp_path / GERMAN, block("a", "A", "A1"))
    compile_all(tmp_path)
    assert found(load(tmp_path), "a", "en") == [("A", "app.mo")]
    write(tmp_path / "bg" / "LC_MESSAGES" / "app.po", block("a", "An A", "A3"), block("b", "B", ""))
    catalog = load(tmp_path)
    assert found(catalog, "a", "en") == [("An A", "bg/LC_MESSAGES/app.po")]
    assert found(catalog, "a", "de") == [("A1", COMPILED)]
    assert [problem.code for problem in catalog.problems("en")] == ["stale-compiled"]
    compile_all(tmp_path)
    assert (found(load(tmp_path), "b", "en"), load(tmp_path).problems()) == ([("B", "app.mo")], ())


def test_a_compiled_translation_is_not_taken_for_english(folder: Path) -> None:
    """A folder that is given one level too deep has no English in it."""
    assert load(folder / "de" / "LC_MESSAGES").find("a", "en") == (
        *load(folder / "de" / "LC_MESSAGES", compiled=False).find("a", "en"),
    )
    (folder / GERMAN).unlink()
    assert found(load(folder / "de" / "LC_MESSAGES"), "a", "en") == []


def test_reload_swaps_in_what_was_compiled(folder: Path) -> None:
    """What is not asked for again is not read again, and nothing changes where nothing changed."""
    catalog = load(folder)
    old = catalog.table("de")
    assert found(catalog, "a") == [("A1", COMPILED)]
    assert catalog.reload() == Reload(changed=False, problems=())
    write(folder / GERMAN, block("a", "A", "A2"), block("c", "C", "C2"))
    compile_all(folder)
    assert catalog.reload() == Reload(changed=True, problems=())
    assert {key: found(catalog, key) for key in "abc"} == {"a": [("A2", COMPILED)], "b": [], "c": [("C2", COMPILED)]}
    assert [entry.template for entry in old.find("b")] == ["B1"]


def test_reload_keeps_what_is_in_use_and_broken_now(folder: Path) -> None:
    """A template that no longer parses stays as it was, asked for or not, as often as anything is compiled."""
    catalog = load(folder)
    assert found(catalog, "a") == [("A1", COMPILED)]
    for text in ("A2 {", "A3 {"):
        write(folder / GERMAN, block("a", "A", text), block("b", "B", text))
        compile_all(folder)
        changed, problems = catalog.reload()
        assert (changed, [(problem.code, problem.message_id) for problem in problems]) == (
            True,
            [("template-syntax", "a"), ("template-syntax", "b")],
        )
        assert found(catalog, "a") == [("A1", COMPILED)]
    assert found(catalog, "b") == [("B1", COMPILED)]


def test_reload_finds_what_is_compiled_or_not_any_more(folder: Path) -> None:
    """The source takes over where the compiled file is gone, and the other way round, before anyone has asked."""
    catalog = load(folder)
    (folder / COMPILED).unlink()
    assert catalog.reload().changed
    assert found(catalog, "a") == [("A1", GERMAN)]
    compile_all(folder)
    assert catalog.reload() == Reload(changed=True, problems=())
    assert found(catalog, "a") == [("A1", COMPILED)]


def test_threads_may_ask_a_compiled_catalog_first(folder: Path) -> None:
    """Eight threads that all ask for other ids first get each its own."""
    write(folder / GERMAN, *(block(f"id{number}", "A " * 300, f"T{number}") for number in range(800)))
    compile_all(folder)
    catalog = load(folder)
    start = Barrier(8)

    def ask(first: int) -> list[str]:
        start.wait()
        return [catalog.find(f"id{number}", "de")[0].template for number in range(first, 800, 8)]

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(8)))
    assert answers == [[f"T{number}" for number in range(first, 800, 8)] for first in range(8)]


def test_the_table_of_a_locale_is_a_mapping_that_cannot_be_changed(folder: Path) -> None:
    """It has what it is asked for, in any way that a mapping is asked, before and after it was looked at as a whole."""
    for _ in range(2):
        table = load(folder).table("de")
        assert (table.find("x"), table.get("x"), table.get("x", 1), "x" in table, "a" in table) == (
            (),
            None,
            1,
            False,
            True,
        )
        assert (len(table), [*table], table["a"], table.get("a")) == (2, ["a", "b"], table.find("a"), table.find("a"))
        assert {**table}.keys() == table.keys()
        with pytest.raises(KeyError, match=r"^'x'$"):
            table["x"]
        assert not hasattr(table, "__setitem__")


def test_absent_ids_do_not_fill_the_memory(folder: Path) -> None:
    """Ids come from the network: of those that are not there only the latest are remembered, and none that is long."""
    table = load(folder).table("de")
    assert table.find("a")
    for number in range(5000):
        assert table.find(f"absent{number}") == ()
        assert table.find(f"{number}" * 300) == ()
    known = table._known
    assert len(known) == 1025
    assert max(map(len, known)) < 20
    assert "a" in known


def test_a_failure_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is an error that names the file; nothing half-written stays behind."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space") as error:
        compile_all(folder)
    assert str(error.value) == (
        f"[Errno 28] No space left on device; what was there is there still: '{folder / COMPILED}'"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_two_may_compile_at_once_while_others_read(folder: Path) -> None:
    """Whoever reads gets a whole file, whoever wrote it."""
    (german, _) = targets(folder, [])
    with ThreadPoolExecutor(4) as threads:
        writing = [threads.submit(compile_catalog, german) for _ in range(40)]
        counts = {MoFile(german.path).count for _ in range(200)}
        assert {future.result().entries for future in writing} == counts == {2}
    assert sorted(path.name for path in german.path.parent.iterdir()) == ["app.mo", "app.po"]
    assert german.path.stat().st_mode == (folder / GERMAN).stat().st_mode


def test_what_is_left_out_is_counted_and_told(tmp_path: Path) -> None:
    """Fuzzy and empty translations are counted; what is broken is a problem with file and line."""
    blocks = (
        block("a", "A", "A1"),
        block("b", "B", "", is_fuzzy=True),
        block("c", "C", "C1", is_fuzzy=True),
        block("d", "D", "{"),
    )
    write(tmp_path / GERMAN, *blocks, 'msgid "E"\nmsgstr "E1"\n', "broken\n")
    write(tmp_path / "app.pot", block("a", "A", ""))
    compilation = compile_all(tmp_path)[COMPILED]
    assert compilation[:7] == (COMPILED, (GERMAN,), "compiled", 2, 1, 1, 3)
    assert [(problem.code, problem.line) for problem in compilation.problems] == [
        ("file-syntax", 26),
        ("template-syntax", 20),
        ("no-message-id", 23),
    ]
    assert look_at(targets(tmp_path, [])[0])[2:] == ("fresh", 2, 0, 0, 3, compilation.problems)


def test_a_header_with_a_number_beyond_all_bounds_is_that_of_another_tool(folder: Path) -> None:
    """No header makes a reader fail: what is no record of ours is none."""
    record = f"X-Vapierrors-Compiled-From: {'9' * 5000} bytes, crc32 00000000, time 0: {GERMAN}"
    (folder / COMPILED).write_bytes(mo_bytes(f"{record}\n", []))
    catalog = load(folder)
    assert (found(catalog, "a"), catalog.problems()) == ([("A1", GERMAN)], ())
