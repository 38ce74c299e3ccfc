"""A template as its reader meets it: one line of characters for each choice of branches."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template import PluralArgument, SelectArgument, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template import Message, Node

BLANK: Final = "\ufffc"
"""What stands in a reading for an argument, whose text nobody knows yet."""

_MOST_READINGS: Final = 64
"""More branches than anybody writes; of a template that has more, the others are not looked at."""


class Edit(NamedTuple):
    """A change of a template.

    Args:
        start: the first character that goes, from 0.
        end: the character behind the last one that goes.
        text: what comes.
    """

    start: int
    end: int
    text: str


class Reading(NamedTuple):
    """One way through a template (specification, section 9).

    Args:
        text: what is read, with ``BLANK`` for each argument.
        template: the template.
        starts: where each piece begins in the text.
        nodes: the pieces.

    Example:
        >>> from vapierrors.template import parse
        >>> template = "{n, plural, one {# file} other {# files}} gone"
        >>> [reading.text for reading in readings(template, parse(template))]
        ['￼ file gone', '￼ files gone']
    """

    text: str
    template: str
    starts: tuple[int, ...]
    nodes: tuple[Node, ...]

    def place(self, index: int) -> int:
        """Where a character stands in the template; one behind the last for the end.

        Args:
            index: of the character in the text, from 0.
        """
        number = bisect_right(self.starts, index) - 1
        if number < 0:
            return 0
        node, inside = self.nodes[number], index - self.starts[number]
        if isinstance(node, Text):
            return _place_in_words(self.template, node, inside)
        return node.span.end if inside else node.span.start

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The change of the template that changes the text; None where syntax would be in the way.

        Args:
            start: the first character of the text that goes, from 0.
            end: the character behind the last one that goes.
            text: what comes.
        """
        place = self.place(start)
        old = self.text[start:end]
        return Edit(place, place + len(old), text) if self.template.startswith(old, place) else None


def _place_in_words(template: str, node: Text, inside: int) -> int:
    """Apostrophes that quote are not read: such words are walked along."""
    place, end = node.span
    if end - place == len(node.value):
        return place + inside
    for character in node.value[:inside]:
        if character == "'":
            place += 2 if template.startswith("''", place) else 1
        else:
            place += (template[place] == "'") + 1
    is_opening = inside < len(node.value) and template[place] == "'" != node.value[inside]
    return place + is_opening


def readings(template: str, tree: Message) -> tuple[Reading, ...]:
    """Each choice of branches that shows a branch not shown before (specification, section 9).

    Args:
        template: as a translator wrote it.
        tree: what ``parse`` reads in it.

    Example:
        >>> from vapierrors.template import parse
        >>> template = "{n, plural, one {it''s {x}} other {}}."
        >>> [reading.text for reading in readings(template, parse(template))]
        ["it's ￼.", '.']
    """
    counts: dict[int, int] = {}
    count = _count(tree, counts)
    return tuple(_reading(template, tree, choice, counts) for choice in range(min(count, _MOST_READINGS)))


def _count(message: Message, counts: dict[int, int]) -> int:
    """How many readings show every branch of a message, each of its arguments by itself."""
    most = 1
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument):
            for branch in node.branches:
                counts[id(branch)] = _count(branch.message, counts)
            most = max(most, sum(counts[id(branch)] for branch in node.branches))
    return most


def _reading(template: str, tree: Message, choice: int, counts: dict[int, int]) -> Reading:
    starts: list[int] = []
    nodes: list[Node] = []
    text: list[str] = []
    length = 0
    for node in _pieces(tree, choice, counts):
        starts.append(length)
        nodes.append(node)
        text.append(node.value if isinstance(node, Text) else BLANK)
        length += len(text[-1])
    return Reading("".join(text), template, tuple(starts), tuple(nodes))


def _pieces(message: Message, choice: int, counts: dict[int, int]) -> Iterator[Node]:
    for node in message.nodes:
        if not isinstance(node, PluralArgument | SelectArgument):
            yield node
            continue
        left = choice % (sum(counts[id(branch)] for branch in node.branches) or 1)
        for branch in node.branches:
            if left < counts[id(branch)]:
                yield from _pieces(branch.message, left, counts)
                break
            left -= counts[id(branch)]
