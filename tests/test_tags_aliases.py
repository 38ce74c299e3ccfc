"""Older and rarer language tags: what has replaced them, and which way their scripts run (specification, section 4)."""

from __future__ import annotations

import unicodedata

import pytest

from vapierrors.cldr.tags import Tag, data_locale, is_right_to_left, locale_chain, maximize, parse_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("de", Tag("de")),
        ("de-at", Tag("de", region="AT")),
        ("zh-hant", Tag("zh", "Hant")),
        ("zh-hant-tw", Tag("zh", "Hant", "TW")),
        ("ca-es-valencia", Tag("ca", "", "ES", "valencia")),
        ("sl-ROZAJ-1994", Tag("sl", "", "", "rozaj-1994")),
    ],
)
def test_a_tag_is_its_parts(text: str, tag: Tag) -> None:
    """A tag that a program builds of its parts is the one that is read, whatever parts it leaves out."""
    assert parse_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("sh", Tag("sr", "Latn")),
        ("sh-Cyrl", Tag("sr", "Cyrl")),
        ("sh-BA", Tag("sr", "Latn", "BA")),
        ("prs", Tag("fa", "", "AF")),
        ("prs-Arab", Tag("fa", "Arab", "AF")),
        ("prs-IR", Tag("fa", "", "IR")),
        ("swc", Tag("sw", "", "CD")),
        ("cnr", Tag("sr", "", "ME")),
        ("mo-UK", Tag("ro", "", "GB")),
    ],
)
def test_a_replaced_language_brings_its_script_or_its_region(text: str, tag: Tag) -> None:
    """What CLDR puts in the place of a language is told apart, and what the tag says itself comes first."""
    assert parse_tag(text) == tag


def test_a_replaced_language_has_the_relatives_of_the_new_one() -> None:
    """Serbo-Croatian is Serbian in Latin letters, and Dari is the Persian of Afghanistan, in all that follows."""
    assert str(maximize(parse_tag("sh"))) == "sr-Latn-RS"
    assert locale_chain("prs") == ("fa-AF", "fa")
    assert (data_locale("sh"), data_locale("prs")) == ("sr_Latn", "fa_AF")


@pytest.mark.parametrize(
    ("script", "letter"),
    [
        ("Adlm", "ADLAM CAPITAL LETTER ALIF"),
        ("Arab", "ARABIC LETTER ALEF"),
        ("Aran", "ARABIC LETTER ALEF"),
        ("Hebr", "HEBREW LETTER ALEF"),
        ("Mand", "MANDAIC LETTER HALQA"),
        ("Mend", "MENDE KIKAKUI SYLLABLE M001 KI"),
        ("Nkoo", "NKO LETTER A"),
        ("Rohg", "HANIFI ROHINGYA LETTER A"),
        ("Samr", "SAMARITAN LETTER ALAF"),
        ("Syrc", "SYRIAC LETTER ALAPH"),
        ("Thaa", "THAANA LETTER HAA"),
        ("Yezi", "YEZIDI LETTER ELIF"),
        ("Deva", "DEVANAGARI LETTER A"),
        ("Cyrl", "CYRILLIC CAPITAL LETTER A"),
        ("Latn", "LATIN CAPITAL LETTER A"),
    ],
)
def test_a_script_runs_the_way_of_its_letters(script: str, letter: str) -> None:
    """Any language in a script runs as Unicode has the letters of the script run."""
    from_the_right = unicodedata.bidirectional(unicodedata.lookup(letter)) in {"R", "AL"}
    assert is_right_to_left(f"en-{script}") is from_the_right
