"""What languages are called."""

from __future__ import annotations

from copy import copy

from babel import Locale

from vapierrors.cldr.tags import data_locale, parse_tag


def locale_name(tag: str, display: str | None = None) -> str:
    """The name of a locale, in a language or in its own (specification, section 9).

    Args:
        tag: a language tag.
        display: the language tag of the language of the name; None for the locale's own.

    Raises:
        LocaleError: a tag is not well-formed, or CLDR has no data for it.

    Example:
        >>> locale_name("ja"), locale_name("de-AT", "en"), locale_name("zh-Hant", "de")
        ('日本語', 'German (Austria)', 'Chinesisch (Traditionell)')
    """
    wanted = parse_tag(tag)
    locale = copy(Locale.parse(data_locale(wanted.language)))
    locale.script, locale.territory = wanted.script or None, wanted.region or None
    name = locale.get_display_name(data_locale(display or tag))
    return name or str(wanted)
