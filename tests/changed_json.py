"""JSON documents with a few members changed anywhere in them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st


def change(
    draw: st.DrawFn, document: dict[str, Any], names: st.SearchStrategy[str], values: st.SearchStrategy[Any]
) -> None:
    """Set or take away up to two members.

    Args:
        draw: of a composite strategy.
        document: what is changed.
        names: of members that may be new.
        values: what a member may become.
    """
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        found = _objects(document)
        place = found[draw(st.integers(0, len(found) - 1))]
        name = draw(st.sampled_from(sorted(place))) if place and draw(st.integers(0, 3)) else draw(names)
        if draw(st.integers(0, 4)):
            place[name] = copy.deepcopy(draw(values))
        else:
            place.pop(name, None)


def _objects(value: object) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        found += _objects(inner)
    return found
