"""What locales ask of writing, and that the rules about it stand any text in any locale."""

from __future__ import annotations

import time

import pytest
from babel import localedata
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lint_texts import remarks

from vapierrors.translate.lint import (
    completeness,
    ending,
    invisible,
    length,
    markup,
    mojibake,
    punctuation,
    quotation,
    spacing,
    terminology,
)
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.quotation_pairs import quotation_pairs
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.subject import EntrySubject, LintContext, Term, template_readings
from vapierrors.translate.po import PoEntry

MODULES = (completeness, ending, invisible, length, markup, mojibake, punctuation, quotation, spacing, terminology)
CHECKS = {rule.id: rule.check_entry for module in MODULES for rule in module.RULES if rule.check_entry}
LOCALES = [name.replace("_", "-") for name in localedata.locale_identifiers() if "POSIX" not in name]
MARKS = " \u00a0.,:;!?…。、，？：«»“”„‘’'\"「」{}#()<b>/`&@?\u2068\u2069\u202eÃ©¼鏂рПâ€😀"
TEXTS = st.text(st.sampled_from(MARKS) | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("locale", "pairs"),
    [
        ("de", "„“ ‚‘ »« ›‹"),
        ("de-CH", "„“ ‚‘ «» ‹› »« ›‹"),
        ("fr-CA", "«» ”“ “” ‘’ ‹›"),
        ("ja", "「」 『』 “” ‘’"),
        ("zh-Hant-HK", "「」 『』"),
        ("zh", "“” ‘’"),
        ("pt", "“” ‘’ «»"),
        ("pt-AO", "«» “” ‘’ ‹›"),
        ("es-MX", "“” ‘’ «» ‹›"),
        ("sr-Latn", "„” ’’ “” ‘’ «» »« ›‹ „“ ‚’"),
        ("tg", "“” ‘’ «» „“"),
    ],
)
def test_quotation_marks_are_those_of_cldr_and_of_careful_writers(locale: str, pairs: str) -> None:
    """Those of CLDR stand first, by the parents that CLDR gives a locale."""
    assert quotation_pairs(locale) == tuple((pair[0], pair[1]) for pair in pairs.split())


def test_every_locale_has_conventions() -> None:
    """Marks that end sentences, and pairs of quotation marks, are there for all locales of CLDR; others are English."""
    for locale in LOCALES:
        follow = conventions(locale)
        assert all(follow.endings.values())
        assert follow.quotations
    assert conventions("no-such-locale").endings == conventions("en").endings


def test_readings_show_every_branch() -> None:
    """Each branch is in some reading, and each character knows where it stands in the template."""
    template = "it''s {n, plural, =0 {no '{x}'} one {# {k, select, a {A} other {B}}} other {#}} end"
    found = template_readings(template)
    assert [reading.text for reading in found] == [
        "it's no {x} end",
        f"it's {BLANK} A end",
        f"it's {BLANK} B end",
        f"it's {BLANK} end",
    ]
    for reading in found:
        places = [reading.place(index) for index in range(len(reading.text))]
        assert places == sorted(places)
        read = [template[place] for place in places]
        assert [a for a, b in zip(read, reading.text, strict=True) if b not in (a, BLANK)] == []


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LOCALES), TEXTS, TEXTS)
@example("fr", "{n, plural, one {a", "{n, plural, one {a")
@example("ja", "a", "縺")
def test_any_text_in_any_locale_is_looked_at(locale: str, source: str, text: str) -> None:
    """No rule raises, every place is one of the text, and no fix changes more than the translation."""
    context = LintContext(locale, glossary=(Term("a", ("b",), ("c",)),))
    subject = EntrySubject(PoEntry(id="a", source=source, text=text), context)
    for check in CHECKS.values():
        for remark in check(subject):
            assert 0 <= remark.offset <= len(text)
            assert remark.fixed is None or (remark.fixed.key, remark.fixed.flags) == (("a", source), ())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["de", "fr", "fr-CA", "ja", "zh-Hans", "ar"]), TEXTS)
def test_what_is_put_right_is_right(locale: str, text: str) -> None:
    """A fix of spaces or marks needs no second one, or it makes progress: what is told is less each time."""
    for rule in ("double-space", "punctuation-spacing"):
        seen = {text}
        current = text
        while fixed := next((one.fixed for one in remarks(rule, locale, "a", current) if one.fixed), None):
            assert fixed.text not in seen
            current = fixed.text
            seen.add(current)
            assert len(seen) < 10


@pytest.mark.parametrize(
    "piece", [" ", "?", "!", "«", "“", "'", "<b", "a@", "a.", "://", "::", "`", "Ã©", "縺", "(", "{n}"]
)
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    """The longest template that is read is looked at in the time of a blink, whatever it repeats."""
    text = (piece * 16384)[:16384]
    for locale in ("de", "fr", "ja", "ru"):
        subject = EntrySubject(
            PoEntry(id="a", source="a", text=text), LintContext(locale, glossary=(Term("a", ("b",)),))
        )
        start = time.perf_counter()
        for check in CHECKS.values():
            assert all(remark.reason for remark in check(subject))
        assert time.perf_counter() - start < 5
