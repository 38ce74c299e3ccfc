"""Errors in the templates of an application that uses Jinja."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import ChoiceLoader, Environment, defaults, pass_environment
from jinja2.ext import Extension
from markupsafe import Markup

from vapierrors.outputs.environment import FILTERS, GLOBALS, PREFIX, render_with, template_loader
from vapierrors.outputs.options import OutputOptions
from vapierrors.rendered import RenderedError
from vapierrors.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.renderable import Renderable

FRAGMENT: Final = f"{PREFIX}/error.html.j2"
"""The template of a fragment: extend it, override its blocks, and name yours as ``template``."""

_SYNTAX: Final[Mapping[str, Any]] = {
    "block_start_string": defaults.BLOCK_START_STRING,
    "block_end_string": defaults.BLOCK_END_STRING,
    "variable_start_string": defaults.VARIABLE_START_STRING,
    "variable_end_string": defaults.VARIABLE_END_STRING,
    "comment_start_string": defaults.COMMENT_START_STRING,
    "comment_end_string": defaults.COMMENT_END_STRING,
    "line_statement_prefix": None,
    "line_comment_prefix": None,
}


class VapiErrorsExtension(Extension):
    """The filter ``vapi_error`` and the global of the same name (specification, section 5).

    Both show an error as an HTML fragment; options are those of ``OutputOptions``. Each fragment of a page has ids of
    its own. A template of the application, named as ``template``, can extend ``vapierrors/error.html.j2``, with the
    blocks ``vapi_error``, ``vapi_summary``, ``vapi_causes``, ``vapi_advice`` and ``vapi_details``; its delimiters are
    those that Jinja has by default.

    The global renders what is not rendered yet: ``environment.globals["vapi_renderer"]`` says with which renderer.

    Example:
        >>> environment = Environment(extensions=[VapiErrorsExtension], autoescape=True)
        >>> template = environment.from_string("{{ vapi_error(body, locale='de', heading_level=2) }}")
        >>> html = template.render(body={"error_type": "NOT_FOUND", "messages": []})
        >>> html.splitlines()[2]
        '<h2 class="vapierrors-summary" id="vapierrors-1-summary">Nicht gefunden</h2>'
    """

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters |= FILTERS
        environment.globals |= GLOBALS
        environment.globals.setdefault("vapi_renderer", Renderer())
        environment.globals["vapi_numbers"] = count(1)
        environment.filters["vapi_error"] = environment.globals["vapi_error"] = _fragment


@pass_environment
def _fragment(  # noqa: PLR0913 - who reads, and what is shown
    environment: Environment,
    error: RenderedError | Renderable,
    *,
    locale: str | None = None,
    format_locale: str | None = None,
    timezone: str | None = None,
    template: str = FRAGMENT,
    **options: Any,  # noqa: ANN401 - as OutputOptions has them
) -> Markup:
    if not isinstance(error, RenderedError):
        renderer = cast("Renderer", environment.globals["vapi_renderer"])
        error = renderer.render(error, locale=locale, format_locale=format_locale, timezone=timezone)
    wanted = OutputOptions(**options)
    if "id_prefix" not in options:
        numbers = cast("Iterator[int]", environment.globals["vapi_numbers"])
        wanted = replace(wanted, id_prefix=f"{wanted.id_prefix}-{next(numbers)}")
    return Markup(render_with(_fragments_of(environment), template, error, wanted))  # noqa: S704 - the templates escape what they are given


def _fragments_of(environment: Environment) -> Environment:
    """The environment of the host, with the syntax of our templates, and with their markup escaped in any case.

    A filter gives its text at once, so that nothing in it can wait; what the host has compiled in its own syntax
    must not be taken for ours.
    """
    made = environment.globals.get("vapi_fragments")
    if not isinstance(made, Environment):
        made = environment.overlay(
            **_SYNTAX,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,
            enable_async=False,
            bytecode_cache=None,
            loader=ChoiceLoader([*filter(None, [environment.loader]), template_loader()]),
        )
        environment.globals["vapi_fragments"] = made
    return made
