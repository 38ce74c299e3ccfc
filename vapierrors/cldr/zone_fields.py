"""The zone fields of date patterns: letters ``z v V O Z X x``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vapierrors.cldr.gmt_offsets import gmt_formatter, iso_offset
from vapierrors.cldr.zone_names import exemplar_city, generic_format, location_name, specific_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vapierrors.cldr.zones import Zone

ZONE_LETTERS = frozenset("zvVOZXx")

LONG = 4
"""From this many letters on a name is a long one."""


@lru_cache(maxsize=1024)
def zone_field(locale: str, letter: str, count: int) -> Callable[[datetime, Zone], str]:
    """A function from a local time and its zone to the text of one zone field (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        letter: one of ``ZONE_LETTERS``.
        count: how often the pattern repeats it.

    Example:
        >>> from datetime import datetime, UTC
        >>> from vapierrors.cldr.zones import zone
        >>> zone_field("en", "z", 1)(datetime(2024, 1, 1, tzinfo=UTC), zone("UTC"))
        'UTC'
    """
    width = "long" if count >= LONG else "short"
    format_gmt = gmt_formatter(locale, short=width == "short")
    if letter in "zv":
        return _name_field(locale, specific_format if letter == "z" else generic_format, width)
    if letter == "V":
        return _identity_field(locale, count)
    if letter == "O" or (letter == "Z" and count == LONG):
        return lambda local, zone: format_gmt(zone.tzinfo.utcoffset(local))
    if letter == "Z":
        iso_width = 5 if count > LONG else 4
        return lambda local, zone: iso_offset(zone.tzinfo.utcoffset(local), iso_width, zulu=count > LONG)
    return lambda local, zone: iso_offset(zone.tzinfo.utcoffset(local), count, zulu=letter == "X")


def _name_field(
    locale: str,
    make: Callable[[str, Zone, str], Callable[[datetime], str]],
    width: str,
) -> Callable[[datetime, Zone], str]:
    # As many entries as there are zones: names are checked before they become a ``Zone``.
    formats: dict[str, Callable[[datetime], str]] = {}

    def name(local: datetime, zone: Zone) -> str:
        found = formats.get(zone.name)
        if found is None:
            found = formats[zone.name] = make(locale, zone, width)
        return found(local)

    return name


def _identity_field(locale: str, count: int) -> Callable[[datetime, Zone], str]:
    format_gmt = gmt_formatter(locale, short=False)
    if count < len("VVV"):
        return lambda _local, zone: zone.name
    if count == len("VVV"):
        return lambda _local, zone: exemplar_city(locale, zone.name)
    return lambda local, zone: location_name(locale, zone.name) or format_gmt(zone.tzinfo.utcoffset(local))
