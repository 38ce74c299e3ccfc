"""Clients that use httpx: an error answer raises the error that it reports (``pip install "vapierrors[httpx]"``).

Example:
    >>> import httpx
    >>> from vapierrors import Renderer, errors
    >>> body = {"error_type": "NOT_FOUND", "messages": []}
    >>> service = httpx.MockTransport(lambda request: httpx.Response(404, json=body))
    >>> hooks = {"response": [raise_for_error]}
    >>> with httpx.Client(transport=service, headers=localization_headers("de"), event_hooks=hooks) as client:
    ...     try:
    ...         client.get("https://vcenter.example/api/vcenter/vm/vm-42")
    ...     except errors.NotFound as error:
    ...         print(Renderer().render(error, locale="de"), error.response.status_code)
    Nicht gefunden 404
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from vapierrors.integrations.extras import extra
from vapierrors.integrations.request_headers import localization_headers
from vapierrors.integrations.responses import LIMITS, asks_by_jsonrpc, error_in, is_error_status

with extra("httpx", "httpx"):
    import httpx

if TYPE_CHECKING:
    from vapierrors.integrations.responses import OwnErrors
    from vapierrors.models import Limits

__all__ = ["araise_for_error", "localization_headers", "raise_for_error"]

_BROKEN_OFF: Final = (httpx.RequestError, httpx.StreamError)
"""What ends the reading of a body before its end: the connection, its encoding, or that somebody has read it before."""


def raise_for_error(response: httpx.Response, *, own: OwnErrors = (), limits: Limits = LIMITS) -> httpx.Response:
    """Raise the error that an answer reports; give back an answer that reports none (specification, section 7).

    An error is what has an HTTP status from 400 on, in any dialect or none, and an answer of JSON-RPC with an error
    inside. As an event hook it sees every answer of a client: ``event_hooks={"response": [raise_for_error]}``. What
    the caller streams is read only where it is an error, or answers a request of JSON-RPC.

    Args:
        response: the answer, read or not.
        own: classes for errors of the service's own, found by their ``type_id``.
        limits: how much of a body is read; where that does not hold it all, only the status counts.

    Raises:
        Error: (a ``vapierrors.errors.Error``) what the answer reports: ``messages``, ``data``, ``error_type`` and
            ``status`` are the answer's, ``response`` is the answer. Where it broke off, ``__cause__`` says why.
        TypeError: the answer is one of an ``AsyncClient`` and not read yet.

    Example:
        >>> raise_for_error(httpx.Response(200, json={"name": "vm-42"})).json()
        {'name': 'vm-42'}
        >>> raise_for_error(httpx.Response(503, html="<title>The service is being started</title>"))
        Traceback (most recent call last):
        vapierrors.errors.standard.ServiceUnavailable: The service is being started
    """
    broken = None
    if _is_unread(response):
        if not isinstance(response.stream, httpx.SyncByteStream):
            expected = "Expected an answer that has been read, got one of an AsyncClient that has not"
            raise TypeError(f"{expected} - at response; use: await araise_for_error(response)")
        if is_error_status(response.status_code):
            broken = _read(response, limits)
        elif _answers_jsonrpc(response):
            response.read()
        else:
            return response
    return _raised(response, broken, own, limits)


async def araise_for_error(response: httpx.Response, *, own: OwnErrors = (), limits: Limits = LIMITS) -> httpx.Response:
    """Raise the error that an answer of an ``AsyncClient`` reports, as ``raise_for_error`` (specification, section 7).

    Args:
        response: the answer, read or not.
        own: classes for errors of the service's own, found by their ``type_id``.
        limits: how much of a body is read; where that does not hold it all, only the status counts.

    Raises:
        Error: (a ``vapierrors.errors.Error``) what the answer reports, as ``raise_for_error`` raises it.

    Example:
        >>> import asyncio
        >>> asyncio.run(araise_for_error(httpx.Response(204)))
        <Response [204 No Content]>
    """
    broken = None
    if _is_unread(response):
        if is_error_status(response.status_code):
            broken = await _aread(response, limits)
        elif _answers_jsonrpc(response):
            await response.aread()
        else:
            return response
    return _raised(response, broken, own, limits)


def _is_unread(response: httpx.Response) -> bool:
    with suppress(httpx.ResponseNotRead):
        return not isinstance(response.content, bytes)
    return True


def _answers_jsonrpc(response: httpx.Response) -> bool:
    with suppress(RuntimeError):  # the answer was made without a request, or the body of the request is a stream
        return response.is_success and asks_by_jsonrpc(response.request.content)
    return False


def _read(response: httpx.Response, limits: Limits) -> Exception | None:
    content = bytearray()
    broken = None
    try:
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > limits.payload_bytes:
                response.close()
                break
    except _BROKEN_OFF as error:
        broken = error
    _keep(response, content)
    return broken


async def _aread(response: httpx.Response, limits: Limits) -> Exception | None:
    content = bytearray()
    broken = None
    try:
        async for chunk in response.aiter_bytes():
            content += chunk
            if len(content) > limits.payload_bytes:
                await response.aclose()
                break
    except _BROKEN_OFF as error:
        broken = error
    _keep(response, content)
    return broken


def _keep(response: httpx.Response, content: bytearray) -> None:
    """Let the answer have the content that was read, as ``response.read()`` would, which knows no limit."""
    response._content = bytes(content)  # noqa: SLF001 - nothing public sets it


def _raised(response: httpx.Response, broken: Exception | None, own: OwnErrors, limits: Limits) -> httpx.Response:
    error = error_in(response.content, response.status_code, limits, own)
    if error is None:
        return response
    error.response = response
    if broken is not None:
        raise error from broken
    raise error
