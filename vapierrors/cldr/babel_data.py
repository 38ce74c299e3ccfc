"""The locale data files of Babel, read as they stand: never merged, never written to.

``babel.localedata.load`` hands out dictionaries that it shares between locales, and Babel's own
``LocaleDataDict`` stores resolved aliases in them, so that what one locale resolved shows up in another.
Reading each file once and walking up the parents leaves nothing to share.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.core import get_global
from babel.localedata import Alias, resolve_locale_filename

from vapierrors.cldr.supplement import ancestry

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=256)
def lineage(locale: str) -> tuple[str, ...]:
    """A locale and its CLDR parents, the last being ``root`` (specification, section 4).

    Args:
        locale: a CLDR id that Babel has, such as ``de_AT``.

    Example:
        >>> lineage("es_MX")
        ('es_MX', 'es_419', 'es', 'root')
        >>> lineage("zh_Hant")
        ('zh_Hant', 'root')
    """
    return (*ancestry(locale), "root")


def likely_part(locale: str, part: int) -> str:
    """The script (part 1) or region (part 2) that a locale most likely stands for, or an empty text.

    Example:
        >>> likely_part("de", 2), likely_part("zh_Hant", 2), likely_part("ar", 1)
        ('DE', 'TW', 'Arab')
    """
    likely: Mapping[str, str] = get_global("likely_subtags")
    pieces = locale.split("_")
    for known in ("_".join(pieces[:2]), pieces[0]):
        subtags = likely.get(known, "").split("_")
        if len(subtags) > part:
            return subtags[part]
    return ""


def region(locale: str) -> str:
    """The region of a locale: its own, else the likely one, else ``001``.

    Example:
        >>> region("en_GB"), region("pt"), region("sr_Latn_ME")
        ('GB', 'BR', 'ME')
    """
    for piece in locale.split("_")[1:]:
        if (len(piece) == 2 and piece.isupper()) or piece.isdigit():  # noqa: PLR2004 - an alphabetic region has two letters
            return piece
    return likely_part(locale, 2) or "001"


class Pattern:
    """What Babel has parsed of a number or date pattern, without its classes: loading those takes as long as a locale.

    Args:
        pattern: as CLDR has it.

    Example:
        >>> own_data("de")["date_formats"]["short"].pattern
        'dd.MM.yy'
    """

    __slots__ = ("pattern",)

    pattern: str

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.pattern = state["pattern"]


class _LocaleFile(pickle.Unpickler):
    """Babel's file, read with nothing but what such files hold."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - any class there is
        if name in _PATTERNS:
            return Pattern
        return super().find_class(module, name)


_PATTERNS = ("DateTimePattern", "NumberPattern")
_UNUSED = (
    "compact_currency_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "date_fields",
    "interval_formats",
    "languages",
    "scripts",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
"""The tables that fill most of a file, and that messages have no use for."""


@lru_cache(maxsize=64)
def own_data(name: str) -> Mapping[str, Any]:
    """What Babel's file for one locale holds, without that of its parents. Read it, never write to it.

    Names of languages, currencies and units are left out, so that they take no memory.

    Args:
        name: a CLDR id that Babel has, or ``root``.

    Example:
        >>> own_data("de_AT")["months"]["format"]["wide"][1]
        'Jänner'
    """
    with Path(resolve_locale_filename(name)).open("rb") as file:
        data: dict[str, Any] = _LocaleFile(file).load()
    for key in _UNUSED:
        data.pop(key, None)
    return data


def table(locale: str, *path: str) -> dict[Any, Any]:
    """One table of a locale, laid over that of its parents, aliases resolved for this very locale.

    Args:
        locale: a CLDR id that Babel has.
        path: the keys that lead to the table in Babel's data.

    Example:
        >>> table("de_AT", "months", "format", "wide")[1]
        'Jänner'
        >>> table("de", "days", "format", "short")[0]
        'Mo.'
    """
    merged: dict[Any, Any] = {}
    for name in reversed(lineage(locale)):
        node: Any = own_data(name)
        for key in path:
            node = node.get(key) if isinstance(node, dict) else None
        if isinstance(node, Alias):
            merged = table(locale, *node.keys)
        elif node:
            merged.update(node)
    return merged


def value(locale: str, key: str) -> Any:  # noqa: ANN401 - Babel's data has no types
    """The nearest value of one key at the top of a locale's data, or ``None``.

    Example:
        >>> value("ar_EG", "default_numbering_system")
        'arab'
    """
    for name in lineage(locale):
        found = own_data(name).get(key)
        if found is not None:
            return found
    return None
