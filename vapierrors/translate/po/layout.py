"""What stands where in a PO file: lines, gathered to blocks of one entry each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.pofile import unescape

from vapierrors.translate.po.entry import PoEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE: Final = r"[^\S\n]*+"
_LINE: Final = re.compile(
    rf"{_SPACE}(?P<mark>\#~(?!\|){_SPACE})?"
    rf"(?:(?P<keyword>msg(?:ctxt|id_plural|id|str(?:\[\d+\])?)){_SPACE})?"
    rf'(?P<string>"(?:[^"\\\n]|\\[^\n])*+"){_SPACE}'
)
_COMMENT: Final = re.compile(rf"{_SPACE}(?P<mark>#(?:~\||[.:,|])?)(?P<text>[^\n]*+)")
_COMMENTS: Final = {
    "#": "translator_comments",
    "#.": "extracted_comments",
    "#:": "references",
    "#,": "flags",
    "#|": "previous",
    "#~|": "previous",
}
_EXPECTED: Final = "msgctxt, msgid, msgstr, a comment or text in quotes"
_ORDER: Final = {"msgctxt": 0, "msgid": 1, "msgid_plural": 2, "msgstr": 3}


class Piece(NamedTuple):
    """One pair of quotes of a string.

    Args:
        start: of what stands between them, in characters of the document from 0.
        raw: what stands between them, escapes and all.
    """

    start: int
    raw: str


class Fault(NamedTuple):
    """A line that is no part of a PO entry.

    Args:
        position: where it is, in characters of the document from 0.
        detail: expected, and got.
    """

    position: int
    detail: str


@dataclass(slots=True)
class Layout:
    """One entry, and where its parts stand.

    Args:
        start: its first character in the document, from 0.
        end: the character behind its last line.
        comments: section → its lines.
        sections: section → the lines of the document that it has, as they are.
        pieces: keyword such as ``msgstr`` or ``msgstr[0]`` → the pairs of quotes of its string.
        is_obsolete: whether it stands behind ``#~``.
    """

    start: int
    end: int
    comments: dict[str, list[str]] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    is_obsolete: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it has a ``msgstr``, behind which another entry may begin."""
        return any(keyword.startswith("msgstr") for keyword in self.pieces)

    def entry(self) -> PoEntry:
        """What the entry says."""
        strings = {keyword: _joined(pieces) for keyword, pieces in self.pieces.items()}
        flags = ",".join(self.comments.get("flags", ())).split(",")
        return PoEntry(
            id=strings.get("msgctxt"),
            source=strings["msgid"],
            text=strings.get("msgstr", ""),
            source_plural=strings.get("msgid_plural"),
            plural_texts=tuple(text for keyword, text in strings.items() if keyword.startswith("msgstr[")),
            translator_comments=tuple(self.comments.get("translator_comments", ())),
            extracted_comments=tuple(self.comments.get("extracted_comments", ())),
            references=tuple(self.comments.get("references", ())),
            flags=tuple(dict.fromkeys(flag.strip() for flag in flags if flag.strip())),
            previous=tuple(self.comments.get("previous", ())),
            is_obsolete=self.is_obsolete,
        )

    def take_comment(self, section: str, text: str, line: str) -> None:
        """Take a line of comment.

        Args:
            section: which kind it is.
            text: what stands behind the mark.
            line: the line, its break included.
        """
        self.comments.setdefault(section, []).append(text.removeprefix(" ").rstrip())
        self.sections[section] = self.sections.get(section, "") + line

    def take_string(self, keyword: str, piece: Piece, line: str) -> None:
        """Take a line with a pair of quotes.

        Args:
            keyword: what it belongs to, such as ``msgid``.
            piece: the pair of quotes.
            line: the line, its break included.
        """
        self.pieces.setdefault(keyword, []).append(piece)
        section = keyword.partition("[")[0]
        self.sections[section] = self.sections.get(section, "") + line


def _joined(pieces: list[Piece]) -> str:
    return "".join([unescape(f'"{piece.raw}"') for piece in pieces])


def read_layout(text: str) -> Iterator[Layout | Fault]:
    r"""Read the entries of a PO file, and the lines that are no part of one, in their order.

    Args:
        text: the characters of the file.

    Example:
        >>> [found.entry().text for found in read_layout('msgid "a"\nmsgstr ""\n"b"\n')]
        ['b']
        >>> [found.detail for found in read_layout('msgid a\n')]
        ["Expected msgctxt, msgid, msgstr, a comment or text in quotes, got 'msgid a'"]
    """
    reader = _Reader()
    position = 0
    for line in text.splitlines(keepends=True) if text.isascii() else _lines(text):
        yield from reader.read(line, position)
        position += len(line)
    yield from reader.finish()


def _lines(text: str) -> Iterator[str]:
    """The lines as PO files have them: Python also breaks at characters that may stand in a string."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


class _Reader:
    """The entry that is being read."""

    def __init__(self) -> None:
        self._entry: Layout | None = None
        self._keyword = ""
        self._is_skipping = False

    def read(self, line: str, position: int) -> Iterator[Layout | Fault]:
        """Read one line at its place, and give what it brings to an end."""
        string = _LINE.fullmatch(line.removesuffix("\n"))
        if string:
            yield from self._read_string(string, line, position)
        elif comment := _COMMENT.match(line):
            yield from self._read_comment(comment, line, position)
        elif line.strip():
            yield self._refuse(line, position, _EXPECTED)
        else:
            self._is_skipping = False
            if self._entry and self._entry.pieces:
                yield from self.finish()

    def _read_comment(self, match: re.Match[str], line: str, position: int) -> Iterator[Layout | Fault]:
        section, text = _COMMENTS[match["mark"]], match["text"]
        if section == "translator_comments" and text.startswith("~"):
            yield self._refuse(line, position, _EXPECTED)
            return
        if self._entry and self._entry.pieces:
            yield from self.finish()
        self._is_skipping = False
        entry = self._begun(position)
        entry.take_comment(section, text, line)
        entry.end = position + len(line)

    def _read_string(self, match: re.Match[str], line: str, position: int) -> Iterator[Layout | Fault]:
        keyword, is_obsolete = match["keyword"], bool(match["mark"])
        if keyword in {"msgctxt", "msgid"} and self._entry and self._entry.is_complete:
            yield from self.finish()
        if self._is_skipping:
            if keyword not in {"msgctxt", "msgid"}:
                return
            self._is_skipping = False
        entry = self._begun(position)
        if expected := self._misplaced(entry, keyword):
            yield self._refuse(line, position, expected)
            return
        self._keyword = keyword or self._keyword
        entry.is_obsolete = is_obsolete
        entry.take_string(self._keyword, Piece(position + match.start("string") + 1, match["string"][1:-1]), line)
        entry.end = position + len(line)

    def _misplaced(self, entry: Layout, keyword: str | None) -> str:
        """What was expected where a line does not belong; empty where it does."""
        if keyword is None:
            return "" if entry.pieces else "msgctxt or msgid before text in quotes"
        before = next(reversed(entry.pieces), None)
        rank = -1 if before is None else _ORDER[before.partition("[")[0]]
        own = _ORDER[keyword.partition("[")[0]]
        if keyword in entry.pieces or own < rank or (own == rank and "[" not in keyword):
            return f"each keyword once and in its order, not {keyword} again"
        if own > _ORDER["msgid"] and "msgid" not in entry.pieces:
            return f"msgid before {keyword}"
        if own == _ORDER["msgstr"] and ("msgid_plural" in entry.pieces) != ("[" in keyword):
            return "msgstr[0] behind msgid_plural" if "[" not in keyword else "msgid_plural before msgstr[0]"
        return ""

    def _begun(self, position: int) -> Layout:
        if self._entry is None:
            self._entry = Layout(position, position)
        return self._entry

    def _refuse(self, line: str, position: int, expected: str) -> Fault:
        """Give up the entry up to the next one, so that only what is broken is lost."""
        self._entry = None
        self._is_skipping = True
        return Fault(position + len(line) - len(line.lstrip()), f"Expected {expected}, got {line.strip()!r}")

    def finish(self) -> Iterator[Layout | Fault]:
        """Give the entry that was read; comments that no entry follows are left where they are."""
        entry, self._entry = self._entry, None
        if entry is None or not entry.pieces:
            return
        if entry.is_complete:
            yield entry
        else:
            last = next(reversed(entry.pieces))
            yield Fault(entry.pieces[last][0].start - 1, f"Expected msgstr behind {last}, got the end of the entry")
