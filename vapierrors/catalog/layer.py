"""One source of a catalog: its files, read when a locale is first asked for."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.sources import CatalogFile, Signature, catalog_files
from vapierrors.catalog.table import FileTable, Table, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from importlib.resources.abc import Traversable


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


class MappingLayer:
    """Templates given in Python.

    Args:
        templates: language tag → message id → templates.

    Example:
        >>> layer = MappingLayer({"de": {"com.example.x": ["Weg"]}})
        >>> layer.table("de")["com.example.x"][0].template
        'Weg'
    """

    def __init__(self, templates: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._tables: dict[str, Table] = {
            locale: {
                message_id: tuple(Entry(message_id, locale, template, f"mapping[{locale!r}]") for template in given)
                for message_id, given in by_id.items()
            }
            for locale, by_id in templates.items()
        }
        self.locales = frozenset(self._tables)

    def table(self, locale: str) -> Table:
        """The templates in exactly this locale."""
        return self._tables.get(locale, {})

    def problems(self) -> tuple[EntryProblem, ...]:
        """A mapping is read wholly or not at all."""
        return ()

    def refreshed(self) -> MappingLayer:
        """A mapping does not change on disk."""
        return self


class _ReadFile(NamedTuple):
    file: CatalogFile
    signature: Signature
    table: FileTable


class FolderLayer:
    """The catalog files of a folder (specification, section 4).

    Args:
        folder: as ``open_source`` gives it.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> sorted(FolderLayer(builtin_folder()).locales)[:2]
        ['de', 'en']
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._problems: list[EntryProblem] = []
        self._unlisted: tuple[EntryProblem, ...] = ()
        self._files = catalog_files(folder, self._problems)
        self._read: dict[str, _ReadFile] = {}
        self.locales = frozenset(file.locale for file in self._files)
        if self._files:
            self.locales |= {SOURCE_LOCALE}

    def table(self, locale: str) -> Table:
        """The templates in exactly this locale; English ones come from the ``.pot``, or else from any translation."""
        translations = [self._table_of(file).translations for file in self._files if self._translates(file, locale)]
        if locale != SOURCE_LOCALE:
            return merged(translations)
        return {**merged(self._table_of(file).sources for file in self._source_files()), **merged(translations)}

    @staticmethod
    def _translates(file: CatalogFile, locale: str) -> bool:
        return file.locale == locale and file.suffix != ".pot"

    def _source_files(self) -> Iterable[CatalogFile]:
        """One file a domain: its template, else the first translation of it."""
        by_domain: dict[str, CatalogFile] = {}
        for file in sorted(self._files, key=lambda file: file.suffix != ".pot"):
            by_domain.setdefault(file.domain, file)
        return by_domain.values()

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
            fresh = FolderLayer(self._folder)
        except OSError as error:
            detail = f"Expected a folder that can be listed, got {error}; it stays as it was"
            self._unlisted = (EntryProblem("file-unreadable", "", "", str(self._folder), 0, detail),)
            return self
        self._unlisted = ()
        for file in fresh._files:
            known = self._read.get(file.name)
            if known is not None:
                fresh._read[file.name] = _read(file, known)
        same_files = [file.name for file in self._files] == [file.name for file in fresh._files]
        unchanged = all(fresh._read.get(name) is read for name, read in self._read.items())
        return self if same_files and unchanged else fresh


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
    problems: list[EntryProblem] = [*new.problems]
    broken = {problem.message_id for problem in new.problems}

    def kept(table: Table) -> Table:
        return table if "" in broken else {message_id: table[message_id] for message_id in broken & table.keys()}

    new = FileTable({**kept(old.translations), **new.translations}, {**kept(old.sources), **new.sources})

    def sound(table: Table, before: Table) -> Table:
        kept: Table = {}
        for message_id, entries in table.items():
            found = [problem for entry in entries if (problem := entry.problem())]
            broken = len(found) == len(entries)
            problems.extend(found if broken and message_id in before else ())
            kept[message_id] = before.get(message_id, entries) if broken else entries
        return kept

    return FileTable(sound(new.translations, old.translations), sound(new.sources, old.sources), tuple(problems))
