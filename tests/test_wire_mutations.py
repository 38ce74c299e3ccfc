"""Sound errors with something broken at random: read without fail, reported alike, written as they were."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from vapierrors.exceptions import LimitExceeded, WireDecodeError
from vapierrors.wire import ANOMALIES, decode, encode

LINES = (Path(__file__).parent / "vectors" / "wire.ndjson").read_text(encoding="utf-8").splitlines()
ENTRY = {"key": "a", "value": {"s": "b"}}
POINT = {"x": 5, "y": {"OPTIONAL": None}, "z": {"BINARY": "aGk="}, "m": [{"STRUCTURE": {"map-entry": ENTRY}}]}
ODD = (
    *(None, True, 5, -3, 2**63, 2**70, 1.5, 5.0, "", "x", "5", "5.5", "1e999", "NOT_FOUND", [], {}, [5], ["a"], [[1]]),
    *("2026-01-31 10:00:00", "2026-02-31T10:00:00.000Z", "0001-01-01T00:00:00.000+14:00", "2026-01-31T10:00:60Z"),
    *({"a": 1}, ENTRY, [ENTRY], [ENTRY, ENTRY], [ENTRY, 5], {"OPTIONAL": None}, {"OPTIONAL": 5}, {"BINARY": "aGk="}),
    *({"STRUCTURE": {"com.example.point": POINT}}, [{"STRUCTURE": {"map-entry": ENTRY}}], {"STRUCTURE": 5}),
)
ELSEWHERE = {"nested-error", "type-beside-messages", "no-members"}
"""What is odd about the place of the members, which are written where they belong."""

NAMES = ("s", "i", "d", "l", "dt", "params", "messages", "data", "localized", "precision", "error_type", "future")


def places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:  # noqa: ANN401 - any JSON value
    """Every member and item of a document, by its container and its name or index."""
    steps = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        found.append((value, step))
        places(value[step], found)
    return found


def break_one(document: dict[str, Any], rng: random.Random) -> None:
    container, step = rng.choice(places(document, []) or [(document, "future")])
    odd = json.loads(json.dumps(rng.choice(ODD)))
    chance = rng.random()
    if chance < 0.6:
        container[step] = odd
    elif chance < 0.75 and container:
        del container[step]
    elif isinstance(container, dict):
        container[rng.choice(NAMES)] = odd
    else:
        container.append(odd)


@pytest.mark.parametrize("dialect", ["api", "rest", "jsonrpc"])
@pytest.mark.parametrize("seed", range(3))
def test_broken_errors_are_read_reported_and_written_as_they_were(dialect: str, seed: int) -> None:
    """The strict reader raises the first anomaly of the tolerant one, which keeps all that it could not use."""
    rng = random.Random(seed)  # noqa: S311 - a seed, not a secret
    for line in rng.sample(LINES, 100):
        document = json.loads(line)[dialect]
        for _ in range(rng.choice([1, 1, 2, 4])):
            break_one(document, rng)
        payload = json.dumps(document)
        decoded = decode(payload)
        assert len(decoded.body.messages) == len(decoded.plain["messages"])
        assert {anomaly.code for anomaly in decoded.anomalies} <= ANOMALIES.keys()
        if decoded.anomalies:
            with pytest.raises((WireDecodeError, LimitExceeded)) as caught:
                decode(payload, strict=True)
            assert f"at {decoded.anomalies[0].path}" in str(caught.value)
        else:
            assert decode(payload, strict=True).plain == decoded.plain
        envelope = {"api": document.keys(), "rest": {"type", "value"}, "jsonrpc": {"ERROR"}}[dialect]
        alone = document.keys() == envelope and bool(document.get("type", True))
        whole = {anomaly.code for anomaly in decoded.anomalies}.isdisjoint(ELSEWHERE)
        if decoded.dialect == dialect and alone and whole:
            assert json.loads(encode(decoded.body, dialect)) == document
