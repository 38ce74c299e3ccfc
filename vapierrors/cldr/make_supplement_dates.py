"""The calendars in ``supplement.json``: where Babel's texts differ from CLDR's, and what it lacks of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.cldr.calendar_texts import DAY_NAMES, WIDTHS, babel_texts
from vapierrors.cldr.make_supplement_corrections import corrections, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACKAGE = "cldr-dates-full"

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

ERA_WIDTHS = {"eraNames": "wide", "eraAbbr": "abbreviated", "eraNarrow": "narrow"}
ZONE_FORMATS = {
    "hourFormat": "hour",
    "gmtFormat": "gmt",
    "regionFormat": "region",
    "fallbackFormat": "fallback",
}


def date_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """Compare Babel's data with that of cldr-json, and keep what differs from the parent locale's.

    Args:
        packages: the ``node_modules`` folder with cldr-core, cldr-dates-full and cldr-numbers-full.

    Returns:
        ``texts`` (locale → corrections), ``hours`` (region or language → preferred hour letter, then the allowed
        ones), ``dayPeriods`` (language → names of the hours, then ``noon``), ``weeks`` (region → first day, days that
        the first week needs).

    Raises:
        FileNotFoundError: a package is missing.

    Example:
        >>> from pathlib import Path
        >>> date_sections(Path("nowhere"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'nowhere/cldr-core/coverageLevels.json'
    """
    supplemental = packages / "cldr-core" / "supplemental"
    return {
        "texts": corrections(packages, PACKAGE, _cldr_texts, lambda name: dict(babel_texts(name))),
        "hours": _hours(read(supplemental / "timeData.json")["supplemental"]["timeData"]),
        "dayPeriods": _day_periods(read(supplemental / "dayPeriods.json")["supplemental"]["dayPeriodRuleSet"]),
        "weeks": _weeks(read(supplemental / "weekData.json")["supplemental"]["weekData"]),
    }


def _cldr_texts(source: Path) -> dict[str, str]:
    return dict(_calendar(source)) | dict(_formats(source)) | dict(_numbers(source))


def _calendar(source: Path) -> Iterator[tuple[str, str]]:
    gregorian = read(source / "ca-gregorian.json")["main"][source.name]["dates"]["calendars"]["gregorian"]
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
    names = read(source / "timeZoneNames.json")["main"][source.name]["dates"]["timeZoneNames"]
    for key, path in ZONE_FORMATS.items():
        yield f"zone/{path}", names[key]
    fields = read(source / "dateFields.json")["main"][source.name]["dates"]["fields"]
    for item, field in APPEND_NAMES.items():
        yield f"field/{item}", fields[field]["displayName"]


def _numbers(source: Path) -> Iterator[tuple[str, str]]:
    packages = source.parents[2]
    numbers = read(packages / "cldr-numbers-full" / "main" / source.name / "numbers.json")
    yield "numbers/system", numbers["main"][source.name]["numbers"]["defaultNumberingSystem"]


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
