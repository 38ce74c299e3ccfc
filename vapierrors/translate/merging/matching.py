"""Which entry of a translation belongs to which entry of the template."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vapierrors.translate.po import PoBlock, PoEntry

_MOST_PAIRS: Final = 400
"""Pairs that are compared of one message id; beyond, entries are taken in their order."""

_LONGEST: Final = 2000
"""Characters of a text that are compared."""

_ALIKE: Final = 0.5
"""From which likeness on an obsolete entry is taken back for another English text."""


def match(entries: Sequence[PoEntry], blocks: Iterable[PoBlock]) -> list[PoBlock | None]:
    r"""Find for each entry of a template what translators made of it; each of theirs is taken once.

    The same id and the same English come first, then an entry of the same id, of several the most similar, then one of
    the same English whose id is no more. What is obsolete stands behind what is not. An entry without an id is found by
    its English alone. There is no search through all entries, so the time is that of reading them.

    Args:
        entries: of the template.
        blocks: of the translation, obsolete ones among them; no two have the same id and English.

    Returns:
        One for each entry of the template; None where there is none.

    Example:
        >>> from vapierrors.translate.po import PoDocument, PoEntry
        >>> document = PoDocument.read(b'msgctxt "a"\nmsgid "VM is off"\nmsgstr "VM ist aus"\n')
        >>> found = match([PoEntry(id="b", source="Host"), PoEntry(id="a", source="VM {0} is off")], document.blocks)
        >>> [block and block.entry.text for block in found]
        [None, 'VM ist aus']
    """
    blocks = [*blocks]
    there = {block.entry.key: block for block in blocks}
    found = [there.get(entry.key) for entry in entries]
    taken = {id(block) for block in found}
    for is_obsolete in (False, True):
        for name, measure, least in ((_id, _source, _ALIKE if is_obsolete else 0.0), (_source, _id, 0.0)):
            left = [block for block in blocks if id(block) not in taken and block.entry.is_obsolete == is_obsolete]
            for index, block in _pairs(entries, found, left, _Likeness(name, measure, least)):
                found[index] = block
                taken.add(id(block))
    return found


def _id(entry: PoEntry) -> str:
    return entry.id or ""


def _source(entry: PoEntry) -> str:
    return entry.source


class _Likeness(NamedTuple):
    """What two entries have to have in common, what is compared, and how like that must be."""

    name: Callable[[PoEntry], str]
    measure: Callable[[PoEntry], str]
    least: float


def _pairs(
    entries: Sequence[PoEntry], found: Sequence[PoBlock | None], left: Iterable[PoBlock], likeness: _Likeness
) -> Iterator[tuple[int, PoBlock]]:
    offered: dict[str, list[PoBlock]] = defaultdict(list)
    for block in left:
        offered[likeness.name(block.entry)].append(block)
    wanted: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        name = likeness.name(entry)
        if name and found[index] is None and name in offered:
            wanted[name].append(index)
    for name, indexes in wanted.items():
        yield from _most_alike(entries, indexes, offered[name], likeness)


def _most_alike(
    entries: Sequence[PoEntry], indexes: Sequence[int], blocks: Sequence[PoBlock], likeness: _Likeness
) -> Iterator[tuple[int, PoBlock]]:
    if len(indexes) * len(blocks) > _MOST_PAIRS or (len(indexes) == len(blocks) == 1 and not likeness.least):
        yield from zip(indexes, blocks, strict=False)
        return
    theirs = [_neighbours(likeness.measure(block.entry)) for block in blocks]
    ours = [_neighbours(likeness.measure(entries[index])) for index in indexes]
    compared = sorted(
        (-_alike(one, other), not block.entry.has_text, row, column)
        for row, one in enumerate(ours)
        for column, (other, block) in enumerate(zip(theirs, blocks, strict=True))
    )
    rows, columns = set(range(len(indexes))), set(range(len(blocks)))
    for measured, _, row, column in compared:
        if -measured >= likeness.least and row in rows and column in columns:
            rows.remove(row)
            columns.remove(column)
            yield indexes[row], blocks[column]


def _neighbours(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, with the begin and the end."""
    return frozenset(map("".join, pairwise(f"\x02{text[:_LONGEST]}\x03")))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient, 0 to 1: the time is that of reading the texts, where an edit distance takes its square."""
    return 2 * len(one & other) / (len(one) + len(other))
