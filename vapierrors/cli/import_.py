"""``vapierrors import``: translations from the formats of other tools."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.replacing import replace_file
from vapierrors.cldr.tags import parse_tag
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import complete_project_locale
from vapierrors.exceptions import LocaleError
from vapierrors.outputs.plain import one_line
from vapierrors.translate.exchange import FORMATS, InFile, detect_format, plan_import
from vapierrors.translate.project import find_domains
from vapierrors.translate.settings import read_settings

if TYPE_CHECKING:
    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.exchange import Import, Plan, Read

_NEW_FILE = "new file"


def _tag(_context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    try:
        return str(parse_tag(value)) if value else None
    except LocaleError as error:
        raise click.BadParameter(str(error)) from error


@click.command("import", short_help="Bring in translations from the formats of other tools.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*FORMATS]),
    help="The format of the files.  [default: by their names, or how they begin]",
)
@click.option(
    "--locale",
    metavar="TAG",
    callback=_tag,
    help="The language of the files.  [default: what they or their names say]",
    shell_complete=complete_project_locale,
)
@click.option("--domain", metavar="NAME", help="The domain of the files.  [default: what they or their names say]")
@click.option(
    "--into",
    metavar="FOLDER",
    help="The folder of the catalogs.  [default: the first of [tool.vapierrors], else locales]",
    shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="dir")],
)
@click.option("--overwrite", is_flag=True, help="Take what the files say where the catalogs say otherwise.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_(  # noqa: PLR0913 - one parameter for each option
    files: tuple[Path, ...],
    *,
    format_name: str | None,
    locale: str | None,
    domain: str | None,
    into: str | None,
    overwrite: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring what each FILE has into the catalogs: .properties, Singleton JSON, PO, XLIFF 2 or CSV.

    A translation fills <locale>/LC_MESSAGES/<domain>.po where that has none, or an unfinished one; English without a
    language in its name, such as app.properties, fills <domain>.pot. A file that is not there yet is made. What does
    not change stays byte for byte.

    \b
    Examples:
      vapierrors import app.properties app_de.properties app_ja.properties
      vapierrors import from-japan/app.ja.xlf --dry-run
      vapierrors import table.csv --locale de --domain app --overwrite

    Where the catalogs say otherwise, or the English has changed since the file was made, the catalogs are kept and the
    conflict is told, with exit code 1; with --overwrite the files win, and a translation of changed English is fuzzy.
    What comes in fuzzy is counted among what is added and updated. A template that is not sound is not taken, and an id
    that <domain>.pot does not have is told, each with exit code 1. All files are read before anything is written.
    """  # noqa: D301 - click's mark for lines that stay as they are
    settings = read_settings(Path())
    folder = Path(into) if into else settings.path(next(iter(settings.catalogs), "locales"))
    problems: list[EntryProblem] = []
    domains = find_domains(folder, problems) if folder.exists() else []
    read = _read(files, format_name, locale, domain)
    plan = plan_import(
        read, folder, domains, settings=settings, now=datetime.now(UTC).astimezone(), overwrite=overwrite
    )
    if not dry_run:
        for path, content in plan.contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
    if as_json:
        echo_json(_document(plan, (*problems, *plan.problems)))
    else:
        for made in plan.imports:
            click.echo(f"{one_line(str(made.path))}: {_summary(made)}")
    conflicts = [conflict for made in plan.imports for conflict in made.merged.conflicts]
    for conflict in conflicts:
        click.echo(f"vapierrors: {one_line(str(conflict))}", err=True)
    tell((*problems, *plan.problems))
    sys.exit(1 if conflicts or problems or plan.problems else 0)


def _read(
    files: tuple[Path, ...], format_name: str | None, locale: str | None, domain: str | None
) -> list[tuple[str, Read]]:
    read: list[tuple[str, Read]] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        for path in shown:
            file = InFile(path.as_posix(), read_regular(path), locale, domain)
            found = FORMATS[format_name] if format_name else detect_format(file)
            read.append((str(path), found.read(file)))
    return read


def _name(path: Path | None) -> str | None:
    return one_line(path.name) if path else None


def _summary(made: Import) -> str:
    merged = made.merged
    counts = {"added": len(merged.added), "updated": len(merged.updated), "unchanged": merged.unchanged}
    told = [f"{count} {what}" for what, count in counts.items() if count]
    if merged.fuzzy:
        told.append(f"{len(merged.fuzzy)} fuzzy")
    if merged.conflicts:
        told.append(f"{len(merged.conflicts)} conflict{'' if len(merged.conflicts) == 1 else 's'}")
    is_made = made.is_new and bool(merged.added or merged.updated)
    return ", ".join([*([_NEW_FILE] if is_made else []), *told]) or "nothing to bring in"


def _document(plan: Plan, problems: tuple[EntryProblem, ...]) -> dict[str, Any]:
    return {
        "files": [
            {
                "path": str(made.path),
                "domain": made.bundle.domain,
                "locale": made.bundle.locale,
                "new": made.is_new,
                "added": made.merged.added,
                "updated": made.merged.updated,
                "unchanged": made.merged.unchanged,
                "fuzzy": made.merged.fuzzy,
                "conflicts": [conflict._asdict() for conflict in made.merged.conflicts],
            }
            for made in plan.imports
        ],
        "problems": [problem._asdict() for problem in problems],
    }
