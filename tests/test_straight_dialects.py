"""The straight way reads the usual shapes of three dialects as the dialects themselves do."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Final

import pytest
from changed_json import change
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors import Catalog, Limits, Renderer, decode
from vapierrors.renderer import _usual_stack

ROWS: Final = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors" / "wire.ndjson").read_text(encoding="utf-8").splitlines()
]
DIALECTS: Final = ("api", "rest", "jsonrpc")


def _templates() -> dict[str, list[str]]:
    """For each id a template with every argument that any row has for it, and one with none."""
    names: dict[str, set[str]] = {}
    for row in ROWS:
        for message in decode(row["api"]).plain["messages"]:
            positions = map(str, range(len(message["args"])))
            names.setdefault(message["id"], set()).update(message.get("params") or {}, positions)
    templates = {}
    for message_id, of_id in names.items():
        usable = [name for name in sorted(of_id) if name and not set(name) & set("{}, \t\n'")]
        templates[message_id] = [" | ".join(f"{{{name}}}" for name in usable) or "Words.", "Words alone."]
    return templates


RENDERER: Final = Renderer(Catalog.from_mapping({"de": _templates()}, builtin=False))
values = st.sampled_from(
    [None, True, 0, 2**70, "", "x", [], ["x"], {}, {"OPTIONAL": None}, {"OPTIONAL": "x"}, {"s": "x"}]
)
names = st.sampled_from(
    [
        "STRUCTURE",
        "OPTIONAL",
        "ERROR",
        "messages",
        "type",
        "value",
        "key",
        "id",
        "args",
        "params",
        "s",
        "i",
        "d",
        "l",
        "x",
    ]
)


def the_long_way(error: object) -> dict[str, Any]:
    audience, _ = RENDERER._reader("de", None, None, RENDERER.catalog.generation)
    return RENDERER._resolved(error, audience, strict=False).to_dict()


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A row in one dialect with at most two members changed, perhaps inside a JSON-RPC response."""
    document: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(ROWS))[draw(st.sampled_from(DIALECTS))])
    if "ERROR" in document and draw(st.booleans()):
        document = {"jsonrpc": "2.0", "id": "1", "result": {"error": document}}
    change(draw, document, names, values)
    return document


@settings(max_examples=500)
@given(changed())
def test_every_form_of_a_payload_renders_as_the_long_way_does(document: dict[str, Any]) -> None:
    """Bytes, text, a parsed body, a ``Decoded`` and an ``ErrorBody`` give what the tolerant reader's body gives."""
    payload = json.dumps(document)
    expected = the_long_way(payload)
    for error in (payload, payload.encode(), document, decode(payload)):
        assert RENDERER.render(error, locale="de").to_dict() == expected
    rendered = RENDERER.render(decode(payload).body, locale="de")
    assert [message.text for message in rendered.messages] == [message["text"] for message in expected["messages"]]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_vectors_are_of_a_usual_shape(dialect: str) -> None:
    """Otherwise the test above compares the long way with itself."""
    limits = RENDERER.limits
    stacks = [_usual_stack(json.dumps(row[dialect]), limits) for row in ROWS]
    straight = RENDERER._reader("de", None, None, RENDERER.catalog.generation).straight
    assert straight is not None
    taken = sum(stack is not None and straight.messages(stack) is not None for stack in stacks)
    assert taken >= {"api": 100, "rest": 100, "jsonrpc": 100}[dialect]


def test_a_parsed_body_may_be_changed_once_it_is_rendered() -> None:
    """What is read later is what was there when it was rendered."""
    document = {
        "messages": [{"id": "com.example.x", "default_message": "Gone.", "args": []}],
        "error_type": "NOT_FOUND",
    }
    renderer = Renderer(Catalog.from_mapping({"de": {"com.example.x": "Weg."}}))
    rendered = renderer.render(document, locale="de")
    document["error_type"] = "TIMED_OUT"
    document["messages"].clear()  # type: ignore[attr-defined] - a list
    assert (str(rendered), rendered.status, rendered.body.messages[0].id) == ("Weg.", 404, "com.example.x")


TWO: Final = Limits(params=2)


@pytest.mark.parametrize(
    ("templates", "limits", "message"),
    [
        ({"m": "{a} {b} {c}"}, TWO, {"args": [], "params": {name: {"s": name} for name in "abc"}}),
        ({"m": "{0}"}, TWO, {"args": ["a", "b", "c"]}),
        (
            {"m": "{l}", "n": "{a}{b}{c}"},
            TWO,
            {"args": [], "params": {"l": {"l": {"id": "n", "params": {name: {"s": name} for name in "abc"}}}}},
        ),
        ({"m": ["VM {vm} is gone: {0}", "gone: {0}"]}, Limits(), {"args": ["1"], "params": {"vm": {"s": "vm-7"}}}),
        ({"m": "got {0}"}, Limits(), {"args": ["1"], "params": [{"key": "0", "value": {"s": "2"}}, 5]}),
        ({"m": "{" + "1" * 5000 + "}"}, Limits(), {"args": ["1"]}),
        ({"m": "got {0}"}, Limits(), {"args": ["1"], "default_message": json.loads("[" * 150 + "]" * 150)}),
        ({"m": "{1}{0}"}, Limits(), {"args": ["1"]}),
    ],
)
@pytest.mark.parametrize("dialect", ["api", "rest"])
def test_what_ends_the_straight_way(
    templates: dict[str, Any], limits: Limits, message: dict[str, Any], dialect: str
) -> None:
    """Each of these once took it, or failed on it, and came out otherwise than on the long way."""
    renderer = Renderer(Catalog.from_mapping({"de": templates}, builtin=False), limits=limits)
    body: dict[str, Any] = {"messages": [{"id": "m", "default_message": "In English.", **message}]}
    payload = json.dumps(body if dialect == "api" else {"type": "com.example.gone", "value": body})
    audience, _ = renderer._reader("de", None, None, renderer.catalog.generation)
    expected = renderer._resolved(payload, audience, strict=False)
    for error in (payload, json.loads(payload), decode(payload, limits=limits)):
        assert renderer.render(error, locale="de").to_dict() == expected.to_dict()


class Text(str):
    """Text of a type of its own, as template engines have it."""

    __slots__ = ()


def test_a_subclass_of_text_is_rendered() -> None:
    """The quickest parser takes text itself only."""
    payload = Text(json.dumps({"messages": [{"id": "com.example.x", "default_message": "Gone.", "args": []}]}))
    assert RENDERER.render(payload).summary == "Gone."


def test_a_template_is_compiled_for_the_usual_arguments_even_if_odd_ones_came_first() -> None:
    """One odd body must not make all later ones slow."""
    renderer = Renderer(Catalog.from_mapping({"de": {"m": "{a} {b}"}}, builtin=False))
    odd = {
        "id": "m",
        "default_message": "In English.",
        "args": [],
        "params": {"a": {"s": "x", "i": 1}, "b": {"i": "1"}},
    }
    usual = {**odd, "params": {"a": {"s": "x"}, "b": {"i": 1}}}
    language = renderer._reader("de", None, None, renderer.catalog.generation).audience.first
    assert language is not None
    renderer.render({"messages": [odd]}, locale="de")
    assert "m" not in language.only
    renderer.render({"messages": [usual]}, locale="de")
    assert "m" in language.only
