"""Reloading: what changed is swapped in at once, and what is broken stays as it was (specification, section 4)."""

from __future__ import annotations

import os
import threading
from itertools import count
from typing import TYPE_CHECKING

import pytest

from vapierrors.catalog import Catalog, EntryProblem, Reload
from vapierrors.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vapierrors.catalog.sources import CatalogFile

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
UNCHANGED = Reload(changed=False, problems=())
SWAPPED = Reload(changed=True, problems=())


class Folder:
    """A folder of catalogs whose files get a new time with each change, however fast the test is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._times: Iterator[int] = count(10**18, 10**9)

    def file(self, locale: str) -> Path:
        """The file of a locale."""
        return self.path / locale / "LC_MESSAGES" / "app.po"

    def write(self, locale: str, text: str | bytes) -> None:
        """Make the file of a locale hold something."""
        file = self.file(locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        moment = next(self._times)
        os.utime(file, ns=(moment, moment))

    def put(self, locale: str, **entries: str) -> None:
        """Make the file of a locale a catalog of these translations."""
        blocks = [f'msgctxt "{key}"\nmsgid "<{key}>"\nmsgstr "{text}"\n' for key, text in entries.items()]
        self.write(locale, HEADER + "\n".join(blocks))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.put("de", a="A1", b="B1")
    return made


@pytest.fixture
def catalog(folder: Folder) -> Catalog:
    """A catalog that has read its German file."""
    made = Catalog.load(folder.path, builtin=False)
    assert texts(made) == {"a": ["A1"], "b": ["B1"]}
    return made


def texts(catalog: Catalog, locale: str = "de") -> dict[str, list[str]]:
    return {key: [entry.template for entry in entries] for key, entries in catalog.table(locale).items()}


def test_nothing_changes_where_nothing_changed(catalog: Catalog) -> None:
    """The table is the same object, and caches may stay."""
    table = catalog.table("de")
    assert catalog.reload() == UNCHANGED
    assert catalog.table("de") is table
    assert catalog.generation == 0


def test_a_changed_file_is_swapped_in(catalog: Catalog, folder: Folder) -> None:
    """New and changed entries are there, deleted ones are not, and the generation grows by one."""
    folder.put("de", a="A2", c="C2")
    assert texts(catalog) == {"a": ["A1"], "b": ["B1"]}
    assert catalog.reload() == SWAPPED
    assert texts(catalog) == {"a": ["A2"], "c": ["C2"]}
    assert texts(catalog, "en") == {"a": ["<a>"], "c": ["<c>"]}
    assert catalog.generation == 1
    assert catalog.reload() == UNCHANGED


def test_an_added_file_is_found(catalog: Catalog, folder: Folder) -> None:
    """A new locale is there without a restart."""
    folder.put("ja", a="あ")
    assert catalog.locales == ("de", "en")
    assert catalog.reload() == SWAPPED
    assert catalog.locales == ("de", "en", "ja")
    assert (texts(catalog, "ja"), texts(catalog)) == ({"a": ["あ"]}, {"a": ["A1"], "b": ["B1"]})


def test_a_deleted_file_is_gone(catalog: Catalog, folder: Folder) -> None:
    """To delete a file is a change like any other."""
    folder.put("ja", a="あ")
    folder.file("de").unlink()
    assert catalog.reload() == SWAPPED
    assert (catalog.locales, texts(catalog), catalog.find("a", "de")) == (("en", "ja"), {}, ())


def test_a_file_that_nobody_asked_for_is_not_read(catalog: Catalog, folder: Folder) -> None:
    """Reloading leaves the other locales to their first reader, who gets what is there then."""
    folder.put("ja", a="1")
    catalog.reload()
    folder.put("ja", a="2")
    assert catalog.reload() == UNCHANGED
    assert texts(catalog, "ja") == {"a": ["2"]}


def test_a_broken_template_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """The old entry of that id is kept, with a problem, and the other changes count."""
    folder.put("de", a="A2 {", b="B2", c="C2 {")
    changed, problems = catalog.reload()
    assert changed
    assert texts(catalog) == {"a": ["A1"], "b": ["B2"], "c": ["C2 {"]}
    assert [(problem.code, problem.message_id, problem.line) for problem in problems] == [("template-syntax", "a", 6)]
    folder.put("de", a="A3", b="B3")
    assert catalog.reload() == SWAPPED
    assert texts(catalog) == {"a": ["A3"], "b": ["B3"]}


def test_a_broken_block_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """Which entry is broken cannot be told, so all the old ones stay that have no new ones."""
    folder.write("de", HEADER + 'msgctxt "a\nmsgid "A"\nmsgstr "A2"\n\nmsgctxt "b"\nmsgid "B"\nmsgstr "B2"\n')
    changed, problems = catalog.reload()
    assert changed
    assert texts(catalog) == {"a": ["A1"], "b": ["B2"]}
    assert [str(problem) for problem in problems] == [
        "de/LC_MESSAGES/app.po:5: Expected msgctxt, msgid, msgstr or text in quotes, got 'msgctxt \"a' [file-syntax]"
    ]


def test_an_entry_that_became_a_gettext_plural_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """The id is known, so only its own old entries stay."""
    folder.write("de", HEADER + 'msgctxt "a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "1"\nmsgstr[1] "2"\n')
    assert [problem.code for problem in catalog.reload().problems] == ["gettext-plural"]
    assert texts(catalog) == {"a": ["A1"]}


def test_a_file_that_is_no_catalog_any_more_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """Half a file, or something else under its name, costs nothing."""
    folder.write("de", b"\x00\xff\xfe garbage")
    assert [problem.code for problem in catalog.reload().problems] == ["file-syntax"]
    assert texts(catalog) == {"a": ["A1"], "b": ["B1"]}


def test_a_file_that_cannot_be_read_any_more_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """It is reported each time, counts as changed once, and is read again when it can be."""
    folder.file("de").unlink()
    folder.file("de").mkdir()
    detail = f"Expected a readable file, got [Errno 21] Is a directory: '{folder.file('de')}'"
    problem = EntryProblem("file-unreadable", "", "de", "de/LC_MESSAGES/app.po", 0, detail)
    assert catalog.reload() == Reload(changed=True, problems=(problem,))
    assert texts(catalog) == {"a": ["A1"], "b": ["B1"]}
    assert catalog.reload() == Reload(changed=False, problems=(problem,))
    folder.file("de").rmdir()
    folder.put("de", a="A2")
    assert catalog.reload() == SWAPPED
    assert texts(catalog) == {"a": ["A2"]}


def test_a_folder_that_is_gone_stays_as_it_was(catalog: Catalog, folder: Folder) -> None:
    """A mount that went away is reported, and its texts are there until it comes back."""
    aside = folder.path.with_name("aside")
    folder.path.rename(aside)
    detail = (
        f"Expected a folder that can be listed, got [Errno 2] No such file or directory: '{folder.path}'; "
        "it stays as it was"
    )
    problem = EntryProblem("file-unreadable", "", "", str(folder.path), 0, detail)
    assert catalog.reload() == Reload(changed=False, problems=(problem,))
    assert catalog.problems() == (problem,)
    assert texts(catalog) == {"a": ["A1"], "b": ["B1"]}
    aside.rename(folder.path)
    assert catalog.reload() == UNCHANGED


def test_a_renderer_shows_what_was_swapped_in(catalog: Catalog, folder: Folder) -> None:
    """What a renderer has compiled ages out with the generation it was compiled from."""
    renderer = Renderer(catalog)
    body = {"messages": [{"id": "a", "default_message": "A", "args": []}]}
    assert str(renderer.render(body, locale="de")) == "A1"
    folder.put("de", a="A2")
    assert str(renderer.render(body, locale="de")) == "A1"
    catalog.reload()
    assert str(renderer.render(body, locale="de")) == "A2"


def test_a_mapping_never_changes() -> None:
    """Templates given in Python are as they were given."""
    catalog = Catalog.from_mapping({"de": {"a": "A"}}, builtin=False)
    assert (catalog.reload(), texts(catalog)) == (UNCHANGED, {"a": ["A"]})


def test_every_lookup_sees_one_state_while_reloading(folder: Folder) -> None:
    """Eight threads that read all the while never see entries of two versions in one table."""
    ids = [f"id{number}" for number in range(40)]
    folder.put("de", **dict.fromkeys(ids, "v0"))
    catalog = Catalog.load(folder.path, builtin=False)
    catalog.table("de")
    done = threading.Event()
    seen: list[set[str]] = []

    def read() -> None:
        while not done.wait(0.0005):
            table = catalog.table("de")
            seen.append({table[message_id][0].template for message_id in ids})

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for version in range(1, 6):
            folder.put("de", **dict.fromkeys(ids, f"v{version}"))
            assert catalog.reload() == SWAPPED
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert {len(versions) for versions in seen} == {1}
    assert catalog.generation == 5
    assert texts(catalog)["id0"] == ["v5"]


def test_a_reload_that_fails_midway_changes_nothing(
    catalog: Catalog, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong that nobody thought of, the old state is there as a whole."""

    def fail(_: CatalogFile) -> None:
        raise MemoryError

    folder.put("de", a="A2")
    with monkeypatch.context() as patch:
        patch.setattr("vapierrors.catalog.sources.CatalogFile.read", fail)
        with pytest.raises(MemoryError):
            catalog.reload()
    assert (texts(catalog), catalog.generation) == ({"a": ["A1"], "b": ["B1"]}, 0)
    assert catalog.reload() == SWAPPED
