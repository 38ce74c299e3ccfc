"""Terminology: the terms of a glossary, as it has them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.inflection import folded, has_exactly, has_term
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import shielded
from vapierrors.translate.lint.subject import template_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.cldr.tags import Tag
    from vapierrors.translate.lint.subject import EntrySubject, Term

_GAP: Final = r"[\s\u00a0-]+"


def check_terminology(subject: EntrySubject) -> Iterator[Remark]:
    """Each term of the glossary that the English has is translated as the glossary says."""
    glossary = subject.context.glossary
    if not glossary or subject.context.is_template:
        return
    texts = [shielded(reading.text) for reading in subject.readings]
    if not texts:
        return
    tag = conventions(subject.locale).tag
    for term in _terms(subject.entry.source, glossary):
        forbidden = _forbidden(term, texts, tag)
        if forbidden:
            reason = f"Expected a translation of {quoted(term.source)} that is not forbidden, got {quoted(forbidden)}"
            yield Remark(reason, _advice(term), subject.keyword, _place(subject, forbidden))
        elif term.translations and not any(has_term(text, form, tag) for text in texts for form in term.translations):
            allowed = " or ".join(map(quoted, term.translations))
            reason = f"Expected {allowed} for {quoted(term.source)}, got a translation without it"
            yield Remark(reason, term.note, subject.keyword)


def _terms(source: str, glossary: Sequence[Term]) -> list[Term]:
    """The terms that the English has; where one is part of a longer one, the longer one alone."""
    text = "\n".join(shielded(reading.text) for reading in template_readings(source))
    folded = text.casefold()
    near = [term for term in glossary if (begin := _begin(term.source)) and begin in folded]
    found = []
    for term in sorted(near, key=lambda term: -len(term.source)):
        text, count = _pattern(term.source).subn(_blank, text)
        if count:
            found.append(term)
    return found


@lru_cache(maxsize=4096)
def _begin(source: str) -> str:
    """The first word of a term without what its plural changes; empty where it has no word."""
    words = source.casefold().split()
    return words[0].rstrip("y") if words else ""


@lru_cache(maxsize=4096)
def _pattern(source: str) -> re.Pattern[str]:
    """A term as whole words, in the plural, too; one in capitals alone, such as IT, is no other word."""
    words = source.split()
    last = words[-1]
    is_name = source.isupper()
    ending = "s?" if is_name else "(?:s|es)?"
    stem = re.escape(last)
    if last[-1:] == "y" and last[-2:-1] not in "aeiou" and not is_name:
        stem, ending = re.escape(last[:-1]), "(?:y|ies)"
    parts = [*map(re.escape, words[:-1]), stem]
    return re.compile(rf"(?<!\w){_GAP.join(parts)}{ending}(?!\w)", 0 if is_name else re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _forbidden(term: Term, texts: Sequence[str], tag: Tag) -> str:
    """The first translation that is not to be there and is no part of one that may; empty where there is none."""
    for text in texts:
        bare = folded(text, tag)
        for form in sorted(term.translations, key=len, reverse=True):
            bare = bare.replace(folded(form, tag), BLANK)
        for form in term.forbidden:
            if has_exactly(bare, form, tag):
                return form
    return ""


def _place(subject: EntrySubject, words: str) -> int:
    return max(0, subject.text.casefold().find(words.casefold()))


def _advice(term: Term) -> str:
    return f"write {' or '.join(map(quoted, term.translations))}" if term.translations else term.note


_GLOSSARY: Final = "source,translation,forbidden\nvirtual machine,virtuelle Maschine|VM,Virtualmaschine\n"
_BAD: Final = """\
#, icu-message-format
msgctxt "com.example.running"
msgid "The virtual machine is running."
msgstr "Der virtuelle Rechner läuft."
"""

RULES: Final = (
    Rule(
        id="terminology",
        title="Terms are translated as the glossary has them",
        severity="warning",
        why="Readers take two words for two things. `glossary.csv` in the folder of a locale has the columns `source`,"
        " `translation`, `forbidden` and `note`; several translations stand with `|` between them.",
        check_entry=check_terminology,
        bad=Example("de", _BAD, glossary=_GLOSSARY),
        good=Example("de", _BAD.replace("Der virtuelle Rechner", "Die virtuelle Maschine"), glossary=_GLOSSARY),
    ),
)
