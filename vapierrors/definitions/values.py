"""Python values as the members of a parameter: one function for each type that a message takes."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from vapierrors.definitions.param import Param
from vapierrors.exceptions import MessageDefinitionError
from vapierrors.models import DateTimeFormat, Limits, LocalizableMessage, NestedLocalizableMessage
from vapierrors.models.construction import construct
from vapierrors.models.limits import MAX_PRECISION
from vapierrors.models.params import INT64_MAX, INT64_MIN, known_format
from vapierrors.outputs.plain import without_surrogates
from vapierrors.resolving.cutting import cut_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Members = dict[str, Any]
"""The members of a parameter that are set, the one with the value first."""

LONGEST_TEXT: Final = Limits().text_characters
"""Characters of a longer text that no reader would be shown: an error may repeat what a caller has sent."""

_SHOWN: Final = 60
"""Characters of a refused value that an error shows."""


class Place(NamedTuple):
    """Which value an error is about.

    Args:
        message_id: the id of the definition.
        parameter: ``parameter 'name'`` or ``argument 0``.
        expected: what the template takes there, as a noun phrase.
    """

    message_id: str
    parameter: str
    expected: str

    def refuse(self, got: str, hint: str = "", expected: str = "") -> NoReturn:
        """Raise the error that says so.

        Args:
            got: what was given.
            hint: what to do, or empty.
            expected: what is wanted of this very value; empty for what the template takes.

        Raises:
            MessageDefinitionError: always.
        """
        raise MessageDefinitionError(expected or self.expected, got, self.message_id, self.parameter, hint)


def described(value: object) -> str:
    """A value as an error shows it: those of known types with what they hold, others by their type alone.

    Args:
        value: any value.

    Example:
        >>> described("vm-42"), described(None), described(object())
        ("the str 'vm-42'", 'None', 'an instance of object')
    """
    if value is None:
        return "None"
    if not isinstance(value, str | int | float | Decimal | datetime):
        return f"an instance of {type(value).__name__}"
    if isinstance(value, int) and not INT64_MIN <= value <= INT64_MAX:
        return f"an int of {value.bit_length()} bits"
    text = repr(value[:_SHOWN]) if isinstance(value, str) else str(value)
    return f"the {type(value).__name__} {text[: _SHOWN + 2]}"


def members_of(value: object, place: Place) -> Members:
    """The members of the parameter that a Python value becomes (specification, section 7).

    Args:
        value: a str, int, float, Decimal, aware datetime, message or ``Param``; subclasses count as what they extend.
        place: which value it is.

    Raises:
        MessageDefinitionError: it is of another type, or out of range.

    Example:
        >>> members_of(Decimal("2.50"), Place("com.example.x", "parameter 'size'", "a Decimal"))
        {'d': 2.5}
    """
    kind = type(value)
    make = _BY_TYPE.get(kind)
    if make is None:
        make = next((_BY_TYPE[base] for base in kind.__mro__ if base in _BY_TYPE), _unknown)
    return make(value, place)


def _string(value: str, _place: Place) -> Members:
    text = value if type(value) is str else str.__str__(value)
    text = cut_text(text, LONGEST_TEXT)
    # A name of a file may hold halves of surrogate pairs; that must not keep an error from being sent.
    return {"s": text if text.isascii() else without_surrogates(text)}


def _integer(value: int, place: Place) -> Members:
    if not INT64_MIN <= value <= INT64_MAX:
        place.refuse(described(value), "pass it as a str", "an int from -2**63 to 2**63 - 1")
    return {"i": value if type(value) is int else int.__int__(value)}


def _truth(value: bool, place: Place) -> NoReturn:  # noqa: FBT001 - the very type that is refused
    place.refuse(described(value), "pass a word for it, such as 'on' or 'off'")


def _number(value: float | Decimal, place: Place) -> Members:
    try:
        double = float(value) if type(value) is not float else value
    except (ValueError, OverflowError):
        double = math.nan
    if not math.isfinite(double):
        place.refuse(described(value), "pass a number, or say it in words", "a finite number in the range of a double")
    return {"d": double}


def _moment(value: datetime, place: Place) -> Members:
    if value.utcoffset() is None:
        hint = "give it a time zone, such as tzinfo=UTC"
        place.refuse(f"{described(value)} without a time zone", hint, "an aware datetime")
    try:
        # In UTC, as the wire has it: Python finds a moment of an hour that the clock repeats equal to no other zone's.
        moment = value.astimezone(UTC)
    except OverflowError:
        place.refuse(described(value), "pass another, or say it in words", "a datetime of the years 1 to 9999 in UTC")
    return {"dt": moment if type(moment) is datetime else datetime.combine(moment.date(), moment.time(), UTC)}


def _nested(value: NestedLocalizableMessage, _place: Place) -> Members:
    return {"l": value}


def _message(value: LocalizableMessage, place: Place) -> Members:
    if value.args:
        got = f"{value.id} with {len(value.args)} positional argument{'s' if len(value.args) > 1 else ''}"
        place.refuse(got, "define that one with named parameters", "a message without positional arguments")
    members: Members = {"id": value.id} if value.params is None else {"id": value.id, "params": value.params}
    return {"l": construct(NestedLocalizableMessage, members)}


def _param(value: Param, place: Place) -> Members:
    if value.member == "dt":
        return _date(value, place)
    if isinstance(value.value, bool) or not isinstance(value.value, int | float | Decimal):
        place.refuse(described(value.value), "", "a number in Param.decimal")
    precision = value.shown
    if type(precision) is not int or not 0 <= precision <= MAX_PRECISION:
        expected = f"a precision of 0 to {MAX_PRECISION} fraction digits"
        place.refuse(described(precision), "change the second argument of Param.decimal", expected)
    return {**_number(value.value, place), "precision": precision}


def _date(value: Param, place: Place) -> Members:
    if not isinstance(value.value, datetime):
        place.refuse(described(value.value), "", "an aware datetime in Param.date")
    name = known_format(value.shown)
    if not isinstance(name, DateTimeFormat):
        expected = f"a format of {', '.join(DateTimeFormat)}"
        place.refuse(described(value.shown), "change the second argument of Param.date", expected)
    return {**_moment(value.value, place), "format": name}


def _unknown(value: object, place: Place) -> NoReturn:
    hint = "leave nothing unset" if value is None else "pass str(value), if that is what a reader understands"
    place.refuse(described(value), hint)


_BY_TYPE: Final[Mapping[type, Callable[[Any, Place], Members]]] = MappingProxyType(
    {
        str: _string,
        bool: _truth,
        int: _integer,
        float: _number,
        Decimal: _number,
        datetime: _moment,
        LocalizableMessage: _message,
        NestedLocalizableMessage: _nested,
        Param: _param,
    }
)
