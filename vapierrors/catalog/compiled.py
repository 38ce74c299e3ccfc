"""Compiled catalogs beside what they were compiled from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog.compiled_table import compiled_file_table
from vapierrors.catalog.entry import EntryProblem
from vapierrors.catalog.mo import MoError, MoFile
from vapierrors.catalog.origin import imprint_in
from vapierrors.catalog.table import FileTable
from vapierrors.catalog.translation import file_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from vapierrors.catalog.origin import Imprint

_NOT_COUNTED: Final = FileTable({}, {}, counts=False)


class Compiled(NamedTuple):
    """A compiled file and its sources (specification, section 4).

    Args:
        locale: the language tag of its translations.
        name: the path below the folder of the catalogs, for problems.
        path: where to read it.
        sources: what it ought to be compiled from, by the paths below the folder; none where it stands alone.
        is_english: whether it ought to have the English of a domain.
    """

    locale: str
    name: str
    path: Traversable
    sources: Mapping[str, Traversable]
    is_english: bool

    def read(self) -> FileTable:
        """The table of the file; one that does not count where its sources are to be read instead.

        A file that stands alone counts whatever tool compiled it. One beside its sources counts when
        ``vapierrors compile`` made it of them as they are now, and all in them was sound: of another tool's nobody can
        tell whether it is stale, and of what is broken only the source knows the line.

        Raises:
            OSError: a source cannot be read, or a file that stands alone.
        """
        if not self.sources:
            return self._read_alone()
        try:
            mo = MoFile(self.path)
            imprint = imprint_in(mo.header)
        except MoError as error:
            return self._stale(f"an unsound one: {error}")
        except OSError as error:
            return self._passed_over("file-unreadable", f"Expected a readable file, got {error}")
        if not imprint.origins or (self.is_english and not imprint.is_english):
            return _NOT_COUNTED
        if not imprint.is_of(self.sources):
            return self._stale("an older one")
        return _NOT_COUNTED if imprint.problems else self._table_of(mo, imprint)

    def _read_alone(self) -> FileTable:
        try:
            mo = MoFile(self.path)
            imprint = imprint_in(mo.header)
            is_meant = imprint.is_english or not self.is_english
            return self._table_of(mo, imprint) if is_meant else _NOT_COUNTED
        except MoError as error:
            return FileTable({}, {}, (self._problem("file-syntax", str(error)),))

    def read_unchecked(self) -> FileTable:
        """The table of the file, old or not, for sources that cannot be read; empty where it cannot be read either."""
        try:
            return self._read_alone()
        except OSError:
            return _NOT_COUNTED

    def _table_of(self, mo: MoFile, imprint: Imprint) -> FileTable:
        """A file that is sound is read where it is asked; of any other nobody knows without reading all of it."""
        if imprint.origins and not imprint.problems:
            return compiled_file_table(mo, self.locale, self.name)
        return file_table(mo.entries(), self.locale, self.name)

    def _stale(self, got: str) -> FileTable:
        sources = ", ".join(self.sources)
        detail = f"Expected a file compiled from {sources} as it is now, got {got}; run vapierrors compile"
        return self._passed_over("stale-compiled", detail)

    def _passed_over(self, code: str, detail: str) -> FileTable:
        return _NOT_COUNTED._replace(problems=(self._problem(code, detail),))

    def _problem(self, code: str, detail: str) -> EntryProblem:
        return EntryProblem(code, "", self.locale, self.name, 0, detail)
