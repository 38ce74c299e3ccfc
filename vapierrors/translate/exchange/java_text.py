"""ICU MessageFormat → templates of Java's ``.properties``, in the three styles that such bundles have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog.properties import icu_template
from vapierrors.template import (
    DECIMAL,
    INTEGER,
    PERCENT,
    Argument,
    DateTimeArgument,
    Message,
    NumberArgument,
    PluralArgument,
    Pound,
    SelectArgument,
    Text,
    print_template,
)
from vapierrors.translate.exchange.unit import fault_of, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vapierrors.template import Node, NumberStyle
    from vapierrors.translate.exchange.format import Style

_SYNTAX: Final = re.compile(r"[{}]+|'")
_NUMBER: Final = re.compile(r"0|[1-9]\d*", re.ASCII)
_MOST_PRINTF: Final = 98
_JAVA_NUMBERS: Final[Mapping[NumberStyle, str]] = {DECIMAL: "", INTEGER: "integer", PERCENT: "percent"}
_DEFAULT_WIDTH: Final = "medium"


class JavaText(NamedTuple):
    """A template in a style of Java's.

    Args:
        text: the template; None where the style cannot say it.
        code: the code of the loss where it cannot.
        reason: what the style lacks.
    """

    text: str | None
    code: str = ""
    reason: str = ""


class _InexpressibleError(Exception):
    """A node that a style has nothing for."""


def java_text(template: str, style: Style) -> JavaText:
    """Write a template in a style, so that ``icu_template`` reads the same of it (specification, section 4).

    Args:
        template: ICU MessageFormat.
        style: ``named``, ``java`` or ``printf``.

    Example:
        >>> java_text("It's {0, number, ::.00} % of {1}", "printf").text
        "It's %,.2f %% of %s"
        >>> java_text("It's {0, number, ::.00} % of {1}", "java").text
        "It''s {0,number,#,##0.00} % of {1}"
        >>> java_text("{n, plural, one {# file} other {# files}}", "java").reason
        "a plural is none of java's formats"
    """
    message = parsed(template)
    if message is None:
        return JavaText(None, "template-syntax", f"the template is not sound: {fault_of(template)}")
    try:
        candidates = [*_WRITERS[style](template, message)]
    except _InexpressibleError as error:
        return JavaText(None, "style", f"{error} is none of {style}'s formats")
    for candidate in candidates:
        if parsed(icu_template(candidate)) == message:
            return JavaText(candidate)
    return JavaText(None, "ambiguous", "a reader would take the text for a template of another style")


def plainer(message: Message, numbers: Mapping[str, str]) -> Message:
    """A template for the least of styles: branches ``other``, arguments without formats, numbers for names.

    Args:
        message: the template.
        numbers: name of an argument → its number.

    Example:
        >>> from vapierrors.template import parse
        >>> message = parse("{n, plural, one {# file} other {# files}} on {host}")
        >>> print_template(plainer(message, {"n": "0", "host": "1"}))
        '{0} files on {1}'
    """
    return Message(tuple(_plainer(message, numbers, "")))


def _plainer(message: Message, numbers: Mapping[str, str], counted: str) -> Iterator[Node]:
    for node in message.nodes:
        match node:
            case Text():
                yield node
            case Pound():
                yield Argument(numbers.get(counted, counted))
            case PluralArgument() | SelectArgument():
                other = next(branch.message for branch in node.branches if branch.selector == "other")
                yield from _plainer(other, numbers, node.name if isinstance(node, PluralArgument) else counted)
            case _:
                yield Argument(numbers.get(node.name, node.name))


def argument_numbers(names: Iterable[str]) -> dict[str, str]:
    """A number for each argument: its own, or for a name the next that is free.

    Args:
        names: in the order of the English template.

    Example:
        >>> argument_numbers(["host", "0", "disk"])
        {'host': '1', '0': '0', 'disk': '2'}
    """
    listed = [*names]
    taken = {name for name in listed if _NUMBER.fullmatch(name)}
    free = (str(number) for number in range(len(listed) * 2 + 1) if str(number) not in taken)
    return {name: name if name in taken else next(free) for name in listed}


def _named(template: str, message: Message) -> Iterator[str]:
    """ICU as it is, where readers take it for that: templates with numbers are Java's own to them."""
    yield template
    yield print_template(message)
    yield template.replace("%", "%%")
    try:
        yield _written(message, _java_words, _java_argument)
    except _InexpressibleError:
        return


def _java(_template: str, message: Message) -> Iterator[str]:
    if all(isinstance(node, Text) for node in message.nodes):
        yield from _words_alone(message)
    else:
        yield _written(message, _java_words, _java_argument)


def _printf(_template: str, message: Message) -> Iterator[str]:
    names = [node.name for node in message.nodes if not isinstance(node, Text | Pound)]
    if names == [str(number) for number in range(len(names))]:
        yield _written(message, _printf_words, lambda node: f"%{_conversion(node)}")
    yield _written(message, _printf_words, _printf_argument)
    if not names:
        yield from _words_alone(message)


_WRITERS: Final[Mapping[Style, Callable[[str, Message], Iterator[str]]]] = {
    "named": _named,
    "java": _java,
    "printf": _printf,
}


def _words_alone(message: Message) -> Iterator[str]:
    """A text without arguments, which programs show without formatting it."""
    words = "".join(node.value for node in message.nodes if isinstance(node, Text))
    yield from (words, print_template(message), words.replace("%", "%%"))


def _written(message: Message, words: Callable[[str], str], argument: Callable[[Node], str]) -> str:
    return "".join(words(node.value) if isinstance(node, Text) else argument(node) for node in message.nodes)


def _java_words(words: str) -> str:
    return _SYNTAX.sub(lambda match: "''" if match[0] == "'" else f"'{match[0]}'", words)


def _java_argument(node: Node) -> str:
    match node:
        case Argument():
            return f"{{{_numbered(node.name)}}}"
        case NumberArgument():
            style = _JAVA_NUMBERS.get(node.style)
            kinds = ["number", _pattern(node.style) if style is None else style]
        case DateTimeArgument() if node.style.skeleton is None and node.style.width:
            kinds = [node.style.kind, "" if node.style.width == _DEFAULT_WIDTH else node.style.width]
        case _:
            raise _InexpressibleError(_what(node))
    return f"{{{','.join([_numbered(node.name), *filter(None, kinds)])}}}"


def _pattern(style: NumberStyle) -> str:
    """A pattern of Java's ``DecimalFormat``; what it cannot say does not read as the same style again."""
    maximum = style.minimum_fraction if style.maximum_fraction is None else style.maximum_fraction
    fraction = f"{'0' * style.minimum_fraction}{'#' * (maximum - style.minimum_fraction)}"
    integer = "0" if style.grouping == "off" else "#,##0"
    return f"{integer}{'.' if fraction else ''}{fraction}{'%' if style.percent else ''}"


def _printf_words(words: str) -> str:
    return words.replace("%", "%%")


def _printf_argument(node: Node) -> str:
    conversion = _conversion(node)
    return f"%{_printf_number(node)}${conversion}"


def _conversion(node: Node) -> str:
    match node:
        case Argument():
            _printf_number(node)
            return "s"
        case NumberArgument() if node.style == DECIMAL:
            return ",d"
        case NumberArgument():
            style = node.style
            return f"{'' if style.grouping == 'off' else ','}.{style.minimum_fraction}f"
        case _:
            raise _InexpressibleError(_what(node))


def _printf_number(node: Node) -> int:
    if isinstance(node, Text | Pound):
        raise _InexpressibleError(_what(node))
    number = int(_numbered(node.name))
    if number > _MOST_PRINTF:
        raise _InexpressibleError(f"the argument {node.name!r}, of more than {_MOST_PRINTF + 1},")
    return number + 1


def _numbered(name: str) -> str:
    if not _NUMBER.fullmatch(name) or len(name) > len(str(_MOST_PRINTF)) + 1:
        raise _InexpressibleError(f"the name {name!r}")
    return name


def _what(node: Node) -> str:
    match node:
        case PluralArgument():
            return "an ordinal plural" if node.ordinal else "a plural"
        case SelectArgument():
            return "a select"
        case DateTimeArgument():
            skeleton = f" with the skeleton {node.style.skeleton!r}" if node.style.skeleton else ""
            return f"a {node.style.kind}{skeleton}"
        case _:
            return "the argument"
