"""Syntax tree → closures: a template is compiled once for a locale and rendered many times.

The compiler knows nothing of parameters or of CLDR. It is handed ``Formats``, which makes the formatters of one
locale, and reads the same tree twice with them: once for the text, once for the parts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Decimal
from decimal import Context as DecimalContext
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from vapierrors.template.bounded import has_many_pieces, join_bounded_parts, join_bounded_texts
from vapierrors.template.nodes import (
    OTHER,
    Argument,
    DateTimeArgument,
    NumberArgument,
    PluralArgument,
    Pound,
    SelectArgument,
    Text,
    walk,
)
from vapierrors.template.number_styles import DECIMAL, INTEGER, PERCENT
from vapierrors.template.positional import positional_filler
from vapierrors.template.readings import FormattedPiece, PoundPiece, join_parts, join_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vapierrors.template.nodes import DateTimeStyle, Message, Node
    from vapierrors.template.number_styles import NumberStyle
    from vapierrors.template.parts import Part
from vapierrors.template.readings import Context, Formatter, Number, Reading, Value

_T = TypeVar("_T")
_NOTHING: Mapping[str, Value] = MappingProxyType({})
_LONGEST = 64 * 1024

# The program's own context decides nothing. The precision holds whatever can be shown, and bounds 1E+999999999 less 1.
_ARITHMETIC = DecimalContext(prec=20_000, rounding=ROUND_HALF_EVEN, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])


class Formats(Protocol):
    """What the compiler is handed: the formatters of one locale (specification, section 3).

    Each method is called while a template is compiled, but for ``quantity``, ``select_key`` and ``part``, which
    are called while it is rendered.

    Example:
        >>> from types import SimpleNamespace
        >>> from vapierrors.template import Part, parse
        >>> formats = SimpleNamespace(
        ...     argument=lambda seen: lambda value, context: f"«{value}»",
        ...     part=lambda name, value, text, context: Part("s", text, name),
        ... )
        >>> compile_template(parse("Hello {name}"), formats).text({"name": "you"}, None)
        'Hello «you»'
    """

    def argument(self, seen: Value = "") -> Formatter:
        """The formatter of ``{name}``, for any argument; it may be quickest for those like one that was seen."""
        ...

    def number(self, style: NumberStyle) -> Formatter:
        """The formatter of ``{name, number, ...}``."""
        ...

    def date_time(self, style: DateTimeStyle) -> Formatter:
        """The formatter of ``{name, date, ...}`` and ``{name, time, ...}``."""
        ...

    def plural(self, ordinal: bool) -> Callable[[Number], str]:  # noqa: FBT001 - the one thing it is about
        """The rule that gives the CLDR category of a number."""
        ...

    def pound(self) -> Callable[[Number], str]:
        """What shows a number for ``#``."""
        ...

    def quantity(self, value: Value, context: Context, /) -> Number | None:
        """The value of an argument as a number, ``None`` where it is none."""
        ...

    def select_key(self, value: Value, context: Context, /) -> str:
        """The value of an argument as the selectors of a select have it."""
        ...

    def part(self, name: str, value: Value, text: str, context: Context, /) -> Part:
        """The part of a formatted argument; for ``#`` the value is the number shown."""
        ...


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template ready to be rendered in one locale (specification, section 3).

    Args:
        arguments: the names of all arguments, of those in branches too.
        linear: whether every rendering reads every argument once and once only, whichever branches it takes.
        size: how many arguments there are.
        text: takes the arguments by name and the context, and makes the text; ``KeyError`` names a missing argument.
        parts: takes the same and makes the parts, whose texts joined are what ``text`` makes.
        positional: makes the text of a list of positional arguments, all strings; None where it takes more than them.

    Example:
        >>> first = lambda arguments, context: arguments["n"]
        >>> template = CompiledTemplate(frozenset("n"), True, 1, first, lambda *_: ())
        >>> template.text({"n": "five"}, None)
        'five'
    """

    arguments: frozenset[str]
    linear: bool
    size: int
    text: Callable[[Mapping[str, Value], Context], str]
    parts: Callable[[Mapping[str, Value], Context], tuple[Part, ...]]
    positional: Callable[[Sequence[str]], str] | None = None


def compile_template(
    message: Message, formats: Formats, seen: Mapping[str, Value] = _NOTHING, *, longest: int = _LONGEST
) -> CompiledTemplate:
    """Compile a template for one locale (specification, section 3).

    Args:
        message: as ``parse`` read it.
        formats: the formatters of the locale.
        seen: arguments by name that are to be rendered: others are likely to be of the same shape.
        longest: code points of the longest text that anybody wants; a template with many arguments makes no more of a
            longer one than it takes to see that it is.

    Example:
        >>> from types import SimpleNamespace
        >>> from vapierrors.template import parse
        >>> formats = SimpleNamespace(argument=lambda seen: lambda value, context: value, part=None)
        >>> template = compile_template(parse("Hello {name}"), formats)
        >>> template.text({"name": "you"}, None), sorted(template.arguments)
        ('Hello you', ['name'])
    """
    arguments = frozenset(node.name for node in walk(message) if not isinstance(node, Text | Pound))
    linear = _reads(message) == Counter(arguments)
    if has_many_pieces(message):
        texts = _Compiler(formats, partial(join_bounded_texts, longest=longest), seen)
        parts = _Compiler(formats, partial(join_bounded_parts, part=formats.part, longest=longest))
        filler = None
    else:
        texts = _Compiler(formats, join_texts, seen)
        parts = _Compiler(formats, partial(join_parts, part=formats.part))
        filler = positional_filler(message)
    return CompiledTemplate(
        arguments, linear, len(arguments), texts.message(message), _on_first_use(parts.message, message), filler
    )


def _reads(message: Message) -> Counter[str]:
    """How often each argument is read; one that some branches read more often than others counts as read twice."""
    reads: Counter[str] = Counter()
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument):
            branches = [_reads(branch.message) for branch in node.branches]
            for name in set[str]().union(*branches):
                times = {branch[name] for branch in branches}
                reads[name] += times.pop() if len(times) == 1 else 2
        if not isinstance(node, Text | Pound):
            reads[node.name] += 1
    return reads


def _on_first_use(compiled: Callable[[Message], Reading[_T]], message: Message) -> Reading[_T]:
    """A reading that is compiled when somebody asks for it: most errors are only ever read as texts."""
    reading: list[Reading[_T]] = []

    def on_first_use(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> _T:
        if not reading:
            reading.append(compiled(message))
        return reading[0](arguments, context, number)

    return on_first_use


class _Compiler(Generic[_T]):
    """One way to read a tree: ``join`` makes a reading of the pieces of a message."""

    __slots__ = ("formats", "join", "seen")

    def __init__(
        self,
        formats: Formats,
        join: Callable[[Sequence[str | FormattedPiece | PoundPiece | Reading[_T]]], Reading[_T]],
        seen: Mapping[str, Value] = _NOTHING,
    ) -> None:
        self.formats = formats
        self.join = join
        self.seen = seen

    def message(self, message: Message, plural: PluralArgument | None = None) -> Reading[_T]:
        return self.join([self.piece(node, plural) for node in message.nodes])

    def piece(self, node: Node, plural: PluralArgument | None) -> str | FormattedPiece | PoundPiece | Reading[_T]:
        formats = self.formats
        match node:
            case Text():
                return node.value
            case Pound():
                return PoundPiece(plural.name, formats.pound(), formats.argument()) if plural else "#"
            case PluralArgument():
                return self.plural(node)
            case SelectArgument():
                return self.select(node)
            case Argument():
                formatter = formats.argument(self.seen.get(node.name, ""))
            case NumberArgument():
                formatter = formats.number(node.style)
            case DateTimeArgument():
                formatter = formats.date_time(node.style)
        return FormattedPiece(node.name, formatter)

    def select(self, node: SelectArgument) -> Reading[_T]:
        name, key = node.name, self.formats.select_key
        readings = {branch.selector: self.message(branch.message) for branch in node.branches}
        other = readings[OTHER]

        def select(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> _T:
            return readings.get(key(arguments[name], context), other)(arguments, context)

        return select

    def plural(self, node: PluralArgument) -> Reading[_T]:
        name, quantity = node.name, self.formats.quantity
        category = _shown_category(node, self.formats.plural(node.ordinal))
        categories: dict[str, Reading[_T]] = {}
        exact: dict[Number, Reading[_T]] = {}
        for branch in node.branches:
            reading = self.message(branch.message, node)
            if isinstance(branch.selector, str):
                categories[branch.selector] = reading
            else:
                exact.update(dict.fromkeys(numbers_of(branch.selector), reading))
        other = categories[OTHER]

        def plain(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> _T:
            number = quantity(arguments[name], context)
            if number is None:
                return other(arguments, context)
            return categories.get(category(number), other)(arguments, context, number)

        def full(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> _T:
            number = quantity(arguments[name], context)
            if number is None:
                return other(arguments, context)
            shown = less_offset(number) if offset else number
            reading = exact.get(number) or categories.get(category(shown), other)
            return reading(arguments, context, shown)

        offset, less_offset = node.offset, _subtraction(node.offset)
        return full if exact or offset else plain


def numbers_of(selector: float) -> tuple[Number, Number]:
    """What equals the selector ``=N`` of a plural: of 0.1 the float and the decimal are two numbers (section 3).

    Example:
        >>> numbers_of(0.1)
        (0.1, Decimal('0.1'))
    """
    return selector, Decimal(repr(selector))


def _subtraction(offset: float) -> Callable[[Number], Number]:
    exact_offset = Decimal(repr(offset))

    def subtraction(number: Number) -> Number:
        return _ARITHMETIC.subtract(number, exact_offset) if isinstance(number, Decimal) else number - offset

    return subtraction


def _shown_category(node: PluralArgument, category: Callable[[Number], str]) -> Callable[[Number], str]:
    """The rule on the number as the branch ``other`` shows it, as ICU has it: 1.4 shown as an integer is one."""
    style = _shown_style(node)
    if style not in (INTEGER, PERCENT):
        return category
    scale = style.scale

    def shown_category(number: Number) -> str:
        exact = number if isinstance(number, Decimal) else Decimal(str(number))
        return category(_ARITHMETIC.to_integral_value(_ARITHMETIC.multiply(exact, scale)))

    return shown_category


def _shown_style(node: PluralArgument) -> NumberStyle:
    """The style in which the branch ``other`` shows the number first; branches inside it do not count."""
    for branch in node.branches:
        if branch.selector == OTHER:
            for shown in branch.message.nodes:
                if isinstance(shown, NumberArgument) and shown.name == node.name:
                    return shown.style
                if isinstance(shown, Pound) or (isinstance(shown, Argument) and shown.name == node.name):
                    break
    return DECIMAL
