"""``vapierrors export``: the catalogs of a project in the formats of other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

import click

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.replacing import replace_file
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, locale_option, open_project, refuse_empty
from vapierrors.outputs.plain import one_line
from vapierrors.translate.exchange import FORMATS, Options, export, sources_of_domain
from vapierrors.translate.exchange.format import OnLoss, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.cli.projects import Project
    from vapierrors.translate.exchange import Export, Format, Loss, OutFile, Source

_STDOUT: Final = "-"


class _Row(NamedTuple):
    """A PO file in the format, and where its file goes; ``-`` for the standard output, empty for nowhere."""

    export: Export
    path: str


@click.command("export", short_help="Write catalogs in the formats of other tools.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*FORMATS]))
@folders_argument
@domain_option
@locale_option("Export this language only; en for the templates. Repeatable.")
@click.option(
    "--output",
    default=".",
    show_default=True,
    metavar="PATH",
    help="The folder of the files; a file where there is one; - for the standard output.",
    type=click.Path(),
)
@click.option(
    "--style",
    type=click.Choice(get_args(Style)),
    default="named",
    show_default=True,
    help="Templates in .properties: ICU with {name}, Java's MessageFormat with {0}, or printf with %s.",
)
@click.option(
    "--encoding",
    type=click.Choice(["ascii", "utf-8"]),
    default="ascii",
    show_default=True,
    help="Of .properties: ASCII with escapes, as every Java reads it, or UTF-8.",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, by which spreadsheets know UTF-8.")
@click.option(
    "--on-loss",
    type=click.Choice(get_args(OnLoss)),
    default="skip",
    show_default=True,
    help="A template that the style of .properties cannot say: leave it out; write its branches other, without "
    "formats, with numbers for names; or write no file at all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export_(  # noqa: PLR0913 - one parameter for each option
    format_name: str,
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    output: str,
    style: Style,
    encoding: str,
    bom: bool,
    on_loss: OnLoss,
    as_json: bool,
) -> None:
    """Write the catalogs in each FOLDER in another FORMAT.

    \b
      properties  Java's bundles, with templates in printf, {0} or {name} style
      singleton   JSON bundles of the VMware Singleton project
      gettext     PO files with gettext's plural forms, for tools without ICU
      xliff       XLIFF 2 for translators' tools
      csv         a table for spreadsheets

    Where no folder is given, those that [tool.vapierrors] in pyproject.toml names; locales where it names none. Each
    language has a file of its own, and so has the English: app.properties and app_de.properties. What comes back,
    vapierrors import brings into the catalogs again.

    \b
    Examples:
      vapierrors export xliff --locale ja --output for-japan
      vapierrors export properties --style printf --on-loss other
      vapierrors export csv --domain app --locale de --bom --output app.csv

    What the format cannot hold is told message by message, with exit code 1, and so is what is wrong with the catalogs.
    Messages are left out, or kept as ICU MessageFormat where gettext's plural forms cannot say them. What is no sound
    ICU MessageFormat is left out, too, but not of XLIFF and CSV, where translators can mend it. The summary counts the
    messages that are in the file: 9 of 31, where 22 are left out or not translated.
    """  # noqa: D301 - click's mark for lines that stay as they are
    if as_json and output == _STDOUT:
        raise click.UsageError("Expected --json or --output -, got both: each is for the standard output")
    project = open_project(folders, domains=domains, locales=locales)
    refuse_empty(project)
    options = Options(style=style, ascii=encoding == "ascii", on_loss=on_loss, bom=bom)
    sources = _sources(project)
    exports = _exports(sources, FORMATS[format_name], options)
    rows = _placed(exports, output, {source.path.resolve() for source in sources})
    losses = [loss for row in rows for loss in row.export.losses]
    is_refused = on_loss == "fail" and bool(losses)
    if not is_refused:
        for row in rows:
            _write(row)
    if as_json:
        echo_json([_document(row, is_refused=is_refused) for row in rows])
    else:
        for row in rows:
            click.echo(_summary(row, is_refused=is_refused), err=output == _STDOUT)
    for row in rows:
        for loss in row.export.losses:
            click.echo(f"vapierrors: {_told(loss, row.export.source)}", err=True)
    problems = [*project.problems, *(problem for row in rows for problem in row.export.problems)]
    tell(problems)
    sys.exit(1 if losses or problems else 0)


def _sources(project: Project) -> list[Source]:
    """The PO files of the languages that are asked for."""
    wanted = {*project.locales}
    return [
        source
        for domain in project.domains
        for source in sources_of_domain(domain, english=SOURCE_LOCALE in wanted)
        if source.locale in wanted
    ]


def _exports(sources: Sequence[Source], format_: Format, options: Options) -> list[Export]:
    hidden = not sys.stderr.isatty()
    with click.progressbar(sources, label="Exporting", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        return [export(source, format_, options) for source in shown]


def _name(source: Source | None) -> str | None:
    return one_line(str(source.path)) if source else None


def _placed(exports: Sequence[Export], output: str, sources: set[Path]) -> list[_Row]:
    """Where each file goes; two of one name, and one in the place of a catalog, are refused."""
    files = [found.file for found in exports if found.file]
    if len(files) != 1 and (output == _STDOUT or Path(output).is_file()):
        where = "the standard output" if output == _STDOUT else one_line(output)
        raise click.UsageError(f"Expected one file for {where}, got {len(files)}; choose with --domain and --locale")
    rows = [_Row(found, _path(found.file, output) if found.file else "") for found in exports]
    taken: set[Path] = set()
    for path in (Path(row.path).resolve() for row in rows if row.path not in {"", _STDOUT}):
        if path in sources:
            raise click.UsageError(f"Expected another --output, got the place of the catalog {one_line(str(path))}")
        if path in taken:
            name = one_line(str(path))
            raise click.UsageError(
                f"Expected a file for each domain, got {name} from two folders; export one at a time"
            )
        taken.add(path)
    return rows


def _path(file: OutFile, output: str) -> str:
    if output == _STDOUT:
        return _STDOUT
    path = Path(output)
    is_file = path.is_file() or (path.suffix and path.suffix == Path(file.name).suffix and not path.is_dir())
    return str(path if is_file else path / file.name)


def _write(row: _Row) -> None:
    file = row.export.file
    if file is None:
        return
    if row.path == _STDOUT:
        click.echo(file.content, nl=False)
        return
    path = Path(row.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, file.content)


def _summary(row: _Row, *, is_refused: bool) -> str:
    units, written, losses = row.export.units, row.export.written, len(row.export.losses)
    counts = f"{units} message{'' if units == 1 else 's'}"
    lost = f", {losses} loss{'' if losses == 1 else 'es'}" if losses else ""
    if is_refused or not row.path:
        return f"{one_line(str(row.export.source.path))}: {counts}{lost}; no file is written"
    return f"{one_line(row.path)}: {'' if written == units else f'{written} of '}{counts}{lost}"


def _told(loss: Loss, source: Source) -> str:
    """A loss behind the place of its entry, as problems are told."""
    place = f"{source.path}:{loss.line}: " if loss.line else ""
    return one_line(f"{place}{loss}")


def _document(row: _Row, *, is_refused: bool) -> dict[str, Any]:
    source, is_written = row.export.source, bool(row.path) and not is_refused
    return {
        "source": str(source.path),
        "domain": source.domain,
        "locale": source.locale,
        "path": row.path if is_written else None,
        "messages": row.export.units,
        "written": row.export.written if is_written else 0,
        "losses": [loss._asdict() for loss in row.export.losses],
        "problems": [problem._asdict() for problem in row.export.problems],
    }
