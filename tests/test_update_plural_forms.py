"""``Plural-Forms`` beside CLDR, in all locales."""

from __future__ import annotations

import re
from gettext import c2py

import pytest
from babel import localedata

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.translate.merging.headers import completed, fields, plural_count, with_field
from vapierrors.translate.plural_forms import plural_forms

LOCALES = sorted(name for name in localedata.locale_identifiers() if name not in {"root", "en_US_POSIX"})


@pytest.mark.parametrize("name", LOCALES)
def test_numbers_are_told_apart_as_in_cldr(name: str) -> None:
    """Each category that a whole number has is one form, and each form is one category."""
    match = re.fullmatch(r"nplurals=(\d); plural=(.*);", plural_forms(name.replace("_", "-")))
    assert match
    form, select = c2py(match[2]), plural_rule(data_locale(name)).select
    pairs = {(form(number), select(number)) for number in range(1000)}
    assert sorted(index for index, _category in pairs) == [*range(int(match[1]))]
    assert len({category for _index, category in pairs}) == int(match[1])


def test_known_expressions_are_kept() -> None:
    """What translators' tools have for a language is taken where it is right; French has no form for whole millions."""
    assert {name: plural_forms(name) for name in ("de", "fr", "ja", "pt-BR", "cs", "hu", "pl", "pt", "lv")} == {
        "de": "nplurals=2; plural=(n != 1);",
        "fr": "nplurals=2; plural=(n > 1);",
        "ja": "nplurals=1; plural=0;",
        "pt-BR": "nplurals=2; plural=(n > 1);",
        "cs": "nplurals=3; plural=((n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2);",
        "hu": "nplurals=2; plural=(n==1 ? 0 : 1);",
        "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "pt": "nplurals=2; plural=(n<=1 ? 0 : 1);",
        "lv": "nplurals=3; plural=((n%10==0 || n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
    }


def test_fields_are_found_and_replaced() -> None:
    """Those that are filled in, whatever stands around them; a field that is there twice is that of the last line."""
    text = "Language:de\r\nno field\nX-A: b: c\nPlural-Forms: nplurals=INTEGER; plural=EXPRESSION;\nX-A: d"
    assert fields(text) == {"Language": "de", "X-A": "d"}
    assert with_field(text, "Language", "fr") == text.replace("Language:de\r\n", "Language: fr\n")
    assert with_field("", "Language", "fr") == "Language: fr\n"
    assert with_field("X-Language: de\n", "Language", "fr") == "X-Language: de\nLanguage: fr\n"


def test_a_complete_header_is_left() -> None:
    """Whatever it says."""
    text = "Content-Type: x\nLanguage: Klingon\nMIME-Version: 9\nContent-Transfer-Encoding: 7bit\nPlural-Forms: none\n"
    assert completed(text, "de") == text
    assert [plural_count(f"Plural-Forms: {value}\n") for value in ("none", "nplurals=0;", "nplurals = 4")] == [2, 1, 4]
