"""Small rules, and files for them to look at."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.subject import FileRemark, LintContext
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from vapierrors.translate.lint.finding import Severity
    from vapierrors.translate.lint.rule import EntryCheck, FileCheck
    from vapierrors.translate.lint.subject import EntrySubject, FileSubject

GERMAN: Final = LintContext("de")
HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
_NOTHING: Final = Example("de", "")


def entry(text: str, *, message_id: str = "a", source: str = "Gone", above: str = "") -> str:
    """One entry in PO form."""
    return f'{above}msgctxt "{message_id}"\nmsgid "{source}"\nmsgstr "{text}"\n'


def read(*blocks: str, header: str = HEADER) -> PoDocument:
    """A file with these entries."""
    return PoDocument.read((header + "\n".join(blocks)).encode())


def _gaps(subject: EntrySubject) -> Iterator[Remark]:
    """Tell each double space, and put right the first."""
    offset = subject.text.find("  ")
    if offset >= 0:
        fixed = replace(subject.entry, text=subject.text.replace("  ", " ", 1))
        yield Remark("Expected one space, got more", "write one", subject.keyword, offset, fixed)


def _shouts(subject: EntrySubject) -> Iterator[Remark]:
    offset = subject.text.find("!")
    if offset >= 0:
        yield Remark("Expected no exclamation mark, got one", keyword=subject.keyword, offset=offset)


def _tildes(subject: EntrySubject) -> Iterator[Remark]:
    """Tell a tilde, for which an exclamation mark is put."""
    if "~" in subject.text:
        fixed = replace(subject.entry, text=subject.text.replace("~", "!"))
        yield Remark("Expected no tilde, got one", fixed=fixed)


def _short(subject: EntrySubject) -> Iterator[Remark]:
    if len(subject.text) < 3:
        yield Remark("Expected three letters, got fewer", keyword=subject.keyword)


def _flags(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        if "good" not in block.entry.flags:
            yield FileRemark("Expected the flag good", block=block, fixed=block.entry.with_flag("good"))


def _names(subject: FileSubject) -> Iterator[FileRemark]:
    if subject.document.header is None:
        yield FileRemark("Expected a header", "write one")


def rule(
    name: str, severity: Severity, *, check_entry: EntryCheck | None = None, check_file: FileCheck | None = None
) -> Rule:
    """A rule without a page."""
    return Rule(name, name, severity, name, _NOTHING, _NOTHING, check_entry, check_file)


RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        row.id: row
        for row in (
            rule("header", "error", check_file=_names),
            rule("flag", "warning", check_file=_flags),
            rule("gap", "warning", check_entry=_gaps),
            rule("shout", "error", check_entry=_shouts),
            rule("tilde", "warning", check_entry=_tildes),
            rule("short", "info", check_entry=_short),
        )
    }
)
TEXT_RULES: Final = MappingProxyType({name: row for name, row in RULES.items() if row.check_entry})


def write_catalogs(folder: Path, *, german: str, template: str = "") -> Path:
    """A folder with the domain ``app`` in German; its path."""
    path = folder / "de" / "LC_MESSAGES" / "app.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + german, encoding="utf-8")
    if template:
        folder.joinpath("app.pot").write_text(HEADER.replace("de\\n", "en\\n") + template, encoding="utf-8")
    return path
