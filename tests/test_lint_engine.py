"""The engine of lint: whom it asks, where it says that something is, and what it passes over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lint_rules import GERMAN, HEADER, RULES, TEXT_RULES, entry, read, rule

from vapierrors.exceptions import SettingsError
from vapierrors.translate.lint.choice import chosen_rules
from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.suppression import unknown_rule
from vapierrors.translate.settings import LintSettings

if TYPE_CHECKING:
    from vapierrors.translate.po import PoDocument


def told(document: PoDocument, context: LintContext = GERMAN, *, with_fuzzy: bool = False) -> list[str]:
    """What the rules about texts say of a file."""
    findings = lint_document(document, context, rules=TEXT_RULES, file="de.po", with_fuzzy=with_fuzzy)
    return [str(finding) for finding in findings]


def test_a_finding_stands_where_the_character_is() -> None:
    """Line and column are those of the character in its pair of quotes, escapes counted as they are written."""
    document = read('msgctxt "a"\nmsgid "Gone"\nmsgstr ""\n"\\"Weg\\"\\n"\n"\\tlos!"\n')
    assert told(document) == ["de.po:13:7: error: Expected no exclamation mark, got one [shout]"]


def test_findings_are_told_by_line_and_column() -> None:
    """However rules are ordered, a reader goes through a file from top to bottom."""
    document = read(entry("Alles  weg!"), entry("weg!  Alles", message_id="b"))
    assert told(document) == [
        "de.po:11:14: warning: Expected one space, got more; write one [gap]",
        "de.po:11:19: error: Expected no exclamation mark, got one [shout]",
        "de.po:15:12: error: Expected no exclamation mark, got one [shout]",
        "de.po:15:13: warning: Expected one space, got more; write one [gap]",
    ]


def test_an_entry_without_a_text_is_not_asked() -> None:
    """Neither an empty translation, nor the header, nor what is obsolete has a text."""
    obsolete = "".join(f"#~ {line}\n" for line in entry("weg!").splitlines())
    assert told(read(entry(""), obsolete, header=HEADER.replace("1.0", "1.0!"))) == []


def test_a_fuzzy_translation_is_asked_on_demand() -> None:
    """What does not count is looked at where that is wanted."""
    document = read(entry("weg!", above="#, fuzzy\n"))
    assert told(document) == []
    assert told(document, with_fuzzy=True) == ["de.po:12:12: error: Expected no exclamation mark, got one [shout]"]


def test_a_rule_may_ask_fuzzy_translations() -> None:
    """A rule about fuzzy translations sees them, although they do not count."""
    asking = replace(rule("unfinished", "info", check_entry=lambda _subject: [Remark("Unfinished")]), asks_fuzzy=True)
    document = read(entry("weg!", above="#, fuzzy\n"))
    findings = lint_document(document, GERMAN, rules={"shout": RULES["shout"], "unfinished": asking})
    assert [finding.rule for finding in findings] == ["unfinished"]


def test_of_a_template_the_english_is_looked_at() -> None:
    """A template has no translations, and columns are those of its English, which is not put right."""
    document = read(entry("", source="All  gone!"))
    findings = lint_document(document, LintContext("en", is_template=True), rules=TEXT_RULES, file="app.pot")
    assert [(str(finding), finding.fixable) for finding in findings] == [
        ("app.pot:10:11: warning: Expected one space, got more; write one [gap]", False),
        ("app.pot:10:17: error: Expected no exclamation mark, got one [shout]", False),
    ]


def test_what_would_change_the_english_is_not_fixable() -> None:
    """The English is the key of an entry, and comes from elsewhere."""
    changing = rule(
        "change",
        "warning",
        check_entry=lambda subject: [Remark("Other", fixed=replace(subject.entry, source="Other"))],
    )
    (finding,) = lint_document(read(entry("Weg")), GERMAN, rules={"change": changing})
    assert not finding.fixable


def test_a_finding_has_all_that_is_known() -> None:
    """A machine reads the id, the English and the text without opening the file."""
    (finding,) = lint_document(read(entry("weg!")), GERMAN, rules=TEXT_RULES, file="de.po")
    assert (finding.locale, finding.message_id, finding.source, finding.text) == ("de", "a", "Gone", "weg!")


def test_a_comment_passes_an_entry_over() -> None:
    """Only the rules that it names, and only its own entry; rules about files heed it, too."""
    document = read(
        entry("Alles  weg!", above="# vapierrors: ignore=gap, flag\n"), entry("Alles  weg!", message_id="b")
    )
    found = lint_document(document, GERMAN, rules=RULES)
    assert [(finding.message_id, finding.rule) for finding in found] == [
        ("a", "shout"),
        ("b", "flag"),
        ("b", "gap"),
        ("b", "shout"),
    ]


def test_a_comment_above_the_header_passes_the_file_over() -> None:
    """What the header ignores, no entry is asked."""
    document = read(entry("Alles  weg!"), header=f"# vapierrors: ignore=shout,flag\n{HEADER}")
    assert [finding.rule for finding in lint_document(document, GERMAN, rules=RULES)] == ["gap"]


def test_a_rule_about_files_points_to_the_file_or_an_entry() -> None:
    """Without an entry, the begin of the file is meant."""
    document = read(entry("Weg"), header="")
    findings = lint_document(document, GERMAN, rules=RULES, file="de.po")
    assert [str(finding) for finding in findings] == [
        "de.po:1:1: error: Expected a header; write one [header]",
        "de.po:2:8: warning: Expected the flag good [flag]",
    ]


@pytest.mark.parametrize(
    ("name", "got"),
    [("abc", "'abc'"), ("to-long", "'to-long'; did you mean too-long?")],
)
def test_a_comment_with_an_unknown_rule_is_found(name: str, got: str) -> None:
    """A misspelt name would ignore nothing, without a word."""
    document = read(entry("Weg", above=f"# Kept\n# vapierrors: ignore=too-long,{name}\n"))
    rules = {"unknown-rule": unknown_rule(["too-long"])}
    assert [str(finding) for finding in lint_document(document, GERMAN, rules=rules, file="de.po")] == [
        f"de.po:9:1: warning: Expected rules of vapierrors lint behind ignore=, got {got} [unknown-rule]"
    ]


def test_settings_and_options_choose_rules() -> None:
    """Disabled rules are asked where they are selected; severities hold for both."""
    settings = LintSettings(disable=["gap"], severity={"short": "error"})
    assert list(chosen_rules(settings, rules=TEXT_RULES)) == ["shout", "tilde", "short"]
    assert list(chosen_rules(settings, ignore=["tilde"], rules=TEXT_RULES)) == ["shout", "short"]
    selected = chosen_rules(settings, select=["gap", "short"], rules=TEXT_RULES)
    assert [(row.id, row.severity) for row in selected.values()] == [("gap", "warning"), ("short", "error")]


@pytest.mark.parametrize(
    ("settings", "select", "where"),
    [
        (LintSettings(), ["shuot"], "--select"),
        (LintSettings(disable=["shuot"]), [], "tool.vapierrors.lint.disable"),
        (LintSettings(severity={"shuot": "info"}), [], "tool.vapierrors.lint.severity"),
    ],
)
def test_an_unknown_rule_is_refused(settings: LintSettings, select: list[str], where: str) -> None:
    """What is misspelt is told with what was meant, and where it stands."""
    with pytest.raises(SettingsError) as caught:
        chosen_rules(settings, select=select, rules=TEXT_RULES)
    assert str(caught.value) == f"Expected a rule of vapierrors lint, got 'shuot'; did you mean shout? - at {where}"
