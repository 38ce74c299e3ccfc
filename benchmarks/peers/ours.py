"""``vapierrors`` itself, through its public names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bodies import LOCALE, TIME_ZONE, catalog
from vapierrors import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors import Renderable


def renderer() -> Callable[[Renderable], list[str]]:
    """From whatever holds an error to the texts."""
    render = Renderer(catalog()).render

    def texts(error: Renderable) -> list[str]:
        rendered = render(error, locale=LOCALE, timezone=TIME_ZONE)
        return [message.text for message in rendered.messages]

    return texts
