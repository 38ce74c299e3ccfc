"""The table of rules: one row each, in the order in which a file and its entries are asked."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint import (
    branches,
    completeness,
    ending,
    entries,
    files,
    headers,
    invisible,
    length,
    lookalikes,
    markup,
    mojibake,
    parameters,
    punctuation,
    quotation,
    spacing,
    syntax,
    terminology,
)
from vapierrors.translate.lint.suppression import unknown_rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.translate.lint.rule import Rule

_ROWS: Final[tuple[Rule, ...]] = tuple(
    chain(
        files.RULES,
        headers.RULES,
        entries.RULES,
        syntax.RULES,
        parameters.RULES,
        branches.RULES,
        mojibake.RULES,
        invisible.RULES,
        lookalikes.RULES,
        markup.RULES,
        spacing.RULES,
        ending.RULES,
        punctuation.RULES,
        quotation.RULES,
        terminology.RULES,
        length.RULES,
        completeness.RULES,
    )
)

OF_LANGUAGE: Final = frozenset(
    rule.id
    for module in (mojibake, lookalikes, spacing, ending, punctuation, quotation, terminology, length, completeness)
    for rule in module.RULES
)
"""The rules about how a language is written, of which a pseudo-locale is none."""

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {rule.id: rule for rule in (*_ROWS, unknown_rule([rule.id for rule in _ROWS]))}
)
"""The rules of ``vapierrors lint``, by id."""
