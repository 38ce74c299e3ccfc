"""The tables of the fast path: what lies next to a tie, and how much is kept."""

from __future__ import annotations

from decimal import Decimal
from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.digit_tables import FilledTexts, digit_tables, table_writer
from vapierrors.cldr.digits import GroupSizes
from vapierrors.cldr.rounding import Number, Precision, number_text
from vapierrors.cldr.signs import SignedAffixes

PLAIN = SignedAffixes(("-", ""), ("-", ""), ("", ""), ("", ""))
ARABIC = "٠١٢٣٤٥٦٧٨٩"


def not_written(number: Number) -> str:
    raise AssertionError(f"{number} left the fast path")


@given(
    count=st.integers(0, 10**13),
    fraction=st.integers(0, 12),
    scale=st.sampled_from([1, 10, 100, 1000]),
    steps=st.integers(-2, 2),
)
def test_neighbours_of_a_tie(count: int, fraction: int, scale: int, steps: int) -> None:
    """A double that is a tie, and those right below and above it, are rounded as their shortest decimals are."""
    number = (2 * count + 1) / (2 * 10**fraction * scale)
    for _ in range(abs(steps)):
        number = nextafter(number, inf if steps > 0 else 0.0)
    precision = Precision(fraction, fraction)
    tables = digit_tables("0123456789", "", ".", GroupSizes(0, 0, 1), precision)
    text = table_writer(tables, PLAIN, scale, not_written)(number)
    assert text == number_text(number, precision, Decimal(scale))


@given(
    whole=st.integers(0, 10**18 - 1),
    sizes=st.sampled_from([GroupSizes(3, 3, 1), GroupSizes(3, 2, 1), GroupSizes(3, 3, 2), GroupSizes(3, 2, 3)]),
    digits=st.sampled_from(["0123456789", ARABIC]),
)
def test_integers_are_grouped_from_the_right(whole: int, sizes: GroupSizes, digits: str) -> None:
    """Without its separators, an integer is what it was, and they stand where the sizes say."""
    tables = digit_tables(digits, "_", ".", sizes, Precision(0, 0))
    last, *others = reversed(table_writer(tables, PLAIN, 1, not_written)(whole).split("_"))
    assert int("".join(reversed([last, *others]))) == whole
    assert bool(others) is (len(str(whole)) >= sizes.primary + sizes.minimum)
    assert [len(group) for group in others[:-1]] == [sizes.secondary] * len(others[:-1])
    assert len(last) == (3 if others else len(str(whole)))


@pytest.mark.parametrize("number", [float("nan"), 1e14, -1e300, 10**18, Decimal("1e18"), Decimal("NaN"), True])
def test_what_tables_leave(number: Number) -> None:
    """What is too large, no finite number or of another type goes the exact way."""
    tables = digit_tables("0123456789", ",", ".", GroupSizes(3, 3, 1), Precision(2, 2))
    assert table_writer(tables, PLAIN, 1, lambda number: f"exactly {number}")(number) == f"exactly {number}"


def test_tables_of_rare_digits_hold_what_was_used() -> None:
    """The digits of few locales take up memory as they are used."""
    tables = digit_tables("abcdefghij", ".", ",", GroupSizes(3, 3, 1), Precision(2, 2))
    assert table_writer(tables, PLAIN, 1, not_written)(7_654_321.25) == "h.gfe.dcb,cf"
    assert isinstance(tables.following, FilledTexts)
    assert tables.following == {321: "dcb", 654: "gfe"}
