"""The numbers in ``supplement.json``: every place where Babel's number data is not CLDR's."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from babel import localedata

from vapierrors.cldr.babel_data import lineage
from vapierrors.cldr.number_data import SYMBOLS, CompactPatterns, NumberData, inherited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def number_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """Compare CLDR's number data with Babel's, locale by locale.

    Args:
        packages: the ``node_modules`` folder with cldr-core and cldr-numbers-full.

    Returns:
        ``digits``, numbering system → its ten digits, for every system that is some locale's default; ``numbers``,
        locale → the fields of ``NumberData`` to replace, below those that it inherits.
    """
    published = _published(packages)
    entries: dict[str, dict[str, Any]] = {}
    for locale in sorted(published, key=lambda locale: (len(lineage(locale)), locale)):
        below = inherited(locale, entries)
        entry = _difference(below, _without_alias(published[locale], below))
        if entry:
            entries[locale] = entry
    return {"digits": _digits(packages, {data.system for data in published.values()}), "numbers": entries}


def _published(packages: Path) -> dict[str, NumberData]:
    """The number data of every locale that both cldr-json and Babel have, under Babel's ids."""
    identifiers = {locale.lower(): locale for locale in localedata.locale_identifiers()}
    published = {}
    for folder in (packages / "cldr-numbers-full" / "main").iterdir():
        locale = identifiers.get(folder.name.replace("-", "_").lower())
        if locale:
            document = json.loads((folder / "numbers.json").read_text("utf-8"))
            published[locale] = _number_data(document["main"][folder.name]["numbers"])
    return published


def _number_data(numbers: dict[str, Any]) -> NumberData:
    system = numbers["defaultNumberingSystem"]
    symbols = numbers[f"symbols-numberSystem-{system}"]
    decimal = numbers[f"decimalFormats-numberSystem-{system}"]
    return NumberData(
        system=system,
        symbols={name: symbols[name] for name in SYMBOLS},
        decimal=decimal["standard"],
        percent=numbers[f"percentFormats-numberSystem-{system}"]["standard"],
        minimum_grouping=int(numbers["minimumGroupingDigits"]),
        short=_compact(decimal["short"]["decimalFormat"]),
        long=_compact(decimal["long"]["decimalFormat"]),
    )


def _compact(patterns: dict[str, str]) -> CompactPatterns:
    result: CompactPatterns = {}
    for key, pattern in patterns.items():
        power, _, category = key.partition("-count-")
        result.setdefault(category, {})[power] = pattern
    return result


def _without_alias(wanted: NumberData, below: NumberData) -> NumberData:
    """The data without the long patterns that cldr-json fills in from the short ones of the root.

    ICU takes the long patterns of a locale as one table, and the short ones only where there is no such table.
    """
    if below.long == below.short:
        return wanted
    own = {power for powers in below.long.values() for power in powers}
    kept = {
        category: {power: pattern for power, pattern in powers.items() if power in own}
        for category, powers in wanted.long.items()
    }
    return replace(wanted, long=kept)


def _difference(below: NumberData, wanted: NumberData) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for field in fields(NumberData):
        old, new = getattr(below, field.name), getattr(wanted, field.name)
        if field.name == "symbols":
            new = {name: text for name, text in new.items() if text != old[name]}
            old = {}
        if new != old:
            entry[field.name] = new
    return entry


def _digits(packages: Path, systems: set[str]) -> dict[str, str]:
    text = (packages / "cldr-core" / "supplemental" / "numberingSystems.json").read_text("utf-8")
    published = json.loads(text)["supplemental"]["numberingSystems"]
    return {system: published[system]["_digits"] for system in sorted(systems)}
