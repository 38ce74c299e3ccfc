"""The 25 standard error types: one row each, and the HTTP status tables in both directions."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

STANDARD_PREFIX: Final = "com.vmware.vapi.std.errors."
"""What the canonical id of every standard error starts with."""


class ErrorType(StrEnum):
    """A standard error of ``com.vmware.vapi.std.errors`` (specification, section 1).

    Attributes:
        status: the HTTP status that the official runtime answers with.

    Example:
        >>> ErrorType.NOT_FOUND.status, ErrorType.NOT_FOUND.canonical_id
        (404, 'com.vmware.vapi.std.errors.not_found')
        >>> ErrorType.NOT_FOUND == "NOT_FOUND"
        True
    """

    status: int

    def __new__(cls, value: str, status: int = 500) -> Self:
        """Make a row: the name is the value, the status an attribute."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.status = status
        return member

    ALREADY_EXISTS = "ALREADY_EXISTS", 400
    ALREADY_IN_DESIRED_STATE = "ALREADY_IN_DESIRED_STATE", 400
    CANCELED = "CANCELED", 500
    CONCURRENT_CHANGE = "CONCURRENT_CHANGE", 409
    ERROR = "ERROR", 500
    FEATURE_IN_USE = "FEATURE_IN_USE", 400
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR", 500
    INVALID_ARGUMENT = "INVALID_ARGUMENT", 400
    INVALID_ELEMENT_CONFIGURATION = "INVALID_ELEMENT_CONFIGURATION", 400
    INVALID_ELEMENT_TYPE = "INVALID_ELEMENT_TYPE", 400
    INVALID_REQUEST = "INVALID_REQUEST", 400
    NOT_ALLOWED_IN_CURRENT_STATE = "NOT_ALLOWED_IN_CURRENT_STATE", 400
    NOT_FOUND = "NOT_FOUND", 404
    OPERATION_NOT_FOUND = "OPERATION_NOT_FOUND", 404
    RESOURCE_BUSY = "RESOURCE_BUSY", 400
    RESOURCE_INACCESSIBLE = "RESOURCE_INACCESSIBLE", 400
    RESOURCE_IN_USE = "RESOURCE_IN_USE", 400
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE", 503
    TIMED_OUT = "TIMED_OUT", 504
    UNABLE_TO_ALLOCATE_RESOURCE = "UNABLE_TO_ALLOCATE_RESOURCE", 400
    UNAUTHENTICATED = "UNAUTHENTICATED", 401
    UNAUTHORIZED = "UNAUTHORIZED", 403
    UNEXPECTED_INPUT = "UNEXPECTED_INPUT", 500
    UNSUPPORTED = "UNSUPPORTED", 400
    UNVERIFIED_PEER = "UNVERIFIED_PEER", 500

    @property
    def canonical_id(self) -> str:
        """The id on the wire: the prefix and the name in lower case.

        Example:
            >>> ErrorType.TIMED_OUT.canonical_id
            'com.vmware.vapi.std.errors.timed_out'
        """
        return f"{STANDARD_PREFIX}{self.value.lower()}"

    @classmethod
    def from_canonical_id(cls, type_id: str) -> ErrorType | None:
        """The standard error type with this canonical id, or None for a type of a service's own.

        Example:
            >>> ErrorType.from_canonical_id("com.vmware.vapi.std.errors.not_found")
            <ErrorType.NOT_FOUND: 'NOT_FOUND'>
            >>> ErrorType.from_canonical_id("com.example.quota_exceeded") is None
            True
        """
        return _BY_CANONICAL_ID.get(type_id)

    @classmethod
    def from_status(cls, status: int) -> ErrorType:
        """What an HTTP status says where there is no usable body.

        Args:
            status: the HTTP status code.

        Example:
            >>> ErrorType.from_status(422)
            <ErrorType.INVALID_REQUEST: 'INVALID_REQUEST'>
            >>> ErrorType.from_status(418)
            <ErrorType.ERROR: 'ERROR'>
        """
        return _BY_STATUS.get(status, cls.ERROR)


# ``ErrorType.__members__`` makes a new proxy on every access.
_BY_NAME: Final = MappingProxyType({row.value: row for row in ErrorType})
_BY_CANONICAL_ID: Final = MappingProxyType({row.canonical_id: row for row in ErrorType})

_STATUSES: Final = (
    (ErrorType.INVALID_REQUEST, (400, 405, 406, 411, 412, 413, 414, 415, 417, 422, 424, 426, 431, 505, 510)),
    (ErrorType.UNAUTHENTICATED, (401, 407, 511)),
    (ErrorType.UNAUTHORIZED, (402, 403)),
    (ErrorType.NOT_FOUND, (404, 410)),
    (ErrorType.TIMED_OUT, (408, 504)),
    (ErrorType.CONCURRENT_CHANGE, (409, 428)),
    (ErrorType.RESOURCE_INACCESSIBLE, (416,)),
    (ErrorType.RESOURCE_BUSY, (423,)),
    (ErrorType.SERVICE_UNAVAILABLE, (429, 503)),
    (ErrorType.INTERNAL_SERVER_ERROR, (500, 506, 508)),
    (ErrorType.UNABLE_TO_ALLOCATE_RESOURCE, (507, 509)),
)
_BY_STATUS: Final = MappingProxyType({status: row for row, statuses in _STATUSES for status in statuses})


def known_error_type(value: object) -> object:
    """The ``ErrorType`` that a wire value names, else the value itself: the enumeration is open.

    Example:
        >>> known_error_type("NOT_FOUND"), known_error_type("QUOTA_EXCEEDED")
        (<ErrorType.NOT_FOUND: 'NOT_FOUND'>, 'QUOTA_EXCEEDED')
    """
    return _BY_NAME.get(value, value) if isinstance(value, str) else value


def canonical_id_of(error_type: str | None) -> str:
    """The canonical id that an ``error_type`` stands for; that of ERROR where it is None or not a standard one.

    Example:
        >>> canonical_id_of("NOT_FOUND"), canonical_id_of(None)
        ('com.vmware.vapi.std.errors.not_found', 'com.vmware.vapi.std.errors.error')
    """
    row = _BY_NAME.get(error_type or "", ErrorType.ERROR)
    return row.canonical_id


def effective_error_type(error_type: str | None, type_id: str | None) -> str | None:
    """What kind of error a body reports: its ``error_type``, else what its canonical id says.

    Args:
        error_type: the member of the body, None where unset.
        type_id: the canonical id as the wire gave it, None where it gave none.

    Returns:
        An ``ErrorType``, or a string that is none of the 25, or None where neither tells.

    Example:
        >>> effective_error_type(None, "com.vmware.vapi.std.errors.timed_out")
        <ErrorType.TIMED_OUT: 'TIMED_OUT'>
    """
    if error_type is not None:
        return _BY_NAME.get(error_type, error_type)
    return ErrorType.from_canonical_id(type_id) if type_id is not None else None


def status_of(error_type: str | None) -> int:
    """The HTTP status that the official runtime answers an error type with; 500 for unknown ones.

    Example:
        >>> status_of("NOT_FOUND"), status_of("QUOTA_EXCEEDED"), status_of(None)
        (404, 500, 500)
    """
    row = _BY_NAME.get(error_type or "")
    return 500 if row is None else row.status
