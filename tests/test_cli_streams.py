"""The command line among other programs: pipes, encodings, and the environment that it reads."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command_line import (
    GONE,
    GONE_IN_ENGLISH,
    GONE_IN_GERMAN,
    GONE_IN_JAPANESE,
    MODULE,
    clean_environment,
    invoke,
    run,
)

if TYPE_CHECKING:
    from pathlib import Path

EMOJI = '{"error_type": "NOT_FOUND", "messages": [{"id": "a.b", "default_message": "💾 „ü“", "args": []}]}'
MANY = 10_000
HEAD = """
import subprocess, sys
command = [sys.executable, "-m", "vapierrors", *sys.argv[1:]]
process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
first = process.stdout.readline()
process.stdout.close()
sys.stderr.buffer.write(process.stderr.read())
sys.stdout.buffer.write(first)
sys.exit(process.wait())
"""
WITHOUT_STANDARD_INPUT = """
import os, sys
os.close(0)
os.execv(sys.executable, [sys.executable, "-m", "vapierrors", "render", "-"])
"""


def test_each_line_is_a_body() -> None:
    """Blank lines are passed over, and a broken one is a finding that names its line; the others are rendered."""
    given = f"{GONE}\n\n  \r\nbroken {{\r\n{GONE}"
    result = invoke("render", "-", "--ndjson", "--output", "line", given=given)
    assert (result.exit_code, result.stdout) == (1, f"{GONE_IN_ENGLISH}broken {{\n{GONE_IN_ENGLISH}")
    assert result.stderr == (
        "vapierrors: line 4: Expected a JSON object, got other text; read as a message - at $ [not-json]\n"
    )


def test_lines_of_json_come_out_as_lines_of_json() -> None:
    """With ``--json`` each body is one JSON text on one line."""
    result = invoke("render", "-", "--ndjson", "--json", given=f"{GONE}\n{GONE}\n")
    summaries = [json.loads(line)["summary"] for line in result.stdout.splitlines()]
    assert (result.exit_code, summaries) == (0, [GONE_IN_ENGLISH.strip()] * 2)


def test_a_strict_reader_of_lines_goes_on_after_a_problem() -> None:
    """With ``--strict`` a line with a problem is left out, told, and makes the exit code 1."""
    result = invoke("render", "-", "--ndjson", "--strict", given=f"broken\n{GONE}\n")
    assert (result.exit_code, result.stdout.strip()) == (1, GONE_IN_ENGLISH.strip())
    assert result.stderr == (
        "vapierrors: line 1: Expected a JSON object, got other text; read as a message - at $ [not-json]\n"
    )


def test_a_line_that_is_too_long_does_not_shift_the_next() -> None:
    """What is over the limit of a body is passed over up to the end of its line."""
    result = invoke("render", "-", "--ndjson", "--output", "line", given=b"x" * (3 * 2**20) + b"\n" + GONE.encode())
    assert (result.exit_code, result.stdout) == (1, f"Error\n{GONE_IN_ENGLISH}")
    assert result.stderr == (
        "vapierrors: line 1: Expected at most 1048576 payload bytes, got 1048577; not read - at $ [too-large]\n"
    )


def test_a_line_is_rendered_before_the_next_has_come() -> None:
    """Through real pipes, each answer is there before the next body is written, ten thousand times."""
    command = [*MODULE, "render", "-", "--ndjson", "--output", "line"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=clean_environment()) as process:  # noqa: S603 - ours
        assert process.stdin is not None
        assert process.stdout is not None
        answers = set()
        for _ in range(MANY):
            process.stdin.write(GONE.encode() + b"\n")
            process.stdin.flush()
            answers.add(process.stdout.readline())
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(timeout=60) == 0
    assert answers == {GONE_IN_ENGLISH.encode()}


@pytest.mark.parametrize("command", [("demo",), ("locales",), ("explain", "NOT_FOUND")])
def test_a_reader_that_goes_away_sees_no_traceback(command: tuple[str, ...]) -> None:
    """As in ``vapierrors … | head -1``: the first line is there, and standard error is empty."""
    done = run(*command, command=(sys.executable, "-c", HEAD))
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")


def test_a_reader_that_goes_away_ends_a_long_run(tmp_path: Path) -> None:
    """What no pipe could hold is not rendered to the end; there is no traceback either."""
    many = tmp_path / "many.ndjson"
    many.write_text(f"{GONE}\n" * MANY, encoding="utf-8")
    done = run("render", "--ndjson", many, command=(sys.executable, "-c", HEAD))
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, GONE_IN_ENGLISH, b"")


def test_closed_standard_input_is_wrong_use() -> None:
    """As in ``vapierrors render - <&-``: there is nothing to read, which is no crash."""
    done = run(command=(sys.executable, "-c", WITHOUT_STANDARD_INPUT))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith("Error: Invalid value for 'FILE': standard input is closed\n")


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({"LANG": "de_DE.UTF-8"}, GONE_IN_GERMAN),
        ({"LANG": "de_AT@euro"}, GONE_IN_GERMAN),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, GONE_IN_GERMAN),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8", "LC_ALL": "de_DE.UTF-8"}, GONE_IN_GERMAN),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, GONE_IN_GERMAN),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, GONE_IN_ENGLISH),
        ({"LANG": "C"}, GONE_IN_ENGLISH),
        ({"LANG": "POSIX"}, GONE_IN_ENGLISH),
        ({"LANG": "../../etc"}, GONE_IN_ENGLISH),
        ({"LANG": ""}, GONE_IN_ENGLISH),
    ],
)
def test_the_terminal_s_language_is_the_reader_s(variables: dict[str, str], shown: str) -> None:
    """LC_ALL, LC_MESSAGES and LANG count in this order; what names no language is passed over silently."""
    result = invoke("render", "-", given=GONE, **variables)
    assert (result.exit_code, result.stdout, result.stderr) == (0, shown, "")


def test_the_option_goes_before_the_terminal_s_language() -> None:
    """``--locale`` is what the reader says here and now."""
    assert invoke("render", "-", "--locale", "ja", given=GONE, LANG="de_DE.UTF-8").stdout == GONE_IN_JAPANESE


def test_the_environment_of_a_process_counts() -> None:
    """A real process reads LANG when the command runs."""
    assert run("render", "-", given=GONE, LANG="de_DE.UTF-8").stdout.decode() == GONE_IN_GERMAN


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("latin-1", "\\U0001f4be \\u201eü\\u201c\n"), ("cp1252", "\\U0001f4be „ü“\n")],
)
def test_a_terminal_that_lacks_a_letter_gets_its_code(encoding: str, shown: str) -> None:
    """What standard output cannot encode is escaped, not a traceback."""
    done = run("render", "-", given=EMOJI, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stdout.decode(encoding).replace("\r\n", "\n"), done.stderr) == (0, shown, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_json_is_sound_in_every_encoding(encoding: str) -> None:
    """A program reads the same JSON value, whatever encoding standard output has."""
    done = run("render", "-", "--json", given=EMOJI, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["summary"] == "💾 „ü“"


@pytest.mark.parametrize("command", [("demo",), ("locales",), ("explain", "NOT_FOUND")])
def test_no_command_fails_for_an_encoding(command: tuple[str, ...]) -> None:
    """Japanese on a terminal that has no such letters is no traceback."""
    done = run(*command, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
