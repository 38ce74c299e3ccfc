"""Spaces: at the ends of a text as in the English, one at a time inside it, and put right where that is safe."""

from __future__ import annotations

import pytest
from lint_texts import NO_BREAK, put_right, remarks, told, told_of_english


@pytest.mark.parametrize(
    ("source", "text", "found", "fixed"),
    [
        ("Gone", " Weg", ("Expected no white space at the begin as in the English, got a space", 0), "Weg"),
        ("Gone ", "Weg", ("Expected a space at the end as in the English, got no white space", 3), "Weg "),
        ("Gone\n", "Weg", ("Expected '\\n' at the end as in the English, got no white space", 3), "Weg\n"),
        ("Gone\n", "Weg ", ("Expected '\\n' at the end as in the English, got a space", 3), "Weg\n"),
        ("{x} gone", " {x} weg", ("Expected no white space at the begin as in the English, got a space", 0), "{x} weg"),
        (
            "{n, plural, other {# files}}",
            "{n, plural, one {# Datei } other {# Dateien }}",
            ("Expected no white space at the end as in the English, got a space", 24),
            "{n, plural, one {# Datei} other {# Dateien}}",
        ),
        (
            "{n, plural, other {# files}} ",
            "{n, plural, one {# Datei} other {# Dateien}}",
            ("Expected a space at the end as in the English, got no white space", 44),
            "{n, plural, one {# Datei} other {# Dateien}} ",
        ),
    ],
)
def test_the_ends_are_those_of_the_english(source: str, text: str, found: tuple[str, int], fixed: str) -> None:
    """White space at an end is told, wherever the branches have it, and put right."""
    assert told("surrounding-space", "de", source, text) == [found]
    assert put_right("surrounding-space", "de", source, text) == fixed


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "{n, plural, one {# file } other {# files }}gone", "{n, plural, one {# Datei} other {# Dateien}} weg"),
        ("de", "{n, plural, =0 {} other {# files}}", "{n, plural, =0 {} other {# Dateien}}"),
        ("zh-Hans", "Error: ", "错误："),
        ("de", "Error: ", f"Fehler:{NO_BREAK}"),
        ("de", "a\r\n", "b\n"),
        ("th", "Error: ", "ข้อผิดพลาด:"),
    ],
)
def test_the_end_of_a_branch_is_not_the_end_of_the_text(locale: str, source: str, text: str) -> None:
    """What is compared is what a reader sees at the ends, by the writing of the language."""
    assert remarks("surrounding-space", locale, source, text) == []


@pytest.mark.parametrize(
    ("text", "offsets", "fixed"),
    [
        ("Es  ist   weg", [3, 8], "Es ist weg"),
        (f"Es{NO_BREAK} ist weg", [3], f"Es{NO_BREAK}ist weg"),
        ("C'est '{x}'  l''hôte", [12], "C'est '{x}' l''hôte"),
        (
            "{n, plural, one {ein  Host} other {#  Hosts}} weg",
            [21, 37],
            "{n, plural, one {ein Host} other {# Hosts}} weg",
        ),
        ("{n, plural, other {# Hosts }} weg", [29], None),
    ],
)
def test_words_stand_one_space_apart(text: str, offsets: list[int], fixed: str | None) -> None:
    """Each run of spaces is told where it stands in the template; one that spans a branch is not put right."""
    assert [offset for _reason, offset in told("double-space", "fr", "It is gone", text)] == offsets
    assert put_right("double-space", "fr", "It is gone", text) == fixed


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Name:   {x}", "Name:   {x}"),
        ("a\n    b", "c\n    d"),
        ("Run `a  b`", "`a  b` ausführen"),
        ("a\tb", "c\td"),
    ],
)
def test_spaces_that_the_english_has_are_kept(source: str, text: str) -> None:
    """Columns, indented lines and code are set as they are."""
    assert remarks("double-space", "de", source, text) == []


def test_a_fix_never_turns_words_into_syntax() -> None:
    """Without its space, the apostrophe would quote the placeholder: the finding stays, the entry as well."""
    assert put_right("double-space", "de", "It {x}", "It'  {x}") == "It' {x}"
    assert put_right("surrounding-space", "fr", "{x}", "'' {x} ") == "'' {x}"


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("double-space", "It  is gone", [("Expected one space, got 2", 3)]),
        ("double-space", "It is gone, and  {x}", [("Expected one space, got 2", 16)]),
        ("double-space", "Name  Size  Date", []),
        ("double-space", "{x}  is", [("Expected one space, got 2", 4)]),
        ("double-space", "One.  Two", []),
        ("double-space", "Name:   {x}    {y}", []),
        ("double-space", "{x}  {y}", []),
        ("double-space", "Run `a  b`", []),
        ("double-space", "  -a  all", []),
        ("double-space", "-a, --all  show all", []),
        ("double-space", "Usage:\n  command  option", []),
        ("double-space", "It  is.\n", [("Expected one space, got 2", 3)]),
        ("surrounding-space", " It is gone.", [("Expected no white space at the begin, got a space", 0)]),
        ("surrounding-space", "It is gone. ", [("Expected no white space at the end, got a space", 11)]),
        ("surrounding-space", "It is gone.\n", []),
        ("surrounding-space", "    Indented.", []),
        ("surrounding-space", " and so on.", []),
        ("surrounding-space", "Error: ", []),
        ("surrounding-space", "Continue? ", []),
        ("surrounding-space", "Connecting to {x} ... ", []),
        ("surrounding-space", " ", []),
    ],
)
def test_spaces_of_the_english(rule: str, text: str, found: list[tuple[str, int]]) -> None:
    """In a template a slip in a sentence is told; columns, pieces, prompts and line breaks are left to its authors."""
    assert told_of_english(rule, text) == found
