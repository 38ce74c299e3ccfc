"""Offsets from UTC as text: the localized GMT format (``GMT+5:30``) and ISO 8601 (``+0530``)."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.calendar_texts import calendar_texts, digits

if TYPE_CHECKING:
    from collections.abc import Callable

Offset = timedelta | None


class SplitOffset(NamedTuple):
    """An offset in its parts, all but the sign without one.

    Example:
        >>> split_offset(timedelta(hours=-3, minutes=-30))
        SplitOffset(is_negative=True, hours=3, minutes=30, seconds=0)
    """

    is_negative: bool
    hours: int
    minutes: int
    seconds: int


def split_offset(offset: Offset) -> SplitOffset:
    """The parts of an offset from UTC; a missing one counts as zero.

    Example:
        >>> split_offset(timedelta(hours=5, minutes=30)).hours
        5
    """
    total = round(offset.total_seconds()) if offset else 0
    minutes, seconds = divmod(abs(total), 60)
    hours, minutes = divmod(minutes, 60)
    return SplitOffset(total < 0, hours, minutes, seconds)


@lru_cache(maxsize=256)
def gmt_formatter(locale: str, *, short: bool) -> Callable[[Offset], str]:
    """A function from an offset to the locale's GMT format (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        short: whether hours go without a leading zero, and minutes only where there are some.

    Example:
        >>> gmt_formatter("fr", short=True)(timedelta(hours=5, minutes=30))
        'UTC+5:30'
        >>> gmt_formatter("fr", short=False)(timedelta(hours=-3))
        'UTC−03:00'
    """
    texts = calendar_texts(locale)
    positive, _, negative = texts["zone/hour"].partition(";")
    numerals = str.maketrans("0123456789", digits(locale))
    known: dict[Offset, str] = {}

    def spell(offset: Offset) -> str:
        is_negative, hours, minutes, seconds = split_offset(offset)
        before, separator, after = _split_pattern(negative if is_negative else positive)
        text = before + f"{hours:0{1 if short else 2}}".translate(numerals)
        if minutes or seconds or not short:
            text += separator + f"{minutes:02}".translate(numerals)
            text += separator + f"{seconds:02}".translate(numerals) if seconds else ""
            text += after
        return texts["zone/gmt"].replace("{0}", text)

    def format_gmt(offset: Offset) -> str:
        text = known.get(offset)
        if text is None:
            text = spell(offset)
            if len(known) < _MAX_KNOWN:
                known[offset] = text
        return text

    return format_gmt


_MAX_KNOWN = 256


def _split_pattern(pattern: str) -> tuple[str, str, str]:
    """What stands before the hours, between hours and minutes, and after the minutes of an hour format."""
    before = pattern[: pattern.index("H")]
    separator, _, after = pattern[len(before) :].lstrip("H").partition("mm")
    return before, separator, after


def iso_offset(offset: Offset, width: int, *, zulu: bool) -> str:
    """An offset as ISO 8601 writes it, in the width of the pattern letters ``X`` and ``x``.

    Args:
        offset: from UTC.
        width: 1 for ``+05[30]``, 2 ``+0530``, 3 ``+05:30``, 4 and 5 the latter two with seconds where there are some.
        zulu: whether no offset is ``Z``.

    Example:
        >>> iso_offset(timedelta(hours=5, minutes=30), 3, zulu=True), iso_offset(None, 1, zulu=True)
        ('+05:30', 'Z')
    """
    is_negative, hours, minutes, seconds = split_offset(offset)
    with_seconds = seconds if width >= _WIDTH_WITH_SECONDS else 0
    if zulu and not (hours or minutes or with_seconds):
        return "Z"
    parts = [f"{hours:02}"]
    if minutes or width > 1:
        parts.append(f"{minutes:02}")
    if with_seconds:
        parts.append(f"{seconds:02}")
    sign = "-" if is_negative and (hours or minutes or with_seconds) else "+"
    return sign + (":" if width in _EXTENDED_WIDTHS else "").join(parts)


_WIDTH_WITH_SECONDS = 4
_EXTENDED_WIDTHS = (3, 5)
