"""What is mutated, and the tests that have to notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.fresh import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Room(NamedTuple):
    """A part of the library and its tests.

    Args:
        sources: patterns of the modules that are mutated, from the root of the repository.
        tests: patterns of the test files; the doctests of the modules count, too.
    """

    sources: tuple[str, ...]
    tests: tuple[str, ...]

    def modules(self) -> list[Path]:
        """The modules in their order."""
        return _found(self.sources)

    def test_files(self) -> list[Path]:
        """The files with tests, the modules for their examples among them."""
        return [*_found(self.tests), *self.modules()]


ROOMS: Final[Mapping[str, Room]] = {
    "template": Room(
        ("vapierrors/template/*.py",),
        ("tests/test_template_*.py", "tests/test_vectors_icu.py", "tests/test_formatting.py"),
    ),
    "wire": Room(
        ("vapierrors/wire/*.py",),
        ("tests/test_wire_*.py", "tests/test_models_*.py", "tests/test_straight_*.py"),
    ),
    "negotiation": Room(
        ("vapierrors/negotiation/*.py", "vapierrors/cldr/tags.py"),
        ("tests/test_negotiation_*.py", "tests/test_tags*.py"),
    ),
}


def _found(patterns: tuple[str, ...]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
