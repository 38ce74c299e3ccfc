"""Outputs: the same error as text, line, HTML, Markdown and JSON, whatever characters are in it (section 5)."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import vapierrors.outputs
from vapierrors import Catalog, RenderedError, Renderer
from vapierrors.outputs import OUTPUTS, OutputOptions, render
from vapierrors.outputs.environment import environment, escape_markdown
from vapierrors.outputs.plain import one_line, printable

TEMPLATES = Path(vapierrors.outputs.__file__).parent / "templates"
CATALOG = Catalog.from_mapping(
    {
        "en": {
            "open": "Cannot open {name}.",
            "why": "Because of {reason}",
            "nested": "the disk {disk}",
            "steering": "\x1b\x00",
            "count": "{n, plural, one {# file} other {# files}}",
        },
        "de": {"open": "{name} lässt sich nicht öffnen.", "why": "Wegen: {reason}", "nested": "der Platte {disk}"},
        "he": {"open": "לא ניתן לפתוח את {name}."},
    }
)
WORDLESS = Catalog.from_mapping({"en": {"open": "Cannot open {name}."}}, builtin=False)
HOSTILE = st.text(
    st.sampled_from(
        "ab <>&\"'*_`#[]()!|\\-+.:~{}\n\r\t\x00\x07\x1b\x1c\x7f\x85\x9b\u2028\u2029\u202e\ufff9\ud800\U0001f600"
    ),
    max_size=30,
)


class Fragment(HTMLParser):
    """The tags of a fragment with their attributes and texts, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.texts.append(data)


def message(message_id: str = "other", default: str = "", **params: Any) -> dict[str, Any]:  # noqa: ANN401 - any value
    return {"id": message_id, "default_message": default, "args": [], "params": params}


def rendered(*messages: dict[str, Any], locale: str = "en", catalog: Catalog = CATALOG) -> RenderedError:
    return Renderer(catalog).render({"error_type": "NOT_FOUND", "messages": list(messages)}, locale=locale)


def server(*texts: str) -> RenderedError:
    """An error whose texts come from the server as they are."""
    return rendered(*(message(default=text) for text in texts))


def test_the_table_names_each_output_once() -> None:
    """A row is found by its name, and says what it is."""
    assert {name: row.media_type for name, row in OUTPUTS.items()} == {
        "text": "text/plain",
        "line": "text/plain",
        "terminal": "text/plain",
        "html": "text/html",
        "page": "text/html",
        "markdown": "text/markdown",
        "problem": "application/problem+json",
        "json": "application/json",
    }
    assert [name for name, row in OUTPUTS.items() if row.name != name or not row.title] == []


def test_the_table_lists_every_template() -> None:
    """Each template of the folder belongs to an output, and they all can be loaded."""
    names = {path.name for path in TEMPLATES.iterdir()}
    assert names == {"error.html.j2", "error.markdown.j2", "page.html.j2", "pieces.html.j2"}
    assert {f"vapierrors/{name}" for name in names} == set(environment().list_templates())
    for name in names:
        environment().get_template(f"vapierrors/{name}")


def test_only_markdown_is_not_escaped_as_markup() -> None:
    """A template that is added later is escaped unless it is Markdown, which has its own way."""
    autoescape = environment().autoescape
    assert callable(autoescape)
    assert autoescape("vapierrors/error.html.j2")
    assert autoescape("vapierrors/error.new.j2")
    assert not autoescape("vapierrors/error.markdown.j2")


def test_an_unknown_output_is_an_error_that_lists_the_known() -> None:
    """The whole text names what there is."""
    text = "^Expected one of html, json, line, markdown, page, problem, terminal, text, got 'pdf' - at output$"
    with pytest.raises(ValueError, match=text):
        render(server("x"), "pdf")


def test_the_methods_of_a_rendered_error_are_the_outputs() -> None:
    """Each method gives what the row of the table does."""
    error = rendered(message("open", name={"s": "a"}), message("why", reason={"s": "b"}))
    assert (error.to_text(), error.to_line()) == (render(error, "text"), render(error, "line"))
    assert (error.to_html(), error.to_markdown()) == (render(error, "html"), render(error, "markdown"))
    assert json.loads(render(error, "json")) == error.to_dict()


@pytest.mark.parametrize(
    ("locale", "text", "line"),
    [
        ("en", "Cannot open a.\n  Caused by: Because of b", "Cannot open a: Because of b"),
        ("de", "a lässt sich nicht öffnen.\n  Ursache: Wegen: b", "a lässt sich nicht öffnen: Wegen: b"),
    ],
)
def test_text_and_line_in_the_reader_s_language(locale: str, text: str, line: str) -> None:
    """Causes stand below each other in one, and behind each other in the other."""
    error = rendered(message("open", name={"s": "a"}), message("why", reason={"s": "b"}), locale=locale)
    assert (error.to_text(), error.to_line()) == (text, line)


def test_text_indents_every_line_of_a_message() -> None:
    """A message of several lines stays one block, blank lines have no trailing space, and so do ends."""
    error = server("one\r\ntwo\n\nthree\n", "\n four\u2028five ", "six")
    assert error.to_text() == ("one\ntwo\n\nthree\n  Caused by: four\n  five\n    Caused by: six")
    deep = server(*(f"m{depth}" for depth in range(40))).to_text().split("\n")
    assert [len(line) - len(line.lstrip()) for line in deep] == [2 * min(depth, 20) for depth in range(40)]


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        ("It failed.", "It failed: why."),
        ("失敗しました。", "失敗しました: why."),
        ("असफल।", "असफल: why."),
        ("It failed:", "It failed: why."),
        ("Wait...", "Wait...: why."),
        ("Wait…", "Wait…: why."),
        ("Really?", "Really?: why."),
        ("It failed", "It failed: why."),
        ("v1.2", "v1.2: why."),
    ],
)
def test_line_takes_one_full_stop_before_a_cause(first: str, shown: str) -> None:
    """The end of a sentence gives way to the colon; an ellipsis, a question and the end of the last stay."""
    assert server(first, "why.").to_line() == shown


def test_texts_of_which_nothing_is_left_are_passed_over() -> None:
    """A message of control characters alone is no empty line, no empty item and no double colon."""
    steering, shown = message("steering"), message(default="x.")
    error = rendered(steering, shown, steering, shown, steering)
    assert error.summary == "\x1b\x00"
    unfolded = OutputOptions(fold=False)
    assert error.to_text(unfolded) == "x.\n  Caused by: x."
    assert error.to_line(unfolded) == "x: x."
    assert error.to_markdown(unfolded) == "**x\\.**\n\n1. Caused by\\: x\\."
    nothing = rendered(steering)
    assert (nothing.to_text(), nothing.to_line(), nothing.to_markdown()) == ("", "", "")
    assert "<title>An unknown error occurred.</title>" in render(nothing, "page")


def test_a_catalog_without_the_library_s_words_is_enough() -> None:
    """Where there is no word for a cause, its place tells."""
    error = rendered(message("open", name={"s": "a"}), message("open", name={"s": "b"}), catalog=WORDLESS)
    assert error.to_text() == "Cannot open a.\n  Cannot open b."
    assert error.to_markdown() == "**Cannot open a\\.**\n\n1. Cannot open b\\."
    assert [tag for tag, _ in Fragment(error.to_html()).tags] == [
        *("div", "div", "p", "bdi", "details", "summary", "ol", "li", "bdi")
    ]


def test_html_isolates_values_and_escapes_everything() -> None:
    """A value is inside ``bdi``, a nested message with its own values, and nothing of either is markup."""
    evil = '<img src=x onerror="alert(1)">&amp;'
    nested = {"l": {"id": "nested", "params": {"disk": {"s": evil}}}}
    error = rendered(message("open", name={"s": evil}), message("why", reason=nested), message(default=evil))
    fragment = Fragment(error.to_html())
    assert [tag for tag, _ in fragment.tags] == [
        *("div", "div", "p", "bdi", "details", "summary", "ol", "li", "bdi", "bdi", "li")
    ]
    assert [text for text in fragment.texts if text.strip()] == [
        "Cannot open ",
        evil,
        ".",
        "Caused by",
        "Because of ",
        "the disk ",
        evil,
        evil,
    ]


def test_html_says_which_language_each_part_is_in() -> None:
    """The whole has the language that was asked for; a message in another has its own, with its direction."""
    error = rendered(
        message("open", name={"s": "a"}), message(default="English."), message("", default=""), locale="he"
    )
    languages = [(tag, row.get("lang"), row.get("dir")) for tag, row in Fragment(error.to_html()).tags if tag != "bdi"]
    assert languages == [
        ("div", "he", "rtl"),
        ("div", None, None),
        ("p", None, None),
        ("details", None, None),
        ("summary", None, None),
        ("ol", None, None),
        ("li", "en", "ltr"),
        ("li", "und", "auto"),
    ]
    fallback = Fragment(rendered(message("count", n={"i": 2}), locale="he").to_html())
    assert [row.get("lang") for _, row in fragment_rows(fallback, "p")] == ["en"]


def fragment_rows(fragment: Fragment, tag: str) -> list[tuple[str, dict[str, str | None]]]:
    return [row for row in fragment.tags if row[0] == tag]


def test_html_shows_what_plural_numbers_are() -> None:
    """A number in a plural is a value like any other."""
    error = rendered(message("count", n={"i": 1234}))
    summary = '<p class="vapierrors-summary" id="vapierrors-summary"><bdi>1,234</bdi> files</p>'
    assert summary in error.to_html()


def test_json_is_whole_and_safe_on_a_terminal() -> None:
    """Every character comes back, but none of those that steer terminals stands there as itself."""
    text = "C1 \x9b31m \x7f\x85\u2028\u2029\ufff9 \x1b é 日本"
    document = render(server(text), "json")
    assert json.loads(document)["summary"] == text
    assert [character for character in document if not (character.isprintable() or character == "\n")] == []
    assert "é 日本" in document


@pytest.mark.parametrize("output", sorted(OUTPUTS))
def test_half_a_character_is_shown_as_the_replacement_character(output: str) -> None:
    """A lone surrogate cannot be written in any encoding, so no output has one."""
    error = rendered(message("open", name={"s": "a\ud800b"}), message(default="c\udfffd"))
    shown = render(error, output)
    assert shown.encode().decode() == shown
    assert shown.count("\N{REPLACEMENT CHARACTER}") == {"json": 5, "page": 3, "problem": 5}.get(output, 2)


def test_a_long_run_of_spaces_takes_no_time() -> None:
    """The work grows with the text, not with its square."""
    spaces = " " * 60_000
    assert one_line(f"a{spaces}b") == f"a{spaces}b"
    assert one_line(f"a{spaces}\n{spaces}b") == "a b"
    assert printable(spaces) == spaces


def test_every_character_that_steers_is_taken_out() -> None:
    """Controls, separators of lines, controls of direction, anchors of annotations, halves of characters: no others."""
    every = map(chr, range(sys.maxunicode + 1))
    changed = [character for character in every if printable(f"a{character}b") != f"a{character}b"]
    controls = [*map(chr, [*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)])]
    marks = [*map(chr, [*range(0x2028, 0x202F), *range(0x2066, 0x206A)])]
    assert changed == [*controls, *marks, *map(chr, range(0xD800, 0xE000)), *"\ufff9\ufffa\ufffb"]


@given(HOSTILE, HOSTILE)
def test_plain_outputs_hold_no_character_that_steers(one: str, other: str) -> None:
    """Text has line breaks of one kind and no other control; a line is always one line."""
    error = rendered(message("open", name={"s": one}), message(default=other))
    for line in error.to_text().split("\n"):
        assert [character for character in line if character < " " and character != "\t"] == []
        assert line.splitlines() == ([line] if line else [])
    line = error.to_line()
    assert line.splitlines() == [line]
    assert "\t" not in line
    for output in OUTPUTS:
        render(error, output).encode()


@given(HOSTILE, HOSTILE)
def test_html_shows_every_text_as_text(one: str, other: str) -> None:
    """Whatever is in a value or a text, the tags are ours and the characters are theirs."""
    error = rendered(message("open", name={"s": one}), message(default=f"<{other}>"))
    fragment = Fragment(error.to_html())
    assert [tag for tag, _ in fragment.tags] == ["div", "div", "p", "bdi", "details", "summary", "ol", "li"]
    shown = "".join(fragment.texts)
    assert f"Cannot open {printable(one)}." in shown
    assert printable(f"<{other}>") in shown


@settings(max_examples=200)
@given(HOSTILE, HOSTILE)
def test_markdown_shows_every_text_as_text(one: str, other: str) -> None:
    """CommonMark reads back the characters that were written: one bold paragraph, one list."""
    # A text that is mostly U+FFFD gives way to its id: words around it keep this one from being that.
    words = "x" * len(other)
    error = rendered(message("open", name={"s": one}), message(default=f"{words}{other}x"))
    tokens = MarkdownIt("commonmark").parse(error.to_markdown())
    kinds = [token.type for token in tokens if token.nesting >= 0]
    assert kinds == ["paragraph_open", "inline", "ordered_list_open", "list_item_open", "paragraph_open", "inline"]
    inlines = [token for token in tokens if token.type == "inline"]
    # An invisible character keeps GitHub from taking a sign for a mention, an issue or an emoji.
    shown = ["".join(child.content for child in token.children or ()).replace("\u2060", "") for token in inlines]
    assert shown == [one_line(f"Cannot open {one}."), f"Caused by: {one_line(f'{words}{other}x')}"]
    first = [child.type for child in inlines[0].children or () if child.content == ""]
    assert [kind for kind in first if kind.endswith(("_open", "_close"))] == ["strong_open", "strong_close"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@alice", "\\@\u2060alice"),
        ("see #12 and a@b.example", "see \\#\u206012 and a\\@\u2060b\\.example"),
        ("see GH-26 and gh-1, not GHz-1", "see GH\u2060\\-26 and gh\u2060\\-1\\, not GHz\\-1"),
        (":boom: 12:30 a::b", "\\:\u2060boom\\: 12\\:30 a\\:\\:b"),
        ("# title @ # :", "\\# title \\@ \\# \\:"),
    ],
)
def test_github_takes_nothing_for_a_mention_an_issue_or_an_emoji(text: str, escaped: str) -> None:
    """GitHub looks for these behind the escapes, so an invisible character parts the sign from the word."""
    assert escape_markdown(text) == escaped


@given(HOSTILE)
def test_escaped_markdown_holds_each_punctuation_mark_escaped(text: str) -> None:
    """Without the backslashes it is the text again, on one line."""
    escaped = escape_markdown(text).replace("\u2060", "")
    marks = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    plain, position = "", 0
    while position < len(escaped):
        position += escaped[position] == "\\"
        plain += escaped[position]
        position += 1
    assert plain == one_line(text)
    assert len(escaped) - len(plain) == sum(character in marks for character in plain)


@pytest.mark.parametrize("output", ["text", "line", "markdown", "html"])
def test_controls_of_direction_do_not_reach_a_reader(output: str) -> None:
    """A value cannot turn the direction of the text behind it, as with an override (U+202E) or an isolate (U+2066)."""
    shown = render(rendered(message("open", name={"s": "a\u202eb\u2066c"})), output)
    assert "abc" in shown
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown)
