"""Headers at the edges: old tags, repeated and just fitting ones, what is kept of them (specification, section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import Limits
from vapierrors.negotiation import LocalizationSettings, language_ranges, lookup, media_type, media_types
from vapierrors.negotiation import settings as settings_module
from vapierrors.rendered import Problem

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

AVAILABLE = ("de", "en", "ja")


class Markup(str):
    """What template engines and test clients make of a header: a text of a type of its own."""

    __slots__ = ()


OLDER = [
    ("art-lojban", "jbo"),
    ("EN-gb-OED", "en-GB-oxendict"),
    ("i-lux", "lb"),
    ("i-navajo", "nv"),
    ("no-bok", "nb"),
    ("no-nyn", "nn"),
    ("zh-min", "zh"),
]


@pytest.mark.parametrize(("accept", "today"), OLDER)
def test_a_tag_older_than_the_grammar_finds_its_language(accept: str, today: str) -> None:
    """Each is the language that it is called today, for texts and formats, and nothing is wrong with it."""
    settings = LocalizationSettings.from_headers({"Accept-Language": accept}, ("en", "de", today))
    assert (settings.locale, settings.format_locale, settings.problems) == (today, today, ())


@pytest.mark.parametrize(("accept", "today"), OLDER)
def test_a_tag_older_than_the_grammar_can_be_refused(accept: str, today: str) -> None:
    """A refusal by an old tag is one of the language that it is called today."""
    settings = LocalizationSettings.from_headers({"Accept-Language": f"{accept};q=0, *"}, (today, "de"), default=today)
    assert (settings.locale, settings.problems) == ("de", ())


def test_a_problem_of_a_request_is_about_no_message() -> None:
    """A member, a tag or a zone that is passed over names no message and no locale, and nothing else is granted."""
    headers = {"Accept-Language": "i-klingon, de_AT, fr;q=2", "Format-Locale": "Wien", "Timezone": "Wien"}
    settings = LocalizationSettings.from_headers(headers, AVAILABLE)
    assert settings == LocalizationSettings("de", "de-AT", "UTC")
    assert [problem[:3] for problem in settings.problems] == [
        ("unknown-locale", "", ""),
        ("underscore-in-tag", "", ""),
        ("malformed-language-range", "", ""),
        ("unknown-format-locale", "", ""),
        ("unknown-time-zone", "", ""),
    ]
    assert {type(problem) for problem in settings.problems} == {Problem}


@pytest.mark.parametrize("member", ["i-klingon", "d e", "fr;q=2"])
def test_what_is_passed_over_is_no_range(member: str) -> None:
    """A member without meaning leaves nothing behind that a locale could match."""
    language_range, problem = language_ranges.read_member(member, "Accept-Language")
    assert language_range is None
    assert problem is not None


def test_repeated_headers_are_joined_by_commas() -> None:
    """Where one tag or one zone is expected, two of them are one list that is none, and it is shown as such."""
    pairs = [("Format-Locale", "de"), ("Format-Locale", "ja"), ("Timezone", "UTC"), ("Timezone", "Asia/Tokyo")]
    assert [problem.detail for problem in LocalizationSettings.from_headers(pairs, AVAILABLE).problems] == [
        "Expected a language tag such as de or zh-Hant-TW, got 'de, ja'; en is used - at Format-Locale",
        "Expected an IANA time zone name such as Europe/Berlin, got 'UTC, Asia/Tokyo'; UTC is used - at Timezone",
    ]


def test_a_header_of_a_type_of_its_own_is_its_text() -> None:
    """What derives from ``str`` is read as what it says, in headers and in contexts."""
    wishes = {"Accept-Language": Markup("ja"), "Timezone": Markup("Asia/Tokyo")}
    expected = LocalizationSettings("ja", "ja", "Asia/Tokyo")
    assert LocalizationSettings.from_headers(wishes, AVAILABLE) == expected
    context = {"locale": Markup("ja"), "timezone": Markup("Asia/Tokyo")}
    assert LocalizationSettings.from_context(context, AVAILABLE) == expected


def test_a_header_as_long_as_the_limit_is_read_beside_a_longer_one() -> None:
    """The limit is the length of what still counts, though another header of the request exceeds it."""
    headers = {"Accept-Language": "ja;q=0.123", "Timezone": "Etc/GMT+123"}
    settings = LocalizationSettings.from_headers(headers, AVAILABLE, limits=Limits(header_length=10))
    assert settings.locale == "ja"
    assert [problem.code for problem in settings.problems] == ["header-too-long"]


def test_an_accept_as_long_as_the_limit_is_read() -> None:
    """The shape of the answer follows a header that just fits, and not one that is a character longer."""
    limits = Limits(header_length=len("text/html"))
    assert media_type("text/html", limits=limits) == "text/html"
    assert media_type("text/html ", limits=limits) == "application/json"


@pytest.mark.parametrize("accept", ["application/json;q=0", "application/*;q=0", "application/json;q=0, text/html;q=0"])
def test_a_refused_shape_is_sent_where_nothing_else_is_asked_for(accept: str) -> None:
    """What nobody speaks of is no better than what is refused: an error has to be sent as something."""
    assert media_type(accept) == "application/json"


@pytest.mark.parametrize("name", ["Accept-Language", "Format-Locale", "Timezone"])
def test_a_long_header_is_not_remembered(name: str) -> None:
    """Whichever header is long, what its sender makes the program do leaves nothing in memory."""
    remembered = settings_module._remembered
    before = remembered.cache_info()
    LocalizationSettings.from_headers({name: "x" * 300}, AVAILABLE)
    assert remembered.cache_info() == before


def test_a_long_accept_is_not_remembered() -> None:
    """Nor is the shape that a long ``Accept`` leads to, which is the right one all the same."""
    before = media_types._remembered.cache_info()
    assert media_type("text/html," + " " * 300) == "text/html"
    assert media_types._remembered.cache_info() == before


@pytest.mark.parametrize(
    "remembered",
    [
        settings_module._remembered,
        media_types._remembered,
        language_ranges.read_member,
        lookup.locales_of,
        lookup.Locales(AVAILABLE, None).matches,
    ],
)
def test_requests_cannot_fill_the_memory(remembered: _lru_cache_wrapper[Any]) -> None:
    """Whatever is kept of requests is kept in a table that has a bound, so that it does not grow with their number."""
    bound = remembered.cache_info().maxsize
    assert bound is not None
    assert 0 < bound <= 1024


@pytest.mark.parametrize("space", ["\n", "\r", "\v", "\f", "\x1c", "\x85", "\xa0", "\u2028"])
def test_only_spaces_and_tabs_may_stand_around_a_weight(space: str) -> None:
    """Any other white space spoils its member, as a line break in a header is the work of an attacker."""
    sound = LocalizationSettings.from_headers({"Accept-Language": "ja; \tq=0.5 \t, de;q=0.1"}, AVAILABLE)
    assert (sound.locale, sound.problems) == ("ja", ())
    for weight in (f"{space}q=0.5", f"q=0.5{space}"):
        settings = LocalizationSettings.from_headers({"Accept-Language": f"ja;{weight}, de;q=0.1"}, AVAILABLE)
        assert (settings.locale, [problem.code for problem in settings.problems]) == (
            "de",
            ["malformed-language-range"],
        )
