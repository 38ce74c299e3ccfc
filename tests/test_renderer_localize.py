"""Filling ``localized`` inside whole documents."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from vapierrors import Catalog, Limits, Renderer, decode

CATALOG = Catalog.from_mapping({"de": {"m": "{0} und {x}", "plain": "Einfach."}}, builtin=False)
RENDERER = Renderer(CATALOG)
VECTORS = Path(__file__).parent / "vectors" / "wire.ndjson"

API = {"id": "m", "default_message": "a and 2", "args": ["a"], "params": {"x": {"i": 2}}}
REST = {"id": "m", "default_message": "a and 2", "args": ["a"], "params": [{"key": "x", "value": {"i": 2}}]}


@pytest.mark.parametrize("message", [API, REST], ids=["api", "rest"])
def test_messages_are_found_anywhere(message: dict[str, Any]) -> None:
    """A message deep inside lists and objects gets its text; what is around it stays as it is."""
    document = {"value": [{"warnings": {"w1": message}, "n": None}, "text", 1.5]}
    before = deepcopy(document)
    localized = RENDERER.localize(document, locale="de")
    assert localized == {"value": [{"warnings": {"w1": {**message, "localized": "a und 2"}}, "n": None}, "text", 1.5]}
    assert document == before


def test_messages_of_json_rpc_keep_their_wrappers() -> None:
    """In JSON-RPC the text stands in an OPTIONAL."""
    lines = VECTORS.read_text("utf-8").splitlines()
    answer = next(answer for answer in (json.loads(line)["jsonrpc"] for line in lines) if "localized" in str(answer))
    localized = RENDERER.localize({"result": {"error": answer}}, locale="de")["result"]["error"]
    texts = [message["localized"] for message in decode(localized).plain["messages"]]
    assert texts == [message.text for message in RENDERER.render(answer, locale="de").messages]
    assert decode(localized, strict=True).anomalies == ()


def test_a_document_without_messages_is_handed_back() -> None:
    """Nothing is copied where there is nothing to fill."""
    document = {"id": "vm-42", "name": "default_message", "list": [{"id": 1, "default_message": "number as id"}]}
    assert RENDERER.localize(document, locale="de") is document


def test_an_old_text_gives_way_to_the_catalog() -> None:
    """What the renderer says counts, whether the server had filled the member or not."""
    message = {"id": "plain", "default_message": "Plain.", "args": [], "localized": "????"}
    assert RENDERER.localize([message], locale="de") == [{**message, "localized": "Einfach."}]


def test_what_is_deeper_than_the_limit_is_left_alone() -> None:
    """A document may be deeper than the renderer looks."""
    document: Any = API
    for _ in range(40):
        document = [document]
    assert Renderer(CATALOG, limits=Limits(nesting_depth=32)).localize(document, locale="de") is document
