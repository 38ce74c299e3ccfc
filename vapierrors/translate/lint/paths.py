"""The ways through a template: which arguments are used for which numbers and words."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.template import PluralArgument, Pound, SelectArgument, Text, arguments, walk
from vapierrors.template.nodes import OTHER
from vapierrors.translate.lint.reach import reaches
from vapierrors.translate.lint.shown import shown_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vapierrors.template import Message, PluralBranch, SelectBranch

Value: TypeAlias = "str | float"
Branching: TypeAlias = "PluralArgument | SelectArgument"
Branch: TypeAlias = "PluralBranch | SelectBranch"

_MOST_WAYS: Final = 512
"""Ways that are tried at most: more than the templates of people have."""

_OF_EACH: Final = 3
"""Numbers that are tried of each category."""


class Dropped(NamedTuple):
    """An argument that the English shows where a branch of the translation does not (specification, section 9).

    Args:
        name: the argument.
        branch: the branch that is without it.
    """

    name: str
    branch: Branch


def dropped_arguments(source: Message, translation: Message, locale: str) -> tuple[Dropped, ...]:
    """What a branch of a translation lacks that the English shows for the same numbers and words.

    An argument that the translation has nowhere is not among them, nor what a branch for 0 alone leaves out.

    Args:
        source: the English template.
        translation: its translation.
        locale: the language tag of the translation.

    Raises:
        LocaleError: the tag is none.

    Example:
        >>> from vapierrors.template import parse
        >>> source = parse("{n, plural, one {{file} and # other} other {{file} and # others}}")
        >>> polish = parse("{n, plural, one {{file} i # inny} few {i # inne} many {{file} i # innych} other {{file}}}")
        >>> [(name, branch.selector) for name, branch in dropped_arguments(source, polish, "pl")]
        [('file', 'few')]
    """
    candidates = (shown_arguments(source) & arguments(translation).keys()) - _always_used(translation)
    if not candidates:
        return ()
    found: dict[Dropped, None] = {}
    for values in _ways(source, translation, locale):
        wanted = candidates & set(_used(source, values, SOURCE_LOCALE))
        for name in sorted(wanted - set(_used(translation, values, locale))):
            step = _culprit(translation, name, values, locale)
            if step and not _leaves_out_nothing(step, source, locale):
                found[Dropped(name, step[1])] = None
    return tuple(sorted(found, key=lambda dropped: dropped.branch.span))


def _always_used(message: Message) -> set[str]:
    """The arguments on every way through a message."""
    names = {node.name for node in message.nodes if not isinstance(node, Text | Pound)}
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument):
            names |= set.intersection(*(_always_used(branch.message) for branch in node.branches))
    return names


def _used(message: Message, values: Mapping[str, Value], locale: str) -> Iterator[str]:
    """The arguments on one way."""
    for node in message.nodes:
        if isinstance(node, Text | Pound):
            continue
        yield node.name
        if isinstance(node, PluralArgument | SelectArgument):
            yield from _used(_chosen(node, values[node.name], locale).message, values, locale)


def _chosen(node: Branching, value: Value, locale: str) -> Branch:
    branches: dict[str | float, Branch] = {branch.selector: branch for branch in node.branches}
    if isinstance(node, SelectArgument):
        return branches.get(str(value), branches[OTHER])
    if isinstance(value, str):
        return branches[OTHER]
    if value in branches:
        return branches[value]
    category = plural_rule(data_locale(locale), ordinal=node.ordinal).select(value - node.offset)
    return branches.get(category, branches[OTHER])


def _ways(source: Message, translation: Message, locale: str) -> Iterator[dict[str, Value]]:
    """Values of all that chooses a branch, such that each pair of branches of the two templates is met."""
    nodes: dict[str, list[tuple[Branching, str]]] = {}
    for message, language in ((source, SOURCE_LOCALE), (translation, locale)):
        for node in walk(message):
            if isinstance(node, PluralArgument | SelectArgument):
                nodes.setdefault(node.name, []).append((node, language))
    values = [_telling_values(of_name) for of_name in nodes.values()]
    for way in islice(product(*values), _MOST_WAYS):
        yield dict(zip(nodes, way, strict=True))


def _telling_values(nodes: Sequence[tuple[Branching, str]]) -> list[Value]:
    """Values of one argument, no two of which choose the same branches everywhere."""
    telling: dict[tuple[int, ...], Value] = {}
    for value in dict.fromkeys(value for node, language in nodes for value in _values(node, language)):
        telling.setdefault(tuple(id(_chosen(node, value, language)) for node, language in nodes), value)
    return [*telling.values()]


def _values(node: Branching, locale: str) -> Iterator[Value]:
    if isinstance(node, SelectArgument):
        yield from (branch.selector for branch in node.branches)
        return
    yield from (branch.selector for branch in node.branches if not isinstance(branch.selector, str))
    for reach in reaches(locale, ordinal=node.ordinal).values():
        for number in (*reach.integers[:_OF_EACH], *reach.fractions[:1]):
            yield number + node.offset


def _culprit(message: Message, name: str, values: Mapping[str, Value], locale: str) -> tuple[Branching, Branch] | None:
    """The innermost branch on the way that is without an argument, while one beside it has it."""
    for node in message.nodes:
        if isinstance(node, PluralArgument | SelectArgument) and _mentions(node, name):
            chosen = _chosen(node, values[node.name], locale)
            return _culprit(chosen.message, name, values, locale) or (node, chosen)
    return None


def _mentions(node: Branching, name: str) -> bool:
    return any(name in arguments(branch.message) for branch in node.branches)


def _leaves_out_nothing(step: tuple[Branching, Branch], source: Message, locale: str) -> bool:
    """Whether a branch is for 0 alone, of which there is nothing to show, while the English has none for it."""
    node, branch = step
    return isinstance(node, PluralArgument) and _is_for_nothing(node, branch, locale) and not _has_zero(source, node)


def _is_for_nothing(node: PluralArgument, branch: Branch, locale: str) -> bool:
    if not isinstance(branch.selector, str):
        return branch.selector == 0
    reach = reaches(locale, ordinal=node.ordinal).get(branch.selector)
    return reach is not None and reach == ((0,), ()) and not node.offset


def _has_zero(source: Message, plural: PluralArgument) -> bool:
    return any(
        isinstance(node, PluralArgument) and node.name == plural.name and any(b.selector == 0 for b in node.branches)
        for node in walk(source)
    )
