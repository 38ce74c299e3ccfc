"""``vapierrors extract``: the ``.pot`` of the messages that Python source defines."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.replacing import replace_file
from vapierrors.cli.documents import echo_json
from vapierrors.exceptions import CatalogError
from vapierrors.outputs.plain import one_line, printable
from vapierrors.translate.extract import extract_files, find_sources, project_header, update_pot
from vapierrors.translate.extract.entries import References
from vapierrors.translate.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.translate.extract import Extraction, PotChange, SourceProblem
    from vapierrors.translate.extract.files import FoundSources
    from vapierrors.translate.settings import Settings

_STREAM: Final = "-"
_DOMAIN: Final = re.compile(r"[^\s./\\:][^\s/\\:]*")


def _dated(_context: click.Context, _param: click.Parameter, value: str | None) -> str:
    """A date as headers have it."""
    try:
        moment = datetime.fromisoformat(value) if value else datetime.now(UTC)
    except ValueError as error:
        expected = "a date and time such as 2026-01-31T10:00Z"
        raise click.BadParameter(f"Expected {expected}, got {value!r}") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).strftime("%Y-%m-%d %H:%M%z")


def _names(_context: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names of functions, dotted or not."""
    for value in values:
        if not all(map(str.isidentifier, value.split("."))):
            raise click.BadParameter(f"Expected the name of a function such as app.messages.define, got {value!r}")
    return values


@click.command("extract", short_help="Write the .pot of the messages that Python source defines.")
@click.argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=click.Path(path_type=Path),
    shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="file")],
)
@click.option(
    "--output",
    metavar="FILE",
    help="Write this file; - for standard output.  [default: <domain>.pot in the first folder of catalogs]",
    shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="file")],
)
@click.option("--domain", metavar="NAME", help="The name of the .pot.  [default: that of the settings, else messages]")
@click.option(
    "--keyword",
    "keywords",
    multiple=True,
    metavar="NAME",
    callback=_names,
    help="A function that defines messages as MessageDefinition does, such as app.messages.define, or define for one "
    "of any module. Repeatable.",
)
@click.option(
    "--references",
    type=click.Choice(get_args(References)),
    default="line",
    show_default=True,
    help="Which places of definitions to write: files alone change less often than lines.",
)
@click.option(
    "--date",
    metavar="DATE",
    callback=_dated,
    help="For POT-Creation-Date, where anything else has changed.  [default: now]",
)
@click.option("--check", is_flag=True, help="Write nothing; what would change is a finding.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def extract(  # noqa: PLR0913 - one parameter for each option
    paths: tuple[Path, ...],
    *,
    output: str | None,
    domain: str | None,
    keywords: tuple[str, ...],
    references: References,
    date: str,
    check: bool,
    as_json: bool,
) -> None:
    """Find each MessageDefinition(id, template) in the Python files of each PATH, and write them into a .pot.

    Nothing is imported or run. The defaults are those of [tool.vapierrors] in pyproject.toml: sources, catalogs and
    domain. Each entry gets the kinds of its parameters, as the template and the calls in the source tell them, and a
    rendered example. Comments directly above a definition are for translators:

    \b
      # Translators: Shown when an upload ends early.
      # session: identifier of the session, such as 7f3a
      # expired (dt): when it ended
      EXPIRED = MessageDefinition("app.expired", "Session {session} expired on {expired}.")

    What people write into the .pot is kept where the source says nothing else, as long as the definition is there.
    Folders that begin with a dot, virtual environments, node_modules, build, dist, site-packages and __pycache__ are
    passed over; name one as a PATH to have it searched. A definition below a comment "# vapierrors: skip" is none.

    \b
    Examples:
      vapierrors extract
      vapierrors extract src --output locales/app.pot
      vapierrors extract --check

    Files and definitions that cannot be read, two English texts of one id for the same arguments, and with --check what
    would change, are findings, with exit code 1; the rest is written. A file that cannot even be opened makes it 2.
    """  # noqa: D301 - click's mark for lines that stay as they are
    if as_json and output == _STREAM:
        raise click.UsageError("Expected --json or --output -, got both: both print on standard output")
    settings = read_settings(Path())
    path = _default_path(settings, domain) if output in {None, _STREAM} else Path(str(output))
    found = find_sources(paths or [settings.path(source) for source in settings.sources])
    extraction = _extracted(found, settings, keywords)
    before = read_regular(path) if path.exists() else None
    header = project_header(settings, date)
    try:
        change = update_pot(extraction, before, header, references=references, wrap=settings.wrap)
    except CatalogError as error:
        raise CatalogError(f"{path}: {error}") from error
    if output == _STREAM:
        _print(change.content)
    elif not check and change.is_changed and change.entries:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, change.content)
    if as_json:
        echo_json(_document(path, extraction, change, check=check))
    elif output != _STREAM:
        click.echo(f"{one_line(str(path))}: {_summary(change, check=check)}")
    _tell(extraction.problems)
    _tell_changes(change, is_first=before is None, check=check)
    sys.exit(_exit_code(extraction, change, check=check))


def _default_path(settings: Settings, domain: str | None) -> Path:
    name = settings.domain if domain is None else domain
    if not _DOMAIN.fullmatch(name):
        raise click.BadParameter(f"Expected a name such as messages, got {name!r}", param_hint="--domain")
    return settings.path(settings.catalogs[0] if settings.catalogs else ".") / f"{name}.pot"


def _extracted(found: FoundSources, settings: Settings, keywords: tuple[str, ...]) -> Extraction:
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        found.files, label="Extracting", file=sys.stderr, hidden=hidden, item_show_func=_name
    ) as shown:
        extraction = extract_files(shown, root=settings.folder, keywords=keywords)
    if not extraction.definitions and not extraction.problems:
        passed_over = ", ".join(one_line(str(folder)) for folder in found.passed_over)
        advice = f"; passed over: {passed_over}" if passed_over else ""
        count = len(found.files)
        got = f"none in {count} Python file{'' if count == 1 else 's'}"
        raise CatalogError(f"Expected at least one MessageDefinition, got {got}{advice}")
    return extraction


def _name(path: Path | None) -> str | None:
    return one_line(str(path)) if path else None


def _print(content: bytes) -> None:
    click.echo(printable(content.decode()) if sys.stdout.isatty() else content, nl=False)


def _summary(change: PotChange, *, check: bool) -> str:
    counts = [
        ("new", change.new),
        ("gone", change.gone),
        ("kept", change.kept),
        ("changed", change.changed if check else ()),
    ]
    told = [f"{len(keys)} {what}" for what, keys in counts if keys]
    if not change.entries:
        return ", ".join(["not written, as no definition can be read", *told])
    first = f"{change.entries} message{'' if change.entries == 1 else 's'}" if change.is_changed else "up to date"
    return ", ".join(["stale" if check and change.is_changed else first, *told])


def _tell(problems: Iterable[SourceProblem]) -> None:
    for problem in problems:
        click.echo(f"vapierrors: {printable(str(problem))}", err=True)


def _tell_changes(change: PotChange, *, is_first: bool, check: bool) -> None:
    """What came and went; of a file that was not there before, everything came."""
    for what, keys in (
        ("new", () if is_first else change.new),
        ("gone", change.gone),
        ("kept, as its file has problems", change.kept),
        ("changed", change.changed if check else ()),
    ):
        for message_id, template in keys:
            click.echo(f"vapierrors: {what}: {one_line(message_id)}: {one_line(template)}", err=True)


def _document(path: Path, extraction: Extraction, change: PotChange, *, check: bool) -> dict[str, Any]:
    state = "fresh" if not change.is_changed else "stale" if check or not change.entries else "written"
    keys = {name: getattr(change, name) for name in ("new", "gone", "kept", "changed")}
    return {
        "path": str(path),
        "state": state,
        "messages": change.entries,
        **{name: [{"id": key[0], "template": key[1]} for key in found] for name, found in keys.items()},
        "definitions": [
            {**one._asdict(), "descriptions": {**one.descriptions}, "kinds": {**one.kinds}}
            for one in extraction.definitions
        ],
        "problems": [problem._asdict() for problem in extraction.problems],
    }


def _exit_code(extraction: Extraction, change: PotChange, *, check: bool) -> int:
    if any(problem.code == "source-unreadable" for problem in extraction.problems):
        return 2
    return 1 if extraction.problems or (check and change.is_changed) else 0
