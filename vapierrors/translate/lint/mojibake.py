"""Mojibake: characters that another program made of the translator's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.decoding import misread_runs
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.readings import BLANK, Edit
from vapierrors.translate.lint.repairs import repaired
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import shielded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.cldr.tags import Tag
    from vapierrors.translate.lint.subject import EntrySubject
    from vapierrors.translate.po import PoEntry

_REPLACEMENT: Final = "\ufffd"
_LOST: Final = re.compile(
    r"锟斤拷|嚙踝蕭|ï¿½|烫烫烫|屯屯屯|(?:[縺繧繝][^縺繧繝]{1,3}){3}|(?<=[a-zß-öø-ÿ])Ã(?=[ .,;:!?)]|\Z)"
)
"""What U+FFFD, memory that nobody wrote, kana, and an à that lost its half become in the wrong charset, for good."""

_ROUNDS: Final = 3
_SUSPECT: Final = re.compile(r"[^\x00-\x7f]|\?")
_AHEAD: Final = 4
_QUESTION_MARKS: Final = re.compile(r"\?+")
_CLOSERS: Final = "\"'”’»›)]"
_ADVICE: Final = "write it anew, and save the file as UTF-8"


class Garble(NamedTuple):
    """A place where characters are not those of the translator.

    Args:
        start: the first of them, in the template.
        reason: expected, and got.
        advice: what to do.
        has_way_back: whether they say what they were.
    """

    start: int
    reason: str
    advice: str = _ADVICE
    has_way_back: bool = False


def check_mojibake(subject: EntrySubject) -> Iterator[Remark]:
    """The characters are those that the translator wrote."""
    for found in garbles(subject):
        fixed = _undone(subject, conventions(subject.locale).tag) if found.has_way_back else None
        yield Remark(found.reason, found.advice, subject.keyword, found.start, fixed)


def garbles(subject: EntrySubject) -> tuple[Garble, ...]:
    """Where a text is garbled; what else seems wrong with such a text comes of that.

    Args:
        subject: the entry.

    Example:
        >>> from vapierrors.translate.lint.subject import EntrySubject, LintContext
        >>> from vapierrors.translate.po import PoEntry
        >>> found = garbles(EntrySubject(PoEntry(source="for", text="f??r"), LintContext("de")))
        >>> [(garble.start, garble.reason) for garble in found]
        [(1, "Expected the characters of the translator, got '??' in their place")]
    """
    source = "" if subject.context.is_template else subject.entry.source
    return _garbles(subject.text, source, subject.locale) if _SUSPECT.search(subject.text) else ()


@lru_cache(maxsize=4096)
def _garbles(text: str, source: str, locale: str) -> tuple[Garble, ...]:
    return (*_replaced(text, source), *_misread(text, source, conventions(locale).tag), *_question_marks(text, source))


def _replaced(text: str, source: str) -> Iterator[Garble]:
    if _REPLACEMENT in text and _REPLACEMENT not in source:
        reason = f"Expected the characters of the translator, got {text.count(_REPLACEMENT)} × U+FFFD in their place"
        yield Garble(text.index(_REPLACEMENT), reason)


def _misread(text: str, source: str, tag: Tag) -> Iterator[Garble]:
    runs = misread_runs(text, tag)
    if runs and text[runs[0].start : runs[0].end] not in source:
        first = runs[0]
        got = text[first.start : first.end]
        reason = f"Expected {quoted(first.text)}, got {quoted(got)}, which is {first.how}"
        yield Garble(first.start, reason, "save the file as UTF-8", has_way_back=True)
    elif (lost := _LOST.search(text)) and lost[0] not in source:
        reason = f"Expected the characters of the translator, got {quoted(lost[0])}, which a wrong charset made"
        yield Garble(lost.start(), reason)


def _undone(subject: EntrySubject, tag: Tag) -> PoEntry | None:
    """The entry as it was, even if it was misread several times; None where something is lost for good."""
    text = subject.text
    for _round in range(_ROUNDS):
        runs = misread_runs(text, tag)
        for run in reversed(runs):
            text = text[: run.start] + run.text + text[run.end :]
        if not runs:
            break
    if _REPLACEMENT in text or _LOST.search(text):
        return None
    return repaired(subject, [Edit(0, len(subject.text), text)])


def _question_marks(template: str, source: str) -> Iterator[Garble]:
    """Question marks where letters were: in and before words, and where the English asks nothing."""
    if "?" not in template:
        return
    english, text = shielded(source), shielded(template)
    may_ask = "?" in english or not english
    for match in _QUESTION_MARKS.finditer(text):
        if match[0] not in english and _is_lost(text, match.start(), match.end(), may_ask=may_ask):
            reason = f"Expected the characters of the translator, got {quoted(match[0])} in their place"
            yield Garble(match.start(), reason)
            return


def _is_lost(text: str, start: int, end: int, *, may_ask: bool) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    if behind.isalpha():
        return before.isalpha() or not before or before.isspace() or end - start > 1
    if end - start > 1:
        begins_word = not before or before.isspace()
        return begins_word or not may_ask or behind in ("{", "%", BLANK)
    following = text[end:].lstrip(_CLOSERS)[:_AHEAD].lstrip()
    return not may_ask and before.isalpha() and following[:1].islower()


_BAD: Final = """\
#, icu-message-format
msgctxt "com.example.retry"
msgid "Retry the request for this disk"
msgstr "Anforderung fÃ¼r diesen Datenträger wiederholen"
"""

RULES: Final = (
    Rule(
        id="mojibake",
        title="The characters are those that the translator wrote",
        severity="error",
        why="A program has read the file in the wrong charset: readers see `fÃ¼r`, `f??r` or `f�r` instead of `für`.",
        check_entry=check_mojibake,
        bad=Example("de", _BAD),
        good=Example("de", _BAD.replace("Ã¼", "ü")),
    ),
)
