"""``vapierrors lint``: what is looked at, how it is told, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import invoke
from lint_rules import HEADER, entry, write_catalogs

from vapierrors.translate.lint.pages import page
from vapierrors.translate.lint.reports import REPORTS
from vapierrors.translate.lint.table import RULES

if TYPE_CHECKING:
    from click.testing import Result

SLIP = entry("Alles  weg")
BROKEN = entry("Alles weg", message_id="b", source="{what} gone")
ASKED = ("--select", "double-space", "--select", "missing-argument")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the current folder, with one warning and one error."""
    monkeypatch.chdir(tmp_path)
    write_catalogs(tmp_path / "locales", german=f"{SLIP}\n{BROKEN}")
    return tmp_path


def german() -> str:
    """The German entries as they are now."""
    return Path("locales/de/LC_MESSAGES/app.po").read_text(encoding="utf-8").removeprefix(HEADER)


def lint(*args: str | Path) -> Result:
    """Ask two rules, whose findings a reader of these tests can count."""
    return invoke("lint", *ASKED, *args)


def rules_told(result: Result) -> list[str]:
    """The rules of the findings in a report in JSON."""
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def settings(text: str) -> None:
    """Give the project settings."""
    Path("pyproject.toml").write_text(f"[tool.vapierrors.lint]\n{text}\n", encoding="utf-8")


def test_findings_are_told_with_their_lines() -> None:
    """The catalogs of the project are looked at where nothing is named; an error is exit code 1."""
    result = lint()
    lines = result.stdout.splitlines(keepends=True)
    assert [line for line in lines if line.startswith("locales/")][1:] == [
        line for line in lines if "[missing-argument]" in line
    ]
    assert lines[1:3] == ['    11 | msgstr "Alles  weg"\n', "       |               ^\n"]
    assert lines[-1] == "1 error and 1 warning in 1 file; 1 can be fixed with --fix\n"
    assert (result.stderr, result.exit_code) == ("", 1)


@pytest.mark.parametrize(
    ("args", "settled", "exit_code"),
    [
        ((), "", 1),
        (("--fail-on", "never"), "", 0),
        ((), 'fail-on = "never"', 0),
        (("--fail-on", "error"), 'fail-on = "never"', 1),
        (("--ignore", "missing-argument"), "", 0),
        (("--ignore", "missing-argument", "--fail-on", "warning"), "", 1),
        ((), 'severity = { missing-argument = "info" }', 0),
        ((), 'severity = { double-space = "error", missing-argument = "info" }', 1),
    ],
)
def test_the_exit_code_follows_the_level(args: tuple[str, ...], settled: str, exit_code: int) -> None:
    """Options go before settings; a severity of the settings counts for the level."""
    settings(settled)
    assert lint(*args).exit_code == exit_code


@pytest.mark.parametrize("output", [*REPORTS])
def test_every_report_can_be_asked_for(output: str) -> None:
    """Each form names the rule, and nothing else is on standard output or standard error."""
    result = lint("--output", output)
    assert "missing-argument" in result.stdout
    assert (result.stderr, result.exit_code) == ("", 1)


def test_json_is_an_output_of_its_own() -> None:
    """The flag that other commands have works here, too."""
    assert lint("--json").stdout == lint("--output", "json").stdout
    assert rules_told(lint("--json")) == ["double-space", "missing-argument"]


def test_a_file_is_named_by_itself() -> None:
    """Its language is that of its folder; that of the header, or of --locale, where it stands elsewhere."""
    assert rules_told(lint("locales/de/LC_MESSAGES/app.po", "--json")) == ["double-space", "missing-argument"]
    Path("alone.po").write_text(SLIP, encoding="utf-8")
    result = lint("alone.po")
    assert result.stderr == (
        "vapierrors: Expected a language in the header or the place of the file, got none - at alone.po; "
        "put Language into the header, or name it with --locale\n"
    )
    assert result.exit_code == 2
    assert rules_told(lint("alone.po", "--locale", "de", "--json")) == ["double-space"]


def test_fixing_writes_the_file() -> None:
    """What is safe is put right and told, what is left is told as well, and all other bytes stay."""
    result = lint("--fix")
    assert german() == f"{SLIP.replace('  ', ' ')}\n{BROKEN}"
    lines = result.stdout.splitlines()
    assert [line.split(": ")[1] for line in lines if line.startswith("locales/")] == ["error", "fixed"]
    assert lines[-1] == "1 error in 1 file; 1 fixed"
    assert result.exit_code == 1
    assert lint("--fix", "--ignore", "missing-argument").stdout == "No findings in 1 file\n"


def test_a_file_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there is there still, and the exit code says that not all was put right."""

    def refuse(path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("vapierrors.cli.lint.replace_file", refuse)
    result = lint("--fix")
    assert result.stderr == "vapierrors: [Errno 28] No space left on device: 'locales/de/LC_MESSAGES/app.po'\n"
    assert (german(), result.exit_code) == (f"{SLIP}\n{BROKEN}", 2)


def test_a_difference_is_shown_and_not_written() -> None:
    """It is a finding that there is something to put right."""
    result = lint("--diff")
    assert result.stdout == (
        "--- a/locales/de/LC_MESSAGES/app.po\n"
        "+++ b/locales/de/LC_MESSAGES/app.po\n"
        "@@ -8,7 +8,7 @@\n"
        " \n"
        ' msgctxt "a"\n'
        ' msgid "Gone"\n'
        '-msgstr "Alles  weg"\n'
        '+msgstr "Alles weg"\n'
        " \n"
        ' msgctxt "b"\n'
        ' msgid "{what} gone"\n'
    )
    assert (german(), result.exit_code) == (f"{SLIP}\n{BROKEN}", 1)
    lint("--fix")
    assert (lint("--diff").stdout, lint("--diff").exit_code) == ("", 0)


def test_a_baseline_keeps_quiet_what_is_known() -> None:
    """What is known does not count; what is new does; what is no more is told for information."""
    updated = lint("--baseline", "known.json", "--update-baseline")
    assert (updated.stdout, updated.stderr) == ("", "vapierrors: known.json knows 2 findings\n")
    assert updated.exit_code == 0
    quiet = lint("--baseline", "known.json")
    assert (quiet.stdout, quiet.exit_code) == ("No findings in 1 file; 2 known by the baseline\n", 0)
    lint("--fix")
    settings('baseline = "known.json"')
    stale = lint()
    assert (stale.stdout, stale.exit_code) == ("No findings in 1 file; 1 known by the baseline\n", 0)
    assert stale.stderr == (
        "vapierrors: info: double-space of a in locales/de/LC_MESSAGES/app.po is no more; "
        "--update-baseline takes it out of known.json\n"
    )
    assert lint("--update-baseline").stderr == "vapierrors: known.json knows 1 finding\n"
    Path("locales/de/LC_MESSAGES/app.po").write_text(f"{HEADER}# moved\n{BROKEN}\n{SLIP}", encoding="utf-8")
    assert rules_told(lint("--json")) == ["double-space"]


@pytest.mark.parametrize(
    ("args", "settled", "reason"),
    [
        (("--select", "doubl-space"), "", "Expected a rule of vapierrors lint, got 'doubl-space'; did you mean "),
        (("--ignore", "x"), "", "Expected a rule of vapierrors lint, got 'x' - at --ignore"),
        (("--explain", "x"), "", "Expected a rule of vapierrors lint, got 'x' - at --explain"),
        ((), 'disable = ["x"]', "Expected a rule of vapierrors lint, got 'x' - at tool.vapierrors.lint.disable"),
        (("none",), "", "Expected a folder or package:folder, got 'none': no such folder"),
        (("none.po",), "", "No such file or directory: 'none.po'"),
        (("--domain", "x"), "", "Expected a domain of the catalogs (app), got 'x'"),
        (("--locale", "fr"), "", "Expected a locale of the catalogs (de), got 'fr'"),
        (("--baseline", "none.json"), "", "No such file or directory: 'none.json'"),
        (("--update-baseline",), "", "Expected --baseline FILE, or baseline in [tool.vapierrors.lint], got none to"),
        (("--baseline", "pyproject.toml"), "", "Expected a baseline of vapierrors lint, got "),
    ],
)
def test_wrong_use_is_told(args: tuple[str, ...], settled: str, reason: str) -> None:
    """Whoever misspells something learns what, and where; exit code 2."""
    settings(settled)
    result = lint(*args)
    assert reason in result.stderr
    assert result.exit_code == 2


def test_an_unreadable_file_does_not_hide_the_others() -> None:
    """The others are told, and the exit code says that not all were looked at."""
    Path("locales/ja/LC_MESSAGES/app.po").mkdir(parents=True)
    result = lint("--json")
    assert rules_told(result) == ["double-space", "missing-argument"]
    assert result.stderr == "vapierrors: [Errno 21] Is a directory: 'locales/ja/LC_MESSAGES/app.po'\n"
    assert result.exit_code == 2


def test_a_folder_with_a_name_that_is_no_language_is_a_finding() -> None:
    """What is left out is told."""
    Path("locales/xx-nope/LC_MESSAGES").mkdir(parents=True)
    result = lint("--fail-on", "never")
    assert result.stderr.startswith("vapierrors: xx-nope/LC_MESSAGES: ")
    assert result.exit_code == 1


def test_fuzzy_translations_are_looked_at_on_demand() -> None:
    """They do not count otherwise."""
    Path("locales/de/LC_MESSAGES/app.po").write_text(f"{HEADER}#, fuzzy\n{SLIP}", encoding="utf-8")
    assert (rules_told(lint("--json")), rules_told(lint("--fuzzy", "--json"))) == ([], ["double-space"])


def test_a_length_is_set_by_the_settings() -> None:
    """A text over it is a finding."""
    settings("max-length = 5")
    assert rules_told(invoke("lint", "--select", "too-long", "--json")) == ["too-long", "too-long"]


def test_rules_are_listed() -> None:
    """Each with its severity and what it asks; for machines, too."""
    lines = invoke("lint", "--list-rules", COLUMNS="200").stdout.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [[rule.id, rule.severity] for rule in RULES.values()]
    assert json.loads(invoke("lint", "--list-rules", "--json").stdout) == [
        {"id": rule.id, "title": rule.title, "severity": rule.severity} for rule in RULES.values()
    ]


def test_a_rule_is_explained() -> None:
    """Its page is printed as the documentation has it."""
    result = invoke("lint", "--explain", "double-space")
    assert (result.stdout, result.exit_code) == (page(RULES["double-space"]), 0)


def test_control_characters_do_not_reach_the_terminal() -> None:
    """Neither those of a text, nor those of a file name."""
    Path("loc\x1b[2J").mkdir()
    Path("loc\x1b[2J/x.po").write_text(entry("\x1b[31mAlles  weg\u202e"), encoding="utf-8")
    result = lint("loc\x1b[2J/x.po", "--locale", "de")
    assert result.stdout.startswith("loc[2J/x.po:3:20: warning: ")
    assert '     3 | msgstr "<U+001B>[31mAlles  weg<U+202E>"\n' in result.stdout
    assert "\x1b" not in lint("loc\x1b[2J/x.po").stderr


@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_the_shell_completes_rules(option: str) -> None:
    """Nobody has to know the ids by heart."""
    asked = {"_VAPIERRORS_COMPLETE": "bash_complete", "COMP_WORDS": f"vapierrors lint {option} doub", "COMP_CWORD": "3"}
    assert invoke(**asked).stdout == "plain,double-space\n"
