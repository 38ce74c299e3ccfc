"""``vapierrors compile``: what is compiled, what is told, and how it ends (specification, section 9)."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

import pytest
from command_line import GONE, invoke, run, write_po

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = 'msgctxt "com.example.gone"\nmsgid "Gone"\nmsgstr "Weg"\n'
FUZZY = '\n#, fuzzy\nmsgctxt "com.example.far"\nmsgid "Far"\nmsgstr "Fern"\n'
UNTRANSLATED = '\nmsgctxt "com.example.near"\nmsgid "Near"\nmsgstr ""\n'
BROKEN = '\nmsgctxt "com.example.bad"\nmsgid "Bad {0}"\nmsgstr "Schlecht {0"\n'
TOLD = (
    "vapierrors: de/LC_MESSAGES/own.po:15: com.example.bad [de]: Expected ',' or '}' behind the argument name '0',"
    " got end of text - at line 1, column 12 [template-syntax]\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a German catalog and its template."""
    write_po(tmp_path, "de", GERMAN + FUZZY + UNTRANSLATED)
    (tmp_path / "own.pot").write_text(GERMAN.replace("Weg", ""), encoding="utf-8")
    return tmp_path


def lines(folder: Path, german: str, english: str) -> str:
    return f"{folder}/de/LC_MESSAGES/own.mo: {german}\n{folder}/own.mo: {english}\n"


def test_every_catalog_of_a_folder_is_compiled(folder: Path) -> None:
    """Each is told with its entries and what is left out; the second time there is nothing to do."""
    done = invoke("compile", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == lines(folder, "1 entry, 1 fuzzy, 1 untranslated", "1 entry")
    again = invoke("compile", folder)
    assert (again.exit_code, again.stdout) == (0, lines(folder, "up to date", "up to date"))
    forced = invoke("compile", folder, "--force")
    assert (forced.exit_code, forced.stdout) == (0, done.stdout)


def test_other_commands_use_what_is_compiled(folder: Path) -> None:
    """A stale file is told where a catalog is read, and that it is to be compiled again; the new text is shown."""
    invoke("compile", folder)
    body = GONE.replace("com.vmware.api.vcenter.vm.not_found", "com.example.gone")
    options = ("--locale", "de", "--catalog", folder, "--problems")
    assert invoke("render", "-", *options, given=body).stdout == "Weg\n"
    (folder / "de" / "LC_MESSAGES" / "own.po").write_text(GERMAN.replace("Weg", "Fort"), encoding="utf-8")
    stale = invoke("render", "-", *options, given=body)
    assert (stale.exit_code, stale.stdout) == (0, "Fort\n")
    assert stale.stderr == (
        "vapierrors: de/LC_MESSAGES/own.mo: Expected a file compiled from de/LC_MESSAGES/own.po as it is now,"
        " got an older one; run vapierrors compile [stale-compiled]\n"
    )


def test_check_writes_nothing(folder: Path) -> None:
    """What is missing or stale is a finding, what is up to date is not."""
    missing = invoke("compile", folder, "--check")
    assert (missing.exit_code, missing.stdout) == (1, lines(folder, "not compiled", "not compiled"))
    assert not (folder / "own.mo").exists()
    invoke("compile", folder)
    (folder / "own.pot").write_text(GERMAN.replace("Weg", "") + UNTRANSLATED, encoding="utf-8")
    stale = invoke("compile", folder, "--check")
    assert (stale.exit_code, stale.stdout) == (1, lines(folder, "up to date", "stale"))
    assert invoke("compile", folder).stdout == lines(folder, "up to date", "2 entries")
    assert invoke("compile", folder, "--check").exit_code == 0


def test_what_is_broken_is_told_each_time(folder: Path) -> None:
    """A broken entry is a finding with file and line until it is mended, however often one compiles."""
    (folder / "de" / "LC_MESSAGES" / "own.po").write_text(GERMAN + FUZZY + UNTRANSLATED + BROKEN, encoding="utf-8")
    for english in ("1 entry", "up to date"):
        done = invoke("compile", folder)
        assert (done.exit_code, done.stderr) == (1, TOLD)
        assert done.stdout == lines(folder, "2 entries, 1 broken, 1 fuzzy, 1 untranslated", english)
    checked = invoke("compile", folder, "--check")
    assert (checked.exit_code, checked.stdout) == (1, lines(folder, "up to date, 1 broken", "up to date"))


def test_a_machine_reads_json(folder: Path) -> None:
    """All that is known of each file, its problems with file and line."""
    (folder / "de" / "LC_MESSAGES" / "own.po").write_text(GERMAN + FUZZY + UNTRANSLATED + BROKEN, encoding="utf-8")
    done = invoke("compile", folder, "--json")
    german, english = json.loads(done.stdout)
    (problem,) = german.pop("problems")
    assert german == {
        "path": f"{folder}/de/LC_MESSAGES/own.mo",
        "file": "de/LC_MESSAGES/own.mo",
        "sources": ["de/LC_MESSAGES/own.po"],
        "state": "compiled",
        "entries": 2,
        "fuzzy": 1,
        "untranslated": 1,
        "broken": 1,
    }
    assert (problem["code"], problem["file"], problem["line"]) == ("template-syntax", "de/LC_MESSAGES/own.po", 15)
    assert (english["sources"], english["state"], english["problems"]) == (["own.pot"], "compiled", [])
    assert done.exit_code == 1


@pytest.mark.parametrize(("locale", "kept"), [("de", 0), ("de-DE", 0), ("en", 1), ("EN_us", 1)])
def test_one_language_alone_is_compiled(folder: Path, locale: str, kept: int) -> None:
    """In any spelling; English is the templates."""
    done = invoke("compile", folder, "--locale", locale)
    expected = lines(folder, "1 entry, 1 fuzzy, 1 untranslated", "1 entry").splitlines()[kept]
    assert (done.exit_code, done.stdout) == (0, f"{expected}\n")


def test_the_current_folder_is_compiled_without_a_word(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder is named, names are those below the current one."""
    monkeypatch.chdir(folder)
    assert invoke("compile", "--locale", "en").stdout == "own.mo: 1 entry\n"


def test_what_is_wrong_with_a_folder_is_a_finding(folder: Path, tmp_path: Path) -> None:
    """A folder of no known locale is told, and the others are compiled; one without a catalog is told, too."""
    write_po(folder, "xx", GERMAN)
    done = invoke("compile", folder, "--locale", "de")
    assert (done.exit_code, done.stdout.count("1 entry")) == (1, 1)
    assert done.stderr == (
        "vapierrors: xx/LC_MESSAGES: Expected a language that CLDR has data for, got 'xx' in 'xx' [unknown-locale]\n"
    )
    (tmp_path / "empty").mkdir()
    empty = invoke("compile", tmp_path / "empty")
    assert (empty.exit_code, empty.stdout) == (1, "")
    assert empty.stderr == (
        f"vapierrors: {tmp_path}/empty: Expected <locale>/LC_MESSAGES/<domain>.po or <domain>.pot to compile, got none"
        " of them [no-catalog]\n"
    )


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["no/such"], "Expected a folder or package:folder, got 'no/such': no such folder"),
        (
            ["{folder}", "--locale", "fr"],
            "Invalid value for --locale: Expected a language of the catalogs (de, en), got 'fr'",
        ),
        (["{folder}", "--locale", "?"], "Expected a language tag such as de or zh-Hant-TW, got '?'"),
    ],
)
def test_wrong_use_compiles_nothing(folder: Path, args: list[str], reason: str) -> None:
    """Exit code 2, with what was expected."""
    done = invoke("compile", *(arg.format(folder=folder) for arg in args))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {reason}"
    assert not (folder / "own.mo").exists()


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, each file, and whether the old one is there still."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (folder / "own.mo").write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    done = invoke("compile", folder)
    assert (done.exit_code, done.stdout) == (2, lines(folder, "failed", "failed"))
    expected = "Expected to read {} and to write what is compiled of it, got [Errno 28] No space left on device"
    german = f"{expected.format('de/LC_MESSAGES/own.po')}: '{folder}/de/LC_MESSAGES/own.mo' [not-compiled]"
    english = f"{expected.format('own.pot')}; what was there is there still: '{folder}/own.mo' [not-compiled]"
    assert done.stderr == f"vapierrors: de/LC_MESSAGES/own.mo: {german}\nvapierrors: own.mo: {english}\n"


def test_it_runs_as_a_process(folder: Path) -> None:
    """Nothing but the result stands on standard output, and no bar where there is no terminal."""
    done = run("compile", folder, "--check")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == lines(folder, "not compiled", "not compiled")
