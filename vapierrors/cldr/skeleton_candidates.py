"""The patterns that a locale offers for skeletons, and the choice among them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.calendar_texts import WIDTHS, calendar_texts
from vapierrors.cldr.skeleton_fields import Distance, Field, Skeleton, distance, read_skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SINGLE_FIELDS = "GyQMwWEdDFaHmsSv"
"""Every field alone is its own pattern where the locale has no other."""


class Candidate(NamedTuple):
    """A pattern, and what it offers.

    Args:
        pattern: of the locale.
        fields: what it is chosen by.
        skeleton: the skeleton that CLDR lists it under, or ``None`` for one of the standard formats.

    Example:
        >>> Candidate("d. MMM", read_skeleton("MMMd"), read_skeleton("MMMd")).fields.base
        'MMMd'
    """

    pattern: str
    fields: Skeleton
    skeleton: Skeleton | None


class Match(NamedTuple):
    """The candidate that was chosen, and how far it is from what was wanted.

    Args:
        pattern: of the candidate.
        skeleton: of the candidate.
        distance: between the two.

    Example:
        >>> best_match(read_skeleton("yMMMM").forms, candidates("de")).distance.points
        0
    """

    pattern: str
    skeleton: Skeleton | None
    distance: Distance


@lru_cache(maxsize=128)
def candidates(locale: str) -> Sequence[Candidate]:
    """What a locale offers, in the order that ICU looks through it.

    Args:
        locale: a CLDR id that Babel has.

    Example:
        >>> len([candidate for candidate in candidates("de") if candidate.pattern == "d. MMM y"])
        1
    """
    texts = calendar_texts(locale)
    found: dict[tuple[tuple[Field, str], ...], Candidate] = {}
    bases: dict[str, bool] = {}

    def add(pattern: str, listed_as: str | None) -> None:
        fields = read_skeleton(listed_as or pattern)
        key = tuple(sorted(fields.runs.items()))
        base = fields.base
        if listed_as is None and base in bases:
            return
        if key in found and (listed_as is None or found[key].skeleton is not None):
            return
        found[key] = Candidate(pattern, fields, fields if listed_as else None)
        bases.setdefault(base, listed_as is not None)

    for letter in SINGLE_FIELDS:
        add(letter, None)
    for pattern in _standard_formats(texts):
        add(pattern, None)
    for path, pattern in sorted(texts.items()):
        kind, _, skeleton = path.partition("/")
        if kind == "available":
            add(pattern, skeleton)
    return sorted(found.values(), key=lambda candidate: candidate.fields.order)


def _standard_formats(texts: Mapping[str, str]) -> Iterator[str]:
    for width in WIDTHS:
        yield texts[f"date/{width}"]
        yield texts[f"time/{width}"]


def best_match(wanted: Mapping[Field, int], offered: Sequence[Candidate]) -> Match:
    """The candidate closest to the fields wanted; of equally close ones that which lacks the smaller fields.

    Args:
        wanted: field → form, as ``Skeleton.forms`` has them.
        offered: as ``candidates`` gives them.

    Example:
        >>> best_match(read_skeleton("yMMMd").forms, candidates("de")).pattern
        'd. MMM y'
    """
    best: Match | None = None
    rank: tuple[int, int] | None = None
    for candidate in offered:
        found = distance(dict(wanted), candidate.fields.forms)
        candidate_rank = (found.points, -sum(1 << field for field in found.missing))
        if rank is None or candidate_rank < rank:
            best, rank = Match(candidate.pattern, candidate.skeleton, found), candidate_rank
            if found.points == 0:
                break
    if best is None:
        raise ValueError("Expected patterns to choose from, got none")
    return best
