"""What the vAPI runtimes say: each of their messages, with the arguments that they send (specification, section 4)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.pofile import read_po

from vapierrors import Catalog, Renderer
from vapierrors.catalog.properties import read_pairs
from vapierrors.template.nodes import Argument, Text
from vapierrors.template.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
TEMPLATE = HERE.parent / "locales" / "runtime.pot"
FACTS = json.loads((HERE / "vectors" / "message_ids.json").read_text(encoding="utf-8"))
RUNTIME = {fact["id"]: fact for fact in FACTS["runtime"]}
RENDERER = Renderer()


class Entry(NamedTuple):
    """One entry of the template."""

    id: str
    english: str
    example: str


def _example(comments: list[str]) -> str:
    return next((line.removeprefix("Example: ") for line in comments if line.startswith("Example: ")), "")


@cache
def _entries() -> tuple[Entry, ...]:
    with TEMPLATE.open("rb") as file:
        messages = [message for message in read_po(file, abort_invalid=True) if message.id]
    return tuple(Entry(str(message.context), str(message.id), _example(message.auto_comments)) for message in messages)


def _placeholders(template: str) -> frozenset[str]:
    return frozenset(node.name for node in parse(template).nodes if isinstance(node, Argument))


def _positions(count: int) -> frozenset[str]:
    return frozenset(str(index) for index in range(count))


@cache
def _official() -> dict[str, str]:
    """The English messages of the installed official runtime."""
    pytest.importorskip("vmware.vapi", reason="the official runtime is an extra")
    text = (files("vmware.vapi.settings") / "runtime.properties").read_text(encoding="utf-8")
    return {message_id: template for message_id, template, _line in read_pairs(text)}


def _wanted() -> Iterator[tuple[str, frozenset[str]]]:
    """The entries that the facts demand: named parameters first, then as many positions as are sent."""
    for message_id, fact in RUNTIME.items():
        if fact.get("params"):
            yield message_id, frozenset(fact["params"])
        if "args" in fact:
            yield message_id, _positions(fact["args"])
        elif not fact.get("params"):
            yield message_id, frozenset()
    for fact in FACTS["seen_in_the_wild"]:
        known = RUNTIME.get(fact["id"])
        if known and len(fact["example_args"]) != known["args"]:
            yield fact["id"], _positions(len(fact["example_args"]))


def _most(message_id: str) -> int:
    """How many arguments the richest form of an id has."""
    return max(len(names) for known, names in _wanted() if known == message_id)


def _words(template: str) -> list[str]:
    """The words of a template in lower case, without placeholders and punctuation."""
    return re.findall(r"\w+", re.sub(r"%s|\{\w*\}", " ", template).casefold())


def _pattern(node: object, seen: set[str]) -> Iterator[str]:
    if isinstance(node, Text):
        yield re.escape(node.value)
    elif isinstance(node, Argument):
        yield f"(?P=p{node.name})" if node.name in seen else f"(?P<p{node.name}>.+?)"
        seen.add(node.name)


def test_each_id_has_the_entries_that_are_sent_of_it_and_no_other() -> None:
    """An id has one entry for each form in which runtimes or servers send it, in the order in which they are tried."""
    wanted: dict[str, list[frozenset[str]]] = defaultdict(list)
    for message_id, names in _wanted():
        wanted[message_id].append(names)
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for entry in _entries():
        found[entry.id].append(_placeholders(entry.english))
    assert len(wanted) == 178
    assert found == wanted


def test_all_forms_of_an_id_say_the_same() -> None:
    """The named and the positional form of an id read the same for the same values."""
    for message_id, entries in groupby(_entries(), key=attrgetter("id")):
        examples = {entry.example for entry in entries if len(_placeholders(entry.english)) == _most(message_id)}
        assert len(examples) == 1, message_id


def test_positional_entries_use_the_arguments_of_the_official_messages() -> None:
    """Each id of the installed official package has an entry for exactly the arguments that its message takes."""
    official = {message_id: template.count("%s") for message_id, template in _official().items()}
    assert len(official) == 92
    assert {message_id: RUNTIME[message_id]["args"] for message_id in official} == official
    found = {(entry.id, _placeholders(entry.english)) for entry in _entries()}
    assert [known for known, count in official.items() if (known, _positions(count)) not in found] == []


def test_no_message_is_a_copy_of_an_official_one() -> None:
    """No template is an official sentence, or contains one, whatever the case, punctuation and placeholders."""
    official = {" ".join(_words(template)) for template in _official().values()}
    for entry in _entries():
        ours = f" {' '.join(_words(entry.english))} "
        assert [theirs for theirs in official if f" {theirs} " in ours] == [], entry.english


@pytest.mark.parametrize(
    "entry", [entry for entry in _entries() if entry.example], ids=lambda entry: f"{entry.id}-{entry.english[:40]}"
)
def test_examples_are_what_the_renderer_makes(entry: Entry) -> None:
    """The example in a comment is the template, filled with the values that it shows, by way of the catalog."""
    nodes = parse(entry.english).nodes
    assert {type(node) for node in nodes} <= {Text, Argument}
    seen: set[str] = set()
    pattern = "".join(chain.from_iterable(_pattern(node, seen) for node in nodes))
    match = re.fullmatch(pattern, entry.example)
    assert match is not None
    values = {name.removeprefix("p"): value for name, value in match.groupdict().items()}
    message: dict[str, object] = {"id": entry.id, "default_message": "", "args": []}
    if all(map(str.isdigit, values)):
        message["args"] = [values[str(index)] for index in range(len(values))]
    else:
        message["params"] = {name: {"s": value} for name, value in values.items()}
    rendered = RENDERER.render({"messages": [message]}, locale="en").messages[0]
    assert (rendered.text, rendered.source) == (entry.example, "catalog")


def test_the_built_in_catalog_has_every_id_of_the_runtimes() -> None:
    """Each message of the runtimes is found in the catalog that the library ships."""
    catalog = Catalog.load()
    assert [message_id for message_id in RUNTIME if not catalog.find(message_id, "en")] == []
