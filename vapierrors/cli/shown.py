"""Options that say how an error is shown, and what the terminal can do."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from vapierrors.outputs.options import OutputOptions

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., Any]")

_NARROWEST: Final = 20
_NAMES: Final = ("order", "numbered", "max_causes", "advice", "details", "operation_id", "isolate", "stylesheet")


def shown_options(command: _Command) -> _Command:
    """Options of ``OutputOptions`` that a person may want; the command gets them by name: see ``output_options``."""
    for decorate in (
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colours of the output terminal; NO_COLOR is honoured.",
        ),
        click.option("--stylesheet", metavar="URL", default="", help="Style sheet that the output page links to."),
        click.option(
            "--isolate/--no-isolate",
            default=True,
            show_default=True,
            help="Keep values of the other direction apart in plain text, with FSI and PDI (U+2068, U+2069).",
        ),
        click.option("--operation-id", metavar="ID", default="", help="Stands in the details, to be found in a log."),
        click.option("--advice", is_flag=True, help="Add what the error type means, and what to do next."),
        click.option("--details", is_flag=True, help="Add error type, status, ids and data."),
        click.option("--max-causes", type=click.IntRange(0), metavar="N", help="Show N causes, and count the rest."),
        click.option("--numbered", is_flag=True, help="Number the messages."),
        click.option(
            "--order",
            type=click.Choice(["outermost", "innermost"]),
            default="outermost",
            show_default=True,
            help="Which message comes first.",
        ),
    ):
        command = decorate(command)
    return command


def output_options(given: dict[str, Any]) -> OutputOptions:
    """The options of outputs among those of a command, for the terminal that the command writes to.

    Args:
        given: what the command got, by name; what concerns outputs is taken out.
    """
    color = given.pop("color")
    columns = max(shutil.get_terminal_size().columns, _NARROWEST) if sys.stdout.isatty() else None
    return OutputOptions(
        **{name: given.pop(name) for name in _NAMES},
        color=color == "always" or (color == "auto" and _has_colours()),
        width=columns,
    )


def _has_colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
