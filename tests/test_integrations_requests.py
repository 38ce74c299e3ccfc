"""With requests, an answer that is an error raises it: read, streamed, by hand or by hook."""

from __future__ import annotations

import gzip
import json
import pickle
from functools import partial
from typing import TYPE_CHECKING

import pytest
import requests
from loopback import BODY, CUT, JSONRPC_CALL, NO_ERRORS, PARTIAL, WHOLE, Answer, Case, Loopback, loopback

from vapierrors import Limits, Renderer, errors
from vapierrors.integrations.requests import localization_headers, raise_for_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


def hooking(session: requests.Session) -> requests.Session:
    session.hooks["response"].append(raise_for_error)
    return session


def whole(url: str) -> requests.Response:
    with requests.Session() as session:
        return raise_for_error(session.post(url, json=JSONRPC_CALL, allow_redirects=False))


def streamed(url: str) -> requests.Response:
    with requests.Session() as session, session.post(url, json=JSONRPC_CALL, stream=True) as response:
        return raise_for_error(response)


def hooked(url: str) -> requests.Response:
    with hooking(requests.Session()) as session:
        return session.post(url, json=JSONRPC_CALL, allow_redirects=False)


def hooked_once(url: str) -> requests.Response:
    hooks = {"response": raise_for_error}
    return requests.post(url, json=JSONRPC_CALL, allow_redirects=False, hooks=hooks, timeout=10)


def hooked_stream(url: str) -> requests.Response:
    with hooking(requests.Session()) as session:
        return session.post(url, json=JSONRPC_CALL, allow_redirects=False, stream=True)


FIRST_HAND = (streamed, hooked, hooked_once, hooked_stream)
"""The ways in which the body is read by what is tested here, not by requests before."""

WAYS = (*FIRST_HAND, whole)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", WHOLE)
def test_an_error_of_a_service_is_raised_whole(name: str, way: Callable[[str], object], server: Loopback) -> None:
    """In every dialect the class is the right one, and messages, parameters, data and type are those that were sent."""
    server.answer = WHOLE[name]
    with pytest.raises(errors.NotFound) as caught:
        way(server.url)
    error = caught.value
    assert error.to_body() == BODY
    assert (error.error_type, error.type_id) == (BODY.error_type, BODY.type_id)
    assert (error.status, error.response.status_code) == (404, server.answer.status)
    assert error.response.content == (gzip.decompress(server.answer.body) if name == "gzip" else server.answer.body)
    assert error.__cause__ is None


@pytest.mark.parametrize(
    ("name", "way"), [(name, way) for name in PARTIAL for way in WAYS if way in FIRST_HAND or name not in CUT]
)
def test_what_is_no_whole_error_raises_what_its_status_says(
    name: str, way: Callable[[str], object], server: Loopback
) -> None:
    """The class is that of the table, the text the best that was there, and a broken connection stands as the cause."""
    expected: Case = PARTIAL[name]
    if name == "connection cut":  # requests gives up what it has read of a part
        expected = expected._replace(text=expected.kind.type_id)
    server.answer = expected.answer
    with pytest.raises(errors.Error) as caught:
        way(server.url)
    assert (type(caught.value), str(caught.value), caught.value.status) == expected[1:]
    assert isinstance(caught.value.__cause__, requests.RequestException) is (name in CUT)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NO_ERRORS)
def test_what_is_no_error_is_given_back(name: str, way: Callable[[str], requests.Response], server: Loopback) -> None:
    """Success, redirects, and errors that are a part of a result are answers like any."""
    server.answer = NO_ERRORS[name]
    if way is streamed and name == "redirect":
        server.answer = server.answer._replace(location="")
    response = way(server.url)
    assert response.status_code == server.answer.status
    if way is not streamed:
        assert response.content == server.answer.body


class OutOfQuotaError(errors.Error):
    """An error of a service of its own."""

    type_id = "com.example.quota"


def test_an_error_of_a_service_of_its_own_has_the_class_that_the_caller_gives(server: Loopback) -> None:
    """By hand, and in a hook through ``partial``."""
    server.answer = PARTIAL["error of a service of its own"].answer
    with pytest.raises(OutOfQuotaError):
        raise_for_error(requests.get(server.url, timeout=10), own=[OutOfQuotaError])
    hooks = {"response": partial(raise_for_error, own=[OutOfQuotaError])}
    with pytest.raises(OutOfQuotaError):
        requests.get(server.url, hooks=hooks, timeout=10)


def test_a_hook_leaves_a_stream_to_its_reader(server: Loopback) -> None:
    """A download is not read into memory to look for an error in it."""
    server.answer = Answer(b"x" * 300_000, content_type="application/octet-stream")
    with hooking(requests.Session()) as session, session.get(server.url, stream=True) as response:
        assert response.raw.tell() == 0
        assert len(response.raw.read()) == 300_000


def test_an_answer_of_jsonrpc_is_still_there_after_the_hook(server: Loopback) -> None:
    """The hook has to read it, though the request was sent as text; who streams it gets the content."""
    server.answer = NO_ERRORS["success of JSON-RPC"]
    call = json.dumps(JSONRPC_CALL)
    with hooking(requests.Session()) as session, session.post(server.url, data=call, stream=True) as response:
        assert b"".join(response.iter_content(10)) == server.answer.body


def test_no_more_is_read_than_the_limit_allows(server: Loopback) -> None:
    """Of an answer that unpacks to 64 MiB a part is read; the status says what it is."""
    server.answer = Answer(gzip.compress(bytes(1 << 26), 1), 404, encoding="gzip")
    with requests.get(server.url, stream=True, timeout=10) as response, pytest.raises(errors.NotFound) as caught:
        raise_for_error(response, limits=Limits(payload_bytes=1000))
    assert caught.value.messages == ()
    assert 1000 < len(caught.value.response.content) < 1 << 26


def test_a_body_that_the_caller_has_read_before_counts_as_none(server: Loopback) -> None:
    """The class is that of the status, and the cause says why there is no more."""
    server.answer = WHOLE["api"]
    with requests.get(server.url, stream=True, timeout=10) as response:
        list(response.iter_content(None))
        with pytest.raises(errors.NotFound) as caught:
            raise_for_error(response)
    cause = caught.value.__cause__
    assert (caught.value.messages, type(cause)) == ((), requests.exceptions.StreamConsumedError)


def test_an_answer_without_a_request_is_looked_at() -> None:
    """Tests of callers make answers by hand."""
    response = requests.Response()
    response.status_code = 200
    assert raise_for_error(response) is response


def test_an_error_survives_pickling_with_its_answer(server: Loopback) -> None:
    """It may come from another process."""
    server.answer = WHOLE["rest"]
    with pytest.raises(errors.NotFound) as caught:
        raise_for_error(requests.get(server.url, timeout=10))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert again.to_body() == BODY
    assert again.response.json() == caught.value.response.json()


def test_a_session_asks_for_its_language_and_gets_the_error_in_it(server: Loopback) -> None:
    """What the headers ask for is sent with each request, and what comes back is rendered."""
    server.answer = WHOLE["api"]
    with hooking(requests.Session()) as session:
        session.headers.update(localization_headers("de-AT", format_locale="de-CH", timezone="Europe/Vienna"))
        with pytest.raises(errors.NotFound) as caught:
            session.get(server.url)
    sent = {name: server.received.get(name) for name in ("accept-language", "format-locale", "timezone")}
    assert sent == {"accept-language": "de-AT", "format-locale": "de-CH", "timezone": "Europe/Vienna"}
    rendered = Renderer().render(caught.value, locale="de")
    assert rendered.messages[0].text == "vm-42 gibt es seit Januar nicht mehr."
