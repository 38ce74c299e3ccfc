"""The example over HTTP: what each form of request gets, and in which language an error is told."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from example_server import serving

from examples.content_library.application import create_app
from examples.content_library.sessions import UpdateSessions

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 8, 16, 12, tzinfo=UTC)
RESOURCE = "/content/library/item/update-session"
API = f"/api{RESOURCE}"
REST = f"/rest{RESOURCE}"
OLD_REST = f"/rest/com/vmware{RESOURCE}"
TOKEN = "b8a2a2e3-2314-43cd-a871-6ede0f429751"  # noqa: S105 - the mark of a request, no secret


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[str, httpx.Client]]:
    """Clients of an open service and of one that wants to know who calls."""
    apps = {
        "open": create_app(UpdateSessions(clock=lambda: NOON)),
        "guarded": create_app(UpdateSessions(clock=lambda: NOON), is_session_required=True),
    }
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(httpx.Client(base_url=stack.enter_context(serving(app))))
            for name, app in apps.items()
        }


@pytest.fixture
def client(clients: dict[str, httpx.Client]) -> httpx.Client:
    return clients["open"]


@pytest.fixture
def session_id(client: httpx.Client, request: pytest.FixtureRequest) -> str:
    """A new session on an item that no other test uses."""
    created: str = client.post(API, json={"library_item_id": request.node.name}).json()
    return created


def test_api(client: httpx.Client) -> None:
    """In the ``/api`` form values stand bare: 201 creates, 204 is done."""
    created = client.post(API, json={"library_item_id": "api"}, headers={"Client-Token": TOKEN})
    session_id = created.json()
    assert (created.status_code, type(session_id)) == (201, str)
    assert client.post(API, json={"library_item_id": "api"}, headers={"Client-Token": TOKEN}).json() == session_id
    kept = client.post(f"{API}/{session_id}?action=keep-alive", json={"client_progress": 40})
    assert (kept.status_code, kept.content) == (204, b"")
    assert client.post(f"{API}/{session_id}?action=keep-alive").status_code == 204
    assert client.get(f"{API}/{session_id}").json() == {
        "library_item_id": "api",
        "library_item_content_version": "1",
        "client_progress": 40,
        "state": "ACTIVE",
        "expiration_time": "2026-08-16T12:05:00.000Z",
    }
    assert client.post(f"{API}/{session_id}?action=complete").status_code == 204
    assert client.get(API, params={"library_item_id": "api"}).json() == [session_id]
    assert client.delete(f"{API}/{session_id}").status_code == 204
    assert client.get(f"{API}/{session_id}").status_code == 404


@pytest.mark.parametrize(
    ("path", "session", "action", "body"),
    [
        (REST, "/{}", "action", {"library_item_id": "rest"}),
        (OLD_REST, "/id:{}", "~action", {"create_spec": {"library_item_id": "old"}, "client_token": None}),
    ],
)
def test_rest(client: httpx.Client, path: str, session: str, action: str, body: dict[str, Any]) -> None:
    """In both ``/rest`` forms a value stands in an object, and all is 200; errors are those of that dialect."""
    created = client.post(path, json=body)
    session_id = created.json()["value"]
    assert (created.status_code, created.json()) == (200, {"value": session_id})
    one = path + session.format(session_id)
    kept = client.post(one, params={action: "keep-alive"}, json={"client_progress": 40})
    assert (kept.status_code, kept.content) == (200, b"")
    assert client.get(one).json()["value"]["client_progress"] == 40
    refused = client.post(one, params={action: "keep-alive"}, json={"client_progress": 40})
    assert refused.status_code == 400
    assert refused.json() == {
        "type": "com.vmware.vapi.std.errors.invalid_argument",
        "value": {
            "messages": [
                {
                    "id": "com.example.content_library.progress_not_raised",
                    "default_message": "The progress is 40 already and can only be raised, but 40 was sent.",
                    "args": [],
                    "params": [{"key": "previous", "value": {"i": 40}}, {"key": "progress", "value": {"i": 40}}],
                    "localized": "The progress is 40 already and can only be raised, but 40 was sent.",
                }
            ],
            "data": {"primary": "client_progress", "secondary": []},
            "error_type": "INVALID_ARGUMENT",
        },
    }
    assert client.post(one, params={action: "cancel"}).status_code == 200
    assert client.delete(one).status_code == 200
    assert session_id not in client.get(path).json()["value"]


def test_the_error_of_a_failed_session_is_localized(client: httpx.Client, session_id: str) -> None:
    """What a failed session tells is in the reader's language, though the answer is none of an error."""
    client.post(f"{API}/{session_id}?action=fail", json={"client_error_message": "Out of paper."})
    told = client.get(f"{API}/{session_id}", headers={"Accept-Language": "de"}).json()
    assert told["state"] == "ERROR"
    assert told["error_message"]["localized"] == "Der Client hat einen Fehler gemeldet: Out of paper."
    told = client.get(f"{REST}/{session_id}", headers={"Accept-Language": "ja"}).json()["value"]
    assert told["error_message"]["localized"] == "クライアントがエラーを報告しました: Out of paper."
    assert told["error_message"]["params"] == [{"key": "reason", "value": {"s": "Out of paper."}}]


@pytest.mark.parametrize(
    ("headers", "language", "text"),
    [
        ({}, "en", "The update session “{}” was completed on Aug 16, 2026, 12:00:00\u202fPM."),
        (
            {"Accept-Language": "nl, de-AT;q=0.8", "Timezone": "Europe/Vienna"},
            "de",
            "Die Aktualisierungssitzung „{}“ wurde am 16.08.2026, 14:00:00 abgeschlossen.",
        ),
        (
            {"Accept-Language": "ja", "Format-Locale": "de", "Timezone": "Asia/Tokyo"},
            "ja",
            "更新セッション「{}」は 16.08.2026, 21:00:00 に完了しました。",
        ),
    ],
)
def test_language(client: httpx.Client, session_id: str, headers: dict[str, str], language: str, text: str) -> None:
    """An error is told in the language, with the formats and in the time zone that the headers ask for."""
    client.post(f"{API}/{session_id}?action=complete")
    refused = client.post(f"{API}/{session_id}?action=keep-alive", headers=headers)
    assert refused.status_code == 400
    assert refused.json()["error_type"] == "NOT_ALLOWED_IN_CURRENT_STATE"
    assert refused.json()["messages"][0]["localized"] == text.format(session_id)
    assert refused.headers["content-language"] == language
    assert refused.headers["vary"] == "Accept-Language, Format-Locale, Timezone, Accept"


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": ""},
        {"Accept-Language": ";q=,,=;"},
        {"Accept-Language": "de;q=7"},
        {"Accept-Language": "../../etc/passwd"},
        {"Accept-Language": "tlh-Piqd"},
        {"Accept-Language": ",".join(["x"] * 5000)},
        {"Accept-Language": "ü".encode()},
        {"Accept-Language": b"\xff\xfe"},
        {"Format-Locale": "%n%s"},
        {"Timezone": "../localtime"},
        {"Timezone": "Mars/Olympus"},
        {"Accept": "image/png, ;;q=x"},
    ],
)
def test_headers_that_make_no_sense(client: httpx.Client, headers: dict[str, str | bytes]) -> None:
    """Such headers change nothing: the answer is the error, in English, with its status."""
    answer = client.get(f"{API}/s-42", headers=[(name.encode(), _bytes(value)) for name, value in headers.items()])
    assert (answer.status_code, answer.headers["content-language"]) == (404, "en")
    assert answer.json()["messages"][0]["localized"] == "There is no update session with the identifier “s-42”."


def _bytes(value: str | bytes) -> bytes:
    return value.encode() if isinstance(value, str) else value


def test_accept(client: httpx.Client) -> None:
    """Who asks for problem details gets them, and a browser gets a page."""
    headers = {"Accept": "application/problem+json", "Accept-Language": "de"}
    problem = client.get(f"{API}/s-42", headers=headers)
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["detail"] == "Es gibt keine Aktualisierungssitzung mit dem Bezeichner „s-42“."
    page = client.get(f"{API}/s-42", headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": "ja"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "識別子「s-42」の更新セッションはありません。" in page.text


@pytest.mark.parametrize(
    ("action", "body", "location"),
    [
        ("keep-alive", {"client_progress": "50"}, "body.client_progress"),
        ("keep-alive", {"client_progress": 50.5}, "body.client_progress"),
        ("keep-alive", {"client_progress": True}, "body.client_progress"),
        ("keep-alive", {"client_progress": 2**63}, "body.client_progress"),
        ("keep-alive", {"client_progress": 101}, "client_progress"),
        ("keep-alive", {"client_error_message": "!"}, "body.client_error_message"),
        ("keep-alive", {"progress": 50}, "body.progress"),
        ("keep-alive", [50], "body"),
        ("fail", {}, "body.client_error_message"),
        ("fail", {"client_error_message": 5}, "body.client_error_message"),
        ("complete", {"client_progress": 100}, "body.client_progress"),
        ("restart", {}, "query.action"),
    ],
)
def test_bad_argument(client: httpx.Client, session_id: str, action: str, body: object, location: str) -> None:
    """A request with a wrong argument is INVALID_ARGUMENT, says which one it is, and changes nothing."""
    before = client.get(f"{API}/{session_id}").json()
    refused = client.post(f"{API}/{session_id}?action={action}", json=body, headers={"Accept-Language": "de"})
    assert (refused.status_code, refused.json()["error_type"]) == (400, "INVALID_ARGUMENT")
    assert refused.json()["data"] == {"primary": location, "secondary": []}
    assert refused.headers["content-language"] == "de"
    assert client.get(f"{API}/{session_id}").json() == before


def test_who_calls(clients: dict[str, httpx.Client]) -> None:
    """Where a session identifier is required, a request without one is told so before all else, and how to sign in."""
    client = clients["guarded"]
    for path in (API, REST, OLD_REST):
        refused = client.post(path, json=["no spec"])
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == 'Session realm="content-library"'
        assert client.get(path, headers={"vmware-api-session-id": "f00d"}).status_code == 200


def test_documented_command() -> None:
    """``python -m examples.content_library`` serves, with the settings that it is given."""
    command = [sys.executable, "-m", "examples.content_library", "--port", "0", "--idle-minutes", "7"]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        try:
            assert process.stderr is not None
            url = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
            answer = httpx.get(f"{url}{API}/s-42")
        finally:
            process.terminate()
    assert answer.json()["messages"][1]["localized"] == "An update session is deleted after 7 minutes without activity."
