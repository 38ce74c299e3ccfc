"""One source of a catalog: its files, read when a locale is first asked for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from vapierrors.catalog.compiled_table import CompiledTable
from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.sources import CatalogFile, Signature, catalog_files
from vapierrors.catalog.table import FileTable, Table, first_of, laid_over, merged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


_NO_CATALOG: Final = (
    "Expected <locale>/LC_MESSAGES/<domain>.po, <domain>.pot or <name>_<locale>.properties, got none of them"
)


class Layer(Protocol):
    """What lies over or under other layers in a catalog; immutable but for what it has read so far."""

    @property
    def locales(self) -> frozenset[str]:
        """The language tags that the layer has templates for."""
        ...

    def table(self, locale: str) -> Mapping[str, tuple[Entry, ...]]:
        """The templates in exactly this locale."""
        ...

    def problems(self) -> tuple[EntryProblem, ...]:
        """What had to be left out of what has been read so far, templates aside."""
        ...

    def refreshed(self) -> Layer:
        """The layer as it stands on disk now; itself where nothing has changed."""
        ...


class _ReadFile(NamedTuple):
    file: CatalogFile
    signature: Signature
    table: FileTable


class FolderLayer:
    """The catalog files of a folder (specification, section 4).

    Args:
        folder: as ``open_source`` gives it.
        compiled: whether compiled files take the place of what they were compiled from.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> sorted(FolderLayer(builtin_folder()).locales)[:2]
        ['de', 'en']
    """

    def __init__(self, folder: Traversable, *, compiled: bool = True) -> None:
        self._folder = folder
        self._compiled = compiled
        self._problems: list[EntryProblem] = []
        self._unlisted: tuple[EntryProblem, ...] = ()
        self._files = catalog_files(folder, self._problems)
        if not compiled:
            self._files = [file.uncompiled() for file in self._files if not file.is_redundant]
        self._read: dict[str, _ReadFile] = {}
        self.locales = frozenset(file.locale for file in self._files)
        if self._files:
            self.locales |= {SOURCE_LOCALE}
        elif not self._problems:
            self._problems.append(EntryProblem("no-catalog", "", "", str(folder), 0, _NO_CATALOG))

    def table(self, locale: str) -> Table:
        """The templates in exactly this locale; English ones come from the ``.pot``, or else from all translations."""
        files = [file for file in self._files if file.locale == locale and not file.is_template]
        translations = merged(self._table_of(file).translations for file in files if not file.is_base_bundle)
        if locale != SOURCE_LOCALE:
            return translations
        bases = merged(self._table_of(file).translations for file in files if file.is_base_bundle)
        return laid_over([self._sources(), bases, translations])

    def _sources(self) -> Table:
        """The English of each domain: what its template has, else what its translations have, the first of each id."""
        templates = {file.domain: self._table_of(file) for file in self._files if file.is_template}
        domains = {domain: table.sources for domain, table in templates.items() if table.counts}
        without = dict.fromkeys(file.domain for file in self._files if file.domain not in domains)
        return merged([*domains.values(), *(self._sources_of_translations(domain) for domain in without)])

    def _sources_of_translations(self, domain: str) -> Table:
        files = (file for file in self._files if file.domain == domain and not file.is_template)
        return first_of(self._table_of(file).sources for file in files)

    def _table_of(self, file: CatalogFile) -> FileTable:
        known = self._read.get(file.name)
        if known is None:
            known = self._read[file.name] = _read(file, None)
        return known.table

    def problems(self) -> tuple[EntryProblem, ...]:
        """What had to be left out of what has been read so far, templates aside."""
        return (
            *self._problems,
            *self._unlisted,
            *chain.from_iterable(read.table.problems for read in [*self._read.values()]),
        )

    def refreshed(self) -> FolderLayer:
        """The layer as it stands on disk now; itself where nothing has changed.

        A folder or a file that cannot be read any more, and an entry that is not sound any more, stay as they were.
        """
        try:
            fresh = FolderLayer(self._folder, compiled=self._compiled)
        except OSError as error:
            detail = f"Expected a folder that can be listed, got {error}; it stays as it was"
            self._unlisted = (EntryProblem("file-unreadable", "", "", str(self._folder), 0, detail),)
            return self
        self._unlisted = ()
        for file in fresh._files:
            known = self._read.get(file.name)
            if known is not None:
                fresh._read[file.name] = _read(file, known)
        same_files = list(map(_identity, self._files)) == list(map(_identity, fresh._files))
        unchanged = all(fresh._read.get(name) is read for name, read in self._read.items())
        return self if same_files and unchanged else fresh


def _identity(file: CatalogFile) -> tuple[str, list[str]]:
    """What tells a file from others: its name, and the names of what it was compiled to and from."""
    compiled = file.compiled
    return file.name, [compiled.name, *compiled.sources] if compiled else []


def _read(file: CatalogFile, known: _ReadFile | None) -> _ReadFile:
    try:
        signature = file.signature()
        if known is not None and known.signature == signature:
            return known
        table = file.read()
    except OSError as error:
        problem = EntryProblem(
            "file-unreadable", "", file.locale, file.name, 0, f"Expected a readable file, got {error}"
        )
        if known is None:
            return _ReadFile(file, (), FileTable({}, {}, (problem,)))
        if known.table.problems == (problem,):
            return known
        return known._replace(table=known.table._replace(problems=(problem,)))
    return _ReadFile(file, signature, table if known is None else _keeping_sound(table, known.table))


def _keeping_sound(new: FileTable, old: FileTable) -> FileTable:
    """The new table, with the old entries of each id whose new ones are broken, or may be among what is broken."""
    if isinstance(new.translations, CompiledTable):
        _keep_in_use(new.translations, old.translations)
        _keep_in_use(new.sources, old.sources)
        return new
    problems: list[EntryProblem] = [*new.problems]
    broken = {problem.message_id for problem in new.problems if problem.code != "stale-compiled"}

    def kept(table: Table) -> Table:
        return table if "" in broken else {message_id: table[message_id] for message_id in broken & table.keys()}

    translations = {**kept(old.translations), **new.translations}
    sources = {**kept(old.sources), **new.sources}

    def sound(table: Table, before: Table) -> Table:
        kept: dict[str, tuple[Entry, ...]] = {}
        for message_id, entries in table.items():
            found = [problem for entry in entries if (problem := entry.problem())]
            is_kept = len(found) == len(entries) and message_id in before
            problems.extend(found if is_kept else ())
            kept[message_id] = before[message_id] if is_kept else entries
        return kept

    return FileTable(sound(translations, old.translations), sound(sources, old.sources), tuple(problems))


def _keep_in_use(new: Table, old: Table) -> None:
    """Of a compiled file, only what has been asked for is looked at: its size must not make reloading dear."""
    if isinstance(new, CompiledTable) and isinstance(old, CompiledTable):
        new.keep_sound(old)
