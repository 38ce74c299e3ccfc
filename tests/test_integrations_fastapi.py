"""FastAPI: its own exceptions, invalid requests and bugs become vAPI errors in the language of the caller."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import fastapi
import httpx
import pytest
from asgi_client import AsgiClient
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

from vapierrors import Catalog, Renderer, decode, errors
from vapierrors.definitions import MessageDefinition
from vapierrors.integrations.fastapi import current_settings, install
from vapierrors.models import ErrorType

if TYPE_CHECKING:
    from vapierrors.models import ErrorBody

GONE = MessageDefinition("com.example.gone", "Session {session} is gone.")
RENDERER = Renderer(
    Catalog.from_mapping(
        {
            "de": {
                "com.example.gone": "Die Sitzung {session} gibt es nicht mehr.",
            },
        }
    )
)
SECRET = "hunter2"  # noqa: S105 - stands for a value that must not come back


def make_app() -> FastAPI:  # noqa: C901 - one small route after the other
    app = FastAPI()
    install(app, RENDERER)

    @app.get("/gone/{session}")
    def gone(session: str) -> None:
        raise errors.NotFound(GONE(session=session))

    @app.post("/orders")
    def order() -> None:
        pass

    @app.get("/http/{status}")
    def http(status: int, detail: str | None = None) -> None:
        raise HTTPException(status, detail, {"WWW-Authenticate": 'Basic realm="x"', "Retry-After": "7"})

    @app.get("/detail")
    def detail() -> None:
        raise HTTPException(409, {"password": SECRET})

    @app.get("/redirect")
    def redirect() -> None:
        raise HTTPException(307, headers={"Location": "/elsewhere"})

    @app.get("/bug")
    def bug() -> None:
        raise ZeroDivisionError(SECRET)

    @app.get("/wrong", response_model=int)
    def wrong() -> dict[str, str]:
        return {"name": SECRET * 2}

    @app.get("/settings")
    async def settings(request: Request) -> dict[str, str]:
        wishes = current_settings()
        return {"locale": wishes.locale, "path": request.url.path}

    @app.get("/settings-in-a-thread")
    def settings_in_a_thread() -> str:
        return current_settings().timezone

    @app.websocket("/socket")
    async def socket(websocket: fastapi.WebSocket) -> None:
        raise errors.NotFound(GONE(session=websocket.url.path))

    return app


CLIENT = AsgiClient(make_app(), accept_language="de")


def body_of(answer: httpx.Response) -> ErrorBody:
    return decode(answer.content, strict=True).body


def texts_of(answer: httpx.Response) -> list[str | None]:
    return [message.localized for message in body_of(answer).messages]


def test_a_raised_error_is_answered_in_the_language_of_the_caller() -> None:
    """The status, the type and the texts of an error of the service."""
    answer = CLIENT.get("/gone/7")
    assert (answer.status_code, answer.headers["content-language"]) == (404, "de")
    assert texts_of(answer) == ["Die Sitzung 7 gibt es nicht mehr."]


@pytest.mark.parametrize(
    ("status", "error_type", "text"),
    [
        (401, ErrorType.UNAUTHENTICATED, "Nicht authentifiziert"),
        (404, ErrorType.NOT_FOUND, "Unter dieser Adresse gibt es nichts."),
        (422, ErrorType.INVALID_REQUEST, "Ungültige Anforderung"),
        (413, ErrorType.INVALID_REQUEST, "Die Anforderung ist zu groß."),
        (599, ErrorType.ERROR, "Fehler"),
    ],
)  # fmt: skip
def test_an_http_exception_keeps_status_and_headers(status: int, error_type: ErrorType, text: str) -> None:
    """Its type is that of the table of statuses, its text that of the catalog."""
    answer = CLIENT.get(f"/http/{status}")
    assert (answer.status_code, body_of(answer).error_type, texts_of(answer)) == (status, error_type, [text])
    assert answer.headers.get_list("www-authenticate") == ['Basic realm="x"']
    assert answer.headers["retry-after"] == "7"
    assert answer.json().get("challenge") == ('Basic realm="x"' if status == 401 else None)


def test_an_http_exception_keeps_the_words_of_its_author() -> None:
    """Text is shown as it is; what is no text is not shown at all."""
    assert texts_of(CLIENT.get("/http/404?detail=Kein+Fisch")) == ["Kein Fisch"]
    assert texts_of(CLIENT.get("/http/599?detail=Kein+Fisch")) == ["Kein Fisch"]
    assert texts_of(CLIENT.get("/http/401?detail=Not+authenticated")) == ["Nicht authentifiziert"]
    answer = CLIENT.get("/detail")
    assert (answer.status_code, texts_of(answer)) == (409, ["Gleichzeitige Änderung"])
    assert SECRET not in answer.text


def test_errors_of_the_router_say_what_is_possible() -> None:
    """No such path, and a method that the path does not have, with its Allow."""
    assert texts_of(CLIENT.get("/nowhere")) == ["Unter dieser Adresse gibt es nichts."]
    answer = CLIENT.request("DELETE", "/orders")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert texts_of(answer) == ["Die Methode DELETE wird unter dieser Adresse nicht unterstützt."]


def test_a_redirect_is_no_error() -> None:
    """An HTTP exception below 400 is FastAPI's business."""
    answer = CLIENT.get("/redirect")
    assert (answer.status_code, answer.headers["location"]) == (307, "/elsewhere")


@pytest.mark.parametrize("path", ["/bug", "/wrong"])
def test_a_bug_is_logged_and_not_shown(path: str, caplog: pytest.LogCaptureFixture) -> None:
    """Of an exception, or of a response that is not what was promised, the caller gets an id, and the log all."""
    with caplog.at_level(logging.ERROR, "vapierrors.integrations"):
        answer = CLIENT.get(path)
    (record,) = caplog.records
    operation = vars(record)["operation_id"]
    assert (answer.status_code, texts_of(answer)) == (
        500,
        [f"Ein unerwarteter Fehler ist aufgetreten (Vorgangs-ID {operation})."],
    )
    assert SECRET not in f"{answer.text}{answer.headers}"
    assert record.exc_info is not None


def test_debug_mode_shows_no_more() -> None:
    """Not even a service in debug mode shows a traceback to a browser."""
    app = make_app()
    app.debug = True
    answer = AsgiClient(app).get("/bug", accept="text/html")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert SECRET not in f"{answer.text}{answer.headers}"


def test_handlers_ask_for_the_wishes_of_their_caller() -> None:
    """In the loop and in the threads in which FastAPI runs plain functions."""
    assert CLIENT.get("/settings").json() == {"locale": "de", "path": "/settings"}
    assert CLIENT.get("/settings-in-a-thread", timezone="Asia/Tokyo").json() == "Asia/Tokyo"


def test_answers_pass_through_middleware_that_was_there_before() -> None:
    """CORS adds its headers to an answer to an error, and what it says in Vary stays."""
    app = FastAPI()
    app.add_middleware(CORSMiddleware, allow_origins=["https://ui"], allow_credentials=True)
    install(app, RENDERER)

    @app.get("/gone")
    def gone() -> None:
        raise errors.NotFound(GONE(session="7"))

    answer = AsgiClient(app).get("/gone", origin="https://ui")
    assert answer.headers["access-control-allow-origin"] == "https://ui"
    assert answer.headers["vary"] == "Accept-Language, Format-Locale, Timezone, Accept, Origin"


def test_an_exception_of_later_middleware_is_answered_too() -> None:
    """What stands outside of everything that ``install`` put in is caught by the outermost handler."""
    app = make_app()

    @app.middleware("http")
    async def fail(_request: Request, _call_next: Any) -> Response:  # noqa: ANN401 - Starlette's
        raise ZeroDivisionError(SECRET)

    answer = AsgiClient(app).get("/gone/7", accept_language="de")
    assert (answer.status_code, body_of(answer).error_type) == (500, ErrorType.INTERNAL_SERVER_ERROR)
    assert answer.headers["content-language"] == "de"
    assert SECRET not in answer.text


def test_routers_mounts_and_dependencies_are_covered() -> None:
    """An error counts wherever it is raised; an application below another with its own catalog keeps to that."""
    app, inner, router = FastAPI(), make_app(), APIRouter(prefix="/router")
    install(app)

    def refuse() -> None:
        raise errors.Unauthenticated(challenge="SIGN")

    @router.get("/x", dependencies=[Depends(refuse)])
    def x() -> None:
        pass

    app.include_router(router)
    app.mount("/inner", inner)
    client = AsgiClient(app, accept_language="de")
    refused_answer = client.get("/router/x")
    assert (refused_answer.status_code, refused_answer.headers["www-authenticate"]) == (401, "SIGN")
    assert texts_of(client.get("/inner/gone/7")) == ["Die Sitzung 7 gibt es nicht mehr."]


def test_a_handler_of_the_service_for_a_special_error_comes_first() -> None:
    """What the service answers itself is not touched."""
    app = make_app()

    @app.exception_handler(errors.NotFound)
    async def own(_request: Request, _error: Exception) -> Response:
        return JSONResponse({"own": True}, 410)

    assert AsgiClient(app).get("/gone/7").json() == {"own": True}


def test_web_sockets_are_not_answered() -> None:
    """A raised error closes the socket as any exception does."""

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(_message: object) -> None:
        pass

    scope = {"type": "websocket", "path": "/socket", "headers": [], "query_string": b"", "extensions": {}}
    with pytest.raises(errors.NotFound):
        asyncio.run(make_app()(scope, receive, send))


def test_an_application_that_has_started_refuses() -> None:
    """Installed too late, nothing would come of it."""
    app = make_app()
    AsgiClient(app).get("/gone/7")
    with pytest.raises(RuntimeError, match="after an application has started"):
        install(app)


def test_concurrent_requests_keep_their_languages_in_threads() -> None:
    """Plain functions run in threads: 60 at once in two languages do not mix."""

    async def ask_all() -> list[str | None]:
        transport = httpx.ASGITransport(make_app())
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            asked = [
                client.get(f"/gone/{number}", headers={"Accept-Language": "de" if number % 2 else "en"})
                for number in range(60)
            ]
            return [texts_of(answer)[0] for answer in await asyncio.gather(*asked)]

    assert asyncio.run(ask_all()) == [
        f"Die Sitzung {number} gibt es nicht mehr." if number % 2 else f"Session {number} is gone."
        for number in range(60)
    ]
