"""The ground of the wire models: frozen, open, and faithful to what was read."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import getdoc
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from vapierrors.models.shape import Structure, WireShape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

WIRE: Final = {"source": "wire"}
"""The validation context of a mapping that the tolerant reader has normalised."""


def describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Give the JSON schema of a model the first line of its docstring, the rest of which is for Python."""
    summary, _, _ = (getdoc(model) or "").partition("\n")
    schema["description"] = summary.replace(" (specification, section 1)", "")


def open_enumeration(rows: type[StrEnum]) -> WithJsonSchema:
    """The JSON schema of an enumeration that may grow: its values by name, and any other string.

    Args:
        rows: the values that are known.
    """
    return WithJsonSchema({"anyOf": [{"enum": [row.value for row in rows]}, {"type": "string"}]})


class WireModel(BaseModel):
    """A frozen model that keeps members it does not know, and how the wire spelled those it does.

    Two models are equal when their members are, however the wire spelled them (specification, section 1).
    """

    model_config = ConfigDict(frozen=True, extra="allow", ser_json_inf_nan="strings", json_schema_extra=describe)

    _shape: WireShape | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_shape(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 - any input
        model = handler(value)
        if type(value) is Structure:
            model._shape = value.shape  # noqa: SLF001 - an instance of this class
        return model

    @property
    def shape(self) -> WireShape | None:
        """How the structure stood on the wire; None where it was built in Python or had nothing of its own."""
        return self._shape

    @property
    def unknown(self) -> Mapping[str, Any]:
        """The members that the specification does not name, as the wire gave them."""
        return self.__pydantic_extra__ or {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WireModel) or type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__ and self.unknown == other.unknown

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))


class Payload(WireModel):
    """The ground of the payloads; equal to a mapping with the same members, as ``data`` has it when read."""

    structure_name: ClassVar[str]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Mapping):
            return {**self.__dict__, **self.unknown} == other
        return super().__eq__(other)

    __hash__ = WireModel.__hash__


def from_wire(info: ValidationInfo) -> bool:
    """Whether a validation reads a normalised mapping from the wire, not arguments given in Python."""
    return info.context is WIRE


def plain_members(model: WireModel) -> dict[str, Any]:
    """The members of a model and of those inside it as plain mappings and lists, unset ones left out.

    Args:
        model: any wire model.

    Example:
        >>> from vapierrors.models.message import LocalizationParam
        >>> plain_members(LocalizationParam(d=2.5, precision=1))
        {'d': 2.5, 'precision': 1}
    """
    members: dict[str, Any]
    # Not by recursion: nobody has counted the levels of what was built in Python.
    waiting: list[tuple[Iterable[tuple[Any, Any]], Any]] = []
    members = _opened(model, waiting)
    while waiting:
        values, plain = waiting.pop()
        for key, value in values:
            if type(value) not in _PLAIN:
                plain[key] = _opened(value, waiting)
    return members


_PLAIN: Final = frozenset((str, int, float, bool))


def _opened(value: Any, waiting: list[tuple[Iterable[tuple[Any, Any]], Any]]) -> Any:  # noqa: ANN401 - any member
    """A container whose values wait to be replaced by their plain forms; the value itself where it is none."""
    plain: Any
    if isinstance(value, WireModel):
        plain = known = {name: member for name, member in value.__dict__.items() if member is not None}
        extra = value.__pydantic_extra__
        if extra:
            plain = {**known, **extra}
        waiting.append((known.items(), plain))
    elif isinstance(value, tuple):
        plain = [*value]
        waiting.append((enumerate(value), plain))
    elif isinstance(value, dict):
        plain = {**value}
        waiting.append((value.items(), plain))
    else:
        return value
    return plain
