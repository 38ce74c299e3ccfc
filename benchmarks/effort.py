"""How hard a run tries."""

from __future__ import annotations

from typing import Final, NamedTuple


class Effort(NamedTuple):
    """How often and on how much a run measures.

    Args:
        name: what the record calls it.
        rounds: how many times each contestant takes its turn.
        batch_seconds: how long a turn lasts at least; 0 for a single call.
        processes: how many fresh processes each import and each catalog is measured in.
        locales: how many locales the sample has.
        messages: how many messages the large catalog has.
        served: how many locales a renderer has served before it is measured.
        po_messages: how many messages the catalog has that is read from its source.
        seed: what the sample of locales is drawn with.
    """

    name: str
    rounds: int
    batch_seconds: float
    processes: int
    locales: int
    served: int
    messages: int
    po_messages: int
    seed: int = 20


FULL: Final = Effort("full", 200, 0.004, 15, 24, 100, 100_000, 20_000)
QUICK: Final = Effort("quick", 60, 0.001, 3, 4, 100, 10_000, 2_000)
ONCE: Final = Effort("once", 1, 0.0, 1, 1, 3, 50, 50)
