"""``Plural-Forms``: gettext's way to say which plural a number takes."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import c2py
from typing import TYPE_CHECKING, Any, Final

from babel.messages.plurals import get_plural
from babel.plural import PluralRule

from vapierrors.cldr.plurals import CATEGORIES, babel_rules, plural_rule
from vapierrors.cldr.supplement import entry
from vapierrors.cldr.tags import data_locale

if TYPE_CHECKING:
    from collections.abc import Mapping

_COUNTED: Final = range(1000)
"""What is compared: not whole millions, for which CLDR has a category in French, and no translators' tool any."""

_EQUATION: Final = re.compile(r"n(?:%[0-9]+)?==[0-9]+")


@lru_cache(maxsize=256)
def plural_forms(locale: str) -> str:
    """The value of ``Plural-Forms`` for a locale (specification, section 4).

    It is the expression that translators' tools know, where it tells numbers apart as CLDR does; else CLDR's own.

    Args:
        locale: a language tag.

    Raises:
        LocaleError: the tag is not well-formed, or CLDR has no data for it.

    Example:
        >>> plural_forms("de"), plural_forms("hu")
        ('nplurals=2; plural=(n != 1);', 'nplurals=2; plural=(n==1 ? 0 : 1);')
    """
    name = data_locale(locale)
    select = plural_rule(name).select
    categories = [select(number) for number in _COUNTED]
    count, expression = get_plural(name)
    form = c2py(expression)
    pairs = set(zip(map(form, _COUNTED), categories, strict=True))
    if len(pairs) == count == len(set(categories)):
        return f"nplurals={count}; plural={expression};"
    # The last category is what is left over, be it "other" or not: in Polish no whole number is "other".
    used = sorted(set(categories), key=CATEGORIES.index)
    rules = _rules(name)
    tests = "".join(f"{_expression(rules[category])} ? {index} : " for index, category in enumerate(used[:-1]))
    last = len(used) - 1
    return f"nplurals={len(used)}; plural={f'({tests}{last})' if tests else last};"


def _rules(name: str) -> Mapping[str, Any]:
    """CLDR's category → its parsed condition, of the nearest locale that has any."""
    while name:
        conditions = entry("cardinal", name)
        rules = babel_rules(name, "plural_form") if conditions is None else dict(PluralRule(conditions).abstract)
        if rules is not None:
            return rules
        name = name.rpartition("_")[0]
    return {}


def _expression(node: Any) -> str | bool:  # noqa: ANN401 - Babel's untyped tree
    """A condition in C, for whole numbers; whether it holds where that is the same for all of them."""
    name, arguments = node
    if name == "relation":
        return _relation(*arguments)
    if name == "not":
        negated = _expression(*arguments)
        if isinstance(negated, bool):
            return not negated
        return negated.replace("==", "!=") if _EQUATION.fullmatch(negated) else f"!({negated})"
    settles = name == "or"
    parts = [part for part in map(_expression, arguments) if part is not (not settles)]
    if any(part is settles for part in parts) or not parts:
        return settles if parts else not settles
    joined = (" || " if settles else " && ").join(map(str, parts))
    return f"({joined})" if settles and len(parts) > 1 else joined


def _relation(_method: str, term: Any, values: Any) -> str | bool:  # noqa: ANN401 - Babel's untyped tree
    name, operands = term
    ranges = [(first[1][0], last[1][0]) for first, last in values[1]]
    modulus = operands[1][1][0] if name == "mod" else 0
    operand = operands[0][0] if modulus else name
    if operand not in {"n", "i"}:
        # No whole number has digits behind the point, or an exponent.
        return any(first <= 0 <= last for first, last in ranges)
    left = f"n%{modulus}" if modulus else "n"
    parts = [f"{left}=={first}" if first == last else f"{left}>={first} && {left}<={last}" for first, last in ranges]
    parts = [part.removeprefix(f"{left}>=0 && ") for part in parts]
    return parts[0] if len(parts) == 1 else f"({' || '.join(parts)})"
