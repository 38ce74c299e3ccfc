"""A rule: one function, and one row in the table of rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vapierrors.translate.lint.finding import Remark, Severity
    from vapierrors.translate.lint.subject import EntrySubject, FileRemark, FileSubject

EntryCheck: TypeAlias = "Callable[[EntrySubject], Iterable[Remark]]"
FileCheck: TypeAlias = "Callable[[FileSubject], Iterable[FileRemark]]"


@dataclass(frozen=True, slots=True)
class Example:
    """An entry that shows a rule; both the bad and the good one are tests (specification, section 9).

    Args:
        locale: the language tag.
        po: the entry, or the whole file, in PO form.
        template: what its ``.pot`` has, where the rule compares with it.
        glossary: what its ``glossary.csv`` has, where the rule asks for it.
        is_template: whether ``po`` is a ``.pot``.
    """

    locale: str
    po: str
    template: str = ""
    glossary: str = ""
    is_template: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``vapierrors lint`` (specification, section 9).

    Args:
        id: kebab-case, such as ``missing-argument``.
        title: what it asks, in one line.
        severity: how bad it is where nothing else is set.
        why: what a reader would see, or a tool would do; one or two sentences of Markdown.
        check_entry: asks one entry that has a text; None for a rule about files.
        check_file: asks a file; None for a rule about entries.
        bad: what it finds.
        good: the same, put right.
        asks_fuzzy: whether ``check_entry`` asks entries, too, whose translation is fuzzy and so does not count.
    """

    id: str
    title: str
    severity: Severity
    why: str
    bad: Example
    good: Example
    check_entry: EntryCheck | None = None
    check_file: FileCheck | None = None
    asks_fuzzy: bool = False
