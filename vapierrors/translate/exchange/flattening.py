"""A template with one plural as one text for each category, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template import (
    Argument,
    Message,
    PluralArgument,
    PluralBranch,
    Pound,
    Text,
    print_template,
    walk,
)
from vapierrors.translate.exchange.unit import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.template import Node

OTHER: Final = "other"
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|0|[1-9][0-9]*")
_PIECE: Final = re.compile(r"(?P<words>[^{}]+|\{\{|\}\})|\{(?P<name>[A-Za-z_][A-Za-z0-9_]*|0|[1-9][0-9]*)\}")
_BRACE: Final = re.compile(r"[{}]")


class Flat(NamedTuple):
    """A template with one plural, as texts in braces style (specification, section 9).

    Args:
        name: the argument of the plural.
        texts: category → the whole text, with ``{name}`` for arguments and for ``#``, and braces doubled.
    """

    name: str
    texts: Mapping[str, str]

    def text(self, category: str) -> str:
        """The text of a category; that of ``other`` where it has none of its own.

        Args:
            category: such as ``few``.
        """
        return self.texts.get(category, self.texts[OTHER])


class FlatteningError(ValueError):
    """A template that is not one plural and plain arguments, or a text that is no template; ``str`` says why."""


def has_plural(template: str) -> bool:
    """Whether a template has a plural or an ordinal one; one that is not sound has none.

    Args:
        template: ICU MessageFormat.
    """
    message = parsed(template) if "{" in template else None
    return message is not None and any(isinstance(node, PluralArgument) for node in walk(message))


def flatten(template: str) -> Flat:
    """Put the text around a plural into its branches.

    Args:
        template: ICU MessageFormat.

    Raises:
        FlatteningError: it is anything but one plural by categories with plain arguments.

    Example:
        >>> flatten("Deleted {n, plural, one {# file} other {# files}} on {host}.").texts
        {'one': 'Deleted {n} file on {host}.', 'other': 'Deleted {n} files on {host}.'}
        >>> flatten("{n, plural, =0 {none} other {#}}")
        Traceback (most recent call last):
        vapierrors.translate.exchange.flattening.FlatteningError: a branch =0 is no form of gettext's
    """
    message = parsed(template)
    if message is None:
        raise FlatteningError("a template that is not sound has no forms")
    plurals = [node for node in message.nodes if isinstance(node, PluralArgument)]
    if len(plurals) != 1:
        raise FlatteningError("gettext has one plural in a message, and no other around it")
    plural = plurals[0]
    _check(message, plural)
    before, after = message.nodes[: message.nodes.index(plural)], message.nodes[message.nodes.index(plural) + 1 :]
    return Flat(
        plural.name,
        {
            str(branch.selector): _flat([*before, *branch.message.nodes, *after], plural.name)
            for branch in plural.branches
        },
    )


def _check(message: Message, plural: PluralArgument) -> None:
    if plural.ordinal:
        raise FlatteningError("gettext has no ordinal plurals")
    if plural.offset:
        raise FlatteningError("gettext has no offset")
    for branch in plural.branches:
        if not isinstance(branch.selector, str):
            raise FlatteningError(f"a branch ={branch.selector} is no form of gettext's")
    _check_name(plural.name)
    for node in walk(message):
        if node is not plural and not isinstance(node, Text | Pound):
            _check_argument(node, plural)


def _check_argument(node: Node, plural: PluralArgument) -> None:
    if not isinstance(node, Argument):
        raise FlatteningError("gettext has no plural or select inside a plural, and braces no formats")
    if node.name == plural.name:
        raise FlatteningError("the number of the plural stands beside its sign #, and braces have one form for both")
    _check_name(node.name)


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise FlatteningError(f"{name!r} is no name that braces can hold")


def _flat(nodes: list[Node], counted: str) -> str:
    return "".join(
        _BRACE.sub(r"\g<0>\g<0>", node.value)
        if isinstance(node, Text)
        else f"{{{node.name if isinstance(node, Argument) else counted}}}"
        for node in nodes
    )


def unflatten(name: str, texts: Mapping[str, str]) -> str:
    """Make a template of one text for each category, the way back from ``flatten``.

    Args:
        name: the argument of the plural.
        texts: category → text; ``other`` is one of them.

    Raises:
        FlatteningError: a brace is left alone.

    Example:
        >>> unflatten("n", {"one": "{n} file on {host}", "other": "{n} files on {host}"})
        '{n, plural, one {# file on {host}} other {# files on {host}}}'
    """
    branches = tuple(PluralBranch(category, _message(text, name)) for category, text in texts.items())
    return print_template(Message((PluralArgument(name, False, 0, branches),)))  # noqa: FBT003 - a field of the node


def _message(text: str, counted: str) -> Message:
    nodes: list[Node] = []
    position = 0
    for match in _PIECE.finditer(text):
        if match.start() != position:
            break
        position = match.end()
        name = match["name"]
        if name is None:
            nodes.append(Text(match["words"][:1] if match["words"] in {"{{", "}}"} else match["words"]))
        else:
            nodes.append(Pound() if name == counted else Argument(name))
    if position != len(text):
        raise FlatteningError(f"Expected {{name}}, or a brace twice for one, got {text[position : position + 20]!r}")
    return Message(tuple(nodes))


def placeholders(text: str) -> frozenset[str]:
    """The names between braces in a text.

    Args:
        text: in braces style.

    Example:
        >>> sorted(placeholders("{n} of {{total}} on {host}"))
        ['host', 'n']
    """
    return frozenset(match["name"] for match in _PIECE.finditer(text) if match["name"] is not None)
