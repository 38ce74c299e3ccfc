"""Templates are printed in one canonical form that reads back as the same tree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from template_trees import messages

from vapierrors.template import DateTimeArgument, DateTimeStyle, Message, Text, parse, print_template

VECTORS = [
    json.loads(line)["template"]
    for line in (Path(__file__).parent / "vectors" / "icu.ndjson").read_text(encoding="utf-8").splitlines()
]

CANONICAL = [
    ("plain words", "plain words"),
    ("it's", "it's"),
    ("it''s", "it's"),
    ("'{'name'}'", "'{'name'}'"),
    ("'{name}'", "'{'name'}'"),
    ("'{name", "'{'name"),
    ("''{name}", "''{name}"),
    ("the end'", "the end''"),
    ("'''{'", "'''{'"),
    ("'{''}'", "'{''}'"),
    ("a } b", "a '}' b"),
    ("# '#' #", "# '#' #"),
    ("{ name }", "{name}"),
    ("\u200e{\u200fname\u2028}", "\u200e{name}"),
    ("{n,NUMBER}", "{n, number}"),
    ("{n,number,}", "{n, number}"),
    ("{n, number, ::precision-integer}", "{n, number, integer}"),
    ("{n, number, ::%x100 .}", "{n, number, percent}"),
    ("{n, number, ::}", "{n, number, ::.######}"),
    ("{n, number, ::K +! ,_ .0#}", "{n, number, ::.0# group-off compact-short sign-always}"),
    ("{n, number, ::,! scale/0.50 permille}", "{n, number, ::group-on-aligned permille scale/0.50}"),
    ("{d,Date,Medium}", "{d, date}"),
    ("{d,time, FULL }", "{d, time, full}"),
    ("{d,date, :: yMMMd }", "{d, date, ::yMMMd}"),
    (
        "{n,plural,offset: 1 =0{none}=1.50{x}one{# '#'}other{it''s '{'#'}'}}",
        "{n, plural, offset:1 =0 {none} =1.5 {x} one {# '#'} other {it's '{'#'}'}}",
    ),
    ("{n,plural,other{{k,select,other{#'#' }}'#'}}", "{n, plural, other {{k, select, other {#'#' }}'#'}}"),
    ("{n,selectordinal,=1e20{x}other{#th}}", "{n, selectordinal, =1e+20 {x} other {#th}}"),
]


@pytest.mark.parametrize(("text", "canonical"), CANONICAL)
def test_the_canonical_form(text: str, canonical: str) -> None:
    """Each way to write a thing is printed in the one canonical way."""
    assert print_template(parse(text)) == canonical


@pytest.mark.parametrize("text", VECTORS)
def test_vectors_survive_the_way_to_text_and_back(text: str) -> None:
    """Printing a tree that ICU's templates gave loses nothing, and printing twice changes nothing."""
    tree = parse(text)
    printed = print_template(tree)
    assert parse(printed) == tree
    assert print_template(parse(printed)) == printed


@given(messages())
@settings(deadline=None, max_examples=100)
def test_any_tree_survives_the_way_to_text_and_back(tree: Message) -> None:
    """``parse`` is the inverse of ``print_template`` on every tree that it can make."""
    assert parse(print_template(tree)) == tree


def test_neighbouring_texts_are_quoted_as_one() -> None:
    """A tree built by hand may split a text anywhere, even where the first half ends in a quotation."""
    assert print_template(Message((Text("{"), Text("'s"), Text("}")))) == "'{'''s'}'"
    assert parse("'{'''s'}'") == Message((Text("{'s}"),))


def test_a_date_style_with_both_parts_prints_its_skeleton() -> None:
    """Where a tree built by hand has a width and a skeleton, the skeleton wins."""
    style = DateTimeStyle("date", "short", "yMMMd")
    assert print_template(Message((DateTimeArgument("d", style),))) == "{d, date, ::yMMMd}"
