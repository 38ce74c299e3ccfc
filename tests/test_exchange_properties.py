"""Java's bundles: styles, escapes and comments (specification, section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exchange_units import english, german, read_back, unit, written

from vapierrors.catalog.properties import icu_template
from vapierrors.translate.exchange import FORMATS, InFile
from vapierrors.translate.exchange.java_text import java_text

if TYPE_CHECKING:
    from vapierrors.translate.exchange.format import Style

UNCLOSED = "Expected ',' or '}' behind the argument name 'name', got end of text - at line 1, column 6"
LAST = "the last counts, as it does in Java"

STYLES: list[tuple[Style, str, str]] = [
    ("printf", "{0} of {1}", "%s of %s"),
    ("printf", "{1} of {0}", "%2$s of %1$s"),
    ("printf", "{0} and {0}", "%1$s and %1$s"),
    ("printf", "{0, number}", "%,d"),
    ("printf", "{0, number, ::.00}", "%,.2f"),
    ("printf", "{0, number, ::.00 group-off}", "%.2f"),
    ("printf", "it's '{'x'}' % of {98}", "it's {x} %% of %99$s"),
    ("printf", "100 % sure", "100 %% sure"),
    ("printf", "100%s", "100%%s"),
    ("java", "It's {0}", "It''s {0}"),
    ("java", "'{'{0}'}'", "'{'{0}'}'"),
    ("java", "Don't", "Don't"),
    (
        "java",
        "{0, number} {1, number, integer} {2, number, percent}",
        "{0,number} {1,number,integer} {2,number,percent}",
    ),
    ("java", "{0, number, ::.0#}", "{0,number,#,##0.0#}"),
    ("java", "{0, date} {1, time, short}", "{0,date} {1,time,short}"),
    ("named", "{n, plural, one {# file} other {# files}}", "{n, plural, one {# file} other {# files}}"),
    ("named", "it's {name}", "it's {name}"),
    ("named", "it's {0}", "it''s {0}"),
    ("named", "50%d", "50%%d"),
]

INEXPRESSIBLE: list[tuple[Style, str, str, str]] = [
    ("printf", "{n}", "style", "the name 'n' is none of printf's formats"),
    ("printf", "{0, date}", "style", "a date is none of printf's formats"),
    ("printf", "{0, plural, other {#}}", "style", "a plural is none of printf's formats"),
    ("printf", "{99}", "style", "the argument '99', of more than 99, is none of printf's formats"),
    ("printf", "{0, number, percent}", "ambiguous", "a reader would take the text for a template of another style"),
    ("java", "{n}", "style", "the name 'n' is none of java's formats"),
    ("java", "{0, selectordinal, other {#}}", "style", "an ordinal plural is none of java's formats"),
    ("java", "{0, select, other {x}}", "style", "a select is none of java's formats"),
    ("java", "{0, date, ::yMMMd}", "style", "a date with the skeleton 'yMMMd' is none of java's formats"),
    ("java", "{0, number, ::K}", "ambiguous", "a reader would take the text for a template of another style"),
    ("java", "{name", "template-syntax", f"the template is not sound: {UNCLOSED}"),
    ("named", "{name", "template-syntax", f"the template is not sound: {UNCLOSED}"),
    ("named", "{name} has 5 %d", "ambiguous", "a reader would take the text for a template of another style"),
]


@pytest.mark.parametrize(("style", "template", "expected"), STYLES)
def test_a_template_is_said_in_a_style(style: Style, template: str, expected: str) -> None:
    """It is written as a Java programmer would, and reads as the same template."""
    assert java_text(template, style).text == expected
    assert java_text(icu_template(expected), style).text == expected


@pytest.mark.parametrize(("style", "template", "code", "reason"), INEXPRESSIBLE)
def test_what_a_style_cannot_say_has_a_reason(style: Style, template: str, code: str, reason: str) -> None:
    """Nothing is written that a reader would take for something else."""
    assert java_text(template, style) == (None, code, reason)


def test_a_loss_says_which_message_and_why() -> None:
    """By default a message that the style cannot say is left out."""
    found = written(
        "properties", english(unit("{n, plural, other {# files}}"), unit("x", message_id="k")), style="printf"
    )
    assert found.file is not None
    assert found.file.content == b"k = x\n"
    assert [*map(str, found.losses)] == ["m [en]: a plural is none of printf's formats; left out [style]"]


@pytest.mark.parametrize(
    ("style", "chosen", "lost"),
    [
        ("printf", "%s is gone", "{host} is gone"),
        ("java", "{0} is gone", "{host} is gone"),
        ("named", "{host} is gone", "{0} is gone"),
    ],
)
@pytest.mark.parametrize("is_named_first", [True, False])
def test_of_two_templates_of_an_id_the_one_that_fits_is_written(
    style: Style,
    chosen: str,
    lost: str,
    is_named_first: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Whichever comes first: numbers for printf and Java, names for ICU; the other is told."""
    templates = ("{host} is gone", "{0} is gone")
    listed = [unit(text) for text in (templates if is_named_first else templates[::-1])]
    found = written("properties", english(*listed), style=style)
    assert found.file is not None
    assert (found.file.content.decode(), found.units) == (f"m = {chosen}\n", 1)
    text = next(text for text in templates if text != lost)
    why = "comes first" if listed[0].source == text else f"fits the style {style}"
    assert [*map(str, found.losses)] == [f"m [en]: an id has one text, and {text!r} {why}; left out [duplicate-id]"]


def test_where_no_template_of_an_id_fits_each_is_told() -> None:
    """Nothing is written of the id, or the nearest to the first template."""
    bundle = english(unit("{host} is gone"), unit("{disk} is full"))
    found = written("properties", bundle, style="printf")
    assert [*map(str, found.losses)] == [
        f"m [en]: the name '{name}' is none of printf's formats; left out [style]" for name in ("host", "disk")
    ]
    assert found.units == 0
    found = written("properties", bundle, style="printf", on_loss="other")
    assert found.file is not None
    assert found.file.content == b"m = %s is gone\n"
    assert [*map(str, found.losses)] == [
        "m [en]: the name 'host' is none of printf's formats; changed [style]",
        "m [en]: an id has one text, and '{host} is gone' comes first; left out [duplicate-id]",
    ]


@pytest.mark.parametrize("style", ["named", "java", "printf"])
@pytest.mark.parametrize("on_loss", ["skip", "other"])
def test_what_is_not_sound_is_left_out(style: Style, on_loss: str) -> None:
    """It is told, with where the fault is, and does not stand in the way of another template of its id."""
    found = written("properties", german(unit("{name}", "{name"), unit("x", "y")), style=style, on_loss=on_loss)
    assert found.file is not None
    assert (found.file.content, found.units) == (b"m = y\n", 1)
    assert [*map(str, found.losses)] == [f"m [de]: the template is not sound: {UNCLOSED}; left out [template-syntax]"]


def test_the_nearest_text_is_written_where_that_is_asked_for() -> None:
    """The branch ``other``, arguments without formats, and numbers in the order of the English."""
    listed = unit("{n, plural, other {# files}} on {host} at {d, date}", "auf {host}: {n, plural, other {# Dateien}}")
    for bundle, text in ((english(listed), "%s files on %s at %s"), (german(listed), "auf %2$s: %1$s Dateien")):
        found = written("properties", bundle, style="printf", on_loss="other")
        assert found.file is not None
        assert found.file.content.decode() == f"m = {text}\n"
        assert [loss.outcome for loss in found.losses] == ["changed"]


def test_keys_and_values_are_escaped() -> None:
    """Keys hold every character, lines break behind line breaks, and leading spaces are kept."""
    listed = unit(" é\n two\\\t😀", message_id="#a = :é!")
    found = written("properties", english(listed))
    assert found.file is not None
    assert found.file.content.decode() == (
        "\\#a\\ \\=\\ \\:\\u00e9! = \\ \\u00e9\\n\\\n    \\ two\\\\\\t\\ud83d\\ude00\n"
    )
    assert read_back("properties", found).bundles == (english(listed),)


def test_utf_8_is_written_where_that_is_asked_for() -> None:
    """Then only controls are escaped."""
    found = written("properties", german(unit("x", "é\x85")), ascii=False)
    assert found.file is not None
    assert found.file.content.decode() == "m = é\\u0085\n"


def test_comments_above_a_key_are_its_own() -> None:
    """A blank line sets the comments of the file apart, and lines of a value are no comments."""
    content = b"# licence\n\n! one \\u00e9 C:\\new\n#two\na = b\\\n# no comment\nc = d\n"
    (bundle,) = FORMATS["properties"].read(InFile("app.properties", content)).bundles
    assert [(found.source, found.comments) for found in bundle.units] == [
        ("b# no comment", ("one é C:\\new", "two")),
        ("d", ()),
    ]


def test_what_is_wrong_with_a_bundle_is_told() -> None:
    """A broken escape, a line without a key and a key that comes again cost that message alone."""
    content = b"a = \\u12\n = x\nb = 1\nb = 2\n"
    read = FORMATS["properties"].read(InFile("app_de.properties", content))
    assert [found.translation for found in read.bundles[0].units] == ["2"]
    assert [*map(str, read.problems)] == [
        "app_de.properties:1: Expected four hexadecimal digits behind \\u, got '12' [file-syntax]",
        "app_de.properties:2: Expected a key with the message id, got none before 'x' [no-message-id]",
        f"app_de.properties:4: b [de]: Expected each key once, got 'b' again; {LAST} [file-syntax]",
    ]


def test_a_name_that_would_be_read_otherwise_is_refused() -> None:
    """A domain that ends like a language would be taken for a translation."""
    bundle = english(unit("x"))
    found = written("properties", type(bundle)(domain="app_de", locale="en", units=bundle.units, is_template=True))
    (loss,) = found.losses
    reason = "the name 'app_de.properties' would be read as that of another domain or language"
    assert (found.file, loss.code, loss.reason) == (None, "file-name", reason)
