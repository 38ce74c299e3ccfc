"""An entry written again where it stands: what says the same keeps its bytes."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import unescape

from vapierrors.translate.po.printing import SECTIONS, sentences_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.translate.po.entry import PoEntry
    from vapierrors.translate.po.layout import Layout

_RANK: Final = {section: rank for rank, section in enumerate(SECTIONS)}
_STRINGS: Final = {"msgctxt": "id", "msgid": "source", "msgid_plural": "source_plural", "msgstr": "text"}
_OBSOLETE: Final = re.compile(r"\s*#~[^\S\n]*")
_PREVIOUS: Final = re.compile(r"#~?\|")


@dataclass(frozen=True, slots=True)
class Rewriting:
    r"""What becomes of an entry that stands in a file (specification, section 4).

    Args:
        layout: where its parts stand.
        before: what it says there.
        entry: what it is to say.
        width: characters of a line, beyond which changed strings are wrapped; 0 does not wrap.
        newline: the line break of the file.

    Example:
        >>> from vapierrors.translate.po.layout import read_layout
        >>> [layout] = read_layout('msgid ""\n"one "\n"line"\nmsgstr "Zeile"\n')
        >>> entry = layout.entry()
        >>> print(Rewriting(layout, entry, replace(entry, text="eine Zeile")).text(), end="")
        msgid ""
        "one "
        "line"
        msgstr "eine Zeile"
    """

    layout: Layout
    before: PoEntry
    entry: PoEntry
    width: int = 0
    newline: str = "\n"

    def text(self) -> str:
        """The entry as it is to stand in the file; its sections, and lines of them, that say the same stay."""
        lines: dict[str, list[str]] = defaultdict(list)
        for section, line in self.layout.lines:
            lines[section].append(line if line.endswith("\n") else f"{line}{self.newline}")
        changed: dict[str, str] = {}
        for section, print_section in SECTIONS.items():
            printed = print_section(self.entry, self.width)
            if printed != print_section(self.before, self.width):
                kept = self._kept(section, lines[section], printed) if section in lines else None
                changed[section] = printed.replace("\n", self.newline) if kept is None else kept
        return "".join(self._assembled(changed))

    def _assembled(self, changed: dict[str, str]) -> Iterator[str]:
        """The lines in their order, each changed section where it began, each new one before those that follow it."""
        there = {section for section, _line in self.layout.lines}
        added = [section for section in changed if section not in there]
        for section, line in self.layout.lines:
            while section and added and _RANK[added[0]] < _RANK[section]:
                yield changed[added.pop(0)]
            if section not in changed:
                yield line
            elif section in there:
                there.remove(section)
                yield changed[section]

    def _kept(self, section: str, lines: Sequence[str], printed: str) -> str | None:
        """A changed section with what can stay of its lines; None where nothing can."""
        is_obsolete = self.entry.is_obsolete
        if self.before.is_obsolete != is_obsolete and (section in _STRINGS or section == "previous"):
            lines = [_marked(line, section, is_obsolete=is_obsolete) for line in lines]
            if SECTIONS[section](replace(self.before, is_obsolete=is_obsolete), self.width) == printed:
                return "".join(lines)
        pieces = self.layout.pieces.get(section, ())
        values = [unescape(f'"{piece.raw}"') for piece in pieces]
        is_plural = section == "msgstr" and self.entry.source_plural is not None
        text = None if is_plural or not pieces else getattr(self.entry, _STRINGS[section])
        sentences = sentences_of(text or "")
        # The first pair of quotes stands behind the keyword; a string of several lines has nothing in it.
        if len(sentences) <= 1 or len(values) <= 1 or values[0]:
            return None
        return self._spliced(lines, values, sentences)

    def _spliced(self, lines: Sequence[str], values: Sequence[str], sentences: Sequence[str]) -> str:
        """A string of several lines; those that are there already, wrapped or not, stay as they are."""
        there: dict[str, deque[str]] = defaultdict(deque)
        raw: list[str] = []
        value = ""
        for line, piece in zip(lines[1:], values[1:], strict=True):
            raw.append(line)
            value += piece
            if value.endswith("\n"):
                there[value].append("".join(raw))
                raw, value = [], ""
        there[value].append("".join(raw))
        mark = "#~ " if self.entry.is_obsolete else ""
        return lines[0] + "".join(
            there[sentence].popleft() if there[sentence] else self._sentence(sentence, mark) for sentence in sentences
        )

    def _sentence(self, sentence: str, mark: str) -> str:
        return "".join(f"{line}{self.newline}" for line in wrapped(sentence, prefix=mark, width=self.width))


def _marked(line: str, section: str, *, is_obsolete: bool) -> str:
    """A line with the mark of obsolete entries, or without it."""
    if section == "previous":
        return _PREVIOUS.sub("#~|" if is_obsolete else "#|", line, count=1)
    bare = _OBSOLETE.sub("", line, count=1) if _OBSOLETE.match(line) else line
    return f"#~ {bare}" if is_obsolete else bare
