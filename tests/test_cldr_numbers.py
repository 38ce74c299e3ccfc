"""Numbers are written as ICU writes them, exactly, in every locale."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.digits import Grouping, digit_writer, group_sizes
from vapierrors.cldr.number_data import number_data
from vapierrors.cldr.number_patterns import parse_number_pattern
from vapierrors.cldr.numbers import number_formatter
from vapierrors.cldr.rounding import MOST_DIGITS, Precision, exact_decimal, number_text
from vapierrors.cldr.signs import signed_affixes, signed_writer

VECTORS = Path(__file__).with_name("vectors") / "intl.ndjson"
NUMBERS = [
    vector for vector in map(json.loads, VECTORS.read_text("utf-8").splitlines()) if vector["kind"] in ("d", "i")
]
LOCALES = sorted(localedata.locale_identifiers())


def spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize("locale", sorted({vector["locale"] for vector in NUMBERS}))
def test_numbers_of_the_vectors(locale: str) -> None:
    """Every integer and decimal of the vectors is written as ICU writes it, as int and as float."""
    wrong = []
    for vector in NUMBERS:
        if vector["locale"] != locale:
            continue
        digits = vector.get("precision")
        write = number_formatter(locale.replace("-", "_"), minimum_fraction=digits or 0, maximum_fraction=digits)
        number = vector[vector["kind"]]
        texts = {spaced(write(number)), spaced(write(float(number)))}
        if texts != {spaced(vector["text"])}:
            wrong.append((vector, texts))
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "options", "number", "text"),
    [
        ("en", {}, -0.0, "-0"),
        ("en", {}, -0.0001, "-0"),
        ("en", {}, 1e22, "10,000,000,000,000,000,000,000"),
        ("en", {"maximum_fraction": 2}, 2.675, "2.68"),
        ("en", {"maximum_fraction": 2}, 0.125, "0.12"),
        ("en", {"minimum_fraction": 2, "maximum_fraction": 2}, Decimal("0.005"), "0.00"),
        ("en", {"minimum_fraction": 2, "maximum_fraction": 2}, 10**25, "10,000,000,000,000,000,000,000,000.00"),
        ("en", {"minimum_fraction": 40, "maximum_fraction": 40}, 0.1, "0.1" + "0" * 39),
        ("en", {"percent": True, "scale": 100, "maximum_fraction": 0}, 0.29, "29%"),
        ("en", {"percent": True, "maximum_fraction": 6}, 0.12345678, "0.123457%"),
        ("en", {"permille": True}, 12.5, "12.5‰"),
        ("en", {"scale": Decimal("0.5")}, 3, "1.5"),
        ("en", {"significant": (3, 3)}, 12345.678, "12,300"),
        ("en", {"significant": (3, 5)}, 0.5, "0.500"),
        ("en", {"minimum_integer": 3}, 5, "005"),
        ("en", {"sign": "always"}, 5, "+5"),
        ("en", {"sign": "always"}, -0.0, "-0"),
        ("en", {"sign": "never"}, -5, "5"),
        ("en", {"sign": "except-zero"}, 0, "0"),
        ("en", {"sign": "except-zero"}, 0.0001, "0"),
        ("en", {"sign": "negative"}, -0.0001, "0"),
        ("en", {"rounding": "up", "maximum_fraction": 1}, 0.21, "0.3"),
        ("en", {"rounding": "floor", "maximum_fraction": 1}, -0.21, "-0.3"),
        ("en", {"grouping": False}, 1234567, "1234567"),
        ("es", {}, 1234, "1234"),
        ("es", {}, 12345, "12.345"),
        ("es", {"grouping": "on-aligned"}, 1234, "1.234"),
        ("en", {"grouping": "min2"}, 1234, "1234"),
        ("hi", {}, 12345678.5, "1,23,45,678.5"),
        ("hi", {"grouping": "thousands"}, 1234567, "1,234,567"),
        ("en_US_POSIX", {}, 1234567.5, "1234567.5"),
        ("ar_EG", {}, -1234.5, "\u061c-١٬٢٣٤٫٥"),
        ("mr", {}, 1234567, "१२,३४,५६७"),
        ("eu", {"percent": True}, -2.5, "−% 2,5"),
        ("sw", {"compact": "long"}, -2000, "elfu -2"),
        ("en", {"compact": "short"}, 1250, "1.2K"),
        ("en", {"compact": "short"}, 999_999, "1M"),
        ("en", {"compact": "short"}, 0.01234, "0.012"),
        ("en", {"compact": "short"}, 1e20, "100,000,000T"),
        ("en", {"compact": "short", "percent": True}, 1234, "1.2K%"),
        ("en", {"compact": "short", "minimum_fraction": 2, "maximum_fraction": 2}, 1234, "1.23K"),
        ("de", {"compact": "short"}, -1250, "-1250"),
        ("de", {"compact": "long"}, 2_000_000, "2 Millionen"),
        ("fr", {"compact": "long"}, 1000, "mille"),
        ("fr", {"compact": "long"}, -1000, "-1 millier"),
    ],
)
def test_options(locale: str, options: dict[str, Any], number: float | Decimal, text: str) -> None:
    """Each option does what the skeleton of the same name does in ICU 78."""
    assert spaced(number_formatter(locale, **options)(number)) == text


@given(
    st.one_of(
        st.floats(allow_nan=False, allow_infinity=False),
        st.floats(-1e6, 1e6),
        st.integers(-(10**21), 10**21),
        st.integers(-(10**8), 10**8).map(lambda count: count / 2000),
        st.integers(-(10**8), 10**8).map(lambda count: (2 * count + 1) / 20),
    ),
    st.sampled_from(["en", "de", "es", "hi", "ar_EG", "pt_PT", "de_AT"]),
    st.sampled_from([(0, 3), (2, 2), (0, 0), (1, 3), (0, 1)]),
    st.sampled_from([1, 100]),
    st.sampled_from([True, False, "min2"]),
)
def test_tables_and_exact_path_agree(
    number: float, locale: str, digits: tuple[int, int], scale: int, grouping: Grouping
) -> None:
    """The fast path writes what rounding the shortest decimal writes."""
    data = number_data(locale)
    pattern = parse_number_pattern(data.decimal)
    write = signed_writer(digit_writer(data, group_sizes(data, pattern, grouping)))
    text = number_text(number, Precision(*digits), Decimal(scale))
    fast = number_formatter(
        locale, minimum_fraction=digits[0], maximum_fraction=digits[1], scale=scale, grouping=grouping
    )
    assert fast(number) == write(text, signed_affixes(pattern, data.symbols, "auto"))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_doubles_are_written_as_their_shortest_decimal(number: float) -> None:
    """With enough digits, the text of a double reads back as that double."""
    text = number_formatter("en", minimum_fraction=0, maximum_fraction=40, grouping=False)(number)
    assert abs(Decimal(text) - Decimal(repr(number))) <= Decimal("5e-41")
    assert number_text(number, Precision(0, 40)) == text


@given(st.integers())
def test_integers_of_any_size_are_exact(number: int) -> None:
    """An integer loses no digit, whatever its size."""
    assert int(number_formatter("en")(number * 10**20 + 7).replace(",", "")) == number * 10**20 + 7


def test_integers_beyond_the_limit_of_str() -> None:
    """An integer that ``str`` refuses to convert is written all the same."""
    assert number_formatter("en", grouping=False)(10**5000) == "1" + "0" * 5000


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (float("nan"), "Expected a finite number, got nan; pass a text where there is no number"),
        (float("-inf"), "Expected a finite number, got -inf; pass a text where there is no number"),
        (Decimal("NaN"), "Expected a finite number, got NaN; pass a text where there is no number"),
        (Decimal("1E+999999"), "Expected a number below 1E+10000, got 1E+999999; pass a text instead"),
    ],
)
def test_numbers_that_cannot_be_written(number: float | Decimal, message: str) -> None:
    """What is not finite, or could fill the memory with zeros, is refused with a sentence."""
    with pytest.raises(ValueError, match="Expected") as caught:
        number_formatter("en")(number)
    assert str(caught.value) == message


def test_texts_are_no_numbers() -> None:
    """A text is refused rather than guessed at."""
    with pytest.raises(TypeError) as caught:
        exact_decimal("1")  # type: ignore[arg-type]  # the wrong type is the point
    assert str(caught.value) == "Expected an int, a float or a Decimal, got str; parse it first"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"minimum_fraction": 3, "maximum_fraction": 2},
            "Expected fraction digits from 0 to 40, the fewest not above the most, got 3 to 2; set other limits",
        ),
        (
            {"maximum_fraction": MOST_DIGITS + 1},
            "Expected fraction digits from 0 to 40, the fewest not above the most, got 0 to 41; set other limits",
        ),
        (
            {"significant": (0, 2)},
            "Expected significant digits from 1 to 40, the fewest not above the most, got 0 to 2; set other limits",
        ),
    ],
)
def test_digits_out_of_order(options: dict[str, Any], message: str) -> None:
    """Impossible numbers of digits are refused when the formatter is made, not when it is used."""
    with pytest.raises(ValueError, match="Expected") as caught:
        number_formatter("en", **options)
    assert str(caught.value) == message


def test_every_language_writes_compact_numbers() -> None:
    """Every language of Babel writes a million shorter than its digits, or the digits themselves."""
    longest = len("\u200f-1,234,567") + len("\u200f\u200e")
    languages = [locale for locale in LOCALES if "_" not in locale]
    assert [one for one in languages if len(number_formatter(one, compact="short")(-1234567)) > longest] == []
