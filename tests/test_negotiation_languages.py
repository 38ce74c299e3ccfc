"""Which language an ``Accept-Language`` leads to (specification, section 6; RFC 9110, section 12.5.4; RFC 4647)."""

from __future__ import annotations

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors import Catalog, Renderer
from vapierrors.cldr.tags import locale_chain, parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.negotiation import LocalizationSettings
from vapierrors.negotiation.language_ranges import _readings

MANY = ("en", "de", "es", "es-419", "fil", "fr", "he", "id", "ja", "no", "pt-BR", "sr", "zh-Hans", "zh-Hant")
MESSAGE = "com.example.gone"
CATALOG = Catalog.from_mapping({tag: {MESSAGE: f"gone in {tag}"} for tag in MANY}, builtin=False)
RENDERER = Renderer(CATALOG)
BODY = {"messages": [{"id": MESSAGE, "default_message": "Gone.", "args": []}]}
TAGS = sorted(identifier.replace("_", "-") for identifier in localedata.locale_identifiers())


def settings_for(accept: str, *available: str) -> LocalizationSettings:
    return LocalizationSettings.from_headers({"Accept-Language": accept}, available or MANY)


@pytest.mark.parametrize(
    ("accept", "available", "expected"),
    [
        # RFC 9110, section 12.5.4: Danish first, then British English, then any.
        ("da, en-gb;q=0.8, en;q=0.7", ("en", "en-GB", "da"), "da"),
        ("da, en-gb;q=0.8, en;q=0.7", ("de", "en", "en-GB"), "en-GB"),
        ("da, en-gb;q=0.8, en;q=0.7", ("de", "en"), "en"),
        # RFC 4647, section 3.4: one range after the other, each cut from its end.
        ("zh-Hant-CN-x-private1-private2", ("en", "zh-Hant-CN", "zh-Hant"), "zh-Hant-CN"),
        ("zh-Hant-CN-x-private1-private2", ("en", "zh-Hant"), "zh-Hant"),
        ("zh-Hant-CN-x-private1-private2", ("en", "fr"), "en"),
        ("fr-FR, zh-Hant", ("en", "zh-Hant"), "zh-Hant"),
        ("fr-FR, zh-Hant", ("en", "zh-Hant", "fr"), "fr"),
        ("de-CH, fr", ("en", "fr", "de"), "de"),
        # What browsers send.
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", ("en", "de"), "en"),
        ("de,en-US;q=0.7,en;q=0.3", ("en", "ja", "de"), "de"),
        ("ko-KR,ko;q=0.9", ("en", "de"), "en"),
    ],
)
def test_examples_of_the_standards(accept: str, available: tuple[str, ...], expected: str) -> None:
    """The examples of both RFCs, and usual headers, give what the standards say."""
    settings = settings_for(accept, *available)
    assert (settings.locale, settings.problems) == (expected, ())


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("de;q=0.5, ja;q=0.501", "ja"),
        ("de;q=0.5, ja;q=0.5", "de"),
        ("ja;q=0.5, de;q=0.5", "ja"),
        ("de;q=0.9,ja;q=1.000", "ja"),
        ("de;Q=0.1 , ja \t;\t q=0.2", "ja"),
        ("de;q=1., ja;q=0.", "de"),
        (",, de ,,", "de"),
        ("*", "en"),
        ("*, de", "de"),
        ("*, de;q=0.5", "en"),
        ("*;q=0.5, de", "de"),
        ("*;q=0.5, ko", "en"),
        ("en;q=0.1, *", "de"),
        ("en;q=0, *", "de"),
        ("en;q=0, de;q=0, *", "es"),
        ("*;q=0", "en"),
        ("en;q=0, *;q=0", "en"),
        ("ko, zh-CN;q=0", "en"),
        ("de;q=0.5, ja;q=0.051", "de"),
        ("en;q=0", "en"),
        ("ja, *;q=0", "ja"),
        ("de;q=0, de-AT", "en"),
        ("de-AT;q=0, de", "de"),
        ("de, de;q=0", "de"),
        ("es-MX, es-419;q=0, es;q=0.1", "es"),
        ("es-MX, es;q=0", "en"),
        ("fr;q=0, fr-CA;q=0.5, ja;q=0.1", "ja"),
    ],
)
def test_weights_and_wildcards(accept: str, expected: str) -> None:
    """Weights order the ranges, equal ones keep their order, ``*`` is for what nothing names, and 0 is a refusal."""
    settings = settings_for(accept)
    assert (settings.locale, settings.problems) == (expected, ())


def test_a_refusal_reaches_what_is_below_it() -> None:
    """A refused language is refused in every region, but for the regions that are asked for by name."""
    assert settings_for("en;q=0, *", "en", "en-GB", "de").locale == "de"
    assert settings_for("en;q=0, en-GB;q=0.5, *;q=0.1", "en", "en-GB", "de").locale == "en-GB"
    assert settings_for("en-GB;q=0, en-GB-oxendict, *;q=0.1", "de", "en-GB").locale == "de"


@pytest.mark.parametrize(
    ("accept", "locale", "format_locale"),
    [
        ("de-AT", "de", "de-AT"),
        ("de-DE", "de", "de"),
        ("en-US", "en", "en"),
        ("en-GB", "en", "en-GB"),
        ("zh-TW", "zh-Hant", "zh-Hant"),
        ("zh-HK", "zh-Hant", "zh-HK"),
        ("zh-MO", "zh-Hant", "zh-MO"),
        ("zh-CN", "zh-Hans", "zh-Hans"),
        ("zh-SG", "zh-Hans", "zh-SG"),
        ("zh", "zh-Hans", "zh-Hans"),
        ("zh-Hant-CN", "zh-Hant", "zh-Hant-CN"),
        ("zh-cmn-Hant-TW", "zh-Hant", "zh-Hant"),
        ("zh-min-nan", "zh-Hans", "zh-Hans"),
        ("es-MX", "es-419", "es-MX"),
        ("es-ES", "es", "es"),
        ("pt", "pt-BR", "pt-BR"),
        ("pt-PT", "pt-BR", "pt-PT"),
        ("nb", "no", "nb"),
        ("nb-NO", "no", "nb-NO"),
        ("no-bok", "no", "nb"),
        ("nn", "no", "nn"),
        ("sr-Latn", "en", "en"),
        ("sr-ME", "en", "en"),
        ("sr-Cyrl-BA", "sr", "sr-Cyrl-BA"),
        ("iw", "he", "he"),
        ("in", "id", "id"),
        ("tl-PH", "fil", "fil"),
        ("FR-fr", "fr", "fr"),
        ("fr-x-private", "fr", "fr"),
        ("fr-CA-u-nu-arab", "fr", "fr-CA"),
        ("en-GB-oed", "en", "en-GB-oxendict"),
        ("en-*", "en", "en"),
        ("de-*-AT", "de", "de-AT"),
        ("de-AT-u", "de", "de-AT"),
        ("de-deu-AT", "de", "de-AT"),
    ],
)
def test_a_tag_finds_its_nearest_relative(accept: str, locale: str, format_locale: str) -> None:
    """Likely subtags, CLDR's parents and older tags lead to the texts, and formats follow the region asked for."""
    settings = settings_for(accept)
    assert (settings.locale, settings.format_locale, settings.problems) == (locale, format_locale, ())


def test_an_extended_language_is_one_of_its_own() -> None:
    """What was written below Chinese once finds its own texts, and does not make others of them."""
    assert settings_for("zh-yue-Hant-HK", "en", "zh-Hant", "yue").locale == "yue"
    assert settings_for("de-yue", "en", "yue", "de").locale == "de"


def test_a_range_of_many_subtags_has_few_readings() -> None:
    """What is tried for one range does not grow with it."""
    assert list(_readings(["de", *"abcdefgh"])) == ["de-a-b-c-d", "de-a-b-c", "de-a-b", "de-a", "de"]


def not_a_tag(text: str) -> str:
    return f"Expected a language tag such as de or zh-Hant-TW, got {text!r}; it is passed over - at Accept-Language"


def not_a_weight(text: str) -> str:
    return f"Expected a weight such as q=0.8, got {text[:255]!r}; it is passed over - at Accept-Language"


@pytest.mark.parametrize(
    ("member", "code", "detail"),
    [
        *[
            (f"de;{weight}", "malformed-language-range", not_a_weight(f"de;{weight}"))
            for weight in (
                *(
                    "q=",
                    "q",
                    "",
                    "q=1.001",
                    "q=2",
                    "q=-1",
                    "q=+1",
                    "q=.5",
                    "q=0.1234",
                    "q=0.0123",
                    "q=0.٥",
                    "q=0.²",
                    "q=1e0",
                    "q=٠",
                    "q =1",
                    "q= 1",
                ),
                *("q=0.5;q=0.6", "level=1", "q=0.5;", "q=0_1", "q=0x0", "q=1" * 1000),
            )
        ],
        *[
            (text, "malformed-language-range", not_a_tag(text))
            for text in (
                "d e",
                "de\n",
                "de\r\nX: y",
                "de\x00",
                "dé",
                "*de",
                "de--AT",
                "../etc",
                "de.UTF-8",
                "-",
                "123456789",
            )
        ],
        *[(text, "unknown-locale", not_a_tag(text)) for text in ("*-CH", "x-private", "i-klingon", "C", "1")],
        (
            "tlh",
            "unknown-locale",
            "Expected a language that CLDR has data for, got 'tlh' in 'tlh'; it is passed over - at Accept-Language",
        ),
    ],
)
def test_a_member_without_meaning_is_passed_over(member: str, code: str, detail: str) -> None:
    """The other members count, and the problem says what was expected, what came and what was done."""
    settings = settings_for(f"{member}, ja;q=0.1")
    assert settings.locale == "ja"
    assert [(problem.code, problem.detail) for problem in settings.problems] == [(code, detail)]


def test_underscores_are_read_and_reported() -> None:
    """What POSIX calls a locale is understood, though it is no tag."""
    settings = settings_for("fr_CA, en")
    assert (settings.locale, settings.format_locale) == ("fr", "fr-CA")
    assert [str(problem) for problem in settings.problems] == [
        "Expected hyphens, got 'fr_CA'; it is read as fr-CA - at Accept-Language [underscore-in-tag]"
    ]


@pytest.mark.parametrize(
    ("available", "default", "expected"),
    [
        (("de", "en", "ja"), None, "en"),
        (("de", "en-US"), None, "en-US"),
        (("de", "ja"), None, "de"),
        ((), None, "en"),
        (("de", "en", "ja"), "ja", "ja"),
        (("de", "ja-JP"), "ja", "ja-JP"),
        (("de", "ja"), "fr", "fr"),
    ],
)
def test_the_default_is_english_or_the_first_or_as_given(
    available: tuple[str, ...], default: str | None, expected: str
) -> None:
    """Without a header there is one answer, and it is one of those available unless another was given."""
    assert LocalizationSettings.from_headers({}, available, default=default).locale == expected


def test_the_default_can_be_asked_for() -> None:
    """A default that is not among those available counts as one of them."""
    settings = LocalizationSettings.from_headers({"Accept-Language": "fr, de;q=0.5"}, ("de",), default="fr")
    assert settings.locale == "fr"


@pytest.mark.parametrize(("available", "default"), [(("de", "no such"), None), (("de",), "no such")])
def test_what_the_program_gives_has_to_be_tags(available: tuple[str, ...], default: str | None) -> None:
    """A mistake of the program is told at once; it is no fault of the request."""
    with pytest.raises(LocaleError) as error:
        LocalizationSettings.from_headers({}, available, default=default)
    assert str(error.value) == "Expected a language tag such as de or zh-Hant-TW, got 'no such'"


@given(st.sampled_from(TAGS), st.sets(st.sampled_from(MANY)))
def test_what_is_negotiated_is_what_the_renderer_shows(tag: str, left_out: set[str]) -> None:
    """For every locale of CLDR the settings lead to the text that the tag itself leads to, in the same formats."""
    available = tuple(one for one in MANY if one not in left_out or one == "en")
    renderer = Renderer(
        Catalog.from_mapping({one: {MESSAGE: f"gone in {one}"} for one in available}, builtin=False),
    )
    settings = settings_for(tag, *available)
    rendered = renderer.render(BODY, locale=settings.locale, format_locale=settings.format_locale)
    assert rendered.messages[0].locale == settings.locale == renderer.render(BODY, locale=tag).messages[0].locale
    assert rendered.problems == ()


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.integers(0, 1000)), max_size=8))
def test_no_better_weight_is_passed_by(wishes: list[tuple[str, int]]) -> None:
    """Whatever wins has a parent or itself among the ranges, and no range above that one has any relative."""
    accept = ", ".join(f"{tag};q={weight / 1000:.3f}" for tag, weight in wishes)
    settings = settings_for(accept)
    said = {str(parse_tag(tag)): weight for tag, weight in reversed(wishes)}
    reached = [
        (weight, locale)
        for tag, weight in wishes
        for locale in filter(None, map(CATALOG.resolve, locale_chain(tag)))
        if weight and next((said[one] for one in locale_chain(locale) if one in said), 1)
    ]
    best = max((weight for weight, _ in reached), default=0)
    assert settings.locale in ({locale for weight, locale in reached if weight == best} or {"en"})
