"""Parameters as ICU prints them, through the renderer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from vapierrors import Catalog, Renderer

LINES = (Path(__file__).parent / "vectors" / "intl.ndjson").read_text("utf-8").splitlines()
VECTORS = [json.loads(line) for line in LINES]
ONE_SPACE = str.maketrans("\u202f\u00a0", "  ")


@cache
def renderer(locale: str) -> Renderer:
    return Renderer(Catalog.from_mapping({locale: {"m": "{x}"}}, builtin=False))


def shown(vector: dict[str, Any]) -> str:
    members = {member: vector[member] for member in (vector["kind"], "format", "precision")}
    body = {"messages": [{"id": "m", "default_message": "-", "args": [], "params": {"x": members}}]}
    rendered = renderer(vector["locale"]).render(body, locale=vector["locale"], timezone=vector.get("timezone"))
    return rendered.messages[0].text.translate(ONE_SPACE)


def differences(kind: str) -> dict[str, int]:
    """How many texts of a kind differ from ICU's, by locale."""
    found: Counter[str] = Counter()
    for vector in VECTORS:
        if vector["kind"] == kind:
            text = shown(defaultdict(lambda: None, vector))
            found[vector["locale"]] += text != vector["text"].translate(ONE_SPACE)
    return {locale: count for locale, count in found.items() if count}


def test_integers_print_as_icu_prints_them() -> None:
    """Each integer of the set comes out as ICU prints it, in each locale."""
    assert differences("i") == {}


def test_doubles_print_as_icu_prints_them() -> None:
    """Each double of the set comes out as ICU prints it, in each locale and precision."""
    assert differences("d") == {}
