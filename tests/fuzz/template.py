"""Templates: any text is read or refused, printed, checked and filled.

``parse`` raises ``TemplateSyntaxError`` or ``LimitExceeded`` alone; what it read is printed as a text that reads as the
same tree; a sound template is filled with arguments of every type in four languages, and its text is the join of its
parts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from fuzz.choices import chosen
from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.zones import zone
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats
from vapierrors.template import (
    Message,
    Part,
    Span,
    arguments,
    check_plural_categories,
    compare_arguments,
    compare_selectors,
    compile_template,
    find_quoted_arguments,
    parse,
    print_template,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

READERS = (("de", "Europe/Berlin"), ("ar", "Asia/Kolkata"), ("ja", "America/Sao_Paulo"), ("pl", "Etc/UTC"))
LONGEST_PRINTED = 1 << 20
VALUES: tuple[Any, ...] = (
    *("vm-42", "", "5", "-0.50", "1e999", "9" * 400, "2026-08-16T17:14:22.001Z", "a{b}'#"),
    *({"s": "host"}, {"s": "12"}, {"i": 0}, {"i": 1}, {"i": -(2**63)}, {"i": 2**63 - 1}),
    *({"d": 2.5}, {"d": -0.0}, {"d": 1.7976931348623157e308}, {"d": 5e-324, "precision": 40}, {"d": 1e27}),
    *({"dt": "2026-01-31T10:00:00.000Z"}, {"dt": "0001-01-01T00:00:00.000Z", "format": "FULL_DATE_TIME"}),
    *({"dt": "9999-12-31T23:59:59.999Z", "format": "LONG_TIME"}, {"l": {"id": "nested"}}),
)


class Nested:
    """Every nested message is one word."""

    def text(self, message: Mapping[str, Any]) -> str:
        """Its id."""
        return str(message["id"])

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        """Its id as a part."""
        return (Part("literal", self.text(message)),)


@cache
def formats(locale: str) -> LocaleFormats:
    return LocaleFormats(locale, locale, FORMATTERS)


def one_input(data: bytes) -> None:
    """Look at one template.

    Args:
        data: its text in UTF-8; other bytes are lone surrogates.
    """
    text = data.decode("utf-8", "surrogateescape")
    try:
        message = parse(text)
    except (TemplateSyntaxError, LimitExceeded) as error:
        assert str(error).startswith("Expected ")  # noqa: PT017 - no pytest here
        return
    assert message.span == Span(0, len(text))
    printed = print_template(message)
    again = parse(printed, max_length=LONGEST_PRINTED)
    assert again == message
    assert print_template(again) == printed
    check_checks(message)
    values = {name: chosen(VALUES, data, name) for name in arguments(message)}
    for locale, place in READERS:
        check_filled(message, values, locale, FormatContext(zone(place), Nested()))


def check_checks(message: Message) -> None:
    """A template has what it has: compared with itself there is nothing to find but selects that differ inside it."""
    assert compare_arguments(message, message) == ()
    compare_selectors(message, message)
    assert find_quoted_arguments(message, message) == ()
    for locale, _ in READERS:
        cardinal, ordinal = (plural_rule(locale, ordinal=ordinal).categories for ordinal in (False, True))
        check_plural_categories(message, cardinal, ordinal)


def check_filled(message: Message, values: Mapping[str, Any], locale: str, context: FormatContext) -> None:
    """The quick way to a text, that by what was seen, and that by the parts are one."""
    template = compile_template(message, formats(locale))
    assert template.arguments == values.keys()
    text = template.text(values, context)
    assert "".join(part.text for part in template.parts(values, context)) == text
    assert compile_template(message, formats(locale), values).text(values, context) == text
    if template.positional:
        texts = [f"<{position}>" for position in range(100)]
        by_name = {str(position): text for position, text in enumerate(texts)}
        assert template.positional(texts) == template.text(by_name, context)
