"""JSON values of unknown meaning: made sound, cut where too deep, left as they are where there is nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from vapierrors.models.shape import EntryMap, Structure
from vapierrors.wire.datetimes import canonical
from vapierrors.wire.reading import shown

if TYPE_CHECKING:
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_PLAIN: Final = frozenset((bool, type(None)))
MOST_DIGITS: Final = sys.int_info.default_max_str_digits
BEYOND: Final[int] = 10**MOST_DIGITS
"""The smallest integer that has too many digits to be read from text, or written as text."""

REPLACEMENT: Final = "\ufffd"


def depth_of(value: object, limit: int) -> int:
    """How many levels of arrays and objects a value has; counting stops beyond ``limit``.

    Args:
        value: a JSON value.
        limit: levels that are counted at most, and one more.

    Example:
        >>> depth_of({"a": [1]}, 32), depth_of([[[[]]]], 2), depth_of("a", 32)
        (2, 3, 0)
    """
    level: list[Any] = [value]
    depth = 0
    while depth <= limit:
        level = [
            item
            for parent in level
            if isinstance(parent, (dict, list))
            for item in ((parent.values() if isinstance(parent, dict) else parent) or (None,))
        ]
        if not level:
            return depth
        depth += 1
    return depth


def sound_value(reading: Reading, value: Any, path: Path, level: int = 1) -> Any:  # noqa: ANN401 - any JSON value
    """A JSON value without what JSON cannot say: lone surrogates, numbers that are not finite, too many levels.

    Args:
        reading: takes what is odd.
        value: the value of a member that the specification does not name, or of ``data``.
        path: where it stands.
        level: how many arrays and objects it stands in.

    Returns:
        The value itself where nothing is odd, else a copy; None for one that is too deep as a whole.
    """
    return None if is_too_deep(reading, value, path, level) else writable(reading, value, path)


def is_too_deep(reading: Reading, value: object, path: Path, level: int = 1) -> bool:
    """Whether a value has more levels than allowed, which is reported.

    Args:
        reading: takes what is odd.
        value: a JSON value.
        path: where it stands.
        level: how many arrays and objects it stands in.
    """
    depth = depth_of(value, reading.limits.nesting_depth)
    too_deep = depth > 0 and depth + level > reading.limits.nesting_depth
    if too_deep:
        reading.over_limit("too-deep", "nesting_depth", depth + level, path, "left out")
    return too_deep


def is_writable(value: object) -> bool:
    """Whether JSON has a form for all numbers of a parsed value.

    Args:
        value: a JSON value, of any depth.

    Example:
        >>> is_writable({"a": [1, 2.5]}), is_writable({"a": [float("inf")]})
        (True, False)
    """
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as members:
                waiting.extend(members.values())
            case list() as items:
                waiting.extend(items)
            case float() as number if not isfinite(number):
                return False
            case int() as number if abs(number) >= BEYOND:
                return False
    return True


def writable(reading: Reading, value: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON value
    """A JSON value without what JSON cannot say, as ``sound_value`` but of any depth."""
    kind = type(value)
    if kind is str:
        return sound_text(reading, value, path)
    if kind is float or kind is int:
        return _number(reading, value, path)
    if kind in _PLAIN:
        return value
    if kind is list:
        items = [writable(reading, item, (path, index)) for index, item in enumerate(value)]
        return value if all(map(_same, items, value)) else items
    if kind in (dict, Structure, EntryMap):
        members = {name: writable(reading, member, (path, name)) for name, member in value.items()}
        return value if all(map(_same, members.values(), value.values())) else _like(value, members)
    return as_json(reading, value, path)


def _same(one: object, other: object) -> bool:
    return one is other


def _like(value: dict[str, Any], members: dict[str, Any]) -> dict[str, Any]:
    if isinstance(value, Structure):
        return Structure(members, value.shape)
    return EntryMap(members) if isinstance(value, EntryMap) else members


def sound_text(reading: Reading, text: str, path: Path) -> str:
    """A text without lone surrogates, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        reading.report("lone-surrogate", path, "Expected Unicode text, got half of a surrogate pair", "read as U+FFFD")
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _number(reading: Reading, number: float, path: Path) -> float | None:
    if is_writable(number):
        return number
    if isinstance(number, int):
        detail = f"Expected an integer of fewer digits, got {shown(number)}"
        reading.report("integer-range", path, detail, "left out")
    else:
        reading.report("not-finite", path, f"Expected a finite number, got {number!r}", "left out")
    return None


def as_json(reading: Reading, value: object, path: Path) -> Any:  # noqa: ANN401, PLR0911 - any JSON value; one return per kind
    """Copy any Python value as JSON, however odd it is; numbers stay as they are, for their reader to judge.

    Args:
        reading: takes what is odd.
        value: what a caller gave, or a parser made.
        path: where it stands.
    """
    match value:
        case None | bool():
            return value
        case str():
            return sound_text(reading, str.__str__(value), path)
        case int():
            return int(value)
        case float():
            return float(value)
        case Mapping():
            return {
                name: as_json(reading, member, (path, name))
                for name, member in ((_name(reading, key, path), member) for key, member in value.items())
            }
        case list() | tuple() | set() | frozenset():
            return [as_json(reading, item, (path, index)) for index, item in enumerate(value)]
        case datetime() if value.tzinfo is not None:
            return _moment(value)
        case _:
            text = _text_of(value)
            reading.report("not-json-value", path, f"Expected a JSON value, got {type(value).__name__}", "read as text")
            return sound_text(reading, text, path)


def _moment(value: datetime) -> str:
    try:
        return canonical(value)
    except (ValueError, OverflowError):  # in UTC its year has not four digits: the reader of a date-time says so
        return value.isoformat()


def _name(reading: Reading, key: object, path: Path) -> str:
    if isinstance(key, str):
        return sound_text(reading, str.__str__(key), path)
    reading.report("not-json-value", path, f"Expected a name, got {shown(key)}", "read as text")
    return sound_text(reading, _text_of(key), path)


def _text_of(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - an object of the caller's may do anything
        return type(value).__name__
