"""One run: how hard it tries, whom it tells, and what its measures share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from benchmarks.effort import Effort
    from benchmarks.large_catalogs import LargeCatalogs
    from benchmarks.progress import Progress


class Run(NamedTuple):
    """What a measure is handed.

    Args:
        effort: how often and on how much it measures.
        progress: whom it tells what it leaves out, and why.
        catalogs: large catalogs, each made once.
    """

    effort: Effort
    progress: Progress
    catalogs: LargeCatalogs
