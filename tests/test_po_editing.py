"""PO files with entries changed, taken out, moved or added: all else stays byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.translate.po import Moved, PoDocument, PoEntry

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=3; plural=n%10==1 ? 0 : "\n"n==2 ? 1 : 2;\\n"\n'
)
# As no tool would write it: blank lines, indentation, an odd order of comments, strings wrapped anywhere.
ODD = """\
#  two spaces

#, no-wrap , fuzzy
#: a.py:1
#. n (i): how many
#   more
  msgctxt  "odd"

msgid ""
   "one "
"two"
msgstr   ""
"eins "
"zwei\\n"
  "drei \\n"
"vi" 
"er"
"""  # noqa: W291 - the space at the end of a line is what is tested
PLAIN = 'msgid "plain"\nmsgstr "schlicht"\n'
FIRST = f"{HEADER}\n{ODD}\n{PLAIN}"


def document(text: str = FIRST) -> PoDocument:
    return PoDocument.read(text.encode())


def odd(**changes: object) -> str:
    """The odd entry as it stands in its file after a change."""
    found = document()
    block = found.blocks[1]
    text = found.edited({block: replace(block.entry, **changes)}).text  # type: ignore[arg-type]  # names of fields
    assert text.startswith(f"{HEADER}\n")
    assert text.endswith(f"\n{PLAIN}")
    return text.removeprefix(f"{HEADER}\n").removesuffix(f"\n{PLAIN}")


def test_what_is_the_same_is_left() -> None:
    """An entry that says what it said is no change, whatever it looks like."""
    assert odd() == ODD
    assert odd(flags=("no-wrap", "fuzzy")) == ODD


def test_only_the_changed_part_is_written() -> None:
    """Flags, comments and strings each stand where they stood; lines of a string that are the same stay."""
    assert odd(flags=("icu-message-format",)) == ODD.replace("no-wrap , fuzzy", "icu-message-format")
    assert odd(flags=()) == ODD.replace("#, no-wrap , fuzzy\n", "")
    assert odd(references=("b.py:2", "c.py:3")) == ODD.replace("#: a.py:1\n", "#: b.py:2\n#: c.py:3\n")
    assert odd(source="one two three") == ODD.replace('msgid ""\n   "one "\n"two"\n', 'msgid "one two three"\n')
    assert odd(translator_comments=("all",)) == "# all" + ODD.replace("#  two spaces", "").replace("#   more\n", "")
    assert odd(text="eins zwei\ndrei\nvier") == ODD.replace('  "drei \\n"\n', '"drei\\n"\n')
    assert odd(text="null\neins zwei\n") == ODD.partition("msgstr")[0] + 'msgstr   ""\n"null\\n"\n"eins "\n"zwei\\n"\n'
    assert odd(text="eins") == ODD.partition("msgstr")[0] + 'msgstr "eins"\n'


def test_a_new_part_stands_where_it_belongs() -> None:
    """Before the first part that comes behind it."""
    assert odd(previous=('msgid "old"',)) == ODD.replace("  msgctxt", '#| msgid "old"\n  msgctxt')
    found = document()
    block = found.blocks[2]
    changed = replace(block.entry, id="plain", extracted_comments=("n (i): how many",), flags=("fuzzy",))
    assert found.edited({block: changed}).text == FIRST.replace(
        PLAIN, f'#. n (i): how many\n#, fuzzy\nmsgctxt "plain"\n{PLAIN}'
    )


def test_an_obsolete_entry_keeps_its_lines() -> None:
    """They are those of before behind the mark, and without it when the message is there again."""
    text = '# note\n#, fuzzy\n#| msgid "old"\nmsgctxt "a"\nmsgid ""\n"one "\n"two"\nmsgstr "eins"\n'
    gone = '# note\n#, fuzzy\n#~| msgid "old"\n#~ msgctxt "a"\n#~ msgid ""\n#~ "one "\n#~ "two"\n#~ msgstr "eins"\n'
    for before, after, is_obsolete in ((text, gone, True), (gone, text, False)):
        found = document(before)
        assert found.edited({found.blocks[0]: replace(found.blocks[0].entry, is_obsolete=is_obsolete)}).text == after


def test_a_plural_comes_and_goes() -> None:
    """The forms are written anew, and nothing is left of the one text, or of the forms."""
    found = document('msgid "a"\nmsgstr ""\n"b\\n"\n"c"\n')
    block = found.blocks[0]
    plural = found.edited({block: replace(block.entry, text="", source_plural="as", plural_texts=("b\nc", "d"))})
    assert plural.text == 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n"b\\n"\n"c"\nmsgstr[1] "d"\n'
    block = plural.blocks[0]
    assert plural.edited({block: replace(block.entry, text="b", source_plural=None, plural_texts=())}).text == (
        'msgid "a"\nmsgstr "b"\n'
    )


def test_an_entry_is_taken_out_with_its_blank_line() -> None:
    """Be it the first, the last or one between; of two next to each other, too."""
    found = document()
    first, second, third = found.blocks
    assert found.edited({second: None}).text == f"{HEADER}\n{PLAIN}"
    assert found.edited({third: None}).text == f"{HEADER}\n{ODD}"
    assert found.edited({first: None}).text == f"{ODD}\n{PLAIN}"
    assert found.edited({second: None, third: None}).text == HEADER
    assert found.edited({first: None, second: None}).text == PLAIN
    assert found.edited(dict.fromkeys(found.blocks)).text == ""
    assert document(f"{PLAIN}{PLAIN}").edited({}).text == f"{PLAIN}{PLAIN}"


def test_an_entry_is_added_with_blank_lines() -> None:
    """Behind another, at the begin, at an end without a line feed, and between entries that stand close."""
    new = PoEntry(source="new", text="neu")
    added = 'msgid "new"\nmsgstr "neu"\n'
    found = document()
    assert found.edited({}, {found.blocks[1]: [new]}).text == f"{HEADER}\n{ODD}\n{added}\n{PLAIN}"
    assert found.edited({}, {found.blocks[2]: [new, new]}).text == f"{FIRST}\n{added}\n{added}"
    assert found.edited({}, {None: [new]}).text == f"{added}\n{FIRST}"
    assert document("").edited({}, {None: [new]}).text == added
    close = document(f"{PLAIN}{PLAIN}".removesuffix("\n"))
    assert close.edited({}, {block: [new] for block in close.blocks}).text == (f"{PLAIN}\n{added}\n{PLAIN}\n{added}")
    assert found.edited({found.blocks[1]: None}, {found.blocks[1]: [new]}).text == f"{HEADER}\n{added}\n{PLAIN}"


def test_an_entry_is_moved_with_its_lines() -> None:
    """It stands elsewhere as it stood before."""
    found = document()
    block = found.blocks[1]
    moved = Moved(replace(block.entry, flags=("fuzzy",)), block)
    assert found.edited({block: None}, {found.blocks[2]: [moved]}).text == (
        f"{HEADER}\n{PLAIN}\n{ODD.replace('no-wrap , fuzzy', 'fuzzy')}"
    )


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_byte_order_mark_stay(bom: bytes) -> None:
    """What is written has the line ends of the file."""
    content = bom + FIRST.replace("\n", "\r\n").encode()
    found = PoDocument.read(content)
    block = found.blocks[2]
    new = PoEntry(source="new", text="a\nb")
    changed = found.edited({block: replace(block.entry, text="x\ny")}, {block: [new]}).to_bytes()
    expected = FIRST.replace('"schlicht"\n', '""\n"x\\n"\n"y"\n') + '\nmsgid "new"\nmsgstr ""\n"a\\n"\n"b"\n'
    assert changed == bom + expected.replace("\n", "\r\n").encode()


def test_strings_are_wrapped_where_that_is_wished() -> None:
    """Those that change, or are new; all others stay as they are."""
    found = document(f'msgid "{"word " * 5}"\nmsgstr ""\n')
    block = found.blocks[0]
    assert found.edited({block: replace(block.entry, text="Wort " * 5)}, width=20).text == (
        'msgid "word word word word word "\nmsgstr ""\n"Wort Wort Wort "\n"Wort Wort "\n'
    )


ENTRY = st.builds(
    PoEntry,
    id=st.sampled_from([None, "a", "b\n"]),
    source=st.text(st.sampled_from('ab \n"\\ä'), min_size=1),
    text=st.text(st.sampled_from('ab \n"\\ä')),
    translator_comments=st.sampled_from([(), ("note",)]),
    flags=st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap")]),
    previous=st.sampled_from([(), ('msgid "old"',)]),
    is_obsolete=st.booleans(),
)


@given(st.data(), st.sampled_from([0, 12]))
def test_any_edit_says_what_was_asked_for(data: st.DataObject, width: int) -> None:
    """The entries are those wished for, in their order; a second edit to the same changes nothing."""
    found = document()
    changes = {block: data.draw(st.one_of(st.none(), ENTRY)) for block in found.blocks if data.draw(st.booleans())}
    additions = {key: data.draw(st.lists(ENTRY, max_size=2)) for key in (None, *found.blocks)}
    expected = [*additions[None]]
    for block in found.blocks:
        entry = changes.get(block, block.entry)
        expected += [*([] if entry is None else [entry]), *additions[block]]
    edited = found.edited(changes, additions, width=width)
    assert (edited.faults, [block.entry for block in edited.blocks]) == ((), expected)
    assert edited.edited({block: replace(block.entry) for block in edited.blocks}).text == edited.text


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
def test_gettext_reads_what_was_edited(tmp_path: Path) -> None:
    """The odd entry, obsolete and changed, is one for gettext, too."""
    found = document()
    block = found.blocks[1]
    changed = replace(block.entry, is_obsolete=True, previous=('msgid "old"',), references=(), extracted_comments=())
    path = tmp_path / "odd.po"
    path.write_bytes(found.edited({block: None}, {found.blocks[2]: [Moved(changed, block)]}).to_bytes())
    done = subprocess.run(["msgcat", path], capture_output=True, check=True, text=True)  # noqa: S603, S607 - ours
    assert done.stdout.endswith(
        '#  two spaces\n#   more\n#, fuzzy, no-wrap\n#~| msgid "old"\n#~ msgctxt "odd"\n#~ msgid "one two"\n'
        '#~ msgstr ""\n#~ "eins zwei\\n"\n#~ "drei \\n"\n#~ "vier"\n'
    )
