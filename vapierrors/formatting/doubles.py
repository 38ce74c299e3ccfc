"""``d``: a double, shown as a CLDR decimal with exactly ``precision`` fraction digits where given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vapierrors.cldr.numbers import number_formatter
from vapierrors.models.params import MAX_PRECISION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter, Number


def double_formatter(locale: str) -> Formatter:
    """The formatter of ``d`` parameters: rounded half-even on the shortest decimal (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> double_formatter("de")({"d": 1234.565, "precision": 2}, None), double_formatter("de")({"d": 0.5}, None)
        ('1.234,56', '0,5')
    """
    decimal = number_formatter(locale)

    @cache
    def with_precision(precision: int) -> Callable[[Number], str]:
        return number_formatter(locale, minimum_fraction=precision, maximum_fraction=precision)

    def double(param: Mapping[str, Any], _context: FormatContext) -> str:
        precision = param.get("precision")
        if precision is None:
            return decimal(param["d"])
        return with_precision(min(precision, MAX_PRECISION))(param["d"])

    return double
