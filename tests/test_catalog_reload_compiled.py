"""Reloading with compiled files: what is broken now stays as it was, whatever form it is in (section 4)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, found, load, templates, write, write_large

from vapierrors.catalog import Catalog, Reload

if TYPE_CHECKING:
    from pathlib import Path

SOUND = (block("a", "A {0}", "Weg {0}"), block("b", "B", "B1"))
BROKEN = (block("a", "A {0}", "Weg {0"), block("b", "B", "B2"))
NO_BLOCK = (block("b", "B", "B2"), 'msgctxt "a\nmsgid "A"\n')
PLURAL = (block("b", "B", "B2"), 'msgctxt "a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "1"\n')


@pytest.mark.parametrize("is_asked", [True, False], ids=["asked for", "not asked for"])
@pytest.mark.parametrize("was_compiled", [True, False], ids=["mo to mo", "po to mo"])
@pytest.mark.parametrize(
    ("now", "code"), [(BROKEN, "template-syntax"), (NO_BLOCK, "file-syntax"), (PLURAL, "gettext-plural")]
)
def test_what_is_broken_and_compiled_stays_as_it_was(
    tmp_path: Path, now: tuple[str, ...], code: str, *, was_compiled: bool, is_asked: bool
) -> None:
    """An entry that was sound is there after it was broken, compiled and reloaded; the others are swapped in."""
    write(tmp_path / GERMAN, *SOUND)
    if was_compiled:
        compile_all(tmp_path)
    catalog = load(tmp_path)
    assert templates(catalog, "a" if is_asked else "b") == ["Weg {0}" if is_asked else "B1"]
    write(tmp_path / GERMAN, *now)
    assert compile_all(tmp_path)[COMPILED].broken == 1
    changed, problems = catalog.reload()
    assert (changed, [problem.code for problem in problems]) == (True, [code])
    assert problems[0].line > 0
    assert (templates(catalog, "a"), templates(catalog, "b")) == (["Weg {0}"], ["B2"])
    write(tmp_path / GERMAN, block("a", "A", "Mended"))
    compile_all(tmp_path)
    assert catalog.reload() == Reload(changed=True, problems=())
    assert (found(catalog, "a"), found(catalog, "b")) == ([("Mended", COMPILED)], [])


def test_a_compiled_file_alone_keeps_what_is_broken_in_the_next(tmp_path: Path) -> None:
    """Where only compiled files are shipped, their templates are looked at."""
    write(tmp_path / GERMAN, *SOUND)
    compile_all(tmp_path)
    shipped = tmp_path / "shipped"
    target = shipped / COMPILED
    target.parent.mkdir(parents=True)
    target.write_bytes((tmp_path / COMPILED).read_bytes())
    catalog = load(shipped)
    assert templates(catalog, "b") == ["B1"]
    write(tmp_path / GERMAN, *BROKEN)
    compile_all(tmp_path)
    target.unlink()
    target.write_bytes((tmp_path / COMPILED).read_bytes())
    changed, problems = catalog.reload()
    assert (changed, [(problem.code, problem.message_id) for problem in problems]) == (True, [("template-syntax", "a")])
    assert (templates(catalog, "a"), templates(catalog, "b")) == (["Weg {0}"], ["B2"])


def test_compiling_keeps_all_problems_of_a_source(tmp_path: Path) -> None:
    """Each with its file and line, as if nothing were compiled."""
    no_id = 'msgid "No id"\nmsgstr "x"\n'
    write(tmp_path / GERMAN, *SOUND, block("c", "C {0}", "C {0"), no_id, *PLURAL[1:], *NO_BLOCK[1:])
    before = load(tmp_path).problems("de")
    assert {problem.code for problem in before} == {
        "template-syntax",
        "no-message-id",
        "gettext-plural",
        "file-syntax",
    }
    compile_all(tmp_path)
    assert load(tmp_path).problems("de") == before


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A folder whose compiled German stays open."""
    write_large(tmp_path / GERMAN)
    compile_all(tmp_path)
    return tmp_path


def whole(catalog: Catalog) -> dict[str, list[str]]:
    return {key: [entry.template for entry in entries] for key, entries in dict(catalog.table("de")).items()}


def test_a_new_time_alone_hides_nothing(large: Path) -> None:
    """Who touches a compiled file, or copies the same bytes into it, changes nothing for those that have it open."""
    catalog = load(large)
    assert templates(catalog, "id.1") == ["Text 1 " * 5]
    os.utime(large / COMPILED, (1, 1))
    assert templates(catalog, "id.7") == ["Text 7 " * 5]
    (large / COMPILED).write_bytes((large / COMPILED).read_bytes())
    assert templates(catalog, "id.8") == ["Text 8 " * 5]
    assert (len(whole(catalog)), catalog.problems("de")) == (3000, ())


def test_a_file_that_is_written_into_costs_no_more_than_what_nobody_asked_for(large: Path) -> None:
    """It is told, once, whichever way the catalog is asked; to reload helps."""
    catalog = load(large)
    assert templates(catalog, "id.1") == ["Text 1 " * 5]
    os.truncate(large / COMPILED, 40_000)
    assert templates(catalog, "id.7") == []
    assert whole(catalog) == {"id.1": ["Text 1 " * 5]}
    (problem,) = catalog.problems("de")
    detail = "Expected the file as it was when it was opened, got one that was written into; reload"
    assert str(problem) == f"{COMPILED}: {detail} [file-syntax]"
    assert catalog.reload().changed
    assert templates(catalog, "id.7") == ["Text 7 " * 5]
