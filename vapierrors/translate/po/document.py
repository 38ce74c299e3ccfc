"""A PO file: its entries with their places, and the file again with some of them changed."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.pofile import unescape

from vapierrors.translate.po.layout import Fault, Layout, read_layout
from vapierrors.translate.po.printing import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.po.entry import PoEntry

_CHARSET: Final = re.compile(rb"^\"Content-Type:.*?charset=([^\s;\"\\]+)", re.IGNORECASE | re.MULTILINE)
_UNDECIDED: Final = "CHARSET"
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
        named = _CHARSET.search(content)
        charset = named[1].decode("ascii", "replace") if named else _UNDECIDED
        fault = None
        encoding = "utf-8"
        if named and charset != _UNDECIDED:
            try:
                encoding = codecs.lookup(charset).name
                content.decode(encoding, "surrogateescape").encode(encoding, "surrogateescape")
            except (LookupError, UnicodeError):
                line = content.count(b"\n", 0, named.start()) + 1
                detail = f"Expected a charset of text that Python knows, got {charset!r}; UTF-8 is tried"
                fault, encoding = PoFault(Place(line, named.start(1) - named.start() + 1), detail), "utf-8"
        bare = content.removeprefix(codecs.BOM_UTF8)
        text = bare.decode(encoding, "surrogateescape")
        return cls(text, encoding, charset_fault=fault, has_bom=bare is not content and len(bare) != len(content))

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
            position = piece.start
            for match in _ESCAPE.finditer(piece.raw):
                if not left:
                    return self.place_at(piece.start + match.start())
                left -= len(unescape(f'"{match[0]}"'))
                position = piece.start + match.end()
        return self.place_at(position)

    def edited(
        self,
        changes: Mapping[PoBlock, PoEntry | None],
        additions: Mapping[PoBlock | None, Iterable[PoEntry]] | None = None,
        *,
        width: int = 0,
    ) -> PoDocument:
        r"""The file with some entries changed, taken out or added; what is not changed stays byte for byte.

        Of a changed entry, the parts that say the same stay as they are, too.

        Args:
            changes: entry → what it is to say; None takes it out.
            additions: entry → those that follow it; None stands for the begin of the file.
            width: characters of a line, beyond which changed strings are wrapped; 0 does not wrap.

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
        position = 0
        added = additions or {}
        pieces = [f"{self._printed(None, entry, width)}{self.newline}" for entry in added.get(None, ())]
        for block in self.blocks:
            pieces.append(self.text[position : block.layout.start])
            position = block.layout.end
            changed = changes.get(block, block.entry)
            if changed is None:
                position = self._behind_blank(position)
            elif changed is block.entry:
                pieces.append(self.text[block.layout.start : position])
            else:
                pieces.append(self._printed(block, changed, width))
            for entry in added.get(block, ()):
                if not "".join(pieces[-1:]).endswith("\n"):
                    pieces.append(self.newline)
                pieces.append(f"{self.newline}{self._printed(None, entry, width)}")
        pieces.append(self.text[position:])
        return PoDocument("".join(pieces), self.encoding, charset_fault=self.charset_fault, has_bom=self._has_bom)

    def _behind_blank(self, position: int) -> int:
        """The position behind the blank line that sets an entry apart."""
        end = self.text.find("\n", position)
        return end + 1 if end >= 0 and not self.text[position:end].strip() else position

    def _printed(self, block: PoBlock | None, entry: PoEntry, width: int) -> str:
        printed: list[str] = []
        for name, section in SECTIONS.items():
            new = section(entry, width)
            kept = block is not None and new == section(block.entry, width)
            old = block.layout.sections.get(name) if block and kept else None
            printed.append(new.replace("\n", self.newline) if old is None else old)
        return "".join(printed)
