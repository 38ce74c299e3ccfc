"""Checks on syntax trees: what a template uses, and how a translation differs from its source.

All are pure functions. What they find has one of these codes:

=========================  ===========================  ================================================
code                       found by                     in short
=========================  ===========================  ================================================
``missing-argument``       ``compare_arguments``        the translation drops an argument
``extra-argument``         ``compare_arguments``        the translation has an argument of its own
``incompatible-argument``  ``compare_arguments``        a number in one is a date in the other
``quoted-argument``        ``find_quoted_arguments``    apostrophes turned an argument into words
``missing-category``       ``check_plural_categories``  the language needs another branch
``superfluous-category``   ``check_plural_categories``  the language never uses the branch
``missing-selector``       ``compare_selectors``        the translation drops a branch of a select
``extra-selector``         ``compare_selectors``        the translation has a branch that never matches
=========================  ===========================  ================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from vapierrors.template.nodes import (
    OTHER,
    DateTimeArgument,
    NumberArgument,
    PluralArgument,
    Pound,
    SelectArgument,
    Span,
    Text,
    walk,
)
from vapierrors.template.scanning import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence

    from vapierrors.template.nodes import Message, Node

Role = Literal["plain", "number", "date", "time", "plural", "selectordinal", "select"]
Code = Literal[
    "missing-argument",
    "extra-argument",
    "incompatible-argument",
    "quoted-argument",
    "missing-category",
    "superfluous-category",
    "missing-selector",
    "extra-selector",
]

# What a role asks of its parameter. A plain argument takes any.
_NATURES: Final[Mapping[Role, str]] = {
    "number": "a number",
    "plural": "a number",
    "selectordinal": "a number",
    "date": "a moment",
    "time": "a moment",
    "select": "a word",
}

_MOST_LISTED: Final = 20

_LOOKS_LIKE_ARGUMENT: Final = re.compile(r"\{\s*([^\s{},]+)\s*[,}]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a template (specification, section 9).

    Args:
        code: one of the codes that this module lists.
        detail: what was expected and what was got.
        span: where, in the translation where two templates are compared.

    Example:
        >>> Finding("missing-argument", "Expected {name}", Span(0, 5)).code
        'missing-argument'
    """

    code: Code
    detail: str
    span: Span


def arguments(message: Message) -> dict[str, frozenset[Role]]:
    """The arguments of a template in their order, and all that each is used as (specification, section 3).

    Args:
        message: as ``parse`` read it.

    Example:
        >>> from vapierrors.template import parse
        >>> arguments(parse("{n, plural, other {# at {host}}}"))
        {'n': frozenset({'plural'}), 'host': frozenset({'plain'})}
    """
    roles: dict[str, set[Role]] = {}
    for name, role, _ in _uses(message):
        roles.setdefault(name, set()).add(role)
    return {name: frozenset(used) for name, used in roles.items()}


def _uses(message: Message) -> Iterator[tuple[str, Role, Span]]:
    for node in walk(message):
        if not isinstance(node, Text | Pound):
            yield node.name, role_of(node), node.span


def role_of(node: Node) -> Role:
    """What an argument is used as (specification, section 3).

    Args:
        node: an argument, of any type.

    Example:
        >>> from vapierrors.template import parse
        >>> [role_of(node) for node in parse("{a}{b, time}{c, selectordinal, other {}}").nodes]
        ['plain', 'time', 'selectordinal']
    """
    match node:
        case NumberArgument():
            return "number"
        case DateTimeArgument():
            return node.style.kind
        case PluralArgument():
            return "selectordinal" if node.ordinal else "plural"
        case SelectArgument():
            return "select"
        case _:
            return "plain"


def compare_arguments(source: Message, translation: Message) -> tuple[Finding, ...]:
    """How the arguments of a translation differ from those of its source (specification, section 9).

    * ``missing-argument``: ``{file} on {host}`` translated as ``{file}``.
    * ``extra-argument``: ``{file}`` translated as ``{fiel}``, which nobody fills.
    * ``incompatible-argument``: ``{size, number}`` translated as ``{size, date}``.

    Args:
        source: the English template.
        translation: its translation.

    Example:
        >>> from vapierrors.template import parse
        >>> [finding.detail for finding in compare_arguments(parse("{file} on {host}"), parse("{file}"))]
        ["Expected the argument 'host' of the source, got a translation without it"]
    """
    wanted, used = arguments(source), arguments(translation)
    findings = [
        Finding(
            "missing-argument",
            f"Expected the argument {quoted(name)} of the source, got a translation without it",
            translation.span,
        )
        for name in wanted
        if name not in used
    ]
    for name, role, span in _uses(translation):
        if name not in wanted:
            detail = f"Expected an argument of the source ({_listed(wanted)}), got {quoted(name)}"
            findings.append(Finding("extra-argument", detail, span))
            continue
        natures = sorted({_NATURES[wanted_role] for wanted_role in wanted[name] if wanted_role in _NATURES})
        nature = _NATURES.get(role)
        if natures and nature and nature not in natures:
            detail = f"Expected {quoted(name)} to be {' or '.join(natures)} as in the source, got {nature}: {role}"
            findings.append(Finding("incompatible-argument", detail, span))
    return tuple(findings)


def find_quoted_arguments(source: Message, translation: Message) -> tuple[Finding, ...]:
    """Arguments of the source that apostrophes turned into words of the translation (specification, section 9).

    * ``quoted-argument``: ``the file {name}`` translated as ``le fichier d'{name}``, where the apostrophe quotes the
      brace; ``d''{name}`` is right.

    Args:
        source: the English template.
        translation: its translation.

    Example:
        >>> from vapierrors.template import parse
        >>> print(find_quoted_arguments(parse("of {name}"), parse("d'{name}"))[0].detail)
        Expected the argument 'name' of the source, got it quoted as the words '{name}'; write '' for an
        apostrophe before a brace
    """
    wanted = arguments(source).keys() - _quoted_names(source)
    findings = []
    for node in walk(translation):
        if isinstance(node, Text):
            for match in _LOOKS_LIKE_ARGUMENT.finditer(node.value):
                if match[1] in wanted:
                    detail = (
                        f"Expected the argument {quoted(match[1])} of the source, "
                        f"got it quoted as the words {quoted(match[0])}; write '' for an apostrophe before a brace"
                    )
                    findings.append(Finding("quoted-argument", detail, node.span))
    return tuple(findings)


def _quoted_names(message: Message) -> set[str]:
    texts = (node.value for node in walk(message) if isinstance(node, Text))
    return {match[1] for text in texts for match in _LOOKS_LIKE_ARGUMENT.finditer(text)}


def check_plural_categories(message: Message, cardinal: Sequence[str], ordinal: Sequence[str]) -> tuple[Finding, ...]:
    """Whether each plural has the branches that a language needs, and no others (specification, section 9).

    A branch for one number, such as ``=1``, stands in for no category.

    * ``missing-category``: ``{n, plural, one {...} other {...}}`` in Polish, which needs ``few`` and ``many`` as well.
    * ``superfluous-category``: ``{n, plural, one {...} other {...}}`` in Japanese, which has ``other`` alone.

    Args:
        message: a template in the language.
        cardinal: the categories that CLDR gives the language for ``plural``.
        ordinal: those for ``selectordinal``.

    Example:
        >>> from vapierrors.template import parse
        >>> polish = parse("{n, plural, one {# plik} other {# pliku}}")
        >>> [finding.detail for finding in check_plural_categories(polish, ["one", "few", "many", "other"], ["other"])]
        ["Expected the branches one, few, many, other in the plural 'n', got one, other"]
    """
    findings = []
    for node in walk(message):
        if not isinstance(node, PluralArgument):
            continue
        needed = ordinal if node.ordinal else cardinal
        branches = {branch.selector: branch for branch in node.branches if isinstance(branch.selector, str)}
        expected = f"Expected the branches {_listed(needed)} in the {role_of(node)} {quoted(node.name)}"
        if any(category not in branches for category in needed):
            detail = f"{expected}, got {_listed(branches)}"
            findings.append(Finding("missing-category", detail, node.span))
        findings += (
            Finding("superfluous-category", f"{expected}, got {selector} as well", branch.span)
            for selector, branch in branches.items()
            if selector not in needed and selector != OTHER
        )
    return tuple(findings)


def compare_selectors(source: Message, translation: Message) -> tuple[Finding, ...]:
    """How the branches of the selects of a translation differ from its source (specification, section 9).

    Selectors are data, not words: they stay as they are in every language.

    * ``missing-selector``: ``{kind, select, host {...} vm {...} other {...}}`` translated without ``vm``.
    * ``extra-selector``: ``{kind, select, host {...} other {...}}`` with ``host`` translated as ``rechner``.

    Args:
        source: the English template.
        translation: its translation.

    Example:
        >>> from vapierrors.template import parse
        >>> source = parse("{kind, select, host {host} other {VM}}")
        >>> translation = parse("{kind, select, rechner {Rechner} other {VM}}")
        >>> [finding.code for finding in compare_selectors(source, translation)]
        ['missing-selector', 'extra-selector']
    """
    selects = _selects(source)
    findings = []
    for node in walk(translation):
        if not isinstance(node, SelectArgument) or node.name not in selects:
            continue
        branches = {branch.selector: branch for branch in node.branches}
        wanted = min(selects[node.name], key=lambda selectors: len(selectors ^ branches.keys()))
        expected = f"Expected the branches {_listed(wanted)} in the select {quoted(node.name)}"
        if any(selector not in branches for selector in wanted):
            findings.append(Finding("missing-selector", f"{expected}, got {_listed(branches)}", node.span))
        findings += (
            Finding("extra-selector", f"{expected}, got {selector} as well", branch.span)
            for selector, branch in branches.items()
            if selector not in wanted
        )
    return tuple(findings)


def _selects(message: Message) -> dict[str, list[KeysView[str]]]:
    """The selectors of each select, in their order, by the name of its argument, which can have several."""
    selects: dict[str, dict[tuple[str, ...], KeysView[str]]] = {}
    for node in walk(message):
        if isinstance(node, SelectArgument):
            selectors = tuple([branch.selector for branch in node.branches])
            selects.setdefault(node.name, {})[selectors] = dict.fromkeys(selectors).keys()
    return {name: [*found.values()] for name, found in selects.items()}


def _listed(words: Iterable[object]) -> str:
    listed = [*islice(map(str, words), _MOST_LISTED + 1)]
    return ", ".join((*listed[:_MOST_LISTED], "…") if len(listed) > _MOST_LISTED else listed) or "none"
