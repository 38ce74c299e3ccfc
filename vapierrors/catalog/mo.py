"""Catalogs in compiled MO form, read by Babel."""

from __future__ import annotations

import io
import struct

from babel.messages.mofile import read_mo

from vapierrors.catalog.entry import EntryProblem
from vapierrors.catalog.table import FileTable, file_table

_UNSOUND = (OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, struct.error)
"""What Babel's reader raises over a file that is no MO file."""


def read_mo_table(content: bytes, locale: str, file: str) -> FileTable:
    """Read a ``.mo`` file (specification, section 4); it has no line numbers.

    Args:
        content: the bytes of the file.
        locale: the language tag of the translations.
        file: the name for problems.

    Example:
        >>> read_mo_table(b"not MO", "de", "x.mo").problems[0].detail
        "Expected a compiled MO catalog, got 6 bytes that are none: [Errno 0] Bad magic number: ''"
    """
    try:
        return file_table(read_mo(io.BytesIO(content)), locale, file, [])
    except _UNSOUND as error:
        detail = f"Expected a compiled MO catalog, got {len(content)} bytes that are none: {error}"
        return FileTable({}, {}, (EntryProblem("file-syntax", "", locale, file, 0, detail),))
