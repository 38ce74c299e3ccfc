"""Bodies and messages: frozen, open, equal by their members, and whole after every kind of copy (section 1)."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from vapierrors.models import (
    ArgumentLocations,
    DynamicID,
    ErrorBody,
    ErrorType,
    FileLocations,
    LocalizableMessage,
    LocalizationParam,
    NestedLocalizableMessage,
    TransientIndication,
)
from vapierrors.models.base import WIRE, WireModel
from vapierrors.models.shape import ABSENT, EntryMap, Raw, Structure, WireShape

if TYPE_CHECKING:
    from collections.abc import Callable

WIRE_VECTORS = Path(__file__).parent / "vectors" / "wire.ndjson"
API_BODIES = [json.loads(line)["api"] for line in WIRE_VECTORS.read_text(encoding="utf-8").splitlines()]

GONE = LocalizableMessage(id="com.example.gone", default_message="It is gone.")
PAYLOAD_ROWS = [
    (ArgumentLocations(primary="a", secondary=["b"]), {"primary": "a", "secondary": ["b"]}),
    (FileLocations(primary="a"), {"primary": "a", "secondary": []}),
    (TransientIndication(is_transient=True), {"is_transient": True}),
    (DynamicID(type="VirtualMachine", id="vm-42"), {"type": "VirtualMachine", "id": "vm-42"}),
]
COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    lambda model: model.model_copy(),
    lambda model: model.model_copy(deep=True),
    lambda model: pickle.loads(pickle.dumps(model)),  # noqa: S301 - bytes of our own
]


def shaped_body() -> ErrorBody:
    """A body as the wire gives it: with shapes at two levels, unknown members and a type of a service's own."""
    message = Structure(
        {"id": "a", "default_message": "A.", "args": ["x"], "hint": EntryMap(k="v")},
        WireShape.of("com.example.message", {"hint"}, {"args": Raw("jsonrpc", ABSENT, ["x"])}),
    )
    data = Structure({"point": [1, 2]}, WireShape(name="com.example.point"))
    plain = Structure({"messages": [message], "data": data, "trace": None}, WireShape(name="com.example.quota"))
    return ErrorBody.from_plain(plain, "com.example.quota_exceeded")


def test_payloads_have_the_names_of_the_standard() -> None:
    """Each of the four payloads knows the name that it has on the wire."""
    assert [payload.structure_name for payload, _ in PAYLOAD_ROWS] == [
        "com.vmware.vapi.std.errors.argument_locations",
        "com.vmware.vapi.std.errors.file_locations",
        "com.vmware.vapi.std.errors.transient_indication",
        "com.vmware.vapi.std.dynamic_ID",
    ]


@pytest.mark.parametrize(("payload", "mapping"), PAYLOAD_ROWS, ids=lambda value: type(value).__name__)
def test_a_payload_equals_a_mapping_with_its_members(payload: Any, mapping: dict[str, Any]) -> None:  # noqa: ANN401
    """Data reads back as a mapping, so a payload and that mapping are equal, from either side and inside a body."""
    assert payload == mapping
    assert mapping == payload
    assert payload == MappingProxyType(mapping)
    assert payload == Structure(mapping, WireShape(name="com.example.other"))
    assert payload != {**mapping, "more": 1}
    assert payload != dict(list(mapping.items())[1:])
    assert ErrorBody(messages=[], data=payload) == ErrorBody(messages=[], data=mapping)


def test_payloads_of_two_kinds_are_not_equal() -> None:
    """The same members in another payload are something else."""
    assert ArgumentLocations(primary="a") != FileLocations(primary="a")
    assert ArgumentLocations(primary="a") != "a"


def test_a_message_is_not_a_mapping() -> None:
    """Only payloads stand for mappings."""
    assert GONE != {"id": "com.example.gone", "default_message": "It is gone.", "args": ()}


@pytest.mark.parametrize("data", [[], "text", 7, True])
def test_data_is_an_object(data: object) -> None:
    """Data is a payload or a mapping; all else is refused with its type."""
    with pytest.raises(ValidationError) as error:
        ErrorBody.model_validate({"messages": [], "data": data})
    (fault,) = error.value.errors()
    assert fault["loc"] == ("data",)
    assert fault["msg"] == f"Value error, Expected an object or a payload, got {type(data).__name__}"


@pytest.mark.parametrize(
    ("members", "type_id", "expected"),
    [
        ({"error_type": "NOT_FOUND"}, "com.example.gone", "com.example.gone"),
        ({"error_type": "NOT_FOUND"}, None, "com.vmware.vapi.std.errors.not_found"),
        ({"error_type": "QUOTA_EXCEEDED"}, None, "com.vmware.vapi.std.errors.error"),
        ({}, "com.vmware.vapi.std.errors.timed_out", "com.vmware.vapi.std.errors.timed_out"),
        ({}, None, "com.vmware.vapi.std.errors.error"),
    ],
)
def test_type_id_is_the_wire_s_then_the_error_type_s_then_error_s(
    members: dict[str, Any], type_id: str | None, expected: str
) -> None:
    """The rule of section 1, for a body from the wire and for one that was given the id later."""
    plain = {"messages": [], **members}
    assert ErrorBody.from_plain(plain, type_id).type_id == expected
    assert ErrorBody.from_plain(plain).with_type_id(type_id).type_id == expected
    assert ErrorBody.from_plain(plain, "com.example.other").with_type_id(None).type_id == (
        ErrorBody.from_plain(plain).type_id
    )


def test_type_id_is_never_a_member() -> None:
    """The ``api`` dialect has no such member, so neither view of the members shows it."""
    body = ErrorBody(messages=[GONE]).with_type_id("com.example.gone")
    assert sorted(body.to_plain()) == ["messages"]
    assert sorted(body.model_dump()) == ["data", "error_type", "messages"]


def test_effective_error_type_reads_the_id_where_the_member_is_unset() -> None:
    """A standard id tells the type; an id of a service's own does not."""
    standard = ErrorBody.from_plain({"messages": []}, "com.vmware.vapi.std.errors.not_found")
    assert standard.effective_error_type is ErrorType.NOT_FOUND
    assert ErrorBody.from_plain({"messages": []}, "com.example.gone").effective_error_type is None


def test_an_unknown_error_type_is_kept() -> None:
    """The enumeration is open, but a type is text."""
    assert ErrorBody.model_validate({"messages": [], "error_type": "QUOTA_EXCEEDED"}).error_type == "QUOTA_EXCEEDED"
    with pytest.raises(ValidationError):
        ErrorBody.model_validate({"messages": [], "error_type": 7})


@pytest.mark.parametrize(
    ("model", "name"), [(GONE, "id"), (ErrorBody(messages=[]), "data"), (LocalizationParam(i=1), "i")]
)
def test_models_are_frozen(model: WireModel, name: str) -> None:
    """No member can be set or deleted once a model is made."""
    with pytest.raises(ValidationError) as error:
        setattr(model, name, "other")
    assert [fault["type"] for fault in error.value.errors()] == ["frozen_instance"]
    with pytest.raises(ValidationError):
        delattr(model, name)


def test_unknown_members_are_kept_at_every_level() -> None:
    """What the specification does not name is there, and comes out again where it stood."""
    plain = {
        "messages": [
            {
                "id": "a",
                "default_message": "A.",
                "args": [],
                "params": {"p": {"l": {"id": "b", "x": 3}, "y": None}},
                "z": [1],
            }
        ],
        "data": {"deep": {"w": 2}},
        "trace": "id-1",
    }
    body = ErrorBody.from_plain(plain)
    message = body.messages[0]
    assert message.params is not None
    assert (body.unknown, message.unknown) == ({"trace": "id-1"}, {"z": [1]})
    assert message.params["p"].unknown == {"y": None}
    assert body.to_plain() == plain


def test_from_plain_and_to_plain_are_a_pair() -> None:
    """Every body of the vectors comes back with its values, and a second round changes nothing."""
    for plain in API_BODIES:
        body = ErrorBody.from_plain(plain)
        assert ErrorBody.from_plain(body.to_plain()) == body
        assert json.loads(body.model_dump_json()) == json.loads(ErrorBody.from_plain(body.to_plain()).model_dump_json())
        assert [message["id"] for message in body.to_plain()["messages"]] == [item["id"] for item in plain["messages"]]


def test_to_plain_keeps_date_times_and_leaves_out_what_is_unset() -> None:
    """The plain form holds Python's own values, and no None."""
    moment = datetime(2026, 8, 16, tzinfo=UTC)
    nested = NestedLocalizableMessage(id="b", params={"when": LocalizationParam(dt=moment)})
    message = LocalizableMessage(id="a", default_message="A.", params={"why": LocalizationParam(l=nested)})
    assert ErrorBody(messages=[message], data=TransientIndication(is_transient=False)).to_plain() == {
        "messages": [
            {
                "id": "a",
                "default_message": "A.",
                "args": [],
                "params": {"why": {"l": {"id": "b", "params": {"when": {"dt": moment}}}}},
            }
        ],
        "data": {"is_transient": False},
    }


@pytest.mark.parametrize("make_copy", COPIES, ids=["copy", "deepcopy", "model_copy", "model_copy deep", "pickle"])
def test_a_copy_keeps_shape_and_type_id(make_copy: Callable[[Any], Any]) -> None:
    """Nothing that a faithful answer needs is lost on the way to another process or another owner."""
    body = shaped_body()
    twin = make_copy(body)
    assert twin == body
    assert twin.type_id == "com.example.quota_exceeded"
    assert (twin.shape, twin.messages[0].shape) == (body.shape, body.messages[0].shape)
    assert twin.messages[0].shape.raw["args"] == Raw("jsonrpc", ABSENT, ["x"])
    assert (type(twin.data), twin.data.shape) == (Structure, WireShape(name="com.example.point"))
    assert type(twin.messages[0].unknown["hint"]) is EntryMap


def test_type_id_may_be_given_when_a_body_is_built() -> None:
    """It is no member, so that no dialect writes it beside the others."""
    body = ErrorBody(messages=(GONE,), error_type="ERROR", type_id="com.example.quota_exceeded")
    assert (body.type_id, body.unknown) == ("com.example.quota_exceeded", {})
    assert body == ErrorBody(messages=(GONE,), error_type="ERROR")
    assert ErrorBody.model_validate({"messages": [], "type_id": "com.example.x"}).type_id == "com.example.x"


def test_a_member_of_the_wire_that_is_called_type_id_stays_one() -> None:
    """The api dialect never has a canonical id, so this is a member of a service's own."""
    body = ErrorBody.from_plain({"messages": [], "type_id": "mine"})
    assert (body.type_id, body.unknown) == ("com.vmware.vapi.std.errors.error", {"type_id": "mine"})


@pytest.mark.parametrize("type_id", ["", 5])
def test_a_type_id_is_a_canonical_id(type_id: Any) -> None:  # noqa: ANN401 - any wrong value
    """What could not be written into a rest body is refused at once."""
    text = f"Expected a canonical id such as com.example.quota_exceeded, got {type_id!r} - at type_id"
    with pytest.raises(ValueError, match=r"^Expected a canonical id") as caught:
        ErrorBody(messages=()).with_type_id(type_id)
    assert str(caught.value) == text
    with pytest.raises(ValidationError) as invalid:
        ErrorBody(messages=(), type_id=type_id)
    assert [fault["msg"] for fault in invalid.value.errors()] == [f"Value error, {text}"]


def test_with_type_id_leaves_the_body_alone() -> None:
    """The new id is on a copy, with all the rest."""
    body = shaped_body()
    other = body.with_type_id("com.example.other")
    assert (body.type_id, other.type_id) == ("com.example.quota_exceeded", "com.example.other")
    assert (other, other.shape) == (body, body.shape)


def test_equality_does_not_ask_how_the_wire_spelled_it() -> None:
    """A body with a shape equals one of the same members without, and differs once a member does."""
    plain = ErrorBody.from_plain(
        {
            "messages": [{"id": "a", "default_message": "A.", "args": ["x"], "hint": {"k": "v"}}],
            "data": {"point": [1, 2]},
            "trace": None,
        }
    )
    assert plain.shape is None
    assert shaped_body() == plain
    assert shaped_body() != plain.model_copy(update={"error_type": ErrorType.ERROR})
    assert shaped_body().messages[0] != GONE


def test_a_model_hashes_as_a_tuple_does() -> None:
    """Equal models hash alike; one that holds a mapping or a list has no hash, and says so."""
    again = LocalizableMessage(id="com.example.gone", default_message="It is gone.")
    assert hash(ErrorBody(messages=[GONE])) == hash(ErrorBody(messages=[again]))
    assert len({GONE, again, LocalizationParam(i=1), LocalizationParam(i=1), DynamicID(type="a", id="b")}) == 3
    with pytest.raises(TypeError, match=r"^unhashable type: 'dict'$"):
        hash(LocalizableMessage(id="a", default_message="", params={}))
    with pytest.raises(TypeError, match=r"^unhashable type: 'list'$"):
        hash(ArgumentLocations(primary="a"))


def test_the_wire_context_is_ours_alone() -> None:
    """An equal mapping given as the context does not make a validation tolerant."""
    with pytest.raises(ValidationError):
        LocalizationParam.model_validate({}, context=dict(WIRE))
