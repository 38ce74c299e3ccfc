"""The messages of the example: each definition has an entry, and says the same in every language."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

import examples.content_library
from examples.content_library import messages
from vapierrors import Catalog, ErrorBody, MessageDefinition, Param, Renderer

LOCALES = Path(examples.content_library.__file__).with_name("locales")
DEFINITIONS = {
    definition.id: definition for definition in vars(messages).values() if isinstance(definition, MessageDefinition)
}
TIME = Param.date(datetime(2026, 8, 16, 12, tzinfo=UTC), "MED_DATE_TIME")
TEXTS: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "client_failed": (
        {"reason": "Out of paper."},
        "The client reported an error: Out of paper.",
        "Der Client hat einen Fehler gemeldet: Out of paper.",
        "クライアントがエラーを報告しました: Out of paper.",
    ),
    "item_busy": (
        {"item": "photon", "session": "7f3a"},
        "The library item “photon” is being changed in another update session, “7f3a”.",
        "Das Bibliothekselement „photon“ wird bereits in einer anderen Aktualisierungssitzung geändert: „7f3a“.",
        "ライブラリ アイテム「photon」は、別の更新セッション「7f3a」で変更中です。",
    ),
    "operation_not_found": (
        {"operation": "update", "service": "com.example.disk"},
        "There is no operation “update” in the service “com.example.disk”.",
        "Einen Vorgang „update“ gibt es im Dienst „com.example.disk“ nicht.",
        "サービス「com.example.disk」に操作「update」はありません。",
    ),
    "progress_not_raised": (
        {"previous": 40, "progress": 30},
        "The progress is 40 already and can only be raised, but 30 was sent.",
        "Der Fortschritt beträgt bereits 40 und kann nur erhöht werden; gesendet wurde 30.",
        "進行状況はすでに 40 です。これより大きい値を指定してください (送信された値: 30)。",
    ),
    "progress_out_of_range": (
        {"minimum": 0, "maximum": 100, "progress": 4096},
        "The progress must be between 0 and 100, but 4,096 was sent.",
        "Der Fortschritt muss zwischen 0 und 100 liegen; gesendet wurde 4.096.",
        "進行状況には 0 から 100 までの値を指定してください (送信された値: 4,096)。",
    ),
    "session_id_required": (
        {},
        "You are not logged in: the request has no session identifier (vmware-api-session-id).",
        "Sie sind nicht angemeldet: Der Anforderung fehlt ein Sitzungsbezeichner (vmware-api-session-id).",
        "ログインしていません。要求にセッション識別子 (vmware-api-session-id) がありません。",
    ),
    "session_not_active": (
        {"session": "7f3a", "state": "CANCELED", "time": TIME},
        "The update session “7f3a” was canceled on Aug 16, 2026, 2:00:00\u202fPM.",
        "Die Aktualisierungssitzung „7f3a“ wurde am 16.08.2026, 14:00:00 abgebrochen.",
        "更新セッション「7f3a」は 2026/08/16 14:00:00 にキャンセルされました。",
    ),
    "session_not_found": (
        {"session": "7f3a"},
        "There is no update session with the identifier “7f3a”.",
        "Es gibt keine Aktualisierungssitzung mit dem Bezeichner „7f3a“.",
        "識別子「7f3a」の更新セッションはありません。",
    ),
    "session_still_active": (
        {"session": "7f3a"},
        "The update session “7f3a” is active. Complete or cancel it before you delete it.",
        (
            "Die Aktualisierungssitzung „7f3a“ ist aktiv. Schließen Sie sie ab oder brechen Sie sie ab,"
            " bevor Sie sie löschen."
        ),
        "更新セッション「7f3a」はアクティブです。削除する前に、完了またはキャンセルしてください。",
    ),
    "sessions_expire": (
        {"minutes": 1},
        "An update session is deleted after 1 minute without activity.",
        "Eine Aktualisierungssitzung wird nach 1 Minute ohne Aktivität gelöscht.",
        "更新セッションは、操作がないまま 1 分が経過すると削除されます。",
    ),
    "too_many_sessions": (
        {"count": 1000},
        "The content library has 1,000 update sessions already and allows no more.",
        "Die Inhaltsbibliothek hat bereits 1.000 Aktualisierungssitzungen und lässt keine weiteren zu.",
        "コンテンツ ライブラリには更新セッションがすでに 1,000 個あり、これ以上は作成できません。",
    ),
}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Catalog.load(LOCALES, builtin=False))


def test_all_messages_are_compared_here() -> None:
    """The table of this file knows every message of the service."""
    assert {f"com.example.content_library.{name}" for name in TEXTS} == DEFINITIONS.keys()


@pytest.mark.parametrize("name", TEXTS)
def test_texts(renderer: Renderer, name: str) -> None:
    """In each language a message is the sentence that a reader of that language expects."""
    params, *texts = TEXTS[name]
    message = DEFINITIONS[f"com.example.content_library.{name}"](**params)
    body = ErrorBody(messages=(message,))
    for locale, text in zip(("en", "de", "ja"), texts, strict=True):
        rendered = renderer.render(body, locale=locale, timezone="Europe/Berlin", strict=True)
        assert (rendered.messages[0].text, rendered.messages[0].source) == (text, "catalog")


def test_every_state_has_words(renderer: Renderer) -> None:
    """How a session ended is said in words in each language, for every state in which it can have ended."""
    endings = {}
    for state in ("DONE", "ERROR", "CANCELED"):
        message = messages.SESSION_NOT_ACTIVE(session="7f3a", state=state, time=TIME)
        body = ErrorBody(messages=(message,))
        endings[state] = [renderer.render(body, locale=locale).summary.split()[-1] for locale in ("de", "ja")]
    assert endings == {
        "DONE": ["abgeschlossen.", "に完了しました。"],
        "ERROR": ["fehlgeschlagen.", "に失敗しました。"],
        "CANCELED": ["abgebrochen.", "にキャンセルされました。"],
    }


@pytest.mark.parametrize(
    "name", ["content_library.pot", "de/LC_MESSAGES/content_library.po", "ja/LC_MESSAGES/content_library.po"]
)
def test_the_catalogs_are_those_of_the_definitions(name: str) -> None:
    """Each catalog has the messages of the service with their English templates, in order, and no other."""
    with (LOCALES / name).open("rb") as file:
        entries = [(entry.context, entry.id) for entry in read_po(file, abort_invalid=True) if entry.id]
    assert entries == [(message_id, DEFINITIONS[message_id].english_template) for message_id in sorted(DEFINITIONS)]
