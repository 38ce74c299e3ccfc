"""Users of the official SDK: what it raises, as an error body (``pip install "vapierrors[vmware]"``).

Nothing of the SDK is imported before something of it is handed in.

Example:
    >>> import warnings
    >>> with warnings.catch_warnings(action="ignore"):  # the SDK uses what Python is about to drop
    ...     from com.vmware.vapi.std.errors_client import NotFound
    >>> from vapierrors import Renderer
    >>> try:
    ...     raise NotFound(messages=[])
    ... except NotFound as error:
    ...     print(Renderer().render(to_body(error), locale="de"))
    Nicht gefunden
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias, runtime_checkable

from vapierrors.errors import Error, from_body
from vapierrors.integrations.sdk_values import DataValue, VapiStruct, structure, wire_form
from vapierrors.models import ErrorType, Limits
from vapierrors.models.error_type import known_error_type
from vapierrors.wire import decode

if TYPE_CHECKING:
    from vapierrors.models import ErrorBody

__all__ = ["from_exception", "to_body"]

_LIMITS: Final = Limits()
_Payload: TypeAlias = "bytes | str | Mapping[str, Any]"


@runtime_checkable
class _VapiError(VapiStruct, Protocol):
    """An error that a service reported: typed, or an ``UnresolvedError``."""

    def get_error_value(self) -> DataValue: ...

    def get_status_code(self) -> int: ...


@runtime_checkable
class _HttpProtocolException(Protocol):
    """An answer that is not JSON, from the REST connector."""

    http_response: Any


@runtime_checkable
class _CoreException(Protocol):
    """A failure of the runtime itself."""

    _message: Any
    messages: Iterable[Any]


@runtime_checkable
class _HTTPError(Protocol):
    """An HTTP status from 400 on, from the JSON-RPC connector, which has requests raise it."""

    response: Any


@runtime_checkable
class _HoldsError(Protocol):
    """A ``MethodResult``, which has an ``ErrorValue``, or a ``JsonRpcError``, which has a mapping."""

    error: Any


class _Reported(NamedTuple):
    """An error as it was reported, and how it came."""

    payload: _Payload
    status: int | None = None
    response: Any = None


def to_body(exception: object, *, limits: Limits = _LIMITS) -> ErrorBody:
    """The error body that something of the official SDK stands for (specification, section 1).

    Args:
        exception: what the SDK raises: a ``VapiError``, such as those of ``com.vmware.vapi.std.errors_client``, those
            of a service's own and ``UnresolvedError``; a ``CoreException``; an ``HTTPError`` or ``JsonRpcError`` of the
            JSON-RPC connector. Or what a filter of the runtime meets: an ``ErrorValue``, a ``MethodResult``.
        limits: how large it may be; what is larger is cut.

    Returns:
        The body, with ``messages``, their arguments and parameters, ``data``, and every other member that there is.

    Raises:
        TypeError: it is nothing of the SDK, or tells of no error.

    Example:
        >>> to_body(KeyError("vm-42"))
        Traceback (most recent call last):
        TypeError: Expected an exception of the vAPI SDK, such as a VapiError, got KeyError - at exception
    """
    return _read(_reported(exception), limits)


def from_exception(exception: object, *, own: Iterable[type[Error]] = (), limits: Limits = _LIMITS) -> Error:
    """The error of ``vapierrors.errors`` that something of the official SDK stands for (specification, section 7).

    ``raise from_exception(error) from error`` lets the code above know one family of errors, whatever the client.

    Args:
        exception: as ``to_body`` takes it.
        own: classes for errors of a service's own, found by their ``type_id``.
        limits: how large it may be; what is larger is cut.

    Returns:
        The error: ``status`` is that of the HTTP answer where the SDK tells it, and ``response`` is the answer itself
        where the SDK could not read it.

    Raises:
        TypeError: it is nothing of the SDK, or tells of no error.

    Example:
        >>> from types import SimpleNamespace
        >>> answer = SimpleNamespace(status=503, body="<title>The service is being started</title>")
        >>> from_exception(SimpleNamespace(http_response=answer)).status
        503
    """
    reported = _reported(exception)
    error = from_body(_read(reported, limits), reported.status, own=own)
    error.response = reported.response
    return error


def _read(reported: _Reported, limits: Limits) -> ErrorBody:
    return decode(reported.payload, status=reported.status, limits=limits).body


def _reported(exception: object) -> _Reported:
    try:
        return _found(exception)
    except (RecursionError, AttributeError):  # nested without end, or made without its constructor
        return _Reported("")


def _found(exception: object) -> _Reported:  # noqa: PLR0911 - one return per kind
    match exception:
        case _VapiError():
            return _Reported({"ERROR": _as_sent(exception)}, exception.get_status_code() or None)
        case DataValue(type="Error"):
            return _Reported(wire_form(exception))
        case _HttpProtocolException(http_response=response) if response is not None:
            return _Reported(response.body if isinstance(response.body, str) else "", response.status, response)
        case _CoreException(messages=messages):
            return _Reported({"messages": [_message(message) for message in messages]})
        case _HTTPError(response=response) if response is not None:
            return _Reported(response.content, response.status_code, response)
        case _HoldsError(error=Mapping() as error):
            return _Reported({"jsonrpc": "2.0", "error": error})
        case _HoldsError(error=DataValue() as error):
            return _found(error)
    kind = type(exception).__name__
    raise TypeError(f"Expected an exception of the vAPI SDK, such as a VapiError, got {kind} - at exception")


def _as_sent(exception: _VapiError) -> dict[str, Any]:
    """The members of an error by its canonical id: that of its class, or of the standard error that it says it is.

    For some operations the REST connector takes a class by the HTTP status alone, and not always the right one.
    """
    ((type_id, members),) = structure("ERROR", exception)["ERROR"].items()
    told = known_error_type(getattr(exception, "error_type", None))
    if isinstance(told, ErrorType) and ErrorType.from_canonical_id(type_id) is not None:
        type_id = told.canonical_id
    return {type_id: members}


def _message(message: Any) -> dict[str, Any]:  # noqa: ANN401 - of the SDK, or its text
    args = [str(argument) for argument in getattr(message, "args", ())]
    return {"id": getattr(message, "id", ""), "default_message": str(message), "args": args}
