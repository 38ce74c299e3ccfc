"""Values for a preview, as somebody types them."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from vapierrors.definitions.slots import is_position
from vapierrors.formatting.datetimes import instant
from vapierrors.formatting.quantities import number_of_text
from vapierrors.models.params import INT64_MAX, INT64_MIN
from vapierrors.translate.samples import used_kinds
from vapierrors.wire.datetimes import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.template import Message
    from vapierrors.translate.samples import Sample

_EXPECTED: Final[Mapping[str, str]] = {
    "i": "an integer of at most 64 bits, such as 5",
    "d": "a number, such as 2.5",
    "dt": "a time in RFC 3339 with its zone, such as 2026-01-31T10:00:00Z",
    "l": "the id of a message",
}


def read_value(message: Message, kinds: Mapping[str, str], name: str, text: str) -> Sample:
    """The value of an argument, as ``variants`` takes it, from its text (specification, section 9).

    Args:
        message: the template.
        kinds: parameter → ``s``, ``dt``, ``i``, ``d`` or ``l``; of those left out, what the template says.
        name: of the argument.
        text: an integer, a number, a time in RFC 3339, the id of a nested message, or any text, as its kind is.

    Raises:
        ValueError: the template has no such argument, or the text is none of its kind.

    Example:
        >>> from vapierrors.template import parse
        >>> message = parse("{count, plural, other {#}} since {when, date}")
        >>> read_value(message, {}, "count", "5"), read_value(message, {}, "when", "2026-01-31T10:00:00Z")
        ({'i': 5}, {'dt': '2026-01-31T10:00:00.000Z'})
        >>> read_value(message, {"count": "i"}, "count", "many")
        Traceback (most recent call last):
        ValueError: Expected an integer of at most 64 bits, such as 5, got 'many' - at count
    """
    used = used_kinds(message)
    if name not in used:
        there = ", ".join(used) or "none at all"
        raise ValueError(f"Expected an argument of the message ({there}), got {name!r}")
    # Whatever fills {0} is a string on the wire; what it has to stand for, only the template says.
    is_told = name in kinds and not is_position(name)
    kind = kinds[name] if is_told else used[name]
    if kind == "i" and not is_told and not _is_integer(text):
        kind = "d"
    value = _members(kind, text)
    if value is None:
        raise ValueError(f"Expected {_EXPECTED[kind]}, got {text!r} - at {name}")
    if is_position(name):
        return str(value["dt"]) if kind == "dt" else text
    return value


def _members(kind: str, text: str) -> dict[str, object] | None:
    """The members of the parameter; None where the text is none of its kind."""
    match kind:
        case "i":
            return {"i": int(text)} if _is_integer(text) else None
        case "d":
            number = number_of_text(text)
            double = None if number is None else float(number)
            return {"d": double} if double is not None and isfinite(double) else None
        case "dt":
            moment = _moment(text)
            return None if moment is None else {"dt": moment}
        case "l":
            return {"l": {"id": text}} if text.strip() else None
    return {"s": text}


def _is_integer(text: str) -> bool:
    number = number_of_text(text)
    return isinstance(number, int) and INT64_MIN <= number <= INT64_MAX


def _moment(text: str) -> str | None:
    """The text as the wire has it, in UTC; None where it is no time, or in UTC none of the years 1 to 9999."""
    moment = instant(text)
    try:
        return None if moment is None else canonical(moment)
    except OverflowError:
        return None
