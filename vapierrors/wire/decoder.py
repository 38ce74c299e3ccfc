"""From a payload to what it said: the quick way for a sound ``api`` body, the long way for all else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic_core import from_json

from vapierrors.models import Limits
from vapierrors.models.shape import ABSENT
from vapierrors.wire.detection import find_error
from vapierrors.wire.dialect import Decoded, Members
from vapierrors.wire.foreign import nothing, read_foreign, read_text
from vapierrors.wire.json_text import Nothing, Text, read_json
from vapierrors.wire.json_values import as_json
from vapierrors.wire.paths import ROOT
from vapierrors.wire.reading import Reading
from vapierrors.wire.soundness import is_sound, sound_members
from vapierrors.wire.table import DIALECTS

FOREIGN: Final = "foreign"
"""The dialect of what is no vAPI error."""

_DEFAULT_LIMITS: Final = Limits()


def decode(
    payload: bytes | bytearray | memoryview | str | Mapping[str, Any],
    *,
    status: int | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
) -> Decoded:
    """Read an error in any dialect, without a hint which (specification, section 2).

    Args:
        payload: the body of an HTTP answer: JSON in bytes or text, or parsed already.
        status: the HTTP status that came with it, which tells the error type of a payload that is no vAPI error.
        strict: whether the first thing that is odd is an error.
        limits: how large the payload may be.

    Raises:
        WireDecodeError: strict, and something is odd.
        LimitExceeded: strict, and something is larger than ``limits`` allows.
        TypeError: the payload or the status is of another Python type.

    Example:
        >>> decoded = decode(b'{"type": "com.vmware.vapi.std.errors.not_found", "value": {"messages": []}}')
        >>> decoded.dialect, decoded.type_id
        ('rest', 'com.vmware.vapi.std.errors.not_found')
        >>> print(decoded.anomalies[0])
        Expected one message or more, got none - at $.value.messages [no-messages]
    """
    if status is not None and not isinstance(status, int):
        raise TypeError(f"Expected an integer or None, got {type(status).__name__} - at status")
    document: Any = ABSENT
    if not strict and isinstance(payload, (bytes, str)) and len(payload) * 4 <= limits.payload_bytes:
        try:
            document = from_json(payload, allow_inf_nan=False)
        except (ValueError, TypeError):
            document = ABSENT
        if type(document) is dict:
            if is_sound(document, limits):
                return Decoded("api", document, None, ())
            sound = sound_members(document, limits)
            if sound is not None:
                return Decoded("rest", sound, document["type"], ())
    reading = Reading(strict=strict, limits=limits, status=status)
    try:
        dialect, members = _read(reading, _document(reading, payload) if document is ABSENT else document)
    except RecursionError:
        levels = limits.nesting_depth + 1
        reading.over_limit("too-deep", "nesting_depth", levels, ROOT, "not read")
        dialect, members = FOREIGN, nothing(reading)
    return Decoded(dialect, members.plain, members.type_id, tuple(reading.anomalies))


def _read(reading: Reading, document: object) -> tuple[str, Members]:
    match document:
        case Nothing():
            return FOREIGN, nothing(reading)
        case Text():
            return FOREIGN, read_text(reading, document)
    found = find_error(document, DIALECTS.values(), reading.limits.nesting_depth)
    if found is None:
        return FOREIGN, read_foreign(reading, document)
    if found.path is not None:
        reading.report("nested-error", found.path, "Expected an error, got an answer with one inside", "read alone")
    return found.dialect.name, found.dialect.read(reading, found.members, found.path)


def _document(reading: Reading, payload: object) -> Any:  # noqa: ANN401 - any JSON value
    match payload:
        case str():
            return read_json(reading, payload)
        case bytes() | bytearray():
            return read_json(reading, payload)
        case memoryview():
            return read_json(reading, payload.tobytes())
        case Mapping():
            return as_json(reading, payload, ROOT)
    raise TypeError(f"Expected bytes, str or a mapping, got {type(payload).__name__} - at payload")
