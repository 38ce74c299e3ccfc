"""The structures of an error, read member by member: the body, its messages, their parameters."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.models.params import VALUE_MEMBERS
from vapierrors.models.shape import (
    ABSENT,
    LOCALIZABLE_MESSAGE,
    LOCALIZATION_PARAM,
    NESTED_LOCALIZABLE_MESSAGE,
)
from vapierrors.wire.datetimes import read_date_time
from vapierrors.wire.forms import Notes
from vapierrors.wire.reading import Respelled, shown
from vapierrors.wire.scalars import read_argument, read_double, read_integer, read_precision, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from vapierrors.wire.forms import Entry, Form
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

    _Check: TypeAlias = Callable[[dict[str, Any], dict[str, Any], Path], None]


class Member(NamedTuple):
    """How a member that the specification names is read.

    Args:
        read: the reader: gives the value, or a ``Respelled``.
        default: makes what a required member counts as where it cannot be read; None for an optional one.
        name: the name of the member in ``api``, None where it is the same.
    """

    read: Callable[[StructureReader, Any, Path], Any]
    default: Callable[[], Any] | None = None
    name: str | None = None


class Kind:
    """A kind of structure.

    Args:
        members: the members that the specification names, by name.
    """

    __slots__ = ("members", "required")

    def __init__(self, members: Mapping[str, Member]) -> None:
        self.members: Final = MappingProxyType(dict(members))
        self.required: Final = frozenset(name for name, member in members.items() if member.default is not None)


class StructureReader(NamedTuple):
    """Reads the structures of one payload.

    Args:
        reading: takes what is odd.
        form: the form of the dialect.
    """

    reading: Reading
    form: Form

    def members(self, wire: dict[str, Any], path: Path, kind: Kind, notes: Notes) -> dict[str, Any]:
        """Read the members of a structure in document order.

        Args:
            wire: the object that has the members.
            path: where it stands.
            kind: the members that the specification names.
            notes: takes what the values do not say.
        """
        plain: dict[str, Any] = {}
        known, unset = kind.members, self.form.unset
        for name, spelled in wire.items():
            member = known.get(name)
            if member is None:
                value = self.form.unknown(self.reading, name, spelled, (path, name), notes)
                if value is not ABSENT:
                    plain[name] = value
                continue
            if member.default is None and spelled == unset:
                continue
            value = self._member(member, spelled, (path, name))
            known_as = member.name or name
            if isinstance(value, Respelled):
                value = value.value
                notes.respelled(known_as, spelled, value)
            if value is not None:
                plain[known_as] = value
        expected = kind.required if unset is ABSENT else known.keys()
        if not expected <= wire.keys():
            self._fill(wire, plain, path, kind, notes)
        return plain

    def _member(self, member: Member, spelled: object, at: Path) -> Any:  # noqa: ANN401 - of any member
        wrapping = self.form.optional if member.default is None else self.form.required
        inner = wrapping(self.reading, spelled, at)
        if inner.value is None and member.default is None:
            return Respelled(None)
        value = member.read(self, inner.value, inner.path)
        if isinstance(value, Respelled):
            return value if value.value is not None or member.default is None else Respelled(member.default())
        return Respelled(value) if inner.odd else value

    def _fill(self, wire: dict[str, Any], plain: dict[str, Any], path: Path, kind: Kind, notes: Notes) -> None:
        for name, member in kind.members.items():
            known_as = member.name or name
            if name in wire or known_as in plain:
                continue
            if member.default is not None:
                self.reading.report("missing-member", (path, name), "Expected a member, got none", "read as empty")
                plain[known_as] = member.default()
                notes.respelled(known_as, ABSENT, plain[known_as])
            elif self.form.unset is not ABSENT:
                notes.respelled(name, ABSENT, None)

    def body(self, wire: dict[str, Any], path: Path, kind: Kind | None = None) -> dict[str, Any]:
        """Read the members of an error body: always with ``messages``.

        Args:
            wire: the object that has the members.
            path: where it stands.
            kind: the members that the specification names for this type of error; of any type where left out.
        """
        notes = Notes(self.form.dialect)
        return notes.structure(self.members(wire, path, kind or CHALLENGED_BODY, notes))

    def messages(self, wire: object, path: Path, kind: Kind | None = None) -> list[dict[str, Any]] | Respelled:
        """Read a cause stack, of messages of a kind that the dialect has for itself, if any."""
        if type(wire) is not list:
            self.reading.wrong_type(path, "an array of messages", wire, "left out")
            return Respelled(None)
        if not wire:
            self.reading.report("no-messages", path, "Expected one message or more, got none")
        kept = self._within("messages", wire, path)
        stack = [self._message(message, (path, index), kind or MESSAGE) for index, message in enumerate(kept)]
        if any(isinstance(message, Respelled) for message in stack):
            read = [message.value if isinstance(message, Respelled) else message for message in stack]
            return Respelled([message for message in read if message is not None])
        return stack

    def _within(self, limit: str, items: list[Any], path: Path) -> list[Any]:
        allowed = getattr(self.reading.limits, limit)
        if len(items) <= allowed:
            return items
        self.reading.over_limit("too-many", limit, len(items), path, f"the first {allowed} are read")
        return items[:allowed]

    def _message(self, wire: object, path: Path, kind: Kind) -> Any:  # noqa: ANN401 - or a Respelled
        if type(wire) is str:
            self.reading.report("text-as-message", path, f"Expected a message, got {shown(wire)}", "read as its text")
            return Respelled({"id": "", "default_message": wire, "args": []})
        return self._structure(wire, path, LOCALIZABLE_MESSAGE, kind)

    def _structure(self, wire: object, path: Path, standard: str, kind: Kind, check: _Check | None = None) -> Any:  # noqa: ANN401 - or a Respelled
        notes = Notes(self.form.dialect)
        opened = self.form.open(self.reading, wire, path, standard, notes)
        if opened is None:
            return Respelled(None)
        structure = notes.structure(self.members(opened.value, opened.path, kind, notes))
        if check is not None:
            check(structure, opened.value, path)
        return Respelled(structure) if opened.odd else structure

    def arguments(self, wire: object, path: Path) -> list[str] | Respelled:
        """Read positional arguments."""
        if type(wire) is not list:
            self.reading.wrong_type(path, "an array of strings", wire, "left out")
            return Respelled(None)
        kept = self._within("params", wire, path)
        read = [read_argument(self.reading, argument, (path, index)) for index, argument in enumerate(kept)]
        texts = [text.value if isinstance(text, Respelled) else text for text in read]
        return texts if texts == kept else Respelled(texts)

    def params(self, wire: object, path: Path) -> dict[str, Any] | Respelled:
        """Read named parameters."""
        entries = self.form.entries(self.reading, wire, path)
        if entries is None:
            return Respelled(None)
        odd = isinstance(entries, Respelled)
        found: list[Entry] = self._within("params", entries.value if isinstance(entries, Respelled) else entries, path)
        params: dict[str, Any] = {}
        for key, spelled, at in found:
            param = self._param(spelled, at)
            if isinstance(param, Respelled):
                odd = True
                param = param.value
            if param is not None:
                params[key] = param
        return Respelled(params) if odd else params

    def _param(self, wire: object, path: Path) -> Any:  # noqa: ANN401 - or a Respelled
        if type(wire) is str:
            self.reading.report("text-as-param", path, f"Expected a parameter, got {shown(wire)}", "read as its s")
            return Respelled({"s": wire})
        return self._structure(wire, path, LOCALIZATION_PARAM, PARAM, self._check_values)

    def _check_values(self, param: dict[str, Any], wire: dict[str, Any], path: Path) -> None:
        values = [member for member in VALUE_MEMBERS if member in param]
        if len(values) > 1:
            got = " and ".join(values)
            detail = f"Expected exactly one of {', '.join(VALUE_MEMBERS)}, got {got}"
            self.reading.report("several-values", path, detail, f"{values[0]} is used")
        elif not values and all(wire.get(member) in (None, self.form.unset) for member in VALUE_MEMBERS):
            self.reading.report("no-value", path, f"Expected exactly one of {', '.join(VALUE_MEMBERS)}, got none")

    def nested(self, wire: object, path: Path) -> Any:  # noqa: ANN401 - or a Respelled
        """Read a message inside a parameter."""
        reading = self.reading
        reading.nested += 1
        try:
            if reading.nested > reading.limits.nesting_depth:
                reading.over_limit("too-deep", "nesting_depth", reading.nested, path, "left out")
                return Respelled(None)
            return self._structure(wire, path, NESTED_LOCALIZABLE_MESSAGE, NESTED)
        finally:
            reading.nested -= 1

    def data(self, wire: object, path: Path) -> Any:  # noqa: ANN401 - or a Respelled
        """Read what a program may want to know."""
        return self.form.dynamic(self.reading, wire, path)


def _text(reader: StructureReader, wire: object, path: Path) -> str | Respelled:
    return read_text(reader.reading, wire, path)


def _date_time(reader: StructureReader, wire: object, path: Path) -> str | Respelled:
    return read_date_time(reader.reading, wire, path)


def _integer(reader: StructureReader, wire: object, path: Path) -> int | Respelled:
    return read_integer(reader.reading, wire, path)


def _double(reader: StructureReader, wire: object, path: Path) -> float | Respelled:
    return read_double(reader.reading, wire, path)


def _precision(reader: StructureReader, wire: object, path: Path) -> int | Respelled:
    return read_precision(reader.reading, wire, path)


NESTED: Final = Kind({"id": Member(_text, default=str), "params": Member(StructureReader.params)})
PARAM: Final = Kind(
    {
        "s": Member(_text),
        "dt": Member(_date_time),
        "i": Member(_integer),
        "d": Member(_double),
        "l": Member(StructureReader.nested),
        "format": Member(_text),
        "precision": Member(_precision),
    }
)
MESSAGE: Final = Kind(
    {
        "id": Member(_text, default=str),
        "default_message": Member(_text, default=str),
        "args": Member(StructureReader.arguments, default=list),
        "params": Member(StructureReader.params),
        "localized": Member(_text),
    }
)
BODY: Final = Kind(
    {
        "messages": Member(StructureReader.messages, default=list),
        "data": Member(StructureReader.data),
        "error_type": Member(_text),
    }
)
CHALLENGED_BODY: Final = Kind({**BODY.members, "challenge": Member(_text)})
"""The members of UNAUTHENTICATED and UNAUTHORIZED, which may tell how to authenticate."""
