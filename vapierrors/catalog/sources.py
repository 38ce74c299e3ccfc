"""Where catalogs come from: folders, folders inside packages, and the one that the library ships."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vapierrors.catalog.bundles import bundle_name, check_bundle_name
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

    @property
    def is_base_bundle(self) -> bool:
        """Whether it is a bundle without a locale in its name: English that an English translation improves on."""
        return self.name == f"{self.domain}.properties"

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
    children = sorted(folder.iterdir(), key=lambda child: child.name)
    bundles = [child.name.removesuffix(".properties") for child in children if child.name.endswith(".properties")]
    domains = Counter(bundle_name(name).domain for name in bundles)
    found: list[CatalogFile] = []
    for child in children:
        try:
            found.extend(_in_locale(child) if child.is_dir() else _beside(child, domains))
        except LocaleError as error:
            name = f"{child.name}/LC_MESSAGES" if child.is_dir() else child.name
            problems.append(EntryProblem("unknown-locale", "", "", name, 0, str(error)))
    return sorted(found, key=lambda file: (file.locale, file.domain, file.suffix, file.name))


def _in_locale(child: Traversable) -> Iterator[CatalogFile]:
    messages = child / "LC_MESSAGES"
    if not messages.is_dir():
        return
    locale = str(parse_tag(child.name))
    paths = {path.name: path for path in messages.iterdir()}
    for name, path in sorted(paths.items()):
        domain, dot, suffix = name.rpartition(".")
        # A .po takes the place of the .mo compiled from it: the source is never out of date.
        if dot and (suffix == "po" or (suffix == "mo" and f"{domain}.po" not in paths)):
            yield CatalogFile(locale, domain, f"{child.name}/LC_MESSAGES/{name}", f".{suffix}", path)


def _beside(path: Traversable, domains: Counter[str]) -> Iterator[CatalogFile]:
    name, dot, suffix = path.name.rpartition(".")
    if dot and suffix == "pot":
        yield CatalogFile(SOURCE_LOCALE, name, path.name, ".pot", path)
    elif dot and suffix == "properties":
        domain, locale, is_base = bundle_name(name)
        if is_base:
            check_bundle_name(name, domains)
        yield CatalogFile(locale, domain, path.name, ".properties", path)
