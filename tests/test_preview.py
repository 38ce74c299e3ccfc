"""All that readers may see of a message: a value for each branch, by CLDR's rules (specification, section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st
from template_trees import messages, plurals

from vapierrors.catalog import Catalog
from vapierrors.cldr.plurals import plural_rule
from vapierrors.renderer import Renderer
from vapierrors.template import Message, PluralArgument, PluralBranch, Text, parse
from vapierrors.translate.preview import (
    MOST_COUNTED,
    Choice,
    Variant,
    count_variants,
    in_stacks,
    never_shown,
    read_value,
    told_kinds,
    variants,
)
from vapierrors.translate.preview.keys import label
from vapierrors.translate.preview.stacks import plain_message
from vapierrors.translate.samples import render_sample

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.translate.samples import Sample

TIME = "a time in RFC 3339 with its zone, such as 2026-01-31T10:00:00Z"
TWO = "{n, plural, one {# file} other {# files}}"


def texts(template: str, locale: str = "en", **kinds: str) -> list[str]:
    shown = variants(parse(template), locale, kinds)
    return [f"{', '.join(map(str, variant.choice))}: {variant.text}" for variant in shown]


@pytest.mark.parametrize(
    ("template", "locale", "expected"),
    [
        ("Gone", "en", [": Gone"]),
        ("{host} is gone", "en", [": esx01.example.com is gone"]),
        (TWO, "en", ["n = 1 (one): 1 file", "n = 2 (other): 2 files"]),
        ("{n, plural, other {#個}}", "ja", ["n = 1 (other): 1個"]),
        (
            "{n, plural, zero {0} one {1} two {2} few {3} many {4} other {5}}",
            "ar",
            [
                "n = 0 (zero): 0",
                "n = 1 (one): 1",
                "n = 2 (two): 2",
                "n = 3 (few): 3",
                "n = 11 (many): 4",
                "n = 100 (other): 5",
            ],
        ),
        (
            "{n, plural, one {# soubor} few {# soubory} many {# souboru} other {# souborů}}",
            "cs",
            [
                "n = 1 (one): 1 soubor",
                "n = 2 (few): 2 soubory",
                "n = 1.5 (many): 1,5 souboru",
                "n = 5 (other): 5 souborů",
            ],
        ),
        (
            "{n, plural, one {# fichier} many {# de fichiers} other {# fichiers}}",
            "fr",
            ["n = 1 (one): 1 fichier", "n = 1000000 (many): 1 000 000 de fichiers", "n = 2 (other): 2 fichiers"],
        ),
        (
            "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
            "en",
            ["n = 1 (one): 1st", "n = 2 (two): 2nd", "n = 3 (few): 3rd", "n = 4 (other): 4th"],
        ),
        (
            "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # more} other {you and # more}}",
            "en",
            ["n = 0 (=0): nobody", "n = 1 (=1): you", "n = 2 (one): you and 1 more", "n = 3 (other): you and 2 more"],
        ),
        (
            "{state, select, ON {is on} OFF {is off} other {is {state}}}",
            "en",
            ["state = ON: is on", "state = OFF: is off", "state = other: is other"],
        ),
        (
            "{k, select, vm {{n, plural, one {# VM} other {# VMs}}} other {nothing}}",
            "en",
            ["k = vm, n = 1 (one): 1 VM", "k = vm, n = 2 (other): 2 VMs", "k = other: nothing"],
        ),
        (
            "{a, plural, one {x} other {y}} {b, select, p {P} other {Q}}",
            "en",
            [
                "a = 1 (one), b = p: x P",
                "a = 1 (one), b = other: x Q",
                "a = 2 (other), b = p: y P",
                "a = 2 (other), b = other: y Q",
            ],
        ),
        (
            "{n, plural, one {# file} other {# files}} {n, plural, one {was} other {were}} lost",
            "en",
            ["n = 1 (one), n = 1 (one): 1 file was lost", "n = 2 (other), n = 2 (other): 2 files were lost"],
        ),
        ("{0, plural, one {# file} other {# files}}", "en", ["0 = 1 (one): 1 file", "0 = 2 (other): 2 files"]),
        (
            "{n, plural, one {{n, number, percent}} other {{n, number, percent}!}}",
            "en",
            ["n = 0.01 (one): 1%", "n = 1 (other): 100%!"],
        ),
    ],
)
def test_each_branch_is_shown_with_a_value_that_leads_there(template: str, locale: str, expected: list[str]) -> None:
    """The smallest numbers of CLDR's rule, fractions where no integer will do, exact numbers, and every word."""
    assert texts(template, locale) == expected


def test_kinds_say_what_values_are() -> None:
    """A plural of doubles has doubles, one of text digits, and one of a date has nothing to count."""
    message = parse(TWO)
    assert [variant.params for variant in variants(message, "en", {"n": "d"})] == [{"n": {"d": 1.0}}, {"n": {"d": 2.0}}]
    assert [variant.params for variant in variants(message, "en", {"n": "s"})] == [{"n": {"s": "1"}}, {"n": {"s": "2"}}]
    (only,) = variants(message, "en", {"n": "dt"})
    assert [choice.key for choice in only.choice] == ["other"]
    assert never_shown(message, "en", {"n": "dt"}) == ("one of the plural 'n'",)
    assert texts("{k, select, 0 {none} 7 {seven} x {never} other {many}}", k="i") == [
        "k = 0: none",
        "k = 7: seven",
        "k = 1 (other): many",
    ]


def test_what_a_translation_lacks_is_a_problem_there() -> None:
    """A category without a branch is shown as readers see it; a branch that no number leads to is told."""
    shown = variants(parse("{n, plural, one {# plik} other {# pliki}}"), "pl", {})
    assert shown[1] == Variant(
        (Choice("n", "plural", "2", "few", "other"),),
        {"n": {"i": 2}},
        "2 pliki",
        ("Expected a branch few in the plural 'n', got none; other is shown",),
    )
    assert [str(variant.choice[0]) for variant in shown] == [
        "n = 1 (one)",
        "n = 2 (few, shown as other)",
        "n = 5 (many, shown as other)",
        "n = 1.5 (other)",
    ]
    template = "{n, plural, =1 {a} one {b} few {c} other {d}} {n, selectordinal, one {e} other {f}}"
    assert never_shown(parse(template), "en", {}) == ("one of the plural 'n'", "few of the plural 'n'")


@pytest.mark.parametrize("ordinal", [False, True])
def test_every_category_of_every_locale_is_led_to(*, ordinal: bool) -> None:
    """CLDR has no rule whose categories the numbers that are tried do not reach."""
    kind = "selectordinal" if ordinal else "plural"
    for locale in localedata.locale_identifiers():
        categories = plural_rule(locale, ordinal=ordinal).categories
        message = parse(f"{{n, {kind}, {' '.join(f'{category} {{{category}}}' for category in categories)}}}")
        shown = variants(message, locale, {})
        assert [(variant.choice[0].key, variant.text) for variant in shown] == [
            (category, category) for category in categories
        ], locale
        assert never_shown(message, locale, {}) == ()


def test_given_values_stay() -> None:
    """What is given is shown as it is, and only the other branches are gone through."""
    message = parse("{n, plural, one {# file} other {# files}} {k, select, a {A} other {B}} {host}")
    given: dict[str, Sample] = {"n": {"i": 7}, "host": {"s": "here"}}
    assert [variant.text for variant in variants(message, "en", {}, given)] == ["7 files A here", "7 files B here"]
    assert count_variants(message, "en", {}, given) == 2


def test_branches_multiply_within_a_limit() -> None:
    """Ten plurals have 1024 texts: as many are made as are asked for, and no more than 1000 are counted."""
    template = "".join(f"{{n{index}, plural, one {{#}} other {{#}}}}" for index in range(10))
    assert len(variants(parse(template), "en", {})) == 20
    assert len(variants(parse(template), "en", {}, limit=3)) == 3
    assert count_variants(parse(template), "en", {}) == MOST_COUNTED == 1000
    assert count_variants(parse("{n,plural,one{}other{}}" * 700), "ar", {}) == 6


@pytest.mark.parametrize("selector", [2**55, 10**23, 0.1, 2**53 + 1, 10**400])
def test_a_branch_for_one_large_number_is_shown(selector: float) -> None:
    """A double's shortest decimal is not always its value: 2**55 is written as 3.602879701896397E+16."""
    other = PluralBranch("other", Message((Text("others"),)))
    plural = PluralArgument(
        "n", ordinal=False, offset=0, branches=(PluralBranch(selector, Message((Text("this"),))), other)
    )
    shown = variants(Message((plural,)), "en", {})
    assert (shown[0].choice[0].key, shown[0].text) == (label(selector), "this")


@given(messages(), st.sampled_from(["en", "pl", "ar", "ja"]))
def test_variants_are_what_the_values_give(message: Message, locale: str) -> None:
    """Each text is that of its values, no two take the same branches, and every argument has a value."""
    shown = variants(message, locale, {})
    assert shown
    for variant in shown:
        assert variant.text == render_sample(message, locale, variant.params)
    ways = [tuple((choice.argument, choice.role, choice.key) for choice in variant.choice) for variant in shown]
    assert len({*ways}) == len(ways)


@given(plurals(0), st.sampled_from(["en", "pl", "ar"]))
def test_the_branch_that_is_told_is_the_one_that_is_shown(plural: PluralArgument, locale: str) -> None:
    """Where each branch begins with its own selector, so does the text, whatever the offset and the number's style."""
    branches = [
        PluralBranch(branch.selector, Message((Text(f"<{label(branch.selector)}>"), *branch.message.nodes)))
        for branch in plural.branches
    ]
    marked = PluralArgument(plural.name, plural.ordinal, plural.offset, tuple(branches))
    for variant in variants(Message((marked,)), locale, {}):
        assert variant.text.startswith(f"<{variant.choice[0].selector}>")


@pytest.mark.parametrize(
    ("template", "kinds", "name", "text", "value"),
    [
        (TWO, {}, "n", "5", {"i": 5}),
        (TWO, {}, "n", "2.5", {"d": 2.5}),
        (TWO, {"n": "i"}, "n", "-5", {"i": -5}),
        (TWO, {"n": "d"}, "n", "5", {"d": 5.0}),
        ("{t, date}", {}, "t", "2026-01-31T10:00:00+02:00", {"dt": "2026-01-31T08:00:00.000Z"}),
        ("{0, date}", {}, "0", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00.000Z"),
        ("{0}", {"0": "s"}, "0", "", ""),
        ("{0, plural, other {#}}", {"0": "s"}, "0", "12", "12"),
        ("{host}", {}, "host", "a = b", {"s": "a = b"}),
        ("{reason}", {"reason": "l"}, "reason", "com.example.x", {"l": {"id": "com.example.x"}}),
    ],
)
def test_values_are_read_by_their_kind(
    template: str, kinds: dict[str, str], name: str, text: str, value: Sample
) -> None:
    """From what somebody types to what goes over the wire."""
    assert read_value(parse(template), kinds, name, text) == value


@pytest.mark.parametrize(
    ("template", "kinds", "name", "text", "said"),
    [
        (TWO, {}, "m", "5", "Expected an argument of the message (n), got 'm'"),
        ("Gone", {}, "m", "5", "Expected an argument of the message (none at all), got 'm'"),
        (TWO, {"n": "i"}, "n", "2.5", "Expected an integer of at most 64 bits, such as 5, got '2.5' - at n"),
        (TWO, {"n": "i"}, "n", "9" * 19, f"Expected an integer of at most 64 bits, such as 5, got '{'9' * 19}' - at n"),
        (TWO, {}, "n", "five", "Expected a number, such as 2.5, got 'five' - at n"),
        (TWO, {"n": "d"}, "n", "1e999", "Expected a number, such as 2.5, got '1e999' - at n"),
        ("{0, number}", {"0": "s"}, "0", "many", "Expected a number, such as 2.5, got 'many' - at 0"),
        (
            "{t, date}",
            {},
            "t",
            "2026-01-31",
            f"Expected {TIME}, got '2026-01-31' - at t",
        ),
        (
            "{t, date}",
            {},
            "t",
            "0001-01-01T00:00:00+23:00",
            f"Expected {TIME}, got '0001-01-01T00:00:00+23:00' - at t",
        ),
        ("{r}", {"r": "l"}, "r", " ", "Expected the id of a message, got ' ' - at r"),
    ],
)
def test_what_is_no_value_is_refused(template: str, kinds: dict[str, str], name: str, text: str, said: str) -> None:
    """The error says what was expected, with an example."""
    with pytest.raises(ValueError, match="Expected") as raised:
        read_value(parse(template), kinds, name, text)
    assert str(raised.value) == said


def test_a_message_stands_in_a_stack_as_errors_do() -> None:
    """With a cause below it, and as the cause of another, in the language of the reader."""
    catalog = Catalog.from_mapping(
        {"de": {"com.example.files": "{n, plural, one {# Datei} other {# Dateien}} fehlen."}}
    )
    first, cause = in_stacks(Renderer(catalog), "com.example.files", {"n": {"i": 3}}, "de")
    assert first == (
        "3 Dateien fehlen.\n  Ursache: Die an die Methode übergebenen Eingaben wurden als ungültig abgelehnt."
    )
    assert cause == "Der Vorgang ist fehlgeschlagen.\n  Ursache: 3 Dateien fehlen."


@pytest.mark.parametrize(
    "message_id", ["com.vmware.api.vcenter.error", "com.vmware.vapi.endpoint.method.input.invalid"]
)
def test_a_message_is_not_its_own_cause(message_id: str) -> None:
    """Those that stand in for others get another beside them."""
    for stack in in_stacks(Renderer(), message_id, {}, "en"):
        first, second = stack.splitlines()
        assert first not in second


def test_positions_that_no_template_has_are_empty() -> None:
    """What stands behind them keeps its place."""
    assert plain_message("a", {"2": "c", "0": "a"}) == {"id": "a", "default_message": "", "args": ["a", "", "c"]}


def test_kinds_are_told_by_the_comments_of_catalogs(tmp_path: Path) -> None:
    """Those of the template, else of the translations; the last folder counts."""
    for name, kind in [("one", "i"), ("two", "d")]:
        (tmp_path / name).mkdir()
        entry = f'#. n ({kind}): how many\nmsgctxt "a"\nmsgid "{{n}} gone"\nmsgstr ""\n'
        (tmp_path / name / "app.pot").write_text(entry, encoding="utf-8")
    assert told_kinds("a", [tmp_path / "one"]) == {"n": "i"}
    assert told_kinds("a", [tmp_path / "one", tmp_path / "two"]) == {"n": "d"}
    assert told_kinds("b", [tmp_path / "one"]) == {}
