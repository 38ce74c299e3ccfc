"""The table of a comparison, in Markdown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from benchmarks.lint_comparison.corpora import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.lint_comparison.asking import Score
    from benchmarks.lint_comparison.corpora import Sample
    from benchmarks.lint_comparison.tools import Tool
    from benchmarks.timing import Samples

BEGIN: Final = "<!-- begin: written by python -m benchmarks.lint_comparison --update-docs -->"
END: Final = "<!-- end -->"


def markdown(tools: Sequence[Tool], scores: Sequence[Score], broken: Sequence[Sample], sound: Sequence[Sample]) -> str:
    """Found, missed and false alarms of everybody, and what was found by group of rules.

    Args:
        tools: who was asked.
        scores: what came out, in the same order.
        broken: the broken entries.
        sound: the sound ones.
    """
    versions = ", ".join(f"{tool.name} {tool.version()}" for tool in tools)
    locales = len({sample.locale for sample in (*broken, *sound)})
    about = f"{len(broken)} broken and {len(sound)} sound entries in {locales} languages; {versions}."
    all_found = [(score, score.found.total()) for score in scores]
    totals = [_row(f"`{score.tool}`", found, len(broken) - found, score.false_alarms) for score, found in all_found]
    by_group = Counter(GROUPS[sample.rule] for sample in broken)
    groups = [
        _row(group, by_group[group], *(score.found[group] for score in scores))
        for group in dict.fromkeys(GROUPS.values())
    ]
    return "\n".join(
        (
            about,
            "",
            "| | found | missed | false alarms |",
            "|---|--:|--:|--:|",
            *totals,
            "",
            _row("found, by what is broken", "entries", *(f"`{score.tool}`" for score in scores)),
            f"|---|{'--:|' * (len(scores) + 1)}",
            *groups,
        )
    )


def times_markdown(seconds: Mapping[str, Samples], entries: int) -> str:
    """How long everybody took.

    Args:
        seconds: tool → seconds, one value a round.
        entries: how many entries the file has.
    """
    rows = [_row(f"`{name}`", f"{samples.median:.2f} s") for name, samples in seconds.items()]
    return "\n".join((f"| {entries:,} entries | |", "|---|--:|", *rows))


def refreshed(page: str, text: str) -> str:
    """A page with a text between its marks.

    Args:
        page: the page.
        text: what stands between the marks from now on.

    Raises:
        ValueError: the marks are not there.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"Expected {BEGIN} and {END}, got neither or one; put them where the tables are to stand")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"
