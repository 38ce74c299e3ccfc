"""One reading of one payload: how strict it is, what it allows, and what it found odd."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.exceptions import LimitExceeded, WireDecodeError
from vapierrors.models.escaping import escaped
from vapierrors.wire.anomalies import Anomaly
from vapierrors.wire.paths import ROOT, json_path

if TYPE_CHECKING:
    from vapierrors.models import Limits
    from vapierrors.wire.paths import Path

_SHOWN: Final = 60
"""Code points of a value that a report shows."""

_MOST_ANOMALIES: Final = 1000
"""Anomalies that are told of one payload: a hostile one has something odd every few bytes."""


class Respelled(NamedTuple):
    """A value that is not what the wire said, word for word; ``value`` is None where nothing could be read."""

    value: Any


class Reading:
    """The state of one call of ``decode``.

    Args:
        strict: whether the first anomaly is an error.
        limits: how large the payload may be.
        status: the HTTP status that came with the payload, None where unknown.
    """

    __slots__ = ("anomalies", "limits", "nested", "status", "strict")

    def __init__(self, *, strict: bool, limits: Limits, status: int | None) -> None:
        self.strict = strict
        self.limits = limits
        self.status = status
        self.anomalies: list[Anomaly] = []
        self.nested = 0

    def report(self, code: str, path: Path, detail: str, done: str = "") -> None:
        """Note an anomaly, or raise it when strict.

        Args:
            code: a code of ``ANOMALIES``.
            path: where.
            detail: "Expected ..., got ...".
            done: what the tolerant reader does about it; a strict one does not say it.

        Raises:
            WireDecodeError: the reading is strict.
        """
        if self.strict:
            raise WireDecodeError(code, json_path(path), detail)
        if not self._is_full():
            self.anomalies.append(Anomaly(code, json_path(path), f"{detail}; {done}" if done else detail))

    def _is_full(self) -> bool:
        """Whether no more anomalies are told; the last one says so."""
        if len(self.anomalies) == _MOST_ANOMALIES:
            detail = f"Expected at most {_MOST_ANOMALIES} anomalies, got more; the others are not listed"
            self.anomalies.append(Anomaly("too-many", json_path(ROOT), detail))
        return len(self.anomalies) > _MOST_ANOMALIES

    def over_limit(self, code: str, limit: str, got: int, path: Path, done: str) -> None:
        """Note that an input is larger than a limit allows, or raise it when strict.

        Args:
            code: ``too-large``, ``too-deep`` or ``too-many``.
            limit: the name of the field of ``Limits``.
            got: how large the input is.
            path: where.
            done: what the tolerant reader does about it.

        Raises:
            LimitExceeded: the reading is strict.
        """
        if not self.strict and self._is_full():
            return
        exceeded = LimitExceeded(limit, getattr(self.limits, limit), got, json_path(path))
        if self.strict:
            raise exceeded
        self.anomalies.append(Anomaly(code, exceeded.where, f"{exceeded.reason}; {done}"))

    def wrong_type(self, path: Path, expected: str, got: object, done: str) -> None:
        """Note that a value is of another JSON type than its member has."""
        self.report("wrong-type", path, f"Expected {expected}, got {shown(got)}", done)


def shown(value: object) -> str:
    """A JSON value as a report names it: short scalars as they are, the rest by its type.

    Example:
        >>> shown("abc"), shown(True), shown({}), shown([1])
        ('"abc"', 'true', 'an object', 'an array')
    """
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case str():
            text = escaped(json.dumps(value[:_SHOWN], ensure_ascii=False))
            return text if len(value) <= _SHOWN else f"a string of {len(value)} characters"
        case bool() | None:
            return json.dumps(value)
        case int() if abs(value) >= 10**_SHOWN:
            return "an integer of more than 60 digits"
        case _:
            return repr(value)
