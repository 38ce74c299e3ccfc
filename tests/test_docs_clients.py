"""The examples of docs/clients.md do what they show."""

from __future__ import annotations

import doctest
from pathlib import Path

import httpx  # noqa: F401 - the page needs the extras, and CI sees by its imports what a test file needs

PAGE = Path(__file__).parent.parent / "docs" / "clients.md"


def test_every_example_of_the_page_for_clients_runs() -> None:
    """What it prints is what stands there."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(PAGE), module_relative=False, optionflags=flags, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 20
