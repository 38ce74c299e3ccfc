"""``vapierrors render``: an error body in, text in the reader's language out."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.tags import locale_chain
from vapierrors.cli.documents import json_text
from vapierrors.cli.options import catalog_option, reader_options
from vapierrors.cli.problems import tell
from vapierrors.cli.shown import output_options, shown_options
from vapierrors.exceptions import LocaleError, RenderError
from vapierrors.outputs import OUTPUTS
from vapierrors.outputs import render as render_output
from vapierrors.outputs.plain import one_line
from vapierrors.renderer import Renderer
from vapierrors.wire import decode
from vapierrors.wire.decoder import FOREIGN
from vapierrors.wire.payloads import payloads_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.catalog import Catalog, EntryProblem
    from vapierrors.outputs import OutputOptions
    from vapierrors.rendered import Problem, RenderedError

_WISHES = frozenset({"unknown-locale", "unknown-format-locale", "unknown-time-zone"})
"""Problems with what the caller asked for, which are told unasked, once."""


class _Input(click.File):
    """A file to read, or standard input where there is one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        if value == "-" and sys.stdin is None:
            self.fail("standard input is closed", param, ctx)
        return super().convert(value, param, ctx)


class _Reader(NamedTuple):
    locale: str | None
    format_locale: str | None
    timezone: str | None


class _Showing(NamedTuple):
    output: str
    options: OutputOptions
    ndjson: bool


class _Shown(NamedTuple):
    text: str
    is_error: bool
    problems: tuple[Problem, ...]


@click.command(short_help="Render an error body in the reader's language.")
@click.argument("file", type=_Input("rb"))
@reader_options
@catalog_option
@click.option(
    "--output",
    type=click.Choice(list(OUTPUTS)),
    help="What to make of the error.  [default: terminal where one is written to, else text]",
)
@shown_options
@click.option("--json", "output", flag_value="json", help="The same as --output json.")
@click.option("--ndjson", is_flag=True, help="FILE has one body a line; each is rendered as soon as it is read.")
@click.option("--status", type=click.IntRange(100, 599), help="HTTP status that came with the body.")
@click.option(
    "--prefer",
    type=click.Choice(["catalog", "server"]),
    default="catalog",
    show_default=True,
    help="Whose texts come first.",
)
@click.option("--problems", is_flag=True, help="Tell on standard error what was odd, and what was skipped.")
@click.option("--strict", is_flag=True, help="Take the first problem for a failure, with exit code 1.")
def render(  # noqa: PLR0913 - one parameter for each option
    file: IO[bytes],
    *,
    locale: str | None,
    format_locale: str | None,
    timezone: str | None,
    catalog: Catalog,
    output: str | None,
    ndjson: bool,
    status: int | None,
    prefer: str,
    problems: bool,
    strict: bool,
    **shown_as: Any,  # noqa: ANN401 - as shown_options has them
) -> None:
    """Render the vAPI error in FILE (- for standard input) in the reader's language.

    Any dialect is understood, an error deep inside another answer too. What is no vAPI error is shown as well as can
    be, with exit code 1.

    \b
    Examples:
      vapierrors render error.json --locale de --timezone Europe/Berlin
      curl -s https://vcenter/api/... | vapierrors render - --output line
    """  # noqa: D301 - click's mark for lines that stay as they are
    tell(_catalog_problems(catalog, locale) if problems else catalog.source_problems())
    renderer = Renderer(catalog, prefer="server" if prefer == "server" else "catalog")
    reader = _Reader(locale, format_locale, timezone)
    show = _Showing(output or ("terminal" if sys.stdout.isatty() else "text"), output_options(shown_as), ndjson=ndjson)
    findings = False
    for position, (line, payload) in enumerate(payloads_in(file, renderer.limits, ndjson=ndjson)):
        where = f"vapierrors: line {line}" if ndjson else "vapierrors"
        try:
            shown = _show(renderer, payload, status, reader, show, strict=strict)
        except RenderError as error:
            click.echo(f"{where}: {one_line(str(error))}", err=True)
            findings = True
            continue
        if position and show.output not in {"line", "json", "problem"}:
            click.echo()
        click.echo(shown.text.removesuffix("\n"), color=show.options.color or None)
        findings = findings or not shown.is_error
        for problem in shown.problems:
            if problems or _is_told_unasked(problem, shown, first=not position):
                click.echo(f"{where}: {one_line(str(problem))}", err=True)
    sys.exit(1 if findings else 0)


def _catalog_problems(catalog: Catalog, locale: str | None) -> Iterator[EntryProblem]:
    """What is wrong with the templates that a reader of the locale may get."""
    try:
        chain = locale_chain(locale or SOURCE_LOCALE)
    except LocaleError:
        chain = ()
    for tag in (*chain, SOURCE_LOCALE):
        yield from catalog.problems(tag)


def _is_told_unasked(problem: Problem, shown: _Shown, *, first: bool) -> bool:
    if shown.is_error:
        return first and problem.code in _WISHES
    # The ids that text without one is given are in no catalog.
    return problem.code != "no-template" or not problem.message_id.startswith(f"{FOREIGN}.")


def _show(  # noqa: PLR0913 - what to show, to whom, and how
    renderer: Renderer, payload: bytes, status: int | None, reader: _Reader, show: _Showing, *, strict: bool
) -> _Shown:
    decoded = decode(payload, status=status, limits=renderer.limits)
    rendered = renderer.render(decoded, **reader._asdict(), strict=strict)
    return _Shown(_text(rendered, show, status), decoded.dialect != FOREIGN, rendered.problems)


def _text(rendered: RenderedError, show: _Showing, status: int | None) -> str:
    if show.output == "json":
        return json_text(rendered.to_dict(), compact=show.ndjson)
    return render_output(rendered, show.output, replace(show.options, status=status))
