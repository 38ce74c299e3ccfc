"""The corrections of one locale in the supplement, as one text that is taken apart only when the locale is wanted.

A file of such texts loads several times faster than one of tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack(corrections: Mapping[str, str | None]) -> str:
    r"""Corrections as lines ``path=text``, or ``path`` alone where the locale has no text.

    Args:
        corrections: path → text, or ``None``; neither holds a line break, and no path an equals sign.

    Example:
        >>> pack({"date/short": "dd.MM.yy", "field/Week": None})
        'date/short=dd.MM.yy\nfield/Week'
    """
    return "\n".join(path if text is None else f"{path}={text}" for path, text in sorted(corrections.items()))


def unpack(packed: str) -> dict[str, str | None]:
    r"""What ``pack`` made into a text.

    Args:
        packed: as ``pack`` returns it; an empty text holds no corrections.

    Example:
        >>> unpack("date/short=dd.MM.yy\nfield/Week"), unpack("")
        ({'date/short': 'dd.MM.yy', 'field/Week': None}, {})
    """
    corrections: dict[str, str | None] = {}
    for line in packed.split("\n") if packed else ():
        path, separator, text = line.partition("=")
        corrections[path] = text if separator else None
    return corrections
