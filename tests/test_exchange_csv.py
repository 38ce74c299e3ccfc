"""CSV for spreadsheets (specification, section 9)."""

from __future__ import annotations

import csv
import io

import pytest
from exchange_units import german, read_back, unit, written

from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange import FORMATS, InFile

READ = FORMATS["csv"].read
STATES = "fuzzy, translated, untranslated"
FORMULAS = ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "'=1", "''-1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    """Such a cell stands behind an apostrophe, which goes again when the file is read."""
    bundle = german(unit(formula, formula, message_id=formula, notes=(formula.strip(),)))
    found = written("csv", bundle)
    assert found.file is not None
    _, cells = csv.reader(io.StringIO(found.file.content.decode(), newline=""))
    assert cells[0] == cells[1] == cells[2] == f"'{formula}"
    assert read_back("csv", found).bundles == (bundle,)


@pytest.mark.parametrize("text", ["plain", "'quoted'", "a=b", " =1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    """An apostrophe alone is none of ours."""
    found = written("csv", german(unit(text)))
    assert found.file is not None
    _, cells = csv.reader(io.StringIO(found.file.content.decode(), newline=""))
    assert cells[1] == text


def test_a_byte_order_mark_is_written_where_that_is_asked_for() -> None:
    """It is how spreadsheets know UTF-8; reading takes both."""
    found = written("csv", german(unit("ä")), bom=True)
    assert found.file is not None
    assert found.file.content.startswith(b'\xef\xbb\xbf"id"')
    assert read_back("csv", found).bundles == (german(unit("ä")),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_spreadsheet_may_write_it_its_way(delimiter: str) -> None:
    """Delimiters, the order and the case of columns, missing and unknown ones, blank lines and line ends may differ."""
    rows = ["Translation", "ID", "source", "who"], ["Weg", "m", "Gone", "me"], ["", "", "", ""]
    content = "\n".join(delimiter.join(row) for row in rows)
    assert READ(InFile("app.de.csv", content.encode())).bundles == (german(unit("Gone", "Weg")),)


def test_what_is_wrong_with_a_row_is_told() -> None:
    """A row without an id or English is left out; a state that nobody knows is unfinished."""
    content = "id,source,translation,state\n,x,y,\nm,,y,\nk,x,y,done\n"
    read = READ(InFile("app.de.csv", content.encode()))
    assert read.bundles == (german(unit("x", "y", message_id="k", is_fuzzy=True)),)
    assert [*map(str, read.problems)] == [
        "app.de.csv:2: Expected an id in each row, got none [no-message-id]",
        "app.de.csv:3: m [de]: Expected a source in each row, got none [no-message-id]",
        f"app.de.csv:4: k [de]: Expected a state ({STATES}), got 'done'; taken as fuzzy [file-syntax]",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "id,source\na,ä\n".encode("iso-8859-1"),
            "Expected CSV in UTF-8, got 'utf-8' codec can't decode byte 0xe4 in position 12: invalid continuation byte",
        ),
        (b"", "Expected the columns id and source, got none"),
        (b"key,text\n", "Expected the columns id and source, got key, text"),
        (b'id,source\na,"b" c\n', "Expected CSV, got ',' expected after '\"'"),
        (b"id,source\na," + b"x" * 200_000, "Expected CSV, got field larger than field limit (131072)"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, message: str) -> None:
    """The error says what was expected, what was got, and where."""
    with pytest.raises(CatalogError) as raised:
        READ(InFile("app.de.csv", content))
    assert str(raised.value).partition(" - at ")[0] == message


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(charset: str) -> None:
    """What spreadsheets call Unicode text is refused with what to do, with a byte order mark or without."""
    with pytest.raises(CatalogError) as raised:
        READ(InFile("app.de.csv", "id\tsource\nm\tGone\n".encode(charset)))
    assert str(raised.value) == "Expected CSV in UTF-8, got UTF-16 - at app.de.csv; save it as CSV UTF-8"


@pytest.mark.parametrize("state", ["untranslated", "", "translated", " untranslated "])
def test_a_row_that_is_filled_in_is_translated(state: str) -> None:
    """A translator who writes a translation does not touch its state."""
    content = f"id,source,translation,state\nm,Gone,Weg,{state}\n"
    read = READ(InFile("app.de.csv", content.encode()))
    assert read == ((german(unit("Gone", "Weg")),), ())


def test_a_row_that_is_fuzzy_stays_so() -> None:
    """It is for the translator to say that it is finished."""
    content = b"id,source,translation,state\nm,Gone,Weg,fuzzy\n"
    assert READ(InFile("app.de.csv", content)).bundles == (german(unit("Gone", "Weg", is_fuzzy=True)),)


def test_the_caller_says_what_the_name_does_not() -> None:
    """A language given makes a table translations, a domain given is the domain."""
    file = InFile("table.csv", b"id,source,translation\nm,Gone,Weg\n", "de_DE", "vm")
    (bundle,) = READ(file).bundles
    assert (bundle.domain, bundle.locale, bundle.is_template) == ("vm", "de-DE", False)
