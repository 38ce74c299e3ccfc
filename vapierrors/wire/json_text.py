"""From a payload to a JSON value, and what to do with payloads that are not quite JSON."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import from_json

from vapierrors.wire.json_values import BEYOND, MOST_DIGITS, as_json
from vapierrors.wire.paths import ROOT

if TYPE_CHECKING:
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading


class Text(NamedTuple):
    """A payload that is no JSON: its text."""

    text: str


class Nothing(NamedTuple):
    """A payload that holds nothing to read: empty, binary, too large, too deep."""


_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BINARY_SHARE: Final = 0.05
"""The share of control characters from which on a text is none."""


def read_json(reading: Reading, payload: bytes | bytearray | str) -> Any:  # noqa: ANN401 - any JSON value
    """Parse a payload; a ``Text`` or ``Nothing`` for one that is no JSON.

    Args:
        reading: takes what is odd.
        payload: what came over the wire.
    """
    size = len(payload)
    if isinstance(payload, str) and size * 4 > reading.limits.payload_bytes:
        size = len(payload.encode(errors="surrogatepass"))
    if size > reading.limits.payload_bytes:
        reading.over_limit("too-large", "payload_bytes", size, ROOT, "not read")
        return Nothing()
    try:
        document = from_json(payload, allow_inf_nan=False)
    except (ValueError, TypeError):
        return _read_odd_json(reading, payload)
    if reading.strict:
        _refuse_duplicates(reading, payload)
    return document


def _read_odd_json(reading: Reading, payload: bytes | bytearray | str) -> Any:  # noqa: ANN401 - any JSON value
    text = payload if isinstance(payload, str) else _decoded(reading, bytes(payload))
    if not text.strip("\ufeff \t\r\n"):
        reading.report("empty-payload", ROOT, "Expected a JSON object, got nothing")
        return Nothing()
    if text.startswith("\ufeff"):
        text = text[1:]
        reading.report("byte-order-mark", ROOT, "Expected JSON text, got a byte order mark before it", "skipped")
    try:
        document = json.loads(text, parse_int=_integer)
    except RecursionError:
        levels = reading.limits.nesting_depth + 1
        reading.over_limit("too-deep", "nesting_depth", levels, ROOT, "not read")
        return Nothing()
    except ValueError:
        return _read_with_controls(reading, text)
    return as_json(reading, document, ROOT)


def _read_with_controls(reading: Reading, text: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        document = json.loads(text, strict=False, parse_int=_integer)
    except ValueError:
        return _no_json(reading, text)
    detail = "Expected control characters to be escaped, got one as it is"
    reading.report("control-character", ROOT, detail, "read as if escaped")
    return as_json(reading, document, ROOT)


def _integer(digits: str) -> int:
    """An integer; one of too many digits, which Python takes long to read, as one that every reader refuses."""
    # A program may have taken the limit off, and then to read a million digits takes minutes.
    if len(digits) <= MOST_DIGITS:
        return int(digits)
    return -BEYOND if digits.startswith("-") else BEYOND


def _no_json(reading: Reading, text: str) -> Text | Nothing:
    if _is_binary(text):
        reading.report("binary-payload", ROOT, "Expected a JSON object, got bytes that are no text", "not read")
        return Nothing()
    reading.report("not-json", ROOT, "Expected a JSON object, got other text", "read as a message")
    return Text(text)


def _is_binary(text: str) -> bool:
    sample = text[:4096]
    return len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample)


def _decoded(reading: Reading, payload: bytes) -> str:
    encoding = _encoding_of(payload)
    try:
        text = payload.decode(encoding)
    except UnicodeDecodeError:
        if _is_binary(payload.decode("latin-1")):
            return payload.decode("latin-1")
        reading.report("not-utf-8", ROOT, "Expected UTF-8, got other bytes", "read as Windows-1252")
        return payload.decode("cp1252", errors="replace")
    if encoding != "utf-8":
        reading.report("not-utf-8", ROOT, f"Expected UTF-8, got {encoding[:6].upper()}", "read so")
        return text.removeprefix("\ufeff")
    return text


def _encoding_of(payload: bytes) -> str:
    """The encoding that a byte order mark tells, or the zero bytes around the ASCII with which JSON starts."""
    marked = next((name for mark, name in _MARKS if payload.startswith(mark)), None)
    if marked is not None:
        return marked
    guessed = json.detect_encoding(payload[:4].removeprefix(codecs.BOM_UTF8))
    start = payload[:4].decode(guessed, errors="replace")
    return guessed if start.startswith(("{", "[", '"')) else "utf-8"


def _refuse_duplicates(reading: Reading, payload: bytes | bytearray | str) -> None:
    """Find a member that an object has twice: a second parse, so only a strict reading looks."""
    twice: dict[int, str] = {}

    def noted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            names = [name for name, _ in pairs]
            twice[id(members)] = next(name for name in names if names.count(name) > 1)
        return members

    document = json.loads(payload, object_pairs_hook=noted)
    if twice:
        path, name = _first_noted(document, twice, ROOT) or (ROOT, "")
        reading.report("duplicate-member", (path, name), "Expected each member once, got it twice")


def _first_noted(value: object, noted: dict[int, str], path: Path) -> tuple[Path, str] | None:
    if isinstance(value, dict) and id(value) in noted:
        return path, noted[id(value)]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = (_first_noted(item, noted, (path, step)) for step, item in inner)
    return next(filter(None, found), None)
