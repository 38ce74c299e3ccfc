"""The formats that there are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange.csv_table import CSV
from vapierrors.translate.exchange.gettext_po import GETTEXT
from vapierrors.translate.exchange.properties import PROPERTIES
from vapierrors.translate.exchange.singleton import SINGLETON
from vapierrors.translate.exchange.xliff import XLIFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.translate.exchange.format import Format, InFile

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {format_.name: format_ for format_ in (PROPERTIES, SINGLETON, GETTEXT, XLIFF, CSV)}
)
"""Name → format, as ``vapierrors export`` and ``vapierrors import`` have them."""

_XML: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
_JSON: Final = (b"{", b"\xef\xbb\xbf{")


def detect_format(file: InFile) -> Format:
    """The format of a file: by the suffix of its name, else by how it begins (specification, section 9).

    Args:
        file: the file.

    Raises:
        CatalogError: it is none of the formats.

    Example:
        >>> from vapierrors.translate.exchange.format import InFile
        >>> detect_format(InFile("app.xlf", b"")).name, detect_format(InFile("upload", b'{"messages": {}}')).name
        ('xliff', 'singleton')
    """
    suffix = f".{file.name.rpartition('.')[2].lower()}"
    for found in FORMATS.values():
        if suffix in found.suffixes:
            return found
    begin = file.content[:200].lstrip()
    if begin.startswith(_XML):
        return XLIFF
    if begin.startswith(_JSON):
        return SINGLETON
    if b"msgid" in file.content[: 1 << 16]:
        return GETTEXT
    known = ", ".join(suffix for found in FORMATS.values() for suffix in found.suffixes)
    raise CatalogError(f"Expected a file of a known format ({known}), got {file.path}; name its format")
