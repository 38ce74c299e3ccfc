"""Looking at the files of a project, or putting them right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.regular_files import read_regular
from vapierrors.exceptions import CatalogError
from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.fixing import Fixed, fix_document
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.lint.target import Target, domain_targets, header_locale
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.subject import Term
    from vapierrors.translate.project import Domain


class LintedFile(NamedTuple):
    """A file that was looked at (specification, section 9).

    Args:
        target: the file.
        document: what it holds.
        findings: what is wrong with it, by line and column; after it was put right, what is so still.
        original: what it held before it was put right; the same object where nothing was to be put right.
        fixed: what was put right.
        problems: what is wrong with the glossary that belongs to it.
    """

    target: Target
    document: PoDocument
    findings: tuple[Finding, ...]
    original: PoDocument
    fixed: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Linter:
    """Looks at one file after the other, and reads what belongs to several of them once (specification, section 9).

    Args:
        rules: those that are asked, by id.
        max_length: characters that a text may have; 0 for any.
        with_fuzzy: whether fuzzy translations, which do not count, are looked at as if they did.
        locale: the language tag of files of which neither the place nor the header tells it; empty for none.
    """

    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    max_length: int = 0
    with_fuzzy: bool = False
    locale: str = ""
    _read: dict[Path, PoDocument] = field(default_factory=dict, repr=False)

    def lint(self, target: Target) -> LintedFile:
        """Look at a file.

        Args:
            target: the file.

        Raises:
            OSError: it, or what belongs to it, cannot be read.
            CatalogError: nothing says which language it is in.

        Example:
            >>> from vapierrors.catalog.sources import builtin_folder
            >>> from vapierrors.translate.lint.target import file_target
            >>> linted = Linter().lint(file_target(builtin_folder() / "std.pot"))
            >>> linted.target.is_template, linted.fixed, linted.problems
            (True, (), ())
        """
        document, inspection, problems = self._opened(target)
        findings = tuple(sorted(found.finding for found in inspection.look_at(document)))
        return LintedFile(target, document, findings, document, problems=problems)

    def fix(self, target: Target) -> LintedFile:
        """Look at a file, and put right what is safe to put right; nothing is written.

        Args:
            target: the file.

        Raises:
            OSError: it, or what belongs to it, cannot be read.
            CatalogError: nothing says which language it is in.
        """
        document, inspection, problems = self._opened(target)
        result: Fixed = fix_document(document, inspection)
        return LintedFile(target, result.document, result.left, document, result.fixed, problems)

    def _opened(self, target: Target) -> tuple[PoDocument, Inspection, tuple[str, ...]]:
        document = self._document(target.path)
        locale = target.locale or header_locale(document) or self.locale
        if not locale:
            raise CatalogError(
                f"Expected a language in the header or the place of the file, got none - at {target.path}; "
                "put Language into the header, or name it with --locale"
            )
        template = self._document(target.template) if target.template else None
        terms, problems = _glossary(target.glossary) if target.glossary else ((), ())
        context = LintContext(locale, target.is_template, terms, self.max_length)
        inspection = Inspection(context, template, self.rules, str(target.path), self.with_fuzzy)
        return document, inspection, problems

    def _document(self, path: Path) -> PoDocument:
        if path not in self._read:
            self._read[path] = PoDocument.read(read_regular(path))
        return self._read[path]


def _glossary(path: Path) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    terms, problems = read_glossary(read_regular(path), str(path))
    return terms, tuple(map(str, problems))


def lint_project(
    domains: Iterable[Domain], *, rules: Mapping[str, Rule] = RULES, max_length: int = 0, with_fuzzy: bool = False
) -> tuple[LintedFile, ...]:
    """Look at the templates and translations of domains (specification, section 9).

    Args:
        domains: of a project, as ``find_domains`` finds them.
        rules: those that are asked, by id.
        max_length: characters that a text may have; 0 for any.
        with_fuzzy: whether fuzzy translations, which do not count, are looked at as if they did.

    Raises:
        OSError: a file cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.project import find_domains
        >>> [file.target.locale for file in lint_project(find_domains(builtin_folder(), []))][:2]
        ['en', 'ar']
    """
    linter = Linter(rules, max_length, with_fuzzy)
    return tuple(map(linter.lint, domain_targets(domains)))
