"""What a dialect is, and what reading a payload gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.anomalies import Anomaly
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading


class Members(NamedTuple):
    """A normalised error body.

    Args:
        plain: the members in the form of the ``api`` dialect, every value of its proper type.
        type_id: the canonical id as the wire gave it, None where it gave none.
    """

    plain: dict[str, Any]
    type_id: str | None


class Dialect(NamedTuple):
    """One way in which vAPI errors are written; the row of a dialect in ``DIALECTS`` (specification, section 2).

    Args:
        name: the name, as ``encode`` takes it.
        recognises: whether a JSON object looks like an error in this dialect.
        read: reads such an object, at a path, into normalised members; what is odd is reported to the reading.
        write: writes a body as a JSON object; None for a dialect that is read only.

    Example:
        >>> from vapierrors.wire import DIALECTS
        >>> DIALECTS["legacy"].write is None
        True
    """

    name: str
    recognises: Callable[[Mapping[str, Any]], bool]
    read: Callable[[Reading, dict[str, Any], Path], Members]
    write: Callable[[ErrorBody], dict[str, Any]] | None


class Decoded:
    """What a payload said, immutable; the models are built when ``body`` is first asked for (specification, section 2).

    Args:
        dialect: ``api``, ``rest``, ``jsonrpc``, ``legacy``, ``problem``, or ``foreign`` for what is no vAPI error.
        plain: the members in the form of the ``api`` dialect, every value of its proper type. ``messages`` is there,
            each with ``id``, ``default_message`` and ``args``; a ``dt`` is text such as ``2026-01-31T10:00:00.000Z``,
            which ``datetime.fromisoformat`` reads.
        type_id: the canonical id as the wire gave it, None where it gave none.
        anomalies: what was odd, in the order in which the reader met it: what is odd about a structure as a whole
            stands before or after what is odd about its members.

    Example:
        >>> from vapierrors.wire import decode
        >>> decoded = decode('{"messages": [{"id": "a.b", "default_message": "Gone.", "args": []}]}')
        >>> decoded.dialect, decoded.plain["messages"][0]["id"], decoded.body.messages[0].default_message
        ('api', 'a.b', 'Gone.')
    """

    __slots__ = ("_anomalies", "_body", "_dialect", "_plain", "_type_id")

    def __init__(
        self, dialect: str, plain: Mapping[str, Any], type_id: str | None, anomalies: tuple[Anomaly, ...]
    ) -> None:
        self._dialect = dialect
        self._plain = plain
        self._type_id = type_id
        self._anomalies = anomalies
        self._body: ErrorBody | None = None

    @property
    def dialect(self) -> str:
        """The name of the dialect, or ``foreign``."""
        return self._dialect

    @property
    def plain(self) -> Mapping[str, Any]:
        """The members in the form of the ``api`` dialect, every value of its proper type; not to be changed."""
        return self._plain

    @property
    def type_id(self) -> str | None:
        """The canonical id as the wire gave it, None where it gave none."""
        return self._type_id

    @property
    def anomalies(self) -> tuple[Anomaly, ...]:
        """What was odd, in the order in which the reader met it."""
        return self._anomalies

    @property
    def body(self) -> ErrorBody:
        """The models, built on first use; two threads that ask at once build equal ones."""
        body = self._body
        if body is None:
            from vapierrors.models import ErrorBody  # noqa: PLC0415 - brings pydantic, which rendering can do without

            body = self._body = ErrorBody.from_plain(self._plain, self._type_id)
        return body

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Decoded):
            return NotImplemented
        return self._said() == other._said() and self._plain == other._plain

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[str, str | None, tuple[Anomaly, ...]]:
        return self._dialect, self._type_id, self._anomalies

    def __repr__(self) -> str:
        return f"Decoded(dialect={self._dialect!r}, type_id={self._type_id!r}, anomalies={self._anomalies!r})"
