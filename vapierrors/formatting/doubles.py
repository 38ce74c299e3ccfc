"""``d``: a double, shown as a CLDR decimal with exactly ``precision`` fraction digits where given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.cldr.numbers import number_formatter
from vapierrors.models.limits import MAX_PRECISION

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

    by_precision: dict[int | None, Callable[[Number], str]] = {None: decimal}

    def with_precision(precision: int) -> Callable[[Number], str]:
        digits = min(precision, MAX_PRECISION)
        by_precision[digits] = number_formatter(locale, minimum_fraction=digits, maximum_fraction=digits)
        return by_precision[digits]

    def double(param: Mapping[str, Any], _context: FormatContext) -> str:
        precision: int | None = param.get("precision")
        decimal = by_precision.get(precision) or with_precision(precision or 0)
        return decimal(param["d"])

    return double
