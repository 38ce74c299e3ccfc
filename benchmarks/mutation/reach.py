"""Which tests run which lines, so that those that reach a fault run first."""

from __future__ import annotations

import pickle
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import coverage
import pytest

from benchmarks.fresh import ROOT
from benchmarks.mutation import trial

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from benchmarks.mutation.mutants import Mutant

_AT_IMPORT = ""
_LONGEST = 900


class Reach(NamedTuple):
    """What the tests of a room reach.

    Args:
        seconds: the id of a test → the processor time that it takes.
        tests: a module, from the root of the repository, and a line of it → the ids of the tests that run it; an
            empty id where it runs when the module is imported.
    """

    seconds: Mapping[str, float]
    tests: Mapping[tuple[str, int], frozenset[str]]

    def of(self, mutant: Mutant) -> frozenset[str]:
        """The tests that run the lines of a mutant.

        Args:
            mutant: whose lines count.
        """
        empty: frozenset[str] = frozenset()
        return empty.union(
            *(self.tests.get((mutant.path, line), empty) for line in range(mutant.line, mutant.last + 1))
        )

    def in_order(self, mutant: Mutant) -> trial.InOrder:
        """The plugin that runs these first, the quick ones before the slow ones.

        Args:
            mutant: whose lines count.
        """
        near = self.of(mutant)
        return trial.InOrder(lambda test: (test not in near, self.seconds.get(test, 0.0)))


def measure(files: Sequence[Path]) -> Reach:
    """Run the tests once.

    Args:
        files: with tests.

    Raises:
        RuntimeError: a test fails without any mutant.
    """
    with TemporaryDirectory() as folder:
        found = Path(folder, "reach")
        if trial.run(files, _Recorder(found), None, _LONGEST) != "survived":
            raise RuntimeError("Expected tests that pass where nothing is changed, got a failure; see above")
        return Reach(*pickle.loads(found.read_bytes()))  # noqa: S301 - our own, written a moment ago


class _Recorder:
    """A plugin of pytest that writes down what each test runs, and how long."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(data_file=None, config_file=False, source_pkgs=["vapierrors"])

    def pytest_configure(self) -> None:
        """Begin before anything of the library is imported."""
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Write down one test."""
        self._coverage.switch_context(item.nodeid)
        start = process_time()
        ended = yield
        self._seconds[item.nodeid] = process_time() - start
        return ended

    def pytest_sessionfinish(self) -> None:
        """Hand all of it to the process that asked."""
        self._coverage.stop()
        data = self._coverage.get_data()
        tests: defaultdict[tuple[str, int], frozenset[str]] = defaultdict(frozenset)
        for name in data.measured_files():
            path = Path(name)
            if path.is_relative_to(ROOT):
                for line, ids in data.contexts_by_lineno(name).items():
                    tests[str(path.relative_to(ROOT)), line] |= frozenset(ids)
        self._path.write_bytes(pickle.dumps((self._seconds, dict(tests))))
