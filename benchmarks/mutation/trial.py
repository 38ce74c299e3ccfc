"""A process of its own that runs tests, with a mutant in the place of its module."""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import sys
import time
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest
from hypothesis import settings

from benchmarks.fresh import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import CodeType

    from benchmarks.mutation.mutants import Mutant

Outcome = Literal["killed", "survived", "timeout"]

_OPTIONS: Final = ("-x", "-q", "-p", "no:cacheprovider", "--no-header", "--assert=plain", "--doctest-modules")
"""Assertions are not rewritten: pytest would rewrite a module it is given by name, and load it without its fault."""
_WARM: Final = ("babel.dates", "babel.numbers", "hypothesis.strategies", "jinja2", "pydantic", "zoneinfo")
_GIGABYTES: Final = 4 << 30
_CLOCK: Final = 40
"""Seconds by the clock for each second of processor time: other programs may run, too."""


def warm_up() -> None:
    """Load what every process needs and no mutant changes, so that each finds it loaded."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in _WARM:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def run(files: Sequence[Path], plugin: object, mutant: Mutant | None, seconds: int) -> Outcome:
    """How the tests end.

    Args:
        files: with tests.
        plugin: of pytest.
        mutant: what stands in the place of its module; None for the library as it is.
        seconds: of processor time until the process is stopped.
    """
    child = os.fork()
    if not child:
        _be_the_child(files, plugin, mutant, seconds)
    status = _status_within(child, _CLOCK * seconds)
    if status is None or os.WIFSIGNALED(status):
        return "timeout"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def _be_the_child(files: Sequence[Path], plugin: object, mutant: Mutant | None, seconds: int) -> None:
    """Run the tests and end this process; nothing may lead back to what the parent does next."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (_GIGABYTES, _GIGABYTES))
        os.setpgid(0, 0)
        gc.disable()  # a collection between two counts of calls is a call more
        if mutant:
            _silence()
            sys.meta_path.insert(0, _Planter(mutant))
        code = int(pytest.main([*_OPTIONS, *map(str, files)], plugins=[plugin, _Chanceless()]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _status_within(child: int, seconds: int) -> int | None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


class InOrder:
    """A plugin of pytest that orders the tests.

    Args:
        key: of the id of a test; those with the least run first.
    """

    def __init__(self, key: Callable[[str], Any]) -> None:
        self._key = key

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Order them."""
        items.sort(key=lambda item: self._key(item.nodeid))


class _Chanceless:
    """A plugin of pytest that makes hypothesis draw the same examples each time."""

    def pytest_configure(self) -> None:
        """Load a profile after that of ``conftest.py``: the last one counts."""
        settings.register_profile("mutation", deadline=None, derandomize=True, database=None, max_examples=50)
        settings.load_profile("mutation")


class _Planter:
    """A finder that gives the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """The module with the fault; None for every other."""
        if name != self._mutant.module:
            return None
        path = ROOT / self._mutant.path
        folders = [str(path.parent)] if path.name == "__init__.py" else None
        loader = _Loader(name, str(path), self._mutant.source)
        return spec_from_file_location(name, path, loader=loader, submodule_search_locations=folders)


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.get_filename(fullname), "exec", dont_inherit=True)
