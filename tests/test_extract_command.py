"""``vapierrors extract``: what is written, what is told, and how it ends (specification, section 9)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import invoke, run

if TYPE_CHECKING:
    from pathlib import Path

GONE = 'from vapierrors import MessageDefinition\nGONE = MessageDefinition("app.gone", "{host} is gone.")\n'
FAR = 'FAR = MessageDefinition("app.far", "Far")\n'
DATE = ("--date", "2026-01-31T10:00")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with settings and one definition, in its current folder."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "app"\n[tool.vapierrors]\nsources = ["src"]\ndomain = "own"\n', encoding="utf-8"
    )
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "messages.py").write_text(GONE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_template_of_the_settings_is_written(project: Path) -> None:
    """The folder is made; what came and went is told; the second time there is nothing to do."""
    first = invoke("extract", *DATE)
    assert (first.exit_code, first.stdout, first.stderr) == (0, "locales/own.pot: 1 message, 1 new\n", "")
    content = (project / "locales" / "own.pot").read_bytes()
    again = invoke("extract")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "locales/own.pot: up to date\n", "")
    assert (project / "locales" / "own.pot").read_bytes() == content
    (project / "src" / "messages.py").write_text(GONE.replace("gone", "far"), encoding="utf-8")
    moved = invoke("extract")
    assert (moved.exit_code, moved.stdout) == (0, "locales/own.pot: 1 message, 1 new, 1 gone\n")
    assert moved.stderr == "vapierrors: new: app.far: {host} is far.\nvapierrors: gone: app.gone: {host} is gone.\n"


def test_check_writes_nothing(project: Path) -> None:
    """What would change is a finding; what would not is none."""
    stale = invoke("extract", "--check")
    assert (stale.exit_code, stale.stdout) == (1, "locales/own.pot: stale, 1 new\n")
    assert not (project / "locales").exists()
    invoke("extract", *DATE)
    assert invoke("extract", "--check").exit_code == 0
    (project / "src" / "messages.py").write_text(f"\n{GONE}", encoding="utf-8")
    moved = invoke("extract", "--check")
    assert (moved.exit_code, moved.stdout) == (1, "locales/own.pot: stale, 1 changed\n")
    assert moved.stderr == "vapierrors: changed: app.gone: {host} is gone.\n"


def test_files_and_folders_can_be_named(project: Path) -> None:
    """Paths, output and domain of the command line count more than those of the settings."""
    (project / "other.py").write_text(GONE.replace("gone", "far"), encoding="utf-8")
    done = invoke("extract", "src", "other.py", "--output", "made/x.pot", "--references", "none", *DATE)
    assert (done.exit_code, done.stdout) == (0, "made/x.pot: 2 messages, 2 new\n")
    assert "#:" not in (project / "made" / "x.pot").read_text(encoding="utf-8")
    assert invoke("extract", "--domain", "more").stdout == "locales/more.pot: 1 message, 1 new\n"


def test_standard_output_gets_the_file(project: Path) -> None:
    """With - nothing is written to disk, and what is printed is what would be."""
    printed = invoke("extract", "--output", "-", *DATE)
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert not (project / "locales").exists()
    invoke("extract", *DATE)
    assert printed.stdout_bytes == (project / "locales" / "own.pot").read_bytes()


def test_what_cannot_be_read_does_not_keep_the_rest_from_being_written(project: Path) -> None:
    """Each problem is told with its place, a template with its caret; exit code 1."""
    (project / "src" / "broken.py").write_text(
        f"{GONE.splitlines()[0]}\nMessageDefinition('b', '{{x')", encoding="utf-8"
    )
    (project / "src" / "latin.py").write_bytes(b"x = '\xe4'")
    done = invoke("extract", *DATE)
    assert (done.exit_code, done.stdout) == (1, "locales/own.pot: 1 message, 1 new\n")
    assert done.stderr == (
        "vapierrors: src/broken.py:2:24: Expected ',' or '}' behind the argument name 'x', got end of text"
        " - at line 1, column 3 [template-syntax]\n    {x\n      ^\n"
        "vapierrors: src/latin.py:1:6: Expected text in UTF-8, got the byte 0xe4; save the file so, or declare its"
        " encoding in the first line [source-encoding]\n"
    )


def test_a_slip_in_the_source_loses_no_entry(project: Path) -> None:
    """The entries of a file that cannot be parsed are kept, and nothing is written where none is left."""
    invoke("extract", *DATE)
    before = (project / "locales" / "own.pot").read_bytes()
    (project / "src" / "messages.py").write_text(f"{GONE}x = (", encoding="utf-8")
    done = invoke("extract")
    assert (done.exit_code, done.stdout) == (1, "locales/own.pot: up to date, 1 kept\n")
    assert (project / "locales" / "own.pot").read_bytes() == before
    (project / "src" / "messages.py").rename(project / "src" / "moved.py")
    moved = invoke("extract")
    assert (moved.exit_code, moved.stdout) == (
        1,
        "locales/own.pot: not written, as no definition can be read, 1 gone\n",
    )
    assert (project / "locales" / "own.pot").read_bytes() == before


def test_json_has_all(project: Path) -> None:
    """Machines read what was found, what changed and what is wrong."""
    (project / "src" / "more.py").write_text(GONE.replace("app.gone", "a b"), encoding="utf-8")
    done = invoke("extract", "--json", *DATE)
    document = json.loads(done.stdout)
    assert done.exit_code == 1
    assert {name: document[name] for name in ("path", "state", "messages", "new", "gone", "kept", "changed")} == {
        "path": "locales/own.pot",
        "state": "written",
        "messages": 1,
        "new": [{"id": "app.gone", "template": "{host} is gone."}],
        "gone": [],
        "kept": [],
        "changed": [],
    }
    assert document["definitions"] == [
        {
            "id": "app.gone",
            "template": "{host} is gone.",
            "file": "src/messages.py",
            "line": 2,
            "column": 8,
            "name": "src.messages.GONE",
            "comments": [],
            "descriptions": {},
            "kinds": {},
        }
    ]
    assert [(problem["code"], problem["line"], problem["column"]) for problem in document["problems"]] == [
        ("unsound-definition", 2, 26)
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--domain", "../x"), "Expected a name such as messages, got '../x'"),
        (("--keyword", "app define"), "Expected the name of a function such as app.messages.define, got 'app define'"),
        (("--date", "soon"), "Expected a date and time such as 2026-01-31T10:00Z, got 'soon'"),
        (("--json", "--output", "-"), "Expected --json or --output -, got both: both print on standard output"),
        (("nowhere",), "No such file or directory: 'nowhere'"),
        (("empty",), "Expected at least one MessageDefinition, got none in 0 Python files; passed over: empty/build"),
    ],
)
def test_wrong_use_is_told(project: Path, arguments: tuple[str, ...], told: str) -> None:
    """A name, a date or a path that makes no sense, and a search that finds nothing, end with exit code 2."""
    (project / "empty" / "build").mkdir(parents=True)
    done = invoke("extract", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not (project / "locales").exists()


def test_a_broken_template_is_left_alone(project: Path) -> None:
    """What people have to mend is named with path and place."""
    (project / "locales").mkdir()
    (project / "locales" / "own.pot").write_text("msgid oops\n", encoding="utf-8")
    done = invoke("extract")
    assert done.exit_code == 2
    assert "locales/own.pot: Expected msgctxt, msgid, msgstr, a comment or text in quotes" in done.stderr
    assert (project / "locales" / "own.pot").read_text(encoding="utf-8") == "msgid oops\n"


def test_control_characters_do_not_reach_the_terminal(project: Path) -> None:
    """A template that would steer the terminal is told without what does so."""
    invoke("extract", *DATE)
    (project / "src" / "messages.py").write_text(GONE + FAR.replace("Far", "\\x1b[31mFar"), encoding="utf-8")
    assert invoke("extract").stderr == "vapierrors: new: app.far: [31mFar\n"


def test_the_command_runs_as_a_process_of_its_own(project: Path) -> None:
    """Nothing of the source is imported: a module that would fail is read all the same."""
    (project / "src" / "messages.py").write_text(f"raise SystemExit(7)\n{GONE}", encoding="utf-8")
    done = run("extract", project / "src", "--output", project / "own.pot")
    assert (done.returncode, done.stderr) == (0, b"")
