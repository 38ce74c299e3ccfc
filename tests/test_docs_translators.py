"""The guide for translators is followed as it stands, with a language that the project does not have."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from babel.messages.frontend import CommandLineInterface
from command_line import invoke

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale
from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.po import PoDocument, PoEntry, print_entry
from vapierrors.translate.po.entry import ICU_FLAG
from vapierrors.translate.settings import LintSettings, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = (ROOT / "docs" / "translators.md").read_text(encoding="utf-8")
DOMAIN: Final = "content_library"
DUTCH: Final = {
    "client_failed": "De client meldde een fout: {reason}",
    "item_busy": "Het bibliotheekitem ‘{item}’ wordt gewijzigd in een andere updatesessie: ‘{session}’.",
    "operation_not_found": "De service ‘{service}’ heeft geen bewerking ‘{operation}’.",
    "progress_not_raised": "De voortgang is al {previous} en kan alleen worden verhoogd, maar {progress} is verzonden.",
    "session_id_required": "U bent niet aangemeld: het verzoek bevat geen sessie-ID (vmware-api-session-id).",
    "session_not_active": (
        "De updatesessie ‘{session}’ {state, select, DONE {is voltooid} ERROR {is mislukt} CANCELED {is geannuleerd}"
        " other {is beëindigd}} op {time}."
    ),
    "session_not_found": "Er is geen updatesessie met de ID ‘{session}’.",
    "session_still_active": (
        "De updatesessie ‘{session}’ is actief. Voltooi of annuleer de sessie voordat u deze verwijdert."
    ),
    "too_many_sessions": (
        "De contentbibliotheek bevat al {count, plural, one {# updatesessie} other {# updatesessies}} en staat er niet"
        " meer toe."
    ),
}
"""What the guide does not show: the other entries, as somebody from the Netherlands writes them."""


class Block(NamedTuple):
    """A block of code on the page."""

    language: str
    text: str


BLOCKS: Final = [Block(*found) for found in re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)]


def block(language: str, start: str = "") -> str:
    """The text of the only block in a language that begins so."""
    (found,) = [each.text for each in BLOCKS if each.language == language and each.text.startswith(start)]
    return found


def commands(text: str) -> Iterator[tuple[list[str], str]]:
    """The commands of a console, and what each prints."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        program, *words = shlex.split(command)
        assert program == "vapierrors"
        yield words, output


def write_down(path: Path, texts: dict[str, str]) -> None:
    """Put translations into a PO file, as an editor does."""
    document = PoDocument.read(path.read_bytes())
    blocks = [each for each in document.entries if each.entry.id in texts]
    assert len(blocks) == len(texts)
    path.write_bytes(
        document.edited({each: replace(each.entry, text=texts[each.entry.id or ""]) for each in blocks}).to_bytes()
    )


def rows(heading: str) -> list[list[str]]:
    """The cells of the table with this heading, each without its backquotes."""
    lines = PAGE.partition(f"| {heading} |")[2].splitlines()[2:]
    table = lines[: next(number for number, line in enumerate([*lines, ""]) if not line.startswith("|"))]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table]


def followed(folder: Path) -> Iterator[tuple[list[str], str, str]]:
    """Do what the page says, in its order: each command, what it is said to print, and what it prints."""
    (folder / "locales").mkdir()
    shutil.copy(ROOT / "examples" / DOMAIN / "locales" / f"{DOMAIN}.pot", folder / "locales")
    own = folder / "locales" / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"
    rest = {f"com.example.{DOMAIN}.{name}": text for name, text in DUTCH.items()}
    for each in BLOCKS:
        if each.language == "po":
            shown = {found.entry.id or "": found.entry.text for found in PoDocument.read(each.text.encode()).entries}
            write_down(own, rest | shown)
        elif each.language == "console":
            for words, said in commands(each.text):
                yield words, said, re.sub(r" +$", "", invoke(*words).output, flags=re.MULTILINE)


def test_the_way_of_the_page_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command prints what stands below it, from an empty language to a compiled one."""
    monkeypatch.chdir(tmp_path)
    walked = [*followed(tmp_path)]
    assert [(words, printed) for words, _said, printed in walked] == [(words, said) for words, said, _printed in walked]
    assert [words[0] for words, *_ in walked] == [
        "init", "lint", "lint", "preview", "stats", "compile", "pseudo",
    ]  # fmt: skip
    message = {"id": f"com.example.{DOMAIN}.session_not_found", "params": {"session": {"s": "7f3a"}}}
    body = json.dumps({"error_type": "NOT_FOUND", "messages": [message]})
    shown = invoke("render", "-", "--locale", "nl", "--catalog", "locales", given=body)
    assert shown.output == "Er is geen updatesessie met de ID ‘7f3a’.\n"


@pytest.mark.parametrize("row", rows("languages"), ids=lambda row: row[0])
def test_each_family_has_the_branches_that_it_needs(row: list[str]) -> None:
    """The table of plurals is that of CLDR, and lint has nothing to say of its examples, which have just these."""
    locales, branches, example = row[0].split(), row[1].split(), row[2].strip("`")
    needed = {locale: {*plural_rule(data_locale(locale)).categories} for locale in locales}
    assert needed == {locale: {*branches} for locale in locales}
    english = "{count, plural, one {# file} other {# files}}"
    entry = PoEntry(id="a", source=english, text=f"{{count, plural, {example}}}", flags=(ICU_FLAG,))
    found = lint_document(PoDocument.read(print_entry(entry).encode()), LintContext(locales[0]))
    assert [finding.rule for finding in found] == ["header-missing"]
    assert re.findall(r"(\w+) \{", example) == branches


def test_definitions_give_the_comments_that_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`vapierrors extract` writes the entry of the page, and nothing for what is to be skipped."""
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "messages.py").write_text(block("python"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert invoke("extract", "app", "--domain", "app").exit_code == 0
    content = (tmp_path / "locales" / "app.pot").read_text(encoding="utf-8")
    assert content.partition("\n\n")[2] == block("pot")


def test_babel_extracts_the_same_without_the_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mapping of the page finds the definition, and `lint --fix` puts the flag in."""
    (tmp_path / "app").mkdir()
    (tmp_path / "locales").mkdir()
    (tmp_path / "app" / "messages.py").write_text(block("python"), encoding="utf-8")
    (tmp_path / "babel.cfg").write_text(block("ini"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (command,) = re.findall(r"`(pybabel extract .*?)`", PAGE)
    program, *words = shlex.split(command)
    CommandLineInterface().run([program, "-q", *words])  # type: ignore[no-untyped-call]
    template = tmp_path / "locales" / "app.pot"
    (bare,) = PoDocument.read(template.read_bytes()).entries
    assert invoke("lint", "--fix").exit_code == 0
    (fixed,) = PoDocument.read(template.read_bytes()).entries
    (shown,) = PoDocument.read(block("pot").encode()).entries
    assert [bare.entry.flags, fixed.entry.flags] == [(), (ICU_FLAG,)]
    assert fixed.entry == shown.entry


@pytest.mark.parametrize(
    ("heading", "model"),
    [("key of `[tool.vapierrors]`", Settings), ("key of `[tool.vapierrors.lint]`", LintSettings)],
    ids=["tool.vapierrors", "tool.vapierrors.lint"],
)
def test_all_settings_are_there_with_their_defaults(heading: str, model: type[BaseModel], tmp_path: Path) -> None:
    """The tables have every key; what they say is the default is what a project has that says nothing."""
    written = {row[0].strip("`"): row[1].strip("`") for row in rows(heading)}
    fields = {field.alias: name for name, field in model.model_fields.items() if name not in {"lint", "folder"}}
    assert written.keys() == fields.keys()
    lines = [f"{key} = {value}" for key, value in written.items() if value != "none"]
    table = heading.partition("`")[2].strip("`")
    (tmp_path / "pyproject.toml").write_text("\n".join((table, *lines)), encoding="utf-8")
    assert read_settings(tmp_path) == Settings(folder=tmp_path)


def test_the_glossary_is_one() -> None:
    """It is read without a problem, with several translations and a forbidden word."""
    terms, problems = read_glossary(block("csv").encode(), "glossary.csv")
    assert problems == ()
    assert [(term.translations, term.forbidden) for term in terms] == [
        (("updatesessie",), ("bijwerksessie",)),
        (("bibliotheekitem", "item"), ()),
        (("contentbibliotheek",), ("inhoudsbibliotheek",)),
    ]


PROBES: Final = {
    "plain": "{0} is gone",
    "named": "{name} is gone",
    "plural": "{n, plural, one {# file} other {# files}}",
    "two": "{n, plural, one {# file} other {# files}} on {m, plural, one {# disk} other {# disks}}",
    "ordinal": "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
    "select": "{s, select, on {On} other {Off}}",
    "date": "{0, date, short}",
    "skeleton": "{0, date, ::yMMMd}",
    "compact": "{0, number, ::K}",
    "percent": "{0, number, percent}",
    "printf": "{name} at 5 %d",
    "unsound": "{name",
    "zero": "{n, plural, =0 {none} other {#}}",
    "offset": "{n, plural, offset:1 other {#}}",
    "around": "{n, plural, other {# {s, select, on {On} other {Off}}}}",
    "inside": "{s, select, on {On} other {{n, plural, other {#}}}}",
    "formatted": "{n, plural, other {# since {d, date}}}",
    "counted": "{n, plural, other {# of {n}}}",
    "empty": "{n, plural, one {} other {s}}",
}
_NO_FORMS: Final = ["ordinal", "two", "zero", "offset", "around", "inside", "formatted", "counted", "empty"]
_JAVA: Final = ["named", "skeleton", "plural", "select", "compact", "printf", "unsound", *_NO_FORMS]


@pytest.mark.parametrize(
    ("options", "lost"),
    [
        (["xliff"], []),
        (["csv"], []),
        (["gettext"], ["unsound", *_NO_FORMS]),
        (["singleton"], ["unsound"]),
        (["properties", "--style", "named"], ["printf", "unsound"]),
        (["properties", "--style", "java"], _JAVA),
        (["properties", "--style", "printf"], ["date", "percent", *_JAVA]),
    ],
    ids=" ".join,
)
def test_formats_lose_what_the_page_says(
    options: list[str], lost: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template of each kind is exported in each format; those that are told are those of the table."""
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    entries = [print_entry(PoEntry(id=name, source=text, flags=(ICU_FLAG,))) for name, text in PROBES.items()]
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "app.pot").write_text("\n".join((header, *entries)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = invoke("export", *options, "--output", "out")
    told = re.findall(r"^vapierrors: locales/app\.pot:\d+: (\w+) \[en\]", result.stderr, re.MULTILINE)
    assert sorted(told) == sorted(lost)
    assert result.exit_code == (1 if lost else 0)
    assert f"| `{' '.join(options)}` |" in PAGE


def test_every_command_and_option_of_the_page_exists() -> None:
    """What the page tells people to type, the command line knows."""
    for command, rest in set(re.findall(r"vapierrors ([a-z]+)((?: [^\n`#>,;]*)?)", PAGE)):
        help_text = invoke(command, "--help")
        assert help_text.exit_code == 0, command
        assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in help_text.output] == []
