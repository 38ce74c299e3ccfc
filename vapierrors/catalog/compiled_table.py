"""A table of a compiled file, of which only what is asked for is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.mo import MoError
from vapierrors.catalog.table import FileTable, LazyTable, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vapierrors.catalog.mo import MoFile
    from vapierrors.catalog.translation import Translation


class CompiledTable(LazyTable):
    """One side of a compiled file; the entries of an id are read when they are first asked for, and kept.

    Args:
        mo: the file, sorted by id.
        entry_of: makes the entry of a translation.
        problems: what turns out to be wrong is added here.
        unsound: makes the problem of a file that is not sound; told once, and the entries that are meant are left out.
    """

    __slots__ = ("_asked", "_entry_of", "_is_whole", "_mo", "_problems", "_unsound")

    def __init__(
        self,
        mo: MoFile,
        entry_of: Callable[[Translation], Entry],
        problems: list[EntryProblem],
        unsound: Callable[[Exception], EntryProblem],
    ) -> None:
        self._mo = mo
        self._entry_of = entry_of
        self._problems = problems
        self._unsound = unsound
        self._asked: dict[str, tuple[Entry, ...]] = {}
        self._is_whole = False

    def find(self, message_id: str) -> tuple[Entry, ...]:
        """The entries of a message id; empty where it has none."""
        known = self._asked.get(message_id)
        if known is not None or self._is_whole:
            return known or ()
        try:
            entries = tuple(map(self._entry_of, self._mo.find(message_id)))
        except (MoError, OSError) as error:
            self._tell(error)
            return ()
        if entries:
            self._asked[message_id] = entries
        return entries

    def __iter__(self) -> Iterator[str]:
        if not self._is_whole:
            left_out: list[MoError] = []
            try:
                everything = table_of(map(self._entry_of, self._mo.entries(left_out)))
            except (MoError, OSError) as error:
                self._tell(error)
            else:
                self._asked = {**everything, **self._asked}
                self._is_whole = True
            for unsound in left_out:
                self._tell(unsound)
        return iter([*self._asked])

    def _tell(self, error: Exception) -> None:
        if not any(problem.code == "file-syntax" for problem in self._problems):
            self._problems.append(self._unsound(error))


def compiled_file_table(mo: MoFile, locale: str, file: str) -> FileTable:
    """The table of a compiled file that is sorted by id; nothing of it is read yet.

    Args:
        mo: the file.
        locale: the language tag of the translations.
        file: the name for problems.
    """

    def text(found: Translation) -> Entry:
        return Entry(found.id, locale, found.text, file)

    def source(found: Translation) -> Entry:
        return Entry(found.id, SOURCE_LOCALE, found.source, file)

    def unsound(error: Exception) -> EntryProblem:
        return EntryProblem("file-syntax", "", locale, file, 0, str(error))

    problems: list[EntryProblem] = []
    texts, sources = (CompiledTable(mo, entry_of, problems, unsound) for entry_of in (text, source))
    return FileTable(texts, sources, problems)
