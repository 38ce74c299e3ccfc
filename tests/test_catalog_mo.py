"""Catalogs in MO form: as other tools write and read them, and as a hostile hand might (specification, section 4)."""

from __future__ import annotations

import io
import os
import struct
from contextlib import suppress
from functools import partial
from gettext import GNUTranslations
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog as GettextCatalog
from babel.messages.mofile import read_mo, write_mo
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.catalog import Catalog
from vapierrors.catalog.mo import MoError, MoFile
from vapierrors.catalog.mo_writing import mo_bytes
from vapierrors.catalog.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADER = "Content-Type: text/plain; charset=UTF-8\n"
PLURAL = "Expected one msgstr with {n, plural, ...} in it, got a msgid_plural"
UNDECODABLE = "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
WORDS = st.text(st.sampled_from("ab.é漢😀{0} "), min_size=1, max_size=6)
TRANSLATIONS = st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=20, unique_by=lambda entry: entry[:2]).map(
    lambda found: [Translation(*entry) for entry in found]
)


def by_babel(*, charset: str = "utf-8") -> bytes:
    """A file that is sorted by msgid, not by what it ought to be."""
    catalog = GettextCatalog(locale="de", charset=charset)
    catalog.add("Gone {0}", "Schön weg: {0}", context="gone")
    catalog.add("Gone", "Schön weg", context="gone")
    catalog.add(("{0} disk", "{0} disks"), ("{0} Platte", "{0} Platten"), context="disks")
    catalog.add("Away", "Fort")
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def big_endian(content: bytes) -> bytes:
    """The same file as a machine of the other kind writes it."""
    words = struct.Struct("<7I").unpack(content[:28])
    tables = 28 + 16 * words[2]
    pairs = struct.unpack(f"<{4 * words[2]}I", content[28:tables])
    return struct.pack(">7I", *words) + struct.pack(f">{len(pairs)}I", *pairs) + content[tables:]


def loaded(folder: Path, content: bytes) -> Catalog:
    """A catalog whose German is one compiled file that stands alone."""
    path = folder / "de" / "LC_MESSAGES" / "x.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Catalog.load(folder, builtin=False)


def texts(catalog: Catalog, message_id: str, locale: str = "de") -> list[str]:
    return [entry.template for entry in catalog.find(message_id, locale)]


def mo_file(folder: Path, content: bytes) -> MoFile:
    (folder / "x.mo").write_bytes(content)
    return MoFile(folder / "x.mo")


def lookups(found: Iterable[Translation]) -> list[tuple[str, str]]:
    return [(entry.source, entry.text) for entry in found]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_file_of_another_tool_is_read_as_a_whole(tmp_path: Path, charset: str) -> None:
    """Both sides of each entry are there, in any charset, and the problems are those of a PO file, without lines."""
    catalog = loaded(tmp_path, by_babel(charset=charset))
    assert texts(catalog, "gone") == ["Schön weg", "Schön weg: {0}"]
    assert texts(catalog, "gone", "en") == ["Gone", "Gone {0}"]
    assert sorted(map(str, catalog.problems())) == [
        "de/LC_MESSAGES/x.mo: Expected a msgctxt with the message id, got none beside msgid 'Away' [no-message-id]",
        f"de/LC_MESSAGES/x.mo: disks [de]: {PLURAL} [gettext-plural]",
    ]


def test_other_tools_read_what_is_written(tmp_path: Path) -> None:
    """Python's gettext and Babel find each entry, and the header."""
    entries = [Translation("b", "B é", "ü"), Translation("a", "A", "漢"), Translation("a", "{0}", "😀 {0}")]
    content = mo_bytes(HEADER, entries)
    gettext = GNUTranslations(io.BytesIO(content))
    assert [gettext.pgettext(entry.id, entry.source) for entry in entries] == ["ü", "漢", "😀 {0}"]
    assert gettext.info()["content-type"] == "text/plain; charset=UTF-8"
    assert len(read_mo(io.BytesIO(content))) == 3
    assert mo_file(tmp_path, content).entries() == entries


@settings(max_examples=60)
@given(TRANSLATIONS)
def test_the_tables_are_sorted_as_the_format_demands(entries: list[Translation]) -> None:
    """Ids stand byte by byte in order, each with a zero behind it, and so does a text."""
    content = mo_bytes(HEADER, entries)
    count, ids, strings = struct.unpack("<3I", content[8:20])
    found: list[list[bytes]] = []
    for table in (ids, strings):
        pairs = struct.iter_unpack("<2I", content[table : table + 8 * count])
        found.append([content[offset : offset + length + 1] for length, offset in pairs])
    assert all(string.endswith(b"\0") for strings in found for string in strings)
    assert found[0] == sorted(found[0])
    assert found[0][0] == b"\0"
    assert count == len(entries) + 1


@settings(max_examples=60)
@given(entries=TRANSLATIONS, endian=st.sampled_from([bytes, big_endian]), other=WORDS)
def test_what_is_written_is_found(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Translation], endian: type[bytes], other: str
) -> None:
    """Each id gives its entries in the order in which they were written, any other none, whatever the byte order."""
    mo = mo_file(tmp_path_factory.mktemp("mo"), endian(mo_bytes(HEADER, entries)))
    for message_id in {other, *(entry.id for entry in entries)}:
        assert mo.find(message_id) == [entry for entry in entries if entry.id == message_id]
    assert mo.entries() == entries
    assert mo.count == len(entries)


@pytest.mark.parametrize("message_id", ["", "\ud800", "a\x04A", "a\x00", "A" * 100_000])
def test_an_id_that_no_catalog_can_have_is_not_found(tmp_path: Path, message_id: str) -> None:
    """Ids come from the network: what is no text, or has a separator in it, is just not there."""
    mo = mo_file(tmp_path, mo_bytes(HEADER, [Translation("a", "A", "B")]))
    assert mo.find(message_id) == []


def test_a_large_file_is_read_where_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of entries, one look-up reads a few, which a small file next to it costs as well."""
    entries = [Translation(f"id{number}", "Source " * 20, "Text " * 20) for number in range(5000)]
    read: list[int] = []
    pread = os.pread

    def counted(descriptor: int, length: int, offset: int) -> bytes:
        read.append(length)
        return pread(descriptor, length, offset)

    monkeypatch.setattr(os, "pread", counted)
    mo = mo_file(tmp_path, mo_bytes(HEADER, entries))
    assert mo.size > 1_000_000
    assert sum(read) < 200
    assert lookups(mo.find("id4711")) == [("Source " * 20, "Text " * 20)]
    assert sum(read) < 1000


def test_a_file_that_is_replaced_is_read_as_it_was(tmp_path: Path) -> None:
    """What was opened stays whole, whatever takes its name."""
    entries = [Translation(f"id{number}", "Source " * 20, "Text " * 20) for number in range(2000)]
    mo = mo_file(tmp_path, mo_bytes(HEADER, entries))
    (tmp_path / "new").write_bytes(mo_bytes(HEADER, []))
    (tmp_path / "new").replace(tmp_path / "x.mo")
    assert mo.find("id7") == [entries[7]]


def test_a_file_that_is_written_into_is_told(tmp_path: Path) -> None:
    """Where someone cuts the file itself, nothing is made up of what is left."""
    entries = [Translation(f"id{number}", "Source " * 20, "Text " * 20) for number in range(2000)]
    mo = mo_file(tmp_path, mo_bytes(HEADER, entries))
    os.truncate(tmp_path / "x.mo", 40_000)
    with pytest.raises(MoError) as error:
        mo.find("id7")
    assert str(error.value) == "Expected the file as it was when it was opened, got one that was written into; reload"


def one(**words: int) -> bytes:
    """A file of one entry, some words of which are other than they ought to be."""
    names = ("magic", "version", "count", "ids", "texts", "hash_size", "hash_offset")
    content = mo_bytes(HEADER, [Translation("a", "A", "B")])
    sound = dict(zip(names, struct.unpack("<7I", content[:28]), strict=True))
    return struct.pack("<7I", *{**sound, **words}.values()) + content[28:]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "Expected 28 bytes at byte 0 of a compiled MO catalog, got 0 in all"),
        (b"x" * 30, "Expected the magic number of a compiled MO catalog, got 78787878"),
        (one(version=2 << 16), "Expected version 0 or 1 of the format, got 2"),
        (one(count=2**32 - 1), "Expected room for 4294967295 entries, got 108 bytes"),
        (one(ids=2**32 - 1), "Expected room for 2 entries, got 108 bytes"),
        (one()[:100], "Expected 40 bytes at byte 67 of a compiled MO catalog, got 100 in all"),
        (
            one().replace(b"UTF-8", b"UTF-9"),
            "Expected text in the charset that the header names, got unknown encoding: UTF-9",
        ),
        (
            one().replace(b"B", b"\xff"),
            f"Expected text in the charset that the header names, got {UNDECODABLE}",
        ),
    ],
    ids=["empty", "other", "version", "count", "table", "cut", "charset", "not its charset"],
)
def test_a_corrupt_file_is_one_problem(tmp_path: Path, content: bytes, detail: str) -> None:
    """A file that stands alone is read wholly or not at all, and the problem says what is wrong with it."""
    catalog = loaded(tmp_path, content)
    assert texts(catalog, "a") == []
    assert [str(problem) for problem in catalog.problems()] == [f"de/LC_MESSAGES/x.mo: {detail} [file-syntax]"]


def test_entries_that_overlap_are_refused(tmp_path: Path) -> None:
    """A small file cannot make a reader read the same large text over and over."""
    content = bytearray(mo_bytes(HEADER, [Translation(f"a{number}", "A", "B") for number in range(100)]))
    texts_of_entries, strings = 28 + 8 * 102, 28 + 16 * 101
    content[texts_of_entries:strings] = struct.pack("<2I", 500, strings) * 100
    mo = mo_file(tmp_path, bytes(content))
    with pytest.raises(MoError, match=r"^Expected entries beside each other in \d+ bytes, got some that overlap$"):
        mo.entries()


SOUND = {
    "sorted": mo_bytes(HEADER, [Translation("gone", "Gone", "Weg"), Translation("x", "X", "Y")]),
    "babel": by_babel(),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
@settings(max_examples=150)
@given(data=st.data())
def test_reading_never_fails_otherwise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    """Wherever a byte is wrong or missing, what comes back are entries, or one error."""
    places = st.integers(0, len(content) - 1)
    changed = bytearray(content)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=4)):
        changed[place] = value
    cut = data.draw(places | st.just(len(content)))
    mo = None
    with suppress(MoError):
        mo = mo_file(tmp_path_factory.mktemp("mo"), bytes(changed[:cut]))
    for read in [partial(mo.find, "gone"), mo.entries] if mo else []:
        with suppress(MoError):
            assert all(isinstance(entry, Translation) for entry in read())
