"""Which messages are used: definitions and captured bodies held against the catalogs (specification, section 9)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vapierrors.models import ErrorBody, Limits, LocalizableMessage
from vapierrors.translate.captured import Captured, CapturedMessage, find_captured, read_captured
from vapierrors.translate.extract import Definition
from vapierrors.translate.project import find_domains
from vapierrors.translate.usage import Entries, compare_usage
from vapierrors.wire import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

REAL_BODIES = Path(__file__).parent / "vectors" / "real_bodies"
NOTHING = Captured((), frozenset(), 0, ())
MESSAGE = {"id": "a.gone", "default_message": "Gone", "args": ["vm-42"]}
BODY = {"error_type": "NOT_FOUND", "messages": [MESSAGE]}


def entry(message_id: str, source: str, text: str = "", before: str = "") -> str:
    return f'\n{before}msgctxt "{message_id}"\nmsgid "{source}"\nmsgstr "{text}"\n'


TEMPLATE = (
    entry("a.gone", "{0} is gone")
    + entry("a.lost", "Lost {host}")
    + entry("a.fuzzy", "Near")
    + entry("a.idle", "Nobody asks")
    + entry("vapierrors.caused-by", "Because: {message}")
    + entry("com.vmware.vapi.std.errors.not_found", "Nowhere")
    + entry("com.example.quota_exceeded", "Quota exceeded")
)
GERMAN = entry("a.gone", "{0} is gone", "{0} ist weg") + entry("a.fuzzy", "Near", "Nah", "#, fuzzy\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    locales = tmp_path / "locales"
    (locales / "de" / "LC_MESSAGES").mkdir(parents=True)
    (locales / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    (locales / "de" / "LC_MESSAGES" / "app.po").write_text(GERMAN, encoding="utf-8")
    return locales


def defined(message_id: str, template: str, line: int = 1) -> Definition:
    return Definition(message_id, template, "app.py", line, 1)


ALL_DEFINED = [defined("a.lost", "Lost {host}"), defined("a.fuzzy", "Near"), defined("a.idle", "Nobody asks")]


def captured(tmp_path: Path, *documents: object) -> Captured:
    path = tmp_path / "bodies.ndjson"
    path.write_text("".join(f"{json.dumps(document)}\n" for document in documents), encoding="utf-8")
    return read_captured([path])


def told(
    folder: Path, definitions: Sequence[Definition], sent: Captured = NOTHING, *options: Sequence[str]
) -> list[str]:
    locales, ignored = (*options, (), ())[:2]
    found = compare_usage(Entries.of(find_domains(folder, [])), definitions, sent, locales=locales, ignored=ignored)
    return [str(finding).replace(f"{folder}/", "").replace(f"{folder.parent}/", "") for finding in found]


def test_what_nobody_uses_is_told_with_its_place(folder: Path, tmp_path: Path) -> None:
    """By definition or captured body; what the library asks for, and the title of an error that was sent, is used."""
    sent = captured(tmp_path, BODY, {"type": "com.example.quota_exceeded", "value": {"messages": []}})
    assert told(folder, [defined("a.lost", "Lost {host}"), defined("a.fuzzy", "Near")], sent) == [
        "app.pot:15: a.idle: Expected a use, got no definition of it and none in 2 captured bodies [unused]"
    ]
    assert told(folder, ALL_DEFINED) == [
        "app.pot:3: a.gone: Expected a use, got no definition of it [unused]",
        "app.pot:27: com.example.quota_exceeded: Expected a use, got no definition of it [unused]",
    ]
    assert told(folder, [], captured(tmp_path, BODY))[0] == (
        "app.pot:7: a.lost: Expected a use, got none in 1 captured bodies [unused]"
    )
    assert told(folder, [], captured(tmp_path, BODY), (), ("a.*", "*.quota_*")) == []


def test_what_has_no_entry_is_told_once(folder: Path, tmp_path: Path) -> None:
    """A defined message with its place in the source, one that was sent with how often and with what."""
    definitions = [*ALL_DEFINED, defined("a.new", "New", 8), defined("a.new", "New", 9)]
    message = {
        "id": "b.sent",
        "default_message": "Sent",
        "args": ["x"],
        "params": {"n": {"d": 2.5, "precision": 1}, "why": {"l": {"id": "b.nested", "params": {"t": {"s": "y"}}}}},
    }
    sent = captured(tmp_path, {"messages": [message]}, {"messages": [message, MESSAGE]})
    ignored = ("com.example.*",)
    expected = "Expected an entry in the catalogs, got none"
    sent_so = "sent 2 times, such as with"
    assert told(folder, definitions, sent, (), ignored) == [
        f"app.py:8: a.new: {expected} [missing]",
        f"bodies.ndjson:1: b.nested: {expected}; {sent_so} t = y [missing]",
        f"bodies.ndjson:1: b.sent: {expected}; {sent_so} 0 = x, n = 2.5, why = b.nested [missing]",
    ]


def test_a_locale_is_asked_for_entries_that_count(folder: Path, tmp_path: Path) -> None:
    """Those that are fuzzy or only English are missing in it; a parent's entry is one for it."""
    sent = captured(tmp_path, BODY)
    ignored = ("com.example.*",)
    assert told(folder, ALL_DEFINED, sent, ["de_AT", "en-GB"], ignored) == [
        "app.py:1: a.lost [de-AT]: Expected an entry in the catalogs, got none that counts [missing]",
        "app.py:1: a.fuzzy [de-AT]: Expected an entry in the catalogs, got none that counts [missing]",
        "app.py:1: a.idle [de-AT]: Expected an entry in the catalogs, got none that counts [missing]",
    ]


def test_another_english_or_other_parameters_are_told(folder: Path, tmp_path: Path) -> None:
    """With where the entry is, and what to do; one of several definitions that fits says nothing of the others."""
    definitions = [
        defined("a.lost", "Lost {host}"),
        defined("a.lost", "Host {host} is lost", 2),
        defined("a.lost", "Lost {vm} on {host}", 3),
        defined("a.fuzzy", "Near"),
        defined("a.idle", "Nobody asks"),
    ]
    of, advice = "of the entry at app.pot:7", "run vapierrors extract"
    assert told(folder, definitions, captured(tmp_path, BODY), (), ("com.example.*",)) == [
        f"app.py:2: a.lost: Expected the English template {of}, got another; {advice} [other-template]",
        f"app.py:3: a.lost: Expected the parameters {of} (host), got host, vm; {advice} [other-parameters]",
    ]


def test_arguments_that_fill_no_template_are_told(folder: Path, tmp_path: Path) -> None:
    """By position where the template has names, by name where it has positions, and too few of them."""
    sent = captured(
        tmp_path,
        {"messages": [{**MESSAGE, "args": []}]},
        {"messages": [{**MESSAGE, "args": [], "params": {"vm": {"s": "vm-42"}}}]},
        {"messages": [{"id": "a.lost", "default_message": "", "args": ["esx01"]}, MESSAGE]},
    )
    expected, got = "Expected a template for what is sent", "got one that needs"
    advice = "add an entry of this id for it; sent once"
    by_name, by_position = "the server sends them by name", "the server sends them by position"
    assert [
        line.removeprefix("bodies.ndjson:") for line in told(folder, ALL_DEFINED, sent, (), ("com.example.*",))
    ] == [
        f"1: a.gone [de, en]: {expected} (none), {got} 0; {advice} [unfilled]",
        f"2: a.gone [de, en]: {expected} (vm), {got} 0; {by_name}; {advice}, such as with vm = vm-42 [unfilled]",
        f"3: a.lost [en]: {expected} (0), {got} host; {by_position}; {advice}, such as with 0 = esx01 [unfilled]",
    ]
    assert [line.split(" ")[2] for line in told(folder, ALL_DEFINED, sent, ["de"], ("com.example.*", "a.[fil]*"))] == [
        "[de]:",
        "[de]:",
    ]


def test_a_second_entry_for_other_arguments_is_enough(folder: Path, tmp_path: Path) -> None:
    """An id may have several entries: the first whose arguments are all there is used."""
    template = folder / "app.pot"
    template.write_text(TEMPLATE + entry("a.gone", "It is gone"), encoding="utf-8")
    sent = captured(tmp_path, {"messages": [{**MESSAGE, "args": []}]})
    assert told(folder, ALL_DEFINED, sent, ["en"], ("com.example.*",)) == []


@pytest.mark.parametrize("dialect", ["api", "rest", "jsonrpc", "problem"])
def test_every_dialect_is_read(tmp_path: Path, dialect: str) -> None:
    """What the encoder writes is found, once, with its arguments."""
    message = LocalizableMessage(id="a.gone", default_message="Gone", args=("vm-42",), params={"n": {"i": 3}})
    path = tmp_path / "body.json"
    path.write_bytes(encode(ErrorBody(messages=(message,), error_type="NOT_FOUND"), dialect))
    found = read_captured([path])
    assert found.messages == (CapturedMessage("a.gone", ("0", "n"), 1, 0, {"0": "vm-42", "n": {"i": 3}}, str(path), 0),)
    assert (found.bodies, found.problems) == (1, ())


def test_a_legacy_body_is_read(tmp_path: Path) -> None:
    """Its messages are spelled otherwise, so that only its dialect tells them."""
    body = {
        "name": "com.vmware.vapi.std.errors.not_found",
        "localizableMessages": [{"id": "a.gone", "defaultMessage": "Gone"}],
        "majorErrorCode": 404,
    }
    assert [(message.id, message.count) for message in captured(tmp_path, body).messages] == [("a.gone", 1)]


def test_messages_deep_inside_answers_are_found(tmp_path: Path) -> None:
    """All of them, in errors and beside them, those inside parameters too; arguments of other names stand apart."""
    inner = {**MESSAGE, "args": [], "params": {"why": {"l": {"id": "a.why", "params": {"m": {"l": {"id": "a.deep"}}}}}}}
    answer = {"value": [{"error": BODY}, {"error": {"messages": [inner]}}], "warnings": [MESSAGE]}
    found = captured(tmp_path, answer, [BODY])
    assert [(message.id, message.names, message.count, message.nested) for message in found.messages] == [
        ("a.deep", (), 1, 1),
        ("a.gone", ("0",), 3, 0),
        ("a.gone", ("why",), 1, 0),
        ("a.why", ("m",), 1, 1),
    ]


def test_errors_without_messages_use_their_titles(tmp_path: Path) -> None:
    """The type of their own, and the standard one."""
    found = captured(
        tmp_path,
        {"type": "com.example.quota_exceeded", "value": {"messages": [], "error_type": "UNABLE_TO_ALLOCATE_RESOURCE"}},
        {"error_type": "NOT_FOUND", "messages": []},
    )
    assert found.type_ids == {
        "com.example.quota_exceeded",
        "com.vmware.vapi.std.errors.not_found",
        "com.vmware.vapi.std.errors.unable_to_allocate_resource",
    }
    assert found.messages == ()


def test_what_is_no_body_is_a_problem_or_nothing(tmp_path: Path) -> None:
    """JSON that is no error has no messages; what is no JSON, or too large, is told with its line."""
    path = tmp_path / "mixed.jsonl"
    long = json.dumps({"messages": [{**MESSAGE, "default_message": "x" * 300}]})
    path.write_text(f'{{"a": 1}}\n\n<html>\n{json.dumps(BODY)}\n{long}\n{json.dumps(BODY)}\n', encoding="utf-8")
    found = read_captured([path], Limits(payload_bytes=200))
    assert [(message.id, message.count, message.line) for message in found.messages] == [("a.gone", 2, 4)]
    assert found.bodies == 3
    assert [(problem.code, problem.file, problem.line) for problem in found.problems] == [
        ("not-json", str(path), 3),
        ("too-large", str(path), 5),
    ]


def test_the_bodies_of_a_folder_are_found(tmp_path: Path) -> None:
    """By the end of their names, below it too; what is hidden is not, and what is named is taken as it is."""
    for name in ("b.json", "a.NDJSON", "in/c.jsonl", "in/.d.json", ".git/e.json", "f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    found = find_captured([tmp_path, tmp_path / "f.txt", tmp_path / "b.json"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.NDJSON", "b.json", "in/c.jsonl", "f.txt"]
    with pytest.raises(FileNotFoundError):
        find_captured([tmp_path / "nowhere"])


def test_a_nested_message_without_end_is_read_to_the_limit(tmp_path: Path) -> None:
    """As deep as the limits allow, and no deeper."""
    nested: dict[str, Any] = {"id": "a.end"}
    for _ in range(60):
        nested = {"id": "a.deep", "params": {"l": {"l": nested}}}
    path = tmp_path / "deep.json"
    path.write_text(json.dumps({"messages": [{**MESSAGE, "params": {"l": {"l": nested}}}]}), encoding="utf-8")
    found = read_captured([path])
    assert "a.end" not in {message.id for message in found.messages}


def test_real_bodies_have_their_entries() -> None:
    """Of the bodies that were seen in the wild, the catalogs of the library have each message, and fill it."""
    entries = Entries.of(find_domains(Path(__file__).parent.parent / "locales", []))
    sent = read_captured(find_captured([REAL_BODIES]))
    assert (sent.bodies, sent.problems) == (18, ())
    assert [finding for finding in compare_usage(entries, [], sent, locales=["de"]) if finding.code != "unused"] == []
