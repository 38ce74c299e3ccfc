"""How long everybody takes for a large file."""

from __future__ import annotations

import gc
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.fresh import ROOT
from benchmarks.lint_comparison.corpora import Sample, header
from benchmarks.timing import Samples, in_turns
from vapierrors.translate.po import PoDocument, print_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.lint_comparison.tools import Tool
    from vapierrors.translate.po import PoEntry

LOCALE: Final = "de"
_FOLDERS: Final = (ROOT / "locales", ROOT / "examples" / "content_library" / "locales")


def large_file(entries: int, turn: int = 0) -> Sample:
    """A sound file: the German entries of the project over and over, each with its own number before both texts.

    Args:
        entries: how many it has.
        turn: a number that makes all texts others, so that nobody has seen them before.
    """
    own = _entries()
    numbered = (
        _numbered(entry, turn * entries + number) for number, entry in enumerate(islice(cycle(own), entries), 1)
    )
    return Sample(LOCALE, (header(LOCALE) + "\n".join(map(print_entry, numbered))).encode())


def times(tools: Sequence[Tool], entries: int, rounds: int) -> dict[str, Samples]:
    """Seconds for reading and checking a large file, one value a round.

    Args:
        tools: who is asked, in turns.
        entries: how many entries the file has.
        rounds: how often.
    """
    turns = {tool.name: iter(range(rounds)) for tool in tools}
    return in_turns({tool.name: _timed(tool, entries, turns[tool.name].__next__) for tool in tools}, rounds)


def _timed(tool: Tool, entries: int, turn: Callable[[], int]) -> Callable[[], float]:
    def seconds() -> float:
        sample = large_file(entries, turn())
        with TemporaryDirectory() as folder:
            path = Path(folder, "large.po")
            path.write_bytes(sample.content)
            gc.collect()
            start = perf_counter()
            tool.says(sample, path)
            return perf_counter() - start

    return seconds


def _entries() -> list[PoEntry]:
    paths = [path for folder in _FOLDERS for path in sorted((folder / LOCALE / "LC_MESSAGES").glob("*.po"))]
    blocks = [block for path in paths for block in PoDocument.read(path.read_bytes()).entries]
    return [block.entry for block in blocks if block.entry.is_translated]


def _numbered(entry: PoEntry, number: int) -> PoEntry:
    return replace(entry, id=f"{entry.id}.{number}", source=f"{number} {entry.source}", text=f"{number} {entry.text}")
