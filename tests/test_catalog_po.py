"""Catalogs in PO form: what counts, what is left out, and where it stands (specification, section 4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.catalog.po import read_po_table
from vapierrors.catalog.table import FileTable

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
GONE = 'msgctxt "gone"\nmsgid "Gone"\nmsgstr "Schön weg"\n'
AWAY = 'msgctxt "away"\nmsgid "Away"\nmsgstr "Fort"\n'


def read(text: str | bytes) -> FileTable:
    return read_po_table(text if isinstance(text, bytes) else text.encode(), "de", "x.po")


def translations(table: FileTable) -> dict[str, list[tuple[str, int]]]:
    return {key: [(entry.template, entry.line) for entry in entries] for key, entries in table.translations.items()}


def problems(table: FileTable) -> list[str]:
    return [str(problem) for problem in table.problems]


def test_an_entry_is_a_context_a_source_and_a_translation() -> None:
    """The context is the id, the source the English template, and both know their line."""
    table = read(HEADER + GONE)
    (german,), (english,) = table.translations["gone"], table.sources["gone"]
    assert (german.id, german.locale, german.template, german.file, german.line) == (
        "gone",
        "de",
        "Schön weg",
        "x.po",
        6,
    )
    assert (english.id, english.locale, english.template, english.file, english.line) == (
        "gone",
        "en",
        "Gone",
        "x.po",
        6,
    )
    assert table.problems == ()


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy, icu-message-format\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n',
        'msgctxt "a"\nmsgid "A"\nmsgstr ""\n',
        'msgctxt "a"\nmsgid "A"\nmsgstr " \\n\u00a0\u3000"\n',
    ],
    ids=["fuzzy", "empty", "blank"],
)
def test_an_unfinished_translation_does_not_count(entry: str) -> None:
    """Only the English side of it is there, and that is no problem."""
    table = read(HEADER + entry + "\n" + AWAY)
    assert list(table.translations) == ["away"]
    assert list(table.sources) == ["a", "away"]
    assert table.problems == ()


def test_an_obsolete_entry_is_not_there() -> None:
    """What no template has any more counts on neither side."""
    table = read(f'{HEADER}{GONE}\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n')
    assert (list(table.translations), list(table.sources), table.problems) == (["gone"], ["gone"], ())


def test_entries_of_one_id_keep_their_order() -> None:
    """An id may have several sources; they are tried as they stand in the file."""
    entries = ['msgctxt "a"\nmsgid "{1} {0}"\nmsgstr "Z"\n', 'msgctxt "a"\nmsgid "{0}"\nmsgstr "M"\n']
    first, second = (HEADER + "\n".join(order) for order in (entries, entries[::-1]))
    assert [template for template, _ in translations(read(first))["a"]] == ["Z", "M"]
    assert [template for template, _ in translations(read(second))["a"]] == ["M", "Z"]


def test_an_entry_without_a_context_is_a_problem() -> None:
    """Nobody can ask for it."""
    table = read(f'{HEADER}msgid "Lost"\nmsgstr "Verloren"\n\n{GONE}')
    assert list(table.translations) == ["gone"]
    assert problems(table) == [
        "x.po:5: Expected a msgctxt with the message id, got none beside msgid 'Lost' [no-message-id]"
    ]


def test_a_gettext_plural_is_a_problem() -> None:
    """Plurals belong into the template, where every argument can have one."""
    plural = 'msgctxt "n"\nmsgid "{n} disk"\nmsgid_plural "{n} disks"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    table = read(f"{HEADER}{plural}\n{GONE}")
    assert list(table.translations) == ["gone"]
    assert problems(table) == [
        "x.po:6: n [de]: Expected one msgstr with {n, plural, ...} in it, got a msgid_plural [gettext-plural]"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(end: str, mark: bytes) -> None:
    """Files of any editor give the same entries at the same lines."""
    text = HEADER + GONE + "\n" + AWAY
    table = read(mark + text.replace("\n", end).encode())
    assert translations(table) == {"gone": [("Schön weg", 6)], "away": [("Fort", 10)]}
    assert table.problems == ()


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ISO-8859-1", "Schön weg"),
        ("EUC-JP", "認証"),
        ("Shift_JIS", "表示 {0}"),
        ("UTF-8", "消えた"),
        ("KOI8-R", "Нет"),
    ],
)
@pytest.mark.parametrize("broken", ["", '\nmsgctxt "b\nmsgid "B"\nmsgstr "C"\n'], ids=["sound", "unsound"])
def test_the_charset_of_the_header_counts(charset: str, text: str, broken: str) -> None:
    """Other charsets are read, and an unsound block does not make the reader forget which it was."""
    file = f"{HEADER}{GONE}{broken}".replace("utf-8", charset).replace("Schön weg", text)
    assert translations(read(file.encode(charset))) == {"gone": [(text, 6)]}


def test_an_undecided_charset_is_utf_8() -> None:
    """A template whose header nobody has filled in is read as what it most likely is."""
    table = read((HEADER + GONE).replace("utf-8", "CHARSET"))
    assert (translations(table), table.problems) == ({"gone": [("Schön weg", 6)]}, ())


def test_an_unknown_charset_is_a_problem_and_utf_8_is_tried() -> None:
    """The line of the header is named, and the entries are there all the same."""
    table = read((HEADER + GONE).replace("utf-8", "klingon"))
    assert translations(table) == {"gone": [("Schön weg", 6)]}
    assert problems(table) == [
        "x.po:3: Expected a charset that Python knows, got 'klingon'; UTF-8 is tried [file-syntax]"
    ]


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (
            'msgctxt "b"\nmsgid "B\nmsgstr "C"\n',
            "x.po:10: Expected msgctxt, msgid, msgstr or text in quotes, got 'msgid \"B' [file-syntax]",
        ),
        (
            "what is this\n",
            "x.po:9: Expected msgctxt, msgid, msgstr or text in quotes, got 'what is this' [file-syntax]",
        ),
        (
            'msgctxt "b"\nmsgid "B" "C"\nmsgstr "D"\n',
            'x.po:10: Expected msgctxt, msgid, msgstr or text in quotes, got \'msgid "B" "C"\' [file-syntax]',
        ),
        (
            'msgctxt "b"\nmsgid "B"\n',
            "x.po:10: Expected a PO entry, got: missing msgstr for msgid 'B' [file-syntax]",
        ),
        (
            'msgctxt "b"\nmsgid ""\nmsgstr "C"\n',
            "x.po:10: Expected a msgid with the English template, got an empty one [file-syntax]",
        ),
        (
            b'msgctxt "b"\nmsgid "B"\nmsgstr "\xfc"\n',
            "x.po:11: Expected text in the charset that the header names, got 'msgstr \"\\udcfc\"' [file-syntax]",
        ),
    ],
    ids=["open quote", "prose", "two strings", "no msgstr", "empty msgid", "other charset"],
)
def test_a_broken_block_is_left_out_alone(block: str | bytes, problem: str) -> None:
    """The entries before and behind it count, and the problem names the line that is at fault."""
    middle = block if isinstance(block, bytes) else block.encode()
    table = read(b"\n".join([(HEADER + GONE).encode(), middle, AWAY.encode()]))
    behind = 10 + middle.count(b"\n")
    assert translations(table) == {"gone": [("Schön weg", 6)], "away": [("Fort", behind + 1)]}
    assert problems(table) == [problem]


def test_undecodable_bytes_in_a_comment_do_no_harm() -> None:
    """A name of a translator in another charset costs nothing."""
    assert problems(read(b"# J\xfcrgen\n" + (HEADER + GONE).encode())) == []


def test_an_unsound_header_costs_no_entry() -> None:
    """A language that is none, or a date that is none, is reported and no more."""
    table = read(HEADER.rstrip("\n") + '\n"Language: German, of course\\n"\n\n' + GONE)
    assert translations(table) == {"gone": [("Schön weg", 7)]}
    assert [(problem.code, problem.line) for problem in table.problems] == [("file-syntax", 1)]


def test_escapes_and_continuations_are_read() -> None:
    """A text may stand on several lines, with the escapes of C."""
    entry = 'msgctxt "a"\nmsgid "A"\nmsgstr ""\n"one \\"two\\"\\n"\n"\\tthree \\\\ it\'s"\n'
    assert translations(read(HEADER + entry)) == {"a": [('one "two"\n\tthree \\ it\'s', 6)]}


def test_the_work_grows_with_the_file() -> None:
    """White space without end is passed over in no time, in a sound file and in a broken one."""
    table = read(f"{' ' * 50_000}\n{HEADER}{GONE}\nbroken\n{' ' * 50_000}\n\n{AWAY}")
    assert list(table.translations) == ["gone", "away"]


@given(st.binary(max_size=200) | st.lists(st.sampled_from([*HEADER, *GONE, "#~ ", "\n\n", "\x00"])).map("".join))
def test_reading_po_never_raises(content: str | bytes) -> None:
    """Whatever a file holds, what comes back is a table."""
    assert isinstance(read(content), FileTable)


def test_two_entries_of_one_source_are_one() -> None:
    """The first text counts, in a sound file and in an unsound one; one that is unfinished makes both so."""
    twice = 'msgctxt "a"\nmsgid "A"\nmsgstr "1"\n\nmsgctxt "a"\nmsgid "A"\nmsgstr "2"\n'
    assert translations(read(HEADER + twice)) == {"a": [("1", 6)]}
    assert translations(read(f"{HEADER}{twice}\nbroken\n")) == {"a": [("1", 6)]}
    fuzzy = 'msgctxt "a"\nmsgid "A"\nmsgstr "1"\n\n#, fuzzy\nmsgctxt "a"\nmsgid "A"\nmsgstr "2"\n'
    assert translations(read(HEADER + fuzzy)) == {}


def test_a_comment_inside_an_entry_costs_nothing() -> None:
    """Comments of any kind are passed over; flags of an obsolete entry are not those of the next."""
    entry = 'msgctxt "a"\n#. inside\nmsgid "A"\n# inside\nmsgstr "1"\n#: file.c:3\n"2"\n'
    assert translations(read(HEADER + entry)) == {"a": [("12", 7)]}
    obsolete = '#, fuzzy\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n\n'
    assert translations(read(HEADER + obsolete + GONE)) == {"gone": [("Schön weg", 11)]}


def test_what_an_obsolete_entry_was_translated_from_is_a_comment() -> None:
    """``#~|``, which msgmerge writes, costs neither a problem nor an entry."""
    obsolete = '#~| msgid "Old"\n#~ msgid "New"\n#~ msgstr "Neu"\n'
    table = read_po_table(f'msgctxt "a"\nmsgid "Gone"\nmsgstr "Weg"\n\n{obsolete}'.encode(), "de", "x.po")
    assert ([*table.translations], table.problems) == (["a"], ())


def test_a_date_that_nobody_has_written_yet_costs_nothing() -> None:
    """An empty date in the header is no fault of the file: other tools accept it, too."""
    header = 'msgid ""\nmsgstr ""\n"PO-Revision-Date: \\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    table = read_po_table(f'{header}msgctxt "a"\nmsgid "Gone"\nmsgstr "Weg"\n'.encode(), "de", "x.po")
    assert ([*table.translations], table.problems) == (["a"], ())
