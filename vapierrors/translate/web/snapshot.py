"""The catalogs of the pages as they were at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.tags import locale_chain
from vapierrors.renderer import Renderer
from vapierrors.translate.web.layers import catalog_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vapierrors.catalog import Catalog, Entry, EntryProblem
    from vapierrors.catalog.layer import Layer
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.web.po_files import PoFiles

_KEPT: Final = "; what stood there before is shown"


class Remark(NamedTuple):
    """Something that is wrong with a message.

    Args:
        tag: the language tag of the reader.
        severity: ``error``, ``warning`` or ``info``.
        text: expected, got, and what to do.
        code: of the rule, or of the catalog's problem.
        where: file and line.
    """

    tag: str
    severity: str
    text: str
    code: str
    where: str


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The catalogs at one moment: no page is made half of what was before a file was saved.

    Args:
        layers: of the catalogs, from the lowest to the uppermost.
        files: the PO files behind them.
        kept: what stays as it was, because it is broken now.
        version: other letters and digits once a file is another.

    Example:
        >>> from vapierrors.catalog.mapping import MappingLayer
        >>> from vapierrors.translate.web.po_files import PoFiles
        >>> snapshot = Snapshot([MappingLayer({"de": {"a": "Weg"}})], PoFiles(()))
        >>> snapshot.chain("de-AT"), [entry.template for entry in snapshot.entries("a", "de-AT")]
        (('de',), ['Weg'])
    """

    layers: Sequence[Layer]
    files: PoFiles
    kept: tuple[EntryProblem, ...] = ()
    version: str = ""

    @cached_property
    def catalog(self) -> Catalog:
        """The templates, those of the pseudo-locales too; nothing reloads it."""
        return catalog_of(self.layers)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The language tags that the layers have templates for, sorted."""
        return tuple(sorted({SOURCE_LOCALE}.union(*(layer.locales for layer in self.layers))))

    @cached_property
    def renderer(self) -> Renderer:
        """What renders with the catalog."""
        return Renderer(self.catalog)

    def chain(self, tag: str) -> tuple[str, ...]:
        """The locales of the catalog in which the texts for a reader are looked for, as the catalog spells them.

        Args:
            tag: the language tag of the reader.
        """
        return tuple(dict.fromkeys(filter(None, map(self.catalog.resolve, locale_chain(tag)))))

    def translations(self, tag: str) -> tuple[str, ...]:
        """The same but for English, which is the source of all; for English itself, English.

        Args:
            tag: the language tag of the reader.
        """
        chain = self.chain(tag)
        return tuple(locale for locale in chain if locale != SOURCE_LOCALE) or chain

    def entries(self, message_id: str, tag: str) -> tuple[Entry, ...]:
        """The entries that a message has for a reader: those of the nearest locale that has any.

        Args:
            message_id: the message id.
            tag: the language tag of the reader.
        """
        found = (self.catalog.table(locale).find(message_id) for locale in self.chain(tag))
        return next(filter(None, found), ())

    def remarks(self, message_id: str, tag: str) -> list[Remark]:
        """What is wrong with a message in a language; what is not done yet is not among it.

        Args:
            message_id: the message id.
            tag: the language tag of the reader.
        """
        locales = self.translations(tag)
        findings = [found for locale in locales for found in self.files.findings(message_id, locale)]
        kept = [problem for problem in self._kept_by_id.get(message_id, ()) if problem.locale in locales]
        broken = [problem for entry in self.entries(message_id, tag) if (problem := entry.problem())]
        told = {problem.code for problem in kept}
        by_lint = {finding.rule for finding in findings}
        return [
            *(_of_problem(problem, tag, _KEPT) for problem in kept),
            *(_of_problem(problem, tag) for problem in broken if problem.code not in told | by_lint),
            *(_of_finding(finding, tag) for finding in findings if finding.rule not in told),
        ]

    @cached_property
    def _kept_by_id(self) -> dict[str, list[EntryProblem]]:
        found: dict[str, list[EntryProblem]] = {}
        for problem in self.kept:
            found.setdefault(problem.message_id, []).append(problem)
        return found

    def problems(self, tags: Iterable[str]) -> list[str]:
        """What is wrong with the catalogs as a whole, and with the files of some languages, one sentence each.

        Args:
            tags: the language tags of the readers.
        """
        told = [str(problem) for problem in self.catalog.source_problems()]
        told += (f"{path}: {reason}" for path, reason in self.files.unreadable.items())
        locales = dict.fromkeys(locale for tag in tags for locale in self.translations(tag))
        told += (str(finding) for locale in locales for finding in self.files.findings("", locale))
        return [*dict.fromkeys(line.partition("\n")[0] for line in told)]

    def has_problems(self, message_id: str, tag: str) -> bool:
        """Whether a reader of a language may see the wrong text of a message, or none.

        Args:
            message_id: the message id.
            tag: the language tag of the reader.
        """
        return any(remark.severity != "info" for remark in self.remarks(message_id, tag))


def _of_problem(problem: EntryProblem, tag: str, rest: str = "") -> Remark:
    reason = problem.detail.partition("\n")[0]
    return Remark(tag, "error", f"{reason}{rest}", problem.code, f"{problem.file}:{problem.line}")


def _of_finding(finding: Finding, tag: str) -> Remark:
    where = f"{finding.file}:{finding.line}:{finding.column}"
    return Remark(tag, finding.severity, finding.advice, finding.rule, where)
