"""For each limit an input that just keeps it, made of what costs most, and one that is over it."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors import Catalog, Limits, LocalizationSettings, Renderer
from vapierrors.exceptions import LimitExceeded
from vapierrors.template import parse

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS: Final = Limits()
LOCALE: Final = "de"
AVAILABLE: Final = ("de", "en", "ja")
_OVER: Final = 10
"""How many times the limit the input is that is over it."""

_TEMPLATES: Final = {
    "named": "".join(f"{{p{number}}} " for number in range(LIMITS.params)),
    "nested": "{x}",
    "twice": "{x}{x}",
    "double": "{x}",
}


class Case(NamedTuple):
    """What is measured for one limit.

    Args:
        limit: the name of the field of ``Limits``.
        what: the input at the limit, in words.
        over: what happens to one over it, in words.
        at_limit: reads the input at the limit.
        over_limit: reads one ten times as large.
    """

    limit: str
    what: str
    over: str
    at_limit: Callable[[], object]
    over_limit: Callable[[], object]


def _message(message_id: str = "unknown", text: str = "It is gone.", **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"id": message_id, "default_message": text, "args": [], **members}


def _body(*messages: dict[str, Any]) -> bytes:
    return json.dumps({"messages": messages}).encode()


def _of_bytes(size: int) -> bytes:
    """Params that are odd in every place, so that each is looked at and reported."""
    odd = ", ".join(['"\\ud800"'] * (size // 10 - 3))
    return f'{{"messages": [], "x": [{odd}]}}'.encode()


def _nested(levels: int) -> bytes:
    param: dict[str, Any] = {"s": "vm-42"}
    for _ in range(levels):
        param = {"l": {"id": "nested", "params": {"x": param}}}
    return _body(_message("nested", params={"x": param}))


def _params(many: int) -> bytes:
    params = {f"p{number}": {"d": number + 0.565, "precision": 2} for number in range(many)}
    return _body(_message("named", params=params))


def _characters(many: int) -> bytes:
    return _body(_message("twice", params={"x": {"s": "x" * (many // 2)}}))


def _precise(precision: int) -> bytes:
    return _body(_message("double", params={"x": {"d": 1.7976931348623157e308, "precision": precision}}))


def _branches(depth: int) -> str:
    return "{n, plural, one {1} other {" * depth + "#" + "}}" * depth


def cases() -> list[Case]:
    """A case for each field of ``Limits``, in their order."""
    renderer = Renderer(Catalog.from_mapping({LOCALE: _TEMPLATES}))

    def rendered(payload: bytes) -> Callable[[], object]:
        return lambda: renderer.render(payload, locale=LOCALE).to_html()

    numbers = count()

    def negotiated(header: str) -> Callable[[], object]:
        def negotiating() -> object:
            # What a header leads to is remembered: each is to be a new one.
            new = f"q{next(numbers) % 10_000:04},{header[6:]}"
            return LocalizationSettings.from_headers({"Accept-Language": new}, AVAILABLE)

        return negotiating

    def parsed(template: str) -> Callable[[], object]:
        def parsing() -> object:
            try:
                return parse(template)
            except LimitExceeded as refused:
                return refused

        return parsing

    most = LIMITS
    header, length = most.header_length, most.template_length
    return [
        Case(
            "payload_bytes", "a body with something odd in every ten bytes, to HTML", "`too-large`, not read",
            rendered(_of_bytes(most.payload_bytes)), rendered(_of_bytes(most.payload_bytes * _OVER)),
        ),
        Case(
            "nesting_depth", "a message inside a message, and so on, to HTML", "`too-deep`, left out",
            rendered(_nested(most.nesting_depth // 3)), rendered(_nested(most.nesting_depth * _OVER)),
        ),
        Case(
            "messages", "a stack of messages, to HTML", "`too-many`, the rest is left out",
            rendered(_body(*[_message()] * most.messages)), rendered(_body(*[_message()] * most.messages * _OVER)),
        ),
        Case(
            "params", "a message that shows as many doubles, to HTML", "`too-many`, the rest is left out",
            rendered(_params(most.params)), rendered(_params(most.params * _OVER)),
        ),
        Case(
            "text_characters", "a text as long, to HTML", "`text-cut`, cut with a mark",
            rendered(_characters(most.text_characters)), rendered(_characters(most.text_characters * _OVER)),
        ),
        Case(
            "precision", "the largest double, to HTML", "`precision-range`, read as the limit",
            rendered(_precise(most.precision)), rendered(_precise(most.precision * _OVER)),
        ),
        Case(
            "header_length", "`Accept-Language` of commas", "`header-too-long`, the default",
            negotiated("," * header), negotiated("," * header * _OVER),
        ),
        Case(
            "language_ranges", "as many ranges that nobody has", "`too-many-language-ranges`, the first count",
            negotiated(",".join(f"fr-{number:03}" for number in range(most.language_ranges))),
            negotiated(",".join(f"fr-{number:03}" for number in range(most.language_ranges * _OVER))),
        ),
        Case(
            "template_length", "a template of arguments, parsed", "`template-limit`, left out",
            parsed("{0}" * (length // 3)), parsed("{0}" * (length // 3 * _OVER)),
        ),
        Case(
            "template_depth", "a plural inside a plural, and so on, parsed", "`template-limit`, left out",
            parsed(_branches(most.template_depth)), parsed(_branches(most.template_depth * _OVER)),
        ),
    ]  # fmt: skip
