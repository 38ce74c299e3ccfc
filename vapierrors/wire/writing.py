"""From models to the JSON of a dialect: the walk is one, and each dialect has its writer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

from vapierrors.exceptions import WireEncodeError
from vapierrors.models.base import Payload, WireModel
from vapierrors.models.shape import ABSENT, EntryMap, Raw, Structure
from vapierrors.wire.datetimes import canonical
from vapierrors.wire.json_values import is_writable
from vapierrors.wire.paths import ROOT, json_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vapierrors.models import ErrorBody, LocalizableMessage, LocalizationParam, NestedLocalizableMessage
    from vapierrors.models.shape import WireShape
    from vapierrors.wire.paths import Path

_NO_RAW: Final[Mapping[str, Raw]] = MappingProxyType({})
_NOT_SPELLED: Final = Raw("", ABSENT, None)


class Writer(Protocol):
    """How one dialect writes what is more than a scalar (specification, section 2)."""

    dialect: str
    unset: Any
    """How an optional member that is not set is written; ``ABSENT`` where it is left out."""

    def structure(self, name: str, members: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
        """Write a structure whose members are written."""

    def optional(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """Write an optional member whose value is written."""

    def entries(self, entries: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
        """Write a map whose values are written."""

    def value(self, value: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON value
        """Write a value of unknown type."""

    def unknown(self, name: str, value: Any, shape: WireShape | None, path: Path) -> Any:  # noqa: ANN401 - any JSON value
        """Write the value of a member that the specification does not name."""


class Field(NamedTuple):
    """How a member that the specification names is written.

    Args:
        write: writes a value that is set.
        optional: whether it may be unset.
    """

    write: Callable[[Writer, Any, Path], Any]
    optional: bool = True


Fields: TypeAlias = "Mapping[str, Field]"


def write_members(writer: Writer, model: WireModel, fields: Fields, path: Path = ROOT) -> dict[str, Any]:
    """Write the members of a structure: those that the specification names, then the unknown ones.

    Args:
        writer: writes for one dialect.
        model: the structure.
        fields: the members that the specification names.
        path: where the structure stands in the body.
    """
    shape = model.shape
    raw = _NO_RAW if shape is None else shape.raw
    known = {**model.unknown, **model.__dict__}
    written: dict[str, Any] = {}
    for name, field in fields.items():
        value = known.get(name)
        spelled = raw.get(name)
        if spelled is not None and spelled.dialect == writer.dialect and spelled.value == plain_of(value):
            if spelled.wire is not ABSENT:
                written[name] = spelled.wire
        elif value is None:
            if writer.unset is not ABSENT:
                written[name] = writer.unset
        else:
            content = field.write(writer, value, (path, name))
            written[name] = writer.optional(content) if field.optional else content
    unknown = {name: value for name, value in model.unknown.items() if name not in fields}
    return written | write_unknown(writer, unknown, shape, path, fields)


def write_unknown(
    writer: Writer, members: Mapping[str, Any], shape: WireShape | None, path: Path, known: Collection[str] = ()
) -> dict[str, Any]:
    """Write the members that the specification does not name, the unset ones that the wire spelled out too.

    Args:
        writer: writes for one dialect.
        members: the members that are set.
        shape: what the wire said beyond their values.
        path: where the structure stands in the body.
        known: the members of the structure that the specification names.
    """
    raw = _NO_RAW if shape is None else shape.raw
    written: dict[str, Any] = {}
    for name, value in members.items():
        spelled = raw.get(name, _NOT_SPELLED)
        if spelled.dialect == writer.dialect and spelled.wire is not ABSENT and spelled.value == value:
            written[name] = spelled.wire
        else:
            written[name] = writer.unknown(name, value, shape, (path, name))
    for name, (dialect, wire, read) in raw.items():
        if read is None and dialect == writer.dialect and wire is not ABSENT and name not in {*members, *known}:
            written[name] = wire
    return written


def plain_of(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """A value of a model in the form that ``Decoded.plain`` has it in.

    Args:
        value: a model, a member of one, or a container of them.

    Example:
        >>> from vapierrors.models import LocalizationParam
        >>> plain_of(LocalizationParam(i=5))
        {'i': 5}
    """
    match value:
        case WireModel():
            members = {name: plain_of(member) for name, member in value.__dict__.items() if member is not None}
            return {**members, **value.unknown}
        case Mapping():
            return {name: plain_of(member) for name, member in value.items()}
        case list() | tuple():
            return [plain_of(item) for item in value]
        case datetime():
            return _plain_moment(value)
        case _:
            return value


def _plain_moment(value: datetime) -> datetime | str:
    try:
        return canonical(value)
    except (ValueError, OverflowError):  # what has no form on the wire is told of where it is written
        return value


def scalar(value: object, path: Path) -> Any:  # noqa: ANN401 - any JSON scalar
    """A value of unknown type that is no container.

    Args:
        value: the value.
        path: where it stands in the body.

    Raises:
        WireEncodeError: JSON has no form for it.
    """
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case int() if is_writable(value):
            return int(value)
        case float() if isfinite(value):
            return float(value)
        case datetime() if value.tzinfo is not None:
            return _date_time(None, value, path)
        case int():
            got = "an integer of too many digits"
        case float():
            got = f"{value!r}"
        case _:
            got = type(value).__name__
    raise WireEncodeError(f"Expected a value that JSON has a form for, got {got} - at {json_path(path)}")


def named(path: Path, name: object) -> str:
    """The name of a member; JSON has no other than strings."""
    if isinstance(name, str):
        return str(name)
    raise WireEncodeError(f"Expected a string as the name of a member, got {name!r} - at {json_path(path)}")


class PlainWriter:
    """Structures are JSON objects, unset optionals are left out.

    Args:
        dialect: the name of the dialect.
        entry_lists: whether a map is a list of ``{"key", "value"}``, not an object.
    """

    unset = ABSENT

    def __init__(self, dialect: str, *, entry_lists: bool) -> None:
        self.dialect = dialect
        self._entry_lists = entry_lists

    def structure(self, name: str, members: dict[str, Any]) -> Any:  # noqa: ANN401, ARG002 - nameless here
        """An object."""
        return members

    def optional(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """The value itself."""
        return value

    def entries(self, entries: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an object or a list
        """A map: an object, or a list of entries."""
        return [{"key": key, "value": value} for key, value in entries.items()] if self._entry_lists else dict(entries)

    def value(self, value: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON value
        """A value of unknown type."""
        match value:
            case EntryMap():
                return self.entries({name: self.value(item, (path, name)) for name, item in value.items()})
            case Structure():
                return write_unknown(self, value, value.shape, path)
            case Payload():
                return self.structure(value.structure_name, write_payload(self, value, path))
            case Mapping():
                return {named(path, name): self.value(item, (path, str(name))) for name, item in value.items()}
            case list() | tuple():
                return [self.value(item, (path, index)) for index, item in enumerate(value)]
            case _:
                return scalar(value, path)

    def unknown(self, name: str, value: Any, shape: WireShape | None, path: Path) -> Any:  # noqa: ANN401, ARG002 - of no matter
        """The value of a member that the specification does not name."""
        return self.value(value, path)


def _text(writer: Writer, value: str, path: Path) -> str:  # noqa: ARG001 - one signature for all
    return str(value)


def _itself(writer: Writer, value: Any, path: Path) -> Any:  # noqa: ANN401, ARG001 - one signature for all
    return value


def _date_time(writer: Writer | None, value: datetime, path: Path) -> str:  # noqa: ARG001 - one signature for all
    try:
        return canonical(value)
    except OverflowError:
        got = value.isoformat()
        raise WireEncodeError(f"Expected a year of 1 to 9999 in UTC, got {got} - at {json_path(path)}") from None


def _double(writer: Writer, value: float, path: Path) -> float:  # noqa: ARG001 - one signature for all
    return float(scalar(value, path))


def _texts(writer: Writer, value: tuple[str, ...], path: Path) -> list[str]:  # noqa: ARG001 - one signature for all
    return [str(text) for text in value]


def _params(writer: Writer, value: Mapping[str, LocalizationParam], path: Path) -> Any:  # noqa: ANN401 - as the dialect has maps
    return writer.entries({name: _structure(writer, param, PARAM, (path, name)) for name, param in value.items()})


def _nested(writer: Writer, value: NestedLocalizableMessage, path: Path) -> Any:  # noqa: ANN401 - a structure
    return _structure(writer, value, NESTED, path)


def _messages(writer: Writer, value: tuple[LocalizableMessage, ...], path: Path) -> list[Any]:
    return [_structure(writer, message, MESSAGE, (path, index)) for index, message in enumerate(value)]


def _data(writer: Writer, value: Any, path: Path) -> Any:  # noqa: ANN401 - a structure
    return writer.value(value, path)


def _structure(
    writer: Writer, model: LocalizableMessage | LocalizationParam | NestedLocalizableMessage, fields: Fields, path: Path
) -> Any:  # noqa: ANN401 - a structure
    shape = model.shape
    name = shape.name if shape is not None and shape.name is not None else model.structure_name
    return writer.structure(name, write_members(writer, model, fields, path))


def write_payload(writer: Writer, payload: Payload, path: Path) -> dict[str, Any]:
    """Write the members of a payload: all that the specification names are required.

    Args:
        writer: writes for one dialect.
        payload: the payload.
        path: where it stands in the body.
    """
    fields = dict.fromkeys(type(payload).model_fields, Field(_data, optional=False))
    return write_members(writer, payload, fields, path)


NESTED: Final[Fields] = MappingProxyType({"id": Field(_text, optional=False), "params": Field(_params)})
PARAM: Final[Fields] = MappingProxyType(
    {
        "s": Field(_text),
        "dt": Field(_date_time),
        "i": Field(_itself),
        "d": Field(_double),
        "l": Field(_nested),
        "format": Field(_text),
        "precision": Field(_itself),
    }
)
MESSAGE: Final[Fields] = MappingProxyType(
    {
        "id": Field(_text, optional=False),
        "default_message": Field(_text, optional=False),
        "args": Field(_texts, optional=False),
        "params": Field(_params),
        "localized": Field(_text),
    }
)
BODY: Final[Fields] = MappingProxyType(
    {"messages": Field(_messages, optional=False), "data": Field(_data), "error_type": Field(_text)}
)
CHALLENGED_BODY: Final[Fields] = MappingProxyType({**BODY, "challenge": Field(_data)})
"""The members of UNAUTHENTICATED and UNAUTHORIZED, which may tell how to authenticate."""


def write_body(writer: Writer, body: ErrorBody) -> dict[str, Any]:
    """Write the members of a body.

    Args:
        writer: writes for one dialect.
        body: the error.
    """
    return write_members(writer, body, BODY)
