"""Catalogs in compiled MO form: read as a whole, or only where they are asked."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Final, TypeAlias
from weakref import WeakSet

from vapierrors.catalog.charsets import encoding_named
from vapierrors.catalog.regular_files import open_regular, read_regular
from vapierrors.catalog.translation import Translation
from vapierrors.models.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    Read = Callable[[int, int], bytes]
    """Gives the bytes at an offset, in a length; fewer where the file ends."""

_Range: TypeAlias = tuple[int, ...]
"""The length and the offset of a string."""

MAGIC: Final = 0x950412DE
HEADER_SIZE: Final = 28
"""Bytes of the seven words that a file begins with."""

_Moment: TypeAlias = tuple[int, int]
"""When a file was last written, in nanoseconds since 1970, and its size in bytes."""

PAIR_SIZE: Final = 8
"""Bytes of a length and an offset, of which a file has two tables: one of the ids, one of the texts."""

END_OF_CONTEXT: Final = b"\x04"
_END_OF_SINGULAR: Final = b"\x00"
_KEPT_IN_MEMORY: Final = 1 << 18
"""Bytes of the largest file that is read at once; a larger one stays open, and is read where it is asked."""

_MOST_KEPT_OPEN: Final = 16
"""How many files stay open at once, in all catalogs together; any further one is read at once, however large."""

_SHOWN: Final = 60
"""Characters of the name of a charset that an error shows."""

_CHARSET: Final = re.compile(rb"^content-type:.*?charset=([^\s;]+)", re.IGNORECASE | re.MULTILINE)


class MoError(ValueError):
    """A file is no sound MO catalog; the text says what was expected and what was got."""


class _OpenFile:
    """A file that stays open: what stands under its name may be replaced, what is read here stays as it was."""

    __slots__ = ("__weakref__", "_descriptor")

    def __init__(self, path: Path) -> None:
        self._descriptor = open_regular(path)

    def __del__(self) -> None:
        # Nothing to close where the file could not be opened.
        descriptor = getattr(self, "_descriptor", None)
        if descriptor is not None:
            os.close(descriptor)

    def read(self, offset: int, length: int) -> bytes:
        """Safe against a file that is cut while it is read, as a memory map is not."""
        return os.pread(self._descriptor, length, offset)

    def moment(self) -> _Moment:
        """What changes when somebody writes into the file itself, instead of putting another in its place."""
        stat = os.fstat(self._descriptor)
        return stat.st_mtime_ns, stat.st_size


_kept_open: Final[WeakSet[_OpenFile]] = WeakSet()
"""The large files that are open now, in all catalogs."""


class MoFile:
    """A compiled catalog, of which nothing is read before it is asked for but its header (specification, section 4).

    Args:
        path: the file. Where the system allows for it, a large file is kept open, not read into memory, as long as not
            too many are open: a process needs its descriptors for other things, too.

    Raises:
        OSError: the file cannot be opened, or is no regular one.
        MoError: it is no MO catalog.
    """

    __slots__ = (
        "_charset",
        "_count",
        "_encoding",
        "_file",
        "_ids",
        "_moment",
        "_pair",
        "_read",
        "_texts",
        "header",
        "size",
    )

    def __init__(self, path: Traversable) -> None:
        self._file: _OpenFile | None = None
        content = b""
        if isinstance(path, Path) and hasattr(os, "pread"):
            file = _OpenFile(path)
            self._moment = file.moment()
            self.size = self._moment[1]
            self._read: Read = file.read
            if self.size > _KEPT_IN_MEMORY and len(_kept_open) < _MOST_KEPT_OPEN:
                self._file = file
                _kept_open.add(file)
            else:
                content = file.read(0, self.size)
        else:
            content = read_regular(path)
        if self._file is None:
            self.size = len(content)
            self._read = lambda offset, length: content[offset : offset + length]
        self._pair, self._count, self._ids, self._texts = self._tables()
        header = self._header()
        named = _CHARSET.search(header)
        self._charset = named[1].decode("ascii", "replace") if named else "utf-8"
        self._encoding = encoding_named(self._charset)
        self.header = self._text(header)

    @property
    def count(self) -> int:
        """How many entries there are, the header not among them."""
        return max(self._count - 1, 0)

    def _tables(self) -> tuple[Struct, int, int, int]:
        words = self._bytes(HEADER_SIZE, 0)
        order = next((order for order in "<>" if Struct(f"{order}I").unpack(words[:4])[0] == MAGIC), None)
        if order is None:
            raise MoError(f"Expected the magic number of a compiled MO catalog, got {words[:4].hex()}")
        _, version, count, ids, texts = Struct(f"{order}5I").unpack(words[:20])
        if version >> 16 > 1:
            raise MoError(f"Expected version 0 or 1 of the format, got {version >> 16}")
        if max(ids, texts) + PAIR_SIZE * count > self.size:
            raise MoError(f"Expected room for {count} entries, got {self.size} bytes")
        return Struct(f"{order}II"), count, ids, texts

    def _header(self) -> bytes:
        """The text of the empty id, which stands first since a file is sorted."""
        if not self._count or self._range(self._ids, 0)[0]:
            return b""
        return self._bytes(*self._range(self._texts, 0))

    def _range(self, table: int, index: int) -> _Range:
        return self._pair.unpack(self._bytes(PAIR_SIZE, table + PAIR_SIZE * index))

    def _bytes(self, length: int, offset: int) -> bytes:
        read = self._read(offset, length) if length <= self.size else b""
        if len(read) < length:
            raise MoError(f"Expected {length} bytes at byte {offset} of a compiled MO catalog, got {self.size} in all")
        return read

    def _text(self, read: bytes) -> str:
        if self._encoding is None:
            got = f"unknown encoding: {escaped(self._charset[:_SHOWN])}"
            raise MoError(f"Expected text in the charset that the header names, got {got}")
        try:
            return read.decode(self._encoding)
        except ValueError as error:
            raise MoError(f"Expected text in the charset that the header names, got {error}") from error

    def find(self, message_id: str) -> list[Translation]:
        """The entries of a message id in a sorted file, in the order in which their ids stand in it.

        Args:
            message_id: the message id.

        Raises:
            MoError: what the file has for it is not sound.
        """
        try:
            # One without a known charset has not been opened: its header could not be read.
            wanted = message_id.encode(self._encoding or "utf-8") + END_OF_CONTEXT
        except UnicodeError:
            return []
        self._check()
        width = len(wanted)

        def beginning(index: int) -> bytes:
            length, offset = self._range(self._ids, index)
            return self._bytes(min(length, width), offset)

        first = behind = bisect_left(range(self._count), wanted, key=beginning)
        while behind < self._count and beginning(behind) == wanted:
            behind += 1
        # In a file that is not sound, what begins like the id may go on to another mark that ends one.
        return [entry for entry in self._entries(range(first, behind)) if entry.id == message_id]

    def entries(self, left_out: list[MoError] | None = None) -> list[Translation]:
        """All entries but the header, in the order in which their ids stand in the file.

        Args:
            left_out: what is wrong with entries that are not sound is added here, and they are left out; None where one
                of them is to be an error.

        Raises:
            MoError: one of them is not sound, or the file as a whole.
        """
        self._check()
        return [entry for entry in self._entries(range(self._count), left_out) if entry.id or entry.source]

    def _entries(self, indexes: range, left_out: list[MoError] | None = None) -> list[Translation]:
        ranges = [(self._range(self._ids, index), self._range(self._texts, index)) for index in indexes]
        if sum(id_range[0] + text_range[0] for id_range, text_range in ranges) > self.size:
            raise MoError(f"Expected entries beside each other in {self.size} bytes, got some that overlap")
        ranges.sort(key=_place_of_id)
        if left_out is None:
            return [self._entry(*both) for both in ranges]
        found: list[Translation] = []
        for both in ranges:
            try:
                found.append(self._entry(*both))
            except MoError as error:
                left_out.append(error)
        return found

    def _entry(self, id_range: _Range, text_range: _Range) -> Translation:
        context, _, source = self._bytes(*id_range).rpartition(END_OF_CONTEXT)
        singular, end, _ = source.partition(_END_OF_SINGULAR)
        text = b"" if end else self._bytes(*text_range)
        return Translation(self._text(context), self._text(singular), self._text(text), is_plural=bool(end))

    def _check(self) -> None:
        """See that an open file is what it was, or has a new time alone: its header tells what it was compiled from."""
        if self._file is None or self._file.moment() == self._moment:
            return
        moment = self._file.moment()
        tables = self._tables()[1:] if moment[1] == self.size else ()
        if tables != (self._count, self._ids, self._texts) or self._text(self._header()) != self.header:
            raise MoError("Expected the file as it was when it was opened, got one that was written into; reload")
        self._moment = moment


def _place_of_id(ranges: tuple[_Range, _Range]) -> int:
    return ranges[0][1]
