"""Plant faults in a room of the library and count how many of them its tests notice.

python -m benchmarks.mutation template                         250 mutants, some minutes
python -m benchmarks.mutation wire --sample 400 --seed 7 --output wire.json
python -m benchmarks.mutation wire --sample 400 --seed 7 --again wire.json    only those of it that survived

It needs ``pip install 'mutmut>=3.8,<3.9'``, for its operators, and a system that can fork.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.mutation import reach, trial
from benchmarks.mutation.mutants import Mutant, sample
from benchmarks.mutation.rooms import ROOMS

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 10
"""Processor time that a mutant has beyond that of the tests without one."""


def main(arguments: Sequence[str]) -> int:
    """Run the tests of a room against its mutants.

    Args:
        arguments: of the command line; ``--help`` lists them.
    """
    wanted = _options(arguments)
    room = ROOMS[wanted.room]
    mutants, sites = sample(room.modules(), wanted.sample, Random(wanted.seed))  # noqa: S311 - a repeatable draw
    if wanted.again:
        survived = {_key(row) for row in json.loads(wanted.again.read_text("utf-8")) if row["outcome"] == "survived"}
        mutants = [mutant for mutant in mutants if _key(mutant._asdict()) in survived]
    if not mutants:
        sys.stdout.write(f"{wanted.room}: nothing to run\n")
        return 0
    trial.warm_up()
    reached = reach.measure(room.test_files())
    seconds = round(sum(reached.seconds.values())) + _SECONDS
    rows: list[dict[str, Any]] = []
    for number, mutant in enumerate(mutants, 1):
        outcome = trial.run(room.test_files(), reached.in_order(mutant), mutant, seconds)
        row = {**mutant._asdict(), "outcome": outcome, "reached_by": len(reached.of(mutant))}
        del row["source"]
        rows.append(row)
        if outcome != "killed":
            sys.stdout.write(_line(mutant, outcome))
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {len(mutants)}")
        if wanted.output:
            wanted.output.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    outcomes = Counter(row["outcome"] for row in rows)
    noticed = outcomes["killed"] + outcomes["timeout"]
    sys.stdout.write(
        f"\n{wanted.room}: {len(rows)} of {sites} sites, {dict(outcomes)}, {noticed / len(rows):.1%} noticed\n"
    )
    return 0


def _key(row: dict[str, Any]) -> tuple[str, int, int, str, str]:
    return row["path"], row["line"], row["column"], row["operator"], row["after"]


def _line(mutant: Mutant, outcome: str) -> str:
    before, after = (" ".join(text.split()) for text in (mutant.before, mutant.after))
    return f"{outcome}: {mutant.path}:{mutant.line} {mutant.operator}\n  - {before}\n  + {after}\n"


def _options(arguments: Sequence[str]) -> Any:  # noqa: ANN401 - what argparse makes
    parser = argparse.ArgumentParser("python -m benchmarks.mutation", description="Count the faults that tests notice.")
    parser.add_argument("room", choices=ROOMS, help="the part of the library that is changed")
    parser.add_argument("--sample", type=int, default=250, help="how many mutants are drawn (250)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--output", type=Path, help="a JSON file for every mutant")
    parser.add_argument("--again", type=Path, help="such a file, of the same sample: run what survived")
    wanted = parser.parse_args(arguments)
    if wanted.sample < 1:
        parser.error(f"expected one mutant or more for --sample, got {wanted.sample}")
    return wanted


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
