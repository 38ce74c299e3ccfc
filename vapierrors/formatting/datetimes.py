"""``dt``: a moment, shown in the reader's time zone by ``format``."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.datetimes import date_time_formatter
from vapierrors.models.params import DEFAULT_DATE_TIME_FORMAT, DateTimeFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.cldr.datetimes import Width
    from vapierrors.cldr.zones import Zone
    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter

_WIDTHS: Final[Mapping[str, Width]] = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}
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


def date_time_param_formatter(locale: str) -> Formatter:
    """The formatter of ``dt`` parameters (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> from vapierrors.cldr.zones import zone
        >>> from vapierrors.formatting.context import FormatContext
        >>> param = {"dt": "2026-08-16T17:14:22.001Z", "format": "MED_DATE_TIME"}
        >>> date_time_param_formatter("de")(param, FormatContext(zone("Europe/Berlin"), None))
        '16.08.2026, 19:14:22'
    """
    formatters: dict[str, Callable[[datetime, Zone], str]] = {}

    def formatter_of(name: str | None) -> Callable[[datetime, Zone], str]:
        known = DateTimeFormat.__members__.get(name or "", DEFAULT_DATE_TIME_FORMAT)
        if known not in formatters:
            width, _, fields = known.value.partition("_")
            date = _WIDTHS[width] if "DATE" in fields else None
            time = _WIDTHS[width] if "TIME" in fields else None
            formatters[known] = date_time_formatter(locale, date, time)
        return formatters[known]

    def date_time(param: Mapping[str, Any], context: FormatContext) -> str:
        name: str | None = param.get("format")
        formatter = formatters.get(name or "") or formatter_of(name)
        moment = param["dt"]
        if type(moment) is str:
            moment = datetime.fromisoformat(moment)
        return formatter(moment, context.zone)

    return date_time
