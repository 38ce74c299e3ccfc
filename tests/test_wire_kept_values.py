"""What is kept of a payload that had to be mended: values, names, the way that they came (specification, section 2)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from vapierrors import Limits
from vapierrors.wire import decode, encode
from vapierrors.wire.soundness import is_sound, sound_members

SOUND = {"id": "a", "default_message": "A.", "args": []}
UNSET = {"OPTIONAL": None}


def jsonrpc(**members: object) -> dict[str, Any]:
    return {"ERROR": {"com.example.gone": {"messages": [], "data": UNSET, "error_type": UNSET} | members}}


def param_of(wire: object) -> object:
    return decode({"messages": [SOUND | {"params": {"p": wire}}]}).plain["messages"][0]["params"]["p"]


@pytest.mark.parametrize("second", ["60", "60.0", "60.25", "60.9999999"])
def test_a_leap_second_is_the_end_of_the_second_before(second: str) -> None:
    """No moment of the leap second is earlier than one of the second before, nor later than the next."""
    assert param_of({"dt": f"2016-12-31T23:59:{second}Z"}) == {"dt": "2016-12-31T23:59:59.999999Z"}


def test_a_text_in_the_place_of_a_parameter_is_its_string() -> None:
    """What the text says is shown, whichever way the parameters are written."""
    assert param_of("x") == {"s": "x"}
    rest = {"type": "com.example.gone", "value": {"messages": [SOUND | {"params": [{"key": "p", "value": "x"}]}]}}
    assert decode(rest).plain["messages"][0]["params"] == {"p": {"s": "x"}}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\ud800", "\ufffd"),
        ("\udfff!", "\ufffd!"),
        ("a\ud800b", "a\ufffdb"),
        ("Größe \udc00 日 \ud7ff\ue000 🙂 ~", "Größe \ufffd 日 \ud7ff\ue000 🙂 ~"),
    ],
)
def test_half_a_surrogate_pair_is_all_that_is_replaced(text: str, read: str) -> None:
    """The characters beside it stay, those just below and just above the surrogates too."""
    assert decode({"messages": [SOUND | {"id": text}], "x": [text]}).plain == {
        "messages": [SOUND | {"id": read}],
        "x": [read],
    }


@pytest.mark.parametrize(
    ("odd", "read", "code"),
    [('"\\ud800"', "\ufffd", "lone-surrogate"), ("1e999", None, "not-finite"), ("NaN", None, "not-finite")],
)
def test_what_is_sound_in_mended_data_is_kept(odd: str, read: object, code: str) -> None:
    """One value that JSON cannot say takes no other with it, neither its neighbours nor what stands inside of these."""
    point = '{"STRUCTURE": {"com.example.point": {"x": {"OPTIONAL": 5}, "y": [1, {"OPTIONAL": 2}], "z": ' + odd + "}}}"
    decoded = decode(json.dumps(jsonrpc(data={"OPTIONAL": "?"})).replace('"?"', point))
    assert decoded.plain["data"] == {"x": 5, "y": [1, 2], "z": read}
    assert sorted(anomaly.code for anomaly in decoded.anomalies) == sorted([code, "no-messages"])


@pytest.mark.parametrize("name", ["com.example.message", "com.vmware.vapi.std.localizable_message"])
def test_the_name_of_a_structure_is_kept(name: str) -> None:
    """A message under another name than its own is a message, and is sent on under the name that it came by."""
    payload = jsonrpc(messages=[{"STRUCTURE": {name: SOUND | {"params": UNSET, "localized": UNSET}}}])
    decoded = decode(payload)
    assert decoded.plain["messages"] == [SOUND]
    assert json.loads(encode(decoded.body, "jsonrpc")) == payload


def test_a_legacy_error_is_found_inside_an_answer() -> None:
    """The name of its list tells it from anything else, messages or not."""
    for messages in ([], [{"id": "a", "defaultMessage": "A."}]):
        decoded = decode({"task": {"error": {"localizableMessages": messages}}})
        assert (decoded.dialect, len(decoded.plain["messages"])) == ("legacy", len(messages))
        assert decoded.anomalies[0].path == "$.task.error"


@pytest.mark.parametrize(
    ("names", "described"),
    [
        (["one"], "an object with one"),
        (["one", "two"], "an object with one, two"),
        (list("abcdef"), "an object with a, b, c, d, e"),
        (["x" * 100], f"an object with {'x' * 100}"),
        (["x" * 101], "an object"),
    ],
)
def test_a_foreign_shape_is_described_by_its_first_members(names: list[str], described: str) -> None:
    """Five of them at most, and only as many as fit a line."""
    assert str(decode(dict.fromkeys(names, 5)).anomalies[0]) == (
        f"Expected a vAPI error, got {described}; read as a message - at $ [foreign-shape]"
    )


@pytest.mark.parametrize(
    "beside",
    [
        {},
        {"error_type": "NOT_FOUND"},
        {"data": {"a": 1}},
        {"challenge": "Basic"},
        {"error_type": "NOT_FOUND", "data": {"a": 1}, "challenge": "Basic"},
    ],
)
def test_a_sound_body_takes_the_quick_way(beside: dict[str, Any]) -> None:
    """With any of the members that a body may have; one more, or one of another type, takes the careful reader."""
    body = {"messages": [SOUND | {"localized": "B.", "params": {}}, SOUND]} | beside
    assert is_sound(body, Limits())
    assert not is_sound(body | {"x": 1}, Limits())
    for name in beside:
        assert not is_sound(body | {name: 5}, Limits())


def test_messages_inside_messages_take_the_quick_way() -> None:
    """The parameters of a nested message are a map as well, however deep it stands."""
    inner = {"key": "q", "value": {"l": {"id": "c", "params": [{"key": "r", "value": {"i": 1}}]}}}
    outer = {"key": "p", "value": {"l": {"id": "b", "params": [inner]}}}
    rest = {"type": "com.example.gone", "value": {"messages": [SOUND | {"params": [outer]}]}}
    nested = {"l": {"id": "b", "params": {"q": {"l": {"id": "c", "params": {"r": {"i": 1}}}}}}}
    assert sound_members(rest, Limits()) == {"messages": [SOUND | {"params": {"p": nested}}]}
