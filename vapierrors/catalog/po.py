"""Catalogs in PO form, read by Babel."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import PoFileError, read_po

from vapierrors.catalog.entry import EntryProblem
from vapierrors.catalog.table import FileTable, file_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

_CHARSET: Final = re.compile(rb"^\"Content-Type:.*?charset=([^\s;\"\\]+)", re.IGNORECASE | re.MULTILINE)
_UNDECIDED: Final = "CHARSET"
"""What tools write into the header of a template whose charset nobody has named yet."""

_BLOCK: Final = re.compile(r"^(?:[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_LINE: Final = re.compile(r"\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str)(?:\[\d+\])?\s*)?\"(?:[^\"\\]|\\.)*\"\s*)?")
_UNDECODED: Final = re.compile(r"[\udc80-\udcff]")
_NO_SOURCE: Final = re.compile(r"^msgctxt[^\n]*\n(?:\"[^\n]*\n)*(?=msgid\s*\"\"\s*\n\s*msgstr)", re.MULTILINE)
_UNSOUND: Final = (PoFileError, ValueError, LookupError, AssertionError, TypeError, AttributeError)
"""What Babel's reader raises over a file that is no PO file."""


class _LineError(ValueError):
    """A line, counted from 0, that keeps its block from being read."""

    def __init__(self, expected: str, got: str, lineno: int) -> None:
        super().__init__(f"Expected {expected}, got {got}")
        self.lineno = lineno


def read_po_table(content: bytes, locale: str, file: str) -> FileTable:
    r"""Read a ``.po`` or ``.pot`` file (specification, section 4).

    A block that cannot be parsed is left out, with a problem; the others count. Entries that are fuzzy or have no
    translation do not count either, which is no problem.

    Args:
        content: the bytes of the file.
        locale: the language tag of the translations.
        file: the name for problems.

    Example:
        >>> table = read_po_table(b'msgctxt "com.example.x"\nmsgid "Gone"\nmsgstr "Weg"\n', "de", "x.po")
        >>> table.translations["com.example.x"][0].template, table.sources["com.example.x"][0].template
        ('Weg', 'Gone')
    """
    problems: list[EntryProblem] = []
    text = _decoded(content, locale, file, problems)
    try:
        messages = list(_read(text))
    except _UNSOUND:
        messages = list(_read_blocks(text, locale, file, problems))
    return file_table(messages, locale, file, problems)


def _decoded(content: bytes, locale: str, file: str, problems: list[EntryProblem]) -> str:
    """The characters of a file; bytes that are none in its charset are lone surrogates, which no entry may hold."""
    named = _CHARSET.search(content)
    charset = named[1].decode("ascii", "replace") if named else _UNDECIDED
    if charset != _UNDECIDED:
        try:
            codecs.lookup(charset)
        except LookupError:
            line = content.count(b"\n", 0, named.start() if named else 0) + 1
            detail = f"Expected a charset that Python knows, got {charset!r}; UTF-8 is tried"
            problems.append(EntryProblem("file-syntax", "", locale, file, line, detail))
            charset = _UNDECIDED
    encoding = "utf-8" if charset == _UNDECIDED else charset
    return content.removeprefix(codecs.BOM_UTF8).decode(encoding, "surrogateescape")


def _read(text: str) -> Catalog:
    """Read a text with Babel, which passes over some faults that cost an entry: those are looked for before."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not _LINE.fullmatch(line):
            raise _LineError("msgctxt, msgid, msgstr or text in quotes", repr(line.strip()), number)
        if _UNDECODED.search(line) and not line.lstrip().startswith("#"):
            raise _LineError("text in the charset that the header names", repr(line.strip()), number)
    no_source = _NO_SOURCE.search(text)
    if no_source:
        raise _LineError("a msgid with the English template", "an empty one", text.count("\n", 0, no_source.end()))
    return read_po(lines, ignore_obsolete=True, abort_invalid=True)


def _read_blocks(text: str, locale: str, file: str, problems: list[EntryProblem]) -> Iterator[Message]:
    """Read what stands between blank lines one by one: the way to save the sound entries of an unsound file."""
    for block in _BLOCK.finditer(text):
        lines_above = text.count("\n", 0, block.start())
        try:
            catalog = _read(block[0])
        except _UNSOUND as error:
            problems.append(_problem(error, lines_above, locale, file))
            continue
        for message in catalog:
            message.lineno = (message.lineno or 1) + lines_above
            yield message


def _problem(error: Exception, lines_above: int, locale: str, file: str) -> EntryProblem:
    lineno, detail = 0, f"Expected a PO entry, got: {error}"
    if isinstance(error, _LineError):
        lineno, detail = error.lineno, str(error)
    elif isinstance(error, PoFileError):
        lineno, detail = error.lineno, detail.removesuffix(f" on {error.lineno}")
    return EntryProblem("file-syntax", "", locale, file, lines_above + 1 + lineno, detail)
