"""Gettext's plural forms and the plural categories of CLDR: which numbers both put together."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import c2py
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMS: Final = re.compile(r"\s*nplurals\s*=\s*(?P<count>\d{1,2})\s*;\s*plural\s*=\s*(?P<rule>[^;]{1,400});?\s*")
_SAMPLES: Final = (range(1200), range(9_990, 10_120), range(99_990, 100_120), range(999_990, 1_000_120))
_LARGE: Final = (2_000_000, 10_000_000, 10**9)


class FormCategories(NamedTuple):
    """How the forms of a PO file and the categories of a language meet (specification, section 9).

    Args:
        categories: those of the language, in CLDR's order.
        of_forms: for each form the categories whose numbers it is for, the usual one first.

    Example:
        >>> form_categories("ja", "nplurals=1; plural=0;")
        FormCategories(categories=('other',), of_forms=(('other',),))
    """

    categories: tuple[str, ...]
    of_forms: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=128)
def form_categories(locale: str, text: str) -> FormCategories | None:
    """Compare the forms of a PO file with the categories of its language, number by number.

    Args:
        locale: the language tag.
        text: what stands behind ``Plural-Forms:``.

    Returns:
        None where the text is no expression of gettext's, or names a form that there is not.

    Example:
        >>> form_categories("fr", "nplurals=2; plural=(n > 1);").of_forms
        (('one',), ('other', 'many'))
        >>> form_categories("de", "nplurals=2; plural=__import__('os');") is None
        True
    """
    match = _FORMS.fullmatch(text)
    if match is None:
        return None
    try:
        form = c2py(match["rule"].strip())
        pairs = [(form(number), number) for number in chain(*_SAMPLES, _LARGE)]
    except (ValueError, SyntaxError, RecursionError, ZeroDivisionError, OverflowError):
        return None
    rule = plural_rule(data_locale(locale))
    found: list[dict[str, int]] = [{} for _ in range(int(match["count"]))]
    for index, number in pairs:
        if index >= len(found):
            return None
        category = rule.select(number)
        found[index][category] = found[index].get(category, 0) + 1
    return FormCategories(rule.categories, tuple(_usual_first(counts) for counts in found))


def _usual_first(counts: dict[str, int]) -> tuple[str, ...]:
    by_count: Iterable[str] = sorted(counts, key=lambda category: -counts[category])
    return tuple(by_count)
