"""JSON-RPC calls: what an answer has to know of the request's envelope."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import from_json

from vapierrors.models.params import INT64_MAX, INT64_MIN

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION: Final = "2.0"
_MARK: Final = b'"jsonrpc"'


class Call(NamedTuple):
    """A JSON-RPC call, as far as its answer depends on it (specification, section 6).

    Args:
        id: what the answer repeats: text, or a 64-bit integer; None for a notification, too.
        context: the application context, ``params.ctx.appCtx``; empty where there is none.

    Example:
        >>> Call("7", {}).answer(b'{"ERROR":{}}')
        b'{"jsonrpc":"2.0","id":"7","result":{"error":{"ERROR":{}}}}'
    """

    id: str | int | None
    context: Mapping[str, object]

    def answer(self, error: bytes) -> bytes:
        """The whole answer, as the official server writes it.

        Args:
            error: the error in the dialect ``jsonrpc``.
        """
        return b'{"jsonrpc":"2.0","id":%b,"result":{"error":%b}}' % (json.dumps(self.id).encode(), error)


def may_hold_call(method: str, content_type: str) -> bool:
    """Whether the body of a request is worth a look: calls are posted as JSON.

    Args:
        method: of HTTP, such as ``POST``.
        content_type: the value of the header, empty where there is none.

    Example:
        >>> may_hold_call("POST", "application/json; charset=utf-8"), may_hold_call("PUT", "application/json")
        (True, False)
    """
    return method == "POST" and "json" in content_type.lower()


def call_in(payload: bytes) -> Call | None:
    """The call that the body of a request is; None for any other body. Never raises.

    Args:
        payload: the whole body.

    Example:
        >>> call_in(b'{"jsonrpc": "2.0", "id": "7", "params": {"ctx": {"appCtx": {"locale": "de"}}}}')
        Call(id='7', context={'locale': 'de'})
        >>> call_in(b'{"name": "ISO images"}') is None
        True
    """
    if _MARK not in payload:
        return None
    try:
        document = from_json(payload, cache_strings=False)
    except ValueError:
        return None
    if not isinstance(document, dict) or document.get("jsonrpc") != _VERSION:
        return None
    call_id = document.get("id")
    if type(call_id) is not str and not (type(call_id) is int and INT64_MIN <= call_id <= INT64_MAX):
        call_id = None
    context = _inside(_inside(_inside(document, "params"), "ctx"), "appCtx")
    return Call(call_id, context)


def _inside(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    inner = document.get(name)
    return inner if isinstance(inner, dict) else {}
