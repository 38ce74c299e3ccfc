"""``vapierrors stats``: how far the translations are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.replacing import replace_file
from vapierrors.cldr.names import locale_name
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, locale_option, open_project, refuse_empty
from vapierrors.outputs.plain import one_line
from vapierrors.translate.badge import badge as badge_of
from vapierrors.translate.pseudo import is_pseudo_locale
from vapierrors.translate.stats import Progress, domain_progress, overall, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import ConsoleOptions, RenderResult

_WIDEST_LINE: Final = 1000
"""Columns of what is no terminal: nothing is to be cut where a program reads it."""

_TOLD: Final = ("fuzzy", "untranslated", "missing", "broken", "obsolete", "unknown")
_LEAST_NAME: Final = 8
_LEAST_NOTE: Final = 17
_LEAST_WIDTH: Final = 80
"""Columns of a terminal that has room for bars."""

_LEAST_BAR: Final = 8
_WIDEST_BAR: Final = 40


@click.command(short_help="Show how far the translations are.")
@folders_argument
@domain_option
@locale_option("Show this language only; en for the templates. Repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--badge",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.svg",
    help="Write a badge with the share of all languages shown, less English and pseudo-locales.",
)
@click.option("--badge-label", metavar="TEXT", default="translated", show_default=True, help="The words on the badge.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Take a language of which less is translated for a finding.",
)
def stats(  # noqa: PLR0913 - one parameter for each option
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    as_json: bool,
    badge: Path | None,
    badge_label: str,
    fail_under: float | None,
) -> None:
    """Show how much of each domain is translated, by language, in the catalogs of each FOLDER.

    Where no folder is given, those that [tool.vapierrors] in pyproject.toml names; locales where it names none. The
    entries of <domain>.pot are the total, those of all translations where there is none. Words are counted in the
    English; in scripts without spaces, letters.

    \b
    Examples:
      vapierrors stats
      vapierrors stats locales --locale de --fail-under 95
      vapierrors stats --badge docs/translated.svg

    What is no part of a PO file, and with --fail-under each language of which less is translated, are findings, with
    exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    project = open_project(folders, domains=domains, locales=locales)
    refuse_empty(project)
    found = [domain_progress(domain, project.locales) for domain in project.domains]
    rows = sorted(
        (row for progress in found for row in progress.rows),
        key=lambda row: (project.locales.index(row.locale), row.folder, row.domain),
    )
    sums = sorted(overall(rows), key=lambda row: project.locales.index(row.locale))
    if as_json:
        echo_json({"domains": [*map(_document, rows)], "locales": [_document(row) for row in sums]})
    else:
        _print(rows, sums)
    if badge is not None:
        _write_badge(badge, sums, badge_label)
    problems = (*project.problems, *(problem for progress in found for problem in progress.problems))
    tell(problems)
    under = [row for row in sums if fail_under is not None and row.is_under(fail_under)]
    for row in under:
        got = f"{row.percent:g} % ({row.translated} of {row.total})"
        click.echo(
            f"vapierrors: Expected at least {fail_under:g} % of the messages in {locale_name(row.locale, 'en')},"
            f" got {got} - at {row.locale}",
            err=True,
        )
    sys.exit(1 if problems or under else 0)


class _Bar(NamedTuple):
    """The states of the entries as a line of as many columns as there are."""

    row: Progress

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        del console
        width = min(options.max_width, _WIDEST_BAR)
        done, begun, rest = ("#", "~", ".") if options.ascii_only else ("█", "▒", "░")
        translated = _columns(self.row.translated, self.row.total, width)
        fuzzy = min(_columns(self.row.translated + self.row.fuzzy, self.row.total, width) - translated, width)
        yield Text.assemble(
            (done * translated, "green"),
            (begun * fuzzy, "yellow"),
            (rest * (width - translated - fuzzy), "dim"),
        )

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        del console
        widest = min(options.max_width, _WIDEST_BAR)
        return Measurement(min(_LEAST_BAR, widest), widest)


def _columns(part: int, total: int, width: int) -> int:
    return part * width // total if total else width


def _print(rows: Sequence[Progress], sums: Sequence[Progress]) -> None:
    console = Console(markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDEST_LINE
    with_bars = console.is_terminal and console.width >= _LEAST_WIDTH
    many_folders = len({row.folder for row in rows}) > 1
    table = Table(box=None, pad_edge=False)
    table.add_column("Locale", no_wrap=True)
    if many_folders:
        table.add_column("Folder", overflow="fold", min_width=_LEAST_NAME)
    table.add_column("Domain", overflow="fold", min_width=_LEAST_NAME)
    if with_bars:
        table.add_column("")
    for title in ("", "Entries", "Words"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("", overflow="fold", min_width=_LEAST_NOTE)
    for row in (*rows, *(sums if len(rows) > len(sums) else ())):
        name = one_line(row.domain) if row.domain else "all"
        cells = [row.locale, one_line(row.folder), name] if many_folders else [row.locale, name]
        figures = (
            f"{row.percent:.1f} %",
            f"{row.translated}/{row.total}",
            f"{row.translated_words}/{row.source_words}",
            ", ".join(f"{count} {state}" for state in _TOLD if (count := getattr(row, state))),
        )
        table.add_row(*cells, *([_Bar(row)] if with_bars else []), *figures)
    with console.capture() as printed:
        console.print(table)
    for line in printed.get().splitlines():
        click.echo(line.rstrip(), color=console.is_terminal)


def _write_badge(path: Path, sums: Sequence[Progress], label: str) -> None:
    translations = [row for row in sums if row.locale != SOURCE_LOCALE and not is_pseudo_locale(row.locale)] or [*sums]
    shown = together(translations)
    into = f" in {locale_name(translations[0].locale, 'en')}" if len(translations) == 1 else ""
    title = f"{label}: {int(shown.percent)} % of {shown.total} message{'' if shown.total == 1 else 's'}{into}"
    replace_file(path, badge_of(shown.percent, label=label, title=title).encode())


def _document(row: Progress) -> dict[str, Any]:
    members = {**row._asdict(), "name": locale_name(row.locale, "en"), "percent": row.percent}
    return {name: member for name, member in members.items() if member or name not in {"folder", "domain"}}
