"""Every body seen in the wild, in every language and output: golden files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vapierrors import OUTPUTS, Renderer, render

if TYPE_CHECKING:
    from conftest import Golden

BODIES = sorted((Path(__file__).parent / "vectors" / "real_bodies").glob("*.json"))
RENDERER = Renderer()


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("locale", ["en", "de", "ja"])
def test_real_bodies_read_as_reviewed(golden: Golden, locale: str, output: str) -> None:
    """Each body seen in the wild is shown as somebody has once read and approved it."""
    shown = [
        f"== {path.stem}\n{render(RENDERER.render(path.read_bytes(), locale=locale), output)}\n" for path in BODIES
    ]
    golden(f"real_bodies.{locale}.{output}", "\n".join(shown))


@pytest.mark.parametrize(
    "path", [path for path in BODIES if "not-vapi-shape" not in path.stem], ids=lambda path: path.stem
)
@pytest.mark.parametrize("locale", ["de", "ja"])
def test_every_message_of_a_real_body_is_translated(path: Path, locale: str) -> None:
    """The built-in catalogs have every message that vAPI servers were seen to send."""
    rendered = RENDERER.render(path.read_bytes(), locale=locale)
    assert {(message.source, message.locale) for message in rendered.messages} == {("catalog", locale)}
