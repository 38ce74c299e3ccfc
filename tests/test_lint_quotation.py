"""Quotation marks: the language's own, in pairs; apostrophes and code are none."""

from __future__ import annotations

import pytest
from lint_texts import NO_BREAK, put_right, remarks, told

QUOTED = "The file “{x}” is gone"


@pytest.mark.parametrize(
    ("locale", "source", "text", "found"),
    [
        ("de", QUOTED, 'Die "{x}" ist', ('Expected „…“ as the language has it, got "…"', 4)),
        ("de", QUOTED, "Die “{x}” ist", ("Expected „…“ as the language has it, got “…”", 4)),
        ("de", QUOTED, "Die „{x}” ist", ("Expected '“' that closes the quotation, got '”'", 8)),
        ("de", QUOTED, "Die „{x} ist", ("Expected '“' that closes '„', got none", 4)),
        ("de", QUOTED, "Die {x}“ ist", ("Expected a mark that opens the quotation before '“', got none", 7)),
        ("de", QUOTED, "Die ''{x}'' ist", ("Expected „…“ as the language has it, got '…'", 4)),
        ("de", "x", 'Wert "true"', ('Expected „…“ as the language has it, got "…"', 5)),
        ("de", 'a "{x}"', 'a "{x}', ("Expected '\"' that closes '\"', got none", 2)),
        ("fr", QUOTED, "Le „{x}“", ("Expected «…» as the language has it, got „…“", 3)),
        ("ja", QUOTED, "«{x}»", ("Expected 「…」 as the language has it, got «…»", 0)),
        ("zh-TW", QUOTED, "“{x}”", ("Expected 「…」 as the language has it, got “…”", 0)),
        ("zh-Hans", QUOTED, "「{x}」", ("Expected “…” as the language has it, got 「…」", 0)),
        ("pl", QUOTED, "„{x}“", ("Expected '”' that closes the quotation, got '“'", 4)),
        ("sv", QUOTED, "“{x}”", ("Expected ”…” as the language has it, got “…”", 0)),
        ("pt-BR", QUOTED, "„{x}“", ("Expected “…” as the language has it, got „…“", 0)),
        ("es", QUOTED, "«{x}”", ("Expected '»' that closes the quotation, got '”'", 4)),
    ],
)
def test_foreign_marks_and_single_ones_are_told(locale: str, source: str, text: str, found: tuple[str, int]) -> None:
    """A pair is told once, with what the language has instead."""
    assert told("quotation-marks", locale, source, text) == [found]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", QUOTED, "„{x}“ »{x}« ›a‹ ‚b‘, Hans’ Datei gibt’s nicht"),
        ("de-CH", QUOTED, "«{x}» ‹a›"),
        ("fr", QUOTED, f"l’hôte «{NO_BREAK}{{x}}{NO_BREAK}» d’“y” l’{{x}}"),
        ("it", QUOTED, "«{x}» un po’ dell’“{x}”, l''host, po''"),
        ("ja", QUOTED, "「{x}」『a』“b”"),
        ("ja", "“C:\\Temp”, “\\\\a\\b”", "「C:\\Temp」と「\\\\a\\b」"),
        ("he", QUOTED, '”{x}” דו"ח צה״ל ״{x}״'),
        ("he", QUOTED, 'למאגר "{x}": כן'),
        ("yi", QUOTED, "לר”ב ”{x}”"),
        ("ug", QUOTED, "«{x}» ‹a›"),
        ("ar", QUOTED, "”{x}“ «a» “b”"),
        ("sv", QUOTED, "”{x}”: ’a’, (”z”)"),
        ("fi", QUOTED, "”{x}” »a»"),
        ("ru", QUOTED, "«{x}» и «а „б“ в»"),
        ("uk", QUOTED, "«{x}» п’ять п'ять"),
        ("nl", QUOTED, "‘{x}’ foto’s ’s avonds “{x}” „{x}”"),
        ("en-GB", QUOTED, "‘{x}’ isn’t “a ‘b’ c” the users’ file"),
        ("tr", QUOTED, "“{x}” Ali’nin {x}’den"),
        ("uz", QUOTED, "“{x}” o‘zbek"),
        ("mt", QUOTED, "“{x}” ta’ l-fajl"),
        ("de", 'a "{x}" b', 'a "{x}" b'),
        ("de", 'a {x} 5" b', 'a {x} 5" b'),
        ("de", "x", 'a="b", `"` und {"k": 1}'.replace("{", "'{").replace("}", "}'")),
        ("de", "{n, plural, other {“#”}}", "{n, plural, one {„#“} other {„#s“}}"),
    ],
)
def test_marks_of_the_language_are_right(locale: str, source: str, text: str) -> None:
    """Preferred and alternate marks, apostrophes, inches and code raise nothing."""
    assert remarks("quotation-marks", locale, source, text) == []


@pytest.mark.parametrize(
    ("locale", "text", "fixed"),
    [
        ("nl", 'Het bestand "{x}" is weg', "Het bestand ‘{x}’ is weg"),
        ("de", 'Die "{x}" und die "{y}"', "Die „{x}“ und die „{y}“"),
        ("de", "Die “{x}” ist", "Die „{x}“ ist"),
        ("de", "Die ''{x}'' ist", "Die „{x}“ ist"),
        ("fr", "Le \"{x}\" n''est", f"Le «{NO_BREAK}{{x}}{NO_BREAK}» n''est"),
        ("fr-CH", 'Le "{x}"', "Le «{x}»"),
        ("ja", '"{x}"が', "「{x}」が"),
        ("ru", '{n, plural, other {"{x}"}}', "{n, plural, other {«{x}»}}"),
    ],
)
def test_marks_around_an_argument_are_put_right(locale: str, text: str, fixed: str) -> None:
    """A pair that stands directly around one argument becomes the pair of the language, with its spaces."""
    assert put_right("quotation-marks", locale, QUOTED, text) == fixed
    assert remarks("quotation-marks", locale, QUOTED, fixed) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", 'Die "Datei {x}" ist'),
        ("de", 'Die "{x} ist'),
        ("de", 'Die "{x}{y}" ist'),
        ("de", 'Die "`x`" ist'),
        ("br", 'Ar "{x}"'),
    ],
)
def test_other_marks_stay(locale: str, text: str) -> None:
    """Around words, and where the spaces of the language are not certain, a translator has to look."""
    assert put_right("quotation-marks", locale, QUOTED, text) is None


def test_one_pair_is_put_right_and_the_other_told() -> None:
    """A pair around words does not keep that around an argument from being put right."""
    found = remarks("quotation-marks", "de", QUOTED, 'Die "Datei" "{x}"')
    assert [remark.fixed.text if remark.fixed else None for remark in found] == [None, 'Die "Datei" „{x}“']
