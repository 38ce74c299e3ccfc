"""Findings for people: where, what, the line with a caret, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.outputs.plain import one_line
from vapierrors.translate.lint.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.outcome import Outcome


def text_report(outcome: Outcome) -> str:
    """The findings one below the other, and a line that counts them.

    Args:
        outcome: what is told.

    Example:
        >>> from vapierrors.translate.lint.outcome import Outcome
        >>> text_report(Outcome((), ()))
        'No findings in 0 files'
    """
    lines = {file: document.text.split("\n") for file, document in outcome.documents.items()}
    told = [line for finding in outcome.findings for line in _told(outcome, finding, lines.get(finding.file, ()))]
    return "\n".join([*told, *_fixed(outcome), _summary(outcome)])


def _told(outcome: Outcome, finding: Finding, lines: Sequence[str]) -> Iterator[str]:
    paint = outcome.paint
    place = paint(one_line(f"{finding.file}:{finding.line}:{finding.column}:"), "place")
    severity = paint(f"{finding.severity}:", finding.severity)
    yield f"{place} {severity} {one_line(finding.advice)} {paint(f'[{finding.rule}]', 'rule')}"
    is_whole_file = (finding.line, finding.column, finding.message_id) == (1, 1, "")
    if not is_whole_file and finding.line <= len(lines):
        shown, caret = excerpt(lines[finding.line - 1], finding.column)
        gutter = f"{finding.line:>6} | "
        yield paint(f"{gutter}{shown}", "source")
        yield f"{' ' * (len(gutter) - 2)}| {' ' * caret}{paint('^', finding.severity)}"


def _fixed(outcome: Outcome) -> Iterator[str]:
    for file in outcome.files:
        for finding in file.fixed:
            place = outcome.paint(one_line(f"{finding.file}:{finding.line}:{finding.column}:"), "place")
            yield f"{place} fixed: {one_line(finding.reason)} {outcome.paint(f'[{finding.rule}]', 'rule')}"


def _summary(outcome: Outcome) -> str:
    counts = [_counted(count, severity) for severity, count in outcome.counts.items() if count]
    fixable = sum(finding.fixable for finding in outcome.findings)
    fixed = sum(len(file.fixed) for file in outcome.files)
    extras = [
        f"{fixed} fixed" if fixed else "",
        f"{fixable} can be fixed with --fix" if fixable else "",
        f"{len(outcome.known)} known by the baseline" if outcome.known else "",
    ]
    first = f"{_joined(counts) or 'No findings'} in {_counted(len(outcome.files), 'file')}"
    return "; ".join(filter(None, [first, *extras]))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "info" else f"{count} {noun}s"


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
