"""``dt``: a moment, shown in the reader's time zone by ``format``."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.datetimes import date_time_formatter
from vapierrors.formatting.kind import KindFormatter
from vapierrors.models.params import DEFAULT_DATE_TIME_FORMAT, DateTimeFormat, known_format
from vapierrors.wire.datetimes import is_canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.cldr.datetimes import Width
    from vapierrors.cldr.zones import Zone
    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter

_WIDTHS: Final[Mapping[str, Width]] = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}
_CANONICAL_MARKS: Final = "--T::."
"""What stands between the digits of ``2026-01-31T10:00:00.000Z``."""

_RFC_3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_LONGEST_RFC_3339: Final = 64


def instant(text: str) -> datetime | None:
    """The moment that an RFC 3339 text names, None where it is no such text (specification, section 3).

    Args:
        text: any text.

    Example:
        >>> instant("2026-08-16T17:14:22.001Z"), instant("2026-08-16"), instant("2026-13-16T17:14:22Z")
        (datetime.datetime(2026, 8, 16, 17, 14, 22, 1000, tzinfo=datetime.timezone.utc), None, None)
    """
    if len(text) > _LONGEST_RFC_3339 or not _RFC_3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None


def date_time_param_formatter(locale: str) -> KindFormatter:
    """The formatter of ``dt`` parameters (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> from vapierrors.cldr.zones import zone
        >>> from vapierrors.formatting.context import FormatContext
        >>> param = {"dt": "2026-08-16T17:14:22.001Z", "format": "MED_DATE_TIME"}
        >>> date_time_param_formatter("de").show(param, FormatContext(zone("Europe/Berlin"), None))
        '16.08.2026, 19:14:22'
    """
    formatters: dict[str, Callable[[datetime, Zone], str]] = {}

    def formatter_of(name: object) -> Callable[[datetime, Zone], str]:
        known = known_format(name)
        value = known.value if isinstance(known, DateTimeFormat) else DEFAULT_DATE_TIME_FORMAT.value
        if value not in formatters:
            width, _, fields = value.partition("_")
            date = _WIDTHS[width] if "DATE" in fields else None
            time = _WIDTHS[width] if "TIME" in fields else None
            formatters[value] = date_time_formatter(locale, date, time)
        return formatters[value]

    def show(param: Mapping[str, Any], context: FormatContext) -> str:
        value: datetime | str = param["dt"]
        if isinstance(value, str):
            if not is_canonical(value):
                context.check(param)
            value = datetime.fromisoformat(value)
        elif type(value) is not datetime:
            context.examine(param, value)
        return formatter_of(param.get("format"))(value, context.zone)

    def like(seen: Mapping[str, Any], otherwise: Formatter) -> Formatter:
        name: str | None = seen.get("format")
        return _like(len(seen), name, formatter_of(name), otherwise)

    return KindFormatter(show, like)


def _like(
    members: int, name: str | None, formatter: Callable[[datetime, Zone], str], otherwise: Formatter
) -> Formatter:
    from_iso = datetime.fromisoformat

    def date_time(param: Mapping[str, Any], context: FormatContext) -> str:
        if "dt" in param and len(param) == members and param.get("format") == name:
            moment = param["dt"]
            if (
                type(moment) is str
                and moment[4:20:3] == _CANONICAL_MARKS
                and moment[23:] == "Z"
                and moment[11:13] != "24"
            ):
                return formatter(from_iso(moment), context.zone)
            if type(moment) is datetime:
                return formatter(moment, context.zone)
        return otherwise(param, context)

    return date_time
