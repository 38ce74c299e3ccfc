"""``vapierrors update``: what is written, what is told, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import invoke, run

if TYPE_CHECKING:
    from pathlib import Path

HEADER = """\
msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
GONE = 'msgctxt "gone"\nmsgid "Gone"\nmsgstr "Weg"\n'
TEMPLATE = (
    '#, icu-message-format\nmsgctxt "gone"\nmsgid "Gone away"\nmsgstr ""\n\nmsgctxt "new"\nmsgid "New"\nmsgstr ""\n'
)
UPDATED = HEADER + (
    '#, fuzzy, icu-message-format\n#| msgid "Gone"\nmsgctxt "gone"\nmsgid "Gone away"\nmsgstr "Weg"\n'
    '\nmsgctxt "new"\nmsgid "New"\nmsgstr ""\n\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a German and a French translation that are out of date."""
    for locale, extra in (("de", '\nmsgctxt "old"\nmsgid "Old"\nmsgstr "Alt"\n'), ("fr", "")):
        path = tmp_path / "locales" / locale / "LC_MESSAGES"
        path.mkdir(parents=True)
        (path / "app.po").write_text(HEADER.replace("de", locale, 1) + GONE + extra, encoding="utf-8")
    (tmp_path / "locales" / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path / "locales"


def german(folder: Path) -> Path:
    return folder / "de" / "LC_MESSAGES" / "app.po"


def french(folder: Path) -> Path:
    return folder / "fr" / "LC_MESSAGES" / "app.po"


def test_translations_are_brought_up_to_date(folder: Path) -> None:
    """Each is told with what became of its entries; the second time no file is written."""
    done = invoke("update", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"{german(folder)}: 1 new, 1 fuzzy, 1 obsolete, 0 unchanged\n{french(folder)}: 1 new, 1 fuzzy, 0 unchanged\n"
    )
    assert german(folder).read_text(encoding="utf-8") == UPDATED
    before = german(folder).stat()
    again = invoke("update", folder)
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout == f"{german(folder)}: 2 unchanged\n{french(folder)}: 2 unchanged\n"
    after = german(folder).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("option", ["--check", "--dry-run"])
def test_a_check_writes_nothing(folder: Path, option: str) -> None:
    """What would change is a finding; what is up to date is not."""
    before = german(folder).read_bytes()
    stale = invoke("update", folder, option, "--locale", "de")
    assert (stale.exit_code, stale.stderr) == (1, "")
    assert stale.stdout == f"{german(folder)}: 1 new, 1 fuzzy, 1 obsolete, 0 unchanged\n"
    assert german(folder).read_bytes() == before
    invoke("update", folder)
    assert invoke("update", folder, option).exit_code == 0


def test_locales_and_domains_are_chosen(folder: Path) -> None:
    """Those that are named, in any spelling; one that is not there is wrong use."""
    (folder / "other.pot").write_text(TEMPLATE, encoding="utf-8")
    (folder / "fr" / "LC_MESSAGES" / "other.po").write_text(HEADER.replace("de", "fr", 1), encoding="utf-8")
    chosen = invoke("update", folder, "--locale", "FR-fr", "--domain", "other")
    assert (chosen.exit_code, chosen.stderr) == (0, "")
    assert chosen.stdout == f"{folder / 'fr' / 'LC_MESSAGES' / 'other.po'}: 2 new, 0 unchanged\n"
    wrong = invoke("update", folder, "--locale", "ja")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr.splitlines()[-1] == "Error: Expected a locale of the catalogs (de, fr), got 'ja'"


def test_a_faulty_file_is_left_and_the_others_are_done(folder: Path) -> None:
    """It is told with file, line and column, and what it holds stays."""
    broken = f'{HEADER}msgid "a\nmsgstr "\x1b[31m"\n\nmsgid "b"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    german(folder).write_text(broken, encoding="utf-8")
    done = invoke("update", folder)
    assert (done.exit_code, done.stdout) == (2, f"{french(folder)}: 1 new, 1 fuzzy, 0 unchanged\n")
    assert done.stderr == (
        f"vapierrors: {german(folder)}:9:1: Expected msgctxt, msgid, msgstr, a comment or text in quotes,"
        " got 'msgid \"a'\n"
        f"vapierrors: {german(folder)}:15:8: Expected each message once, got 'b' again, which is in line 12 already\n"
    )
    assert german(folder).read_text(encoding="utf-8") == broken


def test_a_file_that_is_no_po_file_is_not_told_line_by_line(folder: Path) -> None:
    """Ten lines are enough to see it."""
    german(folder).write_text("oops\n" * 50, encoding="utf-8")
    done = invoke("update", folder, "--locale", "de")
    assert (done.exit_code, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 11
    assert lines[-1] == f"vapierrors: {german(folder)}: 40 more faults"


def test_a_file_with_the_line_ends_of_old_macs_is_left(folder: Path) -> None:
    """Behind a comment, nothing of it could be read; it is not taken for a file without entries."""
    content = (f"# German\n{HEADER}{GONE}").replace("\n", "\r").encode()
    german(folder).write_bytes(content)
    done = invoke("update", folder, "--locale", "de")
    assert (done.exit_code, done.stdout) == (2, "")
    told = "Expected lines that end with LF or CRLF, got a CR alone before 'msgid'; save the file with other line ends"
    assert done.stderr == f"vapierrors: {german(folder)}:1:10: {told}\n"
    assert german(folder).read_bytes() == content


def test_a_link_stays_one(folder: Path) -> None:
    """The file that it leads to is brought up to date; one that leads nowhere is told, and the others are done."""
    elsewhere = folder.parent / "elsewhere.po"
    german(folder).rename(elsewhere)
    german(folder).symlink_to("../../../elsewhere.po")
    assert invoke("update", folder, "--locale", "de").exit_code == 0
    assert (german(folder).is_symlink(), elsewhere.is_symlink()) == (True, False)
    assert elsewhere.read_text(encoding="utf-8") == UPDATED
    elsewhere.unlink()
    done = invoke("update", folder)
    assert (done.exit_code, done.stdout) == (2, f"{french(folder)}: 1 new, 1 fuzzy, 0 unchanged\n")
    assert done.stderr == f"vapierrors: [Errno 2] No such file or directory: '{german(folder)}'\n"


def test_a_template_that_is_no_po_file_is_told_by_its_own_name(folder: Path) -> None:
    """The faults beyond the first ten are those of the template, not of each translation."""
    (folder / "app.pot").write_text("oops\n" * 50, encoding="utf-8")
    lines = invoke("update", folder).stderr.splitlines()
    assert (len(lines), lines[-1]) == (11, f"vapierrors: {folder / 'app.pot'}: 40 more faults")
    faults = [row["faults"] for row in json.loads(invoke("update", folder, "--json").stdout)]
    assert [len(told) for told in faults] == [11, 11]


def test_a_faulty_template_is_told_once(folder: Path) -> None:
    """No translation of it is touched; exit code 2."""
    (folder / "app.pot").write_text('msgid "a"\n', encoding="utf-8")
    before = german(folder).read_bytes()
    done = invoke("update", folder)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"vapierrors: {folder / 'app.pot'}:1:7: Expected msgstr behind msgid, got the end of the entry\n"
    )
    assert german(folder).read_bytes() == before


def test_a_domain_without_a_template_is_told(folder: Path) -> None:
    """A translation of nothing cannot be brought up to date."""
    (folder / "app.pot").unlink()
    done = invoke("update", folder, "--locale", "de")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"vapierrors: {german(folder)}: Expected app.pot beside the locales, got none; run vapierrors extract\n"
    )


def test_a_folder_without_translations_is_wrong_use(tmp_path: Path) -> None:
    """The command says how to begin."""
    (tmp_path / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    done = invoke("update", tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "Error: Expected a translation, <locale>/LC_MESSAGES/<domain>.po, got none; run vapierrors init"
    )


def test_a_folder_of_no_locale_is_a_finding(folder: Path) -> None:
    """It is told, and the others are brought up to date."""
    (folder / "klingon" / "LC_MESSAGES").mkdir(parents=True)
    done = invoke("update", folder)
    assert done.exit_code == 1
    assert done.stderr == (
        "vapierrors: klingon/LC_MESSAGES: Expected a language that CLDR has data for, got 'klingon' in 'klingon'"
        " [unknown-locale]\n"
    )
    assert german(folder).read_text(encoding="utf-8") == UPDATED


def test_json_says_all_of_each_file(folder: Path) -> None:
    """Counts of all states, and the messages of each but those that stayed; a file that was left has its faults."""
    french(folder).write_text('msgid "a"\n', encoding="utf-8")
    done = invoke("update", folder, "--json")
    assert done.exit_code == 2
    assert json.loads(done.stdout) == [
        {
            "path": str(german(folder)),
            "locale": "de",
            "domain": "app",
            "state": "changed",
            **dict.fromkeys(("new", "fuzzy", "obsolete"), 1),
            **dict.fromkeys(("revived", "updated", "dropped", "unchanged"), 0),
            "header": [],
            "encoding": "utf-8",
            "messages": {
                "new": [{"id": "new", "source": "New"}],
                "fuzzy": [{"id": "gone", "source": "Gone away"}],
                "obsolete": [{"id": "old", "source": "Old"}],
            },
        },
        {
            "path": str(french(folder)),
            "locale": "fr",
            "domain": "app",
            "state": "refused",
            "faults": [f"{french(folder)}:1:7: Expected msgstr behind msgid, got the end of the entry"],
        },
    ]


def test_what_becomes_of_the_header_is_told(folder: Path) -> None:
    """Fields that were missing, and another charset."""
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ASCII\\n"\n\n'
    german(folder).write_text(header + GONE, encoding="utf-8")
    (folder / "app.pot").write_text(TEMPLATE.replace("New", "“New”"), encoding="utf-8")
    done = invoke("update", folder, "--locale", "de")
    assert done.stdout == (
        f"{german(folder)}: 1 new, 1 fuzzy, 0 unchanged,"
        " header: Language, MIME-Version, Content-Transfer-Encoding, Plural-Forms, now in utf-8\n"
    )


def test_settings_name_the_folders_and_the_width(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is given on the command line; what is given there wins."""
    monkeypatch.chdir(folder.parent)
    folder.rename(folder.parent / "texts")
    (folder.parent / "pyproject.toml").write_text(
        '[tool.vapierrors]\ncatalogs = ["texts"]\nwrap = 20\n', encoding="utf-8"
    )
    (folder.parent / "texts" / "app.pot").write_text(TEMPLATE.replace("New", "New and quite longer"), encoding="utf-8")
    done = invoke("update", "--locale", "de")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "texts/de/LC_MESSAGES/app.po: 1 new, 1 fuzzy, 1 obsolete, 0 unchanged\n"
    text = (folder.parent / "texts" / "de" / "LC_MESSAGES" / "app.po").read_text(encoding="utf-8")
    assert '\nmsgid ""\n"New and quite "\n"longer"\n' in text
    invoke("update", "--locale", "fr", "--wrap", "0")
    text = (folder.parent / "texts" / "fr" / "LC_MESSAGES" / "app.po").read_text(encoding="utf-8")
    assert '\nmsgid "New and quite longer"\n' in text


def test_a_file_that_cannot_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there is there still, and the others are brought up to date; exit code 2."""

    def full(path: Path, content: bytes) -> None:
        if path == german(folder):
            raise OSError(28, "No space left on device", str(path))
        path.write_bytes(content)

    monkeypatch.setattr("vapierrors.cli.update.replace_file", full)
    done = invoke("update", folder)
    assert (done.exit_code, done.stdout) == (2, f"{french(folder)}: 1 new, 1 fuzzy, 0 unchanged\n")
    assert done.stderr == f"vapierrors: [Errno 28] No space left on device: '{german(folder)}'\n"


def test_the_installed_command_does_the_same(folder: Path) -> None:
    """As a process of its own."""
    done = run("update", folder, "--locale", "de")
    assert (done.returncode, done.stderr) == (0, b"")
    assert german(folder).read_text(encoding="utf-8") == UPDATED
