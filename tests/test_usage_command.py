"""``vapierrors unused``: what is read, what is told, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import GONE, invoke, write_po

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """\
msgctxt "com.example.gone"
msgid "{vm} is gone"
msgstr ""

msgctxt "com.example.idle"
msgid "Nobody asks"
msgstr ""
"""
SOURCE = """\
from vapierrors import MessageDefinition

GONE = MessageDefinition("com.example.gone", "{vm} is gone")
LOST = MessageDefinition("com.example.lost", "Lost")
"""
UNUSED = "locales/app.pot:6: com.example.idle: Expected a use, got no definition of it [unused]\n"
MISSING = "src/messages.py:4: com.example.lost: Expected an entry in the catalogs, got none [missing]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one definition without an entry, and one entry without a definition, in the current folder."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "locales" / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "src" / "messages.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("options", [(), ("locales", "--source", "src"), ("--source", "src/messages.py")])
def test_source_is_held_against_the_catalogs(project: Path, options: tuple[str, ...]) -> None:
    """Where nothing is named, the source is all that is below the current folder."""
    assert project.is_dir()
    done = invoke("unused", *options)
    assert (done.exit_code, done.stderr, done.stdout) == (1, "", UNUSED + MISSING)


def test_what_is_in_order_is_fine(project: Path) -> None:
    """Ids may be passed over; nothing is told then."""
    assert project.is_dir()
    done = invoke("unused", "--ignore", "*.idle", "--ignore", "com.example.lost")
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", "")


def test_the_settings_say_where_to_look(project: Path) -> None:
    """Catalogs, sources and captured bodies, below the folder of the settings."""
    (project / "bodies").mkdir()
    (project / "bodies" / "one.json").write_text(GONE, encoding="utf-8")
    settings = '[tool.vapierrors]\nsources = ["src"]\ncaptured = ["bodies"]\n'
    (project / "pyproject.toml").write_text(settings, encoding="utf-8")
    done = invoke("unused", "--json")
    document = json.loads(done.stdout)
    assert [finding["message_id"] for finding in document["findings"]] == ["com.example.idle", "com.example.lost"]
    assert document["findings"][0] == {
        "code": "unused",
        "message_id": "com.example.idle",
        "locales": [],
        "file": "locales/app.pot",
        "line": 6,
        "detail": "Expected a use, got no definition of it and none in 1 captured bodies",
    }
    assert (document["bodies"], document["captured"]) == (
        1,
        [
            {
                "id": "com.vmware.api.vcenter.vm.not_found",
                "arguments": ["0"],
                "count": 1,
                "nested": 0,
                "example": {"0": "vm-42"},
                "file": "bodies/one.json",
                "line": 0,
            }
        ],
    )
    assert done.exit_code == 1


def test_a_language_is_asked_for_every_message(project: Path) -> None:
    """What is used and not translated is missing in it."""
    write_po(project / "locales", "de", TEMPLATE.replace('msgstr ""', 'msgstr "{vm} ist weg"', 1))
    done = invoke("unused", "--locale", "de", "--ignore", "*.idle")
    assert done.stdout == (
        "src/messages.py:4: com.example.lost [de]: Expected an entry in the catalogs, got none that counts [missing]\n"
    )


def test_captured_bodies_alone_are_enough(project: Path) -> None:
    """A client defines no messages: what servers send is what it needs."""
    path = project / "errors.ndjson"
    body = {"messages": [{"id": "com.example.gone", "default_message": "", "args": ["vm-42"]}]}
    path.write_text(f"{json.dumps(body)}\n<html>\n", encoding="utf-8")
    done = invoke("unused", "--no-source", "--captured", "errors.ndjson", "--ignore", "*.idle")
    assert done.exit_code == 1
    assert done.stdout == (
        "errors.ndjson:1: com.example.gone [en]: Expected a template for what is sent (0), got one that needs vm; the"
        " server sends them by position; add an entry of this id for it; sent once, such as with 0 = vm-42 [unfilled]\n"
    )
    assert done.stderr == (
        "vapierrors: errors.ndjson:2: Expected a JSON object, got other text; read as a message [not-json]\n"
    )


def test_source_that_cannot_be_read_is_a_finding(project: Path) -> None:
    """It is told, since what it defines is not known; all else is looked at."""
    (project / "src" / "broken.py").write_text("def (:\n", encoding="utf-8")
    done = invoke("unused", "--ignore", "com.example.*")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("vapierrors: src/broken.py:1:")
    assert done.stderr.endswith("[source-syntax]\n")


def test_a_catalog_that_cannot_be_read_is_a_finding(project: Path) -> None:
    """An entry that a fault hides would else be missing without a reason."""
    path = project / "locales" / "app.pot"
    path.write_text(TEMPLATE.replace('msgid "{vm}', "msgid {vm}"), encoding="utf-8")
    done = invoke("unused", "--ignore", "com.example.*")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "vapierrors: locales/app.pot:2: Expected msgctxt, msgid, msgstr, a comment or text in quotes,"
        " got 'msgid {vm} is gone\"' [file-syntax]\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--no-source",), "Expected definitions in the source, or captured bodies, got none"),
        (("--source", "nowhere"), "No such file or directory: 'nowhere'"),
        (("--captured", "nowhere"), "No such file or directory: 'nowhere'"),
        (("--locale", "fr"), "Expected a locale of the catalogs (none at all), got 'fr'"),
        (("nowhere",), "Expected a folder or package:folder, got 'nowhere': no such folder"),
    ],
)
def test_wrong_use_ends_with_code_2(project: Path, options: tuple[str, ...], said: str) -> None:
    """Nothing is compared where there is nothing to compare."""
    assert project.is_dir()
    done = invoke("unused", *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_control_characters_reach_no_terminal(project: Path) -> None:
    """A captured body may hold anything."""
    body = {"messages": [{"id": "a\x1b[31m", "default_message": "", "args": ["\x9b2J\n"]}]}
    (project / "body.json").write_text(json.dumps(body), encoding="utf-8")
    done = invoke("unused", "--no-source", "--captured", "body.json", "--ignore", "com.example.*")
    assert done.stdout == (
        "body.json: a[31m: Expected an entry in the catalogs, got none; sent once, such as with 0 = 2J [missing]\n"
    )
