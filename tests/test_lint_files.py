"""What the rules about unreadable files say, and that msgfmt and Babel refuse no file of which they say nothing."""

from __future__ import annotations

import codecs
import random
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import PoFileError, read_po
from lint_asking import STRUCTURE, file_remarks, file_told, with_header

from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.showing import GONE, HEADER
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

MSGFMT = shutil.which("msgfmt")
MARKED = "".join(f"#~ {line}" for line in GONE.splitlines(keepends=True)[1:])

SOUND = f"""# Translator
msgid ""
msgstr ""
"Project-Id-Version: app\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
{"".join(HEADER.splitlines(keepends=True)[3:])}
#. host (s): the name of the host
#: a.py:1
#, icu-message-format
msgctxt "com.example.lost"
msgid "{{host}} is lost."
msgstr "{{host}} ist für immer verloren."

# note
#, fuzzy, icu-message-format
#| msgid "old"
msgctxt "com.example.gone"
msgid ""
"The host\\n"
"is gone."
msgstr ""
"Der Host\\n"
"ist weg."

#~ msgctxt "com.example.old"
#~ msgid "Old"
#~ msgstr "Alt"
"""
LINES = (
    'msgid "x"',
    'msgstr "y"',
    'msgctxt "z"',
    '"more"',
    '#~ msgid "q"',
    '#~ msgstr "q"',
    '#| msgid "p"',
    "#| p",
    "#, c-format",
    'msgid_plural "n"',
    'msgstr[0] "n"',
    'msgstr[1] "n"',
    'msgstr[2] "n"',
    'domain "x"',
    '#~| msgid "x"',
    "",
    "#: \u2068a b",
    'msgid\t"t"',
    "#~",
    "# c",
)
CHARACTERS = (
    '"',
    "\\",
    "\\q",
    "\n",
    "\udcff",
    "\0",
    "#",
    "{",
    "'",
    "\r",
    "\\x",
    "\t",
    " ",
    "[",
    '\\"',
    "\ufeff",
    "\x85",
)


def _mutant(chance: random.Random) -> bytes:
    """The sound file with one to three small faults."""
    text = SOUND
    for _fault in range(chance.choice((1, 1, 2, 3))):
        lines = text.split("\n")
        first, second = (chance.randrange(len(lines)) for _line in range(2))
        place = chance.randrange(len(text))
        match chance.randrange(6):
            case 0:
                del lines[first]
                text = "\n".join(lines)
            case 1:
                text = "\n".join((*lines[:first], chance.choice(LINES), *lines[first:]))
            case 2:
                text = "\n".join((*lines[:first], lines[second], *lines[first:]))
            case 3:
                lines[first], lines[second] = lines[second], lines[first]
                text = "\n".join(lines)
            case 4:
                text = text[:place] + text[place + 1 :]
            case _:
                text = text[:place] + chance.choice(CHARACTERS) + text[place:]
    return text.encode("utf-8", "surrogateescape")


def _babel_refuses(content: bytes) -> bool:
    """Whether Babel reads a file, without lines that msgmerge writes and Babel does not know."""
    known = b"\n".join(line for line in content.split(b"\n") if not line.startswith(b"#~|"))
    try:
        read_po(BytesIO(known), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, AssertionError, TypeError, AttributeError):
        return True
    return False


def _msgfmt_refuses(content: bytes) -> bool:
    command = [str(MSGFMT), "--check", "--output-file=/dev/null", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=False).returncode != 0  # noqa: S603 - a tool, and bytes


@pytest.mark.skipif(MSGFMT is None, reason="gettext is not installed")
@pytest.mark.parametrize("seed", range(10))
def test_what_msgfmt_or_babel_refuses_is_found(seed: int) -> None:
    """Of files with random faults, none is refused by one of them of which nothing at all is said."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    for _mutation in range(40):
        content = _mutant(chance)
        if _msgfmt_refuses(content) or _babel_refuses(content):
            assert lint_document(PoDocument.read(content), LintContext("de"), rules=RULES), content


def test_the_file_that_is_mutated_is_sound() -> None:
    """Neither tool minds it, nor does any rule about templates and files."""
    assert not _babel_refuses(SOUND.encode())
    assert MSGFMT is None or not _msgfmt_refuses(SOUND.encode())
    assert lint_document(PoDocument.read(SOUND.encode()), LintContext("de"), rules=STRUCTURE) == ()


def _broken() -> Iterator[tuple[str, str, str]]:
    """Content → reason, place."""
    strings = "Expected msgctxt, msgid, msgstr, a comment or text in quotes, got"
    yield with_header(GONE.replace('weg."', "weg.")), f"{strings} 'msgstr \"Der Host ist weg.'", "13:1"
    yield with_header("<<<<<<< HEAD\n" + GONE), f"{strings} '<<<<<<< HEAD'", "10:1"
    escape = r"Expected an escape such as \n, \" or \\, got"
    yield with_header(GONE.replace("Host ist", r"Host \d")), rf"{escape} \d", "13:18"
    yield with_header(GONE.replace("The host", r"C:\gone")), rf"{escape} \g", "12:10"
    yield with_header(GONE.replace("weg.", r"\x.")), rf"{escape} \x", "13:22"
    yield with_header('#| msgid "Old"\n' + MARKED), "Expected #~| before what the entry was, got #|", "10:1"
    live = GONE.replace("msgctxt", '#~| msgid "Old"\nmsgctxt')
    yield with_header(live), "Expected #| before what the entry was, got #~|", "11:1"
    previous = "Expected msgctxt, msgid and msgid_plural with text in quotes behind #|, got"
    yield with_header(GONE.replace("msgctxt", "#| Old\nmsgctxt")), f"{previous} 'Old'", "10:1"
    yield with_header(GONE.replace("msgctxt", '#| msgstr "x"\nmsgctxt')), f"{previous} 'msgstr \"x\"'", "10:1"
    comment = "Expected the lines #| behind all other comments, got a comment behind them"
    yield with_header('#| msgid "Old"\n' + GONE), comment, "11:1"
    english = "Expected a msgid with the English template, got an empty one"
    yield with_header(GONE.replace("The host is gone.", "")), english, "12:8"
    space = "Expected spaces as white space around strings, got"
    yield with_header(GONE.replace("msgstr ", "msgstr\xa0")), f"{space} U+00A0", "13:7"
    yield with_header(GONE.replace('weg."', 'weg."\u3000')), f"{space} U+3000", "13:27"
    previous_space = GONE.replace("msgctxt", '#| msgid "x"\x85\nmsgctxt')
    yield with_header(previous_space), f"{space} U+0085", "11:13"
    yield with_header(f"{GONE}\u2028# x\n"), f"{space} U+2028", "14:1"
    yield with_header(GONE, '#| msgid "Old"\n'), "Expected an entry behind #|, got the end of the file", "15:1"
    line = "Expected no backslash at the end of a comment, got one, with which gettext goes on in the next line"
    yield with_header("# C:\\\n" + GONE), line, "10:5"
    babel = "Expected what Babel can read, got:"
    yield with_header(GONE.replace("msgstr ", "msgstr\t")), f"{babel} Unknown or misformatted keyword", "13:1"
    isolate = "location comment contains more First Strong Isolate characters, than Pop Directional Isolate characters"
    yield with_header("#: \u2068a b.py:1\n" + GONE), f"{babel} {isolate}", "10:1"
    yield "\ufeff" + with_header(GONE), "Expected a file without a byte order mark, got one", "1:1"


@pytest.mark.parametrize(("content", "reason", "place"), [*_broken()])
def test_what_cannot_be_read(content: str, reason: str, place: str) -> None:
    """Each fault is told once, where it stands, also those that our own reader passes over."""
    assert file_told("file-syntax", content) == [(reason, place)]


def test_a_date_that_is_none() -> None:
    """Babel reads the dates of the header, so a date that is none makes it refuse the file."""
    (found,) = file_remarks("file-syntax", with_header(GONE).replace("Project-Id-Version: app", "POT-Creation-Date: x"))
    assert found.reason == "Expected what Babel can read, got: time data 'x' does not match format '%Y-%m-%d %H:%M'"


@pytest.mark.parametrize("escape", [r"\a", r"\x41", r"\101", r"\q"])
def test_escapes_that_only_gettext_reads_are_told(escape: str) -> None:
    """Babel, and so every reader here, takes them for other characters than msgfmt does."""
    (found,) = file_remarks("file-syntax", with_header(GONE.replace("weg.", f"weg{escape}.")))
    assert found.reason == rf"Expected an escape such as \n, \" or \\, got {escape[:2]}"


@pytest.mark.parametrize(
    "content",
    [
        "",
        with_header(GONE, MARKED.replace("gone", "old")),
        with_header(GONE.replace("msgctxt", '#| msgctxt "a"\n#| msgid ""\n#| "Old"\nmsgctxt')),
        with_header('#~| msgid "Old"\n' + MARKED),
        with_header(GONE.replace("weg.", r"\n\t\r\"\\")),
        with_header("# \xa0 words “here”\xa0\n#. a\\b\n" + GONE).replace("\n", "\r\n"),
        with_header(GONE, Content_Type="text/plain; charset=CHARSET"),
        with_header(GONE, Plural_Forms="nplurals=INTEGER; plural=EXPRESSION;"),
    ],
)
def test_what_can_be_read(content: str) -> None:
    """Comments may hold anything, and what other rules tell is told by those alone."""
    assert file_told("file-syntax", content) == []


def test_bytes_that_are_not_in_the_charset() -> None:
    """Of each line the first such bytes are told."""
    content = with_header(GONE, "# zwei\n").encode() + b"# \xe4\xf6 \xfc\n# ok\n# \xff\n"
    reason = "Expected text in utf-8, got the bytes"
    assert file_told("file-charset", content) == [(f"{reason} E4 F6", "16:3"), (f"{reason} FF", "18:3")]
    assert file_told("file-syntax", content) == []


def test_bytes_of_other_charsets() -> None:
    """The charset is the one that the header names."""
    latin = with_header(GONE.replace("weg", "über"), Content_Type="text/plain; charset=ISO-8859-1").encode("latin-1")
    ascii_ = with_header(GONE.replace("weg", "über"), Content_Type="text/plain; charset=US-ASCII").encode()
    assert file_told("file-charset", latin) == []
    assert file_told("file-charset", ascii_) == [("Expected text in ascii, got the bytes C3 BC", "13:22")]
    assert file_told("file-charset", codecs.BOM_UTF8 + with_header(GONE).encode()) == []
