"""The message ids of a catalog, and those that are like one that it does not have."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.catalog import Catalog

_SUGGESTIONS: Final = 5


def ids_in(catalog: Catalog) -> set[str]:
    """Every id that a locale of the catalog has.

    Args:
        catalog: all of its locales are read.
    """
    return set().union(*(catalog.table(tag) for tag in catalog.locales))


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of a sentence that names what is like an id in any letter case; empty where nothing is.

    What is spelt alike comes first, then what contains it.

    Args:
        given: what somebody wrote.
        known: what there is.

    Example:
        >>> did_you_mean("com.example.gon", ["com.example.gone", "com.other"]), did_you_mean("x", ["gone"])
        ('; did you mean com.example.gone?', '')
    """
    by_folded = {one.lower(): one for one in sorted(known)}
    folded = given.lower()
    alike = difflib.get_close_matches(folded, by_folded, _SUGGESTIONS)
    near = dict.fromkeys([*alike, *(one for one in by_folded if folded in one)])
    shown = ", ".join(by_folded[one] for one in [*near][:_SUGGESTIONS])
    return f"; did you mean {shown}?" if shown else ""
