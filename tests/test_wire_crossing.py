"""What one dialect said, said in the others: nothing is lost on the way, and all of it can be written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from vapierrors.wire import decode, encode

DIALECTS = ("api", "rest", "jsonrpc", "problem")
NOT_FOUND = "com.vmware.vapi.std.errors.not_found"
MESSAGE = {"id": "a", "default_message": "A.", "args": []}
UNSET = {"OPTIONAL": None}


def in_api(members: str, message: str = "") -> str:
    return f'{{"messages": [{{"id": "a", "default_message": "A.", "args": []{message}}}]{members}}}'


def in_rest(value: str) -> str:
    return f'{{"type": "{NOT_FOUND}", "value": {value}}}'


def in_jsonrpc(members: str) -> str:
    return f'{{"ERROR": {{"{NOT_FOUND}": {{"messages": [], "data": {{"OPTIONAL": null}}{members}}}}}}}'


def map_entry(key: str, value: object) -> dict[str, Any]:
    return {"STRUCTURE": {"map-entry": {"key": key, "value": value}}}


UNWRITABLE = [
    in_api("", ', "params": {"p": {"d": NUMBER}}'),
    in_api("", ', "params": {"p": {"i": NUMBER, "hint": [NUMBER]}}'),
    in_api("", ', "localized": NUMBER'),
    in_api(', "data": {"a": [NUMBER]}, "future": NUMBER'),
    in_api("").replace("[]", "[NUMBER, [NUMBER]]"),
    '{"messages": [NUMBER], "error_type": NUMBER}',
    in_rest(in_api("", ', "params": [{"key": "p", "value": {"d": NUMBER}}, NUMBER]')),
    in_rest("NUMBER"),
    '{"title": "Gone", "detail": "It is gone.", "status": NUMBER, "type": NUMBER}',
    '{"localizableMessages": [NUMBER], "majorErrorCode": NUMBER, "name": NUMBER}',
    in_jsonrpc(
        ', "error_type": {"OPTIONAL": NUMBER}, "a": NUMBER, "b": {"OPTIONAL": NUMBER}, "c": [{"OPTIONAL": NUMBER}]'
    ),
    in_jsonrpc(', "a": {"STRUCTURE": {"q": {"x": NUMBER, "y": {"OPTIONAL": NUMBER}, "z": {"BINARY": NUMBER}}}}'),
    '{"error_message": "Gone.", "error_code": NUMBER, "httpStatus": NUMBER}',
    '{"jsonrpc": "2.0", "error": {"code": NUMBER, "message": "Gone."}}',
]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 5000, "-" + "9" * 5000], ids=len)
@pytest.mark.parametrize("template", UNWRITABLE)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_numbers_that_json_cannot_write_are_left_out(template: str, number: str, dialect: str) -> None:
    """Whatever was read can be written in every dialect, and reads back as the same body without a further fault."""
    body = decode(template.replace("NUMBER", number)).body
    assert decode(encode(body, dialect)).body == body


def test_one_integer_too_long_to_read_leaves_the_rest_of_the_error() -> None:
    """The text of the error is read, the number is reported once."""
    decoded = decode(in_api("", f', "params": {{"p": {{"i": {"9" * 5000}}}, "q": {{"i": 5}}}}'))
    assert decoded.plain["messages"] == [MESSAGE | {"params": {"p": {}, "q": {"i": 5}}}]
    assert [anomaly.code for anomaly in decoded.anomalies] == ["integer-range"]


def test_maps_of_data_and_of_unknown_members_are_the_same_in_every_dialect() -> None:
    """A list of entries is a map in ``rest`` as in ``jsonrpc``, within other maps too."""
    entries = [{"key": "k", "value": [{"key": "n", "value": 1}]}, {"key": "l", "value": []}]
    wrapped = [map_entry("k", [map_entry("n", 1)]), map_entry("l", [])]
    data = {"STRUCTURE": {"com.example.detail": {"sizes": wrapped, "names": ["a"]}}}
    api = {"messages": [MESSAGE], "data": {"sizes": {"k": {"n": 1}, "l": []}, "names": ["a"]}, "future": {"k": 1}}
    rest = api | {"data": {"sizes": entries, "names": ["a"]}, "future": [{"key": "k", "value": 1}]}
    message = {
        "STRUCTURE": {"com.vmware.vapi.std.localizable_message": MESSAGE | {"params": UNSET, "localized": UNSET}}
    }
    members = {"messages": [message], "data": {"OPTIONAL": data}, "error_type": UNSET, "future": [map_entry("k", 1)]}
    bodies = [
        decode(api, strict=True).body,
        decode({"type": NOT_FOUND, "value": rest}, strict=True).body,
        decode({"ERROR": {NOT_FOUND: members}}, strict=True).body,
    ]
    assert bodies[0] == bodies[1] == bodies[2]
    assert [json.loads(encode(body)) for body in bodies[1:]] == [api, api]
    assert [json.loads(encode(body, "rest"))["value"] for body in bodies[1:]] == [rest, rest]


@pytest.mark.parametrize(
    "entries",
    [
        [{"key": "k", "value": 1}, {"key": "k", "value": 2}],
        [{"key": "k", "value": 1}, {"key": "l"}],
        [{"key": "k", "value": 1, "more": 2}],
        [{"key": 5, "value": 1}],
    ],
)
def test_a_list_that_is_no_map_stays_a_list(entries: list[dict[str, Any]]) -> None:
    """Only entries with exactly key and value, each key once, are a map."""
    document = {"type": NOT_FOUND, "value": {"messages": [MESSAGE], "data": {"a": entries}}}
    body = decode(document, strict=True).body
    assert body.data == {"a": entries}
    assert json.loads(encode(body, "rest")) == document


def test_null_is_a_value_and_an_empty_optional_is_none() -> None:
    """In jsonrpc a bare null is None, as it is in the other dialects; an optional without a value is not set."""
    document = {"ERROR": {NOT_FOUND: {"messages": [], "void": None, "unset": UNSET}}}
    body = decode(document).body
    assert body.unknown == {"void": None}
    assert json.loads(encode(body, "jsonrpc")) == document


@pytest.mark.parametrize("dialect", DIALECTS)
def test_null_crosses_every_dialect(dialect: str) -> None:
    """An unknown member that is null is null again, in a message, in data and beside it."""
    document = {"messages": [MESSAGE | {"x": None}], "data": {"z": None, "deep": {"n": None}}, "y": None}
    body = decode(document).body
    assert decode(encode(body, dialect), strict=True).body == body


def test_an_entry_with_a_further_member_is_a_parameter() -> None:
    """The parameter counts, and the entry is written as it was."""
    wrapped = {"STRUCTURE": {"map-entry": {"key": "x", "value": {"s": "a"}, "more": 1}}}
    rest = {"messages": [MESSAGE | {"params": [{"key": "x", "value": {"s": "a"}, "more": 1}]}]}
    jsonrpc = {"messages": [MESSAGE | {"params": {"OPTIONAL": [wrapped]}}]}
    for document in ({"type": NOT_FOUND, "value": rest}, {"ERROR": {NOT_FOUND: jsonrpc}}):
        decoded = decode(document)
        assert decoded.plain["messages"][0]["params"] == {"x": {"s": "a"}}
        assert json.loads(encode(decoded.body, decoded.dialect)) == document


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, {"messages": []}),
        ("It is gone", {"messages": [{"id": "", "default_message": "It is gone", "args": []}]}),
        (" ", {"messages": [], "value": " "}),
        (5, {"messages": [], "value": 5}),
    ],
)
def test_a_value_that_has_no_members(value: object, plain: dict[str, Any]) -> None:
    """A text is shown as a message, null says nothing, anything else is kept as an unknown member."""
    decoded = decode({"type": NOT_FOUND, "value": value})
    assert (decoded.dialect, decoded.type_id, decoded.plain) == ("rest", NOT_FOUND, plain)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (decode(in_api("")), "Expected an ErrorBody, got Decoded; pass its body - at body"),
        ({"messages": []}, "Expected an ErrorBody, got dict; pass ErrorBody.model_validate(...) of it - at body"),
        ("{}", "Expected an ErrorBody, got str - at body"),
    ],
)
def test_only_a_body_can_be_encoded(body: object, text: str) -> None:
    """Another Python type is a programming error, and the text says what to pass."""
    with pytest.raises(TypeError) as caught:
        encode(body)  # type: ignore[arg-type]  # the wrong type is the point
    assert str(caught.value) == text


def test_what_was_decoded_is_equal_when_it_says_the_same() -> None:
    """Dialect, members, type id and anomalies count; equal ones have one hash."""
    payload = in_api(', "error_type": "NOT_FOUND"')
    assert decode(payload) == decode(payload.encode())
    assert len({decode(payload), decode(payload.encode())}) == 1
    rest = decode(in_rest(payload))
    assert rest.body == decode(payload).body
    assert rest != decode(payload)
    assert decode(payload) != decode(payload).body
