"""Asking one rule about the words of one translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.subject import EntrySubject, LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.po import PoEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.translate.lint.finding import Remark
    from vapierrors.translate.lint.subject import Term

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"


def remarks(  # noqa: PLR0913 - what is asked, of what, and what holds for the file
    rule: str, locale: str, source: str, text: str, *, glossary: Sequence[Term] = (), max_length: int = 0
) -> list[Remark]:
    """What a rule says of a translation."""
    check = RULES[rule].check_entry
    assert check is not None
    context = LintContext(locale, glossary=glossary, max_length=max_length)
    return [*check(EntrySubject(PoEntry(id="a", source=source, text=text), context))]


def told(rule: str, locale: str, source: str, text: str) -> list[tuple[str, int]]:
    """What a rule says of a translation: each reason, and the place that is meant."""
    return [(remark.reason, remark.offset) for remark in remarks(rule, locale, source, text)]


def told_of_english(rule: str, text: str) -> list[tuple[str, int]]:
    """What a rule says of the English of a template, likewise."""
    check = RULES[rule].check_entry
    assert check is not None
    found = [*check(EntrySubject(PoEntry(id="a", source=text), LintContext("en", is_template=True)))]
    assert {(remark.keyword, remark.fixed) for remark in found} <= {("msgid", None)}
    return [(remark.reason, remark.offset) for remark in found]


def reasons(rule: str, locale: str, source: str, text: str) -> list[str]:
    """Each reason that a rule has."""
    return [remark.reason for remark in remarks(rule, locale, source, text)]


def put_right(rule: str, locale: str, source: str, text: str) -> str | None:
    """The translation as a rule would have it; None where it cannot say."""
    fixed = {remark.fixed for remark in remarks(rule, locale, source, text)}
    assert len(fixed) == 1
    entry = fixed.pop()
    return entry.text if entry else None
