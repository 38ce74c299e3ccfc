"""Readings: the closures that a message is compiled to, and how the pieces of one are joined.

A reading takes the arguments by name, the caller's context, and in a branch of a plural the number that ``#`` shows.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias, TypeVar

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
    arguments = [slot for slot in slots if isinstance(slot, FormattedPiece)]
    if len(arguments) == len(slots):
        return _ARGUMENTS.get(len(arguments), _many_arguments)(arguments, literals)
    match slots:
        case [PoundPiece() as slot]:
            return _one_pound(slot, *literals)
        case [slot]:
            return _one_reading(text_reading(slot), *literals)
    return _READINGS.get(len(slots), _many_readings)([text_reading(slot) for slot in slots], literals)


def text_reading(piece: FormattedPiece | PoundPiece | Reading[str]) -> Reading[str]:
    """A piece as a reading of its own (specification, section 3).

    Args:
        piece: an argument, ``#``, or a reading already.

    Example:
        >>> text_reading(FormattedPiece("name", lambda value, context: value.upper()))({"name": "a"}, None)
        'A'
    """
    if isinstance(piece, FormattedPiece):
        return _bare_argument(piece)
    return _one_pound(piece, "", "") if isinstance(piece, PoundPiece) else piece


def _bare_argument(piece: FormattedPiece) -> Reading[str]:
    name, formatter = piece

    def bare_argument(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return formatter(arguments[name], context)

    return bare_argument


def _no_argument(_pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    text = literals[0]

    def no_argument(_arguments: Mapping[str, Value], _context: Context, _number: Number | None = None) -> str:
        return text

    return no_argument


def _one_argument(pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    ((name, formatter),) = pieces
    before, after = literals

    def one_argument(arguments: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return f"{before}{formatter(arguments[name], context)}{after}"

    return one_argument


def _two_arguments(pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    (name_1, format_1), (name_2, format_2) = pieces
    before, between, after = literals

    def two_arguments(of: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return f"{before}{format_1(of[name_1], context)}{between}{format_2(of[name_2], context)}{after}"

    return two_arguments


def _three_arguments(pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    (name_1, format_1), (name_2, format_2), (name_3, format_3) = pieces
    before, text_1, text_2, after = literals

    def three_arguments(of: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return (
            f"{before}{format_1(of[name_1], context)}{text_1}{format_2(of[name_2], context)}"
            f"{text_2}{format_3(of[name_3], context)}{after}"
        )

    return three_arguments


def _four_arguments(pieces: Sequence[FormattedPiece], literals: Sequence[str]) -> Reading[str]:
    (name_1, format_1), (name_2, format_2), (name_3, format_3), (name_4, format_4) = pieces
    before, text_1, text_2, text_3, after = literals

    def four_arguments(of: Mapping[str, Value], context: Context, _number: Number | None = None) -> str:
        return (
            f"{before}{format_1(of[name_1], context)}{text_1}{format_2(of[name_2], context)}"
            f"{text_2}{format_3(of[name_3], context)}{text_3}{format_4(of[name_4], context)}{after}"
        )

    return four_arguments


def _one_pound(piece: PoundPiece, before: str, after: str) -> Reading[str]:
    name, show, formatter = piece

    def one_pound(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        if number is None:
            return f"{before}{formatter(arguments[name], context)}{after}"
        return f"{before}{show(number)}{after}"

    return one_pound


def _one_reading(reading: Reading[str], before: str, after: str) -> Reading[str]:
    if not before and not after:
        return reading

    def one_reading(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        return f"{before}{reading(arguments, context, number)}{after}"

    return one_reading


def _two_readings(readings: Sequence[Reading[str]], literals: Sequence[str]) -> Reading[str]:
    read_1, read_2 = readings
    before, between, after = literals

    def two_readings(of: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        return f"{before}{read_1(of, context, number)}{between}{read_2(of, context, number)}{after}"

    return two_readings


def _three_readings(readings: Sequence[Reading[str]], literals: Sequence[str]) -> Reading[str]:
    read_1, read_2, read_3 = readings
    before, text_1, text_2, after = literals

    def three_readings(of: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        return (
            f"{before}{read_1(of, context, number)}{text_1}{read_2(of, context, number)}"
            f"{text_2}{read_3(of, context, number)}{after}"
        )

    return three_readings


def _four_readings(readings: Sequence[Reading[str]], literals: Sequence[str]) -> Reading[str]:
    read_1, read_2, read_3, read_4 = readings
    before, text_1, text_2, text_3, after = literals

    def four_readings(of: Mapping[str, Value], context: Context, number: Number | None = None) -> str:
        return (
            f"{before}{read_1(of, context, number)}{text_1}{read_2(of, context, number)}"
            f"{text_2}{read_3(of, context, number)}{text_3}{read_4(of, context, number)}{after}"
        )

    return four_readings


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


_ARGUMENTS: Final = {0: _no_argument, 1: _one_argument, 2: _two_arguments, 3: _three_arguments, 4: _four_arguments}
"""Number of arguments → the reading of a message that has no more than them and words; a loop reads longer ones."""

_READINGS: Final = {2: _two_readings, 3: _three_readings, 4: _four_readings}
"""Likewise where there are plurals, selects or ``#`` among them."""


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
    readings = [parts_reading(piece, part) for piece in pieces]
    if len(readings) == 1:
        return readings[0]

    def parts(arguments: Mapping[str, Value], context: Context, number: Number | None = None) -> tuple[Part, ...]:
        return tuple(part for reading in readings for part in reading(arguments, context, number))

    return parts


def parts_reading(
    piece: str | FormattedPiece | PoundPiece | Reading[tuple[Part, ...]], part: PartMaker
) -> Reading[tuple[Part, ...]]:
    """A piece as a reading of its parts (specification, section 5).

    Args:
        piece: a literal, an argument, ``#``, or a reading already.
        part: makes the part of an argument from its name, its value, its text and the context.

    Example:
        >>> parts_reading("words", lambda name, value, text, context: Part("s", text, name))({}, None)[0].text
        'words'
    """
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
