"""``vapierrors compile``: catalogs that open at once, however large they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog.compilation import Compilation, Target, compile_catalog, look_at, targets
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.cli.documents import echo_json
from vapierrors.cli.options import complete_locale
from vapierrors.cli.problems import tell
from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from vapierrors.catalog import EntryProblem

_FOUND = {"fresh": "up to date", "stale": "stale", "missing": "not compiled"}


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

    Entries that are broken, and with --check what is not up to date, are findings, with exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    problems: list[EntryProblem] = []
    wanted = [target for folder in folders or (".",) for target in targets(folder, problems)]
    if locales:
        wanted = _in_locales(wanted, locales)
    rows = _compiled(wanted, check=check, force=force)
    if as_json:
        echo_json([_document(row) for row in rows])
    else:
        for row in rows:
            click.echo(f"{one_line(row.path)}: {_summary(row.compilation)}")
    tell([*problems, *(problem for row in rows for problem in row.compilation.problems)])
    is_fine = not problems and all(_is_fine(row.compilation, check=check) for row in rows)
    sys.exit(0 if is_fine else 1)


def _in_locales(found: list[Target], locales: tuple[str, ...]) -> list[Target]:
    chosen: list[Target] = []
    for locale in locales:
        meant = maximize(parse_tag(locale))
        in_locale = [target for target in found if maximize(parse_tag(target.locale)) == meant]
        if not in_locale:
            there = ", ".join(dict.fromkeys(target.locale for target in found)) or "none at all"
            raise click.BadParameter(
                f"Expected a language of the catalogs ({there}), got {locale!r}", param_hint="--locale"
            )
        chosen += in_locale
    return [*dict.fromkeys(chosen)]


def _compiled(wanted: list[Target], *, check: bool, force: bool) -> list[_Row]:
    rows: list[_Row] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(wanted, label="Compiling", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        for target in shown:
            found = look_at(target)
            is_done = found.state == "fresh" and not found.broken and not force
            rows.append(_Row(str(target.path), found if check or is_done else compile_catalog(target)))
    return rows


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
    first = _FOUND.get(compilation.state) or f"{compilation.entries} entries"
    return ", ".join([first, *told])


def _document(row: _Row) -> dict[str, Any]:
    problems = [problem._asdict() for problem in row.compilation.problems]
    return {"path": row.path, **row.compilation._asdict(), "problems": problems}
