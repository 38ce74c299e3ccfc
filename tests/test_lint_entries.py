"""What the rules about the entries of a file say: twice, without an id, flags, comments, and against the template."""

from __future__ import annotations

import pytest
from lint_asking import STRUCTURE, file_remarks, file_told, with_header

from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.showing import GONE
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.po import PoDocument

LOST = """\
#. host (s): the name of the host
#. Example: esx-1 is lost.
#, icu-message-format
msgctxt "com.example.lost"
msgid "{host} is lost."
msgstr "{host} ist verloren."
"""
TEMPLATE = f"{GONE}\n{LOST}".replace("Der Host ist weg.", "").replace("{host} ist verloren.", "")
OBSOLETE = "".join(f"#~ {line}" for line in GONE.splitlines(keepends=True)[1:])


def test_an_entry_that_is_there_again() -> None:
    """The same id and English text may stand once, also where one of the two is obsolete, as msgfmt wants it."""
    reason = "Expected com.example.gone with this English once, got it again, first on line {}"
    twice = [(reason.format(12), "17:8")]
    assert file_told("duplicate-entry", with_header(GONE, GONE.replace("weg", "fort"))) == twice
    assert file_told("duplicate-entry", with_header(GONE, OBSOLETE)) == [(reason.format(12), "16:11")]
    assert file_told("duplicate-entry", with_header(GONE, GONE, GONE)) == [*twice, (reason.format(12), "22:8")]
    other_english = GONE.replace("The host", "A host")
    other_id = GONE.replace("com.example.gone", "com.example.away")
    assert file_told("duplicate-entry", with_header(GONE, other_english, other_id)) == []


def test_two_texts_of_one_id() -> None:
    """Other arguments tell which of the two is meant, and the same do not; what is broken tells nothing."""
    other = GONE.replace("The host is gone.", "The disk is full.")
    reason = "Expected one English text of com.example.gone with these arguments, got another on line 12"
    assert file_told("duplicate-id", with_header(GONE, other)) == [(reason, "17:8")]
    assert file_told("duplicate-id", with_header(GONE, GONE.replace("The host", "{0}"))) == []
    assert file_told("duplicate-id", with_header(GONE, GONE.replace("The host", "{host"))) == []
    assert file_told("duplicate-id", with_header(GONE, GONE)) == []


def test_a_header_that_is_there_again() -> None:
    """There is one header; an entry without an id is named by its English."""
    assert file_told("duplicate-entry", with_header(with_header())) == [
        ("Expected the header with this English once, got it again, first on line 1", "10:8")
    ]
    bare = 'msgid "Gone"\nmsgstr "Weg"\n'
    assert file_told("duplicate-entry", with_header(bare, bare)) == [
        ("Expected a message 'Gone' with this English once, got it again, first on line 10", "13:8")
    ]


def test_an_entry_without_an_id() -> None:
    """The id of the template is proposed where it has the same English."""
    content = with_header('msgid "The host is gone."\nmsgstr "Weg."\n', 'msgctxt ""\nmsgid "x"\nmsgstr "y"\n')
    found = file_remarks("no-message-id", content, template=TEMPLATE)
    assert {remark.reason for remark in found} == {"Expected msgctxt with a message id, got none"}
    assert [remark.suggestion for remark in found] == ['write msgctxt "com.example.gone"'] * 2
    assert file_told("no-message-id", with_header(GONE)) == []


def test_plurals_of_gettext() -> None:
    """Such an entry is told where its plural stands, and asked for no flag."""
    content = with_header('msgctxt "a"\nmsgid "{n} file"\nmsgid_plural "{n} files"\nmsgstr[0] "x"\nmsgstr[1] "y"\n')
    assert file_told("gettext-plural", content) == [
        ("Expected one msgid with an ICU plural, got msgid_plural", "12:15")
    ]
    assert file_told("missing-flag", content) == []


@pytest.mark.parametrize(
    ("flags", "got", "fixed"),
    [
        ("", "none", "#, icu-message-format"),
        ("#, fuzzy, no-wrap", "fuzzy, no-wrap", "#, fuzzy, no-wrap, icu-message-format"),
    ],
)
def test_a_flag_that_is_gone(flags: str, got: str, fixed: str) -> None:
    """An entry with ICU syntax, or whose template has the flag, has it too; other flags are kept."""
    content = with_header(LOST.replace("#, icu-message-format", flags or "#."))
    (found,) = file_remarks("missing-flag", content)
    assert found.reason == f"Expected the flag icu-message-format, got {got}"
    assert found.fixed is not None
    assert f"#, {', '.join(found.fixed.flags)}" == fixed
    plain = with_header(GONE.replace("#, icu-message-format", "#."))
    assert file_remarks("missing-flag", plain) == []
    assert len(file_remarks("missing-flag", plain, template=TEMPLATE)) == 1


@pytest.mark.parametrize("flag", ["c-format", "python-format", "python-brace-format", "java-format", "kde-format"])
def test_a_flag_of_another_format(flag: str) -> None:
    """The fix takes it out, and leaves all others."""
    content = with_header(GONE.replace("#, ", f"#, fuzzy, {flag}, no-wrap, "))
    (found,) = file_remarks("foreign-flag", content)
    assert found.reason == f"Expected no format but icu-message-format, got the flag {flag}"
    assert found.fixed is not None
    assert found.fixed.flags == ("fuzzy", "no-wrap", "icu-message-format")


@pytest.mark.parametrize(
    "flag", ["no-c-format", "no-wrap", "range: 0..9", "max-length:80", "possible-c-format", "fuzzy"]
)
def test_flags_that_are_fine(flag: str) -> None:
    """A flag that asks for nothing is no fault."""
    assert file_told("foreign-flag", with_header(GONE.replace("#, ", f"#, {flag}, "))) == []


def test_comments_that_are_gone() -> None:
    """The first of them is told, and the fix brings all of them, in the order of the template."""
    content = with_header(GONE, LOST.replace("#. host (s): the name of the host\n", "#. stale\n# mine\n"))
    (found,) = file_remarks("stripped-comments", content, template=TEMPLATE)
    assert found.reason == "Expected the comments of the template, got none of 'host (s): the name of the host'"
    assert found.fixed is not None
    assert found.fixed.extracted_comments == ("host (s): the name of the host", "Example: esx-1 is lost.")
    assert found.fixed.translator_comments == ("mine",)
    assert file_told("stripped-comments", content) == []
    assert file_told("stripped-comments", with_header(GONE, LOST), template=TEMPLATE) == []


def test_entries_against_the_template() -> None:
    """What only one of the two has is told; without a template nothing is."""
    extra = GONE.replace("com.example.gone", "com.example.goon")
    content = with_header(GONE, extra)
    assert file_told("missing-entry", content, template=TEMPLATE) == [
        ("Expected an entry for each of the template, got none for com.example.lost '{host} is lost.'", "1:1")
    ]
    assert file_told("unknown-entry", content, template=TEMPLATE) == [
        ("Expected a message of the template, got com.example.goon", "16:10")
    ]
    assert file_remarks("unknown-entry", content, template=TEMPLATE)[0].suggestion == "did you mean com.example.gone?"
    assert file_told("missing-entry", content) == []
    assert file_told("unknown-entry", content) == []


@pytest.mark.parametrize("id_", ["com.other.gone", "com.example.machine", "gone"])
def test_an_id_that_is_like_no_other(id_: str) -> None:
    """Ids share much, so only what stands behind the last dot is compared."""
    content = with_header(GONE.replace("com.example.gone", id_))
    (found,) = file_remarks("unknown-entry", content, template=TEMPLATE)
    assert found.suggestion == "run vapierrors update"


def test_english_that_has_changed() -> None:
    """A message whose English is another now is told with that."""
    content = with_header(GONE.replace("The host", "A host"), LOST)
    assert file_told("unknown-entry", content, template=TEMPLATE) == [
        (
            "Expected the English of the template for com.example.gone, 'The host is gone.', got another",
            "12:8",
        )
    ]


def test_a_file_as_its_template_has_it() -> None:
    """Nothing is said of a sound file."""
    document = PoDocument.read(with_header(GONE, LOST, OBSOLETE.replace("gone", "old")).encode())
    template = PoDocument.read(TEMPLATE.encode())
    assert lint_document(document, LintContext("de"), template, rules=STRUCTURE) == ()
