"""From an exception to an answer: status, headers and body by what the request says."""

from __future__ import annotations

import json
import logging
from html.parser import HTMLParser

import pytest

from vapierrors import Catalog, Renderer, decode, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.answers import Answer, Answers, Inquiry
from vapierrors.integrations.calls import Call, call_in, may_hold_call
from vapierrors.integrations.statuses import error_of
from vapierrors.models import ErrorType

GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
CATALOG = Catalog.from_mapping(
    {
        "de": {"com.example.gone": "Die Sitzung {session} gibt es nicht mehr."},
        "he": {"com.example.gone": "ההפעלה {session} איננה."},
    }
)
ANSWERS = Answers(Renderer(CATALOG))


def inquiry(path: str = "/api/sessions", method: str = "GET", call: Call | None = None, **headers: str) -> Inquiry:
    return Inquiry(method, path, [(name.replace("_", "-"), value) for name, value in headers.items()], call)


def document(answer: Answer) -> dict[str, object]:
    parsed: dict[str, object] = json.loads(answer.body)
    return parsed


def test_an_error_is_answered_in_the_api_dialect_and_the_language_of_the_caller() -> None:
    """Status, every header and the whole body of the plainest answer."""
    answer = ANSWERS.answer(errors.NotFound(GONE(session="<7f>")), inquiry(accept_language="de-AT, en;q=0.5"))
    assert answer.status == 404
    assert answer.headers == (
        ("Content-Language", "de"),
        ("Vary", "Accept-Language, Format-Locale, Timezone, Accept"),
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(answer.body))),
    )
    assert document(answer) == {
        "messages": [
            {
                "id": "com.example.gone",
                "default_message": "Session <7f> is gone.",
                "args": [],
                "params": {"session": {"s": "<7f>"}},
                "localized": "Die Sitzung <7f> gibt es nicht mehr.",
            }
        ],
        "error_type": "NOT_FOUND",
    }


@pytest.mark.parametrize(
    ("path", "dialect", "expected"),
    [
        ("/rest/com/vmware/content", None, "rest"),
        ("/rest", None, "rest"),
        ("/restore", None, "api"),
        ("/api/rest/", None, "api"),
        ("/api", "rest", "rest"),
        ("/rest/x", "api", "api"),
    ],
)
def test_the_dialect_is_that_of_the_setting_or_else_of_the_path(path: str, dialect: str | None, expected: str) -> None:
    """``/rest`` and what is below it is answered as such servers do, unless the service says otherwise."""
    answers = Answers(Renderer(CATALOG), dialect)  # type: ignore[arg-type]  # one of two literals
    decoded = decode(answers.answer(errors.NotFound(GONE(session="7")), inquiry(path)).body, strict=True)
    assert (decoded.dialect, decoded.body.messages[0].localized) == (expected, "Session 7 is gone.")


def test_an_unknown_dialect_is_refused() -> None:
    """A misspelt setting is told when the service starts."""
    with pytest.raises(ValueError, match="Expected api, rest or None, got 'soap' - at dialect"):
        Answers(dialect="soap")  # type: ignore[arg-type]  # on purpose


def test_problem_details_have_the_status_of_the_answer_and_texts_of_the_language() -> None:
    """RFC 9457: the members of problem details agree with HTTP, the vAPI members stand beside them."""
    error = error_of(405, method="DELETE")
    answer = Answers().answer(
        error, inquiry(accept="application/problem+json", accept_language="de"), 405, [("Allow", "GET")]
    )
    assert answer.status == 405
    assert dict(answer.headers)["Content-Type"] == "application/problem+json"
    assert dict(answer.headers)["Allow"] == "GET"
    members = document(answer)
    assert {name: members[name] for name in ("type", "title", "status", "detail", "error_type")} == {
        "type": "com.vmware.vapi.std.errors.invalid_request",
        "title": "Ungültige Anforderung",
        "status": 405,
        "detail": "Die Methode DELETE wird unter dieser Adresse nicht unterstützt.",
        "error_type": "INVALID_REQUEST",
    }
    assert decode(answer.body).body.messages[0].id == "vapierrors.http.405"


def test_problem_details_of_an_error_without_messages_have_a_title_alone() -> None:
    """There is nothing to say in detail."""
    answer = Answers().answer(errors.NotFound(), inquiry(accept="application/problem+json", accept_language="ja"))
    assert document(answer) == {
        "type": "com.vmware.vapi.std.errors.not_found",
        "title": "見つかりません",
        "status": 404,
        "messages": [],
        "error_type": "NOT_FOUND",
    }


class _Page(HTMLParser):
    """The tags and attributes of a page, and its title."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.root: dict[str, str | None] = {}
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "html":
            self.root = dict(attrs)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["title"]:
            self.title += data


def test_a_browser_gets_a_page_without_script_and_style() -> None:
    """Title, language and direction of the page are those of the text; a parameter is never markup."""
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = ANSWERS.answer(
        errors.NotFound(GONE(session="<script>alert(1)</script>")), inquiry(accept=browser, accept_language="he")
    )
    page = _Page()
    page.feed(answer.body.decode())
    assert dict(answer.headers)["Content-Type"] == "text/html; charset=utf-8"
    assert page.root == {"lang": "he", "dir": "rtl"}
    assert page.title.strip() == "ההפעלה <script>alert(1)</script> איננה."
    assert page.tags == [*("html", "head", "meta", "meta", "meta", "title", "body", "main", "div", "div", "h1", "bdi")]


def test_head_has_the_headers_of_get_and_no_body() -> None:
    """The length is that of the body that GET would get (RFC 9110, section 8.6)."""
    get = ANSWERS.answer(errors.NotFound(), inquiry())
    head = ANSWERS.answer(errors.NotFound(), inquiry(method="HEAD"))
    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")
    assert dict(head.headers)["Content-Length"] == str(len(get.body)) == "40"


def test_headers_of_the_exception_are_kept_and_vary_is_merged() -> None:
    """What speaks of another body goes; what the caller needs stays."""
    told = [("vary", "Origin"), ("Retry-After", "7"), ("Content-Length", "3"), ("content-type", "text/plain")]
    answer = ANSWERS.answer(errors.ServiceUnavailable(), inquiry(), None, told)
    assert answer.headers == (
        ("Content-Language", "en"),
        ("Vary", "Origin, Accept-Language, Format-Locale, Timezone, Accept"),
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(answer.body))),
        ("Retry-After", "7"),
    )


@pytest.mark.parametrize(
    ("challenge", "told"),
    [("SIGN realm=sso", ["SIGN realm=sso"]), ("x\r\nSet-Cookie: a=b", []), ("Grüße", []), (None, [])],
)
def test_a_challenge_is_told_in_the_header_where_it_can_stand_there(challenge: str | None, told: list[str]) -> None:
    """An answer 401 says how to sign in, and no challenge adds a header of its own."""
    answer = ANSWERS.answer(errors.Unauthenticated(challenge=challenge), inquiry())
    assert [value for name, value in answer.headers if name == "WWW-Authenticate"] == told
    assert document(answer).get("challenge") == challenge


def test_a_call_is_answered_as_json_rpc() -> None:
    """HTTP 200, the id of the request, the type in a header too; the application context tells the language."""
    call = Call("42", {"locale": "de", "opId": "x"})
    answer = ANSWERS.answer(
        errors.NotFound(GONE(session="7")), inquiry("/api", "POST", call, accept="text/html", accept_language="he")
    )
    assert answer.status == 200
    assert answer.headers[2:] == (
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(answer.body))),
        ("vapi-error", "com.vmware.vapi.std.errors.not_found"),
    )
    response = document(answer)
    assert (response["jsonrpc"], response["id"], [*response]) == ("2.0", "42", ["jsonrpc", "id", "result"])
    decoded = decode(answer.body, strict=True)
    assert (decoded.dialect, decoded.body.messages[0].localized) == (
        "jsonrpc",
        "Die Sitzung 7 gibt es nicht mehr.",
    )


def test_headers_say_what_the_context_of_a_call_does_not() -> None:
    """Each wish is looked up by itself: first in the application context, then in the headers."""
    call = Call(None, {"locale": "ja"})
    asked = inquiry("/api", "POST", call, accept_language="de", format_locale="de-CH", timezone="Asia/Tokyo")
    settings = Answers().settings(asked)
    assert (settings.locale, settings.format_locale, settings.timezone) == ("ja", "de-CH", "Asia/Tokyo")


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (b'{"jsonrpc":"2.0","id":"7"}', Call("7", {})),
        (b'{"jsonrpc":"2.0","id":7,"params":{"ctx":{"appCtx":{"a":"b"}}}}', Call(7, {"a": "b"})),
        (b'{"jsonrpc":"2.0"}', Call(None, {})),
        (b'{"jsonrpc":"2.0","id":true,"params":[1]}', Call(None, {})),
        (b'{"jsonrpc":"2.0","id":9223372036854775808,"params":{"ctx":{"appCtx":[]}}}', Call(None, {})),
        (b'{"jsonrpc":"1.1","id":"7"}', None),
        (b'{"jsonrpc":2.0,"id":"7"}', None),
        (b'[{"jsonrpc":"2.0","id":"7"}]', None),
        (b'{"jsonrpc":"2.0","id":', None),
        (b'"jsonrpc"', None),
        (b"\xff\x00", None),
        (b"", None),
        (b'{"jsonrpc":' + b"[" * 100_000, None),
    ],
)
def test_a_call_is_known_by_its_version_alone(payload: bytes, expected: Call | None) -> None:
    """Whatever stands in a body, reading it does not raise; only an id that can be repeated is."""
    assert call_in(payload) == expected


@pytest.mark.parametrize(
    ("method", "content_type", "expected"),
    [
        ("POST", "application/json", True),
        ("POST", "Application/JSON; charset=utf-8", True),
        ("POST", "", False),
        ("POST", "multipart/form-data", False),
        ("GET", "application/json", False),
    ],
)
def test_only_posted_json_is_looked_at(method: str, content_type: str, *, expected: bool) -> None:
    """The body of an upload is nobody's business."""
    assert may_hold_call(method, content_type) is expected


def test_an_unexpected_exception_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    """The caller gets an id, the log that id, the request and the traceback; no word of the exception leaves."""
    secret = ValueError("password=hunter2")
    with caplog.at_level(logging.ERROR, "vapierrors.integrations"):
        answer = Answers().answer(secret, inquiry("/a\nb", accept_language="ja"))
    (record,) = caplog.records
    (message,) = decode(answer.body, strict=True).body.messages
    assert message.params is not None
    operation = message.params["operation"].s
    assert operation is not None
    assert answer.status == 500
    assert (len(operation), operation.isalnum()) == (8, True)
    assert message.localized == f"予期しないエラーが発生しました (操作 ID: {operation})。"
    assert record.getMessage() == f"Operation {operation} failed: GET '/a\\nb'"
    assert (record.levelname, record.exc_info) == ("ERROR", (ValueError, secret, secret.__traceback__))
    assert vars(record)["operation_id"] == operation
    assert "hunter2" not in f"{answer.headers}{answer.body!r}"


def test_each_unexpected_exception_has_an_id_of_its_own() -> None:
    """Two failures are told apart in the log."""
    first, second = (Answers().answer(KeyError(), inquiry()).body for _ in range(2))
    assert first != second


def test_an_error_that_cannot_be_written_is_answered_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    """Data that JSON has no form for is the fault of the service: the caller gets an id, the log the reason."""
    answer = ANSWERS.answer(errors.NotFound(data={"when": object()}), inquiry())
    assert (answer.status, decode(answer.body).body.error_type) == (500, ErrorType.INTERNAL_SERVER_ERROR)
    assert [record.exc_info[0].__name__ for record in caplog.records if record.exc_info and record.exc_info[0]] == [
        "WireEncodeError"
    ]


def test_an_error_that_another_service_sent_with_a_success_is_no_success_here() -> None:
    """A vAPI service answers JSON-RPC errors with HTTP 200; passed on, they have the status of their type."""
    body = errors.NotFound(GONE(session="7")).to_body()
    assert ANSWERS.answer(errors.from_body(body, 200), inquiry()).status == 404


def test_a_foreign_cause_is_never_shown() -> None:
    """The cause stack holds vAPI errors only."""
    error = errors.ServiceUnavailable(GONE(session="7"))
    error.__cause__ = OSError("/etc/secret")
    body = decode(ANSWERS.answer(error, inquiry()).body).body
    assert [message.id for message in body.messages] == ["com.example.gone"]


@pytest.mark.parametrize(
    "value",
    ["x" * 1_048_576, "\x00\xff\r\n", "*;q=9", ",,,;;;", "de;q=" + "0" * 1000, "\ud800"],
    ids=["1 MiB", "binary", "bad weight", "commas", "long weight", "surrogate"],
)
def test_a_bad_header_never_fails_a_request(value: str) -> None:
    """Whatever the headers hold, the answer is the error in the default language, as vAPI JSON."""
    asked = inquiry(accept=value, accept_language=value, format_locale=value, timezone=value)
    answer = ANSWERS.answer(errors.NotFound(GONE(session="7")), asked)
    assert (answer.status, dict(answer.headers)["Content-Language"]) == (404, "en")
    assert decode(answer.body, strict=True).body.messages[0].localized == "Session 7 is gone."


@pytest.mark.parametrize(
    ("status", "kind", "text"),
    [
        (400, errors.InvalidRequest, "Invalid request"),
        (401, errors.Unauthenticated, "Unauthenticated"),
        (403, errors.Unauthorized, "Unauthorized"),
        (404, errors.NotFound, "There is nothing at this address."),
        (408, errors.TimedOut, "Timed out"),
        (409, errors.ConcurrentChange, "Concurrent change"),
        (413, errors.InvalidRequest, "The request is too large."),
        (415, errors.InvalidRequest, "The content type of the request is not supported."),
        (418, errors.Error, "Error"),
        (429, errors.ServiceUnavailable, "Too many requests were sent. Try again later."),
        (503, errors.ServiceUnavailable, "Service unavailable"),
        (507, errors.UnableToAllocateResource, "Unable to allocate resource"),
        (599, errors.Error, "Error"),
    ],
)
def test_a_status_stands_for_an_error_with_a_text(status: int, kind: type[errors.Error], text: str) -> None:
    """The type is that of the specification's table; where the catalog has no words for the status it has a title."""
    error = error_of(status, method="GET")
    assert (type(error), str(error)) == (kind, text)


def test_words_of_the_service_come_before_those_of_the_catalog() -> None:
    """An HTTP exception with a text of its own keeps it, and its challenge goes along."""
    error = error_of(401, method="GET", text="The token is old.", challenge="Bearer")
    assert isinstance(error, errors.Unauthenticated)
    assert (str(error), error.messages[0].id, error.challenge) == ("The token is old.", "http.401", "Bearer")
