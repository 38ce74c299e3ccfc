"""Errors that are no vAPI errors: their best text as one message, everything else kept as it is."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.models.escaping import escaped
from vapierrors.models.params import INT64_MAX, INT64_MIN
from vapierrors.wire.dialect import Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.json_values import sound_text, sound_value
from vapierrors.wire.markup import is_markup, one_line, telling_text
from vapierrors.wire.paths import ROOT
from vapierrors.wire.reading import shown
from vapierrors.wire.structures import BODY, Kind, StructureReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.wire.json_text import Text
    from vapierrors.wire.reading import Reading

_FORM: Final = PlainForm("foreign", entry_lists=False)
_KIND: Final = Kind({"data": BODY.members["data"]})
_MADE: Final = frozenset(("messages", "error_type"))
"""The members that are made of what the payload says."""

_TEXT_MEMBERS: Final = (
    "error_message",
    "errorMessage",
    "localizedMessage",
    "faultMessage",
    "message",
    "error_description",
    "faultstring",
    "detail",
    "description",
    "reason",
    "title",
    "msg",
    "messages",
    "error",
    "fault",
)
"""The members that hold the text of an error, the best first."""

_STATUS_MEMBERS: Final = ("httpStatus", "http_status", "statusCode", "status_code", "status", "code")
_CODE_MEMBERS: Final = ("error_code", "errorCode", "code")
_SEARCHED: Final = 1000
"""Objects in which a text is looked for."""

_LOWEST_ERROR: Final = 400
_HIGHEST_ERROR: Final = 599

_JSONRPC_CODES: Final = MappingProxyType(
    {
        -32601: ErrorType.OPERATION_NOT_FOUND,
        -32600: ErrorType.INVALID_REQUEST,
        -32602: ErrorType.INVALID_REQUEST,
        -32700: ErrorType.INVALID_REQUEST,
    }
)


def nothing(reading: Reading) -> Members:
    """A body for a payload that holds nothing to read: no messages, the type of the status."""
    return Members(_body([], _of_status(reading.status)), None)


def read_text(reading: Reading, text: Text) -> Members:
    """Read a payload that is no JSON: a page of a proxy, plain text.

    Args:
        reading: takes what is odd, and knows the HTTP status.
        text: the payload.
    """
    message_id = "foreign.markup" if is_markup(text.text) else "foreign.text"
    told = sound_text(reading, telling_text(text.text), ROOT)
    return Members(_body(_messages(message_id, told), _of_status(reading.status)), None)


def read_foreign(reading: Reading, document: object) -> Members:
    """Read JSON that is no vAPI error.

    Args:
        reading: takes what is odd, and knows the HTTP status.
        document: the JSON value.
    """
    reading.report("foreign-shape", ROOT, f"Expected a vAPI error, got {_described(document)}", "read as a message")
    if not isinstance(document, dict):
        text = one_line(document) if isinstance(document, str) else _best_text(sound_value(reading, document, ROOT, 0))
        return Members(_body(_messages("foreign.error", text), _of_status(reading.status)), None)
    messages = _messages(_message_id(document), _best_text(document))
    others = {name: member for name, member in document.items() if name not in _MADE}
    plain = StructureReader(reading, _FORM).body(others, ROOT, _KIND)
    return Members({**plain, **_body(messages, _error_type(reading, document))}, None)


def _described(document: object) -> str:
    if not isinstance(document, dict) or not document:
        return shown(document)
    names = ", ".join(islice(document, 5))
    return f"an object with {escaped(names)}" if len(names) <= 100 else "an object"  # noqa: PLR2004 - what fits a line


def _body(messages: list[dict[str, Any]], error_type: ErrorType | None) -> dict[str, Any]:
    return {"messages": messages} | ({"error_type": error_type.value} if error_type is not None else {})


def _messages(message_id: str, text: str) -> list[dict[str, Any]]:
    return [{"id": message_id, "default_message": text, "args": []}] if text else []


def _best_text(document: object) -> str:
    for candidate in _objects(document):
        for name in _TEXT_MEMBERS:
            value = candidate.get(name)
            if isinstance(value, str) and value.strip():
                return one_line(value)
    return ""


def _objects(document: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a document, the outer ones first."""
    waiting = deque([document])
    for _ in range(_SEARCHED):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(islice(value.values(), _SEARCHED))
        elif isinstance(value, list):
            waiting.extend(islice(value, _SEARCHED))


def _message_id(document: Mapping[str, Any]) -> str:
    if _jsonrpc_code(document) is not None:
        return f"jsonrpc.{_jsonrpc_code(document)}"
    if "error_message" in document and "error_code" in document:
        return ".".join(["nsx", *map(_slug, filter(None, (document.get("module_name"), document["error_code"])))])
    codes = (document.get(name) for name in _CODE_MEMBERS)
    code = next((code for code in codes if isinstance(code, str | int) and not isinstance(code, bool)), None)
    return f"foreign.{_slug(code)}" if code not in (None, "") else "foreign.error"


def _slug(part: object) -> str:
    return re.sub(r"[^\w-]+", "-", (part if isinstance(part, str) else shown(part))[:80]).strip("-") or "error"


def _jsonrpc_code(document: Mapping[str, Any]) -> int | None:
    error = document.get("error")
    code = error.get("code") if "jsonrpc" in document and isinstance(error, dict) else None
    return code if type(code) is int and INT64_MIN <= code <= INT64_MAX else None


def _error_type(reading: Reading, document: Mapping[str, Any]) -> ErrorType | None:
    code = _jsonrpc_code(document)
    if code is not None:
        return _JSONRPC_CODES.get(code, ErrorType.INTERNAL_SERVER_ERROR)
    told = _of_status(reading.status)
    if told is not None:
        return told
    statuses = (_status_of(document.get(name)) for name in _STATUS_MEMBERS)
    return _of_status(next((status for status in statuses if status is not None), None))


@cache
def _statuses() -> Mapping[str, int]:
    from http import HTTPStatus  # noqa: PLC0415 - few programs ever meet a status by its name

    return {row.name: row.value for row in HTTPStatus}


def _status_of(value: object) -> int | None:
    status = _statuses().get(value.upper().replace(" ", "_"), value) if isinstance(value, str) else value
    if isinstance(status, str) and status.isdecimal() and len(status) == 3:  # noqa: PLR2004 - digits of a status
        status = int(status)
    return status if type(status) is int and _LOWEST_ERROR <= status <= _HIGHEST_ERROR else None


def _of_status(status: int | None) -> ErrorType | None:
    """The error type that a status says; None where it says no error."""
    return ErrorType.from_status(status) if status is not None and status >= _LOWEST_ERROR else None
