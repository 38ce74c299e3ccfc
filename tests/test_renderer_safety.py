"""Rendering never raises: whatever a server sends, the reader gets something to read."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors import OUTPUTS, Catalog, Limits, Renderer, render
from vapierrors.resolving.resolver import is_visible

MESSAGE_IDS = ["a", "plural", "date", "nested", "select", "com.vmware.vapi.std.errors.not_found", "?"]
TEMPLATES = {
    "a": ["{x} and {0}", "{0}", "{x}"],
    "plural": "{x, plural, offset:1 =0 {none} one {# one} other {# of {x, number, ::compact-short}}}",
    "date": "{x, date, full} {x, time, ::Hms} {0, date, long}",
    "nested": "{x}, {x}",
    "select": "{x, select, a {A} other {{y}}}",
}
CATALOG = Catalog.from_mapping({"de": TEMPLATES, "ar": TEMPLATES, "en": TEMPLATES})
RENDERER = Renderer(CATALOG, limits=Limits(text_characters=500))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
moments = st.sampled_from(
    ["2026-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2016-12-31T23:59:60Z", "x"]
)
params = st.deferred(
    lambda: st.fixed_dictionaries(
        {},
        optional={
            "s": st.text(max_size=20) | scalars,
            "dt": moments | scalars,
            "i": st.integers() | scalars,
            "d": st.floats() | scalars,
            "l": nested | json_values,
            "format": st.sampled_from(["FULL_DATE_TIME", "LONG_TIME", "ODD"]) | scalars,
            "precision": st.integers(-5, 100) | scalars,
        },
    )
)
names = st.sampled_from(["x", "y", "0", "1"]) | st.text(max_size=4)
nested = st.fixed_dictionaries(
    {"id": st.sampled_from(MESSAGE_IDS)}, optional={"params": st.dictionaries(names, params, max_size=3) | json_values}
)
messages = st.fixed_dictionaries(
    {"id": st.sampled_from(MESSAGE_IDS) | scalars, "default_message": st.text(max_size=30) | scalars},
    optional={
        "args": st.lists(st.text(max_size=20) | scalars, max_size=4) | json_values,
        "params": st.dictionaries(names, params, max_size=4) | json_values,
        "localized": st.text(max_size=20) | scalars,
    },
)
bodies = st.fixed_dictionaries(
    {"messages": st.lists(messages | json_values, max_size=4)},
    optional={"error_type": st.sampled_from(["NOT_FOUND", "ODD"]) | scalars, "data": json_values, "type": scalars},
)
locales = st.sampled_from(["de", "ar", "en", "fr", "zz", "../x", "", "fa-IR"])


def check(error: Any, locale: str, format_locale: str, timezone: str) -> None:  # noqa: ANN401 - anything at all
    rendered = RENDERER.render(error, locale=locale, format_locale=format_locale, timezone=timezone)
    assert rendered.messages
    for message in rendered.messages:
        assert message.text
        assert "".join(part.text for part in message.parts) == message.text
    shown = [render(rendered, output).encode() for output in OUTPUTS]
    if any(is_visible(message.text) for message in rendered.messages):
        assert all(shown)
    assert len(rendered.body.messages) <= len(rendered.messages)


@given(bodies, locales, locales, st.sampled_from(["UTC", "Asia/Kolkata", "America/Sao_Paulo", "Nowhere", "../x"]))
@settings(max_examples=400, deadline=None)
def test_any_body_is_rendered(body: dict[str, Any], locale: str, format_locale: str, timezone: str) -> None:
    """Whatever stands where a vAPI error has its members, each message has a text, and the parts make it up."""
    check(body, locale, format_locale, timezone)


@given(json_values, locales)
@settings(max_examples=200, deadline=None)
def test_any_json_value_is_rendered(value: Any, locale: str) -> None:  # noqa: ANN401 - any JSON value
    """A JSON value of whatever shape is shown as something."""
    check(value, locale, locale, "UTC")


@given(st.binary(max_size=200) | st.text(max_size=200), locales)
@settings(max_examples=200, deadline=None)
def test_any_bytes_and_any_text_are_rendered(payload: bytes | str, locale: str) -> None:
    """What is not JSON at all is shown as something."""
    check(payload, locale, locale, "UTC")


@given(json_values | bodies, locales)
@settings(max_examples=200, deadline=None)
def test_any_document_is_localized(document: Any, locale: str) -> None:  # noqa: ANN401 - any JSON value
    """A document of whatever shape comes back, with nothing taken away."""
    localized = RENDERER.localize(document, locale=locale)
    assert without_localized(localized) == without_localized(document)


def without_localized(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The value as text, less every ``localized``: NaN is not equal to itself."""
    if isinstance(value, dict):
        return {name: without_localized(member) for name, member in value.items() if name != "localized"}
    return [without_localized(item) for item in value] if isinstance(value, list) else repr(value)
