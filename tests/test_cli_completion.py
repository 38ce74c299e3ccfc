"""Tab completion, as bash, zsh and fish ask for it."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from command_line import invoke, run

import vapierrors

SCRIPT = (str(Path(sysconfig.get_path("scripts"), "vapierrors")),)
SHELLS = ("bash", "zsh", "fish")
COMMANDS = [
    *("compile", "demo", "explain", "export", "extract", "import", "init", "lint", "locales", "preview", "pseudo"),
    *("render", "stats", "unused", "update"),
]


def asked(shell: str, line: str) -> dict[str, str]:
    """The environment in which a shell asks what may follow a line whose last word is not complete yet."""
    words = line.split(" ")
    current = words[-1] if shell == "fish" else str(len(words) - 1)
    return {"_VAPIERRORS_COMPLETE": f"{shell}_complete", "COMP_WORDS": line.rstrip(), "COMP_CWORD": current}


def completions(shell: str, line: str) -> list[str]:
    """The words that a shell offers, read as its own script reads them: type, value, and help for zsh and fish."""
    result = invoke(**asked(shell, line))
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    if shell == "zsh":
        return lines[1::3]
    values = [entry.partition(",")[2] for entry in lines if entry.startswith(("plain,", "dir,", "file,"))]
    return [value.partition("\t")[0] for value in values]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_gets_its_script(shell: str) -> None:
    """What the user puts into a start-up file asks this program, in the way of the shell."""
    result = invoke(_VAPIERRORS_COMPLETE=f"{shell}_source")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_VAPIERRORS_COMPLETE={shell}_complete" in result.stdout


def test_the_installed_script_completes() -> None:
    """What pip puts beside Python answers the shell."""
    done = run(command=SCRIPT, **asked("bash", "vapierrors explain vapi.invoke.input.inv"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"plain,vapi.invoke.input.invalid\n", b"")


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_are_completed(shell: str) -> None:
    """All of them for nothing, one for its first letters."""
    assert completions(shell, "vapierrors ") == COMMANDS
    assert completions(shell, "vapierrors re") == ["render"]


@pytest.mark.parametrize("shell", SHELLS)
def test_options_and_their_choices_are_completed(shell: str) -> None:
    """An option by its name, a value by the table of outputs."""
    assert completions(shell, "vapierrors render --form") == ["--format-locale"]
    assert completions(shell, "vapierrors render --output ") == [*vapierrors.OUTPUTS]


@pytest.mark.parametrize("option", ["render --locale", "render --format-locale", "explain --locale"])
@pytest.mark.parametrize("shell", SHELLS)
def test_locales_are_completed(shell: str, option: str) -> None:
    """The languages that there are, in either letter case."""
    assert completions(shell, f"vapierrors {option} ") == [*vapierrors.Catalog.load().locales]
    assert completions(shell, f"vapierrors {option} D") == ["de"]


def test_a_missing_catalog_does_not_keep_a_shell_from_completing() -> None:
    """What is wrong with one option is told when the command runs, not while the line is written."""
    assert completions("bash", "vapierrors render --catalog no/such/folder --form") == ["--format-locale"]


def test_time_zones_are_completed() -> None:
    """The names of the time zone database."""
    assert completions("bash", "vapierrors render --timezone Europe/Berl") == ["Europe/Berlin"]


@pytest.mark.parametrize("shell", SHELLS)
def test_message_ids_are_completed(shell: str) -> None:
    """Every id of the catalog that begins so, sorted."""
    known = vapierrors.Catalog.load().table("en")
    beginning = "com.vmware.vapi.std.errors.un"
    expected = sorted(message_id for message_id in known if message_id.startswith(beginning))
    assert completions(shell, f"vapierrors explain {beginning}") == expected
    assert len(expected) > 1
