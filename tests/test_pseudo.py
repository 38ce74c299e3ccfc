"""Pseudo-locales: words look foreign, and nothing else changes (specification, section 9)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, get_args
from unicodedata import bidirectional, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from template_trees import VALUES, ShowingFormats, messages

from vapierrors.catalog import Catalog, EntryProblem
from vapierrors.catalog.po import read_po_file
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.outputs import OUTPUTS, render
from vapierrors.renderer import Renderer
from vapierrors.template import (
    Argument,
    Message,
    PluralArgument,
    SelectArgument,
    Text,
    compile_template,
    parse,
    print_template,
    walk,
)
from vapierrors.translate.project import find_domains
from vapierrors.translate.pseudo import (
    Method,
    default_methods,
    is_pseudo_file,
    pseudo_file,
    pseudo_template,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vapierrors.template import Node

METHODS: tuple[Method, ...] = get_args(Method)
TOGETHER = [
    chosen
    for size in range(len(METHODS) + 1)
    for chosen in itertools.combinations(METHODS, size)
    if not {"accented", "mirrored"} <= {*chosen}
]
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def skeleton(message: Message) -> list[Any]:
    """All that a template is but its words: its arguments with their styles, and the selectors of its branches."""
    return [syntax(node) for node in message.nodes if not isinstance(node, Text)]


def syntax(node: Node) -> Any:  # noqa: ANN401 - a tree of its own
    if isinstance(node, PluralArgument):
        branches = [(branch.selector, skeleton(branch.message)) for branch in node.branches]
        return node.name, node.ordinal, node.offset, branches
    if isinstance(node, SelectArgument):
        return node.name, [(branch.selector, skeleton(branch.message)) for branch in node.branches]
    return node


@pytest.mark.parametrize(
    ("template", "methods", "pseudo"),
    [
        ("Not found", ["accented"], "Ñöţ ƒöûñð"),
        ("Not found", ["bracketed"], "[Not found]"),
        ("Not found", ["expanded"], "Not found one two three"),
        ("Not found", ["expanded", "bracketed", "accented"], "[Ñöţ ƒöûñð öñé ţŵö ţĥŕéé]"),
        ("Not found", ["mirrored"], "נםת ףםטנד"),
        ("Not found", ["bracketed", "mirrored"], "[נםת ףםטנד]"),
        ("{0}", ["accented", "expanded", "bracketed"], "[{0}]"),
        ("{0}: {1}", ["expanded"], "{0}: {1} one"),
        (
            "{n, plural, offset:1 =0 {no disk} one {# disk} other {# disks in {host}}} now",
            ["accented", "bracketed"],
            "[{n, plural, offset:1 =0 {ñö ðîšķ} one {# ðîšķ} other {# ðîšķš îñ {host}}} ñöŵ]",
        ),
        (
            "{k, select, ON {on} other {{n, selectordinal, few {#rd} other {#th}}}}",
            ["accented"],
            "{k, select, ON {öñ} other {{n, selectordinal, few {#ŕð} other {#ţĥ}}}}",
        ),
        (
            "since {t, date, ::yMMMd}, {s, number, ::.00} GB",
            ["accented"],
            "šîñçé {t, date, ::yMMMd}, {s, number, ::.00} ĜḂ",
        ),
        ("it''s '{'name'}' for d''{name}", ["accented"], "îţ'š '{'name'}' ƒöŕ ð''{name}"),
        ('See <a href="{url}">the page</a> &amp; go', ["accented"], 'Šéé <a href="{url}">ţĥé þåĝé</a> &amp; ĝö'),
        ("From https://{host}:{port}/ui/app, go", ["accented"], "Ƒŕöṁ https://{host}:{port}/ui/app, ĝö"),
        ("Go “https://example.com/a”now", ["accented"], "Ĝö “https://example.com/a”ñöŵ"),
        ("Ask www.example.com or {user}@example.com", ["mirrored"], "אסך www.example.com םר {user}@example.com"),
        (
            "https://{k, select, ON {on} other {off}}.example.com off",
            ["accented"],
            "https://{k, select, ON {on} other {off}}.example.com öƒƒ",
        ),
        ("Run `rm {file}` now", ["accented"], "Ŕûñ `rm {file}` ñöŵ"),
        ("Platte „ä“ ist 日本語", ["accented"], "Þļåţţé „ä“ îšţ 日本語"),
    ],
)
def test_words_change_and_nothing_else(template: str, methods: list[Method], pseudo: str) -> None:
    """Arguments, selectors, markup, URLs, addresses, code and quoted braces stay, wherever they stand."""
    assert pseudo_template(template, methods) == pseudo


@given(messages(), st.sampled_from(TOGETHER))
def test_the_structure_stays(message: Message, methods: Sequence[Method]) -> None:
    """What is printed is read again: the same arguments, styles, selectors and offsets in the same order."""
    pseudo = parse(pseudo_template(print_template(message), methods))
    assert skeleton(pseudo) == skeleton(message)
    again = parse(pseudo_template(print_template(pseudo), methods))
    assert skeleton(again) == skeleton(message)


@given(messages(), st.sampled_from(TOGETHER))
def test_values_are_shown_as_they_are(message: Message, methods: Sequence[Method]) -> None:
    """A rendered text has the same values in the same order as the English has, each untouched."""
    pseudo = parse(pseudo_template(print_template(message), methods))
    before, after = (
        [part for part in compile_template(tree, ShowingFormats()).parts(VALUES, "") if part.kind != "literal"]
        for tree in (message, pseudo)
    )
    assert after == before


@given(st.text(ALPHABET + ALPHABET.upper() + " .é日", max_size=300), st.sampled_from(["accented", "mirrored"]))
def test_letters_can_be_read_back(words: str, method: Method) -> None:
    """Each letter has one of its own, and no text gets shorter or longer by it."""
    pseudo = pseudo_template(words, [method])
    plain, changed = (words, pseudo) if method == "accented" else (words.lower(), pseudo)
    pairs = {(one, other) for one, other in zip(plain, changed, strict=True) if one.lower() in ALPHABET}
    assert len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
    assert all(not other.isascii() for _, other in pairs)


def test_accented_letters_are_one_character_each() -> None:
    """No letter falls apart into two where a tool normalises text, and its case stays."""
    pseudo = pseudo_template(ALPHABET + ALPHABET.upper(), ["accented"])
    assert normalize("NFC", pseudo) == pseudo
    assert pseudo[:26].upper() == pseudo[26:]


def test_mirrored_letters_run_from_right_to_left() -> None:
    """By themselves, with no control that an output would take out."""
    assert {bidirectional(letter) for letter in pseudo_template(ALPHABET, ["mirrored"])} == {"R"}


@pytest.mark.parametrize(
    ("length", "least", "most"), [(5, 1.0, 2.0), (25, 0.6, 0.85), (45, 0.5, 0.65), (65, 0.4, 0.5), (200, 0.35, 0.39)]
)
def test_short_texts_grow_most(length: int, least: float, most: float) -> None:
    """A long text grows by 35 % and a word at most, a short one doubles; of branches the longest counts."""
    for template in ("x" * length, f"{{n, plural, one {{x}} other {{{'x' * length}}}}}"):
        grown = len(pseudo_template(template, ["expanded"])) - len(template)
        assert least <= grown / length <= most


def test_of_each_letter_there_is_only_one() -> None:
    """Accented and mirrored exclude each other."""
    with pytest.raises(ValueError, match=r"^Expected accented or mirrored, got both - at methods$"):
        pseudo_template("Not found", ["mirrored", "accented"])


def test_what_is_no_template_is_refused() -> None:
    """Broken English stays broken, and so does what grows beyond the limit."""
    with pytest.raises(TemplateSyntaxError):
        pseudo_template("Not {found", ["accented"])
    long = "x" * 16_000
    assert len(pseudo_template(long, ["accented"])) == 16_000
    with pytest.raises(LimitExceeded):
        pseudo_template(long, ["expanded"])


def test_text_that_looks_like_many_addresses_takes_no_time() -> None:
    """The search for what is kept is linear, whatever the text is like."""
    for words in ("a" * 16_000, "a." * 8_000, "<a" * 8_000, "`" * 16_000, "&" * 16_000, "a@" * 8_000, "www." * 4_000):
        assert len(pseudo_template(words, ["accented"])) == len(words)


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
TEMPLATE = (
    HEADER
    + '\n#. host (s): where\n#: service.py:3\n#, icu-message-format\nmsgctxt "a.lost"\nmsgid "Lost {host}"\nmsgstr ""\n'
    + '\n#, fuzzy\nmsgctxt "a.gone"\nmsgid "Gone"\nmsgstr ""\n'
    + '\nmsgctxt "a.bad"\nmsgid "Bad {"\nmsgstr ""\n'
)
MADE = """\
# Made by vapierrors pseudo from the English; what is changed here is lost when it is made again.
msgid ""
msgstr ""
"Project-Id-Version: app\\n"
"POT-Creation-Date: 2000-01-01 00:00+0000\\n"
"PO-Revision-Date: 2000-01-01 00:00+0000\\n"
"Last-Translator:\\n"
"Language-Team:\\n"
"Language: en_XA\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: vapierrors pseudo\\n"

#. host (s): where
#: service.py:3
#, icu-message-format
msgctxt "a.lost"
msgid "Lost {host}"
msgstr "Ļöšţ {host}"

msgctxt "a.gone"
msgid "Gone"
msgstr "Ĝöñé"
"""


def test_a_domain_is_made_as_a_whole(tmp_path: Path) -> None:
    """Each sound entry with its comments; a broken one is told with file and line."""
    (tmp_path / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    (domain,) = find_domains(tmp_path, [])
    made = pseudo_file(domain, "en_xa", ["accented"])
    assert (made.name, made.content, made.entries) == ("en-XA/LC_MESSAGES/app.po", MADE, 2)
    (problem,) = made.problems
    assert problem._replace(detail="") == EntryProblem(
        "template-syntax", "a.bad", "en", str(tmp_path / "app.pot"), 17, ""
    )
    assert is_pseudo_file(made.content.encode())
    assert not is_pseudo_file(TEMPLATE.encode())


def test_better_english_is_taken_and_a_template_is_not_needed(tmp_path: Path) -> None:
    """An English translation takes the place of the template's text, under the id and source that it has."""
    for locale, text in [("en", "Lost with {host}"), ("de", "Verloren mit {host}")]:
        messages_folder = tmp_path / locale / "LC_MESSAGES"
        messages_folder.mkdir(parents=True)
        entry = f'\nmsgctxt "a.lost"\nmsgid "Lost {{host}}"\nmsgstr "{text}"\n'
        (messages_folder / "app.po").write_text(HEADER + entry, encoding="utf-8")
    (domain,) = find_domains(tmp_path, [])
    (translation,) = read_po_file(pseudo_file(domain, "en-XA", ["accented"]).content.encode(), "en-XA", "").translations
    assert (translation.source, translation.text) == ("Lost {host}", "Ļöšţ ŵîţĥ {host}")


@pytest.mark.parametrize("output", [name for name in OUTPUTS if name != "json"])
def test_what_is_mirrored_reaches_every_output(output: str) -> None:
    """The letters are there in each of them, and the value as it was."""
    templates = {"en-XB": {"a.lost": pseudo_template("Lost <{host}>", ["mirrored"])}}
    body = {"messages": [{"id": "a.lost", "default_message": "", "args": [], "params": {"host": {"s": "esx01"}}}]}
    rendered = Renderer(Catalog.from_mapping(templates)).render(body, locale="en-XB")
    assert re.search("לםסת.*esx01", render(rendered, output))


def test_each_pseudo_locale_of_cldr_has_its_methods() -> None:
    """The region says which: XB is mirrored, any other is accented."""
    assert default_methods("en-XB") == ("mirrored",)
    assert default_methods("en-XA") == default_methods("de-XA") == ("accented", "expanded", "bracketed")


def test_the_trees_of_these_tests_have_arguments() -> None:
    """The skeleton above sees what it is there for."""
    assert skeleton(parse("a {b} {n, plural, other {{c}}}")) == [
        Argument("b"),
        ("n", False, 0, [("other", [Argument("c")])]),
    ]
    assert [node for node in walk(parse("x")) if not isinstance(node, Text)] == []
