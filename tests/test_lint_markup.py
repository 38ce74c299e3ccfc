"""What programs read in a text stays as the English has it."""

from __future__ import annotations

import pytest
from lint_texts import reasons, remarks, told


@pytest.mark.parametrize(
    ("source", "text", "reason"),
    [
        ("<b>a</b>", "<b>b<b>", "Expected '</b>' as in the English, got a translation without it"),
        ("<b>a</b>", "b", "Expected '<b>' as in the English, got a translation without it"),
        ("a<br>b", "a＜br＞b", "Expected '<br>' as in the English, got a translation without it"),
        ("b", "<b>a</b>", "Expected the markup of the English, got '<b>', which it does not have"),
        ("a `x --y`", "a `x --z`", "Expected '`x --y`' as in the English, got a translation without it"),
        ("a", "`a`", "Expected the markup of the English, got '`a`', which it does not have"),
        (
            "<b><i>a</i></b>",
            "<b><i>a</b></i>",
            "Expected tags that end in the order in which they begin, got another order",
        ),
        (
            '<a class="x">b</a>',
            '<a class="y">b</a>',
            "Expected '<a class=\"x\">' as in the English, got a translation without it",
        ),
        ("<item>a</item>", "<Ding>a</Ding>", "Expected '<item>' as in the English, got a translation without it"),
        ("&lt;x&gt;", "<x>", "Expected '&lt;' as in the English, got a translation without it"),
        ("A &amp; B", "A & B", "Expected '&amp;', got '&'"),
        ("a b", "a&nbsp;b", "Expected the text of the English, got '&nbsp;', which is shown as it stands"),
        (
            "Set <code>spec.host</code>",
            "<code>spec.rechner</code> festlegen",
            "Expected 'spec.host' as in the English, got a translation without it",
        ),
        (
            "{n, plural, one {<b>#</b> a} other {<b>#</b> b}}",
            "{n, plural, one {<b>#</b> a} other {# b}}",
            "Expected '<b>' as in the English, got a translation without it",
        ),
    ],
)
def test_changed_markup_is_told(source: str, text: str, reason: str) -> None:
    """The first difference is told, in any branch."""
    assert reasons("markup-changed", "de", source, text) == [reason]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "a<br>b<br/>c", "a<br/>b<br />c"),
        ("de", "a <i>b</i> <b>c</b>", "<b>c</b> <i>b</i>"),
        ("fr", "<host>:<port> of <address>", "<hôte>:<port> de <adresse>"),
        ("de", "a < b and c > d", "a < b und c > d"),
        ("fr", "A &amp; B", "A et B"),
        ("fr", "<b>A</b>: b", "<b>A</b>&nbsp;: b"),
        ("fr", "A &amp; B: c", "A &amp; B&nbsp;: c"),
        (
            "de",
            '<a href="https://a.example/en/" title="help">b</a>',
            '<a href="https://a.example/de/" title="Hilfe">b</a>',
        ),
        ("ja", "{n, plural, one {<b>#</b> a} other {<b>#</b> b}}", "{n, plural, other {<b>#</b> a}}"),
        ("de", "Run `vm {x}`", "`vm {x}` ausführen"),
        ("de", "a `b", "a `b"),
        ("de", "Type `{x}' of `{y}'", "Typ „{x}“ von „{y}“"),
    ],
)
def test_the_same_markup_may_stand_elsewhere(locale: str, source: str, text: str) -> None:
    """Order, spelling and the number of branches are free, and names in angle brackets are words."""
    assert remarks("markup-changed", locale, source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        (
            "See https://a.example/x.",
            "Siehe https://a.example/y.",
            ("Expected the address 'https://a.example/x' as in the English, got none like it", 6),
        ),
        ("See.", "Siehe www.a.example.", ("Expected the addresses of the English alone, got 'www.a.example'", 6)),
        (
            "To a@b.example",
            "An a@b.beispiel",
            ("Expected the address 'a@b.example' as in the English, got none like it", 3),
        ),
        (
            "https://{host}/x",
            "http://{host}/x",
            ("Expected the address 'https://{…}/x' as in the English, got none like it", 0),
        ),
    ],
)
def test_changed_addresses_are_told(source: str, text: str, found: tuple[str, int]) -> None:
    """An address is compared as a whole, with its placeholders."""
    assert told("url-changed", "de", source, text) == [found]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "See https://a.example/en-us/x?hl=en.", "Siehe https://a.example/de-de/x?hl=de."),
        ("ja", "See https://a.example/x.", "https://a.example/xを参照してください（https://a.example/x）。"),
        ("fr", "https://en.wikipedia.org/wiki/X", "https://fr.wikipedia.org/wiki/X"),
        ("zh-Hans", "Mail a@b.example.", "邮件：a@b.example。"),
        ("de", "user@host, 3 @ 4", "Benutzer an Host, 3 @ 4"),
    ],
)
def test_an_address_may_name_the_language(locale: str, source: str, text: str) -> None:
    """What names a language in an address may name that of the translation; punctuation is not part of one."""
    assert remarks("url-changed", locale, source, text) == []
