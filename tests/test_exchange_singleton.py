"""Bundles of VMware Singleton (specification, section 9)."""

from __future__ import annotations

import json

import pytest
from exchange_units import english, german, read_back, unit, written

from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.translate.exchange import FORMATS, Bundle, InFile
from vapierrors.translate.exchange.monolingual import with_sources

READ = FORMATS["singleton"].read


def test_templates_are_written_as_they_are() -> None:
    """A component has a file for each language, in whose comments the remarks stand."""
    listed = unit("it''s {n, plural, other {#}}", "ü", comments=("n: integer", ": no mark"), references=("a.py:1",))
    found = written("singleton", german(listed))
    assert found.file is not None
    assert (found.file.name, json.loads(found.file.content), found.losses) == (
        "app/messages_de.json",
        {
            "component": "app",
            "messages": {"m": "ü"},
            "comments": {"m": "n: integer\n. : no mark\n: a.py:1"},
            "locale": "de",
        },
        (),
    )


def test_a_second_template_of_an_id_is_a_loss() -> None:
    """An id has one text in JSON; the first of them is the one that is tried first."""
    found = written("singleton", english(unit("{a}"), unit("{a} {b}")))
    assert [*map(str, found.losses)] == ["m [en]: an id has one text, and '{a}' comes first; left out [duplicate-id]"]


def test_what_is_not_in_use_is_a_loss() -> None:
    """Fuzzy translations would be shown; the notes on a missing one have no place."""
    found = written("singleton", german(unit("a", "b", is_fuzzy=True), unit("c", message_id="k", notes=("why?",))))
    assert [*map(str, found.losses)] == [
        "m [de]: an unfinished translation would be shown to readers; left out [unfinished]",
        "k [de]: the notes of translators on a message without translation have no place; left out [notes]",
    ]
    assert read_back("singleton", found).bundles[0].units == ()


def test_what_is_not_sound_is_a_loss() -> None:
    """Readers would see its syntax; another template of the id takes its place."""
    found = written("singleton", english(unit("{a"), unit("b")))
    fault = "Expected ',' or '}' behind the argument name 'a', got end of text - at line 1, column 3"
    assert [*map(str, found.losses)] == [f"m [en]: the template is not sound: {fault}; left out [template-syntax]"]
    assert (read_back("singleton", found).bundles, found.units) == ((english(unit("b")),), 1)


def test_english_over_english_has_no_file() -> None:
    """Singleton has one file for English."""
    found = written("singleton", Bundle(domain="app", locale="en", units=(unit("a", "b"),)))
    assert (found.file, [loss.code for loss in found.losses]) == (None, ["file-name"])


@pytest.mark.parametrize("name", ["messages_source.json", "messages_latest.json", "messages_en.json"])
def test_sources_are_english(name: str) -> None:
    """The files of the sources have names of their own."""
    (bundle,) = READ(InFile(f"l10n/app/{name}", b'\xef\xbb\xbf{"messages": {"m": "x"}}')).bundles
    assert bundle == english(unit("x"))


def test_what_is_wrong_with_a_bundle_is_told() -> None:
    """What is no text costs that message alone."""
    messages = b'{"a": 1, "": "x", "b": "\\ud800", "c": "1", "c": "2", "d": ""}'
    content = b'{"component": "app", "locale": "de", "messages": ' + messages + b"}"
    read = READ(InFile("m.json", content))
    assert [found.translation for found in read.bundles[0].units] == ["2"]
    assert [*map(str, read.problems)] == [
        "m.json: c [de]: Expected each key once; the last counts [file-syntax]",
        "m.json: a [de]: Expected a string, got 1 [file-syntax]",
        "m.json: Expected a key with the message id, got an empty one [file-syntax]",
        "m.json: b [de]: Expected characters, got half a surrogate pair [file-syntax]",
    ]


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"{", CatalogError, "Expected JSON, got Expecting property name"),
        (b"[" * 100_000, CatalogError, "Expected JSON, got one nested too deep - at x/y.json"),
        (b"[]", CatalogError, "Expected an object with the member messages, got none - at x/y.json"),
        (b'{"messages": {}}', LocaleError, "Expected a language in the file or in its name, got none - at x/y.json"),
        (
            b'{"messages": {}, "locale": "q1"}',
            LocaleError,
            "Expected a language tag such as de or zh-Hant-TW, got 'q1'",
        ),
    ],
)
def test_what_is_no_bundle_is_refused(content: bytes, error: type[Exception], message: str) -> None:
    """The error says what was expected, what was got, and where."""
    with pytest.raises(error) as raised:
        READ(InFile("x/y.json", content))
    assert message in str(raised.value)


def test_a_translation_without_english_is_told() -> None:
    """A PO file cannot hold it."""
    read = READ(InFile("m.json", b'{"component": "app", "locale": "de", "messages": {"a": "b"}}'))
    problems = [*read.problems]
    assert with_sources(read.bundles[0], {}, "m.json", problems).units == ()
    detail = "Expected a message whose English is known, got one without; import the English first, or with it"
    assert [*map(str, problems)] == [f"m.json: a [de]: {detail} [no-source]"]
