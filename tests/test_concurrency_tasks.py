"""Requests that run at the same time in one thread: each is answered in the language of its caller (section 6)."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from vapierrors import Catalog, Renderer, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.asgi import ErrorMiddleware, current_settings

LOCALES = ("de", "en", "fr", "ja", "pl", "ar")
GONE = MessageDefinition("com.example.gone", "{name} is gone.")
CATALOG = Catalog.from_mapping({locale: {"com.example.gone": f"{locale}: {{name}}"} for locale in LOCALES})


async def answered(app: ErrorMiddleware, number: int) -> tuple[str, str]:
    """The content language and the text of the answer to one request."""
    locale = LOCALES[number % len(LOCALES)]
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{number}",
        "headers": [(b"accept-language", locale.encode())],
    }
    sent: list[Any] = []

    async def send(message: Any) -> None:  # noqa: ANN401 - as ASGI has it
        await asyncio.sleep(0)
        sent.append(message)

    await app(scope, lambda: asyncio.sleep(0, {"type": "http.request"}), send)
    headers = dict(sent[0]["headers"])
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return headers[b"content-language"].decode(), json.loads(body)["messages"][0]["localized"]


async def service(scope: Any, _receive: Any, _send: Any) -> None:  # noqa: ANN401 - as ASGI has it
    """A service that is interrupted as often as it can be, asks in tasks of its own, and fails."""
    number = int(scope["path"][1:])
    wanted = LOCALES[number % len(LOCALES)]
    for _ in range(number % 5):
        await asyncio.sleep(0)
        assert current_settings().locale == wanted

    async def asked() -> str:
        await asyncio.sleep(0)
        return current_settings().locale

    assert set(await asyncio.gather(*(asked() for _ in range(3)))) == {wanted}
    assert await asyncio.to_thread(lambda: current_settings().locale) == wanted
    raise errors.NotFound(GONE(name=f"vm-{number}"))


def test_tasks_do_not_see_the_settings_of_others() -> None:
    """Three hundred requests at once in six languages: each is answered in its own, from tasks and threads, too."""

    async def all_at_once() -> list[tuple[str, str]]:
        app = ErrorMiddleware(service, Renderer(CATALOG))
        return list(await asyncio.gather(*(answered(app, number) for number in range(300))))

    expected = [(LOCALES[number % 6], f"{LOCALES[number % 6]}: vm-{number}") for number in range(300)]
    assert asyncio.run(all_at_once()) == expected


def test_a_cancelled_request_leaves_nothing_behind() -> None:
    """What a caller wished is gone with the request, however it ended."""

    async def waiting(_scope: Any, _receive: Any, _send: Any) -> None:  # noqa: ANN401 - as ASGI has it
        await asyncio.sleep(60)

    async def cancelled() -> None:
        app = ErrorMiddleware(waiting, Renderer(CATALOG))
        task = asyncio.create_task(answered(app, 0))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        with pytest.raises(RuntimeError, match="ErrorMiddleware"):
            current_settings()

    asyncio.run(cancelled())
