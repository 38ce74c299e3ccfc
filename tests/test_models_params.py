"""Parameters: one value each, within the bounds of its type (specification, section 1)."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations
from typing import Any

import pytest
from pydantic import ValidationError

from vapierrors.models import DateTimeFormat, LocalizationParam, NestedLocalizableMessage
from vapierrors.models.base import WIRE
from vapierrors.models.params import INT64_MAX, INT64_MIN, known_format

NOON = datetime(2026, 8, 16, 12, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "s": "vm-42",
    "dt": NOON,
    "i": 42,
    "d": 2.5,
    "l": NestedLocalizableMessage(id="com.example.reason"),
}


def first_message(error: pytest.ExceptionInfo[ValidationError]) -> str:
    (fault,) = error.value.errors()
    return str(fault["msg"])


@pytest.mark.parametrize("member", VALUES)
def test_one_value_is_taken_as_it_is(member: str) -> None:
    """Each of the five members can hold the value, and ``value`` finds it."""
    param = LocalizationParam(**{member: VALUES[member]})
    assert getattr(param, member) == VALUES[member]
    assert param.value == VALUES[member]
    assert [name for name in VALUES if getattr(param, name) is not None] == [member]


@pytest.mark.parametrize("pair", list(combinations(VALUES, 2)), ids=" ".join)
def test_two_values_are_refused_by_name(pair: tuple[str, str]) -> None:
    """Two members are an error that names both, in the order in which a reader looks."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(**{member: VALUES[member] for member in reversed(pair)})
    assert first_message(error) == f"Value error, Expected exactly one of s, dt, i, d, l, got {pair[0]} and {pair[1]}"


@pytest.mark.parametrize("members", [{}, {"precision": 2}, {"format": "SHORT_DATE"}, {"s": None}])
def test_no_value_is_refused(members: dict[str, Any]) -> None:
    """A parameter built in Python needs a value: how to show it is not enough."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(**members)
    assert first_message(error) == "Value error, Expected exactly one of s, dt, i, d, l, got none of them"


def test_the_wire_may_set_every_member_or_none() -> None:
    """What the tolerant reader hands over is kept whole; the first member in the order of section 1 counts."""
    for count in range(len(VALUES) + 1):
        for members in combinations(VALUES, count):
            wire = {member: VALUES[member] for member in reversed(members)}
            param = LocalizationParam.model_validate(wire, context=WIRE)
            assert param.value == (VALUES[members[0]] if members else None)
            assert {name for name in VALUES if getattr(param, name) is not None} == set(members)


def test_empty_values_are_values() -> None:
    """An empty text and zeros are set: only None is unset."""
    assert LocalizationParam(s="").value == ""
    assert LocalizationParam(i=0).value == 0
    assert LocalizationParam(d=0.0).value == 0.0


@pytest.mark.parametrize("bound", [INT64_MIN, INT64_MAX])
def test_integers_reach_to_the_bounds_of_64_bits(bound: int) -> None:
    """Both ends of the range are in it."""
    assert LocalizationParam(i=bound).i == bound


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (2**63, "Input should be less than or equal to 9223372036854775807"),
        (-(2**63) - 1, "Input should be greater than or equal to -9223372036854775808"),
        (True, "Input should be a valid integer"),
        ("42", "Input should be a valid integer"),
        (42.0, "Input should be a valid integer"),
    ],
)
def test_an_integer_is_one_of_64_bits(value: Any, fault: str) -> None:  # noqa: ANN401 - any wrong value
    """What is beyond the range, or no integer, is refused, a bool too."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(i=value)
    assert first_message(error) == fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (math.nan, "Input should be a finite number"),
        (math.inf, "Input should be a finite number"),
        (-math.inf, "Input should be a finite number"),
        (True, "Input should be a valid number"),
        ("2.5", "Input should be a valid number"),
        (10**400, "Input should be a valid number"),
    ],
)
def test_a_double_is_a_finite_number(value: Any, fault: str) -> None:  # noqa: ANN401 - any wrong value
    """NaN and infinities are refused, and so is what only looks like a number."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(d=value)
    assert first_message(error) == fault


def test_a_whole_number_is_a_double() -> None:
    """JSON does not tell 2 from 2.0, so an int is taken for a double, and becomes one."""
    value = LocalizationParam(d=2).d
    assert (type(value), value) == (float, 2.0)


def test_a_naive_datetime_is_refused() -> None:
    """A moment needs its offset."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(dt=NOON.replace(tzinfo=None))
    assert first_message(error) == "Input should have timezone info"


@pytest.mark.parametrize("value", [1786881262, 1.5, "1786881262", "2026-08-16"])
def test_a_number_is_no_moment(value: Any) -> None:  # noqa: ANN401 - any wrong value
    """Seconds since some epoch, and a date alone, are refused rather than guessed at."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(dt=value)
    assert first_message(error) == f"Value error, Expected an aware datetime or an RFC 3339 text, got {value!r}"


def test_a_moment_keeps_its_offset() -> None:
    """A datetime in any zone, and an RFC 3339 text, are taken as they are."""
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    given = LocalizationParam(dt=there).dt
    assert given is not None
    assert given.isoformat() == "2026-08-16T17:30:00+05:30"
    assert LocalizationParam.model_validate({"dt": "2026-08-16T17:30:00+05:30"}).dt == there


@pytest.mark.parametrize("precision", [0, 40])
def test_precision_reaches_from_0_to_40(precision: int) -> None:
    """Both ends of the range are in it."""
    assert LocalizationParam(d=1.0, precision=precision).precision == precision


@pytest.mark.parametrize(
    ("precision", "fault"),
    [
        (41, "Value error, Expected 0 to 40 fraction digits, got 41"),
        (-1, "Input should be greater than or equal to 0"),
        (True, "Input should be a valid integer"),
        ("2", "Input should be a valid integer"),
    ],
)
def test_a_precision_outside_the_bounds_is_refused(precision: Any, fault: str) -> None:  # noqa: ANN401 - any wrong value
    """What no double can be shown with is refused when built in Python."""
    with pytest.raises(ValidationError) as error:
        LocalizationParam(d=1.0, precision=precision)
    assert first_message(error) == fault


def test_the_wire_may_give_a_larger_precision() -> None:
    """A body with a precision beyond the bound is still read, and written as it was."""
    assert LocalizationParam.model_validate({"d": 1.0, "precision": 99}, context=WIRE).precision == 99


def test_there_are_12_date_time_formats() -> None:
    """The formats are the four widths by the three kinds."""
    widths, kinds = ("SHORT", "MED", "LONG", "FULL"), ("DATE", "TIME", "DATE_TIME")
    assert [row.value for row in DateTimeFormat] == [f"{width}_{kind}" for width in widths for kind in kinds]


@pytest.mark.parametrize("width", ["SHORT", "MED", "LONG", "FULL"])
def test_the_spelling_of_the_prose_is_read(width: str) -> None:
    """``SHORT_DATETIME`` and its like are read everywhere, and written as the enumeration has them."""
    row = DateTimeFormat[f"{width}_DATE_TIME"]
    assert DateTimeFormat(f"{width}_DATETIME") is row
    assert known_format(f"{width}_DATETIME") is row
    param = LocalizationParam(dt=NOON, format=f"{width}_DATETIME")
    assert param.format is row
    assert param.model_dump(mode="json", exclude_none=True)["format"] == f"{width}_DATE_TIME"


def test_an_unknown_format_is_kept() -> None:
    """The enumeration is open: a name of a later version stays, and no closed lookup finds it."""
    assert LocalizationParam(dt=NOON, format="TINY_DATE").format == "TINY_DATE"
    with pytest.raises(ValueError, match=r"^'TINY_DATE' is not a valid DateTimeFormat$"):
        DateTimeFormat("TINY_DATE")


def test_nested_messages_hold_parameters_of_their_own() -> None:
    """A nested message may hold another, and plain mappings become models on the way in."""
    inner = {"id": "b", "params": {"n": {"i": 1}}}
    param = LocalizationParam.model_validate({"l": {"id": "a", "params": {"why": {"l": inner}}}})
    assert isinstance(param.l, NestedLocalizableMessage)
    assert param.l.params is not None
    why = param.l.params["why"].l
    assert why == NestedLocalizableMessage(id="b", params={"n": LocalizationParam(i=1)})
