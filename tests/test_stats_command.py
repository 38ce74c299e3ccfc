"""``vapierrors stats``: what is shown, to whom, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import click
import pytest
from command_line import invoke, run, write_po

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
GONE = '\nmsgctxt "com.example.gone"\nmsgid "It is gone"\nmsgstr "{}"\n'
NEAR = '\n{}msgctxt "com.example.near"\nmsgid "Near"\nmsgstr "{}"\n'
FAR = '\nmsgctxt "com.example.far"\nmsgid "Far away"\nmsgstr "{}"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a domain in German and Japanese, and another that is not translated yet."""
    locales = tmp_path / "locales"
    write_po(locales, "de", HEADER + GONE.format("Es ist weg") + NEAR.format("#, fuzzy\n", "Nah") + FAR.format("Fern"))
    write_po(locales, "ja", HEADER + GONE.format("ありません"))
    template = HEADER + GONE.format("") + NEAR.format("", "") + FAR.format("")
    (locales / "own.pot").write_text(template, encoding="utf-8")
    (locales / "two.pot").write_text(HEADER + NEAR.format("", ""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return locales


PLAIN = """\
Locale  Domain             Entries  Words
en      own       100.0 %      3/3    6/6
en      two       100.0 %      1/1    1/1
de      own        66.6 %      2/3    5/6  1 fuzzy
de      two         0.0 %      0/1    0/1  1 missing
ja      own        33.3 %      1/3    3/6  2 missing
ja      two         0.0 %      0/1    0/1  1 missing
en      all       100.0 %      4/4    7/7
de      all        50.0 %      2/4    5/7  1 fuzzy, 1 missing
ja      all        25.0 %      1/4    3/7  3 missing
"""


def test_each_language_is_shown_by_domain_and_in_all(folder: Path) -> None:
    """The folders are those of the settings; a domain that a language does not have is missing as a whole."""
    done = invoke("stats")
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", PLAIN)
    (folder.parent / "pyproject.toml").write_text('[tool.vapierrors]\ncatalogs = ["texts"]\n', encoding="utf-8")
    folder.rename(folder.parent / "texts")
    assert invoke("stats").stdout == PLAIN
    assert invoke("stats", "texts", "--locale", "de-DE", "--domain", "two").stdout == (
        "Locale  Domain           Entries  Words\nde      two       0.0 %      0/1    0/1  1 missing\n"
    )


def test_two_folders_are_told_apart(folder: Path) -> None:
    """Where domains stand in several folders, each row names its own."""
    other = folder.parent / "other"
    other.mkdir()
    (other / "own.pot").write_text(HEADER + NEAR.format("", ""), encoding="utf-8")
    assert invoke("stats", folder.name, other.name, "--locale", "en", "--domain", "own").stdout == (
        "Locale  Folder    Domain             Entries  Words\n"
        "en      locales   own       100.0 %      3/3    6/6\n"
        "en      other     own       100.0 %      1/1    1/1\n"
        "en                all       100.0 %      4/4    7/7\n"
    )


def test_a_terminal_gets_bars_as_wide_as_it_is(folder: Path) -> None:
    """Bars fill what room there is, without colour where nobody wants it; a narrow terminal has none."""
    options = ("stats", "--locale", "de", "--domain", "own", folder)
    wide = invoke(*options, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="200")
    assert "█" * 26 + "▒" * 14 in wide.stdout
    assert "\x1b[32m" not in wide.stdout
    coloured = invoke(*options, FORCE_COLOR="1", COLUMNS="200", TERM="xterm")
    assert f"\x1b[32m{'█' * 26}\x1b[0m\x1b[33m{'▒' * 14}\x1b[0m" in coloured.stdout
    narrow = invoke(*options, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="60")
    assert "█" not in narrow.stdout
    assert max(map(len, click.unstyle(narrow.stdout).splitlines())) <= 60


def test_a_machine_reads_json(folder: Path) -> None:
    """Every number of each domain, and of each language."""
    done = invoke("stats", folder, "--json", "--locale", "de", "--domain", "own")
    row = {
        "locale": "de",
        "total": 3,
        "translated": 2,
        "fuzzy": 1,
        "untranslated": 0,
        "missing": 0,
        "broken": 0,
        "obsolete": 0,
        "unknown": 0,
        "source_words": 6,
        "translated_words": 5,
        "words": 4,
        "name": "German",
        "percent": 66.6,
    }
    assert json.loads(done.stdout) == {"domains": [{"folder": str(folder), "domain": "own", **row}], "locales": [row]}


def test_too_little_is_a_finding(folder: Path) -> None:
    """Each language of which less is translated over all its domains is told, with exit code 1."""
    done = invoke("stats", folder, "--fail-under", "50")
    assert (done.exit_code, done.stdout) == (1, PLAIN.replace("locales", str(folder)))
    assert done.stderr == (
        "vapierrors: Expected at least 50 % of the messages in Japanese, got 25 % (1 of 4) - at ja\n"
    )
    assert invoke("stats", folder, "--fail-under", "50", "--locale", "de").exit_code == 0


def test_a_badge_is_written(folder: Path) -> None:
    """It says the share of all languages shown, less English, and of which language where it is one."""
    for options, title in [
        ((), "translated: 37 % of 8 messages"),
        (("--locale", "de"), "translated: 50 % of 4 messages in German"),
        (("--locale", "en", "--badge-label", "R&D"), "R&D: 100 % of 4 messages in English"),
    ]:
        done = invoke("stats", folder, "--badge", folder / "badge.svg", *options)
        assert (done.exit_code, done.stderr) == (0, "")
        picture = ET.parse(folder / "badge.svg")  # noqa: S314 - our own
        assert picture.getroot().attrib["aria-label"] == title


def test_pseudo_locales_count_for_no_badge(folder: Path) -> None:
    """They are complete by themselves, and nobody reads them."""
    invoke("pseudo", folder)
    invoke("stats", folder, "--badge", folder / "badge.svg")
    title = ET.parse(folder / "badge.svg").getroot().attrib["aria-label"]  # noqa: S314 - our own
    assert title == "translated: 37 % of 8 messages"


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Path) -> None:
    """It is told, with exit code 2."""
    path = folder / "ja" / "LC_MESSAGES" / "own.po"
    path.unlink()
    os.mkfifo(path)
    done = invoke("stats")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: [Errno 22] Not a regular file: 'locales/ja/LC_MESSAGES/own.po'\n"


def test_what_nobody_can_count_is_a_finding(folder: Path) -> None:
    """A part that is none of a PO file is told with file and line, and control characters reach no terminal."""
    path = folder / "ja" / "LC_MESSAGES" / "own.po"
    path.write_text(path.read_text(encoding="utf-8") + "\nmsgfoo \x1b[31m\n", encoding="utf-8")
    done = invoke("stats", "locales", "--locale", "ja", "--domain", "own")
    assert done.exit_code == 1
    assert done.stderr == (
        "vapierrors: locales/ja/LC_MESSAGES/own.po:8: Expected msgctxt, msgid, msgstr, a comment or text in quotes,"
        " got 'msgfoo \\x1b[31m' [file-syntax]\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--locale", "fr"), "Expected a locale of the catalogs (de, ja), got 'fr'"),
        (("--domain", "owl"), "Expected a domain of the catalogs (own, two), got 'owl'"),
        (("nowhere",), "Expected a folder or package:folder, got 'nowhere': no such folder"),
        (("empty",), "Expected <domain>.pot or <locale>/LC_MESSAGES/<domain>.po, got none of them; run vapierrors"),
        (("--fail-under", "101"), "Invalid value for '--fail-under': 101.0 is not in the range 0<=x<=100."),
    ],
)
def test_wrong_use_ends_with_code_2(folder: Path, options: tuple[str, ...], said: str) -> None:
    """What is not there is said, with what there is."""
    (folder.parent / "empty").mkdir()
    done = invoke("stats", *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_process_of_its_own_does_the_same(folder: Path) -> None:
    """From the installed script to the exit code."""
    done = run("stats", folder, "--fail-under", "100", "--locale", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "".join(f"{line}\n" for line in PLAIN.splitlines() if line[:2] in {"Lo", "en"})


def test_names_are_completed(folder: Path) -> None:
    """Languages and domains are those of the project."""
    assert folder.is_dir()
    for words, offered in [("vapierrors stats --locale ", "en\nde\nja"), ("vapierrors stats --domain t", "two")]:
        done = invoke(
            _VAPIERRORS_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(len(words.split(" ")) - 1),
        )
        assert [line.removeprefix("plain,") for line in done.stdout.splitlines()] == offered.split("\n")
