"""Error bodies that servers sent: which messages are in them, with which arguments."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.catalog import EntryProblem
from vapierrors.catalog.regular_files import open_regular
from vapierrors.models import Limits
from vapierrors.models.error_type import canonical_id_of
from vapierrors.resolving.arguments import arguments_of
from vapierrors.resolving.documents import localize_document
from vapierrors.wire import decode
from vapierrors.wire.decoder import FOREIGN
from vapierrors.wire.json_text import Nothing, Text, read_json
from vapierrors.wire.payloads import payloads_in
from vapierrors.wire.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LINES: Final = frozenset((".ndjson", ".jsonl"))
"""Ends of names of files with one body a line."""

_ENDS: Final = _LINES | {".json"}
_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class CapturedMessage:
    """A message that servers sent, with arguments of some names (specification, section 1).

    Args:
        id: the message id.
        names: its arguments: ``0``, ``1``, … for positional ones, and parameters as they are called.
        count: how often it was sent so.
        nested: how many of these were inside a parameter of another message.
        example: its arguments, when it came first: the text of a positional one, else the members of the parameter.
        file: where it came first.
        line: in that file, from 1; 0 where the file is one body.
    """

    id: str
    names: tuple[str, ...]
    count: int
    nested: int
    example: Mapping[str, Any]
    file: str
    line: int


class Captured(NamedTuple):
    """What a set of error bodies holds.

    Args:
        messages: by id and names of arguments.
        type_ids: the canonical ids of the errors without messages, for which a title is shown.
        bodies: how many bodies were read.
        problems: what is no JSON, or larger than the limits allow.
    """

    messages: tuple[CapturedMessage, ...]
    type_ids: frozenset[str]
    bodies: int
    problems: tuple[EntryProblem, ...]


def find_captured(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files with error bodies: those that are named, and in folders ``.json``, ``.ndjson`` and ``.jsonl``.

    Args:
        paths: files and folders; names with a dot in front are passed over in folders.

    Raises:
        FileNotFoundError: there is no such path.
        OSError: a folder cannot be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for name in ("a.json", "b.ndjson", "c.txt"):
        ...         _ = Path(folder, name).write_text("")
        ...     [path.name for path in find_captured([Path(folder)])]
        ['a.json', 'b.ndjson']
    """
    found: dict[Path, None] = {}
    for path in paths:
        path.stat()
        found |= dict.fromkeys(_in_folder(path) if path.is_dir() else [path])
    return tuple(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(below for below in folders if below[:1] != ".")
        for file in sorted(files):
            path = Path(name, file)
            if file[:1] != "." and path.suffix.lower() in _ENDS:
                yield path


def _raise(error: OSError) -> None:
    raise error


def read_captured(files: Iterable[Path], limits: Limits = _LIMITS) -> Captured:
    r"""Read error bodies in any dialect, those deep inside other answers too (specification, section 2).

    Args:
        files: each one body, or for ``.ndjson`` and ``.jsonl`` one a line.
        limits: how large a body may be.

    Raises:
        OSError: a file cannot be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> body = '{"messages": [{"id": "a.b", "default_message": "Gone", "args": ["vm-42"]}]}'
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "errors.ndjson")
        ...     _ = path.write_text(f"{body}\n{body}\n")
        ...     (message,) = read_captured([path]).messages
        >>> message.id, message.names, message.count, message.example
        ('a.b', ('0',), 2, {'0': 'vm-42'})
    """
    collecting = _Collecting(limits)
    for path in files:
        by_line = path.suffix.lower() in _LINES
        with os.fdopen(open_regular(path), "rb") as file:
            for line, payload in payloads_in(file, limits, ndjson=by_line):
                collecting.read(payload, str(path), line if by_line else 0)
    return collecting.result()


class _Collecting:
    """Gathers the messages of bodies by id and names of arguments."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._messages: dict[tuple[str, tuple[str, ...]], CapturedMessage] = {}
        self._type_ids: set[str] = set()
        self._bodies = 0
        self._problems: list[EntryProblem] = []

    def result(self) -> Captured:
        messages = tuple([self._messages[key] for key in sorted(self._messages)])
        return Captured(messages, frozenset(self._type_ids), self._bodies, tuple(self._problems))

    def read(self, payload: bytes, file: str, line: int) -> None:
        reading = Reading(strict=False, limits=self._limits, status=None)
        document = read_json(reading, payload)
        if isinstance(document, Text | Nothing):
            anomaly = reading.anomalies[0]
            self._problems.append(EntryProblem(anomaly.code, "", "", file, line, anomaly.detail))
            return
        self._bodies += 1
        decoded = decode(payload, limits=self._limits)
        stack: Sequence[Mapping[str, Any]] = () if decoded.dialect == FOREIGN else decoded.plain["messages"]
        if decoded.dialect != FOREIGN and not stack:
            self._type_ids |= {*filter(None, [decoded.type_id]), canonical_id_of(decoded.plain.get("error_type"))}
        for message in _with_deeper(stack, _messages_in(document, self._limits)):
            self._note(message, file, line)

    def _note(self, message: Mapping[str, Any], file: str, line: int) -> None:
        waiting = [(message, 0, 0)]
        while waiting:
            noted, is_nested, depth = waiting.pop()
            arguments = arguments_of(noted)
            names = tuple(sorted(arguments))
            first = CapturedMessage(noted["id"], names, 0, 0, arguments, file, line)
            known = self._messages.get((first.id, names), first)
            self._messages[first.id, names] = replace(known, count=known.count + 1, nested=known.nested + is_nested)
            if depth < self._limits.nesting_depth:
                params = (value for value in arguments.values() if isinstance(value, dict))
                waiting += ((inner, 1, depth + 1) for param in params if (inner := param.get("l")))


def _messages_in(document: object, limits: Limits) -> list[Mapping[str, Any]]:
    """The messages anywhere in a document, found as ``Renderer.localize`` finds them."""
    found: list[Mapping[str, Any]] = []

    def note(message: Mapping[str, Any]) -> str:
        found.append(message)
        return ""

    localize_document(document, note, limits)
    return found


def _with_deeper(stack: Iterable[Mapping[str, Any]], anywhere: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The messages of a document: those found anywhere, and those of its error that only its dialect tells."""
    found = [*anywhere]
    left = Counter(map(_said, anywhere))
    for message in stack:
        said = _said(message)
        if left[said]:
            left[said] -= 1
        else:
            found.append(message)
    return found


def _said(message: Mapping[str, Any]) -> str:
    return json.dumps([message["id"], message.get("args"), message.get("params")], sort_keys=True, default=str)
