"""What keeps a PO file from being changed by a tool: what no tool could put back as it was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.translate.po import PoFault

if TYPE_CHECKING:
    from vapierrors.translate.po import PoDocument

_UNDECODED: Final = re.compile(r"[\udc80-\udcff]")
_SOUND: Final = re.compile(r'(?:[^\\]|\\[ntr"\\])*+')
"""What Babel reads as it was meant: it knows no other escapes, and so could not write them again."""

_SWALLOWED: Final = re.compile(
    r"^[^\S\n]*+#[^\n]*?\r[ \t]*+(?:#~[ \t]*+)?(?P<keyword>msg(?:ctxt|id|str))(?=[ \t\"\[])", re.MULTILINE
)
"""A comment that goes on with an entry behind a CR, which ends no line."""


def faults_in(document: PoDocument) -> list[PoFault]:
    r"""What is no part of a PO file, in the order of the file: it is to be mended by hand (specification, section 4).

    Beside what the document could not read: a message that stands there twice, obsolete or not, as gettext has it,
    bytes that are no characters, escapes that are none, and entries that a comment swallows.

    Args:
        document: the file.

    Example:
        >>> from vapierrors.translate.po import PoDocument
        >>> faults_in(PoDocument.read(b'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n'))[0].detail
        "Expected each message once, got 'a' again, which is in line 1 already"
    """
    found = [*document.faults, *([document.charset_fault] if document.charset_fault else [])]
    found += swallowed(document)
    if undecoded := _first_undecoded(document.text):
        byte = ord(undecoded[0]) & 0xFF
        detail = f"Expected text in {document.encoding}, got the byte 0x{byte:02X}, which is none"
        found.append(PoFault(document.place_at(undecoded.start()), detail))
    for piece in (piece for block in document.blocks for pieces in block.layout.pieces.values() for piece in pieces):
        if "\\" in piece.raw and (sound := _SOUND.match(piece.raw)) and sound.end() < len(piece.raw):
            detail = rf"Expected an escape such as \n, \" or \\, got {piece.raw[sound.end() : sound.end() + 2]}"
            found.append(PoFault(document.place_at(piece.start + sound.end()), detail))
    first: dict[tuple[str | None, str], int] = {}
    for block in document.blocks:
        place = document.place(block)
        line = first.setdefault(block.entry.key, place.line)
        if line != place.line:
            name = block.entry.id or block.entry.source or "the header"
            detail = f"Expected each message once, got {name!r} again, which is in line {line} already"
            found.append(PoFault(place, detail))
    return sorted(found)


def swallowed(document: PoDocument) -> list[PoFault]:
    r"""Where a comment goes on with entries, as the lines of the file end as those of old Macs do: gettext drops them.

    Args:
        document: the file.

    Example:
        >>> from vapierrors.translate.po import PoDocument
        >>> swallowed(PoDocument.read(b'# German\rmsgid "a"\rmsgstr "b"\r'))[0].detail
        "Expected lines that end with LF or CRLF, got a CR alone before 'msgid'; save the file with other line ends"
    """
    if "\r" not in document.text:
        return []
    expected = "Expected lines that end with LF or CRLF"
    return [
        PoFault(
            document.place_at(match.start("keyword")),
            f"{expected}, got a CR alone before {match['keyword']!r}; save the file with other line ends",
        )
        for match in _SWALLOWED.finditer(document.text)
    ]


def _first_undecoded(text: str) -> re.Match[str] | None:
    # A search for surrogates takes far longer than to encode a text that has none.
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNDECODED.search(text)
    return None
