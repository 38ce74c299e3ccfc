"""The names that a locale has for time zones, metazones and their cities."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vapierrors.cldr.babel_data import lineage, own_data
from vapierrors.cldr.supplement import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

NO_NAME = "∅∅∅"
"""CLDR's mark for a name that the locale does not have although its parent does."""

ZONE_TABLES = {"metazones": "meta_zones", "zones": "time_zones"}
"""The first part of a path → the table in Babel's data."""


def babel_zone_texts(locale: str) -> dict[str, str]:
    """What Babel alone knows of a locale's names of zones and metazones, by path.

    Example:
        >>> babel_zone_texts("de")["metazones/Japan/long/standard"]
        'Japanische Normalzeit'
    """
    texts: dict[str, str] = {}
    for name in reversed(lineage(locale)):
        for kind, key in ZONE_TABLES.items():
            texts.update(flat(kind, own_data(name).get(key, {})))
    return {path: text for path, text in texts.items() if text != NO_NAME and not path.endswith("/city")}


def flat(path: str, node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts of nested tables as pairs of path and text.

    Args:
        path: of the outermost table.
        node: the table.

    Example:
        >>> list(flat("metazones", {"India": {"long": {"standard": "India Standard Time"}}}))
        [('metazones/India/long/standard', 'India Standard Time')]
    """
    for key, below in node.items():
        if isinstance(below, dict):
            yield from flat(f"{path}/{key}", below)
        else:
            yield f"{path}/{key}", below


def zone_text_finder(locale: str) -> Callable[[str, str, str], str | None]:
    """A function that finds one name: of ``zones`` or ``metazones``, by id, by ``long/standard`` and such.

    It holds all names of the locale: keep what it finds, not the function.

    Args:
        locale: a CLDR id that Babel has.

    Example:
        >>> find = zone_text_finder("de")
        >>> find("metazones", "Japan", "long/standard"), find("zones", "Europe/London", "long/daylight")
        ('Japanische Normalzeit', 'Britische Sommerzeit')
    """
    names = lineage(locale)
    corrections = tuple(entries("zoneTexts", names).values())
    tables = [{kind: own_data(name).get(key, {}) for kind, key in ZONE_TABLES.items()} for name in names]

    def find(kind: str, identity: str, name: str) -> str | None:
        path = f"{kind}/{identity}/{name}"
        for correction in corrections:
            if path in correction:
                text: str | None = correction[path]
                return text
            if f"{kind}/names" in correction:
                return None
        for texts in tables:
            node: Any = texts[kind].get(identity)
            for key in name.split("/"):
                node = node.get(key) if node else None
            if node:
                return None if node == NO_NAME else str(node)
        return None

    return find


def babel_cities(locale: str) -> dict[str, str]:
    """What Babel alone knows of a locale's names of cities, by zone.

    Example:
        >>> babel_cities("de")["Asia/Calcutta"]
        'Kalkutta'
    """
    cities: dict[str, str] = {}
    for name in reversed(lineage(locale)):
        zones = own_data(name).get("time_zones", {})
        cities.update({identity: texts["city"] for identity, texts in zones.items() if "city" in texts})
    return cities


@lru_cache(maxsize=16)
def zone_cities(locale: str) -> Mapping[str, str | None]:
    """The cities that stand for zones in a locale, as far as the last part of the zone's id is not their name.

    Args:
        locale: a CLDR id that Babel has.

    Example:
        >>> zone_cities("de")["Africa/Cairo"]
        'Kairo'
    """
    cities: dict[str, str | None] = dict(babel_cities(locale))
    for corrections in entries("cities", reversed(lineage(locale))).values():
        cities.update(corrections)
    return cities
