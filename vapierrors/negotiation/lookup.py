"""The best of the locales there are for a list of language ranges (RFC 4647, section 3.4)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.tags import locale_chain, maximize, parse_tag
from vapierrors.negotiation.language_ranges import ANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.cldr.tags import Tag
    from vapierrors.negotiation.language_ranges import LanguageRange

_CACHED_SETS = 64
_CACHED_TAGS = 256
_ENGLISH = "en"


class Match(NamedTuple):
    """What a list of language ranges leads to.

    Args:
        locale: the best of the locales there are.
        wanted: the language tag that it stands in for: the same, or one that says more, such as the region.
    """

    locale: str
    wanted: str


class Locales:
    """The locales there are, by their tags and by what they mean; it is a key, and as such is looked up by identity.

    Args:
        available: language tags; they are given back as they are spelled here.
        default: the one for readers whom none of them suits; None for English, else the first.

    Raises:
        LocaleError: one of them is no language tag.

    Attributes:
        default: the default, as it is spelled in ``available``.
        tags: all of them, the default first.
        matches: a language tag → those that may stand in for it, the nearest first: what a renderer shows, too.

    Example:
        >>> locales = Locales(("es", "es-419", "zh-Hant"), None)
        >>> locales.default, [match.locale for match in locales.matches("es-MX")]
        ('es', ['es-419', 'es'])
    """

    __slots__ = ("_by_meaning", "_by_tag", "default", "matches", "tags")

    def __init__(self, available: tuple[str, ...], default: str | None) -> None:
        self._by_tag: dict[str, str] = {}
        self._by_meaning: dict[Tag, str] = {}
        for spelling in available:
            self._add(spelling)
        wanted = str(parse_tag(default or _ENGLISH))
        self.default = self._resolve(wanted) or default or next(iter(available), _ENGLISH)
        self._add(self.default)
        self.tags = tuple(dict.fromkeys((self.default, *self._by_tag.values())))
        self.matches = lru_cache(maxsize=_CACHED_TAGS)(self._matches)

    def _add(self, spelling: str) -> None:
        tag = parse_tag(spelling)
        self._by_tag.setdefault(str(tag), spelling)
        self._by_meaning.setdefault(maximize(tag), spelling)

    def _resolve(self, tag: str) -> str | None:
        return self._by_tag.get(tag) or self._by_meaning.get(maximize(parse_tag(tag)))

    def _matches(self, tag: str) -> tuple[Match, ...]:
        found = dict.fromkeys(filter(None, map(self._resolve, locale_chain(tag))))
        return tuple(Match(locale, locale if _mean_the_same(locale, tag) else tag) for locale in found)


@lru_cache(maxsize=_CACHED_SETS)
def locales_of(available: tuple[str, ...], default: str | None) -> Locales:
    """``Locales``, remembered.

    Args:
        available: language tags.
        default: one of them, or None.

    Raises:
        LocaleError: one of them is no language tag.
    """
    return Locales(available, default)


def look_up(ranges: Sequence[LanguageRange], locales: Locales) -> Match:
    """The best of the locales there are (specification, section 6).

    The ranges are tried by their weight, those of one weight in their order, ``*`` last among them. Each goes up its
    CLDR parents. A locale is what the most specific range says that names it or a parent, so what has the weight 0
    is passed over. Where nothing is left it is the default, wanted or not: an error has to be in some language.

    Args:
        ranges: in the order in which they were sent.
        locales: those there are.

    Example:
        >>> from vapierrors.negotiation.language_ranges import LanguageRange
        >>> look_up([LanguageRange("ja", 500), LanguageRange("de-AT", 1000)], Locales(("en", "de", "ja"), None))
        Match(locale='de', wanted='de-AT')
        >>> look_up([LanguageRange("en", 0), LanguageRange("*", 1000)], Locales(("en", "de", "ja"), None))
        Match(locale='de', wanted='de')
    """
    weights = dict(reversed(ranges))

    def weight_of(locale: str) -> int | None:
        return next((weights[tag] for tag in locale_chain(locale) if tag in weights), None)

    for tag, weight in sorted(ranges, key=_rank, reverse=True):
        if not weight:
            break
        if tag == ANY:
            others = (locale for locale in locales.tags if weight_of(locale) is None)
            if found := next(others, None):
                return Match(found, found)
        elif match := next((match for match in locales.matches(tag) if weight_of(match.locale) != 0), None):
            return match
    return Match(locales.default, locales.default)


def _rank(language_range: LanguageRange) -> int:
    tag, weight = language_range
    return 2 * weight + (tag != ANY)


def _mean_the_same(one: str, other: str) -> bool:
    return maximize(parse_tag(one)) == maximize(parse_tag(other))
