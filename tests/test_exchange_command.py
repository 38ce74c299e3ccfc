"""``vapierrors export`` and ``vapierrors import`` (specification, section 9)."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from command_line import invoke

from vapierrors.translate.exchange import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FILES = """
#. n: integer
#, icu-message-format
msgctxt "app.files"
msgid "{{n, plural, one {{# file}} other {{# files}}}}"
msgstr "{}"
"""
GONE = '\n#, {}icu-message-format\nmsgctxt "app.gone"\nmsgid "{{name}} is gone"\nmsgstr "{}"\n'
PLURAL = "{n, plural, one {# Datei} other {# Dateien}}"
POT = HEADER.format("en") + FILES.format("") + GONE.format("", "")
PO = HEADER.format("de") + FILES.format(PLURAL) + GONE.format("fuzzy, ", "{name} ist fort")
WHY = "an unfinished translation would be shown to readers"
UNFINISHED = f"vapierrors: locales/de/LC_MESSAGES/app.po:14: app.gone [de]: {WHY}; left out [unfinished]\n"
NAMES = {
    "properties": ["app.properties", "app_de.properties"],
    "singleton": ["app/messages_de.json", "app/messages_en.json"],
    "gettext": ["app.pot", "de/LC_MESSAGES/app.po"],
    "xliff": ["app.de.xlf", "app.xlf"],
    "csv": ["app.csv", "app.de.csv"],
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one domain in English and German; the commands run in its folder."""
    folder = tmp_path / "locales" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "locales" / "app.pot").write_text(POT, encoding="utf-8")
    (folder / "app.po").write_text(PO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    """All files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_help_lists_all_formats() -> None:
    """Each with its title, as the table has them."""
    lines = [line.split(maxsplit=1) for line in invoke("export", "--help").stdout.splitlines() if line[:4].isspace()]
    assert [line for line in lines if line[0] in FORMATS] == [[found.name, found.title] for found in FORMATS.values()]


@pytest.mark.parametrize("name", [*FORMATS])
def test_each_language_has_a_file_that_comes_back(project: Path, name: str) -> None:
    """To import what was exported changes nothing, and into an empty folder it makes the catalogs again."""
    done = invoke("export", name, "--output", "out")
    holds_fuzzy = FORMATS[name].has_sources
    assert (done.exit_code, done.stderr) == ((0, "") if holds_fuzzy else (1, UNFINISHED))
    assert [*texts(project / "out")] == NAMES[name]
    before = texts(project / "locales")
    files = [project / "out" / path for path in NAMES[name]]
    done = invoke("import", *files)
    assert (done.exit_code, done.stderr, texts(project / "locales")) == (0, "", before)
    done = invoke("import", *files, "--into", "again")
    assert (done.exit_code, done.stderr) == (0, "")
    again = texts(project / "again")
    expected = (FILES.format(PLURAL), GONE.format("fuzzy, ", "{name} ist fort") if holds_fuzzy else GONE.format("", ""))
    assert again["app.pot"].partition("\n\n")[2] == (FILES.format("") + GONE.format("", ""))[1:]
    assert again["de/LC_MESSAGES/app.po"].partition("\n\n")[2] == "".join(expected)[1:]


@pytest.mark.parametrize("name", [*FORMATS])
def test_gettext_accepts_what_is_imported(project: Path, name: str) -> None:
    """``msgfmt --check`` and ``msgcat`` find nothing wrong with the files that are made, not even in their headers."""
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    invoke("export", name, "--output", "out")
    invoke("import", *(project / "out" / path for path in NAMES[name]), "--into", "again")
    for path in sorted((project / "again").rglob("*.po*")):
        for command in (["msgfmt", "--check", "-o", "/dev/null"], ["msgcat", "-o", "/dev/null"]):
            done = subprocess.run([*command, str(path)], capture_output=True, check=False, text=True)  # noqa: S603 - gettext's own
            assert (done.returncode, done.stderr) == (0, "")


def test_one_file_may_go_to_the_standard_output(project: Path) -> None:
    """What is told goes to standard error then."""
    done = invoke("export", "properties", "locales", "--locale", "en", "--output", "-")
    expected = "# n: integer\n#, icu-message-format\napp.files = {n, plural, one {# file} other {# files}}\n"
    assert done.stdout == f"{expected}\n#, icu-message-format\napp.gone = {{name}} is gone\n"
    assert (done.exit_code, done.stderr) == (0, "-: 2 messages\n")
    assert [*texts(project)] == ["locales/app.pot", "locales/de/LC_MESSAGES/app.po"]


def test_one_file_may_have_a_name_of_its_own(project: Path) -> None:
    """A path with the suffix of the format is the file, not its folder."""
    done = invoke("export", "csv", "--locale", "de", "--bom", "--output", "table.csv")
    assert (done.exit_code, done.stdout) == (0, "table.csv: 2 messages\n")
    assert (project / "table.csv").read_bytes()[:7] == b'\xef\xbb\xbf"id"'


def test_losses_are_told_and_may_forbid_the_files(project: Path) -> None:
    """With ``fail`` nothing is written; with ``other`` the nearest that the style can say."""
    lost = "vapierrors: locales/app.pot:14: app.{} [en]: the name '{}' is none of printf's formats; {} [style]\n"
    done = invoke("export", "properties", "--style", "printf", "--locale", "en", "--on-loss", "fail", "--output", "out")
    assert (done.exit_code, done.stdout) == (1, "locales/app.pot: 2 messages, 2 losses; no file is written\n")
    plural = "vapierrors: locales/app.pot:9: app.files [en]: a plural is none of printf's formats; left out [style]\n"
    assert done.stderr == plural + lost.format("gone", "name", "left out")
    assert not (project / "out").exists()
    done = invoke("export", "properties", "--style", "printf", "--locale", "en", "--on-loss", "other", "--output", "-")
    assert [line for line in done.stdout.splitlines() if " = " in line] == [
        "app.files = %s files",
        "app.gone = %s is gone",
    ]


def test_what_was_written_is_also_json(project: Path) -> None:
    """With all that was lost."""
    done = invoke("export", "singleton", "--locale", "de", "--output", "out", "--json")
    loss = ["app.gone", "de", "unfinished", WHY, "left out", 14]
    assert (done.exit_code, json.loads(done.stdout)) == (
        1,
        [
            {
                "source": "locales/de/LC_MESSAGES/app.po",
                "domain": "app",
                "locale": "de",
                "path": "out/app/messages_de.json",
                "messages": 2,
                "written": 1,
                "losses": [dict(zip(["id", "locale", "code", "reason", "outcome", "line"], loss, strict=True))],
                "problems": [],
            }
        ],
    )
    assert (project / "out" / "app" / "messages_de.json").is_file()


WRONG_EXPORTS = [
    (["csv", "--output", "-"], "Expected one file for the standard output, got 2; choose with --domain and --locale"),
    (["csv", "--output", "-", "--json"], "Expected --json or --output -, got both: each is for the standard output"),
    (["csv", "locales", "more", "--output", "out"], "Expected a file for each domain, got "),
    (["gettext", "--output", "locales"], "Expected another --output, got the place of the catalog "),
    (["csv", "--locale", "fr"], "Expected a locale of the catalogs (de), got 'fr'"),
    (["csv", "empty"], "Expected <domain>.pot or <locale>/LC_MESSAGES/<domain>.po, got none of them; run vapierrors"),
    (["po"], "Invalid value for 'FORMAT': 'po' is not one of"),
]


@pytest.mark.parametrize(("args", "message"), WRONG_EXPORTS)
def test_wrong_use_writes_nothing(project: Path, args: list[str], message: str) -> None:
    """A catalog is never overwritten, nor one file by another."""
    shutil.copytree(project / "locales", project / "more")
    (project / "empty").mkdir()
    before = texts(project)
    done = invoke("export", *args)
    assert (done.exit_code, done.stdout, texts(project)) == (2, "", before)
    assert f"Error: {message}" in done.stderr


def test_a_fault_of_a_catalog_is_told(project: Path) -> None:
    """All sound entries are exported."""
    path = project / "locales" / "de" / "LC_MESSAGES" / "app.po"
    path.write_text(f'{PO}\noops\n\nmsgid "no id"\nmsgstr "x"\n', encoding="utf-8")
    done = invoke("export", "csv", "--locale", "de", "--output", "out")
    assert (done.exit_code, done.stdout) == (1, "out/app.de.csv: 2 messages, 1 loss\n")
    assert done.stderr == (
        "vapierrors: locales/de/LC_MESSAGES/app.po:19:"
        " no id [de]: an entry without msgctxt has no id; left out [no-message-id]\n"
        "vapierrors: locales/de/LC_MESSAGES/app.po:17:"
        " Expected msgctxt, msgid, msgstr, a comment or text in quotes, got 'oops' [file-syntax]\n"
    )


TABLE = """\
id,source,translation
app.gone,{name} is gone,{name} ist weg
app.files,"{n, plural, one {# file} other {# files}}",x
"""


def test_an_import_says_what_it_does(project: Path) -> None:
    """Entry by entry in JSON, file by file in words; a conflict makes the exit code 1, and a dry run writes nothing."""
    (project / "table.csv").write_text(TABLE, encoding="utf-8")
    before = texts(project)
    args = ("import", "table.csv", "--locale", "de", "--domain", "app")
    conflict = f"vapierrors: app.files [de]: Expected the translation {PLURAL!r}, got 'x'; kept as it was\n"
    done = invoke(*args, "--dry-run")
    assert (done.exit_code, done.stdout) == (1, "locales/de/LC_MESSAGES/app.po: 1 updated, 1 unchanged, 1 conflict\n")
    assert (done.stderr, texts(project)) == (conflict, before)
    done = invoke(*args, "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (
        1,
        {
            "files": [
                {
                    "path": "locales/de/LC_MESSAGES/app.po",
                    "domain": "app",
                    "locale": "de",
                    "new": False,
                    "added": [],
                    "updated": ["app.gone"],
                    "unchanged": 1,
                    "fuzzy": [],
                    "conflicts": [
                        {"id": "app.files", "locale": "de", "why": "translation", "kept": PLURAL, "offered": "x"}
                    ],
                }
            ],
            "problems": [],
        },
    )
    now = PO.replace("fuzzy, ", "").replace("fort", "weg")
    assert texts(project / "locales")["de/LC_MESSAGES/app.po"] == now
    done = invoke(*args, "--overwrite")
    assert (done.exit_code, done.stderr) == (0, "")
    assert texts(project / "locales")["de/LC_MESSAGES/app.po"] == now.replace(PLURAL, "x")


def test_the_settings_name_the_folder(project: Path) -> None:
    """The first of the catalogs is where imports go; what a new file says of the project is there, too."""
    (project / "pyproject.toml").write_text(
        '[tool.vapierrors]\ncatalogs = ["texts"]\nproject = "vm"\n', encoding="utf-8"
    )
    (project / "vm_de.properties").write_text("a = b", encoding="utf-8")
    (project / "vm.properties").write_text("a = A", encoding="utf-8")
    done = invoke("import", "vm_de.properties", "vm.properties")
    assert (done.exit_code, done.stdout) == (
        0,
        "texts/vm.pot: new file, 1 added\ntexts/de/LC_MESSAGES/vm.po: new file, 1 updated\n",
    )
    assert '"Project-Id-Version: vm\\n"' in texts(project / "texts")["de/LC_MESSAGES/vm.po"]


def test_problems_are_told_on_one_line(project: Path) -> None:
    """What a file says never steers the terminal."""
    (project / "app_de.properties").write_text("x\\u001b[2J = {\nnew = b\n", encoding="utf-8")
    done = invoke("import", "app_de.properties")
    assert (done.exit_code, done.stdout) == (1, "locales/de/LC_MESSAGES/app.po: nothing to bring in\n")
    source = "Expected a message whose English is known, got one without; import the English first, or with it"
    assert done.stderr == (
        f"vapierrors: app_de.properties: x\\u001b[2J [de]: {source} [no-source]\n"
        f"vapierrors: app_de.properties: new [de]: {source} [no-source]\n"
    )


@pytest.mark.parametrize("name", ["properties", "singleton", "gettext"])
def test_what_is_not_sound_is_told_with_its_place(project: Path, name: str) -> None:
    """Raw templates never reach readers; the summary counts the messages that are in the file."""
    path = project / "locales" / "de" / "LC_MESSAGES" / "app.po"
    path.write_text(PO.replace("fuzzy, ", "").replace("{name} ist fort", "{name ist fort"), encoding="utf-8")
    done = invoke("export", name, "--locale", "de", "--output", "out")
    what, outcome = ("translation", "kept without its translation") if name == "gettext" else ("template", "left out")
    fault = "Expected ',' or '}' behind the argument name 'name', got 'ist' - at line 1, column 7"
    assert done.stderr == (
        f"vapierrors: locales/de/LC_MESSAGES/app.po:14: app.gone [de]: the {what} is not sound: {fault}; {outcome}"
        " [template-syntax]\n"
    )
    written = "2 messages" if name == "gettext" else "1 of 2 messages"
    assert (done.exit_code, done.stdout) == (
        1,
        f"out/{NAMES[name][1] if name != 'singleton' else NAMES[name][0]}: {written}, 1 loss\n",
    )


def test_a_message_without_translation_is_not_counted_as_written(project: Path) -> None:
    """It is no loss, and no message of the file."""
    path = project / "locales" / "de" / "LC_MESSAGES" / "app.po"
    path.write_text(HEADER.format("de") + FILES.format(PLURAL) + GONE.format("", ""), encoding="utf-8")
    done = invoke("export", "properties", "--output", "out")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "out/app.properties: 2 messages\nout/app_de.properties: 1 of 2 messages\n"


def test_a_table_that_is_filled_in_is_translated(project: Path) -> None:
    """What comes in fuzzy is said, and so is what the template does not have, or what is not sound."""
    path = project / "locales" / "de" / "LC_MESSAGES" / "app.po"
    path.write_text(HEADER.format("de") + FILES.format("") + GONE.format("", ""), encoding="utf-8")
    invoke("export", "csv", "--locale", "de", "--output", "out")
    table = project / "out" / "app.de.csv"
    text = table.read_text(encoding="utf-8")
    filled = text.replace('is gone",""', 'is gone","{name} ist fort"').replace('files}}",""', f'files}}}}","{PLURAL}"')
    table.write_text(filled, encoding="utf-8")
    done = invoke("import", table)
    assert (done.exit_code, done.stdout) == (0, "locales/de/LC_MESSAGES/app.po: 2 updated\n")
    assert path.read_text(encoding="utf-8") == PO.replace("fuzzy, ", "")
    row = 'id,source,translation,state\napp.odd,Odd,Komisch?,fuzzy\napp.even,Even,"{name,",\n'
    table.write_text(row, encoding="utf-8")
    done = invoke("import", "out/app.de.csv")
    assert (done.exit_code, done.stdout) == (1, "locales/de/LC_MESSAGES/app.po: 2 added, 1 fuzzy\n")
    lacks = "Expected an id of the template app.pot, got one that it does not have; added all the same"
    fault = "Expected an argument type (number, date, time, plural, selectordinal or select), got end of text"
    assert done.stderr == (
        f"vapierrors: out/app.de.csv: app.odd [de]: {lacks} [not-in-template]\n"
        f"vapierrors: out/app.de.csv: app.even [de]: {lacks} [not-in-template]\n"
        f"vapierrors: locales/de/LC_MESSAGES/app.po: app.even [de]: {fault} - at line 1, column 7 of '{{name,';"
        " the message stays untranslated [template-syntax]\n"
    )


def test_what_is_not_sound_makes_no_new_file(project: Path) -> None:
    """Nothing was there, and nothing is kept: the message is left out, and its reason is told."""
    (project / "new.properties").write_text("a = {n, plural, one {b}}\n", encoding="utf-8")
    done = invoke("import", "new.properties", "--into", "fresh")
    assert (done.exit_code, done.stdout) == (1, "fresh/new.pot: nothing to bring in\n")
    assert done.stderr == (
        "vapierrors: fresh/new.pot: a [en]: Expected a branch 'other' in the argument 'n', got '}' - at line 1,"
        " column 20 of '{n, plural, one {b}}'; the message is left out [template-syntax]\n"
    )
    assert not (project / "fresh").exists()


SUFFIXES = ".properties, .json, .po, .pot, .xlf, .xliff, .csv"
WRONG_IMPORTS = [
    (["no.csv"], "Error: [Errno 2] No such file or directory: 'no.csv'"),
    (["odd.bin"], f"Error: Expected a file of a known format ({SUFFIXES}), got odd.bin; name its format"),
    (["odd.bin", "--format", "csv"], "Error: Expected the columns id and source, got oops - at odd.bin, line 1"),
    (["odd.bin", "--locale", "q1"], "Expected a language tag such as de or zh-Hant-TW, got 'q1'"),
    ([], "Error: Missing argument 'FILE...'."),
]  # fmt: skip


@pytest.mark.parametrize(("args", "message"), WRONG_IMPORTS)
def test_what_cannot_be_read_changes_nothing(project: Path, args: list[str], message: str) -> None:
    """All files are read before any is written."""
    (project / "odd.bin").write_text("oops", encoding="utf-8")
    (project / "good.csv").write_text(TABLE, encoding="utf-8")
    before = texts(project)
    done = invoke("import", *(["good.csv", "--locale", "de", "--domain", "app"] if args else []), *args)
    assert (done.exit_code, done.stdout, texts(project)) == (2, "", before)
    assert message in done.stderr
