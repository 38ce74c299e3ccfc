"""The arguments of a message by name: positional ones as ``0``, ``1``, …, and parameters as they are called."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST_POSITIONS: Final = tuple(map(str, range(100)))
_NONE: Final[Mapping[str, Any]] = {}


def arguments_of(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a template can name of a message; where a parameter is called ``0``, it counts, not the position.

    Args:
        message: a plain message, or a plain nested one.

    Example:
        >>> arguments_of({"args": ["vm-42"], "params": {"count": {"i": 3}}})
        {'0': 'vm-42', 'count': {'i': 3}}
    """
    args = message.get("args")
    params: Mapping[str, Any] | None = message.get("params")
    if not args:
        return params or _NONE
    names = _FIRST_POSITIONS if len(args) <= len(_FIRST_POSITIONS) else chain(_FIRST_POSITIONS, map(str, count(100)))
    positional = dict(zip(names, args, strict=False))
    return {**positional, **params} if params else positional
