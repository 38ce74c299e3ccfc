"""The number data of one locale in plain structures: Babel's, with the supplement laid over it.

Babel keeps patterns of the Latin digits only, has no minimum grouping digits, and lets some inherited symbols win over
a locale's own; ``make_supplement_numbers`` compares it with CLDR and writes down every difference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vapierrors.cldr.babel_data import table, value
from vapierrors.cldr.languages import ancestry
from vapierrors.cldr.supplement import entries

if TYPE_CHECKING:
    from collections.abc import Mapping

SYMBOLS = ("decimal", "group", "percentSign", "plusSign", "minusSign", "perMille")

CompactPatterns = dict[str, dict[str, str]]
"""Plural category → power of ten as text (``"1000"``) → pattern."""


@dataclass(frozen=True, slots=True)
class NumberData:
    """What CLDR says about the numbers of one locale, in its default numbering system (specification, section 3).

    Args:
        system: the default numbering system, such as ``latn``.
        symbols: CLDR's symbol name → text, for the names in ``SYMBOLS``.
        decimal: the standard decimal pattern.
        percent: the standard percent pattern.
        minimum_grouping: how many digits must stand before the first group separator.
        short: the short compact patterns.
        long: the long compact patterns.

    Example:
        >>> number_data("es").minimum_grouping, number_data("mr").symbols["decimal"]
        (2, '.')
    """

    system: str
    symbols: Mapping[str, str]
    decimal: str
    percent: str
    minimum_grouping: int
    short: CompactPatterns
    long: CompactPatterns


def babel_number_data(locale: str) -> NumberData:
    """What Babel alone knows about the numbers of a locale (specification, section 3).

    Args:
        locale: an id that Babel has data for.

    Example:
        >>> babel_number_data("es").minimum_grouping, babel_number_data("hi").decimal
        (1, '#,##,##0.###')
    """
    system = value(locale, "default_numbering_system")
    latin = table(locale, "number_symbols", "latn")
    symbols = latin | table(locale, "number_symbols", system)
    short, long = _compact(locale, "short"), _compact(locale, "long")
    return NumberData(
        system=system,
        symbols={name: symbols[name] for name in SYMBOLS},
        decimal=table(locale, "decimal_formats")[None].pattern,
        percent=table(locale, "percent_formats")[None].pattern,
        minimum_grouping=1,
        short=short,
        long=long or short,
    )


def _compact(locale: str, width: str) -> CompactPatterns:
    path = ("compact_decimal_formats", width)
    return {
        category: {power: pattern.pattern for power, pattern in table(locale, *path, category).items()}
        for category in table(locale, *path)
    }


def supplemented(data: NumberData, entry: Mapping[str, Any]) -> NumberData:
    """The data with one entry of the supplement laid over it (specification, section 3).

    Args:
        data: the data below.
        entry: fields of ``NumberData`` → what replaces them; ``symbols`` is merged.

    Example:
        >>> supplemented(babel_number_data("en"), {"symbols": {"group": "_"}}).symbols["group"]
        '_'
    """
    symbols = {**data.symbols, **entry.get("symbols", {})}
    return replace(data, **{**entry, "symbols": symbols})


@lru_cache(maxsize=256)
def number_data(locale: str) -> NumberData:
    """What CLDR says about the numbers of a locale (specification, section 3).

    Args:
        locale: an id that Babel has data for.

    Example:
        >>> number_data("fr_MA").symbols["group"], number_data("mr").system
        ('.', 'deva')
    """
    return inherited(locale, entries("numbers", ancestry(locale)))


def inherited(locale: str, differences: Mapping[str, Mapping[str, Any]]) -> NumberData:
    """Babel's data of a locale under the entries of the locale and of those it inherits from.

    Args:
        locale: an id that Babel has data for.
        differences: locale → entry, as the supplement has them.

    Example:
        >>> inherited("es_CL", {"es": {"minimum_grouping": 2}}).minimum_grouping
        2
    """
    data = babel_number_data(locale)
    for ancestor in reversed(list(ancestry(locale))):
        if ancestor in differences:
            data = supplemented(data, differences[ancestor])
    return data
