"""Every anomaly: reached, worded, and raised when strict."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import pytest

from vapierrors.exceptions import LimitExceeded, WireDecodeError
from vapierrors.models import Limits
from vapierrors.wire import ANOMALIES, decode

Payload: TypeAlias = bytes | str | dict[str, Any]
SOUND = {"id": "a", "default_message": "A.", "args": []}
MESSAGE_NAME = "com.vmware.vapi.std.localizable_message"
NOT_FOUND = "com.vmware.vapi.std.errors.not_found"
INFINITE = '{"OPTIONAL": {"STRUCTURE": {"q": {"x": {"OPTIONAL": 1e999}, "y": 1}}}}'
ERROR_PATH = "$.ERROR['com.vmware.vapi.std.errors.error']"


def api(**members: object) -> str:
    return json.dumps({"messages": [SOUND | members]})


def param(text: str) -> str:
    return api(params="?").replace('"?"', f'{{"p": {text}}}')


def rest(members: dict[str, Any], type_id: str = "com.example.gone", **more: object) -> str:
    return json.dumps({"type": type_id, "value": {"messages": [SOUND | members], **more}})


def jsonrpc(message_id: object, error_type: object) -> str:
    optional = {"params": {"OPTIONAL": None}, "localized": {"OPTIONAL": None}}
    message = {"STRUCTURE": {MESSAGE_NAME: SOUND | {"id": message_id} | optional}}
    members = {"messages": [message], "data": {"OPTIONAL": None}, "error_type": error_type}
    return json.dumps({"ERROR": {"com.vmware.vapi.std.errors.error": members}})


class Opaque:
    """An object that JSON has no form for."""


CASES: list[tuple[Payload, str]] = [
    (
        api(args=["x", 5]),
        "Expected a string, got 5; read as text - at $.messages[0].args[1] [arg-not-text]",
    ),
    (
        b"\x00\x01\x02\x03",
        "Expected a JSON object, got bytes that are no text; not read - at $ [binary-payload]",
    ),
    (
        b"\xef\xbb\xbf" + api().encode(),
        "Expected JSON text, got a byte order mark before it; skipped - at $ [byte-order-mark]",
    ),
    (
        api(id="?").replace("?", "\x01"),
        "Expected control characters to be escaped, got one as it is; read as if escaped - at $ [control-character]",
    ),
    (
        param('{"dt": "2026-01-31T10:00:00.000"}'),
        (
            'Expected an RFC 3339 date-time, got "2026-01-31T10:00:00.000"; without a zone it is read as UTC'
            " - at $.messages[0].params.p.dt [date-time-form]"
        ),
    ),
    (
        param('{"dt": "2026-01-31T23:59:60Z"}'),
        (
            'Expected an RFC 3339 date-time, got "2026-01-31T23:59:60Z"; the leap second is read as the end of the'
            " second before - at $.messages[0].params.p.dt [date-time-form]"
        ),
    ),
    (
        param('{"dt": "2026-01-31t23:59:59z"}'),
        (
            'Expected an RFC 3339 date-time, got "2026-01-31t23:59:59z"; read as if spelled so'
            " - at $.messages[0].params.p.dt [date-time-form]"
        ),
    ),
    (
        param('{"dt": "10000-01-31T10:00:00.000Z"}'),
        (
            'Expected an RFC 3339 date-time, got "10000-01-31T10:00:00.000Z"; left out'
            " - at $.messages[0].params.p.dt [date-time-form]"
        ),
    ),
    (
        param('{"dt": "0000-01-31T10:00:00.000Z"}'),
        (
            'Expected a date-time that exists, got "0000-01-31T10:00:00.000Z"; left out'
            " - at $.messages[0].params.p.dt [date-time-range]"
        ),
    ),
    (
        param('{"dt": 5}'),
        "Expected a date-time, got 5; left out - at $.messages[0].params.p.dt [wrong-type]",
    ),
    (
        param('{"i": 5.0}'),
        "Expected an integer, got 5.0; read as an integer - at $.messages[0].params.p.i [double-for-integer]",
    ),
    (
        param('{"i": 5.5}'),
        "Expected an integer, got 5.5; left out - at $.messages[0].params.p.i [wrong-type]",
    ),
    (
        param('{"i": true}'),
        "Expected an integer, got true; left out - at $.messages[0].params.p.i [wrong-type]",
    ),
    (
        rest({"params": [{"key": "a", "value": {"i": 1}}, {"key": "a", "value": {"i": 2}}]}),
        (
            'Expected each key once, got "a" again; the last one counts'
            " - at $.value.messages[0].params[1].key [duplicate-key]"
        ),
    ),
    (
        b" \n",
        "Expected a JSON object, got nothing - at $ [empty-payload]",
    ),
    (
        '{"error_code": 287}',
        "Expected a vAPI error, got an object with error_code; read as a message - at $ [foreign-shape]",
    ),
    (
        param('{"d": 5}'),
        "Expected a double, got 5; read as a double - at $.messages[0].params.p.d [integer-for-double]",
    ),
    (
        param('{"i": 9223372036854775808}'),
        "Expected a 64-bit integer, got 9223372036854775808; left out - at $.messages[0].params.p.i [integer-range]",
    ),
    (
        api(id="\ud800"),
        "Expected Unicode text, got half of a surrogate pair; read as U+FFFD - at $.messages[0].id [lone-surrogate]",
    ),
    (
        api(params=[{"key": "p", "value": {"i": 1}}]),
        "Expected an object, got a list of entries; read as a map - at $.messages[0].params [map-as-entries]",
    ),
    (
        rest({"params": {"p": {"i": 1}}}),
        "Expected a list of entries, got an object; read as a map - at $.value.messages[0].params [map-as-object]",
    ),
    (
        '{"messages": [{"id": "a", "args": []}]}',
        "Expected a member, got none; read as empty - at $.messages[0].default_message [missing-member]",
    ),
    (
        jsonrpc("a", "ERROR"),
        f'Expected an OPTIONAL, got "ERROR"; read as if it were in one - at {ERROR_PATH}.error_type [missing-wrapper]',
    ),
    (
        jsonrpc({"OPTIONAL": "a"}, {"OPTIONAL": "ERROR"}),
        (
            "Expected a value, got an OPTIONAL; read as what it holds"
            f" - at {ERROR_PATH}.messages[0].STRUCTURE['{MESSAGE_NAME}'].id [needless-wrapper]"
        ),
    ),
    (
        f'{{"job": [{{"error": {api()}}}]}}',
        "Expected an error, got an answer with one inside; read alone - at $.job[0].error [nested-error]",
    ),
    (
        '{"messages": []}',
        "Expected one message or more, got none - at $.messages [no-messages]",
    ),
    (
        param('{"precision": 2}'),
        "Expected exactly one of s, dt, i, d, l, got none - at $.messages[0].params.p [no-value]",
    ),
    (
        param('{"d": 1e999}'),
        "Expected a finite number, got inf; left out - at $.messages[0].params.p.d [not-finite]",
    ),
    (
        "<h1>502 Bad Gateway</h1>",
        "Expected a JSON object, got other text; read as a message - at $ [not-json]",
    ),
    (
        {"messages": [SOUND | {"hint": Opaque}]},
        "Expected a JSON value, got type; read as text - at $.messages[0].hint [not-json-value]",
    ),
    (
        api(id="?").encode().replace(b"?", b"\xfc"),
        "Expected UTF-8, got other bytes; read as Windows-1252 - at $ [not-utf-8]",
    ),
    (
        api().encode("utf-16"),
        "Expected UTF-8, got UTF-16; read so - at $ [not-utf-8]",
    ),
    (
        param('{"d": "5.5"}'),
        'Expected a double, got "5.5"; read as a double - at $.messages[0].params.p.d [number-as-text]',
    ),
    (
        param('{"i": "5"}'),
        'Expected an integer, got "5"; read as an integer - at $.messages[0].params.p.i [number-as-text]',
    ),
    (
        param('{"d": 5.5, "precision": -1}'),
        "Expected 0 to 40 fraction digits, got -1; read as 0 - at $.messages[0].params.p.precision [precision-range]",
    ),
    (
        param('{"d": NaN}'),
        "Expected a finite number, got nan; left out - at $.messages[0].params.p.d [not-finite]",
    ),
    (
        json.dumps({"type": NOT_FOUND, "value": None}),
        "Expected an object of members, got null; read without messages - at $.value [no-members]",
    ),
    (
        json.dumps({"type": NOT_FOUND, "value": "It is gone"}),
        'Expected an object of members, got "It is gone"; read as a message - at $.value [no-members]',
    ),
    (
        json.dumps({"type": NOT_FOUND}),
        "Expected an object of members, got none; read without messages - at $.value [no-members]",
    ),
    (
        json.dumps({"type": "com.example.gone", "value": {"messages": [SOUND]}, "trace": 5}),
        "Expected type and value alone, got another member beside; left out - at $.trace [stray-member]",
    ),
    (
        json.dumps(json.loads(jsonrpc("a", {"OPTIONAL": "ERROR"})) | {"trace": 5}),
        "Expected ERROR alone, got another member beside; left out - at $.trace [stray-member]",
    ),
    (
        rest({"params": [{"key": "x", "value": {"s": "a"}, "more": 1}]}),
        (
            "Expected key and value alone, got another member beside; left out"
            " - at $.value.messages[0].params[0].more [stray-member]"
        ),
    ),
    (
        jsonrpc("a", {"OPTIONAL": "ERROR"}).replace('"data": {"OPTIONAL": null}', f'"data": {INFINITE}'),
        (
            "Expected a finite number, got inf; left out"
            f" - at {ERROR_PATH}.data.OPTIONAL.STRUCTURE.q.x.OPTIONAL [not-finite]"
        ),
    ),
    (
        param(f'{{"i": {"9" * 5000}}}'),
        (
            "Expected a 64-bit integer, got an integer of more than 60 digits; left out"
            " - at $.messages[0].params.p.i [integer-range]"
        ),
    ),
    (
        api(hint="?").replace('"?"', "-" + "9" * 5000),
        (
            "Expected an integer of fewer digits, got an integer of more than 60 digits; left out"
            " - at $.messages[0].hint [integer-range]"
        ),
    ),
    (
        param('{"s": "5", "i": 5}'),
        "Expected exactly one of s, dt, i, d, l, got s and i; s is used - at $.messages[0].params.p [several-values]",
    ),
    (
        '{"messages": ["It is gone."]}',
        'Expected a message, got "It is gone."; read as its text - at $.messages[0] [text-as-message]',
    ),
    (
        param('"x"'),
        'Expected a parameter, got "x"; read as its s - at $.messages[0].params.p [text-as-param]',
    ),
    (
        json.dumps({"type": "com.example.gone", "messages": [SOUND]}),
        "Expected the members in value, got them beside type - at $.type [type-beside-messages]",
    ),
    (
        rest({}, "com.vmware.vapi.std.errors.canceled", error_type="TIMED_OUT"),
        'Expected CANCELED as the type id says, got "TIMED_OUT"; both are kept - at $.value.error_type [type-mismatch]',
    ),
    (
        api(id=5),
        "Expected a string, got 5; left out - at $.messages[0].id [wrong-type]",
    ),
]
LIMITS: list[tuple[str, str, Limits, str]] = [
    (
        json.dumps({"messages": [SOUND], "data": {"a": [[[1]]]}}),
        "Expected at most 4 levels of nesting, got 5; left out - at $.data [too-deep]",
        Limits(nesting_depth=4),
        "Expected at most 4 levels of nesting, got 5 - at $.data",
    ),
    (
        param('{"l": {"id": "b", "params": {"q": {"l": {"id": "c"}}}}}'),
        "Expected at most 1 levels of nesting, got 2; left out - at $.messages[0].params.p.l.params.q.l [too-deep]",
        Limits(nesting_depth=1),
        "Expected at most 1 levels of nesting, got 2 - at $.messages[0].params.p.l.params.q.l",
    ),
    (
        api(),
        "Expected at most 10 payload bytes, got 64; not read - at $ [too-large]",
        Limits(payload_bytes=10),
        "Expected at most 10 payload bytes, got 64 - at $",
    ),
    (
        param('{"d": 5.5, "precision": 41}'),
        (
            "Expected at most 40 fraction digits, got 41; read as 40"
            " - at $.messages[0].params.p.precision [precision-range]"
        ),
        Limits(),
        "Expected at most 40 fraction digits, got 41 - at $.messages[0].params.p.precision",
    ),
    (
        json.dumps({"messages": [SOUND] * 3}),
        "Expected at most 2 messages, got 3; the first 2 are read - at $.messages [too-many]",
        Limits(messages=2),
        "Expected at most 2 messages, got 3 - at $.messages",
    ),
    (
        param('{"i": 1}, "q": {"i": 2}'),
        "Expected at most 1 params, got 2; the first 1 are read - at $.messages[0].params [too-many]",
        Limits(params=1),
        "Expected at most 1 params, got 2 - at $.messages[0].params",
    ),
    (
        api(args=["x", "y"]),
        "Expected at most 1 params, got 2; the first 1 are read - at $.messages[0].args [too-many]",
        Limits(params=1),
        "Expected at most 1 params, got 2 - at $.messages[0].args",
    ),
]


@pytest.mark.parametrize(("payload", "expected"), CASES, ids=[text.rpartition("[")[2] for _, text in CASES])
def test_tolerant_reader_reports(payload: Payload, expected: str) -> None:
    """The anomaly is the only one, word for word, and the body can be built."""
    decoded = decode(payload)
    assert [str(anomaly) for anomaly in decoded.anomalies] == [expected]
    assert len(decoded.body.messages) == len(decoded.plain["messages"])


@pytest.mark.parametrize(("payload", "expected"), CASES, ids=[text.rpartition("[")[2] for _, text in CASES])
def test_strict_reader_raises(payload: Payload, expected: str) -> None:
    """The strict reader raises the same fault, without what the tolerant reader would do about it."""
    with pytest.raises(WireDecodeError) as caught:
        decode(payload, strict=True)
    detail = expected.partition("; ")[0].partition(" - at ")[0]
    assert str(caught.value) == f"{detail} - at {expected.partition(' - at ')[2]}"


@pytest.mark.parametrize(("payload", "expected", "limits", "raised"), LIMITS)
def test_limits_cut_or_raise(payload: str, expected: str, limits: Limits, raised: str) -> None:
    """Over a limit the tolerant reader cuts and says so, the strict one raises."""
    decoded = decode(payload, limits=limits)
    assert [str(anomaly) for anomaly in decoded.anomalies if anomaly.code != "no-value"] == [expected]
    assert len(decoded.body.messages) == len(decoded.plain["messages"])
    with pytest.raises(LimitExceeded) as caught:
        decode(payload, strict=True, limits=limits)
    assert str(caught.value) == raised


def test_only_the_strict_reader_looks_for_members_that_stand_twice() -> None:
    """A second parse finds the member; the tolerant reader takes the last one, as every JSON parser does."""
    payload = '{"messages": [{"id": "a", "default_message": "A.", "args": [], "id": "b"}]}'
    assert decode(payload).plain["messages"][0]["id"] == "b"
    with pytest.raises(WireDecodeError) as caught:
        decode(payload, strict=True)
    assert str(caught.value) == "Expected each member once, got it twice - at $.messages[0].id [duplicate-member]"


def test_the_table_lists_every_anomaly_there_is() -> None:
    """Each code of the table is reached by a case here, and each reached one is in the table."""
    texts = [text for _, text in CASES] + [text for _, text, _, _ in LIMITS]
    reached = {text.rpartition("[")[2].rstrip("]") for text in texts} | {"duplicate-member"}
    assert reached == set(ANOMALIES)


def test_a_status_of_another_python_type_is_a_programming_error() -> None:
    """A status in text would silently say nothing."""
    with pytest.raises(TypeError) as caught:
        decode(b"", status="404")  # type: ignore[arg-type]  # the wrong type is the point
    assert str(caught.value) == "Expected an integer or None, got str - at status"


@pytest.mark.parametrize("payload", [None, 5, ["a"], object])
def test_a_payload_of_another_python_type_is_a_programming_error(payload: object) -> None:
    """None or a number is no payload at all."""
    with pytest.raises(TypeError) as caught:
        decode(payload)  # type: ignore[arg-type]  # the wrong type is the point
    assert str(caught.value) == f"Expected bytes, str or a mapping, got {type(payload).__name__} - at payload"
