"""Charsets that a compiled catalog may be in, by the names that its header may give them."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import Final

_LONGEST_NAME: Final = 40
_ASCII: Final = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_NO_CHARSETS: Final = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"))
"""What Python takes for encodings of text, and is none: they read names of hosts, which takes long, or escapes."""


@lru_cache(maxsize=64)
def encoding_named(name: str) -> str | None:
    """The encoding as Python names it; None where Python does not know it, or a catalog cannot be in it.

    Args:
        name: as a header has it: any text.

    Example:
        >>> encoding_named("Latin1"), encoding_named("UTF-16"), encoding_named("zlib"), encoding_named("x" * 1000)
        ('iso8859-1', None, None, None)
    """
    if len(name) > _LONGEST_NAME or not (name.isascii() and name.isprintable()):
        return None
    try:
        encoding = codecs.lookup(name).name
        if encoding in _NO_CHARSETS or _ASCII.decode(encoding, "surrogateescape") != _ASCII.decode("ascii"):
            return None
    except (LookupError, UnicodeError):
        return None
    return encoding
