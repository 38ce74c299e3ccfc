"""The 24 standard errors beside ``Error``, named as in ``com.vmware.vapi.std.errors``."""

# ruff: noqa: N818 - the names are those of vAPI

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vapierrors.errors.error import Error
from vapierrors.models import ErrorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import LocalizableMessage, Payload


def _challenged(challenge: str | None) -> Mapping[str, Any]:
    if not isinstance(challenge, str | None):
        raise TypeError(f"Expected a str or None, got {type(challenge).__name__} - at challenge")
    return {} if challenge is None else {"challenge": challenge}


class AlreadyExists(Error):
    """Something with the same identity is there already (specification, section 7).

    Example:
        >>> AlreadyExists.status, AlreadyExists.type_id
        (400, 'com.vmware.vapi.std.errors.already_exists')
    """

    error_type = ErrorType.ALREADY_EXISTS


class AlreadyInDesiredState(Error):
    """The resource is already in the state that it was to be brought into (specification, section 7).

    Example:
        >>> AlreadyInDesiredState.status, AlreadyInDesiredState.type_id
        (400, 'com.vmware.vapi.std.errors.already_in_desired_state')
    """

    error_type = ErrorType.ALREADY_IN_DESIRED_STATE


class Canceled(Error):
    """The operation was canceled before it was done (specification, section 7).

    Example:
        >>> Canceled.status, Canceled.type_id
        (500, 'com.vmware.vapi.std.errors.canceled')
    """

    error_type = ErrorType.CANCELED


class ConcurrentChange(Error):
    """What the request was based on has been changed by another in the meantime (specification, section 7).

    Example:
        >>> ConcurrentChange.status, ConcurrentChange.type_id
        (409, 'com.vmware.vapi.std.errors.concurrent_change')
    """

    error_type = ErrorType.CONCURRENT_CHANGE


class FeatureInUse(Error):
    """A feature cannot be turned off or taken away while something uses it (specification, section 7).

    Example:
        >>> FeatureInUse.status, FeatureInUse.type_id
        (400, 'com.vmware.vapi.std.errors.feature_in_use')
    """

    error_type = ErrorType.FEATURE_IN_USE


class InternalServerError(Error):
    """The service met something that it was not prepared for (specification, section 7).

    Example:
        >>> InternalServerError.status, InternalServerError.type_id
        (500, 'com.vmware.vapi.std.errors.internal_server_error')
    """

    error_type = ErrorType.INTERNAL_SERVER_ERROR


class InvalidArgument(Error):
    """The value of a parameter is not one that the operation takes (specification, section 7).

    Example:
        >>> InvalidArgument.status, InvalidArgument.type_id
        (400, 'com.vmware.vapi.std.errors.invalid_argument')
    """

    error_type = ErrorType.INVALID_ARGUMENT


class InvalidElementConfiguration(Error):
    """An element of a group is set up in a way that the operation cannot work with (specification, section 7).

    Example:
        >>> InvalidElementConfiguration.status, InvalidElementConfiguration.type_id
        (400, 'com.vmware.vapi.std.errors.invalid_element_configuration')
    """

    error_type = ErrorType.INVALID_ELEMENT_CONFIGURATION


class InvalidElementType(Error):
    """An element of a group is of a kind that does not fit there (specification, section 7).

    Example:
        >>> InvalidElementType.status, InvalidElementType.type_id
        (400, 'com.vmware.vapi.std.errors.invalid_element_type')
    """

    error_type = ErrorType.INVALID_ELEMENT_TYPE


class InvalidRequest(Error):
    """The request is malformed, or not one that the service can read (specification, section 7).

    Example:
        >>> InvalidRequest.status, InvalidRequest.type_id
        (400, 'com.vmware.vapi.std.errors.invalid_request')
    """

    error_type = ErrorType.INVALID_REQUEST


class NotAllowedInCurrentState(Error):
    """The resource is in a state in which the operation is not possible (specification, section 7).

    Example:
        >>> NotAllowedInCurrentState.status, NotAllowedInCurrentState.type_id
        (400, 'com.vmware.vapi.std.errors.not_allowed_in_current_state')
    """

    error_type = ErrorType.NOT_ALLOWED_IN_CURRENT_STATE


class NotFound(Error):
    """What the request names is not there (specification, section 7).

    Example:
        >>> NotFound.status, NotFound.type_id
        (404, 'com.vmware.vapi.std.errors.not_found')
    """

    error_type = ErrorType.NOT_FOUND


class OperationNotFound(Error):
    """The service has no such operation (specification, section 7).

    Example:
        >>> OperationNotFound.status, OperationNotFound.type_id
        (404, 'com.vmware.vapi.std.errors.operation_not_found')
    """

    error_type = ErrorType.OPERATION_NOT_FOUND


class ResourceBusy(Error):
    """A resource is occupied for now, and may be free later (specification, section 7).

    Example:
        >>> ResourceBusy.status, ResourceBusy.type_id
        (400, 'com.vmware.vapi.std.errors.resource_busy')
    """

    error_type = ErrorType.RESOURCE_BUSY


class ResourceInUse(Error):
    """A resource cannot be changed or deleted because something uses it (specification, section 7).

    Example:
        >>> ResourceInUse.status, ResourceInUse.type_id
        (400, 'com.vmware.vapi.std.errors.resource_in_use')
    """

    error_type = ErrorType.RESOURCE_IN_USE


class ResourceInaccessible(Error):
    """A resource is known, and cannot be reached (specification, section 7).

    Example:
        >>> ResourceInaccessible.status, ResourceInaccessible.type_id
        (400, 'com.vmware.vapi.std.errors.resource_inaccessible')
    """

    error_type = ErrorType.RESOURCE_INACCESSIBLE


class ServiceUnavailable(Error):
    """The service, or one that it needs, is not available (specification, section 7).

    Example:
        >>> ServiceUnavailable.status, ServiceUnavailable.type_id
        (503, 'com.vmware.vapi.std.errors.service_unavailable')
    """

    error_type = ErrorType.SERVICE_UNAVAILABLE


class TimedOut(Error):
    """The operation was not done in its time (specification, section 7).

    Example:
        >>> TimedOut.status, TimedOut.type_id
        (504, 'com.vmware.vapi.std.errors.timed_out')
    """

    error_type = ErrorType.TIMED_OUT


class UnableToAllocateResource(Error):
    """There is not enough of a resource to be had (specification, section 7).

    Example:
        >>> UnableToAllocateResource.status, UnableToAllocateResource.type_id
        (400, 'com.vmware.vapi.std.errors.unable_to_allocate_resource')
    """

    error_type = ErrorType.UNABLE_TO_ALLOCATE_RESOURCE


class Unauthenticated(Error):
    """The caller is not signed in, or not with valid credentials (specification, section 7).

    Args:
        messages: as every ``Error`` takes them.
        data: likewise.
        challenge: how to sign in, as ``WWW-Authenticate`` has it; None where unset.

    Example:
        >>> Unauthenticated(challenge='Basic realm="vCenter"').to_body().unknown
        {'challenge': 'Basic realm="vCenter"'}
    """

    error_type = ErrorType.UNAUTHENTICATED

    def __init__(
        self,
        *messages: LocalizableMessage,
        data: Payload | Mapping[str, Any] | None = None,
        challenge: str | None = None,
    ) -> None:
        super().__init__(*messages, data=data)
        self._extra = _challenged(challenge)

    @property
    def challenge(self) -> str | None:
        """How to sign in; None where unset."""
        return self._extra.get("challenge")


class Unauthorized(Error):
    """The caller is known, and lacks a privilege (specification, section 7).

    Args:
        messages: as every ``Error`` takes them.
        data: likewise.
        challenge: how to sign in as somebody who may, as ``WWW-Authenticate`` has it; None where unset.

    Example:
        >>> Unauthorized(challenge='Basic realm="vCenter"').to_body().unknown
        {'challenge': 'Basic realm="vCenter"'}
    """

    error_type = ErrorType.UNAUTHORIZED

    def __init__(
        self,
        *messages: LocalizableMessage,
        data: Payload | Mapping[str, Any] | None = None,
        challenge: str | None = None,
    ) -> None:
        super().__init__(*messages, data=data)
        self._extra = _challenged(challenge)

    @property
    def challenge(self) -> str | None:
        """How to sign in as somebody who may; None where unset."""
        return self._extra.get("challenge")


class UnexpectedInput(Error):
    """The request holds parameters or members that the operation does not know (specification, section 7).

    Example:
        >>> UnexpectedInput.status, UnexpectedInput.type_id
        (500, 'com.vmware.vapi.std.errors.unexpected_input')
    """

    error_type = ErrorType.UNEXPECTED_INPUT


class Unsupported(Error):
    """The operation is not supported for this resource or configuration (specification, section 7).

    Example:
        >>> Unsupported.status, Unsupported.type_id
        (400, 'com.vmware.vapi.std.errors.unsupported')
    """

    error_type = ErrorType.UNSUPPORTED


class UnverifiedPeer(Error):
    """The identity of another server could not be verified (specification, section 7).

    Example:
        >>> UnverifiedPeer.status, UnverifiedPeer.type_id
        (500, 'com.vmware.vapi.std.errors.unverified_peer')
    """

    error_type = ErrorType.UNVERIFIED_PEER


STANDARD_ERRORS: Final[Mapping[str, type[Error]]] = MappingProxyType(
    {
        ErrorType.ALREADY_EXISTS: AlreadyExists,
        ErrorType.ALREADY_IN_DESIRED_STATE: AlreadyInDesiredState,
        ErrorType.CANCELED: Canceled,
        ErrorType.CONCURRENT_CHANGE: ConcurrentChange,
        ErrorType.ERROR: Error,
        ErrorType.FEATURE_IN_USE: FeatureInUse,
        ErrorType.INTERNAL_SERVER_ERROR: InternalServerError,
        ErrorType.INVALID_ARGUMENT: InvalidArgument,
        ErrorType.INVALID_ELEMENT_CONFIGURATION: InvalidElementConfiguration,
        ErrorType.INVALID_ELEMENT_TYPE: InvalidElementType,
        ErrorType.INVALID_REQUEST: InvalidRequest,
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE: NotAllowedInCurrentState,
        ErrorType.NOT_FOUND: NotFound,
        ErrorType.OPERATION_NOT_FOUND: OperationNotFound,
        ErrorType.RESOURCE_BUSY: ResourceBusy,
        ErrorType.RESOURCE_INACCESSIBLE: ResourceInaccessible,
        ErrorType.RESOURCE_IN_USE: ResourceInUse,
        ErrorType.SERVICE_UNAVAILABLE: ServiceUnavailable,
        ErrorType.TIMED_OUT: TimedOut,
        ErrorType.UNABLE_TO_ALLOCATE_RESOURCE: UnableToAllocateResource,
        ErrorType.UNAUTHENTICATED: Unauthenticated,
        ErrorType.UNAUTHORIZED: Unauthorized,
        ErrorType.UNEXPECTED_INPUT: UnexpectedInput,
        ErrorType.UNSUPPORTED: Unsupported,
        ErrorType.UNVERIFIED_PEER: UnverifiedPeer,
    }
)
"""Error type → its class, for all 25."""
