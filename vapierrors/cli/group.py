"""The group of commands."""

from __future__ import annotations

import errno
import sys
from io import TextIOWrapper
from typing import Any

import click

from vapierrors.cli.compile import compile_
from vapierrors.cli.demo import demo
from vapierrors.cli.explain import explain
from vapierrors.cli.export import export_
from vapierrors.cli.extract import extract
from vapierrors.cli.import_ import import_
from vapierrors.cli.init import init
from vapierrors.cli.lint import lint
from vapierrors.cli.locales import locales
from vapierrors.cli.preview import preview
from vapierrors.cli.pseudo import pseudo
from vapierrors.cli.render import render
from vapierrors.cli.stats import stats
from vapierrors.cli.unused import unused
from vapierrors.cli.update import update
from vapierrors.exceptions import VapiErrorsError


class _FileError(click.ClickException):
    """A file, a folder or a stream could not be read or written."""

    exit_code = 2


class _Group(click.Group):
    """A group whose commands end with a message, not a traceback, when the library raises or a file fails."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        try:
            return super().invoke(ctx)
        except VapiErrorsError as error:
            raise click.UsageError(str(error), ctx) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # click ends quietly when the reader of a pipe has gone
                raise
            raise _FileError(str(error)) from error


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


vapierrors.add_command(render)
vapierrors.add_command(demo)
vapierrors.add_command(locales)
vapierrors.add_command(explain)
vapierrors.add_command(compile_)
vapierrors.add_command(extract)
vapierrors.add_command(init)
vapierrors.add_command(update)
vapierrors.add_command(lint)
vapierrors.add_command(import_)
vapierrors.add_command(export_)
vapierrors.add_command(stats)
vapierrors.add_command(pseudo)
vapierrors.add_command(preview)
vapierrors.add_command(unused)
