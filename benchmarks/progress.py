"""What a person sees while it runs, on the error stream."""

from __future__ import annotations

import sys
from time import perf_counter


class Progress:
    """One line for each step, with the seconds since the start.

    Args:
        silent: say nothing.
    """

    def __init__(self, *, silent: bool = False) -> None:
        self._silent = silent
        self._start = perf_counter()

    def say(self, text: str) -> None:
        """Write one line.

        Args:
            text: what is going on, or why something is left out.
        """
        if not self._silent:
            sys.stderr.write(f"[{perf_counter() - self._start:6.1f} s] {text}\n")
            sys.stderr.flush()
