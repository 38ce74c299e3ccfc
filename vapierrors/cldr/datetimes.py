"""Dates and times in the four widths of CLDR, alone or joined."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from vapierrors.cldr.calendar_texts import calendar_texts
from vapierrors.cldr.date_patterns import fill_glue, pattern_formatter
from vapierrors.cldr.skeletons import check_skeleton, skeleton_formatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vapierrors.cldr.zones import Zone

__all__ = ["Width", "check_skeleton", "date_time_formatter", "skeleton_formatter"]

Width = Literal["short", "medium", "long", "full"]


@lru_cache(maxsize=1024)
def date_time_formatter(locale: str, date: Width | None, time: Width | None) -> Callable[[datetime, Zone], str]:
    """A function from a moment and a zone to its date, its time, or both (specification, section 3).

    The calendar is Gregorian in every locale, before 1582 too. A moment that no year from 1 to 9999 holds in the
    zone is shown as the first or last moment that one does.

    Args:
        locale: a CLDR id that Babel has, such as ``de`` or ``zh_Hant``.
        date: how wide the date is, or ``None`` for the time alone.
        time: how wide the time is, or ``None`` for the date alone.

    Returns:
        a function that takes an aware ``datetime`` and the ``Zone`` to show it in.

    Raises:
        ValueError: neither a date nor a time is asked for.

    Example:
        >>> from datetime import UTC, datetime
        >>> from vapierrors.cldr.zones import zone
        >>> moment = datetime(2024, 7, 1, 12, 30, tzinfo=UTC)
        >>> date_time_formatter("de", "long", "short")(moment, zone("Europe/Berlin"))
        '1. Juli 2024 um 14:30'
        >>> date_time_formatter("de", "medium", None)(moment, zone("UTC"))
        '01.07.2024'
    """
    texts = calendar_texts(locale)
    if date is None:
        if time is None:
            raise ValueError("Expected a width for the date, the time or both, got neither")
        return pattern_formatter(locale, texts[f"time/{time}"])
    pattern = texts[f"date/{date}"]
    if time is not None:
        pattern = fill_glue(texts[f"atTime/{date}"], texts[f"time/{time}"], pattern)
    return pattern_formatter(locale, pattern)
