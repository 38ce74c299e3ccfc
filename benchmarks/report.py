"""What a run leaves behind: one JSON document, and the table of the documentation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.machine import facts
from benchmarks.measures.table import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.effort import Effort
    from benchmarks.rows import Row
    from benchmarks.timing import Interval

BEGIN: Final = "<!-- begin: written by python -m benchmarks --update-docs -->"
END: Final = "<!-- end -->"
_WHOLE_FROM: Final = 100


def document(rows: Sequence[Row], effort: Effort) -> dict[str, Any]:
    """Everything as JSON values.

    Args:
        rows: of a run.
        effort: how hard it tried.
    """
    return {"effort": effort._asdict(), "machine": facts(), "rows": [row.as_json() for row in rows]}


def as_json(content: dict[str, Any]) -> str:
    """The document as text that can be compared line by line.

    Args:
        content: what ``document`` gave.
    """
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def markdown(rows: Sequence[Row], effort: Effort) -> str:
    """The tables, one a measure, under a line that says what they were measured on.

    Args:
        rows: of a run.
        effort: how hard it tried.
    """
    pieces = [_machine_line(effort)]
    for measure in MEASURES.values():
        own = [row for row in rows if row.name.split(".")[0] == measure.name]
        if own:
            head = "| | median | middle half | ratio | target | |\n|---|--:|--:|--:|---|---|"
            pieces.append(f"### {measure.title}\n\n{head}\n" + "\n".join(_line(row, rows) for row in own))
    return "\n\n".join(pieces) + "\n"


def refresh(path: Path, text: str) -> None:
    """Put a text between the marks of a file.

    Args:
        path: the file.
        text: what stands between them from now on.

    Raises:
        ValueError: the marks are not there.
    """
    content = path.read_text(encoding="utf-8")
    before, begin, rest = content.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"Expected {BEGIN} and {END}, got neither or one - in {path.name}")
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def _machine_line(effort: Effort) -> str:
    about = facts()
    packages = ", ".join(f"{name} {number}" for name, number in about["packages"].items() if number)
    absent = ", ".join(name for name, number in about["packages"].items() if not number)
    left_out = f" Not installed: {absent}." if absent else ""
    return (
        f"{about['python']} on {about['system']}, {about['processor'] or 'processor unknown'}, {about['cores']} cores; "
        f"commit {about['commit'] or 'unknown'}, {about['date']}, a {effort.name} run. {packages}.{left_out}"
    )


def _line(row: Row, rows: Sequence[Row]) -> str:
    cells = [
        row.title,
        f"{_number(row.median)} {row.unit}",
        _interval(row.interval),
        _ratio(row, rows),
        _target(row),
        {None: "", True: "met", False: "**not met**"}[row.met],
    ]
    return f"| {' | '.join(cells)} |"


def _ratio(row: Row, rows: Sequence[Row]) -> str:
    if row.ratio is None or row.ratio_interval is None:
        return ""
    base = next((other.title for other in rows if other.name == row.against), row.against)
    return f"{_number(row.ratio)}× ({_interval(row.ratio_interval)}) of “{base}”"


def _target(row: Row) -> str:
    if row.target is None:
        return ""
    unit = "×" if row.target.quantity == "ratio" else f" {row.unit}"
    return f"{row.target.bound} {row.target.value:g}{unit}"


def _interval(interval: Interval) -> str:
    return f"{_number(interval.low)}–{_number(interval.high)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:.3g}"
