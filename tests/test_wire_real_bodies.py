"""Bodies seen in the wild: dialect, type, messages, and what is odd about each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vapierrors.wire import decode, encode

BODIES = Path(__file__).parent / "vectors" / "real_bodies"
EXPECTED = {
    "01": ("rest", "UNAUTHENTICATED", 1, []),
    "02": ("rest", "UNAUTHENTICATED", 1, []),
    "04": ("rest", "UNAUTHENTICATED", 1, []),
    "05": ("rest", "UNAUTHORIZED", 0, ["no-messages"]),
    "08": ("rest", "INVALID_ARGUMENT", 2, []),
    "10": ("rest", "ALREADY_EXISTS", 1, []),
    "13": ("rest", "SERVICE_UNAVAILABLE", 1, []),
    "14": ("legacy", "NOT_FOUND", 1, []),
    "15": ("api", "NOT_FOUND", 1, []),
    "16": ("api", "UNAUTHORIZED", 1, []),
    "17": ("api", "SERVICE_UNAVAILABLE", 1, []),
    "18": ("api", "ERROR", 2, ["nested-error"]),
    "19": ("api", "NOT_FOUND", 1, []),
    "20": ("api", "ALREADY_IN_DESIRED_STATE", 2, []),
    "21": ("api", "NOT_FOUND", 1, []),
    "23": ("api", "ALREADY_EXISTS", 1, ["nested-error"]),
    "24": ("foreign", "INVALID_REQUEST", 1, ["foreign-shape"]),
    "25": ("rest", "INVALID_ARGUMENT", 3, ["type-beside-messages"]),
}


@pytest.mark.parametrize("path", sorted(BODIES.glob("*.json")), ids=lambda path: path.stem)
def test_real_body_is_read(path: Path) -> None:
    """The dialect, the effective type, the number of messages and the anomalies are as reviewed."""
    decoded = decode(path.read_bytes())
    codes = [anomaly.code for anomaly in decoded.anomalies]
    read = (decoded.dialect, decoded.body.effective_error_type, len(decoded.body.messages), codes)
    assert read == EXPECTED[path.stem[:2]]


@pytest.mark.parametrize(
    "path",
    sorted(path for path in BODIES.glob("*.json") if EXPECTED[path.stem[:2]][3] in ([], ["no-messages"])),
    ids=lambda path: path.stem,
)
def test_real_body_is_written_as_it_was(path: Path) -> None:
    """A body in a dialect that can be written is written as the server wrote it."""
    decoded = decode(path.read_bytes())
    if decoded.dialect == "legacy":
        assert json.loads(encode(decoded.body))["messages"][0]["default_message"] == "Not found."
    else:
        assert json.loads(encode(decoded.body, decoded.dialect)) == json.loads(path.read_bytes())


def test_published_sample_is_reported_on() -> None:
    """The sample body of the documentation, with every member set at once, is read with its oddities listed."""
    param = {
        "s": "string",
        "dt": "2019-05-07T18:20:14.123Z",
        "i": 0,
        "d": "1.5",
        "l": {"id": "string", "params": {"params": "string"}},
        "format": "SHORT_DATETIME",
        "precision": 0,
    }
    message = {"id": "string", "default_message": "string", "args": ["string"], "params": {"params": param}}
    decoded = decode({"messages": [message], "error_type": "ERROR"})
    assert [str(anomaly) for anomaly in decoded.anomalies] == [
        'Expected a double, got "1.5"; read as a double - at $.messages[0].params.params.d [number-as-text]',
        (
            'Expected a parameter, got "string"; read as its s'
            " - at $.messages[0].params.params.l.params.params [text-as-param]"
        ),
        (
            "Expected exactly one of s, dt, i, d, l, got s and dt and i and d and l; s is used"
            " - at $.messages[0].params.params [several-values]"
        ),
    ]
    written = json.loads(encode(decoded.body))
    assert written["messages"][0]["params"]["params"] == {**param, "format": "SHORT_DATE_TIME"}
