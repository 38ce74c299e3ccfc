"""The dialect ``problem``: RFC 9457 problem details, with the members of vAPI as extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.exceptions import WireEncodeError
from vapierrors.models import ErrorType
from vapierrors.models.error_type import canonical_id_of, effective_error_type, status_of
from vapierrors.models.shape import ABSENT, Raw, Structure, WireShape
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.json_values import is_writable, sound_value
from vapierrors.wire.reading import Respelled
from vapierrors.wire.scalars import read_integer, read_text
from vapierrors.wire.structures import StructureReader
from vapierrors.wire.type_ids import check_type, is_type_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

PROBLEM_FORM: Final = PlainForm("problem", entry_lists=False)
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
    if sum(type(document.get(name)) is (int if name == "status" else str) for name in _OWN) < _TELLING:
        return False
    if isinstance(document.get("type"), str):
        return "messages" in document or _text_of(document) is not None
    return document.keys().isdisjoint(("messages", "error_code")) and _text_of(document) is not None


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    own = {name: _own(reading, name, document[name], (path, name)) for name in _OWN if name in document}
    type_id = own.get("type") if own.get("type") != NO_TYPE else None
    members = {name: member for name, member in document.items() if name not in _OWN}
    raw: dict[str, Raw] = {}
    if "messages" not in members:
        members["messages"] = [_message(document, own.get("status"), type_id)]
        _note_absent(raw, "messages", members["messages"])
        if "error_type" not in members and not is_type_id(type_id):
            members["error_type"] = ErrorType.from_status(own.get("status") or reading.status or 0).value
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
            raw[name] = Raw(PROBLEM_FORM.dialect, wire if is_writable(wire) else ABSENT, expected)
    return Members(_with_raw(plain, raw), type_id)


def _with_raw(plain: dict[str, Any], raw: dict[str, Raw]) -> dict[str, Any]:
    shape = plain.shape if isinstance(plain, Structure) else WireShape()
    return Structure(plain, WireShape.of(shape.name, shape.bare, {**shape.raw, **raw})) if raw else plain


def _note_absent(raw: dict[str, Raw], name: str, value: object) -> None:
    raw[name] = Raw(PROBLEM_FORM.dialect, ABSENT, value)


def _own(reading: Reading, name: str, wire: object, path: Path) -> Any:  # noqa: ANN401 - a text, an integer, or None
    value = read_integer(reading, wire, path) if name == "status" else read_text(reading, wire, path)
    return value.value if isinstance(value, Respelled) else value


def _text_of(document: Mapping[str, Any]) -> str | None:
    texts = (document.get(name) for name in ("detail", "title"))
    return next((text for text in texts if isinstance(text, str)), None)


def _message(document: Mapping[str, Any], status: int | None, type_id: str | None) -> dict[str, Any]:
    derived = "problem.error" if status is None else f"problem.{status}"
    return {"id": type_id or derived, "default_message": _text_of(document), "args": []}


def _write(body: ErrorBody) -> dict[str, Any]:
    from vapierrors.wire.writing import PlainWriter, plain_of, write_body  # noqa: PLC0415 - pydantic loads when something is written

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
    members = write_body(PlainWriter("problem", entry_lists=False), body)
    if "messages" in members:  # then a reader derives nothing, so that all must be said that the wire left out
        written.setdefault("type", body.type_id)
        if body.error_type is not None:
            members.setdefault("error_type", str(body.error_type))
    return written | members


PROBLEM: Final = Dialect("problem", _recognises, _read, _write)
