"""Readings of templates with many pieces, which end where nobody reads on: each piece may be as long as a payload.

A template of the usual size is joined as a whole, which is faster. One that names an argument five thousand times would
make gigabytes of a long argument, only to be cut behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.template.nodes import PluralArgument, SelectArgument, Text
from vapierrors.template.readings import parts_reading, text_reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.template.nodes import Message
    from vapierrors.template.parts import Part
    from vapierrors.template.readings import (
        Context,
        FormattedPiece,
        Number,
        PartMaker,
        PoundPiece,
        Reading,
        Value,
    )

_MANY: Final = 16
"""Arguments in one rendering from which on it is worth to look how long the text is already."""


def has_many_pieces(message: Message) -> bool:
    """Whether a rendering may fill so many arguments that their texts have to be bounded.

    Args:
        message: as ``parse`` read it.

    Example:
        >>> from vapierrors.template import parse
        >>> has_many_pieces(parse("{0}" * 16)), has_many_pieces(parse("{0}" * 17))
        (False, True)
    """
    return _most_pieces(message) > _MANY


def _most_pieces(message: Message) -> int:
    """The arguments of the branches that have the most of them."""
    pieces = 0
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument):
            pieces += max(_most_pieces(branch.message) for branch in node.branches)
        elif not isinstance(node, Text):
            pieces += 1
    return pieces


def join_bounded_texts(
    pieces: Sequence[str | FormattedPiece | PoundPiece | Reading[str]], longest: int
) -> Reading[str]:
    """A reading that makes the text of a message, or so much of it that it is too long (specification, section 8).

    Args:
        pieces: literals, arguments and readings in their order.
        longest: code points of the longest text that anybody wants.

    Example:
        >>> join_bounded_texts(["Hello ", "you", "!"], 7)({}, None)
        'Hello yo'
    """
    readings = [piece if isinstance(piece, str) else text_reading(piece) for piece in pieces]

    def text(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        texts: list[str] = []
        room = longest + 1
        for reading in readings:
            piece = reading if isinstance(reading, str) else reading(arguments, context, number)
            texts.append(piece[:room])
            room -= len(piece)
            if room <= 0:
                break
        return "".join(texts)

    return text


def join_bounded_parts(
    pieces: Sequence[str | FormattedPiece | PoundPiece | Reading[tuple[Part, ...]]], part: PartMaker, longest: int
) -> Reading[tuple[Part, ...]]:
    """A reading that makes the parts of a message, or so many of them that they are too long together.

    Args:
        pieces: literals, arguments and readings in their order.
        part: makes the part of an argument from its name, its value, its text and the context.
        longest: code points of the longest text that anybody wants.

    Example:
        >>> [part.text for part in join_bounded_parts(["Hello ", "you", "!"], None, 7)({}, None)]
        ['Hello ', 'yo']
    """
    readings = [parts_reading(piece, part) for piece in pieces]

    def parts(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> tuple[Part, ...]:
        made: list[Part] = []
        room = longest + 1
        for reading in readings:
            for one in reading(arguments, context, number):
                if len(one.text) >= room:
                    return (*made, one._replace(text=one.text[:room], parts=()))
                made.append(one)
                room -= len(one.text)
        return tuple(made)

    return parts
