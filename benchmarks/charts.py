"""Bar charts as SVG: text stays text, and a dark page gets light words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.rows import Row

_WIDTH: Final = 760
LABEL_WIDTH: Final = 330
_VALUE_WIDTH: Final = 120
_LINE: Final = 30
_BAR: Final = 16
_TOP: Final = 56
_STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-size: 15px; font-weight: 600 }
.note { fill: #57606a }
.peer { fill: #8c959f }
.own { fill: #1a7f64 }
.spread { stroke: #24292f; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .note { fill: #9198a1 }
  .peer { fill: #6e7681 }
  .own { fill: #3fb98f }
  .spread { stroke: #e6edf3 }
}
"""


class Chart(NamedTuple):
    """What a chart shows.

    Args:
        file: its name.
        title: its heading.
        note: one line under it.
        rows: the names of the rows, from the top; those that a run does not have are left out.
    """

    file: str
    title: str
    note: str
    rows: tuple[str, ...]


CHARTS: Final = (
    Chart(
        "performance-body.svg",
        "An error body of about 1 kB to three German strings",
        "microseconds, less is better; the line is the middle half of the rounds",
        (
            "body.bytes.floor",
            "body.bytes.vapierrors",
            "body.model.vapierrors",
            "body.bytes.pyicu",
            "body.bytes.icu4py",
            "body.bytes.naive",
            "body.bytes.fluent",
        ),
    ),
    Chart(
        "performance-official.svg",
        "The same with positional arguments, beside the official runtime",
        "microseconds, less is better; the line is the middle half of the rounds",
        (
            "official.api.vapierrors",
            "official.api.runtime",
            "official.rest.vapierrors",
            "official.rest.runtime",
            "official.jsonrpc.vapierrors",
            "official.jsonrpc.runtime",
        ),
    ),
    Chart(
        "performance-imports.svg",
        "Imports in a fresh process, above Python's own start",
        "milliseconds, less is better; the line is the middle half of the processes",
        (
            "imports.package.pydantic",
            "imports.package.vapierrors",
            "imports.package.babel",
            "imports.name.pydantic",
            "imports.name.vapierrors",
        ),
    ),
    Chart(
        "performance-scaling.svg",
        "Flat: the same body out of ever larger catalogs, in ever more languages",
        "microseconds; equal bars are what is wanted",
        (
            *(f"scaling.messages.{count}" for count in (10, 100, 1_000, 10_000, 20_000, 100_000)),
            *(f"scaling.locales.{count}" for count in (1, 10, 100)),
        ),
    ),
)


def draw(rows: Sequence[Row], folder: Path) -> list[Path]:
    """Write every chart that there are rows for.

    Args:
        rows: of a run.
        folder: where the files go.
    """
    by_name = {row.name: row for row in rows}
    written = []
    for chart in CHARTS:
        if shown := [by_name[name] for name in chart.rows if name in by_name]:
            path = folder / chart.file
            path.write_text(svg(chart, shown), encoding="utf-8")
            written.append(path)
    return written


def svg(chart: Chart, rows: Sequence[Row]) -> str:
    """A chart as text.

    Args:
        chart: its words.
        rows: one a bar, all in one unit.
    """
    height = _TOP + _LINE * len(rows) + 8
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "aria-labelledby": "title description",
        },
    )
    _text(root, "title", chart.title, id="title")
    described = "; ".join(f"{label(row)}: {_value(row)}" for row in rows)
    _text(root, "desc", f"{chart.note}. {described}.", id="description")
    _text(root, "style", _STYLE)
    _text(root, "text", chart.title, {"class": "title"}, x="8", y="20")
    _text(root, "text", chart.note, {"class": "note"}, x="8", y="40")
    longest = max(row.interval.high for row in rows)
    for place, row in enumerate(rows):
        _bar(root, row, _TOP + _LINE * place, (_WIDTH - LABEL_WIDTH - _VALUE_WIDTH) / longest)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _bar(root: Element, row: Row, top: int, scale: float) -> None:
    middle = top + _LINE / 2
    kind = "own" if "vapierrors" in row.name or row.name.startswith("scaling") else "peer"
    low, high = (LABEL_WIDTH + bound * scale for bound in row.interval)
    bar = {"x": LABEL_WIDTH, "y": middle - _BAR / 2, "width": row.median * scale, "height": _BAR}
    spread = {"x1": low, "y1": middle, "x2": high, "y2": middle}
    after = max(high, LABEL_WIDTH + row.median * scale) + 8
    _text(root, "text", label(row), {"text-anchor": "end"}, x=str(LABEL_WIDTH - 10), y=f"{middle + 4.5:.1f}")
    SubElement(root, "rect", {"class": kind, "rx": "2", **_numbers(bar)})
    SubElement(root, "line", {"class": "spread", **_numbers(spread)})
    _text(root, "text", _value(row), x=f"{after:.1f}", y=f"{middle + 4.5:.1f}")


def label(row: Row) -> str:
    """What stands before a bar.

    Args:
        row: what it shows.
    """
    return row.title.removeprefix("bytes: ")


def _value(row: Row) -> str:
    return f"{row.median:.3g} {row.unit}"


def _numbers(attributes: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.1f}" for name, value in attributes.items()}


def _text(root: Element, tag: str, text: str, more: Mapping[str, str] | None = None, **attributes: str) -> None:
    SubElement(root, tag, {**(more or {}), **attributes}).text = text
