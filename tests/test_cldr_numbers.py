"""Numbers are written as ICU writes them, exactly, in every locale, and the supplement is what the loader expects."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr import make_supplement, make_supplement_numbers
from vapierrors.cldr.digits import Grouping, digit_writer, group_sizes
from vapierrors.cldr.number_data import SYMBOLS, number_data
from vapierrors.cldr.number_patterns import parse_number_pattern
from vapierrors.cldr.numbers import number_formatter
from vapierrors.cldr.rounding import MOST_DIGITS, Precision, exact_decimal, number_text
from vapierrors.cldr.signs import signed_affixes, signed_writer
from vapierrors.cldr.supplement import ancestry, section

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


def test_every_locale_writes_numbers() -> None:
    """Every locale of Babel has digits, symbols and patterns for a decimal number."""
    failed = [locale for locale in LOCALES if len(number_formatter(locale)(-1234567.25)) < len("1234567.25")]
    assert failed == []


def test_every_language_writes_compact_numbers() -> None:
    """Every language of Babel writes a million shorter than its digits, or the digits themselves."""
    longest = len("\u200f-1,234,567") + len("\u200f\u200e")
    languages = [locale for locale in LOCALES if "_" not in locale]
    assert [one for one in languages if len(number_formatter(one, compact="short")(-1234567)) > longest] == []


def test_supplement_is_well_formed() -> None:
    """The packaged supplement has the layout and the fields that the generator writes and the loader reads."""
    text = make_supplement.TARGET.read_text("utf-8")
    document = json.loads(text)
    assert text == make_supplement.layout(document)
    assert sorted(document) == ["dates", "numbers"]
    assert sorted(section("numbers")) == ["digits", "locales"]
    fields = {"system", "symbols", "decimal", "percent", "minimum_grouping", "short", "long"}
    for locale, entry in section("numbers")["locales"].items():
        assert localedata.exists(locale)
        assert entry.keys() <= fields
        assert entry.get("symbols", {}).keys() <= set(SYMBOLS)
    assert {number_data(locale).system for locale in LOCALES} <= section("numbers")["digits"].keys()


def test_unknown_section() -> None:
    """A section that the supplement does not have is a key error that names those it has."""
    with pytest.raises(KeyError) as caught:
        section("money")
    assert caught.value.args == ("Expected one of dates, numbers, got 'money' as section of supplement.json",)


def test_numbers_section_from_packages(tmp_path: Path) -> None:
    """The generator writes down what differs from Babel, and nothing else."""
    numbers = {
        "defaultNumberingSystem": "latn",
        "minimumGroupingDigits": "2",
        "symbols-numberSystem-latn": dict(number_data("de").symbols) | {"group": "_"},
        "decimalFormats-numberSystem-latn": {
            "standard": "#,##0.###",
            "short": {"decimalFormat": _flat(number_data("de").short)},
            "long": {"decimalFormat": _flat(number_data("de").long)},
        },
        "percentFormats-numberSystem-latn": {"standard": "#,##0\xa0%"},
    }
    folder = tmp_path / "cldr-numbers-full" / "main" / "de"
    folder.mkdir(parents=True)
    (folder / "numbers.json").write_text(json.dumps({"main": {"de": {"numbers": numbers}}}), "utf-8")
    systems = tmp_path / "cldr-core" / "supplemental" / "numberingSystems.json"
    systems.parent.mkdir(parents=True)
    systems.write_text('{"supplemental":{"numberingSystems":{"latn":{"_digits":"0123456789"}}}}', "utf-8")
    assert make_supplement_numbers.numbers_section(tmp_path) == {
        "digits": {"latn": "0123456789"},
        "locales": {"de": {"minimum_grouping": 2, "symbols": {"group": "_"}}},
    }


def _flat(patterns: dict[str, dict[str, str]]) -> dict[str, str]:
    return {
        f"{power}-count-{category}": pattern
        for category, powers in patterns.items()
        for power, pattern in powers.items()
    }


def test_packages_of_another_version(tmp_path: Path) -> None:
    """The generator refuses packages of another version of CLDR, and says which to install."""
    (tmp_path / "cldr-core").mkdir()
    (tmp_path / "cldr-core" / "package.json").write_text('{"version": "46.0.0"}', "utf-8")
    with pytest.raises(SystemExit) as caught:
        make_supplement.main([str(tmp_path)])
    place = tmp_path / "cldr-core"
    assert str(caught.value) == f"Expected cldr-core 47.0.0, got 46.0.0 - at {place}; install cldr-core@47.0.0"


def test_ancestry_ends_below_the_root() -> None:
    """Every locale inherits from a finite line of locales that Babel has."""
    assert [one for one in LOCALES if not all(map(localedata.exists, ancestry(one)))] == []
