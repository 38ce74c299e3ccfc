"""The errors that everybody renders, and what has to come out.

Three messages of four parameters each; one of the four is a nested message. Between them they have two dates, three
doubles with a precision, and a plural; about a kilobyte, read in German and in Berlin.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from vapierrors import Catalog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOCALE: Final = "de"
TIME_ZONE: Final = "Europe/Berlin"

_FIRST_MOMENT: Final = datetime(2015, 1, 1, tzinfo=UTC)
_DRAWN_MILLISECONDS: Final = 15 * 365 * 24 * 60 * 60 * 1000

SNAPSHOTS: Final = "com.example.vm.snapshots"
FULL: Final = "com.example.datastore.full"
BUSY: Final = "com.example.host.busy"
QUOTA: Final = "com.example.quota"
MOVING: Final = "com.example.moving"
TASK: Final = "com.example.task"

TEMPLATES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        SNAPSHOTS: "{snapshots, plural, one {# snapshot} other {# snapshots}} of {vm} since {since}: {why}",
        FULL: "{store} has only {free} of {needed} GB free: {why}",
        BUSY: "{host} has been busy to {load} % since {since}: {why}",
        QUOTA: "the quota {quota} is used up",
        MOVING: "{vm} is being moved",
        TASK: "{task} is running",
    },
    "de": {
        SNAPSHOTS: "{snapshots, plural, one {# Snapshot} other {# Snapshots}} von {vm} seit {since}: {why}",
        FULL: "Auf {store} sind nur {free} von {needed} GB frei: {why}",
        BUSY: "{host} ist zu {load} % belegt, seit {since}: {why}",
        QUOTA: "Das Kontingent {quota} ist erschöpft",
        MOVING: "{vm} wird gerade verschoben",
        TASK: "{task} läuft",
    },
}


def _message(message_id: str, default_message: str, params: dict[str, Any]) -> dict[str, Any]:
    return {"id": message_id, "default_message": default_message, "args": [], "params": params}


def _nested(message_id: str, **params: str) -> dict[str, Any]:
    return {"l": {"id": message_id, "params": {name: {"s": text} for name, text in params.items()}}}


MESSAGES: Final = (
    _message(
        SNAPSHOTS,
        "1,234 snapshots of vm-42 since Oct 25, 2026: the quota gold is used up",
        {
            "vm": {"s": "vm-42"},
            "snapshots": {"i": 1234},
            "since": {"dt": "2026-10-25T00:30:00.000Z", "format": "MED_DATE_TIME"},
            "why": _nested(QUOTA, quota="gold"),
        },
    ),
    _message(
        FULL,
        "store-7 has only 1,234.57 of 20,480.2 GB free: vm-43 is being moved",
        {
            "store": {"s": "store-7"},
            "free": {"d": 1234.567, "precision": 2},
            "needed": {"d": 20480.25, "precision": 1},
            "why": _nested(MOVING, vm="vm-43"),
        },
    ),
    _message(
        BUSY,
        "esx-3.example.com has been busy to 97.44 % since 7/4/26: backup is running",
        {
            "host": {"s": "esx-3.example.com"},
            "load": {"d": 97.4444, "precision": 2},
            "since": {"dt": "2026-07-04T16:05:09.250Z", "format": "SHORT_DATE_TIME"},
            "why": _nested(TASK, task="backup"),
        },
    ),
)


def payload(*messages: Mapping[str, Any]) -> bytes:
    """An error body as a server sends it.

    Args:
        messages: the cause stack as JSON values.
    """
    body = {"error_type": "UNABLE_TO_ALLOCATE_RESOURCE", "messages": messages}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


PAYLOAD: Final = payload(*MESSAGES)

TEXTS: Final = (
    "1.234 Snapshots von vm-42 seit 25.10.2026, 02:30:00: Das Kontingent gold ist erschöpft",
    "Auf store-7 sind nur 1.234,57 von 20.480,2 GB frei: vm-43 wird gerade verschoben",
    "esx-3.example.com ist zu 97,44 % belegt, seit 04.07.26, 18:05: backup läuft",
)
"""What a German reader in Berlin gets, from everybody."""


def varied(count: int, seed: int) -> list[bytes]:
    """Bodies of the same shape, each with other values; their dates are spread over 15 years.

    Args:
        count: how many.
        seed: what they are drawn with.
    """
    random = Random(seed)  # noqa: S311 - a repeatable draw
    return [payload(*[_changed(message, random) for message in MESSAGES]) for _ in range(count)]


def _changed(message: Mapping[str, Any], random: Random) -> dict[str, Any]:
    params = {name: _drawn(param, random) for name, param in message["params"].items()}
    return {**message, "params": params}


def _drawn(param: Mapping[str, Any], random: Random) -> dict[str, Any]:
    moment = _FIRST_MOMENT + timedelta(milliseconds=random.randrange(_DRAWN_MILLISECONDS))
    values = {
        "s": f"vm-{random.randrange(10_000)}",
        "i": random.randrange(100_000),
        "d": round(random.uniform(0, 100_000), random.randrange(6)),
        "dt": f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z",
    }
    return {name: values.get(name, value) for name, value in param.items()}


def catalog() -> Catalog:
    """The English and German templates, over the built-in ones as in any service."""
    return Catalog.from_mapping(TEMPLATES)


def check_texts(who: str, texts: Sequence[str], expected: Sequence[str] = TEXTS) -> None:
    """Nobody is timed who does not give the right texts.

    Args:
        who: whose texts they are.
        texts: what came out.
        expected: what has to come out.

    Raises:
        ValueError: they differ.
    """
    if tuple(texts) != tuple(expected):
        raise ValueError(f"Expected {expected!r}, got {tuple(texts)!r} - from {who}")
