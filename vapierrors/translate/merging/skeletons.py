"""Plurals with the categories of another language, for translators to fill in."""

from __future__ import annotations

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Message, parse, print_template, walk
from vapierrors.template.nodes import OTHER, Node, PluralArgument, PluralBranch, SelectArgument, SelectBranch


def plural_skeleton(source: str, locale: str) -> str:
    """The English template with the plural categories of another language; empty where it has no plural.

    Args:
        source: the English template; one that is not sound has no skeleton.
        locale: the language tag of the translation.

    Raises:
        LocaleError: the tag is not well-formed, or CLDR has no data for it.

    Example:
        >>> plural_skeleton("{n, plural, =0 {no file} one {# file} other {# files}}", "cs")
        '{n, plural, =0 {no file} one {# file} few {# files} many {# files} other {# files}}'
        >>> plural_skeleton("Gone", "cs")
        ''
    """
    try:
        tree = parse(source)
    except (TemplateSyntaxError, LimitExceeded):
        return ""
    if not any(isinstance(node, PluralArgument) for node in walk(tree)):
        return ""
    return print_template(_message(tree, data_locale(locale)))


def _message(message: Message, locale: str) -> Message:
    return Message(tuple(_node(node, locale) for node in message.nodes))


def _node(node: Node, locale: str) -> Node:
    if isinstance(node, SelectArgument):
        selects = tuple(SelectBranch(branch.selector, _message(branch.message, locale)) for branch in node.branches)
        return SelectArgument(node.name, selects)
    if not isinstance(node, PluralArgument):
        return node
    there = {branch.selector: _message(branch.message, locale) for branch in node.branches}
    categories = plural_rule(locale, ordinal=node.ordinal).categories
    branches = [PluralBranch(selector, message) for selector, message in there.items() if not isinstance(selector, str)]
    branches += [PluralBranch(category, there.get(category, there[OTHER])) for category in categories]
    return PluralArgument(node.name, node.ordinal, node.offset, tuple(branches))
