"""Templates as ICU prints them, through the renderer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vapierrors import Catalog, Renderer

VECTORS = [
    json.loads(line) for line in (Path(__file__).parent / "vectors" / "icu.ndjson").read_text("utf-8").splitlines()
]
ONE_SPACE = str.maketrans("\u202f\u00a0", "  ")

# Where a template names a number without `number`, the specification wants the locale's minimum grouping digits, as
# Intl prints it in intl.ndjson (Spanish 1000); ICU's MessageFormat groups it all the same (1.000).
KNOWN_DIFFERENCES = {
    76: " & <b> \n | 1000 & <b> ",
    119: "The file  & <b>  999 10it's  999The file 1234,5 could not be copied. 1234,5 |  |  could not be copied. "
    " & <b> 日本語 1.000",
}


def param(value: str | float) -> dict[str, Any]:
    if isinstance(value, str):
        return {"s": value}
    return {"d": value} if isinstance(value, float) else {"i": value}


def shown(vector: dict[str, Any]) -> str:
    catalog = Catalog.from_mapping({vector["locale"]: {"m": vector["template"]}}, builtin=False)
    params = {name: param(value) for name, value in vector["args"].items()}
    body = {"messages": [{"id": "m", "default_message": "-", "args": [], "params": params}]}
    return Renderer(catalog).render(body, locale=vector["locale"]).messages[0].text.translate(ONE_SPACE)


def test_templates_print_what_icu_prints() -> None:
    """All templates of the set but the explained ones come out as ICU prints them."""
    wrong = {
        number: text
        for number, vector in enumerate(VECTORS)
        if (text := shown(vector)) != vector["text"].translate(ONE_SPACE)
    }
    assert wrong == KNOWN_DIFFERENCES
