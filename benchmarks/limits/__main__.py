"""``python -m benchmarks.limits``: print a table of the limits, with what an input at each of them costs."""

from __future__ import annotations

import argparse
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.limits.inputs import LIMITS, Case, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HEAD: Final = (
    "| limit | default | over it, tolerant | measured at it | time at it | time at ten times |\n"
    "|---|---:|---|---|---:|---:|\n"
)


def milliseconds(call: Callable[[], object], rounds: int) -> float:
    """The shortest of several calls, in milliseconds; what loads once is loaded before.

    Args:
        call: what is measured.
        rounds: how many calls.
    """
    call()
    shortest = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        call()
        shortest = min(shortest, perf_counter() - start)
    return shortest * 1e3


def line(case: Case, rounds: int) -> str:
    """The row of one limit.

    Args:
        case: the limit, and the inputs at and over it.
        rounds: how many calls the shortest is of.
    """
    at_limit, over_limit = milliseconds(case.at_limit, rounds), milliseconds(case.over_limit, rounds)
    value = getattr(LIMITS, case.limit)
    return f"| `{case.limit}` | {value:,} | {case.over} | {case.what} | {at_limit:.3g} ms | {over_limit:.3g} ms |\n"


def main(words: Sequence[str] | None = None) -> int:
    """Print the table.

    Args:
        words: the arguments; None for those of the process.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.limits", description="Measure inputs at the limits.")
    parser.add_argument("--rounds", type=int, default=10, help="calls of each input, of which the shortest counts (10)")
    rounds = parser.parse_args(words).rounds
    if rounds < 1:
        parser.error(f"expected one call or more for --rounds, got {rounds}")
    sys.stdout.write(_HEAD)
    for case in cases():
        sys.stdout.write(line(case, rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
