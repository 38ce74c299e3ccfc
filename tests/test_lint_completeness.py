"""What is not translated, what is English still, and what is too long."""

from __future__ import annotations

import pytest
from lint_texts import reasons, remarks, told

from vapierrors.translate.lint.completeness import check_fuzzy, check_untranslated
from vapierrors.translate.lint.subject import EntrySubject, FileSubject, LintContext, Term
from vapierrors.translate.po import PoDocument, PoEntry

FILE = b"""
msgid "a"
msgstr ""

msgid "b"
msgid_plural "c"
msgstr[0] "d"

#~ msgid "e"
#~ msgstr ""
"""


def test_entries_without_a_translation_are_told() -> None:
    """Neither plurals of gettext, nor what is obsolete, nor a template is untranslated."""
    document = PoDocument.read(FILE)
    found = [*check_untranslated(FileSubject(document, LintContext("de")))]
    assert [(remark.reason, remark.block) for remark in found] == [
        ("Expected a translation, got none", document.entries[0]),
    ]
    assert [*check_untranslated(FileSubject(document, LintContext("en", is_template=True)))] == []


@pytest.mark.parametrize("blank", [" ", r"\n", "\u00a0", "\u3000"])
def test_white_space_is_no_translation(blank: str) -> None:
    """A reader would see an empty error, and gets the English instead."""
    document = PoDocument.read(f'msgctxt "a"\nmsgid "b"\nmsgstr "{blank}"\n'.encode())
    found = [remark.reason for remark in check_untranslated(FileSubject(document, LintContext("de")))]
    assert found == ["Expected a translation, got white space alone, which counts as none"]


def test_a_fuzzy_translation_is_told() -> None:
    """It is told as long as the flag is there."""
    entry = PoEntry(id="a", source="Gone", text="Weg", flags=("fuzzy",))
    found = [remark.reason for remark in check_fuzzy(EntrySubject(entry, LintContext("de")))]
    assert found == ["Expected a translation that counts, got one that is fuzzy"]
    assert [*check_fuzzy(EntrySubject(entry.without_flag("fuzzy"), LintContext("de")))] == []


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "Internal server error", "Internal server error"),
        ("fr", "Not found", "Not found"),
        ("de", "Timed out", " Timed out "),
        ("ja", "Already exists", "Already exists"),
        ("de", "Access denied", "Access denied"),
        ("es", "Host unreachable", "Host unreachable"),
        ("ru", "{n, plural, one {# file} other {# files}} deleted", "{n, plural, other {# files}} deleted"),
        ("sr-Latn", "The file “{x}” is gone.", "The file “{x}” is gone."),
        ("de", "The file “{x}” is gone.", "The file  “{x}” is gone!"),
    ],
)
def test_what_is_english_still_is_told(locale: str, source: str, text: str) -> None:
    """Words that only English has are no translation, even with other branches."""
    assert reasons("same-as-english", locale, source, text) == ["Expected a translation, got the English"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "OK"),
        ("es", "Error"),
        ("de", "Software update"),
        ("fr", "Marketing Server"),
        ("de", "Server {x}: {y}"),
        ("ja", "VMware Tools"),
        ("ja", "vSphere Client"),
        ("ru", "CPU: {n} MHz"),
        ("ja", "{a} - {b}"),
        ("de", "https://a.example/the/file is/not/here"),
        ("de", "`the file is`"),
        ("en-GB", "The file is gone."),
        ("fr", "Version {x} minimum"),
        ("eu", "   "),
    ],
)
def test_what_languages_share_may_be_the_same(locale: str, text: str) -> None:
    """Names, units, ids, code and single words are the same in many languages."""
    assert remarks("same-as-english", locale, text, text) == []


def test_terms_that_stay_english_are_names() -> None:
    """What the glossary leaves as it is needs no translation."""
    text = "content library item"
    assert len(remarks("same-as-english", "de", text, text)) == 1
    kept = Term(text, ("Element", text))
    assert remarks("same-as-english", "de", text, text, glossary=(kept,)) == []


def test_a_limit_of_the_project_is_kept() -> None:
    """Placeholders count as they are written, and of several branches the longest counts."""
    text = "{name} '{x}' {n, plural, one {1} other {abcde}}"
    found = remarks("too-long", "de", "Gone", text, max_length=10)
    assert [(remark.reason, remark.offset) for remark in found] == [("Expected at most 10 characters, got 16", 44)]
    assert remarks("too-long", "de", "Gone", text, max_length=16) == []


@pytest.mark.parametrize(
    ("locale", "text", "reason"),
    [
        ("de", "x" * 49, "Expected at most 48 characters for 4 of the English, got 49"),
        ("ja", "あ" * 26, "Expected at most 25 characters for 4 of the English, got 26"),
    ],
)
def test_more_than_any_language_needs_is_told(locale: str, text: str, reason: str) -> None:
    """The limit grows with the English; scripts of few characters need less."""
    assert told("too-long", locale, "Gone", text) == [(reason, 0)]
    assert remarks("too-long", locale, "Gone", text[1:]) == []
    assert remarks("too-long", "hi", "Gone", "क" * 30 + "्" * 40) == []
