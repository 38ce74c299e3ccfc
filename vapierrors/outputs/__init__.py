"""Rendered errors as text, HTML, Markdown and JSON: one row for each output (specification, section 5)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.argument_types import check_type
from vapierrors.outputs.documents import render_json, render_problem
from vapierrors.outputs.environment import from_template
from vapierrors.outputs.options import DEFAULT, OutputOptions
from vapierrors.outputs.output import Output, ReadableError, ReadableMessage
from vapierrors.outputs.pages import render_page, stylesheet
from vapierrors.outputs.terminal import render_terminal
from vapierrors.outputs.text import render_line, render_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OUTPUTS", "Output", "OutputOptions", "ReadableError", "ReadableMessage", "render", "stylesheet"]

OUTPUTS: Final[Mapping[str, Output]] = MappingProxyType(
    {
        row.name: row
        for row in (
            Output("text", "text/plain", "the cause stack over several lines", render_text),
            Output("line", "text/plain", "the cause stack on one line", render_line),
            Output("terminal", "text/plain", "likewise in colours, for a terminal", render_terminal),
            Output("html", "text/html", "an HTML fragment", from_template("error.html.j2")),
            Output("page", "text/html", "a whole HTML page", render_page),
            Output("markdown", "text/markdown", "Markdown, escaped", from_template("error.markdown.j2")),
            Output("problem", "application/problem+json", "RFC 9457 problem details", render_problem),
            Output("json", "application/json", "everything that is known, as JSON", render_json),
        )
    }
)
"""The table of outputs, by name."""


def render(error: ReadableError, output: str, options: OutputOptions = DEFAULT) -> str:
    """Show a rendered error by an output of the table (specification, section 5).

    Args:
        error: what ``Renderer.render`` returned.
        output: the name of the output, such as ``text`` or ``html``.
        options: how it is to be shown.

    Raises:
        ValueError: there is no output of this name.
        TypeError: the error has not been rendered, or the options are none.

    Example:
        >>> render(None, "pdf")
        Traceback (most recent call last):
        ValueError: Expected one of html, json, line, markdown, page, problem, terminal, text, got 'pdf' - at output
    """
    row = OUTPUTS.get(output)
    if row is None:
        raise ValueError(f"Expected one of {', '.join(sorted(OUTPUTS))}, got {output!r} - at output")
    if type(options) is not OutputOptions:
        check_type(options, OutputOptions, "options", "pass OutputOptions(numbered=True)")
    if not hasattr(error, "messages"):
        got = type(error).__name__
        raise TypeError(f"Expected what a renderer gave, got {got} - at error; pass Renderer().render(error)")
    return row.render(error, options)
