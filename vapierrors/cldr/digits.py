"""ASCII decimal text such as ``1234.50`` in a locale's digits, groups and separators."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Literal, NamedTuple

from vapierrors.cldr.supplement import numbering_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.cldr.number_data import NumberData
    from vapierrors.cldr.number_patterns import NumberPattern

Grouping = bool | Literal["min2", "on-aligned", "thousands"]

_THOUSANDS = 3


class GroupSizes(NamedTuple):
    """How integer digits are grouped (specification, section 3).

    Args:
        primary: the size of the last group, 0 for no groups.
        secondary: the size of those before it.
        minimum: how many digits must stand before the first separator.
    """

    primary: int
    secondary: int
    minimum: int


def digits_of(data: NumberData) -> str:
    """The ten digits of a locale's default numbering system (specification, section 3).

    Args:
        data: the number data of the locale.

    Example:
        >>> from vapierrors.cldr.number_data import number_data
        >>> digits_of(number_data("ar_EG"))
        '٠١٢٣٤٥٦٧٨٩'
    """
    return numbering_digits(data.system)


def digit_writer(data: NumberData, sizes: GroupSizes, minimum_integer: int = 1) -> Callable[[str], str]:
    """A function from unsigned ASCII decimal text to the locale's (specification, section 3).

    Args:
        data: the number data of the locale.
        sizes: how integer digits are grouped.
        minimum_integer: how many integer digits to fill up to.

    Example:
        >>> from vapierrors.cldr.number_data import number_data
        >>> digit_writer(number_data("mr"), GroupSizes(3, 2, 1))("12345678.5")
        '१,२३,४५,६७८.५'
    """
    group = _integer_writer(sizes, data.symbols["group"])
    decimal = data.symbols["decimal"]

    def write(text: str) -> str:
        integer, point, fraction = text.partition(".")
        integer = group(integer.rjust(minimum_integer, "0"))
        return f"{integer}{decimal}{fraction}" if point else integer

    if data.system == "latn":
        return write
    digits = str.maketrans(string.digits, digits_of(data))
    return lambda text: write(text).translate(digits)


def _integer_writer(sizes: GroupSizes, separator: str) -> Callable[[str], str]:
    primary, secondary, minimum = sizes

    def grouped(digits: str) -> str:
        if len(digits) < primary + minimum:
            return digits
        end = len(digits) - primary
        parts = [digits[max(0, place - secondary) : place] for place in range(end, 0, -secondary)]
        return separator.join([*reversed(parts), digits[end:]])

    return grouped if primary else str


def group_sizes(data: NumberData, pattern: NumberPattern, grouping: Grouping) -> GroupSizes:
    """How a strategy groups the integer digits of a locale (specification, section 3).

    Args:
        data: the number data of the locale.
        pattern: the pattern that has the group sizes.
        grouping: ``True`` as the locale has it, ``False`` for none, ``min2`` where two digits stand before the first
            separator, ``on-aligned`` with the locale's sizes whatever stands before it, ``thousands`` by three.

    Example:
        >>> from vapierrors.cldr.number_data import number_data
        >>> from vapierrors.cldr.number_patterns import parse_number_pattern
        >>> group_sizes(number_data("es"), parse_number_pattern("#,##,##0"), grouping=True)
        GroupSizes(primary=3, secondary=2, minimum=2)
    """
    if grouping is False:
        return GroupSizes(0, 0, 0)
    if grouping == "thousands":
        return GroupSizes(_THOUSANDS, _THOUSANDS, 1)
    if grouping == "on-aligned":
        return GroupSizes(pattern.primary or _THOUSANDS, pattern.secondary or _THOUSANDS, 1)
    return GroupSizes(pattern.primary, pattern.secondary, max(data.minimum_grouping, 2 if grouping == "min2" else 1))
