"""What CLDR knows of a language: what replaces it, its likely subtags, and what its locales inherit from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.supplement import entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Language(NamedTuple):
    """A language subtag in CLDR (specification, section 4).

    Args:
        replacement: the language that has taken its place, with a script or a region where these matter; or "".
        likely: the subtags behind the language, "" for none → the script and the region that it then most likely has.
        parents: locale → the one it inherits from, where that is not the locale without its last subtag.

    Example:
        >>> language("sh").replacement, language("zh").likely["TW"], language("es").parents["es_MX"]
        ('sr_Latn', 'Hant_TW', 'es_419')
    """

    replacement: str
    likely: Mapping[str, str]
    parents: Mapping[str, str]


@lru_cache(maxsize=512)
def language(code: str) -> Language:
    """What CLDR says about a language, nothing about one that it does not know (specification, section 4).

    Args:
        code: a language subtag in lower case.

    Example:
        >>> language("de").likely[""], language("qqq")
        ('Latn_DE', Language(replacement='', likely={}, parents={}))
    """
    known = entry("languages", code) or {}
    return Language(known.get("replacement", ""), known.get("likely", {}), known.get("parents", {}))


def ancestry(locale: str) -> Iterator[str]:
    """A locale and those it inherits data from, nearest first, without the root (specification, section 4).

    Args:
        locale: an id as CLDR and Babel write it.

    Example:
        >>> list(ancestry("es_MX")), list(ancestry("az_Cyrl")), list(ancestry("zh_Hant_HK"))
        (['es_MX', 'es_419', 'es'], ['az_Cyrl'], ['zh_Hant_HK', 'zh_Hant'])
    """
    while locale != "root":
        yield locale
        code, _, rest = locale.partition("_")
        known = language(code)
        locale = known.parents.get(locale) or _shorter(locale, rest, known.likely.get("", ""))


def _shorter(locale: str, rest: str, likely: str) -> str:
    """The locale without its last subtag; the root below a script that its language is not usually written in."""
    if len(rest) == len("Latn") and rest.isalpha() and rest != likely.partition("_")[0]:
        return "root"
    return locale.rpartition("_")[0] or "root"
