"""What was changed in a file, as a unified diff; linear, since it is known which entries were."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.translate.po import PoBlock, PoDocument

_CONTEXT: Final = 3
_NO_END: Final = "\\ No newline at end of file"


class _Change(NamedTuple):
    """Lines that stand for others: from ``start`` up to ``end``, before and after, counted from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(before: PoDocument, after: PoDocument, file: str) -> bytes:
    r"""The changes of entries, as ``patch`` and ``git apply`` take them; empty where nothing was changed.

    Lines are in the charset of the file.

    Args:
        before: the file.
        after: the file with some entries changed, and none taken out or added.
        file: its name.

    Example:
        >>> from dataclasses import replace
        >>> from vapierrors.translate.po import PoDocument
        >>> before = PoDocument.read(b'msgid "a"\nmsgstr "b"\n')
        >>> block = before.blocks[0]
        >>> after = before.edited({block: replace(block.entry, text="c")})
        >>> print(unified_diff(before, after, "de.po").decode(), end="")
        --- a/de.po
        +++ b/de.po
        @@ -1,2 +1,2 @@
         msgid "a"
        -msgstr "b"
        +msgstr "c"
    """
    old, new = before.text.split("\n"), after.text.split("\n")
    changes = [*_changes(before, after, old, new)]
    if not changes:
        return b""
    name = file.removeprefix("/").replace("\\", "/")
    hunks = "".join(_hunk(group, old, new) for group in _groups(changes))
    names = f"--- a/{name}\n+++ b/{name}\n"
    return names.encode("utf-8", "surrogateescape") + hunks.encode(before.encoding, "surrogateescape")


def _changes(before: PoDocument, after: PoDocument, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    for block, changed in zip(before.blocks, after.blocks, strict=True):
        if _text(before, block) == _text(after, changed):
            continue
        start, end = _lines(before, block)
        new_start, new_end = _lines(after, changed)
        while start < end and new_start < new_end and old[start] == new[new_start]:
            start, new_start = start + 1, new_start + 1
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
        yield _Change(start, end, new_start, new_end)


def _text(document: PoDocument, block: PoBlock) -> str:
    return document.text[block.layout.start : block.layout.end]


def _lines(document: PoDocument, block: PoBlock) -> tuple[int, int]:
    start = document.place_at(block.layout.start).line - 1
    return start, start + len(_text(document, block).removesuffix("\n").split("\n"))


def _groups(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """The changes that are so near to each other that they share a hunk."""
    group = [changes[0]]
    for one, other in pairwise(changes):
        if other.start - one.end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(other)
    yield group


def _hunk(group: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> str:
    first, last = group[0], group[-1]
    lead = min(_CONTEXT, first.start)
    tail = min(_CONTEXT, max(0, _count(old) - last.end))
    start, end = first.start - lead, last.end + tail
    new_start, new_end = first.new_start - lead, last.new_end + tail
    lines: list[str] = []
    position = start
    for change in group:
        lines += _marked(" ", old, position, change.start)
        lines += _marked("-", old, change.start, change.end)
        lines += _marked("+", new, change.new_start, change.new_end)
        position = change.end
    lines += _marked(" ", old, position, end)
    return "".join(f"{line}\n" for line in (f"@@ -{_span(start, end)} +{_span(new_start, new_end)} @@", *lines))


def _count(lines: Sequence[str]) -> int:
    """How many lines there are: behind the last line break there is none."""
    return len(lines) if lines[-1] else len(lines) - 1


def _span(start: int, end: int) -> str:
    return f"{start + 1},{end - start}"


def _marked(mark: str, lines: Sequence[str], start: int, end: int) -> Iterable[str]:
    for number in range(start, end):
        yield f"{mark}{lines[number]}"
        if number == len(lines) - 1:
            yield _NO_END
