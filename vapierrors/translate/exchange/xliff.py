"""XLIFF 2 as a format."""

from __future__ import annotations

from typing import Final

from vapierrors.translate.exchange.format import Format
from vapierrors.translate.exchange.xliff_reading import read_xliff
from vapierrors.translate.exchange.xliff_writing import write_xliff

XLIFF: Final = Format(
    name="xliff",
    title="XLIFF 2 for translators' tools",
    suffixes=(".xlf", ".xliff"),
    write=write_xliff,
    read=read_xliff,
    has_sources=True,
)
