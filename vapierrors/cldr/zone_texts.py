"""The names that a locale has for time zones and metazones, by path: ``metazones/India/long/standard``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vapierrors.cldr.babel_data import lineage, own_data
from vapierrors.cldr.corrections import unpack
from vapierrors.cldr.supplement import section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_NAME = "∅∅∅"
"""CLDR's mark for a name that the locale does not have although its parent does."""

ZONE_TABLES = {"metazones": "meta_zones", "zones": "time_zones"}
"""The first part of a path → the table in Babel's data."""


def babel_zone_texts(locale: str) -> Iterator[tuple[str, str]]:
    """What Babel alone knows of a locale's zone names, as pairs of path and text.

    Example:
        >>> dict(babel_zone_texts("de"))["metazones/Japan/long/standard"]
        'Japanische Normalzeit'
    """
    texts: dict[str, str] = {}
    for name in reversed(lineage(locale)):
        for kind, key in ZONE_TABLES.items():
            texts.update(_flat(kind, own_data(name).get(key, {})))
    for path, text in texts.items():
        if text != NO_NAME:
            yield path, text


def _flat(path: str, node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, below in node.items():
        if isinstance(below, dict):
            yield from _flat(f"{path}/{key}", below)
        else:
            yield f"{path}/{key}", below


@lru_cache(maxsize=128)
def zone_text_finder(locale: str) -> Callable[[str, str, str], str | None]:
    """A function that finds one name: of ``zones`` or ``metazones``, by id, by ``city`` or ``long/standard`` and such.

    Args:
        locale: a CLDR id that Babel has.

    Example:
        >>> find = zone_text_finder("de")
        >>> find("metazones", "Japan", "long/standard"), find("zones", "Asia/Calcutta", "city")
        ('Japanische Normalzeit', 'Kalkutta')
    """
    packed = section("dates")["zoneTexts"]
    names = lineage(locale)
    corrections = [unpack(packed[name]) for name in names if name in packed]
    tables = [{kind: own_data(name).get(key, {}) for kind, key in ZONE_TABLES.items()} for name in names]

    def find(kind: str, identity: str, name: str) -> str | None:
        path = f"{kind}/{identity}/{name}"
        for correction in corrections:
            if path in correction:
                return correction[path]
            if f"{kind}/names" in correction and name != "city":
                return None
        for texts in tables:
            node: Any = texts[kind].get(identity)
            for key in name.split("/"):
                node = node.get(key) if node else None
            if node:
                return None if node == NO_NAME else str(node)
        return None

    return find
