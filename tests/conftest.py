"""What several tests need: the folders of the data, and golden files."""

from __future__ import annotations

import gc
from decimal import localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # no test asserts on time

TESTS = Path(__file__).parent


class Golden(Protocol):
    """Compares a text with a file under ``golden/``."""

    def __call__(self, name: str, text: str) -> None:
        """Assert that the file holds the text, or write it where ``--update-golden`` is given."""
        ...


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer ``--update-golden``; what it writes is read by a person before it is committed."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_collection_finish() -> None:
    """Spare the collector the tests themselves: looking at so many takes longer than running them."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Keep the context of decimals that a test sets, or the official runtime in one, from the next test."""
    with localcontext():
        return (yield)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / name
        if update:
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
