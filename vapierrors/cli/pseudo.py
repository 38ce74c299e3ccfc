"""``vapierrors pseudo``: English that looks foreign."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.replacing import replace_file
from vapierrors.cldr.tags import parse_tag
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, open_project, refuse_empty
from vapierrors.exceptions import CatalogError
from vapierrors.outputs.plain import one_line
from vapierrors.translate.pseudo import (
    ACCENTED_LOCALE,
    METHODS,
    MIRRORED_LOCALE,
    Method,
    PseudoFile,
    default_methods,
    is_pseudo_file,
    pseudo_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vapierrors.translate.project import Domain

_LOCALES: Final = {ACCENTED_LOCALE: "accented, expanded and bracketed", MIRRORED_LOCALE: "mirrored"}


def _complete_locale(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(tag, help=what) for tag, what in _LOCALES.items() if tag.startswith(incomplete)]


@click.command(short_help="Make pseudo-locales: English that looks foreign.")
@folders_argument
@domain_option
@click.option(
    "--method",
    "methods",
    multiple=True,
    type=click.Choice(METHODS),
    help="What to do to the texts. Repeatable.  [default: what CLDR has for the locale]",
)
@click.option(
    "--locale",
    metavar="TAG",
    help="Language tag of the pseudo-locale.  [default: en-XB for mirrored texts, else en-XA; without --method both]",
    shell_complete=_complete_locale,
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write to.  [default: that of the catalogs]",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def pseudo(  # noqa: PLR0913 - one parameter for each option
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    methods: tuple[Method, ...],
    locale: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Make pseudo-locales of each domain in the catalogs of each FOLDER, to see what is not translated or has no room.

    Where no folder is given, those that [tool.vapierrors] in pyproject.toml names; locales where it names none. en-XA
    is accented, expanded and bracketed, en-XB mirrored. Arguments, plurals, selects, markup and URLs stay as they are.

    \b
    Examples:
      vapierrors pseudo
      vapierrors pseudo locales --method expanded --method bracketed
      vapierrors render error.json --locale en-XA --catalog locales

    A file that was not made by this command is not replaced; exit code 2. English that is broken is a finding, with
    exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    if {"accented", "mirrored"} <= {*methods}:
        raise click.BadParameter("Expected accented or mirrored, got both", param_hint="--method")
    project = open_project(folders, domains=domains)
    refuse_empty(project)
    made = _made(project.domains, _asked(methods, locale), output)
    for path in made:
        _refuse_others(path)
    for path, file in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, file.content.encode())
    if as_json:
        echo_json([_document(path, file) for path, file in made.items()])
    else:
        for path, file in made.items():
            click.echo(f"{one_line(str(path))}: {file.entries} {'entry' if file.entries == 1 else 'entries'}")
    problems = (*project.problems, *(problem for file in made.values() for problem in file.problems))
    tell(problems)
    sys.exit(1 if problems else 0)


def _asked(methods: tuple[Method, ...], locale: str | None) -> dict[str, tuple[Method, ...]]:
    """Language tag → the methods that make it."""
    if methods:
        return {locale or (MIRRORED_LOCALE if "mirrored" in methods else ACCENTED_LOCALE): methods}
    return {tag: default_methods(tag) for tag in ([locale] if locale else _LOCALES)}


def _made(
    domains: Iterable[Domain], asked: Mapping[str, tuple[Method, ...]], output: Path | None
) -> dict[Path, PseudoFile]:
    made: dict[Path, PseudoFile] = {}
    for domain in domains:
        for tag, methods in asked.items():
            file = pseudo_file(domain, tag, methods)
            path = (output or domain.folder) / file.name
            if path in made:
                raise click.BadParameter(
                    f"Expected domains of different names, got {domain.name!r} twice; name one FOLDER",
                    param_hint="--output",
                )
            made[path] = file
    return made


def _refuse_others(path: Path) -> None:
    if path.exists() and not is_pseudo_file(read_regular(path)):
        raise CatalogError(
            f"Expected a file that vapierrors pseudo has made, got another - at {path};"
            " give another --locale or --output"
        )


def _document(path: Path, file: PseudoFile) -> dict[str, Any]:
    problems = [problem._asdict() for problem in file.problems]
    locale = str(parse_tag(path.parent.parent.name))
    return {"path": str(path), "locale": locale, "entries": file.entries, "problems": problems}
