"""The body of an error: the cause stack, its data and its type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from vapierrors.models.base import WIRE, Payload, WireModel, from_wire, open_enumeration, plain_members
from vapierrors.models.error_type import ErrorType, canonical_id_of, effective_error_type, known_error_type
from vapierrors.models.message import LocalizableMessage


def _data(value: object) -> object:
    """Keep the object itself: copying a ``Structure`` into a dict would lose its name."""
    if value is None or isinstance(value, Payload | Mapping):
        return value
    raise ValueError(f"Expected an object or a payload, got {type(value).__name__}")


def _checked_type_id(value: object) -> str | None:
    if value is None or (isinstance(value, str) and value):
        return value
    raise ValueError(f"Expected a canonical id such as com.example.quota_exceeded, got {value!r} - at type_id")


_Data = Annotated[
    Payload | Mapping[str, Any] | None,
    PlainValidator(_data),
    WithJsonSchema({"anyOf": [{"type": "object", "additionalProperties": True}, {"type": "null"}]}),
]


class ErrorBody(WireModel):
    """An error as a vAPI service reports it (specification, section 1).

    Any other member is kept as an unknown one, a misspelt name too.

    Args:
        messages: the cause stack: the first describes the error as the caller of the operation sees it, each later
            one the cause of the one before.
        data: what a program may want to know: a payload, or any mapping; None where unset.
        error_type: one of the 25 ``ErrorType``, or another string; None where unset.
        type_id: the canonical id of a type that a service defines; left out, what ``error_type`` says.

    Example:
        >>> gone = LocalizableMessage(id="com.example.gone", default_message="It is gone.")
        >>> body = ErrorBody(messages=(gone,), error_type="NOT_FOUND")
        >>> body.error_type, body.type_id
        (<ErrorType.NOT_FOUND: 'NOT_FOUND'>, 'com.vmware.vapi.std.errors.not_found')
    """

    messages: tuple[LocalizableMessage, ...]
    data: _Data = None
    error_type: Annotated[ErrorType | str, BeforeValidator(known_error_type), open_enumeration(ErrorType)] | None = None

    _type_id: str | None = PrivateAttr(default=None)
    _plain_messages: Sequence[Mapping[str, Any]] | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _take_type_id(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:  # noqa: ANN401 - any input
        if from_wire(info) or not isinstance(value, Mapping) or "type_id" not in value:
            return handler(value)
        body = handler({name: member for name, member in value.items() if name != "type_id"})
        body._type_id = _checked_type_id(value["type_id"])  # noqa: SLF001 - an instance of this class
        return body

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], type_id: str | None = None) -> Self:
        """Build the model of a mapping that the tolerant reader has normalised.

        Args:
            plain: the members in the form of the ``api`` dialect, every value of its proper type; nobody may change
                them any more.
            type_id: the canonical id as the wire gave it, None where it gave none.

        Raises:
            ValueError: (a ``pydantic.ValidationError``) a value is not of its proper type.

        Example:
            >>> ErrorBody.from_plain({"messages": []}, "com.example.quota_exceeded").type_id
            'com.example.quota_exceeded'
        """
        body = cls.model_validate(plain, context=WIRE)
        body._type_id = type_id  # noqa: SLF001 - an instance of this class
        body._plain_messages = plain["messages"]  # noqa: SLF001 - likewise
        return body

    def with_type_id(self, type_id: str | None) -> Self:
        """The same body as an error of a type that a service defines; None goes back to what ``error_type`` says.

        Args:
            type_id: the canonical id, such as ``com.example.quota_exceeded``.

        Raises:
            ValueError: it is empty, or no string.

        Example:
            >>> ErrorBody(messages=()).with_type_id("com.example.quota_exceeded").type_id
            'com.example.quota_exceeded'
        """
        copy = self.model_copy()
        copy._type_id = _checked_type_id(type_id)  # noqa: SLF001 - an instance of this class
        return copy

    @property
    def type_id(self) -> str:
        """The canonical id: as the wire gave it, else from ``error_type``, else that of ERROR.

        Example:
            >>> ErrorBody(messages=()).type_id
            'com.vmware.vapi.std.errors.error'
        """
        return canonical_id_of(self.error_type) if self._type_id is None else self._type_id

    @property
    def effective_error_type(self) -> str | None:
        """``error_type``, else what the canonical id of the wire says; None where neither tells.

        Example:
            >>> body = ErrorBody(messages=()).with_type_id("com.vmware.vapi.std.errors.timed_out")
            >>> body.effective_error_type
            <ErrorType.TIMED_OUT: 'TIMED_OUT'>
        """
        return effective_error_type(self.error_type, self._type_id)

    def to_plain(self) -> dict[str, Any]:
        """The members in the form of the ``api`` dialect, unset ones left out; date-times stay ``datetime``.

        Example:
            >>> gone = LocalizableMessage(id="com.example.gone", default_message="It is gone.", args=("vm-42",))
            >>> ErrorBody(messages=(gone,), error_type="NOT_FOUND").to_plain()
            {'messages': [{'id': 'com.example.gone', 'default_message': 'It is gone.', 'args': ['vm-42']}],
             'error_type': <ErrorType.NOT_FOUND: 'NOT_FOUND'>}
        """
        return plain_members(self)

    def plain_messages(self) -> Sequence[Mapping[str, Any]]:
        """The messages as ``to_plain`` has them, made once; not to be changed.

        Example:
            >>> ErrorBody(messages=(LocalizableMessage(id="a.b", default_message="Gone."),)).plain_messages()
            [{'id': 'a.b', 'default_message': 'Gone.', 'args': []}]
        """
        # Asked for by name, a private attribute takes longer than the rest of a rendering.
        private = self.__pydantic_private__ or {}
        known: Sequence[Mapping[str, Any]] | None = private.get("_plain_messages")
        if known is None:
            known = self._plain_messages = [plain_members(message) for message in self.messages]
        return known

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, as every pydantic model makes it.

        Args:
            update: the members that differ.
            deep: whether what is inside is copied too.
        """
        copy = super().model_copy(update=update, deep=deep)
        copy._plain_messages = None  # noqa: SLF001 - an instance of this class
        return copy
