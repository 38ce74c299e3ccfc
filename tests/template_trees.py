"""Random syntax trees in the form that the parser gives them, and formats that show what they are handed."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import strategies as st

from vapierrors.template import (
    DECIMAL,
    INTEGER,
    PERCENT,
    PLURAL_CATEGORIES,
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    Message,
    NumberArgument,
    NumberStyle,
    Part,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    SelectBranch,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.template import Formatter, Node, Number
    from vapierrors.template.readings import Context, Value

VALUES: dict[str, Any] = {"n": 5, "0": 1, "b.c": Decimal("2.5"), "ключ": 0.5, "item-1": "host", "it's": -1}
NAMES = st.sampled_from(sorted(VALUES))
WORDS = st.text(st.sampled_from("ab'{}#|,= \n日"), min_size=1, max_size=8).map(Text)
DATE_TIME_STYLES = st.builds(
    DateTimeStyle, st.sampled_from(["date", "time"]), st.sampled_from(["short", "medium", "long", "full"])
) | st.builds(DateTimeStyle, st.sampled_from(["date", "time"]), st.none(), st.sampled_from(["yMMMd", "jm", "EEEEHmv"]))


@st.composite
def number_styles(draw: st.DrawFn) -> NumberStyle:
    compact: Literal["short", "long"] | None = draw(st.sampled_from([None, "short", "long"]))
    minimum = draw(st.integers(0, 4))
    digits = (minimum, minimum + draw(st.integers(0, 4)))
    default = (0, None if compact else 6)
    minimum, maximum = draw(st.sampled_from([digits, default]))
    unit = draw(st.sampled_from([{}, {"percent": True}, {"permille": True}]))
    return NumberStyle(
        minimum,
        maximum,
        grouping=draw(st.sampled_from(["auto", "off", "min2", "always"])),
        scale=draw(st.sampled_from([Decimal(1), Decimal(100), Decimal("0.5")])),
        compact=compact,
        sign=draw(st.sampled_from(["auto", "always", "never", "except-zero", "negative"])),
        **unit,
    )


NUMBER_STYLES = st.sampled_from([DECIMAL, INTEGER, PERCENT]) | number_styles()
EXACT = (
    st.integers(-(10**20), 10**20).map(lambda number: int(float(number)))
    | st.integers(0, 9)
    | st.sampled_from([0.5, -1.25, 1e-7])
)


@cache
def messages(depth: int = 2, *, pound: bool = False) -> st.SearchStrategy[Message]:
    """Messages whose texts have no text beside them, with plurals and selects down to ``depth``."""
    syntax: list[st.SearchStrategy[Node]] = [
        st.builds(Argument, NAMES),
        st.builds(NumberArgument, NAMES, NUMBER_STYLES),
        st.builds(DateTimeArgument, NAMES, DATE_TIME_STYLES),
    ]
    if pound:
        syntax.append(st.builds(Pound))
    if depth:
        syntax += [plurals(depth - 1), selects(depth - 1)]
    nodes = st.lists(WORDS | st.one_of(syntax), max_size=4).map(_apart)
    return st.builds(Message, nodes)


def _apart(nodes: list[Node]) -> tuple[Node, ...]:
    apart: list[Node] = []
    for node in nodes:
        if not (apart and isinstance(node, Text) and isinstance(apart[-1], Text)):
            apart.append(node)
    return tuple(apart)


@cache
@st.composite
def plurals(draw: st.DrawFn, depth: int) -> PluralArgument:
    selectors = draw(st.lists(st.sampled_from(PLURAL_CATEGORIES[:-1]) | EXACT, max_size=3, unique=True))
    message = messages(depth, pound=True)
    branches = tuple(PluralBranch(selector, draw(message)) for selector in [*selectors, "other"])
    offset = draw(st.sampled_from([0, 0, 1, -2, 0.5]))
    return PluralArgument(draw(NAMES), draw(st.booleans()), offset, branches)


@cache
@st.composite
def selects(draw: st.DrawFn, depth: int) -> SelectArgument:
    selectors = draw(st.lists(st.sampled_from(["host", "5", "vm.on", "日"]), max_size=3, unique=True))
    branches = tuple(SelectBranch(selector, draw(messages(depth))) for selector in [*selectors, "other"])
    return SelectArgument(draw(NAMES), branches)


class ShowingFormats:
    """Formats that show the style they were asked for and the context they were handed."""

    def argument(self, seen: Value = "") -> Formatter:  # noqa: ARG002 - as the protocol has it
        """The value behind the context."""
        return lambda value, context: f"{context}{value}"

    def number(self, style: NumberStyle) -> Formatter:
        """The value and how many fraction digits it may have."""
        return lambda value, _context: f"<{value} {style.minimum_fraction}-{style.maximum_fraction}>"

    def date_time(self, style: DateTimeStyle) -> Formatter:
        """The value and the style."""
        return lambda value, _context: f"<{value} {style.kind} {style.width or style.skeleton}>"

    def plural(self, ordinal: bool) -> Callable[[Number], str]:  # noqa: FBT001 - as the protocol has it
        """``few`` for all ordinals; English cardinals."""
        return lambda number: "few" if ordinal else "one" if number == 1 else "other"

    def pound(self) -> Callable[[Number], str]:
        """The number behind the sign."""
        return lambda number: f"#{number}"

    def quantity(self, value: Value, _context: Context, /) -> Number | None:
        """Python's own numbers."""
        return value if isinstance(value, int | float | Decimal) else None

    def select_key(self, value: Value, _context: Context, /) -> str:
        """The value in words."""
        return str(value)

    def part(self, name: str, value: Value, text: str, context: Context, /) -> Part:
        """A part of the value's type, which shows the context inside."""
        return Part(type(value).__name__, text, name, (Part("literal", text, context),))
