"""Which numbers a plural category is for, language by language."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALL: Final = 1001
"""All integers below it are tried: no rule of CLDR has a longer period but those about millions."""

INTEGERS: Final = (*range(SMALL), 10_000, 100_000, 1_000_000, 1_000_001, 2_000_000, 3_000_000, 1_000_000_000)
_FRACTIONS: Final = (1.5, 0.5, 2.5, 0.1, 1.1, 2.1, 3.2, 5.5, 10.1, 10.5, 11.5, 21.1, 100.5, 1000.5)
_SHOWN: Final = 4


class Reach(NamedTuple):
    """The numbers of a category, of those that are tried (specification, section 3).

    Args:
        integers: 0 to 1000, and a few large ones.
        fractions: a few numbers with fraction digits.

    Example:
        >>> str(reaches("pl")["few"]), str(reaches("fr")["many"]), str(reaches("cs")["many"]), str(reaches("ar")["two"])
        ('2, 3, 4, 22, …', '1000000, 2000000, 3000000, 1000000000', '1.5, 0.5, 2.5, 0.1, …', '2')
    """

    integers: tuple[int, ...]
    fractions: tuple[float, ...]

    def __str__(self) -> str:
        return shown_numbers(self.integers or self.fractions)


def shown_numbers(numbers: Sequence[float]) -> str:
    """Numbers as a text that names some of them.

    Args:
        numbers: in their order.

    Example:
        >>> shown_numbers(range(1, 99)), shown_numbers([0, 1])
        ('1, 2, 3, 4, …', '0, 1')
    """
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    return f"{shown}, …" if len(numbers) > _SHOWN else shown


@lru_cache(maxsize=128)
def reaches(locale: str, *, ordinal: bool = False) -> Mapping[str, Reach]:
    """Category → the numbers that it is for, in CLDR's order (specification, section 3).

    Args:
        locale: a language tag.
        ordinal: whether ranks are meant (1st, 2nd), not counts.

    Raises:
        LocaleError: the tag is none.

    Example:
        >>> list(reaches("cy")), reaches("fr")["one"].integers, len(reaches("ru")["one"].integers) > 9
        (['zero', 'one', 'two', 'few', 'many', 'other'], (0, 1), True)
    """
    rule = plural_rule(data_locale(locale), ordinal=ordinal)
    categories = [rule.select(integer) for integer in INTEGERS]
    fractional = [rule.select(fraction) for fraction in _FRACTIONS]
    return MappingProxyType(
        {
            category: Reach(
                tuple(integer for integer, own in zip(INTEGERS, categories, strict=True) if own == category),
                tuple(fraction for fraction, own in zip(_FRACTIONS, fractional, strict=True) if own == category),
            )
            for category in rule.categories
        }
    )
