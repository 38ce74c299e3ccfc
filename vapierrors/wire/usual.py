"""The messages of an error where it stands as servers write it, in the form of the ``api`` dialect.

The envelope is checked; what is inside the messages is not: whoever uses it checks that. Whatever else a payload may
be, the dialects read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models.shape import LOCALIZABLE_MESSAGE, LOCALIZATION_PARAM, NESTED_LOCALIZABLE_MESSAGE
from vapierrors.wire.soundness import with_map
from vapierrors.wire.wrappers import MAP_ENTRY

if TYPE_CHECKING:
    from vapierrors.models import Limits

_REST: Final = 2
"""Members of an error of the ``rest`` dialect: type and value."""

_IDENTIFIED: Final = ("jsonrpc", "id")
_RESPONSE: Final = frozenset((*_IDENTIFIED, "result"))
_MESSAGES: Final = frozenset(("messages",))
_BESIDE: Final = frozenset(("data", "error_type", "challenge"))
_SCALARS: Final = frozenset((str, int, float, bool, type(None)))
_UNUSUAL: Final = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


def usual_messages(document: dict[str, Any], limits: Limits) -> Any:  # noqa: ANN401 - any JSON value
    """The messages of a parsed payload, unchecked; None where it is not of a usual form.

    Args:
        document: a JSON object; it is not changed.
        limits: how large it may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> usual_messages({"type": "com.example.gone", "value": {"messages": []}}, Limits())
        []
    """
    try:
        if "messages" in document:
            return _messages(document, limits)
        if "value" in document:
            return _of_rest(document, limits)
        return _of_jsonrpc(document, limits)
    except _UNUSUAL:
        return None


def _messages(members: dict[str, Any], limits: Limits) -> Any:  # noqa: ANN401 - any JSON value
    """The messages beside which there is nothing unknown, and nothing so deep that a reader would give up."""
    beside = members.keys() - _MESSAGES
    if not beside <= _BESIDE or not all(_is_shallow(members[name], limits.nesting_depth) for name in beside):
        return None
    return members["messages"]


def _is_shallow(value: Any, levels: int) -> bool:  # noqa: ANN401 - any JSON value
    """Whether objects and arrays are inside each other on so many levels at most."""
    if type(value) in _SCALARS:
        return True
    inside = value.values() if type(value) is dict else value
    if not levels or _SCALARS.issuperset(map(type, inside)):
        return bool(levels)
    return all(_is_shallow(inner, levels - 1) for inner in inside)


def _of_rest(document: dict[str, Any], limits: Limits) -> list[Any] | None:
    if len(document) != _REST or type(document["type"]) is not str:
        return None
    return [with_map(message) for message in _messages(document["value"], limits)]


def _of_jsonrpc(document: dict[str, Any], limits: Limits) -> list[Any] | None:
    if "result" in document:
        if not document.keys() <= _RESPONSE or not all(type(document.get(name)) in _SCALARS for name in _IDENTIFIED):
            return None
        document = _only(document["result"], "error")
    ((_, members),) = _only(document, "ERROR").items()
    return [_message(_structure(message, LOCALIZABLE_MESSAGE)) for message in _messages(members, limits)]


def _only(wrapper: Any, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """The one member of an object that has no other; raises one of ``_UNUSUAL`` for anything else."""
    if len(wrapper) != 1:
        raise ValueError(f"Expected {name} alone, got {len(wrapper)} members")
    return wrapper[name]


def _structure(wire: Any, name: str) -> Any:  # noqa: ANN401 - any JSON value
    named = wire["STRUCTURE"]
    if len(wire) != 1 or len(named) != 1:
        raise ValueError(f"Expected a structure {name}, got more")
    return named[name]


def _message(members: dict[str, Any]) -> dict[str, Any]:
    message = members.copy()
    if "localized" in members:
        localized = _only(message.pop("localized"), "OPTIONAL")
        if localized is not None:
            message["localized"] = localized
    if "params" in members:
        entries = _only(message.pop("params"), "OPTIONAL")
        if entries:
            message["params"] = _params(entries)
    return message


def _params(entries: list[Any]) -> dict[str, Any]:
    pairs = [_structure(entry, MAP_ENTRY) for entry in entries]
    params = {pair["key"]: _param(_structure(pair["value"], LOCALIZATION_PARAM)) for pair in pairs}
    if len(params) != len(pairs) or any(len(pair) != len(("key", "value")) for pair in pairs):
        raise ValueError("Expected entries of key and value with a key each, got others")
    return params


def _param(members: dict[str, Any]) -> dict[str, Any]:
    param = {name: value for name, wire in members.items() if (value := _only(wire, "OPTIONAL")) is not None}
    if "l" in param:
        param["l"] = _message(_structure(param["l"], NESTED_LOCALIZABLE_MESSAGE))
    return param
