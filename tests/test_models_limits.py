"""The limits and their defaults (specification, section 8)."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict
from typing import Any

import pytest

from vapierrors.models import Limits

DEFAULTS = {
    "payload_bytes": 1_048_576,
    "nesting_depth": 32,
    "messages": 100,
    "params": 100,
    "text_characters": 65_536,
    "precision": 40,
    "header_length": 4096,
    "language_ranges": 32,
    "template_length": 16_384,
    "template_depth": 16,
}


def test_the_defaults_are_those_of_the_specification() -> None:
    """Every limit of section 8 is there, with the value in brackets."""
    assert asdict(Limits()) == DEFAULTS


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_limit_can_be_set(name: str) -> None:
    """One that is set leaves the others as they are; the least is 1."""
    assert asdict(Limits(**{name: 1})) == {**DEFAULTS, name: 1}


@pytest.mark.parametrize("name", DEFAULTS)
@pytest.mark.parametrize("value", [-1, True, 1.0, "1", None])
def test_what_is_no_size_is_refused(name: str, value: Any) -> None:  # noqa: ANN401 - any wrong value
    """The error names the limit and the value."""
    with pytest.raises(ValueError, match=r"^Expected a whole number") as error:
        Limits(**{name: value})
    least = 0 if name == "precision" else 1
    assert str(error.value) == f"Expected a whole number of at least {least}, got {value!r} - at Limits.{name}"


@pytest.mark.parametrize("name", sorted(DEFAULTS.keys() - {"precision"}))
def test_nothing_is_no_size(name: str) -> None:
    """A limit of 0 would let nothing in; only a precision of 0 fraction digits makes sense."""
    with pytest.raises(ValueError, match=rf"^Expected a whole number of at least 1, got 0 - at Limits\.{name}$"):
        Limits(**{name: 0})


def test_precision_has_the_range_of_the_specification() -> None:
    """No double is shown with more than 40 fraction digits, whatever the limits."""
    assert Limits(precision=0).precision == 0
    with pytest.raises(ValueError, match=r"^Expected at most 40, got 41 - at Limits\.precision$"):
        Limits(precision=41)


def test_limits_are_frozen() -> None:
    """One set of limits may serve any number of threads."""
    limits = Limits()
    with pytest.raises(FrozenInstanceError):
        limits.messages = 5  # type: ignore[misc] - that is the point
