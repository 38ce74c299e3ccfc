"""Errors that a framework knows by their HTTP status alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.definitions import MessageDefinition
from vapierrors.errors import STANDARD_ERRORS, Unauthenticated, Unauthorized
from vapierrors.models import ErrorType, LocalizableMessage
from vapierrors.models.error_type import canonical_id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.errors import Error

NOT_FOUND: Final = MessageDefinition("vapierrors.http.404", "There is nothing at this address.")
METHOD_NOT_ALLOWED: Final = MessageDefinition(
    "vapierrors.http.405", "The method {method} is not supported at this address."
)
CONTENT_TOO_LARGE: Final = MessageDefinition("vapierrors.http.413", "The request is too large.")
UNSUPPORTED_MEDIA_TYPE: Final = MessageDefinition(
    "vapierrors.http.415", "The content type of the request is not supported."
)
TOO_MANY_REQUESTS: Final = MessageDefinition("vapierrors.http.429", "Too many requests were sent. Try again later.")

_PLAIN: Final[Mapping[int, MessageDefinition]] = MappingProxyType(
    {404: NOT_FOUND, 413: CONTENT_TOO_LARGE, 415: UNSUPPORTED_MEDIA_TYPE, 429: TOO_MANY_REQUESTS}
)
LEAST_ERROR_STATUS: Final = 400
_METHOD_NOT_ALLOWED: Final = 405
_LONGEST_METHOD: Final = 32


def error_of(status: int, *, method: str, text: str | None = None, challenge: str | None = None) -> Error:
    """The vAPI error that an HTTP status stands for, by the table of the specification (specification, section 1).

    Args:
        status: from 400 on.
        method: of the request.
        text: what the service says about it, in its own words; None for the words of the catalog.
        challenge: the value of ``WWW-Authenticate``, None where there is none.

    Example:
        >>> error = error_of(405, method="DELETE")
        >>> error.type_id, str(error)
        ('com.vmware.vapi.std.errors.invalid_request', 'The method DELETE is not supported at this address.')
    """
    kind = STANDARD_ERRORS[ErrorType.from_status(status)]
    message = (
        _message(status, method) if text is None else LocalizableMessage(id=f"http.{status}", default_message=text)
    )
    if challenge is not None and issubclass(kind, Unauthenticated | Unauthorized):
        return kind(message, challenge=challenge)
    return kind(message)


def _message(status: int, method: str) -> LocalizableMessage:
    if status == _METHOD_NOT_ALLOWED:
        return METHOD_NOT_ALLOWED(method=method[:_LONGEST_METHOD])
    definition = _PLAIN.get(status)
    return title_of(ErrorType.from_status(status)) if definition is None else definition()


def title_of(error_type: str) -> LocalizableMessage:
    """The title of an error type as a message; the catalog has it in the reader's language.

    Args:
        error_type: such as ``NOT_FOUND``.

    Example:
        >>> title_of("TIMED_OUT").default_message
        'Timed out'
    """
    words = str(error_type).replace("_", " ").capitalize()
    return LocalizableMessage(id=canonical_id_of(error_type), default_message=words)
