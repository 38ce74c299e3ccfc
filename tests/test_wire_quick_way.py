"""What takes the quick way: parameters with nothing odd about them, up to every limit (specification, section 2)."""

from __future__ import annotations

from math import inf, nan

import pytest

from vapierrors import Limits
from vapierrors.wire import decode
from vapierrors.wire.soundness import are_sound_params, is_sound_param

MOMENT = "2026-01-31T10:00:00.000Z"
LIMITS = Limits(precision=4, params=2, nesting_depth=3)


def nested(levels: int) -> object:
    """A message inside a message, so many times."""
    message: object = {"id": "a"}
    for _ in range(levels - 1):
        message = {"id": "a", "params": {"p": {"l": message}}}
    return {"l": message}


@pytest.mark.parametrize(
    "param",
    [
        "text",
        {"s": ""},
        {"i": 0},
        {"i": 2**63 - 1},
        {"i": -(2**63)},
        {"d": -0.5},
        {"d": 1.5, "precision": 0},
        {"d": 1.5, "precision": 4},
        {"dt": MOMENT},
        {"dt": MOMENT, "format": "LONG_DATE"},
        nested(1),
        nested(3),
        {"l": {"id": "a", "params": {}}},
        {"l": {"id": "a", "params": {"x": {"i": 1}, "y": {"s": "z"}}}},
    ],
)
def test_a_sound_parameter_takes_the_quick_way(param: object) -> None:
    """What the careful reader would leave as it is, at the very limits too, does not have to meet it."""
    assert is_sound_param(param, LIMITS)
    if isinstance(param, dict):
        decoded = decode({"messages": [{"id": "a", "default_message": "A.", "args": [], "params": {"p": param}}]})
        assert (decoded.plain["messages"][0]["params"]["p"], decoded.anomalies) == (param, ())


@pytest.mark.parametrize(
    "param",
    [
        5,
        None,
        [],
        {},
        {"s": 5},
        {"s": "x", "i": 5},
        {"i": 2**63},
        {"i": -(2**63) - 1},
        {"i": True},
        {"i": 5, "precision": 1},
        {"d": 5},
        {"d": inf},
        {"d": -inf},
        {"d": nan},
        {"d": 1.5, "precision": 5},
        {"d": 1.5, "precision": -1},
        {"d": 1.5, "precision": True},
        {"d": 1.5, "format": "x"},
        {"d": 1.5, "precision": 1, "format": "x"},
        {"dt": "2026-01-31"},
        {"dt": MOMENT, "format": 5},
        {"dt": MOMENT, "precision": 1},
        {"dt": MOMENT, "format": "x", "precision": 1},
        nested(5),
        {"l": {"id": 5}},
        {"l": {"id": "a", "x": 1}},
        {"l": {"id": "a", "params": {}, "x": 1}},
        {"l": {"id": "a", "params": {"x": 5}}},
        {"l": {"id": "a", "params": {"x": {"i": 1}, "y": {"i": 1}, "z": {"i": 1}}}},
        {"l": {"id": "a"}, "s": "x"},
    ],
)
def test_an_odd_parameter_does_not(param: object) -> None:
    """One member too many, one value out of its range: the careful reader has to say so."""
    assert not is_sound_param(param, LIMITS)


def test_as_many_parameters_as_the_limit_allows() -> None:
    """The number of parameters counts, the limit included."""
    assert are_sound_params({"a": {"i": 1}, "b": {"i": 2}}, LIMITS)
    assert not are_sound_params({"a": {"i": 1}, "b": {"i": 2}, "c": {"i": 3}}, LIMITS)
    assert not are_sound_params([], LIMITS)
