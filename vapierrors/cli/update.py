"""``vapierrors update``: translations brought up to their templates."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from vapierrors.catalog.regular_files import read_regular
from vapierrors.catalog.replacing import replace_file
from vapierrors.cli.documents import echo_json
from vapierrors.cli.problems import tell
from vapierrors.cli.projects import domain_option, folders_argument, locale_option, open_project
from vapierrors.exceptions import CatalogError
from vapierrors.outputs.plain import one_line
from vapierrors.translate.merging import STATES, faults_in, merge
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.cli.projects import Project
    from vapierrors.translate.merging import Merge

_MOST_FAULTS = 10
"""Faults of one file that are told: one that is no PO file has as many as lines."""


class _Task(NamedTuple):
    locale: str
    path: Path
    template: Path | None


class _Row(NamedTuple):
    """What became of a file: a merge, or reasons for none."""

    task: _Task
    merge: Merge | None = None
    recoded: str = ""
    faults: tuple[str, ...] = ()


@click.command(short_help="Bring translations up to their templates.")
@folders_argument
@domain_option
@locale_option("Update this language only. Repeatable.")
@click.option("--check", "--dry-run", "check", is_flag=True, help="Write nothing; what would change is a finding.")
@click.option(
    "--wrap",
    type=click.IntRange(min=0),
    metavar="WIDTH",
    help="Wrap changed strings to lines of this many characters; 0 for none.  [default: as in pyproject.toml, else 0]",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def update(  # noqa: PLR0913 - one parameter for each option
    folders: tuple[str, ...],
    *,
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    check: bool,
    wrap: int | None,
    as_json: bool,
) -> None:
    """Bring the translations in the catalogs of each FOLDER up to their templates.

    Each <locale>/LC_MESSAGES/<domain>.po gets the messages of <domain>.pot. A translation stays as it is; where the
    English changed, or the id of the message, it is fuzzy, and "#|" says what it was made from. What went is obsolete,
    and stands at the end. New messages are not translated yet. Comments and flags of the template are put back where
    they were lost. All that does not change stays byte for byte, and a file of which nothing changes is not written.

    Where no folder is given, those that [tool.vapierrors] in pyproject.toml names; locales where it names none.

    \b
    Examples:
      vapierrors update
      vapierrors update locales --locale de
      vapierrors update --check

    With --check, a file that would change is a finding, with exit code 1. A file that is no sound PO file, or has no
    template, is left as it is, and the others are brought up to date; exit code 2.
    """  # noqa: D301 - click's mark for lines that stay as they are
    project = open_project(folders, domains=domains, locales=locales)
    tasks = [
        _Task(locale, path, domain.template)
        for domain in project.domains
        for locale, path in domain.translations.items()
        if locale in project.locales
    ]
    if not tasks and not project.problems:
        raise CatalogError("Expected a translation, <locale>/LC_MESSAGES/<domain>.po, got none; run vapierrors init")
    rows = _merged(tasks, project.settings.wrap if wrap is None else wrap, check=check)
    if as_json:
        echo_json([_document(row) for row in rows])
    else:
        for row in rows:
            if row.merge:
                click.echo(f"{one_line(str(row.task.path))}: {_summary(row.merge, row.recoded)}")
    tell(project.problems)
    for fault in dict.fromkeys(fault for row in rows for fault in row.faults):
        click.echo(f"vapierrors: {one_line(fault)}", err=True)
    sys.exit(_exit_code(project, rows, check=check))


def _merged(tasks: list[_Task], width: int, *, check: bool) -> list[_Row]:
    templates: dict[Path, _Opened] = {}
    rows: list[_Row] = []
    hidden = not sys.stderr.isatty()
    with click.progressbar(tasks, label="Updating", file=sys.stderr, hidden=hidden, item_show_func=_name) as shown:
        for task in shown:
            if task.template is None:
                reason = f"{task.path}: Expected {task.path.stem}.pot beside the locales, got none"
                rows.append(_Row(task, faults=(f"{reason}; run vapierrors extract",)))
                continue
            if task.template not in templates:
                templates[task.template] = open_document(task.template)
            rows.append(_merged_one(task, templates[task.template], width, check=check))
    return rows


def _merged_one(task: _Task, template: _Opened, width: int, *, check: bool) -> _Row:
    opened = open_document(task.path)
    if template.document is None or opened.document is None:
        return _Row(task, faults=(*template.faults, *opened.faults))
    merged = merge(opened.document, template.document, task.locale, width=width)
    if merged.is_changed and not check:
        try:
            replace_file(task.path, merged.document.to_bytes())
        except OSError as error:
            return _Row(task, faults=(str(error),))
    encoding = merged.document.encoding
    return _Row(task, merged, recoded="" if encoding == opened.document.encoding else encoding)


class _Opened(NamedTuple):
    document: PoDocument | None
    faults: tuple[str, ...]


def open_document(path: Path) -> _Opened:
    """A PO file that a tool may change, or why it may not.

    Args:
        path: the file.
    """
    try:
        document = PoDocument.read(read_regular(path))
    except OSError as error:
        return _Opened(None, (str(error),))
    found = faults_in(document)
    faults = [f"{path}:{fault.place}: {fault.detail}" for fault in found[:_MOST_FAULTS]]
    if len(found) > _MOST_FAULTS:
        faults.append(f"{path}: {len(found) - _MOST_FAULTS} more faults")
    return _Opened(None if faults else document, tuple(faults))


def _name(task: _Task | None) -> str | None:
    return one_line(f"{task.locale} {task.path.stem}") if task else None


def _summary(merged: Merge, recoded: str) -> str:
    counts = [(len(merged.entries(state)), state) for state in STATES]
    told = [f"{count} {state}" for count, state in counts if count or state == "unchanged"]
    told += [f"header: {', '.join(merged.fields)}"] if merged.fields else []
    told += [f"now in {recoded}"] if recoded else []
    return ", ".join(told)


def _exit_code(project: Project, rows: list[_Row], *, check: bool) -> int:
    if any(row.merge is None for row in rows):
        return 2
    would_change = check and any(row.merge and row.merge.is_changed for row in rows)
    return 1 if would_change or project.problems else 0


def _document(row: _Row) -> dict[str, Any]:
    members: dict[str, Any] = {"path": str(row.task.path), "locale": row.task.locale, "domain": row.task.path.stem}
    if row.merge is None:
        return {**members, "state": "refused", "faults": row.faults}
    messages = {state: [_message(entry.id, entry.source) for entry in row.merge.entries(state)] for state in STATES}
    return {
        **members,
        "state": "changed" if row.merge.is_changed else "unchanged",
        **{state: len(messages[state]) for state in STATES},
        "header": row.merge.fields,
        "encoding": row.merge.document.encoding,
        "messages": {state: messages[state] for state in STATES if state != "unchanged" and messages[state]},
    }


def _message(message_id: str | None, source: str) -> dict[str, str | None]:
    return {"id": message_id, "source": source}
