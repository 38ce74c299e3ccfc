"""A PO file: its entries with their places, and the file again with some of them changed."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.pofile import unescape

from vapierrors.translate.po.charsets import charset_in, encoding_of, named_charset
from vapierrors.translate.po.layout import Fault, Layout, read_layout
from vapierrors.translate.po.printing import print_entry
from vapierrors.translate.po.rewriting import Rewriting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.po.entry import PoEntry

_LAST_BLANK: Final = re.compile(r"(?:\A|(?<=\n))[^\S\n]*\n\Z")
_ESCAPE: Final = re.compile(r"\\[^\n]|.", re.DOTALL)


class Place(NamedTuple):
    """A place in a file (specification, section 9).

    Args:
        line: from 1.
        column: in characters of the line, from 1.

    Example:
        >>> str(Place(7, 9))
        '7:9'
    """

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class PoFault(NamedTuple):
    """What is no part of a PO file; the entry around it is left out, and all others are read.

    Args:
        place: where.
        detail: expected, and got.
    """

    place: Place
    detail: str


@dataclass(frozen=True, eq=False)
class PoBlock:
    r"""An entry where it stands in its file (specification, section 4).

    Args:
        entry: what it says.
        layout: where its parts are.

    Example:
        >>> document = PoDocument.read(b'msgid "Gone"\nmsgstr "Weg"\n')
        >>> document.blocks[0].entry.text, document.place(document.blocks[0], "msgstr", 1)
        ('Weg', Place(line=2, column=10))
    """

    entry: PoEntry
    layout: Layout = field(repr=False)


class Moved(NamedTuple):
    """An entry that stands elsewhere from now on; what says the same keeps its bytes.

    Args:
        entry: what it is to say.
        block: the entry as it stands in the file.
    """

    entry: PoEntry
    block: PoBlock


class PoDocument:
    r"""A PO file with every byte in its place (specification, section 4).

    Args:
        text: its characters; bytes that are none in its charset are lone surrogates.
        encoding: the charset, as Python names it.
        charset_fault: what is wrong with the charset that the header names; None where nothing is.
        has_bom: whether the file begins with a byte order mark.

    Example:
        >>> document = PoDocument.read(b'msgid "a"\nmsgstr "b"\nmsgstr oops\n')
        >>> document.faults
        (PoFault(place=Place(line=3, column=1), detail="Expected msgctxt, msgid, ... got 'msgstr oops'"),)
    """

    def __init__(
        self, text: str, encoding: str = "utf-8", *, charset_fault: PoFault | None = None, has_bom: bool = False
    ) -> None:
        self.text = text
        self.encoding = encoding
        self.charset_fault = charset_fault
        self._has_bom = has_bom
        blocks: list[PoBlock] = []
        faults: list[PoFault] = []
        for found in read_layout(text):
            if isinstance(found, Fault):
                faults.append(PoFault(self.place_at(found.position), found.detail))
            else:
                blocks.append(PoBlock(found.entry(), found))
        self.blocks = tuple(blocks)
        self.faults = tuple(faults)

    @classmethod
    def read(cls, content: bytes) -> PoDocument:
        r"""Read a file; nothing that may be in it is an exception.

        Args:
            content: its bytes.

        Example:
            >>> document = PoDocument.read('msgid "a"\nmsgstr "ä"\n'.encode())
            >>> document.encoding, document.to_bytes() == 'msgid "a"\nmsgstr "ä"\n'.encode()
            ('utf-8', True)
        """
        named = charset_in(content)
        encoding, detail = "utf-8", ""
        if named:
            try:
                encoding = encoding_of(named.name, content)
            except LookupError as error:
                detail = f"{error}; UTF-8 is tried"
        bare = content.removeprefix(codecs.BOM_UTF8)
        document = cls(bare.decode(encoding, "surrogateescape"), encoding, has_bom=len(bare) < len(content))
        if named and detail:
            header = document.header
            place = document.place(header, "msgstr", named.offset) if header else Place(1, 1)
            document.charset_fault = PoFault(place, detail)
        return document

    def to_bytes(self) -> bytes:
        """The file again, byte for byte."""
        return (codecs.BOM_UTF8 if self._has_bom else b"") + self.text.encode(self.encoding, "surrogateescape")

    @cached_property
    def newline(self) -> str:
        """The line break of the file, that of its first line."""
        end = self.text.find("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @property
    def header(self) -> PoBlock | None:
        """The entry that describes the file; None where it has none."""
        return next((block for block in self.blocks if block.entry.is_header), None)

    @property
    def entries(self) -> list[PoBlock]:
        """The entries of messages: neither the header nor what is obsolete."""
        return [block for block in self.blocks if not block.entry.is_obsolete and not block.entry.is_header]

    def place_at(self, position: int) -> Place:
        """Line and column of a character of the file.

        Args:
            position: in characters from 0.
        """
        line = bisect_right(self._line_starts, position)
        return Place(line, position - self._line_starts[line - 1] + 1)

    def place(self, block: PoBlock, keyword: str = "msgid", offset: int = 0) -> Place:
        """Where a character of a string stands in the file: strings have several lines, and escapes.

        Args:
            block: the entry.
            keyword: the string, such as ``msgctxt``, ``msgid``, ``msgstr`` or ``msgstr[0]``; where the entry has none,
                the entry itself is meant.
            offset: in characters of the string's value, from 0; its end is a place, too.
        """
        pieces = block.layout.pieces.get(keyword)
        if not pieces:
            return self.place_at(block.layout.start)
        left = offset
        for piece in pieces:
            for match in _ESCAPE.finditer(piece.raw):
                size = len(unescape(f'"{match[0]}"'))
                if left < size:
                    return self.place_at(piece.start + match.start() + left)
                left -= size
        return self.place_at(pieces[-1].start + len(pieces[-1].raw))

    def edited(
        self,
        changes: Mapping[PoBlock, PoEntry | None],
        additions: Mapping[PoBlock | None, Iterable[PoEntry | Moved]] | None = None,
        *,
        width: int = 0,
    ) -> PoDocument:
        r"""The file with some entries changed, taken out, moved or added; what is not changed stays byte for byte.

        Of a changed entry, the parts that say the same stay as they are, too. Where the header names another charset
        from now on, the file is in that one.

        Args:
            changes: entry → what it is to say; None takes it out.
            additions: entry → those that follow it; None stands for the begin of the file.
            width: characters of a line, beyond which changed strings are wrapped; 0 does not wrap.

        Raises:
            LookupError: the header would name a charset that no PO file can be in.

        Example:
            >>> document = PoDocument.read(b'# kept\nmsgid "a"\nmsgstr ""\n"b"\n\nmsgid "c"\nmsgstr "d"\n')
            >>> from dataclasses import replace
            >>> block = document.blocks[1]
            >>> changed = document.edited({block: replace(block.entry, text="e", flags=("fuzzy",))})
            >>> print(changed.text, end="")
            # kept
            msgid "a"
            msgstr ""
            "b"
            <BLANKLINE>
            #, fuzzy
            msgid "c"
            msgstr "e"
        """
        added = additions or {}
        pieces = _Pieces(self.newline)
        for entry in added.get(None, ()):
            pieces.add(self._written(entry, width))
        position = 0
        for block in self.blocks:
            changed = changes.get(block, block.entry)
            gap = self.text[position : block.layout.start]
            position = block.layout.end
            if changed is None:
                # The blank line goes that set the entry apart: the one above, of the first entry the one below.
                pieces.append(_LAST_BLANK.sub("", gap))
                if not pieces.text:
                    position = self._behind_blank(position)
            elif changed == block.entry:
                pieces.append(gap + self.text[block.layout.start : position])
            else:
                pieces.append(gap + self._written(Moved(changed, block), width))
            for entry in added.get(block, ()):
                pieces.add(self._written(entry, width))
        pieces.append(self.text[position:])
        return self._in_its_charset("".join(pieces.text))

    def _written(self, entry: PoEntry | Moved, width: int) -> str:
        if isinstance(entry, Moved):
            return Rewriting(entry.block.layout, entry.block.entry, entry.entry, width, self.newline).text()
        return print_entry(entry, width=width).replace("\n", self.newline)

    def _in_its_charset(self, text: str) -> PoDocument:
        document = PoDocument(text, self.encoding, charset_fault=self.charset_fault, has_bom=self._has_bom)
        named, before = (named_charset(file.header.entry if file.header else None) for file in (document, self))
        if named is None or (before and named.name == before.name):
            return document
        return PoDocument(text, encoding_of(named.name, b""), has_bom=self._has_bom)

    def _behind_blank(self, position: int) -> int:
        """The position behind the blank line that sets an entry apart."""
        end = self.text.find("\n", position)
        return end + 1 if end >= 0 and not self.text[position:end].strip() else position


class _Pieces:
    """The text of a file as it grows, with a blank line before and behind each entry that is added."""

    def __init__(self, newline: str) -> None:
        self.text: list[str] = []
        self._newline = newline
        self._is_behind_addition = False

    def append(self, text: str) -> None:
        """Go on with text of the file."""
        if text:
            if self._is_behind_addition and text.partition("\n")[0].strip():
                self.text.append(self._newline)
            self.text.append(text)
            self._is_behind_addition = False

    def add(self, entry: str) -> None:
        """Go on with an entry that was not there."""
        if self.text:
            self.text.append(self._newline if self.text[-1].endswith("\n") else self._newline * 2)
        self.text.append(entry)
        self._is_behind_addition = True
