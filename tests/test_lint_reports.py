"""What lint found, in each form: for people, for GitHub, for test reports, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lint_rules import GERMAN, RULES, TEXT_RULES, entry, read

from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.excerpt import Excerpt, excerpt
from vapierrors.translate.lint.finding import Finding
from vapierrors.translate.lint.fixing import fix_document
from vapierrors.translate.lint.outcome import FailOn, Outcome
from vapierrors.translate.lint.project import LintedFile
from vapierrors.translate.lint.reports import REPORTS
from vapierrors.translate.lint.reports.github import github_report
from vapierrors.translate.lint.reports.json import json_report
from vapierrors.translate.lint.reports.junit import junit_report
from vapierrors.translate.lint.reports.text import text_report
from vapierrors.translate.lint.target import Target

if TYPE_CHECKING:
    from vapierrors.translate.po import PoDocument

HOSTILE = 'a\x1b[31m\u202e%:,\ud800\x00"<&>'
"""What must not reach a terminal, break a line of output, or stand in a document as it is."""


def linted(document: PoDocument, name: str = "de.po") -> LintedFile:
    """A file as the rules about texts see it."""
    found = sorted(item.finding for item in Inspection(GERMAN, rules=TEXT_RULES, file=name).look_at(document))
    return LintedFile(Target(Path(name), "de"), document, tuple(found), document)


def outcome(*files: LintedFile, known: tuple[Finding, ...] = (), fail_on: FailOn = "error") -> Outcome:
    """A run over files, of which some findings are known."""
    findings = [finding for file in files for finding in file.findings if finding not in known]
    return Outcome(files, findings, known, TEXT_RULES, fail_on)


def hostile() -> Outcome:
    """A run with one finding, all of whose strings are hostile."""
    finding = Finding(HOSTILE, 1, 1, "shout", "error", "de", HOSTILE, HOSTILE, HOSTILE, HOSTILE, text=HOSTILE)
    file = LintedFile(Target(Path(HOSTILE), "de"), read(), (finding,), read())
    return Outcome([file], [finding], rules=TEXT_RULES)


def test_the_table_has_each_form_once() -> None:
    """The command line reads the table."""
    assert list(REPORTS) == ["text", "json", "github", "sarif", "junit"]


def test_the_text_shows_the_line_with_a_caret() -> None:
    """Where, how bad, what, what to do, by which rule; then the line, and how many there are."""
    document = read(entry("Alles  weg!"), entry("Nö", message_id="b"))
    assert text_report(outcome(linted(document))) == (
        "de.po:11:14: warning: Expected one space, got more; write one [gap]\n"
        '    11 | msgstr "Alles  weg!"\n'
        "       |              ^\n"
        "de.po:11:19: error: Expected no exclamation mark, got one [shout]\n"
        '    11 | msgstr "Alles  weg!"\n'
        "       |                   ^\n"
        "de.po:15:9: info: Expected three letters, got fewer [short]\n"
        '    15 | msgstr "Nö"\n'
        "       |         ^\n"
        "1 error, 1 warning and 1 info in 1 file; 1 can be fixed with --fix"
    )


def test_the_text_says_what_was_fixed_and_what_is_known() -> None:
    """Whoever fixes sees what was done; known findings are counted only."""
    before = read(entry("Alles  weg!"))
    result = fix_document(before, Inspection(GERMAN, rules=TEXT_RULES, file="de.po"), guards=RULES)
    file = LintedFile(Target(Path("de.po"), "de"), result.document, result.left, before, result.fixed)
    assert text_report(outcome(file, known=result.left)) == (
        "de.po:11:14: fixed: Expected one space, got more [gap]\n"
        "No findings in 1 file; 1 fixed; 1 known by the baseline"
    )


def test_the_text_is_painted() -> None:
    """Pieces are coloured by what they are; without a painter there are no colours."""
    file = linted(read(entry("weg!")))
    painted = Outcome([file], file.findings, paint=lambda text, role: f"<{role}>{text}</>")
    assert text_report(painted) == (
        "<place>de.po:11:12:</> <error>error:</> Expected no exclamation mark, got one <rule>[shout]</>\n"
        '<source>    11 | msgstr "weg!"</>\n'
        "       |            <error>^</>\n"
        "1 error in 1 file"
    )


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ('msgstr "weg"', 9, Excerpt('msgstr "weg"', 8)),
        ('\tmsgstr "日本語"\r', 11, Excerpt(' msgstr "日本語"', 11)),
        ('"e\u0301!"', 4, Excerpt('"e\u0301!"', 2)),
        ('"a\u202eb"', 4, Excerpt('"a<U+202E>b"', 10)),
        ("a\x1b[2Jb", 2, Excerpt("a<U+001B>[2Jb", 1)),
        ("", 1, Excerpt("", 0)),
        ("x" * 300, 150, Excerpt(f"…{'x' * 96}…", 49)),
        ("x" * 97, 97, Excerpt(f"…{'x' * 96}", 96)),
    ],
)
def test_the_caret_stands_below_the_character(line: str, column: int, expected: Excerpt) -> None:
    """Wide characters take two columns, marks none, invisible ones are named, and a long line is cut."""
    assert excerpt(line, column) == expected


def test_github_annotations_are_escaped() -> None:
    """A message has no line break; a property neither that, nor what ends it."""
    finding = Finding("a,b:c%.po", 7, 9, "gap", "info", "de", "a", "Gone", "100 %: a, b", "do::it")
    assert github_report(Outcome((), [finding])) == (
        "::notice file=a%2Cb%3Ac%25.po,line=7,col=9,title=gap::100 %25: a, b; do::it"
    )
    assert github_report(hostile()) == (
        '::error file=a[31m%25%3A%2C�"<&>,line=1,col=1,title=shout::a[31m%25:,�"<&>; a[31m%25:,�"<&>'
    )


def test_github_hears_nothing_of_sound_files() -> None:
    """No finding, no output."""
    assert github_report(outcome(linted(read(entry("weg"))))) == ""


def test_the_json_has_all_that_is_known() -> None:
    """Findings with every field, what is known, and counts by severity and rule."""
    file = linted(read(entry("Alles  weg!")))
    gap, shout = file.findings
    assert json_report(outcome(file, known=(shout,))) == {
        "findings": [
            {
                "file": "de.po",
                "line": 11,
                "column": 14,
                "rule": "gap",
                "severity": "warning",
                "locale": "de",
                "message_id": "a",
                "source": "Gone",
                "reason": "Expected one space, got more",
                "suggestion": "write one",
                "fixable": True,
                "text": "Alles  weg!",
            }
        ],
        "known": [json_report(outcome(file, known=(gap,)))["findings"][0]],
        "fixed": [],
        "counts": {"error": 0, "warning": 1, "info": 0},
        "rules": {"gap": 1},
        "files": ["de.po"],
    }


def test_the_json_can_be_written() -> None:
    """Halves of surrogate pairs, which no encoding can write, are replaced."""
    json.dumps(json_report(hostile()), ensure_ascii=False).encode()


def test_junit_has_a_test_for_each_finding() -> None:
    """What fails the run is a failure, what does not passes, what is known is skipped, a sound file is one test."""
    first = linted(read(entry("Alles  weg!"), entry("oh!", message_id="b")))
    known = (first.findings[2],)
    assert junit_report(outcome(first, linted(read(entry("weg")), "ja.po"), known=known)) == (
        "<?xml version='1.0' encoding='us-ascii'?>\n"
        '<testsuites name="vapierrors lint" tests="4" failures="1" errors="0" skipped="1">\n'
        '  <testsuite name="de.po" tests="3" failures="1" errors="0" skipped="1">\n'
        '    <testcase classname="de.po" name="gap a (11:14)" file="de.po" line="11">\n'
        "      <system-out>de.po:11:14: warning: Expected one space, got more; write one [gap]</system-out>\n"
        "    </testcase>\n"
        '    <testcase classname="de.po" name="shout a (11:19)" file="de.po" line="11">\n'
        '      <failure type="shout" message="Expected no exclamation mark, got one">'
        "de.po:11:19: error: Expected no exclamation mark, got one [shout]</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="de.po" name="shout b (15:11)" file="de.po" line="15">\n'
        '      <skipped message="Known by the baseline: Expected no exclamation mark, got one" />\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="ja.po" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="ja.po" name="no findings" />\n'
        "  </testsuite>\n"
        "</testsuites>"
    )


def test_junit_is_xml_whatever_it_says() -> None:
    """Markup is escaped, and what no XML document can hold is replaced; all of it is ASCII."""
    text = junit_report(hostile())
    assert text.isascii()
    (failure,) = ET.fromstring(text).iter("failure")  # noqa: S314 - our own document
    assert failure.get("message") == 'a�[31m\u202e%:,��"<&>'


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("error", ["shout"]),
        ("warning", ["gap", "shout"]),
        ("info", ["gap", "shout", "short"]),
        ("never", []),
    ],
)
def test_a_level_says_what_fails(fail_on: FailOn, failing: list[str]) -> None:
    """From the worst on down to the level."""
    run = outcome(linted(read(entry("Alles  weg!"), entry("Nö", message_id="b"))), fail_on=fail_on)
    assert [finding.rule for finding in run.failing] == failing
    (suite,) = ET.fromstring(junit_report(run))  # noqa: S314 - our own document
    assert suite.get("failures") == str(len(failing))


def test_a_file_that_ends_early_is_told_without_a_line() -> None:
    """A finding about an empty file has no line to show."""
    file = LintedFile(Target(Path("de.po"), "de"), read(header=""), (), read(header=""))
    finding = Finding("de.po", 1, 1, "header", "error", "de", "", "", "Expected a header")
    assert text_report(Outcome([file], [finding])) == (
        "de.po:1:1: error: Expected a header [header]\n1 error in 1 file"
    )
