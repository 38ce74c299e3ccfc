"""The official client drives the example over loopback: every error arrives as what it is, in the reader's language."""

from __future__ import annotations

import warnings
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import requests
from example_server import serving

from examples.content_library.application import create_app
from examples.content_library.sessions import UpdateSessions
from vapierrors import errors
from vapierrors.integrations.vmware import from_exception

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from com.vmware.content.library.item_client import UpdateSession, UpdateSessionModel
    from com.vmware.vapi.std import errors_client as sdk
    from vmware.vapi.bindings.error import VapiError
    from vmware.vapi.core import ApplicationContext
    from vmware.vapi.lib.connect import get_requests_connector
    from vmware.vapi.security.session import create_session_security_context
    from vmware.vapi.stdlib.client.factories import StubConfigurationFactory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = datetime(2026, 8, 16, 12, tzinfo=UTC)
PATHS = {"json": "/api", "rest": "/rest"}
ID = "com.example.content_library."


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    """Services by name: an open one, one that is full, and one that wants to know who calls."""
    full = UpdateSessions(max_sessions=1, clock=lambda: NOON)
    full.create("taken")
    apps = {
        "open": create_app(UpdateSessions(clock=lambda: NOON)),
        "full": create_app(full),
        "guarded": create_app(UpdateSessions(clock=lambda: NOON), is_session_required=True),
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(serving(app)) for name, app in apps.items()}


def resolve_by_id(client: UpdateSession) -> None:
    """Take the throws clauses from the operations of a client.

    By REST it picks the first class of the clause for whatever error arrives; without one it goes by the error's id.
    """
    for operation in client._api_interface._operations.values():
        operation["throws_clause"] = None


@pytest.fixture
def connect() -> Iterator[Callable[..., UpdateSession]]:
    """Makes an official client; the language goes the way that its protocol has for it."""
    with ExitStack() as stack:

        def make(
            url: str, protocol: str, language: str, *, session_id: str | None = None, by_id: bool = True
        ) -> UpdateSession:
            session = stack.enter_context(requests.Session())
            if protocol == "rest":
                session.headers.update({"Accept-Language": language, "Timezone": "Europe/Berlin"})
            connector = get_requests_connector(session, msg_protocol=protocol, url=url + PATHS[protocol])
            if protocol == "json":
                connector.set_application_context(ApplicationContext({"locale": language, "timezone": "Europe/Berlin"}))
            if session_id is not None:
                connector.set_security_context(create_session_security_context(session_id))
            client = UpdateSession(StubConfigurationFactory.new_std_configuration(connector))
            if by_id:
                resolve_by_id(client)
            return client

        yield make


Attempt = tuple[str, "Callable[[], object]"]
"""The identifier of the session that an attempt is about, and the attempt."""


def created(client: UpdateSession, item: str) -> str:
    session_id: str = client.create(UpdateSessionModel(library_item_id=item))
    return session_id


def unknown(client: UpdateSession, _item: str) -> Attempt:
    return "s-42", lambda: client.keep_alive("s-42")


def failed(client: UpdateSession, item: str) -> Attempt:
    session_id = created(client, item)
    client.fail(session_id, "The disk is full.")
    return session_id, lambda: client.keep_alive(session_id, 50)


def active(client: UpdateSession, item: str) -> Attempt:
    session_id = created(client, item)
    return session_id, lambda: client.delete(session_id)


def lowered(client: UpdateSession, item: str) -> Attempt:
    session_id = created(client, item)
    client.keep_alive(session_id, 40)
    return session_id, lambda: client.keep_alive(session_id, 30)


def too_far(client: UpdateSession, item: str) -> Attempt:
    session_id = created(client, item)
    return session_id, lambda: client.keep_alive(session_id, 1234567)


def busy(client: UpdateSession, item: str) -> Attempt:
    return created(client, item), lambda: created(client, item)


def another(client: UpdateSession, item: str) -> Attempt:
    return item, lambda: created(client, item)


class Expected(NamedTuple):
    """An error as it is to arrive.

    Args:
        server: which service it comes from.
        attempt: what provokes it.
        kind: its class.
        messages: id, parameters and texts in German and Japanese of each; the item and the session stand in braces.
        data: the payload.
    """

    server: str
    attempt: Callable[[UpdateSession, str], Attempt]
    kind: type[Exception]
    messages: tuple[tuple[str, dict[str, dict[str, Any]], str, str], ...]
    data: object = None


SESSION = {"session": {"s": "{session}"}}
ERRORS = (
    Expected(
        "open",
        unknown,
        sdk.NotFound,
        (
            (
                "session_not_found",
                SESSION,
                "Es gibt keine Aktualisierungssitzung mit dem Bezeichner „{session}“.",
                "識別子「{session}」の更新セッションはありません。",
            ),
            (
                "sessions_expire",
                {"minutes": {"i": 5}},
                "Eine Aktualisierungssitzung wird nach 5 Minuten ohne Aktivität gelöscht.",
                "更新セッションは、操作がないまま 5 分が経過すると削除されます。",
            ),
        ),
    ),
    Expected(
        "open",
        failed,
        sdk.NotAllowedInCurrentState,
        (
            (
                "session_not_active",
                SESSION
                | {"state": {"s": "ERROR"}, "time": {"dt": NOON.replace(tzinfo=None), "format": "MED_DATE_TIME"}},
                "Die Aktualisierungssitzung „{session}“ ist am 16.08.2026, 14:00:00 fehlgeschlagen.",
                "更新セッション「{session}」は 2026/08/16 14:00:00 に失敗しました。",
            ),
            (
                "client_failed",
                {"reason": {"s": "The disk is full."}},
                "Der Client hat einen Fehler gemeldet: The disk is full.",
                "クライアントがエラーを報告しました: The disk is full.",
            ),
        ),
    ),
    Expected(
        "open",
        active,
        sdk.NotAllowedInCurrentState,
        (
            (
                "session_still_active",
                SESSION,
                (
                    "Die Aktualisierungssitzung „{session}“ ist aktiv. Schließen Sie sie ab oder brechen Sie sie ab,"
                    " bevor Sie sie löschen."
                ),
                "更新セッション「{session}」はアクティブです。削除する前に、完了またはキャンセルしてください。",
            ),
        ),
    ),
    Expected(
        "open",
        lowered,
        sdk.InvalidArgument,
        (
            (
                "progress_not_raised",
                {"previous": {"i": 40}, "progress": {"i": 30}},
                "Der Fortschritt beträgt bereits 40 und kann nur erhöht werden; gesendet wurde 30.",
                "進行状況はすでに 40 です。これより大きい値を指定してください (送信された値: 30)。",
            ),
        ),
        sdk.ArgumentLocations(primary="client_progress", secondary=[]),
    ),
    Expected(
        "open",
        too_far,
        sdk.InvalidArgument,
        (
            (
                "progress_out_of_range",
                {"minimum": {"i": 0}, "maximum": {"i": 100}, "progress": {"i": 1234567}},
                "Der Fortschritt muss zwischen 0 und 100 liegen; gesendet wurde 1.234.567.",
                "進行状況には 0 から 100 までの値を指定してください (送信された値: 1,234,567)。",
            ),
        ),
        sdk.ArgumentLocations(primary="client_progress", secondary=[]),
    ),
    Expected(
        "open",
        busy,
        sdk.ResourceBusy,
        (
            (
                "item_busy",
                {"item": {"s": "{item}"}} | SESSION,
                (
                    "Das Bibliothekselement „{item}“ wird bereits in einer anderen Aktualisierungssitzung geändert:"
                    " „{session}“."
                ),
                "ライブラリ アイテム「{item}」は、別の更新セッション「{session}」で変更中です。",
            ),
        ),
        sdk.TransientIndication(is_transient=True),
    ),
    Expected(
        "full",
        another,
        sdk.UnableToAllocateResource,
        (
            (
                "too_many_sessions",
                {"count": {"i": 1}},
                "Die Inhaltsbibliothek hat bereits 1 Aktualisierungssitzung und lässt keine weiteren zu.",
                "コンテンツ ライブラリには更新セッションがすでに 1 個あり、これ以上は作成できません。",
            ),
        ),
    ),
    Expected(
        "guarded",
        another,
        sdk.Unauthenticated,
        (
            (
                "session_id_required",
                {},
                "Sie sind nicht angemeldet: Der Anforderung fehlt ein Sitzungsbezeichner (vmware-api-session-id).",
                "ログインしていません。要求にセッション識別子 (vmware-api-session-id) がありません。",
            ),
        ),
    ),
)


def plain(structure: object) -> dict[str, object]:
    """What is set in an object of the official client."""
    return {name: value for name, value in vars(structure).items() if not name.startswith("_") and value is not None}


def filled(value: object, names: dict[str, str]) -> object:
    """A text, or parameters, with the item and the session in place of their braces."""
    if isinstance(value, dict):
        return {name: filled(member, names) for name, member in value.items()}
    return value.format(**names) if isinstance(value, str) else value


@pytest.mark.parametrize("language", ["de", "ja"])
@pytest.mark.parametrize("protocol", PATHS)
@pytest.mark.parametrize("expected", ERRORS, ids=lambda expected: expected.attempt.__name__)
def test_error(
    urls: dict[str, str],
    connect: Callable[..., UpdateSession],
    expected: Expected,
    protocol: str,
    language: str,
) -> None:
    """The typed exception has the messages with their parameters, the data, and texts in the language asked for."""
    item = f"{expected.attempt.__name__}-{protocol}-{language}"
    session_id, attempt = expected.attempt(connect(urls[expected.server], protocol, language), item)
    with pytest.raises(expected.kind) as caught:
        attempt()
    error: Any = caught.value
    names = {"item": item, "session": session_id}
    arrived = [
        (message.id, {name: plain(param) for name, param in (message.params or {}).items()}, message.localized)
        for message in error.messages
    ]
    assert arrived == [
        (ID + message_id, filled(params, names), filled(german if language == "de" else japanese, names))
        for message_id, params, german, japanese in expected.messages
    ]
    assert (error.data and error.data.convert_to(type(expected.data))) == expected.data


@pytest.mark.parametrize("protocol", PATHS)
def test_results(urls: dict[str, str], connect: Callable[..., UpdateSession], protocol: str) -> None:
    """A session goes its way through the official client: created, kept alive, failed, looked at, listed, deleted."""
    client = connect(urls["open"], protocol, "ja")
    session_id = created(client, f"results-{protocol}")
    client.keep_alive(session_id)
    client.keep_alive(session_id, 99)
    client.fail(session_id, "Out of paper.")
    session = client.get(session_id)
    assert (session.library_item_id, session.library_item_content_version) == (f"results-{protocol}", "1")
    assert (session.state, session.client_progress) == (UpdateSessionModel.State.ERROR, 99)
    assert session.expiration_time == datetime(2026, 8, 16, 12, 5)  # noqa: DTZ001 - the client gives UTC without saying so
    assert session.error_message.localized == "クライアントがエラーを報告しました: Out of paper."
    assert session_id in client.list()
    assert client.list(f"results-{protocol}") == [session_id]
    client.delete(session_id)
    assert client.list(f"results-{protocol}") == []


@pytest.mark.parametrize("protocol", PATHS)
def test_signing_in(urls: dict[str, str], connect: Callable[..., UpdateSession], protocol: str) -> None:
    """Without a session identifier the client learns what is wanted; with one it is let in."""
    with pytest.raises(sdk.Unauthenticated) as caught:
        connect(urls["guarded"], protocol, "en").list()
    assert caught.value.challenge == 'Session realm="content-library"'
    assert connect(urls["guarded"], protocol, "en", session_id="f00d").list() == []


def test_an_operation_that_is_not_there(urls: dict[str, str], connect: Callable[..., UpdateSession]) -> None:
    """An operation that the service does not have is refused as each protocol can say it."""
    told = {}
    for protocol, kind in {"json": sdk.OperationNotFound, "rest": sdk.InvalidRequest}.items():
        with pytest.raises(kind) as caught:
            connect(urls["open"], protocol, "de").update("s-42", UpdateSessionModel())
        told[protocol] = [(message.id, message.localized) for message in caught.value.messages]
    assert told == {
        "json": [
            (
                f"{ID}operation_not_found",
                f"Einen Vorgang „update“ gibt es im Dienst „{UpdateSession._VAPI_SERVICE_ID}“ nicht.",
            )
        ],
        "rest": [("vapierrors.http.405", "Die Methode PATCH wird unter dieser Adresse nicht unterstützt.")],
    }


def test_a_missing_argument(urls: dict[str, str], connect: Callable[..., UpdateSession]) -> None:
    """A request that FastAPI refuses arrives as INVALID_ARGUMENT by both protocols, with the place of the fault."""
    places = {}
    for protocol in PATHS:
        with pytest.raises(sdk.InvalidArgument) as caught:
            connect(urls["open"], protocol, "de").create(UpdateSessionModel())
        places[protocol] = caught.value.data.convert_to(sdk.ArgumentLocations).primary
    assert places == {"json": "input.create_spec.library_item_id", "rest": "body.library_item_id"}


def test_rest_client_as_it_comes(urls: dict[str, str], connect: Callable[..., UpdateSession]) -> None:
    """Whatever class the client picks by REST, the error tells what it is, and becomes the right class of ours."""
    client = connect(urls["open"], "rest", "de", by_id=False)
    session_id = created(client, "as-it-comes")
    with pytest.raises(VapiError) as caught:
        client.delete(session_id)
    assert caught.value.error_type == "NOT_ALLOWED_IN_CURRENT_STATE"
    assert caught.value.get_status_code() == 400
    assert type(from_exception(caught.value)) is errors.NotAllowedInCurrentState
