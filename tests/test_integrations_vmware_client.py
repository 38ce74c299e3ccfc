"""What the official client raises for answers of a real server becomes the body that was sent."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

import pytest
import requests
from loopback import BODY, PARTIAL, WHOLE, Answer, Loopback, jsonrpc_answer, loopback

from vapierrors import ErrorBody, LocalizableMessage, Renderer, errors
from vapierrors.integrations.requests import localization_headers
from vapierrors.integrations.vmware import from_exception, to_body
from vapierrors.wire import encode

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from com.vmware.cis_client import Session, Tasks
    from com.vmware.vapi.std.errors_client import NotFound, Unauthenticated
    from vmware.vapi.bindings.error import UnresolvedError
    from vmware.vapi.data.serializers.jsonrpc import JsonRpc20Error
    from vmware.vapi.exception import CoreException, HttpProtocolException
    from vmware.vapi.lib.connect import get_requests_connector
    from vmware.vapi.stdlib.client.factories import StubConfigurationFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    logging.disable()  # the SDK writes a line for each answer that it cannot read
    with loopback() as running:
        yield running
    logging.disable(logging.NOTSET)


def get_task(configuration: Any) -> None:  # noqa: ANN401 - the SDK has no types
    Tasks(configuration).get("task-7")


def get_session(configuration: Any) -> None:  # noqa: ANN401 - the SDK has no types
    Session(configuration).get()


def caught(
    server: Loopback, protocol: str, answer: Answer, locale: str = "en", call: Callable[[Any], Any] = get_task
) -> Exception:
    """What the official client raises for an answer."""
    server.answer = answer
    with requests.Session() as session:
        session.headers.update(localization_headers(locale))
        connector = get_requests_connector(session, msg_protocol=protocol, url=server.url)
        configuration = StubConfigurationFactory.new_std_configuration(connector)
        with pytest.raises(Exception) as raised:  # noqa: PT011 - which one is what is tested
            call(configuration)
    return raised.value


@pytest.mark.parametrize(
    ("protocol", "answer", "status"),
    [
        ("rest", WHOLE["rest"], 404),
        ("rest", WHOLE["rest"]._replace(status=410), 410),
        ("json", WHOLE["jsonrpc"], 404),
    ],
)
def test_an_error_of_a_service_arrives_whole(protocol: str, answer: Answer, status: int, server: Loopback) -> None:
    """By both protocols: messages, parameters, localized text, data, type and status."""
    error = caught(server, protocol, answer, "de-AT")
    assert type(error) is NotFound
    assert (to_body(error), to_body(error).type_id) == (BODY, BODY.type_id)
    raised = from_exception(error)
    assert (type(raised), raised.status, raised.response) == (errors.NotFound, status, None)
    assert server.received["accept-language"] == "de-AT"
    assert Renderer().render(raised, locale="de").summary == "vm-42 gibt es seit Januar nicht mehr."


def test_what_the_error_says_of_itself_counts_more_than_the_class_that_the_client_took(server: Loopback) -> None:
    """For an operation that declares no NOT_FOUND the REST connector takes another class, by the status."""
    error = caught(server, "rest", WHOLE["rest"], call=get_session)
    assert type(error) is Unauthenticated
    assert to_body(error) == BODY
    assert to_body(error).type_id == BODY.type_id
    assert type(from_exception(error)) is errors.NotFound


def test_an_error_that_the_client_does_not_know_arrives_whole(server: Loopback) -> None:
    """The JSON-RPC connector raises ``UnresolvedError`` for it."""
    body = ErrorBody(messages=BODY.messages, type_id="com.example.quota")
    error = caught(server, "json", Answer(jsonrpc_answer(b'{"error": ' + encode(body, "jsonrpc") + b"}")))
    assert type(error) is UnresolvedError
    assert to_body(error) == body
    assert from_exception(error).type_id == "com.example.quota"


def test_a_page_of_a_proxy_is_read_from_the_answer_that_the_client_could_not_read(server: Loopback) -> None:
    """The REST connector tells the answer, the JSON-RPC connector has requests tell it: text and status are there."""
    page = PARTIAL["page of a proxy"].answer
    for protocol, kind in (("rest", HttpProtocolException), ("json", requests.HTTPError)):
        error = caught(server, protocol, page)
        assert type(error) is kind
        raised = from_exception(error)
        assert (type(raised), str(raised), raised.status) == (
            errors.ServiceUnavailable,
            "503 Service Unavailable",
            503,
        )
        assert (raised.response.status if protocol == "rest" else raised.response.status_code) == 503


def test_an_error_that_the_client_does_not_look_at_is_read(server: Loopback) -> None:
    """For a status from 400 on the JSON-RPC connector raises an ``HTTPError``, though a vAPI error is in the answer."""
    error = caught(server, "json", WHOLE["jsonrpc with a status"])
    assert type(error) is requests.HTTPError
    assert to_body(error) == BODY


def test_an_error_of_jsonrpc_itself_is_read(server: Loopback) -> None:
    """Its code tells the type."""
    error = caught(server, "json", PARTIAL["unknown method of JSON-RPC"].answer)
    assert type(error) is JsonRpc20Error
    raised = from_exception(error)
    assert (type(raised), str(raised)) == (errors.OperationNotFound, "Method not found.")


def test_a_failure_of_the_client_itself_has_its_message(server: Loopback) -> None:
    """The REST connector expects another form than that of ``/api``."""
    error = caught(server, "rest", WHOLE["api"])
    assert type(error) is CoreException
    assert to_body(error).messages == (
        LocalizableMessage(
            id="vapi.data.structure.getfield.unknown",
            default_message="Unable to get field type, no field of that name found",
            args=("type",),
        ),
    )
