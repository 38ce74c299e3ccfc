"""What an import costs, in fresh processes that take turns, beside pydantic and Babel."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

from benchmarks.fresh import run_statement, wall_seconds
from benchmarks.rows import row, time_rows
from benchmarks.timing import Samples, in_turns

if TYPE_CHECKING:
    from benchmarks.rows import Row
    from benchmarks.run import Run

_START: Final = "start"
_STATEMENTS: Final = {
    _START: "pass",
    "package.vapierrors": "import vapierrors",
    "package.pydantic": "import pydantic",
    "package.babel": "import babel",
    "name.vapierrors": "from vapierrors import Renderer",
    "name.pydantic": "from pydantic import BaseModel",
}
_LINES: Final = (
    (_START, "Python itself: start and end", None),
    ("package.pydantic", "import pydantic", None),
    ("package.vapierrors", "import vapierrors", "package.pydantic"),
    ("package.babel", "import babel", "package.pydantic"),
    ("name.pydantic", "from pydantic import BaseModel", None),
    ("name.vapierrors", "from vapierrors import Renderer", "name.pydantic"),
)
HEAVY: Final = (
    "asyncio", "babel.dates", "babel.messages", "click", "email", "fastapi", "flask", "html.parser", "http.client",
    "httpx", "importlib.metadata", "jinja2", "rich", "unittest",
)  # fmt: skip


def run(run: Run) -> list[Row]:
    """All but the first row are above Python's own start.

    Args:
        run: how hard to try.
    """
    for statement in _STATEMENTS.values():
        run_statement(statement)
    walls = in_turns(
        {name: partial(wall_seconds, statement) for name, statement in _STATEMENTS.items()}, run.effort.processes
    )
    start = walls[_START]
    above = {name: samples if name == _START else samples.less(start.median) for name, samples in walls.items()}
    rows = time_rows("ms", above, _LINES, "imports")
    for name in ("package.vapierrors", "name.vapierrors"):
        found = heavy_modules(_STATEMENTS[name])
        title = f"heavy modules brought by {_STATEMENTS[name]}: {', '.join(found) or 'none'}"
        rows.append(row(f"imports.heavy.{name}", title, "modules", Samples((float(len(found)),))))
    return rows


def heavy_modules(statement: str) -> list[str]:
    """Which of ``HEAVY`` a statement imports in a fresh process.

    Args:
        statement: Python source.
    """
    script = f"{statement}\nimport json, sys\nprint(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    found: list[str] = json.loads(run_statement(script))
    return found
