"""Definitions of one id whose texts readers could not tell apart (sections 4 and 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command_line import invoke
from hypothesis import given
from hypothesis import strategies as st

from vapierrors import Catalog, MessageDefinition, Renderer
from vapierrors.translate.extract.definition import Definition
from vapierrors.translate.extract.rivals import rivals

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "from vapierrors import MessageDefinition\n"
GONE, FULL = "The host {x} is gone.", "The disk {x} is full."
OWN = "give one of the two an id of its own"


def told(*templates: str) -> list[str]:
    definitions = [Definition("s.dup", template, f"{at}.py", at, 1) for at, template in enumerate(templates, 1)]
    return [str(problem) for problem in rivals(definitions)]


SAME = "for the same arguments"


def rival(place: str, got: str, beside: str, what: str = SAME, advice: str = OWN) -> str:
    shown = f"got '{got}' beside {beside}, which readers see for both"
    return f"{place}: Expected one English text of 's.dup' {what}, {shown}; {advice} [duplicate-id]"


@pytest.mark.parametrize(
    "templates",
    [
        (GONE, GONE),
        (GONE, "The host {0} is gone."),
        (GONE, "The disk {y} is full."),
        ("{x} is on {host}.", GONE, "Gone"),
        ("{x} and {y}", "{y} and {z}", "{x} and {z}"),
    ],
)
def test_texts_with_other_arguments_are_no_rivals(templates: tuple[str, ...]) -> None:
    """Each of them is shown for the arguments that it names; what is defined twice alike is one text."""
    assert told(*templates) == []


def test_the_second_of_two_with_the_same_arguments_is_told() -> None:
    """Both texts and both places; what a plural or a select names counts as well."""
    plural = "{x, plural, other {# disks are full}}."
    assert told(GONE, "Gone: {0}", FULL, plural) == [
        rival("3.py:3:1", FULL, f"'{GONE}' in 1.py:1"),
        rival("4.py:4:1", plural, f"'{GONE}' in 1.py:1"),
    ]
    assert told("Gone", "Full") == [rival("2.py:2:1", "Full", "'Gone' in 1.py:1")]


def test_one_that_needs_less_hides_what_comes_behind_it() -> None:
    """Its arguments are all there whenever those of the other are; in the other order each is shown."""
    advice = f"{OWN}, or define the one with more arguments first"
    assert told("Gone", GONE) == [rival("2.py:2:1", GONE, "'Gone' in 1.py:1", "whose arguments are there", advice)]
    assert told(GONE, "Gone") == []


@given(st.lists(st.sets(st.sampled_from("abc")), min_size=1, max_size=6))
def test_exactly_those_are_told_that_no_reader_gets(names: list[set[str]]) -> None:
    """A message of each definition is rendered with the catalog that has all of them in their order."""
    templates = [f"Text {number}{''.join(f' {{{name}}}' for name in sorted(of))}" for number, of in enumerate(names)]
    catalog = Catalog.from_mapping({"en": {"s.dup": templates}}, builtin=False)
    renderer = Renderer(catalog)
    hidden = []
    for number, (template, of) in enumerate(zip(templates, names, strict=True), 1):
        message = MessageDefinition("s.dup", template)(**dict.fromkeys(of, "v"))
        body = {"messages": [message.model_dump(mode="json", exclude_none=True)]}
        if renderer.render(body, locale="en").summary != message.default_message:
            hidden.append(f"{number}.py")
    definitions = [Definition("s.dup", template, f"{at}.py", at, 1) for at, template in enumerate(templates, 1)]
    assert sorted(problem.file for problem in rivals(definitions)) == sorted(hidden)


def test_many_texts_of_one_id_take_linear_time() -> None:
    """Thousands with arguments of their own are no rivals, and the one that hides one of the first is found."""
    texts = [f"{{a{number}}} {{b{number}}}" for number in range(5000)]
    problems = told(*texts, "{a7} {b7} {c}")
    assert [problem.partition(" beside ")[2].partition(",")[0] for problem in problems] == ["'{a7} {b7}' in 8.py:8"]


def test_extract_tells_them_and_writes_the_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1, both entries in the file; what is gone from the source is gone there, too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_text(f"{HEAD}A = MessageDefinition('s.dup', '{GONE}')\n", encoding="utf-8")
    old = f"{HEAD}OLD = MessageDefinition('s.old', 'Old')\n"
    (tmp_path / "b.py").write_text(old, encoding="utf-8")
    assert invoke("extract").exit_code == 0
    (tmp_path / "b.py").write_text(f"{HEAD}\nB = MessageDefinition('s.dup', '{FULL}')\n", encoding="utf-8")
    done = invoke("extract")
    assert (done.exit_code, done.stdout) == (1, "locales/messages.pot: 2 messages, 1 new, 1 gone\n")
    beside = f"'{GONE}' in a.py:2"
    assert done.stderr == (
        f"vapierrors: {rival('b.py:3:5', FULL, beside)}\nvapierrors: new: s.dup: {FULL}\nvapierrors: gone: s.old: Old\n"
    )
    text = (tmp_path / "locales" / "messages.pot").read_text(encoding="utf-8")
    assert text.count('msgctxt "s.dup"') == 2
    assert invoke("extract", "--check").exit_code == 1
