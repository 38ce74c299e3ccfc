"""The file of a baseline: read, compared with what was found, and written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.replacing import replace_file
from vapierrors.translate.lint.baseline import Compared, Row, baseline_text, compare, file_of, read_baseline

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from vapierrors.translate.lint.finding import Finding


class BaselineFile(NamedTuple):
    """A baseline where it stands (specification, section 9).

    Args:
        path: the file.
        rows: what it knows, and how often.
    """

    path: Path
    rows: Counter[Row]

    @classmethod
    def read(cls, path: Path) -> BaselineFile:
        """Read a baseline.

        Args:
            path: the file.

        Raises:
            OSError: it cannot be read.
            SettingsError: it is none.
        """
        return cls(path, read_baseline(read_regular(path), str(path)))

    def compared(self, findings: Iterable[Finding], files: Iterable[str], rules: Collection[str]) -> Compared:
        """Tell what the baseline knows from what it does not.

        Args:
            findings: what was found.
            files: the names of the files that were looked at; what it knows of others is not stale.
            rules: the ids of the rules that were asked, likewise.
        """
        result = compare(findings, self.rows, self.path.parent)
        asked = self._asked(files)
        return result._replace(
            stale=tuple(row for row in result.stale if row.rule in rules and (row.file in asked or self._is_gone(row)))
        )

    def update(self, findings: Iterable[Finding], files: Iterable[str], rules: Collection[str]) -> int:
        """Make the baseline know what was found, and forget what is no more.

        Args:
            findings: what was found.
            files: the names of the files that were looked at; what it knows of others stays.
            rules: the ids of the rules that were asked, likewise.

        Returns:
            how many findings it knows.

        Raises:
            OSError: it cannot be written.
        """
        asked = self._asked(files)
        found = [*findings]
        kept = [
            row
            for row in self.rows.elements()
            if not self._is_gone(row) and not (row.file in asked and row.rule in rules)
        ]
        replace_file(self.path, baseline_text(found, self.path.parent, kept).encode())
        return len(found) + len(kept)

    def _asked(self, files: Iterable[str]) -> set[str]:
        return {file_of(name, self.path.parent) for name in files}

    def _is_gone(self, row: Row) -> bool:
        return not self.path.parent.joinpath(row.file).exists()
