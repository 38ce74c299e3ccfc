"""What readers may see of one message: each branch of its plurals and selects, with a value that leads there."""

from __future__ import annotations

from itertools import chain, count, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.definitions.slots import is_position
from vapierrors.template import PluralArgument, SelectArgument, walk
from vapierrors.template.nodes import OTHER
from vapierrors.translate.preview.keys import Selecting, key_of, label
from vapierrors.translate.samples import render_sample, sample_params, used_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vapierrors.template import Message, Number, Role
    from vapierrors.translate.preview.keys import Key
    from vapierrors.translate.samples import Sample

LIMIT: Final = 20
"""How many variants are made where nothing else is asked for."""

MOST_COUNTED: Final = 1000
"""Up to how many variants are counted: the branches of a template multiply without end."""

_MOST_STEPS: Final = 20 * MOST_COUNTED
_SMALL: Final = range(201)
_LARGE: Final = (1000, 10_000, 100_000, 1_000_000)
_FRACTIONS: Final = (1.5, 0.5, 0.1, 0.2, 0.3, 1.1, 1.2, 2.5, 10.5, 0.01, 0.02, 0.05, 0.25)
_NO_NUMBERS: Final = frozenset(("dt", "l"))


class Choice(NamedTuple):
    """Which branch a value leads to (specification, section 3).

    Args:
        argument: the name of the argument.
        role: ``plural``, ``selectordinal`` or ``select``.
        value: the value in words: ``2``, ``1.5``, ``ON``.
        key: what the value is to the template: a category of CLDR, ``=0``, or the word itself.
        selector: the branch that is shown: that of the key, ``other`` where there is none.

    Example:
        >>> str(Choice("count", "plural", "2", "few", "few")), str(Choice("count", "plural", "2", "few", "other"))
        ('count = 2 (few)', 'count = 2 (few, shown as other)')
    """

    argument: str
    role: Role
    value: str
    key: str
    selector: str

    def __str__(self) -> str:
        told = self.key if self.key == self.selector else f"{self.key}, shown as {self.selector}"
        if self.role == "select":
            told = "" if self.key == self.selector else self.selector
        return f"{self.argument} = {self.value}{f' ({told})' if told else ''}"


class Variant(NamedTuple):
    """One text that a message may have.

    Args:
        choice: the branches that were taken, in the order of the template; empty where it has none.
        params: argument → its value: the text of a positional one, else the members of a parameter.
        text: what a reader sees.
        problems: what the translation lacks here; each one sentence without a full stop.
    """

    choice: tuple[Choice, ...]
    params: Mapping[str, Sample]
    text: str
    problems: tuple[str, ...]


def variants(
    message: Message,
    locale: str,
    kinds: Mapping[str, str],
    given: Mapping[str, Sample] | None = None,
    *,
    limit: int = LIMIT,
) -> tuple[Variant, ...]:
    """The texts that a message may have, one for each way through its branches (specification, section 9).

    For each category of a plural stands the smallest integer that CLDR's rule puts there, 0 only for ``zero`` or where
    no other is; a number with a fraction where no integer leads there; for ``=N`` stands N; for a select each of its
    words, and another one.

    Args:
        message: as ``parse`` read it.
        locale: the language tag that it is in.
        kinds: parameter → ``s``, ``dt``, ``i``, ``d`` or ``l``; of those left out, what the template says.
        given: values that are not to be changed.
        limit: how many are made at most.

    Raises:
        LocaleError: ``locale`` is no language tag.

    Example:
        >>> from vapierrors.template import parse
        >>> message = parse("{n, plural, =0 {żaden plik} one {# plik} few {# pliki} many {# plików} other {# pliku}}")
        >>> for variant in variants(message, "pl", {}):
        ...     print(*variant.choice, variant.text, sep=": ")
        n = 0 (=0): żaden plik
        n = 1 (one): 1 plik
        n = 2 (few): 2 pliki
        n = 5 (many): 5 plików
        n = 1.5 (other): 1,5 pliku
    """
    choosing = _Choosing(message, locale, kinds, given or {})
    return tuple([choosing.variant(*found) for found in islice(choosing.ways(), limit)])


def count_variants(
    message: Message, locale: str, kinds: Mapping[str, str], given: Mapping[str, Sample] | None = None
) -> int:
    """How many texts a message may have, as ``variants`` makes them; beyond ``MOST_COUNTED`` nobody counts.

    Args:
        message: as ``parse`` read it.
        locale: the language tag that it is in.
        kinds: as for ``variants``.
        given: values that are not to be changed.

    Raises:
        LocaleError: ``locale`` is no language tag.

    Example:
        >>> from vapierrors.template import parse
        >>> template = "{n, plural, one {#} other {#}} of {m, plural, one {#} other {#}} {k, select, a {A} other {B}}"
        >>> count_variants(parse(template), "en", {})
        8
    """
    ways = _Choosing(message, locale, kinds, given or {}).ways()
    return sum(1 for _ in islice(ways, MOST_COUNTED))


def never_shown(message: Message, locale: str, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """The branches that no value leads to, in words (specification, section 9).

    Args:
        message: as ``parse`` read it.
        locale: the language tag that it is in.
        kinds: as for ``variants``.

    Raises:
        LocaleError: ``locale`` is no language tag.

    Example:
        >>> from vapierrors.template import parse
        >>> never_shown(parse("{n, plural, one {#個} other {#個}}"), "ja", {})
        ("one of the plural 'n'",)
    """
    return tuple(_Choosing(message, locale, kinds, {}).never_shown())


class _Choosing:
    """The values that lead to the branches of one message, and the ways through them."""

    def __init__(self, message: Message, locale: str, kinds: Mapping[str, str], given: Mapping[str, Sample]) -> None:
        self._message = message
        self._locale = locale
        self._samples = {**sample_params(message, kinds), **given}
        self._kinds = {**used_kinds(message), **kinds}
        self._nodes = [node for node in walk(message) if isinstance(node, Selecting)]
        self._keys: dict[int, Key] = {id(node): key_of(node, locale) for node in self._nodes}
        self._inside: dict[int, tuple[Selecting, ...]] = {}
        self._options = {name: [value] for name, value in given.items()}
        for node in self._nodes:
            if node.name not in given:
                options = self._options.setdefault(node.name, [])
                options += (value for value in self._leading(node) if value not in options)

    def _leading(self, node: Selecting) -> Iterator[Sample]:
        """Values of an argument that lead to each branch of a node, and to each category without one."""
        kind = self._kinds[node.name]
        if isinstance(node, SelectArgument):
            yield from self._words(node, kind)
        elif kind in _NO_NUMBERS:
            yield self._samples[node.name]
        else:
            exact = sorted(branch.selector for branch in node.branches if not isinstance(branch.selector, str))
            yield from (_number(node.name, kind, number) for number in exact)
            for category in plural_rule(data_locale(self._locale), ordinal=node.ordinal).categories:
                values = (_number(node.name, kind, number) for number in _numbers(category))
                yield from islice((value for value in values if self._key(node, value) == category), 1)

    def _words(self, node: SelectArgument, kind: str) -> Iterator[Sample]:
        selectors = [branch.selector for branch in node.branches if branch.selector != OTHER]
        if is_position(node.name):
            yield from (*selectors, OTHER)
        elif kind == "s":
            yield from ({"s": word} for word in (*selectors, OTHER))
        elif kind == "i":
            known = [int(word) for word in selectors if word.isascii() and word.isdigit() and is_position(word)]
            yield from ({"i": number} for number in (*known, next(free for free in count(1) if free not in known)))
        else:
            yield self._samples[node.name]

    def _key(self, node: Selecting, value: Sample) -> str:
        return self._keys[id(node)](value)

    def _choice(self, node: Selecting, value: Sample) -> tuple[Choice, Message]:
        key = self._key(node, value)
        branches = {label(branch.selector): branch.message for branch in node.branches}
        selector = key if key in branches else OTHER
        role: Role = "select"
        if isinstance(node, PluralArgument):
            role = "selectordinal" if node.ordinal else "plural"
        return Choice(node.name, role, _shown(value), key, selector), branches[selector]

    def ways(self) -> Iterator[tuple[tuple[Choice, ...], dict[str, Sample]]]:
        """The ways through the branches, each once: the choices, and the values that make them."""
        seen: set[tuple[tuple[str, str, str], ...]] = set()
        waiting: list[_Way] = [_Way(self._pending(self._message, None), {}, ())]
        for _ in range(_MOST_STEPS):
            if not waiting:
                return
            way = waiting.pop()
            pending = way.pending
            while pending and pending.position == len(pending.nodes):
                pending = pending.around
            if pending is None:
                # Another number on the same way says nothing new.
                signature = tuple([(choice.argument, choice.role, choice.key) for choice in way.choice])
                if signature not in seen:
                    seen.add(signature)
                    yield way.choice, way.values
                continue
            node = pending.nodes[pending.position]
            behind = pending._replace(position=pending.position + 1)
            options = [way.values[node.name]] if node.name in way.values else self._options[node.name]
            for value in reversed(options):
                choice, message = self._choice(node, value)
                values = {**way.values, node.name: value}
                waiting.append(_Way(self._pending(message, behind), values, (*way.choice, choice)))

    def _pending(self, message: Message, around: _Pending | None) -> _Pending:
        if id(message) not in self._inside:
            self._inside[id(message)] = tuple([node for node in message.nodes if isinstance(node, Selecting)])
        return _Pending(self._inside[id(message)], 0, around)

    def variant(self, choice: tuple[Choice, ...], values: Mapping[str, Sample]) -> Variant:
        params = {**self._samples, **values}
        return Variant(choice, params, render_sample(self._message, self._locale, params), tuple(_problems(choice)))

    def never_shown(self) -> Iterator[str]:
        for node in self._nodes:
            taken = {self._choice(node, value)[0].selector for value in self._options[node.name]}
            role = self._choice(node, self._options[node.name][0])[0].role
            for branch in node.branches:
                if label(branch.selector) not in taken:
                    yield f"{label(branch.selector)} of the {role} {node.name!r}"


class _Pending(NamedTuple):
    """Nodes that a way has not come to yet: the rest of a message, and then what follows around it."""

    nodes: tuple[Selecting, ...]
    position: int
    around: _Pending | None


class _Way(NamedTuple):
    pending: _Pending | None
    values: dict[str, Sample]
    choice: tuple[Choice, ...]


def _problems(choices: Iterable[Choice]) -> Iterator[str]:
    for choice in dict.fromkeys(choices):
        if choice.role != "select" and choice.key != choice.selector:
            role, name = choice.role, choice.argument
            yield f"Expected a branch {choice.key} in the {role} {name!r}, got none; {choice.selector} is shown"


def _numbers(category: str) -> Iterator[Number]:
    """Numbers that may be in a category, those first that people would name; 0 only where nothing else is."""
    small = _SMALL if category == "zero" else chain(_SMALL[1:], _SMALL[:1])
    return chain(small, _LARGE, _FRACTIONS)


def _number(name: str, kind: str, number: Number) -> Sample:
    """A number as an argument has it; a fraction is a double, whatever the parameter is otherwise."""
    if is_position(name):
        return str(number)
    if kind == "s":
        return {"s": str(number)}
    if isinstance(number, int) and kind != "d":
        return {"i": number}
    return {"d": float(number)}


def _shown(value: Sample) -> str:
    if isinstance(value, str):
        return value
    member = next(iter(value.values()))
    if isinstance(member, dict):
        return str(member.get("id"))
    return str(int(member)) if isinstance(member, float) and member.is_integer() else str(member)
