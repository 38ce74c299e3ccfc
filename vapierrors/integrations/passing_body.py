"""The body of a request, looked at as it passes by."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any, TypeAlias

from vapierrors.integrations.calls import call_in

if TYPE_CHECKING:
    from vapierrors.integrations.calls import Call

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]


class PassingBody:
    """The body of a request on its way to the application; kept as long as it may be a call.

    Args:
        receive: as the server gives it.
        most: bytes; a larger body is no call.

    Attributes:
        call: the JSON-RPC call that the body is; None as long as it has not all been read, and where it is none.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._chunks: list[bytes] = []
        self._size = 0
        self._ended = False
        self.call: Call | None = None

    async def receive(self) -> Message:
        """The next message of the server, for the application."""
        message = await self._receive()
        if not self._ended:
            self._note(message)
        return message

    def _note(self, message: Message) -> None:
        chunk = message.get("body", b"")
        self._size += len(chunk)
        if chunk:
            self._chunks.append(chunk)
        if self._size > self._most or message["type"] != "http.request":
            self._ended = True
            self._chunks.clear()
        elif not message.get("more_body", False):
            self._ended = True
            self.call = call_in(b"".join(self._chunks))
            self._chunks.clear()

    async def read_on(self) -> None:
        """Read what the application has left of the body, as far as it may be a call. Never raises."""
        try:
            while not self._ended:
                await self.receive()
        except Exception:  # noqa: BLE001 - what keeps it from being read is not what the caller is to be told
            self._ended = True
