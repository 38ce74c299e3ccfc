"""The dialect ``problem``: RFC 9457 problem details, with the members of vAPI as extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.exceptions import WireEncodeError
from vapierrors.models import ErrorType
from vapierrors.models.error_type import canonical_id_of, effective_error_type, status_of
from vapierrors.models.shape import ABSENT, Raw, Structure, WireShape
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.json_values import sound_value
from vapierrors.wire.structures import StructureReader
from vapierrors.wire.type_ids import check_type, is_type_id
from vapierrors.wire.writing import PlainWriter, plain_of, write_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

PROBLEM_FORM: Final = PlainForm("problem", entry_lists=False)
_WRITER: Final = PlainWriter("problem", entry_lists=False)
NO_TYPE: Final = "about:blank"
"""What ``type`` says where there is nothing to say (RFC 9457, section 4.2.1)."""

_OWN: Final = ("type", "title", "status", "detail")
_TELLING: Final = 2
"""How many members of RFC 9457 tell that a document is a problem."""


def summary_of(plain: Mapping[str, Any], type_id: str | None) -> dict[str, Any]:
    """The members of RFC 9457 that tell what the vAPI members tell.

    Args:
        plain: the normalised members.
        type_id: the canonical id as the wire gave it, None where it gave none.

    Example:
        >>> summary_of({"messages": [{"default_message": "Gone."}], "error_type": "NOT_FOUND"}, None)
        {'type': 'com.vmware.vapi.std.errors.not_found', 'title': 'Not found', 'status': 404, 'detail': 'Gone.'}
    """
    error_type = effective_error_type(plain.get("error_type"), type_id) or ErrorType.ERROR
    summary = {
        "type": type_id or canonical_id_of(error_type),
        "title": error_type.replace("_", " ").capitalize(),
        "status": status_of(error_type),
    }
    return summary | ({"detail": plain["messages"][0]["default_message"]} if plain["messages"] else {})


def _recognises(document: Mapping[str, Any]) -> bool:
    own = sum(type(document.get(name)) is (int if name == "status" else str) for name in _OWN)
    told = "messages" in document or isinstance(document.get("detail", document.get("title")), str)
    return own >= _TELLING and told and "error_code" not in document


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    type_ = document.get("type")
    type_id = type_ if isinstance(type_, str) and type_ != NO_TYPE else None
    members = {name: member for name, member in document.items() if name not in _OWN}
    raw: dict[str, Raw] = {}
    if "messages" not in members:
        members["messages"] = [_message(document, type_id)]
        _note_absent(raw, "messages", members["messages"])
        if "error_type" not in members and not is_type_id(type_id):
            members["error_type"] = _error_type(reading, document).value
            _note_absent(raw, "error_type", members["error_type"])
    plain = StructureReader(reading, PROBLEM_FORM).body(members, path)
    if type_id is not None:
        check_type(reading, plain, type_id, path)
    summary = summary_of(plain, type_id)
    for name in _OWN:
        wire = document.get(name, ABSENT)
        expected = summary.get(name, ABSENT)
        if wire is ABSENT and expected is not ABSENT:
            _note_absent(raw, name, expected)
        elif wire != expected and name != "type":
            plain[name] = sound_value(reading, wire, (path, name))
        elif wire != expected:
            raw[name] = Raw(PROBLEM_FORM.dialect, wire, expected)
    return Members(_with_raw(plain, raw), type_id)


def _with_raw(plain: dict[str, Any], raw: dict[str, Raw]) -> dict[str, Any]:
    shape = plain.shape if isinstance(plain, Structure) else WireShape()
    return Structure(plain, WireShape.of(shape.name, shape.bare, {**shape.raw, **raw})) if raw else plain


def _note_absent(raw: dict[str, Raw], name: str, value: object) -> None:
    raw[name] = Raw(PROBLEM_FORM.dialect, ABSENT, value)


def _message(document: Mapping[str, Any], type_id: str | None) -> dict[str, Any]:
    texts = (document.get(name) for name in ("detail", "title"))
    text = next(text for text in texts if isinstance(text, str))
    status = document.get("status")
    derived = f"problem.{status}" if type(status) is int else "problem.error"
    return {"id": type_id or derived, "default_message": text, "args": []}


def _error_type(reading: Reading, document: Mapping[str, Any]) -> ErrorType:
    status = document.get("status")
    return ErrorType.from_status(status if type(status) is int else reading.status or 0)


def _write(body: ErrorBody) -> dict[str, Any]:
    if "type" in body.unknown:
        raise WireEncodeError("Expected no unknown member of the name type, which problem has for itself - at $.type")
    raw = body.shape.raw if body.shape is not None else {}
    written = {}
    for name, value in summary_of(plain_of(body), body.type_id).items():
        spelled = raw.get(name)
        if spelled is not None and spelled.dialect == PROBLEM_FORM.dialect and spelled.value == value:
            if spelled.wire is not ABSENT:
                written[name] = spelled.wire
        else:
            written[name] = value
    return written | write_body(_WRITER, body)


PROBLEM: Final = Dialect("problem", _recognises, _read, _write)
