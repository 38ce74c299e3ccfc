"""PyICU, with everything that can be kept made once: a MessageFormat for each message, dates set up with their zone.

Widths and numbers of digits stand in the patterns, which is more than ``vapierrors`` allows itself: it takes them from
the body.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from benchmarks.bodies import BUSY, FULL, LOCALE, MOVING, QUOTA, SNAPSHOTS, TASK, TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

_PATTERNS: Final = {
    SNAPSHOTS: "{1, plural, one {# Snapshot} other {# Snapshots}} von {0} seit {2, date}: {3}",
    FULL: "Auf {0} sind nur {1, number, ::.00} von {2, number, ::.0} GB frei: {3}",
    BUSY: "{0} ist zu {1, number, ::.00} % belegt, seit {2, date}: {3}",
    QUOTA: "Das Kontingent {0} ist erschöpft",
    MOVING: "{0} wird gerade verschoben",
    TASK: "{0} läuft",
}
_DATE_ARGUMENT: Final = 2
_DATE_WIDTHS: Final = {SNAPSHOTS: "MEDIUM", BUSY: "SHORT"}


def renderer() -> Callable[[bytes], list[str]]:
    """From bytes to the texts; the body is parsed by the fastest parser there is."""
    icu = import_module("icu")
    loads = import_module("orjson").loads
    formattable, from_iso = icu.Formattable, datetime.fromisoformat
    formats = _formats(icu)

    def value_of(param: dict[str, Any]) -> object:
        kind = next(iter(param))
        value = param[kind]
        if kind == "dt":
            value = from_iso(value)
        elif kind == "l":
            value = message_text(value)
        return formattable(value)

    def message_text(message: dict[str, Any]) -> str:
        text: str = formats[message["id"]].format([value_of(param) for param in message["params"].values()])
        return text

    return lambda payload: [message_text(message) for message in loads(payload)["messages"]]


def _formats(icu: Any) -> dict[str, Any]:  # noqa: ANN401 - a module without types
    locale = icu.Locale(LOCALE)
    zone = icu.TimeZone.createTimeZone(TIME_ZONE)
    formats = {message_id: icu.MessageFormat(pattern, locale) for message_id, pattern in _PATTERNS.items()}
    for message_id, width in _DATE_WIDTHS.items():
        style = getattr(icu.DateFormat, width)
        date_format = icu.DateFormat.createDateTimeInstance(style, style, locale)
        date_format.setTimeZone(zone)
        formats[message_id].setFormat(_DATE_ARGUMENT, date_format)
    return formats
