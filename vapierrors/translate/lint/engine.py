"""Asking the rules: what they say of a file, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.tags import is_pseudo
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Finding, Remark
from vapierrors.translate.lint.subject import EntrySubject, FileSubject
from vapierrors.translate.lint.suppression import ignored_in_file, ignored_rules
from vapierrors.translate.lint.table import OF_LANGUAGE, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.subject import FileRemark, LintContext
    from vapierrors.translate.po import Place, PoBlock, PoDocument, PoEntry


class Found(NamedTuple):
    """A finding, and what ``--fix`` needs to know of it.

    Args:
        finding: what is told.
        block: the entry that is meant; None for the file as a whole.
        fixed: the entry as it should be; None where putting it right is not safe.
    """

    finding: Finding
    block: PoBlock | None
    fixed: PoEntry | None


class Inspection(NamedTuple):
    """Which rules a file is asked by, and as what.

    Args:
        context: what holds for the file.
        template: the file that it translates; None where there is none.
        rules: rule id → rule.
        file: its name, as findings have it.
        with_fuzzy: whether fuzzy translations are looked at as if they counted.
    """

    context: LintContext
    template: PoDocument | None = None
    rules: Mapping[str, Rule] = RULES
    file: str = ""
    with_fuzzy: bool = False

    def look_at(self, document: PoDocument) -> Iterator[Found]:
        """What the rules say of a file, first of the file, then entry by entry.

        Args:
            document: the file.
        """
        everywhere = ignored_in_file(document)
        if is_pseudo(conventions(self.context.locale).tag):
            everywhere |= OF_LANGUAGE
        subject = FileSubject(document, self.context, self.template)
        for rule in self.rules.values():
            if rule.check_file is None or rule.id in everywhere:
                continue
            for said in rule.check_file(subject):
                if said.block is None or rule.id not in ignored_rules(said.block.entry):
                    yield self._found(document, rule, said, said.block)
        for block in document.entries:
            for rule, remark in self.ask(block.entry, everywhere):
                yield self._found(document, rule, remark, block)

    def ask(self, entry: PoEntry, ignored: frozenset[str] = frozenset()) -> Iterator[tuple[Rule, Remark]]:
        """What the rules about entries say of one.

        Args:
            entry: neither the header nor obsolete.
            ignored: rules that the whole file is not asked by.
        """
        subject = EntrySubject(entry, self.context)
        if not subject.text:
            return
        passed = ignored.union(ignored_rules(entry)) if entry.translator_comments else ignored
        is_finished = self.with_fuzzy or self.context.is_template or not entry.is_fuzzy
        for rule in self.rules.values():
            if rule.check_entry and rule.id not in passed and (is_finished or rule.asks_fuzzy):
                for remark in rule.check_entry(subject):
                    yield rule, remark

    def accepts(self, fixed: PoEntry, entry: PoEntry) -> bool:
        """Whether an entry that was put right is another one, and still that of the same message.

        The English is the key of an entry and comes from elsewhere, so that it is never put right; a template has no
        translations.

        Args:
            fixed: the entry as a rule wants it.
            entry: the entry.
        """
        is_same_text = fixed.text == entry.text and fixed.plural_texts == entry.plural_texts
        return fixed != entry and fixed.key == entry.key and (is_same_text or not self.context.is_template)

    def _found(self, document: PoDocument, rule: Rule, remark: Remark | FileRemark, block: PoBlock | None) -> Found:
        entry = block.entry if block else None
        fixed = remark.fixed if entry and remark.fixed and self.accepts(remark.fixed, entry) else None
        line, column = _place(document, remark, block)
        finding = Finding(
            self.file,
            line,
            column,
            rule.id,
            rule.severity,
            self.context.locale,
            (entry.id or "") if entry else "",
            entry.source if entry else "",
            remark.reason,
            remark.suggestion,
            fixable=fixed is not None,
            text=EntrySubject(entry, self.context).text if entry else "",
        )
        return Found(finding, block, fixed)


def _place(document: PoDocument, remark: Remark | FileRemark, block: PoBlock | None) -> Place:
    if block is not None:
        return document.place(block, remark.keyword, remark.offset)
    return document.place_at(0 if isinstance(remark, Remark) else remark.position)


def lint_document(  # noqa: PLR0913 - what is looked at, and four things that have a default
    document: PoDocument,
    context: LintContext,
    template: PoDocument | None = None,
    *,
    rules: Mapping[str, Rule] = RULES,
    file: str = "",
    with_fuzzy: bool = False,
) -> tuple[Finding, ...]:
    r"""What is wrong with a file, by line and column (specification, section 9).

    Args:
        document: the file.
        context: what holds for it: its language, its glossary.
        template: the ``.pot`` that it translates; None where there is none.
        rules: those that are asked, by id; each has the severity that its findings are to have.
        file: its name.
        with_fuzzy: whether fuzzy translations, which do not count, are looked at as if they did.

    Example:
        >>> from vapierrors.translate.lint.subject import LintContext
        >>> from vapierrors.translate.po import PoDocument
        >>> document = PoDocument.read(b'msgctxt "a"\nmsgid "{n} gone"\nmsgstr "{m} weg"\n')
        >>> rules = {"missing-argument": RULES["missing-argument"]}
        >>> [finding.rule for finding in lint_document(document, LintContext("de"), rules=rules)]
        ['missing-argument']
    """
    inspection = Inspection(context, template, rules, file, with_fuzzy)
    return tuple(sorted(found.finding for found in inspection.look_at(document)))
