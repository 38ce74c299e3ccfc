"""``vapierrors init``: which files are written, what is told, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from command_line import invoke

from vapierrors.cli.init import init

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = 'msgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n'
PLURAL = 'msgctxt "files"\nmsgid "{n, plural, one {# file} other {# files}}"\nmsgstr ""\n'
CZECH = """\
# Czech translations of app.
msgid ""
msgstr ""
"Project-Id-Version: app\\n"
"PO-Revision-Date: 2026-01-31 12:00+0100\\n"
"Last-Translator: Anna Novák <anna@example.com>\\n"
"Language-Team: Czech\\n"
"Language: cs\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=((n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2);\\n"

msgctxt "gone"
msgid "Gone"
msgstr ""
"""
WHO = ("--translator", "Anna Novák\n<anna@example.com>", "--date", "2026-01-31T12:00+01:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two templates."""
    (tmp_path / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "disk.pot").write_text(PLURAL, encoding="utf-8")
    return tmp_path


def file(folder: Path, locale: str, domain: str = "app") -> Path:
    return folder / locale / "LC_MESSAGES" / f"{domain}.po"


def test_each_template_gets_a_file(folder: Path) -> None:
    """In the folder of the locale, with who translates since when."""
    done = invoke("init", "cs", folder, *WHO)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{file(folder, 'cs')}: 1 new\n{file(folder, 'cs', 'disk')}: 1 new\n"
    assert file(folder, "cs").read_text(encoding="utf-8") == CZECH
    assert invoke("update", folder, "--check").stdout == (
        f"{file(folder, 'cs')}: 1 unchanged\n{file(folder, 'cs', 'disk')}: 1 unchanged\n"
    )


def test_a_file_that_is_there_is_left(folder: Path) -> None:
    """The others are written; exit code 2. It is found in any spelling of the locale."""
    path = file(folder, "pt_PT")
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    done = invoke("init", "pt-pt", folder)
    assert (done.exit_code, done.stdout) == (2, f"{file(folder, 'pt_PT', 'disk')}: 1 new\n")
    assert done.stderr == f"vapierrors: {path}: Expected no such file yet, got one; run vapierrors update\n"
    assert path.read_text(encoding="utf-8") == "mine"
    assert not (folder / "pt-PT").exists()


def test_a_domain_is_chosen(folder: Path) -> None:
    """One that is not there is wrong use."""
    done = invoke("init", "cs", folder, "--domain", "disk", "--plural-skeletons")
    assert (done.exit_code, done.stdout) == (0, f"{file(folder, 'cs', 'disk')}: 1 new\n")
    assert (
        file(folder, "cs", "disk")
        .read_text(encoding="utf-8")
        .endswith(
            '\n#, fuzzy\nmsgctxt "files"\nmsgid "{n, plural, one {# file} other {# files}}"\n'
            'msgstr "{n, plural, one {# file} few {# files} many {# files} other {# files}}"\n'
        )
    )
    wrong = invoke("init", "cs", folder, "--domain", "no")
    assert (wrong.exit_code, wrong.stderr.splitlines()[-1]) == (
        2,
        "Error: Expected a domain of the catalogs (app, disk), got 'no'",
    )


def test_a_tag_is_brought_into_its_form(folder: Path) -> None:
    """The folder is called as BCP 47 has it; that a shorter tag would do is told."""
    done = invoke("init", "DE_de", folder, "--domain", "app")
    assert (done.exit_code, done.stdout) == (0, f"{file(folder, 'de-DE')}: 1 new\n")
    assert done.stderr == "vapierrors: 'de-DE' says no more than 'de', which serves all readers of German\n"
    assert invoke("init", "de", folder, "--domain", "app").exit_code == 2


@pytest.mark.parametrize("option", ["--check", "--dry-run"])
def test_a_check_writes_nothing(folder: Path, option: str) -> None:
    """What would be written is a finding."""
    done = invoke("init", "cs", folder, option)
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout == f"{file(folder, 'cs')}: 1 new\n{file(folder, 'cs', 'disk')}: 1 new\n"
    assert not (folder / "cs").exists()


def test_json_says_what_became_of_each_file(folder: Path) -> None:
    """Of one that was refused, why; a faulty template keeps no other one from being taken."""
    (folder / "app.pot").write_text('msgid "a"\n', encoding="utf-8")
    done = invoke("init", "cs", folder, "--json", "--plural-skeletons")
    assert done.exit_code == 2
    assert json.loads(done.stdout) == [
        {
            "path": str(file(folder, "cs")),
            "locale": "cs",
            "domain": "app",
            "state": "refused",
            "faults": [f"{folder / 'app.pot'}:1:7: Expected msgstr behind msgid, got the end of the entry"],
        },
        {
            "path": str(file(folder, "cs", "disk")),
            "locale": "cs",
            "domain": "disk",
            "state": "new",
            "new": 1,
            "fuzzy": 1,
        },
    ]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("xx",), "Invalid value for 'LOCALE': Expected a language that CLDR has data for, got 'xx' in 'xx'"),
        (("cs-QQ",), "Invalid value for 'LOCALE': Expected a region that CLDR knows, got 'QQ' in 'cs-QQ'"),
        (
            ("cs", "--date", "soon"),
            "Invalid value for '--date': Expected a date such as 2026-01-31 or 2026-01-31T12:00+01:00, got 'soon'",
        ),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(folder: Path, args: tuple[str, ...], error: str) -> None:
    """Nothing is written; exit code 2."""
    done = invoke("init", args[0], folder, *args[1:])
    assert (done.exit_code, done.stdout) == (2, "")
    assert re.sub(r"\s+", " ", done.stderr).endswith(f"Error: {error} ")
    assert sorted(path.name for path in folder.iterdir()) == ["app.pot", "disk.pot"]


def test_a_folder_without_templates_is_wrong_use(tmp_path: Path) -> None:
    """The command says how to begin."""
    done = invoke("init", "cs", tmp_path)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: Expected a template, <domain>.pot, got none; run vapierrors extract",
    )


def test_settings_name_folders_project_and_width(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is the translator yet, and the file begins now, where nothing else is said."""
    monkeypatch.chdir(folder)
    (folder / "pyproject.toml").write_text('[tool.vapierrors]\ncatalogs = ["."]\nproject = "Shop"\n', encoding="utf-8")
    done = invoke("init", "cs", "--domain", "app")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "cs/LC_MESSAGES/app.po: 1 new\n", "")
    text = file(folder, "cs").read_text(encoding="utf-8")
    assert text.startswith('# Czech translations of Shop.\nmsgid ""\nmsgstr ""\n"Project-Id-Version: Shop\\n"\n')
    assert '\n"Last-Translator: Automatically generated\\n"\n' in text
    assert re.search(r'\n"PO-Revision-Date: \d{4}-\d\d-\d\d \d\d:\d\d[+-]\d{4}\\n"\n', text)


def test_a_file_that_cannot_be_written_is_told(folder: Path) -> None:
    """The others are written; exit code 2."""
    (folder / "cs").mkdir()
    (folder / "cs" / "LC_MESSAGES").write_text("no folder", encoding="utf-8")
    done = invoke("init", "cs", folder, "--domain", "app")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"vapierrors: [Errno 17] File exists: '{folder / 'cs' / 'LC_MESSAGES'}'\n"


def test_languages_are_completed() -> None:
    """All that CLDR knows, with their names."""
    [locale] = [param for param in init.params if param.name == "locale"]
    offered = locale.shell_complete(init.make_context("init", ["x"], resilient_parsing=True), "pt_P")
    assert [(item.value, item.help) for item in offered] == [("pt-PT", "Portuguese (Portugal)")]
