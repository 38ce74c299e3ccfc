"""The reader of an answer: languages, formats and time zone, from what a request says (specification, section 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, final

from vapierrors.cldr.zones import zone
from vapierrors.exceptions import LimitExceeded, LocaleError, TimeZoneError
from vapierrors.models import Limits
from vapierrors.negotiation.language_ranges import read_member, read_tag
from vapierrors.negotiation.lookup import locales_of, look_up
from vapierrors.negotiation.weights import WHITE_SPACE, list_members
from vapierrors.negotiation.wishes import Wishes
from vapierrors.rendered import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.negotiation.lookup import Locales, Match
    from vapierrors.negotiation.wishes import Headers

_UTC: Final = "UTC"
_LIMITS: Final = Limits()
_REMEMBERED: Final = 1024
_LONGEST_REMEMBERED: Final = 256
"""Characters of what is remembered: what browsers send is shorter, and what is longer costs its sender only."""


@final
@dataclass(frozen=True, slots=True)
class LocalizationSettings:
    """What ``Renderer.render`` takes beside the error, for the reader of one answer (specification, section 6).

    Args:
        locale: the language tag of the texts; from a request it is one of those available.
        format_locale: the language tag that numbers and dates follow; empty for the locale.
        timezone: the IANA name of the time zone.
        problems: what was wrong with the request, with codes of ``PROBLEM_CODES``; they do not count in a comparison.

    Example:
        >>> LocalizationSettings("de") == LocalizationSettings("de", "de", "UTC")
        True
    """

    locale: str
    format_locale: str = ""
    timezone: str = _UTC
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.format_locale:
            object.__setattr__(self, "format_locale", self.locale)

    @staticmethod
    def from_headers(
        headers: Headers, available: Iterable[str], *, default: str | None = None, limits: Limits = _LIMITS
    ) -> LocalizationSettings:
        """Read ``Accept-Language``, ``Format-Locale`` and ``Timezone`` (specification, section 6).

        Nothing in a header raises: what makes no sense is a problem, and the default takes its place. Without a
        ``Format-Locale`` numbers and dates follow the language range that was granted: ``de-AT`` is answered in the
        German there is, with Austrian formats.

        Args:
            headers: a mapping or pairs, of text or bytes, in any letter case; repeated ones count as one list.
            available: the language tags there are, such as ``Catalog.locales``.
            default: the one for readers whom none of them suits; None for English, else the first.
            limits: ``header_length`` and ``language_ranges`` count.

        Raises:
            LocaleError: ``available`` or ``default`` has something that is no language tag.

        Example:
            >>> headers = {"Accept-Language": "fr, de-AT;q=0.8", "Timezone": "Europe/Vienna"}
            >>> settings = LocalizationSettings.from_headers(headers, ("de", "en", "ja"))
            >>> settings.locale, settings.format_locale, settings.timezone
            ('de', 'de-AT', 'Europe/Vienna')
            >>> print(LocalizationSettings.from_headers({"format-locale": "Wien"}, ("en",)).problems[0].detail)
            Expected a language tag such as de or zh-Hant-TW, got 'Wien'; en is used - at Format-Locale
        """
        return _settings(Wishes.of_headers(headers), locales_of(tuple(available), default), limits)

    @staticmethod
    def from_context(
        context: Mapping[str, object] | None,
        available: Iterable[str],
        *,
        headers: Headers | None = None,
        default: str | None = None,
        limits: Limits = _LIMITS,
    ) -> LocalizationSettings:
        """Read ``locale``, ``format-locale`` and ``timezone`` of an application context (specification, section 6).

        The official runtime keeps a whole ``Accept-Language`` in ``locale``, and so it is read here.

        Args:
            context: the ``appCtx`` of a JSON-RPC request; None where it has none.
            available: as ``from_headers`` takes it.
            headers: of the same request, for what the context does not say; None for none.
            default: as ``from_headers`` takes it.
            limits: as ``from_headers`` takes them.

        Raises:
            LocaleError: ``available`` or ``default`` has something that is no language tag.

        Example:
            >>> settings = LocalizationSettings.from_context({"opId": "42", "locale": "ja, en;q=0.5"}, ("en", "ja"))
            >>> settings.locale, settings.timezone
            ('ja', 'UTC')
        """
        wishes = Wishes.of_context(context or {})
        if headers is not None:
            wishes = wishes.or_else(Wishes.of_headers(headers))
        return _settings(wishes, locales_of(tuple(available), default), limits)


PROBLEM_CODES: Final = {
    "header-too-long": "a header has more characters than the limit; the default is used",
    "too-many-language-ranges": "Accept-Language has more ranges than the limit; the default is used",
    "malformed-language-range": "a member of Accept-Language is no range, or has no sound weight, as in de;q=2",
    "unknown-locale": "a member of Accept-Language is a range, but of no language that CLDR knows, such as tlh",
    "underscore-in-tag": "a tag has underscores, as in de_AT; it is read all the same",
    "unknown-format-locale": "Format-Locale is no language tag, or none that CLDR knows; the locale is used",
    "unknown-time-zone": "Timezone is no name in the time zone database, such as +02:00; UTC is used",
}
"""Every code of a ``Problem`` that negotiation finds, with what it means."""


def _settings(wishes: Wishes, locales: Locales, limits: Limits) -> LocalizationSettings:
    length = len(wishes.languages) + len(wishes.format_locale) + len(wishes.timezone)
    settle = _remembered if length <= _LONGEST_REMEMBERED else _settle
    return settle(wishes, locales, limits.header_length, limits.language_ranges)


def _settle(wishes: Wishes, locales: Locales, header_length: int, language_ranges: int) -> LocalizationSettings:
    problems: list[Problem] = []
    languages, format_locale, timezone, names = wishes
    if max(len(languages), len(format_locale), len(timezone)) > header_length:
        languages, format_locale, timezone = (
            _within(header_length, text, where, problems) for text, where in wishes.named()
        )
    match = _match(languages, locales, language_ranges, names[0], problems)
    return LocalizationSettings(
        match.locale,
        _format_locale(format_locale, match.wanted, names[1], problems),
        _timezone(timezone, names[2], problems),
        tuple(problems),
    )


_remembered = lru_cache(maxsize=_REMEMBERED)(_settle)


def _within(length: int, text: str, where: str, problems: list[Problem]) -> str:
    if len(text) <= length:
        return text
    exceeded = LimitExceeded("header_length", length, len(text), where)
    problems.append(Problem("header-too-long", "", "", f"{exceeded.reason}; the default is used - at {where}"))
    return ""


def _match(text: str, locales: Locales, most: int, where: str, problems: list[Problem]) -> Match:
    members = list_members(text)
    if len(members) > most:
        exceeded = LimitExceeded("language_ranges", most, len(members), where)
        detail = f"{exceeded.reason}; {locales.default} is used - at {where}"
        problems.append(Problem("too-many-language-ranges", "", "", detail))
        members = []
    read = [read_member(member, where) for member in members]
    problems += [problem for _, problem in read if problem]
    return look_up([language_range for language_range, _ in read if language_range], locales)


def _format_locale(text: str, otherwise: str, where: str, problems: list[Problem]) -> str:
    text = text.strip(WHITE_SPACE)
    if not text:
        return otherwise
    try:
        tag, problem = read_tag(text, where)
    except LocaleError as error:
        problems.append(Problem("unknown-format-locale", "", "", f"{error}; {otherwise} is used - at {where}"))
        return otherwise
    if problem:
        problems.append(problem)
    return tag


def _timezone(text: str, where: str, problems: list[Problem]) -> str:
    name = text.strip(WHITE_SPACE)
    if not name:
        return _UTC
    try:
        zone(name)
    except TimeZoneError as error:
        problems.append(Problem("unknown-time-zone", "", "", f"{error}; {_UTC} is used - at {where}"))
        return _UTC
    return name
