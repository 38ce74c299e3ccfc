"""The examples of rules, looked at as if each were a file of a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.headers import plural_forms
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.rule import Example, Rule


def lint_example(example: Example, rule: Rule, rules: Mapping[str, Rule] = RULES) -> tuple[Finding, ...]:
    """What is said of an example; the lines are those of the example, whose header is sound where the rule shows none.

    Args:
        example: an example of a rule.
        rule: the rule.
        rules: those that are asked, by id.

    Example:
        >>> rule = RULES["unknown-rule"]
        >>> [str(finding) for finding in lint_example(rule.bad, rule)]
        ["de.po:10:1: warning: ... got 'to-long'; did you mean too-long? [unknown-rule]"]
    """
    document, inspection = opened(example, rule, rules)
    above = document.text.count("\n") - example.po.count("\n")
    found = sorted(item.finding for item in inspection.look_at(document))
    return tuple(replace(finding, line=finding.line - above) for finding in found)


def opened(example: Example, rule: Rule, rules: Mapping[str, Rule] = RULES) -> tuple[PoDocument, Inspection]:
    """The file that an example is, and how it is looked at.

    Args:
        example: an example of a rule.
        rule: the rule.
        rules: those that are asked, by id.

    Example:
        >>> rule = RULES["double-space"]
        >>> opened(rule.bad, rule)[0].header.entry.text.splitlines()[1]
        'Language: de'
    """
    shows_header = any(PoDocument.read(shown.po.encode()).header for shown in (rule.bad, rule.good))
    document = PoDocument.read(f"{'' if shows_header else _header(example)}{example.po}".encode())
    template = PoDocument.read(example.template.encode()) if example.template else None
    terms = read_glossary(example.glossary.encode(), "glossary.csv")[0] if example.glossary else ()
    context = LintContext(example.locale, example.is_template, terms)
    return document, Inspection(context, template, rules, example_file(example))


def example_file(example: Example) -> str:
    """The name of the file that an example is.

    Args:
        example: an example of a rule.
    """
    return "app.pot" if example.is_template else f"{example.locale}.po"


def _header(example: Example) -> str:
    text = HEADER.replace("Language: de", f"Language: {example.locale}")
    return text.replace("nplurals=2; plural=(n != 1);", plural_forms(example.locale)) + "\n"
