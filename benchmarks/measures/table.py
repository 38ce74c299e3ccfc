"""Every measure, in the order in which a run takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.measures import body, catalogs, imports, locales, official, scaling, threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.rows import Row
    from benchmarks.run import Run


class Measure(NamedTuple):
    """One measure.

    Args:
        name: what ``--only`` takes, and what the names of its rows begin with.
        title: its heading in the documentation.
        run: measures, and gives the rows.
    """

    name: str
    title: str
    run: Callable[[Run], list[Row]]


MEASURES: Final = {
    measure.name: measure
    for measure in (
        Measure("body", "One body to three strings", body.run),
        Measure("official", "Against the official runtime, positional arguments only", official.run),
        Measure("imports", "Import, above Python's own start", imports.run),
        Measure("locales", "A new locale", locales.run),
        Measure("catalogs", "Large catalogs", catalogs.run),
        Measure("scaling", "Flat and linear", scaling.run),
        Measure("throughput", "Threads and processes", threads.run),
    )
}
