"""``python -m benchmarks``: measure everything, write one JSON, draw the charts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks import charts, report
from benchmarks.effort import FULL, QUICK
from benchmarks.fresh import ROOT
from benchmarks.large_catalogs import LargeCatalogs
from benchmarks.measures.table import MEASURES
from benchmarks.progress import Progress
from benchmarks.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.effort import Effort
    from benchmarks.rows import Row

DOCS: Final = ROOT / "docs"


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for.

    Args:
        words: the arguments; None for those of the process.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the library beside its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller catalogs: under a minute")
    parser.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME", help=f"some of: {', '.join(MEASURES)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the result goes; otherwise to standard output")
    parser.add_argument("--charts", type=Path, metavar="DIR", help="draw the charts into a folder that exists")
    parser.add_argument(
        "--update-docs", action="store_true", help="refresh docs/performance.md, its charts and docs/performance.json"
    )
    given = parser.parse_args(words)
    if given.update_docs and (given.quick or given.only):
        parser.error("--update-docs shows a full run of everything: leave --quick and --only out")
    if given.charts and not given.charts.is_dir():
        parser.error(f"expected a folder for --charts, got {given.charts}")
    if given.json and not given.json.parent.is_dir():
        parser.error(f"expected a file in a folder that exists for --json, got {given.json}")
    return given


def measure(effort: Effort, names: Sequence[str], progress: Progress) -> list[Row]:
    """Run measures one after the other.

    Args:
        effort: how hard to try.
        names: of ``MEASURES``.
        progress: whom to tell.
    """
    rows: list[Row] = []
    with TemporaryDirectory() as folder:
        run = Run(effort, progress, LargeCatalogs(Path(folder)))
        for name in names:
            progress.say(MEASURES[name].title)
            rows += MEASURES[name].run(run)
    return rows


def main(words: Sequence[str] | None = None) -> int:
    """Run, and say whether every target that was measured is met: 0, or 1 where one is missed.

    Args:
        words: the arguments; None for those of the process.
    """
    given = arguments(words)
    effort = QUICK if given.quick else FULL
    rows = measure(effort, given.only or [*MEASURES], Progress())
    text = report.as_json(report.document(rows, effort))
    tables = report.markdown(rows, effort)
    if given.json:
        given.json.write_text(text, encoding="utf-8")
        sys.stdout.write(tables)
    else:
        sys.stdout.write(text)
    if given.charts:
        charts.draw(rows, given.charts)
    if given.update_docs:
        (DOCS / "performance.json").write_text(text, encoding="utf-8")
        report.refresh(DOCS / "performance.md", tables)
        charts.draw(rows, DOCS)
    return 0 if all(row.met is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
