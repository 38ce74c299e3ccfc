"""What the rules about headers say: language, charset, plural forms, or no header at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import localedata
from babel.messages.plurals import PLURALS
from lint_asking import file_remarks, file_told, with_header

from vapierrors.translate.lint.headers import plural_forms
from vapierrors.translate.lint.plural_forms import read_forms, sound_forms
from vapierrors.translate.lint.showing import GONE, HEADER

LOCALES = Path(__file__).parent.parent / "locales"
_RUSSIAN = (
    "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
    "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);"
)
RULES = ("header-missing", "header-language", "header-charset", "header-plural-forms")


@pytest.mark.parametrize("content", ["", GONE, f'#~ msgid ""\n#~ msgstr "Language: de\\n"\n\n{GONE}'])
def test_no_header(content: str) -> None:
    """A file without a header is told at its begin, and of a header that is not there nothing else is said."""
    reason = 'Expected a header, an entry whose msgid is "", got none'
    assert file_told("header-missing", content) == [(reason, "1:1")]
    assert [file_told(rule, content) for rule in RULES[1:]] == [[], [], []]


def test_an_empty_header() -> None:
    """A header that says nothing is none."""
    content = f'# Words\nmsgid ""\nmsgstr ""\n\n{GONE}'
    assert file_told("header-missing", content) == [
        ('Expected a header, an entry whose msgid is "", got an empty one', "3:9")
    ]
    assert [file_told(rule, content) for rule in RULES[1:]] == [[], [], []]


@pytest.mark.parametrize(
    ("locale", "value"),
    [
        ("de", "de"),
        ("de", "de_DE"),
        ("de", "de_DE.UTF-8"),
        ("de", "DE-de"),
        ("pt-BR", "pt_BR"),
        ("pt-BR", "pt"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("zh-Hans", "zh"),
        ("he", "iw"),
        ("nb", "no"),
        ("no", "nb_NO"),
        ("sr-Latn", "sr@latin"),
        ("sr", "sr_RS@cyrillic"),
        ("ca-ES-valencia", "ca@valencia"),
    ],
)
def test_names_of_a_language(locale: str, value: str) -> None:
    """A language may be named in any spelling, with or without what goes without saying."""
    assert file_told("header-language", with_header(GONE, Language=value), locale) == []


@pytest.mark.parametrize(
    ("locale", "value"),
    [
        ("de", "fr"),
        ("de", "de_AT"),
        ("pt-BR", "pt_PT"),
        ("zh-Hans", "zh_TW"),
        ("zh-Hant", "zh"),
        ("sr-Latn", "sr"),
        ("de", "German"),
        ("de", "de, fr"),
        ("nb", "nn"),
        ("de", "@@"),
    ],
)
def test_names_of_another_language(locale: str, value: str) -> None:
    """What maximizes to another locale, or is no tag, is told where it stands."""
    posix = locale.replace("-", "_")
    reason = f"Expected Language: {posix} in the header, got {value!r}"
    assert file_told("header-language", with_header(GONE, Language=value), locale) == [(reason, "4:12")]


def test_no_language() -> None:
    """A translation names its language; a template need not."""
    content = with_header(GONE).replace('"Language: de\\n"\n', "")
    assert file_told("header-language", content) == [("Expected Language: de in the header, got none", "3:2")]
    assert file_remarks("header-language", content, "en", is_template=True) == []
    assert file_remarks("header-language", with_header(GONE, Language=""), "en", is_template=True) == []
    assert file_remarks("header-language", with_header(GONE, Language="en_US"), "en", is_template=True) == []
    assert len(file_remarks("header-language", with_header(GONE), "en", is_template=True)) == 1


@pytest.mark.parametrize(
    ("value", "got"),
    [
        ("text/plain", "'text/plain'"),
        ("text/plain; charset=", "'text/plain; charset='"),
        ("", "none"),
    ],
)
def test_no_charset(value: str, got: str) -> None:
    """A header without a charset is told, with what it has in its place."""
    reason = f"Expected Content-Type: text/plain; charset=UTF-8 in the header, got {got}"
    assert file_told("header-charset", with_header(GONE, Content_Type=value)) == [(reason, "6:16")]


def test_charsets_that_are_none() -> None:
    """A placeholder and a name that nobody knows are told where they stand."""
    undecided = with_header(GONE, Content_Type="text/plain; charset=CHARSET")
    unknown = with_header(GONE, Content_Type="text/plain; charset=UTF-88")
    placeholder = "Expected Content-Type: text/plain; charset=UTF-8 in the header, got CHARSET, which names none"
    nobody = "Expected a charset of text that Python knows, got 'UTF-88'; UTF-8 is tried"
    assert file_told("header-charset", undecided) == [(placeholder, "6:36")]
    assert file_told("header-charset", unknown) == [(nobody, "6:36")]
    assert file_remarks("header-charset", undecided, "en", is_template=True) == []
    assert len(file_remarks("header-charset", f"# ä\n{undecided}", "en", is_template=True)) == 1


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8", "utf8", "ISO-8859-1", "EUC-JP", "windows-1252"])
def test_charsets(charset: str) -> None:
    """Any charset of text may be named."""
    assert file_told("header-charset", with_header(GONE, Content_Type=f"text/plain; charset={charset}")) == []


@pytest.mark.parametrize(
    ("locale", "value"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("de", "nplurals=2; plural=n == 1 ? 0 : 1"),
        ("fr", "nplurals=2; plural=n > 1;"),
        ("fr", "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"),
        ("es", "nplurals=2; plural=(n != 1);"),
        ("es", "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
        ("pt", "nplurals=2; plural=(n > 1);"),
        ("tr", "nplurals=1; plural=0;"),
        ("tr", "nplurals=2; plural=(n != 1);"),
        ("fa", "nplurals=2; plural=(n > 1);"),
        ("he", "nplurals=3; plural=(n == 1) ? 0 : ((n == 2) ? 1 : 2);"),
        ("ru", "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"),
        ("ru", _RUSSIAN),
        ("cs", "nplurals=4; plural=(n == 1 && n % 1 == 0) ? 0 : (n >= 2 && n <= 4) ? 1 : (n % 1 != 0) ? 2 : 3;"),
        ("ar", "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"),
        ("mk", "nplurals=2; plural=(n % 10 == 1 && n % 100 != 11) ? 0 : 1;"),
        ("id", "nplurals=1; plural=0;"),
    ],
)
def test_plural_forms_that_tools_write(locale: str, value: str) -> None:
    """The forms of gettext and of CLDR are sound, however they are written, with millions apart or not."""
    assert file_told("header-plural-forms", with_header(GONE, Plural_Forms=value), locale) == []


@pytest.mark.parametrize(
    ("locale", "value"),
    [
        ("de", "nplurals=2; plural=(n == 1);"),
        ("de", "nplurals=3; plural=(n != 1);"),
        ("fr", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=2; plural=(n != 1);"),
        ("pl", "nplurals=2; plural=(n != 1);"),
        ("de", "nplurals=2; plural=n / 0;"),
        ("de", "nplurals=2; plural=n %% 2;"),
        ("de", "nplurals=2; plural=\u2028n != 1;"),
        ("de", "nplurals=2; plural=__import__('os');"),
        ("de", f"nplurals=2; plural={'(' * 400}n{')' * 400};"),
        ("de", f"nplurals=2; plural={'n*' * 400}n;"),
        ("de", f"nplurals=2; plural={'n' * 5000};"),
        ("de", "nplurals=999999999; plural=n;"),
        ("de", "nplurals=9999999999999999999999; plural=n;"),
        ("de", "nplurals=INTEGER; plural=EXPRESSION;"),
    ],
)
def test_plural_forms_of_another_language(locale: str, value: str) -> None:
    """Other forms, what is no formula, and what no tool should compute are told, and put right in their place."""
    content = with_header(GONE, Plural_Forms=value)
    reason = f"Expected {plural_forms(locale)!r} as Plural-Forms of {locale}, got {value!r}"
    assert file_told("header-plural-forms", content, locale) == [(reason, "8:16")]
    (found,) = file_remarks("header-plural-forms", content, locale)
    assert found.fixed is not None
    assert found.fixed.text.splitlines()[-1] == f"Plural-Forms: {plural_forms(locale)}"
    assert len(found.fixed.text.splitlines()) == 6


def test_no_plural_forms() -> None:
    """A translation has the line, which the fix adds at the end; a template need not."""
    content = with_header(GONE).replace('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "")
    (found,) = file_remarks("header-plural-forms", content)
    assert found.reason == "Expected 'nplurals=2; plural=(n != 1);' as Plural-Forms of de, got none"
    assert found.fixed is not None
    assert found.fixed.text.endswith("8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n")
    placeholder = with_header(GONE, Plural_Forms="nplurals=INTEGER; plural=EXPRESSION;")
    for template in (content, placeholder):
        assert file_remarks("header-plural-forms", template, "en", is_template=True) == []


def test_plural_forms_of_every_language() -> None:
    """For every locale of Babel's there are forms that are sound for it, and those from CLDR give its categories."""
    for locale in localedata.locale_identifiers():
        forms = read_forms(plural_forms(locale))
        assert forms in sound_forms(locale), locale
        assert max(forms.indexes) < forms.number


@pytest.mark.parametrize("language", sorted({*PLURALS} & {*localedata.locale_identifiers()}))
def test_plural_forms_of_gettext(language: str) -> None:
    """What gettext has for a language is sound, also where CLDR tells numbers apart in another way."""
    number, rule = PLURALS[language]
    value = f"nplurals={number}; plural={rule};"
    assert file_told("header-plural-forms", with_header(GONE, Plural_Forms=value), language) == []


@pytest.mark.parametrize(
    "path", sorted(LOCALES.rglob("*.po*")), ids=lambda path: f"{path.parent.parent.name}-{path.name}"
)
@pytest.mark.parametrize("rule", RULES)
def test_our_own_headers(rule: str, path: Path) -> None:
    """The catalogs that the library ships have sound headers."""
    is_template = path.suffix == ".pot"
    locale = "en" if is_template else path.parent.parent.name
    assert file_remarks(rule, path.read_bytes(), locale, is_template=is_template) == []


def test_the_header_of_examples_is_sound() -> None:
    """Nothing is said of it."""
    assert [file_told(rule, f"{HEADER}\n{GONE}") for rule in RULES] == [[], [], [], []]
