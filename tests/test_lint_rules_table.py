"""The table of rules: complete, documented, and each rule shown by what it finds and what it does not."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vapierrors.translate.lint as package
from vapierrors.translate.lint.examples import lint_example, opened
from vapierrors.translate.lint.finding import SEVERITIES
from vapierrors.translate.lint.fixing import fix_document
from vapierrors.translate.lint.pages import pages, write_pages
from vapierrors.translate.lint.table import RULES

if TYPE_CHECKING:
    from vapierrors.translate.lint.rule import Rule

PAGES = Path(__file__).parent.parent / "docs" / "rules"
KEBAB_CASE = re.compile(r"[a-z]+(?:-[a-z]+)*")
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


def test_every_module_with_rules_is_in_the_table() -> None:
    """Nobody writes a rule that is never asked."""
    modules = [import_module(f"{package.__name__}.{module.name}") for module in pkgutil.iter_modules(package.__path__)]
    found = [rule for module in modules if isinstance(rules := getattr(module, "RULES", ()), tuple) for rule in rules]
    assert {rule.id for rule in found} | {"unknown-rule"} == RULES.keys()
    assert len({rule.id for rule in found}) == len(found)


@EACH
def test_a_rule_is_complete(rule: Rule) -> None:
    """An id in kebab-case, a title without a full stop, a reason with one, and one thing that it asks."""
    assert KEBAB_CASE.fullmatch(rule.id)
    assert rule.severity in SEVERITIES
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert (rule.check_entry is None) is not (rule.check_file is None)


@EACH
def test_the_bad_example_raises_its_rule(rule: Rule) -> None:
    """What a page shows is what the rule finds, and nothing else is wrong with it."""
    assert {finding.rule for finding in lint_example(rule.bad, rule)} == {rule.id}


@EACH
def test_the_good_example_raises_nothing(rule: Rule) -> None:
    """No rule of the table has anything to say of it."""
    assert [str(finding) for finding in lint_example(rule.good, rule)] == []


@EACH
def test_a_finding_is_one_sentence(rule: Rule) -> None:
    """A reason says what was expected and what was got, without a full stop and on one line."""
    for finding in lint_example(rule.bad, rule):
        assert finding.reason.startswith("Expected ")
        assert ", got " in finding.reason
        assert not finding.advice.endswith(".")
        assert "\n" not in finding.advice


def test_the_pages_are_those_of_the_table() -> None:
    """After a change: python -m vapierrors.translate.lint.pages docs/rules."""
    assert {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")} == pages()


def test_a_page_of_a_rule_that_is_no_more_is_taken_away(tmp_path: Path) -> None:
    """The folder has the pages of the table, and keeps what is no page."""
    for name in ("old-rule.md", "other.txt"):
        tmp_path.joinpath(name).touch()
    write_pages(tmp_path, {"double-space": RULES["double-space"]})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "double-space.md", "other.txt"]


@EACH
def test_what_is_fixable_is_put_right(rule: Rule) -> None:
    """A bad example whose findings are all fixable has none once it was put right, and stays as it then is."""
    document, inspection = opened(rule.bad, rule)
    result = fix_document(document, inspection)
    found = lint_example(rule.bad, rule)
    assert [finding.rule for finding in result.left] == [finding.rule for finding in found if not finding.fixable]
    assert fix_document(result.document, inspection).document is result.document
