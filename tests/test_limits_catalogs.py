"""Catalog files of any size and shape: what reading them costs grows with their size (section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from limits_counting import MOST, growth_of_calls, growth_of_effort, growth_of_memory

from vapierrors.catalog.po import read_po_table
from vapierrors.catalog.properties import read_properties_table

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
BROKEN = '\nmsgctxt "unclosed\n'


def entry(message_id: str, source: str, text: str = "T") -> str:
    return f'\nmsgctxt "{message_id}"\nmsgid "{source}"\nmsgstr "{text}"\n'


PO: dict[str, Callable[[int], str]] = {
    "entries": lambda n: HEADER + "".join(entry(f"id{number}", "S") for number in range(n)),
    "one id": lambda n: HEADER + "".join(entry("id", f"S{number}") for number in range(n)),
    "one entry": lambda n: HEADER + entry("id", "S") * n,
    "behind a broken one": lambda n: HEADER + BROKEN + "".join(entry(f"id{number}", "S") for number in range(n)),
    "broken": lambda n: HEADER + BROKEN * n,
    "one broken block": lambda n: HEADER + "\n" + BROKEN.strip("\n") * n,
    "a long text": lambda n: HEADER + '\nmsgctxt "id"\nmsgid "S"\nmsgstr ""\n' + '"line\\n"\n' * n,
    "backslashes": lambda n: HEADER + entry("id", "S", "\\\\" * n),
    "quotes": lambda n: HEADER + entry("id", "S", '"' * n),
    "spaces": lambda n: HEADER + "\nmsgid" + " " * n + "x\n",
    "blank lines": lambda n: HEADER + " \n" * n,
    "flags": lambda n: HEADER + "\n" + "#, fuzzy, fuzzy\n" * n + entry("id", "S").lstrip(),
    "obsolete": lambda n: HEADER + '\n#~ msgid "S"\n#~ msgstr "T"\n' * n,
    "a long header": lambda n: HEADER + '"X: y\\n"\n' * n + entry("id", "S"),
    "parameters of a header": lambda n: HEADER + f'"Plural-Forms: {";a*=x" * n}\\n"\n' + entry("id", "S"),
    "plural forms": lambda n: (
        HEADER
        + '\nmsgctxt "id"\nmsgid "S"\nmsgid_plural "Ss"\n'
        + "".join(f'msgstr[{number}] "T"\n' for number in range(n))
    ),
}
PROPERTIES: dict[str, Callable[[int], str]] = {
    "entries": lambda n: "".join(f"id{number} = text {{0}}\n" for number in range(n)),
    "one id": lambda n: "id = text\n" * n,
    "a long line": lambda n: "id = text" + " goes on \\\n" * n,
    "backslashes": lambda n: "id = " + "\\\\" * n + "\\\n",
    "escapes": lambda n: "id = " + "\\u00e9" * n,
    "quotes": lambda n: "id = {0} " + "'" * n,
    "styles": lambda n: "id = " + "{0, number, 'x" * n,
    "spaces": lambda n: "id = {0" + " " * n,
    "names": lambda n: "id = {" + "a" * n,
    "conversions": lambda n: "id = " + "%1$-10.5s " * n,
    "percent signs": lambda n: "id = " + "%" * n,
}


def po(text: str) -> None:
    read_po_table(text.encode(), "de", "x.po")


def properties(text: str) -> None:
    read_properties_table(text.encode(), "de", "x_de.properties")


READERS = [
    *(pytest.param(made, po, id=f"po-{name}") for name, made in PO.items()),
    *(pytest.param(made, properties, id=f"properties-{name}") for name, made in PROPERTIES.items()),
]


@pytest.mark.parametrize(("made", "read"), READERS)
def test_a_file_takes_work_by_its_size(made: Callable[[int], str], read: Callable[[str], None]) -> None:
    """Four times the file is no more than eight times the calls."""
    assert growth_of_calls(made, read, 100) < MOST


@pytest.mark.parametrize(("made", "read"), READERS)
def test_a_file_takes_time_by_its_size(made: Callable[[int], str], read: Callable[[str], None]) -> None:
    """Nor is any line, entry or text copied or counted again for each that follows."""
    assert growth_of_effort(made, read, 500) < MOST


@pytest.mark.parametrize(("made", "read"), READERS)
def test_a_file_takes_memory_by_its_size(made: Callable[[int], str], read: Callable[[str], None]) -> None:
    """Four times the file is no more than eight times the memory."""
    assert growth_of_memory(made, read, 200) < MOST
