"""``demo``, ``locales``, help and version; and what stands there where the extra is not installed."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from command_line import invoke, run

import vapierrors
from vapierrors import cli
from vapierrors.cli.group import COMMANDS

BODIES = ("tagging", "unreadable", "upload")
LANGUAGES = ("en", "de", "ja")
WITHOUT = """
import sys
class Hidden:
    name = sys.argv.pop(1)
    def find_spec(self, name, path=None, target=None):
        if name == self.name:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hidden())
from vapierrors.cli import main
main()
"""
NEXT = """\
Try next:
  vapierrors demo --body upload                                    the body itself
  vapierrors demo --body upload | vapierrors render - --locale ja --format-locale en-GB --timezone Asia/Tokyo
  vapierrors render error.json --locale de --output html           your own error, in another form
  vapierrors explain vapi.invoke.input.invalid                     what is known of a message id
  vapierrors locales                                               which languages there are
"""


def loaded(name: str) -> click.Command:
    """The command itself."""
    row = COMMANDS[name]
    command = getattr(import_module(f"vapierrors.cli.{row.module}"), row.attribute)
    assert isinstance(command, click.Command)
    return command


def test_the_demo_shows_what_the_library_does() -> None:
    """Three languages, a plural, a date in the reader's zone, a message in a message, a ruined text, and what next."""
    done = run("demo")
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    for expected in (
        "  English, America/New_York\n",
        "  Deutsch, Europe/Berlin\n",
        "  日本語, Asia/Tokyo\n",
        "expired on October 24, 2026 at 8:30:00\u202fPM EDT. No data was sent for 5 minutes. 3 files (1,234.6 GB)",
        "ist am 25. Oktober 2026 um 02:30:00 MESZ abgelaufen. 5 Minuten lang wurden keine Daten gesendet. 3 Dateien",
        "2026年10月25日 9:30:00 JST",
        "    Ursache: Das Feld „create_spec“ ist ungültig.\n",
        "Der Dienst kann die Anforderung zurzeit nicht bearbeiten.\n",
    ):
        assert expected in shown
    assert shown.endswith(NEXT)


def test_what_the_demo_says_to_try_next_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line after ``Try next`` is a command that ends well."""
    body = invoke("demo", "--body", "upload").stdout
    (tmp_path / "error.json").write_text(body, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [line.split("   ")[0].rpartition("vapierrors ")[2].split() for line in NEXT.splitlines()[1:]]
    assert [command[0] for command in commands] == ["demo", "render", "render", "explain", "locales"]
    assert [invoke(*command, given=body).exit_code for command in commands] == [0] * len(commands)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_of_the_demo_can_be_rendered(body: str) -> None:
    """``demo --body NAME | render -`` gives the text of the demo, with nothing odd."""
    printed = run("demo", "--body", body)
    rendered = run("render", "-", "--locale", "ja", "--timezone", "Asia/Tokyo", given=printed.stdout)
    assert (printed.returncode, rendered.returncode, rendered.stderr) == (0, 0, b"")
    first, *_ = rendered.stdout.decode().splitlines()
    assert f"  日本語, Asia/Tokyo\n  {first}\n" in invoke("demo").stdout


def test_the_demo_as_json_holds_every_rendering() -> None:
    """A machine gets three bodies in three languages."""
    document = json.loads(invoke("demo", "--json").stdout)
    assert {name: [error["locale"] for error in errors] for name, errors in document.items()} == {
        name: [*LANGUAGES] for name in BODIES
    }
    assert document["unreadable"][2]["summary"] == "サービスは現在、要求を処理できません。"


def test_locales_are_listed_as_a_table() -> None:
    """Each language by its own name and in English, with what is translated; the columns are told by their heads."""
    result = invoke("locales")
    total = len(vapierrors.Catalog.load().table("en"))
    head, *rows = [line.split() for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr, head) == (0, "", ["Locale", "Language", "Messages"])
    assert [row[0] for row in rows] == [*vapierrors.Catalog.load().locales]
    assert [row[1:] for row in rows if row[0] in LANGUAGES] == [
        ["Deutsch", "German", f"{total}/{total}", "100", "%"],
        ["English", "English", f"{total}/{total}", "100", "%"],
        ["日本語", "Japanese", f"{total}/{total}", "100", "%"],
    ]


def test_locales_as_json_count_a_catalog_of_one_s_own(tmp_path: Path) -> None:
    """``--json`` gives numbers, and ``--catalog`` adds its languages and messages."""
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entry = 'msgctxt "com.example.gone"\nmsgid "Gone"\nmsgstr "Vermist"\n'
    (folder / "own.po").write_text(entry, encoding="utf-8")
    rows = json.loads(invoke("locales", "--json", "--catalog", tmp_path).stdout)
    total = len(vapierrors.Catalog.load().table("en")) + 1
    dutch = {"locale": "nl", "name": "Nederlands", "english_name": "Dutch", "translated": 1, "total": total}
    assert [row["locale"] for row in rows] == sorted([*vapierrors.Catalog.load().locales, "nl"])
    assert [row for row in rows if row["locale"] == "nl"] == [dutch]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_a_help_text(name: str, flag: str) -> None:
    """Usage, every option with a sentence, and lines that fit the terminal."""
    command = loaded(name)
    result = invoke(name, flag)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: vapierrors {name} [OPTIONS]")
    options = [param for param in command.params if isinstance(param, click.Option)]
    flat = "".join(result.stdout.split())
    assert [option.name for option in options if not option.help] == []
    assert [option.name for option in options if option.opts[0] not in flat] == []
    assert [option.name for option in options if "".join(str(option.help).split()) not in flat] == []
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_group_lists_its_commands() -> None:
    """``--help`` has every command with a short text, the exit codes, and how to get completion."""
    result = invoke("--help")
    assert result.exit_code == 0
    for name, row in COMMANDS.items():
        assert f"  {name:<8} {row.summary}\n" in result.stdout
        assert (loaded(name).name, loaded(name).short_help) == (name, row.summary)
    assert "Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input." in result.stdout
    assert "_VAPIERRORS_COMPLETE=bash_source" in result.stdout


def test_the_table_has_every_command() -> None:
    """Each command that a module of the room defines is in it, and no other."""
    found = {
        (module.stem, attribute)
        for module in Path(cli.__file__).parent.glob("*.py")
        for attribute, value in vars(import_module(f"vapierrors.cli.{module.stem}")).items()
        if isinstance(value, click.Command)
        and not isinstance(value, click.Group)
        and value.callback is not None
        and value.callback.__module__ == f"vapierrors.cli.{module.stem}"
    }
    assert found == {(row.module, row.attribute) for row in COMMANDS.values()}


def test_the_version_is_the_package_s() -> None:
    """``--version`` and ``-V``, as module and as a command."""
    assert run("--version").stdout.decode().strip().endswith(f", version {vapierrors.__version__}")
    assert invoke("-V").stdout == f"vapierrors, version {vapierrors.__version__}\n"


@pytest.mark.parametrize("args", [(), ("no-such-command",)])
def test_no_command_is_wrong_use(args: tuple[str, ...]) -> None:
    """Nothing, or something that there is not, ends with exit code 2 and a usage text."""
    result = invoke(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: vapierrors [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize(("package", "name"), [("click", "demo"), ("rich", "locales")])
def test_without_the_extra_the_command_says_what_to_install(package: str, name: str) -> None:
    """Where click or rich is not installed, one line says how to get it, with exit code 2."""
    done = run(package, name, command=(sys.executable, "-c", WITHOUT))
    assert (done.returncode, done.stdout) == (2, b"")
    expected = f'vapierrors: the command line needs {package}; install it with: pip install "vapierrors[cli]"\n'
    assert done.stderr.decode() == expected


def test_another_missing_module_is_not_taken_for_the_extra() -> None:
    """Only click and rich are the extra: whatever else is missing is a fault that shows its traceback."""
    done = run("json", "demo", command=(sys.executable, "-c", WITHOUT))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines()[-1] == "ModuleNotFoundError: No module named 'json'"
