"""What a reader sees of the arguments of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.template import Message, PluralArgument, PluralBranch, Pound, SelectArgument, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template import Node


def shown_arguments(message: Message) -> frozenset[str]:
    """The arguments whose values a reader sees somewhere: by ``{name}`` or by ``#`` (specification, section 3).

    Args:
        message: a template.

    Example:
        >>> from vapierrors.template import parse
        >>> sorted(shown_arguments(parse("{n, plural, one {{a}} other {# of {m, plural, other {many}}}}")))
        ['a', 'n']
    """
    return frozenset(_shown(message, ""))


def _shown(message: Message, plural: str) -> Iterator[str]:
    for node in message.nodes:
        match node:
            case Pound():
                yield plural
            case PluralArgument() | SelectArgument():
                inner = node.name if isinstance(node, PluralArgument) else ""
                for branch in node.branches:
                    yield from _shown(branch.message, inner)
            case Text():
                pass
            case _:
                yield node.name


def hidden_numbers(message: Message) -> Iterator[tuple[PluralArgument, PluralBranch]]:
    """The branches of plurals, those for one number such as ``=1`` left out, that do not show the number.

    Nor does anything around them: ``{n} {n, plural, one {file} other {files}}`` shows it.

    Args:
        message: a template.

    Example:
        >>> from vapierrors.template import parse
        >>> tree = parse("{n, plural, =0 {nothing} one {a file} other {# files}}")
        >>> [branch.selector for _plural, branch in hidden_numbers(tree)]
        ['one']
    """
    return _hidden(message, "", frozenset())


def _hidden(message: Message, plural: str, around: frozenset[str]) -> Iterator[tuple[PluralArgument, PluralBranch]]:
    shown = [_always_shown(node, plural) for node in message.nodes]
    for index, node in enumerate(message.nodes):
        if not isinstance(node, PluralArgument | SelectArgument):
            continue
        beside = around.union(*shown[:index], *shown[index + 1 :], *_shown_by_twins(message, node))
        inner = node.name if isinstance(node, PluralArgument) else ""
        for branch in node.branches:
            if isinstance(node, PluralArgument) and isinstance(branch, PluralBranch):
                own = _always_shown_in(branch.message, inner)
                if isinstance(branch.selector, str) and inner not in beside | own:
                    yield node, branch
            yield from _hidden(branch.message, inner, beside)


def _shown_by_twins(message: Message, plural: PluralArgument | SelectArgument) -> Iterator[frozenset[str]]:
    """What the other plurals of the same number show somewhere: each of them is looked at for itself."""
    for node in message.nodes:
        if node is not plural and isinstance(node, PluralArgument) and node.name == plural.name:
            yield shown_arguments(Message((node,)))


def _always_shown(node: Node, plural: str) -> frozenset[str]:
    """What a reader sees of a piece whichever branch is chosen, those for one number such as ``=1`` left out."""
    match node:
        case Text():
            return frozenset()
        case Pound():
            return frozenset({plural})
        case PluralArgument() | SelectArgument():
            inner = node.name if isinstance(node, PluralArgument) else ""
            branches = [branch.message for branch in node.branches if isinstance(branch.selector, str)]
            return frozenset.intersection(*(_always_shown_in(message, inner) for message in branches))
        case _:
            return frozenset({node.name})


def _always_shown_in(message: Message, plural: str) -> frozenset[str]:
    return frozenset[str]().union(*(_always_shown(node, plural) for node in message.nodes))
