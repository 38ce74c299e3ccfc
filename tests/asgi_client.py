"""A caller of an ASGI application without a server: requests by httpx, one after the other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from vapierrors.integrations.asgi import AsgiApp


class AsgiClient:
    """Sends requests with the same headers; what the application raises is left to it, as by a server."""

    def __init__(self, app: AsgiApp, **headers: str) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]  # httpx's own types
        self._headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def request(self, method: str, path: str, *, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes them
        """Send a request, and read the whole answer."""

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://service") as client:
                return await client.request(method, path, headers={**self._headers, **(headers or {})}, **body)

        return asyncio.run(ask())

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Send a GET with headers, whose names have underscores here."""
        return self.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
