"""Errors in the OpenAPI document of a FastAPI application."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from vapierrors.errors import Error
from vapierrors.integrations.statuses import title_of
from vapierrors.integrations.validation import invalid_argument
from vapierrors.models import ErrorBody
from vapierrors.renderer import Renderer
from vapierrors.wire import encode_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fastapi import FastAPI

_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_SCHEMAS: Final = "#/components/schemas/"
_SCHEMA: Final = "ErrorBody"
_FREE_SCHEMA: Final = "VapiErrorBody"
"""What it is called where the service has a model of that name, and none of ours."""

_FLATTENED: Final = ("DateTimeFormat", "ErrorType", "Payload")
"""Types that the schema writes out; FastAPI adds them for themselves, with no reference."""

_REPLACED: Final = ("HTTPValidationError", "ValidationError")
_HEADERS: Final = {
    "Content-Language": {"description": "The languages of the texts.", "schema": {"type": "string"}},
    "Vary": {"description": "The headers of the request that the answer depends on.", "schema": {"type": "string"}},
}


def error_responses(
    *errors: type[Error] | Error, renderer: Renderer | None = None, locales: Sequence[str] = ("en",)
) -> dict[int | str, dict[str, Any]]:
    """What ``responses=`` of a route, a router or an application takes: the errors that it answers with.

    Each status is there once, with the schema of an error body and an example of each error in each language
    (specification, section 7). Where a route and its router both name errors of one status, FastAPI keeps the route's.

    Args:
        errors: classes; or errors as they are raised, whose messages and data are the example then.
        renderer: with the catalogs of the service; None for those that the library ships.
        locales: the language tags of the examples.

    Example:
        >>> from vapierrors.errors import NotFound, OperationNotFound
        >>> responses = error_responses(NotFound, OperationNotFound, locales=["en", "de"])
        >>> responses.keys(), responses[404]["description"]
        (dict_keys([404]), 'NOT_FOUND: Not found. OPERATION_NOT_FOUND: Operation not found.')
        >>> examples = responses[404]["content"]["application/json"]["examples"]
        >>> examples["not_found.de"]["value"]["messages"][0]["localized"]
        'Nicht gefunden'
    """
    renderer = Renderer() if renderer is None else renderer
    responses: dict[int | str, dict[str, Any]] = {}
    named: Counter[str] = Counter()
    for error in errors:
        response = responses.setdefault(error.status, _response())
        name = error.type_id.rpartition(".")[2]
        title = renderer.render(_titled(error), locale="en").summary
        _describe(response, f"{name.upper()}: {title}.")
        named[name] += 1
        label = name if named[name] == 1 else f"{name}-{named[name]}"
        body = error.to_body() if isinstance(error, Error) and error.messages else _titled(error)
        for locale in locales:
            rendered = renderer.render(body, locale=locale)
            example = {"summary": rendered.to_line(), "value": encode_plain(rendered.body)}
            response["content"][_JSON]["examples"][f"{label}.{locale}"] = example
    return responses


def _response() -> dict[str, Any]:
    return {
        "description": "",
        "model": ErrorBody,
        "headers": _HEADERS,
        "content": {_JSON: {"examples": {}}, _PROBLEM: {"schema": {"type": "object"}}},
    }


def _describe(response: dict[str, Any], sentence: str) -> None:
    said = response["description"]
    if sentence not in said:
        response["description"] = f"{said} {sentence}".lstrip()


def _titled(error: type[Error] | Error) -> ErrorBody:
    title = title_of(error.error_type)
    return ErrorBody(messages=(title,), error_type=error.error_type).with_type_id(error.type_id)


def document_validation(app: FastAPI, renderer: Renderer) -> None:
    """Have an application document INVALID_ARGUMENT where FastAPI would document status 422.

    Args:
        app: the application.
        renderer: for the example.
    """
    written = app.openapi

    def openapi() -> dict[str, Any]:
        document = written()
        _replace_validation(document, renderer)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI provides for it


def _replace_validation(document: dict[str, Any], renderer: Renderer) -> None:
    schemas = document.get("components", {}).get("schemas", {})
    if _REPLACED[0] in schemas:
        example = invalid_argument([{"type": "missing", "loc": ("body", "name")}], renderer)
        (standard,) = error_responses(example, renderer=renderer).values()
        del standard["model"]
        standard["content"][_JSON]["schema"] = {"$ref": f"{_SCHEMAS}{_component(schemas)}"}
        for operation in _operations([document.get("paths"), document.get("webhooks")]):
            responses = operation["responses"]
            if _refers(responses.get("422"), _REPLACED[0]):
                del responses["422"]
                _merge(responses.setdefault(str(example.status), deepcopy(standard)), standard)
    for name in (*_REPLACED, *_FLATTENED):
        if name in schemas and not _refers(document, name):
            del schemas[name]


def _component(schemas: dict[str, Any]) -> str:
    """The name of the schema of an error body among the components, to which it is added where it is not there yet."""
    schema = ErrorBody.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}", mode="serialization")
    inner = schema.pop("$defs")
    for name, known in schemas.items():
        if known.get("description") == schema["description"]:
            return name
    name = _FREE_SCHEMA if _SCHEMA in schemas else _SCHEMA
    for defined, definition in (*inner.items(), (name, schema)):
        schemas.setdefault(defined, definition)
    return name


def _operations(node: object) -> Iterator[dict[str, Any]]:
    """Everything that has responses: operations, those of callbacks too."""
    if isinstance(node, dict):
        if isinstance(node.get("responses"), dict):
            yield node
        node = [*node.values()]
    if isinstance(node, list):
        for inner in node:
            yield from _operations(inner)


def _refers(node: object, schema: str) -> bool:
    return json.dumps(f"{_SCHEMAS}{schema}") in json.dumps(node)


def _merge(response: dict[str, Any], more: dict[str, Any]) -> None:
    _describe(response, more["description"])
    contents = response.setdefault("content", {})
    for media_type, content in more["content"].items():
        present = contents.setdefault(media_type, {})
        present.setdefault("schema", content["schema"])
        if "example" not in present and "examples" in content:
            present["examples"] = {**content["examples"], **present.get("examples", {})}
