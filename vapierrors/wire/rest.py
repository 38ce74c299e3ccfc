"""The dialect ``rest``: the canonical id beside the members, and maps as lists of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.structures import StructureReader
from vapierrors.wire.type_ids import check_type, is_type_id
from vapierrors.wire.writing import PlainWriter, write_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

REST_FORM: Final = PlainForm("rest", entry_lists=True)
_WRITER: Final = PlainWriter("rest", entry_lists=True)


def _recognises(document: Mapping[str, Any]) -> bool:
    type_id = document.get("type")
    if not isinstance(type_id, str):
        return False
    value = document.get("value")
    if isinstance(value, dict):
        return "messages" in value or is_type_id(type_id)
    return "messages" in document or ErrorType.from_canonical_id(type_id) is not None


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    type_id = document["type"]
    members = document.get("value")
    inside: Path = (path, "value")
    if not isinstance(members, dict) or "messages" in document:
        reading.report("type-beside-messages", (path, "type"), "Expected the members in value, got them beside type")
        members = {name: member for name, member in document.items() if name != "type"}
        inside = path
    plain = StructureReader(reading, REST_FORM).body(members, inside)
    check_type(reading, plain, type_id, inside)
    return Members(plain, type_id)


def _write(body: ErrorBody) -> dict[str, Any]:
    return {"type": body.type_id, "value": write_body(_WRITER, body)}


REST: Final = Dialect("rest", _recognises, _read, _write)
