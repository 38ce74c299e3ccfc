"""Which charset a PO file is in: its header says so, in ASCII."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.po.layout import Layout, read_layout

if TYPE_CHECKING:
    from vapierrors.translate.po.entry import PoEntry

_NAMED: Final = re.compile(r"^Content-Type:.*?charset=(?P<name>[^\s;]+)", re.IGNORECASE | re.MULTILINE)
_ANY: Final = re.compile(rb"charset=", re.IGNORECASE)
_UNDECIDED: Final = "CHARSET"
"""What tools write into the header of a template whose charset nobody has named yet."""

_ASCII: Final = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_ESCAPING: Final = ("unicode-escape", "raw-unicode-escape")
"""What Python takes for charsets of text, though it only reads the escapes of its own strings."""

_WIDE: Final = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


class NamedCharset(NamedTuple):
    """The charset that a header names.

    Args:
        name: as it stands there.
        offset: where in the ``msgstr`` of the header, in characters from 0.
    """

    name: str
    offset: int


def named_charset(header: PoEntry | None) -> NamedCharset | None:
    r"""The charset that a header names; None where it names none.

    Args:
        header: the entry that describes the file.

    Example:
        >>> from vapierrors.translate.po.entry import PoEntry
        >>> named_charset(PoEntry(text="Content-Type: text/plain; charset=UTF-8\n"))
        NamedCharset(name='UTF-8', offset=34)
    """
    named = _NAMED.search(header.text) if header else None
    if named is None or named["name"] == _UNDECIDED:
        return None
    return NamedCharset(named["name"], named.start("name"))


def charset_in(content: bytes) -> NamedCharset | None:
    r"""The charset that the header of a file names, wherever in the file it stands.

    Args:
        content: the bytes of the file.

    Example:
        >>> charset_in(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=iso-8859-1\\n"\n')
        NamedCharset(name='iso-8859-1', offset=34)
    """
    for bom, name in _WIDE.items():
        if content.startswith(bom):
            return NamedCharset(name, 0)
    if not _ANY.search(content):
        return None
    layouts = (found for found in read_layout(content.decode("latin-1")) if isinstance(found, Layout))
    return named_charset(next((entry for entry in (layout.entry() for layout in layouts) if entry.is_header), None))


def encoding_of(name: str, content: bytes) -> str:
    """The encoding as Python names it.

    Args:
        name: the charset that the header names.
        content: the bytes of the file, which must come back as they are.

    Raises:
        LookupError: Python does not know it, or a PO file cannot be in it; the text says what was expected, and got.

    Example:
        >>> encoding_of("Latin1", b"")
        'iso8859-1'
        >>> encoding_of("UTF-16", b"")
        Traceback (most recent call last):
        LookupError: Expected a charset that ASCII is a part of, got 'UTF-16'
    """
    encoding = ""
    try:
        encoding = codecs.lookup(name).name
        ascii_text = "" if encoding in _ESCAPING else _decoded(_ASCII, encoding)
    except (LookupError, ValueError):
        ascii_text = ""
    if not ascii_text:
        raise LookupError(f"Expected a charset of text that Python knows, got {name!r}")
    if ascii_text != _ASCII.decode("ascii"):
        raise LookupError(f"Expected a charset that ASCII is a part of, got {name!r}")
    if not (_comes_back(_ASCII, encoding) and _comes_back(content, encoding)):
        raise LookupError(f"Expected a charset whose bytes are the same when they are written again, got {name!r}")
    return encoding


def _decoded(content: bytes, encoding: str) -> str:
    """The characters; those that stand for unknown ones where the bytes are none in the encoding."""
    try:
        return content.decode(encoding, "surrogateescape")
    except UnicodeError:
        return "\N{REPLACEMENT CHARACTER}"


def _comes_back(content: bytes, encoding: str) -> bool:
    try:
        return content.decode(encoding, "surrogateescape").encode(encoding, "surrogateescape") == content
    except UnicodeError:
        return False
