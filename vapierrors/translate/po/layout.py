"""What stands where in a PO file: lines, gathered to blocks of one entry each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.pofile import unescape

from vapierrors.resolving.cutting import cut_text
from vapierrors.translate.po.entry import PoEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE: Final = r"[^\S\n]*+"
_LINE: Final = re.compile(
    rf"{_SPACE}(?P<mark>\#~(?!\|){_SPACE})?"
    rf"(?:(?P<keyword>msg(?:ctxt|id_plural|id|str(?:\[[0-9]+\])?)){_SPACE})?"
    rf'(?P<string>"(?:[^"\\\n]|\\[^\n])*+"){_SPACE}'
)
_COMMENT: Final = re.compile(rf"{_SPACE}(?:\#~{_SPACE}(?=\#))?(?P<mark>\#(?:~\||[.:,|])?)(?P<text>[^\n]*+)")
_BLANK: Final = re.compile(r"\s*(?:#~\s*)?")
_COMMENTS: Final = {
    "#": "translator_comments",
    "#.": "extracted_comments",
    "#:": "references",
    "#,": "flags",
    "#|": "previous",
    "#~|": "previous",
}
_KEYWORD: Final = re.compile(rf"{_SPACE}(?:\#~{_SPACE})?(msg(?:ctxt|id_plural|id|str))\b")
_EXPECTED: Final = "msgctxt, msgid, msgstr, a comment or text in quotes"
_SHOWN: Final = 100
"""Characters of a line that a fault shows."""

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
        lines: its lines as they are, each behind the section that it belongs to; a blank one belongs to none.
        comments: section → what its lines say.
        pieces: keyword such as ``msgstr`` or ``msgstr[0]`` → the pairs of quotes of its string.
        is_obsolete: whether it stands behind ``#~``.
    """

    start: int
    end: int
    lines: list[tuple[str, str]] = field(default_factory=list)
    comments: dict[str, list[str]] = field(default_factory=dict)
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
        self.lines.append((section, line))

    def take_string(self, keyword: str, piece: Piece, line: str) -> None:
        """Take a line with a pair of quotes.

        Args:
            keyword: what it belongs to, such as ``msgid``.
            piece: the pair of quotes.
            line: the line, its break included.
        """
        self.pieces.setdefault(keyword, []).append(piece)
        self.lines.append((keyword.partition("[")[0], line))


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
    for line in _lines(text):
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
        self._blank: list[str] = []
        self._skipped: str | None = None

    def read(self, line: str, position: int) -> Iterator[Layout | Fault]:
        """Read one line at its place, and give what it brings to an end."""
        string = _LINE.fullmatch(line.removesuffix("\n"))
        comment = None if string else _COMMENT.match(line)
        if string:
            yield from self._read_string(string, line, position)
        elif _BLANK.fullmatch(line):
            self._skipped = None
            self._blank.append(line)
        elif comment and not (comment["mark"] == "#" and comment["text"].startswith("~")):
            yield from self._read_comment(_COMMENTS[comment["mark"]], comment["text"], line, position)
        else:
            if self._entry and self._entry.is_complete and self._blank:
                yield from self.finish()
            yield self._refuse(line, position, _EXPECTED)

    def _read_comment(self, section: str, text: str, line: str, position: int) -> Iterator[Layout | Fault]:
        if self._entry and self._entry.pieces:
            yield from self.finish()
        self._skipped = None
        entry = self._begun(position)
        entry.take_comment(section, text, line)
        entry.end = position + len(line)

    def _read_string(self, string: re.Match[str], line: str, position: int) -> Iterator[Layout | Fault]:
        keyword, is_obsolete = string["keyword"], bool(string["mark"])
        if self._skipped is not None:
            if keyword is None or not _is_first(keyword, self._skipped):
                self._skipped = keyword or self._skipped
                return
            self._skipped = None
        pieces = self._entry.pieces if self._entry else {}
        if pieces and (keyword == "msgctxt" or (keyword == "msgid" and "msgid" in pieces)):
            yield from self.finish()
        entry = self._begun(position)
        if expected := self._misplaced(entry, keyword, is_obsolete=is_obsolete):
            yield self._refuse(line, position, expected)
            return
        self._keyword = keyword or self._keyword
        entry.is_obsolete = is_obsolete
        entry.take_string(self._keyword, Piece(position + string.start("string") + 1, string["string"][1:-1]), line)
        entry.end = position + len(line)

    def _misplaced(self, entry: Layout, keyword: str | None, *, is_obsolete: bool) -> str:
        """What was expected where a line does not belong; empty where it does."""
        if entry.pieces and is_obsolete != entry.is_obsolete:
            return "#~ before all lines of an entry or before none"
        if keyword is None:
            return "" if entry.pieces else "msgctxt or msgid before text in quotes"
        before = next(reversed(entry.pieces), None)
        rank = -1 if before is None else _rank(before)
        own = _rank(keyword)
        if keyword in entry.pieces or own < rank or (own == rank and "[" not in keyword):
            return f"each keyword once and in its order, not {keyword} again"
        if own > _ORDER["msgid"] and "msgid" not in entry.pieces:
            return f"msgid before {keyword}"
        if own == _ORDER["msgstr"] and ("msgid_plural" in entry.pieces) != ("[" in keyword):
            return "msgstr[0] behind msgid_plural" if "[" not in keyword else "msgid_plural before msgstr[0]"
        following = f"msgstr[{len(entry.pieces) - ('msgctxt' in entry.pieces) - 2}]"
        return f"{following} before {keyword}" if "[" in keyword and keyword != following else ""

    def _begun(self, position: int) -> Layout:
        if self._entry is None:
            self._entry = Layout(position, position)
        else:
            self._entry.lines += [("", line) for line in self._blank]
        self._blank = []
        return self._entry

    def _refuse(self, line: str, position: int, expected: str) -> Fault:
        """Give up the entry up to the next one, so that only what is broken is lost."""
        named = _KEYWORD.match(line)
        self._skipped = named[1] if named else self._keyword if self._entry and self._entry.pieces else "msgctxt"
        self._entry = None
        got = cut_text(line.strip(), _SHOWN)
        return Fault(position + len(line) - len(line.lstrip()), f"Expected {expected}, got {got!r}")

    def finish(self) -> Iterator[Layout | Fault]:
        """Give the entry that was read; comments that no entry follows are left where they are."""
        entry, self._entry = self._entry, None
        self._blank = []
        if entry is None or not entry.pieces:
            return
        if entry.is_complete:
            yield entry
        else:
            last = next(reversed(entry.pieces))
            yield Fault(entry.pieces[last][0].start - 1, f"Expected msgstr behind {last}, got the end of the entry")


def _is_first(keyword: str, before: str) -> bool:
    """Whether a keyword begins an entry, and does not go on with the one that was given up at another."""
    return keyword in {"msgctxt", "msgid"} and _rank(keyword) <= _rank(before)


def _rank(keyword: str) -> int:
    return _ORDER[keyword.partition("[")[0]]
