"""The dialect ``legacy``: what vSphere 6.0 answers for requests that reach no service; read only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.structures import StructureReader
from vapierrors.wire.type_ids import is_type_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_FORM: Final = PlainForm("legacy", entry_lists=False)
_NAMES: Final = MappingProxyType({"defaultMessage": "default_message", "arguments": "args"})


def _recognises(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("localizableMessages"), list)


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    members = {
        "messages" if name == "localizableMessages" else name: _renamed(member)
        if name == "localizableMessages"
        else member
        for name, member in document.items()
        if name != "messages"
    }
    plain = StructureReader(reading, _FORM).body(members, path)
    status = document.get("majorErrorCode")
    if "error_type" not in plain and type(status) is int:
        plain["error_type"] = ErrorType.from_status(status).value
    name = document.get("name")
    known = is_type_id(name) and ErrorType.from_canonical_id(str(name)) is not None
    return Members(plain, str(name) if known else None)


def _renamed(messages: list[Any]) -> list[Any]:
    return [
        {"args": [], **{_NAMES.get(name, name): member for name, member in message.items()}}
        if isinstance(message, dict)
        else message
        for message in messages
    ]


LEGACY: Final = Dialect("legacy", _recognises, _read, None)
