"""The PO files behind the catalogs of the pages, each read when somebody looks at its language."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.sources import open_source
from vapierrors.translate.lint.subject import EntrySubject, LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.lint.target import domain_targets
from vapierrors.translate.project import find_domains
from vapierrors.translate.web.inspected import read_inspected, target_signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vapierrors.catalog.sources import Source
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.target import Target
    from vapierrors.translate.po import PoBlock
    from vapierrors.translate.web.inspected import InspectedFile


class Asking(NamedTuple):
    """Which rules of lint the files are asked by.

    Args:
        rules: by id, each with its severity.
        max_length: characters that a text may have; 0 for any.
    """

    rules: Mapping[str, Rule] = RULES
    max_length: int = 0


ALL: Final = Asking()
"""Every rule, as severe as it is by itself."""


class Block(NamedTuple):
    """An entry of a message, and the file that it stands in."""

    file: InspectedFile
    block: PoBlock


@dataclass
class PoFiles:
    """The PO files of folders as they were at one moment; any number of threads may use them.

    Args:
        targets: the files, from the lowest folder to the uppermost.
        asking: by which rules they are asked.
        known: what was read of them before; what has not changed is not read again.
        uppermost: the languages of the uppermost folder, but for English.
        unreadable: path → why it cannot be read now.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> files = open_po_files([builtin_folder()])
        >>> [found.block.entry.text for found in files.blocks("com.vmware.vapi.std.errors.not_found", "de")]
        ['Nicht gefunden']
        >>> files.kinds("com.vmware.api.vcenter.vm.not_found", ["en"])
        {'0': 's'}
    """

    targets: tuple[Target, ...]
    asking: Asking = ALL
    known: dict[Path, InspectedFile] = field(default_factory=dict, repr=False)
    uppermost: tuple[str, ...] = ()
    unreadable: dict[Path, str] = field(default_factory=dict)
    _looked_at: set[Path] = field(default_factory=set, repr=False)
    _lock: RLock = field(default_factory=RLock, repr=False)

    def files(self, locale: str) -> list[InspectedFile]:
        """The files in exactly one language, the templates for English; one that cannot be read stays as it was.

        Args:
            locale: a language tag as the folders spell it.
        """
        with self._lock:
            found = [self._file(target) for target in self.targets if target.locale == locale]
        return [file for file in found if file]

    def _file(self, target: Target) -> InspectedFile | None:
        if target.path not in self._looked_at:
            self._looked_at.add(target.path)
            known = self.known.get(target.path)
            if known is None or known.signature != target_signature(target):
                try:
                    template = next(
                        (self._file(other) for other in self.targets if other.path == target.template), None
                    )
                    self.known[target.path] = read_inspected(target, *self.asking, template=template, before=known)
                except OSError as error:
                    self.unreadable[target.path] = str(error)
        return self.known.get(target.path)

    def blocks(self, message_id: str, locale: str) -> list[Block]:
        """The entries of a message in the files of one language.

        Args:
            message_id: the message id.
            locale: a language tag as the folders spell it.
        """
        files = self.files(locale)
        return [Block(file, block) for file in files for block in file.blocks.get(message_id, ())]

    def findings(self, message_id: str, locale: str) -> list[Finding]:
        """What lint says of a message in one language.

        Args:
            message_id: the message id; the empty one for the files as a whole.
            locale: a language tag as the folders spell it.
        """
        files = self.files(locale)
        with self._lock:
            return [finding for file in files for finding in file.findings(message_id)]

    def kinds(self, message_id: str, locales: Sequence[str]) -> dict[str, str]:
        """The kinds of the parameters of a message, from the comments of its entries (specification, section 4).

        Args:
            message_id: the message id.
            locales: the languages in whose files is looked; of two that tell the same parameter, the last counts.
        """
        found = (block.block.entry for locale in locales for block in self.blocks(message_id, locale))
        kinds: dict[str, str] = {}
        for entry in found:
            kinds |= EntrySubject(entry, LintContext("en")).kinds
        return kinds


def open_po_files(folders: Sequence[Source], asking: Asking = ALL, before: PoFiles | None = None) -> PoFiles:
    """The PO files of folders; of one inside an archive there are none that anybody could edit.

    Args:
        folders: of catalogs, or ``package:folder``, from the lowest to the uppermost.
        asking: by which rules of lint they are asked.
        before: the files as they were before.

    Raises:
        CatalogError: there is no such folder.
    """
    targets = tuple(_targets(folders))
    paths = {target.path for target in targets}
    known = {path: file for path, file in before.known.items() if path in paths} if before else {}
    uppermost = {target.locale for target in _targets(folders[-1:])} - {SOURCE_LOCALE}
    return PoFiles(targets, asking, known, tuple(sorted(uppermost)))


def _targets(folders: Sequence[Source]) -> Iterator[Target]:
    for folder in dict.fromkeys(folders):
        if isinstance(open_source(folder), Path):
            yield from domain_targets(find_domains(folder, []))
