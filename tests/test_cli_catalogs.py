"""``--catalog``: what is wrong with catalogs is told, by each command that reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import GONE, GONE_IN_ENGLISH, GONE_IN_GERMAN, invoke, write_po

from vapierrors import Catalog

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = Catalog.load().locales
REASON = "Expected ',' or '}' behind the argument name '0', got end of text - at line 1, column"


def broken_entry(msgid: str, msgstr: str) -> str:
    return f'msgctxt "com.example.broken"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'


UNKNOWN_FOLDER = (
    "vapierrors: xx/LC_MESSAGES: Expected a language that CLDR has data for, got 'xx' in 'xx' [unknown-locale]\n"
)
BROKEN_GERMAN = f"vapierrors: de/LC_MESSAGES/own.po:2: com.example.broken [de]: {REASON} 7 [template-syntax]\n"
BROKEN_DUTCH = f"vapierrors: nl/LC_MESSAGES/own.po:2: com.example.broken [nl]: {REASON} 11 [template-syntax]\n"


@pytest.fixture
def unsound(tmp_path: Path) -> Path:
    """A folder of catalogs with a broken template in German and in Dutch, and one of a language that there is not."""
    write_po(tmp_path, "de", broken_entry("Gone", "Weg {0"))
    write_po(tmp_path, "nl", broken_entry("Gone", "Vermist {0"))
    write_po(tmp_path, "xx", broken_entry("Gone", "Xx"))
    return tmp_path


COMMANDS = (("render", "-", "--locale", "de"), ("render", "-", "--problems"), ("explain", "NOT_FOUND"), ("locales",))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_a_catalog_is_told(tmp_path: Path, command: tuple[str, ...]) -> None:
    """One level too high is easily given; the command does its work all the same, and only ``locales`` has findings."""
    write_po(tmp_path / "locales", "de", broken_entry("Gone", "Weg"))
    result = invoke(*command, "--catalog", tmp_path, given=GONE)
    assert (result.exit_code, result.stdout) == (int(command == ("locales",)), invoke(*command, given=GONE).stdout)
    assert result.stderr == (
        f"vapierrors: {tmp_path}: Expected <locale>/LC_MESSAGES/<domain>.po, <domain>.pot or"
        " <name>_<locale>.properties, got none of them [no-catalog]\n"
    )


@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[2]])
def test_a_folder_of_an_unknown_locale_is_told(unsound: Path, command: tuple[str, ...]) -> None:
    """It is told unasked, without what is wrong with single templates; the exit code is 0."""
    result = invoke(*command, "--catalog", unsound, given=GONE)
    assert (result.exit_code, result.stderr) == (0, UNKNOWN_FOLDER)


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("de", UNKNOWN_FOLDER + BROKEN_GERMAN),
        ("de-AT", UNKNOWN_FOLDER + BROKEN_GERMAN),
        ("en", UNKNOWN_FOLDER),
        ("nl", UNKNOWN_FOLDER + BROKEN_DUTCH),
    ],
)
def test_the_problems_of_the_reader_s_catalogs_are_told_on_demand(unsound: Path, locale: str, told: str) -> None:
    """``--problems`` names each once for all bodies: of the reader's language, its parents and English."""
    options = ("--ndjson", "--problems", "--locale", locale, "--catalog", unsound)
    result = invoke("render", "-", *options, given=f"{GONE}\n{GONE}\n")
    lines = result.stderr.splitlines(keepends=True)
    assert (result.exit_code, "".join(line for line in lines if "vapierrors: line " not in line)) == (0, told)


def test_locales_tell_every_problem(unsound: Path) -> None:
    """All languages are looked at: the list stands on standard output, the problems behind it, and exit code 1."""
    told = UNKNOWN_FOLDER + BROKEN_GERMAN + BROKEN_DUTCH
    result = invoke("locales", "--catalog", unsound)
    assert (result.exit_code, result.stderr) == (1, told)
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["Locale", *sorted([*LANGUAGES, "nl"])]
    machine = invoke("locales", "--catalog", unsound, "--json")
    assert (machine.exit_code, machine.stderr) == (1, told)
    assert [row["locale"] for row in json.loads(machine.stdout)] == sorted([*LANGUAGES, "nl"])


def test_a_broken_english_template_is_told_to_every_reader(tmp_path: Path) -> None:
    """English is what all others fall back to; what steers a terminal is not printed."""
    (tmp_path / "own.pot").write_text(broken_entry("\x1b[2JGone {0", ""), encoding="utf-8")
    result = invoke("render", "-", "--problems", "--locale", "de", "--catalog", tmp_path, given=GONE)
    assert (result.exit_code, result.stdout) == (0, GONE_IN_GERMAN)
    assert result.stderr == f"vapierrors: own.pot:2: com.example.broken [en]: {REASON} 12 [template-syntax]\n"


def test_a_locale_that_there_is_not_has_no_problems_but_those_of_english(tmp_path: Path) -> None:
    """``render --locale xx`` stays a warning, with ``--problems`` too."""
    write_po(tmp_path, "de", broken_entry("Gone", "Weg {0"))
    result = invoke("render", "-", "--problems", "--locale", "xx", "--catalog", tmp_path, given=GONE)
    assert (result.exit_code, result.stdout) == (0, GONE_IN_ENGLISH)
    assert result.stderr == (
        "vapierrors: Expected a language that CLDR has data for, got 'xx' in 'xx'; en is used [unknown-locale]\n"
    )


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("no/such/folder", "no such folder"),
        ("no_such_package:locales", "No module named 'no_such_package'"),
        ("vapierrors:no-such-folder", "the package has no such folder"),
    ],
)
@pytest.mark.parametrize(
    ("command", "usage"),
    [
        (("render", "-"), "render [OPTIONS] FILE"),
        (("locales",), "locales [OPTIONS]"),
        (("explain", "NOT_FOUND"), "explain [OPTIONS] ID"),
    ],
)
def test_a_missing_catalog_is_wrong_use(command: tuple[str, ...], usage: str, source: str, reason: str) -> None:
    """What ``--catalog`` names must be there: exit code 2, the option, and what was expected."""
    result = invoke(*command, "--catalog", source, given=GONE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Usage: vapierrors {usage}\nTry 'vapierrors {command[0]} --help' for help.\n\n"
        f"Error: Invalid value for '--catalog': Expected a folder or package:folder, got '{source}': {reason}\n"
    )
