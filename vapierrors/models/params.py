"""What a parameter can hold and how a moment is shown: facts that need no model."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

VALUE_MEMBERS: Final = ("s", "dt", "i", "d", "l")
"""The members that can hold the value, in the order in which a reader looks."""

INT64_MIN: Final = -(2**63)
INT64_MAX: Final = 2**63 - 1


class DateTimeFormat(StrEnum):
    """How a ``dt`` parameter is shown (specification, section 1); an unknown value counts as the default.

    Example:
        >>> DateTimeFormat("SHORT_DATETIME")
        <DateTimeFormat.SHORT_DATE_TIME: 'SHORT_DATE_TIME'>
    """

    SHORT_DATE = "SHORT_DATE"
    SHORT_TIME = "SHORT_TIME"
    SHORT_DATE_TIME = "SHORT_DATE_TIME"
    MED_DATE = "MED_DATE"
    MED_TIME = "MED_TIME"
    MED_DATE_TIME = "MED_DATE_TIME"
    LONG_DATE = "LONG_DATE"
    LONG_TIME = "LONG_TIME"
    LONG_DATE_TIME = "LONG_DATE_TIME"
    FULL_DATE = "FULL_DATE"
    FULL_TIME = "FULL_TIME"
    FULL_DATE_TIME = "FULL_DATE_TIME"

    @classmethod
    def _missing_(cls, value: object) -> DateTimeFormat | None:
        return _PROSE_SPELLINGS.get(value) if isinstance(value, str) else None


DEFAULT_DATE_TIME_FORMAT: Final = DateTimeFormat.SHORT_DATE_TIME

_PROSE_SPELLINGS: Final = {
    f"{width}_DATETIME": DateTimeFormat(f"{width}_DATE_TIME") for width in ("SHORT", "MED", "LONG", "FULL")
}


def known_format(value: object) -> object:
    """The ``DateTimeFormat`` that a wire value names, else the value itself: the enumeration is open.

    Example:
        >>> known_format("LONG_DATETIME"), known_format("TINY")
        (<DateTimeFormat.LONG_DATE_TIME: 'LONG_DATE_TIME'>, 'TINY')
    """
    if not isinstance(value, str):
        return value
    return DateTimeFormat.__members__.get(value) or _PROSE_SPELLINGS.get(value, value)
