"""Numbers of the English: a rank stays a rank, an offset an offset, and a percentage one."""

from __future__ import annotations

import pytest
from lint_asking import advice, told

RANK = "The {n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} try"
COUNT = "{n, plural, one {# file} other {# files}}"
GUESTS = "{n, plural, offset:1 =0 {Nobody} =1 {{x}} one {{x} and # other} other {{x} and # others}}"


@pytest.mark.parametrize(
    ("source", "text", "reason", "hint"),
    [
        (
            RANK,
            "{n, plural, one {#st} other {#th}}",
            "Expected the selectordinal 'n' of the English, got a plural",
            "write selectordinal: it is for ranks such as 1st and 2nd",
        ),
        (
            COUNT,
            "{n, selectordinal, other {# files}}",
            "Expected the plural 'n' of the English, got a selectordinal",
            "write plural: it is for counts such as 1 file and 2 files",
        ),
        (
            COUNT,
            "{n, selectordinal, one {#st} other {#th}}",
            "Expected the plural 'n' of the English, got a selectordinal",
            "write plural: it is for counts such as 1 file and 2 files",
        ),
    ],
)
def test_ranks_and_counts(source: str, text: str, reason: str, hint: str) -> None:
    """An ordinal that became a plural says “2th”, and a plural that became an ordinal counts by ranks."""
    assert told("incompatible-argument", "en-GB", source, text) == [(reason, "{n,")]
    assert advice("incompatible-argument", "en-GB", source, text) == [hint]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (RANK, "Versuch {n}"),
        (RANK, "{n, selectordinal, other {#.}} Versuch"),
        (RANK, "{n, plural, =1 {Erster} other {#.}} Versuch"),
        (RANK, "{n, plural, one {#.} other {#.}} Versuch"),
        (COUNT, "{n, selectordinal, other {#.}} Versuch, {n, plural, one {# Datei} other {# Dateien}}"),
        (f"{RANK} of {COUNT}", "{n, plural, one {# Datei} other {# Dateien}}"),
        ("{n}", "{n, plural, one {# Datei} other {# Dateien}}"),
    ],
)
def test_a_rank_may_be_said_in_other_ways(source: str, text: str) -> None:
    """Where no category tells two numbers apart, or the English has both, or neither, the translation may choose."""
    assert told("incompatible-argument", "de", source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "right", "got"),
    [
        ("{n, number, percent}", "{n}", "{n, number, percent}", "{n}"),
        ("{n, number, percent}", "{n, number} %", "{n, number, percent}", "{n, number}"),
        ("{n, number, ::%x100}", "{n, number, ::percent}", "{n, number, ::%x100}", "{n, number, ::percent}"),
        ("{n, number, ::percent}", "belegt: {n}", "{n, number, ::percent}", "{n}"),
        ("{n, number, ::percent}", "{n, number, ::permille}", "{n, number, ::percent}", "{n, number, ::permille}"),
        ("{n}", "{n, number, percent}", "{n}", "{n, number, percent}"),
        ("{n} %", "{n, number, percent}", "{n}", "{n, number, percent}"),
        ("{n} used", "{n, number, ::percent}", "{n}", "{n, number, ::percent}"),
        ("{n, number, percent}", "{n, plural, one {#} other {# x}}", "{n, number, percent}", "#"),
    ],
)
def test_shares(source: str, text: str, right: str, got: str) -> None:
    """A number that is multiplied, or has a percent sign, in one of both alone is told once."""
    reason = f"Expected '{right}', or another style of that share, as in the English, got '{got}'"
    found = told("incompatible-argument", "de", source, text)
    assert [said for said, _place in found] == [reason]
    assert advice("incompatible-argument", "de", source, text) == ["show the same share of 1, of 100 or of 1000"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{n, number, percent}", "{n, number, ::%x100}"),
        ("{n, number, percent}", "{n, number, ::scale/100} %"),
        ("{n, number, ::percent}", "{n} Prozent"),
        ("{n, number, ::percent}", "%{n}"),
        ("{n} percent", "{n, number, ::percent}"),
        ("{n}%", "{n, number, ::percent}"),
        ("{n}", "{n, number, ::compact-short}"),
        ("{n, plural, one {#} other {#}}", "{n, number, integer}"),
        ("{n, plural, one {a} other {b}}", "{n, number, percent}"),
        ("{n, number, percent} {n}", "{n}"),
    ],
)
def test_the_same_share_in_another_style(source: str, text: str) -> None:
    """A sign or a word stands for the style, and digits, grouping and compact forms are free."""
    assert told("incompatible-argument", "de", source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "reason", "hint"),
    [
        (
            GUESTS,
            GUESTS.replace("offset:1 ", ""),
            "Expected offset:1 in the plural 'n' as in the English, got none",
            "write offset:1 before its branches",
        ),
        (
            GUESTS,
            GUESTS.replace("offset:1", "offset:2"),
            "Expected offset:1 in the plural 'n' as in the English, got offset:2",
            "write offset:1 before its branches",
        ),
        (
            COUNT,
            "{n, plural, offset:1 one {# Datei} other {# Dateien}}",
            "Expected no offset in the plural 'n' as in the English, got offset:1",
            "take it out",
        ),
        (
            "{n} files",
            "{n, plural, offset:1 one {Datei} other {Dateien}}",
            "Expected no offset in the plural 'n' as in the English, got offset:1",
            "take it out",
        ),
    ],
)
def test_offsets(source: str, text: str, reason: str, hint: str) -> None:
    """The number that is shown, and the branch that is chosen, are those of the English."""
    assert told("changed-offset", "de", source, text) == [(reason, "{n,")]
    assert advice("changed-offset", "de", source, text) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        GUESTS,
        "{n, plural, =0 {誰もいません} =1 {{x}} other {{x} ほか}}",
        GUESTS + " {n, plural, one {gefällt} other {gefallen}} das",
        "{x}, {n}",
        "{m, plural, offset:3 one {#} other {#}}",
    ],
)
def test_offsets_that_nothing_depends_on(text: str) -> None:
    """A plural without categories shows no number, and a second one may be for verbs."""
    assert told("changed-offset", "de", GUESTS, text) == []
