"""Spaces: at the ends of a text as in the English, and one at a time inside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.repairs import repaired
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import shielded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vapierrors.translate.lint.readings import Edit, Reading
    from vapierrors.translate.lint.subject import EntrySubject

_HORIZONTAL: Final = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_SPACE: Final = re.compile(_HORIZONTAL)
_RUN: Final = re.compile(rf"(?<=[^\s]){_HORIZONTAL}{{2,}}+(?=\S)")
_PAIR: Final = re.compile(
    rf"(?:(?<=[^\W_])|(?<=[,;])){_HORIZONTAL}{{2}}(?=[^\W_]|{BLANK})|(?<={BLANK}){_HORIZONTAL}{{2}}(?=[^\W_])"
)
"""Two spaces between words of the English: behind a sentence some set two, and columns stand further apart."""

_LAID_OUT: Final = re.compile(r"\A[\s-]|\n(?!\s*\Z)")

_SENTENCE_ENDS: Final = ".!?…"
_END: Final = re.compile(r"(?<!\.)[.!]\Z")
"""The end of a sentence that nothing follows: behind a question an answer is written, behind an ellipsis a result."""

_LONGEST_SLIP: Final = 1
"""Spaces that come of a slip: more are an indented line."""

_NO_BREAK: Final = re.compile("[\u00a0\u202f]")
_FULL_WIDTH_END: Final = re.compile(r"[：。、，．！？；）」』】…]\Z")


def check_surrounding_space(subject: EntrySubject) -> Iterator[Remark]:
    """A text begins and ends with the white space that the English has there, a sentence of the English with none."""
    if subject.context.is_template:
        yield from _edges_of_sentence(subject)
        return
    shown, source = _visible(subject.readings), _visible(subject.source_readings)
    if not shown or not source:
        return
    yield from _edge(subject, shown, {_plain(_head(reading.text)) for reading in source}, is_begin=True)
    yield from _edge(subject, shown, {_plain(_tail(reading.text)) for reading in source}, is_begin=False)


def _edges_of_sentence(subject: EntrySubject) -> Iterator[Remark]:
    """Spaces around a whole sentence of the English; pieces, line breaks and indented lines are left to its authors."""
    text = subject.text
    words = text.strip()
    if not words or words[-1] not in _SENTENCE_ENDS:
        return
    head, tail = _head(text), _tail(text)
    if head and len(head) <= _LONGEST_SLIP and _SPACE.sub("", head) == "" and _is_begin(words[0]):
        reason = f"Expected no white space at the begin, got {_named(head)}"
        yield Remark(reason, "take it out", subject.keyword)
    if tail and _END.search(words) and _SPACE.sub("", tail) == "":
        reason = f"Expected no white space at the end, got {_named(tail)}"
        yield Remark(reason, "take it out", subject.keyword, len(text) - len(tail))


def _is_begin(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in '{“‘"'


def _visible(readings: Iterable[Reading]) -> list[Reading]:
    """The readings that show more than white space: a branch may well be empty."""
    return [reading for reading in readings if reading.text.strip()]


def _head(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _tail(text: str) -> str:
    return text[len(text.rstrip()) :]


def _plain(space: str) -> str:
    return _SPACE.sub(" ", space.replace("\r\n", "\n"))


def _edge(subject: EntrySubject, shown: list[Reading], expected: set[str], *, is_begin: bool) -> Iterator[Remark]:
    take: Callable[[str], str] = _head if is_begin else _tail
    odd = [reading for reading in shown if not _is_fine(subject.locale, reading.text, take(reading.text), expected)]
    if not odd or (len(expected) > 1 and len(odd) < len(shown)):
        return
    text = odd[0].text
    got = take(text)
    wanted = min(expected)
    where = "begin" if is_begin else "end"
    place = odd[0].place(0 if is_begin else len(text) - len(got)) if got else len(subject.text) * (not is_begin)
    yield Remark(
        f"Expected {_named(wanted)} at the {where} as in the English, got {_named(got)}",
        f"let the text {where} as the English does",
        subject.keyword,
        place,
        repaired(subject, _edge_edits(odd, shown, take, wanted)) if len(expected) == 1 else None,
    )


def _edge_edits(
    odd: list[Reading], shown: list[Reading], take: Callable[[str], str], wanted: str
) -> Iterator[Edit | None]:
    """Where nothing stands, all readings lack it, so that it can be written before or behind the whole text."""
    for reading in odd:
        text, got = reading.text, take(reading.text)
        start = 0 if take is _head else len(text) - len(got)
        edit = reading.edit(start, start + len(got), wanted)
        if not got:
            place = 0 if take is _head else len(reading.template)
            edit = edit._replace(start=place, end=place) if edit and len(odd) == len(shown) else None
        yield edit


def _is_fine(locale: str, text: str, got: str, expected: set[str]) -> bool:
    """Where words are not parted by spaces, a space at an end has nothing to part either."""
    if _plain(got) in expected:
        return True
    follow = conventions(locale)
    bare = {space.replace(" ", "") for space in expected}
    return not follow.has_word_spaces and got in bare and (not follow.is_cjk or bool(_FULL_WIDTH_END.search(text)))


def _named(space: str) -> str:
    if not space:
        return "no white space"
    if space.strip(" ") or len(space) > 1:
        return repr(space)
    return "a space"


def check_double_space(subject: EntrySubject) -> Iterator[Remark]:
    """Words stand one space apart, unless the English sets them further apart, too."""
    suspects = [reading for reading in subject.readings if _RUN.search(reading.text)]
    if not suspects or garbles(subject):
        return
    if subject.context.is_template:
        yield from _gaps(subject, suspects)
        return
    allowed = max((len(_RUN.findall(shielded(reading.text))) for reading in subject.source_readings), default=0)
    found: dict[int, tuple[str, Edit | None]] = {}
    for reading in suspects:
        runs = list(_RUN.finditer(shielded(reading.text)))
        if len(runs) > allowed:
            for run in runs:
                kept = _NO_BREAK.search(run[0])
                edit = reading.edit(run.start(), run.end(), kept[0] if kept else run[0][0])
                found.setdefault(reading.place(run.start() + 1), (run[0], edit))
    if not found:
        return
    fixed = repaired(subject, (edit for _run, edit in found.values()))
    for offset, (spaces, _edit) in found.items():
        reason = f"Expected one space, got {len(spaces)}"
        yield Remark(reason, "leave one of them", subject.keyword, offset, fixed)


def _gaps(subject: EntrySubject, suspects: Iterable[Reading]) -> Iterator[Remark]:
    """Two spaces between words of the English; several gaps are columns, and options and several lines are laid out."""
    shown = [(reading, shielded(reading.text)) for reading in suspects if not _LAID_OUT.search(reading.text)]
    gaps = [(reading, [*_PAIR.finditer(text)]) for reading, text in shown if len(_RUN.findall(text)) == 1]
    for place in sorted({reading.place(gap.start() + 1) for reading, found in gaps for gap in found}):
        yield Remark("Expected one space, got 2", "leave one of them", subject.keyword, place)


_SURROUNDING: Final = """\
#, icu-message-format
msgctxt "com.example.read_only"
msgid "The disk is read-only."
msgstr "Der Datenträger ist schreibgeschützt. "
"""
_DOUBLE: Final = """\
#, icu-message-format
msgctxt "com.example.read_only"
msgid "The disk is read-only."
msgstr "Der Datenträger  ist schreibgeschützt."
"""

RULES: Final = (
    Rule(
        id="surrounding-space",
        title="A text begins and ends with the white space that the English has there",
        severity="warning",
        why="Texts are put together: a space too many shows, and one that is missing lets two words run into one."
        " In a template, a sentence has none around it; pieces, prompts and indented lines are left to their authors.",
        check_entry=check_surrounding_space,
        bad=Example("de", _SURROUNDING),
        good=Example("de", _SURROUNDING.replace('. "', '."')),
    ),
    Rule(
        id="double-space",
        title="Words stand one space apart",
        severity="warning",
        why="Two spaces are a slip of the keyboard, and a gap in the line that is shown. In a template, those"
        " between words are told; behind a sentence some set two, and wider gaps are columns.",
        check_entry=check_double_space,
        bad=Example("de", _DOUBLE),
        good=Example("de", _DOUBLE.replace("  ", " ")),
    ),
)
