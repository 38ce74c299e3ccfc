"""A line of a file with a caret below the place that is meant."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

_WIDTH: Final = 96
_STEERING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_INVISIBLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_WIDE: Final = frozenset({"W", "F"})
_WITHOUT_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})


class Excerpt(NamedTuple):
    """A line as it is shown.

    Args:
        line: its text, cut where it is long.
        caret: the columns of a terminal before the place that is meant.
    """

    line: str
    caret: int


def visible(text: str, *, spaces: bool = False) -> str:
    r"""The text with ``<U+202E>`` for each character that steers terminals or turns the direction of text.

    Args:
        text: raw characters; line breaks stay.
        spaces: whether spaces that are not the usual one are shown, too.

    Example:
        >>> visible("a\u202eb\x1b"), visible("10\xa0%"), visible("10\xa0%", spaces=True)
        ('a<U+202E>b<U+001B>', '10\xa0%', '10<U+00A0>%')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join([f"<U+{ord(char):04X}>" if _is_shown_by_name(char, spaces=spaces) else char for char in text])


def _is_shown_by_name(char: str, *, spaces: bool) -> bool:
    if char in "\n ":
        return False
    category = unicodedata.category(char)
    is_space = spaces and (category == "Zs" or char in "\u200b\ufeff")
    return is_space or category in _INVISIBLE or unicodedata.bidirectional(char) in _STEERING


def excerpt(line: str, column: int) -> Excerpt:
    """A line, around a place in it where it is long.

    Args:
        line: of a file.
        column: the place, in characters from 1.

    Example:
        >>> excerpt('msgstr "日本"', 10)
        Excerpt(line='msgstr "日本"', caret=10)
    """
    text = line.rstrip("\r\n").replace("\t", " ")
    at = column - 1
    start = max(0, min(at - _WIDTH // 2, len(text) - _WIDTH))
    before = ("…" if start else "") + visible(text[start:at])
    after = visible(text[at : start + _WIDTH]) + ("…" if len(text) > start + _WIDTH else "")
    return Excerpt(before + after, sum(map(_columns, before)))


def _columns(char: str) -> int:
    if unicodedata.category(char) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
