"""Which answers of a service are errors, and which error each of them is, whatever client received it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pydantic_core import from_json

from vapierrors.errors import Error, from_body
from vapierrors.models import Limits
from vapierrors.wire import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMITS: Final = Limits()

OwnErrors: TypeAlias = "Iterable[type[Error]]"
"""Classes for errors of a service's own, found by their ``type_id``."""

_FIRST_ERROR: Final = 400
_SUCCESSES: Final = range(200, 300)
_JSONRPC: Final = b'"jsonrpc"'
_ERROR: Final = b'"error"'


def is_error_status(status: int) -> bool:
    """Whether an HTTP status says that the answer is an error (specification, section 1).

    Args:
        status: of the answer; a redirect, or one below 200, is none.

    Example:
        >>> is_error_status(404), is_error_status(307), is_error_status(200)
        (True, False, False)
    """
    return status >= _FIRST_ERROR


def asks_by_jsonrpc(body: object) -> bool:
    """Whether a request is one of JSON-RPC, whose answer may be an error with HTTP status 200.

    Args:
        body: of the request: bytes, text, or anything else, which is none.

    Example:
        >>> asks_by_jsonrpc(b'{"jsonrpc": "2.0", "method": "invoke"}'), asks_by_jsonrpc(b"<html>")
        (True, False)
    """
    if isinstance(body, str):
        return _JSONRPC.decode() in body
    return isinstance(body, bytes | bytearray) and _JSONRPC in body


def error_in(content: bytes, status: int, limits: Limits = LIMITS, own: OwnErrors = ()) -> Error | None:
    """The error that an answer reports, of the right class; None where it reports none (specification, section 2).

    Args:
        content: the body of the answer.
        status: its HTTP status. From 400 on it is an error, whatever the body is. From 200 to 299 it is one where it
            is an answer of JSON-RPC with an error inside; an error deep inside another answer is a result as any.
        limits: how large a body may be; of a larger one only the status counts.
        own: classes for errors of the service's own.

    Example:
        >>> error_in(b"<html><title>Bad Gateway</title></html>", 429)
        ServiceUnavailable(LocalizableMessage(id='foreign.markup', default_message='Bad Gateway', args=(), ...))
        >>> error_in(b'{"error": {"messages": [{"id": "a.b", "default_message": "Gone.", "args": []}]}}', 200)
    """
    if is_error_status(status):
        return from_body(decode(content, status=status, limits=limits).body, status, own=own)
    if status in _SUCCESSES and _JSONRPC in content and _ERROR in content:
        document = _jsonrpc_error(content, limits)
        if document is not None:
            return from_body(decode(document, limits=limits).body, own=own)
    return None


def _jsonrpc_error(content: bytes, limits: Limits) -> dict[str, Any] | None:
    if len(content) > limits.payload_bytes:
        return None
    try:
        document = from_json(content)
    except ValueError:
        return None
    if not isinstance(document, dict) or "jsonrpc" not in document:
        return None
    result = document.get("result")
    told = document.get("error") or (result.get("error") if isinstance(result, dict) else None)
    return document if told else None
