"""How work grows with the size of an input: counted, not timed where calls can be counted."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

TIMES = 4
"""How much larger the larger input is."""

MOST = 8
"""How much more work it may be: twice of what is linear, and half of what is quadratic."""


def calls_of(run: Callable[[], object]) -> int:
    """How many functions are called, those written in C among them."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    gc.disable()  # what a collection calls is not the input's
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


def peak_of(run: Callable[[], object]) -> int:
    """How many bytes are allocated at most at once."""
    gc.freeze()  # what other tests hold is spared the collection, here and afterwards
    gc.collect()
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth_of_calls(made: Callable[[int], _T], run: Callable[[_T], object], size: int) -> float:
    """How many times the calls are for an input four times as large."""
    small, large = _inputs(made, run, size, TIMES)
    return calls_of(lambda: run(large)) / calls_of(lambda: run(small))


def growth_of_memory(made: Callable[[int], _T], run: Callable[[_T], object], size: int) -> float:
    """How many times the memory is for an input four times as large."""
    small, large = _inputs(made, run, size, TIMES)
    return peak_of(lambda: run(large)) / peak_of(lambda: run(small))


def growth_of_effort(made: Callable[[int], _T], run: Callable[[_T], object], size: int) -> float:
    """How many times the processor's time is for an input sixteen times as large, by the square root.

    For work inside one call, such as a regular expression, which no count of calls can see. What is linear gives 4,
    what is quadratic 16: the best of several runs lies far from the border however busy the machine is.
    """
    small, large = _inputs(made, run, size, TIMES * TIMES)
    return float((_best_of(lambda: run(large), 2) / _best_of(lambda: run(small), 6)) ** 0.5)


def _inputs(made: Callable[[int], _T], run: Callable[[_T], object], size: int, times: int) -> tuple[_T, _T]:
    """Two inputs that nobody has seen yet, behind one that has loaded what loads once."""
    run(made(size + 1))
    return made(size), made(times * size)


def _best_of(run: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        start = process_time()
        run()
        best = min(best, process_time() - start)
    return max(best, 1e-6)
