"""A template as pieces: words that are translated, and syntax that translators' tools protect."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template import (
    Message,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    Text,
    print_template,
)
from vapierrors.translate.exchange.unit import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.template import Node

_QUOTABLE: Final = re.compile(r"['{}#]")
_STANDINS: Final = range(0xE000, 0xF8FF)
_BRANCH: Final = ("{n, plural, other {", "}}")


class Piece(NamedTuple):
    """A part of a template (specification, section 9).

    Args:
        text: words as readers see them, or syntax as it stands in the template.
        is_code: whether it is syntax.
        name: of an argument, its name; ``#`` for the number of a plural; else empty.
    """

    text: str
    is_code: bool = False
    name: str = ""


class _Leaf(NamedTuple):
    node: Node
    in_plural: bool


def pieces_of(template: str) -> list[Piece]:
    """Take a template apart; one that is not sound is all words, as it is.

    Args:
        template: ICU MessageFormat.

    Example:
        >>> [piece.text for piece in pieces_of("{n, plural, one {# file} other {# files}} on '{'{host}")]
        ['{n, plural, one {', '#', ' file', '} other {', '#', ' files', '}}', ' on {', '{host}']
    """
    message = parsed(template)
    if message is None:
        return [Piece(template)] if template else []
    found: list[Piece] = []
    position = 0
    for node, _ in _leaves(message, in_plural=False):
        if node.span.start > position:
            found.append(Piece(template[position : node.span.start], is_code=True))
        position = node.span.end
        if isinstance(node, Text):
            found.append(Piece(node.value))
        else:
            name = "#" if isinstance(node, Pound) else node.name
            found.append(Piece(template[node.span.start : position], is_code=True, name=name))
    if position < len(template):
        found.append(Piece(template[position:], is_code=True))
    return found


def _leaves(message: Message, *, in_plural: bool) -> Iterator[_Leaf]:
    """What stands in a message and in its branches, but neither plurals nor selects themselves."""
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument):
            for branch in node.branches:
                yield from _leaves(branch.message, in_plural=isinstance(node, PluralArgument))
        else:
            yield _Leaf(node, in_plural)


def template_of(pieces: Iterable[Piece]) -> str:
    """Put a template together, with apostrophes around what is no syntax among its words.

    Args:
        pieces: words and syntax in their order.

    Example:
        >>> template_of([Piece("{x} is "), Piece("{name}", is_code=True)])
        "'{'x'}' is {name}"
        >>> template_of(pieces_of("{n, plural, other {Nr. '#'}}"))
        "{n, plural, other {Nr. '#'}}"
    """
    merged = merged_words(pieces)
    if not any(_QUOTABLE.search(piece.text) for piece in merged if not piece.is_code):
        return "".join(piece.text for piece in merged)
    in_plural = iter(_contexts(merged))
    return "".join(piece.text if piece.is_code else _quoted(piece.text, in_plural=next(in_plural)) for piece in merged)


def merged_words(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without empty ones, words beside words as one.

    Args:
        pieces: words and syntax in their order.

    Example:
        >>> [piece.text for piece in merged_words([Piece("a"), Piece(""), Piece("b"), Piece("{x}", is_code=True)])]
        ['ab', '{x}']
    """
    merged: list[Piece] = []
    for is_code, group in groupby(filter(itemgetter(0), pieces), key=attrgetter("is_code")):
        together = [*group]
        merged += together if is_code else [Piece("".join(piece.text for piece in together))]
    return merged


def _contexts(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece of words, whether it stands in a branch of a plural, where ``#`` is syntax.

    To know it, the syntax is parsed with a character for each piece of words that no syntax has.
    """
    words = sum(not piece.is_code for piece in pieces)
    syntax = "".join(piece.text for piece in pieces if piece.is_code)
    standin = next((chr(code) for code in _STANDINS if chr(code) not in syntax), "")
    message = parsed("".join(piece.text if piece.is_code else standin for piece in pieces))
    leaves = _leaves(message, in_plural=False) if message else ()
    found = [leaf.in_plural for leaf in leaves if leaf.node == Text(standin)]
    return found if len(found) == words else [False] * words


def _quoted(words: str, *, in_plural: bool) -> str:
    message = Message((Text(words),))
    if not in_plural:
        return print_template(message)
    branch = (PluralBranch("other", message),)
    printed = print_template(Message((PluralArgument("n", False, 0, branch),)))  # noqa: FBT003 - a field of the node
    return printed.removeprefix(_BRANCH[0]).removesuffix(_BRANCH[1])
