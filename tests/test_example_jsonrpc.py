"""The example over JSON-RPC: envelopes, values in their wrappers, and errors inside answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from example_server import serving

from examples.content_library.application import create_app
from vapierrors import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICE = "com.vmware.content.library.item.update_session"
INVOKE = {"jsonrpc": "2.0", "id": "7", "method": "invoke"}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(create_app()) as url, httpx.Client(base_url=url) as client:
        yield client


def call(
    client: httpx.Client, operation: str, arguments: object, *, service: str = SERVICE, language: str = "en"
) -> dict[str, Any]:
    params = {
        "serviceId": service,
        "operationId": operation,
        "input": {"STRUCTURE": {"operation-input": arguments}},
        "ctx": {"appCtx": {"locale": language}, "securityCtx": None},
    }
    answer = client.post("/api", json={**INVOKE, "params": params}, headers={"Accept-Language": "fr"})
    assert answer.status_code == 200
    document: dict[str, Any] = answer.json()
    assert (document["jsonrpc"], document["id"]) == ("2.0", "7")
    return document


def create(client: httpx.Client, item: str) -> str:
    spec = {
        "STRUCTURE": {"com.vmware.content.library.item.update_session_model": {"library_item_id": {"OPTIONAL": item}}}
    }
    created: str = call(client, "create", {"create_spec": spec, "client_token": {"OPTIONAL": None}})["result"]["output"]
    return created


def test_results(client: httpx.Client) -> None:
    """What an operation gives is the output of the result: a text, nothing, or a structure in its wrappers."""
    session_id = create(client, "results")
    arguments = {"update_session_id": session_id, "client_progress": {"OPTIONAL": 40}}
    assert call(client, "keep_alive", arguments)["result"] == {"output": None}
    output = call(client, "get", {"update_session_id": session_id})["result"]["output"]
    members = output["STRUCTURE"]["com.vmware.content.library.item.update_session_model"]
    assert members.pop("expiration_time")["OPTIONAL"].endswith("Z")
    assert members == {
        "library_item_id": {"OPTIONAL": "results"},
        "library_item_content_version": {"OPTIONAL": "1"},
        "error_message": {"OPTIONAL": None},
        "client_progress": {"OPTIONAL": 40},
        "state": {"OPTIONAL": "ACTIVE"},
    }
    assert session_id in call(client, "list", {"library_item_id": {"OPTIONAL": None}})["result"]["output"]


def test_the_language_of_the_context_goes_first(client: httpx.Client) -> None:
    """An error is the error of the result, in the language of the application context, whatever the headers say."""
    answer = call(client, "get", {"update_session_id": "s-42"}, language="de")
    body = decode(json.dumps(answer), strict=True).body
    assert body.type_id == "com.vmware.vapi.std.errors.not_found"
    assert [message.localized for message in body.messages] == [
        "Es gibt keine Aktualisierungssitzung mit dem Bezeichner „s-42“.",
        "Eine Aktualisierungssitzung wird nach 5 Minuten ohne Aktivität gelöscht.",
    ]


@pytest.mark.parametrize(
    ("service", "operation"), [(SERVICE, "update"), (SERVICE, "perform"), ("com.vmware.cis.session", "create")]
)
def test_unknown_operation(client: httpx.Client, service: str, operation: str) -> None:
    """What the service cannot do is OPERATION_NOT_FOUND, with what was asked for."""
    body = decode(json.dumps(call(client, operation, {}, service=service, language="ja"))).body
    assert body.type_id == "com.vmware.vapi.std.errors.operation_not_found"
    assert body.messages[0].localized == f"サービス「{service}」に操作「{operation}」はありません。"


@pytest.mark.parametrize(
    ("operation", "arguments", "location"),
    [
        ("keep_alive", {"update_session_id": "{}", "client_progress": {"OPTIONAL": "50"}}, "input.client_progress"),
        ("keep_alive", {"update_session_id": "{}", "client_progress": {"OPTIONAL": 101}}, "client_progress"),
        ("keep_alive", {"client_progress": {"OPTIONAL": 50}}, "input.update_session_id"),
        ("fail", {"update_session_id": "{}"}, "input.client_error_message"),
        ("create", {"create_spec": {"STRUCTURE": {"spec": {}}}}, "input.create_spec.library_item_id"),
        ("get", {"update_session_id": {"STRUCTURE": {"id": {}}}}, "input.update_session_id"),
    ],
)
def test_bad_argument(client: httpx.Client, operation: str, arguments: dict[str, Any], location: str) -> None:
    """A wrong argument is INVALID_ARGUMENT here, too, and is named."""
    known = create(client, f"{operation}-{location}")
    if arguments.get("update_session_id") == "{}":
        arguments = {**arguments, "update_session_id": known}
    body = decode(json.dumps(call(client, operation, arguments))).body
    assert body.type_id == "com.vmware.vapi.std.errors.invalid_argument"
    assert body.data == {"primary": location, "secondary": []}


@pytest.mark.parametrize(
    ("payload", "request_id", "code", "text"),
    [
        (b"", None, -32700, "Parse error."),
        (b'{"jsonrpc": "2.0", ', None, -32700, "Parse error."),
        (b"\xff", None, -32700, "Parse error."),
        (b"[" * 100_000, None, -32700, "Parse error."),
        (b"[]", None, -32600, "Invalid request."),
        (b'{"jsonrpc": "1.0", "id": "7", "method": "invoke"}', None, -32600, "Invalid request."),
        (b'{"jsonrpc": "2.0", "id": "7", "method": "batch"}', "7", -32601, "Method not found."),
        (b'{"jsonrpc": "2.0", "id": 7, "method": "invoke"}', 7, -32602, "Invalid params."),
        (
            b'{"jsonrpc":"2.0", "id":7, "method":"invoke", "params":{"serviceId":"", "operationId":"", "input":5}}',
            7,
            -32602,
            "Invalid params.",
        ),
    ],
)
def test_what_is_none_of_the_protocol(
    client: httpx.Client, payload: bytes, request_id: str | int | None, code: int, text: str
) -> None:
    """A request that the protocol does not know gets the protocol's own error, with its id as far as it has one."""
    answer = client.post("/api", content=payload, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert answer.json() == {"jsonrpc": "2.0", "id": request_id, "error": {"code": code, "message": text}}
