"""``vapierrors unused``: entries that nobody uses, and uses that have no entry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem

from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, locale_option, open_project
from vapierrors.outputs.plain import one_line
from vapierrors.translate.captured import Captured, find_captured, read_captured
from vapierrors.translate.extract import Extraction, extract_files, find_sources
from vapierrors.translate.usage import Entries, UsageFinding, compare_usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.translate.captured import CapturedMessage

_NO_SOURCE: Final = Extraction((), ())


def _complete_path(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@click.command(short_help="Find entries that nobody uses, and uses without an entry.")
@folders_argument
@domain_option
@locale_option("Ask for an entry in this language for each message that is used. Repeatable.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Python source that defines messages, a file or a folder. Repeatable.  [default: those of the settings]",
    shell_complete=_complete_path,
)
@click.option(
    "--captured",
    "bodies",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Error bodies that servers sent: a folder, a .json, or a .ndjson with one a line. Repeatable.  [default: "
    "those of the settings]",
    shell_complete=_complete_path,
)
@click.option("--no-source", is_flag=True, help="Look at captured bodies alone.")
@click.option(
    "--ignore", "ignored", multiple=True, metavar="PATTERN", help="Pass over ids such as com.vmware.*. Repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def unused(  # noqa: PLR0913 - one parameter for each option
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    sources: tuple[Path, ...],
    bodies: tuple[Path, ...],
    no_source: bool,
    ignored: tuple[str, ...],
    as_json: bool,
) -> None:
    """Hold the catalogs in each FOLDER against what source defines, and against error bodies that servers sent.

    Where nothing is given, folders, source and bodies are those that [tool.vapierrors] in pyproject.toml names. This
    tells entries that nobody uses, messages without an entry, definitions whose English or parameters are others than
    those of the entries, and arguments that fill no template. What the library itself asks for, its words and the
    titles of errors, counts as used.

    \b
    Examples:
      vapierrors unused
      vapierrors unused locales --source src --locale de
      vapierrors unused --no-source --captured errors.ndjson --ignore 'com.example.*'

    All of these are findings, and so is what cannot be read; exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    project = open_project(folders, domains=domains, locales=locales)
    settings = project.settings
    extraction = (
        _NO_SOURCE if no_source else _extracted(sources or map(settings.path, settings.sources), settings.folder)
    )
    captured = _captured(bodies or tuple(map(settings.path, settings.captured)))
    if not extraction.definitions and not captured.bodies:
        raise click.UsageError(
            "Expected definitions in the source, or captured bodies, got none; see --source, --captured"
        )
    entries = Entries.of(project.domains)
    findings = compare_usage(
        entries,
        extraction.definitions,
        captured,
        locales=project.locales if locales else (),
        ignored=ignored,
    )
    if as_json:
        echo_json(_document(findings, captured))
    else:
        for finding in findings:
            click.echo(one_line(str(finding)))
    for problem in extraction.problems:
        click.echo(f"vapierrors: {one_line(str(problem).partition(chr(10))[0])}", err=True)
    problems = (*project.problems, *entries.problems, *captured.problems)
    tell(problems)
    told = (*findings, *extraction.problems, *problems)
    sys.exit(1 if told else 0)


def _extracted(paths: Iterable[Path], root: Path) -> Extraction:
    files = find_sources(paths).files
    hidden = not sys.stderr.isatty()
    with click.progressbar(files, label="Reading source", file=sys.stderr, hidden=hidden) as shown:
        return extract_files(shown, root=root)


def _captured(paths: tuple[Path, ...]) -> Captured:
    files = find_captured(paths)
    hidden = not sys.stderr.isatty()
    with click.progressbar(files, label="Reading bodies", file=sys.stderr, hidden=hidden) as shown:
        return read_captured(shown)


def _document(findings: Iterable[UsageFinding], captured: Captured) -> dict[str, Any]:
    return {
        "findings": [finding._asdict() for finding in findings],
        "bodies": captured.bodies,
        "captured": [_sent(message) for message in captured.messages],
    }


def _sent(message: CapturedMessage) -> dict[str, Any]:
    return {
        "id": message.id,
        "arguments": [*message.names],
        "count": message.count,
        "nested": message.nested,
        "example": dict(message.example),
        "file": message.file,
        "line": message.line,
    }
