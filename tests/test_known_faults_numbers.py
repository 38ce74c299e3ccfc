"""Faults that other software had with numbers and moments, and what is proved against them here."""

from __future__ import annotations

import json
import subprocess
import sys
import zoneinfo
from typing import TYPE_CHECKING, Any

import pytest
from babel.numbers import format_decimal
from command_line import clean_environment
from limits_counting import MOST, growth_of_effort, peak_of

from vapierrors import Catalog, Renderer, decode
from vapierrors.cldr.numbers import number_formatter
from vapierrors.models import DateTimeFormat

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = {"a": "{x}", "number": "{x, number}", "date": "{x, date, ::yMMMMEEEEdjmsSzzzz}", "zero": "{0, number}"}
RENDERER = Renderer(Catalog.from_mapping(dict.fromkeys(("en", "de", "ar", "fa", "hi", "th"), TEMPLATES), builtin=False))


def body(message_id: str, param: str, *args: str) -> str:
    """A body as text: Python has no literal for some of what JSON can say."""
    listed = json.dumps(args)
    return (
        f'{{"messages": [{{"id": "{message_id}", "default_message": "fallback", "args": {listed},'
        f' "params": {{"x": {param}}}}}]}}'
    )


def shown(payload: str, locale: str = "en", timezone: str = "UTC") -> str:
    return RENDERER.render(payload, locale=locale, timezone=timezone).summary


LONG_NUMBERS: dict[str, Callable[[int], str]] = {
    "digits and a letter": lambda n: body("a", json.dumps({"d": "1" * n + "x"})),
    "digits for a template": lambda n: body("zero", '{"s": ""}', "1" * n),
    "grouped": lambda n: body("zero", '{"s": ""}', "1," * n),
    "a fraction": lambda n: body("number", json.dumps({"s": "0." + "1" * n})),
}


@pytest.mark.parametrize("kind", LONG_NUMBERS)
def test_cve_2024_24680_a_long_number_is_read_once(kind: str) -> None:
    """Django's ``intcomma`` took the square of the length of a number; here none is looked at twice."""
    assert growth_of_effort(LONG_NUMBERS[kind], shown, 4_000) < MOST


@pytest.mark.parametrize("text", ["1e200000000", "-1E999999999", "1e-200000000", "9" * 400 + "e999", "0e999999999"])
def test_cve_2024_41989_an_exponent_makes_no_digits(text: str) -> None:
    """Django's ``floatformat`` wrote out 200 million digits; here it is no number, or has 1400 digits at most."""
    payloads = [body("number", json.dumps({"s": text})), body("zero", '{"s": ""}', text)]
    assert peak_of(lambda: [shown(payload) for payload in payloads]) < 1 << 20
    assert all(len(shown(payload)) < 2_000 for payload in payloads)


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1e999999999", "NaN", "Infinity", "-Infinity"])
def test_what_no_double_can_be_is_left_out(text: str) -> None:
    """JSON's 1e400 became an infinity, or an error, in many readers; here the message falls back to its text."""
    for member in ("d", "i", "precision"):
        rendered = RENDERER.render(body("a", f'{{"{member}": {text}}}'), locale="de")
        assert (rendered.summary, rendered.messages[0].source) == ("fallback", "default_message")
    assert [a.code for a in decode(body("a", f'{{"d": {text}}}')).anomalies] == ["not-finite"]
    assert decode(f'{{"messages": [], "x": [{text}]}}').plain["x"] == [None]


@pytest.mark.parametrize("limit", ["4300", "0"])
def test_cve_2020_10735_a_million_digits_are_not_read(limit: str) -> None:
    """Python takes the square of the digits of an integer; here their number decides, even where that limit is off."""
    program = (
        "from time import process_time\n"
        "from vapierrors import Renderer\n"
        "def bodies(size):\n"
        "    digits = '7' * size\n"
        "    yield '{\"messages\": [], \"x\": ' + digits + '}'\n"
        '    yield \'{"messages": [], "x": ["\\\\ud800", \' + digits + \']}\'\n'
        '    for param in (\'{"i": %s}\', \'{"i": "%s"}\', \'{"d": %s}\', \'{"d": "%s"}\', \'{"s": "%s"}\'):\n'
        '        yield \'{"messages": [{"id": "a", "default_message": "b", "args": [%s], "params": {"x": %s}}]}\' % (\n'
        "            digits, param % digits)\n"
        "def seconds(size):\n"
        "    start = process_time()\n"
        "    for body in bodies(size):\n"
        "        Renderer().render(body).summary\n"
        "    return process_time() - start\n"
        "seconds(1000)\n"
        "print((seconds(480_000) / seconds(30_000)) ** 0.5 < 8)\n"
    )
    environment = clean_environment(PYTHONINTMAXSTRDIGITS=limit)
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True
    )
    assert result.stdout == "True\n"


@pytest.mark.parametrize("exponent", [26, 27, 28, 40, 100, 308])
def test_a_double_from_1e27_on_is_shown(exponent: int) -> None:
    """Babel 2.18 counts its digits in a context of 28, and raises; here each digit of the double's decimal is shown."""
    if exponent > 28:
        with pytest.raises(ArithmeticError):
            format_decimal(10.0**exponent, locale="en")
    digits = f"{int('1' + '0' * exponent):,}"
    assert shown(body("a", f'{{"d": 1e{exponent}}}')) == digits
    assert shown(body("a", f'{{"d": -1e{exponent}, "precision": 2}}')) == f"-{digits}.00"
    for locale in ("de", "ar", "fa", "hi"):
        assert len(number_formatter(locale)(10.0**exponent)) > exponent


@pytest.mark.parametrize("precision", [-1, 41, 10**9, 10**30, 1.5, "7"])
def test_a_precision_out_of_range_makes_no_digits(precision: Any) -> None:  # noqa: ANN401 - any JSON value
    """A precision of a thousand million would be as many zeros; here it counts as 40, or as none."""
    text = shown(body("a", json.dumps({"d": 2.5, "precision": precision})))
    assert len(text) <= len("2.") + 40


MOMENTS = {
    "0001-01-01T00:00:00.000Z": ("1", "0001"),
    "9999-12-31T23:59:59.999Z": ("9999", "9999"),
}
ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"})


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
@pytest.mark.parametrize("locale", ["en", "de", "ar", "fa", "th"])
def test_years_1_and_9999_are_shown_in_every_zone(moment: str, locale: str) -> None:
    """West of Greenwich year 1 begins in year 0, which Python has not; no zone and no format raises for that."""
    wrong = []
    for place in ZONES if locale == "en" else ZONES[::20]:
        for name in DateTimeFormat:
            payload = body("a", json.dumps({"dt": moment, "format": name.value}))
            rendered = RENDERER.render(payload, locale=locale, timezone=place)
            if rendered.problems or rendered.messages[0].source != "catalog":
                wrong.append((place, name))
    assert wrong == []


@pytest.mark.parametrize("skeleton", ["date", "a"])
def test_years_1_and_9999_are_shown_in_detail(skeleton: str) -> None:
    """Likewise by a skeleton with every field, at the zones that are farthest from Greenwich."""
    for place in ("Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Asia/Kolkata", "UTC"):
        for moment in MOMENTS:
            assert shown(body(skeleton, json.dumps({"dt": moment})), timezone=place)


@pytest.mark.parametrize(
    ("written", "read", "code"),
    [
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999Z", "date-time-form"),
        ("2016-12-31T23:59:60.5Z", "2016-12-31T23:59:59.999999Z", "date-time-form"),
        ("2017-01-01T00:59:60+01:00", "2016-12-31T23:59:59.999999Z", "date-time-form"),
        ("9999-12-31T23:59:60-01:00", None, "date-time-range"),
        ("0001-01-01T00:00:00+01:00", None, "date-time-range"),
        ("2026-02-30T00:00:00Z", None, "date-time-range"),
        ("2026-01-31T24:00:00.000Z", None, "date-time-range"),
        ("2026-01-31T10:00:61Z", None, "date-time-range"),
        ("2026-W05-6T10:00:00.000Z", None, "date-time-form"),
    ],
)
def test_leap_seconds_and_moments_that_are_none(written: str, read: str | None, code: str) -> None:
    """``datetime`` has no second 60: a leap second is the end of the second before, what is no moment is left out."""
    decoded = decode(body("a", json.dumps({"dt": written})))
    assert decoded.plain["messages"][0]["params"]["x"].get("dt") == read
    assert decoded.anomalies[0].code == code
    assert shown(body("date", json.dumps({"dt": written})))


@pytest.mark.parametrize(
    "value", ["-9223372036854775808", "9223372036854775807", "-0.0", "5e-324", "1.7976931348623157e308"]
)
def test_the_ends_of_the_ranges_are_shown(value: str) -> None:
    """The smallest and the largest of each type, where other formatters overflow or lose the sign."""
    member = "i" if value.lstrip("-").isdecimal() else "d"
    for locale in ("en", "de", "ar", "fa", "hi"):
        rendered = RENDERER.render(body("number", f'{{"{member}": {value}}}'), locale=locale)
        assert (rendered.messages[0].source, rendered.problems) == ("catalog", ())
