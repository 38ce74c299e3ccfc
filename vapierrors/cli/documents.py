"""JSON on standard output, sound whatever the terminal's encoding."""

from __future__ import annotations

import codecs
import json
import sys

import click


def json_text(document: object, *, compact: bool = False) -> str:
    """A JSON text that standard output can hold: where that is not in UTF-8, all but ASCII is escaped.

    Args:
        document: a JSON value.
        compact: on one line.

    Example:
        >>> json_text({"id": "com.example.gone"}, compact=True)
        '{"id": "com.example.gone"}'
    """
    escaped = codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name != "utf-8"
    return json.dumps(document, ensure_ascii=escaped, indent=None if compact else 2)


def echo_json(document: object) -> None:
    """Print a JSON value over several lines.

    Args:
        document: a JSON value.

    Example:
        >>> echo_json([])
        []
    """
    click.echo(json_text(document))
