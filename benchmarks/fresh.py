"""Python in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent


def run_probe(name: str, *arguments: str) -> Any:  # noqa: ANN401 - any JSON value
    """What a program of ``benchmarks.probes`` prints as JSON.

    Args:
        name: its module.
        arguments: what it is given.
    """
    return json.loads(run_module(f"benchmarks.probes.{name}", *arguments))


def run_module(name: str, *arguments: str) -> str:
    """What ``python -m`` prints.

    Args:
        name: the module.
        arguments: what it is given.
    """
    return _output(["-m", name, *arguments])


def run_statement(statement: str) -> str:
    """What a statement prints.

    Args:
        statement: Python source.
    """
    return _output(["-c", statement])


def wall_seconds(statement: str) -> float:
    """How long Python takes to start, run a statement and end.

    Args:
        statement: Python source.
    """
    start = perf_counter()
    _output(["-c", statement])
    return perf_counter() - start


def _output(arguments: list[str]) -> str:
    command = [sys.executable, *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - our own code
    if finished.returncode:
        raise RuntimeError(f"Expected {' '.join(arguments[:3])} to end well, got:\n{finished.stderr}")
    return finished.stdout
