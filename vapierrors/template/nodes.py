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

from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, NamedTuple, NoReturn, TypeAlias, dataclass_transform

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
_set: Final = object.__setattr__


@dataclass_transform(frozen_default=True)
class _Record:
    """What all nodes have: they are immutable, and their place does not count when two are compared.

    Written by hand, since a dozen frozen data classes take longer to define than all the rest of this room.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]  # for checkers it stands in each class

    def _said(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__ if name != "span"])

    def __eq__(self, other: object) -> bool:
        return self._said() == other._said() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._said())

    def __repr__(self) -> str:
        members = ", ".join([f"{name}={getattr(self, name)!r}" for name in self.__match_args__])
        return f"{type(self).__name__}({members})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be deleted")


class Text(_Record):
    """Words of a template as the reader sees them: apostrophes are resolved (specification, section 3).

    Args:
        value: the characters, never empty in a parsed tree.
        span: where the text stands.

    Example:
        >>> Text("it's")
        Text(value="it's", span=Span(start=0, end=0))
    """

    __slots__ = ("span", "value")

    value: str
    span: Span

    def __init__(self, value: str, span: Span = _NOWHERE) -> None:
        _set(self, "value", value)
        _set(self, "span", span)


class Pound(_Record):
    """The sign ``#`` in a branch of a plural: the number less the offset (specification, section 3).

    Args:
        span: where the sign stands.

    Example:
        >>> Pound(Span(3, 4)) == Pound(Span(8, 9))
        True
    """

    __slots__ = ("span",)

    span: Span

    def __init__(self, span: Span = _NOWHERE) -> None:
        _set(self, "span", span)


class Argument(_Record):
    """``{name}``: an argument formatted by what its parameter is (specification, section 3).

    Args:
        name: the name, or the number of a positional argument such as ``0``.
        span: where the argument stands, braces included.

    Example:
        >>> Argument("host").name
        'host'
    """

    __slots__ = ("name", "span")

    name: str
    span: Span

    def __init__(self, name: str, span: Span = _NOWHERE) -> None:
        _set(self, "name", name)
        _set(self, "span", span)


class NumberArgument(_Record):
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

    __slots__ = ("name", "span", "style")

    name: str
    style: NumberStyle
    span: Span

    def __init__(self, name: str, style: NumberStyle, span: Span = _NOWHERE) -> None:
        _set(self, "name", name)
        _set(self, "style", style)
        _set(self, "span", span)


class DateTimeStyle(_Record):
    """How a ``date`` or ``time`` argument is shown: by a width or by a skeleton (specification, section 3).

    Args:
        kind: ``date`` or ``time``; of a skeleton it says nothing.
        width: ``short``, ``medium``, ``long`` or ``full``; ``None`` where there is a skeleton.
        skeleton: field letters of UTS 35 such as ``yMMMd``; ``None`` where there is a width.

    Example:
        >>> DateTimeStyle("date")
        DateTimeStyle(kind='date', width='medium', skeleton=None)
    """

    __slots__ = ("kind", "skeleton", "width")

    kind: Literal["date", "time"]
    width: Width | None
    skeleton: str | None

    def __init__(
        self, kind: Literal["date", "time"], width: Width | None = "medium", skeleton: str | None = None
    ) -> None:
        _set(self, "kind", kind)
        _set(self, "width", width)
        _set(self, "skeleton", skeleton)


class DateTimeArgument(_Record):
    """``{name, date, ...}`` or ``{name, time, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        style: how the moment is shown.
        span: where the argument stands, braces included.

    Example:
        >>> DateTimeArgument("since", DateTimeStyle("time", "short")).style.width
        'short'
    """

    __slots__ = ("name", "span", "style")

    name: str
    style: DateTimeStyle
    span: Span

    def __init__(self, name: str, style: DateTimeStyle, span: Span = _NOWHERE) -> None:
        _set(self, "name", name)
        _set(self, "style", style)
        _set(self, "span", span)


class PluralBranch(_Record):
    """One branch of a plural, such as ``one {# file}`` or ``=0 {no files}`` (specification, section 3).

    Args:
        selector: a category of CLDR, or the number behind ``=``; a float only where it has a fraction.
        message: the text of the branch.
        span: where the branch stands, from its selector to its closing brace.

    Example:
        >>> PluralBranch(0, Message((Text("none"),))).selector
        0
    """

    __slots__ = ("message", "selector", "span")

    selector: str | int | float
    message: Message
    span: Span

    def __init__(self, selector: str | float, message: Message, span: Span = _NOWHERE) -> None:
        _set(self, "selector", selector)
        _set(self, "message", message)
        _set(self, "span", span)


class PluralArgument(_Record):
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

    __slots__ = ("branches", "name", "offset", "ordinal", "span")

    name: str
    ordinal: bool
    offset: int | float
    branches: tuple[PluralBranch, ...]
    span: Span

    def __init__(
        self,
        name: str,
        ordinal: bool,  # noqa: FBT001 - a field among others
        offset: float,
        branches: tuple[PluralBranch, ...],
        span: Span = _NOWHERE,
    ) -> None:
        _set(self, "name", name)
        _set(self, "ordinal", ordinal)
        _set(self, "offset", offset)
        _set(self, "branches", branches)
        _set(self, "span", span)


class SelectBranch(_Record):
    """One branch of a select, such as ``host {the host}`` (specification, section 3).

    Args:
        selector: the text that the argument must equal, or ``other``.
        message: the text of the branch.
        span: where the branch stands, from its selector to its closing brace.

    Example:
        >>> SelectBranch("other", Message(())).selector
        'other'
    """

    __slots__ = ("message", "selector", "span")

    selector: str
    message: Message
    span: Span

    def __init__(self, selector: str, message: Message, span: Span = _NOWHERE) -> None:
        _set(self, "selector", selector)
        _set(self, "message", message)
        _set(self, "span", span)


class SelectArgument(_Record):
    """``{name, select, ...}`` (specification, section 3).

    Args:
        name: the name of the argument.
        branches: in the order of the template; ``other`` is one of them.
        span: where the argument stands, braces included.

    Example:
        >>> SelectArgument("kind", (SelectBranch("other", Message(())),)).name
        'kind'
    """

    __slots__ = ("branches", "name", "span")

    name: str
    branches: tuple[SelectBranch, ...]
    span: Span

    def __init__(self, name: str, branches: tuple[SelectBranch, ...], span: Span = _NOWHERE) -> None:
        _set(self, "name", name)
        _set(self, "branches", branches)
        _set(self, "span", span)


class Message(_Record):
    """A whole template, or the text of a branch (specification, section 3).

    Args:
        nodes: the pieces in their order; in a parsed tree no two texts are neighbours.
        span: where the message stands.

    Example:
        >>> Message((Text("Hello "), Argument("name"))).nodes[1]
        Argument(name='name', span=Span(start=0, end=0))
    """

    __slots__ = ("nodes", "span")

    nodes: tuple[Node, ...]
    span: Span

    def __init__(self, nodes: tuple[Node, ...], span: Span = _NOWHERE) -> None:
        _set(self, "nodes", nodes)
        _set(self, "span", span)


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
