"""How a text ends: with the mark that the English ends with, as the locale writes it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.readings import BLANK, Edit
from vapierrors.translate.lint.repairs import repaired
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import CODE, EMAIL, ENTITY, TAG, URL, url_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.conventions import Conventions, Ending
    from vapierrors.translate.lint.readings import Reading
    from vapierrors.translate.lint.subject import EntrySubject
    from vapierrors.translate.po import PoEntry

_CALLS: Final[frozenset[Ending]] = frozenset(("question mark", "exclamation mark"))
_FULL_STOP: Final[frozenset[Ending]] = frozenset(("full stop",))
_NO_MARK: Final[frozenset[Ending]] = frozenset(("no mark",))
_ENGLISH: Final = conventions("en")
_TAIL: Final = 16
_CLOSERS: Final = frozenset(("Pe", "Pf", "Pi"))
_QUOTES: Final = "\"'*_"
_OPENERS: Final = (frozenset(("Ps",)), frozenset(("Ps", "Pi", "Pf")))
"""What opens brackets, and what opens quotations in some language, though it may close them in another."""

_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:etc|e\.g|i\.e|cf|vs|approx|incl|Inc|Ltd|Corp|Co|No|Jr|Sr|St|a\.m|p\.m|U\.S)|\b[A-Z])\.\Z"
)
"""What ends with a full stop in English although no sentence ends."""

_CUT: Final = re.compile(rf"(?:[\d{BLANK}](?:[^\S\n]?[^\W\d_]{{1,5}})?|\b[^\W\d_])\.\Z")
"""Likewise elsewhere: ``5 Min.``, ``am 5.`` and ``и т. д.``, where the English says more or less."""

_CUT_BEFORE: Final = re.compile(r"[^\W\d_]\. ?[a-zà-ÿа-я]")
_SHORT: Final = 3
"""Characters of ``Feb``, which others cut off with a full stop."""

_DOTS: Final = re.compile(r"(?:\.{3,}|․{3}|。{3}|・{3})\Z")
_DOUBLED: Final = re.compile(r"(?<![.。!?！？])(?:[.,;:]\.|。。|\?\?|!!|？？|！！|،\.)\Z")
_BEGINS_WITH_MARK: Final = re.compile(r"[.!?؟。](?=[^\W\d_])")
_EVERY_MARK: Final = frozenset("।。.۔؟?!")
_JAPANESE_QUESTION: Final = re.compile(r"か(?:[。．｡]|\Z)")
_NAMES: Final[dict[Ending, str]] = {
    "full stop": "a full stop",
    "question mark": "a question mark",
    "exclamation mark": "an exclamation mark",
    "colon": "a colon",
    "ellipsis": "an ellipsis",
    "no mark": "no mark",
}


class _End(NamedTuple):
    """How a reading ends.

    Args:
        kinds: what it says; several where quotation marks or abbreviations leave a choice.
        mark: the mark, as it stands there.
        at: where the mark is in the reading, or of the last character where there is none.
        after_blank: whether nothing but an argument ends it.
    """

    kinds: frozenset[Ending]
    mark: str
    at: int
    after_blank: bool


class _Slip(NamedTuple):
    """An end that is not as it should be.

    Args:
        reason: expected, and got.
        advice: what to do.
        mark: what is to stand in the place of the mark; empty where nothing says that for certain.
    """

    reason: str
    advice: str
    mark: str = ""


def check_end_punctuation(subject: EntrySubject) -> Iterator[Remark]:
    """Each branch that ends the text ends as the English does, with a mark of the locale's own."""
    if subject.context.is_template or garbles(subject):
        return
    own = conventions(subject.locale)
    ends = [_end(reading, _ENGLISH) for reading in subject.source_readings]
    source = [end for end in ends if end]
    if not source:
        return
    expected = source[0].kinds.union(*(end.kinds for end in source))
    can_be_cut = any(end.after_blank for end in source) or len(subject.entry.source) <= _SHORT
    found: dict[int, tuple[_Slip, Edit | None]] = {}
    for reading in subject.readings:
        end = _end(reading, own)
        if end is None:
            continue
        slip = _slip(reading, end, expected, own, can_be_cut=can_be_cut) or _doubled(reading, end, subject.entry.source)
        if slip:
            edit = reading.edit(end.at, end.at + 1, slip.mark) if slip.mark else None
            found.setdefault(reading.place(end.at), (slip, edit))
    fixed = repaired(subject, [edit for _slip, edit in found.values() if edit])
    closed = _closed(subject, own) if expected == _FULL_STOP else None
    for offset, ((reason, advice, _mark), edit) in found.items():
        yield Remark(reason, advice, subject.keyword, offset, fixed if edit else closed)


def _closed(subject: EntrySubject, own: Conventions) -> PoEntry | None:
    """The entry with a full stop behind its text, where all that may end it are letters, digits and arguments."""
    text = subject.text.rstrip()
    if _BEGINS_WITH_MARK.match(text) or own.is_free or (own.has_word_spaces and not re.search(r"\S\s+\S", text)):
        return None  # what is one word may be no sentence, and a mark at the begin is the one that is missing
    ends = [stripped[-1] for reading in subject.readings if (stripped := reading.text.rstrip())]
    if len(ends) < len(subject.readings) or not all(
        end.isalnum() or end == BLANK or _is_mark_upon(end) for end in ends
    ):
        return None
    return repaired(subject, [Edit(len(text), len(text), own.endings["full stop"][0])])


def _is_mark_upon(character: str) -> bool:
    """Whether it belongs to the letter before it, as the vowels of Hindi do."""
    return unicodedata.category(character)[0] == "M"


def _slip(
    reading: Reading, end: _End, expected: frozenset[Ending], own: Conventions, *, can_be_cut: bool
) -> _Slip | None:
    if not (end.kinds & expected or _is_right_otherwise(reading, end, expected, own, can_be_cut=can_be_cut)):
        wanted = min(expected)
        mark = f" {quoted(own.endings[wanted][0])}" if wanted in own.endings else ""
        begins = None if end.mark else _BEGINS_WITH_MARK.match(reading.text)
        got = f"{quoted(end.mark)}" if end.mark else f"{quoted(begins[0])} at the begin" if begins else "none"
        reason = f"Expected {_NAMES[wanted]}{mark} at the end as in the English, got {got}"
        return _Slip(reason, "end the text as the English ends")
    kind = min(end.kinds & expected & own.endings.keys(), default=None)
    if kind and len(end.mark) == 1 and not any(end.mark in own.endings[one] for one in end.kinds & own.endings.keys()):
        reason = (
            f"Expected {quoted(own.endings[kind][0])}, the {kind} of the language, at the end, got {quoted(end.mark)}"
        )
        is_certain = len(end.kinds) == 1 and not own.is_free and reading.text[end.at - 1 : end.at] not in _EVERY_MARK
        return _Slip(reason, "write the mark of the language", own.endings[kind][0] if is_certain else "")
    return _without_opening(reading, end, own)


def _doubled(reading: Reading, end: _End, source: str) -> _Slip | None:
    """Two marks where one ends a sentence, but where the English has them as well."""
    doubled = _DOUBLED.search(reading.text[: end.at + 1])
    if doubled is None or not end.mark or doubled[0] in source:
        return None
    return _Slip(f"Expected {quoted(end.mark)} at the end, got {quoted(doubled[0])}", "take out the other mark")


def _without_opening(reading: Reading, end: _End, own: Conventions) -> _Slip | None:
    """Spanish: a question or an exclamation has a mark at its begin as well."""
    opening = {"question mark": "¿", "exclamation mark": "¡"}
    if not own.opens_questions or not any(character.isalpha() for character in reading.text[: end.at]):
        return None
    for kind, mark in opening.items():
        if kind in end.kinds and not any(begin in reading.text for begin in opening.values()):
            reason = f"Expected {quoted(mark)} where the {kind.removesuffix(' mark')} begins, got none"
            return _Slip(reason, f"write {quoted(mark)} before its first word")
    return None


def _is_right_otherwise(
    reading: Reading, end: _End, expected: frozenset[Ending], own: Conventions, *, can_be_cut: bool
) -> bool:
    """Whether the locale, or the way words are turned, lets the text end in another way."""
    text = reading.text
    if own.is_free and expected & (_FULL_STOP | _CALLS | _NO_MARK):
        return bool(end.kinds & (_FULL_STOP | _NO_MARK))
    if own.inner_questions and expected & _CALLS:
        return "՞" in text or "՜" in text
    if "exclamation mark" in expected and "full stop" in end.kinds:
        return True
    if "question mark" in expected and own.tag.script == "Jpan":
        return bool(_JAPANESE_QUESTION.search(text[: end.at + 1]))
    is_cut = can_be_cut or bool(_CUT_BEFORE.search(text[: end.at]))
    return is_cut and "no mark" in expected and "full stop" in end.kinds and not end.after_blank


def _end(reading: Reading, follow: Conventions) -> _End | None:
    """How a reading ends; None where nothing is read."""
    text = _bare(reading.text)
    length = _trimmed(text, len(text))
    if not length:
        return None
    inner = length
    while inner and (unicodedata.category(text[inner - 1]) in _CLOSERS or text[inner - 1] in _QUOTES):
        inner = _trimmed(text, inner - 1)
    kinds = _kinds(text, length, follow)
    if kinds.isdisjoint(_FULL_STOP) and _is_mentioned(text, length, ""):
        kinds = _NO_MARK
    at = length
    if kinds == _NO_MARK and 0 < inner < length and not _is_mentioned(text, inner, _QUOTES):
        kinds |= _kinds(text, inner, follow)
        at = inner if len(kinds) > 1 else length
    dots = _DOTS.search(text[:at])
    mark = (dots[0] if dots else text[at - 1]) if kinds != _NO_MARK else ""
    return _End(kinds, mark, at - 1, after_blank=text[length - 1] == BLANK)


def _is_mentioned(text: str, end: int, quotes: str) -> bool:
    """Whether the marks before an end are all that stands in brackets or in quotation marks: a text about a mark."""
    start = end
    while start and unicodedata.category(text[start - 1]) == "Po" and text[start - 1] not in _QUOTES:
        start -= 1
    start = _trimmed(text, start) if start < end else 0
    return start > 0 and (unicodedata.category(text[start - 1]) in _OPENERS[bool(quotes)] or text[start - 1] in quotes)


def _trimmed(text: str, end: int) -> int:
    """The end without white space, and without marks of direction."""
    while end and (text[end - 1].isspace() or unicodedata.category(text[end - 1]) == "Cf"):
        end -= 1
    return end


def _bare(text: str) -> str:
    """The text with tags made invisible, and a letter for each character that is for machines."""
    bare = TAG.sub(lambda match: "\u200b" * len(match[0]), text)
    for pattern in (URL, EMAIL):
        bare = pattern.sub(_letters, bare)
    for pattern in (CODE, ENTITY):
        bare = pattern.sub(lambda match: "x" * len(match[0]), bare)
    return bare


def _letters(match: re.Match[str]) -> str:
    end = url_end(match[0])
    return "x" * end + match[0][end:]


def _kinds(text: str, end: int, follow: Conventions) -> frozenset[Ending]:
    last, tail = text[end - 1], text[max(0, end - _TAIL) : end]
    if _DOTS.search(tail):
        return frozenset(("ellipsis",))
    kinds = follow.endings_of(last)
    if end > 1 and kinds <= _CALLS:
        kinds |= follow.endings_of(text[end - 2]) & _CALLS
    cut = _ABBREVIATION if follow is _ENGLISH else _CUT
    return kinds | _NO_MARK if last == "." and cut.search(tail) else kinds


_BAD: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file is gone."
msgstr "文件已删除"
"""

RULES: Final = (
    Rule(
        id="end-punctuation",
        title="A text ends with the mark that the English ends with, as the language writes it",
        severity="warning",
        why="A sentence without its full stop reads as if it were cut off, and a title with one as if it went on;"
        " each language has its own marks: `。`, `।`, `؟`, the `;` of Greek questions.",
        check_entry=check_end_punctuation,
        bad=Example("zh-Hans", _BAD),
        good=Example("zh-Hans", _BAD.replace("已删除", "已删除。")),
    ),
)
