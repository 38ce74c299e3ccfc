"""A new translation, made from its template (specification, section 4)."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.catalog.sources import builtin_folder
from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.exceptions import LocaleError
from vapierrors.template import parse, walk
from vapierrors.template.nodes import PluralArgument
from vapierrors.translate.merging import Beginning, TargetLocale, merge, new_file, target_locale
from vapierrors.translate.merging.skeletons import plural_skeleton
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = Beginning("app", datetime(2026, 1, 31, 12, 30, tzinfo=UTC), "Anna <anna@example.com>")
TEMPLATE = """\
# SOME DESCRIPTIVE TITLE.
# Copyright (C) YEAR THE PACKAGE'S COPYRIGHT HOLDER
# This file is distributed under the same license as the PACKAGE package.
# FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.
#
# Entries of one id stand in the order in which they are tried.
#
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: shop 1.0\\n"
"Report-Msgid-Bugs-To: bugs@example.com\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language: \\n"
"X-Mine: kept\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=CHARSET\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

#. n (i): how many
#: a.py:1
#, icu-message-format
msgctxt "files"
msgid "{n, plural, one {# file} other {# files}}"
msgstr ""

msgid "file"
msgid_plural "files"
msgstr[0] ""
msgstr[1] ""

#~ msgid "old"
#~ msgstr ""
"""
POLISH = """\
# Polish translations of app.
# Entries of one id stand in the order in which they are tried.
msgid ""
msgstr ""
"Project-Id-Version: shop 1.0\\n"
"Report-Msgid-Bugs-To: bugs@example.com\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-31 12:30+0000\\n"
"Last-Translator: Anna <anna@example.com>\\n"
"Language-Team: Polish\\n"
"Language: pl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"X-Mine: kept\\n"

#. n (i): how many
#: a.py:1
#, icu-message-format
msgctxt "files"
msgid "{n, plural, one {# file} other {# files}}"
msgstr ""

msgid "file"
msgid_plural "files"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""
"""


def test_a_new_file_has_all_that_its_template_has() -> None:
    """Messages, comments, and a header that is filled in; nothing that is obsolete, or left for others to fill in."""
    template = PoDocument.read(TEMPLATE.encode())
    document = new_file(template, target_locale("pl"), BEGINNING)
    assert document.text == POLISH
    assert not merge(document, template, "pl").is_changed


def test_plurals_begin_with_the_forms_of_the_language() -> None:
    """In English, as fuzzy; those of gettext have forms of their own."""
    template = PoDocument.read(TEMPLATE.encode())
    document = new_file(template, target_locale("pl"), BEGINNING, with_skeletons=True)
    skeleton = "{n, plural, one {# file} few {# files} many {# files} other {# files}}"
    assert document.text == POLISH.replace("#, icu", "#, fuzzy, icu").replace(
        'files}}"\nmsgstr ""', f'files}}}}"\nmsgstr "{skeleton}"'
    )


@pytest.mark.parametrize(
    ("source", "locale", "skeleton"),
    [
        ("{n, plural, one {# a} other {# b}}", "ja", "{n, plural, other {# b}}"),
        (
            "{n, plural, offset:1 =0 {no} =1 {you} one {you and # a} other {'{'#'}'}}",
            *(
                "cs",
                "{n, plural, offset:1 =0 {no} =1 {you} one {you and # a} few {'{'#'}'} many {'{'#'}'} other {'{'#'}'}}",
            ),
        ),
        ("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "de", "{n, selectordinal, other {#th}}"),
        (
            "{k, select, vm {{n, plural, one {a} other {b}}} other {c}}",
            *("lv", "{k, select, vm {{n, plural, zero {b} one {a} other {b}}} other {c}}"),
        ),
        (
            "{n, plural, one {{m, plural, one {a} other {b}}} other {c}}",
            *("ja", "{n, plural, other {c}}"),
        ),
        ("{n, number}", "cs", ""),
        ("{n, plural, one {a}", "cs", ""),
    ],
)
def test_a_skeleton_is_the_english_with_other_categories(source: str, locale: str, skeleton: str) -> None:
    """Exact numbers, offsets and selects stay; a category that English lacks begins as its "other"."""
    assert plural_skeleton(source, locale) == skeleton


@given(st.sampled_from(sorted(set(localedata.locale_identifiers()) - {"root", "en_US_POSIX"})), st.booleans())
def test_a_skeleton_has_each_category_of_the_locale(name: str, ordinal: bool) -> None:  # noqa: FBT001 - drawn
    """And no other one."""
    tag = name.replace("_", "-")
    kind = "selectordinal" if ordinal else "plural"
    tree = parse(plural_skeleton(f"{{n, {kind}, one {{#}} other {{#}}}}", tag))
    [plural] = [node for node in walk(tree) if isinstance(node, PluralArgument)]
    categories = plural_rule(data_locale(tag), ordinal=ordinal).categories
    assert tuple(branch.selector for branch in plural.branches) == categories


def test_a_template_without_a_header_is_enough() -> None:
    """The project is then called as what is translated; long strings are wrapped where that is wished."""
    document = new_file(
        PoDocument.read(b'msgctxt "a"\nmsgid "one two three"\nmsgstr ""\n'), target_locale("de"), BEGINNING, width=12
    )
    assert document.header
    assert document.header.entry.text.startswith("Project-Id-Version: app\nPO-Revision-Date: 2026-01-31 12:30+0000\n")
    assert document.text.endswith('\n\nmsgctxt "a"\nmsgid ""\n"one two "\n"three"\nmsgstr ""\n')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fr", ("fr", "French", "")),
        (
            "pt_br",
            ("pt-BR", "Portuguese (Brazil)", "'pt-BR' says no more than 'pt', which serves all readers of Portuguese"),
        ),
        ("PT-pt", ("pt-PT", "Portuguese (Portugal)", "")),
        ("zh-hant", ("zh-Hant", "Chinese (Traditional)", "")),
        (
            "zh-Hant-TW",
            (
                *("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
                "'zh-Hant-TW' says no more than 'zh-Hant', which serves all readers of Chinese (Traditional)",
            ),
        ),
        ("iw", ("he", "Hebrew", "")),
        ("de-AT", ("de-AT", "German (Austria)", "")),
        ("es-419", ("es-419", "Spanish (Latin America)", "")),
        ("en-GB", ("en-GB", "English (United Kingdom)", "")),
        ("en", ("en", "English", "English is what the templates are in; it needs no file of its own")),
    ],
)
def test_a_tag_is_brought_into_its_form(text: str, expected: tuple[str, str, str]) -> None:
    """With its name in English, and a shorter one that means the same."""
    assert target_locale(text) == TargetLocale(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("klingon", "Expected a language that CLDR has data for, got 'klingon' in 'klingon'"),
        ("../etc", "Expected a language tag such as de or zh-Hant-TW, got '../etc'"),
        ("de-XQ", "Expected a region that CLDR knows, got 'XQ' in 'de-XQ'"),
        ("de-Abcd", "Expected a script that CLDR knows, got 'Abcd' in 'de-Abcd'"),
    ],
)
def test_a_locale_that_cldr_does_not_know_is_refused(text: str, expected: str) -> None:
    """Be it the language, the script or the region."""
    with pytest.raises(LocaleError) as caught:
        target_locale(text)
    assert str(caught.value) == expected


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_accepts_new_files_in_all_languages(tmp_path: Path) -> None:
    """``msgfmt --check`` has nothing to say of any, plurals and all; of what Babel knows, languages alone."""
    template = PoDocument.read((builtin_folder() / "std.pot").read_bytes())
    paths = []
    for name in sorted(name for name in localedata.locale_identifiers() if "_" not in name and name != "root"):
        plural = PoDocument.read(TEMPLATE.encode()) if len(paths) % 2 else template
        path = tmp_path / f"{name}.po"
        path.write_bytes(new_file(plural, target_locale(name), BEGINNING, with_skeletons=True).to_bytes())
        paths.append(path)
    for path in paths:
        done = subprocess.run(  # noqa: S603 - ours
            ["msgfmt", "--check", "--output-file=/dev/null", path],  # noqa: S607 - likewise
            capture_output=True,
            check=False,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
