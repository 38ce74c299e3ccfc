"""Templates are read as ICU4J reads them, and every fault is shown where it stands."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import (
    DECIMAL,
    INTEGER,
    PERCENT,
    Argument,
    DateTimeArgument,
    DateTimeStyle,
    Message,
    NumberArgument,
    NumberStyle,
    PluralArgument,
    PluralBranch,
    Pound,
    SelectArgument,
    SelectBranch,
    Span,
    Text,
    parse,
    walk,
)

ERRORS: list[dict[str, str]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors" / "template_errors.ndjson").read_text(encoding="utf-8").splitlines()
]

TEXTS = [
    ("", []),
    ("plain", [Text("plain")]),
    ("it's", [Text("it's")]),
    ("it''s", [Text("it's")]),
    ("'quoted'", [Text("'quoted'")]),
    ("'{a}' b", [Text("{a} b")]),
    ("'{''}'", [Text("{'}")]),
    ("'{ to the end", [Text("{ to the end")]),
    ("a'", [Text("a'")]),
    ("a '}", [Text("a }")]),
    ("a } b", [Text("a } b")]),
    ("#'#' '|'", [Text("#'#' '|'")]),
    ("{0}{b.c}", [Argument("0"), Argument("b.c")]),
    ("{ ключ }{item-1}{it's}", [Argument("ключ"), Argument("item-1"), Argument("it's")]),
    ("\t{\u200ea\u2028} ", [Text("\t"), Argument("a"), Text(" ")]),
    ("${a}%s", [Text("$"), Argument("a"), Text("%s")]),
]


@pytest.mark.parametrize(("text", "nodes"), TEXTS)
def test_texts_and_plain_arguments(text: str, nodes: list[Text | Argument]) -> None:
    """Apostrophes quote only before a brace, white space around a name is free, and a stray brace is a word."""
    assert parse(text).nodes == tuple(nodes)


STYLES: list[tuple[str, NumberArgument | DateTimeArgument]] = [
    ("number", NumberArgument("n", DECIMAL)),
    ("number,", NumberArgument("n", DECIMAL)),
    (" NUMBER , Integer ", NumberArgument("n", INTEGER)),
    ("number, percent", NumberArgument("n", PERCENT)),
    ("number, ::", NumberArgument("n", NumberStyle(maximum_fraction=6))),
    ("number, ::.", NumberArgument("n", INTEGER)),
    ("number, ::integer", NumberArgument("n", INTEGER)),
    ("number, ::.00", NumberArgument("n", NumberStyle(2, 2))),
    ("number, ::.##", NumberArgument("n", NumberStyle(0, 2))),
    ("number, :: .0# \u200e", NumberArgument("n", NumberStyle(1, 2))),
    ("number, ::group-off", NumberArgument("n", NumberStyle(0, 6, grouping="off"))),
    ("number, ::,? .0", NumberArgument("n", NumberStyle(1, 1, grouping="min2"))),
    ("number, ::group-always", NumberArgument("n", NumberStyle(0, 6, grouping="always"))),
    ("number, ::group-auto", NumberArgument("n", NumberStyle(0, 6))),
    ("number, ::percent", NumberArgument("n", NumberStyle(0, 6, percent=True))),
    ("number, ::%x100 .0", NumberArgument("n", NumberStyle(1, 1, percent=True, scale=Decimal(100)))),
    ("number, ::permille scale/1000", NumberArgument("n", NumberStyle(0, 6, permille=True, scale=Decimal(1000)))),
    ("number, ::compact-short", NumberArgument("n", NumberStyle(compact="short"))),
    ("number, ::KK .0", NumberArgument("n", NumberStyle(1, 1, compact="long"))),
    ("number, ::+!", NumberArgument("n", NumberStyle(0, 6, sign="always"))),
    ("number, ::+_", NumberArgument("n", NumberStyle(0, 6, sign="never"))),
    ("number, ::sign-except-zero", NumberArgument("n", NumberStyle(0, 6, sign="except-zero"))),
    ("number, ::+-", NumberArgument("n", NumberStyle(0, 6, sign="negative"))),
    ("number, ::rounding-mode-half-even .0", NumberArgument("n", NumberStyle(1, 1))),
    ("date", DateTimeArgument("n", DateTimeStyle("date", "medium"))),
    ("Time, Short", DateTimeArgument("n", DateTimeStyle("time", "short"))),
    ("date, full", DateTimeArgument("n", DateTimeStyle("date", "full"))),
    ("time, :: jmv ", DateTimeArgument("n", DateTimeStyle("time", None, "jmv"))),
]


@pytest.mark.parametrize(("syntax", "argument"), STYLES)
def test_styles(syntax: str, argument: NumberArgument | DateTimeArgument) -> None:
    """Types and plain styles are read in any case, skeletons as ICU reads them."""
    assert parse(f"{{n, {syntax}}}").nodes == (argument,)


def test_a_plural() -> None:
    """Offset, exact numbers and categories are read, and ``#`` counts in the branches unless it is quoted."""
    text = "{n,plural , offset: 1 =0{no}=1.50 {x} one{# '#'}other{{k, select, other {#'#' }} #}}"
    select = SelectArgument("k", (SelectBranch("other", Message((Text("#'#' "),))),))
    branches = (
        PluralBranch(0, Message((Text("no"),))),
        PluralBranch(1.5, Message((Text("x"),))),
        PluralBranch("one", Message((Pound(), Text(" #")))),
        PluralBranch("other", Message((select, Text(" "), Pound()))),
    )
    assert parse(text).nodes == (PluralArgument("n", ordinal=False, offset=1, branches=branches),)


@pytest.mark.parametrize(
    ("written", "read"),
    [("=5", 5), ("=5.", 5), ("=+5", 5), ("=-5", -5), ("=5.0", 5), ("=.5", 0.5), ("=5e1", 50), ("=1e+20", 10**20)],
)
def test_exact_numbers(written: str, read: float) -> None:
    """A number is read as ICU reads it, and is an int unless it has a fraction."""
    (plural,) = parse(f"{{n, plural, {written} {{}} other {{}}}}").nodes
    assert isinstance(plural, PluralArgument)
    assert plural.branches[0].selector == read
    assert type(plural.branches[0].selector) is type(read)


def test_a_selectordinal_and_a_select() -> None:
    """The other two arguments with branches; a selector of a select is any word."""
    text = "{n, SelectOrdinal, other {#.}}{k, select, vm.on{} 5 {} other{}}"
    empty = Message(())
    assert parse(text).nodes == (
        PluralArgument("n", ordinal=True, offset=0, branches=(PluralBranch("other", Message((Pound(), Text(".")))),)),
        SelectArgument("k", (SelectBranch("vm.on", empty), SelectBranch("5", empty), SelectBranch("other", empty))),
    )


def test_spans() -> None:
    """Every node knows where it stands, and what stands there is the node."""
    text = "It''s {n, plural, one {# of {a}} other {{k, select, other {x}}}}"
    spans = [text[node.span.start : node.span.end] for node in walk(parse(text))]
    assert spans == ["It''s ", text[6:], "#", " of ", "{a}", "{k, select, other {x}}", "x"]
    (_, plural) = parse(text).nodes
    assert isinstance(plural, PluralArgument)
    assert plural.branches[0].span == Span(18, 32)
    assert plural.branches[0].message.span == Span(23, 31)


@pytest.mark.parametrize("row", ERRORS, ids=[row["template"] for row in ERRORS])
def test_errors(row: dict[str, str]) -> None:
    """Every kind of fault says what was expected, what was got, where, and what to write instead."""
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(row["template"])
    assert str(caught.value) == row["error"]


def test_a_long_template() -> None:
    """The limit counts code points, and a template that just fits is read."""
    assert parse("日" * 10, max_length=10).nodes == (Text("日" * 10),)
    with pytest.raises(LimitExceeded) as caught:
        parse("日" * 11, max_length=10)
    assert str(caught.value) == "Expected at most 10 characters in a template, got 11 - at the template"


def _nested(depth: int) -> str:
    return "{k, select, other {" * depth + "}}" * depth


def test_a_deep_template() -> None:
    """Branches may stand inside one another up to the limit, and the first one beyond it is shown."""
    assert len(list(walk(parse(_nested(16))))) == 16
    assert len(list(walk(parse(_nested(2) * 20, max_depth=2)))) == 40
    with pytest.raises(LimitExceeded) as caught:
        parse("\n" + _nested(17))
    assert str(caught.value) == "Expected at most 16 levels of branches in a template, got 17 - at line 2, column 305"


HOSTILE = st.lists(st.sampled_from([*"{}'#,=:na1 \n", "{n, plural, ", "other {", "{k, select, ", "::."])).map("".join)


@given(HOSTILE)
@settings(deadline=None, max_examples=300)
def test_hostile_text_is_read_or_refused(text: str) -> None:
    """Any text gives a tree or one of the two errors, and never anything else."""
    with suppress(TemplateSyntaxError, LimitExceeded):
        assert parse(text).span == Span(0, len(text))
