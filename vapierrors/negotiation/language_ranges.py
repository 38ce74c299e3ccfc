"""The value of ``Accept-Language``, read member by member (RFC 9110, section 12.5.4; RFC 4647, section 2)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.cldr.tags import MAX_TAG_LENGTH, parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.negotiation.weights import FULL, WHITE_SPACE, quality
from vapierrors.rendered import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY: Final = "*"
"""The range that every language matches which no other range names."""

_REMEMBERED: Final = 512

_LONGEST_SUBTAG: Final = 8
_EXTENDED_LANGUAGE: Final = 3
_CHINESE: Final = "zh"
"""The one language whose extended ones are seen, as in zh-yue; three letters elsewhere are a mistaken region."""

_MOST_SUBTAGS: Final = 5

_GRANDFATHERED: Final = {
    "art-lojban": "jbo",
    "en-gb-oed": "en-GB-oxendict",
    "i-lux": "lb",
    "i-navajo": "nv",
    "no-bok": "nb",
    "no-nyn": "nn",
    "zh-min": "zh",
}
"""Tags older than the grammar for tags → what those that CLDR knows are called today (RFC 5646, section 2.2.8)."""


class LanguageRange(NamedTuple):
    """A member of ``Accept-Language``.

    Args:
        tag: a language tag in canonical form, or ``ANY``.
        weight: its quality in thousandths; 0 for a language that is not wanted.
    """

    tag: str
    weight: int


@lru_cache(maxsize=_REMEMBERED)
def read_member(member: str, where: str) -> tuple[LanguageRange | None, Problem | None]:
    """A member of the list, None where it has no meaning, and what is odd about it (specification, section 6).

    Args:
        member: as ``list_members`` gives it.
        where: the name of the header, for the problem.

    Example:
        >>> read_member("de-at;q=0.8", "Accept-Language")
        (LanguageRange(tag='de-AT', weight=800), None)
        >>> print(read_member("fr;q=2", "Accept-Language")[1])
        Expected a weight such as q=0.8, got 'fr;q=2'; it is passed over - at Accept-Language [malformed-language-range]
    """
    text, semicolon, parameter = member.partition(";")
    weight = quality(parameter) if semicolon else FULL
    if weight is None:
        detail = f"Expected a weight such as q=0.8, got {member[:MAX_TAG_LENGTH]!r}; it is passed over - at {where}"
        return None, Problem("malformed-language-range", "", "", detail)
    tag, problem = _read_range(text.rstrip(WHITE_SPACE), where)
    return LanguageRange(tag, weight) if tag else None, problem


def read_tag(text: str, where: str) -> tuple[str, Problem | None]:
    """One language tag in canonical form, and what is odd about it (specification, section 6).

    Args:
        text: as it was sent.
        where: the name of the header, for the problem.

    Raises:
        LocaleError: it is no language tag, or none that CLDR knows.

    Example:
        >>> tag, problem = read_tag("de_AT", "Format-Locale")
        >>> tag, str(problem)
        ('de-AT', "Expected hyphens, got 'de_AT'; it is read as de-AT - at Format-Locale [underscore-in-tag]")
    """
    tag = str(parse_tag(text))
    if "_" not in text:
        return tag, None
    detail = f"Expected hyphens, got {text!r}; it is read as {tag} - at {where}"
    return tag, Problem("underscore-in-tag", "", "", detail)


def _read_range(text: str, where: str) -> tuple[str, Problem | None]:
    if text == ANY:
        return ANY, None
    try:
        return read_tag(text, where)
    except LocaleError as error:
        reason = f"{error}; it is passed over - at {where}"
    subtags = text.split("-")
    if not all(map(_is_subtag, subtags)):
        return "", Problem("malformed-language-range", "", "", reason)
    if text.lower() in _GRANDFATHERED:
        return _GRANDFATHERED[text.lower()], None
    for reading in _readings(subtags):
        try:
            return str(parse_tag(reading)), None
        except LocaleError:
            continue
    return "", Problem("unknown-locale", "", "", reason)


def _is_subtag(text: str) -> bool:
    return text == ANY or (0 < len(text) <= _LONGEST_SUBTAG and text.isascii() and text.isalnum())


def _readings(subtags: list[str]) -> Iterator[str]:
    """What a well-formed range may be taken for: wildcards in it say nothing, and what stands last counts least.

    How many there are has a bound, so that a range of a hundred subtags is no work.
    """
    language, *rest = (subtags[0], *[subtag for subtag in subtags[1:_MOST_SUBTAGS] if subtag != ANY])
    if rest and len(rest[0]) == _EXTENDED_LANGUAGE and rest[0].isalpha():
        if language.lower() == _CHINESE:
            yield "-".join(rest)
        rest = rest[1:]
    for length in range(len(rest), -1, -1):
        yield "-".join((language, *rest[:length]))
