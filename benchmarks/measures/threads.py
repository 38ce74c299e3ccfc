"""How many bodies a second threads of one process, and processes, render at the same time."""

from __future__ import annotations

import multiprocessing
import threading
from functools import partial
from itertools import repeat
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.bodies import PAYLOAD
from benchmarks.peers import ours
from benchmarks.probes.rendering import render_many
from benchmarks.rows import row
from benchmarks.timing import in_turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.queues import Queue

    from benchmarks.rows import Row
    from benchmarks.run import Run

_THREADS: Final = {1: "one thread", 2: "two threads", 4: "four threads"}
_PROCESSES: Final = {1: "one process", 2: "two processes"}
_SECONDS: Final = 0.25
_MOST_ROUNDS: Final = 15


def run(run: Run) -> list[Row]:
    """Every thread renders with the one renderer; every process has its own.

    Args:
        run: how hard to try.
    """
    render = partial(ours.renderer(), PAYLOAD)
    count = _count(render) if run.effort.batch_seconds else 1
    threads = {f"threads.{number}": partial(_by_threads, number, count, render) for number in _THREADS}
    processes = {f"processes.{number}": partial(_by_processes, number, count) for number in _PROCESSES}
    rounds = min(_MOST_ROUNDS, run.effort.processes)
    titles = {f"threads.{number}": title for number, title in _THREADS.items()}
    titles |= {f"processes.{number}": title for number, title in _PROCESSES.items()}
    samples = in_turns(threads | processes, rounds)
    rows = []
    for name, measured in samples.items():
        single = f"{name.partition('.')[0]}.1"
        against = None if name == single else (f"throughput.{single}", samples[single])
        rows.append(row(f"throughput.{name}", titles[name], "bodies/s", measured, against))
    return rows


def _count(render: Callable[[], object]) -> int:
    """How many bodies take long enough for the start of a thread not to count."""
    calls = 50
    start = perf_counter()
    for _ in repeat(None, calls):
        render()
    return round(_SECONDS * calls / (perf_counter() - start)) + 1


def _by_threads(number: int, count: int, render: Callable[[], object]) -> float:
    share = count // number + 1

    def work() -> None:
        for _ in repeat(None, share):
            render()

    threads = [threading.Thread(target=work) for _ in range(number)]
    start = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return number * share / (perf_counter() - start)


def _by_processes(number: int, count: int) -> float:
    share = count // number + 1
    context = multiprocessing.get_context("spawn")
    seconds: Queue[float] = context.Queue()
    start = context.Barrier(number)
    processes = [context.Process(target=render_many, args=(share, start, seconds)) for _ in range(number)]
    for process in processes:
        process.start()
    taken = [seconds.get() for _ in processes]
    for process in processes:
        process.join()
    return number * share / max(taken)
