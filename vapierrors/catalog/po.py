"""Catalogs in PO form, read by Babel."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from vapierrors.catalog.entry import EntryProblem
from vapierrors.catalog.translation import Translation, file_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel.messages.catalog import Message

    from vapierrors.catalog.table import FileTable

_CHARSET: Final = re.compile(rb"^\"Content-Type:.*?charset=([^\s;\"\\]+)", re.IGNORECASE | re.MULTILINE)
_EMPTY_DATE: Final = re.compile(r"^(?:POT-Creation|PO-Revision)-Date:[ \t]*(?:\n|\Z)", re.IGNORECASE | re.MULTILINE)
_UNDECIDED: Final = "CHARSET"
"""What tools write into the header of a template whose charset nobody has named yet."""

_ASCII: Final = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_ESCAPING: Final = ("unicode-escape", "raw-unicode-escape")
"""What Python takes for charsets of text, though it only reads the escapes of its own strings."""

_LONGEST_HEADER: Final = 16 * 1024
"""Characters of the longest header whose fields are read: Babel takes the square of its length for that."""

_MOST_FORMS: Final = 64
"""Forms of a gettext plural that are read; no language has more than six."""

_BLOCK: Final = re.compile(r"^(?:[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SPACE: Final = r"[^\S\n]*+"
_STRING: Final = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_KEYWORD: Final = rf"msg(?:ctxt|id(?:_plural)?|str)(?:\[\d+\])?{_SPACE}"
_LINE: Final = rf"{_SPACE}(?:#[^\n]*+|(?:{_KEYWORD})?{_STRING}{_SPACE})?"
_SOUND_LINES: Final = re.compile(rf"(?:{_LINE}\n)*+{_LINE}")
_UNDECODED: Final = re.compile(rf"^(?!{_SPACE}#)[^\n]*[\udc80-\udcff]", re.MULTILINE)
_UNSOUND: Final = (PoFileError, ValueError, LookupError, AssertionError, TypeError, AttributeError)
"""What Babel's reader raises over a file that is no PO file."""


class PoFile(NamedTuple):
    """What a ``.po`` or ``.pot`` file holds (specification, section 4).

    Args:
        header: the ``msgstr`` of its header entry; empty where it has none.
        translations: its entries in their order, obsolete ones left out.
        problems: the blocks that cannot be parsed.
    """

    header: str
    translations: list[Translation]
    problems: tuple[EntryProblem, ...]


class _LineError(ValueError):
    """A line, counted from 0, that keeps its block from being read."""

    def __init__(self, expected: str, got: str, lineno: int) -> None:
        super().__init__(f"Expected {expected}, got {got}")
        self.lineno = lineno


class _Entries(Catalog):
    """A catalog for Babel's parser to fill that keeps what counts of each entry, and not the whole of it."""

    def __init__(self) -> None:
        super().__init__()
        self.header = ""
        self.translations: dict[tuple[str, str], Translation] = {}

    def __setitem__(self, id: Any, message: Message) -> None:  # noqa: A002, ANN401 - as Babel has it
        context, line = message.context or "", message.lineno or 0
        is_plural = not isinstance(id, str)
        source, text = (id[0], "") if is_plural else (id, str(message.string))
        if source:
            before = self.translations.get((context, source))
            entry = Translation(context, source, text, line, message.fuzzy, is_plural)
            self.translations[context, source] = _merged(before, entry) if before else entry
        elif context:
            raise _LineError("a msgid with the English template", "an empty one", line - 1)
        elif len(text) > _LONGEST_HEADER:
            raise _LineError(f"a header of at most {_LONGEST_HEADER} characters", f"{len(text)}", line - 1)
        else:
            message.string = _EMPTY_DATE.sub("", text)  # no date yet, which Babel takes for an unsound one
            super().__setitem__(id, message)
            self.header = text

    @property
    def num_plurals(self) -> int:
        """How many forms an entry may have; Babel would make as many texts as the header says, were it 999999999."""
        return _MOST_FORMS


def _merged(first: Translation, second: Translation) -> Translation:
    """Two entries of the same source: the first text counts, and one that is unfinished makes both so."""
    return first._replace(is_fuzzy=first.is_fuzzy or second.is_fuzzy, is_plural=first.is_plural or second.is_plural)


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
    read = read_po_file(content, locale, file)
    return file_table(read.translations, locale, file, read.problems)


def read_po_file(content: bytes, locale: str, file: str) -> PoFile:
    r"""Read the entries of a ``.po`` or ``.pot`` file, those that do not count among them.

    Args:
        content: the bytes of the file.
        locale: the language tag of the translations.
        file: the name for problems.

    Example:
        >>> read_po_file(b'#, fuzzy\nmsgctxt "a"\nmsgid "Gone"\nmsgstr "Weg"\n', "de", "x.po").translations
        [Translation(id='a', source='Gone', text='Weg', line=3, is_fuzzy=True, is_plural=False)]
    """
    problems: list[EntryProblem] = []
    text = _decoded(content, locale, file, problems)
    try:
        entries = _read(text)
    except _UNSOUND:
        entries = _read_blocks(text, locale, file, problems)
    return PoFile(entries.header, [*entries.translations.values()], tuple(problems))


def _decoded(content: bytes, locale: str, file: str, problems: list[EntryProblem]) -> str:
    """The characters of a file; bytes that are none in its charset are lone surrogates, which no entry may hold."""
    named = _CHARSET.search(content)
    charset = named[1].decode("ascii", "replace") if named else _UNDECIDED
    bare = content.removeprefix(codecs.BOM_UTF8)
    if named and charset != _UNDECIDED:
        try:
            return _in_charset(bare, charset)
        except (LookupError, ValueError) as error:
            line = content.count(b"\n", 0, named.start()) + 1
            what = "that Python knows" if isinstance(error, LookupError) else "that ASCII is a part of"
            detail = f"Expected a charset {what}, got {charset!r}; UTF-8 is tried"
            problems.append(EntryProblem("file-syntax", "", locale, file, line, detail))
    return bare.decode("utf-8", "surrogateescape")


def _in_charset(content: bytes, charset: str) -> str:
    """The characters of a file; ``ValueError`` where the charset has other ASCII, or other forms of it, than a PO file.

    Such a charset could turn quotes and keywords into anything, and there are some whose bytes cannot all be kept.
    """
    if codecs.lookup(charset).name in _ESCAPING or _ASCII.decode(charset) != _ASCII.decode():
        raise ValueError(charset)
    return content.decode(charset, "surrogateescape")


def _read(text: str) -> _Entries:
    """Read a text with Babel, which passes over some faults that cost an entry: those are looked for before."""
    sound = _SOUND_LINES.match(text)
    if sound and sound.end() < len(text):
        raise _line_error(text, sound.end(), "msgctxt, msgid, msgstr or text in quotes")
    # A search for surrogates takes far longer than to encode a text that has none.
    if not text.isascii() and not _is_encodable(text) and (undecoded := _UNDECODED.search(text)):
        raise _line_error(text, undecoded.start(), "text in the charset that the header names")
    entries = _Entries()
    PoFileParser(entries, ignore_obsolete=True, abort_invalid=True).parse(_without_comments(text))
    return entries


def _line_error(text: str, position: int, expected: str) -> _LineError:
    start = text.rfind("\n", 0, position) + 1
    line = text[start:].partition("\n")[0]
    return _LineError(expected, repr(line.strip()), text.count("\n", 0, start))


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _without_comments(text: str) -> Iterable[str]:
    """The lines, blank where they hold a comment: only flags, and the mark of an obsolete entry, say what counts."""
    return ["" if line[:1] == "#" and _is_passed_over(line) else line for line in text.split("\n")]


def _is_passed_over(line: str) -> bool:
    # What an obsolete entry was translated from is a comment, which Babel does not know.
    return line[:2] not in {"#,", "#~"} or line[:3] == "#~|"


def _read_blocks(text: str, locale: str, file: str, problems: list[EntryProblem]) -> _Entries:
    """Read what stands between blank lines one by one: the way to save the sound entries of an unsound file."""
    together = _Entries()
    lines_above = counted = 0
    for block in _BLOCK.finditer(text):
        lines_above += text.count("\n", counted, block.start())
        counted = block.start()
        try:
            entries = _read(block[0])
        except _UNSOUND as error:
            problems.append(_problem(error, lines_above, locale, file))
            continue
        together.header = together.header or entries.header
        for key, entry in entries.translations.items():
            moved = entry._replace(line=entry.line + lines_above)
            before = together.translations.get(key)
            together.translations[key] = _merged(before, moved) if before else moved
    return together


def _problem(error: Exception, lines_above: int, locale: str, file: str) -> EntryProblem:
    lineno, detail = 0, f"Expected a PO entry, got: {error}"
    if isinstance(error, _LineError):
        lineno, detail = error.lineno, str(error)
    elif isinstance(error, PoFileError):
        lineno, detail = error.lineno, detail.removesuffix(f" on {error.lineno}")
    return EntryProblem("file-syntax", "", locale, file, lines_above + 1 + lineno, detail)
