"""English without a template: what the translations translate, whatever is compiled (specification, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, found, load, templates, write

from vapierrors.catalog.compilation import compile_catalog, targets

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = "fr/LC_MESSAGES/app.po"
ENGLISH = {"a": ["Gone"], "b": ["Not yet translated"], "c": ["Fuzzy"]}


def english(folder: Path) -> dict[str, list[str]]:
    catalog = load(folder)
    return {key: templates(catalog, key, "en") for key in "abc"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder without a template, in whose German one entry is not translated and one is fuzzy."""
    unfinished = (block("b", "Not yet translated", ""), block("c", "Fuzzy", "Unscharf", is_fuzzy=True))
    write(tmp_path / GERMAN, block("a", "Gone", "Weg"), *unfinished)
    write(tmp_path / FRENCH, block("a", "Gone", "Parti"))
    return tmp_path


def test_english_is_whole_where_only_a_translation_is_compiled(folder: Path) -> None:
    """A compiled translation lacks what nobody has translated: that is read from its source."""
    compile_catalog(targets(folder, [])[0])
    catalog = load(folder)
    assert found(catalog, "a") == [("Weg", COMPILED)]
    assert {key: found(catalog, key, "en") for key in "abc"} == {
        key: [(text, GERMAN)] for key, (text,) in ENGLISH.items()
    }
    assert catalog.problems() == ()


def test_english_is_whole_where_compiled_english_is_stale(folder: Path) -> None:
    """One source that was changed since is enough to read all of them."""
    compile_all(folder)
    assert english(folder) == ENGLISH
    write(folder / FRENCH, block("a", "Gone", "Disparu"))
    assert english(folder) == ENGLISH
    assert found(load(folder), "b", "en") == [("Not yet translated", GERMAN)]


def test_english_is_still_read_from_sources_after_a_reload(folder: Path) -> None:
    """What is changed in a source is there, and what is broken in it stays as it was."""
    compile_catalog(targets(folder, [])[0])
    catalog = load(folder)
    assert templates(catalog, "b", "en") == ["Not yet translated"]
    write(folder / GERMAN, block("a", "Away", "Fort"), block("b", "{", ""))
    changed, problems = catalog.reload()
    assert (changed, {problem.code for problem in problems}) == (True, {"stale-compiled", "template-syntax"})
    assert {key: templates(catalog, key, "en") for key in "abc"} == {
        "a": ["Away"],
        "b": ["Not yet translated"],
        "c": [],
    }
    assert catalog.reload().changed is False


def test_entries_of_several_domains_stand_in_the_order_of_the_domains(tmp_path: Path) -> None:
    """Whatever form a domain answers in: a template, translations, or what is compiled of either."""
    write(tmp_path / "std.pot", block("a", "From std", ""))
    write(tmp_path / GERMAN, block("a", "From app", "A"))
    before = templates(load(tmp_path), "a", "en")
    compile_all(tmp_path)
    assert templates(load(tmp_path), "a", "en") == before == ["From app", "From std"]


def test_english_is_there_where_a_source_cannot_be_read(folder: Path) -> None:
    """What is compiled of it is used, old or not."""
    compile_all(folder)
    (folder / GERMAN).unlink()
    (folder / GERMAN).mkdir()
    assert english(folder) == ENGLISH
    (folder / "app.mo").unlink()
    assert english(folder) == {"a": ["Gone"], "b": [], "c": []}


@pytest.mark.parametrize("is_compiled", [True, False], ids=["compiled", "stale"])
def test_compiled_english_that_is_broken_now_stays_as_it_was(folder: Path, *, is_compiled: bool) -> None:
    """It is read from its sources from then on: what is sound in them is swapped in, what is gone is gone."""
    compile_all(folder)
    catalog = load(folder)
    assert found(catalog, "a", "en") == [("Gone", "app.mo")]
    write(folder / GERMAN, block("a", "Gone {", "Weg"), block("b", "Translated", "Da"))
    if is_compiled:
        compile_all(folder)
    changed, problems = catalog.reload()
    assert (changed, [problem.message_id for problem in problems if problem.locale == "en" and problem.line]) == (
        True,
        ["a"],
    )
    assert {key: templates(catalog, key, "en") for key in "abc"} == {"a": ["Gone"], "b": ["Translated"], "c": []}
    (folder / "app.mo").unlink()
    catalog.reload()
    assert templates(catalog, "a", "en") == ["Gone"]
    write(folder / GERMAN, block("a", "Away", "Weg"))
    compile_all(folder)
    assert catalog.reload().changed
    assert ({key: templates(catalog, key, "en") for key in "abc"}, catalog.problems()) == (
        {"a": ["Away"], "b": [], "c": []},
        (),
    )
