"""Parameters as text, through what the template compiler is handed (specification, section 3)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.zones import zone
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats, Unrenderable
from vapierrors.models.params import VALUE_MEMBERS, DateTimeFormat
from vapierrors.template import Part, compile_template, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

MOMENT = "2026-08-16T17:14:22.001Z"
NEST = Part("literal", "nested ")


class Nested:
    """Resolves every nested message to its id."""

    def text(self, message: Mapping[str, Any]) -> str:
        """The join of the parts."""
        return "".join(part.text for part in self.parts(message))

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        """A word and the id."""
        return NEST, Part("s", message["id"], "id")


CONTEXT = FormatContext(zone("Europe/Berlin"), Nested())
LANGUAGES = {locale: LocaleFormats(locale, locale, FORMATTERS) for locale in ("en", "de", "ja", "ar_EG", "pl")}


def shown(template: str, value: object, locale: str = "de") -> str:
    return compile_template(parse(template), LANGUAGES[locale]).text({"x": value}, CONTEXT).replace("\u202f", " ")


def test_every_kind_of_parameter_has_a_formatter() -> None:
    """The table lists the value members of the model, in the order in which they count."""
    assert tuple(FORMATTERS) == VALUE_MEMBERS


@pytest.mark.parametrize(
    ("param", "expected"),
    [
        ({"s": "vm-{42}"}, "vm-{42}"),
        ({"s": ""}, ""),
        ({"i": -1234567}, "-1.234.567"),
        ({"i": 0}, "0"),
        ({"i": 2**63 - 1}, "9.223.372.036.854.775.807"),
        ({"d": 1234.5}, "1.234,5"),
        ({"d": 1.0}, "1"),
        ({"d": 2.0, "precision": 0}, "2"),
        ({"dt": MOMENT}, "16.08.26, 19:14"),
        ({"l": {"id": "com.example.reason"}}, "nested com.example.reason"),
        ("1234.5", "1234.5"),
    ],
)
def test_a_plain_argument_is_formatted_by_its_kind(param: object, expected: str) -> None:
    """``{x}`` shows each kind in its way, and a positional argument as it is."""
    assert shown("{x}", param) == expected
    assert shown("<{x}>", param) == f"<{expected}>"


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (0.125, 2, "0,12"),
        (0.135, 2, "0,14"),
        (0.145, 2, "0,14"),
        (1.005, 2, "1,00"),
        (2.675, 2, "2,68"),
        (1e21, 1, "1.000.000.000.000.000.000.000,0"),
        (-0.004, 2, "-0,00"),
        (0.1, 20, "0,10000000000000000000"),
        (1.5, 40, "1,5" + "0" * 39),
        (1.5, 4000, "1,5" + "0" * 39),
    ],
)
def test_precision_rounds_half_even_on_the_shortest_decimal(value: float, precision: int, expected: str) -> None:
    """Exactly that many digits, of the decimal that reads back as the double, and never more than 40."""
    assert shown("{x}", {"d": value, "precision": precision}) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SHORT_DATE", "16.08.26"),
        ("SHORT_TIME", "19:14"),
        ("SHORT_DATE_TIME", "16.08.26, 19:14"),
        ("MED_DATE", "16.08.2026"),
        ("MED_TIME", "19:14:22"),
        ("MED_DATE_TIME", "16.08.2026, 19:14:22"),
        ("LONG_DATE", "16. August 2026"),
        ("LONG_TIME", "19:14:22 MESZ"),
        ("LONG_DATE_TIME", "16. August 2026 um 19:14:22 MESZ"),
        ("FULL_DATE", "Sonntag, 16. August 2026"),
        ("FULL_TIME", "19:14:22 Mitteleuropäische Sommerzeit"),
        ("FULL_DATE_TIME", "Sonntag, 16. August 2026 um 19:14:22 Mitteleuropäische Sommerzeit"),
        ("TINY_DATE", "16.08.26, 19:14"),
        (None, "16.08.26, 19:14"),
        ("", "16.08.26, 19:14"),
    ],
)
def test_a_moment_is_shown_by_its_format(name: str | None, expected: str) -> None:
    """Each of the 12 formats, in the reader's time zone; an unknown one counts as the default."""
    moment = datetime.fromisoformat(MOMENT)
    assert shown("{x}", {"dt": MOMENT, "format": name}) == expected
    assert shown("{x}", {"dt": moment, "format": DateTimeFormat.__members__.get(name or "", name)}) == expected


def test_the_first_member_in_order_counts() -> None:
    """A parameter that the wire gave several values shows one, whatever the order in the body."""
    param = {"l": {"id": "a"}, "d": 2.5, "i": 2, "dt": MOMENT, "s": "text"}
    for member, expected in zip(VALUE_MEMBERS, ["text", "16.08.26, 19:14", "2", "2,5", "nested a"], strict=True):
        assert shown("{x}", param) == expected
        assert shown("{x}", {**param, "precision": None}) == expected
        del param[member]


@pytest.mark.parametrize("param", [{}, {"precision": 2}, {"format": "SHORT_DATE"}, {"s": None}, {"s": None, "i": None}])
@pytest.mark.parametrize("template", ["{x}", "{x, number}", "{x, date}", "{x, plural, other {#}}"])
def test_a_parameter_without_a_value_cannot_be_shown(param: Mapping[str, Any], template: str) -> None:
    """There is nothing to show, so the message gives way, and says why."""
    with pytest.raises(Unrenderable) as error:
        shown(template, param)
    assert (error.value.code, str(error.value)) == (
        "no-value",
        "Expected a parameter with one of s, dt, i, d, l, got one with none of them",
    )


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        ("{x, number}", "1234567.891", "1.234.567,891"),
        ("{x, number}", "-0.50", "-0,5"),
        ("{x, number}", "1e3", "1.000"),
        ("{x, number, integer}", "2.5", "2"),
        ("{x, number, percent}", "0.25", "25\u00a0%"),
        ("{x, number, ::.00}", {"i": 7}, "7,00"),
        ("{x, number, ::.00}", {"d": 0.125, "precision": 9}, "0,12"),
        ("{x, number}", {"s": "1234"}, "1.234"),
        ("{x, number}", "1,234", "1,234"),
        ("{x, number}", "vm-42", "vm-42"),
        ("{x, number}", "٣", "٣"),
        ("{x, number}", " 7", " 7"),
        ("{x, number}", "1e9999", "1e9999"),
        ("{x, number}", {"dt": MOMENT}, "16.08.26, 19:14"),
        ("{x, date, medium}", MOMENT, "16.08.2026"),
        ("{x, time, short}", "2026-08-16t17:14:22+02:00", "17:14"),
        ("{x, date, ::yMMMd}", {"s": MOMENT}, "16. Aug. 2026"),
        ("{x, date, short}", {"dt": MOMENT, "format": "FULL_TIME"}, "16.08.26"),
        ("{x, date}", "2026-08-16", "2026-08-16"),
        ("{x, date}", "2026-13-16T17:14:22Z", "2026-13-16T17:14:22Z"),
        ("{x, date}", "2026-08-16T17:14:22", "2026-08-16T17:14:22"),
        ("{x, date}", {"i": 1234}, "1.234"),
        ("{x, plural, =0 {none} one {# disk} other {# disks}}", "0", "none"),
        ("{x, plural, =0 {none} one {# disk} other {# disks}}", "1", "1 disk"),
        ("{x, plural, =0 {none} one {# disk} other {# disks}}", "1234", "1.234 disks"),
        ("{x, plural, =0 {none} one {# disk} other {# disks}}", "1.0", "1 disk"),
        ("{x, plural, one {# disk} other {# disks}}", "many", "many disks"),
        ("{x, plural, one {# disk} other {# disks}}", {"d": 2.5}, "2,5 disks"),
        ("{x, plural, offset:1 one {# more} other {# others}}", {"i": 2}, "1 more"),
        ("{x, selectordinal, one {#st} other {#.}}", {"i": 1}, "1."),
        ("{x, select, a {A} other {else}}", "a", "A"),
        ("{x, select, a {A} other {else}}", {"s": "a"}, "A"),
        ("{x, select, 7 {seven} other {else}}", {"i": 7}, "seven"),
        ("{x, select, a {A} other {else}}", {"dt": MOMENT}, "else"),
    ],
)
def test_text_is_read_as_what_the_template_takes_it_for(template: str, value: object, expected: str) -> None:
    """A positional argument is parsed as number or moment where one is wanted, and else stays text."""
    assert shown(template, value) == expected


def test_plurals_follow_the_language_and_numbers_the_format_locale() -> None:
    """A Polish sentence may have Arabic-Indic digits."""
    formats = LocaleFormats("pl", "ar_EG", FORMATTERS)
    template = compile_template(
        parse("{x, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}"), formats
    )
    assert [template.text({"x": {"i": number}}, CONTEXT) for number in (1, 3, 5)] == ["١ plik", "٣ pliki", "٥ plików"]


def test_parts_name_kind_and_argument() -> None:
    """Each value is a part of its own, a nested message with its parts inside, and ``#`` has the kind of its number."""
    text = "{s}{dt}{i}{d}{l}{0}{i, plural, other {#}}{d, plural, other {#}}"
    values = {"s": {"s": "a"}, "dt": {"dt": MOMENT}, "i": {"i": 1}, "d": {"d": 0.5}, "l": {"l": {"id": "n"}}, "0": "z"}
    parts = compile_template(parse(text), LANGUAGES["de"]).parts(values, CONTEXT)
    assert [(part.kind, part.argument) for part in parts] == [
        ("s", "s"),
        ("dt", "dt"),
        ("i", "i"),
        ("d", "d"),
        ("l", "l"),
        ("s", "0"),
        ("i", "i"),
        ("d", "d"),
    ]
    assert parts[4] == Part("l", "nested n", "l", (NEST, Part("s", "n", "id")))


PARAMS = st.one_of(
    st.text(max_size=8),
    st.sampled_from([MOMENT, "7", "-1.50", "1e400", "2026-08-16"]),
    st.builds(lambda value: {"s": value}, st.text(max_size=8)),
    st.builds(lambda value: {"i": value}, st.integers(-(2**63), 2**63 - 1)),
    st.builds(
        lambda value, precision: {"d": value, "precision": precision},
        st.floats(allow_nan=False, allow_infinity=False),
        st.none() | st.integers(0, 40),
    ),
    st.builds(
        lambda value, name: {"dt": value, "format": name},
        st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
        st.sampled_from([None, "TINY", *DateTimeFormat]),
    ),
    st.builds(lambda value: {"l": {"id": value}}, st.text(max_size=8)),
)
TEMPLATES = st.sampled_from(
    [
        "{x}",
        "<{x}> {y}",
        "{x, number} {y, number, ::.00 group-off}",
        "{x, date, long} {y, time, ::jm}",
        "{x, plural, offset:1 =1 {one} one {# {y}} other {{y, plural, other {# {x}}}}}",
        "{x, select, a {A {y}} other {{x} {y} {x}}} {y, selectordinal, one {#} other {#.}}",
        "no arguments",
    ]
)


@given(TEMPLATES, PARAMS, PARAMS, st.sampled_from(sorted(LANGUAGES)))
def test_the_text_is_the_join_of_the_parts(text: str, x: object, y: object, locale: str) -> None:
    """Both ways of filling a template give the same characters, inside nested parts, too."""
    template = compile_template(parse(text), LANGUAGES[locale])
    values = {"x": x, "y": y}
    parts = template.parts(values, CONTEXT)
    assert "".join(part.text for part in parts) == template.text(values, CONTEXT)
    for part in parts:
        if part.parts:
            assert "".join(inner.text for inner in part.parts) == part.text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_text_and_a_double_of_one_value_are_shown_alike(value: Decimal) -> None:
    """Whether a server sends a number as text or as a double does not show."""
    assert shown("{x, number}", str(value)) == shown("{x, number}", {"d": float(value)})
