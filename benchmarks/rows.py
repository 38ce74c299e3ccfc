"""The rows of a result: what was measured, beside what, and whether that is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.targets import TARGETS, Target
from benchmarks.timing import Interval, Samples, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

_PER_SECOND = {"s": 1.0, "ms": 1e3, "µs": 1e6, "ns": 1e9}


class Row(NamedTuple):
    """One line of the result.

    Args:
        name: measure, what, and who, with dots between.
        title: what a reader sees.
        unit: of the median and its interval.
        median: the middle value.
        interval: where the middle half of the values lies.
        against: the name of the row that the ratio is to; None where there is no ratio.
        ratio: this median over that of ``against``.
        ratio_interval: where the middle half of the ratios of single rounds lies.
        target: what the value has to be; None where nothing was asked for.
    """

    name: str
    title: str
    unit: str
    median: float
    interval: Interval
    against: str | None = None
    ratio: float | None = None
    ratio_interval: Interval | None = None
    target: Target | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        value = self.median if self.target.quantity == "median" else self.ratio
        return value is not None and self.target.is_met_by(value)

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {
            "name": self.name,
            "title": self.title,
            "unit": self.unit,
            "median": _short(self.median),
            "interval": [_short(bound) for bound in self.interval],
            "against": self.against,
            "ratio": None if self.ratio is None else _short(self.ratio),
            "ratio_interval": None if self.ratio_interval is None else [_short(bound) for bound in self.ratio_interval],
            "target": None if self.target is None else self.target._asdict(),
            "met": self.met,
        }


def row(name: str, title: str, unit: str, samples: Samples, against: tuple[str, Samples] | None = None) -> Row:
    """A row whose target, if it has one, is in ``TARGETS`` under its name.

    Args:
        name: measure, what, and who, with dots between.
        title: what a reader sees.
        unit: of the samples.
        samples: one value a round.
        against: the name and the samples of what it is compared with, in the same unit.
    """
    target = TARGETS.get(name)
    if against is None:
        return Row(name, title, unit, samples.median, samples.interval, target=target)
    base, others = against
    return Row(
        name,
        title,
        unit,
        samples.median,
        samples.interval,
        base,
        ratio(samples, others),
        samples.over(others).interval,
        target,
    )


def time_rows(
    unit: str, seconds: dict[str, Samples], lines: Sequence[tuple[str, str, str | None]], prefix: str
) -> list[Row]:
    """Rows of times that were taken in turns.

    Args:
        unit: ``s``, ``ms``, ``µs`` or ``ns``.
        seconds: contestant → seconds, one value a round.
        lines: contestant, title, and the contestant it is compared with; those without samples are passed over, and
            what would be compared with one of them has no ratio.
        prefix: what the names of the rows begin with.
    """
    measured = {who: samples.scaled(_PER_SECOND[unit]) for who, samples in seconds.items()}
    return [
        row(
            f"{prefix}.{who}",
            title,
            unit,
            measured[who],
            (f"{prefix}.{against}", measured[against]) if against in measured else None,
        )
        for who, title, against in lines
        if who in measured
    ]


def _short(value: float) -> float:
    """Four significant digits: a run is not more exact than that."""
    return float(f"{value:.4g}")
