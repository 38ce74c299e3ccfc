"""Text without the characters that steer what shows it."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""What steers terminals, and what turns the direction of the text behind it."""

_CHANGED: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
"""That, the line breaks but for ``\\n``, and halves of surrogate pairs: a text without any stays as it is."""

_LINE_BREAKS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONE_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_GAPS: Final = re.compile(r"\s+")


def printable(text: str) -> str:
    r"""The text without the characters that steer terminals and logs; every kind of line break is ``\n``.

    Args:
        text: raw characters.

    Example:
        >>> printable("disk\x1b[31m full\x9b2J\r\nnow\u2028here")
        'disk[31m full2J\nnow\nhere'
    """
    # Nearly every text is fine, and told at once; no-break spaces are not printable to Python.
    if text.isprintable() or not _CHANGED.search(text):
        return text
    return _CONTROLS.sub("", _LINE_BREAKS.sub("\n", without_surrogates(text)))


def without_surrogates(text: str) -> str:
    r"""The text with U+FFFD for each half of a surrogate pair, which no encoding of Unicode can write.

    Args:
        text: raw characters.

    Example:
        >>> without_surrogates("half \ud83d")
        'half �'
    """
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    r"""Likewise on one line: a line break with the white space around it is one space.

    Args:
        text: raw characters.

    Example:
        >>> one_line("disk full \r\n  now\u2028here")
        'disk full now here'
    """
    text = printable(text)
    return (_GAPS.sub(_narrow, text) if "\n" in text or "\t" in text else text).strip()


def _narrow(gap: re.Match[str]) -> str:
    return " " if "\n" in gap[0] or "\t" in gap[0] else gap[0]
