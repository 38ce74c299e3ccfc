"""Readers of single values: text, integers, doubles, and the text of an argument."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import TYPE_CHECKING, Final

from vapierrors.models.params import INT64_MAX, INT64_MIN
from vapierrors.wire.json_values import is_writable
from vapierrors.wire.reading import Respelled, shown

if TYPE_CHECKING:
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,19}")
_DOUBLE: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
"""One way to read any text: where two quantifiers can share the digits, a long text takes the square of its length."""


def read_text(reading: Reading, wire: object, path: Path) -> str | Respelled:
    """Read a string.

    Args:
        reading: takes what is odd.
        wire: the JSON value.
        path: where it stands.
    """
    if type(wire) is str:
        return wire
    reading.wrong_type(path, "a string", wire, "left out")
    return Respelled(None)


def read_argument(reading: Reading, wire: object, path: Path) -> str | Respelled:
    """Read a positional argument: a string, or the text of another value."""
    if type(wire) is str:
        return wire
    text = json.dumps(wire, ensure_ascii=False) if is_writable(wire) else shown(wire)
    reading.report("arg-not-text", path, f"Expected a string, got {shown(wire)}", "read as text")
    return Respelled(text)


def read_integer(reading: Reading, wire: object, path: Path) -> int | Respelled:
    """Read a 64-bit signed integer; a boolean is none."""
    if type(wire) is int:
        if INT64_MIN <= wire <= INT64_MAX:
            return wire
        reading.report("integer-range", path, f"Expected a 64-bit integer, got {shown(wire)}", "left out")
        return Respelled(None)
    if type(wire) is float and wire.is_integer() and INT64_MIN <= wire <= INT64_MAX:
        reading.report("double-for-integer", path, f"Expected an integer, got {wire!r}", "read as an integer")
        return Respelled(min(int(wire), INT64_MAX))
    if type(wire) is str and _INTEGER.fullmatch(wire) and INT64_MIN <= int(wire) <= INT64_MAX:
        reading.report("number-as-text", path, f"Expected an integer, got {shown(wire)}", "read as an integer")
        return Respelled(int(wire))
    reading.wrong_type(path, "an integer", wire, "left out")
    return Respelled(None)


def read_double(reading: Reading, wire: object, path: Path) -> float | Respelled:
    """Read a finite double."""
    if type(wire) is float:
        return wire if isfinite(wire) else _not_finite(reading, wire, path)
    if type(wire) is int:
        number = _as_double(wire)
        if not isfinite(number):
            return _not_finite(reading, wire, path)
        reading.report("integer-for-double", path, f"Expected a double, got {shown(wire)}", "read as a double")
        return Respelled(number)
    if type(wire) is str and _DOUBLE.fullmatch(wire):
        number = float(wire)
        if not isfinite(number):
            return _not_finite(reading, wire, path)
        reading.report("number-as-text", path, f"Expected a double, got {shown(wire)}", "read as a double")
        return Respelled(number)
    reading.wrong_type(path, "a double", wire, "left out")
    return Respelled(None)


def _as_double(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf")


def _not_finite(reading: Reading, wire: object, path: Path) -> Respelled:
    reading.report("not-finite", path, f"Expected a finite number, got {shown(wire)}", "left out")
    return Respelled(None)


def read_precision(reading: Reading, wire: object, path: Path) -> int | Respelled:
    """Read a number of fraction digits; one out of range counts as the nearest within."""
    if type(wire) is not int:
        reading.wrong_type(path, "an integer", wire, "left out")
        return Respelled(None)
    largest = reading.limits.precision
    if 0 <= wire <= largest:
        return wire
    if wire > largest:
        reading.over_limit("precision-range", "precision", min(wire, INT64_MAX), path, f"read as {largest}")
        return Respelled(largest)
    reading.report("precision-range", path, f"Expected 0 to {largest} fraction digits, got {shown(wire)}", "read as 0")
    return Respelled(0)
