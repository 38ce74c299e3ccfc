"""Putting the words of a translation right, and nothing but its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Text, parse, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.template import Node
    from vapierrors.translate.lint.readings import Edit
    from vapierrors.translate.lint.subject import EntrySubject
    from vapierrors.translate.po import PoEntry


def repaired(subject: EntrySubject, edits: Iterable[Edit | None]) -> PoEntry | None:
    """The entry with its translation changed; None where a change is not safe, or would touch the syntax.

    Args:
        subject: the entry.
        edits: the changes; None for one that cannot be made.

    Example:
        >>> from vapierrors.translate.lint.readings import Edit
        >>> from vapierrors.translate.lint.subject import EntrySubject, LintContext
        >>> from vapierrors.translate.po import PoEntry
        >>> subject = EntrySubject(PoEntry(source="It is gone", text="Es  ist weg"), LintContext("de"))
        >>> repaired(subject, [Edit(2, 4, " ")]).text, repaired(subject, [None])
        ('Es ist weg', None)
    """
    wanted = set(edits)
    changes = sorted(edit for edit in wanted if edit)
    overlap = any(right.start < left.end for left, right in pairwise(changes))
    if len(changes) != len(wanted) or overlap or not changes or subject.context.is_template:
        return None
    text = subject.text
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return replace(subject.entry, text=text) if _syntax(text) == _syntax(subject.text) else None


def _syntax(template: str) -> list[tuple[type[Node], str]] | None:
    """What is no words: it must not change when words do."""
    try:
        tree = parse(template)
    except (TemplateSyntaxError, LimitExceeded):
        return None
    return [(type(node), getattr(node, "name", "")) for node in walk(tree) if not isinstance(node, Text)]
