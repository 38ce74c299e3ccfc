"""Payloads of any size and shape: what decoding and rendering them costs grows with their size (section 8)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from limits_counting import MOST, growth_of_calls, growth_of_effort, growth_of_memory, peak_of

from vapierrors import Limits, Renderer, decode
from vapierrors.exceptions import LimitExceeded, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOMY = Limits(messages=1 << 20, params=1 << 20)
"""Limits that let the input in as it is, so that the work on all of it is counted."""


def message(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {"id": "a.b", "default_message": "It is gone.", "args": [], **members}


def body(*messages: dict[str, Any]) -> str:
    return json.dumps({"messages": messages})


SHAPES: dict[str, Callable[[int], str]] = {
    "messages": lambda n: body(*[message()] * n),
    "args": lambda n: body(message(args=["vm-42"] * n)),
    "odd args": lambda n: body(message(args=[5] * n)),
    "params": lambda n: body(message(params={f"p{number}": {"i": number} for number in range(n)})),
    "odd params": lambda n: body(message(params={f"p{number}": {"i": "x"} for number in range(n)})),
    "entries": lambda n: body(message(params=[{"key": f"p{number}", "value": {"i": 1}} for number in range(n)])),
    "one key": lambda n: body(message(params=[{"key": "p", "value": {"i": 1}}] * n)),
    "unknown members": lambda n: json.dumps({"messages": [], **{f"x{number}": [{}] for number in range(n)}}),
    "wrapped": lambda n: json.dumps(
        {"ERROR": {"com.example.e": {"messages": [{"STRUCTURE": {"m": message()}}] * n, "data": {"OPTIONAL": None}}}}
    ),
    "foreign": lambda n: json.dumps({"errors": [{"code": number, "text": ""} for number in range(n)]}),
    "halves of pairs": lambda n: json.dumps({"messages": [], "x": ["\ud800"] * n}),
    "infinite": lambda n: '{"messages": [], "x": [' + ", ".join(["1e400"] * n) + "]}",
    "markup": lambda n: "<title>502</title>" + "<a b='" * n,
    "text": lambda n: "upstream timed out " * n,
    "opened": lambda n: "[" * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_decoding_takes_work_by_size(shape: str) -> None:
    """Four times the input is no more than eight times the calls, whatever it is made of."""
    assert growth_of_calls(SHAPES[shape], lambda payload: decode(payload, limits=ROOMY), 300) < MOST


@pytest.mark.parametrize("shape", SHAPES)
def test_rendering_takes_work_by_size(shape: str) -> None:
    """Likewise from the bytes to the texts."""
    renderer = Renderer(limits=ROOMY)
    assert growth_of_calls(SHAPES[shape], lambda payload: renderer.render(payload.encode()).summary, 200) < MOST


@pytest.mark.parametrize("shape", SHAPES)
def test_decoding_takes_memory_by_size(shape: str) -> None:
    """Four times the input is no more than eight times the memory."""
    assert growth_of_memory(SHAPES[shape], lambda payload: decode(payload, limits=ROOMY), 300) < MOST


LONG_VALUES: dict[str, Callable[[int], str]] = {
    "double": lambda n: body(message(params={"p": {"d": "1" * n + "x"}})),
    "fraction": lambda n: body(message(params={"p": {"d": f"1.{'1' * n}e"}})),
    "integer": lambda n: body(message(params={"p": {"i": "1" * n}})),
    "date-time": lambda n: body(message(params={"p": {"dt": f"2026-01-31T10:00:00.{'1' * n}x"}})),
    "digits": lambda n: f'{{"messages": [], "x": {"9" * n}}}',
    "spaces": lambda n: body(message(default_message=" " * n)),
    "error type": lambda n: json.dumps({"messages": [], "error_type": "A_" * n}),
    "type id": lambda n: json.dumps({"type": "com." * n, "value": {"messages": []}}),
    "faultstring": lambda n: f"<faultstring>{'&amp;' * n}",
}


@pytest.mark.parametrize("value", LONG_VALUES)
def test_a_long_value_takes_time_by_its_length(value: str) -> None:
    """No regular expression looks at a character more often than at others."""
    assert growth_of_effort(LONG_VALUES[value], decode, 8_000) < MOST


def test_a_larger_payload_is_not_parsed() -> None:
    """Neither its JSON nor its text: what it costs is to see how long it is."""
    payload = SHAPES["messages"](200_000).encode()
    assert peak_of(lambda: decode(payload)) < len(payload) // 100
    assert [anomaly.code for anomaly in decode(payload).anomalies] == ["too-large"]


def test_a_stack_of_too_many_messages_is_cut() -> None:
    """A hundred are shown; strict says that there are more."""
    payload = SHAPES["messages"](1000)
    assert len(Renderer().render(payload).messages) == 100
    with pytest.raises(LimitExceeded, match=r"^Expected at most 100 messages, got 1000 - at \$\.messages$"):
        decode(payload, strict=True)


def test_what_is_odd_is_told_a_thousand_times() -> None:
    """A payload may have something odd every few bytes: reports of all of it would be larger than the payload."""
    anomalies = decode(json.dumps({"messages": [], "x": ["\ud800"] * 50_000})).anomalies
    assert len(anomalies) == 1001
    assert str(anomalies[-1]) == (
        "Expected at most 1000 anomalies, got more; the others are not listed - at $ [too-many]"
    )


def test_a_name_is_not_repeated_in_each_report() -> None:
    """A long name with much inside that is odd: the way to each of it shows the beginning of the name."""
    payload = json.dumps({"messages": [], "k" * 400_000: ["\ud800"] * 50_000})
    assert peak_of(lambda: decode(payload)) < 30 * len(payload)
    path = decode(payload).anomalies[0].path
    assert path == f"$['{'k' * 99}…'][0]"


@pytest.mark.parametrize("given", ["text", "bytes", "mapping", "decoded", "body"])
def test_a_text_is_cut_however_it_is_given(given: str) -> None:
    """Every kind of input ends in a text within the limit, with a mark; strict says that it is longer."""
    document = {"messages": [message(default_message="x" * 70_000)]}
    text = json.dumps(document)
    inputs: dict[str, Any] = {
        "text": text,
        "bytes": text.encode(),
        "mapping": document,
        "decoded": decode(text),
        "body": decode(text).body,
    }
    shown = Renderer().render(inputs[given]).summary
    assert shown == f"{'x' * 65_535}…"
    with pytest.raises((LimitExceeded, RenderError)):
        Renderer().render(inputs[given], strict=True)


def test_localizing_takes_work_by_size() -> None:
    """A document of many messages, at any depth, is walked once."""

    def made(size: int) -> list[Any]:
        return [{"item": {"warning": message(args=["vm-42"])}} for _ in range(size)]

    renderer = Renderer()
    assert growth_of_calls(made, lambda document: renderer.localize(document, locale="de"), 100) < MOST


def test_messages_inside_messages_are_localized_by_their_number() -> None:
    """Each level is read with what is inside it, on no more levels than the limit of nesting."""

    def made(size: int) -> dict[str, Any]:
        document = message(data=[message()] * size)
        for _ in range(8):
            document = message(data=document)
        return document

    renderer = Renderer()
    assert growth_of_calls(made, lambda document: renderer.localize(document, locale="de"), 50) < MOST
