"""Services on ASGI: a raised error becomes the answer that its caller can read.

Example:
    >>> from vapierrors import errors
    >>> async def service(scope, receive, send):
    ...     raise errors.NotFound
    >>> app = ErrorMiddleware(service)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeAlias

from vapierrors.integrations.answers import Answers, Inquiry
from vapierrors.integrations.calls import may_hold_call
from vapierrors.integrations.passing_body import Message, PassingBody, Receive
from vapierrors.integrations.unexpected import report_late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.integrations.answers import Answer, JsonDialect
    from vapierrors.negotiation import LocalizationSettings
    from vapierrors.renderer import Renderer

Scope: TypeAlias = Message
Send: TypeAlias = Callable[[Message], Awaitable[None]]
AsgiApp: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]


class ErrorMiddleware:
    """Answers what an ASGI application raises: errors of the service in the caller's language, all else unseen.

    Only ``http`` is looked at. An answer that has begun is left alone: the exception is logged, and goes on its way.
    Wishes of the caller and the body of a JSON-RPC call are read when an error or ``current_settings()`` asks for them
    (specification, sections 6 and 7).

    Args:
        app: the application.
        renderer: with the catalogs of the service; None for those that the library ships.
        dialect: ``api`` or ``rest`` for vAPI JSON; None for ``rest`` below the path ``/rest`` and ``api`` elsewhere.

    Raises:
        ValueError: there is no such dialect.

    Example:
        >>> import asyncio
        >>> from vapierrors import errors
        >>> async def service(scope, receive, send):
        ...     raise errors.NotFound
        >>> async def send(message):
        ...     print(message["type"], message.get("status", message.get("body")))
        >>> scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"accept-language", b"de")]}
        >>> asyncio.run(ErrorMiddleware(service)(scope, None, send))
        http.response.start 404
        http.response.body b'{"messages":[],"error_type":"NOT_FOUND"}'
    """

    def __init__(self, app: AsgiApp, renderer: Renderer | None = None, *, dialect: JsonDialect | None = None) -> None:
        self._app = app
        self._answers = Answers(renderer, dialect)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, and answer it where the application raises."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = AsgiRequest(self._answers, scope, receive)
        scope[_KEY] = request
        begun = False

        async def watched_send(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        token = _current.set(request)
        try:
            await self._app(scope, request.receive, watched_send)
        except Exception as error:
            if begun:
                report_late(error, str(request.inquiry()))
                raise
            await _send(await request.answer(error), send)
        finally:
            _current.reset(token)
            scope.pop(_KEY, None)  # the scope is to be free at once, not when the collector comes by


class AsgiRequest:
    """A request that may have to be answered with an error; what it says is read when somebody asks.

    Args:
        answers: of the service.
        scope: of the connection.
        receive: as the server gives it.
    """

    def __init__(self, answers: Answers, scope: Scope, receive: Receive) -> None:
        self._answers = answers
        self._scope = scope
        self._body: PassingBody | None = None
        self.receive = receive
        if may_hold_call(scope["method"], _content_type(scope)):
            self._body = PassingBody(receive, answers.renderer.limits.payload_bytes)
            self.receive = self._body.receive

    @staticmethod
    def of(scope: Scope) -> AsgiRequest | None:
        """The request that a middleware has let pass; None where none has."""
        request = scope.get(_KEY)
        return request if isinstance(request, AsgiRequest) else None

    def inquiry(self) -> Inquiry:
        """What an answer depends on, as far as the body has been read."""
        scope = self._scope
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        call = None if self._body is None else self._body.call
        return Inquiry(scope["method"], scope["path"], headers, call)

    def settings(self) -> LocalizationSettings:
        """The wishes of the caller; those in the body of a call count once the application has read it."""
        return self._answers.settings(self.inquiry())

    async def answer(
        self, error: BaseException, status: int | None = None, headers: Iterable[tuple[str, str]] = ()
    ) -> Answer:
        """The answer to the request, as ``Answers.answer`` makes it, with what is left of the body read before.

        Args:
            error: what was raised.
            status: of HTTP; None for that of the error.
            headers: what the answer has to tell beside the error.
        """
        if self._body is not None:
            await self._body.read_on()
        return self._answers.answer(error, self.inquiry(), status, headers)


_KEY: Final = "vapierrors.request"
_current: ContextVar[AsgiRequest] = ContextVar(_KEY)


def current_settings() -> LocalizationSettings:
    """What the caller of the request at hand wishes: languages, formats, time zone (specification, section 6).

    Raises:
        RuntimeError: there is no request at hand that ``ErrorMiddleware`` has let pass.

    Example:
        >>> import asyncio
        >>> async def service(scope, receive, send):
        ...     print(current_settings().locale)
        >>> scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"accept-language", b"ja")]}
        >>> asyncio.run(ErrorMiddleware(service)(scope, None, None))
        ja
    """
    request = _current.get(None)
    if request is None:
        raise RuntimeError("Expected a request that ErrorMiddleware has let pass, got none - at current_settings()")
    return request.settings()


def _content_type(scope: Scope) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == b"content-type"), "")


async def _send(answer: Answer, send: Send) -> None:
    await send({"type": "http.response.start", "status": answer.status, "headers": answer.raw_headers()})
    await send({"type": "http.response.body", "body": answer.body})
