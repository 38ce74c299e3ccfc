"""The wrappers of ``jsonrpc`` around values of unknown type: taken off."""

from __future__ import annotations

from typing import Any, Final, TypeGuard

from vapierrors.models.shape import ABSENT, EntryMap, Raw, Structure, WireShape
from vapierrors.wire.forms import is_entry
from vapierrors.wire.reading import Respelled

JSONRPC_NAME: Final = "jsonrpc"
MAP_ENTRY: Final = "map-entry"
DYNAMIC: Final = "dynamic-structure"
"""The name of a structure whose name nobody told."""

UNSET: Final = {"OPTIONAL": None}


def unwrapped(wire: object) -> Any:  # noqa: ANN401 - any JSON value, or a Respelled
    """A value of unknown type without its wrappers.

    Args:
        wire: the JSON value.

    Returns:
        The value, a ``Structure`` for a structure, an ``EntryMap`` for a map; in a ``Respelled`` where ``wrapped``
        would not give ``wire`` again.
    """
    if isinstance(wire, list):
        return _unwrapped_list(wire)
    if not isinstance(wire, dict):
        return wire
    structure = named_structure(wire)
    if structure is not None:
        bare: set[str] = set()
        raw: dict[str, Raw] = {}
        read = {member: noted(member, spelled, bare, raw) for member, spelled in structure[1].items()}
        members = {member: value for member, value in read.items() if value is not ABSENT}
        return Structure(members, WireShape.of(structure[0], bare, raw))
    if len(wire) == 1:
        ((wrapper, inner),) = wire.items()
        if wrapper in ("OPTIONAL", "BINARY", "SECRET"):
            value = unwrapped(inner)
            return value if isinstance(value, Respelled) else Respelled(value)
    return Respelled(wire)


def noted(name: str, wire: object, bare: set[str], raw: dict[str, Raw]) -> Any:  # noqa: ANN401 - any JSON value
    """The value of an unknown member, and to ``bare`` and ``raw`` what it does not say.

    Args:
        name: the name of the member.
        wire: the JSON value.
        bare: takes the name where the value has no ``OPTIONAL`` around it.
        raw: takes the JSON value where nothing else would give it again.

    Returns:
        The value; ``ABSENT`` where the member is not set.
    """
    if wire is None:
        bare.add(name)
        return None
    content = wire["OPTIONAL"] if is_optional(wire) else wire
    value = unwrapped(content)
    inner = value.value if isinstance(value, Respelled) else value
    if inner is None or isinstance(value, Respelled):
        raw[name] = Raw(JSONRPC_NAME, wire, inner)
    if inner is None:
        return ABSENT
    if content is wire:
        bare.add(name)
    return inner


def _unwrapped_list(wire: list[Any]) -> Any:  # noqa: ANN401 - a list, a map, or a Respelled
    entries = [found[1] for item in wire if (found := named_structure(item)) is not None and found[0] == MAP_ENTRY]
    odd = False
    values = []
    is_map = len(entries) == len(wire) > 0 and all(
        is_entry(entry) and isinstance(entry["key"], str) for entry in entries
    )
    for item in (entry["value"] for entry in entries) if is_map else wire:
        value = unwrapped(item)
        odd = odd or isinstance(value, Respelled)
        values.append(value.value if isinstance(value, Respelled) else value)
    if not is_map:
        return Respelled(values) if odd else values
    read = EntryMap(zip((entry["key"] for entry in entries), values, strict=True))
    return Respelled(read) if odd or len(read) < len(entries) else read


def is_optional(wire: Any) -> TypeGuard[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """Whether a value is the wrapper of an optional one.

    Example:
        >>> is_optional({"OPTIONAL": None}), is_optional(None)
        (True, False)
    """
    return isinstance(wire, dict) and len(wire) == 1 and "OPTIONAL" in wire


def named_structure(wire: object) -> tuple[str, dict[str, Any]] | None:
    """The name and the members of a structure, None for what is none.

    Args:
        wire: the JSON value.

    Example:
        >>> named_structure({"STRUCTURE": {"com.example.point": {"x": 1}}})
        ('com.example.point', {'x': 1})
    """
    if not isinstance(wire, dict) or len(wire) != 1:
        return None
    inside = wire.get("STRUCTURE")
    if not isinstance(inside, dict) or len(inside) != 1:
        return None
    ((name, members),) = inside.items()
    return (name, members) if isinstance(members, dict) else None
