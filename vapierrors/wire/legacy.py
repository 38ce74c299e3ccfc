"""The dialect ``legacy``: what vSphere 6.0 answers for requests that reach no service; read only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.reading import Respelled
from vapierrors.wire.scalars import read_integer, read_text
from vapierrors.wire.structures import CHALLENGED_BODY, MESSAGE, Kind, Member, StructureReader
from vapierrors.wire.type_ids import is_type_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_FORM: Final = PlainForm("legacy", entry_lists=False)
_MESSAGE: Final = Kind(
    {
        **MESSAGE.members,
        "defaultMessage": MESSAGE.members["default_message"]._replace(name="default_message"),
        "default_message": MESSAGE.members["default_message"]._replace(default=None),
        "arguments": MESSAGE.members["args"]._replace(default=None, name="args"),
        "args": MESSAGE.members["args"]._replace(default=None),
    }
)


def _messages(reader: StructureReader, wire: object, path: Path) -> list[dict[str, Any]] | Respelled:
    stack = reader.messages(wire, path, _MESSAGE)
    for message in stack.value or () if isinstance(stack, Respelled) else stack:
        message.setdefault("args", [])
    return stack


_BODY: Final = Kind(
    {
        **{name: member for name, member in CHALLENGED_BODY.members.items() if name != "messages"},
        "localizableMessages": Member(_messages, default=list, name="messages"),
    }
)


def _recognises(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("localizableMessages"), list)


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    members = {name: member for name, member in document.items() if name != "messages"}
    plain = StructureReader(reading, _FORM).body(members, path, _BODY)
    if "majorErrorCode" in document:
        status = read_integer(reading, document["majorErrorCode"], (path, "majorErrorCode"))
        code = status.value if isinstance(status, Respelled) else status
        if code is not None:
            plain.setdefault("error_type", ErrorType.from_status(code).value)
    name = read_text(reading, document["name"], (path, "name")) if "name" in document else None
    known = isinstance(name, str) and is_type_id(name) and ErrorType.from_canonical_id(name) is not None
    return Members(plain, document["name"] if known else None)


LEGACY: Final = Dialect("legacy", _recognises, _read, None)
