"""Arguments as numbers, for plurals and number styles."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from vapierrors.models.params import INT64_MAX, INT64_MIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Number

_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)


def number_of_text(text: str) -> Number | None:
    """The number that a positional argument is, None where it is other text (specification, section 3).

    Args:
        text: any text; a decimal has ASCII digits, perhaps a sign, a point and an exponent of up to three digits.

    Example:
        >>> number_of_text("-12"), number_of_text("0.50"), number_of_text("1,000"), number_of_text("vm-42")
        (-12, Decimal('0.50'), None, None)
    """
    if not _DECIMAL.fullmatch(text):
        return None
    return int(text) if text.lstrip("+-").isdecimal() else Decimal(text)


def quantity(value: str | Mapping[str, Any], context: FormatContext) -> Number | None:
    """The value of an argument as a number, None where it is none (specification, section 3).

    Args:
        value: a positional argument, or a parameter as a plain mapping.
        context: of the rendering.

    Example:
        >>> from vapierrors.formatting.context import FormatContext
        >>> values = [{"i": 3}, {"d": 2.5, "precision": 1}, "7", {"s": "many"}]
        >>> [quantity(value, FormatContext(None, None)) for value in values]
        [3, 2.5, 7, None]
    """
    if isinstance(value, str):
        return number_of_text(value)
    if "i" in value and len(value) == 1:
        integer = value["i"]
        if type(integer) is int and INT64_MIN <= integer <= INT64_MAX:
            return integer
    context.check(value)
    if (text := value.get("s")) is not None:
        return number_of_text(text)
    if value.get("dt") is not None:
        return None
    number: Number | None = value.get("i")
    return value.get("d") if number is None else number
