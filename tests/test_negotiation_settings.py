"""A request's wishes as a whole: other headers, contexts, hostile ones, limits, caches (specification, section 6)."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import starlette.datastructures
import werkzeug.datastructures
from hypothesis import given
from hypothesis import strategies as st
from limits_counting import calls_of
from vmware.vapi.core import ApplicationContext
from vmware.vapi.lib.constants import HTTP_FORMAT_LOCALE, HTTP_TIMEZONE, LOCALE

from vapierrors import Catalog, Limits, Renderer
from vapierrors.negotiation import PROBLEM_CODES, LocalizationSettings
from vapierrors.negotiation import settings as settings_module

if TYPE_CHECKING:
    from collections.abc import Mapping

AVAILABLE = ("de", "en", "ja")
MESSAGE = "com.example.gone"
RENDERER = Renderer(Catalog.from_mapping({tag: {MESSAGE: f"gone in {tag}"} for tag in AVAILABLE}, builtin=False))
BODY = {"messages": [{"id": MESSAGE, "default_message": "Gone.", "args": []}]}
PAIRS = [
    ("Host", "vc.example.com"),
    ("Accept-Language", "fr"),
    ("Accept-Language", "de-AT;q=0.5"),
    ("Format-Locale", "de-CH"),
    ("Timezone", "Europe/Zurich"),
]
SWISS = LocalizationSettings("de", "de-CH", "Europe/Zurich")


def told(settings: LocalizationSettings) -> list[str]:
    return [str(problem) for problem in settings.problems]


def message_with(pairs: list[tuple[str, str]]) -> Message:
    message = Message()
    for name, value in pairs:
        message[name] = value
    return message


@pytest.mark.parametrize(
    "headers",
    [
        PAIRS,
        tuple(PAIRS),
        [(name.lower().encode(), value.encode()) for name, value in PAIRS],
        [(name.upper().encode(), value) for name, value in PAIRS],
        {"ACCEPT-LANGUAGE": "fr, de", "format-locale": " de-CH\t", "TimeZone": "Europe/Zurich"},
        {b"accept-language": b"de", b"format-locale": b"de-CH", b"timezone": b"Europe/Zurich"},
        {
            "HTTP_ACCEPT_LANGUAGE": "de",
            "HTTP_FORMAT_LOCALE": "de-CH",
            "HTTP_TIMEZONE": "Europe/Zurich",
            "wsgi.input": object(),
        },
        message_with(PAIRS),
        httpx.Headers(PAIRS),
        starlette.datastructures.Headers(raw=[(name.lower().encode(), value.encode()) for name, value in PAIRS]),
        werkzeug.datastructures.Headers(PAIRS),
        werkzeug.datastructures.EnvironHeaders(
            {"HTTP_ACCEPT_LANGUAGE": "de", "HTTP_FORMAT_LOCALE": "de-CH", "HTTP_TIMEZONE": "Europe/Zurich"}
        ),
    ],
    ids=lambda headers: type(headers).__module__ + "." + type(headers).__name__,
)
def test_headers_of_every_kind_are_read(headers: Any) -> None:  # noqa: ANN401 - that is the point
    """Mappings and pairs, of text and bytes, in any letter case, of any framework, with repeated headers, are one."""
    settings = LocalizationSettings.from_headers(headers, AVAILABLE)
    assert (settings, told(settings)) == (SWISS, [])


@pytest.mark.parametrize(
    "headers", [{}, [], {"Accept-Language": "", "Format-Locale": " \t", "Timezone": ""}, {"Accept-Language": " , ,"}]
)
def test_nothing_said_is_nothing_wrong(headers: Mapping[str, str]) -> None:
    """The defaults are English, its formats and UTC."""
    settings = LocalizationSettings.from_headers(headers, AVAILABLE)
    assert (settings, told(settings)) == (LocalizationSettings("en", "en", "UTC"), [])


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "Europe/Berlin", "Asia/Kolkata", "America/Argentina/Ushuaia"])
def test_a_zone_is_kept_as_it_is_called(name: str) -> None:
    """Older names and those of several parts are names, too."""
    settings = LocalizationSettings.from_headers({"Timezone": name}, AVAILABLE)
    assert (settings.timezone, told(settings)) == (name, [])


@pytest.mark.parametrize("name", ["Berlin", "+02:00", "../../etc/passwd", "Europe/Berlin\n", "Ünter/Den", "x" * 4000])
def test_a_zone_that_is_none_gives_way_to_utc(name: str) -> None:
    """Offsets, paths, line breaks and long texts are no names, and the problem shows the beginning of them."""
    settings = LocalizationSettings.from_headers({"Timezone": name}, AVAILABLE)
    assert settings.timezone == "UTC"
    assert told(settings) == [
        (
            f"Expected an IANA time zone name such as Europe/Berlin, got {name[:64]!r}; UTC is used"
            " - at Timezone [unknown-time-zone]"
        )
    ]


@pytest.mark.parametrize("tag", ["no such", "de, en", "de;q=0.5", "*", "de\n", "dé", "../de", "d" * 4000])
def test_a_format_locale_that_is_none_gives_way_to_the_locale(tag: str) -> None:
    """It is one tag, so lists and weights are refused as well, and the locale that was granted takes its place."""
    settings = LocalizationSettings.from_headers({"Accept-Language": "de-AT", "Format-Locale": tag}, AVAILABLE)
    assert settings == LocalizationSettings("de", "de-AT")
    assert told(settings) == [
        (
            f"Expected a language tag such as de or zh-Hant-TW, got {tag[:255]!r}; de-AT is used"
            " - at Format-Locale [unknown-format-locale]"
        )
    ]


def test_a_format_locale_needs_no_texts() -> None:
    """Numbers and dates may follow a locale that there is no catalog for, and come in canonical spelling."""
    settings = LocalizationSettings.from_headers({"Format-Locale": "SV_fi"}, AVAILABLE)
    assert settings == LocalizationSettings("en", "sv-FI")
    assert told(settings) == [
        "Expected hyphens, got 'SV_fi'; it is read as sv-FI - at Format-Locale [underscore-in-tag]"
    ]


@pytest.mark.parametrize("length", [4097, 1024 * 1024])
def test_long_headers_are_not_read(length: int) -> None:
    """Over the limit each header gives way to its default, with a problem that tells how long it was."""
    text = "de," * length
    headers = {"Accept-Language": text[:length], "Format-Locale": text[:length], "Timezone": text[:length]}
    settings = LocalizationSettings.from_headers(headers, AVAILABLE)
    assert settings == LocalizationSettings("en")
    assert told(settings) == [
        f"Expected at most 4096 characters in a header, got {length}; the default is used - at {name} [header-too-long]"
        for name in headers
    ]


def test_a_long_header_leaves_the_others_alone() -> None:
    """What is too long is one header, not the request."""
    headers = {"Accept-Language": "de" + " " * 5000, "Format-Locale": "de-CH", "Timezone": "Europe/Zurich"}
    settings = LocalizationSettings.from_headers(headers, AVAILABLE)
    assert settings == LocalizationSettings("en", "de-CH", "Europe/Zurich")
    assert [problem.code for problem in settings.problems] == ["header-too-long"]


def test_many_ranges_are_not_read() -> None:
    """Thirty-two ranges are read, one more is too many; empty members are none."""
    many = ", ".join(["fr", *["ko"] * 30, "de"])
    assert LocalizationSettings.from_headers({"Accept-Language": f",,{many},,"}, AVAILABLE).locale == "de"
    settings = LocalizationSettings.from_headers({"Accept-Language": f"{many}, ja"}, AVAILABLE)
    assert settings == LocalizationSettings("en")
    assert told(settings) == [
        "Expected at most 32 language ranges, got 33; en is used - at Accept-Language [too-many-language-ranges]"
    ]


def test_limits_can_be_set() -> None:
    """The limits are those of the caller, in what is remembered, too."""
    headers = {"Accept-Language": "fr, de"}
    found = [
        LocalizationSettings.from_headers(headers, AVAILABLE, limits=limits).locale
        for limits in (Limits(), Limits(language_ranges=1), Limits(header_length=5), Limits())
    ]
    assert found == ["de", "en", "en", "de"]


def test_the_keys_of_the_official_runtime_are_read() -> None:
    """An application context as the runtime makes it, with a whole ``Accept-Language`` as its locale, is understood."""
    context = ApplicationContext(
        {"opId": "42", LOCALE: "fr, de;q=0.5", HTTP_FORMAT_LOCALE: "de-CH", HTTP_TIMEZONE: "Europe/Zurich"}
    )
    assert LocalizationSettings.from_context(context, AVAILABLE) == SWISS


def test_headers_say_what_the_context_does_not() -> None:
    """Each wish is taken from the context first, and problems name the place that it came from."""
    settings = LocalizationSettings.from_context(
        {"locale": "ja", "timezone": None, "format-locale": ""},
        AVAILABLE,
        headers={"Accept-Language": "de", "Timezone": "Zurich", "Format-Locale": "de-CH"},
    )
    assert settings == LocalizationSettings("ja", "de-CH")
    assert told(settings) == [
        (
            "Expected an IANA time zone name such as Europe/Berlin, got 'Zurich'; UTC is used"
            " - at Timezone [unknown-time-zone]"
        )
    ]


@pytest.mark.parametrize("context", [None, {}, {"opId": "42"}])
def test_a_context_may_say_nothing(context: dict[str, object] | None) -> None:
    """A call without a context gets the defaults."""
    settings = LocalizationSettings.from_context(context, AVAILABLE)
    assert (settings, told(settings)) == (LocalizationSettings("en"), [])


def test_a_context_may_hold_anything() -> None:
    """What is no text is shown by its type, so that no large value is written out."""
    settings = LocalizationSettings.from_context(
        {"locale": ["de"], "timezone": {"a": 1}, "format-locale": 7}, AVAILABLE
    )
    assert settings == LocalizationSettings("en")
    assert told(settings) == [
        (
            "Expected a language tag such as de or zh-Hant-TW, got '<list>'; it is passed over"
            " - at locale [malformed-language-range]"
        ),
        (
            "Expected a language tag such as de or zh-Hant-TW, got '<int>'; en is used"
            " - at format-locale [unknown-format-locale]"
        ),
        (
            "Expected an IANA time zone name such as Europe/Berlin, got '<dict>'; UTC is used"
            " - at timezone [unknown-time-zone]"
        ),
    ]


def test_settings_are_values() -> None:
    """They are equal and hashed alike whatever the problems were, and cannot be changed."""
    odd = LocalizationSettings.from_headers({"Accept-Language": "de, dé"}, AVAILABLE)
    assert (len(odd.problems), odd, hash(odd)) == (1, LocalizationSettings("de"), hash(LocalizationSettings("de")))
    with pytest.raises(AttributeError) as error:
        odd.locale = "ja"  # type: ignore[misc]  # that it cannot be set is what is tested
    assert str(error.value) == "cannot assign to field 'locale'"


def test_every_code_has_its_meaning() -> None:
    """One bad example of each code is met, and the table holds no other."""
    hostile = [
        {"Timezone": "+02:00", "Format-Locale": "?"},
        {"Accept-Language": "de;q=2, tlh, de_DE"},
        {"Accept-Language": "de," * 33},
        {"Accept-Language": "d" * 4097},
    ]
    met = {
        problem.code
        for headers in hostile
        for problem in LocalizationSettings.from_headers(headers, AVAILABLE).problems
    }
    assert met == PROBLEM_CODES.keys()


HEADER_TEXTS = st.text(max_size=60) | st.text(st.sampled_from("dejaENzh-*_;q=01., \t\n\0/Europ"), max_size=80)
HEADER_NAMES = st.sampled_from(["Accept-Language", "format-locale", "TIMEZONE", "HTTP_TIMEZONE"]) | st.text(max_size=9)
TEXT_PAIRS = st.lists(st.tuples(HEADER_NAMES, HEADER_TEXTS), max_size=6)
BYTE_NAMES = st.sampled_from([b"accept-language", b"format-locale", b"timezone"]) | st.binary(max_size=9)
BYTE_PAIRS = st.lists(st.tuples(BYTE_NAMES, st.binary(max_size=60)), max_size=6)


@given(TEXT_PAIRS | BYTE_PAIRS)
def test_any_header_gives_settings_that_can_be_used(pairs: list[tuple[Any, Any]]) -> None:
    """Nothing raises, every code is a known one, and rendering finds nothing more to complain about."""
    settings = LocalizationSettings.from_headers(pairs, AVAILABLE)
    rendered = RENDERER.render(
        BODY, locale=settings.locale, format_locale=settings.format_locale, timezone=settings.timezone
    )
    assert rendered.problems == ()
    assert settings.locale in AVAILABLE
    assert {problem.code for problem in settings.problems} <= PROBLEM_CODES.keys()


JSON_VALUES = st.none() | st.booleans() | st.integers() | HEADER_TEXTS | st.lists(HEADER_TEXTS, max_size=2)


@given(st.dictionaries(st.sampled_from(["locale", "format-locale", "timezone"]) | st.text(max_size=9), JSON_VALUES))
def test_any_context_gives_settings_that_can_be_used(context: dict[str, object]) -> None:
    """What JSON can hold as an application context is survived likewise."""
    settings = LocalizationSettings.from_context(context, AVAILABLE)
    rendered = RENDERER.render(
        BODY, locale=settings.locale, format_locale=settings.format_locale, timezone=settings.timezone
    )
    assert rendered.problems == ()


@pytest.mark.parametrize(
    "member",
    ["de-a{}", "de;q=0.{}", "zh-cmn-a-b-c-{}", "x{}", "*-{}", "{};;;;", "q=0;{}", "de_{}", "\n{}", "{}-a-a-a-a-a-a-a"],
)
def test_the_work_grows_with_the_header_and_no_faster(member: str) -> None:
    """Four times the members take four times the calls, whatever the members are like."""
    limits = Limits(header_length=10**6, language_ranges=10**5)

    def work(first: int, count: int) -> int:
        accept = ",".join(member.format(number) for number in range(first, first + count))
        return calls_of(
            lambda: LocalizationSettings.from_headers({"Accept-Language": accept}, AVAILABLE, limits=limits)
        )

    work(10_000, 10)
    assert work(20_000, 2_000) < 5 * work(30_000, 500)


@pytest.mark.parametrize("header", ["Accept-Language", "Format-Locale", "Timezone"])
def test_the_work_for_a_header_over_the_limit_does_not_grow(header: str) -> None:
    """A mebibyte takes as many calls as one character too many."""
    work = [
        calls_of(lambda text=text: LocalizationSettings.from_headers({header: text}, AVAILABLE))  # type: ignore[misc]  # mypy does not infer a default
        for text in ("de," * 1366, "de," * 350_000)
    ]
    assert work[0] == work[1]


def test_what_is_remembered_has_a_bound() -> None:
    """Headers come without end: as many as there is room for are kept, and long ones are not kept at all."""
    remembered = settings_module._remembered
    for number in range(1_100):
        LocalizationSettings.from_headers({"Accept-Language": f"de, en;q=0.5, x-{number}"}, AVAILABLE)
    full = remembered.cache_info()
    assert full.currsize == full.maxsize == 1024
    LocalizationSettings.from_headers({"Accept-Language": "de" + " " * 300}, AVAILABLE)
    assert remembered.cache_info() == full
