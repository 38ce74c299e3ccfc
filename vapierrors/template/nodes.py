"""The syntax tree of a message template.

::

    Message                 pieces in a row
    ├── Text                words, with the apostrophes resolved
    ├── Argument            {name}
    ├── NumberArgument      {name, number, ...}
    ├── DateTimeArgument    {name, date, ...} and {name, time, ...}
    ├── PluralArgument      {name, plural, ...} and {name, selectordinal, ...}: branches, each a Message
    ├── SelectArgument      {name, select, ...}: branches, each a Message
    └── Pound               # directly in a branch of a plural

Two trees are equal where they say the same; where they stood in their texts does not count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template.number_styles import NumberStyle

OTHER: Final = "other"
PLURAL_CATEGORIES: Final = ("zero", "one", "two", "few", "many", OTHER)

Width = Literal["short", "medium", "long", "full"]
WIDTHS: Final[tuple[Width, ...]] = ("short", "medium", "long", "full")


class Span(NamedTuple):
    """Where a node stands in its template, in code points from 0 (specification, section 3).

    Args:
        start: the first character.
        end: the character behind the last one.

    Example:
        >>> span = Span(6, 12)
        >>> "Hello {name}"[span.start : span.end]
        '{name}'
    """

    start: int
    end: int


_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a template as the reader sees them: apostrophes are resolved (specification, section 3).

    Args:
        value: the characters, never empty in a parsed tree.
        span: where the text stands.

    Example:
        >>> Text("it's")
        Text(value="it's", span=Span(start=0, end=0))
    """

    value: str
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Pound:
    """The sign ``#`` in a branch of a plural: the number less the offset (specification, section 3).

    Args:
        span: where the sign stands.

    Example:
        >>> Pound(Span(3, 4)) == Pound(Span(8, 9))
        True
    """

    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Argument:
    """``{name}``: an argument formatted by what its parameter is (specification, section 3).

    Args:
        name: the name, or the number of a positional argument such as ``0``.
        span: where the argument stands, braces included.

    Example:
        >>> Argument("host").name
        'host'
    """

    name: str
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NumberArgument:
    """``{name, number, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        style: how the number is shown.
        span: where the argument stands, braces included.

    Example:
        >>> from vapierrors.template.number_styles import PERCENT
        >>> NumberArgument("used", PERCENT).style.percent
        True
    """

    name: str
    style: NumberStyle
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DateTimeStyle:
    """How a ``date`` or ``time`` argument is shown: by a width or by a skeleton (specification, section 3).

    Args:
        kind: ``date`` or ``time``; of a skeleton it says nothing.
        width: ``short``, ``medium``, ``long`` or ``full``; ``None`` where there is a skeleton.
        skeleton: field letters of UTS 35 such as ``yMMMd``; ``None`` where there is a width.

    Example:
        >>> DateTimeStyle("date")
        DateTimeStyle(kind='date', width='medium', skeleton=None)
    """

    kind: Literal["date", "time"]
    width: Width | None = "medium"
    skeleton: str | None = None


@dataclass(frozen=True, slots=True)
class DateTimeArgument:
    """``{name, date, ...}`` or ``{name, time, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        style: how the moment is shown.
        span: where the argument stands, braces included.

    Example:
        >>> DateTimeArgument("since", DateTimeStyle("time", "short")).style.width
        'short'
    """

    name: str
    style: DateTimeStyle
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PluralBranch:
    """One branch of a plural, such as ``one {# file}`` or ``=0 {no files}`` (specification, section 3).

    Args:
        selector: a category of CLDR, or the number behind ``=``; a float only where it has a fraction.
        message: the text of the branch.
        span: where the branch stands, from its selector to its closing brace.

    Example:
        >>> PluralBranch(0, Message((Text("none"),))).selector
        0
    """

    selector: str | int | float
    message: Message
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PluralArgument:
    """``{name, plural, ...}`` or ``{name, selectordinal, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        ordinal: whether it is a ``selectordinal``.
        offset: what is taken from the number before its category is looked up and ``#`` shown.
        branches: in the order of the template; ``other`` is one of them.
        span: where the argument stands, braces included.

    Example:
        >>> PluralArgument("n", False, 0, (PluralBranch("other", Message((Pound(),))),)).ordinal
        False
    """

    name: str
    ordinal: bool
    offset: int | float
    branches: tuple[PluralBranch, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SelectBranch:
    """One branch of a select, such as ``host {the host}`` (specification, section 3).

    Args:
        selector: the text that the argument must equal, or ``other``.
        message: the text of the branch.
        span: where the branch stands, from its selector to its closing brace.

    Example:
        >>> SelectBranch("other", Message(())).selector
        'other'
    """

    selector: str
    message: Message
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SelectArgument:
    """``{name, select, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        branches: in the order of the template; ``other`` is one of them.
        span: where the argument stands, braces included.

    Example:
        >>> SelectArgument("kind", (SelectBranch("other", Message(())),)).name
        'kind'
    """

    name: str
    branches: tuple[SelectBranch, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A whole template, or the text of a branch (specification, section 3).

    Args:
        nodes: the pieces in their order; in a parsed tree no two texts are neighbours.
        span: where the message stands.

    Example:
        >>> Message((Text("Hello "), Argument("name"))).nodes[1]
        Argument(name='name', span=Span(start=0, end=0))
    """

    nodes: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


Syntax: TypeAlias = Pound | Argument | NumberArgument | DateTimeArgument | PluralArgument | SelectArgument
Node: TypeAlias = Text | Syntax


def walk(message: Message) -> Iterator[Node]:
    """All nodes of a message in their order, each argument before those in its branches (specification, section 3).

    Args:
        message: a whole template or the text of a branch.

    Example:
        >>> select = SelectArgument("kind", (SelectBranch("other", Message((Argument("name"),))),))
        >>> [node.name for node in walk(Message((select, Argument("host"))))]
        ['kind', 'name', 'host']
    """
    for node in message.nodes:
        yield node
        if isinstance(node, PluralArgument | SelectArgument):
            for branch in node.branches:
                yield from walk(branch.message)
