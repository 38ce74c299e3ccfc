"""Time zones: names checked before they come near a file, and when daylight saving time is in force."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vapierrors.cldr.supplement import entry
from vapierrors.exceptions import TimeZoneError

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", re.ASCII)
_MAX_NAME_LENGTH: Final = 64
_UNIVERSAL: Final = frozenset({"Etc/UTC", "Etc/GMT"})
_NOT_ZONES: Final = frozenset({"Factory", "localtime", "posixrules"})
_NO_COUNTRIES: Final = ("001", "ZZ")
_ZERO: Final = timedelta(0)
_PROBE_DISTANCE: Final = timedelta(days=17)
_PROBED_YEARS: Final = range(1970, 2039)


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """A time zone to show moments in (specification, section 6).

    ``zone`` makes one for each name. It is a key of many tables: as such it is looked up by identity, which is fast.

    Args:
        name: its canonical id in CLDR, which keeps the older spelling where IANA has renamed a zone.
        tzinfo: its offsets.

    Example:
        >>> zone("Asia/Kolkata").name
        'Asia/Calcutta'
    """

    name: str
    tzinfo: tzinfo


@lru_cache(maxsize=1024)
def zone(name: str) -> Zone:
    """The time zone of an IANA name, current or older (specification, section 6).

    Args:
        name: such as ``Europe/Berlin``, in the letter case of the time zone database.

    Raises:
        TimeZoneError: there is no such name, or the machine has no time zone database.

    Example:
        >>> zone("Europe/Berlin").tzinfo
        zoneinfo.ZoneInfo(key='Europe/Berlin')
        >>> zone("Berlin")
        Traceback (most recent call last):
        vapierrors.exceptions.TimeZoneError: Expected an IANA time zone name such as Europe/Berlin, got 'Berlin'
    """
    unknown = f"Expected an IANA time zone name such as Europe/Berlin, got {name[:_MAX_NAME_LENGTH]!r}"
    if len(name) > _MAX_NAME_LENGTH or not _NAME.fullmatch(name) or name in _NOT_ZONES:
        raise TimeZoneError(unknown)
    identity = canonical_id(name)
    if identity in _UNIVERSAL:
        return Zone(identity, UTC)
    try:
        rules = zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        if _is_known(name):
            raise TimeZoneError(
                f"Expected a time zone database that has {name}, got none; install one with: pip install tzdata",
            ) from error
        raise TimeZoneError(unknown) from error
    # A file system that ignores letter case also opens names that the database does not have.
    if not _is_known(name) and name not in zoneinfo.available_timezones():
        raise TimeZoneError(unknown)
    return Zone(identity, rules)


@lru_cache(maxsize=1024)
def canonical_id(name: str) -> str:
    """The id that CLDR keeps its names under; the name itself where CLDR does not know the zone.

    Example:
        >>> canonical_id("Asia/Kolkata"), canonical_id("US/Pacific"), canonical_id("Zulu")
        ('Asia/Calcutta', 'America/Los_Angeles', 'Etc/UTC')
    """
    return entry("aliases", name) or name


def _is_known(name: str) -> bool:
    return canonical_id(name) != name or entry("countries", name) is not None


@lru_cache(maxsize=1024)
def country_of(identity: str) -> str | None:
    """The region that a zone belongs to, ``None`` for those of the whole world.

    Args:
        identity: the canonical id of the zone.

    Example:
        >>> country_of("Europe/Berlin"), country_of("Etc/UTC")
        ('DE', None)
    """
    region: str | None = entry("countries", identity)
    return None if region in _NO_COUNTRIES else region


@lru_cache(maxsize=512)
def daylight_rule(place: Zone) -> Callable[[datetime], bool]:
    """A function that says whether daylight saving time is in force at a local time of the zone.

    The database may describe a zone as being on its standard time in summer and an hour behind it in winter, as
    it does for Ireland. CLDR's names follow the other reading: what is ahead is daylight saving time.

    Args:
        place: the zone whose local times the function takes.

    Example:
        >>> dublin = zone("Europe/Dublin")
        >>> is_daylight = daylight_rule(dublin)
        >>> [is_daylight(datetime(2024, month, 1, tzinfo=dublin.tzinfo)) for month in (1, 7)]
        [False, True]
    """
    # What a zone is asked itself takes a fifth of what the way there by the date-time takes.
    dst = place.tzinfo.dst
    behind = [
        moment
        for year in _PROBED_YEARS
        for month in range(1, 13)
        for day in (1, 15)
        if (dst(moment := datetime(year, month, day)) or _ZERO) < _ZERO  # noqa: DTZ001 - a local time of the zone
    ]
    if not behind:
        return lambda local: bool(dst(local))
    first = (behind[0] - _PROBE_DISTANCE).replace(tzinfo=place.tzinfo)
    still = behind[-1].year == _PROBED_YEARS[-1]
    last = (behind[-1] + _PROBE_DISTANCE).replace(tzinfo=place.tzinfo)
    if still:
        last = datetime.max.replace(tzinfo=place.tzinfo)

    def is_daylight(local: datetime) -> bool:
        saving = dst(local) or _ZERO
        return saving > _ZERO or (saving == _ZERO and first < local < last)

    return is_daylight
