"""``demo``, ``locales``, ``explain``, help and version; and what stands there where the extra is not installed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
import pytest
from command_line import invoke, run

import vapierrors
from vapierrors.cli.group import vapierrors as group

if TYPE_CHECKING:
    from pathlib import Path

BODIES = ("tagging", "unreadable", "upload")
LANGUAGES = ("en", "de", "ja")
COMMANDS = sorted(group.commands)
UNKNOWN = "vapierrors: Expected a message id of the catalog, or an error type, got "
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
    assert rows == [
        ["de", "Deutsch", "German", f"{total}/{total}", "100", "%"],
        ["en", "English", "English", f"{total}/{total}", "100", "%"],
        ["ja", "日本語", "Japanese", f"{total}/{total}", "100", "%"],
    ]


def test_locales_as_json_count_a_catalog_of_one_s_own(tmp_path: Path) -> None:
    """``--json`` gives numbers, and ``--catalog`` adds its languages and messages."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entry = 'msgctxt "com.example.gone"\nmsgid "Gone"\nmsgstr "Disparu"\n'
    (folder / "own.po").write_text(entry, encoding="utf-8")
    rows = json.loads(invoke("locales", "--json", "--catalog", tmp_path).stdout)
    total = len(vapierrors.Catalog.load().table("en")) + 1
    french = {"locale": "fr", "name": "français", "english_name": "French", "translated": 1, "total": total}
    assert [row["locale"] for row in rows] == ["de", "en", "fr", "ja"]
    assert rows[2] == french


def test_a_message_id_is_explained() -> None:
    """Its templates in every language, where they stand, and what their arguments are used as."""
    entry = vapierrors.Catalog.load().find("vapi.invoke.input.invalid", "de")[0]
    result = invoke("explain", "vapi.invoke.input.invalid", "--locale", "de")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "vapi.invoke.input.invalid\n"
        "\n  en\n    Method “{0}” was called with input that is not valid.\n"
        f"      vsphere.pot:{entry.line}  arguments: 0 (plain)\n"
        "\n  de\n    Die Methode „{0}“ wurde mit ungültigen Eingaben aufgerufen.\n"
        f"      de/LC_MESSAGES/vsphere.po:{entry.line}  arguments: 0 (plain)\n"
    )


@pytest.mark.parametrize("name", ["NOT_FOUND", "not_found", "com.vmware.vapi.std.errors.not_found"])
def test_an_error_type_is_explained(name: str) -> None:
    """By its name or its canonical id, with its HTTP status and its title in every language."""
    result = invoke("explain", name)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[:2] == ["com.vmware.vapi.std.errors.not_found", "  Error type: NOT_FOUND (HTTP status 404)"]
    assert [line.strip() for line in lines if line.startswith("    ") and line[4] != " "] == [
        "Nicht gefunden",
        "Not found",
        "見つかりません",
    ]


@pytest.mark.parametrize(
    ("wanted", "shown"), [("de", ["en", "de"]), ("de-AT", ["en", "de"]), ("en", ["en"]), ("fr", ["en"])]
)
def test_one_language_is_explained_beside_english(wanted: str, shown: list[str]) -> None:
    """``--locale`` names the reader's language; where the catalog lacks it, that of the nearest parent counts."""
    document = json.loads(invoke("explain", "NOT_FOUND", "--json", "--locale", wanted).stdout)
    assert [entry["locale"] for entry in document["entries"]] == shown


def test_an_explanation_as_json_is_complete() -> None:
    """A machine gets the type, the status, and each template with its arguments and place."""
    document = json.loads(invoke("explain", "vapi.invoke.input.invalid", "--json").stdout)
    entry = vapierrors.Catalog.load().find("vapi.invoke.input.invalid", "de")[0]
    assert (document["id"], document["error_type"], document["status"]) == ("vapi.invoke.input.invalid", None, None)
    assert document["entries"][0] == {
        "locale": "de",
        "template": "Die Methode „{0}“ wurde mit ungültigen Eingaben aufgerufen.",
        "arguments": {"0": ["plain"]},
        "file": "de/LC_MESSAGES/vsphere.po",
        "line": entry.line,
    }
    error_type = json.loads(invoke("explain", "TIMED_OUT", "--json").stdout)
    assert (error_type["error_type"], error_type["status"]) == ("TIMED_OUT", 504)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            "vapi.invoke.input.invald",
            (
                "'vapi.invoke.input.invald'; did you mean vapi.invoke.input.invalid,"
                " com.vmware.vapi.endpoint.method.input.invalid?"
            ),
        ),
        ("VM.NOT_FOUND", "'VM.NOT_FOUND'; did you mean com.vmware.api.vcenter.vm.not_found?"),
        ("zzzz", "'zzzz'"),
        ("a\x1b[31m\nb", "'a\\x1b[31m\\nb'"),
        ("../../etc/passwd", "'../../etc/passwd'"),
        ("{0}", "'{0}'"),
    ],
)
def test_an_unknown_id_is_a_finding(given: str, told: str) -> None:
    """Exit code 1, what is near by spelling, and nothing that steers the terminal."""
    result = invoke("explain", given)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{UNKNOWN}{told}\n")


def test_a_broken_or_hostile_template_is_explained(tmp_path: Path) -> None:
    """A template that is not sound says why; one with control characters is shown without them."""
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entries = (
        'msgctxt "com.example.broken"\nmsgid "Gone"\nmsgstr "Weg {0"\n\n'
        'msgctxt "com.example.hostile"\nmsgid "Gone"\nmsgstr "\x1b[2JWeg\\nfort"\n'
    )
    (folder / "own.po").write_text(entries, encoding="utf-8")
    broken = invoke("explain", "com.example.broken", "--locale", "de", "--catalog", tmp_path).stdout
    reason = "Expected ',' or '}' behind the argument name '0', got end of text - at line 1, column 7"
    assert broken.endswith(f"    Weg {{0\n      de/LC_MESSAGES/own.po:2  {reason}\n")
    hostile = invoke("explain", "com.example.hostile", "--locale", "de", "--catalog", tmp_path).stdout
    assert hostile.endswith("\n    [2JWeg\n    fort\n      de/LC_MESSAGES/own.po:6  no arguments\n")


def test_nonsense_for_a_locale_is_wrong_use() -> None:
    """What is no language tag never comes near a path."""
    result = invoke("explain", "NOT_FOUND", "--locale", "../de")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Usage: vapierrors [OPTIONS] COMMAND [ARGS]...\nTry 'vapierrors --help' for help.\n\n"
        "Error: Expected a language tag such as de or zh-Hant-TW, got '../de'\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_a_help_text(name: str, flag: str) -> None:
    """Usage, every option with a sentence, and lines that fit the terminal."""
    command = group.commands[name]
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
    assert COMMANDS == ["demo", "explain", "locales", "render"]
    for name in COMMANDS:
        assert f"  {name:<8} {group.commands[name].short_help}\n" in result.stdout
    assert "Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input." in result.stdout
    assert "_VAPIERRORS_COMPLETE=bash_source" in result.stdout


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


@pytest.mark.parametrize("package", ["click", "rich"])
def test_without_the_extra_the_command_says_what_to_install(package: str) -> None:
    """Where click or rich is not installed, one line says how to get it, with exit code 2."""
    done = run(package, "demo", command=(sys.executable, "-c", WITHOUT))
    assert (done.returncode, done.stdout) == (2, b"")
    expected = f'vapierrors: the command line needs {package}; install it with: pip install "vapierrors[cli]"\n'
    assert done.stderr.decode() == expected


def test_another_missing_module_is_not_taken_for_the_extra() -> None:
    """Only click and rich are the extra: whatever else is missing is a fault that shows its traceback."""
    done = run("json", "demo", command=(sys.executable, "-c", WITHOUT))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines()[-1] == "ModuleNotFoundError: No module named 'json'"
