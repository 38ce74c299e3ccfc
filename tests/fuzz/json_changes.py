"""Changes of JSON documents that leave them JSON."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = (
    *("messages", "id", "default_message", "args", "params", "localized", "s", "dt", "i", "d", "l", "format"),
    *("precision", "data", "error_type", "type", "value", "key", "ERROR", "STRUCTURE", "OPTIONAL", "BINARY", "x", "0"),
    *("map-entry", "error", "result", "jsonrpc", "title", "status", "detail", "localizableMessages", "challenge"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 5, -3, 2**63 - 1, 2**63, 10**30, 1.5, -0.0, 1e-300, 1e308, float("inf"), float("nan")),
    *("", "x", "a", "p", "t", "n", "s", "5", "5.5", "1e999", "NOT_FOUND", "FULL_DATE_TIME", "9" * 400),
    *("2026-01-31T10:00:00.000Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999Z", "2016-12-31T23:59:60Z"),
    *("\x1b[31m\x9b", "\r\n\u2028", "\u202e\u2066", "\ud800", "<b>&amp;", "**_`[x](y)", "{x}", "﷽", "\x00"),
    *([], {}, [5], [[1]], {"s": "b"}, {"i": 5}, {"d": 2.5, "precision": 2}, {"dt": "2026-01-31T10:00:00.000Z"}),
    *({"l": {"id": "a", "params": {"x": {"i": 5}}}}, {"key": "x", "value": {"i": 1}}, {"OPTIONAL": None}),
)


def changed_json(data: bytes, seed: int, others: Sequence[bytes]) -> bytes | None:
    """A document with up to four changes; None where the bytes are no JSON.

    Args:
        data: the document.
        seed: tells which changes.
        others: documents that pieces are taken from.
    """
    rng = random.Random(seed)  # noqa: S311 - a seed, not a secret
    try:
        document = json.loads(data)
        for _ in range(rng.choice((1, 1, 2, 4))):
            document = _changed(document, rng, others)
        return json.dumps(document, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return None


def _changed(document: Any, rng: random.Random, others: Sequence[bytes]) -> Any:  # noqa: ANN401 - any JSON value
    places = _places(document)
    new = _new(document, rng, others)
    if not places:
        return new
    container, step = rng.choice(places)
    change = rng.randrange(6)
    if change == 0:
        del container[step]
    elif change == 1 and isinstance(container, dict):
        container[rng.choice(NAMES)] = container.pop(step)
    elif change == 2:
        container[step] = rng.choice(([container[step]], {rng.choice(NAMES): container[step]}))
    elif isinstance(container, dict):
        container[rng.choice((step, rng.choice(NAMES)))] = new
    elif change == 3:
        container.insert(step, new)
    else:
        container[step] = new
    return document


def _new(document: Any, rng: random.Random, others: Sequence[bytes]) -> Any:  # noqa: ANN401 - any JSON value
    source = rng.randrange(3)
    if source == 0:
        return json.loads(json.dumps(rng.choice(VALUES)))
    other = json.loads(rng.choice(others)) if source == 1 and others else json.loads(json.dumps(document))
    container, step = rng.choice(_places(other) or [([None], 0)])
    return container[step]


def _places(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - any JSON value
    """Every member and item, by its container and its name or index."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict | list):
            found += [
                (container, step) for step in (container if isinstance(container, dict) else range(len(container)))
            ]
            waiting += container.values() if isinstance(container, dict) else container
    return found
