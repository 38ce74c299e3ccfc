"""Contestants take turns in one process, so that whatever slows the machine slows all of them."""

from __future__ import annotations

import gc
from itertools import repeat
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.effort import Effort

_WARM_UP_CALLS = 20


class Interval(NamedTuple):
    """Where the middle half of the values lies."""

    low: float
    high: float


class Samples(NamedTuple):
    """One value a round, in the order of the rounds.

    Example:
        >>> samples = Samples((3.0, 1.0, 2.0, 9.0))
        >>> samples.median, samples.interval
        (2.5, Interval(low=1.0, high=9.0))
    """

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return median(self.values)

    @property
    def interval(self) -> Interval:
        """The quartiles."""
        ordered = sorted(self.values)
        outside = (len(ordered) - 1) // 4
        return Interval(ordered[outside], ordered[len(ordered) - 1 - outside])

    def scaled(self, factor: float) -> Samples:
        """The values in another unit."""
        return Samples(tuple(value * factor for value in self.values))

    def less(self, amount: float) -> Samples:
        """The values above something that all of them hold."""
        return Samples(tuple(value - amount for value in self.values))

    def over(self, base: Samples) -> Samples:
        """How many times the base each round took: its median is not the ratio, its interval is that of the ratio."""
        return Samples(tuple(own / other for own, other in zip(self.values, base.values, strict=True)))


def ratio(own: Samples, base: Samples) -> float:
    """The ratio of the medians.

    Example:
        >>> ratio(Samples((3.0, 4.0)), Samples((1.0, 1.0)))
        3.5
    """
    return own.median / base.median


def interleaved(calls: Mapping[str, Callable[[], object]], effort: Effort) -> dict[str, Samples]:
    """The seconds that a call takes, for each round: A B C A B C, and so on.

    The garbage collector stays on, as it is in a server; what lives before the first round is kept out of its sight, so
    that no contestant pays for the objects of another.

    Args:
        calls: name → what is measured.
        effort: how many rounds, and how long a turn lasts.
    """
    loops = {name: _loops(call, effort.batch_seconds) for name, call in calls.items()}
    rounds: dict[str, list[float]] = {name: [] for name in calls}
    gc.collect()
    gc.freeze()
    try:
        for _ in range(effort.rounds):
            for name, call in calls.items():
                rounds[name].append(_seconds(call, loops[name]) / loops[name])
    finally:
        gc.unfreeze()
    return {name: Samples(tuple(values)) for name, values in rounds.items()}


def in_turns(calls: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Samples]:
    """What each call measured by itself, for each round, in turns.

    Args:
        calls: name → what gives one value.
        rounds: how many turns each takes.
    """
    values: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            values[name].append(call())
    return {name: Samples(tuple(measured)) for name, measured in values.items()}


def _loops(call: Callable[[], object], seconds: float) -> int:
    if not seconds:
        return 1
    taken = sorted(_seconds(call, 1) for _ in range(_WARM_UP_CALLS))
    return max(1, round(seconds / taken[len(taken) // 2]))


def _seconds(call: Callable[[], object], loops: int) -> float:
    start = perf_counter()
    for _ in repeat(None, loops):
        call()
    return perf_counter() - start
