"""Where catalogs come from: folders, folders inside packages, and the one that the library ships."""

from __future__ import annotations

import os
import re
from collections import Counter
from importlib import import_module
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vapierrors.catalog.bundles import bundle_name, check_bundle_name
from vapierrors.catalog.compiled import Compiled
from vapierrors.catalog.entry import SOURCE_LOCALE, EntryProblem
from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.table import FileTable
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import CatalogError, LocaleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from importlib.resources.abc import Traversable

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
        compiled: what it was compiled to, or for a ``.mo`` that stands alone itself.
    """

    locale: str
    domain: str
    name: str
    suffix: str
    path: Traversable
    compiled: Compiled | None = None

    @property
    def is_template(self) -> bool:
        """Whether it has the English of its domain: a ``.pot``, or what is compiled from one."""
        return self.suffix == ".pot" or (self.suffix == ".mo" and "/" not in self.name)

    @property
    def is_redundant(self) -> bool:
        """Whether it says no more than other files of the folder: the compiled English of a domain without template."""
        return self.suffix == ".mo" and self.compiled is not None and bool(self.compiled.sources)

    @property
    def is_base_bundle(self) -> bool:
        """Whether it is a bundle without a locale in its name: English that an English translation improves on."""
        return self.name == f"{self.domain}.properties"

    def uncompiled(self) -> CatalogFile:
        """The file itself; a compiled one that stands alone stays as it is."""
        return self if self.suffix == ".mo" else self._replace(compiled=None)

    def signature(self) -> Signature:
        """What changes when the file on disk does, or what it is compiled to."""
        paths = [self.path, self.compiled.path, *self.compiled.sources.values()] if self.compiled else [self.path]
        on_disk = dict.fromkeys(path for path in paths if isinstance(path, Path))
        return tuple(chain.from_iterable(map(_signature_of, on_disk)))

    def read(self) -> FileTable:
        """Read the file, in its compiled form if that is not stale.

        Raises:
            OSError: the file cannot be read.
        """
        if self.compiled is None:
            return self._parsed(read_regular(self.path))
        table = self.compiled.read()
        if table.counts or self.suffix == ".mo":
            return table
        source = self.uncompiled().read()
        return source._replace(problems=(*table.problems, *source.problems))

    def _parsed(self, content: bytes) -> FileTable:
        if content:
            return _reader(self.suffix)(content, self.locale, self.name)
        # Somebody may have it open to write into it: what was read before must not be lost for that.
        detail = "Expected a catalog, got an empty file"
        return FileTable({}, {}, (EntryProblem("file-syntax", "", self.locale, self.name, 0, detail),))

    def read_without_source(self) -> FileTable:
        """Read what the file is compiled to, old or not; nothing where that cannot be read either."""
        return self.compiled.read_unchecked() if self.compiled else FileTable({}, {})


def _signature_of(path: Path) -> Signature:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0, 0, 0)
    # The time of the last change, too, which nobody can set back: a file may be written into and given its old time.
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _reader(suffix: str) -> Callable[[bytes, str, str], FileTable]:
    """What reads files with a suffix; loaded when the first of them is read, since Babel's part is heavy."""
    if suffix == ".properties":
        from vapierrors.catalog.properties import read_properties_table as reader  # noqa: PLC0415 - as said above
    else:
        from vapierrors.catalog.po import read_po_table as reader  # noqa: PLC0415 - likewise
    return reader


def _folder_of(package: str) -> Traversable:
    """The folder of a package, perhaps inside an archive."""
    from importlib.resources import files  # noqa: PLC0415 - loads much, and the library's own folder needs it seldom

    return files(package)


def builtin_folder() -> Traversable:
    """The folder of the catalogs that the library ships: in a wheel inside the package, in a checkout beside it.

    Example:
        >>> sorted(child.name for child in builtin_folder().iterdir() if child.name.endswith(".pot"))
        ['runtime.pot', 'std.pot', 'vsphere.pot']
    """
    beside = Path(__file__).parent.parent
    package = beside if beside.is_dir() else _folder_of(beside.name)
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
    try:
        if source and folder.is_dir():
            return folder
        reason = "a file; give the folder of the catalogs" if folder.is_file() else "no such folder"
        match = _PACKAGE_SOURCE.fullmatch(source) if isinstance(source, str) else None
        if match is None:
            raise _no_source(source, reason)
        return _folder_in_package(source, match["package"], match["folder"])
    except OSError as error:  # a name that is too long for the system, or a folder above that may not be entered
        raise _no_source(source, error.strerror or str(error)) from error


def _folder_in_package(source: Source, name: str, folder: str) -> Traversable:
    try:
        package = import_module(name)
    except ImportError as error:
        raise _no_source(source, str(error)) from error
    if not hasattr(package, "__path__"):
        raise _no_source(source, f"{name} is no package, but a module")
    parts = [part for part in folder.split("/") if part]
    found = _folder_of(name).joinpath(*parts) if ".." not in parts else Path()
    if ".." in parts or not found.is_dir():
        raise _no_source(source, "the package has no such folder")
    return found


def _no_source(source: Source, reason: str) -> CatalogError:
    return CatalogError(f"Expected a folder or package:folder, got {str(source)!r}: {reason}")


def catalog_files(folder: Traversable, problems: list[EntryProblem]) -> list[CatalogFile]:
    """The catalog files of a folder, ordered by locale and domain (specification, section 4).

    Args:
        folder: with ``<domain>.pot``, ``<locale>/LC_MESSAGES/<domain>.po`` or ``.mo``, ``<name>_<locale>.properties``,
            and ``<domain>.mo`` with the English of a domain, compiled.
        problems: what had to be left out is added here.

    Example:
        >>> [file.name for file in catalog_files(builtin_folder(), []) if file.locale == "de"]
        ['de/LC_MESSAGES/runtime.po', 'de/LC_MESSAGES/std.po', 'de/LC_MESSAGES/vsphere.po']
    """
    children = _children(folder)
    bundles = [child.name.removesuffix(".properties") for child in children if child.name.endswith(".properties")]
    domains = Counter(bundle_name(name).domain for name in bundles)
    found: list[CatalogFile] = []
    for child in children:
        try:
            found.extend(_in_locale(child) if child.is_dir else _beside(child, domains))
        except LocaleError as error:
            name = f"{child.name}/LC_MESSAGES" if child.is_dir else child.name
            problems.append(EntryProblem("unknown-locale", "", "", name, 0, str(error)))
    return sorted(_with_compiled(found), key=lambda file: (file.locale, file.domain, file.suffix, file.name))


class _Child(NamedTuple):
    folder: Traversable
    name: str
    is_dir: bool

    @property
    def path(self) -> Traversable:
        return self.folder / self.name


def _children(folder: Traversable) -> list[_Child]:
    """What a folder holds, by name; on disk the listing says what is a folder, and nothing needs to be looked at."""
    if isinstance(folder, Path):
        with os.scandir(folder) as listed:
            children = [_Child(folder, entry.name, entry.is_dir()) for entry in listed]
    else:
        children = [_Child(folder, child.name, child.is_dir()) for child in folder.iterdir()]
    # Editors and version control keep what is theirs under names with a dot.
    return sorted((child for child in children if child.name[:1] != "."), key=attrgetter("name"))


def _in_locale(child: _Child) -> Iterator[CatalogFile]:
    messages = child.folder.joinpath(child.name, "LC_MESSAGES")
    if not messages.is_dir():
        return
    locale = str(parse_tag(child.name))
    for file in _children(messages):
        domain, dot, suffix = file.name.rpartition(".")
        if dot and suffix in {"po", "mo"}:
            yield CatalogFile(locale, domain, f"{child.name}/LC_MESSAGES/{file.name}", f".{suffix}", file.path)


def _beside(child: _Child, domains: Counter[str]) -> Iterator[CatalogFile]:
    name, dot, suffix = child.name.rpartition(".")
    if dot and suffix in {"pot", "mo"}:
        yield CatalogFile(SOURCE_LOCALE, name, child.name, f".{suffix}", child.path)
    elif dot and suffix == "properties":
        domain, locale, is_base = bundle_name(name)
        if is_base:
            check_bundle_name(name, domains)
        yield CatalogFile(locale, domain, child.name, ".properties", child.path)


def _with_compiled(files: Sequence[CatalogFile]) -> Iterator[CatalogFile]:
    """The files, each compiled one with its sources, or with the one source that it is compiled from."""
    by_name = {file.name: file for file in files}
    for file in files:
        stem = file.name.removesuffix(file.suffix)
        if file.suffix in {".po", ".pot"}:
            compiled = by_name.get(f"{stem}.mo")
            yield file._replace(compiled=_compiled(compiled, [file])) if compiled else file
        elif file.suffix != ".mo":
            yield file
        elif f"{stem}.po" not in by_name and f"{stem}.pot" not in by_name:
            yield file._replace(
                compiled=_compiled(file, english_sources(files, file.domain) if file.is_template else [])
            )


def _compiled(file: CatalogFile, sources: Sequence[CatalogFile]) -> Compiled:
    by_name = {source.name: source.path for source in sources}
    return Compiled(file.locale, file.name, file.path, by_name, is_english=file.is_template)


def english_sources(files: Sequence[CatalogFile], domain: str) -> list[CatalogFile]:
    """The files that English is taken from in a domain without a template: its translations, if one has a source form.

    Args:
        files: of a folder.
        domain: the domain.
    """
    sources = [file for file in files if file.domain == domain and file.suffix == ".po"]
    stems = {file.name.removesuffix(".po") for file in sources}
    alone = [
        file
        for file in files
        if file.domain == domain and file.suffix == ".mo" and not file.is_template and file.name[:-3] not in stems
    ]
    return sorted([*sources, *alone], key=lambda file: (file.locale, file.suffix, file.name)) if sources else []
