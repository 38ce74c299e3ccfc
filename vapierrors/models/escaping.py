"""Text of others inside a report: on its line, and steering nothing."""

from __future__ import annotations

import json


def escaped(text: str) -> str:
    r"""The text with what is not printable written as JSON escapes.

    A line break in it would forge lines of a log, and a control character would steer the terminal that shows it.

    Args:
        text: any text.

    Example:
        >>> print(escaped("disk\x9b2J\u2028full \U000e0041"))
        disk\u009b2J\u2028full \udb40\udc41
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)
