"""Arguments of a wrong type, told where they come in: what Python would say later is about something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import UnionType


def check_type(value: object, expected: type | UnionType, where: str, advice: str) -> None:
    """Raise where an argument is of another type than a public function takes.

    Args:
        value: the argument.
        expected: one type or several.
        where: the name of the parameter.
        advice: what to pass, such as ``pass Catalog.load("locales")``.

    Raises:
        TypeError: it is of another type.

    Example:
        >>> check_type("de", str | None, "locale", "pass a language tag such as de")
        >>> check_type(5, str | None, "locale", "pass a language tag such as de")
        Traceback (most recent call last):
        TypeError: Expected str or None, got int - at locale; pass a language tag such as de
    """
    if not isinstance(value, expected):
        kinds: tuple[type, ...] = (expected,) if isinstance(expected, type) else expected.__args__
        names = ["None" if kind is type(None) else kind.__name__ for kind in kinds]
        raise TypeError(f"Expected {' or '.join(names)}, got {type(value).__name__} - at {where}; {advice}")
