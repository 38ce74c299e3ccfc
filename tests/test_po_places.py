"""Where a character of an entry stands in its file, and which charset the file is in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.translate.po import Place, PoDocument, PoEntry, PoFault, print_entry

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@given(st.text(st.sampled_from('ab \n\t\\"ä\u2028')), st.sampled_from([0, 10]))
def test_each_character_has_its_place(text: str, width: int) -> None:
    """What stands there is the character, or its escape, whatever line of the string it is in."""
    document = PoDocument.read(print_entry(PoEntry(source="x", text=text), width=width).encode())
    lines = document.text.split("\n")
    escapes = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}
    for offset, character in enumerate(text):
        line, column = document.place(document.blocks[0], "msgstr", offset)
        assert lines[line - 1][column - 1 :].startswith(escapes.get(character, character))
    line, column = document.place(document.blocks[0], "msgstr", len(text))
    assert (line, lines[line - 1][column - 1 :]) == (len(lines) - 1, '"')


def test_an_escape_that_is_none_is_two_characters() -> None:
    r"""Babel leaves ``\a`` as it is, so each of the two has a place, and so has what follows."""
    document = PoDocument.read(b'msgid "x"\nmsgstr "\\ab"\n')
    assert document.blocks[0].entry.text == "\\ab"
    places = [document.place(document.blocks[0], "msgstr", offset).column for offset in range(4)]
    assert places == [9, 10, 11, 12]


def test_a_string_that_is_not_there_is_where_the_entry_is() -> None:
    """An entry without a message id begins with its comments."""
    document = PoDocument.read(b'\n# note\nmsgid "x"\nmsgstr[0] ""\n\n# note\nmsgid "x"\nmsgstr ""\n')
    assert document.place(document.blocks[0], "msgctxt") == Place(6, 1)
    assert document.place(document.blocks[0]) == Place(7, 8)


@pytest.mark.parametrize(
    "charset", ["UTF-8", "utf8", "ISO-8859-1", "cp1252", "KOI8-R", "EUC-JP", "Shift_JIS", "GB18030"]
)
def test_a_file_is_in_the_charset_of_its_header(charset: str) -> None:
    """However the header is laid out, and be there a byte order mark or not."""
    text = "я" if charset == "KOI8-R" else "か" if charset in {"EUC-JP", "Shift_JIS", "GB18030"} else "ä"
    for header in (
        HEADER.replace("UTF-8", charset),
        f'msgid ""\nmsgstr "Language: de\\ncontent-type: text/plain; charset={charset}\\n"\n',
        f'  msgid ""\n  msgstr ""\n  "Content-Type: text/plain; "\n  "charset={charset}\\n"\n',
        f'msgid "a"\nmsgstr ""\n\nmsgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n',
    ):
        document = PoDocument.read(f'{header}\nmsgid "x"\nmsgstr "{text}"\n'.encode(charset))
        assert (document.charset_fault, document.blocks[-1].entry.text) == (None, text)


def test_a_message_about_charsets_is_no_header() -> None:
    """Nor is a header without a charset, or with the placeholder of extractors, anything but UTF-8."""
    for header in (
        'msgid "x"\nmsgstr "Content-Type: text/plain; charset=iso-8859-1"\n',
        HEADER.replace("UTF-8", "CHARSET"),
        'msgid ""\nmsgstr "Language: de\\n"\n',
    ):
        document = PoDocument.read(f'{header}\nmsgid "ä"\nmsgstr ""\n'.encode())
        assert (document.encoding, document.charset_fault, document.blocks[-1].entry.source) == ("utf-8", None, "ä")


@pytest.mark.parametrize(
    ("charset", "expected"),
    [
        ("klingon", "Expected a charset of text that Python knows"),
        ("base64", "Expected a charset of text that Python knows"),
        ("unicode_escape", "Expected a charset of text that Python knows"),
        ("UTF-16", "Expected a charset that ASCII is a part of"),
        ("cp500", "Expected a charset that ASCII is a part of"),
        ("utf-8-sig", "Expected a charset whose bytes are the same when they are written again"),
        ("ISO-2022-JP", "Expected a charset whose bytes are the same when they are written again"),
    ],
)
def test_a_charset_that_no_file_can_be_in_is_told(charset: str, expected: str) -> None:
    """With its place, and UTF-8 is taken for it."""
    content = HEADER.replace("UTF-8", charset).encode() + b'\nmsgid "x"\nmsgstr "\xc3\xa4\x1b(B"\n'
    document = PoDocument.read(content)
    assert document.charset_fault == PoFault(Place(4, 36), f"{expected}, got {charset!r}; UTF-8 is tried")
    assert (document.encoding, document.blocks[1].entry.text) == ("utf-8", "ä\x1b(B")


def test_utf_16_is_told() -> None:
    """A file that Windows has saved as "Unicode" has no header that could be read."""
    document = PoDocument.read(HEADER.encode("utf-16"))
    assert document.charset_fault == PoFault(
        Place(1, 1), "Expected a charset that ASCII is a part of, got 'UTF-16'; UTF-8 is tried"
    )


def test_a_changed_charset_is_the_file_s() -> None:
    """Where the header names another one, the bytes are of that one; one that is none is refused."""
    document = PoDocument.read(f'{HEADER.replace("UTF-8", "latin1")}\nmsgid "x"\nmsgstr "ä"\n'.encode("latin-1"))
    header = document.blocks[0]
    changed = document.edited({header: replace(header.entry, text=header.entry.text.replace("latin1", "UTF-8"))})
    assert changed.to_bytes() == f'{HEADER}\nmsgid "x"\nmsgstr "ä"\n'.encode()
    with pytest.raises(LookupError, match=r"^Expected a charset that ASCII is a part of, got 'UTF-16'$"):
        document.edited({header: replace(header.entry, text=header.entry.text.replace("latin1", "UTF-16"))})
