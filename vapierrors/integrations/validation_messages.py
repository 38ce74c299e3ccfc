"""What is wrong with a value of a request: a message for each kind of error that pydantic tells."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.definitions import MessageDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "vapierrors.validation."
"""What the message ids begin with; pydantic's name of the error follows."""

FAILED: Final = MessageDefinition(
    "vapierrors.validation.failed",
    "The request has {count, plural, one {# value that is not valid} other {# values that are not valid}}.",
)
MISSING: Final = MessageDefinition("vapierrors.validation.missing", "“{location}” is required.")
EXTRA_FORBIDDEN: Final = MessageDefinition(
    "vapierrors.validation.extra_forbidden", "“{location}” is not expected here."
)
INVALID: Final = MessageDefinition("vapierrors.validation.invalid", "The value of “{location}” is not valid.")
JSON_INVALID: Final = MessageDefinition(
    "vapierrors.validation.json_invalid", "The body of the request is not valid JSON (position {position})."
)
STRING_TYPE: Final = MessageDefinition("vapierrors.validation.string_type", "“{location}” must be a string.")
STRING_TOO_SHORT: Final = MessageDefinition(
    "vapierrors.validation.string_too_short",
    "“{location}” must have at least {min_length, plural, one {# character} other {# characters}}.",
)
STRING_TOO_LONG: Final = MessageDefinition(
    "vapierrors.validation.string_too_long",
    "“{location}” must have at most {max_length, plural, one {# character} other {# characters}}.",
)
STRING_PATTERN_MISMATCH: Final = MessageDefinition(
    "vapierrors.validation.string_pattern_mismatch", "“{location}” must match the pattern “{pattern}”."
)
INT_TYPE: Final = MessageDefinition("vapierrors.validation.int_type", "“{location}” must be a whole number.")
FLOAT_TYPE: Final = MessageDefinition("vapierrors.validation.float_type", "“{location}” must be a number.")
BOOL_TYPE: Final = MessageDefinition("vapierrors.validation.bool_type", "“{location}” must be true or false.")
GREATER_THAN: Final = MessageDefinition(
    "vapierrors.validation.greater_than", "“{location}” must be greater than {limit}."
)
GREATER_THAN_EQUAL: Final = MessageDefinition(
    "vapierrors.validation.greater_than_equal", "“{location}” must be at least {limit}."
)
LESS_THAN: Final = MessageDefinition("vapierrors.validation.less_than", "“{location}” must be less than {limit}.")
LESS_THAN_EQUAL: Final = MessageDefinition(
    "vapierrors.validation.less_than_equal", "“{location}” must be at most {limit}."
)
MULTIPLE_OF: Final = MessageDefinition(
    "vapierrors.validation.multiple_of", "“{location}” must be a multiple of {limit}."
)
TOO_SHORT: Final = MessageDefinition(
    "vapierrors.validation.too_short",
    "“{location}” must have at least {min_length, plural, one {# entry} other {# entries}}.",
)
TOO_LONG: Final = MessageDefinition(
    "vapierrors.validation.too_long",
    "“{location}” must have at most {max_length, plural, one {# entry} other {# entries}}.",
)
LIST_TYPE: Final = MessageDefinition("vapierrors.validation.list_type", "“{location}” must be a list.")
DICT_TYPE: Final = MessageDefinition("vapierrors.validation.dict_type", "“{location}” must be an object.")
ENUM: Final = MessageDefinition("vapierrors.validation.enum", "“{location}” must be one of these values: {expected}.")
DATETIME_TYPE: Final = MessageDefinition(
    "vapierrors.validation.datetime_type", "“{location}” must be a date and time such as 2026-01-31T10:00:00Z."
)
DATE_TYPE: Final = MessageDefinition(
    "vapierrors.validation.date_type", "“{location}” must be a date such as 2026-01-31."
)
TIME_TYPE: Final = MessageDefinition(
    "vapierrors.validation.time_type", "“{location}” must be a time of day such as 10:00:00."
)
TIME_DELTA_TYPE: Final = MessageDefinition(
    "vapierrors.validation.time_delta_type", "“{location}” must be a duration such as PT1H30M."
)
DATE_PAST: Final = MessageDefinition("vapierrors.validation.date_past", "“{location}” must be in the past.")
DATE_FUTURE: Final = MessageDefinition("vapierrors.validation.date_future", "“{location}” must be in the future.")
TIMEZONE_AWARE: Final = MessageDefinition(
    "vapierrors.validation.timezone_aware", "“{location}” must name its time zone."
)
UUID_TYPE: Final = MessageDefinition("vapierrors.validation.uuid_type", "“{location}” must be a UUID.")
URL_TYPE: Final = MessageDefinition("vapierrors.validation.url_type", "“{location}” must be a URL.")
DECIMAL_MAX_DIGITS: Final = MessageDefinition(
    "vapierrors.validation.decimal_max_digits",
    "“{location}” must have at most {max_digits, plural, one {# digit} other {# digits}}.",
)
DECIMAL_MAX_PLACES: Final = MessageDefinition(
    "vapierrors.validation.decimal_max_places",
    "“{location}” must have at most {decimal_places, plural, one {# decimal place} other {# decimal places}}.",
)


class Told(NamedTuple):
    """What the caller is told about an error.

    Args:
        definition: takes ``location``, and a parameter more where ``context`` is not empty.
        context: what that parameter is called in pydantic's ``ctx``.
        parameter: what it is called in the definition.
    """

    definition: MessageDefinition
    context: str = ""
    parameter: str = ""


_ROWS: Final[tuple[tuple[Told, tuple[str, ...]], ...]] = (
    (
        Told(MISSING),
        (
            "missing",
            "missing_argument",
            "missing_keyword_only_argument",
            "missing_positional_only_argument",
        ),
    ),
    (
        Told(EXTRA_FORBIDDEN),
        (
            "extra_forbidden",
            "unexpected_keyword_argument",
            "unexpected_positional_argument",
        ),
    ),
    (
        Told(STRING_TYPE),
        (
            "string_type",
            "string_unicode",
        ),
    ),
    (Told(STRING_TOO_SHORT, "min_length", "min_length"), ("string_too_short",)),
    (Told(STRING_TOO_LONG, "max_length", "max_length"), ("string_too_long",)),
    (Told(STRING_PATTERN_MISMATCH, "pattern", "pattern"), ("string_pattern_mismatch",)),
    (
        Told(INT_TYPE),
        (
            "int_type",
            "int_parsing",
            "int_parsing_size",
            "int_from_float",
        ),
    ),
    (
        Told(FLOAT_TYPE),
        (
            "float_type",
            "float_parsing",
            "finite_number",
            "decimal_type",
            "decimal_parsing",
        ),
    ),
    (
        Told(BOOL_TYPE),
        (
            "bool_type",
            "bool_parsing",
        ),
    ),
    (Told(GREATER_THAN, "gt", "limit"), ("greater_than",)),
    (Told(GREATER_THAN_EQUAL, "ge", "limit"), ("greater_than_equal",)),
    (Told(LESS_THAN, "lt", "limit"), ("less_than",)),
    (Told(LESS_THAN_EQUAL, "le", "limit"), ("less_than_equal",)),
    (Told(MULTIPLE_OF, "multiple_of", "limit"), ("multiple_of",)),
    (Told(TOO_SHORT, "min_length", "min_length"), ("too_short",)),
    (Told(TOO_LONG, "max_length", "max_length"), ("too_long",)),
    (
        Told(LIST_TYPE),
        (
            "list_type",
            "tuple_type",
            "set_type",
            "frozen_set_type",
            "deque_type",
            "iterable_type",
        ),
    ),
    (
        Told(DICT_TYPE),
        (
            "dict_type",
            "model_type",
            "model_attributes_type",
            "dataclass_type",
            "mapping_type",
            "named_tuple_type",
        ),
    ),
    (
        Told(ENUM, "expected", "expected"),
        (
            "enum",
            "literal_error",
        ),
    ),
    (
        Told(DATETIME_TYPE),
        (
            "datetime_type",
            "datetime_parsing",
            "datetime_from_date_parsing",
            "datetime_object_invalid",
        ),
    ),
    (
        Told(DATE_TYPE),
        (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ),
    ),
    (
        Told(TIME_TYPE),
        (
            "time_type",
            "time_parsing",
        ),
    ),
    (
        Told(TIME_DELTA_TYPE),
        (
            "time_delta_type",
            "time_delta_parsing",
        ),
    ),
    (
        Told(DATE_PAST),
        (
            "date_past",
            "datetime_past",
        ),
    ),
    (
        Told(DATE_FUTURE),
        (
            "date_future",
            "datetime_future",
        ),
    ),
    (Told(TIMEZONE_AWARE), ("timezone_aware",)),
    (
        Told(UUID_TYPE),
        (
            "uuid_type",
            "uuid_parsing",
            "uuid_version",
        ),
    ),
    (
        Told(URL_TYPE),
        (
            "url_type",
            "url_parsing",
            "url_syntax_violation",
            "url_scheme",
        ),
    ),
    (Told(DECIMAL_MAX_DIGITS, "max_digits", "max_digits"), ("decimal_max_digits",)),
    (Told(DECIMAL_MAX_PLACES, "decimal_places", "decimal_places"), ("decimal_max_places",)),
)

MESSAGES: Final[Mapping[str, Told]] = MappingProxyType({kind: told for told, kinds in _ROWS for kind in kinds})
"""pydantic's name of an error → what the caller is told. Others are INVALID: their own words may quote the value."""
