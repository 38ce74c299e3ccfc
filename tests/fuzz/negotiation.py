"""What a request says: any header gives settings that can be used, any tag is one or a ``LocaleError``.

Nothing in ``Accept-Language``, ``Format-Locale``, ``Timezone``, ``Accept``, ``Vary`` or an application context raises;
what comes out is one of what is there, and a problem never breaks a line.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from vapierrors import Limits, LocalizationSettings, Renderer
from vapierrors.catalog.bundles import bundle_name, check_bundle_name
from vapierrors.cldr.tags import data_locale, is_right_to_left, locale_chain, maximize, parse_tag
from vapierrors.cldr.zones import canonical_id, country_of, zone
from vapierrors.exceptions import LocaleError, TimeZoneError
from vapierrors.negotiation import OFFERS, PROBLEM_CODES, media_type, merge_vary

AVAILABLE = ("ar", "de", "en", "es", "es-419", "ja", "pt-BR", "sr", "zh-Hans", "zh-Hant")
FIELDS = ("accept-language", "format-locale", "timezone")
TAG_CHARACTERS = frozenset("-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
SMALL = Limits(header_length=20, language_ranges=2)


@cache
def renderer() -> Renderer:
    return Renderer()


def one_input(data: bytes) -> None:
    """Look at one request.

    Args:
        data: the three headers, ``Accept`` and the time of a context, a line each.
    """
    lines = [*data.split(b"\n"), b"", b"", b"", b""]
    texts = [line.decode("utf-8", "surrogateescape") for line in lines]
    pairs = [(name.encode(), value) for name, value in zip(FIELDS, lines, strict=False)]
    check_settings(LocalizationSettings.from_headers(pairs, AVAILABLE))
    check_settings(LocalizationSettings.from_headers([*pairs, *pairs], AVAILABLE, limits=SMALL))
    context = {name.replace("accept-language", "locale"): text for name, text in zip(FIELDS, texts, strict=False)}
    check_settings(LocalizationSettings.from_context(context, AVAILABLE, headers=pairs))
    check_settings(LocalizationSettings.from_headers({f"HTTP_{'ACCEPT_LANGUAGE'}": texts[0]}, AVAILABLE))
    assert media_type(lines[3]) in OFFERS
    assert media_type(texts[3], limits=SMALL) in OFFERS
    merged = merge_vary(texts[3])
    assert merge_vary(merged) == merged
    for text in dict.fromkeys(texts):
        check_tag(text)
        check_zone(text)
        check_bundle(text)
    rendered = renderer().render(b"{}", locale=texts[0], format_locale=texts[1], timezone=texts[2])
    assert rendered.summary


def check_settings(settings: LocalizationSettings) -> None:
    """They name what is there, and problems are of known kinds, on one line."""
    assert settings.locale in AVAILABLE
    assert str(parse_tag(settings.format_locale)) == settings.format_locale
    assert zone(settings.timezone).tzinfo is not None
    for problem in settings.problems:
        assert problem.code in PROBLEM_CODES
        assert str(problem).isprintable()


def check_tag(text: str) -> None:
    """A tag is safe in a path, stays the same when read again, and has data and parents; other texts are refused."""
    try:
        tag = parse_tag(text)
    except LocaleError as error:
        assert str(error).isprintable()  # noqa: PT017 - no pytest here
        return
    assert parse_tag(str(tag)) == tag
    assert set(str(tag)) <= TAG_CHARACTERS
    chain = locale_chain(text)
    assert chain[0] == str(tag)
    assert len(set(chain)) == len(chain)
    assert maximize(maximize(tag)) == maximize(tag)
    assert data_locale(text)
    assert isinstance(is_right_to_left(text), bool)


def check_zone(text: str) -> None:
    try:
        place = zone(text)
    except TimeZoneError as error:
        assert str(error).isprintable()  # noqa: PT017 - no pytest here
        return
    assert canonical_id(place.name) == place.name
    assert country_of(place.name) != ""


def check_bundle(text: str) -> None:
    """The name of a bundle has a domain, and a locale that is one."""
    name = bundle_name(text)
    assert str(parse_tag(name.locale)) == name.locale
    try:
        check_bundle_name(text, Counter([text, name.domain]))
    except LocaleError as error:
        assert str(error).isprintable()  # noqa: PT017 - no pytest here
