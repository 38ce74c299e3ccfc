"""How a structure stood on the wire, beyond its values: what a faithful answer needs to write it the same again."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCALIZABLE_MESSAGE: Final = "com.vmware.vapi.std.localizable_message"
LOCALIZATION_PARAM: Final = "com.vmware.vapi.std.localization_param"
NESTED_LOCALIZABLE_MESSAGE: Final = "com.vmware.vapi.std.nested_localizable_message"


class Absent(Enum):
    """The type of ``ABSENT``."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT
"""What the wire said of a member that it left out where the dialect would have it."""


class Raw(NamedTuple):
    """A member that the wire spelled in a way of its own.

    Args:
        dialect: the dialect it was read from; in that one ``wire`` is written again.
        wire: the JSON value as it stood (None for an explicit ``null``, ``ABSENT`` where it was left out).
        value: what was read from it; once the member has another value, ``wire`` no longer counts.
    """

    dialect: str
    wire: Any
    value: Any


class WireShape(NamedTuple):
    """What a structure's values do not say.

    Args:
        name: the structure name (``jsonrpc`` only), None where the wire gave none.
        bare: the names of unknown members that stood without an ``OPTIONAL`` wrapper (``jsonrpc`` only).
        raw: members spelled in a way of their own: ``null``, other date-time spellings, a number as text.

    Example:
        >>> WireShape(name="com.example.point").name
        'com.example.point'
    """

    name: str | None = None
    bare: frozenset[str] = frozenset()
    raw: MappingProxyType[str, Raw] = MappingProxyType({})

    @classmethod
    def of(cls, name: str | None, bare: Iterable[str], raw: Mapping[str, Raw]) -> WireShape:
        """A shape from what a reader collected, frozen.

        Example:
            >>> WireShape.of(None, {"hint"}, {}).bare
            frozenset({'hint'})
        """
        return cls(name, frozenset(bare), MappingProxyType(dict(raw)))

    def __reduce__(self) -> tuple[Any, ...]:
        return WireShape.of, (self.name, self.bare, dict(self.raw))


class Structure(dict[str, Any]):
    """A plain mapping that remembers its ``WireShape``; equal to any mapping with the same members.

    Example:
        >>> point = Structure({"x": 1}, WireShape(name="com.example.point"))
        >>> point == {"x": 1}, point.shape.name
        (True, 'com.example.point')
    """

    __slots__ = ("shape",)

    def __init__(self, members: Any = (), shape: WireShape | None = None) -> None:  # noqa: ANN401 - as dict()
        super().__init__(members)
        self.shape = shape or WireShape()

    def __reduce__(self) -> tuple[Any, ...]:
        return Structure, (dict(self), self.shape)


class EntryMap(dict[str, Any]):
    """A map of unknown type read from a list of map entries (``jsonrpc``), which other dialects write in their way.

    Example:
        >>> EntryMap(a=1) == {"a": 1}
        True
    """

    __slots__ = ()
