"""The group of commands."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from vapierrors.exceptions import VapiErrorsError
from vapierrors.models.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping


class Row(NamedTuple):
    """A command, which is loaded when somebody calls it.

    Args:
        module: below this package.
        attribute: the command in it.
        summary: its short help.
    """

    module: str
    attribute: str
    summary: str


SECTIONS: Final[Mapping[str, Mapping[str, Row]]] = {
    "Errors": {
        "render": Row("render", "render", "Render an error body in the reader's language."),
        "demo": Row("demo", "demo", "Render three error bodies in three languages."),
        "explain": Row("explain", "explain", "Explain a message id or an error type."),
    },
    "Catalogs": {
        "locales": Row("locales", "locales", "List the languages that there are."),
        "compile": Row("compile", "compile_", "Compile catalogs, so that they open at once."),
        "stats": Row("stats", "stats", "Show how far the translations are."),
        "unused": Row("unused", "unused", "Find entries that nobody uses, and uses without an entry."),
    },
    "Translations": {
        "extract": Row("extract", "extract", "Write the .pot of the messages that Python source defines."),
        "init": Row("init", "init", "Begin with a new language."),
        "update": Row("update", "update", "Bring translations up to their templates."),
        "lint": Row("lint", "lint", "Find what is wrong with translations."),
        "preview": Row("preview", "preview", "Show all that readers may see of a message."),
        "pseudo": Row("pseudo", "pseudo", "Make pseudo-locales: English that looks foreign."),
        "import": Row("import_", "import_", "Bring in translations from the formats of other tools."),
        "export": Row("export", "export_", "Write catalogs in the formats of other tools."),
    },
}
"""What the help lists, section by section; a command's module takes time to load, so only its own call loads it."""

COMMANDS: Final[Mapping[str, Row]] = {name: row for rows in SECTIONS.values() for name, row in rows.items()}


class _Failure(click.ClickException):
    """The library refused an input, or a file, a folder or a stream could not be read or written."""

    exit_code = 2


class _Group(click.Group):
    """A group whose commands end with a message, not a traceback, when the library raises or a file fails."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        command: click.Command = getattr(import_module(f"vapierrors.cli.{row.module}"), row.attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click has it
        for section, rows in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, row.summary) for name, row in rows.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            told = error.format_message()
            if (harmless := _harmless(told)) == told:
                raise
            raise click.UsageError(harmless, getattr(error, "ctx", None)) from error
        except VapiErrorsError as error:
            raise _Failure(_harmless(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # click ends quietly when the reader of a pipe has gone
                raise
            raise _Failure(_harmless(str(error))) from error


def _harmless(message: str) -> str:
    """A message of some lines in which nothing that it repeats steers the terminal (section 8)."""
    return "\n".join(map(escaped, message.split("\n")))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(None, "-V", "--version", package_name="vapierrors")
def vapierrors() -> None:
    """Errors that people can read, in their language, from any vAPI service.

    Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.

    Tab completion: put the output of _VAPIERRORS_COMPLETE=bash_source vapierrors (or zsh_source, fish_source) into your
    shell's start-up file.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
