"""``vapierrors compile``: catalogs that open at once, however large they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog.compilation import Compilation, Target, compile_catalog, failed, look_at, targets
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.cli.documents import echo_json
from vapierrors.cli.options import complete_locale
from vapierrors.cli.problems import tell
from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vapierrors.catalog import EntryProblem

_FOUND = {"fresh": "up to date", "stale": "stale", "missing": "not compiled", "failed": "failed"}


class _Row(NamedTuple):
    path: str
    compilation: Compilation


@click.command("compile", short_help="Compile catalogs, so that they open at once.")
@click.argument(
    "folders",
    metavar="[FOLDER]...",
    nargs=-1,
    shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="dir")],
)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="Compile the catalogs of this language only; en for the templates. Repeatable.",
    shell_complete=complete_locale,
)
@click.option("--check", is_flag=True, help="Write nothing; what is stale, or not compiled, is a finding.")
@click.option("--force", is_flag=True, help="Compile what is up to date, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compile_(folders: tuple[str, ...], *, locales: tuple[str, ...], check: bool, force: bool, as_json: bool) -> None:
    """Compile the catalogs in each FOLDER, or package:folder; in the current folder where none is given.

    Each <locale>/LC_MESSAGES/<domain>.po gets a .mo beside it that any gettext tool reads, and each domain gets
    <domain>.mo: its English, from <domain>.pot or else from all translations. A compiled catalog opens at once,
    however large it is, and is passed over once its source is another.

    \b
    Examples:
      vapierrors compile locales
      vapierrors compile locales --check

    Entries that are broken, what is wrong with the folder, and with --check what is not up to date, are findings, with
    exit code 1. A file that cannot be read or written does not keep the others from being compiled; exit code 2. Of a
    catalog with broken entries the source is still read, as if nothing were compiled.
    """  # noqa: D301 - click's mark for lines that stay as they are
    wanted: dict[Path, Target] = {}
    of_folders: list[_Row] = []
    for folder in folders or (".",):
        problems: list[EntryProblem] = []
        wanted |= {target.path: target for target in targets(folder, problems)}
        of_folders += [
            _Row(folder, Compilation(problem.file, (), "failed", problems=(problem,))) for problem in problems
        ]
    rows = _compiled(_in_locales(wanted.values(), locales), check=check, force=force)
    if as_json:
        echo_json([_document(row) for row in [*of_folders, *rows]])
    else:
        for row in rows:
            click.echo(f"{one_line(row.path)}: {_summary(row.compilation)}")
    tell(problem for row in [*of_folders, *rows] for problem in row.compilation.problems)
    is_fine = not of_folders and all(_is_fine(row.compilation, check=check) for row in rows)
    is_done = all(row.compilation.state != "failed" for row in rows)
    sys.exit((0 if is_fine else 1) if is_done else 2)


def _in_locales(found: Iterable[Target], locales: tuple[str, ...]) -> list[Target]:
    if not locales:
        return [*found]
    chosen: dict[Path, Target] = {}
    for locale in locales:
        meant = maximize(parse_tag(locale))
        in_locale = [target for target in found if maximize(parse_tag(target.locale)) == meant]
        if not in_locale:
            there = ", ".join(dict.fromkeys(target.locale for target in found)) or "none at all"
            raise click.BadParameter(
                f"Expected a language of the catalogs ({there}), got {locale!r}", param_hint="--locale"
            )
        chosen |= {target.path: target for target in in_locale}
    return [*chosen.values()]


def _compiled(wanted: list[Target], *, check: bool, force: bool) -> list[_Row]:
    rows: list[_Row] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(wanted, label="Compiling", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        for target in shown:
            try:
                compilation = _compiled_one(target, check=check, force=force)
            except OSError as error:
                compilation = failed(target, error)
            rows.append(_Row(str(target.path), compilation))
    return rows


def _compiled_one(target: Target, *, check: bool, force: bool) -> Compilation:
    if force and not check:
        return compile_catalog(target)
    found = look_at(target)
    is_done = found.state == "fresh" and not found.broken
    return found if check or is_done else compile_catalog(target)


def _name(target: Target | None) -> str | None:
    return target.name if target else None


def _is_fine(compilation: Compilation, *, check: bool) -> bool:
    return not compilation.broken and (not check or compilation.state == "fresh")


def _summary(compilation: Compilation) -> str:
    counts = [
        ("broken", compilation.broken),
        ("fuzzy", compilation.fuzzy),
        ("untranslated", compilation.untranslated),
    ]
    told = [f"{count} {what}" for what, count in counts if count]
    first = (
        _FOUND.get(compilation.state) or f"{compilation.entries} {'entry' if compilation.entries == 1 else 'entries'}"
    )
    return ", ".join([first, *told])


def _document(row: _Row) -> dict[str, Any]:
    problems = [problem._asdict() for problem in row.compilation.problems]
    return {"path": row.path, **row.compilation._asdict(), "problems": problems}
