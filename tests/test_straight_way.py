"""The straight way gives what the long way gives (architecture: a fast path must be proved equal)."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from changed_json import change
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import from_json

from vapierrors import Catalog, Limits, Renderer
from vapierrors.template import arguments, parse
from vapierrors.wire import quick_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.rendered import RenderedError

ENGLISH: Final = {
    "a.linear": "{vm} since {since}: {load} % of {count}, {why}",
    "a.plural": "{count, plural, =0 {none} one {# disk of {vm}} other {# disks of {vm}}}",
    "a.uneven": "{count, plural, one {a disk} other {# disks of {vm}}}: {why}",
    "a.repeated": "{vm} and {vm}: {why} {why}",
    "a.styles": "{count, number} {load, number, ::.00} {since, date, short} {vm, select, other {x}}",
    "a.words": "Nothing to fill.",
    "a.positions": "{0} and {1}",
    "a.reason": "because of {what}",
    "a.deep": "because {why}",
    "a.empty": "{vm}",
    "a.long": "{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}{vm}",
}
IDS: Final = tuple(ENGLISH)
CATALOG: Final = Catalog.from_mapping(
    {"en": ENGLISH, "de": {key: f"[{text}]" for key, text in ENGLISH.items() if key != "a.styles"}}, builtin=False
)
LIMITS: Final = Limits(messages=3, params=7, nesting_depth=6, text_characters=120, precision=5)

REASON: Final = {"id": "a.reason", "params": {"what": {"s": "load"}}}
PARAMS: Final[dict[str, Any]] = {
    "vm": {"s": "vm-42"},
    "since": {"dt": "2026-08-16T17:14:22.001Z", "format": "MED_DATE_TIME"},
    "load": {"d": 12.345, "precision": 2},
    "count": {"i": 3},
    "why": {"l": REASON},
}

values = st.sampled_from(
    [None, True, 0, 1, 3.5, 1e300, 2**70, "", "x", "7", "2.5", "2026-08-16T17:14:22.001Z", "2026-08-16T17:14:22Z",
     "2026-08-16T17:14:22.001500Z",
     "LONG_DATETIME", "SHORT_DATE", "x" * 130, [], ["x"], ["x", "y"], [1], {}, {"s": "x"}, {"i": 1}, {"s": None},
     {"i": 2**63}, {"i": True}, {"d": 5}, {"d": 0.5}, {"d": 1.0, "precision": 7}, {"d": 1.0, "precision": True},
     {"precision": 1, "d": 2.25}, {"dt": "2026-W01-1T10:00:00.000Z"},
     {"format": "FULL_TIME", "dt": "2026-01-01T00:00:00.000Z"},
     {"dt": "2026-08-16T17:14:22.001Z", "format": 5},
     {"dt": "2026-08-16T17:14:22.001500Z"}, {"s": "x", "i": 1}, {"l": REASON}, {"l": {"id": "a.words"}},
     {"l": {"id": "a.deep", "params": {"why": {"l": REASON}}}}, {"l": {"id": "a.unknown"}}, {"l": {"id": 5}},
     {"l": {"id": "a.words", "params": {}, "more": 1}}, {"l": {"id": "a.reason", "params": {"what": {"s": "x" * 130}}}}]
)  # fmt: skip
deep_values = st.sampled_from([None, {"a": [1]}, "x", 5, [], json.loads("[" * 40 + "]" * 40)])
names = st.sampled_from(
    ["messages", "error_type", "data", "challenge", "id", "default_message", "args", "params", "localized", "vm",
     "since", "load", "count", "why", "what", "s", "i", "d", "dt", "l", "format", "precision", "0", "1", "other"]
)  # fmt: skip


NEEDED: Final = {key: sorted(arguments(parse(text))) for key, text in ENGLISH.items()}


def usual(message_id: str) -> dict[str, Any]:
    """A message as a server sends it, with all that its template needs."""
    message: dict[str, Any] = {"id": message_id, "default_message": "In English.", "args": []}
    if message_id == "a.positions":
        message["args"] = ["a", "b"]
    elif message_id in {"a.reason", "a.deep"}:
        message["params"] = {"what": {"s": "load"}, "why": {"l": REASON}}
    else:
        message["params"] = {name: PARAMS[name] for name in NEEDED[message_id]}
    return message


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    message = usual(draw(st.sampled_from(IDS)))
    if not draw(st.integers(0, 7)):
        message["args"] = draw(st.lists(st.sampled_from(["a", "b"]), max_size=3))
    if not draw(st.integers(0, 7)):
        message["params"] = {**PARAMS, **message.get("params", {})}
    if not draw(st.integers(0, 7)):
        message["localized"] = draw(st.sampled_from(["Vom Server.", "In English.", ""]))
    return message


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """An error body with up to two members changed anywhere in it."""
    body: dict[str, Any] = {
        "data": draw(deep_values),
        "messages": draw(st.lists(messages(), min_size=1, max_size=2)),
        "error_type": "NOT_FOUND",
    }
    body = json.loads(json.dumps(body))
    change(draw, body, names, values)
    return body


def the_long_way(renderer: Renderer, error: object, locale: str) -> RenderedError:
    """The same without the straight way."""
    audience, _ = renderer._reader(locale, None, "Europe/Berlin", renderer.catalog.generation)
    return renderer._resolved(error, audience, strict=False)


@pytest.mark.parametrize("loads", [quick_json.loads, partial(from_json, allow_inf_nan=False)])
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents(), locale=st.sampled_from(["de", "en"]))
def test_the_straight_way_renders_as_the_long_way_does(
    loads: Callable[[bytes], Any], document: dict[str, Any], locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts, languages, sources, parts and problems are equal, for templates compiled for these arguments or others.

    It holds for either parser; where orjson is not installed they are the same.
    """
    monkeypatch.setattr(quick_json, "loads", loads)
    payload = json.dumps(document).encode()
    for renderer in (Renderer(CATALOG, limits=LIMITS), SEASONED):
        straight = renderer.render(payload, locale=locale, timezone="Europe/Berlin")
        assert straight.to_dict() == the_long_way(renderer, payload, locale).to_dict()


def test_what_servers_usually_send_goes_the_straight_way() -> None:
    """Otherwise the test above compares the long way with itself."""
    straight = SEASONED._reader("de", None, None, CATALOG.generation).straight
    assert straight is not None
    taken = [message_id for message_id in IDS if straight.messages([usual(message_id)]) is not None]
    assert taken == [message_id for message_id in IDS if message_id not in {"a.repeated", "a.styles", "a.uneven"}]


def _seasoned() -> Renderer:
    """A renderer whose templates are compiled for other arguments than most."""
    renderer = Renderer(CATALOG, limits=LIMITS)
    for shapes in ({name: {"i": 1} for name in PARAMS}, {name: {"s": "x"} for name in PARAMS}):
        stack = [{"id": key, "default_message": "", "args": ["x", "y"], "params": shapes} for key in IDS]
        for message in stack:
            for locale in ("de", "en"):
                renderer.render(json.dumps({"messages": [message]}), locale=locale)
    return renderer


SEASONED: Final = _seasoned()
