"""A server on the loopback interface that answers as it is told, and answers that a client may get from it."""

from __future__ import annotations

import gzip
import json
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors import DynamicID, ErrorBody, LocalizableMessage, errors
from vapierrors.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON: Final = "application/json"

BODY: Final = ErrorBody(
    messages=[
        LocalizableMessage(
            id="com.example.gone",
            default_message="vm-42 has been gone since January.",
            args=["vm-42"],
            params={
                "name": {"s": "vm-42"},
                "since": {"dt": datetime(2026, 1, 31, 10, tzinfo=UTC), "format": "LONG_DATE"},
                "size": {"d": 2.5, "precision": 1},
                "why": {"l": {"id": "com.example.why", "params": {"count": {"i": 3}}}},
            },
            localized="vm-42 gibt es seit Januar nicht mehr.",
        ),
        LocalizableMessage(id="com.example.deleted", default_message="Somebody has deleted it."),
    ],
    data=DynamicID(type="VirtualMachine", id="vm-42"),
    error_type="NOT_FOUND",
)


class Answer(NamedTuple):
    """What the server answers.

    Args:
        body: as it goes over the wire, but that ``"id": "1"`` becomes the id of the request.
        status: the HTTP status.
        content_type: the media type.
        encoding: the ``Content-Encoding``, empty for none.
        missing: bytes that are announced and never come: the connection is cut.
        location: where a redirect leads.
    """

    body: bytes
    status: int = 200
    content_type: str = JSON
    encoding: str = ""
    missing: int = 0
    location: str = ""


class Case(NamedTuple):
    """An answer that is an error, and what is raised for it.

    Args:
        answer: what the server answers.
        kind: the class of the error.
        text: of the error, as ``str()`` gives it.
        status: of the error.
    """

    answer: Answer
    kind: type[errors.Error]
    text: str
    status: int


def jsonrpc_answer(inside: bytes) -> bytes:
    return b'{"jsonrpc": "2.0", "id": "1", "result": ' + inside + b"}"


_API: Final = encode(BODY, "api")
_GONE: Final = (errors.NotFound, "vm-42 has been gone since January.\nSomebody has deleted it.", 404)
_NO_TEXT: Final = "com.vmware.vapi.std.errors."
_PAGE: Final = b"<html><head><title>503 Service Unavailable</title></head><body>Try again later.</body></html>"

WHOLE: Final = {
    "api": Answer(_API, 404),
    "rest": Answer(encode(BODY, "rest"), 404),
    "jsonrpc": Answer(jsonrpc_answer(b'{"error": ' + encode(BODY, "jsonrpc") + b"}")),
    "jsonrpc with a status": Answer(jsonrpc_answer(b'{"error": ' + encode(BODY, "jsonrpc") + b"}"), 404),
    "problem": Answer(encode(BODY, "problem"), 404, "application/problem+json"),
    "gzip": Answer(gzip.compress(_API), 404, encoding="gzip"),
    "wrong content type": Answer(_API, 404, "text/html; charset=iso-8859-1"),
    "no content type": Answer(_API, 404, ""),
}
"""Answers that hold the whole ``BODY``."""

PARTIAL: Final = {
    "page of a proxy": Case(Answer(_PAGE, 503, "text/html"), errors.ServiceUnavailable, "503 Service Unavailable", 503),
    "nothing": Case(Answer(b"", 502), errors.Error, f"{_NO_TEXT}error", 502),
    "text": Case(
        Answer(b"no healthy upstream", 503, "text/plain"), errors.ServiceUnavailable, "no healthy upstream", 503
    ),
    "JSON of others": Case(
        Answer(b'{"error": {"message": "Slow down."}}', 429), errors.ServiceUnavailable, "Slow down.", 429
    ),
    "half of it": Case(Answer(_API[:100], 404), errors.NotFound, _API[:100].decode(), 404),
    "connection cut": Case(Answer(_API[:100], 404, missing=999), errors.NotFound, _API[:100].decode(), 404),
    "connection cut at once": Case(
        Answer(b"", 409, missing=9), errors.ConcurrentChange, f"{_NO_TEXT}concurrent_change", 409
    ),
    "not gzip": Case(Answer(_API, 401, encoding="gzip"), errors.Unauthenticated, f"{_NO_TEXT}unauthenticated", 401),
    "unknown method of JSON-RPC": Case(
        Answer(b'{"jsonrpc": "2.0", "id": "1", "error": {"code": -32601, "message": "Method not found."}}'),
        errors.OperationNotFound,
        "Method not found.",
        404,
    ),
    "error of a service of its own": Case(
        Answer(b'{"type": "com.example.quota", "value": {"messages": []}}', 507), errors.Error, "com.example.quota", 507
    ),
}
"""Answers that hold something else."""

CUT: Final = ("connection cut", "connection cut at once", "not gzip")
"""Those of them that a client cannot read to the end."""

NO_ERRORS: Final = {
    "success": Answer(b'{"name": "vm-42"}'),
    "success with an error in it": Answer(b'{"state": "FAILED", "error": ' + _API + b"}"),
    "success of JSON-RPC": Answer(jsonrpc_answer(b'{"output": {"STRUCTURE": {"x": {"error": {"OPTIONAL": null}}}}}')),
    "success of JSON-RPC with an error in it": Answer(jsonrpc_answer(b'{"output": ' + _API + b', "error": null}')),
    "several answers of JSON-RPC": Answer(b'[{"jsonrpc": "2.0", "error": {"code": 1}}]'),
    "half an answer of JSON-RPC": Answer(b'{"jsonrpc": "2.0", "error"'),
    "success that is no JSON": Answer(b'"jsonrpc" is no word, neither is "error"', content_type="text/plain"),
    "no content": Answer(b"", 204),
    "not modified": Answer(b"", 304),
    "redirect": Answer(_PAGE, 307, "text/html", location="/elsewhere"),
}
"""Answers for which nothing is raised."""

JSONRPC_CALL: Final = {"jsonrpc": "2.0", "method": "invoke", "id": "1"}


class Loopback:
    """The server.

    Attributes:
        url: where it listens.
        answer: what it answers next.
        received: the headers of the last request, by their names in lower case.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.answer = Answer(b"")
        self.received: dict[str, str] = {}


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server that lives as long as the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            told = server.answer
            server.received = {name.lower(): value for name, value in self.headers.items()}
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = told.body
            if b'"jsonrpc"' in sent:
                body = body.replace(b'"id": "1"', b'"id": ' + json.dumps(json.loads(sent)["id"]).encode())
            self.send_response(told.status)
            for name, value in _headers(told, len(body)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        do_POST = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as http.server has it
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        server = Loopback(f"http://127.0.0.1:{listening.server_port}")
        thread = Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


def _headers(told: Answer, length: int) -> dict[str, str]:
    headers = {
        "Content-Type": told.content_type,
        "Content-Encoding": told.encoding,
        "Location": told.location,
        "Connection": "close",
    }
    if told.status not in (204, 304):
        headers["Content-Length"] = str(length + told.missing)
    return {name: value for name, value in headers.items() if value}
