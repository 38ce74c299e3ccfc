"""``vapierrors lint``: what is wrong with translations."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import click
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.table import Table

from vapierrors.catalog.replacing import replace_file
from vapierrors.cldr.tags import parse_tag
from vapierrors.cli.documents import echo_json, json_text
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import complete_project_locale, domain_option
from vapierrors.exceptions import CatalogError
from vapierrors.outputs.plain import one_line
from vapierrors.translate.lint.baseline import Compared
from vapierrors.translate.lint.baseline_file import BaselineFile
from vapierrors.translate.lint.choice import chosen_rules, rule_named
from vapierrors.translate.lint.difference import unified_diff
from vapierrors.translate.lint.excerpt import visible
from vapierrors.translate.lint.outcome import Outcome, plain
from vapierrors.translate.lint.pages import page
from vapierrors.translate.lint.project import Linter
from vapierrors.translate.lint.reports import REPORTS
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.lint.target import find_targets
from vapierrors.translate.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.outcome import FailOn, Role
    from vapierrors.translate.lint.project import LintedFile
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.target import Target

_STYLES: Final[Mapping[Role, dict[str, Any]]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "place": {"bold": True},
    "rule": {"fg": "cyan"},
    "source": {},
}
_DIFF_STYLES: Final[Mapping[str, dict[str, Any]]] = {"+": {"fg": "green"}, "-": {"fg": "red"}, "@": {"fg": "cyan"}}


class _Looked(NamedTuple):
    """The files that could be read, and whether all could."""

    files: list[LintedFile]
    is_complete: bool

    @property
    def names(self) -> list[str]:
        return [str(file.target.path) for file in self.files]

    @property
    def findings(self) -> list[Finding]:
        return [finding for file in self.files for finding in file.findings]


def _complete_rule(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(rule.id, help=rule.title) for rule in RULES.values() if rule.id.startswith(incomplete)]


def _complete_path(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@click.command(short_help="Find what is wrong with translations.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, shell_complete=_complete_path)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="Look at translations to this language only; of a file that does not say its language, this one. Repeatable.",
    shell_complete=complete_project_locale,
)
@domain_option
@click.option(
    "--select", multiple=True, metavar="RULE", help="Ask this rule only. Repeatable.", shell_complete=_complete_rule
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="Do not ask this rule. Repeatable.", shell_complete=_complete_rule
)
@click.option("--fuzzy", is_flag=True, help="Look at fuzzy translations, too, which do not count otherwise.")
@click.option("--fix", is_flag=True, help="Put right what is safe to put right.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--output",
    type=click.Choice([*REPORTS]),
    default="text",
    show_default=True,
    help="How findings are told.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --output json.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Do not tell the findings that this file knows.  [default: that of the settings]",
)
@click.option("--update-baseline", is_flag=True, help="Make the baseline know all findings of now.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The severity from which on findings make the exit code 1.  [default: that of the settings, else error]",
)
@click.option("--list-rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Show the page of a rule.", shell_complete=_complete_rule)
def lint(  # noqa: PLR0913 - click passes one argument for each option
    paths: tuple[str, ...],
    *,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fuzzy: bool,
    fix: bool,
    diff: bool,
    output: str,
    as_json: bool,
    baseline: Path | None,
    update_baseline: bool,
    fail_on: FailOn | None,
    list_rules: bool,
    explain: str | None,
) -> None:
    """Find what is wrong with the translations in each PATH: a folder of catalogs, package:folder, a .po or a .pot.

    Without PATH, the folders of [tool.vapierrors] in pyproject.toml are looked at, else locales. What belongs to a
    translation is found by its place: <domain>.pot, and <locale>/glossary.csv. A comment "# vapierrors: ignore=RULE"
    passes an entry over.

    \b
    Examples:
      vapierrors lint
      vapierrors lint locales --locale de --fix
      vapierrors lint --output sarif > lint.sarif
      vapierrors lint --explain missing-category

    Findings from --fail-on upward, and with --diff anything to put right, have exit code 1. A file that cannot be read
    does not keep the others from being looked at; exit code 2.
    """  # noqa: D301 - click's mark for lines that stay as they are
    if list_rules or explain is not None:
        _tell_rules(explain, as_json=as_json)
        return
    settings = read_settings(Path())
    rules = chosen_rules(settings.lint, select=select, ignore=ignore)
    problems: list[EntryProblem] = []
    folders = paths or tuple(os.path.relpath(settings.path(name)) for name in settings.catalogs)
    targets = find_targets(folders, problems, domains=domains, locales=locales)
    tell(problems)
    linter = Linter(rules, settings.lint.max_length, fuzzy, str(parse_tag(locales[0])) if len(locales) == 1 else "")
    looked = _looked_at(linter, targets, with_fixes=fix or diff)
    if diff:
        _end_with_diff(looked)
    if fix:
        looked = _written(looked)
    path = baseline or (
        Path(os.path.relpath(settings.path(settings.lint.baseline))) if settings.lint.baseline else None
    )
    if update_baseline:
        _update(path, looked, rules)
        sys.exit(0 if looked.is_complete else 2)
    compared = _compared(path, looked, rules)
    shown = "json" if as_json else output
    paint = _painted if shown == "text" else plain
    outcome = Outcome(looked.files, compared.new, compared.known, rules, fail_on or settings.lint.fail_on, paint)
    report = REPORTS[shown].write(outcome)
    if report:
        click.echo(report if isinstance(report, str) else json_text(report))
    sys.exit((1 if outcome.failing or problems else 0) if looked.is_complete else 2)


def _tell_rules(explained: str | None, *, as_json: bool) -> None:
    """One rule with its page, or all of them."""
    if explained is not None:
        text = page(rule_named(explained, "--explain"))
        if sys.stdout.isatty():
            from rich.markdown import Markdown  # noqa: PLC0415 - heavy, and no other command needs it

            Console().print(Markdown(text))
        else:
            click.echo(text, nl=False)
    elif as_json:
        echo_json([{"id": rule.id, "title": rule.title, "severity": rule.severity} for rule in RULES.values()])
    else:
        table = Table("Rule", "Severity", "", box=None, pad_edge=False)
        for rule in RULES.values():
            table.add_row(rule.id, rule.severity, rule.title)
        Console(highlight=False).print(table)


def _looked_at(linter: Linter, targets: Sequence[Target], *, with_fixes: bool) -> _Looked:
    files: list[LintedFile] = []
    hidden = not sys.stderr.isatty()
    look = linter.fix if with_fixes else linter.lint
    with click.progressbar(targets, label="Linting", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        failed: list[str] = []
        for target in shown:
            try:
                files.append(look(target))
            except (OSError, CatalogError) as error:
                failed.append(str(error))
    glossary_problems = dict.fromkeys(problem for file in files for problem in file.problems)
    _complain([*failed, *glossary_problems])
    return _Looked(files, not failed and not glossary_problems)


def _name(target: Target | None) -> str | None:
    return one_line(str(target.path)) if target else None


def _end_with_diff(looked: _Looked) -> NoReturn:
    diffs = [unified_diff(file.original, file.document, str(file.target.path)) for file in looked.files]
    if sys.stdout.isatty():
        for line in b"".join(diffs).decode(errors="replace").split("\n")[:-1]:
            click.echo(click.style(visible(line), **_DIFF_STYLES.get(line[:1], {})))
    else:
        click.echo(b"".join(diffs), nl=False)
    sys.exit((1 if any(diffs) else 0) if looked.is_complete else 2)


def _written(looked: _Looked) -> _Looked:
    """The same once it is written; a file that cannot be does not keep the others from it."""
    failed: list[str] = []
    for file in looked.files:
        if file.document is not file.original:
            try:
                replace_file(file.target.path, file.document.to_bytes())
            except OSError as error:
                failed.append(str(error))
    _complain(failed)
    return looked._replace(is_complete=looked.is_complete and not failed)


def _complain(problems: Iterable[str]) -> None:
    for problem in problems:
        click.echo(f"vapierrors: {one_line(problem)}", err=True)


def _update(path: Path | None, looked: _Looked, rules: Mapping[str, Rule]) -> None:
    if path is None:
        raise click.UsageError("Expected --baseline FILE, or baseline in [tool.vapierrors.lint], got none to update")
    known = BaselineFile.read(path) if path.exists() else BaselineFile(path, Counter())
    count = known.update(looked.findings, looked.names, rules.keys())
    click.echo(f"vapierrors: {one_line(str(path))} knows {count} finding{'' if count == 1 else 's'}", err=True)


def _compared(path: Path | None, looked: _Looked, rules: Mapping[str, Rule]) -> Compared:
    if path is None:
        return Compared(tuple(looked.findings), (), ())
    compared = BaselineFile.read(path).compared(looked.findings, looked.names, rules.keys())
    for row in compared.stale:
        what = f"{row.rule} of {row.id}" if row.id else row.rule
        detail = f"{what} in {row.file} is no more; --update-baseline takes it out of {path}"
        click.echo(f"vapierrors: info: {one_line(detail)}", err=True)
    return compared


def _painted(text: str, role: Role) -> str:
    return click.style(text, **_STYLES[role])
