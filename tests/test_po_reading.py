"""PO files as they are read: every byte comes back, and the entries are those that gettext's own readers find."""

from __future__ import annotations

import codecs
import io
from dataclasses import replace
from typing import Any

import polib
import pytest
from babel.messages.pofile import read_po
from hypothesis import example, given
from hypothesis import strategies as st

from vapierrors.translate.po import Place, PoDocument, PoEntry, print_entry

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n!=1;\\n"\n'
)

# What makes PO files: drawn at random, in an order that is none.
PIECES = [
    *("msgctxt ", "msgid ", "msgid_plural ", "msgstr ", "msgstr[0] ", "msgstr[1] ", "domain ", "msgstr[7] "),
    *("# ", "#. ", "#: a.py:1", "#, fuzzy", "#| msgid ", "#~ ", "#~| ", "#~", "#", "#~ # "),
    *('"a"', '"', '"ä\\n"', '""', "\\", "\\\\", '\\"', '"{n}"', " ", "\t", "\r", "\n", "\n", "\n\n", "\r\n", "\f"),
    *("\u2028", "\x85", "\ufeff", "msgidx", "Content-Type: text/plain; charset=", "latin-1", "utf-16", "hz", "idna"),
]
CHARSETS = ["UTF-8", "ISO-8859-1", "cp1252", "koi8-r", "shift_jis", "euc-jp", "gb18030", "utf-7", "iso-2022-jp", "hz"]


@given(st.binary())
@example(codecs.BOM_UTF8)
@example(codecs.BOM_UTF16_LE + 'msgid "a"\n'.encode("utf-16-le"))
def test_any_bytes_come_back(content: bytes) -> None:
    """Nothing that may be in a file keeps it from being read, or gets lost."""
    assert PoDocument.read(content).to_bytes() == content


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["", HEADER]), st.booleans())
def test_whatever_looks_like_a_po_file_comes_back(text: str, header: str, has_bom: bool) -> None:  # noqa: FBT001 - drawn
    """Its bytes do, and so does each entry: its lines are those of the file from its begin to its end."""
    content = (codecs.BOM_UTF8 if has_bom else b"") + (header + text).encode()
    document = PoDocument.read(content)
    assert document.to_bytes() == content
    assert document.edited({}).to_bytes() == content
    for block in document.blocks:
        assert (
            "".join(line for _section, line in block.layout.lines)
            == (document.text[block.layout.start : block.layout.end])
        )


@given(st.sampled_from(CHARSETS), st.binary())
def test_any_bytes_come_back_in_any_charset(charset: str, content: bytes) -> None:
    """Also where the header names a charset in which several byte strings are one text, or which has states."""
    whole = HEADER.replace("UTF-8", charset).encode() + content
    assert PoDocument.read(whole).to_bytes() == whole


# Babel and polib take other controls and separators for the end of a line, or of a string.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x85\x1c\x1d\x1e\x0b\x0c\u2028\u2029", min_codepoint=32)
)
LINES = st.lists(st.sampled_from(["a", " b", "\n", "\t", '"', "\\", "\\n", "ä", "{0}", "#", "msgid"])).map("".join)
STRINGS = st.one_of(TEXTS.filter(lambda text: text.isprintable()), LINES)
WORDS = st.lists(st.from_regex(r"[a-z][a-z {},.]{0,20}[a-z]", fullmatch=True), max_size=3, unique=True).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> PoEntry:
    """An entry with anything that may be in one."""
    is_plural, is_obsolete = draw(st.booleans()), draw(st.booleans())
    return PoEntry(
        id=draw(st.one_of(st.none(), STRINGS.filter(bool))),
        source=draw(STRINGS.filter(bool)),
        text="" if is_plural else draw(STRINGS),
        source_plural=draw(STRINGS.filter(bool)) if is_plural else None,
        plural_texts=(draw(STRINGS), draw(STRINGS)) if is_plural else (),
        translator_comments=draw(WORDS),
        extracted_comments=() if is_obsolete else draw(WORDS),
        references=() if is_obsolete else ("a.py:1", "b.py:2"),
        flags=draw(st.lists(st.sampled_from(["fuzzy", "no-wrap", "x-format"]), unique=True).map(tuple)),
        previous=draw(st.sampled_from([(), ('msgid "old"',), ('msgctxt "x"', 'msgid ""', '"old\\n"')])),
        is_obsolete=is_obsolete,
    )


def unique(found: list[PoEntry]) -> list[PoEntry]:
    """Entries of which no two are of the same message, obsolete ones last."""
    by_key = {entry.key: entry for entry in found}
    return sorted(by_key.values(), key=lambda entry: entry.is_obsolete)


@given(st.lists(entries(), max_size=4), st.sampled_from([0, 20, 76]))
def test_what_is_written_is_read_again(found: list[PoEntry], width: int) -> None:
    """An entry is what it was, whatever is in its strings and wherever they are wrapped."""
    text = "\n".join(print_entry(entry, width=width) for entry in found)
    document = PoDocument.read(text.encode())
    assert (document.faults, [block.entry for block in document.blocks]) == ((), found)


FOUND_BY_BABEL = {"python-format", "python-brace-format"}
"""Flags that Babel adds by itself."""


def of_babel(content: bytes) -> list[tuple[Any, ...]]:
    catalog = read_po(io.BytesIO(content), abort_invalid=True)
    obsolete = [*catalog.obsolete.values()]
    return [
        (
            *(message.context, message.id, message.string, {*message.flags} - FOUND_BY_BABEL),
            *(message.auto_comments, message in obsolete),
        )
        for message in [*(message for message in catalog if message.id), *obsolete]
    ]


def as_babel_has_it(entry: PoEntry) -> tuple[Any, ...]:
    is_plural = entry.source_plural is not None
    return (
        *(entry.id, (entry.source, entry.source_plural) if is_plural else entry.source),
        *(entry.plural_texts if is_plural else entry.text, {*entry.flags} - FOUND_BY_BABEL),
        *([*entry.extracted_comments], entry.is_obsolete),
    )


@given(st.lists(entries(), max_size=4).map(unique))
def test_babel_reads_the_same(found: list[PoEntry]) -> None:
    """Ids, texts, flags, comments, and what is obsolete; it has no place for previous texts, and "#~|" is a fault."""
    content = "\n".join([HEADER, *(print_entry(replace(entry, previous=())) for entry in found)]).encode()
    assert [as_babel_has_it(block.entry) for block in PoDocument.read(content).blocks[1:]] == of_babel(content)


@given(st.lists(entries(), max_size=4).map(unique))
def test_polib_reads_the_same(found: list[PoEntry]) -> None:
    """Likewise, and the comments of translators."""
    content = "\n".join([HEADER, *map(print_entry, found)])
    theirs = [
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None, entry.msgstr, [*entry.msgstr_plural.values()],
         entry.flags, entry.tcomment, entry.comment, bool(entry.obsolete))
        for entry in polib.pofile(content)
    ]  # fmt: skip
    ours = [
        (entry.id, entry.source, entry.source_plural, entry.text, [*entry.plural_texts],
         [*entry.flags], "\n".join(entry.translator_comments), "\n".join(entry.extracted_comments), entry.is_obsolete)
        for entry in (block.entry for block in PoDocument.read(content.encode()).blocks[1:])
    ]  # fmt: skip
    assert ours == theirs


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_end_as_they_do(newline: str) -> None:
    """LF or CRLF, with a last line that ends or does not."""
    for end in ("", newline):
        text = f'# note{newline}#, fuzzy{newline}msgid "a"{newline}msgstr ""{newline}"b\\n"{newline}"c"{end}'
        document = PoDocument.read(text.encode())
        assert document.blocks[0].entry == PoEntry(
            source="a", text="b\nc", translator_comments=("note",), flags=("fuzzy",)
        )
        assert (document.newline, document.to_bytes()) == (newline, text.encode())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e", "\r"])
def test_only_line_feeds_end_a_line(separator: str) -> None:
    """What Python takes for the end of a line, too, may stand in a string, be all else ASCII or not."""
    for rest in ("", 'msgid "ä"\nmsgstr ""\n'):
        document = PoDocument.read(f'msgid "a{separator}b"\nmsgstr "c{separator}d"\n{rest}'.encode())
        assert (document.faults, document.blocks[0].entry.key) == ((), (None, f"a{separator}b"))
        assert document.place(document.blocks[0], "msgstr", 2) == Place(2, 11)


def test_blank_lines_do_not_count() -> None:
    """As gettext has it, they may be missing between entries, and stand inside of one."""
    text = '# of a\n\nmsgid "a"\n\nmsgstr "b"\n \n"c"\n\nmsgid "d"\nmsgstr "e"\n'
    text += '#~ msgid "f"\n#~\n#~ msgstr "g"\nmsgid "h"\nmsgstr ""\n'
    document = PoDocument.read(text.encode())
    assert document.faults == ()
    assert [block.entry for block in document.blocks] == [
        PoEntry(source="a", text="bc", translator_comments=("of a",)),
        PoEntry(source="d", text="e"),
        PoEntry(source="f", text="g", is_obsolete=True),
        PoEntry(source="h"),
    ]


def test_obsolete_entries_have_all_kinds_of_comments() -> None:
    """What they were made from stands behind "#~|", and some tools put "#~" before each comment."""
    text = '#~ # note\n#~ #, fuzzy\n#~| msgctxt "x"\n#~| msgid "old"\n#~ msgctxt "y"\n#~ msgid "new"\n#~ msgstr "neu"\n'
    assert PoDocument.read(text.encode()).blocks[0].entry == PoEntry(
        id="y", source="new", text="neu", is_obsolete=True,
        translator_comments=("note",), flags=("fuzzy",), previous=('msgctxt "x"', 'msgid "old"'),
    )  # fmt: skip
