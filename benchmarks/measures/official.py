"""A body with positional arguments only, against the official runtime, in each dialect that it reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bodies import check_texts
from benchmarks.peers import official
from benchmarks.peers.contestants import missing_packages
from benchmarks.rows import time_rows
from benchmarks.timing import interleaved

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.rows import Row
    from benchmarks.run import Run


def run(run: Run) -> list[Row]:
    """The same bytes to the same texts; nothing where the runtime is not installed.

    Args:
        run: how hard to try.
    """
    if missing := missing_packages(official.PACKAGES):
        run.progress.say(f"the official runtime is left out: {', '.join(missing)} is not installed")
        return []
    calls: dict[str, Callable[[], Sequence[str]]] = {}
    lines: list[tuple[str, str, str | None]] = []
    for dialect, payload in official.payloads().items():
        ours, theirs = f"{dialect}.vapierrors", f"{dialect}.runtime"
        calls[ours] = partial(official.ours(), payload)
        calls[theirs] = partial(official.runtime(dialect), payload)
        lines += [
            (ours, f"{dialect}: vapierrors", None),
            (theirs, f"{dialect}: the official runtime", ours),
        ]
    for name, call in calls.items():
        check_texts(name, call(), official.TEXTS)
    return time_rows("µs", interleaved(calls, run.effort), lines, "official")
