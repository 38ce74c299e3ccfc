"""Date-times of the wire: the canonical spelling, the others, and the way there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from vapierrors.wire.reading import Respelled, shown

if TYPE_CHECKING:
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_FORM: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?P<glue>[Tt ])([0-9]{2}:[0-9]{2}):([0-9]{2})"
    r"(?:[.,]([0-9]+))?(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_from_iso: Final = datetime.fromisoformat


def is_canonical(text: str) -> bool:
    """Whether a text is a date-time in the very spelling in which vAPI servers write it.

    Args:
        text: such as ``2026-01-31T10:00:00.000Z``.

    Example:
        >>> is_canonical("2026-01-31T10:00:00.000Z"), is_canonical("2026-01-31T11:00:00+01:00")
        (True, False)
    """
    try:
        _from_iso(text)
    except ValueError:
        return False
    # What else Python reads as ISO 8601 (weeks, basic format, other glue, other zones) differs in one of these.
    return text[23:] == "Z" and text[19] == "." and text[10] == "T" and text[7] == "-" and text[11:13] != "24"


def canonical(moment: datetime) -> str:
    """Write a date-time in UTC, with milliseconds, or microseconds where it has them.

    Args:
        moment: an aware date-time.

    Raises:
        OverflowError: the moment has no year of four digits in UTC.

    Example:
        >>> canonical(datetime(2026, 1, 31, 10, 0, 0, 1500, tzinfo=UTC))
        '2026-01-31T10:00:00.001500Z'
    """
    moment = moment.astimezone(UTC)
    precise = "microseconds" if moment.microsecond % 1000 else "milliseconds"
    return f"{moment.replace(tzinfo=None).isoformat(timespec=precise)}Z"


def read_date_time(reading: Reading, wire: object, path: Path) -> str | Respelled:
    """Read a date-time as its canonical text.

    Args:
        reading: takes what is odd.
        wire: the JSON value.
        path: where it stands.
    """
    if type(wire) is not str:
        reading.wrong_type(path, "a date-time", wire, "left out")
        return Respelled(None)
    if is_canonical(wire):
        return wire
    form = _FORM.fullmatch(wire)
    if form is None:
        reading.report("date-time-form", path, f"Expected an RFC 3339 date-time, got {shown(wire)}", "left out")
        return Respelled(None)
    date, glue, minute, second, fraction, zone = form.groups()
    leap = second == "60"
    offset = (zone or "Z").upper()
    micros = (fraction or "")[:6].ljust(6, "0") if not leap else "999999"
    text = f"{date}T{minute}:{'59' if leap else second}.{micros}{'+00:00' if offset == 'Z' else offset}"
    try:
        moment = canonical(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        reading.report("date-time-range", path, f"Expected a date-time that exists, got {shown(wire)}", "left out")
        return Respelled(None)
    oddity = _oddity(wire, glue, zone, leap=leap)
    if oddity:
        reading.report("date-time-form", path, f"Expected an RFC 3339 date-time, got {shown(wire)}", oddity)
    return Respelled(moment) if moment != wire else wire


def _oddity(wire: str, glue: str, zone: str | None, *, leap: bool) -> str:
    if leap:
        return "the leap second is read as the end of the second before"
    if zone is None:
        return "without a zone it is read as UTC"
    if glue != "T" or zone == "z" or "," in wire:
        return "read as if spelled so"
    return ""
