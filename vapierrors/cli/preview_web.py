"""The server of ``vapierrors preview --web``: pages on the loopback interface, for this machine alone."""

from __future__ import annotations

import errno
import re
import socket
import webbrowser
from asyncio import sleep
from contextlib import suppress
from importlib.util import find_spec
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

import click

from vapierrors.cldr.tags import parse_tag
from vapierrors.translate.lint.choice import chosen_rules
from vapierrors.translate.web.pages import POLICY, error_page, list_page, message_page, static_file
from vapierrors.translate.web.po_files import Asking
from vapierrors.translate.web.site import Site
from vapierrors.translate.web.wishes import Wish, default_readers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from vapierrors.catalog.sources import Source
    from vapierrors.translate.settings import Settings
    from vapierrors.translate.web.pages import Page

USUAL_PORT: Final = 8713
"""Where the pages are unless it is in use: an address that stays the same can be kept as a bookmark."""

_EXTRA: Final = ("starlette", "uvicorn")
_LOCAL_HOST: Final = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII)
_HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
_POLL_SECONDS: Final = 0.25
_SILENCE_SECONDS: Final = 15
_MOST_STREAMS: Final = 32
_MOST_CONNECTIONS: Final = 200
_ENDING_SECONDS: Final = 3
_SHOWN: Final = 100

_MISDIRECTED: Final = 421
_NOT_FOUND: Final = 404
_NOT_ALLOWED: Final = 405
_FAILED: Final = 500
_BUSY: Final = 503


class _ServerError(click.ClickException):
    """The server cannot begin."""

    exit_code = 2


def serve(  # noqa: PLR0913 - what is shown, and where
    folders: Sequence[Source],
    settings: Settings,
    locale: str,
    *,
    message_id: str | None,
    port: int | None,
    opens: bool,
) -> None:
    """Serve the pages until Ctrl+C.

    Args:
        folders: of catalogs, over the built-in ones.
        settings: of the project; they say which rules of lint are asked.
        locale: the language tag of the second column.
        message_id: whose page is meant; None for the list.
        port: where; 0 for any that is free, None for the usual one, or any that is free where that is in use.
        opens: whether a browser is to show it.

    Raises:
        CatalogError: there is no such folder.
        LocaleError: ``locale`` is no language tag.
        SettingsError: the settings name a rule that there is not.
    """
    if missing := [name for name in _EXTRA if find_spec(name) is None]:
        raise _ServerError(
            f'Expected starlette and uvicorn, got no {missing[0]}; install them with: pip install "vapierrors[preview]"'
        )
    import uvicorn  # noqa: PLC0415 - an extra

    tag = str(parse_tag(locale))
    site = Site(folders, Asking(chosen_rules(settings.lint), settings.lint.max_length))
    page = "/" if message_id is None else Wish(default_readers(site.current(), tag)).message_address(message_id)
    sockets = listening(port)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}{page}"
    config = uvicorn.Config(
        application(site, tag, lambda: server.should_exit),
        http="h11",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_ENDING_SECONDS,
    )
    server = uvicorn.Server(config)
    click.echo(address)
    click.echo("vapierrors: Ctrl+C ends it", err=True)
    if opens:
        # A browser in the terminal would keep the server from beginning.
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    # uvicorn has ended all connections by then, and hands the signal on.
    with suppress(KeyboardInterrupt):
        server.run(sockets)


def listening(port: int | None) -> list[socket.socket]:
    """Sockets on the loopback interface at one port, for IPv4, and for IPv6 where the machine has it.

    Args:
        port: which; 0 for any that is free, None for the usual one, or any that is free where that is in use.
    """
    try:
        first = socket.create_server(("127.0.0.1", USUAL_PORT if port is None else port))
    except OSError as error:
        if port is None and error.errno == errno.EADDRINUSE:
            return listening(0)
        reason = "which is in use" if error.errno == errno.EADDRINUSE else f"which cannot be opened: {error.strerror}"
        raise _ServerError(f"Expected a free port, got {port or USUAL_PORT}, {reason}; give another --port") from error
    sockets = [first]
    # Without it, localhost leads to IPv4.
    with suppress(OSError):
        sockets.append(socket.create_server(("::1", first.getsockname()[1]), family=socket.AF_INET6))
    return sockets


def is_local_host(host: str) -> bool:
    """Whether a Host header names this machine: a page of another site, whose name leads here, has its own name there.

    Args:
        host: the header.

    Example:
        >>> is_local_host("localhost:8713"), is_local_host("[::1]:8713"), is_local_host("localhost.evil.example")
        (True, True, False)
    """
    return _LOCAL_HOST.fullmatch(host) is not None


def application(site: Site, locale: str, is_ending: Callable[[], bool]) -> ASGIApp:
    """The pages as an ASGI application.

    Args:
        site: what they are made from.
        locale: the language tag of the second column.
        is_ending: whether the server is about to end, so that no stream is to keep it.
    """
    from starlette.applications import Starlette  # noqa: PLC0415 - an extra
    from starlette.responses import StreamingResponse  # noqa: PLC0415 - likewise
    from starlette.routing import Route  # noqa: PLC0415 - likewise

    streams: set[object] = set()

    def messages(request: Request) -> Response:
        return _response(list_page(site.current(), _query(request), locale))

    def message(request: Request) -> Response:
        return _response(message_page(site.current(), _query(request), locale))

    def static(request: Request) -> Response:
        found = static_file(request.path_params["name"])
        return _response(found or error_page(_NOT_FOUND, "Expected a style sheet or the script, got another name"))

    async def events(_request: Request) -> Response:
        if len(streams) >= _MOST_STREAMS:
            reason = f"Expected at most {_MOST_STREAMS} pages that wait for changes, got more"
            return _response(error_page(_BUSY, reason))
        return StreamingResponse(_versions(site, is_ending, streams), media_type="text/event-stream")

    def missing(request: Request, _error: Exception) -> Response:
        return _response(error_page(_NOT_FOUND, f"Expected / or /message, got {request.scope['path'][:_SHOWN]!r}"))

    def failed(_request: Request, error: Exception) -> Response:
        reason = f"Expected a page, got {type(error).__name__}; the terminal says more"
        return _response(error_page(_FAILED, reason))

    routes = [
        Route("/", messages),
        Route("/message", message),
        Route("/static/{name}", static),
        Route("/events", events),
    ]
    return _Guarded(Starlette(routes=routes, exception_handlers={_NOT_FOUND: missing, Exception: failed}))


def _query(request: Request) -> str:
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _response(page: Page) -> Response:
    from starlette.responses import Response  # noqa: PLC0415 - an extra

    return Response(page.content, page.status, media_type=page.content_type)


async def _versions(site: Site, is_ending: Callable[[], bool], streams: set[object]) -> AsyncIterator[str]:
    """The version of the catalogs, and each that follows, as server-sent events."""
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415 - an extra

    stream = object()
    streams.add(stream)
    try:
        last, told = "", monotonic()
        while not is_ending():
            version = (await run_in_threadpool(site.current)).version
            if version != last or monotonic() - told > _SILENCE_SECONDS:
                yield f"event: version\ndata: {version}\n\n"
                last, told = version, monotonic()
            await sleep(_POLL_SECONDS)
    finally:
        streams.discard(stream)


class _Guarded:
    """Answers nobody but this machine, reads nothing but GET, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not is_local_host(hosts[0]):
            reason = "Expected localhost, 127.0.0.1 or [::1] as the host, got another"
            await _response(error_page(_MISDIRECTED, reason))(scope, receive, guarded)
        elif scope["method"] != "GET":
            refused = _response(error_page(_NOT_ALLOWED, "Expected the method GET, got another"))
            refused.headers["Allow"] = "GET"
            await refused(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)
