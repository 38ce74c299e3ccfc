"""What the figures have to be, by the name of the row."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Target(NamedTuple):
    """A bound on one value of a row.

    Args:
        quantity: whether the median or the ratio is held against the bound.
        bound: on which side of it the value has to be.
        value: the bound, in the unit of the row, or a plain ratio.
    """

    quantity: Literal["median", "ratio"]
    bound: Literal["at least", "at most"]
    value: float

    def is_met_by(self, value: float) -> bool:
        """Whether a value is on the right side."""
        return value >= self.value if self.bound == "at least" else value <= self.value


def _slower(times: float) -> Target:
    return Target("ratio", "at least", times)


def _within(times: float) -> Target:
    return Target("ratio", "at most", times)


def _at_most(amount: float) -> Target:
    return Target("median", "at most", amount)


# "Flat" is read as: within a fifth, which is what two runs of the same code differ by on a busy machine.
_FLAT: Final = _within(1.2)

TARGETS: Final = {
    "body.bytes.vapierrors": _within(3.2),
    "body.bytes.naive": _slower(10),
    "body.bytes.pyicu": _slower(2),
    "body.bytes.fluent": _slower(15),
    "body.model.whole": _slower(12),
    "official.jsonrpc.runtime": _slower(40),
    "official.rest.runtime": _slower(40),
    "official.api.runtime": _slower(40),
    "locales.first": _at_most(15),
    "locales.german": _at_most(15),
    "locales.slowest": _at_most(15),
    "locales.retained": _at_most(150),
    "locales.largest": _at_most(150),
    "imports.package.vapierrors": _within(1.5),
    "imports.heavy.package.vapierrors": _at_most(0),
    "imports.heavy.name.vapierrors": _at_most(0),
    "catalogs.100000.open": _at_most(5),
    "catalogs.100000.memory": _at_most(5),
    "catalogs.100000.lookup.vapierrors": _within(2),
    "catalogs.po.babel": _slower(3),
    "scaling.messages.100000": _FLAT,
    "scaling.locales.100": _FLAT,
    "scaling.stack.100": _FLAT,
}
