"""What the official SDK raises becomes the body that the service sent, or the one that it stands for."""

from __future__ import annotations

import json
import random
import warnings
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from test_wire_official import CLASSES, DIALECTS, MODES, official_decode, official_encode, random_error

from vapierrors import ErrorBody, ErrorType, Limits, Renderer, errors
from vapierrors.integrations.vmware import from_exception, to_body
from vapierrors.models import LocalizableMessage as Message
from vapierrors.wire import decode, encode

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from com.vmware.vapi.std.errors_client import (
        ArgumentLocations,
        InvalidArgument,
        NotFound,
        Unauthenticated,
    )
    from com.vmware.vapi.std_client import DynamicID, LocalizableMessage, LocalizationParam, NestedLocalizableMessage
    from vmware.vapi.bindings import type as binding_types
    from vmware.vapi.bindings.converter import TypeConverter
    from vmware.vapi.bindings.error import UnresolvedError, VapiError
    from vmware.vapi.core import MethodResult
    from vmware.vapi.data.serializers.jsonrpc import JsonRpcDictToVapi
    from vmware.vapi.data.value import (
        BlobValue,
        BooleanValue,
        DoubleValue,
        ErrorValue,
        IntegerValue,
        ListValue,
        OptionalValue,
        SecretValue,
        StringValue,
        StructValue,
        VoidValue,
    )
    from vmware.vapi.exception import BindingsException, CoreException
    from vmware.vapi.message import Message as RuntimeMessage

GONE = LocalizableMessage(id="com.example.gone", default_message="It is gone.", args=[])


class QuotaExceededError(VapiError):
    """An error as the bindings of a service define it: members of its own beside the standard ones."""

    _canonical_to_pep_names = {"maxURLs": "max_urls"}  # noqa: RUF012 - as the bindings have it

    def __init__(self, **members: Any) -> None:  # noqa: ANN401 - as the bindings have it
        for name, value in members.items():
            setattr(self, name, value)
        VapiError.__init__(self)


QuotaExceededError._set_binding_type(
    binding_types.ErrorType(
        "com.example.quota_exceeded",
        {
            "messages": NotFound.get_binding_type().get_field("messages"),
            "maxURLs": binding_types.IntegerType(),
            "until": binding_types.OptionalType(binding_types.DateTimeType()),
            "used": binding_types.MapType(binding_types.StringType(), binding_types.DoubleType()),
            "owner": binding_types.OptionalType(binding_types.StringType()),
        },
        QuotaExceededError,
    )
)


class OwnQuotaError(errors.Error):
    """The same error, as the caller's own code knows it."""

    type_id = "com.example.quota_exceeded"


def error_value(**fields: Any) -> ErrorValue:  # noqa: ANN401 - data values have no common type here
    return ErrorValue("com.example.odd", {"messages": ListValue([]), **fields})


@pytest.mark.parametrize("error_type", ErrorType)
def test_a_built_exception_is_the_body_that_its_own_encoder_writes(error_type: ErrorType) -> None:
    """For each class, with parameters and data of every kind, nothing is lost and nothing is added."""
    rng = random.Random(error_type.value)  # noqa: S311 - a seed, not a secret
    for _ in range(6):
        error = random_error(rng, error_type)
        body = to_body(error)
        assert body == decode(official_encode(error, "jsonrpc"), strict=True).body
        assert json.loads(encode(body, "jsonrpc")) == json.loads(official_encode(error, "jsonrpc"))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("error_type", ErrorType)
def test_a_received_exception_is_the_body_that_was_sent(error_type: ErrorType, dialect: str) -> None:
    """What the official client made of an answer, in any dialect, becomes the answer again."""
    rng = random.Random(error_type.value)  # noqa: S311 - a seed, not a secret
    for _ in range(4):
        sent = official_encode(random_error(rng, error_type), dialect)
        received = official_decode(sent, dialect, error_type)
        body = to_body(received)
        assert body == decode(sent).body
        assert body.type_id == error_type.canonical_id
        assert json.loads(encode(body, dialect)) == json.loads(sent)


@pytest.mark.parametrize("error_type", ErrorType)
def test_the_official_runtime_reads_the_body_back(error_type: ErrorType) -> None:
    """Exception, body, wire and exception again: the same in every dialect."""
    error = random_error(random.Random(error_type.value), error_type)  # noqa: S311 - a seed, not a secret
    expected = official_encode(error, "api")
    for dialect in DIALECTS:
        read = official_decode(encode(to_body(error), dialect).decode(), dialect, error_type)
        assert json.loads(official_encode(read, "api")) == json.loads(expected)


def test_a_caught_exception_is_rendered_in_the_language_of_the_reader() -> None:
    """That is what it is for."""
    message = LocalizableMessage(
        id="com.vmware.api.vcenter.vm.not_found", default_message="VM vm-42 is not there.", args=["vm-42"]
    )
    with pytest.raises(NotFound) as caught:
        raise NotFound(messages=[message])
    rendered = Renderer().render(to_body(caught.value), locale="de")
    assert str(rendered) == "Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“."
    assert rendered.body.messages[0].localized == str(rendered)
    assert rendered.status == 404


def test_each_kind_of_parameter_is_kept() -> None:
    """A date-time of the SDK, which has no zone, is one in UTC; a decimal is a double; enumerations are text."""
    params = {
        "s": LocalizationParam(s="esx01"),
        "i": LocalizationParam(i=-3),
        "d": LocalizationParam(d=Decimal("2.50"), precision=1),
        "dt": LocalizationParam(dt=datetime(2026, 1, 31, 10, 0, 0, 123456), format="LONG_DATE"),  # noqa: DTZ001 - as the SDK has it
        "l": LocalizationParam(l=NestedLocalizableMessage(id="why", params={"n": LocalizationParam(i=1)})),
    }
    message = LocalizableMessage(id="a.b", default_message="A", args=["x"], params=params, localized="Ä")
    assert to_body(NotFound(messages=[message])).to_plain() == {
        "messages": [
            {
                "id": "a.b",
                "default_message": "A",
                "args": ["x"],
                "params": {
                    "s": {"s": "esx01"},
                    "i": {"i": -3},
                    "d": {"d": 2.5, "precision": 1},
                    "dt": {"dt": datetime(2026, 1, 31, 10, 0, 0, 123456, UTC), "format": "LONG_DATE"},
                    "l": {"l": {"id": "why", "params": {"n": {"i": 1}}}},
                },
                "localized": "Ä",
            }
        ],
        "error_type": ErrorType.NOT_FOUND,
    }


@pytest.mark.parametrize(
    ("error", "plain"),
    [
        (NotFound(), {"messages": [], "error_type": "NOT_FOUND"}),
        (NotFound(messages=[], error_type=None), {"messages": []}),
        (NotFound(messages=[], error_type="LOST"), {"messages": [], "error_type": "LOST"}),
        (NotFound(messages=[], data="vm-42"), {"messages": [], "error_type": "NOT_FOUND"}),
        (NotFound(messages=[], data={"a": [1]}), {"messages": [], "data": {"a": [1]}, "error_type": "NOT_FOUND"}),
        (
            NotFound(messages=[LocalizableMessage(id="a.b", default_message="A")]),
            {"messages": [{"id": "a.b", "default_message": "A", "args": []}], "error_type": "NOT_FOUND"},
        ),
        (
            NotFound(messages=[LocalizableMessage(id="a.b", default_message="A", args=[7])]),
            {"messages": [{"id": "a.b", "default_message": "A", "args": ["7"]}], "error_type": "NOT_FOUND"},
        ),
    ],
)
def test_what_the_official_encoder_refuses_is_read_as_far_as_it_goes(error: VapiError, plain: dict[str, Any]) -> None:
    """An exception that was built carelessly, in a test or by a filter, is an error all the same."""
    assert to_body(error).to_plain() == plain


def nested(levels: int) -> ErrorValue:
    value: Any = IntegerValue(1)
    for _ in range(levels):
        value = ListValue([value])
    return error_value(deep=value)


@pytest.mark.parametrize("error", [UnresolvedError(), NotFound.__new__(NotFound), nested(10_000)])
def test_what_cannot_be_read_at_all_is_an_error_without_messages(error: object) -> None:
    """An error that says nothing is still one, and reading it does not raise another."""
    assert to_body(error) == ErrorBody(messages=())


def test_a_number_that_json_cannot_say_is_left_out() -> None:
    """What is not finite never came over the wire; the rest is kept."""
    params = {"d": LocalizationParam(d=Decimal("sNaN")), "i": LocalizationParam(i=1)}
    message = LocalizableMessage(id="a.b", default_message="A", args=[], params=params)
    read = to_body(NotFound(messages=[message])).messages[0].params
    assert read is not None
    assert (read["d"].value, read["i"].value) == (None, 1)


def test_a_date_time_in_another_zone_is_the_same_moment() -> None:
    """The official encoder refuses it; here it becomes UTC."""
    moment = datetime(2026, 1, 31, 10, tzinfo=timezone(timedelta(hours=2)))
    message = LocalizableMessage(id="a.b", default_message="A", args=[], params={"when": LocalizationParam(dt=moment)})
    read = to_body(NotFound(messages=[message])).messages[0].params
    assert read is not None
    assert read["when"].dt == moment


def test_data_that_the_class_does_not_tell_keeps_its_name() -> None:
    """Received data is a structure without a class; the body knows its name, so that it can be sent on."""
    error = InvalidArgument(messages=[GONE], data=ArgumentLocations(primary="spec.name", secondary=["id"]))
    sent = official_encode(error, "jsonrpc")
    body = to_body(official_decode(sent, "jsonrpc", ErrorType.INVALID_ARGUMENT))
    assert body.data == {"primary": "spec.name", "secondary": ["id"]}
    named = json.loads(encode(body, "jsonrpc"))["ERROR"][body.type_id]["data"]["OPTIONAL"]["STRUCTURE"]
    assert list(named) == ["com.vmware.vapi.std.errors.argument_locations"]


def test_the_challenge_is_kept() -> None:
    """How to sign in is told by the body, and by the error."""
    error = Unauthenticated(messages=[GONE], challenge='Basic realm="vCenter"')
    assert to_body(error).unknown == {"challenge": 'Basic realm="vCenter"'}
    raised = from_exception(error)
    assert isinstance(raised, errors.Unauthenticated)
    assert raised.challenge == 'Basic realm="vCenter"'


def test_members_that_the_class_does_not_know_are_kept() -> None:
    """A newer server may send more than the installed SDK knows."""
    wire = json.loads(official_encode(NotFound(messages=[GONE]), "jsonrpc"))
    members = wire["ERROR"]["com.vmware.vapi.std.errors.not_found"]
    members["hint"] = {"OPTIONAL": "Look elsewhere."}
    members["messages"][0]["STRUCTURE"]["com.vmware.vapi.std.localizable_message"]["severity"] = 3
    sent = json.dumps(wire)
    received = official_decode(sent, "jsonrpc", ErrorType.NOT_FOUND)
    body = to_body(received)
    assert (body.unknown, body.messages[0].unknown) == ({"hint": "Look elsewhere."}, {"severity": 3})
    assert json.loads(encode(body, "jsonrpc")) == wire


def test_an_error_of_a_service_of_its_own_is_kept_with_all_its_members() -> None:
    """Canonical names, maps and optionals are those of its binding; the class may be one of the caller's."""
    error = QuotaExceededError(
        messages=[GONE],
        max_urls=5,
        until=datetime(2026, 1, 31, 10),  # noqa: DTZ001 - as the SDK has it
        used={"disk": Decimal("0.5")},
        owner=None,
    )
    body = to_body(error)
    assert body.type_id == "com.example.quota_exceeded"
    assert body.unknown == {"maxURLs": 5, "until": "2026-01-31T10:00:00.000Z", "used": {"disk": 0.5}}
    assert json.loads(encode(body, "jsonrpc")) == json.loads(official_encode(error, "jsonrpc"))
    assert type(from_exception(error, own=[OwnQuotaError])) is OwnQuotaError
    assert type(from_exception(error)) is errors.Error


def test_an_error_that_the_sdk_has_no_class_for_is_kept() -> None:
    """The JSON-RPC connector raises ``UnresolvedError``, which has no messages that Python could see."""
    wire = {"ERROR": {"com.example.quota_exceeded": {"messages": [], "sessions": {"OPTIONAL": 5}}}}
    body = to_body(UnresolvedError(JsonRpcDictToVapi.data_value(json.loads(json.dumps(wire)))))
    assert body == decode(json.dumps(wire)).body
    assert body.type_id == "com.example.quota_exceeded"


@pytest.mark.parametrize("wrap", [lambda value: value, lambda value: MethodResult(error=value)])
def test_what_a_filter_of_the_runtime_meets_is_read(wrap: Any) -> None:  # noqa: ANN401 - a function
    """An ``ErrorValue`` and a ``MethodResult`` with one are as good as the exception."""
    error = NotFound(messages=[GONE], data=DynamicID(type="VirtualMachine", id="vm-42"))
    value = TypeConverter.convert_to_vapi(error, error.get_binding_type(), MODES["jsonrpc"])
    assert to_body(wrap(value)) == to_body(error)


def test_every_kind_of_data_value_is_read() -> None:
    """Of members that nobody knows, all are kept, in the form that the wire has."""
    inner = StructValue("com.example.point", values={"x": IntegerValue(1), "y": OptionalValue(None)})
    value = error_value(
        text=StringValue("t"),
        number=DoubleValue(Decimal("1.25")),
        yes=BooleanValue(value=True),
        nothing=VoidValue(),
        password=SecretValue("s"),
        blob=BlobValue(b"\x00\xff"),
        points=OptionalValue(ListValue([inner])),
        nameless=StructValue(None, values={"a": IntegerValue(2)}),
    )
    body = to_body(value)
    assert body.unknown == {
        "text": "t",
        "number": 1.25,
        "yes": True,
        "nothing": None,
        "password": "s",
        "blob": "AP8=",
        "points": [{"x": 1}],
        "nameless": {"a": 2},
    }
    inside = json.loads(encode(body, "jsonrpc"))["ERROR"]["com.example.odd"]
    assert inside["points"] == {"OPTIONAL": [{"STRUCTURE": {"com.example.point": {"x": 1, "y": {"OPTIONAL": None}}}}]}
    assert (inside["password"], inside["blob"]) == ({"SECRET": "s"}, {"BINARY": "AP8="})


def test_a_failure_of_the_runtime_itself_has_its_messages() -> None:
    """A ``CoreException`` tells its causes, too; what is not text among its arguments becomes text."""
    cause = CoreException(RuntimeMessage("vapi.data.list.invalid", "It is no list.", "list", 7))
    error = BindingsException(RuntimeMessage("vapi.bindings.invalid", "It cannot be read."), cause=cause)
    assert to_body(error) == ErrorBody(
        messages=(
            Message(id="vapi.bindings.invalid", default_message="It cannot be read."),
            Message(id="vapi.data.list.invalid", default_message="It is no list.", args=("list", "7")),
        )
    )
    assert type(from_exception(error)) is errors.Error


def test_limits_are_kept() -> None:
    """A stack that is longer than allowed is cut, as it would be when it came over the wire."""
    assert len(to_body(NotFound(messages=[GONE] * 5), limits=Limits(messages=2)).messages) == 2


def test_the_status_of_a_rest_answer_is_kept() -> None:
    """The REST connector tells the status; where none is told, it is that of the type."""
    error = CLASSES[ErrorType.NOT_FOUND](messages=[GONE])
    assert from_exception(error).status == 404
    error.set_status_code(410)
    assert (type(from_exception(error)), from_exception(error).status) == (errors.NotFound, 410)


@pytest.mark.parametrize(
    "exception", [ValueError("x"), None, MethodResult(output=VoidValue()), StructValue("a.b"), errors.NotFound()]
)
def test_what_is_no_error_of_the_sdk_is_refused(exception: object) -> None:
    """The text says what was expected and what was got."""
    with pytest.raises(TypeError) as caught:
        to_body(exception)
    kind = type(exception).__name__
    assert str(caught.value) == f"Expected an exception of the vAPI SDK, such as a VapiError, got {kind} - at exception"
