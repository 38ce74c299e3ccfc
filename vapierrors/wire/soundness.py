"""The usual case in one tight loop: is this an ``api`` body with nothing odd about it, so that it can stay as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.models.params import INT64_MAX, INT64_MIN
from vapierrors.wire.datetimes import is_canonical

if TYPE_CHECKING:
    from vapierrors.models import Limits

_FLAT_DATA_LEVELS: Final = 3
_INFINITY: Final = float("inf")
_ENVELOPE: Final = 2
"""Members of a ``rest`` error: type and value; and of an entry: key and value."""

_SHOWN: Final = 2
"""Members of a parameter that says how to show its value: dt and format, d and precision."""

_REQUIRED: Final = 3
"""Members that every message has: id, default_message, args."""

_SAFE: Final = frozenset((str, int, bool, type(None)))


def is_sound(body: dict[str, Any], limits: Limits) -> bool:
    """Whether a parsed object is an ``api`` body that the normalising reader would leave exactly as it is.

    Args:
        body: a parsed JSON object.
        limits: how large it may be.

    Returns:
        True only where nothing is odd; False where something may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> is_sound({"messages": [{"id": "a.b", "default_message": "Gone.", "args": []}]}, Limits())
        True
        >>> is_sound({"messages": []}, Limits())
        False
    """
    messages = body.get("messages")
    if type(messages) is not list or not 0 < len(messages) <= limits.messages:
        return False
    known = 1
    if "error_type" in body:
        if type(body["error_type"]) is not str:
            return False
        known = 2
    if "data" in body:
        if not _is_flat(body["data"], limits):
            return False
        known += 1
    if "challenge" in body:
        if type(body["challenge"]) is not str:
            return False
        known += 1
    return len(body) == known and _are_messages(messages, limits)


def _are_messages(messages: list[Any], limits: Limits) -> bool:  # noqa: C901, PLR0911, PLR0912 - a call per check would cost more than the checks
    for message in messages:
        if type(message) is not dict:
            return False
        try:
            args = message["args"]
            if type(message["id"]) is not str or type(message["default_message"]) is not str or type(args) is not list:
                return False
        except KeyError:
            return False
        if args:
            if len(args) > limits.params:
                return False
            for text in args:
                if type(text) is not str:
                    return False
        known = len(message)
        if known == _REQUIRED:
            continue
        if "localized" in message:
            if type(message["localized"]) is not str:
                return False
            known -= 1
        if "params" in message:
            if not _are_params(message["params"], limits, limits.nesting_depth):
                return False
            known -= 1
        if known != _REQUIRED:
            return False
    return True


def are_sound_params(params: object, limits: Limits) -> bool:
    """Whether a JSON value is the ``params`` of a message, which the normalising reader would leave exactly as it is.

    Args:
        params: a JSON value.
        limits: how large it may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> are_sound_params({"a": {"i": 5}}, Limits()), are_sound_params({"a": {"i": "5"}}, Limits())
        (True, False)
    """
    return _are_params(params, limits, limits.nesting_depth)


def is_sound_param(param: object, limits: Limits) -> bool:
    """Whether a JSON value is a positional argument, or a parameter that the normalising reader would leave as it is.

    Args:
        param: a JSON value.
        limits: how large it may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> is_sound_param({"d": 2.5}, Limits()), is_sound_param({"d": "2.5"}, Limits())
        (True, False)
    """
    return type(param) is str or _are_params({"": param}, limits, limits.nesting_depth)


def _are_params(params: object, limits: Limits, levels: int) -> bool:  # noqa: C901, PLR0911 - as above
    if type(params) is not dict or len(params) > limits.params:
        return False
    for param in params.values():
        if type(param) is not dict:
            return False
        if "s" in param:
            if len(param) != 1 or type(param["s"]) is not str:
                return False
        elif "i" in param:
            value = param["i"]
            if len(param) != 1 or type(value) is not int or not INT64_MIN <= value <= INT64_MAX:
                return False
        elif "dt" in param:
            if not _is_date_time(param):
                return False
        elif "d" in param:
            if not _is_double(param, limits):
                return False
        elif len(param) != 1 or not _is_nested(param.get("l"), limits, levels):
            return False
    return True


def _is_date_time(param: dict[str, Any]) -> bool:
    value = param["dt"]
    if type(value) is not str or not is_canonical(value):
        return False
    return len(param) == 1 or (len(param) == _SHOWN and type(param.get("format")) is str)


def _is_double(param: dict[str, Any], limits: Limits) -> bool:
    value = param["d"]
    if type(value) is not float or not -_INFINITY < value < _INFINITY:
        return False
    if len(param) == 1:
        return True
    precision = param.get("precision")
    return len(param) == _SHOWN and type(precision) is int and 0 <= precision <= limits.precision


def _is_nested(nested: object, limits: Limits, levels: int) -> bool:
    if type(nested) is not dict or levels < 1 or type(nested.get("id")) is not str:
        return False
    if "params" in nested:
        return len(nested) == 2 and _are_params(nested["params"], limits, levels - 1)  # noqa: PLR2004 - and id
    return len(nested) == 1


def _is_flat(data: object, limits: Limits) -> bool:
    """Whether data holds nothing but scalars that are always sound, and lists of strings."""
    if type(data) is not dict or limits.nesting_depth < _FLAT_DATA_LEVELS:
        return False
    for value in data.values():
        if type(value) is list:
            for item in value:
                if type(item) is not str:
                    return False
        elif type(value) not in _SAFE:
            return False
    return True


def sound_members(document: dict[str, Any], limits: Limits) -> dict[str, Any] | None:
    """The members of a ``rest`` error with nothing odd about it, as ``api`` has them; None where something may be odd.

    Args:
        document: a parsed JSON object.
        limits: how large it may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> message = {"id": "a.b", "default_message": "", "args": [], "params": [{"key": "x", "value": {"i": 5}}]}
        >>> members = sound_members({"type": "com.example.gone", "value": {"messages": [message]}}, Limits())
        >>> members["messages"][0]["params"]
        {'x': {'i': 5}}
    """
    type_id, members = document.get("type"), document.get("value")
    if len(document) != _ENVELOPE or type(type_id) is not str or type(members) is not dict:
        return None
    messages = members.get("messages")
    if type(messages) is not list:
        return None
    members = {**members, "messages": list(map(with_map, messages))}
    error_type = members.get("error_type")
    named = ErrorType.from_canonical_id(type_id) if error_type is not None else None
    return members if (named is None or named == error_type) and is_sound(members, limits) else None


def with_map(message: Any) -> Any:  # noqa: ANN401 - a message, or something odd in its place
    """A message of the ``rest`` dialect with its ``params`` as a map; None for those where they are no list of entries.

    Args:
        message: a message or a nested one.

    Example:
        >>> with_map({"id": "a.b", "params": [{"key": "x", "value": {"i": 5}}]})
        {'id': 'a.b', 'params': {'x': {'i': 5}}}
    """
    if type(message) is not dict or "params" not in message:
        return message
    return {**message, "params": _map_of(message["params"])}


def _map_of(entries: object) -> dict[str, Any] | None:
    """The map that a list of entries is; None, which is not sound, for anything else."""
    if type(entries) is not list:
        return None
    params: dict[str, Any] = {}
    for entry in entries:
        if type(entry) is not dict or len(entry) != _ENVELOPE or type(entry.get("key")) is not str:
            return None
        param = entry.get("value")
        if type(param) is dict and "l" in param:
            param = {**param, "l": with_map(param["l"])}
        params[entry["key"]] = param
    return params if len(params) == len(entries) else None
