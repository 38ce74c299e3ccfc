"""The headers by which a client says in which language, formats and time zone it wants its answers."""

from __future__ import annotations

from vapierrors.cldr.tags import parse_tag
from vapierrors.cldr.zones import zone


def localization_headers(
    locale: str | None = None, format_locale: str | None = None, timezone: str | None = None
) -> dict[str, str]:
    """The headers that ask a service for texts in a language (specification, section 6).

    Plain headers: for ``httpx.Client(headers=...)``, for ``session.headers.update(...)`` of requests, and through such
    a session for the official SDK.

    Args:
        locale: the language tag of the texts; None to say nothing.
        format_locale: the language tag that numbers and dates follow; None to say nothing, which means the locale.
        timezone: the IANA name of the time zone; None to say nothing, which means UTC.

    Raises:
        LocaleError: a tag is not BCP 47, or names no language that CLDR knows.
        TimeZoneError: there is no such time zone.

    Example:
        >>> localization_headers("de", format_locale="de-AT", timezone="Europe/Vienna")
        {'Accept-Language': 'de', 'Format-Locale': 'de-AT', 'Timezone': 'Europe/Vienna'}
        >>> localization_headers(timezone="Wien")
        Traceback (most recent call last):
        vapierrors.exceptions.TimeZoneError: Expected an IANA time zone name such as Europe/Berlin, got 'Wien'
    """
    headers = {}
    if locale is not None:
        headers["Accept-Language"] = str(parse_tag(locale))
    if format_locale is not None:
        headers["Format-Locale"] = str(parse_tag(format_locale))
    if timezone is not None:
        zone(timezone)
        headers["Timezone"] = timezone
    return headers
