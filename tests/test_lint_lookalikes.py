"""Words in letters of two scripts."""

from __future__ import annotations

import pytest
from lint_texts import remarks, told


@pytest.mark.parametrize(
    ("locale", "text", "reason", "offset"),
    [
        ("it", "È impоssibile", "Expected Latin letters alone in 'impоssibile', got the Cyrillic 'о' (U+043E)", 2),
        ("ru", "Cбой {x}", "Expected Cyrillic letters alone in 'Cбой', got the Latin 'C' (U+0043)", 0),
        ("uk", "Збій мережi", "Expected Cyrillic letters alone in 'мережi', got the Latin 'i' (U+0069)", 5),
        ("el", "Το Hρθε", "Expected Greek letters alone in 'Hρθε', got the Latin 'H' (U+0048)", 3),
        (
            "ru",
            "{n, plural, one {хoст} other {узлы}}",
            "Expected Cyrillic letters alone in 'хoст', got the Latin 'o' (U+006F)",
            17,
        ),
    ],
)
def test_a_letter_of_another_script_is_told(locale: str, text: str, reason: str, offset: int) -> None:
    """The fewer letters are the strangers, and the place is that of the word."""
    assert told("mixed-scripts", locale, "x", text) == [(reason, offset)]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("ru", "x", "IP-адрес, VMок, USB‑накопитель, 10Гб, {x}й, `сoде`"),
        ("de", "x", "10 μs, 5 kΩ, Δt, für ﬁ"),
        ("ru", "xой", "xой"),
        ("ja", "x", "vSphereのホスト、Aさん"),
        ("sr", "x", "Домаћин Wi‑Fi мреже"),
        ("en", "x", "naïve café"),
    ],
)
def test_scripts_that_meet_for_a_reason_are_left(locale: str, source: str, text: str) -> None:
    """Acronyms with endings, units, code, words of the English, scripts that look like no other."""
    assert remarks("mixed-scripts", locale, source, text) == []
