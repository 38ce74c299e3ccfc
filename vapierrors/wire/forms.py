"""How a dialect forms structures, optionals and maps: what tells the dialects apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from vapierrors.models.shape import ABSENT, EntryMap, Raw, Structure, WireShape
from vapierrors.wire.json_values import is_writable, sound_value
from vapierrors.wire.reading import Respelled, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

MAP_ENTRY_MEMBERS: Final = frozenset(("key", "value"))


class Notes:
    """What the values of one structure do not say; becomes its ``WireShape``.

    Args:
        dialect: the dialect that the structure is read from.
    """

    __slots__ = ("bare", "dialect", "name", "raw")

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self.name: str | None = None
        self.bare: set[str] = set()
        self.raw: dict[str, Raw] = {}

    def respelled(self, name: str, wire: object, value: object) -> None:
        """Remember that the wire spells a member in a way of its own, if JSON can write it so."""
        if is_writable(wire):
            self.raw[name] = Raw(self.dialect, wire, value)

    def structure(self, members: dict[str, Any]) -> dict[str, Any]:
        """The members, as a ``Structure`` where there is something to remember."""
        if self.raw or self.bare or self.name is not None:
            return Structure(members, WireShape.of(self.name, self.bare, self.raw))
        return members


class Inner(NamedTuple):
    """What a wrapper holds.

    Args:
        value: the JSON value inside; None where nothing is set.
        path: where it stands.
        odd: whether the wrapper is another than the dialect wants.
    """

    value: Any
    path: Path
    odd: bool = False


class Entry(NamedTuple):
    """An entry of a map, and where its value stands."""

    key: str
    value: Any
    path: Path


class Form(Protocol):
    """How one dialect forms what is more than a scalar (specification, section 2)."""

    dialect: str
    unset: Any
    """How an optional member that is not set is written; ``ABSENT`` where it is left out."""

    def open(self, reading: Reading, wire: Any, path: Path, standard: str, notes: Notes) -> Inner | None:  # noqa: ANN401
        """The members of a structure, None where there are none; ``standard`` is its usual name."""

    def required(self, reading: Reading, wire: Any, path: Path) -> Inner:  # noqa: ANN401
        """The value of a member that must be there."""
        raise NotImplementedError

    def optional(self, reading: Reading, wire: Any, path: Path) -> Inner:  # noqa: ANN401
        """The value of an optional member, None where it is not set."""
        raise NotImplementedError

    def entries(self, reading: Reading, wire: Any, path: Path) -> list[Entry] | Respelled | None:  # noqa: ANN401
        """The entries of a map; respelled in a form of another dialect; None where it is no map at all."""

    def dynamic(self, reading: Reading, wire: Any, path: Path) -> Any:  # noqa: ANN401
        """A structure of unknown members, such as ``data``."""

    def unknown(self, reading: Reading, name: str, wire: Any, path: Path, notes: Notes) -> Any:  # noqa: ANN401
        """The value of a member that the specification does not name; ``ABSENT`` where it is not set."""


class PlainForm:
    """Structures are JSON objects, unset optionals are left out.

    Args:
        dialect: the name of the dialect.
        entry_lists: whether a map is a list of ``{"key", "value"}``, not an object.
    """

    unset = ABSENT

    def __init__(self, dialect: str, *, entry_lists: bool) -> None:
        self.dialect = dialect
        self._entry_lists = entry_lists

    def open(self, reading: Reading, wire: object, path: Path, standard: str, notes: Notes) -> Inner | None:  # noqa: ARG002 - the structure has no name here
        """The members of a structure: the object itself."""
        if type(wire) is dict:
            return Inner(wire, path)
        reading.wrong_type(path, "an object", wire, "left out")
        return None

    def required(self, reading: Reading, wire: object, path: Path) -> Inner:  # noqa: ARG002 - nothing to report
        """The value of a member that must be there: the value itself."""
        return Inner(wire, path)

    optional = required

    def entries(self, reading: Reading, wire: object, path: Path) -> list[Entry] | Respelled | None:
        """The entries of a map, in the form of this dialect or of its sibling."""
        if type(wire) is dict:
            found = [Entry(key, value, (path, key)) for key, value in wire.items()]
            if not self._entry_lists:
                return found
            reading.report("map-as-object", path, "Expected a list of entries, got an object", "read as a map")
            return Respelled(found)
        if type(wire) is list:
            if self._entry_lists:
                return _listed(reading, wire, path)
            listed = _listed(reading, wire, path) if all(map(is_entry, wire)) else None
            if listed is not None:
                reading.report("map-as-entries", path, "Expected an object, got a list of entries", "read as a map")
                return Respelled(listed.value if isinstance(listed, Respelled) else listed)
        reading.wrong_type(path, "a list of entries" if self._entry_lists else "an object", wire, "left out")
        return None

    def dynamic(self, reading: Reading, wire: object, path: Path) -> Any:  # noqa: ANN401 - any JSON object
        """An object of unknown members."""
        if not isinstance(wire, dict):
            reading.wrong_type(path, "an object", wire, "left out")
            return Respelled(None)
        return self._with_maps(sound_value(reading, wire, path))

    def unknown(self, reading: Reading, name: str, wire: object, path: Path, notes: Notes) -> Any:  # noqa: ANN401, ARG002 - any JSON value
        """Any JSON value."""
        return self._with_maps(sound_value(reading, wire, path))

    def _with_maps(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        return with_maps(value) if self._entry_lists else value


def with_maps(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """A value of unknown type in which each list of entries, with every key once, is a map.

    Args:
        value: a JSON value of the dialect ``rest``.

    Example:
        >>> with_maps({"sizes": [{"key": "small", "value": 1}], "names": ["a"], "none": []})
        {'sizes': {'small': 1}, 'names': ['a'], 'none': []}
    """
    if isinstance(value, dict):
        return {name: with_maps(member) for name, member in value.items()}
    if not isinstance(value, list):
        return value
    if value and all(is_entry(item) and isinstance(item["key"], str) for item in value):
        entries = EntryMap((item["key"], with_maps(item["value"])) for item in value)
        if len(entries) == len(value):
            return entries
    return [with_maps(item) for item in value]


def is_entry(value: object) -> bool:
    """Whether a value is an entry of a map, ``{"key", "value"}``."""
    return isinstance(value, dict) and value.keys() == MAP_ENTRY_MEMBERS


def has_entry(value: object) -> bool:
    """Whether a value is an entry of a map, with other members or without."""
    return isinstance(value, dict) and value.keys() >= MAP_ENTRY_MEMBERS and isinstance(value["key"], str)


def report_strays(reading: Reading, wire: Mapping[str, Any], wanted: Collection[str], path: Path) -> bool:
    """Report each member of an object that its dialect has no room for.

    Args:
        reading: takes what is odd.
        wire: the object.
        wanted: the members that it may have.
        path: where it stands.

    Returns:
        Whether there was one.
    """
    strays = [name for name in wire if name not in wanted]
    for name in strays:
        detail = f"Expected {' and '.join(sorted(wanted))} alone, got another member beside"
        reading.report("stray-member", (path, name), detail, "left out")
    return bool(strays)


def _listed(reading: Reading, wire: list[Any], path: Path) -> list[Entry] | Respelled:
    found: dict[str, Entry] = {}
    odd = False
    for index, entry in enumerate(wire):
        at: Path = (path, index)
        if not has_entry(entry):
            reading.wrong_type(at, 'an entry {"key", "value"}', entry, "left out")
            odd = True
            continue
        odd = report_strays(reading, entry, MAP_ENTRY_MEMBERS, at) or odd
        odd = note_duplicate(reading, found, entry["key"], (at, "key")) or odd
        found[entry["key"]] = Entry(entry["key"], entry["value"], (at, "value"))
    return Respelled(list(found.values())) if odd else list(found.values())


def note_duplicate(reading: Reading, found: dict[str, Entry], key: str, path: Path) -> bool:
    """Report an entry whose key the map has already; the later one counts."""
    if key not in found:
        return False
    reading.report("duplicate-key", path, f"Expected each key once, got {shown(key)} again", "the last one counts")
    return True
