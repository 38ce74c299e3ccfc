"""CLDR list patterns: "A, B and C", with the changes of letter that Spanish and Hebrew make."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from vapierrors.cldr.babel_data import lineage, table
from vapierrors.cldr.supplement import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ListStyle = Literal["conjunction", "disjunction", "unit"]
ListWidth = Literal["long", "short", "narrow"]
Joiner = "Callable[[str, str], str]"

TYPES: Mapping[str, tuple[str, ...]] = {
    "standard": (),
    "standard-short": ("standard",),
    "standard-narrow": ("standard-short", "standard"),
    "or": (),
    "or-short": ("or",),
    "or-narrow": ("or-short", "or"),
    "unit": ("unit-short", "standard"),
    "unit-short": ("standard",),
    "unit-narrow": ("unit-short", "standard"),
}
"""CLDR's types of lists → the root's aliases, which Babel's import leaves out: they speak where a type says nothing."""

_NAMES: Mapping[ListStyle, str] = {"conjunction": "standard", "disjunction": "or", "unit": "unit"}


@lru_cache(maxsize=256)
def list_formatter(
    locale: str, *, style: ListStyle = "conjunction", width: ListWidth = "long"
) -> Callable[[Sequence[str]], str]:
    """A function that joins texts as the locale joins a list (specification, section 3).

    Args:
        locale: an id that Babel has data for.
        style: ``conjunction`` (and), ``disjunction`` (or) or ``unit`` (a measure such as 3 feet, 7 inches).
        width: how much room there is.

    Example:
        >>> list_formatter("de")(["A", "B", "C"])
        'A, B und C'
        >>> list_formatter("es", style="disjunction")(["plata", "oro"])
        'plata u oro'
    """
    patterns = babel_list_patterns(locale)
    for corrections in entries("lists", reversed(lineage(locale))).values():
        patterns.update(corrections)
    name = _NAMES[style] if width == "long" else f"{_NAMES[style]}-{width}"
    language = locale.partition("_")[0]
    start, middle = (_join(patterns[f"{name}/{key}"]) for key in ("start", "middle"))
    end, two = (_contextual(language, patterns[f"{name}/{key}"]) for key in ("end", "2"))

    def join(items: Sequence[str]) -> str:
        if len(items) < len(("one", "other")):
            return items[0] if items else ""
        if len(items) == len(("one", "other")):
            return two(items[0], items[1])
        text = start(items[0], items[1])
        for item in items[2:-1]:
            text = middle(text, item)
        return end(text, items[-1])

    return join


def babel_list_patterns(locale: str) -> dict[str, str]:
    """What Babel alone knows of a locale's lists: paths such as ``or-short/end`` → pattern (specification, section 3).

    Args:
        locale: an id that Babel has data for.

    Example:
        >>> babel_list_patterns("de")["or/2"]
        '{0} oder {1}'
    """
    own = {name: table(locale, "list_patterns", name) for name in TYPES}
    return {
        f"{name}/{key}": pattern
        for name, aliases in TYPES.items()
        for alias in (*reversed(aliases), name)
        for key, pattern in own[alias].items()
    }


def _join(pattern: str) -> Callable[[str, str], str]:
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    if before or after:
        return lambda left, right: f"{before}{left}{between}{right}{after}"
    return lambda left, right: f"{left}{between}{right}"


def _contextual(language: str, pattern: str) -> Callable[[str, str], str]:
    """The joiner of a pattern whose last word may depend on the item behind it."""
    plain = _join(pattern)
    if (language, pattern) not in _CHANGES:
        return plain
    applies, other = _CHANGES[language, pattern]
    changed = _join(other)
    return lambda left, right: changed(left, right) if applies(right) else plain(left, right)


def _sounds_like_i(item: str) -> bool:
    """Whether Spanish ``y`` becomes ``e``: before the sound i, but not before the diphthongs of hia- and hie-."""
    word = item[:3].lower()
    return word.startswith("i") or (word.startswith("hi") and word[2:] not in ("a", "e"))


def _sounds_like_o(item: str) -> bool:
    """Whether Spanish ``o`` becomes ``u``: before the sound o, written out or in the numbers 8 and 11."""
    word = item[:3].lower()
    return word.startswith(("o", "ho", "8")) or word in ("11", "11 ")


def _is_not_hebrew(item: str) -> bool:
    """Whether Hebrew ``ו`` needs a hyphen: before anything not written in Hebrew letters."""
    return bool(item) and not unicodedata.name(item[0], "").startswith("HEBREW")


_CHANGES: Mapping[tuple[str, str], tuple[Callable[[str], bool], str]] = {
    ("es", "{0} y {1}"): (_sounds_like_i, "{0} e {1}"),
    ("es", "{0} o {1}"): (_sounds_like_o, "{0} u {1}"),
    ("he", "{0} ו{1}"): (_is_not_hebrew, "{0} ו-{1}"),
}
