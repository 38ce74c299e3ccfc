"""Asking one rule about one entry, or about one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint import branches, entries, files, headers, parameters, syntax
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.subject import EntrySubject, FileSubject, LintContext
from vapierrors.translate.po import PoDocument, PoEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.translate.lint.finding import Remark
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.subject import FileRemark

STRUCTURE: Final[Mapping[str, Rule]] = {
    rule.id: rule for module in (files, headers, entries, syntax, parameters, branches) for rule in module.RULES
}
"""The rules about templates and files, by id."""


def subject(locale: str, source: str, text: str, *comments: str, is_template: bool = False) -> EntrySubject:
    """An entry as rules look at it."""
    entry = PoEntry(id="a", source=source, text=text, extracted_comments=comments)
    return EntrySubject(entry, LintContext(locale, is_template))


def remarks(rule: str, entry: EntrySubject) -> list[Remark]:
    """What a rule about entries says of one."""
    check = STRUCTURE[rule].check_entry
    assert check is not None
    return [*check(entry)]


def told(rule: str, locale: str, source: str, text: str, *comments: str) -> list[tuple[str, str]]:
    """What a rule says of a translation: each reason, and what of the text begins where it points to."""
    found = remarks(rule, subject(locale, source, text, *comments))
    assert {remark.keyword for remark in found} <= {"msgstr"}
    return [(remark.reason, text[remark.offset :].partition(" ")[0]) for remark in found]


def advice(rule: str, locale: str, source: str, text: str, *comments: str) -> list[str]:
    """What a rule says is to be done about a translation."""
    return [remark.suggestion for remark in remarks(rule, subject(locale, source, text, *comments))]


def file_remarks(
    rule: str, content: str | bytes, locale: str = "de", template: str = "", *, is_template: bool = False
) -> list[FileRemark]:
    """What a rule about files says of one."""
    check = STRUCTURE[rule].check_file
    assert check is not None
    document = PoDocument.read(content.encode() if isinstance(content, str) else content)
    english = PoDocument.read(template.encode()) if template else None
    return [*check(FileSubject(document, LintContext(locale, is_template), english))]


def file_told(rule: str, content: str | bytes, locale: str = "de", template: str = "") -> list[tuple[str, str]]:
    """What a rule says of a file: each reason, and line and column."""
    document = PoDocument.read(content.encode() if isinstance(content, str) else content)
    found = file_remarks(rule, content, locale, template)
    blocks = {block.layout.start: block for block in document.blocks}
    places = [
        document.place(blocks[remark.block.layout.start], remark.keyword, remark.offset)
        if remark.block
        else document.place_at(remark.position)
        for remark in found
    ]
    return [(remark.reason, str(place)) for remark, place in zip(found, places, strict=True)]


def with_header(*entries: str, **changes: str) -> str:
    """A file in German with a sound header, of which some fields have other values; an underscore is a hyphen."""
    header = HEADER
    for name, value in changes.items():
        field = name.replace("_", "-")
        lines = [f'"{field}: {value}\\n"' if line.startswith(f'"{field}:') else line for line in header.splitlines()]
        header = "\n".join(lines) + "\n"
    return "\n".join((header, *entries))
