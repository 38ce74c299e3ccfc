"""With httpx, an answer that is an error raises it: read, streamed, by hand or by hook, with and without async."""

from __future__ import annotations

import asyncio
import gzip
import pickle
import ssl
from functools import partial
from typing import TYPE_CHECKING

import httpx
import pytest
from loopback import BODY, CUT, JSONRPC_CALL, NO_ERRORS, PARTIAL, WHOLE, Answer, Case, Loopback, loopback

from vapierrors import Limits, LocaleError, Renderer, TimeZoneError, errors
from vapierrors.integrations.httpx import araise_for_error, localization_headers, raise_for_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# To load the certificates anew for each client takes longer than all the rest.
CERTIFICATES = ssl.create_default_context()
Client = partial(httpx.Client, verify=CERTIFICATES)
AsyncClient = partial(httpx.AsyncClient, verify=CERTIFICATES)
HOOKS = {"response": [raise_for_error]}
ASYNC_HOOKS = {"response": [araise_for_error]}


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


def whole(url: str) -> httpx.Response:
    with Client() as client:
        return raise_for_error(client.post(url, json=JSONRPC_CALL))


def streamed(url: str) -> httpx.Response:
    with Client() as client, client.stream("POST", url, json=JSONRPC_CALL) as response:
        return raise_for_error(response)


def hooked(url: str) -> httpx.Response:
    with Client(event_hooks=HOOKS) as client:
        return client.post(url, json=JSONRPC_CALL)


def hooked_stream(url: str) -> httpx.Response:
    with Client(event_hooks=HOOKS) as client, client.stream("POST", url, json=JSONRPC_CALL) as response:
        return response


def whole_async(url: str) -> httpx.Response:
    async def get() -> httpx.Response:
        async with AsyncClient() as client:
            return await araise_for_error(await client.post(url, json=JSONRPC_CALL))

    return asyncio.run(get())


def whole_async_by_the_other(url: str) -> httpx.Response:
    async def get() -> httpx.Response:
        async with AsyncClient() as client:
            return raise_for_error(await client.post(url, json=JSONRPC_CALL))

    return asyncio.run(get())


def streamed_async(url: str) -> httpx.Response:
    async def get() -> httpx.Response:
        async with AsyncClient() as client, client.stream("POST", url, json=JSONRPC_CALL) as response:
            return await araise_for_error(response)

    return asyncio.run(get())


def hooked_async(url: str) -> httpx.Response:
    async def get() -> httpx.Response:
        async with AsyncClient(event_hooks=ASYNC_HOOKS) as client:
            return await client.post(url, json=JSONRPC_CALL)

    return asyncio.run(get())


FIRST_HAND = (streamed, hooked, hooked_stream, streamed_async, hooked_async)
"""The ways in which the body is read by what is tested here, not by httpx before."""

WAYS = (*FIRST_HAND, whole, whole_async, whole_async_by_the_other)


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
    server.answer = expected.answer
    with pytest.raises(errors.Error) as caught:
        way(server.url)
    assert (type(caught.value), str(caught.value), caught.value.status) == expected[1:]
    assert isinstance(caught.value.__cause__, httpx.RequestError) is (name in CUT)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NO_ERRORS)
def test_what_is_no_error_is_given_back(name: str, way: Callable[[str], httpx.Response], server: Loopback) -> None:
    """Success, redirects, and errors that are a part of a result are answers like any."""
    server.answer = NO_ERRORS[name]
    response = way(server.url)
    assert response.status_code == server.answer.status
    if way not in (streamed, hooked_stream, streamed_async):
        assert response.content == server.answer.body


class OutOfQuotaError(errors.Error):
    """An error of a service of its own."""

    type_id = "com.example.quota"


def test_an_error_of_a_service_of_its_own_has_the_class_that_the_caller_gives(server: Loopback) -> None:
    """By hand, and in a hook through ``partial``."""
    server.answer = PARTIAL["error of a service of its own"].answer
    with pytest.raises(OutOfQuotaError):
        raise_for_error(httpx.get(server.url, verify=CERTIFICATES), own=[OutOfQuotaError])
    hook = partial(raise_for_error, own=[OutOfQuotaError])
    with Client(event_hooks={"response": [hook]}) as client, pytest.raises(OutOfQuotaError):
        client.get(server.url)


def test_a_hook_leaves_a_stream_to_its_reader(server: Loopback) -> None:
    """A download is not read into memory to look for an error in it."""
    server.answer = Answer(b"x" * 300_000, content_type="application/octet-stream")
    with Client(event_hooks=HOOKS) as client, client.stream("GET", server.url) as response:
        assert not response.is_stream_consumed
        assert sum(map(len, response.iter_bytes())) == 300_000


def test_an_answer_of_jsonrpc_is_still_there_after_the_hook(server: Loopback) -> None:
    """The hook has to read it; who streams it gets the content."""
    server.answer = NO_ERRORS["success of JSON-RPC"]
    with Client(event_hooks=HOOKS) as client, client.stream("POST", server.url, json=JSONRPC_CALL) as response:
        assert b"".join(response.iter_bytes()) == server.answer.body


def stream_within(url: str, limits: Limits) -> None:
    with Client() as client, client.stream("GET", url) as response:
        raise_for_error(response, limits=limits)


def stream_within_async(url: str, limits: Limits) -> None:
    async def get() -> None:
        async with AsyncClient() as client, client.stream("GET", url) as response:
            await araise_for_error(response, limits=limits)

    asyncio.run(get())


@pytest.mark.parametrize("way", [stream_within, stream_within_async])
def test_no_more_is_read_than_the_limit_allows(way: Callable[[str, Limits], None], server: Loopback) -> None:
    """Of an answer that unpacks to 64 MiB a part is read; the status says what it is."""
    server.answer = Answer(gzip.compress(bytes(1 << 26), 1), 404, encoding="gzip")
    with pytest.raises(errors.NotFound) as caught:
        way(server.url, Limits(payload_bytes=1000))
    assert caught.value.messages == ()
    assert caught.value.response.is_closed
    assert 1000 < len(caught.value.response.content) < 1 << 26


def test_a_large_answer_of_jsonrpc_is_no_error() -> None:
    """What is larger than an error may be is a result."""
    content = b'{"jsonrpc": "2.0", "error": {"code": 1}}'
    response = httpx.Response(200, content=content)
    assert raise_for_error(response, limits=Limits(payload_bytes=len(content) - 1)) is response
    with pytest.raises(errors.InternalServerError):
        raise_for_error(response, limits=Limits(payload_bytes=len(content)))


def test_a_body_that_the_caller_has_read_before_counts_as_none(server: Loopback) -> None:
    """The class is that of the status, and the cause says why there is no more."""
    server.answer = WHOLE["api"]
    with Client() as client, client.stream("GET", server.url) as response:
        list(response.iter_raw())
        with pytest.raises(errors.NotFound) as caught:
            raise_for_error(response)
    assert (caught.value.messages, type(caught.value.__cause__)) == ((), httpx.StreamConsumed)


def test_a_hook_of_the_wrong_kind_is_told_apart_at_the_first_answer(server: Loopback) -> None:
    """An ``AsyncClient`` needs the other function, whether the answer is an error or not."""
    server.answer = NO_ERRORS["success"]

    async def get() -> None:
        async with AsyncClient(event_hooks=HOOKS) as client:
            await client.get(server.url)

    with pytest.raises(TypeError) as caught:
        asyncio.run(get())
    assert str(caught.value) == (
        "Expected an answer that has been read, got one of an AsyncClient that has not - at response; "
        "use: await araise_for_error(response)"
    )


def test_answers_made_by_hand_are_looked_at() -> None:
    """Tests of callers make answers without a request, or answers to a request whose body is a stream."""
    assert raise_for_error(httpx.Response(200, stream=httpx.ByteStream(b"{}"))).status_code == 200
    sent = httpx.Request("POST", "http://vcenter.example/api", content=iter([b'{"jsonrpc": "2.0"}']))
    assert raise_for_error(httpx.Response(200, stream=httpx.ByteStream(b"{}"), request=sent)).status_code == 200


def test_an_error_survives_pickling_with_its_answer(server: Loopback) -> None:
    """It may come from another process."""
    server.answer = WHOLE["rest"]
    with pytest.raises(errors.NotFound) as caught:
        raise_for_error(httpx.get(server.url, verify=CERTIFICATES))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert again.to_body() == BODY
    assert again.response.json() == caught.value.response.json()


def test_a_client_asks_for_its_language_and_gets_the_error_in_it(server: Loopback) -> None:
    """What the headers ask for is sent with each request, and what comes back is rendered."""
    server.answer = WHOLE["api"]
    headers = localization_headers("de-AT", format_locale="de-CH", timezone="Europe/Vienna")
    with Client(headers=headers, event_hooks=HOOKS) as client, pytest.raises(errors.NotFound) as caught:
        client.get(server.url)
    sent = {name: server.received.get(name) for name in ("accept-language", "format-locale", "timezone")}
    assert sent == {"accept-language": "de-AT", "format-locale": "de-CH", "timezone": "Europe/Vienna"}
    rendered = Renderer().render(caught.value, locale="de")
    assert rendered.messages[0].text == "vm-42 gibt es seit Januar nicht mehr."


@pytest.mark.parametrize(
    ("wish", "kind", "text"),
    [
        ({"locale": "d"}, LocaleError, "Expected a language tag such as de or zh-Hant-TW, got 'd'"),
        (
            {"format_locale": "de\r\nX: y"},
            LocaleError,
            r"Expected a language tag such as de or zh-Hant-TW, got 'de\r\nX: y'",
        ),
        (
            {"timezone": "UTC\r\nX: y"},
            TimeZoneError,
            r"Expected an IANA time zone name such as Europe/Berlin, got 'UTC\r\nX: y'",
        ),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_before_it_is_sent(
    wish: dict[str, str], kind: type[Exception], text: str
) -> None:
    """Nothing gets into a header that is no tag and no zone."""
    with pytest.raises(kind) as caught:
        localization_headers(**wish)
    assert str(caught.value) == text


def test_nothing_is_asked_for_that_nobody_wants() -> None:
    """Without wishes there are no headers; a tag is written as BCP 47 has it."""
    assert localization_headers() == {}
    assert localization_headers("ZH-tw") == {"Accept-Language": "zh-TW"}
