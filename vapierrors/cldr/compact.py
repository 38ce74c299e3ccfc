"""Compact forms such as 1.2K and 1.2 thousand: which power of ten a number is counted in, and how that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.number_patterns import parse_number_pattern
from vapierrors.cldr.rounding import power_of_ten, product

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from vapierrors.cldr.number_data import CompactPatterns
    from vapierrors.cldr.number_patterns import NumberPattern
    from vapierrors.cldr.signs import SignedAffixes

# What CLDR's data has for "as a plain number".
_PLAIN = "0"


class CompactForm(NamedTuple):
    """How numbers of one magnitude and plural category are written (specification, section 3).

    Args:
        affixes: what stands around the digits.
        digits: whether there are any: French writes ``mille`` alone for a thousand.
    """

    affixes: SignedAffixes
    digits: bool


class CompactForms(NamedTuple):
    """The compact forms of one locale and width (specification, section 3).

    Args:
        shifts: magnitude of a number (3 for thousands) → the power of ten that it is counted in.
        forms: magnitude and plural category → form; none where the plain pattern serves.
        largest: the largest magnitude with a form, which serves all above it.
    """

    shifts: Mapping[int, int]
    forms: Mapping[tuple[int, str], CompactForm | None]
    largest: int

    def scaled(self, value: Decimal, rounding: Callable[[Decimal], Decimal]) -> tuple[Decimal, int]:
        """The rounded number to write, and the magnitude whose form to use.

        Args:
            value: the number.
            rounding: rounds the number to write.
        """
        if not value:
            return rounding(value), 0
        magnitude = value.adjusted()
        shift = self._shift(magnitude)
        count = rounding(product(value, power_of_ten(-shift)))
        if count and count.adjusted() > magnitude - shift and self._shift(magnitude + 1) > shift:
            count = rounding(product(count, power_of_ten(shift - self._shift(magnitude + 1))))
            shift = self._shift(magnitude + 1)
        return count, min(count.adjusted() + shift if count else shift, self.largest)

    def form(self, magnitude: int, count: Decimal, category: str) -> CompactForm | None:
        """The form of a number, or none where the plain pattern serves.

        Args:
            magnitude: as ``scaled`` gives it.
            count: likewise.
            category: the plural category of ``count``.
        """
        exact = self.forms.get((magnitude, str(int(count)))) if count in (0, 1) else None
        if exact:
            return exact
        if (magnitude, category) in self.forms:
            return self.forms[magnitude, category]
        return self.forms.get((magnitude, "other"))

    def _shift(self, magnitude: int) -> int:
        return self.shifts.get(min(magnitude, self.largest), 0)


def compact_forms(patterns: CompactPatterns, affixes: Callable[[NumberPattern], SignedAffixes]) -> CompactForms:
    """The forms of a locale's compact patterns (specification, section 3).

    Args:
        patterns: plural category, or the exact count ``1`` → power of ten → pattern.
        affixes: makes the texts around the digits of a pattern.
    """
    shifts: dict[int, int] = {}
    forms: dict[tuple[int, str], CompactForm | None] = {}
    made: dict[str, CompactForm | None] = {_PLAIN: None}
    # Where categories differ in their zeros, ICU follows the first in alphabetical order.
    for category, powers in sorted(patterns.items()):
        for power, text in powers.items():
            magnitude = len(power) - 1
            pattern = parse_number_pattern(text)
            if text not in made:
                made[text] = CompactForm(affixes(pattern), bool(pattern.digits))
            forms[magnitude, category] = made[text]
            if text != _PLAIN and pattern.digits:
                shifts.setdefault(magnitude, magnitude + 1 - pattern.zeros)
    return CompactForms(shifts, forms, max(magnitude for magnitude, _ in forms))
