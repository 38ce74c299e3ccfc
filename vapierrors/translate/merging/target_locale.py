"""The locale that somebody wants to translate into."""

from __future__ import annotations

from typing import NamedTuple

from babel import Locale

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import Tag, maximize, parse_tag
from vapierrors.exceptions import LocaleError


class TargetLocale(NamedTuple):
    """A locale as its folder is to be called (specification, section 4).

    Args:
        tag: in canonical form.
        name: what it is called in English.
        advice: why another tag would be better, in one sentence; empty where none would.
    """

    tag: str
    name: str
    advice: str = ""


def target_locale(text: str) -> TargetLocale:
    """Read the tag of a locale that somebody wants to translate into (specification, section 4).

    Args:
        text: a tag in any spelling.

    Raises:
        LocaleError: it is not well-formed, or CLDR does not know its language, script or region.

    Example:
        >>> target_locale("PT_pt")
        TargetLocale(tag='pt-PT', name='Portuguese (Portugal)', advice='')
        >>> target_locale("de-DE").advice
        "'de-DE' says no more than 'de', which serves all readers of German"
        >>> target_locale("de-ZY")
        Traceback (most recent call last):
        vapierrors.exceptions.LocaleError: Expected a region that CLDR knows, got 'ZY' in 'de-ZY'
    """
    tag = parse_tag(text)
    english = Locale.parse(SOURCE_LOCALE)
    for kind, part, known in (("script", tag.script, english.scripts), ("region", tag.region, english.territories)):
        if part and part not in known:
            raise LocaleError(f"Expected a {kind} that CLDR knows, got {part!r} in {text!r}")
    return TargetLocale(str(tag), locale_name(str(tag), SOURCE_LOCALE), _advice(tag))


def _advice(tag: Tag) -> str:
    if str(tag) == SOURCE_LOCALE:
        return "English is what the templates are in; it needs no file of its own"
    for shorter in (Tag(tag.language), Tag(tag.language, tag.script), Tag(tag.language, region=tag.region)):
        if len(str(shorter)) < len(str(tag)) and maximize(shorter) == maximize(tag):
            readers = locale_name(str(shorter), SOURCE_LOCALE)
            return f"{str(tag)!r} says no more than {str(shorter)!r}, which serves all readers of {readers}"
    return ""
