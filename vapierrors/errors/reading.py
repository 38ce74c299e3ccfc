"""From the body of an answer to the error that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.errors.error import Error
from vapierrors.errors.standard import STANDARD_ERRORS
from vapierrors.models import ErrorType
from vapierrors.models.error_type import canonical_id_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.models import ErrorBody


def from_body(body: ErrorBody, status: int | None = None, *, own: Iterable[type[Error]] = ()) -> Error:
    """The error that a body reports, of the right class (specification, section 7).

    The canonical id of the wire decides, then ``error_type``, then the status; what none of them tells is an ``Error``.
    Its ``to_body()`` is the body again.

    Args:
        body: as ``decode`` read it.
        status: the HTTP status of the answer, None where there is none.
        own: classes for errors of the service's own, found by their ``type_id``.

    Example:
        >>> from vapierrors.wire import decode
        >>> body = decode(b'{"messages": [], "error_type": "NOT_FOUND"}').body
        >>> from_body(body)
        NotFound()
        >>> from_body(body).to_body() is body
        True
    """
    # Each of the two takes longer to ask for than all the rest here.
    if not hasattr(body, "effective_error_type"):  # ErrorBody would bring pydantic with it
        raise TypeError(f"Expected an ErrorBody, got {type(body).__name__} - at body; pass decode(payload).body")
    error_type = body.effective_error_type
    type_id = body.type_id or canonical_id_of(error_type)
    kind = next((one for one in own if one.type_id == type_id), None) or _standard(type_id, error_type, status)
    told = type_id if error_type is not None or type_id != Error.type_id else None
    error = kind.__new__(kind, *body.messages)
    error._hold(body, told, error_type, status)  # noqa: SLF001 - of the same room
    return error


def _standard(type_id: str, error_type: str | None, status: int | None) -> type[Error]:
    named = ErrorType.from_canonical_id(type_id)
    if named is None:
        return STANDARD_ERRORS.get(error_type or "", Error)
    if error_type is None and status is not None:
        named = ErrorType.from_status(status)
    return STANDARD_ERRORS[named]
