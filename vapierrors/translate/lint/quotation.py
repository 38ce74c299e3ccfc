"""Quotation marks: the language's own, in pairs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.readings import BLANK, Edit
from vapierrors.translate.lint.repairs import repaired
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.scripts import is_letter_of
from vapierrors.translate.lint.shielding import shielded
from vapierrors.translate.lint.subject import template_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.lint.conventions import Conventions
    from vapierrors.translate.lint.readings import Reading
    from vapierrors.translate.lint.subject import EntrySubject

_MARKS: Final = re.compile('["“”„‟«»‹›‘’‚‛「」『』〝〞〟״׳]')
_TYPOGRAPHIC: Final = re.compile("[“”„«»「」『』]|(?<!\\w)[‘‚]")
_SINGLE: Final = re.compile(r"(?<![\w'])'(?=[^\s'])[^'\n]*+(?<=[^\s'])'(?![\w'])")
"""Words between ASCII apostrophes."""

_APOSTROPHES: Final = "’‘'׳״"
_ASCII: Final = '"'
_IN_HEBREW: Final = '"״׳”’'
_PAIRS: Final = "“” „“ „” ”” ”“ ““ «» »« »» ‘’ ‚‘ ‚’ ’’ ’‘ ‹› ›‹ 「」 『』 〝〞 〝〟 \"\" ''"
_KNOWN_PAIRS: Final = frozenset(_PAIRS.split())
"""What some language has as a pair."""


class _Slip(NamedTuple):
    """A mark that is not as it should be.

    Args:
        at: where the mark is, in the reading.
        reason: expected, and got.
        is_pair: whether it is the first of two that stand directly around an argument.
    """

    at: int
    reason: str
    is_pair: bool = False


def check_quotation_marks(subject: EntrySubject) -> Iterator[Remark]:
    """Quotation marks are of the language, and each that opens is closed."""
    follow = conventions(subject.locale)
    if subject.context.is_template or not follow.quotations or garbles(subject):
        return
    has_ascii, has_typographic = _english_marks(subject.entry.source)
    found: dict[int, tuple[str, tuple[Edit, ...]]] = {}
    for reading in subject.readings:
        text = shielded(reading.text)
        slips = [*_pairs(text, follow, has_ascii=has_ascii)]
        if has_typographic and not _TYPOGRAPHIC.search(text):
            slips += (
                _Slip(match.start(), _unexpected(follow, "''", ""), is_pair=match[0] == f"'{BLANK}'")
                for match in _SINGLE.finditer(text)
            )
        for slip in slips:
            edits = _exchanged(reading, slip.at, follow) if slip.is_pair else ()
            found.setdefault(reading.place(slip.at), (slip.reason, edits))
    fixed = repaired(subject, [edit for _reason, edits in found.values() for edit in edits])
    for place, (reason, edits) in found.items():
        yield Remark(reason, "", subject.keyword, place, fixed if edits else None)


def _exchanged(reading: Reading, index: int, follow: Conventions) -> tuple[Edit, ...]:
    """The changes that make two marks around an argument the language's; none where its spaces are not known."""
    opening, closing = follow.quotations[0]
    if reading.text[index + 1] != BLANK:
        return ()
    if opening == "«" and not follow.has_tight_guillemets:
        if "»" not in follow.spaces:
            return ()
        space = follow.spaces["»"][0]
        opening, closing = f"{opening}{space}", f"{space}{closing}"
    return tuple(_exchange(reading, at, mark) for at, mark in ((index, opening), (index + 2, closing)))


def _exchange(reading: Reading, index: int, mark: str) -> Edit:
    place = reading.place(index)
    return Edit(place, place + (2 if reading.template.startswith("''", place) else 1), mark)


@lru_cache(maxsize=4096)
def _english_marks(source: str) -> tuple[bool, bool]:
    """Whether the English has ASCII quotation marks, and whether typographic ones."""
    texts = [shielded(reading.text) for reading in template_readings(source)]
    has_ascii = any(_ASCII in text or _SINGLE.search(text) for text in texts)
    return has_ascii, any(_TYPOGRAPHIC.search(text) for text in texts)


def _pairs(text: str, follow: Conventions, *, has_ascii: bool) -> Iterator[_Slip]:
    """Walk along the marks: each opens a quotation, closes the last one, or is none of the language's."""
    closers = _closers(follow.quotations)
    opened: list[tuple[int, str]] = []
    marks = [match.start() for match in _MARKS.finditer(text) if not _is_in_word(text, match.start())]
    walk = iter(zip(marks, [*marks[1:], len(text)], strict=False))
    for index, following in walk:
        mark = text[index]
        if opened and mark in opened[-1][1]:
            opened.pop()
        elif mark == _ASCII and (has_ascii or follow.tag.script == "Hebr"):  # keyboards of Hebrew have no other
            if not text[index - 1 : index].isdigit():
                opened.append((index, mark))
        elif mark in closers and _may_open(text, index):
            opened.append((index, closers[mark]))
        elif not _is_of_word(text, index):
            pair = mark + text[following : following + 1]
            closing = opened.pop()[1] if opened else ""
            is_pair = not closing and pair in _KNOWN_PAIRS and text[index + 1 : following] == BLANK
            yield _Slip(index, _unexpected(follow, pair, closing), is_pair)
            if not closing and pair in _KNOWN_PAIRS:
                next(walk)
    for index, closing in opened:
        if text[index] not in _APOSTROPHES:
            yield _Slip(index, f"Expected {quoted(closing[0])} that closes {quoted(text[index])}, got none")


def _unexpected(follow: Conventions, pair: str, closing: str) -> str:
    """What was expected in the place of the first mark of a pair; ``closing`` is what the last one waits for."""
    mark = pair[0]
    if closing:
        return f"Expected {quoted(closing[0])} that closes the quotation, got {quoted(mark)}"
    if pair not in _KNOWN_PAIRS and any(mark in own for own in follow.quotations):
        return f"Expected a mark that opens the quotation before {quoted(mark)}, got none"
    opening, ending = follow.quotations[0]
    got = f"{mark}…{pair[1]}" if pair in _KNOWN_PAIRS else mark
    return f"Expected {opening}…{ending} as the language has it, got {got}"


def _closers(pairs: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Mark that opens → the marks that may close it."""
    found: dict[str, str] = {}
    for opening, closing in pairs:
        found[opening] = found.get(opening, "") + closing
    return found


def _is_in_word(text: str, index: int) -> bool:
    """Whether it is an apostrophe, or the letter that Hebrew and others write with such a mark."""
    before, behind = text[index - 1 : index], text[index + 1 : index + 2]
    if text[index] in _IN_HEBREW and is_letter_of(before or " ", "Hebr") and is_letter_of(behind or " ", "Hebr"):
        return True
    return text[index] in _APOSTROPHES and before.isalpha() and (behind.isalnum() or behind == BLANK)


def _is_of_word(text: str, index: int) -> bool:
    """Whether it can be an apostrophe at the begin or the end of a word."""
    before, behind = text[index - 1 : index], text[index + 1 : index + 2]
    return text[index] in _APOSTROPHES and (before.isalnum() or before == BLANK or behind.isalnum())


def _may_open(text: str, index: int) -> bool:
    """Whether words can begin behind a mark: where it also closes quotations, spaces tell."""
    before, behind = text[index - 1 : index], text[index + 1 : index + 2]
    return not (before.isalnum() or before == BLANK) or bool(behind.strip())


_BAD: Final = """\
#. name (s): name of the file
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file “{name}” is gone."
msgstr "Die Datei “{name}” ist weg."
"""

RULES: Final = (
    Rule(
        id="quotation-marks",
        title="Quotation marks are those of the language, in pairs",
        severity="warning",
        why="Each language has its own: „…“, « … », 「…」. Those of the English, or of the keyboard, look foreign, and"
        " one alone leaves open where the quotation ends. A pair directly around an argument is put right.",
        check_entry=check_quotation_marks,
        bad=Example("de", _BAD),
        good=Example("de", _BAD.replace("Datei “{name}”", "Datei „{name}“")),
    ),
)
