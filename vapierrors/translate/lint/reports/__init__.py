"""What lint found, as people and machines read it: one module and one row for each form (specification, section 9)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.translate.lint.reports.github import github_report
from vapierrors.translate.lint.reports.json import json_report
from vapierrors.translate.lint.reports.junit import junit_report
from vapierrors.translate.lint.reports.sarif import sarif_report
from vapierrors.translate.lint.reports.text import text_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.translate.lint.outcome import Outcome

__all__ = ["REPORTS", "Report"]


class Report(NamedTuple):
    """A form in which findings are told.

    Args:
        name: how it is asked for.
        description: what it is, in a few words.
        write: makes it: a text, or a JSON value.
    """

    name: str
    description: str
    write: Callable[[Outcome], str | dict[str, Any]]


REPORTS: Final[Mapping[str, Report]] = MappingProxyType(
    {
        row.name: row
        for row in (
            Report("text", "each finding with its line, for people", text_report),
            Report("json", "everything that is known, as JSON", json_report),
            Report("github", "annotations of GitHub Actions", github_report),
            Report("sarif", "SARIF 2.1.0, for code scanning", sarif_report),
            Report("junit", "JUnit XML, for test reports", junit_report),
        )
    }
)
"""The table of reports, by name."""
