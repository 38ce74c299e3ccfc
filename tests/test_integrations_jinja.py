"""Errors in the Jinja templates of an application: a filter, a global, blocks to override (section 5)."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemBytecodeCache, StrictUndefined

from vapierrors import Catalog, Renderer, outputs
from vapierrors.integrations.jinja import VapiErrorsExtension

EVIL = '<script>alert("1")</script>'
BODY = {
    "error_type": "NOT_FOUND",
    "messages": [
        {"id": "gone", "default_message": "Gone.", "args": [EVIL]},
        {"id": "why", "default_message": f"Why: {EVIL}", "args": []},
    ],
}
RENDERER = Renderer(Catalog.from_mapping({"de": {"gone": "{0} ist weg."}}))


def environment(templates: dict[str, str] | None = None, **options: Any) -> Environment:  # noqa: ANN401 - as Jinja has them
    loader = None if templates is None else DictLoader(templates)
    made = Environment(extensions=[VapiErrorsExtension], loader=loader, undefined=StrictUndefined, **options)  # noqa: S701 - each test says
    made.globals["vapi_renderer"] = RENDERER
    return made


def filled(source: str, jinja: Environment | None = None) -> str:
    return (
        (jinja or environment(autoescape=True))
        .from_string(source)
        .render(body=BODY, error=RENDERER.render(BODY, locale="de"))
    )


def test_filter_and_global_show_the_same_fragment() -> None:
    """A rendered error, or a body with the language to render it in."""
    one = filled("{{ error | vapi_error(id_prefix='e') }}")
    assert one == filled("{{ vapi_error(body, locale='de', id_prefix='e') }}")
    assert one == filled("{{ body | vapi_error(locale='de', id_prefix='e') }}")
    assert one == RENDERER.render(BODY, locale="de").to_html().replace('id="vapierrors', 'id="e').replace(
        'by="vapierrors', 'by="e'
    )


@pytest.mark.parametrize("autoescape", [True, False])
def test_values_are_escaped_whatever_the_host_does(*, autoescape: bool) -> None:
    """Once, and neither never nor twice, also where the host does not escape by itself."""
    html = filled("{{ vapi_error(body, locale='de', details=true) }}", environment(autoescape=autoescape))
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;</bdi> ist weg." in html
    assert "&amp;lt;" not in html


def test_each_fragment_of_a_page_has_ids_of_its_own() -> None:
    """Two errors on a page do not share an id, and each is labelled by its own summary."""
    html = filled("{{ error | vapi_error }}{{ error | vapi_error }}")
    ids = re.findall(r' id="([^"]*)"', html)
    assert ids == ["vapierrors-1", "vapierrors-1-summary", "vapierrors-2", "vapierrors-2-summary"]
    assert re.findall(r' aria-labelledby="([^"]*)"', html) == ["vapierrors-1-summary", "vapierrors-2-summary"]


def test_options_are_those_of_the_outputs() -> None:
    """Heading level, role and open causes; a misspelt one is an error."""
    html = filled("{{ error | vapi_error(heading_level=3, role='alert', open_causes=true) }}")
    assert '<div class="vapierrors-live" role="alert">\n<h3 class="vapierrors-summary"' in html
    assert '<details class="vapierrors-causes" open>' in html
    assert "<h2 class=" in filled("{{ error | vapi_error(heading_level=4 / 2) }}")
    with pytest.raises(TypeError, match="heading"):
        filled("{{ error | vapi_error(heading=3) }}")


def test_blocks_can_be_overridden() -> None:
    """A template of the host extends ours, changes one block, and keeps the rest."""
    own = (
        '{% extends "vapierrors/error.html.j2" %}'
        '{% block vapi_causes %}<p class="own">{{ stack.levels | length }} {{ error.error_type }}</p>{% endblock %}'
    )
    jinja = environment({"own.html": own}, autoescape=True)
    html = filled("{{ error | vapi_error(template='own.html') }}", jinja)
    assert '<p class="own">2 NOT_FOUND</p>' in html
    assert "</bdi> ist weg.</p>" in html
    assert "<details" not in html


def test_an_environment_that_waits_shows_the_same() -> None:
    """As in Quart: the host awaits its templates; what the filter gives is there at once."""
    jinja = environment(autoescape=True, enable_async=True)
    template = jinja.from_string("{{ vapi_error(body, locale='de', id_prefix='e') }}")
    html = asyncio.run(template.render_async(body=BODY))
    assert html == filled("{{ error | vapi_error(id_prefix='e') }}")


def test_a_host_with_delimiters_of_its_own_shows_the_same() -> None:
    """The templates of the library are read by the syntax that they are written in."""
    options: dict[str, Any] = {"variable_start_string": "[[", "variable_end_string": "]]", "line_statement_prefix": "<"}
    jinja = environment(autoescape=True, **options)
    html = filled("[[ error | vapi_error(id_prefix='e') ]]", jinja)
    assert html == filled("{{ error | vapi_error(id_prefix='e') }}")


def test_what_a_host_has_compiled_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Two hosts share a folder of compiled templates, and one of them has a template by the name of ours."""
    cache = FileSystemBytecodeCache(str(tmp_path))
    own = (Path(outputs.__file__).parent / "templates" / "pieces.html.j2").read_text(encoding="utf-8")
    environment({"vapierrors/pieces.html.j2": own}, bytecode_cache=cache).get_template("vapierrors/pieces.html.j2")
    html = filled("{{ error | vapi_error(id_prefix='e') }}", environment(autoescape=True, bytecode_cache=cache))
    assert html == filled("{{ error | vapi_error(id_prefix='e') }}")


def test_a_loader_that_comes_later_is_asked() -> None:
    """The order in which a host sets its environment up does not matter."""
    jinja = environment(autoescape=True)
    jinja.loader = DictLoader(
        {"own.html": '{% extends "vapierrors/error.html.j2" %}{% block vapi_causes %}{% endblock %}'}
    )
    html = filled("{{ error | vapi_error(template='own.html') }}", jinja)
    assert "</bdi> ist weg.</p>" in html
    assert "<details" not in html


def test_templates_of_the_host_stay_what_they_are() -> None:
    """The loader of the host is asked first, and its white space is its own."""
    jinja = environment({"a.txt": "a\n{% if true %}\nb\n{% endif %}\n", "vapierrors/x": "own"}, autoescape=False)
    assert jinja.get_template("a.txt").render() == "a\n\nb\n"
    assert jinja.get_template("vapierrors/x").render() == "own"
