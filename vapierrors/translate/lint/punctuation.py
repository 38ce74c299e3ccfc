"""Marks inside a text: those of the language, and the space that it sets before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import NARROW, NO_BREAK, conventions
from vapierrors.translate.lint.ending import check_end_punctuation
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.repairs import repaired
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.scripts import is_letter_of
from vapierrors.translate.lint.shielding import shielded
from vapierrors.translate.lint.subject import template_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.lint.conventions import Conventions
    from vapierrors.translate.lint.readings import Edit, Reading
    from vapierrors.translate.lint.subject import EntrySubject

_SPACES: Final = "[ \u00a0\u2000-\u200a\u202f\u3000]"
_ENDING: Final = r"(?=[\s\"'”’»›“‘)\]}」』）】]|\Z)"
"""What follows a mark that is one: not that of 12:30, of a file name, or of ?query."""

_MARK: Final = re.compile(rf"(?<![\s,.:;!?،؛؟۔])(?P<space>{_SPACES}*+)(?P<mark>[,.:;!?،؛؟۔])(?![.,:;!?]){_ENDING}")
_MOVED: Final = re.compile(r"(?<=[^\W\d_]) (?P<mark>[,;])(?=[^\W\d_])")
_CLUSTER: Final = re.compile(
    rf"(?<!{_SPACES})(?P<space>{_SPACES}*+)(?P<mark>[;:!?])(?=[!?]{{0,3}}+(?:[\s\"'”’»›)\]]|\Z)|(?<=:){BLANK})"
)
_OPENING: Final = re.compile(rf"«(?P<space>{_SPACES}*+)(?=\S)")
_CLOSING: Final = re.compile(rf"(?<=\S)(?P<space>{_SPACES}*+)»")
_GUILLEMET: Final = re.compile(rf"(?P<opening>«)(?P<behind>{_SPACES}*+)|(?<!{_SPACES})(?P<before>{_SPACES}*+)»")
_NO_WORD: Final = "([{«“‘„‚‹¿¡\"';:!?….\n"
"""What stands before a mark that closes no words, such as that in ``(!)``."""

_OF_CODE: Final = re.compile(r"[\[\](){}=_/\\<>*+^$|]")
_SPACE_BEFORE_WIDE: Final = re.compile(r"(?<=\S)(?P<space> ++)(?=[、。，．：；！？」』）】])")
_SPACE_BEHIND_WIDE: Final = re.compile(r"(?<=[、。，．：；「『（【])(?P<space> ++)(?=(?P<next>\S))")
_WIDE: Final = {"(": "（", ")": "）", ":": "："}
_TIGHT: Final = f":{BLANK}"


class _Slip(NamedTuple):
    """A place where a mark, or the space at one, is not as it should be.

    Args:
        start: the first character that goes, in the reading.
        end: the character behind the last one.
        text: what should be there.
        reason: expected, and got.
    """

    start: int
    end: int
    text: str
    reason: str


def check_punctuation_spacing(subject: EntrySubject) -> Iterator[Remark]:
    """Marks are the language's, with the space before them that it sets there."""
    if subject.context.is_template or garbles(subject):
        return
    follow = conventions(subject.locale)
    usual = _usual(subject.entry.source)
    found: dict[int, tuple[str, Edit | None]] = {}
    for reading in subject.readings:
        for slip in _slips(reading, follow, usual):
            found.setdefault(reading.place(slip.start), (slip.reason, reading.edit(*slip[:3])))
    if any(edit and edit.text.strip() for _reason, edit in found.values()):
        # One mark is told once: at the end of a text, by the rule about ends.
        for remark in check_end_punctuation(subject):
            found.pop(remark.offset, None)
    if not found:
        return
    fixed = repaired(subject, (edit for _reason, edit in found.values()))
    for offset, (reason, _edit) in found.items():
        yield Remark(reason, "", subject.keyword, offset, fixed)


@lru_cache(maxsize=4096)
def _usual(source: str) -> frozenset[str]:
    """What stands in the English as it stands nowhere else: marks and guillemets with spaces, and ``:`` without one."""
    texts = [shielded(reading.text) for reading in template_readings(source)]
    spaced = {match["mark"] for text in texts for match in _MARK.finditer(text) if match["space"]}
    guillemets = {"«" for text in texts if any(_inner_spaces(text))}
    tokens = {_token(text, match.start("mark")) for text in texts for match in _CLUSTER.finditer(text)} - {""}
    return frozenset(spaced | guillemets | tokens | {_TIGHT for text in texts if _TIGHT in text})


def _token(text: str, at: int) -> str:
    """What stands between spaces and ends with a mark, where it looks like code: ``[a-z]?`` and ``main();``."""
    token = text[: at + 1].rsplit(maxsplit=1)[-1]
    return token if len(token) > 1 and BLANK not in token and _OF_CODE.search(token) else ""


def _slips(reading: Reading, follow: Conventions, usual: frozenset[str]) -> Iterator[_Slip]:
    text = shielded(reading.text)
    if follow.own_marks:
        yield from _foreign_marks(text, follow)
    if follow.is_cjk:
        yield from _wide_spaces(text, follow)
    if follow.spaces:
        yield from _french(reading.text, follow.spaces, usual)
    if follow.has_tight_guillemets and "«" not in usual:
        yield from _inner_spaces(text)
    if not follow.has_space_before_marks:
        yield from _spaces_before(text, follow, usual)


def _spaces_before(text: str, follow: Conventions, usual: frozenset[str]) -> Iterator[_Slip]:
    for match in _MARK.finditer(text):
        mark, space, before = match["mark"], match["space"], text[match.start() - 1 : match.start()]
        if space and mark not in usual and mark not in follow.spaces and before not in _NO_WORD:
            reason = f"Expected no space before {quoted(mark)}, got {_named(space)}"
            yield _Slip(match.start(), match.end("space"), "", reason)
    for match in _MOVED.finditer(text):
        reason = f"Expected the space behind {quoted(match['mark'])}, got it before"
        yield _Slip(match.start(), match.end(), f"{match['mark']} ", reason)


def _french(written: str, spaces: Mapping[str, tuple[str, ...]], usual: frozenset[str]) -> Iterator[_Slip]:
    text = shielded(written)
    for match in _CLUSTER.finditer(text):
        start, at = match.start(), match.start("mark")
        before = text[start - 1] if start else "\n"
        is_value = written[start - 1 : start] == BLANK and any(map(str.isalpha, text[:start]))
        is_tight = (_TIGHT in usual and text.startswith(_TIGHT, at)) or _token(text, at) in usual
        if before not in _NO_WORD and not is_tight and (match["space"] or before != BLANK or is_value):
            yield from _misplaced(match, match["mark"], spaces[match["mark"]])
    for pattern in (_OPENING, _CLOSING):
        for match in pattern.finditer(text):
            yield from _misplaced(match, "»", spaces["»"])


def _inner_spaces(text: str) -> Iterator[_Slip]:
    """The spaces inside « and », of which there must be both: one alone is an arrow, and »…« the other way round."""
    opened: list[re.Match[str]] = []
    for match in _GUILLEMET.finditer(text):
        if match["opening"]:
            opened.append(match)
            continue
        if not opened:
            return
        first, last = opened.pop().span("behind"), match.span("before")
        if first[1] < last[0]:
            for (start, end), where in ((first, "behind '«'"), (last, "before '»'")):
                if start < end:
                    yield _Slip(start, end, "", f"Expected no space {where}, got {_named(text[start:end])}")


def _misplaced(match: re.Match[str], mark: str, right: tuple[str, ...]) -> Iterator[_Slip]:
    space = match["space"]
    if space not in right:
        where = "behind '«'" if match[0].startswith("«") else f"before {quoted(mark)}"
        reason = f"Expected {_named(right[0])} {where}, got {_named(space)}"
        yield _Slip(match.start("space"), match.end("space"), right[0], reason)


def _foreign_marks(text: str, follow: Conventions) -> Iterator[_Slip]:
    """ASCII marks where the script has its own: behind one of its letters, or between a value and one."""
    own, script = follow.own_marks, follow.tag.script
    for index, mark in enumerate(text):
        if mark not in own and not (follow.is_cjk and mark in _WIDE):
            continue
        before, behind = text[index - 1 : index], text[index + 1 : index + 2]
        touches = bool(before) and (is_letter_of(before, script) or (follow.is_cjk and before in "」』）】》”"))
        leads = bool(behind) and is_letter_of(behind, script)
        if mark in own:
            is_foreign = _is_mark(mark, before, behind, touches=touches, leads=leads)
        else:
            is_foreign = touches and leads and (script != "Jpan" or mark == ":")
        if is_foreign:
            new = own.get(mark) or _WIDE[mark]
            end = index + 1
            while follow.is_cjk and text.startswith(" ", end):
                end += 1
            yield _Slip(index, end, new, f"Expected {quoted(new)}, got {quoted(mark)}")


def _is_mark(mark: str, before: str, behind: str, *, touches: bool, leads: bool) -> bool:
    """Whether an ASCII mark is one of the text, not of a number, a file name or an ellipsis."""
    if touches:
        if mark == "." and behind == BLANK:
            return False
        return not behind or leads or behind == BLANK or not (behind.isalnum() or behind in ".,:;!?-_/")
    return leads and mark in ",;" and before == BLANK


def _wide_spaces(text: str, follow: Conventions) -> Iterator[_Slip]:
    """Marks of full width have their space in themselves."""
    for match in _SPACE_BEFORE_WIDE.finditer(text):
        reason = f"Expected no space before {quoted(text[match.end()])}, got {_named(match['space'])}"
        yield _Slip(match.start(), match.end(), "", reason)
    for match in _SPACE_BEHIND_WIDE.finditer(text):
        if is_letter_of(match["next"], follow.tag.script):
            reason = f"Expected no space behind {quoted(text[match.start() - 1])}, got {_named(match['space'])}"
            yield _Slip(match.start(), match.end(), "", reason)


def _named(space: str) -> str:
    names = {"": "no space", " ": "an ordinary space", NARROW: "a narrow no-break space", NO_BREAK: "a no-break space"}
    return names.get(space) or (f"{len(space)} spaces" if len(space) > 1 else f"U+{ord(space):04X}")


_BAD: Final = """\
#. name (s): name of the file
#, icu-message-format
msgctxt "com.example.gone"
msgid "Not found: {name}"
msgstr "Introuvable : {name}"
"""

RULES: Final = (
    Rule(
        id="punctuation-spacing",
        title="Marks are those of the language, with the space before them that it sets there",
        severity="warning",
        why="French sets a no-break space before `:` and a narrow one before `;`, `!` and `?`, so that no line begins"
        " with the mark; most languages set none, not even inside « », and Chinese and Japanese have marks of full"
        " width.",
        check_entry=check_punctuation_spacing,
        bad=Example("fr", _BAD),
        good=Example("fr", _BAD.replace("Introuvable : ", "Introuvable\u00a0: ")),
    ),
)
