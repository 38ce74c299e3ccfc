"""What is no part of a PO file: told with its place, and all entries but the broken one are read."""

from __future__ import annotations

import pytest

from vapierrors.translate.po import Place, PoDocument, PoFault, file_problems

GOOD = 'msgctxt "good"\nmsgid "Good"\nmsgstr "Gut"\n'
LINE = "msgctxt, msgid, msgstr, a comment or text in quotes"
TWICE = "each keyword once and in its order, not msgstr again"
HALF = "#~ before all lines of an entry or before none"
END = "the end of the entry"

# What it is, the lines, the place, what was expected, and what was got.
FAULTS = [
    ("a string without its end", 'msgid "a\nmsgstr "b"\n', (1, 1), LINE, r"""'msgid "a'"""),
    ("an unknown keyword", 'msgid "a"\nmsgstring "b"\n', (2, 1), LINE, r"""'msgstring "b"'"""),
    ("text behind the quotes", '  msgid "a" b\nmsgstr "b"\n', (1, 3), LINE, r"""'msgid "a" b'"""),
    ("words alone", "oops\n", (1, 1), LINE, "'oops'"),
    ("words behind the mark of obsolete entries", "#~ oops\n", (1, 1), LINE, "'#~ oops'"),
    ("no msgstr", 'msgid "a"\n', (1, 7), "msgstr behind msgid", END),
    ("no msgstr before a comment", 'msgid "a"\n# b\n', (1, 7), "msgstr behind msgid", END),
    ("no msgid", 'msgctxt "a"\nmsgstr "b"\n', (2, 1), "msgid before msgstr", """'msgstr "b"'"""),
    ("a text of nothing", '# a\n"b"\n', (2, 1), "msgctxt or msgid before text in quotes", """'"b"'"""),
    ("a msgstr twice", 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', (3, 1), TWICE, """'msgstr "c"'"""),
    ("a plural alone", '# a\nmsgid_plural "b"\n', (2, 1), "msgid before msgid_plural", """'msgid_plural "b"'"""),
    (
        *("a plural with one form", 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', (3, 1)),
        *("msgstr[0] behind msgid_plural", """'msgstr "c"'"""),
    ),
    (
        *("forms without a plural", 'msgid "a"\nmsgstr[0] "c"\n', (2, 1)),
        *("msgid_plural before msgstr[0]", """'msgstr[0] "c"'"""),
    ),
    (
        *("a form too far", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n', (4, 1)),
        *("msgstr[1] before msgstr[2]", """'msgstr[2] ""'"""),
    ),
    (
        *("forms from 1", 'msgctxt "x"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\n', (4, 1)),
        *("msgstr[0] before msgstr[1]", """'msgstr[1] ""'"""),
    ),
    ("half an obsolete entry", 'msgid "a"\n#~ msgstr "b"\n', (2, 1), HALF, """'#~ msgstr "b"'"""),
]


@pytest.mark.parametrize(
    ("broken", "place", "expected", "got"), [pytest.param(*rest, id=name) for name, *rest in FAULTS]
)
def test_a_fault_costs_one_entry(broken: str, place: tuple[int, int], expected: str, got: str) -> None:
    """It is told once, and the entries before and behind are read, be there a blank line behind it or not."""
    for gap in ("", "\n"):
        great = GOOD.replace("ood", "reat")
        document = PoDocument.read(f"{GOOD}\n{broken}{gap}{great}".encode())
        assert document.faults == (PoFault(Place(place[0] + 4, place[1]), f"Expected {expected}, got {got}"),)
        assert [block.entry.id for block in document.blocks] == ["good", "great"]


def test_an_entry_never_loses_its_id_to_a_fault() -> None:
    """What is left of an entry whose id is broken is no entry without an id."""
    document = PoDocument.read(
        b'msgctxt "a\nmsgid "b"\nmsgstr "c"\n"d"\nmsgctxt "e"\nmsgid "f"\nmsgid "g"\nmsgstr "h"\n'
    )
    assert [block.entry.key for block in document.blocks] == [(None, "g")]
    assert [fault.place for fault in document.faults] == [Place(1, 1), Place(6, 7)]


def test_a_long_line_is_not_told_to_its_end() -> None:
    """Whatever a file is, what is told of a line can be read."""
    (fault,) = PoDocument.read(b"x" * 1_000_000).faults
    assert fault.detail == f"Expected {LINE}, got '{'x' * 99}…'"


def test_of_a_file_that_is_no_po_file_ten_lines_are_told() -> None:
    """The charset first, then the lines, and how many there are beside them."""
    document = PoDocument.read("oops\n".encode("utf-16") * 30)
    problems = file_problems(document, "de", "de.po")
    assert (len(document.faults), len(problems)) == (31, 12)
    assert str(problems[0]) == (
        "de.po:1: Expected a charset that ASCII is a part of, got 'UTF-16'; UTF-8 is tried [file-syntax]"
    )
    assert str(problems[-1]) == "de.po:11: Expected lines of a PO file, got 21 more that are none [file-syntax]"
    assert file_problems(PoDocument.read(GOOD.encode()), "de", "de.po") == []
