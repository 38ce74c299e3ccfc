"""What template text is made of at the level of characters: white space, words, numbers."""

from __future__ import annotations

import re
from typing import Final

from vapierrors.models.escaping import escaped

# Pattern_White_Space of Unicode, a set that never changes (UAX 31): it may stand around every piece of syntax.
PATTERN_WHITE_SPACE: Final = "\t\n\v\f\r \x85\u200e\u200f\u2028\u2029"
SPACES: Final = re.compile(f"[{PATTERN_WHITE_SPACE}]*")

# An argument name or a selector ends at white space of any kind, not only that of patterns.
WORD: Final = re.compile(r"[^\s{},\u200e\u200f]+")

# What stands behind `=` and `offset:`.
NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

# Characters that mean themselves wherever they stand in words.
WORDS: Final = re.compile(r"[^'{}#]+")

_LONGEST_SHOWN: Final = 40


def quoted(words: str) -> str:
    """Words of a template in quotes, as error texts show them, cut where they are long.

    Args:
        words: what stands in the template.

    Example:
        >>> quoted("foo"), quoted(chr(0x200B))
        ("'foo'", 'U+200B')
    """
    if len(words) == 1 and not words.isprintable():
        return f"U+{ord(words):04X}"
    shown = escaped(words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…")
    return f'"{shown}"' if "'" in shown else f"'{shown}'"
