"""``vapierrors locales``: which languages there are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.names import locale_name
from vapierrors.cli.documents import echo_json
from vapierrors.cli.options import catalog_sources_option
from vapierrors.cli.problems import tell

if TYPE_CHECKING:
    from vapierrors.catalog import Catalog


@click.command(short_help="List the languages that there are.")
@catalog_sources_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def locales(catalog: Catalog, *, as_json: bool) -> None:
    """List the languages that messages are translated to, and how many.

    What is wrong with the catalogs is told on standard error, with exit code 1.
    """
    rows = [_row(catalog, tag) for tag in catalog.locales]
    if as_json:
        echo_json(rows)
    else:
        _print_table(rows)
    problems = catalog.problems()
    tell(problems)
    sys.exit(1 if problems else 0)


def _print_table(rows: list[dict[str, Any]]) -> None:
    table = Table("Locale", "Language", "", "Messages", "", box=None, pad_edge=False)
    table.columns[3].justify = table.columns[4].justify = "right"
    for row in rows:
        percent = f"{row['translated'] * 100 // max(row['total'], 1)} %"
        table.add_row(row["locale"], row["name"], row["english_name"], f"{row['translated']}/{row['total']}", percent)
    Console(highlight=False).print(table)


def _row(catalog: Catalog, tag: str) -> dict[str, Any]:
    messages = catalog.table(SOURCE_LOCALE).keys()
    return {
        "locale": tag,
        "name": locale_name(tag),
        "english_name": locale_name(tag, "en"),
        "translated": len(messages & catalog.table(tag).keys()),
        "total": len(messages),
    }
