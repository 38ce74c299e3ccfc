"""The fast path for the numbers that messages are made of: ints and doubles of common size, written from tables.

The tables hold a text for each group of three digits and for each fraction. A property test holds the fast path to
the exact one.
"""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from vapierrors.cldr.digits import GroupSizes
    from vapierrors.cldr.rounding import Number, Precision
    from vapierrors.cldr.signs import SignedAffixes

_GROUP = 1000
_GROUP_DIGITS = 3
_MOST_FRACTION = 3
_LARGEST_SCALE = 1000
_LARGEST_INTEGER = 10**18

# A product of doubles below this is off by less than 0.0003, so that no decimal tie hides beyond the margin; and away
# from ties, a double and the shortest decimal that reads back as it round to the same digits.
_LARGEST_PRODUCT = 1e12
_MARGIN = 0.4995


class DigitTables(NamedTuple):
    """The texts that the fast path puts together (specification, section 3).

    Args:
        leading: the integers below 1000.
        following: the same with leading zeros, as a later group of digits without a separator.
        separated: likewise with the separator before it.
        fractions: the decimal separator and the fraction digits, by count of the last digit's unit.
    """

    leading: tuple[str, ...]
    following: tuple[str, ...]
    separated: tuple[str, ...]
    fractions: tuple[str, ...]


def has_tables(precision: Precision, scale: Decimal, sizes: GroupSizes, affixes: SignedAffixes) -> bool:
    """Whether the fast path can write numbers so (specification, section 3).

    Args:
        precision: how many digits.
        scale: a factor for the number.
        sizes: how integer digits are grouped.
        affixes: the texts around the digits.

    Example:
        >>> from vapierrors.cldr.digits import GroupSizes
        >>> from vapierrors.cldr.rounding import ONE, Precision
        >>> from vapierrors.cldr.signs import SignedAffixes
        >>> plain = SignedAffixes(("-", ""), ("-", ""), ("", ""), ("", ""))
        >>> has_tables(Precision(0, 3), ONE, GroupSizes(3, 2, 1), plain)
        True
        >>> has_tables(Precision(0, 3, mode="up"), ONE, GroupSizes(3, 3, 1), plain)
        False
    """
    return (
        precision.maximum is not None
        and precision.maximum <= _MOST_FRACTION
        and precision.significant is None
        and precision.mode == "half-even"
        and 1 <= scale <= _LARGEST_SCALE
        and scale == int(scale)
        and sizes.primary in (0, _GROUP_DIGITS)
        and affixes.negative == affixes.negative_zero
        and affixes.positive == affixes.zero
    )


def digit_tables(digits: str, separator: str, decimal: str, precision: Precision) -> DigitTables:
    """The tables of one numbering system and precision (specification, section 3).

    Args:
        digits: the ten digits.
        separator: what stands between groups.
        decimal: the decimal separator.
        precision: how many digits, one for which ``has_tables`` is true.

    Example:
        >>> from vapierrors.cldr.rounding import Precision
        >>> tables = digit_tables("0123456789", ".", ",", Precision(0, 3))
        >>> tables.leading[7], tables.separated[7], tables.fractions[250]
        ('7', '.007', ',25')
    """
    following = _counts(digits, _GROUP_DIGITS)
    return DigitTables(
        _leading(digits),
        following,
        tuple(separator + text for text in following),
        _fractions(digits, decimal, precision.minimum, precision.maximum or 0),
    )


@lru_cache(maxsize=16)
def _leading(digits: str) -> tuple[str, ...]:
    native = str.maketrans(string.digits, digits)
    return tuple(str(count).translate(native) for count in range(_GROUP))


@lru_cache(maxsize=32)
def _counts(digits: str, width: int) -> tuple[str, ...]:
    """Every text of ``width`` digits."""
    return tuple(head + last for head in _counts(digits, width - 1) for last in digits) if width else ("",)


@lru_cache(maxsize=32)
def _fractions(digits: str, decimal: str, minimum: int, maximum: int) -> tuple[str, ...]:
    zero = digits[0]
    texts = (text[:minimum] + text[minimum:].rstrip(zero) for text in _counts(digits, maximum))
    return tuple(decimal + text if text else "" for text in texts)


def table_writer(
    tables: DigitTables,
    sizes: GroupSizes,
    affixes: SignedAffixes,
    scale: int,
    exactly: Callable[[Number], str],
) -> Callable[[Number], str]:
    """A function that writes a number from tables where it can, and exactly elsewhere (specification, section 3).

    Args:
        tables: those of the locale and the precision.
        sizes: how integer digits are grouped.
        affixes: the texts around the digits.
        scale: a factor for the number.
        exactly: the exact path.

    Example:
        >>> from vapierrors.cldr.digits import GroupSizes
        >>> from vapierrors.cldr.rounding import Precision
        >>> from vapierrors.cldr.signs import SignedAffixes
        >>> tables = digit_tables("0123456789", ",", ".", Precision(0, 2))
        >>> plain = SignedAffixes(("-", ""), ("-", ""), ("", ""), ("", ""))
        >>> write = table_writer(tables, GroupSizes(3, 3, 1), plain, 1, repr)
        >>> write(1234567.5), write(-7), write(0.125), write(1e300)
        ('1,234,567.5', '-7', '0.125', '1e+300')
    """
    leading, fractions = tables.leading, tables.fractions
    grouped = _grouped(tables, sizes)
    unit = len(fractions)
    shift = float(unit * scale)
    limit = _LARGEST_PRODUCT / shift
    no_fraction = fractions[0]
    above = _LARGEST_INTEGER if sizes.primary == sizes.secondary else _GROUP * 10**sizes.secondary
    prefix, suffix = affixes.positive
    bare = not prefix and not suffix
    negative_prefix, negative_suffix = affixes.negative

    def write(number: Number) -> str:
        if type(number) is int:
            whole = abs(number) * scale
            text = no_fraction
        elif type(number) is float and 0.0 < (size := abs(number)) < limit:
            product = size * shift
            count = int(product + 0.5)
            if not -_MARGIN < product - count < _MARGIN:
                return exactly(number)
            whole = count // unit
            text = fractions[count % unit]
        else:
            return exactly(number)
        if whole >= above:
            return exactly(number)
        text = (leading[whole] if whole < _GROUP else grouped(whole)) + text
        if number < 0:
            return f"{negative_prefix}{text}{negative_suffix}"
        return text if bare else f"{prefix}{text}{suffix}"

    return write


def _grouped(tables: DigitTables, sizes: GroupSizes) -> Callable[[int], str]:
    """A function that writes integers from 1000 up."""
    leading, following, separated, _ = tables
    if not sizes.primary:
        separated = following
    first_separated = 10 ** (_GROUP_DIGITS + sizes.minimum - 1)

    def write(integer: int) -> str:
        texts = following if integer < first_separated else separated
        text = ""
        while integer >= _GROUP:
            integer, rest = integer // _GROUP, integer % _GROUP
            text = texts[rest] + text
        return leading[integer] + text

    return write
