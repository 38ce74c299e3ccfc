"""What is wrong with catalogs, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.catalog import EntryProblem


def summary(problem: EntryProblem) -> str:
    """What was expected and what was got: the first line, without the excerpt of the template and its caret.

    Args:
        problem: of a catalog.
    """
    return one_line(problem.detail.partition("\n")[0])


def tell(problems: Iterable[EntryProblem]) -> None:
    """Print each problem once, on a line of its own, on standard error.

    Args:
        problems: of a catalog.
    """
    for problem in dict.fromkeys(problems):
        click.echo(f"vapierrors: {one_line(str(problem._replace(detail=summary(problem))))}", err=True)
