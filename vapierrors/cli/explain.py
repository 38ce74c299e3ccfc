"""``vapierrors explain``: what is known of a message id."""

from __future__ import annotations

import sys
from itertools import groupby
from operator import attrgetter
from textwrap import indent
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog import SOURCE_LOCALE, Catalog, EntryProblem
from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import locale_chain
from vapierrors.cli.documents import echo_json
from vapierrors.cli.message_ids import did_you_mean, ids_in
from vapierrors.cli.options import catalog_sources_option, complete_locale
from vapierrors.cli.problems import summary, tell
from vapierrors.models import ErrorType
from vapierrors.outputs.plain import one_line, printable
from vapierrors.template.checks import arguments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.catalog import Entry
    from vapierrors.template import Message
    from vapierrors.template.checks import Role

_WORDS: Final[Mapping[Role, str]] = {"selectordinal": "ordinal", "select": "keyword"}
"""Roles whose name in a template says little to a reader."""


def _complete_id(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(known) for known in sorted(ids_in(Catalog.load())) if known.startswith(incomplete)]


@click.command(short_help="Explain a message id or an error type.")
@click.argument("message_id", metavar="ID", shell_complete=_complete_id)
@click.option(
    "--locale",
    "only",
    metavar="TAG",
    help="Show the templates of this language only, beside English.",
    shell_complete=complete_locale,
)
@catalog_sources_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(message_id: str, *, only: str | None, catalog: Catalog, as_json: bool) -> None:
    """Explain the message ID, or an error type such as NOT_FOUND: arguments, texts in every language, and where.

    \b
    Examples:
      vapierrors explain com.vmware.api.vcenter.vm.not_found
      vapierrors explain NOT_FOUND --locale de

    An unknown id, a template that is not sound, and none in the wanted language are findings, with exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    tell(catalog.source_problems())
    chain = None if only is None else locale_chain(only)
    error_type = ErrorType.__members__.get(message_id.upper()) or ErrorType.from_canonical_id(message_id.lower())
    wanted = error_type.canonical_id if error_type else message_id
    by_locale = {tag: found for tag in catalog.locales if (found := catalog.find(wanted, tag))}
    if not by_locale:
        _fail(_unknown(catalog, message_id))
    nearest = next((tag for tag in map(catalog.resolve, chain or ()) if tag in by_locale), None)
    tags = by_locale if chain is None else dict.fromkeys([SOURCE_LOCALE, nearest])
    entries = [entry for tag in tags for entry in by_locale.get(tag or "", ())]
    broken = [problem for entry in entries if (problem := entry.problem())]
    if as_json:
        echo_json(_document(wanted, error_type, entries))
        tell(broken)
    else:
        _print(wanted, error_type, entries)
    if only is not None and nearest is None:
        _fail(f"Expected a template in {locale_name(only, 'en')}, got {'English alone' if entries else 'none'}")
    sys.exit(1 if broken else 0)


def _fail(reason: str) -> NoReturn:
    click.echo(f"vapierrors: {reason}", err=True)
    sys.exit(1)


def _print(message_id: str, error_type: ErrorType | None, entries: list[Entry]) -> None:
    click.echo(message_id)
    if error_type:
        click.echo(f"  Error type: {error_type} (HTTP status {error_type.status})")
    for locale, in_locale in groupby(entries, attrgetter("locale")):
        click.echo(f"\n  {locale}")
        for entry in in_locale:
            click.echo(indent(printable(entry.template), "    "))
            click.echo(click.style(f"      {one_line(_where(entry))}  {_arguments_text(entry)}", dim=True))


def _unknown(catalog: Catalog, message_id: str) -> str:
    known = {*ids_in(catalog), *ErrorType, *(error_type.canonical_id for error_type in ErrorType)}
    hint = did_you_mean(message_id, known)
    return f"Expected a message id of the catalog, or an error type, got {message_id!r}{hint}"


def _where(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}" if entry.line else entry.file


def _roles(entry: Entry) -> dict[str, list[Role]]:
    parsed = entry.parsed()
    return {} if isinstance(parsed, EntryProblem) else _sorted_roles(parsed)


def _sorted_roles(message: Message) -> dict[str, list[Role]]:
    return {name: sorted(roles) for name, roles in arguments(message).items()}


def _arguments_text(entry: Entry) -> str:
    parsed = entry.parsed()
    if isinstance(parsed, EntryProblem):
        return summary(parsed)
    placeholders = [_placeholder(name, roles) for name, roles in _sorted_roles(parsed).items()]
    return one_line(f"arguments: {', '.join(placeholders)}") if placeholders else "no arguments"


def _placeholder(name: str, roles: list[Role]) -> str:
    uses = [_WORDS.get(role, role) for role in roles if role != "plain"]
    return f"{{{name}}} ({', '.join(uses)})" if uses else f"{{{name}}}"


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
