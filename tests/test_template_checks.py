"""What the checks on syntax trees find, with the whole text of each finding."""

from __future__ import annotations

import pytest

from vapierrors.template import (
    Finding,
    Span,
    arguments,
    check_plural_categories,
    compare_arguments,
    compare_selectors,
    find_quoted_arguments,
    parse,
)

POLISH = ("one", "few", "many", "other")


def test_arguments_and_all_their_roles() -> None:
    """Each argument is listed once, in the order of the template, with everything that it is used as."""
    plural = "{n, plural, one {{b, date}} other {{d, time} {o, selectordinal, other {}}}}"
    text = f"{{b}} {{a, number}} {plural} {{a, select, other {{}}}}"
    found = arguments(parse(text))
    assert list(found) == ["b", "a", "n", "d", "o"]
    assert found == {
        "b": {"plain", "date"},
        "a": {"number", "select"},
        "n": {"plural"},
        "d": {"time"},
        "o": {"selectordinal"},
    }


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{a} {b}", "{b} {a}"),
        ("{a}", "{a, number} {a, date}"),
        ("{a, number}", "{a, plural, other {#}} {a}"),
        ("{a, date}", "{a, time, ::Hm}"),
        ("{a, number} {a, select, other {}}", "{a, select, other {}}"),
        ("none", "keine"),
    ],
)
def test_compatible_arguments(source: str, translation: str) -> None:
    """Order, style and a plain use may differ, and a number may be a plural."""
    assert compare_arguments(parse(source), parse(translation)) == ()


def test_missing_and_extra_arguments() -> None:
    """A misspelt name is both: missing as the one, extra as the other, where it stands."""
    assert compare_arguments(parse("{file} on {host}"), parse("{fiel} auf {host}")) == (
        Finding(
            "missing-argument",
            "Expected the argument 'file' of the source, got a translation without it",
            Span(0, 17),
        ),
        Finding("extra-argument", "Expected an argument of the source (file, host), got 'fiel'", Span(0, 6)),
    )


def test_an_extra_argument_where_the_source_has_none() -> None:
    """The list of the source's arguments says so where it is empty."""
    assert compare_arguments(parse("gone"), parse("{x}")) == (
        Finding("extra-argument", "Expected an argument of the source (none), got 'x'", Span(0, 3)),
    )


def test_incompatible_arguments() -> None:
    """A number can be no moment and no word, wherever the translation uses it so."""
    assert compare_arguments(parse("{a, number}"), parse("{a} {a, date} {a, select, other {}}")) == (
        Finding(
            "incompatible-argument",
            "Expected 'a' to be a number as in the source, got a moment: date",
            Span(4, 13),
        ),
        Finding(
            "incompatible-argument",
            "Expected 'a' to be a number as in the source, got a word: select",
            Span(14, 35),
        ),
    )


def test_an_argument_of_two_natures() -> None:
    """Where the source uses an argument as two things, both are named."""
    source = parse("{a, number} {a, select, other {}}")
    assert [finding.detail for finding in compare_arguments(source, parse("{a, time}"))] == [
        "Expected 'a' to be a number or a word as in the source, got a moment: time"
    ]


def test_arguments_that_apostrophes_swallowed() -> None:
    """An apostrophe before a brace makes words of an argument up to the next apostrophe, and the finding shows it."""
    assert find_quoted_arguments(parse("of {name}, {n, number}"), parse("d'{name}, l'{ n, number}")) == (
        Finding(
            "quoted-argument",
            "Expected the argument 'name' of the source, got it quoted as the words '{name}'; "
            "write '' for an apostrophe before a brace",
            Span(0, 12),
        ),
    )


def test_a_swallowed_argument_in_a_branch() -> None:
    """Texts of branches are searched too."""
    translation = parse("{n, plural, other {l'{ n, number}' x}}")
    assert find_quoted_arguments(parse("{n}"), translation) == (
        Finding(
            "quoted-argument",
            "Expected the argument 'n' of the source, got it quoted as the words '{ n,'; "
            "write '' for an apostrophe before a brace",
            Span(19, 36),
        ),
    )


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{name}", "l''{name}"),
        ("{name}", "'{'{name}'}' '{other}'"),
        ("write '{name}' for {name}", "'{name}' steht für {name}"),
    ],
)
def test_words_in_braces_that_are_meant(source: str, translation: str) -> None:
    """Quoted words that name no argument, or that the source quotes as well, are no fault."""
    assert find_quoted_arguments(parse(source), parse(translation)) == ()


def test_missing_and_superfluous_categories() -> None:
    """A plural is told once what it lacks, and at each branch that the language never uses."""
    template = parse("{n, plural, =1 {x} one {x} two {x} other {x}}")
    assert check_plural_categories(template, POLISH, ("other",)) == (
        Finding(
            "missing-category",
            "Expected the branches one, few, many, other in the plural 'n', got one, two, other",
            Span(0, 45),
        ),
        Finding(
            "superfluous-category",
            "Expected the branches one, few, many, other in the plural 'n', got two as well",
            Span(27, 34),
        ),
    )


def test_ordinals_have_categories_of_their_own() -> None:
    """A selectordinal inside a branch is held against the ordinal categories."""
    template = parse("{n, plural, one {} few {} many {} other {{p, selectordinal, one {} other {}}}}")
    assert [finding.detail for finding in check_plural_categories(template, POLISH, ("other",))] == [
        "Expected the branches other in the selectordinal 'p', got one as well"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{n, plural, one {} few {} many {} other {}}",
        "{n, plural, offset:1 =0 {} many {} few {} one {} other {}}",
        "{n, selectordinal, other {}}",
        "{n, select, two {} other {}}",
    ],
)
def test_complete_plurals(text: str) -> None:
    """Order and exact numbers are free, and a select has no categories."""
    assert check_plural_categories(parse(text), POLISH, ("other",)) == ()


def test_selects_of_one_argument_may_have_branches_of_their_own() -> None:
    """Each of a translation is held against that of the source which is nearest to it."""
    source = parse("{k, select, host {A} other {B}} {k, select, vm {C} net {D} other {E}}")
    assert compare_selectors(source, source) == ()
    (finding,) = compare_selectors(source, parse("{k, select, vm {C} other {E}} {k, select, host {A} other {B}}"))
    assert (finding.code, finding.detail) == (
        "missing-selector",
        "Expected the branches vm, net, other in the select 'k', got vm, other",
    )


def test_changed_selectors() -> None:
    """A translated selector is missing as the one and extra as the other."""
    source = parse("{kind, select, host {the host} vm {the VM} other {it}}")
    translation = parse("{kind, select, rechner {der Host} vm {die VM} other {es}}")
    assert compare_selectors(source, translation) == (
        Finding(
            "missing-selector",
            "Expected the branches host, vm, other in the select 'kind', got rechner, vm, other",
            Span(0, 57),
        ),
        Finding(
            "extra-selector",
            "Expected the branches host, vm, other in the select 'kind', got rechner as well",
            Span(15, 33),
        ),
    )


@pytest.mark.parametrize(
    "translation",
    ["{kind, select, other {es} host {der Host}}", "es", "{gender, select, female {sie} other {es}}"],
)
def test_selects_that_may_differ(translation: str) -> None:
    """Order is free, a language may do without a select, or need one that the source has not."""
    assert compare_selectors(parse("{kind, select, host {the host} other {it}}"), parse(translation)) == ()
