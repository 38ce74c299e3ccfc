"""Faults that other software had with templates and nesting, and what is proved against them here."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jinja2 import Environment
from limits_counting import peak_of

from vapierrors import OUTPUTS, Catalog, MessageDefinition, Renderer, render
from vapierrors.exceptions import TemplateSyntaxError
from vapierrors.integrations.jinja import VapiErrorsExtension
from vapierrors.models import ErrorBody, LocalizableMessage, LocalizationParam, NestedLocalizableMessage
from vapierrors.outputs.environment import environment

INJECTIONS = (
    "{{ 7 * 191 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ 'x{0.__class__}' | attr('format')(1) }}",
    "{{ {'a b': 1} | xmlattr }}",
    "{# hidden #}",
    "${7 * 191}",
    "#{7 * 191}",
    "<%= 7 * 191 %>",
    "%(id)s %s %n %d",
    "{0.__class__} {x!r} {x:>999999999} {:s}",
    "f'{7 * 191}'",
    "$ENV{PATH} `id` $(id)",
    "\\g<0> \\1",
    "{vapi_error} {{error.body}}",
)


def body(text: str) -> dict[str, Any]:
    """A body that says the same wherever a server can say anything."""
    params = {"x": {"s": text}, "n": {"l": {"id": "inner", "params": {"x": {"s": text}}}}}
    return {
        "messages": [
            {"id": "said", "default_message": text, "args": [], "params": params},
            {"id": text, "default_message": text, "args": [text], "params": {"x": {"s": text}}},
            {"id": "unknown", "default_message": "?", "args": [], "localized": text},
        ],
        "error_type": text,
        "data": {"hint": text},
        "challenge": text,
    }


CATALOG = Catalog.from_mapping({"de": {"said": "{x}: {n}", "inner": "({x})"}})


@pytest.mark.parametrize("text", INJECTIONS)
def test_cve_2024_56326_and_cve_2025_27516_values_are_never_templates(text: str) -> None:
    """Jinja's sandbox let values reach ``str.format``; here no value is a template: it stays word for word."""
    rendered = Renderer(CATALOG).render(body(text), locale="de")
    assert [message.text for message in rendered.messages] == [f"{text}: ({text})", text, text]
    for name in OUTPUTS:
        assert "1337" not in render(rendered, name)
    assert str(rendered).split("\n")[0] == f"{text}: ({text})"


@pytest.mark.parametrize("text", INJECTIONS)
def test_format_strings_in_a_catalog_are_words_or_no_template(text: str) -> None:
    """CWE-134: of what a catalog says nothing is formatted but ICU's arguments; the rest is refused, or words."""
    renderer = Renderer(Catalog.from_mapping({"de": {"a": text, "b": f"{text} {{x}}"}}))
    for message_id in ("a", "b"):
        document = {
            "messages": [{"id": message_id, "default_message": "Gone.", "args": [], "params": {"x": {"s": "v"}}}]
        }
        rendered = renderer.render(document, locale="de")
        assert "1337" not in rendered.summary
        assert "class" not in rendered.summary.replace(text, "")


@pytest.mark.parametrize("text", INJECTIONS)
def test_format_strings_in_a_service_are_values(text: str) -> None:
    """What a caller sent, and a service repeats in an error, is a parameter: never a part of the template."""
    message = MessageDefinition("com.example.gone", "Gone: {x}, {0}")(text, x=text)
    assert message.default_message == f"Gone: {text}, {text}"


@pytest.mark.parametrize("name", ["a b", "a/onmouseover", "a>b", 'a"b', "a=b", "onclick", "a\tb", "<script>"])
def test_cve_2024_22195_and_cve_2024_34064_names_become_no_attributes(name: str) -> None:
    """Jinja's ``xmlattr`` took names of attributes as they came; here no name of an error is one."""
    document = {
        "messages": [{"id": name, "default_message": name, "args": [], "params": {name: {"s": name}}}],
        name: name,
    }
    rendered = Renderer().render(document)
    for output in ("html", "page"):
        html = render(rendered, output)
        plain = render(Renderer().render({"messages": [{"id": "p", "default_message": "p", "args": []}]}), output)
        assert re.findall(r"<[^>]*>", html) == re.findall(r"<[^>]*>", plain)
    assert "xmlattr" not in "".join(
        environment().loader.get_source(environment(), name)[0] for name in environment().list_templates()
    )  # type: ignore[union-attr]


def test_cve_2024_56201_no_template_comes_from_an_error() -> None:
    """Jinja ran what a name of a template file said; here the names of templates are ours, and errors have none."""
    names = environment().list_templates()
    assert all(re.fullmatch(r"vapierrors/[a-z0-9_./]+", name) for name in names)
    jinja = Environment(extensions=[VapiErrorsExtension], autoescape=True)
    text = "vapierrors/../../evil.j2"
    html = jinja.from_string("{{ vapi_error(body, locale='de') }}").render(body=body(text))
    assert text in html


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("text", INJECTIONS)
def test_a_host_application_fills_no_value_again(text: str, *, autoescape: bool) -> None:
    """The extension gives markup that is done: what a value says is neither run by the host nor escaped twice."""
    jinja = Environment(extensions=[VapiErrorsExtension], autoescape=autoescape)  # noqa: S701 - both are tested
    html = jinja.from_string("{{ vapi_error(body, locale='de') }}").render(body=body(text))
    assert "1337" not in html
    assert "uid=" not in html


def nested(levels: int, leaf: dict[str, Any], message_id: str = "double") -> dict[str, Any]:
    for _ in range(levels):
        leaf = {"l": {"id": message_id, "params": {"x": leaf}}}
    return leaf


LAUGHS = {"double": "{x}{x}", "many": "{x}" * 5000, "silent": "{x}{x}{x}{x}"}


@pytest.mark.parametrize("message_id", LAUGHS)
@pytest.mark.parametrize("levels", [5, 13, 31, 200])
def test_billion_laughs_a_nested_message_is_made_once(message_id: str, levels: int) -> None:
    """CVE-2003-1564: entities of entities grew without end; here each nested message is made once, and cut."""
    renderer = Renderer(Catalog.from_mapping({"de": LAUGHS}))
    params = {"x": nested(levels, {"s": "" if message_id == "silent" else "ha"}, message_id)}
    document = {"messages": [{"id": message_id, "default_message": "Gone.", "args": [], "params": params}]}

    def parts() -> int:
        message = renderer.render(document, locale="de").messages[0]
        assert "".join(part.text for part in message.parts) == message.text
        return len(message.text)

    assert peak_of(parts) < 16 << 20
    assert parts() <= 65_536


@pytest.mark.parametrize("levels", [40, 500, 5_000])
def test_deep_models_are_rendered(levels: int) -> None:
    """Of messages inside each other that were built in Python nobody has counted the levels, and nothing recurses."""
    param = LocalizationParam(s="ha")
    for _ in range(levels):
        param = LocalizationParam(l=NestedLocalizableMessage(id="double", params={"x": param}))
    message = LocalizableMessage(id="double", default_message="Gone.", params={"x": param})
    rendered = Renderer(Catalog.from_mapping({"de": LAUGHS})).render(ErrorBody(messages=(message,)), locale="de")
    assert rendered.summary == "Gone."
    assert rendered.problems[0].code == "nested-too-deep"


@pytest.mark.parametrize("levels", [40, 500, 100_000])
def test_a_deep_message_is_left_as_it_is_in_a_document(levels: int) -> None:
    """``localize`` fills what it can read; a message too deep for that does not keep it from the others."""
    deep = {"id": "double", "default_message": "Gone.", "args": [], "params": {"x": nested(levels, {"s": "ha"})}}
    other = {"id": "silent", "default_message": "Gone.", "args": [], "params": {"x": {"s": "y"}}}
    localized = Renderer(Catalog.from_mapping({"de": LAUGHS})).localize([deep, other], locale="de")
    assert localized[1]["localized"] == "yyyy"


def test_a_template_of_hostile_shape_says_what_is_wrong() -> None:
    """An error text shows a part of a template only, however long its lines are."""
    with pytest.raises(TemplateSyntaxError) as error:
        Catalog.from_mapping({"de": {"a": "{" + "x" * 10_000 + " " * 5_000}}, builtin=False).find("a", "de")[0].parse()
    assert len(str(error.value)) < 400


@pytest.mark.parametrize("depth", [100, 10_000, 300_000])
def test_deep_json_ends_no_stack(depth: int) -> None:
    """Parsers by recursion ended the process; here depth is an anomaly, in text, in bytes and in Python values."""
    for opening, closing in (("[", "]"), ('{"a":', "}"), ('{"messages":[', "]}")):
        for payload in (opening * depth, opening * depth + "1" + closing * depth):
            assert Renderer().render(payload).summary
            assert Renderer().render(payload.encode()).summary
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    assert Renderer().render({"messages": [], "x": value}).messages
    assert Renderer().localize(value) is value
    assert json.dumps(render(Renderer().render({"messages": value}), "json"))
