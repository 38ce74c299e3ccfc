"""Limits of a renderer for what it has not read itself: however an error is handed over, it comes out alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import Catalog, ErrorBody, Limits, LocalizableMessage, Renderer, decode, encode
from vapierrors.exceptions import LimitExceeded
from vapierrors.models import LocalizationParam, NestedLocalizableMessage

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG = Catalog.from_mapping({"en": {"m": "{n}", "z": "<{n}>"}}, builtin=False)
WAYS: list[Callable[[ErrorBody], Any]] = [
    encode,
    lambda body: body,
    lambda body: decode(encode(body)),
    lambda body: decode(encode(body)).body,
]


def body_of(param: LocalizationParam) -> ErrorBody:
    return ErrorBody(messages=(LocalizableMessage(id="m", default_message="D", params={"n": param}),))


def nested(levels: int) -> LocalizationParam:
    """A double inside as many messages."""
    param = LocalizationParam(d=1.5, precision=9)
    for _level in range(levels):
        param = LocalizationParam(l=NestedLocalizableMessage(id="z", params={"n": param}))
    return param


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("levels", "text"), [(0, "1.500"), (1, "<1.500>"), (2, "<<1.500>>")])
def test_fraction_digits_have_the_limit_of_the_renderer(
    way: Callable[[ErrorBody], Any], levels: int, text: str
) -> None:
    """More are cut, at any depth, with a problem that says where; in strict mode they are an error."""
    error = way(body_of(nested(levels)))
    renderer = Renderer(CATALOG, limits=Limits(precision=3))
    rendered = renderer.render(error)
    path = f"$.messages[0].params.n{'.l.params.n' * levels}.precision"
    assert rendered.messages[0].text == text
    assert [str(problem) for problem in rendered.problems] == [
        f"Expected at most 3 fraction digits, got 9; read as 3 - at {path} [precision-range]"
    ]
    with pytest.raises(LimitExceeded) as raised:
        renderer.render(error, strict=True)
    assert str(raised.value) == f"Expected at most 3 fraction digits, got 9 - at {path}"


@pytest.mark.parametrize("way", WAYS)
def test_messages_too_deep_inside_each_other_exceed_a_limit(way: Callable[[ErrorBody], Any]) -> None:
    """In strict mode it is the limit that is told, not what becomes of the text without them."""
    renderer = Renderer(CATALOG, limits=Limits(nesting_depth=2))
    assert renderer.render(way(body_of(nested(2))), strict=True).messages[0].text == "<<1.500000000>>"
    with pytest.raises(LimitExceeded) as raised:
        renderer.render(way(body_of(nested(3))), strict=True)
    path = f"$.messages[0].params.n{'.l.params.n' * 2}.l"
    assert str(raised.value) == f"Expected at most 2 levels of nesting, got 3 - at {path}"
