"""The walk down the cause stack: which text wins, where it comes from, and what is said of the others."""

from __future__ import annotations

import json
import pickle
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import (
    Catalog,
    ErrorBody,
    LimitExceeded,
    Limits,
    LocalizableMessage,
    LocalizationParam,
    Problem,
    Renderer,
    RenderError,
    WireDecodeError,
    decode,
)

if TYPE_CHECKING:
    from pathlib import Path

NO_TEMPLATE = "Expected an entry in the catalog, got none"


def body(*messages: dict[str, Any], **members: object) -> dict[str, Any]:
    return {"messages": [{"default_message": "English.", "args": [], **message} for message in messages], **members}


def catalog(**templates: dict[str, Any]) -> Catalog:
    return Catalog.from_mapping({tag.replace("_", "-"): by_id for tag, by_id in templates.items()}, builtin=False)


ALL = catalog(de={"m": "Deutsch."}, de_AT={"n": "Österreichisch."}, en={"m": "Own English.", "n": "Own English."})


@pytest.mark.parametrize(
    ("locale", "message", "expected"),
    [
        ("de", {"id": "m", "localized": "Server."}, ("Deutsch.", "de", "catalog")),
        ("de-AT", {"id": "m"}, ("Deutsch.", "de", "catalog")),
        ("de-AT", {"id": "n"}, ("Österreichisch.", "de-AT", "catalog")),
        ("de", {"id": "n", "localized": "Server."}, ("Server.", "de", "localized")),
        ("de", {"id": "n", "localized": "English."}, ("Own English.", "en", "catalog")),
        ("de", {"id": "n", "localized": None}, ("Own English.", "en", "catalog")),
        ("de", {"id": "x"}, ("English.", "en", "default_message")),
        ("de", {"id": "x", "default_message": ""}, ("x", "und", "id")),
        ("de", {"id": "x", "default_message": "?????? ??"}, ("x", "und", "id")),
        ("en", {"id": "m"}, ("Own English.", "en", "catalog")),
        ("en-GB", {"id": "m"}, ("Own English.", "en", "catalog")),
        ("en", {"id": "m", "localized": "Server."}, ("Server.", "en", "localized")),
        (None, {"id": "m"}, ("Own English.", "en", "catalog")),
        ("fr", {"id": "m", "localized": "Serveur."}, ("Serveur.", "fr", "localized")),
        ("fr", {"id": "m", "localized": "????? ??"}, ("Own English.", "en", "catalog")),
    ],
)
def test_the_first_text_that_works_wins(
    locale: str | None, message: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """Catalog above the default, localized, catalog in the default, default_message, id: in this order."""
    (shown,) = Renderer(ALL).render(body(message), locale=locale).messages
    assert (shown.text, shown.locale, shown.source) == expected


@pytest.mark.parametrize(
    ("locale", "message", "expected"),
    [
        ("de", {"id": "m", "localized": "Server."}, ("Server.", "de", "localized")),
        ("de", {"id": "m", "localized": "English."}, ("Deutsch.", "de", "catalog")),
        ("de", {"id": "m", "localized": "?????"}, ("Deutsch.", "de", "catalog")),
        ("de", {"id": "m"}, ("Deutsch.", "de", "catalog")),
        ("en", {"id": "m"}, ("English.", "en", "default_message")),
        ("en-GB", {"id": "m"}, ("English.", "en", "default_message")),
        ("en", {"id": "m", "default_message": ""}, ("Own English.", "en", "catalog")),
        ("en", {"id": "m", "default_message": "????\N{REPLACEMENT CHARACTER}?"}, ("Own English.", "en", "catalog")),
        ("en", {"id": "m", "default_message": "Why?"}, ("Why?", "en", "default_message")),
    ],
)
def test_texts_of_the_server_come_first_where_it_is_preferred(
    locale: str, message: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """With prefer="server" the catalog only stands in for what the server cannot say."""
    (shown,) = Renderer(ALL, prefer="server").render(body(message), locale=locale).messages
    assert (shown.text, shown.locale, shown.source) == expected


def test_default_locale_stands_in_where_the_wanted_language_is_missing() -> None:
    """A reader whose language is missing gets the default one, before the English of the server."""
    (shown,) = Renderer(ALL, default_locale="de").render(body({"id": "m"}), locale="fr").messages
    assert (shown.text, shown.locale, shown.source) == ("Deutsch.", "de", "catalog")


def test_what_was_skipped_is_told() -> None:
    """Each step that had nothing leaves a problem, in the order of the steps."""
    rendered = Renderer(ALL).render(body({"id": "x", "default_message": ""}), locale="de")
    assert rendered.problems == (
        Problem("no-template", "x", "de", NO_TEMPLATE),
        Problem("no-template", "x", "en", NO_TEMPLATE),
        Problem("unreadable-text", "x", "en", "Expected a text to read in default_message, got ''"),
    )
    assert rendered.problems == rendered.messages[0].problems


def test_the_first_entry_whose_arguments_are_there_is_used() -> None:
    """Servers send one id with different arguments: the entries are tried in their order."""
    entries = ["{structName}.{fieldName}", "{0} of {1}", "{0}"]
    renderer = Renderer(catalog(en={"m": entries}))
    named = {"structName": {"s": "vm"}, "fieldName": {"s": "name"}}
    shown = [
        renderer.render(body({"id": "m", **given})).summary
        for given in ({"params": named, "args": ["a", "b"]}, {"args": ["a", "b"]}, {"args": ["a"]}, {})
    ]
    assert shown == ["vm.name", "a of b", "a", "English."]


def test_a_missing_argument_is_told_and_no_hole_shown() -> None:
    """A template that lacks an argument gives way as a whole."""
    renderer = Renderer(catalog(de={"m": "{0} von {1}"}, en={"m": "{0}"}))
    (shown,) = renderer.render(body({"id": "m", "args": ["a"]}), locale="de").messages
    assert (shown.text, shown.locale) == ("a", "en")
    detail = "Expected the arguments 0, 1, got none called 1"
    assert shown.problems == (Problem("missing-argument", "m", "de", detail),)


def test_a_named_parameter_called_like_a_position_counts() -> None:
    """Of an argument and a parameter that are both called 0, the typed one is shown."""
    message = {"id": "m", "args": ["position"], "params": {"0": {"s": "name"}}}
    assert Renderer(catalog(en={"m": "{0}"})).render(body(message)).summary == "name"


def test_a_parameter_without_value_gives_way() -> None:
    """A parameter with nothing in it cannot fill a template."""
    renderer = Renderer(catalog(en={"m": "{x} there"}))
    rendered = renderer.render(body({"id": "m", "params": {"x": {}}}))
    assert (rendered.summary, rendered.messages[0].source) == ("English.", "default_message")
    assert "no-value" in [problem.code for problem in rendered.problems]


def test_a_broken_template_gives_way_and_says_where_it_stands() -> None:
    """A broken translation costs only its own language, and the problem names the place."""
    rendered = Renderer(catalog(de={"m": "Hallo {0"}, en={"m": "Hello {0}"})).render(
        body({"id": "m", "args": ["you"]}), locale="de"
    )
    assert rendered.summary == "Hello you"
    (problem,) = rendered.problems
    assert (problem.code, problem.locale) == ("broken-template", "de")
    assert problem.detail == (
        "mapping['de']: m [de]: Expected ',' or '}' behind the argument name '0', got end of text"
        " - at line 1, column 9\n"
        "    Hallo {0\n"
        "            ^ [template-syntax]"
    )


def test_wishes_that_make_no_sense_are_problems_not_exceptions() -> None:
    """An unknown locale, format locale and zone fall back to the defaults, and are told."""
    rendered = Renderer(ALL).render(body({"id": "m"}), locale="../etc", format_locale="xx", timezone="Mars/Base")
    assert rendered.summary == "Own English."
    assert [str(problem) for problem in rendered.problems] == [
        "Expected a language tag such as de or zh-Hant-TW, got '../etc'; en is used [unknown-locale]",
        "Expected a language that CLDR has data for, got 'xx' in 'xx'; en is used [unknown-format-locale]",
        "Expected an IANA time zone name such as Europe/Berlin, got 'Mars/Base'; UTC is used [unknown-time-zone]",
    ]


def test_format_locale_and_zone_are_apart_from_the_language() -> None:
    """Numbers and dates follow the format locale and the zone, the words and the plural the language."""
    renderer = Renderer(catalog(de={"m": "{n, plural, one {# Datei} other {# Dateien}} um {t}"}))
    params = {"n": {"i": 1234}, "t": {"dt": "2026-07-01T22:30:00.000Z", "format": "SHORT_DATE_TIME"}}
    message = body({"id": "m", "params": params})
    assert renderer.render(message, locale="de").summary == "1.234 Dateien um 01.07.26, 22:30"
    shown = renderer.render(message, locale="de", format_locale="en-IN", timezone="Asia/Kolkata").summary
    assert shown.replace("\u202f", " ") == "1,234 Dateien um 02/07/26, 4:00 am"


def test_strict_raises_the_first_problem() -> None:
    """strict=True turns the first problem into an exception with its text."""
    with pytest.raises(RenderError) as raised:
        Renderer(ALL).render(body({"id": "x"}), locale="de", strict=True)
    assert str(raised.value) == f"x [de]: {NO_TEMPLATE} [no-template]"


def test_strict_is_silent_where_all_is_well() -> None:
    """strict=True returns what there is no problem with."""
    assert Renderer(ALL).render(body({"id": "m"}), locale="de", strict=True).summary == "Deutsch."


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"error_type": "NOT_FOUND"}, ("Nicht gefunden", "NOT_FOUND", 404)),
        ({"error_type": "QUOTA_EXCEEDED"}, ("Fehler", "QUOTA_EXCEEDED", 500)),
        ({}, ("Fehler", None, 500)),
    ],
)
def test_an_error_without_messages_gets_a_title(members: dict[str, Any], expected: tuple[str, str | None, int]) -> None:
    """The catalog's title for the error type stands in; for an unknown type that of ERROR."""
    rendered = Renderer().render({"messages": [], **members}, locale="de")
    assert (rendered.summary, rendered.error_type, rendered.status) == expected


def test_the_title_of_a_type_that_a_service_defines_is_used() -> None:
    """A catalog may name the types of its own service."""
    own = Catalog.from_mapping({"de": {"com.example.quota_exceeded": "Kontingent überschritten"}})
    payload = {"type": "com.example.quota_exceeded", "value": {"messages": []}}
    assert Renderer(own).render(payload, locale="de").summary == "Kontingent überschritten"


def test_body_has_every_localized_filled() -> None:
    """The body to pass on says to other clients what was rendered, and keeps all else."""
    payload = body({"id": "m", "extra": 1}, {"id": "x"}, error_type="NOT_FOUND", more=[1])
    passed_on = Renderer(ALL).render(payload, locale="de").body
    assert [message.localized for message in passed_on.messages] == ["Deutsch.", "English."]
    assert (passed_on.messages[0].unknown, passed_on.unknown) == ({"extra": 1}, {"more": [1]})


def test_every_form_of_an_error_is_rendered_alike() -> None:
    """Bytes, text, mapping, Decoded, ErrorBody and an object with to_body() give the same texts."""

    class Raised(Exception):  # noqa: N818 - stands for an error of a service
        def to_body(self) -> ErrorBody:
            return model

    param = LocalizationParam(d=2.5, precision=2)
    model = ErrorBody(messages=(LocalizableMessage(id="m", default_message="-", args=("a",), params={"x": param}),))
    text = '{"messages":[{"id":"m","default_message":"-","args":["a"],"params":{"x":{"d":2.5,"precision":2}}}]}'
    renderer = Renderer(catalog(de={"m": "{0}: {x}"}))
    forms = [text, text.encode(), decode(text), decode(text).body, model, Raised(), decode(text).plain]
    assert {renderer.render(form, locale="de").summary for form in forms} == {"a: 2,50"}


def test_what_was_odd_in_the_payload_is_told() -> None:
    """Anomalies of the reader are problems of the rendering, with their paths."""
    rendered = Renderer(ALL).render('{"messages": [{"id": "m", "default_message": "-", "args": [7]}]}')
    assert [str(problem) for problem in rendered.problems] == [
        "Expected a string, got 7; read as text - at $.messages[0].args[0] [arg-not-text]"
    ]


def test_a_foreign_object_is_a_programming_error() -> None:
    """What is neither JSON nor an error is refused with its type."""
    with pytest.raises(TypeError) as raised:
        Renderer(ALL).render(object())  # type: ignore[arg-type]
    assert str(raised.value) == "Expected an error body, a raised error, a mapping, text or bytes, got object"


def test_prefer_is_checked() -> None:
    """A typing error in an option does not wait for the first rendering."""
    with pytest.raises(ValueError, match=r"^Expected catalog or server, got 'sever' - at prefer$"):
        Renderer(prefer="sever")  # type: ignore[arg-type]


def test_a_reloaded_catalog_is_used_at_once(tmp_path: Path) -> None:
    """What was compiled before a reload is not used after it."""
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entry = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "m"\nmsgid "Gone"\nmsgstr "{}"\n'
    (folder / "x.po").write_text(entry.format("Weg"))
    renderer = Renderer(Catalog.load(tmp_path, builtin=False))
    before = renderer.render(body({"id": "m"}), locale="de").summary
    (folder / "x.po").write_text(entry.format("Verschwunden"))
    renderer.catalog.reload()
    assert (before, renderer.render(body({"id": "m"}), locale="de").summary) == ("Weg", "Verschwunden")


def test_limits_reach_the_reader() -> None:
    """The renderer's limits hold for what it reads."""
    rendered = Renderer(ALL, limits=Limits(payload_bytes=10)).render(b'{"messages": [{"id": "m"}]}')
    assert [problem.code for problem in rendered.problems][:1] == ["too-large"]


def test_decode_errors_are_not_raised() -> None:
    """The renderer reads tolerantly even where a strict reader would raise."""
    with pytest.raises(WireDecodeError):
        decode("[", strict=True)
    assert Renderer(ALL).render("[").summary == "["


def test_limits_reach_the_templates() -> None:
    """A template longer than the renderer's limit gives way, and the problem says so."""
    long = catalog(de={"m": "Deutsch, und zwar lang."}, en={"m": "English."})
    rendered = Renderer(long, limits=Limits(template_length=10)).render(body({"id": "m"}), locale="de")
    assert rendered.summary == "English."
    detail = (
        "mapping['de']: m [de]: Expected at most 10 characters in a template, got 23 - at the template [template-limit]"
    )
    assert rendered.problems == (Problem("broken-template", "m", "de", detail),)


def test_limits_hold_for_bodies_that_were_not_read_here() -> None:
    """An ErrorBody, and a Decoded read with other limits, are shown as far as the limits allow, and told of."""
    many = body(*({"id": "m", "args": ["a"] * 3} for _ in range(3)))
    renderer = Renderer(ALL, limits=Limits(messages=2, params=2))
    for error in (ErrorBody.model_validate(many), decode(many)):
        rendered = renderer.render(error, locale="de")
        assert len(rendered.messages) == 2
        assert [str(problem) for problem in rendered.problems] == [
            "Expected at most 2 messages, got 3; the rest is left out - at $.messages [too-many]",
            "Expected at most 2 params, got 3; the rest is left out - at $.messages[0].args [too-many]",
            "Expected at most 2 params, got 3; the rest is left out - at $.messages[1].args [too-many]",
        ]
        assert [message.localized for message in rendered.body.messages] == ["Deutsch.", "Deutsch.", None]


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (Limits(messages=1), "Expected at most 1 messages, got 2 - at $.messages"),
        (Limits(payload_bytes=10), "Expected at most 10 payload bytes, got 126 - at $"),
        (Limits(text_characters=3), "Expected at most 3 characters, got 8 - at m"),
    ],
)
def test_strict_raises_what_is_over_a_limit(limits: Limits, text: str) -> None:
    """Over a limit, strict rendering raises LimitExceeded, wherever the limit lies."""
    payload = json.dumps(body({"id": "m"}, {"id": "m"}))
    with pytest.raises(LimitExceeded) as raised:
        Renderer(ALL, limits=limits).render(payload, locale="de", strict=True)
    assert str(raised.value) == text
    if limits.payload_bytes > 10:
        with pytest.raises(LimitExceeded):
            Renderer(ALL, limits=limits).render(decode(payload), locale="de", strict=True)


def test_strict_raises_what_is_odd_in_the_payload() -> None:
    """An anomaly is a problem, too."""
    with pytest.raises(RenderError) as raised:
        Renderer(ALL).render('{"messages": []}', locale="de", strict=True)
    assert str(raised.value) == "Expected one message or more, got none - at $.messages [no-messages]"


def test_what_is_skipped_inside_a_step_is_told() -> None:
    """A more specific locale, or an earlier entry, that cannot be used leaves a problem even if a later one can."""
    params = {"params": {"x": {"s": "x"}}}
    own = catalog(de_AT={"a": "{x} {y}", "b": "{x"}, de={"a": "DE {x}", "b": "DE {x}", "c": ["{x", "DE {x}"]})
    shown = {name: Renderer(own).render(body({"id": name, **params}), locale="de-AT") for name in "abc"}
    assert {rendered.summary for rendered in shown.values()} == {"DE x"}
    assert [[(problem.code, problem.locale) for problem in rendered.problems] for rendered in shown.values()] == [
        [("missing-argument", "de-AT")],
        [("broken-template", "de-AT")],
        [("broken-template", "de")],
    ]


def test_results_can_be_compared_copied_and_passed_on() -> None:
    """Two renderings of one error are equal; a message can be pickled, the whole says what to pickle instead."""
    payload = body({"id": "m"}, {"id": "x"})
    one, other = (Renderer(ALL).render(payload, locale="de") for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Renderer(ALL).render(payload, locale="en")
    assert (copy(one) is one, deepcopy(one) is one) == (True, True)
    message = pickle.loads(pickle.dumps(one.messages[0]))  # noqa: S301 - our own bytes
    assert (message, message.parts) == (one.messages[0], one.messages[0].parts)
    with pytest.raises(TypeError) as raised:
        pickle.dumps(one)
    expected = "Expected to_dict(), body or a message to be pickled, got a RenderedError: it holds its renderer"
    assert str(raised.value) == expected


def test_bytes_of_every_type_are_read() -> None:
    """What sockets and memory maps give is as good as bytes."""
    payload = json.dumps(body({"id": "m"})).encode()
    forms = (payload, bytearray(payload), memoryview(payload))
    assert {Renderer(ALL).render(form, locale="de").summary for form in forms} == {"Deutsch."}
