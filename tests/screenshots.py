"""The screenshots of docs/ui.md: ``python tests/screenshots.py``, then look at them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from browser import chromium, served

from vapierrors import Renderer, render
from vapierrors.outputs import OutputOptions

ROOT: Final = Path(__file__).parent.parent
STACKS: Final = ROOT / "tests" / "vectors" / "stacks"
SHOTS: Final = (
    ("german-light", "1-typed-parameters", "de", "light", 720),
    ("arabic-fallback-light", "4-mixed-languages", "ar", "light", 720),
    ("arabic-fallback-dark", "4-mixed-languages", "ar", "dark", 720),
    ("japanese-dark", "1-typed-parameters", "ja", "dark", 720),
    ("hostile-light", "5-hostile-texts", "de", "light", 720),
    ("narrow-light", "4-mixed-languages", "de", "light", 320),
)
"""Name, stack, language, colour scheme, and width in pixels."""


def main(folder: Path) -> None:
    """Write each screenshot as PNG."""
    options = OutputOptions(
        stylesheet="/vapierrors.css", open_causes=True, advice=True, details=True, operation_id="4f1c09ab"
    )
    renderer = Renderer()
    with chromium() as browser:
        for name, stack, locale, scheme, width in SHOTS:
            error = renderer.render((STACKS / f"{stack}.json").read_bytes(), locale=locale, timezone="Europe/Berlin")
            with served({"/": render(error, "page", options)}) as address:
                page = browser.new_page(viewport={"width": width, "height": 400}, color_scheme=scheme)  # type: ignore[arg-type] - one of two literals
                page.goto(address)
                page.screenshot(path=folder / f"{name}.png", full_page=True)
                page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "screenshots")
