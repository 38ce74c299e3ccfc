"""CLDR plural rules, cardinal and ordinal, compiled from Babel's rule data into tables and closures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from babel.plural import PluralRule as BabelRule

from vapierrors.cldr.babel_data import own_data
from vapierrors.cldr.rounding import Number, Precision, number_text
from vapierrors.cldr.supplement import entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

FORMS = {"cardinal": "plural_form", "ordinal": "ordinal_form"}
"""The supplement's name for a kind of rules → Babel's."""

# A few rules look at n mod 1,000,000: a table that long would not pay.
_LONGEST_TABLE = 1000


class Operands(NamedTuple):
    """The operands of CLDR's plural rules; ``n`` is ``i`` where ``w`` is 0 and matches no integer elsewhere.

    Args:
        i: the integer digits of the absolute value.
        v: how many fraction digits are visible.
        w: how many of them are left without trailing zeros.
        f: the visible fraction digits as an integer.
        t: likewise without trailing zeros.
    """

    i: int
    v: int = 0
    w: int = 0
    f: int = 0
    t: int = 0


class Select(Protocol):
    """A function from a number to its plural category."""

    def __call__(self, number: Number, minimum_fraction: int = 0, maximum_fraction: int = 3) -> str:
        """The category of a number as a decimal format with these fraction digits shows it."""
        ...


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The plural rule of one locale (specification, section 3).

    Args:
        categories: those that the rule can give, in CLDR's order, ``other`` the last.
        select: number → category. ``minimum_fraction`` and ``maximum_fraction`` say how many fraction digits the
            number is shown with, 0 to 3 where nothing else is asked for.
        of_text: likewise of an ASCII decimal text such as ``1.50``.

    Example:
        >>> rule = plural_rule("pl")
        >>> rule.categories, rule.select(22), rule.select(-1.5), rule.of_text("1")
        (('one', 'few', 'many', 'other'), 'few', 'other', 'one')
        >>> english = plural_rule("en").select
        >>> english(1), english(1.0), english(1, minimum_fraction=2)
        ('one', 'one', 'other')
    """

    categories: tuple[str, ...]
    select: Select
    of_text: Callable[[str], str]


@lru_cache(maxsize=256)
def plural_rule(locale: str, *, ordinal: bool = False) -> PluralRule:
    """The cardinal or ordinal plural rule of a locale (specification, section 3).

    Args:
        locale: an id that Babel has data for.
        ordinal: whether ranks are meant (1st, 2nd), not counts.

    Example:
        >>> plural_rule("en", ordinal=True).select(22)
        'two'
    """
    rules = _rules(locale, "ordinal" if ordinal else "cardinal")
    conditions = [(category, _condition(rules[category])) for category in CATEGORIES if category in rules]
    categories = tuple(category for category in CATEGORIES if category in rules or category == "other")

    def of_operands(operands: Operands) -> str:
        for category, holds in conditions:
            if holds(operands):
                return category
        return "other"

    def of_text(text: str) -> str:
        integer, _, fraction = text.lstrip("-").partition(".")
        short = fraction.rstrip("0")
        return of_operands(
            Operands(int(integer), len(fraction), len(short), int(fraction or "0"), int(short or "0")),
        )

    return PluralRule(categories, _select(of_operands, of_text, _cycle(list(rules.values()))), of_text)


def _rules(locale: str, kind: str) -> dict[str, Any]:
    """The parsed rules of the nearest locale that has any, by truncation: pt_AO follows pt, though not pt_PT."""
    while locale:
        conditions = entry(kind, locale)
        rules = babel_rules(locale, FORMS[kind]) if conditions is None else dict(BabelRule(conditions).abstract)
        if rules is not None:
            return rules
        locale = locale.rpartition("_")[0]
    return {}


def babel_rules(locale: str, form: str) -> dict[str, Any] | None:
    """The rules that Babel has for one locale itself: category → parsed condition (specification, section 3).

    Args:
        locale: an id that Babel has data for.
        form: ``plural_form`` or ``ordinal_form``.

    Example:
        >>> list(babel_rules("pl", "plural_form")), babel_rules("de_AT", "plural_form")
        (['few', 'many', 'one'], None)
    """
    rule = own_data(locale).get(form)
    return dict(rule.abstract) if rule else None


def _select(of_operands: Callable[[Operands], str], of_text: Callable[[str], str], cycle: _Cycle) -> Select:
    start, period, limit = cycle
    table = [of_operands(Operands(integer)) for integer in range(start + period)]
    size = len(table)

    def select(number: Number, minimum_fraction: int = 0, maximum_fraction: int = 3) -> str:
        if type(number) is int and not minimum_fraction:
            integer = abs(number)
            if integer < size:
                return table[integer]
            if integer < limit:
                return table[start + (integer - start) % period]
            return of_operands(Operands(integer))
        return of_text(number_text(number, Precision(minimum_fraction, maximum_fraction)))

    return select


class _Cycle(NamedTuple):
    """Where the categories of the integers begin to repeat, with which period, and up to which integer."""

    start: int
    period: int
    limit: float


def _cycle(rules: Sequence[Any]) -> _Cycle:
    measures = _Measures([0], [1], [math.inf])
    for rule in rules:
        _measure(rule, measures)
    start = max(measures.bounds) + 1
    if start > _LONGEST_TABLE:
        return _Cycle(_LONGEST_TABLE, 0, 0)
    return _Cycle(start, math.lcm(*measures.periods), min(measures.limits))


class _Measures(NamedTuple):
    bounds: list[int]
    periods: list[int]
    limits: list[float]


def _measure(node: Any, measures: _Measures) -> None:  # noqa: ANN401 - Babel's untyped tree
    name, arguments = node
    if name != "relation":
        for argument in arguments:
            _measure(argument, measures)
        return
    _, (term, operands), (_, ranges) = arguments
    modulus = operands[1][1][0] if term == "mod" else 0
    if 0 < modulus <= _LONGEST_TABLE:
        measures.periods.append(modulus)
        return
    # Below a modulus, the remainder is the integer itself.
    measures.bounds.append(max(last[1][0] for _, last in ranges))
    if modulus:
        measures.limits.append(modulus)


def _condition(node: Any) -> Callable[[Operands], bool]:  # noqa: ANN401 - Babel's untyped tree
    name, arguments = node
    if name == "and":
        left, right = map(_condition, arguments)
        return lambda operands: left(operands) and right(operands)
    if name == "or":
        left, right = map(_condition, arguments)
        return lambda operands: left(operands) or right(operands)
    if name == "not":
        negated = _condition(arguments[0])
        return lambda operands: not negated(operands)
    _, term, (_, ranges) = arguments
    return _relation(term, [(first[1][0], last[1][0]) for first, last in ranges])


def _relation(node: Any, ranges: list[tuple[int, int]]) -> Callable[[Operands], bool]:  # noqa: ANN401 - Babel's untyped tree
    name, arguments = node
    modulus = 0
    if name == "mod":
        (name, _), (_, (modulus,)) = arguments
    return _membership(_remainder(_TERMS[name], modulus) if modulus else _TERMS[name], ranges, integral=name == "n")


def _remainder(term: Callable[[Operands], int], modulus: int) -> Callable[[Operands], int]:
    return lambda operands: term(operands) % modulus


def _membership(
    term: Callable[[Operands], int], ranges: list[tuple[int, int]], *, integral: bool
) -> Callable[[Operands], bool]:
    if len(ranges) == 1:
        first, last = ranges[0]
        if integral:
            return lambda operands: not operands.w and first <= term(operands) <= last
        return lambda operands: first <= term(operands) <= last

    def holds(operands: Operands) -> bool:
        if integral and operands.w:
            return False
        value = term(operands)
        return any(first <= value <= last for first, last in ranges)

    return holds


def _nothing(_: Operands) -> int:
    return 0


_TERMS: dict[str, Callable[[Operands], int]] = {
    "n": lambda operands: operands.i,
    "i": lambda operands: operands.i,
    "v": lambda operands: operands.v,
    "w": lambda operands: operands.w,
    "f": lambda operands: operands.f,
    "t": lambda operands: operands.t,
    # The exponent of a compact number: ICU selects before it is applied.
    "c": _nothing,
    "e": _nothing,
}
