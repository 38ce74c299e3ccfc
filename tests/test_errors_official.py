"""The official runtime reads the errors of a service as its own classes of the same names."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from vapierrors import ArgumentLocations, DynamicID, ErrorType, MessageDefinition, Param, encode, errors

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from com.vmware.vapi.std import errors_client
    from vmware.vapi.bindings.converter import RestConverter, TypeConverter
    from vmware.vapi.data.serializers.cleanjson import DataValueConverter
    from vmware.vapi.data.serializers.jsonrpc import JsonRpcDictToVapi
    from vmware.vapi.data.value import ErrorValue

if TYPE_CHECKING:
    from vmware.vapi.bindings.error import VapiError

MODES = {"api": RestConverter.SWAGGER_REST, "rest": RestConverter.VAPI_REST, "jsonrpc": None}
REASON = MessageDefinition("com.example.reason", "{host} does not answer")
EXPIRED = MessageDefinition("com.example.expired", "{count} of {size} GB since {when}: {why}.")
MOVED = MessageDefinition("com.example.moved", "{0} is on {1}.")


def official_read(text: bytes, dialect: str, error_type: ErrorType) -> VapiError:
    if dialect == "jsonrpc":
        value = JsonRpcDictToVapi.data_value(json.loads(text, parse_float=Decimal))
    else:
        members = DataValueConverter.convert_to_data_value(text.decode())
        if dialect == "rest":
            assert members.get_field("type").value == error_type.canonical_id
            members = members.get_field("value")
        value = ErrorValue(name=error_type.canonical_id, values=dict(members.get_fields()))
    kind = getattr(errors_client, errors.STANDARD_ERRORS[error_type].__name__)
    assert value.name == kind.get_binding_type().name
    return TypeConverter.convert_to_python(value, kind.get_binding_type(), rest_converter_mode=MODES[dialect])


@pytest.mark.parametrize("dialect", MODES)
@pytest.mark.parametrize("error_type", ErrorType)
def test_an_error_arrives_as_the_class_of_the_same_name(error_type: ErrorType, dialect: str) -> None:
    """Messages, their typed parameters, causes, type and challenge are all there."""
    kind = errors.STANDARD_ERRORS[error_type]
    when = datetime(2026, 8, 16, 17, 14, 22, 1000, tzinfo=UTC)
    message = EXPIRED(
        count=3, size=Param.decimal(79.5, precision=1), when=Param.date(when, "LONG_DATE"), why=REASON(host="esx01")
    )
    challenge = {"challenge": "Basic"} if kind in (errors.Unauthenticated, errors.Unauthorized) else {}
    error = kind(message, data=DynamicID(type="VirtualMachine", id="vm-42"), **challenge)
    error.__cause__ = errors.InvalidArgument(MOVED("vm-42", 7), data=ArgumentLocations(primary="file"))
    read = official_read(encode(error.to_body(), dialect), dialect, error_type)
    assert type(read).__name__ == kind.__name__
    top, cause = read.messages
    assert (top.id, top.default_message, top.args) == (
        "com.example.expired",
        "3 of 79.5 GB since August 16, 2026: esx01 does not answer.",
        [],
    )
    assert top.params["count"].i == 3
    assert (float(top.params["size"].d), top.params["size"].precision) == (79.5, 1)
    assert (top.params["when"].dt.replace(tzinfo=UTC), top.params["when"].format) == (when, "LONG_DATE")
    assert (top.params["why"].l.id, top.params["why"].l.params["host"].s) == ("com.example.reason", "esx01")
    assert (cause.id, cause.default_message, cause.args) == ("com.example.moved", "vm-42 is on 7.", ["vm-42", "7"])
    assert (str(read.error_type), getattr(read, "challenge", None)) == (error_type, challenge.get("challenge"))
    assert read.data.get_struct_value().get_field("id").value == "vm-42"
