"""Files that cannot be read, and how many are kept open: what can be read is there all the same (section 4)."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, found, load, templates, write, write_large
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.catalog import Catalog

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose German is compiled, with a template."""
    write(tmp_path / GERMAN, block("a", "A", "A1"))
    write(tmp_path / "app.pot", block("a", "A", ""))
    compile_all(tmp_path)
    return tmp_path


def descriptors() -> int:
    return len(os.listdir("/dev/fd"))  # noqa: PTH208 - a Path per entry is one descriptor more


def put_unreadable(path: Path, kind: str) -> str:
    """Something else under the name of a file; returns what the system says of it."""
    path.unlink()
    if kind == "folder":
        path.mkdir()
        return f"[Errno 21] Is a directory: '{path}'"
    if kind == "link":
        path.symlink_to("nowhere")
        return f"[Errno 2] No such file or directory: '{path}'"
    os.mkfifo(path)
    return f"[Errno 22] Not a regular file: '{path}'"


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_a_compiled_file_that_cannot_be_opened_hides_nothing(folder: Path, kind: str) -> None:
    """Its source is read, and the problem names the compiled file."""
    reason = put_unreadable(folder / COMPILED, kind)
    catalog = load(folder)
    assert found(catalog, "a") == [("A1", GERMAN)]
    assert [str(problem) for problem in catalog.problems("de")] == [
        f"{COMPILED}: Expected a readable file, got {reason} [file-unreadable]"
    ]


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_a_source_that_cannot_be_read_hides_nothing(folder: Path, kind: str) -> None:
    """What is compiled of it is used, and the problem names the source."""
    (folder / "app.pot").unlink()
    (folder / "app.mo").unlink()
    compile_all(folder)
    reason = put_unreadable(folder / GERMAN, kind)
    catalog = load(folder)
    assert (found(catalog, "a"), templates(catalog, "a", "en")) == ([("A1", COMPILED)], ["A"])
    told = f"Expected a readable file, got {reason} [file-unreadable]"
    assert [str(problem) for problem in catalog.problems()] == [f"{GERMAN}: {told}", f"app.mo: {told}"]


def test_what_is_gone_is_gone_where_the_compiled_file_cannot_be_opened(folder: Path) -> None:
    """Its problem is none of the source's, so nothing is kept for its sake."""
    catalog = load(folder)
    assert templates(catalog, "a") == ["A1"]
    put_unreadable(folder / COMPILED, "folder")
    write(folder / GERMAN, block("b", "B", "B1"))
    assert [problem.code for problem in catalog.reload().problems] == ["file-unreadable"]
    assert (templates(catalog, "a"), templates(catalog, "b")) == ([], ["B1"])


@pytest.mark.parametrize("name", ["x.po", "x.mo", "../x_de.properties"])
def test_a_pipe_is_not_waited_for(folder: Path, name: str) -> None:
    """Only regular files are read, under whatever name; the others are there."""
    path = folder / "de" / "LC_MESSAGES" / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    catalog = load(folder if "/" not in name else folder / "de")
    assert catalog.find("x", "de") == ()
    assert [problem.detail for problem in catalog.problems("de") if problem.code == "file-unreadable"] == [
        f"Expected a readable file, got [Errno 22] Not a regular file: '{path.resolve()}'"
    ]


def test_what_was_unreadable_is_read_when_it_can_be(folder: Path) -> None:
    """The very file, with its old time, may come back: nothing is told of it any more."""
    catalog = load(folder, compiled=False)
    assert templates(catalog, "a") == ["A1"]
    source = folder / GERMAN
    aside = source.rename(source.with_suffix(".aside"))
    source.mkdir()
    assert [problem.code for problem in catalog.reload().problems] == ["file-unreadable"]
    source.rmdir()
    aside.rename(source)
    assert (catalog.reload().problems, templates(catalog, "a")) == ((), ["A1"])


def test_files_close_with_the_last_use(tmp_path: Path) -> None:
    """A catalog that nobody has any more, and one that was reloaded, keep nothing open until the next collection."""
    write_large(tmp_path / GERMAN)
    compile_all(tmp_path)
    gc.collect()
    gc.disable()
    try:
        before = descriptors()
        catalog = load(tmp_path)
        for _ in range(3):
            assert (len(catalog.find("id.1", "de")), len(catalog.find("id.1", "en"))) == (1, 1)
            (tmp_path / COMPILED).write_bytes((tmp_path / COMPILED).read_bytes())
            assert catalog.reload().changed
            assert descriptors() == before + 2
        del catalog
        assert descriptors() == before
    finally:
        gc.enable()


def test_few_files_stay_open(tmp_path: Path) -> None:
    """However many catalogs are large: the others are in memory, and no entry is lost."""
    write_large(tmp_path / GERMAN)
    compile_all(tmp_path)
    content = (tmp_path / COMPILED).read_bytes()
    shipped = tmp_path / "shipped" / "de" / "LC_MESSAGES"
    shipped.mkdir(parents=True)
    for number in range(24):
        (shipped / f"app{number}.mo").write_bytes(content)
    before = descriptors()
    catalog = load(tmp_path / "shipped")
    assert len(catalog.find("id.2999", "de")) == 24
    assert descriptors() - before <= 16


BYTES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6)


@settings(max_examples=80, deadline=None)
@given(changes=BYTES, is_asked=st.booleans())
def test_a_corrupt_file_is_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, *, changes: list[tuple[float, int]], is_asked: bool
) -> None:
    """Whatever bytes are wrong, a catalog can be looked at as a whole, and has what it says it has."""
    folder = tmp_path_factory.mktemp("corrupt")
    write(folder / GERMAN, *(block(f"id{number}", f"S{number}", f"T{number}") for number in range(30)))
    compile_all(folder)
    content = bytearray((folder / COMPILED).read_bytes())
    for place, value in changes:
        content[int(place * len(content))] = value
    (folder / COMPILED).write_bytes(content)
    catalog = load(folder)
    table = catalog.table("de")
    before = {key: table.find(key) for key in [f"id{number}" for number in range(30) if is_asked]}
    whole = dict(table)
    assert {key: entries for key, entries in before.items() if entries}.items() <= whole.items()
    assert [*table] == [*whole]
    assert all(table.find(key) == entries for key, entries in whole.items())
    assert isinstance(catalog.problems(), tuple)


def test_an_entry_that_is_not_sound_costs_no_other(folder: Path) -> None:
    """Neither before nor after the table was looked at as a whole."""
    write(folder / GERMAN, *(block(key, key, f"{key}1") for key in "abc"))
    compile_all(folder)
    (folder / COMPILED).write_bytes((folder / COMPILED).read_bytes().replace(b"b1", b"\xff1"))
    for _ in range(2):
        catalog = Catalog.load(folder, builtin=False)
        assert [*catalog.table("de")] == ["a", "c"]
        assert [templates(catalog, key) for key in "abc"] == [["a1"], [], ["c1"]]
        assert [problem.code for problem in catalog.problems("de")] == ["file-syntax"]
