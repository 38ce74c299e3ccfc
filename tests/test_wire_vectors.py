"""Two hundred errors, each in three dialects, as the official runtime encodes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vapierrors.wire import decode, encode

LINES = (Path(__file__).parent / "vectors" / "wire.ndjson").read_text(encoding="utf-8").splitlines()
DIALECTS = ("api", "rest", "jsonrpc")


def without_data_name(jsonrpc: dict[str, Any]) -> dict[str, Any]:
    """The error as one writes it who was not told the structure name of its data."""
    copy = json.loads(json.dumps(jsonrpc))
    ((_, members),) = copy["ERROR"].items()
    data = members["data"]["OPTIONAL"]
    if data is not None:
        data["STRUCTURE"] = {"dynamic-structure": next(iter(data["STRUCTURE"].values()))}
    return copy


@pytest.mark.parametrize("dialect", DIALECTS)
def test_vectors_decode_strictly_and_quickly_to_the_same(dialect: str) -> None:
    """A strict reading finds nothing odd, and the quick way of the tolerant reader gives what the long way gives."""
    for line in LINES:
        vector = json.loads(line)
        payload = json.dumps(vector[dialect])
        strict = decode(payload, strict=True)
        tolerant = decode(payload.encode())
        assert (strict.dialect, strict.anomalies, strict.plain) == (dialect, (), vector["api"])
        assert (tolerant.dialect, tolerant.anomalies, tolerant.plain) == (dialect, (), vector["api"])
        assert tolerant.type_id == strict.type_id == (None if dialect == "api" else vector["type"])
        assert tolerant.body == strict.body


@pytest.mark.parametrize("source", DIALECTS)
@pytest.mark.parametrize("target", DIALECTS)
def test_vectors_are_written_alike_from_every_dialect(source: str, target: str) -> None:
    """A body is written in each dialect as the official runtime writes it, as far as its source told."""
    for line in LINES:
        vector = json.loads(line)
        body = decode(json.dumps(vector[source])).body
        expected = vector[target]
        if source != "jsonrpc" and target == "jsonrpc":
            expected = without_data_name(expected)
        type_id = None if target == "api" else vector["type"]
        assert json.loads(encode(body.with_type_id(type_id), target)) == expected


def test_problem_documents_carry_every_vector() -> None:
    """What is written as a problem is read strictly, as an equal body, and written the same again."""
    for line in LINES:
        vector = json.loads(line)
        body = decode(json.dumps(vector["rest"])).body
        written = encode(body, "problem")
        read = decode(written, strict=True)
        assert (read.dialect, read.type_id, read.body) == ("problem", vector["type"], body)
        assert json.loads(written)["status"] == vector["http_status"]
        assert encode(read.body, "problem") == written
