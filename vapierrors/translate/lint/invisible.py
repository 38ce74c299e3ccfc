"""Characters that nobody sees: those that turn the direction of a text, and those that text does not have."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.scripts import WITHOUT_SPACES, is_letter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.subject import EntrySubject

_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES: Final = "\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_MIRRORED: Final = "XB"
"""The region of CLDR's pseudo-locale that is mirrored, with overrides."""

_SUSPECT: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u034f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2061-\u2065\u206a-\u206f\u3164"
    "\ud800-\udc7f\udd00-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""A byte that is none in the charset of the file is a surrogate from U+DC80 on: it is told of the file."""

_C1: Final = re.compile("[\x80-\x9f]")
"""What text has that was read as Latin-1."""

_LINE_BREAK: Final = re.compile(r"\r(?=\n)")
_ZERO_WIDTH_SPACE: Final = "\u200b"
_JOINERS: Final = "\u200c\u200d"
_JOINING: Final = (
    *("Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda"),
    *("Mlym", "Sinh", "Khmr", "Mymr", "Tibt"),
)
_EMOJI_PARTS: Final = frozenset(("So", "Sk", "Mn"))
_FLAG: Final = "\U0001f3f4"
_NAMES: Final = {
    "\u00ad": "a soft hyphen",
    _ZERO_WIDTH_SPACE: "a zero width space",
    "\u200c": "a zero width non-joiner",
    "\u200d": "a zero width joiner",
    "\ufeff": "a byte order mark",
    "\t": "a tab",
    "\r": "a carriage return",
}


class _Slip(NamedTuple):
    """A character that turns the text, and is not undone.

    Args:
        at: where it is.
        reason: expected, and got.
    """

    at: int
    reason: str


def check_bidi_control(subject: EntrySubject) -> Iterator[Remark]:
    """No override of the direction, and isolates and embeddings that end where they began."""
    if not _STEERING.search(subject.text):
        return
    tolerant = conventions(subject.locale).tag.region == _MIRRORED
    seen = set()
    for reading in subject.readings:
        for slip in _unbalanced(reading.text, with_overrides=tolerant):
            place = reading.place(slip.at)
            if place not in seen:
                seen.add(place)
                yield Remark(slip.reason, "take it out, or close it", subject.keyword, place)
    if not subject.tree:
        for slip in _unbalanced(subject.text, with_overrides=tolerant):
            yield Remark(slip.reason, "take it out, or close it", subject.keyword, slip.at)


def _unbalanced(text: str, *, with_overrides: bool) -> Iterator[_Slip]:
    opened: list[int] = []
    for match in _STEERING.finditer(text):
        index, mark = match.start(), match[0]
        if mark in _POP_EMBEDDING + _POP_ISOLATE:
            is_isolate = bool(opened) and text[opened[-1]] in _ISOLATES
            if not opened or is_isolate != (mark == _POP_ISOLATE):
                yield _Slip(index, f"Expected what {_named(mark)} ends before it, got nothing of its kind")
            else:
                opened.pop()
        else:
            if mark in _OVERRIDES and not with_overrides:
                yield _Slip(index, f"Expected no override of the direction, got {_named(mark)}")
            opened.append(index)
    for index in opened:
        if text[index] not in _OVERRIDES or with_overrides:
            end = _POP_ISOLATE if text[index] in _ISOLATES else _POP_EMBEDDING
            yield _Slip(index, f"Expected {_named(end)} behind {_named(text[index])}, got none")


def check_control_character(subject: EntrySubject) -> Iterator[Remark]:
    """No characters but those that text has."""
    text = subject.text
    if not _SUSPECT.search(text) or (garbles(subject) and not _SUSPECT.search(_C1.sub("", text))):
        return
    source = "" if subject.context.is_template else subject.entry.source
    script = conventions(subject.locale).tag.script
    known: set[str] = set()
    for match in _SUSPECT.finditer(text):
        mark, index = match[0], match.start()
        if mark in source or mark in known or _is_sound(text, index, script):
            continue
        known.add(mark)
        reason = f"Expected characters of text, got {_named(mark)}"
        yield Remark(reason, "take it out", subject.keyword, index)


def _is_sound(text: str, index: int, script: str) -> bool:
    mark, before, behind = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if mark == _ZERO_WIDTH_SPACE:
        return script in WITHOUT_SPACES
    if mark in _JOINERS:
        joins = bool(before) and any(is_letter_of(before, one) for one in _JOINING)
        return (
            joins
            or script in _JOINING
            or (bool(before) and unicodedata.category(before) in _EMOJI_PARTS and bool(behind))
        )
    if mark == "\r":
        return bool(_LINE_BREAK.match(text, index))
    return "\U000e0020" <= mark <= "\U000e007f" and _FLAG in text[max(0, index - 8) : index]


def _named(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"{code} ({name})" if name else code


_OVERRIDDEN: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file is gone."
msgstr "Die \u202eDatei\u202c ist weg."
"""
_CONTROLLED: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file is gone."
msgstr "Die Datei\u200b ist weg."
"""

RULES: Final = (
    Rule(
        id="bidi-control",
        title="No override of the direction, and isolates and embeddings that end where they began",
        severity="error",
        why="An override makes a text read otherwise than it is written (CVE-2021-42574), and what is not closed turns"
        " round all that stands behind the text. The marks U+200E, U+200F and U+061C, and closed isolates, are fine.",
        check_entry=check_bidi_control,
        bad=Example("de", _OVERRIDDEN),
        good=Example("de", _OVERRIDDEN.replace("\u202e", "\u2068").replace("\u202c", "\u2069")),
    ),
    Rule(
        id="control-character",
        title="No control characters, and none that nobody sees and no text needs",
        severity="error",
        why="They come along when text is copied, and break searching, terminals and logs.",
        check_entry=check_control_character,
        bad=Example("de", _CONTROLLED),
        good=Example("de", _CONTROLLED.replace("\u200b", "")),
    ),
)
