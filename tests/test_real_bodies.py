"""Every body seen in the wild, and six stacks made for it, in five languages and every output: golden files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vapierrors import OUTPUTS, Renderer, render
from vapierrors.outputs import OutputOptions

if TYPE_CHECKING:
    from conftest import Golden

VECTORS = Path(__file__).parent / "vectors"
BODIES = sorted((VECTORS / "real_bodies").glob("*.json"))
STACKS = sorted((VECTORS / "stacks").glob("*.json"))
LOCALES = ["en", "de", "ja", "ar", "pl"]
RENDERER = Renderer()
EVERYTHING = OutputOptions(
    numbered=True,
    max_causes=5,
    advice=True,
    details=True,
    operation_id="4f1c09ab",
    color=True,
    width=72,
    heading_level=2,
    role="alert",
    open_causes=True,
    stylesheet="/vapierrors.css",
)


def shown(paths: list[Path], locale: str, output: str, options: OutputOptions) -> str:
    rendered = {path.stem: RENDERER.render(path.read_bytes(), locale=locale, timezone="Asia/Tokyo") for path in paths}
    return "\n".join(f"== {name}\n{render(error, output, options)}\n" for name, error in rendered.items())


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_real_bodies_read_as_reviewed(golden: Golden, locale: str, output: str) -> None:
    """Each body seen in the wild is shown as somebody has once read and approved it."""
    golden(f"real_bodies.{locale}.{output}", shown(BODIES, locale, output, OutputOptions()))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_constructed_stacks_read_as_reviewed(golden: Golden, locale: str, output: str) -> None:
    """Parameters, twenty causes, repetitions, several languages, hostile texts, no messages: with all options."""
    golden(f"stacks.{locale}.{output}", shown(STACKS, locale, output, EVERYTHING))
