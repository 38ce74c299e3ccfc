"""What the rules about arguments say: missing, extra, of the wrong type, swallowed by apostrophes."""

from __future__ import annotations

import pytest
from lint_asking import advice, remarks, subject, told

FILES = "{n, plural, one {# file in {folder}} other {# files in {folder}}}"
FOLDER = "Expected the argument 'folder' in the branch {}, as in the English, got none"


def test_an_argument_that_is_nowhere() -> None:
    """A missing argument is told once, for the text as a whole, with what the English has for it."""
    source = "{n, plural, one {# file} other {# files}} of {size, number} on {host}"
    found = remarks("missing-argument", subject("de", source, "Dateien"))
    assert [(remark.reason, remark.suggestion, remark.offset) for remark in found] == [
        ("Expected the argument 'n' of the English, got a translation without it", "write {n, plural, ...}", 0),
        ("Expected the argument 'size' of the English, got a translation without it", "write {size, number}", 0),
        ("Expected the argument 'host' of the English, got a translation without it", "write {host}", 0),
    ]


@pytest.mark.parametrize(
    ("source", "text", "missing", "extra"),
    [
        ("{host} is gone", "weg ist {hots}", "write host in place of hots", "did you mean {host}?"),
        ("{host} is gone", "weg ist {HOST}", "write host in place of HOST", "did you mean {host}?"),
        ("{name} is gone", "weg ist {wer}", "write name in place of wer", "did you mean {name}?"),
        ("{0} {1}", "{0} {2}", "write 1 in place of 2", "did you mean {1}?"),
        ("{a} {b}", "{x} {y} {a}", "write {b}", "take it out: nothing fills it"),
    ],
)
def test_a_misspelt_argument(source: str, text: str, missing: str, extra: str) -> None:
    """A name that is like the missing one, or that alone is in question, is taken to be meant."""
    assert advice("missing-argument", "de", source, text) == [missing]
    assert {*advice("extra-argument", "de", source, text)} == {extra}


def test_where_an_extra_argument_stands() -> None:
    """Each use of an argument that the English does not have is told at its brace."""
    text = "{host} und {hots} und {n, plural, one {{hots}} other {#}}"
    reason = "Expected an argument of the English (host, n), got 'hots'"
    assert told("extra-argument", "de", "{host} {n}", text) == [(reason, "{hots}"), (reason, "{hots}}")]
    assert advice("extra-argument", "de", "{host} {n}", text) == ["did you mean {host}?"] * 2


def test_an_argument_that_a_branch_has_lost() -> None:
    """Each branch of a plural that is chosen where the English shows the argument needs it."""
    polish = "{n, plural, one {# plik w {folder}} few {# pliki} many {# plików w {folder}} other {# pliku}}"
    assert told("missing-argument", "pl", FILES, polish) == [
        (FOLDER.format("few"), "few"),
        (FOLDER.format("other"), "other"),
    ]
    assert advice("missing-argument", "pl", FILES, polish) == ["write {folder}"] * 2


def test_an_argument_that_an_inner_branch_has_lost() -> None:
    """The innermost branch is told, not those around it."""
    source = "{kind, select, a {A {n, plural, one {{x}} other {{x}s}}} other {{x}}}"
    text = "{kind, select, a {A {n, plural, one {{x}} other {viele}}} other {{x}}}"
    reason = "Expected the argument 'x' in the branch other, as in the English, got none"
    assert told("missing-argument", "de", source, text) == [(reason, "other")]
    assert remarks("missing-argument", subject("de", source, text))[0].offset == text.index("other {viele}")


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "{a} {b}", "{b} {a}"),
        ("fr", FILES, "{folder} : {n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}"),
        ("de", FILES, "{n, plural, =0 {keine Dateien} one {# Datei in {folder}} other {# Dateien in {folder}}}"),
        ("ar", FILES.replace("other", "=2 {two} other"), "{n, plural, zero {لا} =2 {ملفان} other {# {folder}}}"),
        ("de", "{n, plural, one {{file}} other {# files}}", "{n, plural, one {{file}} other {# Dateien}}"),
        ("ru", "{n, plural, one {{file}} other {# files}}", "{n, plural, =1 {{file}} other {# файла}}"),
        (
            "de",
            "{m, plural, one {a} other {#}} {n, plural, one {is} other {are}} gone",
            "{m, plural, one {{n, plural, one {a} other {b}}} other {#}}",
        ),
        ("ja", "{n, plural, one {The file is} other {The files are}} gone", "ファイルがなくなりました"),
        ("de", "{kind, select, a {{x}} other {}}", "{kind, select, a {{x}} other {}}"),
        ("de", "it''s '{name}'", "es ist '{name}'"),
        ("de", "{unsound", "{a}"),
    ],
)
def test_arguments_that_are_all_there(locale: str, source: str, text: str) -> None:
    """What the English does not show for a number or a word, no branch needs; nor does a branch for 0 alone."""
    assert told("missing-argument", locale, source, text) == []


def test_a_plural_without_a_number_may_go_where_there_is_no_plural() -> None:
    """Japanese needs no argument that only tells singular from plural; German does, and both need one that is shown."""
    source = "{n, plural, one {The file is} other {The files are}} gone"
    reason = "Expected the argument 'n' of the English, got a translation without it"
    assert told("missing-argument", "ja", source, "なくなりました") == []
    assert told("missing-argument", "de", source, "weg") == [(reason, "weg")]
    assert told("missing-argument", "ja", f"{source}: {{n}}", "なくなりました") == [(reason, "なくなりました")]


@pytest.mark.parametrize(
    ("comment", "text", "role", "words", "hint"),
    [
        ("x (s)", "{x, number}", "number", "a text, since its comment says s", "write {x}"),
        ("x (s): a name", "{x, plural, other {}}", "plural", "a text, since its comment says s", "write {x}"),
        ("x (s)", "{x, selectordinal, other {}}", "selectordinal", "a text, since its comment says s", "write {x}"),
        ("x (s)", "{x, time}", "time", "a text, since its comment says s", "write {x}"),
        ("x (i)", "{x, date}", "date", "a whole number, since its comment says i", "write {x} or {x, number}"),
        ("0 (i)", "{0, time}", "time", "a whole number, since its comment says i", "write {0} or {0, number}"),
        ("x (d)", "{x, time}", "time", "a number, since its comment says d", "write {x} or {x, number}"),
        ("x (d)", "{x, select, other {}}", "select", "a number, since its comment says d", "write {x} or {x, number}"),
        (
            "x (dt)",
            "{x, plural, other {}}",
            "plural",
            "a moment, since its comment says dt",
            "write {x}, {x, date} or {x, time}",
        ),
        ("x (l)", "{x, number}", "number", "a message of its own, since its comment says l", "write {x}"),
    ],
)
def test_kinds_of_parameters(comment: str, text: str, role: str, words: str, hint: str) -> None:
    """The comment of a parameter says what it is, and so what it may be used as, in the English too."""
    german = subject("de", "{x} {0}", text, comment)
    english = subject("en", text, "", comment, is_template=True)
    name = comment[0]
    expected = [(f"Expected '{name}' to be used as {words}, got {role}", hint)]
    for asked, keyword in ((german, "msgstr"), (english, "msgid")):
        found = remarks("incompatible-argument", asked)
        assert [(remark.reason, remark.suggestion) for remark in found] == expected
        assert [remark.keyword for remark in found] == [keyword]


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("x (s): a name", "{x, select, a {} other {}} {x}"),
        ("x (i): a number", "{x} {x, number} {x, plural, other {}} {x, selectordinal, other {}} {x, select, other {}}"),
        ("x (d): a number", "{x} {x, number, ::.00} {x, plural, other {}}"),
        ("x (dt): a moment", "{x} {x, date} {x, time, short}"),
        ("x (l): a cause", "{x}"),
        ("0 (s): text that is read", "{0} {0, number} {0, plural, other {}} {0, date} {0, select, other {}}"),
        ("x: nothing is said of it", "{x, date}"),
    ],
)
def test_fitting_kinds(comment: str, text: str) -> None:
    """A positional argument is text that is read as its use asks; all others are what they are."""
    assert told("incompatible-argument", "de", text, text, comment) == []


def test_types_of_the_english() -> None:
    """Where no comment tells, the English does; where one does, it is told once."""
    reason = "Expected 'x' to be a number as in the English, got a moment: date"
    assert told("incompatible-argument", "de", "{x, number}", "am {x, date}") == [(reason, "{x,")]
    by_comment = "Expected 'x' to be used as a number, since its comment says d, got date"
    assert told("incompatible-argument", "de", "{x, number}", "am {x, date}", "x (d)") == [(by_comment, "{x,")]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("le contenu d'{file}", "'{file}"),
        ("l''ami d'{file} n'est plus", "'{file}"),
        ("'{ file }'", "'{"),
        ("'{file, number}'", "'{file,"),
        ("it''s '{'{file}", "'{'{file}"),
        ("{n, plural, one {d'{file}'} other {#}}", "'{file}'}"),
        ("{n, plural, one {d'{file}} other {#}}", "'{file}}"),
        ("{n, plural, one {l''un d'{file}} other {#", "'{file}}"),
    ],
)
def test_a_swallowed_argument(text: str, begin: str) -> None:
    """The apostrophe that quotes the brace is told, also where the text cannot be read for it."""
    reason = "Expected the argument 'file' of the English, got it as words behind an apostrophe"
    source = "{file} {n, plural, one {} other {#}}"
    if text == "it''s '{'{file}":
        assert told("quoted-argument", "fr", source, text) == []
        return
    assert told("quoted-argument", "fr", source, text) == [(reason, begin)]
    assert advice("quoted-argument", "fr", source, text) == ["write '' or ’ for an apostrophe before a brace"]


def test_a_swallowed_argument_is_not_missing_as_well() -> None:
    """What is wrong is said once: the argument is there, though as words."""
    assert told("missing-argument", "fr", "{file}", "d'{file}") == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{file}", "d''{file}"),
        ("{file}", "d’{file}"),
        ("write '{file}' for {file}", "schreib '{file}' für {file}"),
        ("{file}", "'{'{file}'}' '{other}'"),
        ("{file}", "{file} l'hôte"),
    ],
)
def test_apostrophes_that_swallow_nothing(source: str, text: str) -> None:
    """Two apostrophes, the typographic one, and words in braces that the English has too are sound."""
    assert told("quoted-argument", "fr", source, text) == []


def test_a_template_is_compared_with_nothing() -> None:
    """In a ``.pot`` only the comments are held against the English."""
    english = subject("en", "{a} d'{b}", "", is_template=True)
    for rule in ("missing-argument", "extra-argument", "incompatible-argument", "quoted-argument"):
        assert remarks(rule, english) == []
