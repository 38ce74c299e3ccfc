"""Tab completion, as bash, zsh and fish ask for it."""

from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from command_line import invoke, run, write_po

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


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose settings name a folder with a Welsh catalog, in its current folder."""
    (tmp_path / "pyproject.toml").write_text('[tool.vapierrors]\ncatalogs = ["texts"]\n', encoding="utf-8")
    write_po(tmp_path / "texts", "cy", 'msgctxt "app.gone"\nmsgid "Gone"\nmsgstr "Wedi mynd"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["lint", "stats", "update"])
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.usefixtures("project")
def test_what_the_project_has_is_completed(shell: str, command: str) -> None:
    """The languages and domains of the folders that the settings name, and no others."""
    assert completions(shell, f"vapierrors {command} --locale ") == ["en", "cy"]
    assert completions(shell, f"vapierrors {command} --domain ") == ["own"]


@pytest.mark.parametrize("line", ["lint {folder}", "lint {folder} x.po --fix", "stats {folder}"])
@pytest.mark.usefixtures("project")
def test_folders_on_the_command_line_are_the_project(tmp_path: Path, line: str) -> None:
    """Where they are named before the option, they count, not those of the settings."""
    write_po(tmp_path / "more", "ga", 'msgctxt "app.gone"\nmsgid "Gone"\nmsgstr "Imithe"\n')
    (tmp_path / "more" / "ga" / "LC_MESSAGES" / "own.po").rename(tmp_path / "more" / "ga" / "LC_MESSAGES" / "far.po")
    named = line.format(folder="more")
    assert completions("bash", f"vapierrors {named} --locale ") == ["en", "ga"]
    assert completions("bash", f"vapierrors {named} --domain ") == ["far"]


@pytest.mark.parametrize("shell", SHELLS)
def test_preview_completes_what_it_shows(shell: str, project: Path) -> None:
    """Languages and ids of the settings' folders, or of --catalog, beside those that the library has."""
    builtin = vapierrors.Catalog.load()
    assert completions(shell, "vapierrors preview --locale ") == sorted([*builtin.locales, "cy"])
    assert completions(shell, "vapierrors preview app.") == ["app.gone"]
    (project / "pyproject.toml").unlink()
    assert completions(shell, "vapierrors preview app.") == []
    assert completions(shell, "vapierrors preview --catalog texts app.") == ["app.gone"]
    assert completions(shell, "vapierrors preview --catalog texts --locale CY") == ["cy"]
    assert completions(shell, "vapierrors preview --catalog nowhere --locale ") == [*builtin.locales]


@pytest.mark.parametrize("option", ["render --locale", "render --format-locale", "explain --locale"])
@pytest.mark.usefixtures("project")
def test_locales_of_named_catalogs_are_completed(option: str) -> None:
    """Those of --catalog are among the languages that there are; without it, render and explain do not read them."""
    command, name = option.split()
    assert completions("bash", f"vapierrors {command} --catalog texts {name} cy") == ["cy"]
    assert completions("bash", f"vapierrors {option} cy") == []


@pytest.mark.usefixtures("project")
def test_settings_that_are_broken_do_not_keep_a_shell_from_completing() -> None:
    """What is wrong with them is told when the command runs."""
    Path("pyproject.toml").write_text("[tool.vapierrors", encoding="utf-8")
    assert completions("bash", "vapierrors lint --locale ") == []
    assert completions("bash", "vapierrors preview --locale d") == ["de"]


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
