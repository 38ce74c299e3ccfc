"""Where catalogs come from: folders, folders inside packages, and the one that the library ships."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vapierrors.catalog.entry import SOURCE_LOCALE, EntryProblem
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import CatalogError, LocaleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from vapierrors.catalog.table import FileTable

Source: TypeAlias = str | Path
"""A folder, or ``package:folder``."""

Signature: TypeAlias = tuple[int, ...]
"""What changes when a file on disk does; empty for a file inside an archive."""

_PACKAGE_SOURCE: Final = re.compile(r"(?P<package>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*):(?P<folder>[^\\]*)")
_BUNDLE_LOCALE: Final = re.compile(r"(?P<name>.+?)_(?P<locale>[a-z]{2,3}(?:_[A-Za-z0-9]{2,8})*)")


class CatalogFile(NamedTuple):
    """One file of a source.

    Args:
        locale: the language tag of its translations; for a template (``.pot``) that of the source language.
        domain: the name of the file, less its suffix and locale.
        name: the path below the source, for problems.
        suffix: ``.po``, ``.mo``, ``.pot`` or ``.properties``.
        path: where to read it.
    """

    locale: str
    domain: str
    name: str
    suffix: str
    path: Traversable

    def signature(self) -> Signature:
        """What changes when the file on disk does."""
        if not isinstance(self.path, Path):
            return ()
        stat = self.path.stat()
        return (stat.st_mtime_ns, stat.st_size, stat.st_ino)

    def read(self) -> FileTable:
        """Read the file.

        Raises:
            OSError: the file cannot be read.
        """
        return _reader(self.suffix)(self.path.read_bytes(), self.locale, self.name)


def _reader(suffix: str) -> Callable[[bytes, str, str], FileTable]:
    """What reads files with a suffix; loaded when the first of them is read, since Babel's part is heavy."""
    if suffix == ".properties":
        from vapierrors.catalog.properties import read_properties_table as reader  # noqa: PLC0415 - as said above
    elif suffix == ".mo":
        from vapierrors.catalog.mo import read_mo_table as reader  # noqa: PLC0415 - likewise
    else:
        from vapierrors.catalog.po import read_po_table as reader  # noqa: PLC0415 - likewise
    return reader


def builtin_folder() -> Traversable:
    """The folder of the catalogs that the library ships: in a wheel inside the package, in a checkout beside it.

    Example:
        >>> sorted(child.name for child in builtin_folder().iterdir() if child.name.endswith(".pot"))
        ['std.pot', 'vsphere.pot']
    """
    package = files("vapierrors")
    inside = package / "locales"
    if inside.is_dir() or not isinstance(package, Path):
        return inside
    return package.parent / "locales"


def open_source(source: Source) -> Traversable:
    """The folder that a source names (specification, section 4).

    Args:
        source: a path, or ``package:folder`` with the folder inside an importable package.

    Raises:
        CatalogError: there is no such folder or package.

    Example:
        >>> open_source("no/such/folder")
        Traceback (most recent call last):
        vapierrors.exceptions.CatalogError: Expected a folder or package:folder, got 'no/such/folder': no such folder
    """
    folder: Traversable = Path(source)
    if source and folder.is_dir():
        return folder
    match = _PACKAGE_SOURCE.fullmatch(source) if isinstance(source, str) else None
    if match is None:
        raise CatalogError(f"Expected a folder or package:folder, got {str(source)!r}: no such folder")
    try:
        import_module(match["package"])
    except ImportError as error:
        raise CatalogError(f"Expected a folder or package:folder, got {source!r}: {error}") from error
    parts = [part for part in match["folder"].split("/") if part]
    folder = files(match["package"]).joinpath(*parts) if ".." not in parts else Path()
    if ".." in parts or not folder.is_dir():
        raise CatalogError(f"Expected a folder or package:folder, got {source!r}: the package has no such folder")
    return folder


def catalog_files(folder: Traversable, problems: list[EntryProblem]) -> list[CatalogFile]:
    """The catalog files of a folder, ordered by locale and domain (specification, section 4).

    Args:
        folder: with ``<domain>.pot``, ``<locale>/LC_MESSAGES/<domain>.po`` or ``.mo``, ``<name>_<locale>.properties``.
        problems: what had to be left out is added here.

    Example:
        >>> [file.name for file in catalog_files(builtin_folder(), []) if file.locale == "de"]
        ['de/LC_MESSAGES/std.po', 'de/LC_MESSAGES/vsphere.po']
    """
    found: dict[tuple[str, str], CatalogFile] = {}
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        candidates = _in_locale(child, problems) if child.is_dir() else _beside(child)
        for file in candidates:
            # A compiled .mo comes before its .po, which takes its place: the source is never out of date.
            found[file.locale if file.suffix != ".pot" else "", file.domain] = file
    return sorted(found.values(), key=lambda file: (file.locale, file.domain, file.suffix))


def _in_locale(child: Traversable, problems: list[EntryProblem]) -> Iterator[CatalogFile]:
    messages = child / "LC_MESSAGES"
    if not messages.is_dir():
        return
    try:
        locale = str(parse_tag(child.name))
    except LocaleError as error:
        problems.append(EntryProblem("unknown-locale", "", "", f"{child.name}/LC_MESSAGES", 0, str(error)))
        return
    for path in sorted(messages.iterdir(), key=lambda path: path.name):
        domain, dot, suffix = path.name.rpartition(".")
        if dot and suffix in {"po", "mo"}:
            yield CatalogFile(locale, domain, f"{child.name}/LC_MESSAGES/{path.name}", f".{suffix}", path)


def _beside(path: Traversable) -> Iterator[CatalogFile]:
    name, dot, suffix = path.name.rpartition(".")
    if dot and suffix == "pot":
        yield CatalogFile(SOURCE_LOCALE, name, path.name, ".pot", path)
    elif dot and suffix == "properties":
        domain, locale = _bundle_name(name)
        yield CatalogFile(locale, domain, path.name, ".properties", path)


def _bundle_name(name: str) -> tuple[str, str]:
    match = _BUNDLE_LOCALE.fullmatch(name)
    if match is not None:
        try:
            return match["name"], str(parse_tag(match["locale"]))
        except LocaleError:
            return name, SOURCE_LOCALE
    return name, SOURCE_LOCALE
