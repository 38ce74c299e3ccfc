"""``i``: a 64-bit integer, shown as a CLDR decimal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.cldr.numbers import number_formatter
from vapierrors.formatting.kind import KindFormatter
from vapierrors.models.params import INT64_MAX, INT64_MIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def integer_formatter(locale: str) -> KindFormatter:
    """The formatter of ``i`` parameters (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> integer_formatter("de").show({"i": -1234567}, None)
        '-1.234.567'
    """
    decimal = number_formatter(locale)

    def show(param: Mapping[str, Any], context: FormatContext) -> str:
        value = param["i"]
        if type(value) is not int or not INT64_MIN <= value <= INT64_MAX:
            context.examine(param, value)
        return decimal(value)

    def like(_param: Mapping[str, Any], otherwise: Formatter) -> Formatter:
        def integer(param: Mapping[str, Any], context: FormatContext) -> str:
            if "i" in param and len(param) == 1:
                value = param["i"]
                if type(value) is int and INT64_MIN <= value <= INT64_MAX:
                    return decimal(value)
            return otherwise(param, context)

        return integer

    return KindFormatter(show, like)
