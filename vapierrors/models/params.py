"""Named, typed parameters of a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final

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

VALUE_MEMBERS: Final = ("s", "dt", "i", "d", "l")
"""The members that can hold the value, in the order in which a reader looks."""

INT64_MIN: Final = -(2**63)
INT64_MAX: Final = 2**63 - 1


class DateTimeFormat(StrEnum):
    """How a ``dt`` parameter is shown (specification, section 1); an unknown value counts as the default.

    Example:
        >>> DateTimeFormat("SHORT_DATETIME")
        <DateTimeFormat.SHORT_DATE_TIME: 'SHORT_DATE_TIME'>
    """

    SHORT_DATE = "SHORT_DATE"
    SHORT_TIME = "SHORT_TIME"
    SHORT_DATE_TIME = "SHORT_DATE_TIME"
    MED_DATE = "MED_DATE"
    MED_TIME = "MED_TIME"
    MED_DATE_TIME = "MED_DATE_TIME"
    LONG_DATE = "LONG_DATE"
    LONG_TIME = "LONG_TIME"
    LONG_DATE_TIME = "LONG_DATE_TIME"
    FULL_DATE = "FULL_DATE"
    FULL_TIME = "FULL_TIME"
    FULL_DATE_TIME = "FULL_DATE_TIME"

    @classmethod
    def _missing_(cls, value: object) -> DateTimeFormat | None:
        return _PROSE_SPELLINGS.get(value) if isinstance(value, str) else None


DEFAULT_DATE_TIME_FORMAT: Final = DateTimeFormat.SHORT_DATE_TIME

_PROSE_SPELLINGS: Final = {
    f"{width}_DATETIME": DateTimeFormat(f"{width}_DATE_TIME") for width in ("SHORT", "MED", "LONG", "FULL")
}


def known_format(value: object) -> object:
    """The ``DateTimeFormat`` that a wire value names, else the value itself: the enumeration is open.

    Example:
        >>> known_format("LONG_DATETIME"), known_format("TINY")
        (<DateTimeFormat.LONG_DATE_TIME: 'LONG_DATE_TIME'>, 'TINY')
    """
    if not isinstance(value, str):
        return value
    return DateTimeFormat.__members__.get(value) or _PROSE_SPELLINGS.get(value, value)


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

    structure_name: ClassVar[str] = "com.vmware.vapi.std.localization_param"

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

    structure_name: ClassVar[str] = "com.vmware.vapi.std.nested_localizable_message"

    id: str
    params: Mapping[str, LocalizationParam] | None = None


LocalizationParam.model_rebuild()
