"""Error bodies: any bytes are read, shown and written again.

The tolerant reader never raises and the strict one raises the first anomaly of the tolerant one; whatever was read is
shown in every output and in three languages without an exception, and written in every dialect, in that which it came
in as it came.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuzz.choices import chosen
from fuzz.json_changes import changed_json
from fuzz.shown import check_outputs
from vapierrors import Catalog, Renderer, decode, encode, errors
from vapierrors.exceptions import LimitExceeded, WireDecodeError, WireEncodeError
from vapierrors.wire import ANOMALIES, DIALECTS
from vapierrors.wire.json_values import is_writable

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors import Decoded, RenderedError

STATUSES = (None, None, 200, 404, 503, 999)
READERS = (("de", "de", "Europe/Berlin"), ("ar", "fa", "Asia/Kolkata"), ("ja", "en-US", "America/Sao_Paulo"))
"""Locale, format locale and time zone."""

WRITTEN = tuple(name for name, dialect in DIALECTS.items() if dialect.write)
ENVELOPES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "api": lambda document: "type" not in document,
    "rest": lambda document: document.keys() == {"type", "value"} and bool(document["type"]),
    "jsonrpc": lambda document: document.keys() == {"ERROR"},
}
"""Dialect → whether a document is an error of it and nothing else."""

CHANGING = frozenset(
    {"nested-error", "type-beside-messages", "no-members", "duplicate-key", "lone-surrogate", "not-finite"}
    | {"integer-range", "too-deep", "too-large", "too-many", "control-character", "not-utf-8", "byte-order-mark"}
)
"""What is odd about a document that cannot be written as it stood."""

TEMPLATES = {
    "a": ["{x} and {0}", "{0} is {1}", "{x}"],
    "p": "{x, plural, offset:1 =0 {none} one {# one} other {# of {x, number, ::compact-short}}}",
    "t": "{x, date, full} {x, time, ::Hms} {0, date, long}",
    "n": "{x}, {x}",
    "s": "{x, select, a {A} other {<b>{x}</b>}}",
}
"""Short ids, so that a change of one character may lead to another template."""


@cache
def renderer() -> Renderer:
    return Renderer(Catalog.from_mapping(dict.fromkeys(("de", "ar", "ja", "en"), TEMPLATES)))


def one_input(data: bytes) -> None:
    """Look at one body.

    Args:
        data: what a server answered.
    """
    status = chosen(STATUSES, data)
    decoded = decode(data, status=status)
    assert {anomaly.code for anomaly in decoded.anomalies} <= ANOMALIES.keys()
    assert len(decoded.body.messages) == len(decoded.plain["messages"])
    check_strict(data, decoded, status)
    check_written(data, decoded)
    check_shown(data, decoded)
    assert errors.from_body(decoded.body, status).to_body() is decoded.body
    check_parsed(data)


def check_strict(data: bytes, tolerant: Decoded, status: int | None) -> None:
    """The strict reader raises what the tolerant one lists first, and else reads the same."""
    try:
        strict = decode(data, status=status, strict=True)
    except (WireDecodeError, LimitExceeded) as error:
        if getattr(error, "code", "") != "duplicate-member":  # which the tolerant reader does not look for
            assert f"at {tolerant.anomalies[0].path}" in str(error)  # noqa: PT017 - no pytest here
    else:
        assert (strict.plain, tolerant.anomalies) == (tolerant.plain, ())


def check_written(data: bytes, decoded: Decoded) -> None:
    """Every dialect writes any body or refuses, and the one that it came in writes what came."""
    written: dict[str, Any] = {}
    for dialect in WRITTEN:
        try:
            written[dialect] = json.loads(encode(decoded.body, dialect))
        except WireEncodeError:
            continue
    members = ENVELOPES.get(decoded.dialect)
    if members is None or not CHANGING.isdisjoint(anomaly.code for anomaly in decoded.anomalies):
        return
    document = json.loads(data)
    if members(document) and is_writable(document):
        assert written[decoded.dialect] == document


def check_shown(data: bytes, decoded: Decoded) -> None:
    """Bytes and what was read of them give one text, and every output holds no more than a text."""
    for reader in READERS:
        rendered = shown_to(reader, decoded)
        assert rendered.messages
        for message in rendered.messages:
            assert message.text
            assert "".join(part.text for part in message.parts) == message.text
    check_outputs(shown_to(chosen(READERS, data), data))


def shown_to(reader: tuple[str, str, str], error: Decoded | bytes) -> RenderedError:
    locale, format_locale, timezone = reader
    return renderer().render(error, locale=locale, format_locale=format_locale, timezone=timezone)


def check_parsed(data: bytes) -> None:
    """A document that was parsed already is read, shown and localized, too."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(document, dict):
        decode(document)
    renderer().render(document, locale="de")
    renderer().localize(document, locale="de")


def mutate(data: bytes, max_size: int, seed: int, mutate_bytes: Callable[[bytes, int], bytes]) -> bytes:
    """Change a JSON document as a document most of the time, and else its bytes.

    Args:
        data: an input.
        max_size: how many bytes the next one may have.
        seed: tells what is changed.
        mutate_bytes: changes bytes without knowing what they are.
    """
    changed = changed_json(data, seed, seeds()) if seed % 4 else None
    return mutate_bytes(data, max_size) if changed is None or len(changed) > max_size else changed


@cache
def seeds() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((Path(__file__).parent / "corpus" / "decode").iterdir()))
