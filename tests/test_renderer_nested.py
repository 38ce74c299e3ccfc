"""Messages inside messages: one language for the whole, and work that does not multiply."""

from __future__ import annotations

from typing import Any

import pytest

from vapierrors import Catalog, ErrorBody, Limits, Part, Problem, Renderer


def body(params: dict[str, Any]) -> dict[str, Any]:
    return {"messages": [{"id": "top", "default_message": "English.", "args": [], "params": params}]}


def nested(message_id: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - parameters of any kind
    return {"l": {"id": message_id, "params": params}}


def rendered(templates: dict[str, dict[str, str]], params: dict[str, Any], locale: str) -> tuple[str, str]:
    catalog = Catalog.from_mapping(templates, builtin=False)
    (message,) = Renderer(catalog).render(body(params), locale=locale).messages
    return message.text, message.locale


def test_a_nested_message_is_resolved_in_the_same_language() -> None:
    """The inner message follows the language of the outer one, with its own parameters."""
    templates = {"de": {"top": "Fehler: {why}", "inner": "{n, plural, one {# Minute} other {# Minuten}}"}}
    assert rendered(templates, {"why": nested("inner", n={"i": 5})}, "de") == ("Fehler: 5 Minuten", "de")


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        ({"de": {"top": "Oben: {why}"}, "en": {"top": "Top: {why}", "inner": "in"}}, ("Top: in", "en")),
        ({"de": {"top": "Oben: {why}"}, "en": {"top": "Top: {why}"}}, ("English.", "en")),
        ({"de": {"top": "Oben: {why}", "inner": "innen {gone}"}}, ("English.", "en")),
        ({"de-AT": {"inner": "drin"}, "de": {"top": "Oben: {why}"}}, ("Oben: drin", "de")),
        ({"de-AT": {"top": "Oben: {why}"}, "de": {"inner": "innen"}}, ("Oben: innen", "de-AT")),
    ],
)
def test_one_message_is_in_one_language(templates: dict[str, dict[str, str]], expected: tuple[str, str]) -> None:
    """Where the language of the outer message lacks the inner one, both give way to the next language."""
    assert rendered(templates, {"why": nested("inner")}, "de-AT") == expected


def test_parents_of_another_language_do_not_mix() -> None:
    """CLDR lets Hindi in Latin letters fall back to English, but a message is not half Hindi and half English."""
    templates = {"hi-Latn": {"top": "Galti: {why}"}, "en-IN": {"inner": "in English"}}
    assert rendered(templates, {"why": nested("inner")}, "hi-Latn") == ("English.", "en")


def test_a_nested_message_that_is_missing_is_told() -> None:
    """The problem names the inner message and the language."""
    catalog = Catalog.from_mapping({"de": {"top": "Oben: {why}"}}, builtin=False)
    problems = Renderer(catalog).render(body({"why": nested("inner")}), locale="de").problems
    detail = "Expected an entry for the nested message inner that its arguments fill, got none"
    assert problems[0] == Problem("nested-no-template", "top", "de", detail)


def test_parts_show_what_is_inside_a_nested_message() -> None:
    """The part of a nested message has its own parts, so that an output can isolate each value."""
    catalog = Catalog.from_mapping({"en": {"top": "Failed: {why}", "inner": "{host} is off"}}, builtin=False)
    (message,) = Renderer(catalog).render(body({"why": nested("inner", host={"s": "esx01"})})).messages
    inside = (Part("s", "esx01", "host"), Part("literal", " is off"))
    assert message.parts == (Part("literal", "Failed: "), Part("l", "esx01 is off", "why", inside))


def test_nesting_has_a_limit() -> None:
    """Deeper than the limit, a nested message gives way with a problem."""
    templates = {"en": {"top": "{x}", "inner": "({x})", "leaf": "leaf"}}
    catalog = Catalog.from_mapping(templates, builtin=False)
    deep = nested("leaf")
    for _ in range(3):
        deep = nested("inner", x=deep)
    error = ErrorBody.model_validate(body({"x": deep}))
    assert Renderer(catalog, limits=Limits(nesting_depth=4)).render(error).summary == "(((leaf)))"
    shown = Renderer(catalog, limits=Limits(nesting_depth=3)).render(error)
    detail = "Expected at most 3 nested messages inside each other, got more"
    assert (shown.summary, shown.problems) == ("English.", (Problem("nested-too-deep", "top", "en", detail),))


def doubling(depth: int, leaf: str) -> dict[str, Any]:
    value = nested("leaf", x={"s": leaf})
    for _ in range(depth):
        value = nested("inner", x=value)
    return {"x": value}


def test_nested_messages_do_not_multiply_the_work() -> None:
    """A template that names its parameter twice, nested often, is resolved once a level, and cut at the limit."""
    counted: list[int] = []
    catalog = Catalog.from_mapping({"en": {"top": "{x}", "inner": "{x}{x}", "leaf": "{x}"}}, builtin=False)
    renderer = Renderer(catalog, limits=Limits(nesting_depth=100, text_characters=1000))
    message = renderer.render(body(doubling(20, "ab"))).messages[0]
    assert len(message.text) == 1000
    assert message.text == "ab" * 499 + "a…"

    def count(parts: tuple[Part, ...]) -> None:
        counted.append(len(parts))
        for part in parts:
            count(part.parts)

    count(message.parts)
    assert "".join(part.text for part in message.parts) == message.text
    assert sum(counted) < 5000


def test_empty_nested_messages_do_not_multiply_the_parts() -> None:
    """Nothing inside nothing stays nothing: the tree of parts does not grow where no text does."""
    catalog = Catalog.from_mapping({"en": {"top": "-{x}", "inner": "{x}{x}", "leaf": "{x}"}}, builtin=False)
    renderer = Renderer(catalog, limits=Limits(nesting_depth=100))
    message = renderer.render(body(doubling(20, ""))).messages[0]
    assert message.parts == (Part("literal", "-"), Part("l", "", "x"))
