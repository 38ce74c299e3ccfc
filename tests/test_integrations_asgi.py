"""The ASGI middleware, message by message, without a server and without a framework."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import Catalog, Renderer, decode, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.asgi import ErrorMiddleware, current_settings
from vapierrors.models import Limits

if TYPE_CHECKING:
    from vapierrors.integrations.asgi import AsgiApp, Message, Receive, Scope, Send

GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
RENDERER = Renderer(Catalog.from_mapping({"de": {"com.example.gone": "Die Sitzung {session} gibt es nicht mehr."}}))
JSON = (b"content-type", b"application/json")
CALL: dict[str, Any] = {
    "jsonrpc": "2.0",
    "method": "invoke",
    "params": {"serviceId": "s", "operationId": "o", "ctx": {"appCtx": {"locale": "de", "timezone": "Asia/Tokyo"}}},
    "id": "17",
}


async def not_found(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise errors.NotFound(GONE(session="7"))


async def read_and_fail(_scope: Scope, receive: Receive, _send: Send) -> None:
    while (await receive()).get("more_body"):
        pass
    raise errors.NotFound(GONE(session="7"))


def exchange(app: AsgiApp, *headers: tuple[bytes, bytes], chunks: tuple[bytes, ...] = (b"",), **scope: str) -> Any:  # noqa: ANN401 - messages
    """What an application sends for a request whose body comes in chunks; after them the client is gone."""
    sent: list[Message] = []
    waiting: list[Message] = [
        {"type": "http.request", "body": chunk, "more_body": index < len(chunks) - 1}
        for index, chunk in enumerate(chunks)
    ]

    async def receive() -> Message:
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asked = {"type": "http", "method": "POST" if JSON in headers else "GET", "path": "/api", "headers": [*headers]}
    asyncio.run(app({**asked, **scope}, receive, send))
    return sent


def test_a_raised_error_becomes_an_answer() -> None:
    """The two messages of a whole answer, with lower-case header names."""
    start, body = exchange(ErrorMiddleware(not_found, RENDERER), (b"accept-language", b"de"))
    assert (start["type"], start["status"]) == ("http.response.start", 404)
    assert start["headers"] == [
        (b"content-language", b"de"),
        (b"vary", b"Accept-Language, Format-Locale, Timezone, Accept"),
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body["body"])).encode()),
    ]
    assert body["type"] == "http.response.body"
    assert decode(body["body"], strict=True).body.messages[0].localized == "Die Sitzung 7 gibt es nicht mehr."


def test_what_does_not_fail_passes_untouched() -> None:
    """The messages of an application that answers are its own, object by object."""
    answer = ({"type": "http.response.start", "status": 204}, {"type": "http.response.body"})

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for message in answer:
            await send(message)

    first, second = exchange(ErrorMiddleware(app))
    assert (first is answer[0], second is answer[1]) == (True, True)


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_other_scopes_pass(kind: str) -> None:
    """What is not HTTP is not looked at: its exceptions go to the server."""
    with pytest.raises(errors.NotFound):
        exchange(ErrorMiddleware(not_found), type=kind)


def test_an_answer_that_has_begun_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is sent behind the first message; the exception is logged, and goes to the server."""
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise errors.NotFound(GONE(session="7"))

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": "/x", "headers": []}
    with caplog.at_level(logging.ERROR, "vapierrors.integrations"), pytest.raises(errors.NotFound):
        asyncio.run(ErrorMiddleware(app)(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start"]
    (record,) = caplog.records
    assert record.getMessage() == (
        f"Operation {vars(record)['operation_id']} failed after its answer had begun: GET '/x'"
    )


def test_head_has_no_body() -> None:
    """The body message is empty, the length that of GET."""
    _, body = exchange(ErrorMiddleware(not_found, RENDERER))
    start, empty = exchange(ErrorMiddleware(not_found, RENDERER), method="HEAD")
    assert dict(start["headers"])[b"content-length"] == str(len(body["body"])).encode()
    assert empty == {"type": "http.response.body", "body": b""}


@pytest.mark.parametrize("app", [not_found, read_and_fail], ids=["before the body is read", "after"])
@pytest.mark.parametrize("size", [1, 50, 10_000], ids=["byte by byte", "in chunks", "at once"])
def test_a_call_is_answered_as_json_rpc(app: AsgiApp, size: int) -> None:
    """However the body comes and whoever reads it: id, language and status are those of JSON-RPC."""
    payload = json.dumps(CALL).encode()
    chunks = tuple(payload[index : index + size] for index in range(0, len(payload), size))
    start, body = exchange(ErrorMiddleware(app, RENDERER), JSON, (b"accept-language", b"ja"), chunks=chunks)
    assert (start["status"], dict(start["headers"])[b"vapi-error"]) == (200, b"com.vmware.vapi.std.errors.not_found")
    assert json.loads(body["body"])["id"] == "17"
    decoded = decode(body["body"], strict=True)
    assert (decoded.dialect, decoded.body.messages[0].localized) == ("jsonrpc", "Die Sitzung 7 gibt es nicht mehr.")


def test_a_body_that_is_cut_or_too_large_is_no_call() -> None:
    """A client that goes away, or sends more than the limit, is answered by the headers alone."""
    payload = json.dumps(CALL).encode()
    small = ErrorMiddleware(read_and_fail, Renderer(limits=Limits(payload_bytes=len(payload) - 1)))
    start, _ = exchange(small, JSON, chunks=(payload,))
    assert start["status"] == 404

    async def cut(scope: Scope, receive: Receive, send: Send) -> None:
        async def receive_half() -> Message:
            message = await receive()
            return {**message, "body": message.get("body", b"")[:40], "more_body": True}

        await ErrorMiddleware(not_found)(scope, receive_half, send)

    start, _ = exchange(cut, JSON, chunks=(payload,))
    assert start["status"] == 404


def test_a_server_that_fails_to_read_on_does_not_keep_the_error_from_the_caller() -> None:
    """What ``receive`` raises after the application is done is not what went wrong."""

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        async def broken() -> Message:
            raise OSError

        await ErrorMiddleware(not_found)(scope, broken, send)

    start, _ = exchange(app, JSON)
    assert start["status"] == 404


def test_a_handler_can_ask_for_the_wishes_of_the_caller() -> None:
    """Those of the headers at once, those of the context of a call as soon as the body has been read."""
    seen: list[tuple[str, str, str]] = []

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        for _ in range(2):
            settings = current_settings()
            seen.append((settings.locale, settings.format_locale, settings.timezone))
            await receive()

    headers = (JSON, (b"accept-language", b"ja"), (b"format-locale", b"ja"))
    exchange(ErrorMiddleware(app, RENDERER), *headers, chunks=(json.dumps(CALL).encode(),))
    assert seen == [("ja", "ja", "UTC"), ("de", "ja", "Asia/Tokyo")]


def test_there_are_no_settings_without_a_request() -> None:
    """A request that is over leaves nothing behind."""
    scopes: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        scopes.append(scope)
        current_settings()

    exchange(ErrorMiddleware(app))
    assert [*scopes[0]] == ["type", "method", "path", "headers"]
    with pytest.raises(RuntimeError) as raised:
        current_settings()
    assert str(raised.value) == (
        "Expected a request that ErrorMiddleware has let pass, got none - at current_settings()"
    )


def test_a_cancelled_request_is_no_error() -> None:
    """What ends a task from outside is not an exception of the service."""

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        exchange(ErrorMiddleware(app))


def test_a_body_of_a_mebibyte_in_a_header_changes_nothing() -> None:
    """Hostile headers in the form in which servers give them: bytes."""
    hostile = tuple((name, b"\xff" * 1_048_576) for name in (b"accept", b"accept-language", b"timezone"))
    start, body = exchange(ErrorMiddleware(not_found, RENDERER), *hostile)
    assert start["status"] == 404
    assert decode(body["body"], strict=True).body.messages[0].localized == "Session 7 is gone."
