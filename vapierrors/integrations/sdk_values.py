"""Values of the official SDK as the dialect ``jsonrpc`` writes them, without the SDK's own converter.

That one refuses a whole error for one member that is not as it should be, and takes microseconds off date-times. Both
kinds of values are read here: objects of the bindings, which have attributes, and data values, which have fields.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, Protocol, runtime_checkable

from vapierrors.wire.wrappers import DYNAMIC, MAP_ENTRY


@runtime_checkable
class DataValue(Protocol):
    """What the SDK has of a value whose class it does not know: ``vmware.vapi.data.value.DataValue``."""

    type: str

    def accept(self, visitor: Any) -> Any:  # noqa: ANN401 - the SDK has no types
        """Be visited."""
        ...


@runtime_checkable
class VapiStruct(Protocol):
    """A structure or an error of the SDK's bindings: ``vmware.vapi.bindings.struct.VapiStruct``."""

    def get_binding_type(self) -> Any:  # noqa: ANN401 - the SDK has no types
        """Name and fields; None for a structure that has only a data value."""
        ...

    def get_struct_value(self) -> DataValue:
        """The data value."""
        ...

    def get_field(self, attr: str) -> Any:  # noqa: ANN401 - the SDK has no types
        """The value of a field, by its canonical name."""
        ...

    def _get_extra_fields(self) -> Mapping[str, DataValue]: ...


def wire_form(value: Any) -> Any:  # noqa: ANN401, PLR0911 - any JSON value; one return per kind
    """A value of the SDK in the form of ``jsonrpc``, as ``decode`` reads it (specification, section 2).

    Args:
        value: an object of the bindings, a data value, or what they hold.

    Example:
        >>> from decimal import Decimal
        >>> wire_form([Decimal("2.5"), b"Hi", None])
        [2.5, {'BINARY': 'SGk='}, None]
    """
    match value:
        case None | str() | int() | float():
            return value
        case Decimal():
            return float(value) if value.is_finite() else None
        case datetime() if value.tzinfo is None:  # as the SDK has every date-time
            return value.replace(tzinfo=UTC)
        case bytes():
            return {"BINARY": b64encode(value).decode()}
        case Mapping():
            return {name: wire_form(member) for name, member in value.items()}
        case list() | tuple() | AbstractSet():
            return [wire_form(item) for item in value]
    # To ask the protocols would take longer than all the rest.
    if hasattr(value, "get_struct_value"):
        return structure("STRUCTURE", value)
    if hasattr(value, "accept"):
        return _WRITERS.get(value.type, _primitive)(value)
    return value


def structure(wrapper: str, struct: VapiStruct) -> dict[str, Any]:
    """A structure of the bindings in the form of ``jsonrpc``, with the members that its class does not know.

    Args:
        wrapper: ``STRUCTURE``, or ``ERROR`` for one that was raised.
        struct: the object.
    """
    kind = struct.get_binding_type()
    if kind is None:
        return _named(wrapper, struct.get_struct_value())
    members = {name: _member(struct.get_field(name), kind.get_field(name)) for name in kind.get_field_names()}
    extra = struct._get_extra_fields()  # noqa: SLF001 - nothing public tells them without the converter
    return {wrapper: {kind.name: members | {name: wire_form(member) for name, member in extra.items()}}}


def _member(value: object, kind: object) -> Any:  # noqa: ANN401 - any JSON value
    from vmware.vapi.bindings.type import DynamicStructType, MapType, OptionalType  # noqa: PLC0415 - who has a value has the SDK

    match kind:
        case OptionalType():
            return {"OPTIONAL": None if value is None else _member(value, kind.element_type)}
        case MapType() if isinstance(value, Mapping):
            entries = [{"key": key, "value": _member(item, kind.value_type)} for key, item in value.items()]
            return [{"STRUCTURE": {MAP_ENTRY: entry}} for entry in entries]
        case DynamicStructType() if isinstance(value, Mapping):
            return {"STRUCTURE": {DYNAMIC: wire_form(value)}}
        case _:
            return wire_form(value)


def _named(wrapper: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - the SDK has no types
    fields: Iterable[tuple[str, object]] = value.get_fields()
    return {wrapper: {value.name or DYNAMIC: {name: wire_form(member) for name, member in fields}}}


def _primitive(value: Any) -> Any:  # noqa: ANN401 - the SDK has no types
    return wire_form(value.value)


_WRITERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "Error": lambda value: _named("ERROR", value),
        "Structure": lambda value: _named("STRUCTURE", value),
        "Optional": lambda value: {"OPTIONAL": wire_form(value.value)},
        "List": lambda value: [wire_form(item) for item in value],
        "Secret": lambda value: {"SECRET": value.value},
        "Void": lambda _: None,
    }
)
"""The kinds of data values that are not just their ``value``."""
