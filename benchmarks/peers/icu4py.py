"""icu4py, with a MessageFormat for each message; widths and numbers of digits stand in the patterns.

It has no way to say in which zone a date is shown, so dates are moved to the reader's clock first.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from benchmarks.bodies import BUSY, FULL, LOCALE, MOVING, QUOTA, SNAPSHOTS, TASK, TIME_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

_PATTERNS: Final = {
    SNAPSHOTS: (
        "{snapshots, plural, one {# Snapshot} other {# Snapshots}} von {vm} seit {since, date, ::yyyyMMddHHmmss}: {why}"
    ),
    FULL: "Auf {store} sind nur {free, number, ::.00} von {needed, number, ::.0} GB frei: {why}",
    BUSY: "{host} ist zu {load, number, ::.00} % belegt, seit {since, date, ::yyMMddHHmm}: {why}",
    QUOTA: "Das Kontingent {quota} ist erschöpft",
    MOVING: "{vm} wird gerade verschoben",
    TASK: "{task} läuft",
}


def renderer() -> Callable[[bytes], list[str]]:
    """From bytes to the texts; the body is parsed by the fastest parser there is."""
    message_format = import_module("icu4py.messageformat").MessageFormat
    loads = import_module("orjson").loads
    formats = {message_id: message_format(pattern, LOCALE) for message_id, pattern in _PATTERNS.items()}
    zone, from_iso = ZoneInfo(TIME_ZONE), datetime.fromisoformat

    def value_of(param: dict[str, Any]) -> object:
        kind = next(iter(param))
        value = param[kind]
        if kind == "dt":
            return from_iso(value).astimezone(zone).replace(tzinfo=UTC)
        return message_text(value) if kind == "l" else value

    def message_text(message: dict[str, Any]) -> str:
        values = {name: value_of(param) for name, param in message["params"].items()}
        text: str = formats[message["id"]].format(values)
        return text

    return lambda payload: [message_text(message) for message in loads(payload)["messages"]]
