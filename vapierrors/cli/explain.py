"""``vapierrors explain``: what is known of a message id."""

from __future__ import annotations

import difflib
import sys
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog import SOURCE_LOCALE, Catalog
from vapierrors.cldr.tags import locale_chain
from vapierrors.cli.documents import echo_json
from vapierrors.cli.options import catalog_option, complete_locale
from vapierrors.models import ErrorType
from vapierrors.outputs.plain import printable
from vapierrors.template.checks import arguments

if TYPE_CHECKING:
    from vapierrors.catalog import Entry

_SUGGESTIONS = 5


def _complete_id(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(known) for known in sorted(_ids(Catalog.load())) if known.startswith(incomplete)]


@click.command(short_help="Explain a message id or an error type.")
@click.argument("message_id", metavar="ID", shell_complete=_complete_id)
@click.option(
    "--locale",
    "only",
    metavar="TAG",
    help="Show the templates of this language only, beside English.",
    shell_complete=complete_locale,
)
@catalog_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(message_id: str, *, only: str | None, catalogs: tuple[str, ...], as_json: bool) -> None:
    """Explain the message ID, or an error type such as NOT_FOUND: arguments, texts in every language, and where.

    \b
    Examples:
      vapierrors explain com.vmware.api.vcenter.vm.not_found
      vapierrors explain NOT_FOUND --locale de
    """  # noqa: D301 - click's mark for lines that stay as they are
    catalog = Catalog.load(*catalogs)
    error_type = ErrorType.__members__.get(message_id.upper()) or ErrorType.from_canonical_id(message_id)
    wanted = error_type.canonical_id if error_type else message_id
    tags = catalog.locales if only is None else dict.fromkeys([SOURCE_LOCALE, _nearest(catalog, only)])
    entries = [entry for tag in tags for entry in catalog.find(wanted, tag)]
    if not entries:
        click.echo(f"vapierrors: {_unknown(catalog, message_id)}", err=True)
        sys.exit(1)
    if as_json:
        echo_json(_document(wanted, error_type, entries))
        return
    click.echo(wanted)
    if error_type:
        click.echo(f"  Error type: {error_type} (HTTP status {error_type.status})")
    for number, entry in enumerate(entries):
        if not number or entry.locale != entries[number - 1].locale:
            click.echo(f"\n  {entry.locale}")
        click.echo(indent(printable(entry.template), "    "))
        click.echo(click.style(f"      {_where(entry)}{_arguments_text(entry)}", dim=True))


def _nearest(catalog: Catalog, tag: str) -> str:
    """The locale of the catalog that a reader of the tag's language gets."""
    return next(filter(None, map(catalog.resolve, locale_chain(tag))), tag)


def _ids(catalog: Catalog) -> set[str]:
    return set().union(*(catalog.table(tag) for tag in catalog.locales))


def _unknown(catalog: Catalog, message_id: str) -> str:
    known = sorted(_ids(catalog))
    near = difflib.get_close_matches(message_id, known, _SUGGESTIONS) or [
        other for other in known if message_id.lower() in other.lower()
    ]
    hint = f"; did you mean {', '.join(near[:_SUGGESTIONS])}?" if near else ""
    return f"Expected a message id of the catalog, or an error type, got {message_id!r}{hint}"


def _where(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}" if entry.line else entry.file


def _roles(entry: Entry) -> dict[str, list[str]]:
    problem = entry.problem()
    return {} if problem else {name: sorted(roles) for name, roles in arguments(entry.parse()).items()}


def _arguments_text(entry: Entry) -> str:
    problem = entry.problem()
    if problem:
        return f"  {problem.detail.splitlines()[0]}"
    named = ", ".join(f"{name} ({', '.join(roles)})" for name, roles in _roles(entry).items())
    return f"  arguments: {named}" if named else "  no arguments"


def _document(message_id: str, error_type: ErrorType | None, entries: list[Entry]) -> dict[str, Any]:
    return {
        "id": message_id,
        "error_type": error_type,
        "status": error_type.status if error_type else None,
        "entries": [
            {
                "locale": entry.locale,
                "template": entry.template,
                "arguments": _roles(entry),
                "file": entry.file,
                "line": entry.line,
            }
            for entry in entries
        ],
    }
