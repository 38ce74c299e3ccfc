"""Templates of any size and shape: the work grows with their length, the text no further than its limit (section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from limits_counting import MOST, growth_of_calls, growth_of_effort, peak_of

from vapierrors import Catalog, Limits, Renderer
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import arguments, parse, print_template

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 1 << 20


def read(text: str) -> None:
    """Parse a template; print it, and list its arguments, where it is sound."""
    try:
        message = parse(text, max_length=LENGTH)
    except TemplateSyntaxError:
        return
    print_template(message)
    arguments(message)


SHAPES: dict[str, Callable[[int], str]] = {
    "words": lambda n: "word " * n,
    "arguments": lambda n: "{name} " * n,
    "names": lambda n: "".join(f"{{a{number}}}" for number in range(n)),
    "apostrophes": lambda n: "'" * n,
    "quotations": lambda n: "'{' " * n,
    "unclosed quotation": lambda n: "'{" + "x" * n,
    "opened": lambda n: "{" * n,
    "closed": lambda n: "}" * n,
    "spaces": lambda n: "{" + " " * n + "x" + " " * n + "}",
    "branches": lambda n: "{n, plural, " + "".join(f"={number} {{x}} " for number in range(n)) + "other {#}}",
    "words of a select": lambda n: "{n, select, " + "".join(f"s{number} {{x}} " for number in range(n)) + "other {}}",
    "plurals": lambda n: "{n, plural, other {#}}" * n,
    "pounds": lambda n: "{n, plural, other {" + "#" * n + "}}",
    "a skeleton": lambda n: "{n, date, ::" + "yMd" * n + "}",
    "tokens": lambda n: "{n, number, ::" + "group-off " * n + "}",
    "zeros": lambda n: "{n, number, ::." + "0" * n + "}",
    "a long name": lambda n: "{" + "x" * n + "}",
    "lines": lambda n: "{n}\n" * n + "{",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_template_takes_work_by_its_length(shape: str) -> None:
    """Parsing, printing, checking: four times the length is no more than eight times the calls."""
    assert growth_of_calls(SHAPES[shape], read, 200) < MOST


@pytest.mark.parametrize("shape", SHAPES)
def test_a_template_takes_time_by_its_length(shape: str) -> None:
    """Nor does any regular expression, or search for a line, begin again and again."""
    assert growth_of_effort(SHAPES[shape], read, 400) < MOST


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x" * 16_385, "Expected at most 16384 characters in a template, got 16385 - at the template"),
        (
            "{n, select, other {" * 17 + "}}" * 17,
            "Expected at most 16 levels of branches in a template, got 17 - at line 1, column 305",
        ),
    ],
)
def test_a_larger_template_is_refused(text: str, told: str) -> None:
    """Too long or too deep, before it costs more than that."""
    with pytest.raises(LimitExceeded) as error:
        parse(text)
    assert str(error.value) == told


def rendered(template: str, message: dict[str, Any], limits: Limits | None = None) -> Any:  # noqa: ANN401 - a message
    renderer = Renderer(Catalog.from_mapping({"de": {"a": template}}), limits=limits or Limits())
    body = {"messages": [{"id": "a", "default_message": "?", "args": [], **message}]}
    return renderer.render(body, locale="de").messages[0]


NESTED = {"params": {"x": {"l": {"id": "a", "params": {"x": {"s": "ha" * 300_000}}}}}}
LONG: list[tuple[str, dict[str, Any]]] = [
    ("{0}" * 5000, {"args": ["x" * 600_000]}),
    ("{x}" * 5000, {"params": {"x": {"s": "x" * 600_000}}}),
    ("{x}" * 5000, NESTED),
    ("{x, select, other {" + "{x}" * 2000 + "}}" * 1, {"params": {"x": {"s": "x" * 600_000}}}),
    ("{x, select, other {{x}{x}{x}{x}}}" * 400, {"params": {"x": {"s": "x" * 600_000}}}),
]


@pytest.mark.parametrize(("template", "message"), LONG)
def test_an_argument_named_a_thousand_times_makes_no_gigabytes(template: str, message: dict[str, Any]) -> None:
    """The text ends where it would be cut, before it is made as a whole; its parts are cut alike."""
    assert peak_of(lambda: rendered(template, message).parts) < 24 << 20
    found = rendered(template, message)
    assert (len(found.text), found.text[-1], found.source) == (65_536, "…", "catalog")
    assert "".join(part.text for part in found.parts) == found.text


@pytest.mark.parametrize("count", [1, 15, 16, 17, 40])
@pytest.mark.parametrize("limit", [1, 2, 30, 1000])
def test_where_a_text_ends_does_not_hang_on_how_it_is_made(count: int, limit: int) -> None:
    """A template of many arguments, whose text is bounded while it is made, is cut as one of few."""
    found = rendered("<{0}{x}>" * count, {"args": ["ab"], "params": {"x": {"i": 7}}}, Limits(text_characters=limit))
    whole = "<ab7>" * count
    assert found.text == (whole if len(whole) <= limit else f"{whole[: limit - 1]}…")
    assert "".join(part.text for part in found.parts) == found.text
