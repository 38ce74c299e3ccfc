"""The dialect ``rest``: the canonical id beside the members, and maps as lists of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm, report_strays
from vapierrors.wire.json_values import sound_value
from vapierrors.wire.reading import shown
from vapierrors.wire.structures import StructureReader
from vapierrors.wire.type_ids import check_type, is_type_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

REST_FORM: Final = PlainForm("rest", entry_lists=True)
_OWN: Final = frozenset(("type", "value"))


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
    if isinstance(members, dict) and "messages" not in document:
        report_strays(reading, document, _OWN, path)
    elif document.keys() <= _OWN:
        return Members(_without_members(reading, document, inside), type_id)
    else:
        reading.report("type-beside-messages", (path, "type"), "Expected the members in value, got them beside type")
        members = {name: member for name, member in document.items() if name != "type"}
        inside = path
    plain = StructureReader(reading, REST_FORM).body(members, inside)
    check_type(reading, plain, type_id, inside)
    return Members(plain, type_id)


def _without_members(reading: Reading, document: Mapping[str, Any], path: Path) -> dict[str, Any]:
    value = document.get("value")
    got = shown(value) if "value" in document else "none"
    is_text = isinstance(value, str) and bool(value.strip())
    done = "read as a message" if is_text else "read without messages"
    reading.report("no-members", path, f"Expected an object of members, got {got}", done)
    if is_text:
        return {"messages": [{"id": "", "default_message": value, "args": []}]}
    kept = {} if value is None else {"value": sound_value(reading, value, path)}
    return {"messages": [], **kept}


def _write(body: ErrorBody) -> dict[str, Any]:
    from vapierrors.wire.writing import PlainWriter, write_body  # noqa: PLC0415 - pydantic loads when something is written

    return {"type": body.type_id, "value": write_body(PlainWriter("rest", entry_lists=True), body)}


REST: Final = Dialect("rest", _recognises, _read, _write)
