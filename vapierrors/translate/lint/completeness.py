"""What is not translated yet: empty, fuzzy, or English still."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import shielded
from vapierrors.translate.lint.subject import FileRemark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.translate.lint.subject import EntrySubject, FileSubject, Term

_ENGLISH: Final = frozenset(("en", "sco", "pcm"))
"""English, and the languages that are written much as it is."""

_TELLING: Final = """
already and are aren't because before between but cannot can't could couldn't didn't does doesn't during each failed
from given has hasn't have if invalid isn't its may missing not only or other out please should still than that the
their there these this those too try unable unexpected unknown unless until were when where which while with without
would you your
"""
_TELLING_WORDS: Final = frozenset(_TELLING.split())
"""Words that mark a text as English, whatever else stands in it."""

_TELLING_END: Final = re.compile(r"[a-z]{3}(?:ed|ing)\Z|\Aun[a-z]+able\Z")
_CHUNK: Final = re.compile(r"[^\s]+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_EDGES: Final = "\"'“”‘’„«»()[]{}.,:;!?…*"
_MANY: Final = 3


def check_untranslated(subject: FileSubject) -> Iterator[FileRemark]:
    """Each entry has a translation."""
    if subject.context.is_template:
        return
    for block in subject.document.entries:
        texts = block.entry.text, *block.entry.plural_texts
        if not any(map(str.strip, texts)):
            got = "white space alone, which counts as none" if any(texts) else "none"
            yield FileRemark(f"Expected a translation, got {got}", block=block, keyword="msgstr")


def check_fuzzy(subject: EntrySubject) -> Iterator[Remark]:
    """No translation waits for somebody to look at it."""
    if subject.entry.is_fuzzy and not subject.context.is_template:
        reason = "Expected a translation that counts, got one that is fuzzy"
        yield Remark(reason, "see whether it says what the English says, and take the flag away", subject.keyword)


def check_same_as_english(subject: EntrySubject) -> Iterator[Remark]:
    """The translation is none that says what the English says in its very words."""
    tag = conventions(subject.locale).tag
    if subject.context.is_template or tag.language in _ENGLISH:
        return
    own = [text for reading in subject.readings if (text := reading.text.strip())]
    english = {_words_alone(reading.text) for reading in subject.source_readings}
    if not own or not english.issuperset(map(_words_alone, own)):
        return
    kept = _kept_terms(subject.context.glossary)
    if all(_is_english(text, kept, is_latin=tag.script == "Latn") for text in own):
        yield Remark("Expected a translation, got the English", "translate it", subject.keyword)


def _words_alone(text: str) -> str:
    """A text without what somebody changes who only retypes it: spaces, and the marks at its end."""
    return " ".join(text.split()).rstrip(".!?…:")


def _kept_terms(glossary: Sequence[Term]) -> frozenset[str]:
    """Terms that stay as they are in the English."""
    return frozenset(term.source for term in glossary if term.source in term.translations)


@lru_cache(maxsize=4096)
def _is_english(text: str, kept: frozenset[str], *, is_latin: bool) -> bool:
    """Whether a text has words that are English and no names, so that it must differ from its translation."""
    bare = shielded(text)
    for term in kept:
        bare = bare.replace(term, BLANK)
    words = list(_words(bare))
    common = [word for word in words if word.islower()]
    is_telling = any(word.lower() in _TELLING_WORDS for word in words) or any(map(_TELLING_END.search, common))
    if not is_latin:
        return len(words) > 1 and bool(common)
    return len(common) >= _MANY or (len(words) >= _MANY and len(common) > 1) or (len(words) > 1 and is_telling)


def _words(text: str) -> Iterable[str]:
    """The words that are no names, ids or abbreviations: letters alone, and no capital but the first."""
    for chunk in _CHUNK.findall(text.replace("(s)", "s")):
        word = chunk.strip(_EDGES)
        if _WORD.fullmatch(word) and word[1:].islower():
            yield word


_EMPTY: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file is gone."
msgstr ""
"""
_FUZZY: Final = """\
#, fuzzy, icu-message-format
msgctxt "com.example.gone"
msgid "The file is gone."
msgstr "Die Datei ist weg."
"""

RULES: Final = (
    Rule(
        id="untranslated",
        title="Each entry has a translation",
        severity="info",
        why="Readers see the English.",
        check_file=check_untranslated,
        bad=Example("de", _EMPTY),
        good=Example("de", _EMPTY.replace('""', '"Die Datei ist weg."')),
    ),
    Rule(
        id="fuzzy",
        title="No translation waits for somebody to look at it",
        severity="info",
        why="A fuzzy translation does not count: readers see the English until somebody takes the flag away.",
        check_entry=check_fuzzy,
        bad=Example("de", _FUZZY),
        good=Example("de", _FUZZY.replace("fuzzy, ", "")),
        asks_fuzzy=True,
    ),
    Rule(
        id="same-as-english",
        title="A translation says it in another language",
        severity="warning",
        why="An entry that was copied looks translated, and nobody translates it. Names, numbers, ids and single words"
        " that languages share may well be the same.",
        check_entry=check_same_as_english,
        bad=Example("de", _EMPTY.replace('""', '"The file is gone."')),
        good=Example("de", _EMPTY.replace('""', '"Die Datei ist weg."')),
    ),
)
