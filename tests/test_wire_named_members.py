"""Members that ``legacy`` and ``problem`` name: where they stand, what type they have, and what they tell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from vapierrors.exceptions import WireDecodeError
from vapierrors.models import ErrorBody
from vapierrors.wire import decode, encode

LEGACY_SOUND = {"id": "a", "defaultMessage": "A."}
MESSAGE = {"id": "a", "default_message": "A.", "args": []}
CASES = [
    (
        '{"localizableMessages": [{"id": "a", "defaultMessage": 5}]}',
        "Expected a string, got 5; left out - at $.localizableMessages[0].defaultMessage [wrong-type]",
    ),
    (
        '{"localizableMessages": [{"id": "a", "arguments": []}]}',
        "Expected a member, got none; read as empty - at $.localizableMessages[0].defaultMessage [missing-member]",
    ),
    (
        json.dumps({"localizableMessages": [LEGACY_SOUND], "name": 5}),
        "Expected a string, got 5; left out - at $.name [wrong-type]",
    ),
    (
        json.dumps({"localizableMessages": [LEGACY_SOUND], "majorErrorCode": "404"}),
        'Expected an integer, got "404"; read as an integer - at $.majorErrorCode [number-as-text]',
    ),
    (
        '{"title": "Gone", "status": "404", "detail": "It is gone."}',
        'Expected an integer, got "404"; read as an integer - at $.status [number-as-text]',
    ),
    (
        '{"title": ["Gone"], "status": 404, "detail": "It is gone."}',
        "Expected a string, got an array; left out - at $.title [wrong-type]",
    ),
]


@pytest.mark.parametrize(("payload", "expected"), CASES)
def test_a_named_member_of_another_type_is_reported_where_it_stands(payload: str, expected: str) -> None:
    """The tolerant reader reports it under the name that the document has, the strict one raises the same."""
    assert [str(anomaly) for anomaly in decode(payload).anomalies] == [expected]
    with pytest.raises(WireDecodeError) as caught:
        decode(payload, strict=True)
    detail = expected.partition("; ")[0].partition(" - at ")[0]
    assert str(caught.value) == f"{detail} - at {expected.partition(' - at ')[2]}"


@pytest.mark.parametrize(
    "document",
    [
        {"localizableMessages": [LEGACY_SOUND], "majorErrorCode": "404"},
        {"title": "Gone", "status": "404", "detail": "A."},
        {"title": "Gone", "status": 404, "detail": "A."},
    ],
)
def test_a_status_tells_the_error_type_as_text_too(document: dict[str, Any]) -> None:
    """A numeric text counts as the number."""
    assert decode(document).body.error_type == "NOT_FOUND"


@pytest.mark.parametrize(
    "message",
    [
        {"id": "a", "defaultMessage": "A.", "arguments": ["x"]},
        {"id": "a", "default_message": "A.", "args": ["x"]},
        {"id": "a", "args": ["x"], "defaultMessage": "A."},
    ],
)
def test_legacy_messages_may_have_the_names_of_later_ones(message: dict[str, Any]) -> None:
    """Both spellings are read, and none is reported."""
    decoded = decode({"localizableMessages": [message]}, strict=True)
    assert decoded.plain == {"messages": [{"id": "a", "default_message": "A.", "args": ["x"]}]}


@pytest.mark.parametrize(
    "document",
    [
        {"messages": [MESSAGE], "title": "Gone", "status": 404, "detail": "It is gone."},
        {"messages": [MESSAGE], "title": "Gone", "detail": "It is gone.", "error_code": 5},
    ],
)
def test_messages_without_a_type_are_no_problem(document: dict[str, Any]) -> None:
    """A sound body of ``api`` stays one whatever unknown members it has."""
    decoded = decode(document, strict=True)
    assert (decoded.dialect, decoded.anomalies) == ("api", ())
    assert json.loads(encode(decoded.body)) == document


@pytest.mark.parametrize(
    "unknown", [{"error_code": 5}, {"title": "T", "status": 7, "detail": "D"}, {"value": {"a": 1}}]
)
def test_unknown_members_do_not_hide_that_a_document_is_a_problem(unknown: dict[str, Any]) -> None:
    """What is written as a problem is read as one, with the members of the body."""
    body = ErrorBody(messages=[MESSAGE], error_type="NOT_FOUND", **unknown)
    read = decode(encode(body, "problem"), strict=True)
    assert (read.dialect, read.body) == ("problem", body)


def test_a_problem_read_without_a_type_is_one_with_other_messages_too() -> None:
    """The type is written as soon as there are messages, without which it would be read as ``api``."""
    body = decode({"title": "Gone", "status": 404, "detail": "It is gone."}).body
    changed = body.model_copy(update={"messages": ErrorBody(messages=[MESSAGE]).messages})
    read = decode(encode(changed, "problem"), strict=True)
    assert (read.dialect, read.body) == ("problem", changed)
