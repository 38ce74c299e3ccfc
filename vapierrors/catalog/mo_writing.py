"""Catalogs written in compiled MO form, so that an id is found in them without reading the rest."""

from __future__ import annotations

from itertools import accumulate
from struct import Struct
from typing import TYPE_CHECKING

from vapierrors.catalog.mo import END_OF_CONTEXT, HEADER_SIZE, MAGIC, PAIR_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vapierrors.catalog.translation import Translation

_WORDS = Struct("<7I")


def mo_bytes(header: str, translations: Iterable[Translation]) -> bytes:
    r"""A compiled catalog, as gettext reads it (specification, section 4).

    Its tables are sorted by ``msgctxt``, U+0004 and ``msgid``, byte by byte, as the format demands; its strings stand
    in the order that they are given in, so that entries of one id are still tried in the order of the ``.po``. The
    header's text stands last: a file that has lost its end has no header.

    Babel's ``write_mo`` cannot be used: it sorts by ``msgid`` alone, which no binary search copes with, and its work
    grows with the square of the entries.

    Args:
        header: the text of the header entry.
        translations: the entries, each id and source once.

    Example:
        >>> from vapierrors.catalog.translation import Translation
        >>> written = mo_bytes("Language: de\n", [Translation("com.example.x", "Gone", "Weg")])
        >>> written[:4].hex(), written.endswith(b"com.example.x\x04Gone\x00Weg\x00Language: de\n\x00")
        ('de120495', True)
    """
    entries = [*translations]
    ids = [b""] + [entry.id.encode() + END_OF_CONTEXT + entry.source.encode() for entry in entries]
    texts = [*(entry.text.encode() for entry in entries), header.encode()]
    ids_table = HEADER_SIZE
    texts_table = ids_table + PAIR_SIZE * len(ids)
    id_ranges = _ranges(ids, texts_table + PAIR_SIZE * len(ids))
    text_ranges = _ranges(texts, sum(id_ranges[-1]) + 1)
    text_ranges.insert(0, text_ranges.pop())
    order = sorted(range(len(ids)), key=ids.__getitem__)
    table = [word for ranges in (id_ranges, text_ranges) for index in order for word in ranges[index]]
    words = _WORDS.pack(MAGIC, 0, len(ids), ids_table, texts_table, 0, 0)
    return b"".join([words, Struct(f"<{len(table)}I").pack(*table), b"\0".join([*ids, *texts, b""])])


def _ranges(strings: Sequence[bytes], start: int) -> list[tuple[int, int]]:
    """Length and offset of each string, where each has a zero byte behind it."""
    offsets = accumulate((len(string) + 1 for string in strings), initial=start)
    return [(len(string), offset) for string, offset in zip(strings, offsets, strict=False)]
