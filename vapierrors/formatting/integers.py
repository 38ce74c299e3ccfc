"""``i``: a 64-bit integer, shown as a CLDR decimal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.cldr.numbers import number_formatter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def integer_formatter(locale: str) -> Formatter:
    """The formatter of ``i`` parameters (specification, section 3).

    Args:
        locale: the id of the format locale's CLDR data.

    Example:
        >>> integer_formatter("de")({"i": -1234567}, None)
        '-1.234.567'
    """
    decimal = number_formatter(locale)

    def integer(param: Mapping[str, Any], _context: FormatContext) -> str:
        return decimal(param["i"])

    return integer
