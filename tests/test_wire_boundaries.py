"""Payloads at the edges: just within a bound and just beyond, and what each dialect opens (section 2)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from vapierrors.exceptions import WireEncodeError
from vapierrors.models import ErrorBody, LocalizableMessage
from vapierrors.wire import DIALECTS, decode, encode
from vapierrors.wire.detection import find_error
from vapierrors.wire.reading import shown

SOUND = {"id": "a", "default_message": "A.", "args": []}
ERROR = {"messages": [SOUND]}
UNSET = {"OPTIONAL": None}
NOT_FOUND = "com.vmware.vapi.std.errors.not_found"


def told(payload: object) -> list[str]:
    return [str(anomaly) for anomaly in decode(payload).anomalies]  # type: ignore[arg-type]


def message(**members: object) -> dict[str, Any]:
    optional = {"params": UNSET, "localized": UNSET}
    return {"STRUCTURE": {"com.vmware.vapi.std.localizable_message": SOUND | optional | members}}


def jsonrpc(type_id: str = "com.example.gone", **members: object) -> dict[str, Any]:
    known = {"messages": [message()], "data": UNSET, "error_type": UNSET}
    return {"ERROR": {type_id: known | members}}


def entry(key: str, text: str) -> dict[str, Any]:
    unset = dict.fromkeys(("dt", "i", "d", "l", "format", "precision"), UNSET)
    param = {"STRUCTURE": {"com.vmware.vapi.std.localization_param": unset | {"s": {"OPTIONAL": text}}}}
    return {"STRUCTURE": {"map-entry": {"key": key, "value": param}}}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (
            {"messages": [SOUND | {"params": 5}]},
            "Expected an object, got 5; left out - at $.messages[0].params [wrong-type]",
        ),
        (
            {"messages": [SOUND | {"args": 5}]},
            "Expected an array of strings, got 5; left out - at $.messages[0].args [wrong-type]",
        ),
        (
            {"messages": [SOUND], "data": 5},
            "Expected an object, got 5; left out - at $.data [wrong-type]",
        ),
        (
            '{"a":' * 100_000,
            "Expected at most 32 levels of nesting, got 33; not read - at $ [too-deep]",
        ),
        (
            jsonrpc(messages=[message(params={"OPTIONAL": [entry("a", "x"), entry("a", "y")]})]),
            (
                'Expected each key once, got "a" again; the last one counts - at '
                "$.ERROR['com.example.gone'].messages[0].STRUCTURE['com.vmware.vapi.std.localizable_message']"
                ".params.OPTIONAL[1].STRUCTURE['map-entry'].key [duplicate-key]"
            ),
        ),
    ],
)
def test_what_is_left_out_is_said_where_it_stood(payload: object, expected: str) -> None:
    """Other types in the place of a map, a list or an object, levels without end, and a key that comes twice."""
    assert told(payload) == [expected]


@pytest.mark.parametrize(
    ("fraction", "read"),
    [
        ("", ".000"),
        (".5", ".500"),
        (".05", ".050"),
        (".50", ".500"),
        (".1234", ".123400"),
        (".123456", ".123456"),
        (".123456789", ".123456"),
    ],
)
def test_a_fraction_of_a_second_keeps_its_place(fraction: str, read: str) -> None:
    """Zeros are added behind its digits, and what is finer than a microsecond is cut."""
    payload = {"messages": [SOUND | {"params": {"p": {"dt": f"2026-01-31T10:00:00{fraction}Z"}}}]}
    assert decode(payload).plain["messages"][0]["params"]["p"] == {"dt": f"2026-01-31T10:00:00{read}Z"}


def test_ten_thousand_values_are_searched_for_an_error() -> None:
    """An error that is the ten thousandth value of a document is found, and the next one is not."""
    assert decode(json.dumps([0] * 9998 + [ERROR])).dialect == "api"
    assert decode(json.dumps([0] * 9999 + [ERROR])).dialect == "foreign"


def test_an_error_is_searched_as_deep_as_was_asked() -> None:
    """On the last level it is found, and below it is not."""
    for document, depth in (({"a": ERROR}, 1), ({"a": {"b": ERROR}}, 2), ([[[ERROR]]], 3)):
        found = find_error(document, DIALECTS.values(), depth)
        assert found is not None
        assert found.members == ERROR
        assert find_error(document, DIALECTS.values(), depth - 1) is None


def test_an_error_with_its_type_is_found_inside_an_answer() -> None:
    """Type and value inside something else are a whole error, with or without messages."""
    inside = decode({"job": {"type": "com.example.gone", "value": ERROR}})
    assert (inside.dialect, inside.type_id, inside.plain) == ("rest", "com.example.gone", ERROR)
    empty = decode({"job": {"type": "com.example.gone", "value": {"messages": []}}})
    assert (empty.dialect, empty.type_id) == ("rest", "com.example.gone")


@pytest.mark.parametrize(
    "inside",
    [
        {"title": "Copy", "status": 5, "detail": "Half done."},
        {"title": "Copy", "type": "task", "detail": "Half done."},
        {"messages": ["a", "b"]},
        {"messages": [{"id": "a"}]},
        {"messages": []},
    ],
)
def test_what_looks_like_an_error_inside_an_answer_is_none(inside: dict[str, Any]) -> None:
    """A title and a detail, or messages of another kind, are the members of many things."""
    assert decode({"job": inside}).dialect == "foreign"


def test_the_models_are_built_once() -> None:
    """Whoever asks twice gets the same body."""
    decoded = decode(ERROR)
    assert decoded.body is decoded.body


@pytest.mark.parametrize(
    ("member", "value", "error_type"),
    [
        ("status", 399, None),
        ("status", 400, "INVALID_REQUEST"),
        ("status", 599, "ERROR"),
        ("status", 600, None),
        ("status", "404", "NOT_FOUND"),
        ("status", "not found", "NOT_FOUND"),
        ("httpStatus", "NOT_FOUND", "NOT_FOUND"),
        ("http_status", 404, "NOT_FOUND"),
        ("statusCode", 404, "NOT_FOUND"),
        ("status_code", 404, "NOT_FOUND"),
        ("code", 404, "NOT_FOUND"),
        ("code", 5, None),
    ],
)
def test_a_status_in_a_foreign_payload_tells_the_type(member: str, value: object, error_type: str | None) -> None:
    """By number or by name, under any of its names, where it is the status of an error."""
    assert decode({member: value, "message": "Gone."}).plain.get("error_type") == error_type


def test_a_thousand_values_are_searched_for_a_text() -> None:
    """A text in the thousandth object of a foreign payload is found, and one in the next is not."""
    assert decode({"errors": [0] * 997 + [{"message": "Gone."}]}).plain["messages"][0]["default_message"] == "Gone."
    assert decode({"errors": [0] * 998 + [{"message": "Gone."}]}).plain["messages"] == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_of_any_text(encoding: str) -> None:
    """Plain words behind the mark are a message, as JSON would be."""
    decoded = decode("Größe überschritten.".encode(encoding))
    assert decoded.plain["messages"] == [{"id": "foreign.text", "default_message": "Größe überschritten.", "args": []}]


def test_a_page_is_searched_to_a_bound() -> None:
    """A title within the first eight kibibytes tells what is wrong, and one behind them is not looked for."""
    title = "<title>Bad Gateway</title>"
    within = f"<html>{' ' * (8192 - 6 - len(title))}{title}"
    assert decode(within).plain["messages"][0]["default_message"] == "Bad Gateway"
    assert decode(f"<html>{' ' * 8192}{title}").plain["messages"] == []


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><title>Bad Gateway</title> for a while <p>nginx</p></html>", "Bad Gateway"),
        ("<a><message>Bad <b>Gate</b>way</message> nginx</a>", "Bad Gateway"),
    ],
)
def test_a_text_of_a_page_ends_where_its_element_ends(page: str, text: str) -> None:
    """Neither the words behind it belong to it, nor does another element inside it end it."""
    assert decode(page).plain["messages"][0]["default_message"] == text


def test_an_error_in_a_method_result_stands_where_it_belongs() -> None:
    """The envelope of JSON-RPC is no answer that an error was found in."""
    decoded = decode({"error": jsonrpc()})
    assert (decoded.dialect, decoded.type_id, decoded.plain, decoded.anomalies) == (
        "jsonrpc",
        "com.example.gone",
        ERROR,
        (),
    )


@pytest.mark.parametrize(
    ("name", "type_id"),
    [(NOT_FOUND, NOT_FOUND), ("com.example.gone", None), ("VirtualMachine", None), (5, None)],
)
def test_the_name_of_a_legacy_error_is_its_type_where_it_is_a_standard_one(name: object, type_id: str | None) -> None:
    """Older servers name many things; only the id of a standard error is taken for one."""
    payload = {"localizableMessages": [{"id": "a", "defaultMessage": "A."}], "name": name}
    assert decode(payload).type_id == type_id


def test_a_problem_keeps_the_type_that_it_names() -> None:
    """An ``error_type`` beside the members of RFC 9457 counts more than their status."""
    decoded = decode({"title": "Busy", "status": 404, "detail": "Try again.", "error_type": "RESOURCE_BUSY"})
    assert (decoded.dialect, decoded.plain["error_type"]) == ("problem", "RESOURCE_BUSY")


@pytest.mark.parametrize("precision", [0, 40])
def test_the_outermost_precisions_are_none_too_many(precision: int) -> None:
    """Beside something odd, so that the careful reader looks at them, the bounds themselves are no anomaly."""
    payload = {"messages": [SOUND | {"params": {"p": {"d": 5, "precision": precision}}}]}
    assert [anomaly.code for anomaly in decode(payload).anomalies] == ["integer-for-double"]


def test_a_long_integer_is_shown_by_its_size() -> None:
    """Sixty digits are shown, sixty-one are not, whatever the sign."""
    assert shown(10**60 - 1) == "9" * 60
    assert shown(10**60) == shown(-(10**60)) == "an integer of more than 60 digits"


def test_half_a_surrogate_pair_is_shown_in_its_place() -> None:
    """What stands before it is shown, from the first character of the text where it is near."""
    with pytest.raises(WireEncodeError) as near:
        encode(ErrorBody(messages=[LocalizableMessage(id="\ud800", default_message="A.")]))
    assert str(near.value) == (
        'Expected Unicode text, got half of a surrogate pair - in \'{"messages":[{"id":"\\ud800\''
    )
    with pytest.raises(WireEncodeError) as far:
        encode(ErrorBody(messages=[LocalizableMessage(id="x" * 50 + "\ud800", default_message="A.")]))
    assert str(far.value) == f"Expected Unicode text, got half of a surrogate pair - in '{'x' * 20}\\ud800'"


@pytest.mark.parametrize("wrap", [lambda value: ERROR | {"x": value}, lambda value: jsonrpc(x=value)])
def test_an_unknown_member_may_be_as_deep_as_the_rest(wrap: Any) -> None:  # noqa: ANN401 - makes a payload
    """With the body around it, a member that the specification does not name has thirty-two levels, and no more."""
    deepest: object = 1
    for _ in range(31):
        deepest = [deepest]
    assert decode(wrap(deepest)).plain["x"] == deepest
    assert [anomaly.detail for anomaly in decode(wrap([deepest])).anomalies] == [
        "Expected at most 32 levels of nesting, got 33; left out"
    ]


def test_only_some_types_have_a_challenge() -> None:
    """Of any other a member of that name is an unknown one, which may hold what it likes."""
    known = jsonrpc("com.vmware.vapi.std.errors.unauthenticated", challenge={"OPTIONAL": 5})
    assert [anomaly.code for anomaly in decode(known).anomalies] == ["wrong-type"]
    unknown = decode(jsonrpc(challenge={"OPTIONAL": 5}))
    assert (unknown.plain["challenge"], unknown.anomalies) == (5, ())


@pytest.mark.parametrize(
    "payload",
    [
        jsonrpc(messages=[message(id={"OPTIONAL": "a"})]),
        jsonrpc(messages={"OPTIONAL": [message()]}),
        jsonrpc(x=[{"OPTIONAL": 5}, {"SECRET": "y"}, 7]),
        jsonrpc(x={"OPTIONAL": [[{"OPTIONAL": None}], {"y": {"BINARY": "eA=="}}]}),
        jsonrpc(x=[entry("a", "x"), entry("a", "y")]),
        jsonrpc(x=[entry("a", "x"), entry("b", "y")]),
    ],
)
def test_what_was_wrapped_otherwise_is_written_as_it_came(payload: dict[str, Any]) -> None:
    """Wrappers too many, inside lists too, are no part of a value, and stand around it again when it is sent on."""
    assert json.loads(encode(decode(payload).body, "jsonrpc")) == payload


def test_the_wrappers_of_unknown_values_are_taken_off() -> None:
    """Wherever they stand: what is left is what they hold."""
    payload = jsonrpc(x=[{"OPTIONAL": 5}, [{"SECRET": "y"}], 7], m=[entry("a", "x"), entry("b", "y")])
    plain = decode(payload).plain
    assert plain["x"] == [5, ["y"], 7]
    assert plain["m"] == {"a": {"s": "x"}, "b": {"s": "y"}}
