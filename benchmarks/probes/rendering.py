"""Rendering in a process of its own, beside others: started by ``benchmarks.measures.threads``."""

from __future__ import annotations

from itertools import repeat
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.bodies import PAYLOAD
from benchmarks.peers import ours

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier


def render_many(count: int, start: Barrier, seconds: Queue[float]) -> None:
    """Wait for the others, render, and say how long it took.

    Args:
        count: how many bodies.
        start: where all wait for each other once they are ready.
        seconds: where the time goes.
    """
    texts = ours.renderer()
    for _ in repeat(None, count // 10 + 1):
        texts(PAYLOAD)
    start.wait()
    began = perf_counter()
    for _ in repeat(None, count):
        texts(PAYLOAD)
    seconds.put(perf_counter() - began)
