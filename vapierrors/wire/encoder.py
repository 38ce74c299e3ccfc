"""From a body to the bytes of a dialect."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vapierrors.exceptions import WireEncodeError
from vapierrors.wire.dialect import Decoded
from vapierrors.wire.table import DIALECTS

if TYPE_CHECKING:
    from vapierrors.models import ErrorBody


def encode(body: ErrorBody, dialect: str = "api") -> bytes:
    """Write a body as JSON in UTF-8 (specification, section 2).

    Args:
        body: the error.
        dialect: ``api``, ``rest``, ``jsonrpc`` or ``problem``.

    Raises:
        WireEncodeError: there is no such dialect, it is read only, or JSON has no form for a value of the body.
        TypeError: ``body`` is no ``ErrorBody``.

    Example:
        >>> from vapierrors.models import ErrorBody
        >>> encode(ErrorBody(messages=[], error_type="NOT_FOUND"), "rest")
        b'{"type":"com.vmware.vapi.std.errors.not_found","value":{"messages":[],"error_type":"NOT_FOUND"}}'
    """
    written = encode_plain(body, dialect)
    try:
        return json.dumps(written, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except UnicodeEncodeError as fault:
        near = ascii(fault.object[max(0, fault.start - 20) : fault.end])
        raise WireEncodeError(f"Expected Unicode text, got half of a surrogate pair - in {near}") from None
    except ValueError as fault:
        raise WireEncodeError(f"Expected values that JSON has a form for, got another ({fault}) - at $") from None
    except RecursionError:
        raise _too_deep(dialect) from None


def encode_plain(body: ErrorBody, dialect: str = "api") -> dict[str, Any]:
    """Write a body as a JSON object, not yet as text (specification, section 2).

    Args:
        body: the error.
        dialect: ``api``, ``rest``, ``jsonrpc`` or ``problem``.

    Raises:
        WireEncodeError, TypeError: as ``encode``.

    Example:
        >>> from vapierrors.models import ErrorBody
        >>> encode_plain(ErrorBody(messages=[]))
        {'messages': []}
        >>> encode_plain(ErrorBody(messages=[]), "legacy")
        Traceback (most recent call last):
        vapierrors.exceptions.WireEncodeError: Expected one of api, jsonrpc, problem, rest, got 'legacy', ...
    """
    from vapierrors.models import ErrorBody  # noqa: PLC0415 - brings pydantic, which a reader can do without

    if not isinstance(body, ErrorBody):
        raise _no_body(body)
    row = DIALECTS.get(dialect)
    if row is None or row.write is None:
        names = ", ".join(sorted(name for name, known in DIALECTS.items() if known.write is not None))
        why = "an unknown dialect" if row is None else "which is read only"
        raise WireEncodeError(f"Expected one of {names}, got {dialect!r}, {why} - at dialect")
    try:
        return row.write(body)
    except RecursionError:
        raise _too_deep(dialect) from None


def _no_body(got: object) -> TypeError:
    match got:
        case Decoded():
            hint = "; pass its body"
        case Mapping():
            hint = "; pass ErrorBody.model_validate(...) of it"
        case _:
            hint = ""
    return TypeError(f"Expected an ErrorBody, got {type(got).__name__}{hint} - at body")


def _too_deep(dialect: str) -> WireEncodeError:
    return WireEncodeError(f"Expected a body of fewer levels, got one too deep to write as {dialect} - at $")
