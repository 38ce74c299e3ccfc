"""Findings in the Static Analysis Results Interchange Format, version 2.1.0 of OASIS."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from vapierrors.outputs.plain import without_surrogates
from vapierrors.translate.lint.baseline import mark_of
from vapierrors.translate.lint.pages import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.lint.finding import Finding, Severity
    from vapierrors.translate.lint.outcome import Outcome
    from vapierrors.translate.lint.rule import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = MappingProxyType({"error": "error", "warning": "warning", "info": "note"})


def sarif_report(outcome: Outcome) -> dict[str, Any]:
    """A log with one run: the rules with their pages, and a result for each finding, known ones suppressed.

    Columns are those of Unicode code points, as the log says; a fingerprint stays when lines move.

    Args:
        outcome: what is told.

    Example:
        >>> from vapierrors.translate.lint.outcome import Outcome
        >>> log = sarif_report(Outcome((), ()))
        >>> log["version"], log["runs"][0]["results"]
        ('2.1.0', [])
    """
    told = sorted(
        [*((finding, False) for finding in outcome.findings), *((finding, True) for finding in outcome.known)]
    )
    files = [str(file.target.path) for file in outcome.files]
    index = {rule: number for number, rule in enumerate(outcome.rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vapierrors lint",
                        "version": version("vapierrors"),
                        "rules": [_descriptor(rule) for rule in outcome.rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [
                    {"location": {"uri": _uri(name)}, "encoding": outcome.documents[name].encoding} for name in files
                ],
                "results": _results(told, index, {name: number for number, name in enumerate(files)}),
            }
        ],
    }


def _results(
    told: Iterable[tuple[Finding, bool]], rules: Mapping[str, int], files: Mapping[str, int]
) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for finding, is_known in told:
        mark = f"{finding.rule}\0{finding.locale}\0{finding.message_id}\0{mark_of(finding)}"
        seen[mark] += 1
        results.append(_result(finding, rules, files, f"{mark}\0{seen[mark]}", is_known=is_known))
    return results


def _result(
    finding: Finding, rules: Mapping[str, int], files: Mapping[str, int], mark: str, *, is_known: bool
) -> dict[str, Any]:
    place: dict[str, Any] = {"uri": _uri(finding.file)}
    if finding.file in files:
        place["index"] = files[finding.file]
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": place,
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if finding.message_id:
        location["logicalLocations"] = [{"fullyQualifiedName": _text(finding.message_id), "kind": "resource"}]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.get(finding.rule, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(finding.advice)},
        "locations": [location],
        "partialFingerprints": {"vapierrorsEntry/v1": sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()},
    }
    return {**result, "suppressions": [{"kind": "external", "status": "accepted"}]} if is_known else result


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": _text(rule.title)},
        "fullDescription": {"text": _text(rule.why)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": _text(rule.why), "markdown": _text(page(rule))},
    }


def _uri(name: str) -> str:
    """A reference to a file: relative where the name is."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")


def _text(text: str) -> str:
    return without_surrogates(text)
