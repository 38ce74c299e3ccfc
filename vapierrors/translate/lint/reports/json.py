"""Findings as a JSON value."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from vapierrors.outputs.plain import without_surrogates

if TYPE_CHECKING:
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.outcome import Outcome


def json_report(outcome: Outcome) -> dict[str, Any]:
    """The findings with all that is known of each, and how many there are of what.

    Args:
        outcome: what is told.

    Example:
        >>> from vapierrors.translate.lint.outcome import Outcome
        >>> json_report(Outcome((), ()))["counts"]
        {'error': 0, 'warning': 0, 'info': 0}
    """
    return {
        "findings": [_document(finding) for finding in outcome.findings],
        "known": [_document(finding) for finding in outcome.known],
        "fixed": [_document(finding) for file in outcome.files for finding in file.fixed],
        "counts": dict(outcome.counts),
        "rules": dict(sorted(Counter(finding.rule for finding in outcome.findings).items())),
        "files": [without_surrogates(str(file.target.path)) for file in outcome.files],
    }


def _document(finding: Finding) -> dict[str, Any]:
    said = asdict(finding)
    return {name: without_surrogates(value) if isinstance(value, str) else value for name, value in said.items()}
