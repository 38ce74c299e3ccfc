"""Compiled templates: what they show, and that the text is the join of the parts."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from template_trees import VALUES, ShowingFormats, messages

from vapierrors.template import Message, Part, Pound, compile_template, parse

VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors" / "icu.ndjson").read_text(encoding="utf-8").splitlines()
]

SHAPES = [
    ("", ""),
    ("no arguments", "no arguments"),
    ("{a}", "A"),
    ("<{a}>", "<A>"),
    ("{a} on {b}.", "A on B."),
    ("{a}, {b}, {c}.", "A, B, C."),
    ("{b}{a}{b}{c}{a}", "BABCA"),
    ("{n, plural, other {#}}", "#5"),
    ("{n, plural, one {# file} other {# files}} on {a}", "#5 files on A"),
    ("{n, plural, other {{a} # {b}}} {c}", "A #5 B C"),
    ("{n, plural, other {# {c} # {b}}}{c}{n, selectordinal, few {#th} other {}}", "#5 C #5 BC#5th"),
    ("{n, number, ::.0#}", "<5 1-2>"),
    ("{n, date}{n, time, short}{n, date, ::yMMMd}", "<5 date medium><5 time short><5 date yMMMd>"),
    ("{k, select, host {the host} other {another}}", "the host"),
    ("{a, select, host {the host} other {another {a}}}", "another A"),
    ("{k, select, other {#}}", "#"),
    ("{n, plural, other {{k, select, other {# {one, plural, one {#} other {}}}} #}}", "# #1 #5"),
]

ARGUMENTS: dict[str, Any] = {"a": "A", "b": "B", "c": "C", "k": "host", "n": 5, "one": 1}


@pytest.mark.parametrize(("text", "shown"), SHAPES)
def test_each_shape_of_a_message(text: str, shown: str) -> None:
    """Every shape that the compiler tells apart puts its pieces in their order, as text and as parts."""
    template = compile_template(parse(text), ShowingFormats())
    assert template.text(ARGUMENTS, "") == shown
    assert "".join(part.text for part in template.parts(ARGUMENTS, "")) == shown


PLURALS = [
    ("=5 {exact} one {o} other {#}", 5, "exact"),
    ("=5 {exact} one {o} other {#}", 5.0, "exact"),
    ("=5 {exact} one {o} other {#}", Decimal("5.00"), "exact"),
    ("=5 {exact} one {o} other {#}", 1, "o"),
    ("=5 {exact} one {o} other {#}", 7, "#7"),
    ("=0.1 {exact} other {#}", 0.1, "exact"),
    ("=0.1 {exact} other {#}", Decimal("0.1"), "exact"),
    ("offset:1 =1 {exact #} one {o #} other {#}", 1, "exact #0"),
    ("offset:1 =1 {exact #} one {o #} other {#}", 2, "o #1"),
    ("offset:1 =1 {exact #} one {o #} other {#}", 2.5, "#1.5"),
    ("offset:1 other {#}", Decimal("2.5"), "#1.5"),
    ("offset:0.5 other {#}", Decimal("2.5"), "#2.0"),
    ("offset:0.5 other {#}", 2.5, "#2.0"),
    ("offset:-2 other {#}", 5, "#7"),
    ("=0 {exact} one {o} other {the # of {x}}", "many", "the many of many"),
    ("offset:1 one {o} other {#}", "many", "many"),
    ("one {o} other {{x, number, integer}}", 1.4, "o"),
    ("one {o} other {{x, number, integer}}", Decimal("0.5"), "<0.5 0-0>"),
    ("one {o} other {{x, number, percent}}", 0.01, "o"),
    ("one {o} other {{x, number, percent}}", 1, "<1 0-0>"),
    ("offset:1 one {o} other {{x, number, integer}}", 2.4, "o"),
    ("one {o} other {{x, number, ::.00}}", 1.4, "<1.4 2-2>"),
    ("one {o} other {# {x, number, integer}}", 1.4, "#1.4 <1.4 0-0>"),
    ("one {o} other {{x}{x, number, integer}}", 1.4, "1.4<1.4 0-0>"),
    ("one {o} other {{x, select, other {{x, number, integer}}}}", 1.4, "<1.4 0-0>"),
    ("other {# {x, plural, offset:2 other {#}} #}", 5, "#5 #3 #5"),
]


@pytest.mark.parametrize(("branches", "value", "shown"), PLURALS)
def test_which_branch_of_a_plural_is_taken(branches: str, value: object, shown: str) -> None:
    """Exact numbers count before the offset, categories behind it and as shown; what is no number takes ``other``."""
    template = compile_template(parse(f"{{x, plural, {branches}}}"), ShowingFormats())
    assert template.text({"x": value}, "") == shown
    assert "".join(part.text for part in template.parts({"x": value}, "")) == shown


@given(messages())
@settings(deadline=None, max_examples=100)
def test_the_text_is_the_join_of_the_parts(tree: Message) -> None:
    """The fast path shows what the parts show, for every tree."""
    template = compile_template(tree, ShowingFormats())
    parts = template.parts(VALUES, "context")
    assert template.text(VALUES, "context") == "".join(part.text for part in parts)
    assert all(part.text for part in parts)


@pytest.mark.parametrize("row", VECTORS)
def test_vectors_compile_and_need_the_arguments_given(row: dict[str, Any]) -> None:
    """Every template of the vectors compiles, names its arguments, and renders alike in both readings."""
    template = compile_template(parse(row["template"]), ShowingFormats())
    assert template.arguments == row["args"].keys()
    parts = template.parts(row["args"], "")
    assert template.text(row["args"], "") == "".join(part.text for part in parts)


def test_parts_are_made_by_the_formats() -> None:
    """Literals are the template's own; each argument's part is what ``Formats.part`` makes, with the context."""
    template = compile_template(parse("{n, plural, offset:1 other {# of {a}}}"), ShowingFormats())
    assert template.parts({"n": 3, "a": "A"}, "!") == (
        Part("int", "#2", "n", (Part("literal", "#2", "!"),)),
        Part("literal", " of "),
        Part("str", "!A", "a", (Part("literal", "!A", "!"),)),
    )


def test_the_pound_sign_of_a_text_is_a_part_of_its_argument() -> None:
    """Where the plural's value is no number, ``#`` is the part that ``{name}`` would be."""
    template = compile_template(parse("{n, plural, other {#}}"), ShowingFormats())
    assert template.parts({"n": "x"}, "!") == (Part("str", "!x", "n", (Part("literal", "!x", "!"),)),)


def test_a_pound_sign_outside_a_plural_is_a_word() -> None:
    """A tree built by hand may hold a stray ``#``; it is shown as it is."""
    assert compile_template(Message((Pound(),)), ShowingFormats()).text({}, "") == "#"


@pytest.mark.parametrize("text", ["{gone}", "{a} {gone}", "{a} {b} {gone}", "{gone, plural, other {#}}"])
def test_a_missing_argument_is_named(text: str) -> None:
    """Both readings raise ``KeyError`` with the name of the argument that is missing."""
    template = compile_template(parse(text), ShowingFormats())
    with pytest.raises(KeyError, match=r"^'gone'$"):
        template.text({"a": "A", "b": "B"}, "")
    with pytest.raises(KeyError, match=r"^'gone'$"):
        template.parts({"a": "A", "b": "B"}, "")


def test_arguments_of_branches_count() -> None:
    """The arguments of a template are all that any branch may need."""
    text = "{n, plural, one {{a}} other {{k, select, host {{b, date}} other {#}}}}"
    assert compile_template(parse(text), ShowingFormats()).arguments == {"n", "a", "k", "b"}
