"""A PO file as the pages look at it: its entries by message id, and what lint says of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vapierrors.catalog.regular_files import read_regular
from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.finding import Finding
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.suppression import ignored_in_file
from vapierrors.translate.po import PoDocument
from vapierrors.translate.web.watching import file_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.lint.finding import Remark
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.target import Target
    from vapierrors.translate.po import PoBlock, PoEntry

_OTHERWISE_SHOWN: Final = frozenset({"file-syntax", "fuzzy", "missing-entry", "untranslated"})
"""Rules about what the catalog finds itself, and about what is not done yet, which is no problem but a state."""

_Remarks = tuple[tuple["Rule", "Remark"], ...]


@dataclass(frozen=True)
class InspectedFile:
    """A PO file, its entries, and what is wrong with each; the rules about entries are asked when somebody looks.

    Args:
        target: the file, and what belongs to it.
        signature: that of the files when they were read.
        blocks: message id → its entries, in the order of the file.
        file_findings: message id → what the rules about files say of it; the empty id for the file as a whole.
        document: what the file holds.
        inspection: the rules, and as what the file is asked.
        remarks: what the rules about entries said so far.
    """

    target: Target
    signature: tuple[tuple[int, ...], ...]
    blocks: Mapping[str, tuple[PoBlock, ...]]
    file_findings: Mapping[str, tuple[Finding, ...]]
    document: PoDocument = field(repr=False)
    inspection: Inspection = field(repr=False)
    remarks: dict[PoEntry, _Remarks] = field(default_factory=dict, repr=False)

    def findings(self, message_id: str) -> tuple[Finding, ...]:
        """What is wrong with the entries of a message, by line and column; what is not done yet is not among it.

        Args:
            message_id: the message id; the empty one for the file as a whole.
        """
        found = [*self.file_findings.get(message_id, ())]
        for block in self.blocks.get(message_id, ()):
            found += (self._finding(block, rule, remark) for rule, remark in self._asked(block.entry))
        return tuple(sorted(found))

    def _asked(self, entry: PoEntry) -> _Remarks:
        known = self.remarks.get(entry)
        if known is None:
            said = self.inspection.ask(entry, ignored_in_file(self.document))
            known = self.remarks[entry] = tuple([row for row in said if row[0].id not in _OTHERWISE_SHOWN])
        return known

    def _finding(self, block: PoBlock, rule: Rule, remark: Remark) -> Finding:
        place = self.document.place(block, remark.keyword, remark.offset)
        return Finding(
            self.inspection.file,
            place.line,
            place.column,
            rule.id,
            rule.severity,
            self.target.locale,
            block.entry.id or "",
            block.entry.source,
            remark.reason,
            remark.suggestion,
        )


def target_signature(target: Target) -> tuple[tuple[int, ...], ...]:
    """What changes when a file does, or what belongs to it.

    Args:
        target: the file.
    """
    return tuple(map(file_signature, (target.path, target.template, target.glossary)))


def read_inspected(
    target: Target,
    rules: Mapping[str, Rule],
    max_length: int = 0,
    *,
    template: InspectedFile | None = None,
    before: InspectedFile | None = None,
) -> InspectedFile:
    """Read a file, and ask the rules about files.

    Args:
        target: the file; its place says which language it is in.
        rules: those that are asked, by id.
        max_length: characters that a text may have; 0 for any.
        template: that of the target, where it is read already.
        before: the file as it was; of entries that are the same, the rules are not asked again.

    Raises:
        OSError: the file, or what belongs to it, cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.lint.table import RULES
        >>> from vapierrors.translate.lint.target import file_target
        >>> file = read_inspected(file_target(builtin_folder() / "de" / "LC_MESSAGES" / "std.po"), RULES)
        >>> [block.entry.text for block in file.blocks["com.vmware.vapi.std.errors.not_found"]]
        ['Nicht gefunden']
        >>> file.findings("com.vmware.vapi.std.errors.not_found")
        ()
    """
    signature = target_signature(target)
    document = PoDocument.read(read_regular(target.path))
    english = (
        template.document if template else PoDocument.read(read_regular(target.template)) if target.template else None
    )
    terms = read_glossary(read_regular(target.glossary), str(target.glossary))[0] if target.glossary else ()
    inspection = Inspection(
        LintContext(target.locale, target.is_template, terms, max_length), english, rules, str(target.path)
    )
    of_file = {rule.id: rule for rule in rules.values() if rule.check_file and rule.id not in _OTHERWISE_SHOWN}
    findings = [found.finding for found in inspection._replace(rules=of_file).look_at(document)]
    file = InspectedFile(target, signature, _by_id(document), _of_messages(findings), document, inspection)
    if before and _are_asked_alike(before, file):
        there = {block.entry for block in document.entries}
        file.remarks.update({entry: said for entry, said in before.remarks.items() if entry in there})
    return file


def _are_asked_alike(before: InspectedFile, file: InspectedFile) -> bool:
    is_same = before.inspection.context == file.inspection.context and before.inspection.rules == file.inspection.rules
    return is_same and ignored_in_file(before.document) == ignored_in_file(file.document)


def _by_id(document: PoDocument) -> dict[str, tuple[PoBlock, ...]]:
    blocks: dict[str, list[PoBlock]] = {}
    for block in document.entries:
        blocks.setdefault(block.entry.id or "", []).append(block)
    return {message_id: tuple(found) for message_id, found in blocks.items() if message_id}


def _of_messages(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    by_id = attrgetter("message_id")
    return {message_id: tuple(found) for message_id, found in groupby(sorted(findings, key=by_id), key=by_id)}
