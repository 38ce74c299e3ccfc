"""The errors of ``com.vmware.vapi.std.errors``: what a service raises, and a client gets (specification, section 7).

All 24 derive from ``Error`` directly, as they do there; so do those of a service's own.

Example:
    >>> from vapierrors import MessageDefinition, errors
    >>> SESSION_NOT_FOUND = MessageDefinition("com.example.session_not_found", "There is no session {session}.")
    >>> try:
    ...     raise errors.NotFound(SESSION_NOT_FOUND(session="7f3a"))
    ... except errors.Error as error:
    ...     error.status, error.to_body().messages[0].default_message
    (404, 'There is no session 7f3a.')
"""

from vapierrors.errors.error import Error
from vapierrors.errors.reading import from_body
from vapierrors.errors.standard import (
    STANDARD_ERRORS,
    AlreadyExists,
    AlreadyInDesiredState,
    Canceled,
    ConcurrentChange,
    FeatureInUse,
    InternalServerError,
    InvalidArgument,
    InvalidElementConfiguration,
    InvalidElementType,
    InvalidRequest,
    NotAllowedInCurrentState,
    NotFound,
    OperationNotFound,
    ResourceBusy,
    ResourceInaccessible,
    ResourceInUse,
    ServiceUnavailable,
    TimedOut,
    UnableToAllocateResource,
    Unauthenticated,
    Unauthorized,
    UnexpectedInput,
    Unsupported,
    UnverifiedPeer,
)

__all__ = [
    "STANDARD_ERRORS",
    "AlreadyExists",
    "AlreadyInDesiredState",
    "Canceled",
    "ConcurrentChange",
    "Error",
    "FeatureInUse",
    "InternalServerError",
    "InvalidArgument",
    "InvalidElementConfiguration",
    "InvalidElementType",
    "InvalidRequest",
    "NotAllowedInCurrentState",
    "NotFound",
    "OperationNotFound",
    "ResourceBusy",
    "ResourceInUse",
    "ResourceInaccessible",
    "ServiceUnavailable",
    "TimedOut",
    "UnableToAllocateResource",
    "Unauthenticated",
    "Unauthorized",
    "UnexpectedInput",
    "Unsupported",
    "UnverifiedPeer",
    "from_body",
]
