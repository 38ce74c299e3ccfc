"""The root of what a service raises: messages, data, and the body that the caller gets."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Any

from vapierrors.models import ErrorBody, ErrorType, Limits, LocalizableMessage, Payload
from vapierrors.models.construction import construct
from vapierrors.models.error_type import canonical_id_of, known_error_type, status_of
from vapierrors.outputs.plain import one_line
from vapierrors.wire.type_ids import is_type_id

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE: Mapping[str, Any] = MappingProxyType({})


class Error(Exception):
    """An error of a service, and the root of the 24 others (specification, section 7).

    Its cause stack is Python's exception chain: behind its own messages follow those of every vAPI error that it was
    raised ``from``. Exceptions of other kinds in that chain are never shown to the caller, nor is ``__context__``.

    An error of a service's own is a subclass with a ``type_id``, of ``Error`` or of the standard error that it is a
    kind of; a ``status`` of its own may stand there, too.

    Args:
        messages: what happened, then the causes of that as far as they were no exceptions; perhaps none.
        data: what a program may want to know: a payload, or any mapping.

    Attributes:
        error_type: an ``ErrorType``, or what an answer had in its place.
        type_id: the canonical id, such as ``com.vmware.vapi.std.errors.error``.
        status: the HTTP status that it is answered with.
        response: the answer that it came in, of the type that the client library has; None where it was raised here.

    Raises:
        TypeError: something is no message, or ``data`` is neither payload nor mapping.

    Example:
        >>> class QuotaExceeded(Error):
        ...     type_id = "com.example.quota_exceeded"
        >>> gone = LocalizableMessage(id="com.example.quota", default_message="All 5 sessions are in use.")
        >>> error = QuotaExceeded(gone, data={"sessions": 5})
        >>> error.to_body().type_id, error.status, str(error)
        ('com.example.quota_exceeded', 500, 'All 5 sessions are in use.')
    """

    error_type: ErrorType | str = ErrorType.ERROR
    type_id: str = ErrorType.ERROR.canonical_id
    status: int = ErrorType.ERROR.status
    response: Any = None

    _data: Payload | Mapping[str, Any] | None = None
    _extra: Mapping[str, Any] = _NONE
    _body: ErrorBody | None = None

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - as object has it
        super().__init_subclass__(**kwargs)
        own = vars(cls)
        if "error_type" in own:
            if "type_id" not in own:
                cls.type_id = canonical_id_of(cls.error_type)
            if "status" not in own:
                cls.status = status_of(cls.error_type)
        if not is_type_id(cls.type_id):
            where = f"{cls.__qualname__}.type_id"
            raise ValueError(f"Expected an id such as com.example.quota_exceeded, got {cls.type_id!r} - at {where}")

    def __init__(self, *messages: LocalizableMessage, data: Payload | Mapping[str, Any] | None = None) -> None:
        super().__init__(*messages)
        for index, message in enumerate(messages):
            self._check(
                message, LocalizableMessage, "a message, as a called MessageDefinition is", f"messages[{index}]"
            )
        self._check(data, Payload | Mapping | None, "a payload, a mapping or None", "data")
        self._data = data

    def _check(self, value: object, types: type | UnionType, expected: str, member: str) -> None:
        if not isinstance(value, types):
            where = f"{type(self).__qualname__}.{member}"
            raise TypeError(f"Expected {expected}, got {type(value).__name__} - at {where}")

    @property
    def messages(self) -> tuple[LocalizableMessage, ...]:
        """Its own messages, without those of the errors that it was raised from."""
        return self.args

    @property
    def data(self) -> Payload | Mapping[str, Any] | None:
        """What a program may want to know: a payload, or a mapping; None where unset."""
        return self._data

    def to_body(self, limits: Limits = Limits()) -> ErrorBody:  # noqa: B008 - immutable
        """The body that the caller gets: its own messages, then those of its causes (specification, section 7).

        Args:
            limits: how many messages a stack may have; the causes that go beyond are left out.

        Example:
            >>> full = LocalizableMessage(id="com.example.full", default_message="The disk is full.")
            >>> failed = LocalizableMessage(id="com.example.failed", default_message="The upload failed.")
            >>> try:
            ...     try:
            ...         raise Error(full)
            ...     except Error as cause:
            ...         raise Error(failed) from cause
            ... except Error as error:
            ...     [message.default_message for message in error.to_body().messages]
            ['The upload failed.', 'The disk is full.']
        """
        causes = chain.from_iterable(cause.messages for cause in self._causes())
        if self._body is not None:
            return _with_causes(self._body, causes, limits.messages)
        members: dict[str, Any] = {
            "messages": tuple(islice(chain(self.messages, causes), limits.messages)),
            "error_type": known_error_type(self.error_type),
        }
        if self._data is not None:
            members["data"] = self._data
        body = construct(ErrorBody, members, self._extra)
        return body if self.type_id == canonical_id_of(self.error_type) else body.with_type_id(self.type_id)

    def _causes(self) -> Iterator[Error]:
        """The vAPI errors of the exception chain, each once."""
        met: set[int] = {id(self)}
        cause = self.__cause__
        while cause is not None and id(cause) not in met:
            met.add(id(cause))
            if isinstance(cause, Error):
                yield cause
            cause = cause.__cause__

    def _hold(self, body: ErrorBody, type_id: str | None, error_type: str | None, status: int | None) -> None:
        """Be the error that a body reports; None is what it, or its answer, does not tell."""
        self._body, self._data, self._extra = body, body.data, body.unknown
        if error_type is not None and error_type != self.error_type:
            self.error_type, self.status = error_type, status_of(error_type)
        if type_id is not None:
            self.type_id = type_id
        if status is not None:
            self.status = status

    def __str__(self) -> str:
        """The English texts, a line for each message of the stack; the id of its type where there are none."""
        messages = self.to_body().messages
        return "\n".join(one_line(message.default_message) or message.id for message in messages) or self.type_id

    def __reduce__(self) -> tuple[Any, ...]:
        # What is not of this library may not survive the journey, and is for nobody's eyes anyway.
        cause = next(self._causes(), None)
        state = self.__dict__ if cause is None else {**self.__dict__, "__cause__": cause}
        return _restored, (type(self), self.args), state


def _with_causes(body: ErrorBody, causes: Iterator[LocalizableMessage], most: int) -> ErrorBody:
    followers = tuple(islice(causes, max(0, most - len(body.messages))))
    return body.model_copy(update={"messages": (*body.messages, *followers)}) if followers else body


def _restored(kind: type[Error], messages: tuple[LocalizableMessage, ...]) -> Error:
    """An error as it was, whatever the constructor of its class takes."""
    return kind.__new__(kind, *messages)
