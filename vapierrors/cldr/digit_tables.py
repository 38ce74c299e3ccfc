"""The fast path for the numbers that messages are made of: ints and doubles of common size, written from tables.

The tables hold a text for each group of three digits and for each fraction. A property test holds the fast path to
the exact one.
"""

from __future__ import annotations

import string
from decimal import Decimal
from functools import lru_cache
from math import copysign, log10
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.rounding import half_even_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.cldr.digits import GroupSizes
    from vapierrors.cldr.rounding import Number, Precision
    from vapierrors.cldr.signs import SignedAffixes

_GROUP = 1000
_GROUP_DIGITS = 3
_MOST_TABLED = 3
_MOST_FRACTION = 12
_MOST_MINIMUM = 4
_SCALES = (1, 10, 100, 1000)
_MILLION = 10**6
_MOST_DIGITS = 18
_LARGEST_INTEGER = 10**_MOST_DIGITS

# Below this, a product of doubles is off by less than 0.008, and the shortest decimal that reads back as the double
# lies as close to it: farther than this from an integer, the exact product can be on the other side of the tie.
_LARGEST_PRODUCT = 1e14
_NEAR_HALF = 0.48


class FilledTexts(dict[int, str]):
    """Count → text, filled as counts are asked for.

    Args:
        spell: from a count to its text.

    Example:
        >>> texts = FilledTexts(str)
        >>> texts[7], len(texts)
        ('7', 1)
    """

    __slots__ = ("_spell",)

    def __init__(self, spell: Callable[[int], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, count: int) -> str:
        text = self[count] = self._spell(count)
        return text


Texts = tuple[str, ...] | FilledTexts
"""Count → text, all at once or bit by bit."""


class SpelledTexts:
    """Count → text, for more counts than a table should hold.

    Args:
        spell: from a count to its text.

    Example:
        >>> SpelledTexts(str)[1234567]
        '1234567'
    """

    __slots__ = ("_spell",)

    def __init__(self, spell: Callable[[int], str]) -> None:
        self._spell = spell

    def __getitem__(self, count: int) -> str:
        return self._spell(count)


class DigitTables(NamedTuple):
    """The texts that the fast path puts together (specification, section 3).

    Args:
        leading: the integers below 1000.
        thousands: the same as a count of thousands, with the separator that follows them.
        following: the same with leading zeros, as what follows the thousands.
        groups: every group of digits between two separators.
        step: how many groups there are.
        separator: what stands between groups, empty for no groups.
        fractions: the decimal separator and the fraction digits, by count of the last digit's unit.
        unit: how many of these make one.
    """

    leading: Texts
    thousands: Texts
    following: Texts
    groups: Texts
    step: int
    separator: str
    fractions: Texts | SpelledTexts
    unit: int


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
        and scale in _SCALES
        and sizes.primary in (0, _GROUP_DIGITS)
        and sizes.secondary <= _GROUP_DIGITS
        and sizes.minimum <= _MOST_MINIMUM
        and affixes.negative == affixes.negative_zero
        and affixes.positive == affixes.zero
    )


def digit_tables(
    digits: str,
    separator: str,
    decimal: str,
    sizes: GroupSizes,
    precision: Precision,
) -> DigitTables:
    """The tables of one numbering system, grouping and precision (specification, section 3).

    Args:
        digits: the ten digits.
        separator: what stands between groups.
        decimal: the decimal separator.
        sizes: how integer digits are grouped.
        precision: how many digits, one for which ``has_tables`` is true.

    Example:
        >>> from vapierrors.cldr.digits import GroupSizes
        >>> from vapierrors.cldr.rounding import Precision
        >>> tables = digit_tables("0123456789", ".", ",", GroupSizes(3, 3, 2), Precision(0, 3))
        >>> tables.leading[7], tables.thousands[7], tables.thousands[70], tables.following[7], tables.fractions[250]
        ('7', '7', '70.', '007', ',25')
    """
    if not sizes.primary:
        separator = ""
    secondary = sizes.secondary or _GROUP_DIGITS
    maximum = precision.maximum or 0
    return DigitTables(
        _counts(digits, 1),
        _thousands(digits, separator, secondary, sizes.minimum),
        _counts(digits, _GROUP_DIGITS),
        _counts(digits, secondary),
        10**secondary,
        separator,
        _fractions(digits, decimal, precision.minimum, maximum),
        10**maximum,
    )


# Tables are made at once with the digits that most locales share, else filled bit by bit, to spare memory. At once
# means without a call of our own for each of a thousand texts: that would take as long as all else a number needs.


@lru_cache(maxsize=1)
def _latin() -> tuple[str, ...]:
    return tuple(map(str, range(_GROUP)))


@lru_cache(maxsize=32)
def _counts(digits: str, width: int) -> Texts:
    """The counts below 1000, with zeros in front up to ``width`` digits."""
    if digits == string.digits:
        return tuple([text.rjust(width, "0") for text in _latin()])
    native = _native(digits)
    return FilledTexts(lambda count: native(f"{count:0{width}}"))


def _native(digits: str) -> Callable[[str], str]:
    numerals = str.maketrans(string.digits, digits)
    return str if digits == string.digits else lambda text: text.translate(numerals)


@lru_cache(maxsize=32)
def _thousands(digits: str, separator: str, secondary: int, minimum: int) -> Texts:
    leading, groups, step = _counts(digits, 1), _counts(digits, secondary), 10**secondary
    first_separated = 10 ** max(0, minimum - 1)

    def spell(count: int) -> str:
        if count < first_separated:
            return leading[count]
        if count < step:
            return leading[count] + separator
        return f"{leading[count // step]}{separator}{groups[count % step]}{separator}"

    if digits != string.digits:
        return FilledTexts(spell)
    whole = _latin()
    one_group = [text + separator for text in whole[first_separated:step]]
    two_groups = map(spell, range(max(first_separated, step), _GROUP))
    return (*whole[:first_separated], *one_group, *two_groups)


@lru_cache(maxsize=32)
def _fractions(digits: str, decimal: str, minimum: int, maximum: int) -> Texts | SpelledTexts:
    unit = 10**maximum
    if digits == string.digits and maximum <= _MOST_TABLED:
        texts = [text.rjust(maximum, "0").rstrip("0").ljust(minimum, "0") for text in _latin()[:unit]]
        return tuple([decimal + text if text else "" for text in texts])
    native = _native(digits)

    def spell(count: int) -> str:
        text = str(unit + count)[1:].rstrip("0").ljust(minimum, "0")
        return decimal + native(text) if text else ""

    return FilledTexts(spell) if maximum <= _MOST_TABLED else SpelledTexts(spell)


def table_writer(
    tables: DigitTables,
    affixes: SignedAffixes,
    scale: int,
    exactly: Callable[[Number], str],
) -> Callable[[Number], str]:
    """A function that writes a number from tables where it can, and exactly elsewhere (specification, section 3).

    Args:
        tables: those of the locale, the grouping and the precision.
        affixes: the texts around the digits.
        scale: a factor for the number.
        exactly: the exact path.

    Example:
        >>> from vapierrors.cldr.digits import GroupSizes
        >>> from vapierrors.cldr.rounding import Precision
        >>> from vapierrors.cldr.signs import SignedAffixes
        >>> tables = digit_tables("0123456789", ",", ".", GroupSizes(3, 3, 1), Precision(0, 2))
        >>> plain = SignedAffixes(("-", ""), ("-", ""), ("", ""), ("", ""))
        >>> write = table_writer(tables, plain, 1, repr)
        >>> write(1234567.5), write(-7), write(0.125), write(1e300)
        ('1,234,567.5', '-7', '0.12', '1e+300')
    """
    leading, thousands, following, _, _, _, fractions, unit = tables
    no_fraction = fractions[0]
    integer_limit = _LARGEST_INTEGER if scale == 1 else 0
    shift = float(unit * scale)
    product_limit = min(float((_MILLION - 1) * unit), _LARGEST_PRODUCT)
    half_even = _half_even(shift)
    write_millions = _millions_writer(tables)
    write_any = _any_writer(tables, affixes, scale, exactly)

    def write(number: Number) -> str:
        if type(number) is int:
            if 0 <= number < integer_limit:
                if number < _GROUP:
                    return leading[number] + no_fraction
                if number < _MILLION:
                    return thousands[number // _GROUP] + following[number % _GROUP] + no_fraction
                return write_millions(number) + no_fraction
        elif type(number) is float:
            product = number * shift
            if 0.0 < product < product_limit:
                count = int(product + 0.5)
                if not -_NEAR_HALF < product - count < _NEAR_HALF:
                    count = half_even(number, product)
                whole = count // unit
                if whole < _GROUP:
                    return leading[whole] + fractions[count % unit]
                return f"{thousands[whole // _GROUP]}{following[whole % _GROUP]}{fractions[count % unit]}"
        return write_any(number)

    return write_any if any(affixes.positive) else write


def _half_even(shift: float) -> Callable[[float, float], int]:
    """A function that rounds a double above zero times ``shift``, given also that product, off by less than 0.02.

    The tie above the count has at most 15 digits. So it is the shortest decimal of the double nearest to it, which
    the division yields, and the shortest decimals of the doubles around that one lie to the same side of the tie.
    """
    twice = 2.0 * shift

    def half_even(number: float, product: float) -> int:
        count = int(product)
        tie = (2 * count + 1) / twice
        return count + (number > tie or (number == tie and count % 2 == 1))

    return half_even


def _any_writer(
    tables: DigitTables,
    affixes: SignedAffixes,
    scale: int,
    exactly: Callable[[Number], str],
) -> Callable[[Number], str]:
    """A function that writes numbers of either sign, up to the size at which doubles cease to be exact enough."""
    fractions, unit = tables.fractions, tables.unit
    shift = float(unit * scale)
    exponent = -round(log10(unit * scale))
    half_even = _half_even(shift)
    leading, thousands, following = tables.leading, tables.thousands, tables.following
    write_millions = _millions_writer(tables)

    def write(number: Number) -> str:
        if type(number) is int and -_LARGEST_INTEGER < number < _LARGEST_INTEGER:
            is_negative, count = number < 0, abs(number) * scale * unit
        elif type(number) is float and (product := abs(number) * shift) < _LARGEST_PRODUCT:
            is_negative, count = copysign(1.0, number) < 0.0, int(product + 0.5)
            if not -_NEAR_HALF < product - count < _NEAR_HALF:
                count = half_even(abs(number), product)
        elif type(number) is Decimal and number.is_finite() and number.adjusted() < _MOST_DIGITS:
            is_negative, count = number.is_signed(), abs(half_even_count(number, exponent))
        else:
            return exactly(number)
        whole = count // unit
        if whole < _GROUP:
            text = leading[whole]
        elif whole < _MILLION:
            text = thousands[whole // _GROUP] + following[whole % _GROUP]
        else:
            text = write_millions(whole)
        prefix, suffix = affixes.negative if is_negative else affixes.positive
        return f"{prefix}{text}{fractions[count % unit]}{suffix}"

    return write


def _millions_writer(tables: DigitTables) -> Callable[[int], str]:
    """A function that writes integers from a million up, which are grouped whatever the locale's minimum."""
    leading, _, following, groups, step, separator, _, _ = tables

    def write(whole: int) -> str:
        text = following[whole % _GROUP]
        whole //= _GROUP
        while whole >= step:
            text = f"{groups[whole % step]}{separator}{text}"
            whole //= step
        return f"{leading[whole]}{separator}{text}"

    return write
