"""Whole HTML pages, and the style sheet for them and for the fragments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vapierrors.outputs.environment import from_template

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_page = from_template("page.html.j2")


def render_page(error: ReadableError, options: OutputOptions) -> str:
    """A page for a browser, without script and style; the summary is its heading (specification, section 5).

    Args:
        error: a rendered error.
        options: what is asked for; ``stylesheet`` is the URL at which a site has ``stylesheet()`` or one of its own.
    """
    return _page(error, replace(options, heading_level=options.heading_level or 1)) + "\n"


def stylesheet() -> str:
    """The style sheet of the HTML outputs: light, dark, high contrast, forced colours and print.

    A site serves it, or takes it as a start for its own; the HTML needs none.

    Example:
        >>> ".vapierrors-summary" in stylesheet()
        True
    """
    from importlib.resources import files  # noqa: PLC0415 - loads much, and few ask for it

    return (files("vapierrors.outputs") / "static" / "vapierrors.css").read_text(encoding="utf-8")
