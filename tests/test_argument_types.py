"""Arguments of a wrong type: told where they come in, with what to pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import Catalog, Renderer, decode, errors, render

if TYPE_CHECKING:
    from collections.abc import Callable

RENDERER = Renderer()
ANY: Any = RENDERER
"""For arguments that no type checker would let through."""


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            lambda: type(ANY)("locales"),
            'Expected Catalog or None, got str - at catalog; pass Catalog.load("locales")',
        ),
        (lambda: type(ANY)(limits=5), "Expected Limits, got int - at limits; pass Limits()"),
        (
            lambda: type(ANY)(default_locale=None),
            "Expected str, got NoneType - at default_locale; pass a language tag such as de",
        ),
        (
            lambda: ANY.render(b"{}", locale=5),
            "Expected str or None, got int - at locale; pass a language tag such as de",
        ),
        (
            lambda: ANY.render(b"{}", format_locale=5),
            "Expected str or None, got int - at format_locale; pass a language tag such as de-AT",
        ),
        (
            lambda: ANY.render(b"{}", timezone=5),
            "Expected str or None, got int - at timezone; pass an IANA name such as Europe/Berlin",
        ),
        (
            lambda: ANY.localize(b"{}"),
            "Expected parsed JSON, got bytes - at document; pass json.loads(document)",
        ),
        (
            lambda: ANY.render(b"{}").to_text("html"),
            "Expected OutputOptions, got str - at options; pass OutputOptions(numbered=True)",
        ),
        (
            lambda: render(b"{}", "html"),  # type: ignore[arg-type]  # what is tested
            "Expected what a renderer gave, got bytes - at error; pass Renderer().render(error)",
        ),
        (
            lambda: errors.from_body(decode(b"{}")),  # type: ignore[arg-type]  # what is tested
            "Expected an ErrorBody, got Decoded - at body; pass decode(payload).body",
        ),
    ],
)
def test_a_wrong_type_is_told_with_what_to_pass(call: Callable[[], object], told: str) -> None:
    """Nobody has to find out what Python missed in which object."""
    with pytest.raises(TypeError) as raised:
        call()
    assert str(raised.value) == told


def test_a_renderer_takes_no_other_members() -> None:
    """It is shared by threads: a misspelt member would be lost."""
    with pytest.raises(AttributeError):
        ANY.prefers = "server"
    assert Renderer(Catalog.load()).limits == RENDERER.limits
