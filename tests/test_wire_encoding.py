"""What encode writes of bodies built in Python, what it refuses, and what it keeps of what was read."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime, timedelta, timezone
from math import inf
from typing import Any

import pytest

from vapierrors.exceptions import WireEncodeError
from vapierrors.models import (
    ErrorBody,
    LocalizableMessage,
    LocalizationParam,
    NestedLocalizableMessage,
    TransientIndication,
)
from vapierrors.models.shape import Raw, Structure, WireShape
from vapierrors.wire import decode, encode, encode_plain

UNSET = {"OPTIONAL": None}


def body_with(**param: object) -> ErrorBody:
    message = LocalizableMessage(id="a", default_message="A.", params={"p": LocalizationParam(**param)})
    return ErrorBody(messages=[message])


def jsonrpc(**members: object) -> dict[str, Any]:
    known = {"messages": [], "data": UNSET, "error_type": UNSET}
    return {"ERROR": {"com.example.gone": known | members}}


def test_a_body_built_in_python_is_written_in_every_dialect() -> None:
    """Each dialect has its own form of the same error, None counts as unset."""
    nested = NestedLocalizableMessage(id="b", params=None)
    message = LocalizableMessage(
        id="a", default_message="A.", params={"p": LocalizationParam(l=nested)}, localized=None
    )
    body = ErrorBody(messages=[message], data=TransientIndication(is_transient=True), error_type="UNAUTHORIZED")
    type_id = "com.vmware.vapi.std.errors.unauthorized"
    plain = {"id": "a", "default_message": "A.", "args": []}
    data = {"is_transient": True}
    api = {"messages": [plain | {"params": {"p": {"l": {"id": "b"}}}}], "data": data, "error_type": "UNAUTHORIZED"}
    assert encode_plain(body) == api
    entries = [{"key": "p", "value": {"l": {"id": "b"}}}]
    assert encode_plain(body, "rest") == {"type": type_id, "value": api | {"messages": [plain | {"params": entries}]}}
    assert encode_plain(body, "problem") == api | {
        "type": type_id,
        "title": "Unauthorized",
        "status": 403,
        "detail": "A.",
    }
    l_value = {"STRUCTURE": {"com.vmware.vapi.std.nested_localizable_message": {"id": "b", "params": UNSET}}}
    unset = dict.fromkeys(["s", "dt", "i", "d", "format", "precision"], UNSET)
    param = {"STRUCTURE": {"com.vmware.vapi.std.localization_param": unset | {"l": {"OPTIONAL": l_value}}}}
    params = {"OPTIONAL": [{"STRUCTURE": {"map-entry": {"key": "p", "value": param}}}]}
    structure = {"com.vmware.vapi.std.localizable_message": plain | {"params": params, "localized": UNSET}}
    named = {"com.vmware.vapi.std.errors.transient_indication": data}
    assert encode_plain(body, "jsonrpc") == {
        "ERROR": {
            type_id: {
                "messages": [{"STRUCTURE": structure}],
                "data": {"OPTIONAL": {"STRUCTURE": named}},
                "error_type": {"OPTIONAL": "UNAUTHORIZED"},
                "challenge": UNSET,
            }
        }
    }


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 1, 31, 10, 0, tzinfo=UTC), "2026-01-31T10:00:00.000Z"),
        (datetime(2026, 1, 31, 10, 0, 0, 123000, tzinfo=timezone(timedelta(hours=2))), "2026-01-31T08:00:00.123Z"),
        (datetime(2026, 1, 31, 10, 0, 0, 123456, tzinfo=UTC), "2026-01-31T10:00:00.123456Z"),
    ],
)
def test_date_times_are_written_in_utc(moment: datetime, written: str) -> None:
    """Milliseconds always, microseconds where they are needed."""
    assert encode_plain(body_with(dt=moment))["messages"][0]["params"]["p"] == {"dt": written}


@pytest.mark.parametrize("number", [1e21, 1e-07, -0.0, 1.7976931348623157e308, 5e-324, 0.1])
def test_doubles_are_written_exactly(number: float) -> None:
    """Each double reads back as itself, sign included."""
    read = decode(encode(body_with(d=number))).plain["messages"][0]["params"]["p"]["d"]
    assert (type(read), read.hex()) == (float, number.hex())


@pytest.mark.parametrize(
    ("body", "dialect", "text"),
    [
        (
            ErrorBody(messages=[]),
            "legacy",
            "Expected one of api, jsonrpc, problem, rest, got 'legacy', which is read only - at dialect",
        ),
        (
            ErrorBody(messages=[]),
            "xml",
            "Expected one of api, jsonrpc, problem, rest, got 'xml', an unknown dialect - at dialect",
        ),
        (
            ErrorBody(messages=[], data={"a": [float("nan")]}),
            "api",
            "Expected a value that JSON has a form for, got nan - at $.data.a[0]",
        ),
        (
            ErrorBody(messages=[], data={"a": [10**5000]}),
            "rest",
            "Expected a value that JSON has a form for, got an integer of too many digits - at $.data.a[0]",
        ),
        (
            ErrorBody(messages=[], data=Structure({"a": 1}, WireShape.of(None, (), {"a": Raw("api", inf, 1)}))),
            "api",
            (
                "Expected values that JSON has a form for, got another"
                " (Out of range float values are not JSON compliant) - at $"
            ),
        ),
        (
            ErrorBody(messages=[], data={"a": b""}),
            "jsonrpc",
            "Expected a value that JSON has a form for, got bytes - at $.data.a",
        ),
        (
            ErrorBody(messages=[], data={5: 1}),
            "rest",
            "Expected a string as the name of a member, got 5 - at $.data",
        ),
        (
            ErrorBody(messages=[], data={"a": "x\ud800"}),
            "api",
            'Expected Unicode text, got half of a surrogate pair - in \'s":[],"data":{"a":"x\\ud800\'',
        ),
        (
            body_with(dt=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2)))),
            "api",
            "Expected a year of 1 to 9999 in UTC, got 0001-01-01T00:00:00+02:00 - at $.messages[0].params.p.dt",
        ),
        (
            ErrorBody(messages=[], type="x"),
            "problem",
            "Expected no unknown member of the name type, which problem has for itself - at $.type",
        ),
    ],
)
def test_what_cannot_be_written_is_an_error(body: ErrorBody, dialect: str, text: str) -> None:
    """The error says what was expected, what was got, and where."""
    with pytest.raises(WireEncodeError) as caught:
        encode(body, dialect)
    assert str(caught.value) == text


def test_data_that_holds_itself_is_an_error() -> None:
    """A circle cannot be written."""
    circle: dict[str, Any] = {}
    circle["a"] = circle
    with pytest.raises(WireEncodeError) as caught:
        encode(ErrorBody(messages=[], data=circle))
    assert str(caught.value) == "Expected a body of fewer levels, got one too deep to write as api - at $"


FAITHFUL: list[tuple[str, dict[str, Any]]] = [
    ("api", {"messages": [], "future": {"x": None, "y": [1, 2.5, True]}, "data": {"a": None}}),
    (
        "api",
        {"messages": [{"id": "a", "default_message": "", "args": [], "localized": None, "params": None, "new": 1}]},
    ),
    (
        "api",
        {
            "messages": [
                {
                    "id": "a",
                    "default_message": "",
                    "args": [1, True, None],
                    "params": {
                        "a": {"dt": "2026-01-31T11:00:00+01:00", "s": "x"},
                        "b": {"dt": "2026-01-31T10:00:00.123456789Z", "new": {}},
                        "c": {"d": 5, "precision": 77},
                        "d": {"l": {"id": "n", "params": {"p": "text"}, "new": 0}},
                        "e": {"i": 2**70},
                    },
                }
            ]
        },
    ),
    ("api", {"error_type": "QUOTA_EXCEEDED"}),
    ("rest", {"type": "com.example.gone", "value": {"messages": [], "future": [{"key": "a", "value": 1}]}}),
    ("jsonrpc", jsonrpc()),
    ("jsonrpc", {"ERROR": {"com.vmware.vapi.std.errors.unauthorized": {"messages": [], "data": UNSET}}}),
    ("jsonrpc", {"ERROR": {"com.example.gone": {"messages": []}}}),
    (
        "jsonrpc",
        jsonrpc(
            bare=5,
            wrapped={"OPTIONAL": 5},
            unset=UNSET,
            void=None,
            blob={"OPTIONAL": {"BINARY": "aGk="}},
            secret={"SECRET": "x"},
            map={"OPTIONAL": [{"STRUCTURE": {"map-entry": {"key": "k", "value": {"OPTIONAL": 1}}}}]},
            list=[{"OPTIONAL": None}, {"STRUCTURE": {"com.example.point": {"x": 1.5, "y": UNSET}}}],
            data={
                "OPTIONAL": {
                    "STRUCTURE": {
                        "com.example.detail": {
                            "hint": {"OPTIONAL": "h"},
                            "unset": UNSET,
                            "points": [{"STRUCTURE": {"com.example.point": {"x": 1}}}],
                            "names": [{"STRUCTURE": {"map-entry": {"key": "k", "value": 9223372036854775807}}}],
                        }
                    }
                }
            },
        ),
    ),
    ("problem", {"title": "Gone", "status": 410, "detail": "It is gone.", "type": "about:blank"}),
]


@pytest.mark.parametrize(("dialect", "document"), FAITHFUL)
def test_what_was_read_is_written_as_it_was(dialect: str, document: dict[str, Any]) -> None:
    """Unknown members, null apart from unset, names, wrappers and spellings survive; so they do in copies."""
    decoded = decode(document)
    assert decoded.dialect == dialect
    for body in (decoded.body, copy.deepcopy(decoded.body), pickle.loads(pickle.dumps(decoded.body))):  # noqa: S301 - our own
        assert json.loads(encode(body, dialect)) == document


def test_a_changed_member_is_written_anew() -> None:
    """The spelling of the wire counts only as long as the member has the value that was read."""
    message = decode({"messages": [{"id": "a", "default_message": "", "args": [5], "localized": None}]}).body.messages[
        0
    ]
    changed = message.model_copy(update={"args": ("x",), "localized": "L"})
    written = encode_plain(ErrorBody(messages=[changed]))["messages"][0]
    assert written == {"id": "a", "default_message": "", "args": ["x"], "localized": "L"}


def test_values_cross_from_jsonrpc_to_the_other_dialects() -> None:
    """Unset members vanish, maps take the form of the dialect, names and wrappers are left behind."""
    entry = {"STRUCTURE": {"map-entry": {"key": "k", "value": 1}}}
    detail = {"hint": {"OPTIONAL": "h"}, "unset": UNSET, "names": [entry], "blob": {"BINARY": "aGk="}}
    document = jsonrpc(data={"OPTIONAL": {"STRUCTURE": {"com.example.detail": detail}}}, future=UNSET)
    body = decode(document).body
    assert encode_plain(body)["data"] == {"hint": "h", "names": {"k": 1}, "blob": "aGk="}
    assert encode_plain(body, "rest")["value"] == {
        "messages": [],
        "data": {"hint": "h", "names": [{"key": "k", "value": 1}], "blob": "aGk="},
    }


def test_data_without_a_name_is_a_dynamic_structure_in_jsonrpc() -> None:
    """A mapping names no structure; null is a void value, which an optional that is not set would lose."""
    body = decode({"messages": [], "data": {"a": 1, "b": None, "c": {"d": "e"}}}).body
    members = encode_plain(body, "jsonrpc")["ERROR"]["com.vmware.vapi.std.errors.error"]
    inner = {"STRUCTURE": {"dynamic-structure": {"d": "e"}}}
    expected = {"dynamic-structure": {"a": 1, "b": None, "c": inner}}
    assert members["data"] == {"OPTIONAL": {"STRUCTURE": expected}}
    assert decode(encode(body, "jsonrpc")).body.data == body.data
