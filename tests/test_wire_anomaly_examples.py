"""The table of anomalies: each example shows what it stands for, each title fits a line (specification, section 2)."""

from __future__ import annotations

import json
from typing import Final

import pytest

from vapierrors.exceptions import WireDecodeError
from vapierrors.wire import ANOMALIES, decode

IN_WORDS: Final = {"not-json-value", "too-deep", "too-large", "too-many"}
"""What takes more room than an example has, or Python to say."""

AS_BYTES: Final = {"binary-payload", "byte-order-mark", "control-character"}
"""What is written with escapes, since nobody could read it otherwise."""

PARAM_MEMBERS: Final = ("s", "dt", "i", "d")
MESSAGE_MEMBERS: Final = ("id", "args", "params")


def payload_of(code: str) -> bytes:
    """The example as it would come: a parameter in its message, a message in its body, a body as it is."""
    example = ANOMALIES[code].example
    if code == "not-utf-8":
        return example.removeprefix("b'").removesuffix("'").replace("\\xfc", "\xfc").encode("latin-1")
    if code in AS_BYTES:
        return example.encode().decode("unicode_escape").encode("latin-1")
    if code == "missing-wrapper":
        members = json.loads(example) | {"messages": [], "data": {"OPTIONAL": None}}
        return json.dumps({"ERROR": {"com.example.gone": members}}).encode()
    if code == "needless-wrapper":
        message = {"default_message": "A.", "args": []} | json.loads(example)
        optional = {"params": {"OPTIONAL": None}, "localized": {"OPTIONAL": None}}
        structure = {"STRUCTURE": {"com.vmware.vapi.std.localizable_message": message | optional}}
        return json.dumps({"ERROR": {"com.example.gone": {"messages": [structure]}}}).encode()
    if code == "map-as-object":
        body = '{"messages": [{"default_message": "A.", "args": [], ' + example[1:] + "]}"
        return f'{{"type": "com.example.gone", "value": {body}}}'.encode()
    name = example[2:].partition('"')[0]
    if name in PARAM_MEMBERS:
        example = f'{{"id": "a", "params": {{"p": {example}}}}}'
    if name in (*PARAM_MEMBERS, *MESSAGE_MEMBERS):
        example = '{"messages": [{"default_message": "A.", "args": [], ' + example[1:] + "]}"
    return example.encode()


@pytest.mark.parametrize("code", sorted(ANOMALIES.keys() - IN_WORDS - {"duplicate-member"}))
def test_an_example_shows_its_anomaly(code: str) -> None:
    """Whoever sends what the table shows is told of what the table says."""
    assert code in {anomaly.code for anomaly in decode(payload_of(code)).anomalies}


def test_the_example_of_a_strict_reading_shows_its_anomaly() -> None:
    """What stands twice in an object is seen by the strict reader alone."""
    with pytest.raises(WireDecodeError) as caught:
        decode(payload_of("duplicate-member"), strict=True)
    assert str(caught.value).endswith("[duplicate-member]")


def test_what_no_example_can_show_is_said() -> None:
    """The others are described, or are the beginning of what would show them."""
    examples = {code: ANOMALIES[code].example for code in sorted(IN_WORDS)}
    assert set(examples.pop("too-deep")) == {"["}
    assert examples == {
        "not-json-value": "{'id': object()}",
        "too-large": "a payload of 2 MiB",
        "too-many": "a stack of 101 messages",
    }


@pytest.mark.parametrize("code", ANOMALIES)
def test_a_title_is_a_few_words(code: str) -> None:
    """It can stand in a table: one line, no full stop, and no two are alike."""
    title = ANOMALIES[code].title
    assert [kind.title for kind in ANOMALIES.values()].count(title) == 1
    assert (title.strip(), title.isprintable(), title.endswith(".")) == (title, True, False)
    assert len(title.split()) <= 12
