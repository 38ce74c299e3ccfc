"""A value that says how it is to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from vapierrors.models import DateTimeFormat


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter with its format or precision; make one with ``date`` or ``decimal`` (specification, section 7).

    It is checked when a message is made of it: only then is it known which message and which parameter are meant.

    Args:
        member: the member of the parameter that holds the value, ``dt`` or ``d``.
        value: the value.
        shown: a ``DateTimeFormat`` or its name for ``dt``, fraction digits for ``d``.

    Example:
        >>> from vapierrors.definitions import MessageDefinition
        >>> DISK_FULL = MessageDefinition("com.example.disk_full", "{used} of {size} GB are in use.")
        >>> DISK_FULL(used=Param.decimal(79.96, precision=1), size=80).default_message
        '80.0 of 80 GB are in use.'
    """

    member: Literal["dt", "d"]
    value: object
    shown: DateTimeFormat | str | int

    @classmethod
    def date(cls, value: datetime, format: DateTimeFormat | str) -> Param:  # noqa: A002 - vAPI's name
        """A moment, shown by a format (specification, section 7).

        Args:
            value: an aware datetime.
            format: a ``DateTimeFormat`` or its name.

        Example:
            >>> from datetime import UTC, datetime
            >>> from vapierrors.definitions import MessageDefinition
            >>> EXPIRED = MessageDefinition("com.example.expired", "The session expired on {day}.")
            >>> EXPIRED(day=Param.date(datetime(2026, 8, 16, tzinfo=UTC), format="LONG_DATE")).default_message
            'The session expired on August 16, 2026.'
        """
        return cls("dt", value, format)

    @classmethod
    def decimal(cls, value: float | Decimal, precision: int) -> Param:
        """A number, shown with exactly as many fraction digits as ``precision`` says (specification, section 7).

        Args:
            value: a finite number; sent as the nearest double.
            precision: fraction digits, 0 to 40.

        Example:
            >>> from vapierrors.definitions import MessageDefinition
            >>> TOO_SLOW = MessageDefinition("com.example.too_slow", "It took {seconds} s.")
            >>> TOO_SLOW(seconds=Param.decimal(12, precision=3)).params["seconds"]
            LocalizationParam(s=None, dt=None, i=None, d=12.0, l=None, format=None, precision=3)
        """
        return cls("d", value, precision)
