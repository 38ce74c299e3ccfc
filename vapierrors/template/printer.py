"""Syntax tree → template text, the way back from the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.template.nodes import (
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    NumberArgument,
    PluralArgument,
    Pound,
    SelectArgument,
    Text,
)
from vapierrors.template.number_styles import print_number_style

if TYPE_CHECKING:
    from vapierrors.template.nodes import Message, Syntax

# Syntax is quoted together with the apostrophes in it; an apostrophe alone is doubled only where it would quote.
_QUOTED: Final = re.compile(r"[{}][{}']*|'(?=['{}]|\Z)")
_QUOTED_IN_PLURAL: Final = re.compile(r"[{}#][{}#']*|'(?=['{}#]|\Z)")

# Beyond it the parser reads a number only with an exponent.
_LARGEST_INTEGER: Final = 10**15


def print_template(message: Message) -> str:
    """Write a template in its canonical form, which ``parse`` reads back as an equal tree (specification, section 3).

    Args:
        message: as ``parse`` read it, or built by hand.

    Example:
        >>> from vapierrors.template import parse
        >>> print_template(parse("{ n,plural,offset:1 =0{it''s none}other{'{'#'}'} }"))
        "{n, plural, offset:1 =0 {it's none} other {'{'#'}'}}"
    """
    return _message(message, pound=False)


def _message(message: Message, *, pound: bool) -> str:
    quotable = _QUOTED_IN_PLURAL if pound else _QUOTED
    printed: list[str] = []
    words = ""
    for node in message.nodes:
        if isinstance(node, Text):
            # A quotation must not end where the next text begins with an apostrophe, so neighbours are one text.
            words += node.value
        else:
            printed += (quotable.sub(_quotation, words), _syntax(node))
            words = ""
    printed.append(quotable.sub(_quotation, words))
    return "".join(printed)


def _quotation(match: re.Match[str]) -> str:
    doubled = match[0].replace("'", "''")
    return doubled if match[0] == "'" else f"'{doubled}'"


def _syntax(node: Syntax) -> str:
    match node:
        case Pound():
            return "#"
        case Argument(name):
            syntax = [name]
        case NumberArgument(name, style):
            syntax = [name, "number", print_number_style(style)]
        case DateTimeArgument(name, style):
            syntax = [name, style.kind, _date_time_style(style)]
        case PluralArgument():
            syntax = [node.name, "selectordinal" if node.ordinal else "plural", _plural(node)]
        case SelectArgument(name, branches):
            selects = (f"{branch.selector} {{{_message(branch.message, pound=False)}}}" for branch in branches)
            syntax = [name, "select", " ".join(selects)]
    return f"{{{', '.join(filter(None, syntax))}}}"


def _date_time_style(style: DateTimeStyle) -> str:
    if style.skeleton is not None:
        return f"::{style.skeleton}"
    return "" if style == DateTimeStyle(style.kind) else style.width or ""


def _plural(node: PluralArgument) -> str:
    pieces = [f"offset:{_number(node.offset)}"] if node.offset else []
    for branch in node.branches:
        selector = branch.selector if isinstance(branch.selector, str) else f"={_number(branch.selector)}"
        pieces.append(f"{selector} {{{_message(branch.message, pound=True)}}}")
    return " ".join(pieces)


def _number(number: float) -> str:
    return repr(number if abs(number) < _LARGEST_INTEGER else float(number))
