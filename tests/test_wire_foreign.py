"""Payloads that are no vAPI errors: the best text, a stable id, an error type."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from vapierrors.models import ErrorType
from vapierrors.wire import decode, encode

CASES: list[tuple[bytes | str | dict[str, Any], int | None, str, str, str | None]] = [
    (
        {"httpStatus": "BAD_REQUEST", "error_code": 287, "module_name": "common-services", "error_message": "Bad."},
        None,
        "nsx.common-services.287",
        "Bad.",
        "INVALID_REQUEST",
    ),
    ({"httpStatus": 404, "error_code": 600, "error_message": "Gone."}, None, "nsx.600", "Gone.", "NOT_FOUND"),
    ({"error": "invalid_grant", "error_description": "Expired."}, 401, "foreign.error", "Expired.", "UNAUTHENTICATED"),
    ({"error": "Not Found"}, 404, "foreign.error", "Not Found", "NOT_FOUND"),
    (
        {"error": {"code": "QuotaExceeded", "message": "Too much."}},
        429,
        "foreign.error",
        "Too much.",
        "SERVICE_UNAVAILABLE",
    ),
    ({"code": "QuotaExceeded", "message": "Too much."}, None, "foreign.QuotaExceeded", "Too much.", None),
    ({"errorMessage": "No host.", "statusCode": 503}, None, "foreign.error", "No host.", "SERVICE_UNAVAILABLE"),
    ({"errors": [{"detail": "Bad name."}]}, None, "foreign.error", "Bad name.", None),
    (
        {"faultstring": "No session.", "localizedMessage": "Keine Sitzung."},
        None,
        "foreign.error",
        "Keine Sitzung.",
        None,
    ),
    (
        {"fault": {"faultMessage": [{"key": "a.b", "message": "No permission."}]}},
        403,
        "foreign.error",
        "No permission.",
        "UNAUTHORIZED",
    ),
    ({"messages": "Gone.", "data": {"a": 1}}, None, "foreign.error", "Gone.", None),
    (
        {"jsonrpc": "2.0", "id": None, "error": {"code": -32601, "message": "Method not found."}},
        200,
        "jsonrpc.-32601",
        "Method not found.",
        "OPERATION_NOT_FOUND",
    ),
    (
        {"jsonrpc": "2.0", "id": 1, "error": {"code": -32602, "message": "Invalid params."}},
        None,
        "jsonrpc.-32602",
        "Invalid params.",
        "INVALID_REQUEST",
    ),
    (
        {"jsonrpc": "2.0", "id": 1, "error": {"code": -32000, "message": "Server error."}},
        None,
        "jsonrpc.-32000",
        "Server error.",
        "INTERNAL_SERVER_ERROR",
    ),
    (
        b"<html><head><title>502 Bad\n Gateway</title></head><body><h1>nginx</h1></body></html>",
        502,
        "foreign.markup",
        "502 Bad Gateway",
        "ERROR",
    ),
    ("<body><h1>Gone</h1></body>", 410, "foreign.markup", "Gone", "NOT_FOUND"),
    (
        "<s:Fault><faultstring>No &amp; session.</faultstring></s:Fault>",
        500,
        "foreign.markup",
        "No & session.",
        "INTERNAL_SERVER_ERROR",
    ),
    ("upstream timed out\n", 504, "foreign.text", "upstream timed out", "TIMED_OUT"),
    ('"Service down"', 503, "foreign.error", "Service down", "SERVICE_UNAVAILABLE"),
    ('[{"message": "No host."}]', None, "foreign.error", "No host.", None),
]


@pytest.mark.parametrize(("payload", "status", "message_id", "text", "error_type"), CASES, ids=[c[3] for c in CASES])
def test_foreign_payload_becomes_one_message(
    payload: bytes | str | dict[str, Any], status: int | None, message_id: str, text: str, error_type: str | None
) -> None:
    """The best text is the default message, under an id that its shape gives, with the type of the status."""
    decoded = decode(json.dumps(payload) if isinstance(payload, dict) else payload, status=status)
    message = {"id": message_id, "default_message": text, "args": []}
    assert (decoded.dialect, decoded.plain["messages"]) == ("foreign", [message])
    assert decoded.plain.get("error_type") == error_type
    assert len(decoded.body.messages) == 1


@pytest.mark.parametrize(
    "payload", [b"", "{}", "[]", "null", "5", "true", b"\xff\xfe\x00\x01\x02", "<![foo[x]]>", "<a" * 50_000]
)
def test_what_says_nothing_has_no_messages(payload: bytes | str) -> None:
    """A body without messages has the type that the status tells."""
    decoded = decode(payload, status=403)
    assert (decoded.dialect, decoded.plain) == ("foreign", {"messages": [], "error_type": "UNAUTHORIZED"})
    assert decoded.body.messages == ()


def test_other_members_of_a_foreign_shape_are_kept() -> None:
    """What is not the text stays in the body as members that the specification does not name."""
    body = decode({"message": "Gone.", "trace": {"id": 5}, "data": {"a": 1}}).body
    assert body.unknown == {"message": "Gone.", "trace": {"id": 5}}
    assert body.data == {"a": 1}


def test_a_plain_problem_document_is_read_and_written_as_it_was() -> None:
    """A problem without members of vAPI becomes one message, and is written without what was derived."""
    document = {"type": "https://example.com/out-of-credit", "title": "No credit.", "status": 403, "instance": "/x"}
    decoded = decode(document)
    assert decoded.dialect == "problem"
    assert decoded.plain["messages"] == [{"id": document["type"], "default_message": "No credit.", "args": []}]
    assert decoded.body.error_type == "UNAUTHORIZED"
    assert json.loads(encode(decoded.body, "problem")) == document


def test_a_whole_jsonrpc_response_is_opened() -> None:
    """The error stands in the result, as the official server writes it."""
    members = {"messages": [], "data": {"OPTIONAL": None}, "error_type": {"OPTIONAL": None}}
    error = {"ERROR": {"com.example.gone": members}}
    decoded = decode({"jsonrpc": "2.0", "id": "1", "result": {"error": error}})
    assert (decoded.dialect, decoded.type_id) == ("jsonrpc", "com.example.gone")
    assert [str(anomaly) for anomaly in decoded.anomalies] == [
        "Expected one message or more, got none - at $.result.error.ERROR['com.example.gone'].messages [no-messages]"
    ]


def test_the_class_or_the_type_beside_a_nested_error_tells_its_type() -> None:
    """Deep inside an answer, "@class" or a sibling "type" is the canonical id."""
    message = {"id": "a", "default_message": "A.", "args": []}
    by_class = decode({"value": {"error": {"@class": "com.example.gone", "messages": [message]}}})
    by_type = decode({"value": {"error": {"type": "com.example.gone", "messages": [message]}}})
    assert (by_class.dialect, by_class.type_id) == ("api", "com.example.gone")
    assert (by_type.dialect, by_type.type_id) == ("rest", "com.example.gone")
    assert [by_class.anomalies[0].path, by_type.anomalies[0].path] == ["$.value.error", "$.value.error"]


def test_a_mapping_that_holds_itself_is_not_read() -> None:
    """A circle has more levels than any limit."""
    circle: dict[str, Any] = {}
    circle["data"] = circle
    decoded = decode(circle)
    assert (decoded.dialect, [anomaly.code for anomaly in decoded.anomalies]) == ("foreign", ["too-deep"])


def test_levels_without_end_are_not_read() -> None:
    """A payload may be too deep for any parser."""
    decoded = decode('{"a":' * 100_000)
    assert (decoded.dialect, decoded.plain) == ("foreign", {"messages": []})
    assert [anomaly.code for anomaly in decoded.anomalies] == ["too-deep"]


class Unprintable:
    """An object without a text."""

    def __str__(self) -> str:
        raise ValueError


def test_a_mapping_may_hold_any_python_object() -> None:
    """What a caller has made of a payload is read as JSON, as near as it comes."""
    odd = {
        "messages": ({"id": ErrorType.ERROR, "default_message": "A.", "args": ("x",)},),
        "when": datetime(2026, 1, 31, tzinfo=UTC),
        5: {1},
        "nan": float("nan"),
        "odd": [Unprintable(), "\ud800"],
    }
    decoded = decode(odd)
    assert decoded.plain == {
        "messages": [{"id": "ERROR", "default_message": "A.", "args": ["x"]}],
        "when": "2026-01-31T00:00:00.000Z",
        "5": [1],
        "nan": None,
        "odd": ["Unprintable", "\ufffd"],
    }
    assert [str(anomaly) for anomaly in decoded.anomalies] == [
        "Expected a name, got 5; read as text - at $ [not-json-value]",
        "Expected a JSON value, got Unprintable; read as text - at $.odd[0] [not-json-value]",
        "Expected Unicode text, got half of a surrogate pair; read as U+FFFD - at $.odd[1] [lone-surrogate]",
        "Expected a finite number, got nan; left out - at $.nan [not-finite]",
    ]


def test_an_error_beside_other_members_of_a_jsonrpc_answer_is_found() -> None:
    """What stands around the error is no part of it."""
    decoded = decode({"ERROR": {"com.example.gone": {"messages": []}}, "trace": 5})
    assert (decoded.dialect, decoded.type_id, decoded.plain) == ("jsonrpc", "com.example.gone", {"messages": []})
