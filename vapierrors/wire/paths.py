"""Where in a document a reader is, cheap to carry and written as a JSONPath only when something is reported."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from vapierrors.models.escaping import escaped

Path: TypeAlias = "tuple[Path, str | int] | None"
"""The way from the root: the path of the container and the member name or index; None at the root."""

ROOT: Final = None

_LONGEST_NAME: Final = 100
"""Characters of a name that a path shows: each of many reports may have the same long name in its path."""

_PLAIN_NAME: Final = re.compile(rf"[A-Za-z_][A-Za-z0-9_]{{,{_LONGEST_NAME - 1}}}")


def json_path(path: Path) -> str:
    r"""Write a path as a JSONPath, on one line; very long names are cut (specification, section 2).

    Args:
        path: the way from the root.

    Example:
        >>> json_path((((((None, "messages"), 0), "params"), "a.b"), "d"))
        "$.messages[0].params['a.b'].d"
        >>> print(json_path((None, "a\x1b[2J")))
        $['a\u001b[2J']
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
    shown = step if len(step) <= _LONGEST_NAME else f"{step[: _LONGEST_NAME - 1]}…"
    quoted = shown.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped(quoted)}']"
