"""Which rules are asked, and how severe each is."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from vapierrors.exceptions import SettingsError
from vapierrors.translate.lint.suppression import nearest
from vapierrors.translate.lint.table import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.lint.finding import Severity
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.settings import LintSettings

_SETTINGS = "tool.vapierrors.lint"


def rule_named(name: str, where: str, rules: Mapping[str, Rule] = RULES) -> Rule:
    """The rule with an id.

    Args:
        name: the id.
        where: where it is written, for the error.
        rules: the table.

    Raises:
        SettingsError: there is no such rule.

    Example:
        >>> rule_named("unknwon-rule", "--select")
        Traceback (most recent call last):
        vapierrors.exceptions.SettingsError: Expected a rule of vapierrors lint, got 'unknwon-rule'; did you mean
        unknown-rule? - at --select
    """
    if name not in rules:
        raise SettingsError(f"Expected a rule of vapierrors lint, got {name!r}{nearest(name, rules)} - at {where}")
    return rules[name]


def chosen_rules(
    settings: LintSettings, *, select: Iterable[str] = (), ignore: Iterable[str] = (), rules: Mapping[str, Rule] = RULES
) -> Mapping[str, Rule]:
    """The rules that are asked, each with its severity (specification, section 9).

    Args:
        settings: which rules are disabled where none is selected, and which have another severity.
        select: the ids of the rules that alone are asked; empty for all.
        ignore: the ids of rules that are not asked.
        rules: the table.

    Raises:
        SettingsError: a rule that is named is none of the table.

    Example:
        >>> from vapierrors.translate.settings import LintSettings
        >>> settings = LintSettings(severity={"unknown-rule": "error"})
        >>> [rule.severity for rule in chosen_rules(settings, select=["unknown-rule"]).values()]
        ['error']
    """
    selected = [rule_named(name, "--select", rules).id for name in select]
    ignored = {rule_named(name, "--ignore", rules).id for name in ignore}
    disabled = {rule_named(name, f"{_SETTINGS}.disable", rules).id for name in settings.disable}
    severity: dict[str, Severity] = {
        rule_named(name, f"{_SETTINGS}.severity", rules).id: level for name, level in settings.severity.items()
    }
    asked = [name for name in selected or rules if name not in ignored and (selected or name not in disabled)]
    return MappingProxyType(
        {name: replace(rules[name], severity=severity.get(name, rules[name].severity)) for name in asked}
    )
