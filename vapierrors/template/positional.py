"""Templates of words and positional arguments alone, which most of the messages of servers are."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from vapierrors.template.nodes import Argument, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vapierrors.template.nodes import Message

_POSITIONS: Final = {str(position): position for position in range(100)}
"""The positions that a template may have; one with more of them is filled like any other."""


def positional_filler(message: Message) -> Callable[[Sequence[str]], str] | None:
    """A function from the positional arguments to the text; None where the template has anything else in it.

    ``IndexError`` tells of an argument that is not there.

    Args:
        message: as ``parse`` read it.

    Example:
        >>> from vapierrors.template import parse
        >>> positional_filler(parse("{1} is 100 % {0}"))(["full", "ds-7"])
        'ds-7 is 100 % full'
        >>> positional_filler(parse("{name}")) is None
        True
    """
    pattern = ""
    positions: list[int] = []
    for node in message.nodes:
        if isinstance(node, Text):
            pattern += node.value.replace("%", "%%")
        elif isinstance(node, Argument) and node.name in _POSITIONS:
            pattern += "%s"
            positions.append(_POSITIONS[node.name])
        else:
            return None
    if not positions:
        return None
    pick: Callable[[Sequence[str]], object] = itemgetter(*positions)
    return lambda args: pattern % pick(args)
