"""Flask: its own exceptions and bugs become vAPI errors in the language of the caller."""

from __future__ import annotations

import io
import json
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from flask import Blueprint, Flask, abort, g, make_response, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge, TooManyRequests, Unauthorized
from werkzeug.serving import make_server

from vapierrors import Catalog, Limits, Renderer, decode, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.flask import current_settings, install
from vapierrors.models import ErrorType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue
    from werkzeug.test import TestResponse

    from vapierrors.models import ErrorBody


class NotModified(HTTPException):
    """Not an error, though an exception of Werkzeug."""

    code = 304


GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "zh-Hans")
RENDERER = Renderer(Catalog.from_mapping({tag: {"com.example.gone": f"{tag}: {{session}}"} for tag in LANGUAGES}))
SECRET = "hunter2"  # noqa: S105 - stands for a value that must not come back
CALL = {"jsonrpc": "2.0", "id": "17", "params": {"ctx": {"appCtx": {"locale": "ja", "timezone": "Asia/Tokyo"}}}}


def make_app(renderer: Renderer = RENDERER) -> Flask:  # noqa: C901 - one small route after the other
    app = Flask(__name__)
    install(app, renderer)

    @app.route("/gone/<session>", methods=["GET", "POST"])
    def gone(session: str) -> str:
        raise errors.NotFound(GONE(session=session))

    @app.get("/slow/<session>")
    def slow(session: str) -> str:
        before = current_settings()
        time.sleep(int(session) * 37 % 20 / 1000)
        assert current_settings() is before
        raise errors.NotFound(GONE(session=f"{session} {before.locale} {before.timezone}"))

    @app.get("/bug")
    def bug() -> str:
        raise ZeroDivisionError(SECRET)

    @app.get("/status/<int:status>")
    def status(status: int) -> str:
        abort(status)

    @app.get("/words")
    def words() -> str:
        abort(404, description="Kein Fisch")

    @app.get("/object")
    def an_object() -> str:
        raise NotFound({"password": SECRET})  # type: ignore[arg-type]  # on purpose

    @app.get("/unauthorized")
    def unauthorized() -> str:
        raise Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "x"}))

    @app.get("/wait")
    def wait() -> str:
        raise TooManyRequests(retry_after=7)

    @app.get("/own-response")
    def own_response() -> str:
        abort(make_response("teapot", 418))

    @app.get("/not-modified")
    def not_modified() -> str:
        raise NotModified

    @app.get("/slash/")
    def slash() -> str:
        return "slash"

    @app.post("/form")
    def form() -> str:
        return request.form["name"]

    @app.post("/settings")
    def settings() -> ResponseReturnValue:
        wishes = current_settings()
        assert g.localization_settings is wishes
        return {"locale": wishes.locale, "timezone": wishes.timezone, "body": request.get_json()}

    return app


CLIENT = make_app().test_client()
GERMAN = {"Accept-Language": "de"}


def body_of(answer: TestResponse) -> ErrorBody:
    return decode(answer.data, strict=True).body


def texts_of(answer: TestResponse) -> list[str | None]:
    return [message.localized for message in body_of(answer).messages]


def test_a_raised_error_is_answered_in_the_language_of_the_caller() -> None:
    """Status, headers and body are those of every other integration."""
    answer = CLIENT.get("/gone/7", headers=GERMAN)
    assert (answer.status_code, texts_of(answer)) == (404, ["de: 7"])
    assert {name: answer.headers[name] for name in ("Content-Type", "Content-Language", "Vary", "Content-Length")} == {
        "Content-Type": "application/json",
        "Content-Language": "de",
        "Vary": "Accept-Language, Format-Locale, Timezone, Accept",
        "Content-Length": str(len(answer.data)),
    }


def test_head_has_no_body() -> None:
    """The length is that of GET."""
    get, head = CLIENT.get("/gone/7"), CLIENT.head("/gone/7")
    assert (head.status_code, head.data) == (404, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_accept_decides_on_the_form() -> None:
    """A page, problem details, and the dialect of the path."""
    page = CLIENT.get("/gone/7", headers={"Accept": "text/html", "Accept-Language": "he"})
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert '<html lang="he" dir="rtl">' in page.text
    problem = CLIENT.get("/gone/7", headers={"Accept": "application/problem+json"})
    assert (problem.headers["Content-Type"], problem.get_json(force=True)["status"]) == (
        "application/problem+json",
        404,
    )
    assert decode(CLIENT.get("/rest/x").data, strict=True).dialect == "rest"


def test_a_call_is_answered_as_json_rpc() -> None:
    """HTTP 200, the id of the request, the language of the application context."""
    answer = CLIENT.post("/gone/7", json=CALL, headers=GERMAN)
    assert (answer.status_code, answer.headers["vapi-error"]) == (200, "com.vmware.vapi.std.errors.not_found")
    assert (answer.get_json()["id"], decode(answer.data).dialect, texts_of(answer)) == ("17", "jsonrpc", ["ja: 7"])


def test_a_body_that_is_too_large_is_no_call() -> None:
    """Neither beyond the limit of the renderer nor beyond that of the application is a body read for its id."""
    small = make_app(Renderer(limits=Limits(payload_bytes=50)))
    assert small.test_client().post("/gone/7", json=CALL).status_code == 404
    bounded = make_app()
    bounded.config["MAX_CONTENT_LENGTH"] = 50
    assert bounded.test_client().post("/gone/7", json=CALL).status_code == 404


class Chunks(RawIOBase):
    """A body without a length: so many bytes, and how many of them have been asked for."""

    def __init__(self, content: bytes, length: int) -> None:
        self.content, self.length, self.given = content, length, 0

    def readable(self) -> bool:
        """As io asks."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # any buffer, of which this is one
        """What comes next, as much as there is room for."""
        piece = self.content[self.given : self.given + len(buffer)]
        piece = piece.ljust(min(len(buffer), self.length - self.given))
        buffer[: len(piece)] = piece
        self.given += len(piece)
        return len(piece)


def post_chunks(app: Flask, path: str, body: Chunks) -> TestResponse:
    return app.test_client().post(
        path,
        content_type="application/json",
        headers=GERMAN,
        environ_overrides={"wsgi.input": BufferedReader(body), "wsgi.input_terminated": True},
    )


def test_an_endless_body_is_not_read() -> None:
    """A body in chunks says no length: no more of it is read for its id than a call may be long."""
    endless = Chunks(b"", 1 << 50)
    answer = post_chunks(make_app(Renderer(limits=Limits(payload_bytes=10_000))), "/gone/7", endless)
    assert answer.status_code == 404
    assert endless.given <= 2 * io.DEFAULT_BUFFER_SIZE + 10_000


def test_a_call_in_chunks_is_a_call() -> None:
    """Its wishes and its id are those of any other."""
    payload = json.dumps(CALL).encode()
    answer = post_chunks(make_app(), "/gone/7", Chunks(payload, len(payload)))
    assert (answer.get_json()["id"], texts_of(answer)) == ("17", ["ja: 7"])


@pytest.mark.parametrize("most", [50, 5_000])
def test_a_handler_gets_the_whole_of_a_body_in_chunks(most: int) -> None:
    """It asks for the wishes of the caller first, and whether that has read the body or only its head is all one."""
    payload = json.dumps(CALL).encode()
    app = make_app(Renderer(limits=Limits(payload_bytes=most)))
    answer = post_chunks(app, "/settings", Chunks(payload, 100_000))
    assert answer.get_json()["body"] == CALL


def test_a_handler_can_ask_for_the_wishes_of_the_caller() -> None:
    """They are kept in ``flask.g``, and the body is still there for the handler."""
    answer = CLIENT.post("/settings", json=CALL, headers=GERMAN)
    assert answer.get_json() == {"locale": "ja", "timezone": "Asia/Tokyo", "body": CALL}


def test_settings_need_an_application_that_has_been_installed() -> None:
    """The message says what is missing."""
    with Flask(__name__).test_request_context(), pytest.raises(RuntimeError) as raised:
        current_settings()
    assert str(raised.value) == ("Expected an application that install() has seen, got another - at current_settings()")


@pytest.mark.parametrize(
    ("path", "status", "error_type", "text"),
    [
        ("/nowhere", 404, ErrorType.NOT_FOUND, "Unter dieser Adresse gibt es nichts."),
        ("/status/401", 401, ErrorType.UNAUTHENTICATED, "Nicht authentifiziert"),
        ("/status/413", 413, ErrorType.INVALID_REQUEST, "Die Anforderung ist zu groß."),
        ("/status/418", 418, ErrorType.ERROR, "Fehler"),
        ("/status/500", 500, ErrorType.INTERNAL_SERVER_ERROR, "Interner Serverfehler"),
        ("/words", 404, ErrorType.NOT_FOUND, "Kein Fisch"),
        ("/object", 404, ErrorType.NOT_FOUND, "Unter dieser Adresse gibt es nichts."),
    ],
)
def test_an_http_exception_keeps_its_status(path: str, status: int, error_type: ErrorType, text: str) -> None:
    """Its type is that of the table of statuses, its text that of the author, else of the catalog."""
    answer = CLIENT.get(path, headers=GERMAN)
    assert (answer.status_code, body_of(answer).error_type, texts_of(answer)) == (status, error_type, [text])
    assert SECRET not in answer.text


def test_an_http_exception_keeps_its_headers() -> None:
    """What the caller needs to go on: methods, how to sign in, when to come back."""
    not_allowed = CLIENT.delete("/settings", headers=GERMAN)
    assert (not_allowed.status_code, {*not_allowed.headers["Allow"].split(", ")}) == (405, {"OPTIONS", "POST"})
    assert texts_of(not_allowed) == ["Die Methode DELETE wird unter dieser Adresse nicht unterstützt."]
    unauthorized = CLIENT.get("/unauthorized")
    assert (
        unauthorized.headers.getlist("WWW-Authenticate") == [unauthorized.get_json()["challenge"]] == ["Basic realm=x"]
    )
    assert CLIENT.get("/wait").headers["Retry-After"] == "7"


def test_a_missing_field_of_a_form_is_told_without_its_name() -> None:
    """Flask's error for it is a KeyError too, whose text is for developers."""
    answer = CLIENT.post("/form", headers=GERMAN)
    assert (answer.status_code, texts_of(answer)) == (400, ["Ungültige Anforderung"])


def test_a_response_of_the_service_is_left_alone() -> None:
    """What ``abort`` was given whole is sent as it is, and a redirect is no error."""
    assert (CLIENT.get("/own-response").status_code, CLIENT.get("/own-response").text) == (418, "teapot")
    assert (CLIENT.get("/not-modified").status_code, CLIENT.get("/not-modified").data) == (304, b"")
    redirect = CLIENT.get("/slash")
    assert (redirect.status_code, redirect.headers["Location"]) == (308, "http://localhost/slash/")


@pytest.mark.parametrize("config", [{}, {"DEBUG": True}, {"TESTING": True}], ids=["plain", "debug", "testing"])
def test_a_bug_is_logged_and_not_shown(config: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    """The caller gets an id, the log all, in every mode of Flask."""
    app = make_app()
    app.config.update(config)
    with caplog.at_level(logging.ERROR, "vapierrors.integrations"):
        answer = app.test_client().get("/bug", headers={"Accept": "text/html", **GERMAN})
    (record,) = caplog.records
    assert answer.status_code == 500
    assert f"(Vorgangs-ID <bdi>{vars(record)['operation_id']}</bdi>)" in answer.text
    assert SECRET not in f"{answer.text}{answer.headers}"


def test_a_bug_behind_the_handlers_is_answered_too(caplog: pytest.LogCaptureFixture) -> None:
    """What fails after the request was handled reaches Flask's last resort, which asks the same handler."""
    app = make_app()

    @app.after_request
    def fail(_response: object) -> Any:  # noqa: ANN401 - it never returns
        raise ZeroDivisionError(SECRET)

    with caplog.at_level(logging.ERROR, "vapierrors.integrations"):
        answer = app.test_client().get("/slash/", headers=GERMAN)
    assert (answer.status_code, body_of(answer).error_type) == (500, ErrorType.INTERNAL_SERVER_ERROR)
    assert "vapierrors.integrations" in {record.name for record in caplog.records}
    assert SECRET not in answer.text


def test_blueprints_are_covered_and_their_own_handlers_come_first() -> None:
    """An error of a blueprint is answered as any other, unless the blueprint does it itself."""
    app, blueprint = make_app(), Blueprint("own", __name__, url_prefix="/own")

    @blueprint.get("/gone")
    def gone() -> str:
        raise errors.NotFound(GONE(session="7"))

    @blueprint.get("/busy")
    def busy() -> str:
        raise errors.ResourceBusy

    @blueprint.errorhandler(errors.ResourceBusy)
    def own(_error: errors.ResourceBusy) -> tuple[str, int]:
        return "own", 423

    app.register_blueprint(blueprint)
    client = app.test_client()
    assert texts_of(client.get("/own/gone", headers=GERMAN)) == ["de: 7"]
    assert (client.get("/own/busy").status_code, client.get("/own/busy").text) == (423, "own")


def test_a_request_that_is_refused_while_it_is_read_is_answered() -> None:
    """Werkzeug's own limit raises inside of a view."""
    app = make_app()

    @app.post("/upload")
    def upload() -> str:
        raise RequestEntityTooLarge

    assert texts_of(app.test_client().post("/upload", json=CALL)) == ["要求が大きすぎます。"]


@pytest.mark.parametrize("value", ["x" * 1_048_576, "\x00\xff", ",;q=,*"], ids=["1 MiB", "binary", "punctuation"])
def test_a_bad_header_never_fails_a_request(value: str) -> None:
    """The answer is the error in the default language."""
    headers = {"Accept": value, "Accept-Language": value, "Format-Locale": value, "Timezone": value}
    environment = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in headers.items()}
    answer = CLIENT.get("/gone/7", environ_overrides=environment)
    assert (answer.status_code, texts_of(answer)) == (404, ["en: 7"])


def test_200_callers_in_10_languages_never_get_each_others_answer() -> None:
    """Requests in 20 threads: every text is in its caller's language, and in the zone that the caller asked for."""
    app = make_app()

    def ask(number: int) -> tuple[list[str | None], list[str]]:
        language, zone = LANGUAGES[number % 10], ("UTC", "Asia/Tokyo", "Europe/Vienna")[number % 3]
        headers = {"Accept-Language": language, "Timezone": zone}
        answer = app.test_client().get(f"/slow/{number}", headers=headers)
        return texts_of(answer), [f"{language}: {number} {language} {zone}"]

    with ThreadPoolExecutor(20) as threads:
        answers = [*threads.map(ask, range(200))]
    assert [(got, wanted) for got, wanted in answers if got != wanted] == []


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of Werkzeug's server, on a port that the system chose."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_server_sends_whole_answers() -> None:
    """An error and a call of JSON-RPC over a real connection."""
    payload = json.dumps(CALL).encode()
    call_headers = {"Content-Type": "application/json"}
    with served(make_app()) as address:
        with pytest.raises(HTTPError) as raised, urlopen(Request(f"{address}/gone/7", headers=GERMAN)):  # noqa: S310 - own server
            pass
        with urlopen(Request(f"{address}/gone/7", payload, call_headers)) as answer:  # noqa: S310 - own server
            called = json.load(answer)
        with raised.value as refused:
            body = decode(refused.read(), strict=True).body
    assert (refused.code, body.messages[0].localized) == (404, "de: 7")
    assert (called["id"], decode(called).body.messages[0].localized) == ("17", "ja: 7")
