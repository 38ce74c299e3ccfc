"""Ask everybody who looks at PO files about the broken and the sound entries of the tests, and print who finds what.

python -m benchmarks.lint_comparison                  found, missed, false alarms, and the time for 10,000 entries
python -m benchmarks.lint_comparison --entries 0      without the time
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from benchmarks.fresh import ROOT
from benchmarks.lint_comparison import corpora, report, speed
from benchmarks.lint_comparison.asking import score
from benchmarks.lint_comparison.tools import present
from benchmarks.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = ROOT / "docs" / "lint.md"
_ENTRIES: Final = 10_000
_ROUNDS: Final = 3


def main(words: Sequence[str] | None = None) -> int:
    """Run the comparison.

    Args:
        words: the arguments; None for those of the process.

    Returns:
        0, or 1 where we miss something, or raise a false alarm.
    """
    given = _arguments(words)
    progress = Progress()
    tools = present(progress)
    broken, sound = corpora.broken(), corpora.sound()
    scores = []
    for tool in tools:
        progress.say(f"{tool.name}: {len(broken)} broken and {len(sound)} sound entries")
        scores.append(score(tool, broken, sound))
    text = report.markdown(tools, scores, broken, sound)
    if given.entries:
        progress.say(f"{given.entries:,} entries, {given.rounds} times each")
        text += f"\n\n{report.times_markdown(speed.times(tools, given.entries, given.rounds), given.entries)}"
    sys.stdout.write(f"{text}\n")
    if given.update_docs:
        PAGE.write_text(report.refreshed(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    ours = scores[0]
    return int(ours.found.total() < len(broken) or ours.false_alarms > 0)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.lint_comparison", description="Compare lint with others.")
    parser.add_argument(
        "--entries", type=int, default=_ENTRIES, help=f"of the file that is timed; 0: none ({_ENTRIES})"
    )
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help=f"how often the time is taken ({_ROUNDS})")
    parser.add_argument("--update-docs", action="store_true", help="write the tables into docs/lint.md")
    given = parser.parse_args(words)
    if given.entries < 0:
        parser.error(f"expected no entries or more for --entries, got {given.entries}")
    if given.rounds < 1:
        parser.error(f"expected one round or more for --rounds, got {given.rounds}")
    if given.update_docs and not given.entries:
        parser.error("--update-docs shows everything: leave --entries 0 out")
    return given


if __name__ == "__main__":
    sys.exit(main())
