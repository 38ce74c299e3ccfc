"""Findings as workflow commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.translate.lint.finding import Finding, Severity
    from vapierrors.translate.lint.outcome import Outcome

_COMMANDS: Final[Mapping[Severity, str]] = MappingProxyType({"error": "error", "warning": "warning", "info": "notice"})
_IN_MESSAGE: Final = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTY: Final = {**_IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def github_report(outcome: Outcome) -> str:
    """One command a line; nothing where nothing was found.

    Args:
        outcome: what is told.

    Example:
        >>> from vapierrors.translate.lint.finding import Finding
        >>> from vapierrors.translate.lint.outcome import Outcome
        >>> finding = Finding("de.po", 7, 9, "double-space", "warning", "de", "a", "Gone", "Expected one space, got 2")
        >>> github_report(Outcome((), (finding,)))
        '::warning file=de.po,line=7,col=9,title=double-space::Expected one space, got 2'
    """
    return "\n".join(map(_command, outcome.findings))


def _command(finding: Finding) -> str:
    properties = {"file": finding.file, "line": finding.line, "col": finding.column, "title": finding.rule}
    listed = ",".join(f"{name}={one_line(str(value)).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{one_line(finding.advice).translate(_IN_MESSAGE)}"
