"""Identities of the wire: what is written is read, whatever is read is readable."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.models import ErrorBody, ErrorType, LocalizableMessage, LocalizationParam, NestedLocalizableMessage
from vapierrors.wire import decode, encode

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from(
    [
        "messages",
        "id",
        "default_message",
        "args",
        "params",
        "localized",
        "s",
        "dt",
        "i",
        "d",
        "l",
        "format",
        "precision",
        "data",
        "error_type",
        "type",
        "value",
        "key",
        "ERROR",
        "STRUCTURE",
        "OPTIONAL",
        "BINARY",
        "map-entry",
        "error",
        "result",
        "jsonrpc",
        "title",
        "status",
        "detail",
        "localizableMessages",
        "x",
    ]
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | TEXT, inner, max_size=4), max_leaves=12
)
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
INTEGERS = st.integers(-(2**63), 2**63 - 1)
DOUBLES = st.floats(allow_nan=False, allow_infinity=False)


def params_of(nested: st.SearchStrategy[NestedLocalizableMessage]) -> st.SearchStrategy[dict[str, Any] | None]:
    param = (
        st.builds(LocalizationParam, s=TEXT)
        | st.builds(LocalizationParam, i=INTEGERS)
        | st.builds(LocalizationParam, d=DOUBLES, precision=st.none() | st.integers(0, 40))
        | st.builds(LocalizationParam, dt=MOMENTS, format=st.sampled_from([None, "FULL_DATE", "TINY"]))
        | st.builds(LocalizationParam, l=nested)
    )
    return st.none() | st.dictionaries(TEXT, param, max_size=3)


LEAVES = st.builds(NestedLocalizableMessage, id=TEXT)
NESTED = st.recursive(
    LEAVES, lambda inner: st.builds(NestedLocalizableMessage, id=TEXT, params=params_of(inner)), max_leaves=3
)


def bodies(**unknown: st.SearchStrategy[object]) -> st.SearchStrategy[ErrorBody]:
    message = st.builds(
        LocalizableMessage,
        id=TEXT,
        default_message=TEXT,
        args=st.lists(TEXT, max_size=3),
        params=params_of(NESTED),
        localized=st.none() | TEXT,
        **unknown,
    )
    return st.builds(
        ErrorBody,
        messages=st.lists(message, min_size=1, max_size=3),
        data=st.none() | st.dictionaries(TEXT, TEXT | INTEGERS | DOUBLES | st.lists(TEXT, max_size=2), max_size=3),
        error_type=st.none() | st.sampled_from(ErrorType) | st.just("QUOTA_EXCEEDED"),
        **unknown,
    )


@pytest.mark.parametrize("dialect", ["api", "rest"])
@settings(max_examples=60, deadline=None)
@given(body=bodies())
def test_the_quick_way_gives_what_the_long_way_gives(dialect: str, body: ErrorBody) -> None:
    """A body with nothing odd about it is read alike by the tight loop and by the normalising reader."""
    written = encode(body, dialect)
    quick, long = decode(written), decode(written, strict=True)
    assert (quick.dialect, quick.plain, quick.type_id) == (long.dialect, long.plain, long.type_id)
    assert (quick.anomalies, quick.body) == ((), body)


@pytest.mark.parametrize("dialect", ["api", "rest", "jsonrpc", "problem"])
@settings(max_examples=60, deadline=None)
@given(body=bodies(x_future=st.integers() | TEXT | st.booleans()))
def test_decode_reverses_encode(dialect: str, body: ErrorBody) -> None:
    """A body written in any dialect is read strictly as an equal body of that dialect, and written the same again."""
    written = encode(body, dialect)
    read = decode(written, strict=True)
    assert (read.dialect, read.body) == (dialect, body)
    assert encode(read.body, dialect) == written


@settings(max_examples=300, deadline=None)
@given(document=JSON, status=st.none() | st.integers(100, 599))
def test_any_json_value_is_read(document: object, status: int | None) -> None:
    """Whatever JSON comes, the reader gives a body whose models can be built, in bytes and as a mapping."""
    payload = json.dumps(document)
    for form in (payload, payload.encode(), document) if isinstance(document, dict) else (payload, payload.encode()):
        decoded = decode(form, status=status)
        assert len(decoded.body.messages) == len(decoded.plain["messages"])


@settings(max_examples=150, deadline=None)
@given(payload=st.binary(max_size=60) | st.text(max_size=60))
def test_any_bytes_and_any_text_are_read(payload: bytes | str) -> None:
    """Whatever comes over the wire, the reader gives a body."""
    decoded = decode(payload)
    assert len(decoded.body.messages) == len(decoded.plain["messages"])
