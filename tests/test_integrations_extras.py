"""Integrations whose extra is not installed: the error says what to install."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import clean_environment

PROGRAM = """
import sys
sys.modules[sys.argv[1]] = None
try:
    __import__(f"vapierrors.integrations.{sys.argv[2]}")
except ModuleNotFoundError as error:
    print(error)
"""


@pytest.mark.parametrize("name", ["fastapi", "flask", "httpx", "requests"])
def test_a_missing_extra_is_named(name: str) -> None:
    """Not only the package that Python misses, but what brings it."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, name, name],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == (
        f'Expected the package {name}, got none; install it with: pip install "vapierrors[{name}]"\n'
    )
