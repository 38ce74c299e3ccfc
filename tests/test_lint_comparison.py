"""The comparison of lint with others runs, and counts what it says it counts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks.lint_comparison import __main__, corpora, report, speed
from benchmarks.lint_comparison.asking import score
from benchmarks.lint_comparison.corpora import Sample
from benchmarks.lint_comparison.tools import OURS, TOOLS, present
from benchmarks.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.lint_comparison.tools import Tool

SILENT = Progress(silent=True)
MSGFMT = next(tool for tool in TOOLS if tool.name.startswith("msgfmt"))
SOUND = Sample(
    "de", (corpora.header("de") + 'msgctxt "a"\nmsgid "Gone"\nmsgstr "Weg"\n').encode(), rule="duplicate-entry"
)
TWICE = SOUND._replace(content=SOUND.content + b'\nmsgctxt "a"\nmsgid "Gone"\nmsgstr "Fort"\n')


@pytest.mark.parametrize("tool", present(SILENT), ids=lambda tool: tool.name)
def test_everybody_is_content_with_a_sound_file(tool: Tool, tmp_path: Path) -> None:
    """The header that all samples have gives nobody a reason to complain."""
    path = tmp_path / "sample.po"
    path.write_bytes(SOUND.content)
    assert [*tool.says(SOUND, path)] == []


@pytest.mark.skipif(not MSGFMT.is_there(), reason="msgfmt of GNU gettext is not installed")
def test_msgfmt_finds_what_it_looks_for() -> None:
    """A message that is there twice is found, and a sound file raises no alarm."""
    assert shutil.which("msgfmt")
    assert score(MSGFMT, [TWICE], [SOUND]) == ("msgfmt --check", {"entries and comments": 1}, 0)


def test_ours_has_to_name_the_rule() -> None:
    """Another finding than that of the rule does not count as found."""
    wrong = TWICE._replace(rule="too-long")
    assert score(OURS, [TWICE, wrong], [SOUND]) == ("vapierrors lint", {"entries and comments": 1}, 0)


def test_all_corpora_are_read() -> None:
    """Every row is a sample, broken ones with a rule of a group."""
    broken, sound = corpora.broken(), corpora.sound()
    lines = [
        (corpora.VECTORS / f"{name}.ndjson").read_bytes().count(b"\n") for name in (*corpora.BROKEN, *corpora.SOUND)
    ]
    assert [len(broken), len(sound)] == [sum(lines[:4]), sum(lines[4:])]
    assert {sample.rule for sample in broken} == corpora.GROUPS.keys()
    assert {sample.rule for sample in sound} == {""}


def test_the_large_file_is_sound_and_new_each_turn() -> None:
    """It has as many entries as asked for, nothing is found in it, and no text comes again in another turn."""
    first, second = speed.large_file(500), speed.large_file(500, turn=1)
    assert first.content.count(b"\nmsgstr ") == 501
    assert [*OURS.says(first, corpora.VECTORS), *OURS.says(second, corpora.VECTORS)] == []
    texts = [{line for line in file.content.splitlines() if line.startswith(b"msgstr")} for file in (first, second)]
    assert texts[0] & texts[1] == {b'msgstr ""'}


def test_tables_are_put_between_the_marks() -> None:
    """What stands there is replaced, and a page without marks is refused."""
    page = f"A\n{report.BEGIN}\nold\n{report.END}\nB\n"
    assert report.refreshed(page, "new") == f"A\n{report.BEGIN}\n\nnew\n\n{report.END}\nB\n"
    with pytest.raises(ValueError, match="Expected") as caught:
        report.refreshed("A", "new")
    marks = f"{report.BEGIN} and {report.END}"
    assert str(caught.value) == f"Expected {marks}, got neither or one; put them where the tables are to stand"


def test_the_page_has_the_marks() -> None:
    """Tables can be written into docs/lint.md, and the corpora that it names are as large as it says."""
    page = __main__.PAGE.read_text(encoding="utf-8")
    report.refreshed(page, "")
    for name in (*corpora.BROKEN, *corpora.SOUND):
        count = (corpora.VECTORS / f"{name}.ndjson").read_bytes().count(b"\n")
        assert f"| `{name}.ndjson` | {count} |" in page
