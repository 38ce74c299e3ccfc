"""Errors in OpenAPI documents: valid, complete, with examples in the languages asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel

from vapierrors import Catalog, Renderer, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.fastapi import error_responses, install
from vapierrors.models import ErrorBody as Ours

GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
RENDERER = Renderer(Catalog.from_mapping({"de": {"com.example.gone": "Die Sitzung {session} gibt es nicht mehr."}}))


class ErrorBody(BaseModel):
    """Of a service that has another idea of it."""

    code: int


def document_of(app: FastAPI) -> dict[str, Any]:
    """The document of an application, which has been found valid."""
    document: dict[str, Any] = json.loads(json.dumps(app.openapi()))
    OpenAPIV31SpecValidator(document).validate()
    return document


def examples_of(response: dict[str, Any]) -> dict[str, Any]:
    examples: dict[str, Any] = response["content"]["application/json"]["examples"]
    return examples


def test_errors_of_one_status_are_one_response() -> None:
    """Grouped by status in the order given, described once each, with an example of each in each language."""
    responses = error_responses(
        errors.NotFound(GONE(session="7"), data={"id": 7}),
        errors.InvalidArgument,
        errors.OperationNotFound,
        errors.NotFound(GONE(session="8")),
        renderer=RENDERER,
        locales=["en", "de"],
    )
    assert [*responses] == [404, 400]
    assert responses[404]["description"] == "NOT_FOUND: Not found. OPERATION_NOT_FOUND: Operation not found."
    examples = examples_of(responses[404])
    assert [*examples] == [
        "not_found.en",
        "not_found.de",
        "operation_not_found.en",
        "operation_not_found.de",
        "not_found-2.en",
        "not_found-2.de",
    ]
    assert examples["not_found.de"] == {
        "summary": "Die Sitzung 7 gibt es nicht mehr.",
        "value": {
            "messages": [
                {
                    "id": "com.example.gone",
                    "default_message": "Session 7 is gone.",
                    "args": [],
                    "params": {"session": {"s": "7"}},
                    "localized": "Die Sitzung 7 gibt es nicht mehr.",
                }
            ],
            "data": {"id": 7},
            "error_type": "NOT_FOUND",
        },
    }


def test_an_error_of_the_services_own_has_its_id() -> None:
    """A service-defined type is named by its own id, under the status of what it is a kind of."""

    class QuotaExceeded(errors.UnableToAllocateResource):
        """An error of a service."""

        type_id = "com.example.quota_exceeded"

    (response,) = error_responses(QuotaExceeded).values()
    assert [*examples_of(response)] == ["quota_exceeded.en"]
    assert response["description"] == "QUOTA_EXCEEDED: Unable to allocate resource."


def test_the_document_is_valid_on_applications_routers_and_routes() -> None:
    """One component, which every response refers to, wherever it was declared; examples are valid by it."""
    app = FastAPI(responses=error_responses(errors.Unauthenticated, renderer=RENDERER))
    install(app, RENDERER)
    router = APIRouter(prefix="/sessions", responses=error_responses(errors.NotFound, renderer=RENDERER))
    inner = APIRouter(prefix="/files", responses=error_responses(errors.ConcurrentChange, renderer=RENDERER))

    @router.get("/{session}", responses=error_responses(errors.ResourceBusy, errors.AlreadyExists, renderer=RENDERER))
    def get_session(session: int) -> None:
        pass

    @inner.post("/")
    def add_file(name: str) -> None:
        pass

    router.include_router(inner)
    app.include_router(router)
    document = document_of(app)
    answers = document["paths"]["/sessions/{session}"]["get"]["responses"]
    assert [*answers] == ["200", "401", "404", "400"]
    assert [*document["paths"]["/sessions/files/"]["post"]["responses"]] == ["200", "401", "404", "409", "400"]
    reference = {"$ref": "#/components/schemas/ErrorBody"}
    responses = [
        response
        for path in document["paths"].values()
        for operation in path.values()
        for status, response in operation["responses"].items()
        if status != "200"
    ]
    assert [response["content"]["application/json"]["schema"] for response in responses] == [reference] * 7
    validator = Draft202012Validator({**reference, "components": document["components"]})
    values = [example["value"] for response in responses for example in examples_of(response).values()]
    assert len(values) == 9
    assert [fault.message for value in values for fault in validator.iter_errors(value)] == []


def test_status_422_gives_way_to_invalid_argument() -> None:
    """What is documented for an invalid request is what the service answers; an own 400 keeps what it says."""
    app = FastAPI()
    install(app, RENDERER)

    @app.post("/plain")
    def plain(name: str) -> None:
        pass

    @app.post("/busy", responses=error_responses(errors.ResourceBusy, renderer=RENDERER))
    def busy(name: str) -> None:
        pass

    @app.post("/own", responses={400: {"description": "It went wrong.", "model": int}})
    def own(name: str) -> None:
        pass

    @app.get("/none")
    def none() -> None:
        pass

    document = document_of(app)
    posted = {path: document["paths"][path]["post"]["responses"] for path in ("/plain", "/busy", "/own")}
    assert {path: [*responses] for path, responses in posted.items()} == {path: ["200", "400"] for path in posted}
    assert [*document["paths"]["/none"]["get"]["responses"]] == ["200"]
    assert {path: responses["400"]["description"] for path, responses in posted.items()} == {
        "/plain": "INVALID_ARGUMENT: Invalid argument.",
        "/busy": "RESOURCE_BUSY: Resource busy. INVALID_ARGUMENT: Invalid argument.",
        "/own": "It went wrong. INVALID_ARGUMENT: Invalid argument.",
    }
    assert [*examples_of(posted["/busy"]["400"])] == ["invalid_argument.en", "resource_busy.en"]
    assert posted["/own"]["400"]["content"]["application/json"]["schema"]["type"] == "integer"
    assert not {"HTTPValidationError", "ValidationError"} & document["components"]["schemas"].keys()
    assert document_of(app) == document


def test_routes_that_come_later_are_documented_alike() -> None:
    """The document follows the application after it was asked for once."""
    app = FastAPI()
    install(app, RENDERER)
    assert document_of(app)["paths"] == {}

    @app.post("/later")
    def later(name: str) -> None:
        pass

    assert [*document_of(app)["paths"]["/later"]["post"]["responses"]] == ["200", "400"]


@pytest.mark.parametrize("also_ours", [False, True])
def test_another_error_body_of_the_service_is_not_taken_for_ours(*, also_ours: bool) -> None:
    """The name may be taken; references lead to the model of vAPI all the same, which is there once."""
    app = FastAPI(responses=error_responses(errors.NotFound, renderer=RENDERER) if also_ours else {})
    install(app, RENDERER)

    @app.post("/own")
    def own(name: str, body: ErrorBody) -> None:
        pass

    document = document_of(app)
    schema = document["paths"]["/own"]["post"]["responses"]["400"]["content"]["application/json"]["schema"]
    name = schema["$ref"].removeprefix("#/components/schemas/")
    described = {key: one["description"] for key, one in document["components"]["schemas"].items()}
    ours = Ours.model_json_schema()["description"]
    assert [key for key, description in described.items() if description == ours] == [name]
    assert not {"DateTimeFormat", "ErrorType", "Payload"} & described.keys()
