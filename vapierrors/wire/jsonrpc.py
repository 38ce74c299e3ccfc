"""The dialect ``jsonrpc``: structures with their names, optionals in wrappers, maps as lists of structures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.models.shape import Structure
from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import MAP_ENTRY_MEMBERS, Entry, Inner, Notes, has_entry, note_duplicate, report_strays
from vapierrors.wire.json_values import is_too_deep, writable
from vapierrors.wire.paths import ROOT
from vapierrors.wire.reading import Respelled, shown
from vapierrors.wire.structures import BODY, CHALLENGED_BODY, StructureReader
from vapierrors.wire.type_ids import CHALLENGED, check_type
from vapierrors.wire.wrappers import (
    JSONRPC_NAME,
    MAP_ENTRY,
    UNSET,
    is_optional,
    named_structure,
    noted,
    unwrapped,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading


class WrappedForm:
    """Structures are ``{"STRUCTURE": {name: members}}``, optionals ``{"OPTIONAL": value or null}``."""

    dialect = JSONRPC_NAME
    unset = UNSET

    def open(self, reading: Reading, wire: object, path: Path, standard: str, notes: Notes) -> Inner | None:
        """The members of a structure; its name is remembered where it is another than ``standard``."""
        named = named_structure(wire)
        if named is not None:
            name, members = named
            if name != standard:
                notes.name = name
            return Inner(members, ((path, "STRUCTURE"), name))
        if isinstance(wire, dict):
            reading.report("missing-wrapper", path, "Expected a STRUCTURE, got an object", "read as its members")
            return Inner(wire, path, odd=True)
        reading.wrong_type(path, "a STRUCTURE", wire, "left out")
        return None

    def required(self, reading: Reading, wire: object, path: Path) -> Inner:
        """The value of a member that must be there, which has no wrapper."""
        if not is_optional(wire):
            return Inner(wire, path)
        reading.report("needless-wrapper", path, "Expected a value, got an OPTIONAL", "read as what it holds")
        return Inner(wire["OPTIONAL"], (path, "OPTIONAL"), odd=True)

    def optional(self, reading: Reading, wire: object, path: Path) -> Inner:
        """The value of an optional member."""
        if is_optional(wire):
            return Inner(wire["OPTIONAL"], (path, "OPTIONAL"))
        reading.report("missing-wrapper", path, f"Expected an OPTIONAL, got {shown(wire)}", "read as if it were in one")
        return Inner(wire, path, odd=True)

    def entries(self, reading: Reading, wire: object, path: Path) -> list[Entry] | Respelled | None:
        """The entries of a map: structures named ``map-entry``, or the forms of other dialects."""
        if isinstance(wire, dict):
            reading.report("map-as-object", path, "Expected a list of entries, got an object", "read as a map")
            return Respelled([Entry(key, value, (path, key)) for key, value in wire.items()])
        if not isinstance(wire, list):
            reading.wrong_type(path, "a list of entries", wire, "left out")
            return None
        found: dict[str, Entry] = {}
        odd = False
        for index, item in enumerate(wire):
            at: Path = (path, index)
            named = named_structure(item)
            inside: Path = at if named is None else ((at, "STRUCTURE"), named[0])
            entry = item if named is None else named[1]
            if not has_entry(entry):
                reading.wrong_type(at, "a STRUCTURE map-entry", item, "left out")
                odd = True
                continue
            if named is None:
                reading.report("missing-wrapper", at, "Expected a STRUCTURE, got an object", "read as its members")
            strays = report_strays(reading, entry, MAP_ENTRY_MEMBERS, inside)
            duplicate = note_duplicate(reading, found, entry["key"], (inside, "key"))
            odd = odd or strays or duplicate or named is None or named[0] != MAP_ENTRY
            found[entry["key"]] = Entry(entry["key"], entry["value"], (inside, "value"))
        return Respelled(list(found.values())) if odd else list(found.values())

    def dynamic(self, reading: Reading, wire: object, path: Path) -> Any:  # noqa: ANN401 - or a Respelled
        """A structure of unknown members, with its name."""
        value = unwrapped(wire)
        inner = _bare(value)
        if not isinstance(inner, dict):
            reading.wrong_type(path, "a STRUCTURE", wire, "left out")
            return Respelled(None)
        if not isinstance(inner, Structure):
            reading.report("missing-wrapper", path, "Expected a STRUCTURE, got an object", "read as its members")
            value = Respelled(inner)
        if is_too_deep(reading, inner, path):
            return Respelled(None)
        sound = writable(reading, wire, path)
        return value if sound is wire else Respelled(_bare(unwrapped(sound)))

    def unknown(self, reading: Reading, name: str, wire: object, path: Path, notes: Notes) -> Any:  # noqa: ANN401 - any JSON value
        """Any value; what its bare form does not say goes to the notes."""
        if is_too_deep(reading, _bare(unwrapped(wire)), path):
            return None
        return noted(name, writable(reading, wire, path), notes.bare, notes.raw)


def _bare(value: Any) -> Any:  # noqa: ANN401 - any JSON value, or a Respelled
    return value.value if isinstance(value, Respelled) else value


WRAPPED_FORM: Final = WrappedForm()
_OWN: Final = frozenset(("ERROR",))
_ENVELOPES: Final = ((), ("error",), ("result", "error"))
"""Where an error stands: bare, in a method result, in a whole response."""


class _Located(NamedTuple):
    """An error in its envelope: the object around it, and where that stands."""

    type_id: str
    members: dict[str, Any]
    around: dict[str, Any]
    path: Path


def _located(document: Mapping[str, Any]) -> _Located | None:
    for envelope in _ENVELOPES:
        inner: Any = document
        path: Path = ROOT
        for step in envelope:
            inner = inner.get(step) if isinstance(inner, dict) else None
            path = (path, step)
        error = named_structure({"STRUCTURE": inner.get("ERROR")}) if isinstance(inner, dict) else None
        if error is not None:
            return _Located(*error, inner, path)
    return None


def _recognises(document: Mapping[str, Any]) -> bool:
    return _located(document) is not None


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    located = _located(document)
    if located is None:
        raise ValueError("Expected an object that the dialect recognises, got another; ask recognises first")
    type_id, members, around, inside = located
    report_strays(reading, around, _OWN, _joined(path, inside))
    kind = CHALLENGED_BODY if type_id in CHALLENGED else BODY
    at = _joined(path, ((inside, "ERROR"), type_id))
    plain = StructureReader(reading, WRAPPED_FORM).body(members, at, kind)
    check_type(reading, plain, type_id, at)
    return Members(plain, type_id)


def _joined(path: Path, inside: Path) -> Path:
    if inside is None:
        return path
    outer, step = inside
    return (_joined(path, outer), step)


def _write(body: ErrorBody) -> dict[str, Any]:
    from vapierrors.wire.wrapped_writing import write_wrapped  # noqa: PLC0415 - pydantic loads when something is written

    return {"ERROR": {body.type_id: write_wrapped(body, challenged=body.type_id in CHALLENGED)}}


JSONRPC: Final = Dialect(JSONRPC_NAME, _recognises, _read, _write)
