"""What a value is to a plural or a select of a template: asked of the compiler, which shows readers the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from vapierrors.cldr.tags import data_locale
from vapierrors.cldr.zones import zone
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats
from vapierrors.template import (
    Argument,
    Message,
    NumberArgument,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    compile_template,
)
from vapierrors.template.compiler import numbers_of
from vapierrors.template.nodes import OTHER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.template import Node, Number, Part
    from vapierrors.translate.samples import Sample

Selecting: TypeAlias = PluralArgument | SelectArgument
"""A node with branches."""

Key: TypeAlias = "Callable[[Sample], str]"
"""What makes the key of a value: ``few``, ``=0``, or the word of a select."""


def key_of(node: Selecting, locale: str) -> Key:
    """What makes the key of a value for a node (specification, section 3).

    Of a plural it is ``=N`` where there is that branch, else the category of CLDR; of what is no number, ``other``.

    Args:
        node: of a template.
        locale: the language tag that the template is in.

    Raises:
        LocaleError: ``locale`` is no language tag.

    Example:
        >>> from vapierrors.template import parse
        >>> key = key_of(parse("{n, plural, =1 {a} one {b} other {c}}").nodes[0], "pl")
        >>> key({"i": 1}), key({"i": 3}), key({"d": 0.5}), key({"s": "x"})
        ('=1', 'few', 'other', 'other')
    """
    return _plural_key(node, data_locale(locale)) if isinstance(node, PluralArgument) else _select_key


def label(selector: str | float) -> str:
    """A selector as a template has it.

    Args:
        selector: of a branch.

    Example:
        >>> label("few"), label(0)
        ('few', '=0')
    """
    return selector if isinstance(selector, str) else f"={selector}"


class _NoNested:
    """What nested messages are to a rule: nothing that it looks at."""

    def text(self, message: Mapping[str, Any]) -> str:
        return str(message.get("id"))

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        del message
        return ()


@lru_cache(maxsize=1)
def _context() -> FormatContext:
    return FormatContext(zone("Etc/UTC"), _NoNested())


@lru_cache(maxsize=1)
def _select_formats() -> LocaleFormats:
    return LocaleFormats("en", "en", FORMATTERS)


def _select_key(value: Sample) -> str:
    return _select_formats().select_key(value, _context())


class _NotingFormats(LocaleFormats):
    """Formats that note which categories their plural rules give: what the compiler does with a number is its own."""

    def __init__(self, language: str) -> None:
        super().__init__(language, language, FORMATTERS)
        self.noted: list[str] = []

    def plural(self, ordinal: bool) -> Callable[[Number], str]:  # noqa: FBT001 - as the protocol has it
        rule = super().plural(ordinal)

        def noting(number: Number) -> str:
            category = rule(number)
            self.noted.append(category)
            return category

        return noting


def _plural_key(node: PluralArgument, language: str) -> Callable[[Sample], str]:
    """The compiler is asked, with all branches empty but for how the number is shown, which may round it."""
    formats, context = _NotingFormats(language), _context()
    branches = tuple([PluralBranch(branch.selector, _only_number(branch, node.name)) for branch in node.branches])
    bare = Message((PluralArgument(node.name, node.ordinal, node.offset, branches),))
    fill = compile_template(bare, formats).text
    selectors = [branch.selector for branch in node.branches if not isinstance(branch.selector, str)]
    exact = {number: label(selector) for selector in selectors for number in numbers_of(selector)}

    def key(value: Sample) -> str:
        formats.noted.clear()
        fill({node.name: value}, context)
        if formats.noted:
            return formats.noted[0]
        number = formats.quantity(value, context)
        if number is None:
            return OTHER
        return exact[number]

    return key


def _only_number(branch: PluralBranch, name: str) -> Message:
    if branch.selector != OTHER:
        return Message(())
    nodes = branch.message.nodes
    return Message(tuple([node for node in nodes if isinstance(node, Pound) or _shows(node, name)]))


def _shows(node: Node, name: str) -> bool:
    return isinstance(node, Argument | NumberArgument) and node.name == name
