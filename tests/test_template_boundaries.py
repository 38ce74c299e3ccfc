"""Templates at the edges: what begins a quotation, what is read, and where reading stops (specification, section 3)."""

from __future__ import annotations

from decimal import (
    ROUND_DOWN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    Inexact,
    Overflow,
    Rounded,
    Underflow,
    localcontext,
)
from typing import Any

import pytest
from template_trees import ShowingFormats

from vapierrors.exceptions import TemplateSyntaxError
from vapierrors.template import (
    Formatter,
    Span,
    check_plural_categories,
    compare_arguments,
    compare_selectors,
    compile_template,
    parse,
)


class CountingFormats(ShowingFormats):
    """Formats that write down which values they were asked to format."""

    def __init__(self) -> None:
        self.formatted: list[Any] = []
        self.seen: list[Any] = []

    def argument(self, seen: object = "") -> Formatter:
        """The value, which is written down, as is what was seen before it."""
        self.seen.append(seen)

        def text(value: str, _context: object) -> str:
            self.formatted.append(value)
            return value

        return text


@pytest.mark.parametrize("branch", ["", "n, plural, other ", "k, select, other "])
def test_an_apostrophe_before_anything_but_syntax_is_a_word(branch: str) -> None:
    """Only a brace is quoted, and in a plural the sign for its number; all else stands beside its apostrophe."""
    characters = [character for character in map(chr, range(0x20, 0x7F)) if character not in "{}'#"]
    text = " ".join(f"it'{character} '{character}'" for character in characters) + "."
    template = parse(f"{{{branch}{{{text}}}}}" if branch else text)
    assert compile_template(template, ShowingFormats()).text({"n": 5, "k": ""}, "") == text


@pytest.mark.parametrize("width", ["short", "medium", "long", "full"])
@pytest.mark.parametrize("kind", ["date", "time"])
def test_each_width_is_read_in_any_letter_case(kind: str, width: str) -> None:
    """The four widths of CLDR, for dates and for times."""
    shown = f"<5 {kind} {width}>"
    for written in (width, width.upper(), width.title()):
        template = compile_template(parse(f"{{n, {kind}, {written}}}"), ShowingFormats())
        assert template.text({"n": 5}, "") == shown


@pytest.mark.parametrize("count", range(8))
@pytest.mark.parametrize(
    ("syntax", "shown"),
    [
        ("{%}", "!%"),
        ("<{%}>", "<!%>"),
        ("{%, plural, other {#}}", "#%"),
        ("<{%, plural, other {#}}>", "<#%>"),
        ("{%, select, other {x}}", "x"),
        ("<{%, select, other {x}}>", "<x>"),
    ],
)
def test_any_number_of_pieces_is_put_in_its_order(count: int, syntax: str, shown: str) -> None:
    """Each argument is formatted with its own value and the context of the call, with words around it and without."""
    values = {str(name): 10 + name for name in range(count)}
    template = compile_template(parse("".join(syntax.replace("%", name) for name in values)), ShowingFormats())
    expected = "".join(shown.replace("%", str(value)) for value in values.values())
    assert template.text(values, "!") == expected
    assert "".join(part.text for part in template.parts(values, "!")) == expected


@pytest.mark.parametrize(
    "written",
    [
        "{a}",
        "{ a , number }",
        "{a, number, ::.00 }",
        "{a, date}",
        "{a, time, :: Hm }",
        "{a, plural, offset:1 =0 {x} other {#}}",
        "{a, selectordinal, other {#} }",
        "{a, select, vm {x} other {y} }",
    ],
)
def test_every_kind_of_argument_knows_where_it_stands(written: str) -> None:
    """From brace to brace, behind words and before them."""
    (_, argument, _) = parse(f"Weg: {written}.").nodes
    assert argument.span == Span(5, 5 + len(written))


@pytest.mark.parametrize(
    ("text", "code"),
    [("{n, plural, one {x}}", "missing-other"), ("{n, select, vm {x}}", "missing-other"), ("{", "template-syntax")],
)
def test_a_branch_that_is_missing_is_told_from_other_faults(text: str, code: str) -> None:
    """A program can ask for the kind of a fault; what is shown is for people."""
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(text)
    assert caught.value.code == code


def test_a_formatter_is_chosen_by_what_was_seen() -> None:
    """An argument that a first error has is handed on, and of one that it has not there is nothing to go by."""
    formats = CountingFormats()
    compile_template(parse("{a} {b}"), formats, {"a": 5, "c": 7})
    assert formats.seen == [5, ""]


def test_checks_look_behind_what_does_not_concern_them() -> None:
    """Words, other arguments and new selects before a branch that differs do not hide it."""
    source = parse("{kind, select, host {the host} other {it}}")
    translation = parse("Weg: {x} {gender, select, other {}} {kind, select, vm {die VM} other {es}}.")
    assert [finding.code for finding in compare_selectors(source, translation)] == [
        "missing-selector",
        "extra-selector",
    ]
    plurals = parse("Weg: {x} {kind, select, other {}} {n, plural, two {x} other {x}}.")
    assert [finding.code for finding in check_plural_categories(plurals, ["one", "other"], ["other"])] == [
        "missing-category",
        "superfluous-category",
    ]


@pytest.mark.parametrize(
    ("text", "linear"),
    [
        ("words", True),
        ("{a}", True),
        ("{b} and {a}", True),
        ("{a}{a}", False),
        ("{a}{a, number}", False),
        ("{n, plural, other {x}}", True),
        ("{n, plural, one {#} other {#}}", True),
        ("{n, plural, one {{a}} other {{a}}}", True),
        ("{n, plural, one {{a}} other {x}}", False),
        ("{n, plural, one {{a}} other {{a}}} {a}", False),
        ("{n, plural, one {{a}{a}} other {{a}{a}}}", False),
        ("{n, plural, one {{n}} other {{n}}}", False),
        ("{n, plural, one {{a}{b}} other {{b}{a}}}", True),
        ("{k, select, vm {{n, plural, one {{a}} other {{a}}}} other {{a}{n}}}", True),
        ("{k, select, vm {{n, plural, one {{a}} other {}}} other {{a}{n}}}", False),
    ],
)
def test_a_template_knows_whether_it_reads_each_argument_once(text: str, linear: bool) -> None:  # noqa: FBT001 - a row
    """It is linear where no rendering passes by an argument or needs one twice, whichever branches it takes."""
    assert compile_template(parse(text), ShowingFormats()).linear is linear


@pytest.mark.parametrize(
    ("text", "size"), [("words", 0), ("{a}{a}", 1), ("{a}{n, plural, one {{b}} other {{c, date}}}", 4)]
)
def test_a_template_counts_its_arguments(text: str, size: int) -> None:
    """Each counts once, those of branches included."""
    template = compile_template(parse(text), ShowingFormats())
    assert (template.size, len(template.arguments)) == (size, size)


@pytest.mark.parametrize(("longest", "read"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (10, 6), (39, 20), (100, 20)])
def test_a_template_of_many_arguments_stops_where_its_text_is_too_long(longest: int, read: int) -> None:
    """What stands behind one character too many is not even formatted, and whatever fits is there."""
    formats = CountingFormats()
    template = compile_template(parse("{a}" * 20), formats, longest=longest)
    assert template.text({"a": "xy"}, "") == ("xy" * 20)[: longest + 1]
    assert len(formats.formatted) == read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{a}" * 17, 0),
        ("{n, plural, one {x} other {" + "{a}" * 16 + "}}" + "{a}", 5),
        ("{k, select, x {" + "{a}" * 17 + "} other {{a}}}", 0),
        ("{a}" * 10 + "{n, plural, one {" + "{a}" * 7 + "} other {}}", 1),
        ("{n, plural, other {" + "#" * 17 + "}}", 5),
    ],
)
def test_the_arguments_of_the_longest_branches_make_a_template_of_many(text: str, number: int) -> None:
    """From seventeen on, wherever they stand, the text ends one character behind the longest that anybody wants."""
    template = compile_template(parse(text), ShowingFormats(), longest=10)
    assert len(template.text({"a": "xy", "k": "x", "n": number}, "")) == 11


@pytest.mark.parametrize(
    "text",
    [
        "{a}" * 16,
        "{n, plural, one {" + "{a}" * 16 + "} other {" + "{a}" * 16 + "}}",
        "{n, plural, other {" + "{a}" * 8 + "}}" + "{a}" * 8,
        " {a} " * 16,
    ],
)
def test_sixteen_arguments_are_read_as_a_whole(text: str) -> None:
    """What is usual is joined at once, and cut by whoever wants less of it."""
    template = compile_template(parse(text), ShowingFormats(), longest=10)
    assert len(template.text({"a": "xy", "n": 5}, "").replace(" ", "")) == 32


@pytest.mark.parametrize(("count", "listed"), [(19, 19), (20, 20), (21, 20), (40, 20)])
def test_a_finding_lists_twenty_names_at_most(count: int, listed: int) -> None:
    """As many names as fit are there, and what is left out is told by an ellipsis."""
    names = [f"a{number}" for number in range(count)]
    (finding,) = compare_arguments(parse("".join(f"{{{name}}}" for name in names)), parse("{x}"))[count:]
    shown = [*names[:listed], *(["…"] if count > listed else [])]
    assert finding.detail == f"Expected an argument of the source ({', '.join(shown)}), got 'x'"


@pytest.mark.parametrize(
    ("source", "translation", "detail"),
    [
        ("{a, selectordinal, other {}}", "{a, date}", "to be a number as in the source, got a moment: date"),
        ("{a, plural, other {}}", "{a, time}", "to be a number as in the source, got a moment: time"),
        ("{a, number}", "{a, select, other {}}", "to be a number as in the source, got a word: select"),
        ("{a, date}", "{a, selectordinal, other {}}", "to be a moment as in the source, got a number: selectordinal"),
        ("{a, time}", "{a, plural, other {}}", "to be a moment as in the source, got a number: plural"),
        ("{a, select, other {}}", "{a, number}", "to be a word as in the source, got a number: number"),
    ],
)
def test_each_role_has_its_nature(source: str, translation: str, detail: str) -> None:
    """A number, a moment and a word are three things, whatever form they are used in."""
    (finding,) = compare_arguments(parse(source), parse(translation))
    assert finding.detail == f"Expected 'a' {detail}"


@pytest.mark.parametrize("written", ["{n, number ::.00}", "{n, date ::yMd}", "{n, time ::Hm}"])
def test_a_skeleton_stands_behind_a_comma(written: str) -> None:
    """Without the comma it is no style, and the argument should have ended before it."""
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(written)
    assert caught.value.expected == "'}' to close the argument 'n'"
    assert caught.value.offset == written.index("::")


@pytest.mark.parametrize("rounding", [ROUND_UP, ROUND_DOWN, ROUND_HALF_UP])
def test_a_plural_is_rounded_the_same_in_any_decimal_context(rounding: str) -> None:
    """What a program does with its own decimals decides nothing about a category, nor about what ``#`` shows."""
    rounded = compile_template(parse("{n, plural, one {o} other {{n, number, integer}}}"), ShowingFormats())
    less = compile_template(parse("{n, plural, offset:1 other {#}}"), ShowingFormats())
    numbers = (1.4, 0.5, 1.6, 100, Decimal("1.5"), Decimal("12345.25"))
    with localcontext(
        Context(prec=1, rounding=rounding, Emax=1, Emin=-1, traps=[Inexact, Rounded, Overflow, Underflow])
    ):
        shown = [rounded.text({"n": number}, "") for number in numbers]
        left = less.text({"n": Decimal("12345.25")}, "")
    assert shown == ["o", "<0.5 0-0>", "<1.6 0-0>", "<100 0-0>", "<1.5 0-0>", "<12345.25 0-0>"]
    assert left == "#12344.25"


@pytest.mark.parametrize("length", [1, 39, 40, 41, 400])
def test_a_long_name_is_cut_in_what_is_told_of_it(length: int) -> None:
    """Forty characters of a template are shown as they are, and of more than that the first forty."""
    with pytest.raises(TemplateSyntaxError) as caught:
        parse(f"{{n, {'x' * length}}}")
    assert caught.value.found == ("'" + "x" * min(length, 40) + ("…" if length > 40 else "") + "'")


def test_a_filler_of_positional_arguments_is_for_templates_of_few() -> None:
    """One that is filled so often that its text has to be bounded has none."""
    assert compile_template(parse("{0} " * 16), ShowingFormats()).positional is not None
    assert compile_template(parse("{0} " * 17), ShowingFormats()).positional is None
