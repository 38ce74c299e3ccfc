"""The ``dates`` section of ``supplement.json``: where Babel's calendar and zone texts differ from CLDR's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from babel.localedata import locale_identifiers

from vapierrors.cldr.babel_data import lineage
from vapierrors.cldr.calendar_texts import DAY_NAMES, WIDTHS, babel_texts
from vapierrors.cldr.corrections import pack
from vapierrors.cldr.zone_texts import NO_NAME, ZONE_TABLES, babel_zone_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Texts = dict[str, str]
    Corrections = dict[str, dict[str, str | None]]

APPEND_NAMES = {
    "Quarter": "quarter",
    "Month": "month",
    "Week": "week",
    "Day": "day",
    "Hour": "hour",
    "Minute": "minute",
    "Second": "second",
}
"""CLDR's append item → the field whose display name it shows."""

NAMES = ("months/", "days/", "quarters/", "eras/", "dayPeriods/")
ERA_WIDTHS = {"eraNames": "wide", "eraAbbr": "abbreviated", "eraNarrow": "narrow"}
ZONE_FORMATS = {
    "hourFormat": "hour",
    "gmtFormat": "gmt",
    "regionFormat": "region",
    "fallbackFormat": "fallback",
}


def dates_section(packages: Path) -> dict[str, object]:
    """Compare Babel's data with that of cldr-json, and keep what differs from the parent locale's.

    Args:
        packages: the ``node_modules`` folder with cldr-core, cldr-dates-full and cldr-numbers-full.

    Returns:
        ``texts`` and ``zoneTexts`` (locale → packed corrections), ``metazones`` (zone →
        metazone, or its periods), ``golden`` (metazone → region → zone), ``primary`` (region → zone), ``hours``
        (region or language → preferred hour letter, then the allowed ones), ``dayPeriods`` (language → names of the
        hours, then ``noon``), ``weeks`` (region → first day, days that the first week needs).

    Raises:
        FileNotFoundError: a package is missing.

    Example:
        >>> from pathlib import Path
        >>> dates_section(Path("nowhere"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'nowhere/cldr-core/supplemental/metaZones.json'
    """
    supplemental = packages / "cldr-core" / "supplemental"
    folder = packages / "cldr-dates-full" / "main"
    metazones = _read(supplemental / "metaZones.json")["supplemental"]["metaZones"]
    texts = _corrections(folder, packages, _cldr_texts, lambda name: dict(babel_texts(name)))
    zone_texts = _corrections(folder, packages, _cldr_zone_texts, _babel_zone_names)
    return {
        "texts": {name: pack(own) for name, own in texts.items()},
        "zoneTexts": {
            name: pack(_shorter(name, own, _cldr_zone_texts(_source(folder, name), packages)))
            for name, own in zone_texts.items()
        },
        "metazones": dict(_metazone_periods(metazones["metazoneInfo"]["timezone"])),
        "golden": _golden_zones(metazones["metazones"]),
        "primary": _read(supplemental / "primaryZones.json")["supplemental"]["primaryZones"],
        "hours": _hours(_read(supplemental / "timeData.json")["supplemental"]["timeData"]),
        "dayPeriods": _day_periods(_read(supplemental / "dayPeriods.json")["supplemental"]["dayPeriodRuleSet"]),
        "weeks": _weeks(_read(supplemental / "weekData.json")["supplemental"]["weekData"]),
    }


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON has no types
    return json.loads(path.read_text("utf-8"))


def _source(folder: Path, locale: str) -> Path:
    return folder / ("und" if locale == "root" else locale.replace("_", "-"))


def _corrections(
    folder: Path,
    packages: Path,
    cldr: Callable[[Path, Path], Texts],
    babel: Callable[[str], Texts],
) -> Corrections:
    """Per locale, parents first, what turns Babel's texts under the parents' corrections into CLDR's.

    Babel holds unconfirmed drafts too. In a language below CLDR's basic coverage a drafted name of a month is all that
    there is, so it stays where CLDR would show the root's text.
    """
    corrections: Corrections = {}
    covered = _read(packages / "cldr-core" / "coverageLevels.json")["effectiveCoverageLevels"]
    root = cldr(folder / "und", packages)
    for name in sorted((*locale_identifiers(), "root"), key=lambda name: (len(lineage(name)), name)):
        source = _source(folder, name)
        if not source.is_dir():
            continue
        wanted: dict[str, str | None] = {**cldr(source, packages)}
        found: dict[str, str | None] = dict(babel(name))
        for parent in reversed(lineage(name)[1:]):
            found.update(corrections.get(parent, {}))
        if not any(parent.replace("_", "-") in covered for parent in lineage(name)):
            drafts = {path: text for path, text in found.items() if path.startswith(NAMES)}
            wanted |= {path: text for path, text in drafts.items() if wanted.get(path) == root.get(path)}
        own = {path: wanted.get(path) for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path)}
        if own:
            corrections[name] = own
    return corrections


def _shorter(locale: str, own: Mapping[str, str | None], texts: Texts) -> dict[str, str | None]:
    """The zone corrections of a locale; one ``None`` for a whole kind and its true texts, where that is shorter."""
    shorter = dict(own)
    for kind in ZONE_TABLES:
        listed = {path: text for path, text in shorter.items() if path.startswith(kind)}
        replaced: dict[str, str | None] = {f"{kind}/names": None}
        replaced |= {path: text for path, text in texts.items() if path.startswith(kind)}
        if lineage(locale)[1:] == ("root",) and len(str(replaced)) < len(str(listed)):
            shorter = {path: text for path, text in shorter.items() if path not in listed} | replaced
    return shorter


def _cldr_texts(source: Path, packages: Path) -> Texts:
    return dict(_calendar(source)) | dict(_formats(source)) | dict(_numbers(source, packages))


def _calendar(source: Path) -> Iterator[tuple[str, str]]:
    gregorian = _read(source / "ca-gregorian.json")["main"][source.name]["dates"]["calendars"]["gregorian"]
    for context in ("format", "stand-alone"):
        for kind in ("months", "days", "quarters"):
            for width, texts in gregorian[kind][context].items():
                for key, text in texts.items():
                    index = DAY_NAMES.index(key) if kind == "days" else key
                    yield f"{kind}/{context}/{width}/{index}", text
    for width, texts in gregorian["dayPeriods"]["format"].items():
        for key, text in texts.items():
            if "-alt-" not in key:
                yield f"dayPeriods/{width}/{key}", text
    for key, width in ERA_WIDTHS.items():
        for index in ("0", "1"):
            yield f"eras/{width}/{index}", gregorian["eras"][key][index]
    yield from _patterns(gregorian)


def _patterns(gregorian: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for width in WIDTHS:
        for kind, key in (("date", "dateFormats"), ("time", "timeFormats"), ("glue", "dateTimeFormats")):
            pattern = gregorian[key][width]
            yield f"{kind}/{width}", pattern if isinstance(pattern, str) else pattern["_value"]
        yield f"atTime/{width}", gregorian["dateTimeFormats-atTime"]["standard"][width]
    for skeleton, pattern in gregorian["dateTimeFormats"]["availableFormats"].items():
        base, _, variant = skeleton.partition("-")
        if variant in {"", "count-other"}:
            yield f"available/{base}", pattern
    for item, pattern in gregorian["dateTimeFormats"]["appendItems"].items():
        yield f"append/{item}", pattern


def _formats(source: Path) -> Iterator[tuple[str, str]]:
    names = _read(source / "timeZoneNames.json")["main"][source.name]["dates"]["timeZoneNames"]
    for key, path in ZONE_FORMATS.items():
        yield f"zone/{path}", names[key]
    fields = _read(source / "dateFields.json")["main"][source.name]["dates"]["fields"]
    for item, field in APPEND_NAMES.items():
        yield f"field/{item}", fields[field]["displayName"]


def _numbers(source: Path, packages: Path) -> Iterator[tuple[str, str]]:
    numbers = _read(packages / "cldr-numbers-full" / "main" / source.name / "numbers.json")
    yield "numbers/system", numbers["main"][source.name]["numbers"]["defaultNumberingSystem"]


def _cldr_zone_texts(source: Path, _packages: Path) -> Texts:
    names = _read(source / "timeZoneNames.json")["main"][source.name]["dates"]["timeZoneNames"]
    texts = dict(_zone_names("metazones", names.get("metazone", {})))
    return texts | dict(_zone_names("zones", names.get("zone", {})))


def _babel_zone_names(locale: str) -> Texts:
    return {path: text for path, text in babel_zone_texts(locale) if not path.endswith("/city")}


def _zone_names(path: str, node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names alone: cities, which only the location formats show, are Babel's."""
    for key, below in node.items():
        if isinstance(below, dict):
            yield from _zone_names(f"{path}/{key}", below)
        elif key in {"generic", "standard", "daylight"} and below != NO_NAME:
            yield f"{path}/{key}", below


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


def _hours(entries: Mapping[str, Any]) -> dict[str, str]:
    return {name.replace("-", "_"): f"{row['_preferred']} {row['_allowed']}" for name, row in entries.items()}


def _day_periods(rules: Mapping[str, Any]) -> dict[str, str]:
    """Language → the day periods of its 24 hours, and ``noon`` where twelve o'clock sharp has a name of its own."""
    periods: dict[str, str] = {}
    for language, spans in rules.items():
        hours = [""] * 24
        for name, span in spans.items():
            if "_from" in span:
                first, last = int(span["_from"][:2]), int(span["_before"][:2])
                for hour in range(first, last if last > first else last + 24):
                    hours[hour % 24] = name
        if all(hours):
            periods[language.replace("-", "_")] = " ".join([*hours, *({"noon"} & spans.keys())])
    return periods


def _weeks(data: Mapping[str, Any]) -> dict[str, list[int]]:
    world = (DAY_NAMES.index(data["firstDay"]["001"]), int(data["minDays"]["001"]))
    return {
        region: [
            DAY_NAMES.index(data["firstDay"][region]) if region in data["firstDay"] else world[0],
            int(data["minDays"].get(region, world[1])),
        ]
        for region in sorted(data["firstDay"].keys() | data["minDays"].keys())
        if "-" not in region
    }
