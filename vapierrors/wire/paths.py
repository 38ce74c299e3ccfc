"""Where in a document a reader is, cheap to carry and written as a JSONPath only when something is reported."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Path: TypeAlias = "tuple[Path, str | int] | None"
"""The way from the root: the path of the container and the member name or index; None at the root."""

ROOT: Final = None

_PLAIN_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def json_path(path: Path) -> str:
    """Write a path as a JSONPath (specification, section 2).

    Args:
        path: the way from the root.

    Example:
        >>> json_path((((((None, "messages"), 0), "params"), "a.b"), "d"))
        "$.messages[0].params['a.b'].d"
    """
    steps: list[str] = []
    while path is not None:
        path, step = path
        steps.append(_written(step))
    return "$" + "".join(reversed(steps))


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN_NAME.fullmatch(step):
        return f".{step}"
    quoted = step.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{quoted}']"
