"""The zones in ``supplement.json``: their names, their metazones, and which zone stands for what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from vapierrors.cldr.babel_data import lineage
from vapierrors.cldr.make_supplement_corrections import corrections, package_name, read
from vapierrors.cldr.zone_texts import NO_NAME, ZONE_TABLES, babel_cities, babel_zone_texts, flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACKAGE = "cldr-dates-full"

_NAMES = ("/generic", "/standard", "/daylight")
_CITY = "/exemplarCity"
_WORLD = "001"


def zone_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """What CLDR has about zones, as far as Babel has it otherwise or not at all.

    Args:
        packages: the ``node_modules`` folder with cldr-core and cldr-dates-full.

    Returns:
        ``zoneTexts`` and ``cities`` (locale → corrections), ``metazones`` (zone → metazone, or its periods), ``golden``
        (metazone → region → zone), ``countries`` (zone → region, ``001`` or ``ZZ`` for none), ``primary`` (region → the
        zone that stands for it, or is its only one), ``aliases`` (name → the id that CLDR keeps its names under).
    """
    supplemental = packages / "cldr-core" / "supplemental"
    published = read(supplemental / "metaZones.json")["supplemental"]["metaZones"]
    metazones = dict(_metazone_periods(published["metazoneInfo"]["timezone"]))
    countries = _countries(read(supplemental / "windowsZones.json")["supplemental"]["windowsZones"]["mapTimezones"])
    return {
        "zoneTexts": _zone_texts(packages),
        "cities": corrections(packages, PACKAGE, _cldr_cities, babel_cities),
        "metazones": metazones,
        "golden": _golden_zones(published["metazones"]),
        "countries": dict.fromkeys(metazones, _WORLD) | countries,
        "primary": _only_zones(countries) | read(supplemental / "primaryZones.json")["supplemental"]["primaryZones"],
        "aliases": _aliases(get_global("zone_aliases"), metazones),
    }


def _zone_texts(packages: Path) -> dict[str, dict[str, str | None]]:
    main = packages / PACKAGE / "main"
    found = corrections(packages, PACKAGE, _cldr_zone_texts, babel_zone_texts)
    return {name: _shorter(name, own, _cldr_zone_texts(main / package_name(name))) for name, own in found.items()}


def _shorter(locale: str, own: Mapping[str, str | None], texts: Mapping[str, str]) -> dict[str, str | None]:
    """The zone corrections of a locale; one ``None`` for a whole kind and its true names, where that is shorter."""
    shorter = dict(own)
    for kind in ZONE_TABLES:
        listed = {path: text for path, text in shorter.items() if path.startswith(kind)}
        replaced: dict[str, str | None] = {f"{kind}/names": None}
        replaced |= {path: text for path, text in texts.items() if path.startswith(kind)}
        if lineage(locale)[1:] == ("root",) and len(str(replaced)) < len(str(listed)):
            shorter = {path: text for path, text in shorter.items() if path not in listed} | replaced
    return shorter


def _cldr_zone_texts(source: Path) -> dict[str, str]:
    texts = _time_zone_names(source)
    return {path: text for path, text in texts.items() if path.endswith(_NAMES) and text != NO_NAME}


def _cldr_cities(source: Path) -> dict[str, str]:
    texts = _time_zone_names(source)
    cities = [path for path in texts if path.endswith(_CITY)]
    return {path.removeprefix("zones/").removesuffix(_CITY): texts[path] for path in cities}


def _time_zone_names(source: Path) -> dict[str, str]:
    names = read(source / "timeZoneNames.json")["main"][source.name]["dates"]["timeZoneNames"]
    return dict(flat("metazones", names.get("metazone", {}))) | dict(flat("zones", names.get("zone", {})))


def _metazone_periods(node: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, object]]:
    for key, below in node.items():
        name = f"{path}{key}"
        if isinstance(below, dict):
            yield from _metazone_periods(below, f"{name}/")
            continue
        periods: list[tuple[str, str | None]] = []
        for entry in below:
            use = entry["usesMetazone"]
            periods.append((use.get("_from", ""), use["_mzone"]))
            if "_to" in use:
                periods.append((use["_to"], None))
        starts = dict(periods)
        yield name, periods[0][1] if list(starts) == [""] else [list(period) for period in starts.items()]


def _golden_zones(entries: list[Any]) -> dict[str, dict[str, str]]:
    golden: dict[str, dict[str, str]] = {}
    for entry in entries:
        zone = entry["mapZone"]
        golden.setdefault(zone["_other"], {})[zone["_territory"]] = zone["_type"]
    return golden


def _countries(rows: list[Any]) -> dict[str, str]:
    """Zone → region. The rows of the world repeat what those of the regions say."""
    zones = [row["mapZone"] for row in rows]
    return {
        name: zone["_territory"] for zone in zones if zone["_territory"] != _WORLD for name in zone["_type"].split()
    }


def _only_zones(countries: Mapping[str, str]) -> dict[str, str]:
    """Region → zone, for the regions that have no other."""
    counts = Counter(countries.values())
    return {region: zone for zone, region in countries.items() if counts[region] == 1}


def _aliases(newest: Mapping[str, str], known: Mapping[str, object]) -> dict[str, str]:
    """Name → CLDR's id. Babel's aliases lead to the newest name, which CLDR may keep as the alias."""
    kept = {name: older for older, name in newest.items() if older in known and name not in known}
    aliases = {alias: kept.get(name, name) for alias, name in newest.items()} | kept
    return {alias: name for alias, name in aliases.items() if alias not in known}
