"""Catalogs: any file of any format is read, and what cannot be used is a problem.

The first byte says which reader takes the rest. The readers of a catalog never raise; what they found can be looked
through, and no template in it raises but as a template may. A PO file that was read is written byte for byte; what is
compiled of it holds what the file holds. Readers of exchange formats refuse with ``CatalogError`` or ``LocaleError``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from vapierrors.catalog.compiled import Compiled
from vapierrors.catalog.entry import PROBLEM_CODES
from vapierrors.catalog.mo import MoError, MoFile
from vapierrors.catalog.mo_writing import mo_bytes
from vapierrors.catalog.po import read_po_file, read_po_table
from vapierrors.catalog.properties import read_properties_table
from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.translate.exchange import FORMATS, InFile
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from vapierrors.catalog.table import FileTable

MOST_LOOKED_AT = 200
"""Entries whose templates are parsed."""


class File:
    """A file that is not on disk, as one inside an archive is."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read_bytes(self) -> bytes:
        """What it holds."""
        return self._content


def file(content: bytes) -> Traversable:
    return cast("Traversable", File(content))


def one_input(data: bytes) -> None:
    """Look at one file.

    Args:
        data: the letter of a reader, and the bytes of the file.
    """
    letter = data[:1].decode("latin-1")
    names = sorted(READERS)
    READERS.get(letter, READERS[names[data[0] % len(names)] if data else "p"])(data[1:])


def check_table(table: FileTable) -> None:
    for problem in table.problems:
        assert problem.code in PROBLEM_CODES
        assert str(problem)
    for side in (table.translations, table.sources):
        for number, (message_id, entries) in enumerate(side.items()):
            assert side[message_id] == entries
            problems = [entry.problem() for entry in entries] if number < MOST_LOOKED_AT else []
            assert all(problem is None or problem.code in PROBLEM_CODES for problem in problems)
        assert side.get("no such id") is None


def read_po(content: bytes) -> None:
    check_table(read_po_table(content, "de", "de/LC_MESSAGES/app.po"))
    document = PoDocument.read(content)
    assert document.to_bytes() == content
    assert document.edited({}).to_bytes() == content


def compile_po(content: bytes) -> None:
    """What is compiled of a file that was read holds the same."""
    entries = [
        entry for entry in read_po_file(content, "de", "app.po").translations if entry.id and not entry.is_plural
    ]
    for entry in entries:
        if any("\0" in text or "\x04" in text for text in entry[:3]):
            return
    try:
        compiled = mo_bytes("Content-Type: text/plain; charset=UTF-8\n", entries)
    except UnicodeEncodeError:
        return
    found = MoFile(file(compiled)).entries()
    assert Counter(entry[:3] for entry in found) == Counter(entry[:3] for entry in entries)
    read_mo(compiled)


def read_mo(content: bytes) -> None:
    """Alone, and in the place of a source; a file that is not sound has one error."""
    alone = Compiled("de", "de/LC_MESSAGES/app.mo", file(content), {}, is_english=False)
    check_table(alone.read())
    check_table(alone.read_unchecked())
    check_table(alone._replace(is_english=True).read())
    check_table(alone._replace(sources={"de/LC_MESSAGES/app.po": file(b"")}).read())
    try:
        mo = MoFile(file(content))
        found = mo.find("com.example.gone")
        assert all(entry.id == "com.example.gone" for entry in found)
        mo.entries()
    except MoError as error:
        assert str(error).startswith("Expected ")  # noqa: PT017 - no pytest here


def read_properties(content: bytes) -> None:
    check_table(read_properties_table(content, "de", "app_de.properties"))


def read_terms(content: bytes) -> None:
    terms, problems = read_glossary(content, "glossary.csv")
    assert all(term.source for term in terms)
    assert all(problem.startswith("Expected ") for problem in problems)


def exchanged(name: str) -> Callable[[bytes], None]:
    suffix = FORMATS[name].suffixes[0]

    def read(content: bytes) -> None:
        given: Any
        for given in (("de", "app"), (None, None)):
            path = PurePosixPath("de", f"app_de{suffix}")
            try:
                found = FORMATS[name].read(InFile(str(path), content, *given))
            except (CatalogError, LocaleError) as error:
                assert str(error)  # noqa: PT017 - no pytest here
                continue
            assert all(str(problem) for problem in found.problems)

    return read


READERS: dict[str, Callable[[bytes], None]] = {
    "p": read_po,
    "c": compile_po,
    "m": read_mo,
    "j": read_properties,
    "g": read_terms,
    **{letter: exchanged(name) for letter, name in zip("PSGXC", FORMATS, strict=True)},
}
"""The letter that an input begins with → its reader."""
