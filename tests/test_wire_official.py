"""The official runtime reads what the library writes, and the library reads what the official runtime writes."""

from __future__ import annotations

import json
import random
import warnings
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from vapierrors.models import ErrorType
from vapierrors.wire import decode, encode

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from com.vmware.vapi.std import errors_client
    from com.vmware.vapi.std_client import DynamicID, LocalizableMessage, LocalizationParam, NestedLocalizableMessage
    from vmware.vapi.bindings.converter import RestConverter, TypeConverter
    from vmware.vapi.data.serializers.cleanjson import DataValueConverter
    from vmware.vapi.data.serializers.jsonrpc import JsonRpcDictToVapi, VAPIJsonEncoder
    from vmware.vapi.data.value import ErrorValue

if TYPE_CHECKING:
    from vmware.vapi.bindings.error import VapiError

CLASSES = {
    row: getattr(errors_client, "".join(word.capitalize() for word in row.value.split("_"))) for row in ErrorType
}
DIALECTS = ("api", "rest", "jsonrpc")
TEXTS = ("vm-42", "", "Übung", "日本語", "🙂", "tab\there", 'a<b>&"c"', "{0} %s", "עברית")


def random_params(rng: random.Random, depth: int) -> dict[str, Any] | None:
    if rng.random() < 0.3:
        return None
    return {name: random_param(rng, depth) for name in rng.sample(["name", "0", "a.b", "with space", "ключ"], 2)}


def random_param(rng: random.Random, depth: int) -> LocalizationParam:
    kind = rng.choice(["s", "dt", "i", "d", "l"] if depth else ["s", "dt", "i", "d"])
    if kind == "s":
        return LocalizationParam(s=rng.choice(TEXTS))
    if kind == "dt":
        moment = datetime.fromtimestamp(rng.randrange(0, 4_000_000_000), UTC).replace(
            microsecond=rng.randrange(1000) * 1000
        )
        return LocalizationParam(dt=moment, format=rng.choice([None, "SHORT_DATE", "FULL_DATE_TIME"]))
    if kind == "i":
        return LocalizationParam(i=rng.choice([0, -1, 2**63 - 1, -(2**63), rng.randrange(10**9)]))
    if kind == "d":
        number = rng.choice([0.1, 1e21, 1e-07, 1.7976931348623157e308, rng.uniform(-1000, 1000)])
        return LocalizationParam(d=Decimal(repr(number)), precision=rng.choice([None, 0, 2, 15]))
    return LocalizationParam(l=NestedLocalizableMessage(id="com.example.reason", params=random_params(rng, depth - 1)))


def random_error(rng: random.Random, error_type: ErrorType) -> VapiError:
    messages = [
        LocalizableMessage(
            id=rng.choice(["com.example.gone", "a"]),
            default_message=rng.choice(TEXTS),
            args=rng.sample(TEXTS, rng.randrange(4)),
            params=random_params(rng, 3),
            localized=rng.choice([None, *TEXTS]),
        )
        for _ in range(rng.randrange(1, 4))
    ]
    data = rng.choice(
        [
            None,
            errors_client.TransientIndication(is_transient=True),
            errors_client.ArgumentLocations(primary="a", secondary=["b"]),
            errors_client.FileLocations(primary="/x", secondary=[]),
            DynamicID(type="VirtualMachine", id="vm-42"),
        ]
    )
    extra = {}
    if "challenge" in CLASSES[error_type].get_binding_type().get_field_names():
        extra["challenge"] = rng.choice([None, 'Basic realm="vCenter"'])
    return CLASSES[error_type](messages=messages, data=data, error_type=rng.choice([None, error_type.value]), **extra)


def official_encode(error: VapiError, dialect: str) -> str:
    value = TypeConverter.convert_to_vapi(error, error.get_binding_type(), MODES[dialect])
    if dialect == "jsonrpc":
        return json.dumps(value, cls=VAPIJsonEncoder)
    members = DataValueConverter.convert_to_json(value, new_rest=False)
    return members if dialect == "api" else f'{{"type": {json.dumps(value.name)}, "value": {members}}}'


def official_decode(text: str, dialect: str, error_type: ErrorType) -> VapiError:
    if dialect == "jsonrpc":
        value = JsonRpcDictToVapi.data_value(json.loads(text, parse_float=Decimal))
    else:
        read = DataValueConverter.convert_to_data_value(text)
        named = read.get_field("type").value if dialect == "rest" else error_type.canonical_id
        members = read.get_field("value") if dialect == "rest" else read
        value = ErrorValue(name=named, values=dict(members.get_fields()))
    binding = CLASSES[error_type].get_binding_type()
    assert value.name == binding.name
    return TypeConverter.convert_to_python(value, binding, rest_converter_mode=MODES[dialect])


MODES = {"api": RestConverter.SWAGGER_REST, "rest": RestConverter.VAPI_REST, "jsonrpc": None}


@pytest.mark.parametrize("error_type", ErrorType)
def test_errors_of_the_official_runtime_are_read_alike_in_every_dialect(error_type: ErrorType) -> None:
    """What the official encoders write decodes strictly, to equal bodies, and is written the same again."""
    rng = random.Random(error_type.value)  # noqa: S311 - a seed, not a secret
    for _ in range(4):
        error = random_error(rng, error_type)
        wires = {dialect: official_encode(error, dialect) for dialect in DIALECTS}
        decoded = {dialect: decode(wire, strict=True) for dialect, wire in wires.items()}
        assert {dialect: read.dialect for dialect, read in decoded.items()} == {name: name for name in DIALECTS}
        assert [read.anomalies for read in decoded.values()] == [(), (), ()]
        assert decoded["api"].body == decoded["rest"].body == decoded["jsonrpc"].body
        for dialect, read in decoded.items():
            assert json.loads(encode(read.body, dialect)) == json.loads(wires[dialect])


@pytest.mark.parametrize("error_type", ErrorType)
def test_the_official_runtime_reads_what_encode_writes(error_type: ErrorType) -> None:
    """The official decoders find every value in every dialect, whichever dialect the body was read from."""
    rng = random.Random(error_type.value)  # noqa: S311 - a seed, not a secret
    for _ in range(4):
        error = random_error(rng, error_type)
        expected = json.loads(official_encode(error, "api"))
        for source in DIALECTS:
            body = decode(official_encode(error, source)).body.with_type_id(error_type.canonical_id)
            for target in DIALECTS:
                read = official_decode(encode(body, target).decode(), target, error_type)
                assert json.loads(official_encode(read, "api")) == expected
