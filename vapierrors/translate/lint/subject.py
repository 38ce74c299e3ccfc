"""What rules look at: an entry, or a file, read once for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Message, Text, parse, walk
from vapierrors.translate.lint.readings import readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.translate.lint.readings import Reading
    from vapierrors.translate.po import PoBlock, PoDocument, PoEntry

_PARAMETER: Final = re.compile(r"(?P<name>[^\s{},]+) \((?P<kind>s|dt|i|d|l)\)(?::|\Z)")
_TREES: Final = 1 << 15
"""Texts whose trees are kept: those of a large project in two languages."""

_READINGS: Final = 1 << 12
"""Texts whose readings are kept, which take more room."""


class Term(NamedTuple):
    """A row of a glossary (specification, section 9).

    Args:
        source: the English term.
        translations: how it may be translated; the first is the preferred one.
        forbidden: how it is not to be translated.
        note: for translators.
    """

    source: str
    translations: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class LintContext:
    """What holds for all entries of a file.

    Args:
        locale: the language tag of the translations; that of the source language for a template.
        is_template: whether the file is a ``.pot``, whose English itself is looked at.
        glossary: the terms of the language; empty where there is no glossary.
        max_length: characters that a text may have; 0 for any.
    """

    locale: str
    is_template: bool = False
    glossary: Sequence[Term] = ()
    max_length: int = 0


@dataclass(frozen=True)
class EntrySubject:
    """An entry as rules look at it: what it says, its trees, and what surrounds it.

    Args:
        entry: the entry.
        context: what holds for the file.

    Example:
        >>> from vapierrors.translate.po import PoEntry
        >>> entry = PoEntry(id="a", source="{n} gone", text="{n} weg", extracted_comments=("n (i): how many",))
        >>> subject = EntrySubject(entry, LintContext("de"))
        >>> subject.text, subject.keyword, subject.kinds, len(subject.tree.nodes)
        ('{n} weg', 'msgstr', {'n': 'i'}, 2)
    """

    entry: PoEntry
    context: LintContext

    @property
    def locale(self) -> str:
        """The language tag of the text."""
        return self.context.locale

    @property
    def keyword(self) -> str:
        """The string that is looked at: ``msgstr``, in a template ``msgid``."""
        return "msgid" if self.context.is_template else "msgstr"

    @property
    def text(self) -> str:
        """The template that is looked at: the translation, in a ``.pot`` the English; empty where there is none."""
        return self.entry.source if self.context.is_template else self.entry.text

    @cached_property
    def source_tree(self) -> Message | None:
        """The English template as a tree; None where it is not sound."""
        outcome = _outcome(self.entry.source)
        return outcome if isinstance(outcome, Message) else None

    @cached_property
    def outcome(self) -> Message | TemplateSyntaxError | LimitExceeded:
        """What the parser makes of the text."""
        return _outcome(self.text)

    @property
    def tree(self) -> Message | None:
        """The text as a tree; None where it is not sound."""
        return self.outcome if isinstance(self.outcome, Message) else None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The text as its reader meets it, for each choice of branches; none where it is not sound."""
        return template_readings(self.text)

    @cached_property
    def source_readings(self) -> tuple[Reading, ...]:
        """The English template, likewise."""
        return template_readings(self.entry.source)

    @cached_property
    def words(self) -> tuple[Text, ...]:
        """The words of the text, without its arguments: what each reads, and where it stands in the text."""
        return _words(self.tree)

    @cached_property
    def source_words(self) -> tuple[Text, ...]:
        """The words of the English template, likewise."""
        return _words(self.source_tree)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Parameter → its kind (``s``, ``dt``, ``i``, ``d`` or ``l``), from the comments of the entry."""
        matches = map(_PARAMETER.match, self.entry.extracted_comments)
        return {match["name"]: match["kind"] for match in matches if match}


@lru_cache(maxsize=_TREES)
def _outcome(text: str) -> Message | TemplateSyntaxError | LimitExceeded:
    """What the parser makes of a text: the English is that of every language."""
    try:
        return parse(text)
    except (TemplateSyntaxError, LimitExceeded) as error:
        return error


@lru_cache(maxsize=_READINGS)
def template_readings(text: str) -> tuple[Reading, ...]:
    """A template as its reader meets it, for each choice of branches; none where it is not sound.

    Args:
        text: a template: the English is that of every language.

    Example:
        >>> [reading.text for reading in template_readings("{n, plural, one {it} other {them}}.")]
        ['it.', 'them.']
    """
    outcome = _outcome(text)
    return readings(text, outcome) if isinstance(outcome, Message) else ()


def _words(tree: Message | None) -> tuple[Text, ...]:
    return tuple(node for node in walk(tree) if isinstance(node, Text)) if tree else ()


@dataclass(frozen=True)
class FileSubject:
    """A file as rules look at it.

    Args:
        document: the file.
        context: what holds for it.
        template: the file that it translates, ``<domain>.pot``; None where there is none.
    """

    document: PoDocument
    context: LintContext
    template: PoDocument | None = None

    @cached_property
    def template_entries(self) -> Mapping[tuple[str | None, str], PoEntry]:
        """The entries of the template by id and English text."""
        return {block.entry.key: block.entry for block in self.template.entries} if self.template else {}


class FileRemark(NamedTuple):
    """What a rule says of a file.

    Args:
        reason: expected, and got, in one sentence without a full stop.
        suggestion: what to do, likewise; empty where the reason says it.
        block: the entry that is meant; None for the file as a whole.
        keyword: the string of the entry that is meant.
        offset: where in that string, in characters from 0.
        position: where in the file, in characters from 0, where no entry is meant.
        fixed: the entry as it should be, where putting it right is safe.
    """

    reason: str
    suggestion: str = ""
    block: PoBlock | None = None
    keyword: str = "msgid"
    offset: int = 0
    position: int = 0
    fixed: PoEntry | None = None
