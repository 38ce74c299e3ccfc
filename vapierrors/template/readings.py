"""Readings: the closures that a message is compiled to, and how the pieces of one are joined.

A reading takes the arguments by name, the caller's context, and in a branch of a plural the number that ``#`` shows.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, TypeVar

from vapierrors.template.parts import LITERAL, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Number: TypeAlias = int | float | Decimal

# The compiler looks into neither: both are handed through to the formatters.
Value: TypeAlias = Any
Context: TypeAlias = Any

Formatter: TypeAlias = Callable[[Value, Context], str]
PartMaker: TypeAlias = Callable[[str, Value, str, Context], Part]

T_co = TypeVar("T_co", covariant=True)


class Reading(Protocol[T_co]):
    """A compiled message: to its text or to its parts (specification, section 3).

    Example:
        >>> join_texts(["Hello ", FormattedPiece("name", lambda value, context: value.upper())])({"name": "a"}, None)
        'Hello A'
    """

    def __call__(self, arguments: Mapping[str, Value], context: Context, number: Number | None = None, /) -> T_co:
        """Render with the arguments; ``KeyError`` names one that is missing."""
        ...


class FormattedPiece(NamedTuple):
    """An argument and what formats it (specification, section 3).

    Args:
        name: the name of the argument.
        formatter: makes the text of its value.

    Example:
        >>> FormattedPiece("n", lambda value, context: str(value)).name
        'n'
    """

    name: str
    formatter: Formatter


class PoundPiece(NamedTuple):
    """The sign ``#`` bound to its plural (specification, section 3).

    Args:
        name: the name of the plural's argument.
        show: makes the text of the number.
        formatter: makes the text of a value that is no number.

    Example:
        >>> join_texts([PoundPiece("n", str, lambda value, context: value)])({"n": 5}, None, 4)
        '4'
    """

    name: str
    show: Callable[[Number], str]
    formatter: Formatter


def join_texts(pieces: Sequence[str | FormattedPiece | PoundPiece | Reading[str]]) -> Reading[str]:
    """A reading that makes the text of a message, in the shape that its pieces allow (specification, section 3).

    Args:
        pieces: literals, arguments and readings in their order.

    Example:
        >>> join_texts(["no arguments"])({}, None)
        'no arguments'
    """
    literals = [""]
    slots: list[FormattedPiece | PoundPiece | Reading[str]] = []
    for piece in pieces:
        if isinstance(piece, str):
            literals[-1] += piece
        else:
            slots.append(piece)
            literals.append("")
    match slots:
        case []:
            reading = _constant(literals[0])
        case [FormattedPiece() as slot]:
            reading = _one_argument(slot, *literals)
        case [PoundPiece() as slot]:
            reading = _one_pound(slot, *literals)
        case [slot]:
            reading = _one_reading(_text_reading(slot), *literals)
        case [FormattedPiece() as first, FormattedPiece() as second]:
            reading = _two_arguments(first, second, *literals)
        case [first, second]:
            reading = _two_readings(_text_reading(first), _text_reading(second), *literals)
        case _:
            arguments = [slot for slot in slots if isinstance(slot, FormattedPiece)]
            if len(arguments) == len(slots):
                reading = _many_arguments(arguments, literals)
            else:
                reading = _many_readings([_text_reading(slot) for slot in slots], literals)
    return reading


def _text_reading(piece: FormattedPiece | PoundPiece | Reading[str]) -> Reading[str]:
    if isinstance(piece, FormattedPiece):
        return _one_argument(piece, "", "")
    return _one_pound(piece, "", "") if isinstance(piece, PoundPiece) else piece


def _constant(text: str) -> Reading[str]:
    def constant(_arguments: Mapping[str, Value], _context: Context, _number: Number | None = None) -> str:
        return text

    return constant


def _one_argument(piece: FormattedPiece, before: str, after: str) -> Reading[str]:
    name, formatter = piece

    def one_argument(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return f"{before}{formatter(arguments[name], context)}{after}"

    return one_argument


def _one_pound(piece: PoundPiece, before: str, after: str) -> Reading[str]:
    name, show, formatter = piece

    def one_pound(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        if number is None:
            return f"{before}{formatter(arguments[name], context)}{after}"
        return f"{before}{show(number)}{after}"

    return one_pound


def _two_arguments(
    first: FormattedPiece, second: FormattedPiece, before: str, between: str, after: str
) -> Reading[str]:
    first_name, first_formatter = first
    second_name, second_formatter = second

    def two_arguments(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        first_text = first_formatter(arguments[first_name], context)
        return f"{before}{first_text}{between}{second_formatter(arguments[second_name], context)}{after}"

    return two_arguments


def _one_reading(reading: Reading[str], before: str, after: str) -> Reading[str]:
    if not before and not after:
        return reading

    def one_reading(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        return f"{before}{reading(arguments, context, number)}{after}"

    return one_reading


def _two_readings(first: Reading[str], second: Reading[str], before: str, between: str, after: str) -> Reading[str]:
    def two_readings(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        first_text = first(arguments, context, number)
        return f"{before}{first_text}{between}{second(arguments, context, number)}{after}"

    return two_readings


def _many_arguments(pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    blanks = _interleaved(literals)
    slots = [
        (index, piece.name, piece.formatter) for index, piece in zip(range(1, len(blanks), 2), pieces, strict=True)
    ]

    def many_arguments(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        texts = blanks.copy()
        for index, name, formatter in slots:
            texts[index] = formatter(arguments[name], context)
        return "".join(texts)

    return many_arguments


def _many_readings(readings: Sequence[Reading[str]], literals: Sequence[str]) -> Reading[str]:
    blanks = _interleaved(literals)
    slots = list(zip(range(1, len(blanks), 2), readings, strict=True))

    def many_readings(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        texts = blanks.copy()
        for index, reading in slots:
            texts[index] = reading(arguments, context, number)
        return "".join(texts)

    return many_readings


def _interleaved(literals: Sequence[str]) -> list[str]:
    """The literals with a blank between each two, for what is rendered."""
    blanks = [""] * (2 * len(literals) - 1)
    blanks[::2] = literals
    return blanks


def join_parts(
    pieces: Sequence[str | FormattedPiece | PoundPiece | Reading[tuple[Part, ...]]], part: PartMaker
) -> Reading[tuple[Part, ...]]:
    """A reading that makes the parts of a message (specification, section 5).

    Args:
        pieces: literals, arguments and readings in their order.
        part: makes the part of an argument from its name, its value, its text and the context.

    Example:
        >>> join_parts(["no arguments"], lambda name, value, text, context: Part("s", text, name))({}, None)
        (Part(kind='literal', text='no arguments', argument='', parts=()),)
    """
    readings = [_parts_reading(piece, part) for piece in pieces]
    if len(readings) == 1:
        return readings[0]

    def parts(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> tuple[Part, ...]:
        return tuple(part for reading in readings for part in reading(arguments, context, number))

    return parts


def _parts_reading(
    piece: str | FormattedPiece | PoundPiece | Reading[tuple[Part, ...]], part: PartMaker
) -> Reading[tuple[Part, ...]]:
    if isinstance(piece, str):
        return _literal_part(piece)
    if isinstance(piece, FormattedPiece):
        return _argument_part(piece, part)
    return _pound_part(piece, part) if isinstance(piece, PoundPiece) else piece


def _literal_part(text: str) -> Reading[tuple[Part, ...]]:
    parts = (Part(LITERAL, text),)

    def literal(_arguments: Mapping[str, Value], _context: Context, _number: Number | None = None) -> tuple[Part, ...]:
        return parts

    return literal


def _argument_part(piece: FormattedPiece, part: PartMaker) -> Reading[tuple[Part, ...]]:
    name, formatter = piece

    def argument(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> tuple[Part, ...]:
        value = arguments[name]
        return (part(name, value, formatter(value, context), context),)

    return argument


def _pound_part(piece: PoundPiece, part: PartMaker) -> Reading[tuple[Part, ...]]:
    name, show, formatter = piece

    def pound(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> tuple[Part, ...]:
        if number is not None:
            return (part(name, number, show(number), context),)
        value = arguments[name]
        return (part(name, value, formatter(value, context), context),)

    return pound
