"""What a template takes at each of its arguments."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.definitions.values import Members, Place, described, members_of
from vapierrors.exceptions import MessageDefinitionError
from vapierrors.formatting.datetimes import instant
from vapierrors.formatting.quantities import number_of_text
from vapierrors.models import Limits
from vapierrors.models.params import VALUE_MEMBERS
from vapierrors.template import arguments
from vapierrors.wire.datetimes import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.template import Message, Role

_ANY: Final = frozenset(VALUE_MEMBERS)
_MEMBERS_OF_ROLE: Final[Mapping[Role, frozenset[str]]] = MappingProxyType(
    {
        "number": frozenset("id"),
        "plural": frozenset("id"),
        "selectordinal": frozenset("id"),
        "date": frozenset(("dt",)),
        "time": frozenset(("dt",)),
        "select": frozenset("si"),
    }
)
"""What an argument is used as → the members of a parameter that can be used so."""

_TYPES_OF_MEMBER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "s": ("str",),
        "i": ("int",),
        "d": ("float", "Decimal"),
        "dt": ("aware datetime",),
        "l": ("LocalizableMessage", "NestedLocalizableMessage"),
    }
)


class Slot(NamedTuple):
    """A named argument of a template (specification, section 7).

    Args:
        name: as the template has it.
        members: the members of a parameter that the template can use there.
        used: what it is used as, for the errors; empty where it is just shown.
        place: where an error is.
    """

    name: str
    members: frozenset[str]
    used: str
    place: Place

    def fill(self, value: object) -> Members:
        """The members of the parameter that a value becomes.

        Args:
            value: as the caller gave it.

        Raises:
            MessageDefinitionError: it is no value for a parameter, or not one that the template can use here.
        """
        members = members_of(value, self.place)
        if self.members is not _ANY and next(iter(members)) not in self.members:
            self.place.refuse(described(value), f"the template uses it as {self.used}")
        return members


class PositionalSlot(NamedTuple):
    """A positional argument of a template, ``{0}``: a string (specification, section 7).

    Args:
        members: what the string has to stand for: a number, a moment, or any text.
        used: what it is used as, for the errors; empty where it is just shown.
        place: where an error is.
    """

    members: frozenset[str]
    used: str
    place: Place

    def fill(self, value: object) -> str:
        """The string that a value becomes: one that a translation can show as number or date in its own way.

        Args:
            value: as the caller gave it.

        Raises:
            MessageDefinitionError: it is no value for an argument, or not one that the template can use here.
        """
        text = _text(value, self.place)
        if "s" not in self.members and not _stands_for(text, self.members):
            self.place.refuse(described(value), f"the template uses it as {self.used}")
        return text


def _text(value: object, place: Place) -> str:
    """ASCII digits and RFC 3339, which a template parses again where it uses an argument as number or date."""
    if not isinstance(value, str | int | float | Decimal | datetime):
        hint = "leave nothing unset" if value is None else "name the argument in the template, or pass a str"
        place.refuse(described(value), hint)
    members = members_of(value, place)
    match members:
        case {"s": text}:
            return str(text)
        case {"i": integer}:
            return str(integer)
        case {"dt": moment}:
            return canonical(moment)
    return f"{value if isinstance(value, Decimal) else Decimal(repr(members['d'])):f}"


def _stands_for(text: str, members: frozenset[str]) -> bool:
    return instant(text) is not None if "dt" in members else number_of_text(text) is not None


def is_position(name: str) -> bool:
    """Whether an argument of a template is a positional one.

    Args:
        name: as the template has it.

    Example:
        >>> is_position("0"), is_position("00"), is_position("name")
        (True, False, False)
    """
    return name.isascii() and name.isdigit() and (name == "0" or name[0] != "0")


def slots_of(message_id: str, message: Message) -> tuple[tuple[Slot, ...], tuple[PositionalSlot, ...]]:
    """The named and the positional arguments of a template (specification, section 7).

    Args:
        message_id: the id of the definition.
        message: its template, as ``parse`` read it.

    Raises:
        MessageDefinitionError: no value would do for an argument, or there are more than the limits allow.

    Example:
        >>> from vapierrors.template import parse
        >>> named, positional = slots_of("com.example.x", parse("{count, plural, other {#}} of {1}"))
        >>> [slot.name for slot in named], [slot.used for slot in positional]
        (['count'], ['', ''])
    """
    roles = arguments(message)
    named = [_slot(message_id, name, used) for name, used in roles.items() if not is_position(name)]
    most = Limits().params
    if len(named) > most:
        raise MessageDefinitionError(f"at most {most} named arguments", str(len(named)), message_id)
    positions = [_position(message_id, name) for name in roles if is_position(name)]
    positional = [
        _positional_slot(message_id, position, roles.get(str(position), frozenset(("plain",))))
        for position in range(max(positions, default=-1) + 1)
    ]
    return tuple(named), tuple(positional)


def _position(message_id: str, name: str) -> int:
    most = Limits().params
    if len(name) > len(str(most)) or int(name) >= most:
        expected = f"at most {most} positional arguments, {{0}} to {{{most - 1}}}"
        raise MessageDefinitionError(expected, f"the argument {{{name}}}", message_id, hint="give it a name")
    return int(name)


def _slot(message_id: str, name: str, roles: Iterable[Role]) -> Slot:
    place = f"parameter {name!r}"
    members, used = _usable(message_id, place, roles)
    types = [kind for member in VALUE_MEMBERS if member in members for kind in _TYPES_OF_MEMBER[member]]
    if members & {"d", "dt"}:
        types.append("Param")
    return Slot(name, members, used, Place(message_id, place, _listed(types)))


def _positional_slot(message_id: str, position: int, roles: Iterable[Role]) -> PositionalSlot:
    place = f"argument {position}"
    members, used = _usable(message_id, place, roles)
    types = [kind for member in ("i", "d", "dt") if member in members for kind in _TYPES_OF_MEMBER[member]]
    form = "" if "s" in members else " in RFC 3339" if "dt" in members else " of ASCII digits"
    return PositionalSlot(members, used, Place(message_id, place, _listed([f"str{form}", *types])))


def _usable(message_id: str, place: str, roles: Iterable[Role]) -> tuple[frozenset[str], str]:
    asked: list[Role] = [role for role in roles if role != "plain"]
    used = " and ".join(sorted(asked))
    members = _ANY
    for role in asked:
        members &= _MEMBERS_OF_ROLE[role]
    if not members:
        raise MessageDefinitionError("uses that one value can serve", used, message_id, place, "rename one of them")
    return members, used


def _listed(types: list[str]) -> str:
    return f"{', '.join(types[:-1])} or {types[-1]}" if len(types) > 1 else types[0]
