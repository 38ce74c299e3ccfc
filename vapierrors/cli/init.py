"""``vapierrors init``: the files of a new language."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from babel import localedata
from click.shell_completion import CompletionItem

from vapierrors.catalog.replacing import replace_file
from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, open_project
from vapierrors.cli.update import open_document
from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.outputs.plain import one_line
from vapierrors.translate.merging import NOBODY, Beginning, new_file, target_locale

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.translate.merging import TargetLocale
    from vapierrors.translate.po import PoDocument
    from vapierrors.translate.project import Domain


class _Row(NamedTuple):
    """What became of a file: a document, or reasons for none."""

    path: Path
    document: PoDocument | None
    faults: tuple[str, ...] = ()


class _Wishes(NamedTuple):
    locale: TargetLocale
    project: str
    translator: str
    date: datetime
    with_skeletons: bool
    width: int


def _complete_language(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The locales that CLDR knows."""
    tags = sorted(name.replace("_", "-") for name in localedata.locale_identifiers() if name != "root")
    found = [tag for tag in tags if tag.lower().startswith(incomplete.lower().replace("_", "-"))]
    return [CompletionItem(tag, help=locale_name(tag, "en")) for tag in found]


def _date(_context: click.Context, _param: click.Parameter, value: str | None) -> datetime:
    """The moment that is named, in UTC where it names no zone; now where none is."""
    if value is None:
        return datetime.now(UTC).astimezone()
    try:
        date = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(
            f"Expected a date such as 2026-01-31 or 2026-01-31T12:00+01:00, got {value!r}"
        ) from error
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _locale(_context: click.Context, _param: click.Parameter, value: str) -> TargetLocale:
    try:
        return target_locale(value)
    except LocaleError as error:
        raise click.BadParameter(str(error)) from error


@click.command(short_help="Begin with a new language.")
@click.argument("locale", metavar="LOCALE", callback=_locale, shell_complete=_complete_language)
@folders_argument
@domain_option
@click.option("--translator", metavar="NAME", default=NOBODY, help="Who translates, such as 'Anna <anna@example.com>'.")
@click.option("--date", callback=_date, metavar="DATE", help="When it was begun, in ISO 8601.  [default: now]")
@click.option(
    "--plural-skeletons", is_flag=True, help="Fill in the plurals, in English, with all forms of the language."
)
@click.option("--check", "--dry-run", "check", is_flag=True, help="Write nothing; what would be written is a finding.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def init(  # noqa: PLR0913 - one parameter for each option
    locale: TargetLocale,
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    translator: str,
    date: datetime,
    plural_skeletons: bool,
    check: bool,
    as_json: bool,
) -> None:
    """Begin to translate into LOCALE, such as fr or pt-PT: write a .po file for each template in each FOLDER.

    It stands in <locale>/LC_MESSAGES/<domain>.po, beside <domain>.pot, and has all messages, none translated. Where no
    folder is given, those that [tool.vapierrors] in pyproject.toml names; locales where it names none.

    With --plural-skeletons, a message with a plural begins as its English with the plural forms that the language has,
    and is fuzzy until somebody has translated it.

    \b
    Examples:
      vapierrors init fr
      vapierrors init pt-PT locales --domain app --translator "Ana <ana@example.com>"

    A file that is there already is left as it is, and so is a domain with a template that is no sound PO file; the
    others are written; exit code 2. With --check, a file that would be written is a finding, with exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    project = open_project(folders, domains=domains)
    templates = [domain for domain in project.domains if domain.template]
    if not templates:
        raise CatalogError("Expected a template, <domain>.pot, got none; run vapierrors extract")
    settings = project.settings
    wishes = _Wishes(locale, settings.project, one_line(translator), date, plural_skeletons, settings.wrap)
    rows: list[_Row] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(templates, label="Writing", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        rows.extend(_begun(domain, wishes, check=check) for domain in shown)
    if as_json:
        echo_json([_document(row, locale.tag) for row in rows])
    else:
        for row in rows:
            if row.document:
                click.echo(f"{one_line(str(row.path))}: {len(row.document.entries)} new")
    if locale.advice:
        click.echo(f"vapierrors: {locale.advice}", err=True)
    tell(project.problems)
    for fault in (fault for row in rows for fault in row.faults):
        click.echo(f"vapierrors: {one_line(fault)}", err=True)
    is_done = all(row.document for row in rows)
    sys.exit((1 if check or project.problems else 0) if is_done else 2)


def _begun(domain: Domain, wishes: _Wishes, *, check: bool) -> _Row:
    path = _folder(domain, wishes.locale.tag) / "LC_MESSAGES" / f"{domain.name}.po"
    if path.exists() or path.is_symlink():
        return _Row(path, None, (f"{path}: Expected no such file yet, got one; run vapierrors update",))
    opened = open_document(domain.template or path)
    if opened.document is None:
        return _Row(path, None, opened.faults)
    beginning = Beginning(wishes.project or one_line(domain.name), wishes.date, wishes.translator)
    document = new_file(
        opened.document, wishes.locale, beginning, with_skeletons=wishes.with_skeletons, width=wishes.width
    )
    if not check:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, document.to_bytes())
        except OSError as error:
            return _Row(path, None, (str(error),))
    return _Row(path, document)


def _name(domain: Domain | None) -> str | None:
    return one_line(domain.name) if domain else None


def _folder(domain: Domain, tag: str) -> Path:
    """The folder of a locale, in the spelling that it has where it is there already."""
    meant = maximize(parse_tag(tag))
    for there in sorted(domain.folder.iterdir()):
        try:
            if maximize(parse_tag(there.name)) == meant and there.is_dir():
                return there
        except LocaleError:
            continue
    return domain.folder / tag


def _document(row: _Row, tag: str) -> dict[str, Any]:
    members: dict[str, Any] = {"path": str(row.path), "locale": tag, "domain": row.path.stem}
    if row.document is None:
        return {**members, "state": "refused", "faults": row.faults}
    fuzzy = sum(block.entry.is_fuzzy for block in row.document.entries)
    return {**members, "state": "new", "new": len(row.document.entries), "fuzzy": fuzzy}
