"""What a run of lint has to tell, whatever the form in which it is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from vapierrors.translate.lint.finding import SEVERITIES
from vapierrors.translate.lint.table import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vapierrors.translate.lint.finding import Finding, Severity
    from vapierrors.translate.lint.project import LintedFile
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.po import PoDocument

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]
Role: TypeAlias = Literal["error", "warning", "info", "place", "rule", "source"]
"""What a piece of a report is, which says how it is coloured."""


def plain(text: str, _role: Role) -> str:
    """The text without colours."""
    return text


@dataclass(frozen=True)
class Outcome:
    """What a run of lint has to tell (specification, section 9).

    Args:
        files: those that were looked at.
        findings: what is wrong with them, less what is known.
        known: what the baseline knows.
        rules: those that were asked, by id.
        fail_on: the severity from which on findings make the run fail.
        paint: what colours a piece of text for a terminal.
    """

    files: Sequence[LintedFile]
    findings: Sequence[Finding]
    known: Sequence[Finding] = ()
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    fail_on: FailOn = "error"
    paint: Callable[[str, Role], str] = plain

    @property
    def failing(self) -> list[Finding]:
        """The findings that make the run fail."""
        return [finding for finding in self.findings if self.fails(finding)]

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the run fail.

        Args:
            finding: one of ``findings``.
        """
        return self.fail_on != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """Severity → how many findings have it."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    @cached_property
    def documents(self) -> Mapping[str, PoDocument]:
        """The name of a file → what it holds."""
        return {str(file.target.path): file.document for file in self.files}
