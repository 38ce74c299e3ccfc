"""Rules about files that cannot be read, in whole or in part."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import GONE, HEADER, file_example
from vapierrors.translate.lint.subject import FileRemark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.subject import FileSubject
    from vapierrors.translate.po import PoBlock, PoDocument

_UNDECODED: Final = re.compile("[\udc80-\udcff]+")
_SOUND_ESCAPES: Final = re.compile(r'(?:[^\\]|\\[ntr\\"])*+')
"""gettext reads some more, such as ``\\x1b``, of which Babel and all that reads with it make other characters."""

_LIVE_PREVIOUS: Final = re.compile(r"^[^\S\n]*#\|", re.MULTILINE)
_OBSOLETE_PREVIOUS: Final = re.compile(r"^[^\S\n]*#~\|", re.MULTILINE)
_STRINGS: Final = r'(?:\s*"(?:[^"\\\n]|\\[ntbrfva\\"0-7]|\\x[0-9A-Fa-f])*+"\s*)++'
_PREVIOUS: Final = re.compile(rf"(?:msgctxt{_STRINGS})?msgid{_STRINGS}(?:msgid_plural{_STRINGS})?", re.ASCII)
_COMMENT_BEHIND: Final = re.compile(r"^[^\S\n]*#~?\|[^\n]*\n\s*(?P<comment>#(?!~?\||~))", re.MULTILINE)
_DANGLING: Final = re.compile(r"^[^\S\n]*#~?\|", re.MULTILINE)
_CONTINUED: Final = re.compile(r"^[^\S\n]*#[^\n]*(?=\\\r?$)", re.MULTILINE)
_ODD: Final = "[\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_ODD_SPACE: Final = re.compile(
    rf"""^(?![ \t]*\#(?![~|]))(?:(?:[ \t]*\#[~|]+)?[^"\n\#]*?(?={_ODD})|[^\n]*"[ \t]*(?={_ODD}[^\S\n]*$))""",
    re.MULTILINE,
)
_TOLD: Final = re.compile(rb'^[ \t]*(?:"Plural-Forms:|#~\|)[^\n]*', re.MULTILINE)
"""Lines that Babel may mind, though it should not, or that other rules look at."""

_UNREADABLE: Final = (PoFileError, ValueError, LookupError, AssertionError, TypeError, AttributeError)
"""What Babel's reader raises over a file that is no PO file."""


def _check_syntax(subject: FileSubject) -> Iterator[FileRemark]:
    document = subject.document
    found = [*_byte_order_mark(document), *_faults(document)]
    for block in document.blocks:
        found += _block_faults(document, block)
    found += _stray_faults(document)
    yield from found or _babel_faults(document)


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _byte_order_mark(document: PoDocument) -> Iterator[FileRemark]:
    if document.to_bytes().startswith(codecs.BOM_UTF8):
        yield FileRemark("Expected a file without a byte order mark, got one", "save the file as UTF-8 without BOM")


def _faults(document: PoDocument) -> Iterator[FileRemark]:
    if document.faults:
        starts = _line_starts(document.text)
        for place, detail in document.faults:
            advice = "write strings in quotes, each line on its own"
            yield FileRemark(detail, advice, position=starts[place.line - 1] + place.column - 1)


def _block_faults(document: PoDocument, block: PoBlock) -> Iterator[FileRemark]:
    """What our reader passes over, and gettext's does not."""
    entry, layout = block.entry, block.layout
    for piece in (piece for pieces in layout.pieces.values() for piece in pieces if "\\" in piece.raw):
        match = _SOUND_ESCAPES.match(piece.raw)
        end = match.end() if match else 0
        if end < len(piece.raw):
            reason = rf"Expected an escape such as \n, \" or \\, got {piece.raw[end : end + 2]}"
            yield FileRemark(reason, r"write \\ for a backslash", position=piece.start + end)
    if entry.previous:
        yield from _previous_faults(document, block)
    if not entry.source and not entry.is_header and not entry.is_obsolete:
        yield FileRemark("Expected a msgid with the English template, got an empty one", "copy the English", block)


def _previous_faults(document: PoDocument, block: PoBlock) -> Iterator[FileRemark]:
    """What is wrong with the lines that say what an entry was translated from."""
    entry, layout = block.entry, block.layout
    if not _PREVIOUS.fullmatch("\n".join(entry.previous)):
        reason = f"Expected msgctxt, msgid and msgid_plural with text in quotes behind #|, got {entry.previous[0]!r}"
        yield FileRemark(reason, "take the lines out", block, "")
    wrong = _LIVE_PREVIOUS if entry.is_obsolete else _OBSOLETE_PREVIOUS
    marked = wrong.search(document.text, layout.start, layout.end)
    if marked:
        right = ("#~|", "#|") if entry.is_obsolete else ("#|", "#~|")
        yield FileRemark("Expected {} before what the entry was, got {}".format(*right), position=marked.start())
    comment = _COMMENT_BEHIND.search(document.text, layout.start, layout.end)
    if comment:
        reason = "Expected the lines #| behind all other comments, got a comment behind them"
        yield FileRemark(reason, "write it above them", position=comment.start("comment"))


def _stray_faults(document: PoDocument) -> Iterator[FileRemark]:
    """What stands beside strings and entries, and is nothing to gettext."""
    text = document.text
    for match in () if text.isascii() else _ODD_SPACE.finditer(text):
        reason = f"Expected spaces as white space around strings, got U+{ord(text[match.end()]):04X}"
        yield FileRemark(reason, "take it out", position=match.end())
    for match in _CONTINUED.finditer(text) if "\\\n" in text or "\\\r" in text else ():
        reason = "Expected no backslash at the end of a comment, got one, with which gettext goes on in the next line"
        yield FileRemark(reason, "take it out", position=match.end())
    last = document.blocks[-1].layout.end if document.blocks else 0
    dangling = _DANGLING.search(text, last)
    if dangling:
        reason = "Expected an entry behind #|, got the end of the file"
        yield FileRemark(reason, "take the line out", position=dangling.start())


def _babel_faults(document: PoDocument) -> Iterator[FileRemark]:
    """What no reader but Babel's minds: with it the catalog is read."""
    if document.charset_fault or _UNDECODED.search(document.text):
        # The rules about charsets say so.
        return
    content = _TOLD.sub(b"", document.to_bytes()).replace(b"charset=CHARSET", b"charset=UTF-8")
    try:
        PoFileParser(Catalog(), abort_invalid=True).parse(content.split(b"\n"))
    except PoFileError as error:
        detail = str(error).removesuffix(f" on {error.lineno}")
        position = _line_starts(document.text)[error.lineno]
        yield FileRemark(f"Expected what Babel can read, got: {detail}", "", position=position)
    except _UNREADABLE as error:
        yield FileRemark(f"Expected what Babel can read, got: {error}", "")


def _check_charset(subject: FileSubject) -> Iterator[FileRemark]:
    document = subject.document
    last = -1
    for match in _UNDECODED.finditer(document.text):
        # Of a line the first is told: where one letter is in another charset, all of them are.
        if document.text.count("\n", max(last, 0), match.start()) or last < 0:
            octets = match[0].encode("utf-8", "surrogateescape").hex(" ").upper()
            reason = f"Expected text in {document.encoding}, got the bytes {octets}"
            advice = "save the file in the charset that its header names"
            yield FileRemark(reason, advice, position=match.start())
        last = match.start()


_GOOD: Final = file_example(HEADER, GONE)
_FINISHED: Final = GONE.replace("gone", "finished").replace("weg", "für heute fertig")

RULES: Final = (
    Rule(
        id="file-syntax",
        title="All of a file is PO that gettext and Babel read",
        severity="error",
        why="What cannot be read is left out with all of its entry, and msgfmt refuses the whole file.",
        check_file=_check_syntax,
        bad=file_example(HEADER, GONE.replace('weg."', "weg.")),
        good=_GOOD,
    ),
    Rule(
        id="file-charset",
        title="All of a file is in the charset that its header names",
        severity="error",
        why="Where a letter cannot be decoded, its entry is left out. Often the file was saved in another charset.",
        check_file=_check_charset,
        bad=file_example(HEADER.replace("UTF-8", "US-ASCII"), _FINISHED),
        good=file_example(HEADER, _FINISHED),
    ),
)
"""The rules about files that cannot be read."""
