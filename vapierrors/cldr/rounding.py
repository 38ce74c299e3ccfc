"""Numbers as exact decimal text: the shortest decimal that reads back as the double, rounded as CLDR wants.

The texts are ASCII, such as ``-1234.50``. What a locale makes of them is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Number = int | float | Decimal

RoundingMode = Literal["half-even", "half-up", "half-down", "up", "down", "ceiling", "floor"]

_MODES: Mapping[RoundingMode, str] = {
    "half-even": "ROUND_HALF_EVEN",
    "half-up": "ROUND_HALF_UP",
    "half-down": "ROUND_HALF_DOWN",
    "up": "ROUND_UP",
    "down": "ROUND_DOWN",
    "ceiling": "ROUND_CEILING",
    "floor": "ROUND_FLOOR",
}

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation])

# A Decimal such as 1e999999999 is short to write and would take a gigabyte to show.
_LARGEST_EXPONENT = 10_000

MOST_DIGITS = 40
"""How many fraction digits, or significant digits, can be asked for (specification, section 8)."""

ONE = Decimal(1)


def exact_decimal(number: Number) -> Decimal:
    """The number as a Decimal, a double as the shortest decimal that reads back as it (specification, section 3).

    Args:
        number: what to convert.

    Raises:
        ValueError: the number is not finite, or too large to write out.
        TypeError: it is no number.

    Example:
        >>> exact_decimal(2.675), exact_decimal(-0.0)
        (Decimal('2.675'), Decimal('-0.0'))
    """
    if isinstance(number, float):
        value = Decimal(float.__repr__(number))
    elif isinstance(number, int | Decimal):
        value = Decimal(number)
    else:
        raise TypeError(f"Expected an int, a float or a Decimal, got {type(number).__name__}; parse it first")
    if not value.is_finite():
        raise ValueError(f"Expected a finite number, got {number}; pass a text where there is no number")
    if value and value.adjusted() > _LARGEST_EXPONENT and not isinstance(number, int):
        raise ValueError(f"Expected a number below 1E+{_LARGEST_EXPONENT}, got {number}; pass a text instead")
    return value


def product(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product of two decimals (specification, section 3).

    Example:
        >>> product(Decimal("0.29"), Decimal(100))
        Decimal('29.00')
    """
    return _EXACT.multiply(value, factor)


def half_even_count(value: Decimal, exponent: int) -> int:
    """How many times a power of ten goes into a decimal, rounded half-even (specification, section 3).

    Args:
        value: a finite number.
        exponent: of the power of ten.

    Example:
        >>> half_even_count(Decimal("2.675"), -2), half_even_count(Decimal("-2.5"), 0)
        (268, -2)
    """
    return int(_EXACT.scaleb(value, -exponent).to_integral_value(ROUND_HALF_EVEN, _EXACT))


@lru_cache(maxsize=512)
def power_of_ten(exponent: int) -> Decimal:
    """The power of ten as a Decimal of one digit (specification, section 3).

    Args:
        exponent: any that a Decimal can have.

    Example:
        >>> power_of_ten(-2)
        Decimal('0.01')
    """
    return Decimal((0, (1,), exponent))


@dataclass(frozen=True, slots=True)
class Precision:
    """How many digits a number is written with (specification, section 3).

    Args:
        minimum: the fewest fraction digits, 0 to 40.
        maximum: the most fraction digits, from ``minimum`` to 40; none for an integer that keeps two significant
            digits, as compact forms have it.
        significant: the fewest and the most significant digits, 1 to 40, instead of fraction digits.
        mode: what happens to a number between two that can be written.

    Raises:
        ValueError: the digits are not in order, or too many.

    Example:
        >>> Precision(0, 2).rounded(Decimal("2.675")), Precision(0, 2, significant=(1, 3)).rounded(Decimal(1235))
        (Decimal('2.68'), Decimal('1.24E+3'))
    """

    minimum: int
    maximum: int | None
    significant: tuple[int, int] | None = None
    mode: RoundingMode = "half-even"

    def __post_init__(self) -> None:
        most = MOST_DIGITS if self.maximum is None else self.maximum
        if not 0 <= self.minimum <= most <= MOST_DIGITS:
            raise ValueError(
                f"Expected fraction digits from 0 to {MOST_DIGITS}, the fewest not above the most, "
                f"got {self.minimum} to {self.maximum}; set other limits",
            )
        fewest, most = self.significant or (1, 1)
        if not 1 <= fewest <= most <= MOST_DIGITS:
            raise ValueError(
                f"Expected significant digits from 1 to {MOST_DIGITS}, the fewest not above the most, "
                f"got {fewest} to {most}; set other limits",
            )

    def rounded(self, value: Decimal) -> Decimal:
        """The nearest number that can be written.

        Args:
            value: a finite number.
        """
        if self.significant:
            exponent = value.adjusted() + 1 - self.significant[1] if value else 0
        elif self.maximum is None:
            exponent = min(0, value.adjusted() - 1) if value else 0
        else:
            exponent = -self.maximum
        return value.quantize(power_of_ten(exponent), _MODES[self.mode], _EXACT)

    def text(self, value: Decimal) -> str:
        """A rounded number in ASCII, without fraction zeros beyond those wanted.

        Args:
            value: a finite number.
        """
        fewest = self.minimum
        if self.significant:
            fewest = max(0, self.significant[0] - 1 - (value.adjusted() if value else 0))
        integer, _, fraction = f"{value:f}".partition(".")
        fraction = fraction[:fewest].ljust(fewest, "0") + fraction[fewest:].rstrip("0")
        return f"{integer}.{fraction}" if fraction else integer


def number_text(number: Number, precision: Precision, scale: Decimal = ONE) -> str:
    """The number as ASCII text such as ``-1234.50`` (specification, section 3).

    Args:
        number: what to write.
        precision: how many digits.
        scale: a factor for the number, applied without loss.

    Raises:
        ValueError: the number is not finite, or too large to write out.
        TypeError: it is no number.

    Example:
        >>> precision = Precision(0, 2)
        >>> [number_text(number, precision) for number in (2.675, 0.125, 1e22, -1234, -0.001)]
        ['2.68', '0.12', '10000000000000000000000', '-1234', '-0']
        >>> number_text(0.29, Precision(0, 0), Decimal(100))
        '29'
    """
    value = exact_decimal(number)
    return precision.text(precision.rounded(value if scale == ONE else product(value, scale)))
