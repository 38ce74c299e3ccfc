"""Numbers of the English as a translation has them: counted or ranked, from where they are counted, and as a share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template import Argument, NumberArgument, PluralArgument, Pound, SelectArgument, arguments, walk
from vapierrors.template.checks import role_of
from vapierrors.template.number_styles import DECIMAL
from vapierrors.template.scanning import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template import Message, NumberStyle, Role, Span
    from vapierrors.translate.lint.subject import EntrySubject

_SIGNS: Final = re.compile("[%‰٪؉﹪％]")
_ENGLISH_UNITS: Final = re.compile(r"[%‰]|\bper\s?(?:cent|mille?)", re.IGNORECASE)
_ADVICE: Final[dict[Role, str]] = {
    "selectordinal": "write selectordinal: it is for ranks such as 1st and 2nd",
    "plural": "write plural: it is for counts such as 1 file and 2 files",
}


class Changed(NamedTuple):
    """A number that is not what it is in the English (specification, section 9).

    Args:
        reason: expected, and got.
        advice: what to do.
        span: where, in the translation.
    """

    reason: str
    advice: str
    span: Span


class _Shown(NamedTuple):
    """A place where a reader sees a number: ``{n}``, ``{n, number}``, or ``#`` in a plural."""

    name: str
    style: NumberStyle
    span: Span


def changed_ranks(source: Message, translation: Message) -> Iterator[Changed]:
    """The plurals that are ordinals in the English, and the ordinals that are plurals there.

    A plural whose categories all say the same is right either way, and so is such an ordinal beside a plural.

    Args:
        source: the English template.
        translation: its translation.

    Example:
        >>> from vapierrors.template import parse
        >>> english = parse("{n, selectordinal, one {#st} other {#th}} try")
        >>> [changed.reason for changed in changed_ranks(english, parse("{n, plural, one {#er} other {#e}} essai"))]
        ["Expected the selectordinal 'n' of the English, got a plural"]
    """
    wanted = arguments(source)
    for node in walk(translation):
        if not isinstance(node, PluralArgument) or not (node.ordinal or _tells_categories_apart(node)):
            continue
        role, other = role_of(node), role_of(PluralArgument(node.name, not node.ordinal, node.offset, ()))
        if role not in wanted.get(node.name, ()) and other in wanted.get(node.name, ()):
            if not _tells_categories_apart(node) and other in arguments(translation)[node.name]:
                continue
            reason = f"Expected the {other} {quoted(node.name)} of the English, got a {role}"
            yield Changed(reason, _ADVICE[other], node.span)


def _tells_categories_apart(plural: PluralArgument) -> bool:
    return len({branch.message for branch in plural.branches if isinstance(branch.selector, str)}) > 1


def changed_offsets(source: Message, translation: Message) -> Iterator[Changed]:
    """The plurals that count from elsewhere than those of the English.

    One in which nothing depends on that is right, and so is a second plural of the number that does not show it: verbs
    follow all that there are.

    Args:
        source: the English template.
        translation: its translation.

    Example:
        >>> from vapierrors.template import parse
        >>> english = parse("{n, plural, offset:1 one {you and # other} other {you and # others}}")
        >>> german = parse("{n, plural, one {du und # anderer} other {du und # andere}}")
        >>> [changed.reason for changed in changed_offsets(english, german)]
        ["Expected offset:1 in the plural 'n' as in the English, got none"]
    """
    wanted = _offsets(source)
    for name in arguments(source):
        wanted.setdefault(name, {0: None})
    used = _offsets(translation)
    for node in walk(translation):
        if not isinstance(node, PluralArgument) or node.offset in wanted.get(node.name, {node.offset: None}):
            continue
        shows_number = any(isinstance(piece, Pound) for branch in node.branches for piece in branch.message.nodes)
        has_right_one = not wanted[node.name].keys().isdisjoint(used[node.name])
        if shows_number or (_tells_categories_apart(node) and not has_right_one):
            right = next(iter(wanted[node.name]))
            expected, got = (f"offset:{offset}" if offset else "" for offset in (right, node.offset))
            reason = f"Expected {expected or 'no offset'} in the plural {quoted(node.name)} as in the English"
            advice = f"write {expected} before its branches" if expected else "take it out"
            yield Changed(f"{reason}, got {got or 'none'}", advice, node.span)


def _offsets(message: Message) -> dict[str, dict[float, None]]:
    """The offsets of the plurals of each argument, in their order."""
    found: dict[str, dict[float, None]] = {}
    for node in walk(message):
        if isinstance(node, PluralArgument):
            found.setdefault(node.name, {})[node.offset] = None
    return found


def changed_shares(subject: EntrySubject, source: Message, translation: Message) -> Iterator[Changed]:
    """The numbers that a reader sees as another share than in the English: 0.87 where 87 % is meant.

    A sign that the words have, or a word behind the number, stands for the sign of a style.

    Args:
        subject: the entry.
        source: its English template.
        translation: its translation.
    """
    wanted: dict[str, list[_Shown]] = {}
    for shown in _shown(source):
        wanted.setdefault(shown.name, []).append(shown)
    told: set[str] = set()
    for shown in _shown(translation):
        english = wanted.get(shown.name, [shown])
        if shown.name not in told and not any(_is_same_share(shown, other, subject) for other in english):
            told.add(shown.name)
            right = subject.entry.source[slice(*english[0].span)]
            got = subject.text[slice(*shown.span)]
            reason = f"Expected {quoted(right)}, or another style of that share, as in the English, got {quoted(got)}"
            yield Changed(reason, "show the same share of 1, of 100 or of 1000", shown.span)


def _shown(message: Message, plural: str = "") -> Iterator[_Shown]:
    for node in message.nodes:
        match node:
            case Pound():
                yield _Shown(plural, DECIMAL, node.span)
            case NumberArgument():
                yield _Shown(node.name, node.style, node.span)
            case Argument():
                yield _Shown(node.name, DECIMAL, node.span)
            case PluralArgument() | SelectArgument():
                inner = node.name if isinstance(node, PluralArgument) else ""
                for branch in node.branches:
                    yield from _shown(branch.message, inner)
            case _:
                pass


def _is_same_share(shown: _Shown, english: _Shown, subject: EntrySubject) -> bool:
    own, right = shown.style, english.style
    if own.scale != right.scale:
        return False
    if (own.percent, own.permille) == (right.percent, right.permille):
        return True
    if own.percent or own.permille:
        return not (right.percent or right.permille) and bool(_ENGLISH_UNITS.search(subject.entry.source))
    behind = subject.text[shown.span.end :].lstrip()[:1]
    return behind.isalpha() or any(_SIGNS.search(words.value) for words in subject.words)
