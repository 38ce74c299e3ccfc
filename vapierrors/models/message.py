"""A message of the cause stack, its named and typed parameters, and the messages inside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from vapierrors.models.base import WireModel, describe, from_wire, open_enumeration
from vapierrors.models.limits import MAX_PRECISION
from vapierrors.models.params import INT64_MAX, INT64_MIN, VALUE_MEMBERS, DateTimeFormat, known_format
from vapierrors.models.shape import LOCALIZABLE_MESSAGE, LOCALIZATION_PARAM, NESTED_LOCALIZABLE_MESSAGE


def _no_number(value: object) -> object:
    """A number alone, in text or not, is no date-time: whether it counts seconds or milliseconds is a guess."""
    if isinstance(value, datetime) or (isinstance(value, str) and ":" in value):
        return value
    raise ValueError(f"Expected an aware datetime or an RFC 3339 text, got {value!r}")


def _one_value_schema(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say in the JSON schema, too, that a parameter has one value."""
    describe(schema, model)
    unset = {"type": "null"}
    schema["oneOf"] = [{"required": [member], "properties": {member: {"not": unset}}} for member in VALUE_MEMBERS]


class LocalizationParam(WireModel):
    """One typed value of a message, with how to show it (specification, section 1).

    Args:
        s: a string, shown as it is.
        dt: an aware datetime; ``format`` says how it is shown.
        i: a 64-bit signed integer.
        d: a finite double; ``precision`` says with how many fraction digits.
        l: a nested message, resolved in the language of the message around it.
        format: a ``DateTimeFormat``, for ``dt``; other strings are kept and count as the default.
        precision: fraction digits of ``d``, 0 to 40.

    Raises:
        ValueError: (a ``pydantic.ValidationError``) no value member is set, or more than one; or one is out of range.

    Example:
        >>> LocalizationParam(d=3.14159, precision=2).value
        3.14159
        >>> LocalizationParam(s="vm-42", i=42)
        Traceback (most recent call last):
        pydantic_core._pydantic_core.ValidationError: 1 validation error for LocalizationParam
          Value error, Expected exactly one of s, dt, i, d, l, got s and i ...
    """

    model_config = ConfigDict(json_schema_extra=_one_value_schema)

    structure_name: ClassVar[str] = LOCALIZATION_PARAM

    s: str | None = None
    dt: Annotated[AwareDatetime, BeforeValidator(_no_number)] | None = None
    i: Annotated[int, Field(strict=True, ge=INT64_MIN, le=INT64_MAX)] | None = None
    d: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None
    l: NestedLocalizableMessage | None = None  # noqa: E741 - the wire's own name
    format: Annotated[DateTimeFormat | str, BeforeValidator(known_format), open_enumeration(DateTimeFormat)] | None = (
        None
    )
    precision: Annotated[int, Field(strict=True, ge=0, json_schema_extra={"maximum": MAX_PRECISION})] | None = None

    @field_validator("precision")
    @classmethod
    def _precision_in_range(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is not None and value > MAX_PRECISION and not from_wire(info):
            raise ValueError(f"Expected 0 to {MAX_PRECISION} fraction digits, got {value}")
        return value

    @model_validator(mode="after")
    def _one_value(self, info: ValidationInfo) -> LocalizationParam:
        if not from_wire(info):
            given = [member for member in VALUE_MEMBERS if getattr(self, member) is not None]
            if len(given) != 1:
                got = " and ".join(given) or "none of them"
                raise ValueError(f"Expected exactly one of {', '.join(VALUE_MEMBERS)}, got {got}")
        return self

    @property
    def value(self) -> Any:  # noqa: ANN401 - one of five types
        """The value: the first member set, in the order s, dt, i, d, l; None only for an empty one from the wire.

        Example:
            >>> LocalizationParam(i=3).value
            3
        """
        return next((value for member in VALUE_MEMBERS if (value := getattr(self, member)) is not None), None)


class NestedLocalizableMessage(WireModel):
    """A message inside a parameter: an id and its parameters, no text of its own (specification, section 1).

    Args:
        id: the message id.
        params: its named parameters, None where unset.

    Example:
        >>> NestedLocalizableMessage(id="com.example.reason", params={"host": {"s": "esx01"}}).params["host"].s
        'esx01'
    """

    structure_name: ClassVar[str] = NESTED_LOCALIZABLE_MESSAGE

    id: str
    params: Mapping[str, LocalizationParam] | None = None


class LocalizableMessage(WireModel):
    """One message: its id, finished English text and what went into it (specification, section 1).

    Args:
        id: the message id, the key of the catalogs.
        default_message: finished English text; a fallback, never a template.
        args: positional arguments, already strings.
        params: named, typed parameters; None where unset.
        localized: text that the server localized; None where unset.

    Example:
        >>> LocalizableMessage(id="com.example.gone", default_message="It is gone.").args
        ()
    """

    structure_name: ClassVar[str] = LOCALIZABLE_MESSAGE

    id: str
    default_message: str
    args: tuple[str, ...] = ()
    params: Mapping[str, LocalizationParam] | None = None
    localized: str | None = None


LocalizationParam.model_rebuild()
