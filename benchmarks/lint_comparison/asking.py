"""Asking everybody about every entry, and counting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.lint_comparison.corpora import GROUPS
from benchmarks.lint_comparison.tools import OURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.lint_comparison.corpora import Sample
    from benchmarks.lint_comparison.tools import Tool


class Score(NamedTuple):
    """What a tool made of the corpora.

    Args:
        tool: its name.
        found: group of rules → broken entries that it says something about; ours has to say the rule that is broken.
        false_alarms: sound entries that it says something about.
    """

    tool: str
    found: Counter[str]
    false_alarms: int


def score(tool: Tool, broken: Sequence[Sample], sound: Sequence[Sample]) -> Score:
    """Ask a tool about all entries, each in a file of its own.

    Args:
        tool: who is asked.
        broken: the broken entries.
        sound: the sound ones.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "sample.po")
        found = Counter(GROUPS[sample.rule] for sample in broken if _is_found(tool, sample, path))
        return Score(tool.name, found, sum(bool(_said(tool, sample, path)) for sample in sound))


def _is_found(tool: Tool, sample: Sample, path: Path) -> bool:
    said = _said(tool, sample, path)
    return sample.rule in said if tool is OURS else bool(said)


def _said(tool: Tool, sample: Sample, path: Path) -> Sequence[str]:
    path.write_bytes(sample.content)
    return tool.says(sample, path)
