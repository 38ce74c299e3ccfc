"""``vapierrors pseudo``: what is written, where, and what is left alone (specification, section 9)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from command_line import GONE, invoke, write_po

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = 'msgctxt "com.vmware.api.vcenter.vm.not_found"\nmsgid "Gone: {0}"\nmsgstr ""\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one domain, in its current folder."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "own.pot").write_text(ENTRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_both_pseudo_locales_are_made_and_read_by_the_renderer(project: Path) -> None:
    """en-XA and en-XB stand beside the translations, and a reader of them gets them."""
    done = invoke("pseudo")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == ("locales/en-XA/LC_MESSAGES/own.po: 1 entry\nlocales/en-XB/LC_MESSAGES/own.po: 1 entry\n")
    for locale, text in [("en-XA", "[Ĝöñé: vm-42 öñé ţŵö]\n"), ("en-XB", "גםנע: \u2068vm-42\u2069\n")]:
        assert invoke("render", "-", "--locale", locale, "--catalog", project / "locales", given=GONE).stdout == text
    assert invoke("pseudo").exit_code == 0


def test_lint_asks_nobody_how_a_pseudo_locale_is_written(project: Path) -> None:
    """Brackets at the end and letters of two languages are meant so; a template that is broken is told."""
    sentence = (
        "#, icu-message-format\n" + ENTRY.replace("Gone: {0}", "A different file, efficient: {0} is gone.").lstrip()
    )
    (project / "locales" / "own.pot").write_text(sentence, encoding="utf-8")
    assert invoke("pseudo").exit_code == 0
    languages = "locales/en-X"
    assert [line for line in invoke("lint").stdout.splitlines() if line.startswith(languages)] == []
    accented = project / "locales" / "en-XA" / "LC_MESSAGES" / "own.po"
    accented.write_text(accented.read_text(encoding="utf-8").replace(" {0} ", " {0 "), encoding="utf-8")
    found = [line for line in invoke("lint").stdout.splitlines() if line.startswith(languages)]
    assert "template-syntax]" in {line.rpartition("[")[2] for line in found}


def test_methods_make_the_locale_that_they_are_of(project: Path) -> None:
    """Mirrored texts are en-XB, others en-XA, where no other tag is asked for; an output folder is made."""
    for options, name, text in [
        (("--method", "bracketed"), "en-XA", "[Gone: {0}]"),
        (("--method", "bracketed", "--method", "mirrored"), "en-XB", "[גםנע: {0}]"),
        (("--method", "accented", "--locale", "de_XA"), "de-XA", "Ĝöñé: {0}"),
        (("--locale", "ar-XB"), "ar-XB", "גםנע: {0}"),
    ]:
        done = invoke("pseudo", "locales", "--output", "made", *options)
        assert (done.exit_code, done.stderr) == (0, "")
        path = project / "made" / name / "LC_MESSAGES" / "own.po"
        assert done.stdout == f"made/{name}/LC_MESSAGES/own.po: 1 entry\n"
        assert f'msgstr "{text}"\n' in path.read_text(encoding="utf-8")


def test_no_ones_work_is_lost(project: Path) -> None:
    """A file that was made by another is left as it is, and so are all the others; exit code 2."""
    write_po(project / "locales", "de", ENTRY)
    before = (project / "locales" / "de" / "LC_MESSAGES" / "own.po").read_bytes()
    done = invoke("pseudo", "--locale", "de")
    assert done.exit_code == 2
    assert (
        "Expected a file that vapierrors pseudo has made, got another - at locales/de/LC_MESSAGES/own.po;"
        " give another --locale or --output"
    ) in done.stderr
    assert (project / "locales" / "de" / "LC_MESSAGES" / "own.po").read_bytes() == before


def test_broken_english_is_a_finding(project: Path) -> None:
    """It is left out, with file and line, and all else is made."""
    with (project / "locales" / "own.pot").open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "a.bad"\nmsgid "Bad {"\nmsgstr ""\n')
    done = invoke("pseudo", "--locale", "en-XA", "--json")
    assert done.exit_code == 1
    (made,) = json.loads(done.stdout)
    (problem,) = made.pop("problems")
    assert made == {"path": "locales/en-XA/LC_MESSAGES/own.po", "locale": "en-XA", "entries": 1}
    assert (problem["code"], problem["file"], problem["line"]) == ("template-syntax", "locales/own.pot", 6)
    assert done.stderr == (
        "vapierrors: locales/own.pot:6: a.bad [en]: Expected an argument name, got end of text - at line 1, column 6"
        " [template-syntax]\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--method", "accented", "--method", "mirrored"), "Expected accented or mirrored, got both"),
        (("--method", "shouted"), "'shouted' is not one of 'accented', 'expanded', 'bracketed', 'mirrored'"),
        (("--locale", "../up"), "Expected a language tag such as de or zh-Hant-TW, got '../up'"),
        (("locales", "more", "--output", "made"), "Expected domains of different names, got 'own' twice"),
    ],
)
def test_wrong_use_ends_with_code_2(project: Path, options: tuple[str, ...], said: str) -> None:
    """What cannot be is said, and nothing is written."""
    shutil.copytree(project / "locales", project / "more")
    done = invoke("pseudo", *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not [*project.rglob("*.po")]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext")
@pytest.mark.parametrize("locale", ["en-XA", "en-XB"])
def test_gettext_accepts_what_is_written(project: Path, locale: str) -> None:
    """Its msgfmt finds no fault in it."""
    invoke("pseudo")
    path = project / "locales" / locale / "LC_MESSAGES" / "own.po"
    checked = subprocess.run(  # noqa: S603 - a tool that was looked for
        [str(shutil.which("msgfmt")), "--check", "--verbose", "-o", "/dev/null", path],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C"},
    )
    assert (checked.returncode, checked.stderr) == (0, b"1 translated message.\n")


def test_babel_reads_what_is_written(project: Path) -> None:
    """A file with an empty date it would refuse as a whole."""
    invoke("pseudo")
    with (project / "locales" / "en-XA" / "LC_MESSAGES" / "own.po").open("rb") as file:
        (header, message) = read_po(file, abort_invalid=True)
    assert (header.id, message.id, message.string) == ("", "Gone: {0}", "[Ĝöñé: {0} öñé ţŵö]")


def test_a_folder_without_catalogs_is_refused(project: Path) -> None:
    """Nothing that was made is no success."""
    (project / "locales" / "own.pot").unlink()
    done = invoke("pseudo")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "Error: Expected <domain>.pot or <locale>/LC_MESSAGES/<domain>.po, got none of them; run vapierrors extract\n"
    )


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(project: Path) -> None:
    """It is told, with exit code 2."""
    path = project / "locales" / "en-XA" / "LC_MESSAGES" / "own.po"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    done = invoke("pseudo")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: [Errno 22] Not a regular file: 'locales/en-XA/LC_MESSAGES/own.po'\n"
