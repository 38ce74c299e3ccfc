"""``vapierrors preview``: all that readers may see of one message."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import click
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.table import Table

from vapierrors.catalog import SOURCE_LOCALE, Catalog, EntryProblem
from vapierrors.catalog.sources import builtin_folder
from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import locale_chain
from vapierrors.cli.documents import echo_json
from vapierrors.cli.message_ids import did_you_mean, ids_in
from vapierrors.cli.options import completed_locales, environment_locale
from vapierrors.cli.problems import tell
from vapierrors.exceptions import VapiErrorsError
from vapierrors.outputs.plain import one_line, printable
from vapierrors.renderer import Renderer
from vapierrors.translate.preview import (
    LIMIT,
    MOST_COUNTED,
    count_variants,
    in_stacks,
    never_shown,
    read_value,
    rendered_text,
    told_kinds,
    variants,
)
from vapierrors.translate.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.catalog import Entry
    from vapierrors.template import Message
    from vapierrors.translate.preview import Stacks, Variant
    from vapierrors.translate.samples import Sample

_INDENT: Final = "  "
_WIDEST_LINE: Final = 1000
"""Columns of what is no terminal: nothing is to be cut where a program reads it."""


class _Wanted(NamedTuple):
    message_id: str
    locale: str
    given: tuple[tuple[str, str], ...]
    limit: int


class _Shown(NamedTuple):
    """One entry with all that is shown of it."""

    entry: Entry
    kinds: Mapping[str, str]
    variants: tuple[Variant, ...]
    english: tuple[str, ...]
    others: int
    never: tuple[str, ...]
    stacks: Stacks


def _complete_id(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(known) for known in sorted(ids_in(_known(context))) if known.startswith(incomplete)]


def _complete_locale(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return completed_locales(_known(context), incomplete)


def _known(context: click.Context) -> Catalog:
    """The catalog as far as the command line names it yet; the built-in one where that cannot be read."""
    try:
        return _catalog(_folders(context.params.get("sources") or ()))
    except (VapiErrorsError, OSError):
        return _catalog(())


def _pairs(_context: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [value.partition("=") for value in values]
    for name, equals, _ in pairs:
        if not name or not equals:
            raise click.BadParameter(f"Expected name=value, got {name!r}")
    return tuple([(name, value) for name, _, value in pairs])


@click.command(short_help="Show all that readers may see of a message.")
@click.argument("message_id", metavar="[ID]", required=False, shell_complete=_complete_id)
@click.option(
    "--locale",
    metavar="TAG",
    default=environment_locale,
    help="Language of the reader, such as de or zh-Hant.  [default: LC_ALL, LC_MESSAGES or LANG, else en]",
    shell_complete=_complete_locale,
)
@click.option(
    "--catalog",
    "sources",
    multiple=True,
    metavar="DIR",
    help="A folder of catalogs, or package:folder, over the built-in ones. Repeatable.  [default: the settings']",
    shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="dir")],
)
@click.option(
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_pairs,
    help="Show the message with this value, such as count=5, when=2026-01-31T10:00:00Z or 0=vm-42. Repeatable.",
)
@click.option("--all", "every", is_flag=True, help=f"Show up to {MOST_COUNTED} texts instead of {LIMIT}.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--web", is_flag=True, help="Serve pages with all messages, for the browsers of this machine.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port of the pages; 0 for any that is free.  [default: 8713, or any that is free where that is in use]",
)
@click.option("--open", "opens", is_flag=True, help="Show the pages in the browser.")
def preview(  # noqa: PLR0913 - one parameter for each option
    message_id: str | None,
    *,
    locale: str | None,
    sources: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    every: bool,
    as_json: bool,
    web: bool,
    port: int | None,
    opens: bool,
) -> None:
    """Show the message ID in one language, with a value for each branch of its plurals and selects, beside English.

    With --web, pages show all messages in two languages until Ctrl+C, and are loaded again when a catalog is saved.

    \b
    Examples:
      vapierrors preview com.vmware.api.vcenter.vm.not_found --locale de
      vapierrors preview com.example.files --catalog locales --param count=5
      vapierrors preview --web --open --locale de

    An unknown id, a template that is not sound or lacks a plural category of the language, and none in the language,
    are findings, with exit code 1.
    """  # noqa: D301 - click's mark for lines that stay as they are
    folders = _folders(sources)
    if web:
        if given or every or as_json:
            raise click.UsageError("Expected --web without --param, --all and --json, got one of them")
        from vapierrors.cli.preview_web import serve  # noqa: PLC0415 - no other way needs it

        serve(folders, read_settings(Path()), locale or SOURCE_LOCALE, message_id=message_id, port=port, opens=opens)
        return
    if message_id is None or opens or port is not None:
        got = (
            "Expected ID or --web, got neither"
            if message_id is None
            else "Expected --web with --port and --open, got none"
        )
        raise click.UsageError(got)
    catalog = _catalog(folders)
    tell(catalog.source_problems())
    wanted = _Wanted(message_id, locale or SOURCE_LOCALE, given, MOST_COUNTED if every else LIMIT)
    entries = _entries(catalog, wanted)
    if not entries:
        _fail(_lack(catalog, wanted))
    sound = {entry: parsed for entry in entries if not isinstance(parsed := entry.parsed(), EntryProblem)}
    broken = [problem for entry in entries if (problem := entry.problem())]
    builtin = builtin_folder()
    kinds = told_kinds(message_id, [*([builtin] if isinstance(builtin, Path) else []), *folders])
    renderer = Renderer(catalog)
    shown = [_shown(renderer, wanted, entry, message, kinds) for entry, message in sound.items()]
    if as_json:
        echo_json({"id": message_id, "locale": wanted.locale, "entries": [_document(one) for one in shown]})
    else:
        click.echo(one_line(message_id))
        for one in shown:
            _print(one)
    tell(broken)
    lacking = any(variant.problems for one in shown for variant in one.variants)
    sys.exit(1 if broken or lacking else 0)


def _folders(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are named, else those of the settings that are there."""
    settings = read_settings(Path())
    return sources or tuple(str(path) for path in map(settings.path, settings.catalogs) if path.is_dir())


def _catalog(folders: tuple[str, ...]) -> Catalog:
    return Catalog.load(*folders, compiled=False)


def _entries(catalog: Catalog, wanted: _Wanted) -> tuple[Entry, ...]:
    """The entries in the language, or in the nearest parent that has any."""
    found = (catalog.find(wanted.message_id, tag) for tag in locale_chain(wanted.locale))
    return next(filter(None, found), ())


def _lack(catalog: Catalog, wanted: _Wanted) -> str:
    """What was expected where there is no entry, and what is like it."""
    ids = ids_in(catalog)
    if wanted.message_id in ids:
        got = "English alone" if catalog.find(wanted.message_id, SOURCE_LOCALE) else "other languages alone"
        return f"Expected a template in {locale_name(wanted.locale, 'en')}, got {got}"
    return f"Expected a message id of the catalog, got {wanted.message_id!r}{did_you_mean(wanted.message_id, ids)}"


def _fail(reason: str) -> NoReturn:
    click.echo(f"vapierrors: {one_line(reason)}", err=True)
    sys.exit(1)


def _shown(renderer: Renderer, wanted: _Wanted, entry: Entry, message: Message, kinds: Mapping[str, str]) -> _Shown:
    try:
        given = {name: read_value(message, kinds, name, text) for name, text in wanted.given}
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--param") from error
    made = variants(message, entry.locale, kinds, given, limit=wanted.limit)
    english = tuple([rendered_text(renderer, wanted.message_id, variant.params, SOURCE_LOCALE) for variant in made])
    others = count_variants(message, entry.locale, kinds, given) - len(made)
    never = () if given else never_shown(message, entry.locale, kinds)
    stacks = in_stacks(renderer, wanted.message_id, made[0].params, wanted.locale)
    return _Shown(entry, kinds, made, english, others, never, stacks)


def _print(shown: _Shown) -> None:
    entry = shown.entry
    where = one_line(f"{entry.file}:{entry.line}" if entry.line else entry.file)
    click.echo(f"\n{locale_name(entry.locale, 'en')}, {where}\n")
    console = Console(markup=False, highlight=False, emoji=False)
    console.width = console.width - len(_INDENT) if console.is_terminal else _WIDEST_LINE
    rows = [
        [_with(variant), variant.text, *([] if entry.locale == SOURCE_LOCALE else [english])]
        for variant, english in zip(shown.variants, shown.english, strict=True)
    ]
    titles = ["With", locale_name(entry.locale, "en"), "English"]
    # A message without arguments has one text, and nothing to say of it.
    first = 0 if any(row[0] for row in rows) else 1
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title in titles[first : len(rows[0])]:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*map(printable, row[first:]))
    with console.capture() as printed:
        console.print(table)
    for line in printed.get().splitlines():
        click.echo(f"{_INDENT}{line.rstrip()}", color=console.is_terminal)
    for note in _notes(shown):
        click.echo(one_line(note))
    for title, text in (("With a cause", shown.stacks.first), ("As a cause", shown.stacks.cause)):
        click.echo(f"\n{title}\n")
        for line in text.splitlines():
            click.echo(f"{_INDENT}{line}".rstrip())


def _with(variant: Variant) -> str:
    """The choices, where there are any; else the values."""
    if variant.choice:
        return one_line(", ".join(map(str, dict.fromkeys(variant.choice))))
    return one_line(", ".join(f"{name} = {_value(param)}" for name, param in variant.params.items()))


def _value(param: Sample) -> str:
    value = param if isinstance(param, str) else next(iter(param.values()))
    return str(value["id"] if isinstance(value, dict) else value)


def _notes(shown: _Shown) -> list[str]:
    notes = [f"and {'more than ' * (len(shown.variants) + shown.others >= MOST_COUNTED)}{shown.others} more"]
    problems = dict.fromkeys(problem for variant in shown.variants for problem in variant.problems)
    never = [f"Never shown: {branch}" for branch in shown.never]
    return [*(notes if shown.others else []), *problems, *never]


def _document(shown: _Shown) -> dict[str, Any]:
    entry = shown.entry
    return {
        "locale": entry.locale,
        "file": entry.file,
        "line": entry.line,
        "template": entry.template,
        "kinds": dict(shown.kinds),
        "variants": [
            {
                "choice": [choice._asdict() for choice in variant.choice],
                "params": dict(variant.params),
                "text": variant.text,
                "english": english,
                "problems": [*variant.problems],
            }
            for variant, english in zip(shown.variants, shown.english, strict=True)
        ],
        "others": shown.others,
        "never_shown": [*shown.never],
        "stacks": shown.stacks._asdict(),
    }
