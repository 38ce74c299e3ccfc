"""``d``: a double, shown as a CLDR decimal with exactly ``precision`` fraction digits where given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.numbers import number_formatter
from vapierrors.formatting.kind import KindFormatter
from vapierrors.models.limits import MAX_PRECISION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter, Number

_PRECISION_TYPES: Final = frozenset((int, type(None)))
_WITH_PRECISION: Final = 2
"""Members of a double with a precision."""


def double_formatter(locale: str) -> KindFormatter:
    """The formatter of ``d`` parameters: rounded half-even on the shortest decimal (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> from vapierrors.formatting.context import FormatContext
        >>> double = double_formatter("de").show
        >>> [double(param, FormatContext(None, None)) for param in ({"d": 1234.565, "precision": 2}, {"d": 0.5})]
        ['1.234,56', '0,5']
    """
    decimal = number_formatter(locale)

    def decimal_of(precision: int | None) -> Callable[[Number], str]:
        if precision is None:
            return decimal
        digits = min(precision, MAX_PRECISION)
        return number_formatter(locale, minimum_fraction=digits, maximum_fraction=digits)

    def show(param: Mapping[str, Any], context: FormatContext) -> str:
        value, precision = param["d"], param.get("precision")
        if (
            type(value) is not float
            or type(precision) not in _PRECISION_TYPES
            or not 0 <= (precision or 0) <= context.precision
        ):
            context.examine(param, value)
        return decimal_of(precision)(value)

    def like(seen: Mapping[str, Any], otherwise: Formatter) -> Formatter:
        precision = seen.get("precision")
        if precision is None:
            return _without_precision(decimal, otherwise)
        return _with_precision(precision, decimal_of(precision), otherwise)

    return KindFormatter(show, like)


def _without_precision(decimal: Callable[[Number], str], otherwise: Formatter) -> Formatter:
    def double(param: Mapping[str, Any], context: FormatContext) -> str:
        if "d" in param and len(param) == 1:
            value = param["d"]
            if type(value) is float:
                return decimal(value)
        return otherwise(param, context)

    return double


def _with_precision(precision: int, decimal: Callable[[Number], str], otherwise: Formatter) -> Formatter:
    def double(param: Mapping[str, Any], context: FormatContext) -> str:
        # Small integers are one object each: this is quicker than to compare types and values.
        if "d" in param and len(param) == _WITH_PRECISION and param.get("precision") is precision:
            value = param["d"]
            if type(value) is float:
                return decimal(value)
        return otherwise(param, context)

    return double
