"""Compiled catalogs beside what they were compiled from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.compiled_table import compiled_file_table
from vapierrors.catalog.entry import EntryProblem
from vapierrors.catalog.mo import MoError, MoFile
from vapierrors.catalog.origin import imprint_in
from vapierrors.catalog.table import FileTable
from vapierrors.catalog.translation import file_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable


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
        ``vapierrors compile`` made it of them as they are now; of another tool's nobody can tell whether it is stale.

        Raises:
            OSError: a file cannot be read.
        """
        try:
            mo = MoFile(self.path)
            imprint = imprint_in(mo.header)
            if self.is_english and not imprint.is_english:
                return FileTable({}, {}, counts=False)
            if imprint.origins:
                is_fresh = imprint.is_of(self.sources)
                return (
                    compiled_file_table(mo, self.locale, self.name) if is_fresh else self._passed_over("an older one")
                )
            if self.sources:
                return FileTable({}, {}, counts=False)
            return file_table(mo.entries(), self.locale, self.name)
        except MoError as error:
            if self.sources:
                return self._passed_over(f"an unsound one: {error}")
            return FileTable({}, {}, (EntryProblem("file-syntax", "", self.locale, self.name, 0, str(error)),))

    def _passed_over(self, got: str) -> FileTable:
        sources = ", ".join(self.sources)
        detail = f"Expected a file compiled from {sources} as it is now, got {got}; run vapierrors compile"
        problem = EntryProblem("stale-compiled", "", self.locale, self.name, 0, detail)
        return FileTable({}, {}, (problem,), counts=False)
