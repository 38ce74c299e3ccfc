"""Options that several commands have, and what completes them."""

from __future__ import annotations

import os
import zoneinfo
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog import Catalog
from vapierrors.cldr.names import locale_name
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import CatalogError, LocaleError

if TYPE_CHECKING:
    from collections.abc import Callable

_Command = TypeVar("_Command", bound="Callable[..., Any]")

_POSIX_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def environment_locale() -> str | None:
    """The language tag of the terminal's locale, None where it names no language.

    It is read when a command runs, from LC_ALL, LC_MESSAGES or LANG, the first that is set.
    """
    value = next(filter(None, map(os.environ.get, _POSIX_VARIABLES)), "")
    try:
        return str(parse_tag(value.partition(".")[0].partition("@")[0]))
    except LocaleError:
        return None


def catalog_option(command: _Command) -> _Command:
    """``--catalog``: folders of catalogs over the built-in ones; the command gets all of them as one ``catalog``."""
    return _catalog_option(command, Catalog.load)


def catalog_sources_option(command: _Command) -> _Command:
    """The same for commands that say on which line an entry stands, which no compiled file knows."""
    return _catalog_option(command, partial(Catalog.load, compiled=False))


def _catalog_option(command: _Command, load: Callable[..., Catalog]) -> _Command:
    def loaded(_context: click.Context, _param: click.Parameter, sources: tuple[str, ...]) -> Catalog:
        try:
            return load(*sources)
        except CatalogError as error:
            raise click.BadParameter(str(error)) from error

    return click.option(
        "--catalog",
        multiple=True,
        callback=loaded,
        metavar="DIR",
        help="A folder of catalogs, or package:folder, over the built-in ones. Repeatable; of an id that several have, "
        "the last counts.",
        shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="dir")],
    )(command)


def reader_options(command: _Command) -> _Command:
    """``--locale``, ``--format-locale`` and ``--timezone``: who reads."""
    for decorate in (
        click.option(
            "--timezone",
            metavar="ZONE",
            help="Time zone of the reader, an IANA name such as Europe/Berlin.  [default: UTC]",
            shell_complete=_complete_zone,
        ),
        click.option(
            "--format-locale",
            metavar="TAG",
            help="Locale that numbers and dates follow.  [default: the locale]",
            shell_complete=complete_locale,
        ),
        click.option(
            "--locale",
            metavar="TAG",
            default=environment_locale,
            help="Language of the reader, such as de or zh-Hant.  [default: LC_ALL, LC_MESSAGES or LANG, else en]",
            shell_complete=complete_locale,
        ),
    ):
        command = decorate(command)
    return command


def complete_locale(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The languages that there are, those of ``--catalog`` included, for tab completion."""
    given = context.params.get("catalog")
    return completed_locales(given if isinstance(given, Catalog) else Catalog.load(), incomplete)


def completed_locales(catalog: Catalog, incomplete: str) -> list[CompletionItem]:
    """The languages of a catalog that begin so, in either letter case.

    Args:
        catalog: whose locales there are.
        incomplete: what is written yet.
    """
    return [
        CompletionItem(tag, help=locale_name(tag, "en"))
        for tag in catalog.locales
        if tag.lower().startswith(incomplete.lower())
    ]


def _complete_zone(_context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sorted(zoneinfo.available_timezones()) if name.startswith(incomplete)]
