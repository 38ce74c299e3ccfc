"""In which shape an error is sent: the best of three media types for an ``Accept`` (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vapierrors.models import Limits
from vapierrors.negotiation.weights import FULL, WHITE_SPACE, list_members, quality

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MediaType: TypeAlias = Literal["application/json", "application/problem+json", "text/html"]
"""vAPI JSON, RFC 9457 problem details, and a page for a browser."""

OFFERS: Final[tuple[MediaType, ...]] = ("application/json", "application/problem+json", "text/html")
"""What can be sent; of those that are equally welcome, the first is."""

_LIMITS: Final = Limits()
_REMEMBERED: Final = 512
_LONGEST_REMEMBERED: Final = 256


def _ranges_of(offer: MediaType) -> tuple[str, str, str]:
    """The ranges that an offer matches, by how much they say about it."""
    return "*/*", f"{offer.partition('/')[0]}/*", offer


_MATCHES: Final[Mapping[str, tuple[tuple[MediaType, int], ...]]] = {
    media_range: tuple(
        (offer, _ranges_of(offer).index(media_range)) for offer in OFFERS if media_range in _ranges_of(offer)
    )
    for one in OFFERS
    for media_range in _ranges_of(one)
}
"""A range → the offers that it matches, and how much it says about them: 0 for ``*/*``, 2 for the type itself."""

_UNSAID: Final[tuple[int, int, int]] = (-1, 0, 0)
"""Of an offer: how much the range that says most about it says, its weight, and how early it stands."""


def media_type(accept: str | bytes | None, *, limits: Limits = _LIMITS) -> MediaType:
    """The media type that an error is best sent as (specification, section 6).

    An error has to be sent as something, so where nothing in the header fits it is vAPI JSON, never a status 406.
    Of offers that are equally welcome the one that is named comes before one that a wildcard covers, then the one
    that is named first. Parameters other than ``q`` are passed over.

    Args:
        accept: the value of the header, repeated ones joined by commas; None where there is none.
        limits: ``header_length`` counts: a longer header is not looked at.

    Example:
        >>> media_type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        'text/html'
        >>> media_type("application/problem+json, application/json;q=0.9"), media_type("*/*"), media_type("image/png")
        ('application/problem+json', 'application/json', 'application/json')
    """
    text = accept.decode("latin-1") if isinstance(accept, bytes) else accept or ""
    if len(text) > limits.header_length:
        return OFFERS[0]
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _best(text)


def _best(accept: str) -> MediaType:
    said: dict[MediaType, tuple[int, int, int]] = dict.fromkeys(OFFERS, _UNSAID)
    for position, (media_range, weight) in enumerate(_weighted(accept)):
        for offer, precision in _MATCHES.get(media_range, ()):
            said[offer] = max(said[offer], (precision, weight, -position))

    def welcome(offer: MediaType) -> tuple[int, int, int]:
        precision, weight, earliness = said[offer]
        return weight, precision, earliness

    best = max(OFFERS, key=welcome)
    return best if welcome(best)[0] else OFFERS[0]


_remembered = lru_cache(maxsize=_REMEMBERED)(_best)


def _weighted(accept: str) -> Iterator[tuple[str, int]]:
    # What stands in quotation marks is the value of a parameter; its commas and semicolons part nothing.
    for member in list_members("".join(accept.split('"')[::2])):
        media_range, *parameters = member.split(";")
        given = [quality(one) for one in parameters if one.strip(WHITE_SPACE)[:2].lower() == "q="]
        weight = given[0] if given else FULL
        if weight is not None:
            yield media_range.strip(WHITE_SPACE).lower(), weight
