"""PO files with gettext's plural forms (specification, section 9)."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from exchange_units import LOCALES, bundles, english, german, read_back, unit, written
from hypothesis import HealthCheck, given, settings

from vapierrors.exceptions import LocaleError
from vapierrors.template import parse
from vapierrors.translate.exchange import FORMATS, Bundle, InFile, OutFile, Written
from vapierrors.translate.exchange.form_categories import form_categories
from vapierrors.translate.plural_forms import plural_forms

if TYPE_CHECKING:
    from pathlib import Path

READ = FORMATS["gettext"].read
FILES = "Deleted {n, plural, one {# file} other {# files}} on {host}."
DATEIEN = "{n, plural, one {# Datei} other {# Dateien}} auf {host} gelöscht."
UNDECODABLE = "the entry has bytes that are none in the charset of its file"
ICU = ("icu-message-format",)

FLATTENED = """\
#. n: integer
#. vapierrors:source "Deleted {n, plural, one {# file} other {# files}} on {host}."
#. vapierrors:translation "{n, plural, one {# Datei} other {# Dateien}} auf {host} gelöscht."
#, python-brace-format
msgctxt "m"
msgid "Deleted {n} file on {host}."
msgid_plural "Deleted {n} files on {host}."
msgstr[0] "{n} Datei auf {host} gelöscht."
msgstr[1] "{n} Dateien auf {host} gelöscht."
"""

KEPT = [
    ("{n, plural, =0 {none} other {#}}", "", "a branch =0 is no form of gettext's"),
    ("{n, plural, offset:1 other {#}}", "", "gettext has no offset"),
    ("{n, selectordinal, other {#}}", "", "gettext has no ordinal plurals"),
    ("{n, plural, other {#}}{m, plural, other {#}}", "", "gettext has one plural in a message, and no other around it"),
    (
        "{k, select, other {{n, plural, other {#}}}}",
        "",
        "gettext has one plural in a message, and no other around it",
    ),
    (
        "{n, plural, other {# {d, date}}}",
        "",
        "gettext has no plural or select inside a plural, and braces no formats",
    ),
    (
        "{n, plural, other {# of {n}}}",
        "",
        "the number of the plural stands beside its sign #, and braces have one form for both",
    ),
    ("{n, plural, other {# {a-b}}}", "", "'a-b' is no name that braces can hold"),
    ("{a-b, plural, other {#}}", "", "'a-b' is no name that braces can hold"),
    ("{n, plural, few {a} other {#}}", "", "English has the forms one and other alone"),
    ("{n, plural, one {} other {s}}", "", "an empty form is none to gettext"),
    ("{n, plural, one {a\n} other {b}}", "", "gettext wants all forms to begin and end with a line break, or none"),
    (FILES, "{m, plural, other {#}}", "the translation counts 'm', and the source 'n'"),
    (FILES, "keine", "gettext has one plural in a message, and no other around it"),
]


def entry_of(found: Written) -> str:
    """The file without its header."""
    assert found.file is not None
    return found.file.content.decode().partition("\n\n")[2]


def test_a_plural_is_a_text_for_each_form() -> None:
    """The words around the plural stand in each form, and the templates above them."""
    found = written("gettext", german(unit(FILES, DATEIEN, comments=("n: integer",), flags=ICU)))
    assert (entry_of(found), found.losses) == (FLATTENED, ())


def test_forms_with_other_placeholders_are_not_to_be_compared() -> None:
    """A tool that takes ``a file`` for a form without its number is told not to."""
    found = written("gettext", english(unit("{n, plural, one {a file} other {# files}}", flags=("x", *ICU))))
    assert entry_of(found).splitlines()[1:4] == ["#, x, no-python-brace-format", 'msgctxt "m"', 'msgid "a file"']


@pytest.mark.parametrize(("source", "translation", "reason"), KEPT)
def test_what_forms_cannot_say_is_kept(source: str, translation: str, reason: str) -> None:
    """The message stays ICU MessageFormat, and is told."""
    bundle = german(unit(source, translation))
    found = written("gettext", bundle)
    assert [*map(str, found.losses)] == [f"m [de]: {reason}; kept as ICU MessageFormat [gettext-forms]"]
    assert read_back("gettext", found).bundles[0].units == bundle.units


def test_what_is_not_sound_is_left_out() -> None:
    """A translation goes alone, a message whose English is not sound goes as a whole; each is told with its line."""
    broken, open_ended = unit("{n", "Weg", line=7), unit("Gone", "{x", message_id="k", is_fuzzy=True, line=9)
    found = written("gettext", german(broken, open_ended, unit(FILES, "{n", message_id="p")))
    bare = "kept without its translation"
    end = "Expected ',' or '}' behind the argument name '{}', got end of text - at line 1, column 3"
    assert [*map(str, found.losses)] == [
        f"m [de]: the English is not sound: {end.replace('{}', 'n')}; left out [template-syntax]",
        f"k [de]: the translation is not sound: {end.replace('{}', 'x')}; {bare} [template-syntax]",
        f"p [de]: the translation is not sound: {end.replace('{}', 'n')}; {bare} [template-syntax]",
    ]
    assert ([loss.line for loss in found.losses], found.units) == ([7, 9, 0], 2)
    assert read_back("gettext", found).bundles[0].units == (
        unit("Gone", message_id="k"),
        unit(FILES, message_id="p"),
    )


def test_two_messages_of_an_id_stay_apart() -> None:
    """A form for one that is the text of another message of the id would be the same entry."""
    bundle = english(unit("{n} file"), unit("{n, plural, one {# file} other {# files}}"))
    found = written("gettext", bundle)
    assert [loss.reason for loss in found.losses] == ["its form for one is the text of another message of the same id"]
    assert read_back("gettext", found).bundles[0].units == bundle.units


def test_forms_of_several_categories_must_agree() -> None:
    """Where French forms put millions with the rest, a text of their own for millions cannot be said."""
    text = "{n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}"
    bundle = Bundle(domain="app", locale="fr", units=(unit("{n, plural, other {# files}}", text),))
    found = written("gettext", bundle)
    assert [loss.reason for loss in found.losses] == ["form 1 of the header is for other and many, which differ"]


def edited(found: Written, *changes: tuple[str, str]) -> InFile:
    """The file after a translator's work."""
    assert found.file is not None
    text = found.file.content.decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return InFile(found.file.name, text.encode())


def test_a_changed_form_makes_the_template_anew() -> None:
    """What a translator changes comes back as branches, and the flag of ICU with it."""
    found = written("gettext", german(unit(FILES, DATEIEN, flags=ICU)))
    read = READ(edited(found, ('msgstr[0] "{n} Datei auf', 'msgstr[0] "Eine {{Datei}} auf')))
    text = "{n, plural, one {Eine '{'Datei'}' auf {host} gelöscht.} other {# Dateien auf {host} gelöscht.}}"
    assert read.bundles[0].units == (unit(FILES, text, flags=ICU),)


def test_categories_without_integers_are_kept() -> None:
    """Polish ``other`` is for fractions, which gettext does not know: it comes from the translation before."""
    text = "{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}"
    found = written("gettext", Bundle(domain="app", locale="pl", units=(unit("{n, plural, one {a} other {b}}", text),)))
    read = READ(edited(found, ('msgstr[0] "{n} plik"', 'msgstr[0] "jeden plik"')))
    assert read.bundles[0].units[0].translation == text.replace("# plik}", "jeden plik}")
    original = f'#. vapierrors:translation "{text}"'
    without = edited(found, (original, "#"), ('msgstr[0] "{n} plik"', 'msgstr[0] "jeden plik"'))
    changed = "{n, plural, one {jeden plik} few {# pliki} many {# plików} other {# plików}}"
    assert READ(without).bundles[0].units[0].translation == changed


SECOND = 'msgstr[1] "{n} Dateien auf {host} gelöscht."'
BROKEN = [
    (SECOND, SECOND.replace("{n}", "{n"), "Expected {name}, or a brace twice for one, got '{n Dateien auf {host'"),
    (SECOND, 'msgstr[1] ""', "Expected a text for each plural form, got an empty one"),
    (f"{SECOND}\n", "", "Expected 2 plural forms, got 1"),
    ("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0", "Expected 1 plural form, got 2"),
    ("plural=(n != 1)", "plural=n", "Expected sound plural forms in the header, got none"),
    (
        "vapierrors:source ",
        "source ",
        "Expected the comment vapierrors:source above the entry, got none; it tells what is counted",
    ),
    (
        ':source "',
        ":source ",
        "Expected a template in quotes behind vapierrors:source, got Expecting value: line 1 column 1 (char 0)",
    ),
    (
        'msgid "Deleted {n} file on {host}."',
        'msgid "x"',
        f"Expected the forms of {FILES!r}, got 'x' and 'Deleted {{n}} files on {{host}}.'",
    ),
]


@pytest.mark.parametrize(("old", "new", "detail"), BROKEN)
def test_a_broken_entry_is_told(old: str, new: str, detail: str) -> None:
    """It is left out, with its line."""
    read = READ(edited(written("gettext", german(unit(FILES, DATEIEN))), (old, new)))
    (problem,) = read.problems
    assert (read.bundles[0].units, problem.detail, problem.code) == ((), detail, "gettext-forms")
    assert problem.line == 18


def test_one_category_of_several_forms_must_agree() -> None:
    """Where a file has two forms for one category of CLDR, different texts for them cannot be said."""
    header = 'msgid ""\nmsgstr "Language: de\\nPlural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\\n"\n\n'
    read = READ(InFile("app.po", f'{header}{FLATTENED}msgstr[2] "x"\n'.encode()))
    assert [problem.detail for problem in read.problems] == [
        "Expected one text for the plural category other, got several forms that differ"
    ]


@pytest.mark.parametrize(
    "text", ["", "nplurals=1", "nplurals=1; plural=n", "nplurals=2; plural=n/0", "nplurals=2; plural=(("]
)
def test_what_is_no_expression_has_no_categories(text: str) -> None:
    """An expression of a file is data: it is never evaluated as Python."""
    assert form_categories("de", text) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_each_form_of_a_language_has_a_category(locale: str) -> None:
    """The forms that a new file names tell numbers apart as CLDR does, millions aside."""
    found = form_categories(locale, plural_forms(locale))
    assert found is not None
    firsts = [categories[0] for categories in found.of_forms]
    assert len({*firsts}) == len(firsts)


def test_the_language_is_looked_for() -> None:
    """The caller's counts, then that of the folder, then that of the header; without any, the file is refused."""
    content = b'msgid ""\nmsgstr "Language: ja\\n"\n'
    assert READ(InFile("app.po", content)).bundles[0].locale == "ja"
    assert READ(InFile("x/de/LC_MESSAGES/app.po", content)).bundles[0].locale == "de"
    assert READ(InFile("x/de/LC_MESSAGES/app.po", content, "fr")).bundles[0].locale == "fr"
    assert READ(InFile("app.pot", content)).bundles[0].is_template
    with pytest.raises(LocaleError) as raised:
        READ(InFile("app.po", b""))
    assert str(raised.value) == "Expected a header with the Language, got none - at app.po; name the locale"


def test_what_is_no_message_is_told() -> None:
    """An entry without an id, bytes of another charset, and lines that are no PO."""
    content = b'msgid "a"\nmsgstr "b"\n\nmsgctxt "m"\nmsgid "a"\nmsgstr "\xff"\n\noops\n'
    assert [*map(str, READ(InFile("app.po", content, "de")).problems)] == [
        "app.po:8: Expected msgctxt, msgid, msgstr, a comment or text in quotes, got 'oops' [file-syntax]",
        "app.po:1: a [de]: Expected a message, got none: an entry without msgctxt has no id [no-message-id]",
        f"app.po:5: m [de]: Expected a message, got none: {UNDECODABLE} [undecodable]",
    ]


def tool(path: Path, file: OutFile, *command: str) -> str:
    """What a program of gettext says against a file."""
    if not shutil.which(command[0]):
        pytest.skip("gettext is not installed")
    (path / "file.po").write_bytes(file.content)
    done = subprocess.run([*command, "file.po"], cwd=path, capture_output=True, check=False, text=True)  # noqa: S603 - gettext's own
    return "" if done.returncode == 0 else done.stderr


@given(bundle=bundles())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_gettext_accepts_every_file(bundle: Bundle, tmp_path: Path) -> None:
    """``msgfmt --check`` and ``msgcat`` find nothing wrong with what is written, line breaks of translators aside."""
    units = tuple(
        found
        for found in bundle.units
        if not found.translation
        or [found.translation.startswith("\n"), found.translation.endswith("\n")]
        == [found.source.startswith("\n"), found.source.endswith("\n")]
    )
    found = written("gettext", Bundle(domain="app", locale=bundle.locale, units=units))
    assert found.file is not None
    assert tool(tmp_path, found.file, "msgfmt", "--check", "-o", "/dev/null") == ""
    assert tool(tmp_path, found.file, "msgcat", "-o", "/dev/null") == ""


def test_forms_that_lack_a_placeholder_are_found_by_msgfmt(tmp_path: Path) -> None:
    """The flag of braces is one that gettext checks: that is what the form is for."""
    found = written("gettext", german(unit(FILES, DATEIEN, flags=ICU)))
    broken = edited(found, ("Dateien auf {host}", "Dateien auf {hots}"))
    assert "fatal error" in tool(tmp_path, OutFile("x", broken.content), "msgfmt", "--check", "-o", "/dev/null")
    assert parse(DATEIEN)
