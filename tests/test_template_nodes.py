"""Nodes of a syntax tree are values: compared by what they say, never changed, copied (specification, section 3)."""

from __future__ import annotations

import pickle
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from template_trees import messages

from vapierrors.template import (
    DECIMAL,
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    Message,
    NumberArgument,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    SelectBranch,
    Span,
    Text,
    parse,
    walk,
)

if TYPE_CHECKING:
    from vapierrors.template import Node

SHORT = DateTimeStyle("date", "short")
OTHER = Message((Text("x"),))
NODES = [
    Text("x"),
    Pound(),
    Argument("x"),
    NumberArgument("x", DECIMAL),
    DateTimeArgument("x", SHORT),
    PluralArgument("x", ordinal=False, offset=0, branches=(PluralBranch("other", OTHER),)),
    SelectArgument("x", (SelectBranch("other", OTHER),)),
    OTHER,
]


@pytest.mark.parametrize("node", NODES, ids=[type(node).__name__ for node in NODES])
def test_a_node_cannot_be_changed(node: Node | Message) -> None:
    """What is shared between threads stays as it was read, and the error says what was tried."""
    name = type(node).__name__
    with pytest.raises(AttributeError) as changed:
        node.span = Span(1, 2)  # type: ignore[misc]
    assert str(changed.value) == f"{name} is immutable: span cannot be set"
    with pytest.raises(AttributeError) as deleted:
        del node.span  # type: ignore[misc]
    assert str(deleted.value) == f"{name} is immutable: span cannot be deleted"
    assert node.span == Span(0, 0)


@pytest.mark.parametrize("node", NODES, ids=[type(node).__name__ for node in NODES])
def test_nodes_of_two_types_are_two_things(node: Node | Message) -> None:
    """A node equals none of another type, though the words in both are the same, and no other value either."""
    assert [other for other in NODES if other == node] == [node]
    assert node != "x"
    assert node.__eq__("x") is NotImplemented


@given(messages())
def test_a_copy_is_the_same_tree(tree: Message) -> None:
    """A tree that is copied, or sent to another process, is equal, has the same hash, and reads the same."""
    for copy in (deepcopy(tree), pickle.loads(pickle.dumps(tree))):  # noqa: S301 - what was made a moment ago
        assert copy == tree
        assert hash(copy) == hash(tree)
        assert repr(copy) == repr(tree)


def test_a_copy_stands_where_the_original_stands() -> None:
    """Spans are copied, too, though they do not count in a comparison."""
    tree = parse("a {n, plural, one {{b}} other {# {c, date}}} {k, select, other {d}}")
    copy = pickle.loads(pickle.dumps(tree))  # noqa: S301 - what was made a moment ago
    assert [node.span for node in walk(copy)] == [node.span for node in walk(tree)]
    assert repr(copy) == repr(tree)


def test_a_place_does_not_count() -> None:
    """Two templates that say the same in other places are equal keys."""
    one, other = parse("{a}{n, plural, other {#}}"), parse("{ a }{ n , plural , other { #} }")
    assert one.nodes[0] == other.nodes[0]
    assert hash(one.nodes[0]) == hash(other.nodes[0])
    assert one.nodes[1] != other.nodes[1]
    assert len({*one.nodes, *parse("{ a }{n,plural,other{#}}").nodes}) == 2
