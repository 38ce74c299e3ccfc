"""Which dialect a document is in, and where in it the error stands."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.wire.paths import ROOT
from vapierrors.wire.type_ids import is_type_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vapierrors.wire.dialect import Dialect
    from vapierrors.wire.paths import Path

_SEARCHED: Final = 10_000
"""Values of a document that are looked at."""

_TELLING: Final = frozenset(("id", "default_message"))
"""What every message of a vAPI error has."""


class Found(NamedTuple):
    """An error in a document.

    Args:
        dialect: the dialect it is in.
        members: the object that is the error.
        path: where it stands.
    """

    dialect: Dialect
    members: dict[str, Any]
    path: Path


def find_error(document: object, dialects: Iterable[Dialect], depth: int) -> Found | None:
    """Find the error of a document: the document itself, else the outermost inside it.

    Args:
        document: a JSON value.
        dialects: the dialects, the most telling first.
        depth: levels of arrays and objects in which is looked.

    Example:
        >>> from vapierrors.wire import DIALECTS
        >>> document = {"job": {"error": {"error_type": "CANCELED", "messages": []}}}
        >>> found = find_error(document, DIALECTS.values(), 32)
        >>> found.dialect.name, found.members
        ('api', {'error_type': 'CANCELED', 'messages': []})
    """
    table = tuple(dialects)
    for value, path in _outermost_first(document, depth):
        for dialect in table:
            if dialect.recognises(value) and (path is None or _is_error(value)):
                return Found(dialect, value, path)
    return None


def _outermost_first(document: object, depth: int) -> Iterator[tuple[dict[str, Any], Path]]:
    waiting: deque[tuple[object, Path, int]] = deque([(document, ROOT, 0)])
    looked = 0
    while waiting and looked < _SEARCHED:
        value, path, level = waiting.popleft()
        looked += 1
        if isinstance(value, dict):
            yield value, path
        if level < depth and len(waiting) < _SEARCHED:
            waiting.extend((inner, (path, step), level + 1) for step, inner in _inside(value))


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _is_error(value: dict[str, Any]) -> bool:
    """Whether an object inside an answer is an error, not something else that has messages or a title."""
    if "localizableMessages" in value or "ERROR" in value:
        return True
    members = value["value"] if isinstance(value.get("value"), dict) else value
    messages = members.get("messages")
    if not isinstance(messages, list):
        return False
    if not messages:
        return is_type_id(value.get("type")) or is_type_id(members.get("@class")) or "error_type" in members
    return all(isinstance(message, dict) and message.keys() >= _TELLING for message in messages)
