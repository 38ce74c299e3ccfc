"""One source of a catalog: its files, read when a locale is first asked for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from vapierrors.catalog.compiled_table import CompiledTable
from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.sources import CatalogFile, Signature, catalog_files
from vapierrors.catalog.table import FileTable, Table, first_of, laid_over, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


_OF_COMPILED_FILES: Final = frozenset({"stale-compiled", "file-unreadable"})
"""Problems that cost no entry, since the source is read instead."""

_UNREADABLE: Final = (-1,)
"""The signature of a file that could not be read, and so is to be tried again."""


class _ReadFile(NamedTuple):
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
        ['ar', 'cs']
    """

    def __init__(self, folder: Traversable, *, compiled: bool = True) -> None:
        self._folder = folder
        self._compiled = compiled
        self._problems: list[EntryProblem] = []
        self._unlisted: tuple[EntryProblem, ...] = ()
        self._files = catalog_files(folder, self._problems)
        if not compiled:
            self._files = [file.uncompiled() for file in self._files if not file.is_redundant]
        self._read: dict[tuple[str, bool], _ReadFile] = {}
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
        with_template = {domain: table.sources for domain, table in templates.items() if table.counts}
        domains = sorted({file.domain for file in self._files})
        return merged(
            with_template[domain] if domain in with_template else self._sources_of_translations(domain)
            for domain in domains
        )

    def _sources_of_translations(self, domain: str) -> Table:
        files = (file for file in self._files if file.domain == domain and not file.is_template)
        return first_of(self._sources_of(file) for file in files)

    def _sources_of(self, file: CatalogFile) -> Table:
        """What a file translates, from the file itself: what is compiled of it lacks all that is not translated yet."""
        sources = self._table_of(file).sources
        is_partial = file.suffix == ".po" and isinstance(sources, CompiledTable)
        if not is_partial and (file.name, True) not in self._read:
            return sources
        return first_of([self._table_of(file, is_uncompiled=True).sources, sources])

    def _table_of(self, file: CatalogFile, *, is_uncompiled: bool = False) -> FileTable:
        key = file.name, is_uncompiled
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = _read(file.uncompiled() if is_uncompiled else file, None)
        return known.table

    def problems(self) -> tuple[EntryProblem, ...]:
        """What had to be left out of what has been read so far, templates aside."""
        of_files = chain.from_iterable(read.table.problems for read in [*self._read.values()])
        return tuple(dict.fromkeys([*self._problems, *self._unlisted, *of_files]))

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
        files = {file.name: file for file in fresh._files}
        for (name, is_uncompiled), known in self._read.items():
            if name in files:
                file = files[name].uncompiled() if is_uncompiled else files[name]
                fresh._read[name, is_uncompiled] = _read(file, known)
        for file, english in self._compiled_english():
            now = fresh._read.get((file.name, False))
            if now is None or not now.table.counts:
                fresh._take_english_from_sources(file.domain, english)
        same_files = list(map(_identity, self._files)) == list(map(_identity, fresh._files))
        unchanged = all(fresh._read.get(key) is read for key, read in self._read.items())
        return self if same_files and unchanged else fresh

    def _compiled_english(self) -> Iterator[tuple[CatalogFile, FileTable]]:
        for file in self._files:
            known = self._read.get((file.name, False))
            if file.is_redundant and known is not None and known.table.counts:
                yield file, known.table

    def _take_english_from_sources(self, domain: str, before: FileTable) -> None:
        """Where compiled English does not count any more, its sources are read as if they had been read before."""
        known = _ReadFile(_UNREADABLE, FileTable({}, before.sources))
        for file in self._files:
            if file.domain == domain and file.suffix == ".po" and (file.name, True) not in self._read:
                self._read[file.name, True] = _read(file.uncompiled(), known)


def _identity(file: CatalogFile) -> tuple[str, list[str]]:
    """What tells a file from others: its name, and the names of what it was compiled to and from."""
    compiled = file.compiled
    return file.name, [compiled.name, *compiled.sources] if compiled else []


def _read(file: CatalogFile, known: _ReadFile | None) -> _ReadFile:
    signature = file.signature()
    if known is not None and known.signature == signature:
        return known
    try:
        table = file.read()
    except OSError as error:
        detail = f"Expected a readable file, got {error}"
        problem = EntryProblem("file-unreadable", "", file.locale, file.name, 0, detail)
        if known is not None and problem in known.table.problems:
            return known
        table = known.table._replace(problems=()) if known else file.read_without_source()
        return _ReadFile(_UNREADABLE, table._replace(problems=(*table.problems, problem)))
    return _ReadFile(signature, _keeping_sound(table, known.table) if known else table)


def _keeping_sound(new: FileTable, old: FileTable) -> FileTable:
    """The new table, with the old entries of each id whose new ones are broken, or may be among what is broken."""
    # What is compiled of a source with anything broken in it is not used.
    if not new.counts or isinstance(new.translations, CompiledTable):
        return new
    problems: list[EntryProblem] = [*new.problems]
    broken = {problem.message_id for problem in new.problems if problem.code not in _OF_COMPILED_FILES}

    def kept(table: Table) -> Table:
        return (
            table if "" in broken else {message_id: table[message_id] for message_id in broken if message_id in table}
        )

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
