"""``vapierrors preview``: what is shown of one message, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest
from command_line import invoke, write_po

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "{count, plural, one {# file} other {# files}} on {host} since {when, date}"
GERMAN = "{count, plural, one {# Datei} other {# Dateien}} auf {host} seit {when, date}"
POLISH = "{count, plural, one {# plik} other {# pliki}} na {host} od {when, date}"
JAPANESE = "{when, date}から{host}に{count, plural, other {#個のファイル}}があります"
ENTRY = """\
#. count (i): how many
#. host (s): where
msgctxt "com.example.files"
msgid "{}"
msgstr "{}"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog in three languages, of which one lacks categories, in the current folder."""
    locales = tmp_path / "locales"
    for locale, text in [("de", GERMAN), ("pl", POLISH), ("ja", JAPANESE)]:
        write_po(locales, locale, ENTRY.format(ENGLISH, text))
    (locales / "own.pot").write_text(ENTRY.format(ENGLISH, ""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return locales


SHOWN = """\
com.example.files

German, de/LC_MESSAGES/own.po:4

  With               German                                           English
  count = 1 (one)    1 Datei auf esx01.example.com seit 23.11.2026    1 file on esx01.example.com since Nov 23, 2026
  count = 2 (other)  2 Dateien auf esx01.example.com seit 23.11.2026  2 files on esx01.example.com since Nov 23, 2026

With a cause

  1 Datei auf esx01.example.com seit 23.11.2026
    Ursache: Die an die Methode übergebenen Eingaben wurden als ungültig abgelehnt.

As a cause

  Der Vorgang ist fehlgeschlagen.
    Ursache: 1 Datei auf esx01.example.com seit 23.11.2026
"""


@pytest.mark.parametrize("catalog", [(), ("--catalog", "locales")])
def test_a_message_is_shown_branch_by_branch(folder: Path, catalog: tuple[str, ...]) -> None:
    """Each branch with its value beside English, and the whole in cause stacks; the settings say where catalogs are."""
    assert folder.is_dir()
    done = invoke("preview", "com.example.files", "--locale", "de-AT", *catalog)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == SHOWN


def test_english_stands_alone(folder: Path) -> None:
    """Where English itself is shown, nothing is beside it; it is the language where none is named."""
    done = invoke("preview", "com.example.files", "--catalog", folder, "--param", "count=5", "--param", "host=x")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[2:6] == [
        "English, own.pot:4",
        "",
        "  With               English",
        "  count = 5 (other)  5 files on x since Nov 23, 2026",
    ]


def test_a_message_without_branches_shows_its_values(folder: Path) -> None:
    """Or nothing, where it has none."""
    assert folder.is_dir()
    done = invoke("preview", "com.vmware.api.vcenter.vm.not_found", "--locale", "de", "--param", "0=vm-42")
    german = "Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“."
    english = "No virtual machine has the identifier “vm-42”."
    assert done.stdout.splitlines()[4:6] == [
        f"  With       {'German':{len(german)}}  English",
        f"  0 = vm-42  {german}  {english}",
    ]
    done = invoke("preview", "com.vmware.api.vcenter.error", "--locale", "de")
    assert done.stdout.splitlines()[4:6] == [
        "  German                           English",
        "  Der Vorgang ist fehlgeschlagen.  The operation failed.",
    ]


def test_a_category_without_a_branch_is_a_finding(folder: Path) -> None:
    """It is shown as readers see it, and said, with exit code 1."""
    done = invoke("preview", "com.example.files", "--locale", "pl", "--catalog", folder)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line.split("  ")[1].strip() for line in lines[5:9]] == [
        "count = 1 (one)",
        "count = 2 (few, shown as other)",
        "count = 5 (many, shown as other)",
        "count = 1.5 (other)",
    ]
    assert lines[9:11] == [
        "Expected a branch few in the plural 'count', got none; other is shown",
        "Expected a branch many in the plural 'count', got none; other is shown",
    ]


def test_branches_beyond_the_limit_are_counted(folder: Path) -> None:
    """Twenty are shown, or all, and what no number leads to is told."""
    template = "".join(f"{{{{n{index}, plural, few {{{{x}}}} one {{{{#}}}} other {{{{#}}}}}}}}" for index in range(5))
    text = template.replace("{{", "{").replace("}}", "}")
    (folder / "own.pot").write_text(ENTRY.format(text, ""), encoding="utf-8")
    done = invoke("preview", "com.example.files", "--catalog", folder)
    notes = [f"Never shown: few of the plural 'n{index}'" for index in range(5)]
    assert done.stdout.splitlines()[25:31] == ["and 12 more", *notes]
    done = invoke("preview", "com.example.files", "--catalog", folder, "--all")
    assert "more" not in done.stdout
    assert done.stdout.splitlines()[37:42] == notes
    twelve = "".join(f"{{n{index}, plural, one {{#}} other {{#}}}}" for index in range(12))
    (folder / "own.pot").write_text(ENTRY.format(twelve, ""), encoding="utf-8")
    done = invoke("preview", "com.example.files", "--catalog", folder)
    assert "\nand more than 980 more\n" in done.stdout


def test_a_terminal_is_never_too_narrow(folder: Path) -> None:
    """Wide letters are counted as wide ones: no line of the table is longer than the terminal."""
    options = ("preview", "com.example.files", "--locale", "ja", "--catalog", folder)
    done = invoke(*options, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="70")
    table = click.unstyle(done.stdout).split("With a cause", maxsplit=1)[0].splitlines()[4:]
    widths = [sum(2 if ord(letter) > 0x2E80 else 1 for letter in line) for line in table]
    assert 50 < max(widths) <= 70


def test_a_machine_reads_json(folder: Path) -> None:
    """All that is shown, with the values as they go over the wire."""
    done = invoke("preview", "com.example.files", "--locale", "de", "--catalog", folder, "--json", "--param", "count=5")
    document = json.loads(done.stdout)
    (entry,) = document.pop("entries")
    assert document == {"id": "com.example.files", "locale": "de"}
    assert entry == {
        "locale": "de",
        "file": "de/LC_MESSAGES/own.po",
        "line": 4,
        "template": GERMAN,
        "kinds": {"count": "i", "host": "s"},
        "variants": [
            {
                "choice": [
                    {"argument": "count", "role": "plural", "value": "5", "key": "other", "selector": "other"},
                ],
                "params": {
                    "count": {"i": 5},
                    "host": {"s": "esx01.example.com"},
                    "when": {"dt": "2026-11-23T14:59:00.000Z"},
                },
                "text": "5 Dateien auf esx01.example.com seit 23.11.2026",
                "english": "5 files on esx01.example.com since Nov 23, 2026",
                "problems": [],
            }
        ],
        "others": 0,
        "never_shown": [],
        "stacks": {
            "first": (
                "5 Dateien auf esx01.example.com seit 23.11.2026\n"
                "  Ursache: Die an die Methode übergebenen Eingaben wurden als ungültig abgelehnt."
            ),
            "cause": ("Der Vorgang ist fehlgeschlagen.\n  Ursache: 5 Dateien auf esx01.example.com seit 23.11.2026"),
        },
    }


def test_a_broken_template_is_a_finding(folder: Path) -> None:
    """It is told with file and line, with exit code 1."""
    path = folder / "de" / "LC_MESSAGES" / "own.po"
    path.write_text(ENTRY.format(ENGLISH, "{count"), encoding="utf-8")
    done = invoke("preview", "com.example.files", "--locale", "de", "--catalog", folder)
    assert (done.exit_code, done.stdout) == (1, "com.example.files\n")
    assert done.stderr == (
        "vapierrors: de/LC_MESSAGES/own.po:4: com.example.files [de]: Expected ',' or '}' behind the argument name"
        " 'count', got end of text - at line 1, column 7 [template-syntax]\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("com.example.flies",),
            "Expected a message id of the catalog, got 'com.example.flies'; did you mean com.example.files",
        ),
        (("x" * 40,), f"Expected a message id of the catalog, got '{'x' * 40}'"),
        (("com.example.files", "--locale", "fr"), "Expected a template in French, got English alone"),
    ],
)
def test_what_is_not_there_is_a_finding(folder: Path, options: tuple[str, ...], said: str) -> None:
    """With what is like it, and exit code 1."""
    done = invoke("preview", *options, "--catalog", folder)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"vapierrors: {said}")


@pytest.mark.parametrize(
    ("param", "said"),
    [
        ("count=2.5", "Expected an integer of at most 64 bits, such as 5, got '2.5' - at count"),
        (
            "when=today",
            "Expected a time in RFC 3339 with its zone, such as 2026-01-31T10:00:00Z, got 'today' - at when",
        ),
        ("size=1", "Expected an argument of the message (count, host, when), got 'size'"),
        ("count", "Expected name=value, got 'count'"),
    ],
)
def test_a_wrong_value_ends_with_code_2(folder: Path, param: str, said: str) -> None:
    """The error says what the argument takes."""
    done = invoke("preview", "com.example.files", "--catalog", folder, "--param", param)
    assert done.exit_code == 2
    assert said in done.stderr


def test_control_characters_reach_no_terminal(folder: Path) -> None:
    """Neither those of a template nor those of a value."""
    path = folder / "de" / "LC_MESSAGES" / "own.po"
    path.write_text(ENTRY.format(ENGLISH, "\x1b[31m{host}\u202e"), encoding="utf-8")
    done = invoke("preview", "com.example.files", "--locale", "de", "--catalog", folder, "--param", "host=a\x9bb")
    assert not {"\x1b", "\u202e", "\x9b"} & {*done.stdout}
    assert "[31mab" in done.stdout
