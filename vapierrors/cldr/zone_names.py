"""How a locale names a zone at a moment: specific, generic and location formats, by metazone, as UTS #35 has them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.babel_data import region, table
from vapierrors.cldr.calendar_texts import calendar_texts
from vapierrors.cldr.gmt_offsets import gmt_formatter
from vapierrors.cldr.supplement import entry
from vapierrors.cldr.zone_texts import zone_cities, zone_text_finder
from vapierrors.cldr.zones import Zone, country_of, daylight_rule, zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NEAR = timedelta(days=184)
"""How far from a moment daylight saving time may lie for the zone to count as one that observes it."""

_BEGINNING = "1970-01-01 00:00"


class MetazonePeriods(NamedTuple):
    """Which metazones a zone has used: ``names[i]`` from ``starts[i - 1]`` on, ``names[0]`` before all.

    CLDR's history begins with the year 1970 in UTC: before that, no zone has a metazone.

    Args:
        starts: when each metazone but the first began.
        years: the years of ``starts``.
        changing: the years, in any time zone, in which the metazone changed.
        names: the metazones, ``None`` where there was none.

    Example:
        >>> metazone_periods("Europe/Istanbul").names
        (None, 'Europe_Eastern', 'Turkey', 'Europe_Eastern', 'Turkey')
    """

    starts: tuple[datetime, ...]
    years: tuple[int, ...]
    changing: frozenset[int]
    names: tuple[str | None, ...]

    def place(self, local: datetime) -> int:
        """The place in ``names`` at a local time. Its year settles it nearly always, and costs far less."""
        if local.year in self.changing:
            return bisect_right(self.starts, local)
        return bisect_right(self.years, local.year)


@lru_cache(maxsize=1024)
def metazone_periods(identity: str) -> MetazonePeriods:
    """The history of a zone's metazones.

    Args:
        identity: the canonical id of the zone.

    Example:
        >>> metazone_periods("Asia/Calcutta").names, metazone_periods("Asia/Calcutta").years
        ((None, 'India'), (1970,))
    """
    rows = entry("metazones", identity) or []
    if isinstance(rows, str):
        rows = [["", rows]]
    starts = tuple(datetime.fromisoformat(start or _BEGINNING).replace(tzinfo=UTC) for start, _ in rows)
    return MetazonePeriods(
        starts,
        tuple(start.year for start in starts),
        frozenset((start + timedelta(days=days)).year for start in starts for days in (-1, 1)),
        (None, *(name for _, name in rows)),
    )


def specific_format(locale: str, place: Zone, width: str) -> Callable[[datetime], str]:
    """A function from a local time of the zone to its specific name, pattern letter ``z`` (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        place: the zone of the local times.
        width: ``short`` or ``long``.

    Example:
        >>> berlin = zone("Europe/Berlin")
        >>> specific_format("en", berlin, "long")(datetime(2024, 7, 1, tzinfo=berlin.tzinfo))
        'Central European Summer Time'
        >>> specific_format("en", berlin, "short")(datetime(2024, 7, 1, tzinfo=berlin.tzinfo))
        'GMT+2'
    """
    find = zone_text_finder(locale)
    periods = metazone_periods(place.name)
    names = [
        tuple(
            find("zones", place.name, f"{width}/{kind}")
            or (find("metazones", metazone, f"{width}/{kind}") if metazone else None)
            for kind in ("standard", "daylight")
        )
        for metazone in periods.names
    ]
    format_gmt = gmt_formatter(locale, short=width == "short")
    if not any(any(pair) for pair in names):
        return lambda local: format_gmt(local.utcoffset())
    is_daylight = daylight_rule(place)
    place_of, latest, last_change = periods.place, names[-1], max(periods.changing, default=0)

    def format_specific(local: datetime) -> str:
        pair = latest if local.year > last_change else names[place_of(local)]
        return pair[is_daylight(local)] or format_gmt(local.utcoffset())

    return format_specific


@lru_cache(maxsize=256)
def location_name(locale: str, identity: str) -> str | None:
    """The generic location format of a zone, pattern ``VVVV``: by its country where it stands for that, or its city.

    Args:
        locale: a CLDR id that Babel has.
        identity: the canonical id of the zone.

    Example:
        >>> location_name("en", "Europe/Berlin"), location_name("de", "America/New_York")
        ('Germany Time', 'New York (Ortszeit)')
    """
    country = country_of(identity)
    if country is None:
        return None
    is_primary = entry("primary", country) == identity
    place = _country_name(locale, country) if is_primary else exemplar_city(locale, identity)
    return calendar_texts(locale)["zone/region"].replace("{0}", place)


def exemplar_city(locale: str, identity: str) -> str:
    """The city that stands for a zone, pattern ``VVV``.

    Example:
        >>> exemplar_city("de", "Asia/Calcutta"), exemplar_city("en", "America/New_York")
        ('Kalkutta', 'New York')
    """
    if identity.startswith("Etc/"):
        identity = "Etc/Unknown"
    return zone_cities(locale).get(identity) or identity.rpartition("/")[2].replace("_", " ")


def _country_name(locale: str, country: str) -> str:
    return str(table(locale, "territories").get(country, country))


class _GenericTexts(NamedTuple):
    """What the generic name of a zone in a metazone is made of; ``golden`` maps a region to its reference zone."""

    generic: str | None
    standard: str | None
    golden: Mapping[str, str]


def generic_format(locale: str, place: Zone, width: str) -> Callable[[datetime], str]:
    """A function from a local time of the zone to its generic name, pattern letter ``v`` (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        place: the zone of the local times.
        width: ``short`` or ``long``.

    Example:
        >>> york = zone("America/New_York")
        >>> generic_format("en", york, "long")(datetime(2024, 7, 1, tzinfo=york.tzinfo))
        'Eastern Time'
    """
    find = zone_text_finder(locale)
    periods = metazone_periods(place.name)
    own_name = find("zones", place.name, f"{width}/generic")
    own_standard = find("zones", place.name, f"{width}/standard")
    metazones = [
        _GenericTexts(
            find("metazones", metazone, f"{width}/generic"),
            own_standard or find("metazones", metazone, f"{width}/standard"),
            entry("golden", metazone) or {},
        )
        if metazone
        else None
        for metazone in periods.names
    ]
    is_daylight = daylight_rule(place)
    format_gmt = gmt_formatter(locale, short=width == "short")

    def metazone_name(texts: _GenericTexts, local: datetime) -> str | None:
        generic, standard, golden = texts
        if (
            standard
            and standard.casefold() != (generic or "").casefold()
            and not any(is_daylight(moment) for moment in _around(local))
        ):
            return standard
        if generic is None:
            return None
        reference = golden.get(region(locale)) or golden.get("001")
        if reference is None or reference == place.name or _agrees(reference, local, saving=is_daylight(local)):
            return generic
        return _partial_location(locale, place.name, golden, generic)

    def format_generic(local: datetime) -> str:
        texts = metazones[periods.place(local)]
        name = own_name or (metazone_name(texts, local) if texts else None)
        return name or location_name(locale, place.name) or format_gmt(local.utcoffset())

    return format_generic


def _around(local: datetime) -> list[datetime]:
    """Moments close enough to each other, and to ``local``, to meet any daylight saving time near it."""
    nearby = []
    for step in range(-8, 9):
        try:
            nearby.append(local + _NEAR / 8 * step)
        except OverflowError:
            continue
    return nearby


def _agrees(reference: str, local: datetime, *, saving: bool) -> bool:
    """Whether the reference zone of a metazone has the same offset and saving at this wall time."""
    golden = zone(reference)
    moment = local.replace(tzinfo=golden.tzinfo, fold=0)
    return moment.utcoffset() == local.utcoffset() and daylight_rule(golden)(moment) == saving


def _partial_location(locale: str, identity: str, golden: Mapping[str, str], name: str) -> str:
    country = country_of(identity)
    if country is not None and (golden.get(country) or golden.get("001")) == identity:
        place = _country_name(locale, country)
    else:
        place = exemplar_city(locale, identity)
    return calendar_texts(locale)["zone/fallback"].replace("{0}", place).replace("{1}", name)
