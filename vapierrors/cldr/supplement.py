"""What CLDR has and the data that Babel ships lacks, or has wrong: ``supplement.json``, read on first use.

``make_supplement`` writes the file from the packages of cldr-json; the rooms above never see it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@lru_cache(maxsize=1)
def _document() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("vapierrors.cldr").joinpath("supplement.json").read_text(encoding="utf-8")
    document: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return document


def section(name: str) -> Mapping[str, Any]:
    """One part of the supplement, such as ``numbers`` or ``dates`` (specification, section 3).

    Args:
        name: the key at the top of ``supplement.json``.

    Raises:
        KeyError: there is no such section.

    Example:
        >>> section("numbers")["digits"]["deva"]
        '०१२३४५६७८९'
    """
    document = _document()
    if name not in document:
        raise KeyError(f"Expected one of {', '.join(sorted(document))}, got {name!r} as section of supplement.json")
    return document[name]


def ancestry(locale: str) -> Iterator[str]:
    """A locale and those it inherits data from, nearest first, without the root (specification, section 4).

    Args:
        locale: an id as CLDR and Babel write it.

    Example:
        >>> list(ancestry("es_MX")), list(ancestry("az_Cyrl")), list(ancestry("zh_Hant_HK"))
        (['es_MX', 'es_419', 'es'], ['az_Cyrl'], ['zh_Hant_HK', 'zh_Hant'])
    """
    parents = get_global("parent_exceptions")
    while locale != "root":
        yield locale
        locale = parents.get(locale) or _shorter(locale)


def _shorter(locale: str) -> str:
    """The locale without its last subtag; the root below a script that its language is not usually written in."""
    language, _, rest = locale.partition("_")
    if len(rest) == len("Latn") and rest.isalpha():
        likely = get_global("likely_subtags").get(language, "").split("_")
        if rest not in likely:
            return "root"
    return locale.rpartition("_")[0] or "root"
