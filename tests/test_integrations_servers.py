"""The integrations over real connections, with many callers at once, and read by the official runtime."""

from __future__ import annotations

import asyncio
import json
import threading
import time
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import fastapi
import httpx
import pytest
import uvicorn

from vapierrors import Catalog, Renderer, decode, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.asgi import ErrorMiddleware, current_settings
from vapierrors.integrations.fastapi import install

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from vmware.vapi.core import ApplicationContext, ExecutionContext
    from vmware.vapi.data.serializers.jsonrpc import (
        JsonRpcDictToVapi,
        deserialize_response,
        vapi_jsonrpc_request_factory,
    )
    from vmware.vapi.data.value import StructValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.integrations.asgi import AsgiApp, Receive, Scope, Send

GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "zh-Hans")
CATALOG = Catalog.from_mapping({tag: {"com.example.gone": f"{tag}: {{session}}"} for tag in LANGUAGES})
RENDERER = Renderer(CATALOG)


async def service(scope: Scope, _receive: Receive, send: Send) -> None:
    match scope["path"]:
        case "/stream":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
            await send({"type": "http.response.body", "body": b"half", "more_body": True})
            raise errors.NotFound(GONE(session="7"))
        case "/bug":
            raise ZeroDivisionError("secret")
        case _:
            raise errors.NotFound(GONE(session="7"))


@contextmanager
def served(app: AsgiApp) -> Iterator[str]:
    """The address of a real server, on a port that the system chose."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))  # type: ignore[arg-type]  # uvicorn's own types
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_a_server_sends_whole_answers() -> None:
    """GET, HEAD, an unexpected exception and an answer cut short, over one connection each."""
    with served(ErrorMiddleware(service, RENDERER)) as address, httpx.Client(base_url=address) as client:
        got = client.get("/x", headers={"Accept-Language": "de"})
        assert (got.status_code, got.headers["content-language"]) == (404, "de")
        assert got.json()["messages"][0]["localized"] == "de: 7"
        head = client.head("/x", headers={"Accept-Language": "de"})
        assert (head.status_code, head.content) == (404, b"")
        assert head.headers["content-length"] == got.headers["content-length"] == str(len(got.content))
        bug = client.post("/bug", json={"name": "x"})
        assert (bug.status_code, bug.json()["error_type"], "secret" in bug.text) == (
            500,
            "INTERNAL_SERVER_ERROR",
            False,
        )
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/stream")
        page = client.get("/x", headers={"Accept": "text/html", "Accept-Language": "he"})
        assert '<html lang="he" dir="rtl">' in page.text


def test_fastapi_behind_a_server_answers_alike() -> None:
    """The installed application over a real connection, a browser's way and a call of JSON-RPC."""
    app = fastapi.FastAPI()
    install(app, RENDERER)

    @app.post("/api")
    async def invoke(call: dict[str, Any]) -> None:
        raise errors.NotFound(GONE(session=call["id"]))

    with served(app) as address:
        body = {"jsonrpc": "2.0", "id": "7", "params": {"ctx": {"appCtx": {"locale": "ja"}}}}
        answer = httpx.post(f"{address}/api", json=body)
        nowhere = httpx.get(f"{address}/nowhere", headers={"Accept-Language": "de"})
    assert (answer.status_code, answer.json()["id"]) == (200, "7")
    assert decode(answer.content, strict=True).body.messages[0].localized == "ja: 7"
    assert (nowhere.status_code, nowhere.json()["messages"][0]["localized"]) == (
        404,
        "Unter dieser Adresse gibt es nichts.",
    )


def test_200_callers_in_10_languages_never_get_each_others_answer() -> None:
    """Requests that wait for each other, half of them calls of JSON-RPC: every text is in its caller's language."""

    async def slow(scope: Scope, receive: Receive, _send: Send) -> None:
        while (await receive())["more_body"]:
            pass
        before = current_settings()
        await asyncio.sleep(int(scope["path"][1:]) * 37 % 20 / 1000)
        assert current_settings() == before
        raise errors.NotFound(GONE(session=f"{scope['path'][1:]} {before.locale} {before.timezone}"))

    async def ask(client: httpx.AsyncClient, number: int) -> tuple[str, str]:
        language, zone = LANGUAGES[number % 10], ("UTC", "Asia/Tokyo", "Europe/Vienna")[number % 3]
        if number % 20 < 10:
            wishes = {"Accept-Language": language, "Timezone": zone}
            answer = await client.get(f"/{number}", headers=wishes)
        else:
            context = {"locale": language, "timezone": zone}
            body = {"jsonrpc": "2.0", "id": str(number), "params": {"ctx": {"appCtx": context}}}
            answer = await client.post(f"/{number}", json=body, headers={"Accept-Language": "fr"})
            assert answer.json()["id"] == str(number)
        text = decode(answer.content, strict=True).body.messages[0].localized
        assert answer.headers["content-language"] == language
        return str(text), f"{language}: {number} {language} {zone}"

    async def ask_all() -> list[tuple[str, str]]:
        transport = httpx.ASGITransport(ErrorMiddleware(slow, RENDERER))  # type: ignore[arg-type]  # httpx's own types
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await asyncio.gather(*[ask(client, number) for number in range(200)])

    assert [(got, wanted) for got, wanted in asyncio.run(ask_all()) if got != wanted] == []


def test_the_official_runtime_reads_the_answer_to_its_own_call() -> None:
    """Request and response are those of its serializers: version, id, type, messages and data arrive."""
    context = ExecutionContext(ApplicationContext({"opId": "1", "locale": "de", "timezone": "Asia/Tokyo"}), None)
    call = vapi_jsonrpc_request_factory(
        method="invoke",
        params={"serviceId": "s", "operationId": "o", "input": StructValue("operation-input"), "ctx": context},
        id="7",
    )

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(ErrorMiddleware(service, RENDERER))  # type: ignore[arg-type]  # httpx's own types
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            headers = {"Content-Type": "application/json"}
            return await client.post("/api", content=call.serialize(), headers=headers)

    answer = asyncio.run(ask())
    response = deserialize_response(answer.content)
    call.validate_response(response)
    error = JsonRpcDictToVapi.method_result(response.result).error
    assert (error.name, answer.headers["vapi-error"]) == ("com.vmware.vapi.std.errors.not_found",) * 2
    (message,) = error.get_field("messages")
    assert message.get_field("localized").value.value == "de: 7"
    assert json.loads(answer.content)["result"]["error"]["ERROR"].keys() == {error.name}
