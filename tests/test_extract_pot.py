"""The ``.pot``: what it says of a definition, and what of it survives (specification, sections 4 and 9)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.exceptions import CatalogError, SettingsError
from vapierrors.translate.extract import (
    Definition,
    Extraction,
    PotChange,
    PotHeader,
    SourceProblem,
    extract,
    project_header,
    update_pot,
)
from vapierrors.translate.extract.scan import scan
from vapierrors.translate.extract.source import read_source
from vapierrors.translate.po import PoDocument
from vapierrors.translate.settings import Settings

ROOT = Path(__file__).parent.parent
HEADER = PotHeader("app", "2026-01-31 10:00+0000", "2.1", "bugs@example.com")
LATER = HEADER._replace(date="2027-01-31 10:00+0000")
HEAD = "from vapierrors import MessageDefinition\n"

SOURCE = '''
from vapierrors import MessageDefinition
# not for translators
# Translators: Shown when an upload ends early.
# Twice if need be.
# session: identifier of the session, such as 7f3a
# expired (dt): when it ended,
#   to the second
EXPIRED = MessageDefinition(
    "app.expired", "Session {session} expired on {expired}."
)

# host: unused words
FULL = [
    # Translators: n: how many
    MessageDefinition("app.full", "{n, plural, one {# disk is} other {# disks are}} full.")
]
"""
# Translators: no comment at all
"""
PLAIN = MessageDefinition("app.plain", "Plain")
AGAIN = MessageDefinition("app.plain", "Plain")
OTHER = MessageDefinition("app.plain", "Plain\\nand more")
'''

POT = r"""# Template: messages of app
msgid ""
msgstr ""
"Project-Id-Version: app 2.1\n"
"Report-Msgid-Bugs-To: bugs@example.com\n"
"POT-Creation-Date: 2026-01-31 10:00+0000\n"
"PO-Revision-Date: 2026-01-31 10:00+0000\n"
"Last-Translator: app\n"
"Language-Team: English\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#. Shown when an upload ends early.
#. Twice if need be.
#. session (s): identifier of the session, such as 7f3a
#. expired (dt): when it ended, to the second
#. Example: Session 7f3a expired on 11/23/26, 2:59 PM.
#: app/messages.py:9
#, icu-message-format
msgctxt "app.expired"
msgid "Session {session} expired on {expired}."
msgstr ""

#. n (i): how many
#. Example: 3 disks are full.
#: app/messages.py:16
#, icu-message-format
msgctxt "app.full"
msgid "{n, plural, one {# disk is} other {# disks are}} full."
msgstr ""

#: app/messages.py:21
#: app/messages.py:22
#, icu-message-format
msgctxt "app.plain"
msgid "Plain"
msgstr ""

#: app/messages.py:23
#, icu-message-format
msgctxt "app.plain"
msgid ""
"Plain\n"
"and more"
msgstr ""
"""


def scanned(text: str, file: str = "app/messages.py") -> Extraction:
    source = read_source(text.encode(), file)
    assert not isinstance(source, SourceProblem)
    return scan(source)


def updated(source: str, before: str | None = None, header: PotHeader = HEADER) -> PotChange:
    return update_pot(scanned(source), None if before is None else before.encode(), header)


def text_of(change: PotChange) -> str:
    """The file, with the plain space that some data of CLDR has before AM and PM."""
    return change.content.decode().replace("\u202f", " ")


def test_a_pot_says_all_of_a_definition() -> None:
    """Comments, parameters, example, places and flag stand in the form of the library's own catalogs."""
    change = updated(SOURCE)
    assert text_of(change) == POT
    assert (change.is_changed, change.entries, change.gone, change.changed) == (True, 4, (), ())


def test_a_second_run_changes_no_byte() -> None:
    """The date is that of the last real change, as long as nothing else has changed."""
    first = updated(SOURCE)
    again = updated(SOURCE, first.content.decode(), LATER)
    assert (again.content, again.is_changed, again.new) == (first.content, False, ())
    moved = updated("\n" + SOURCE, first.content.decode(), LATER)
    assert moved.is_changed
    assert f"POT-Creation-Date: {LATER.date}" in moved.content.decode()
    assert [key[0] for key in moved.changed] == ["app.expired", "app.full", "app.plain", "app.plain"]


BY_HAND = r"""# By hand
msgid ""
msgstr ""
"Project-Id-Version: app\n"
"POT-Creation-Date: 2020-01-01 00:00+0000\n"
"X-Team: us\n"
"Content-Type: text/plain; charset=ISO-8859-1\n"

# a word of a translator
#. Title of a page
#. free (d): space in GB
#. host (s): name of the host
#. Example: 1.5 GB on «esx7»
#, fuzzy, max-length:20, python-brace-format
msgctxt "app.free"
msgid "{free} GB on {host}"
msgstr ""

#. disk (s): which one
msgctxt "app.gone"
msgid "{disk} is gonne"
msgstr ""
"""


def test_what_people_wrote_survives() -> None:
    """Comments, descriptions, kinds, examples, header fields and flags of no format stay where the source is silent."""
    source = f"{HEAD}MessageDefinition('app.free', '{{free}} GB on {{host}}')\n"
    source += "MessageDefinition('app.gone', '{disk} is gone')"
    change = update_pot(scanned(source), BY_HAND.encode("latin-1"), HEADER)
    assert (
        text_of(change)
        == dedent(r"""
        # By hand
        msgid ""
        msgstr ""
        "Project-Id-Version: app 2.1\n"
        "Report-Msgid-Bugs-To: bugs@example.com\n"
        "POT-Creation-Date: 2026-01-31 10:00+0000\n"
        "PO-Revision-Date: 2026-01-31 10:00+0000\n"
        "Last-Translator: app\n"
        "Language-Team: English\n"
        "Language: en\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
        "X-Team: us\n"

        # a word of a translator
        #. Title of a page
        #. free (d): space in GB
        #. host (s): name of the host
        #. Example: 1.5 GB on «esx7»
        #: app/messages.py:2
        #, max-length:20, icu-message-format
        msgctxt "app.free"
        msgid "{free} GB on {host}"
        msgstr ""

        #. disk (s): which one
        #. Example: disk-1 is gone
        #: app/messages.py:3
        #, icu-message-format
        msgctxt "app.gone"
        msgid "{disk} is gone"
        msgstr ""
    """).lstrip()
    )
    assert change.new == (("app.gone", "{disk} is gone"),)
    assert change.gone == (("app.gone", "{disk} is gonne"),)


def test_the_source_counts_more_than_what_was_there() -> None:
    """A description, a kind, a comment and an example of the source take the place of the old ones."""
    before = updated(f'{HEAD}# Translators: Old\n# n: old\n# Example: Old\nA = MessageDefinition("a", "{{n}}")')
    after = updated(f'{HEAD}# Translators: New\n# n (d): new\nA = MessageDefinition("a", "{{n}}")', text_of(before))
    assert text_of(after).partition("\n\n")[2].splitlines()[:3] == ["#. New", "#. n (d): new", "#. Example: 4.7"]


def test_entries_of_files_with_problems_are_kept() -> None:
    """What a broken file defined may be there still, so that nothing that people wrote is lost by a slip."""
    first = updated(SOURCE)
    problem = SourceProblem("source-syntax", "app/messages.py", 1, 1, "Expected Python")
    kept = update_pot(Extraction((), (problem,)), first.content, LATER)
    assert (kept.content, kept.is_changed, len(kept.kept)) == (first.content, False, 4)
    gone = update_pot(Extraction((), (problem._replace(file="app/other.py"),)), first.content, LATER)
    assert (gone.entries, len(gone.gone), gone.kept) == (0, 4, ())


def test_places_can_be_left_out() -> None:
    """Without lines a file says only where to look; names with spaces stand between marks, as gettext has it."""
    one = Definition("a", "A", "my app/a.py", 7, 1)
    extraction = Extraction((one, one._replace(line=9)), ())
    texts = [update_pot(extraction, None, HEADER, references=how).content.decode() for how in ("line", "file", "none")]
    assert [[line for line in text.splitlines() if line.startswith("#:")] for text in texts] == [
        ["#: \u2068my app/a.py\u2069:7", "#: \u2068my app/a.py\u2069:9"],
        ["#: \u2068my app/a.py\u2069"],
        [],
    ]


def test_a_broken_template_is_not_written_over() -> None:
    """What is no part of a PO file would be lost, so that people have to mend it first."""
    with pytest.raises(CatalogError) as raised:
        updated(SOURCE, 'msgid "a"\nmsgstr "b"\n\nmsgid oops\n')
    assert str(raised.value) == (
        "Expected msgctxt, msgid, msgstr, a comment or text in quotes, got 'msgid oops' - at 4:1 of the template;"
        " mend it, or delete it to begin anew"
    )


def test_line_breaks_stay_those_of_the_file() -> None:
    """A file with CRLF is one afterwards."""
    first = updated(SOURCE).content.replace(b"\n", b"\r\n")
    assert update_pot(scanned(SOURCE), first, LATER).content == first


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0{}'"), min_size=1).filter(str.strip))
def test_any_template_reads_back(template: str) -> None:
    """Quotes, escapes, control characters and line breaks of all kinds come back from the file as they were."""
    change = update_pot(Extraction((Definition("a", template, "a.py", 1, 1),), ()), None, HEADER)
    assert [block.entry.key for block in PoDocument.read(change.content).entries] == [("a", template)]
    assert not update_pot(Extraction((Definition("a", template, "a.py", 1, 1),), ()), change.content, LATER).is_changed


def test_the_example_service_is_extracted_as_its_catalog_has_it() -> None:
    """Ids, templates and kinds are those that people wrote; their descriptions and examples are all kept."""
    folder = ROOT / "examples" / "content_library"
    before = (folder / "locales" / "content_library.pot").read_bytes()
    extraction = extract([folder], root=ROOT)
    change = update_pot(extraction, before, HEADER)
    assert (extraction.problems, change.new, change.gone) == ((), (), ())
    old, new = PoDocument.read(before).entries, PoDocument.read(change.content).entries
    told = [{block.entry.key: sorted(block.entry.extracted_comments) for block in blocks} for blocks in (old, new)]
    assert told[0] == told[1]


@pytest.mark.parametrize("program", ["msgfmt --check -o /dev/null -", "msgcat -"])
def test_gettext_accepts_the_file(program: str) -> None:
    """Neither of GNU's tools has anything to say."""
    command = program.split()
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, input=updated(SOURCE).content, capture_output=True, check=False, timeout=60)  # noqa: S603 - GNU's own tools
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("document", "settings", "title"),
    [
        ('[project]\nname = "app"\nversion = "2.1"', {}, ("app", "2.1")),
        ('[project]\nname = "app"\ndynamic = ["version"]', {"project": "The app"}, ("The app", "")),
        ('[tool.poetry]\nname = "poem"\nversion = "1"', {}, ("poem", "1")),
        ("project = 3", {}, ("here", "")),
        (None, {}, ("here", "")),
    ],
)
def test_the_header_knows_the_project(
    tmp_path: Path, document: str | None, settings: dict[str, str], title: tuple[str, str]
) -> None:
    """Name and version come from the settings, the project table, Poetry's, or the name of the folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    if document is not None:
        (folder / "pyproject.toml").write_text(document, encoding="utf-8")
    header = project_header(Settings.model_validate({"folder": folder, **settings}), "2026-01-31 10:00+0000")
    assert (header.project, header.version) == title


def test_a_project_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A broken pyproject.toml is named with its path."""
    path = tmp_path / "pyproject.toml"
    path.write_text("[project", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        project_header(Settings(folder=tmp_path), "2026-01-31 10:00+0000")
    assert str(raised.value).endswith(f" - at {path}")
