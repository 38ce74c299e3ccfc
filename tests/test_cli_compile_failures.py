"""``vapierrors compile`` where something is wrong: all that can be compiled is, and the rest is told (section 9)."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from catalog_folders import COMPILED, GERMAN, block, compile_all, states, write
from command_line import invoke

if TYPE_CHECKING:
    from pathlib import Path

SOUND = block("a", "Gone", "Weg")
BROKEN = block("b", "Gone {0}", "Weg {0")
ENGLISH = "app.mo"
DETAIL = "Expected ',' or '}' behind the argument name '0', got end of text - at line 1, column 7"
UNKNOWN = "Expected a language that CLDR has data for, got 'xx' in 'xx'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two translations and no template."""
    write(tmp_path / GERMAN, SOUND)
    write(tmp_path / "fr" / "LC_MESSAGES" / "app.po", SOUND)
    return tmp_path


def test_one_language_alone_is_compiled_beside_what_is(folder: Path) -> None:
    """What English is compiled from, compiled itself or not, is no hindrance; and each file is told once."""
    assert invoke("compile", folder).exit_code == 0
    again = invoke("compile", folder, folder, "--locale", "de", "--locale", "de-DE")
    assert (again.exit_code, again.stdout) == (0, f"{folder}/{COMPILED}: up to date\n")


def test_a_check_tells_what_is_broken(folder: Path) -> None:
    """File, line and reason, on standard error and in JSON, though nothing is compiled."""
    write(folder / GERMAN, SOUND, BROKEN)
    compile_all(folder)
    told = f"vapierrors: {GERMAN}:10: b [de]: {DETAIL} [template-syntax]\n"
    checked = invoke("compile", folder, "--check")
    assert (checked.exit_code, checked.stderr) == (1, told)
    as_json = invoke("compile", folder, "--check", "--json")
    german = next(row for row in json.loads(as_json.stdout) if row["file"] == COMPILED)
    assert (german["state"], german["broken"], german["problems"][0]["line"]) == ("fresh", 1, 10)
    assert (as_json.exit_code, as_json.stderr) == (1, told)


def test_json_has_what_is_wrong_with_a_folder(folder: Path) -> None:
    """A folder of no known locale, and one without a catalog, are rows as files are."""
    write(folder / "xx" / "LC_MESSAGES" / "app.po", SOUND)
    done = invoke("compile", folder, "--json")
    first, *others = json.loads(done.stdout)
    assert first == {
        "path": str(folder),
        "file": "xx/LC_MESSAGES",
        "sources": [],
        "state": "failed",
        "entries": 0,
        "fuzzy": 0,
        "untranslated": 0,
        "broken": 0,
        "problems": [
            {
                "code": "unknown-locale",
                "message_id": "",
                "locale": "",
                "file": "xx/LC_MESSAGES",
                "line": 0,
                "detail": UNKNOWN,
            }
        ],
    }
    assert ([row["state"] for row in others], done.exit_code) == (["compiled"] * 3, 1)
    (folder / "empty").mkdir()
    empty = invoke("compile", folder / "empty", "--json")
    assert ([row["problems"][0]["code"] for row in json.loads(empty.stdout)], empty.exit_code) == (["no-catalog"], 1)


def test_a_file_that_cannot_be_read_leaves_the_others(folder: Path) -> None:
    """What was compiled is told, what was not too, and the exit code is 2."""
    (folder / "de" / "LC_MESSAGES" / "bad.po").mkdir()
    (folder / "fr" / "LC_MESSAGES" / "app.mo").mkdir()
    done = invoke("compile", folder)
    expected = (
        "Expected to read {} and to write what is compiled of it, got [Errno 21] Is a directory: '{}' [not-compiled]"
    )
    bad, french = "de/LC_MESSAGES/bad.po", "fr/LC_MESSAGES/app.po"
    assert done.stderr.splitlines() == [
        f"vapierrors: de/LC_MESSAGES/bad.mo: {expected.format(bad, folder / bad)}",
        f"vapierrors: fr/LC_MESSAGES/app.mo: {expected.format(french, folder / 'fr/LC_MESSAGES/app.mo')}",
        f"vapierrors: bad.mo: {expected.format(bad, folder / bad)}",
    ]
    assert (done.exit_code, done.stdout.count("failed"), done.stdout.count("1 entry")) == (2, 3, 2)
    assert invoke("compile", folder, "--check").exit_code == 2


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """Only regular files are read, under whatever name."""
    os.mkfifo(folder / "de" / "LC_MESSAGES" / "pipe.po")
    os.mkfifo(folder / "fr" / "LC_MESSAGES" / "app.mo")
    done = invoke("compile", folder)
    assert (done.exit_code, done.stderr.count("[Errno 22] Not a regular file:"), done.stdout.count("failed")) == (
        2,
        3,
        3,
    )


@pytest.mark.parametrize("name", ["ümläut", "a\nX-Vapierrors-Problems: 7", "a\udcff", "a\u2028\\b"])
def test_a_name_may_hold_anything(tmp_path: Path, name: str) -> None:
    """Line breaks and bytes that are no text, too: what is compiled is up to date."""
    write(tmp_path / "de" / "LC_MESSAGES" / f"{name}.po", SOUND)
    done = invoke("compile", tmp_path)
    assert (done.exit_code, done.stderr, done.stdout.count(": 1 entry\n")) == (0, "", 2)
    assert [*states(tmp_path).values()] == ["fresh", "fresh"]
    assert invoke("compile", tmp_path, "--check", "--json").exit_code == 0


@pytest.mark.parametrize("name", [".po", ".#app.po", ".app.po.swp", "._app.po"])
def test_hidden_files_are_left_alone(folder: Path, name: str) -> None:
    """Editors and version control have their own under names that begin with a dot."""
    (folder / "de" / "LC_MESSAGES" / name).symlink_to("user@host.1234")
    (folder / ".xx" / "LC_MESSAGES").mkdir(parents=True)
    done = invoke("compile", folder)
    assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (0, "", 3)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{folder}/" + GERMAN, "a file; give the folder of the catalogs"),
        ("{folder}/none", "no such folder"),
        ("os:x", "os is no package, but a module"),
        ("no_such_package:x", "No module named 'no_such_package'"),
    ],
)
def test_what_is_no_folder_is_told(folder: Path, source: str, reason: str) -> None:
    """It is said what to give instead, without a traceback."""
    given = source.format(folder=folder)
    done = invoke("compile", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: Expected a folder or package:folder, got {given!r}: {reason}"


def test_a_large_file_of_before_1970_is_up_to_date(tmp_path: Path) -> None:
    """Some tools give files such times."""
    source = write(tmp_path / GERMAN, f"# {'-' * 400_000}\n", SOUND)
    os.utime(source, (-86_400, -86_400))
    compile_all(tmp_path)
    assert states(tmp_path) == {COMPILED: "fresh", ENGLISH: "fresh"}
