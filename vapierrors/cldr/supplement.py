"""What CLDR 48.1 has otherwise than the data that Babel ships, or what that lacks: ``supplement.json``.

``make_supplement`` writes the file from the packages of cldr-json; the rooms above never see it. Each line is one
entry, ``"section/key": value``, and the lines are in the order of their bytes. So an entry is found without reading the
others, and a locale costs what it is worth.
"""

from __future__ import annotations

from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATH = Path(__file__).with_name("supplement.json")


def entry(section: str, key: str) -> Any:  # noqa: ANN401 - JSON has no types
    """One entry of the supplement, ``None`` where there is none (specification, section 3).

    Args:
        section: such as ``digits`` or ``metazones``; ``make_supplement`` says what each of them holds.
        key: of the entry, such as ``deva`` or ``Asia/Tokyo``.

    Example:
        >>> entry("digits", "deva"), entry("metazones", "Asia/Tokyo"), entry("metazones", "Mars/Base")
        ('०१२३४५६७८९', 'Japan', None)
    """
    return entries(section, (key,)).get(key)


@lru_cache(maxsize=64)
def numbering_digits(system: str) -> str:
    """The ten digits of a numbering system that is some locale's default (specification, section 3).

    Args:
        system: CLDR's name of it.

    Example:
        >>> numbering_digits("arab")
        '٠١٢٣٤٥٦٧٨٩'
    """
    digits: str = entry("digits", system)
    return digits


def entries(section: str, keys: Iterable[str]) -> dict[str, Any]:
    """Those of some entries of the supplement that there are, in the order asked for (specification, section 3).

    Args:
        section: as ``entry`` takes it.
        keys: of the entries.

    Example:
        >>> entries("hours", ["nowhere", "001", "US"]).keys()
        dict_keys(['001', 'US'])
    """
    document = _document()
    found = {}
    for key in keys:
        start = f'"{section}/{key}": '.encode()
        line = _line(document, start)
        if line.startswith(start):
            found[key] = from_json(line[len(start) :].rstrip(b","), cache_strings="none")
    return found


@lru_cache(maxsize=1)
def _document() -> mmap:
    """The file, mapped once: to open it takes as long as several entries do."""
    with _PATH.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _line(document: mmap, start: bytes) -> bytes:
    """The first line that is not below ``start``, by halving; the braces around the lines stand on their own."""
    low, high = len(b"{\n"), len(document) - len(b"}\n")
    while low < high:
        middle = document.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = document.find(b"\n", middle) + 1
        if document[middle:end] < start:
            low = end
        else:
            high = middle
    return document[low : document.find(b"\n", low)]
