"""Characters that nobody sees."""

from __future__ import annotations

import pytest
from lint_texts import remarks, told


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("de", "a\u202eb", [("Expected no override of the direction, got U+202E (right-to-left override)", 1)]),
        (
            "ar",
            "\u2068{x}",
            [("Expected U+2069 (pop directional isolate) behind U+2068 (first strong isolate), got none", 0)],
        ),
        (
            "ar",
            "{x}\u2069",
            [("Expected what U+2069 (pop directional isolate) ends before it, got nothing of its kind", 3)],
        ),
        (
            "de",
            "{n, plural, one {\u2068#} other {\u2068#\u2069 s}}",
            [("Expected U+2069 (pop directional isolate) behind U+2068 (first strong isolate), got none", 17)],
        ),
        (
            "de",
            "{broken \u2067",
            [("Expected U+2069 (pop directional isolate) behind U+2067 (right-to-left isolate), got none", 8)],
        ),
    ],
)
def test_what_turns_the_text_and_is_not_undone(locale: str, text: str, found: list[tuple[str, int]]) -> None:
    """Overrides, and isolates that do not end in their own branch, are told, in broken templates, too."""
    assert told("bidi-control", locale, "Gone", text) == found


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("he", "\u202b{x}\u202c \u2068{y}\u2069 \u200f"),
        ("de", "\u2068{x}\u2069\u200e"),
        ("en-XB", "\u202eenoG\u202c"),
        ("de", "{n, plural, one {\u2068#\u2069} other {\u2068#\u2069 s}}"),
    ],
)
def test_what_is_undone_is_fine(locale: str, text: str) -> None:
    """Balanced isolates and embeddings, marks, and the mirrored pseudo-locale raise nothing."""
    assert remarks("bidi-control", locale, "Gone", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\x07b\x07", [("Expected characters of text, got U+0007", 1)]),
        ("a\tb", [("Expected characters of text, got U+0009 (a tab)", 1)]),
        ("a\rb", [("Expected characters of text, got U+000D (a carriage return)", 1)]),
        ("a\u200bb", [("Expected characters of text, got U+200B (a zero width space)", 1)]),
        ("a\u200cb", [("Expected characters of text, got U+200C (a zero width non-joiner)", 1)]),
        ("\ufeffa", [("Expected characters of text, got U+FEFF (a byte order mark)", 0)]),
        ("a\u2028b", [("Expected characters of text, got U+2028 (line separator)", 1)]),
        (
            "a\ue000\x85",
            [("Expected characters of text, got U+E000", 1), ("Expected characters of text, got U+0085", 2)],
        ),
        ("a\ufdd0", [("Expected characters of text, got U+FDD0", 1)]),
    ],
)
def test_characters_that_text_does_not_have(text: str, found: list[tuple[str, int]]) -> None:
    """Each is told once, by its code and its name."""
    assert told("control-character", "de", "Gone", text) == found


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "a\tb", "a\tb"),
        ("de", "x", "a\r\nb"),
        ("fa", "x", "نمی\u200cشود"),
        ("hi", "x", "क्\u200dष"),
        ("th", "x", "ลบ\u200bแล้ว"),
        ("de", "x", "👩\u200d💻 ✈\ufe0f 🏴\U000e0067\U000e0062\U000e007f Auf\u00adlage"),
        ("de", "x", "\udcfc"),
    ],
)
def test_characters_that_a_language_needs(locale: str, source: str, text: str) -> None:
    """Joiners, tabs of the English and emoji are text; bytes of a wrong charset are told of the file."""
    assert remarks("control-character", locale, source, text) == []
