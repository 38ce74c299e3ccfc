"""How a dialect forms structures, optionals and maps: what tells the dialects apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from vapierrors.models.shape import ABSENT, Raw, Structure, WireShape
from vapierrors.wire.json_values import sound_value
from vapierrors.wire.reading import Respelled, shown

if TYPE_CHECKING:
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
        """Remember that the wire spells a member in a way of its own."""
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
        return sound_value(reading, wire, path)

    def unknown(self, reading: Reading, name: str, wire: object, path: Path, notes: Notes) -> Any:  # noqa: ANN401, ARG002 - any JSON value
        """Any JSON value."""
        return sound_value(reading, wire, path)


def is_entry(value: object) -> bool:
    """Whether a value is an entry of a map, ``{"key", "value"}``."""
    return isinstance(value, dict) and value.keys() == MAP_ENTRY_MEMBERS


def _listed(reading: Reading, wire: list[Any], path: Path) -> list[Entry] | Respelled:
    found: dict[str, Entry] = {}
    odd = False
    for index, entry in enumerate(wire):
        at: Path = (path, index)
        if not is_entry(entry) or type(entry["key"]) is not str:
            reading.wrong_type(at, 'an entry {"key", "value"}', entry, "left out")
            odd = True
            continue
        odd = note_duplicate(reading, found, entry["key"], (at, "key")) or odd
        found[entry["key"]] = Entry(entry["key"], entry["value"], (at, "value"))
    return Respelled(list(found.values())) if odd else list(found.values())


def note_duplicate(reading: Reading, found: dict[str, Entry], key: str, path: Path) -> bool:
    """Report an entry whose key the map has already; the later one counts."""
    if key not in found:
        return False
    reading.report("duplicate-key", path, f"Expected each key once, got {shown(key)} again", "the last one counts")
    return True
