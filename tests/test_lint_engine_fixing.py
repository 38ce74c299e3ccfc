"""What lint puts right: several things of one entry together, nothing else, and never for the worse."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_rules import GERMAN, HEADER, RULES, entry, read, rule

from vapierrors.translate.lint.difference import unified_diff
from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.fixing import Fixed, fix_document
from vapierrors.translate.lint.subject import FileRemark
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.lint.subject import EntrySubject, FileSubject

FLAGGED = "#, good\n"


def fixed(document: PoDocument, rules: Mapping[str, Rule] = RULES) -> Fixed:
    """The file put right by some rules, which also say what an error is."""
    return fix_document(document, Inspection(GERMAN, rules=rules, file="de.po"), guards=rules)


def texts(result: Fixed) -> list[str]:
    """The translations of a file that was put right."""
    return [block.entry.text for block in result.document.entries]


def test_several_rules_put_one_entry_right() -> None:
    """Each rule is asked again of what the last one left, be it about entries or files."""
    result = fixed(read(entry("Alles  ist  weg")))
    assert result.document.text == HEADER + FLAGGED + entry("Alles ist weg")
    assert [finding.rule for finding in result.fixed] == ["flag", "gap"]
    assert result.left == ()


def test_what_is_not_safe_is_left() -> None:
    """Findings without a fix are told as before, at the place that they have now."""
    result = fixed(read(entry("Alles  weg!")))
    assert [str(finding) for finding in result.left] == [
        "de.po:12:18: error: Expected no exclamation mark, got one [shout]"
    ]


def test_nothing_to_put_right_is_the_same_file() -> None:
    """A caller sees by the object that there is nothing to write."""
    document = read(entry("weg!", above=FLAGGED))
    assert fixed(document).document is document


def test_no_entry_gets_an_error_that_it_did_not_have() -> None:
    """A fix that another rule calls an error is not made, and what else is wrong with the entry is put right."""
    result = fixed(read(entry("Alles~  weg", above=FLAGGED)))
    assert texts(result) == ["Alles~ weg"]
    assert [finding.rule for finding in result.left] == ["tilde"]


def test_a_rule_that_is_not_asked_guards_as_well() -> None:
    """Whoever selects one rule does not get the errors of the others."""
    asked = {"tilde": RULES["tilde"]}
    result = fix_document(read(entry("weg~")), Inspection(GERMAN, rules=asked), guards=RULES)
    assert texts(result) == ["weg~"]


def _swap(subject: EntrySubject) -> Iterator[Remark]:
    yield Remark("Other way round", fixed=replace(subject.entry, text=subject.text[::-1]))


def _grow(subject: EntrySubject) -> Iterator[Remark]:
    yield Remark("Longer", fixed=replace(subject.entry, text=subject.text + "x"))


def test_rules_that_disagree_come_to_an_end() -> None:
    """A text that was there before is not put back, so that no two rules play ball."""
    result = fixed(read(entry("ab")), {"swap": rule("swap", "warning", check_entry=_swap)})
    assert texts(result) == ["ba"]


def test_a_rule_that_never_has_enough_is_stopped() -> None:
    """There is a bound to how often an entry is put right."""
    result = fixed(read(entry("a")), {"grow": rule("grow", "warning", check_entry=_grow)})
    assert len(texts(result)[0]) <= 1 + 50 * 50


def _widen(subject: EntrySubject) -> Iterator[Remark]:
    if " %" in subject.text:
        yield Remark("Narrow", fixed=replace(subject.entry, text=subject.text.replace(" %", "\u202f%")))


def test_what_the_charset_lacks_is_not_written() -> None:
    """A file in Latin-1 stays one, and can be written."""
    header = HEADER.replace("UTF-8", "ISO-8859-1")
    document = PoDocument.read((header + entry("10 %  größer")).encode("latin-1"))
    rules = {"widen": rule("widen", "warning", check_entry=_widen), "gap": RULES["gap"]}
    assert fixed(document, rules).document.to_bytes() == (header + entry("10 % größer")).encode("latin-1")


def _unflagged(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        if "good" in block.entry.flags:
            yield FileRemark("Expected no flag good", block=block)


def test_a_fix_that_a_rule_about_files_calls_an_error_is_taken_back() -> None:
    """The entry is left as it was; others are put right."""
    rules = MappingProxyType({**RULES, "unflagged": rule("unflagged", "error", check_file=_unflagged)})
    assert texts(fixed(read(entry("Alles  weg")), {"gap": rules["gap"]})) == ["Alles weg"]
    result = fixed(read(entry("Alles  weg")), rules)
    assert result.document.text == HEADER + entry("Alles  weg")
    assert [finding.rule for finding in result.left] == ["flag", "gap"]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_breaks_and_byte_order_mark_stay(newline: str, bom: bytes) -> None:
    """A file from another system stays one of that system."""
    before = bom + (HEADER + FLAGGED + entry("Alles  weg")).replace("\n", newline).encode()
    assert fixed(PoDocument.read(before)).document.to_bytes() == before.replace(b"  weg", b" weg")


_WORDS = st.text(st.sampled_from('ab !~ü"\\\n'), max_size=12)


@given(st.lists(st.tuples(_WORDS, st.booleans()), max_size=6))
def test_putting_right_is_idempotent_and_keeps_the_rest(entries: list[tuple[str, bool]]) -> None:
    """What was put right stays so; an entry that no rule touches keeps its bytes; no error is new."""
    escaped = [text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text, _flag in entries]
    blocks = [
        entry(text, message_id=str(number), above=FLAGGED if flag else "")
        for number, (text, (_raw, flag)) in enumerate(zip(escaped, entries, strict=True))
    ]
    before = read(*blocks)
    once = fixed(before)
    assert fixed(once.document).document is once.document
    for block, changed, (text, flag) in zip(before.entries, once.document.entries, entries, strict=True):
        if flag and "  " not in text and "~" not in text:
            assert (
                once.document.text[changed.layout.start : changed.layout.end]
                == (before.text[block.layout.start : block.layout.end])
            )
        assert ("!" in changed.entry.text) is ("!" in text)
        assert "  " not in changed.entry.text


def test_the_difference_has_hunks_with_context() -> None:
    """Entries that are near share a hunk, others do not; lines are numbered as they were, and as they are."""
    blocks = [entry("weg", message_id=str(number), above=FLAGGED) for number in range(6)]
    blocks[0] = entry("Alles  weg", message_id="0")
    blocks[1] = entry("Alles  weg", message_id="1", above=FLAGGED)
    blocks[5] = entry("Alles  weg", message_id="5")
    document = read(*blocks)
    assert unified_diff(document, fixed(document).document, "locales/de.po").decode() == (
        "--- a/locales/de.po\n"
        "+++ b/locales/de.po\n"
        "@@ -6,14 +6,15 @@\n"
        ' "Content-Transfer-Encoding: 8bit\\n"\n'
        ' "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        " \n"
        '-msgctxt "0"\n'
        '-msgid "Gone"\n'
        '-msgstr "Alles  weg"\n'
        "+#, good\n"
        '+msgctxt "0"\n'
        '+msgid "Gone"\n'
        '+msgstr "Alles weg"\n'
        " \n"
        " #, good\n"
        ' msgctxt "1"\n'
        ' msgid "Gone"\n'
        '-msgstr "Alles  weg"\n'
        '+msgstr "Alles weg"\n'
        " \n"
        " #, good\n"
        ' msgctxt "2"\n'
        "@@ -30,6 +31,7 @@\n"
        ' msgid "Gone"\n'
        ' msgstr "weg"\n'
        " \n"
        '-msgctxt "5"\n'
        '-msgid "Gone"\n'
        '-msgstr "Alles  weg"\n'
        "+#, good\n"
        '+msgctxt "5"\n'
        '+msgid "Gone"\n'
        '+msgstr "Alles weg"\n'
    )


def test_a_difference_says_where_the_last_line_has_no_end() -> None:
    """Tools that apply it know that the file ends without a line break."""
    document = PoDocument.read((HEADER + FLAGGED + entry("Alles  weg")).removesuffix("\n").encode())
    assert unified_diff(document, fixed(document).document, "de.po").splitlines()[-3:] == [
        b'-msgstr "Alles  weg"',
        b"\\ No newline at end of file",
        b'+msgstr "Alles weg"',
    ]


def test_a_difference_is_in_the_charset_of_its_file() -> None:
    """Tools that apply it compare bytes, also those that are none in the charset."""
    header = HEADER.replace("UTF-8", "ISO-8859-1")
    document = PoDocument.read((header + FLAGGED + entry("größer  als")).encode("latin-1"))
    assert 'msgstr "größer als"'.encode("latin-1") in unified_diff(document, fixed(document).document, "de.po")
    document = PoDocument.read((HEADER + FLAGGED).encode() + b'msgctxt "a"\nmsgid "a"\nmsgstr "\xff  b"\n')
    assert b'msgstr "\xff b"' in unified_diff(document, fixed(document).document, "bad\udcff.po")
