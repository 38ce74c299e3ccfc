"""What the rules about templates that cannot be read say."""

from __future__ import annotations

import pytest
from lint_asking import remarks, subject, told

from vapierrors.exceptions import TemplateSyntaxError
from vapierrors.template import parse

RULES = ("template-syntax", "template-limit", "missing-other", "stray-brace")


def test_what_cannot_be_read() -> None:
    """The place, the reason and the advice are those of the parser."""
    (found,) = remarks("template-syntax", subject("de", "{host} is gone", "Weg: {host ist"))
    assert found.reason == "Expected ',' or '}' behind the argument name 'host', got 'ist'"
    assert (found.keyword, found.offset, found.fixed) == ("msgstr", 11, None)
    (hinted,) = remarks("template-syntax", subject("de", "x", "a {} b"))
    assert (hinted.reason, hinted.suggestion, hinted.offset) == (
        "Expected an argument name, got '}'",
        "write a literal brace between apostrophes: '{'",
        3,
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{n, plural, one {#}}", 19),
        ("a {k, select, host {x}} b {unsound", 22),
        ("{k, select, other {{n, plural, one {#} few {#}}}}", 46),
    ],
)
def test_no_other(text: str, place: int) -> None:
    """A plural or select without ``other`` is told by a rule of its own, and by no other."""
    name = "'k'" if text.startswith("a") else "'n'"
    (found,) = remarks("missing-other", subject("de", "x", text))
    assert found.reason == f"Expected a branch 'other' in the argument {name}, got '}}'"
    assert found.suggestion == "add other {...}: it is used where no other branch fits"
    assert found.offset == place
    assert told("template-syntax", "de", "x", text) == []


def test_the_parser_says_what_is_missing() -> None:
    """The code of the error tells a missing ``other`` from all else."""
    codes = []
    for text in ("{n, plural, one {#}}", "{n, plural, one {#}"):
        with pytest.raises(TemplateSyntaxError) as caught:
            parse(text)
        codes.append(caught.value.code)
    assert codes == ["missing-other", "template-syntax"]


def test_too_long() -> None:
    """The first character beyond the limit is told."""
    (found,) = remarks("template-limit", subject("de", "x", "ä" * 16385))
    assert (found.reason, found.suggestion, found.offset) == (
        "Expected at most 16384 characters in a template, got 16385",
        "say it in fewer words",
        16384,
    )
    assert told("template-limit", "de", "x", "ä" * 16384) == []


@pytest.mark.parametrize("kind", ["{k, select, other {", "{n, plural, offset:1 other{", "{n,selectordinal,other{"])
def test_too_deep(kind: str) -> None:
    """The first argument that is inside too many others is told, whatever follows it."""
    text = "a" + kind * 17 + "x" + "}}" * 17 + " '{'"
    (found,) = remarks("template-limit", subject("de", "x", text))
    assert found.reason == "Expected at most 16 levels of branches in a template, got 17"
    assert found.offset == 1 + 16 * len(kind)
    assert told("template-limit", "de", "x", kind * 16 + "}}" * 16) == []
    assert told("template-syntax", "de", "x", text) == []


@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        ("{host} is gone.", "{host} ist weg.}", 15),
        ("{host} is gone.", "{host}} ist weg.", 6),
        ("{n, plural, other {#}}", "{n, plural, other {#}}}", 22),
        ("a '}' b", "a } b}", 5),
        ("'{'{host}'}'", "'{'{host}'}'}", 12),
        ("x", "l''a'{'}}", 8),
    ],
)
def test_a_brace_that_closes_nothing(source: str, text: str, place: int) -> None:
    """The reader sees it: ICU takes it for a character like any other."""
    (found,) = remarks("stray-brace", subject("de", source, text))
    assert (found.reason, found.suggestion, found.offset) == (
        "Expected no } outside of an argument, got one that closes nothing",
        "take it out, or write '}' where a reader is to see it",
        place,
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Expected a '}'", "Hier fehlt }"),
        ("Expected a }", "Hier fehlt }"),
        ("'{'{host}'}'", "'{'{host}}"),
        ("{host} is gone", "host} ist weg"),
        ("x", "'}'"),
        ("x", "{unsound"),
    ],
)
def test_a_brace_that_is_meant(source: str, text: str) -> None:
    """Quoted, or spoken of in the English, it is right; an argument without its first brace is told as missing."""
    assert told("stray-brace", "de", source, text) == []


@pytest.mark.parametrize(("text", "places"), [("It is gone.}", [11]), ("{x}}", [3]), ("Expected }", []), ("“}”", [])])
def test_a_brace_in_the_english(text: str, places: list[int]) -> None:
    """In a template it is told behind a word, a mark or an argument, where nobody speaks of it."""
    found = remarks("stray-brace", subject("en", text, "", is_template=True))
    assert [(remark.keyword, remark.offset) for remark in found] == [("msgid", place) for place in places]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("text", ["", "Weg", "{host}", "{n, plural, one {#} other {#}}", "it's", "'{'"])
def test_sound_texts(rule: str, text: str) -> None:
    """What can be read is no fault."""
    assert told(rule, "de", "x", text) == []


def test_the_english_of_a_template() -> None:
    """In a ``.pot`` the English is looked at, and told as ``msgid``."""
    (found,) = remarks("template-syntax", subject("en", "{host is gone", "", is_template=True))
    assert (found.keyword, found.offset) == ("msgid", 6)
