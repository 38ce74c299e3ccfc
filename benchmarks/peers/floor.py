"""The floor: what nobody can do without. Nothing is formatted.

The body is parsed; for each message one dict is asked for the template, and its five literals are joined with four
strings of the parsed body, the names of the parameters, which stand where their values would.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from benchmarks.bodies import BUSY, FULL, SNAPSHOTS

if TYPE_CHECKING:
    from collections.abc import Callable

_LITERALS: Final = {
    SNAPSHOTS: ("", " Snapshots von ", " seit ", ": ", ""),
    FULL: ("Auf ", " sind nur ", " von ", " GB frei: ", ""),
    BUSY: ("", " ist zu ", " % belegt, seit ", ": ", ""),
}


def renderer() -> Callable[[bytes], list[str]]:
    """A parse, and for each message a lookup and a join."""
    loads = import_module("orjson").loads

    def render(payload: bytes) -> list[str]:
        texts = []
        for message in loads(payload)["messages"]:
            before, first, second, third, after = _LITERALS[message["id"]]
            a, b, c, d = message["params"]
            pieces = (before, a, first, b, second, c, third, d, after)
            texts.append("".join(pieces))
        return texts

    return render
