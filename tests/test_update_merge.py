"""A translation brought up to its template (specification, section 4): what becomes of each entry, and of the file."""

from __future__ import annotations

import pytest

from vapierrors.translate.merging import STATES, Merge, faults_in, merge
from vapierrors.translate.po import PoDocument

HEADER = """\
# German
msgid ""
msgstr ""
"Project-Id-Version: app\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-02 00:00+0000\\n"
"Language-Team: German "
"<de@example.com>\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
TEMPLATE_HEADER = """\
#, fuzzy
msgid ""
msgstr ""
"POT-Creation-Date: 2026-02-01 00:00+0000\\n"
"Content-Type: text/plain; charset=CHARSET\\n"
"""


def merged(translation: str, template: str, *, header: str = HEADER, **options: int) -> Merge:
    """What becomes of the entries of a German file."""
    document = PoDocument.read(f"{header}{translation}".encode())
    pot = PoDocument.read(f"{TEMPLATE_HEADER}{template}".encode())
    assert (faults_in(document), faults_in(pot)) == ([], [])
    result = merge(document, pot, "de", **options)
    again = merge(result.document, pot, "de", **options)
    assert (again.is_changed, again.document) == (False, result.document)
    return result


def entries(result: Merge) -> str:
    """The file without its header, of which only the date may be another one."""
    header, body = HEADER.replace("2026-01-01", "2026-02-01"), result.document.text
    assert body.startswith(header)
    return body.removeprefix(header)


def states(result: Merge) -> dict[str, list[str | None]]:
    found = {state: [entry.id for entry in result.entries(state)] for state in STATES}
    return {state: ids for state, ids in found.items() if ids}


KEPT = (
    '\n# note\n#. n (i): how many\n#: a.py:1\n#, icu-message-format\nmsgctxt "kept"\nmsgid "Kept"\nmsgstr "Behalten"\n'
)
KEPT_IN_TEMPLATE = KEPT.replace("# note\n", "").replace("Behalten", "")


def test_a_file_that_is_up_to_date_is_the_same_object() -> None:
    """Nothing is to be written, even where the template is a newer one: its date alone says nothing."""
    result = merged(KEPT, KEPT_IN_TEMPLATE)
    assert not result.is_changed
    assert states(result) == {"unchanged": ["kept"]}


def test_a_new_message_stands_behind_the_one_it_follows() -> None:
    """Be that the first of all, one that is new itself, or one whose place is another one in the file."""
    a, b, c, d, e = (f'\nmsgctxt "{name}"\nmsgid "{name}"\nmsgstr ""\n' for name in "abcde")
    result = merged(d + b, a + b + c + d + e)
    assert entries(result) == a + d + e + b + c
    assert states(result) == {"new": ["a", "c", "e"], "unchanged": ["b", "d"]}


def test_a_new_message_has_what_the_template_says() -> None:
    """Comments, references and flags, but neither a text nor that it is fuzzy; of a plural, the forms of the file."""
    header = HEADER.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=n%3")
    result = merged(
        "",
        '\n# template\n#. n (i): how many\n#: a.py:1\n#, fuzzy, icu-message-format\nmsgctxt "a"\nmsgid "A"\n'
        'msgstr "A"\n'
        '\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        header=header,
    )
    assert result.document.text == header.replace("2026-01-01", "2026-02-01") + (
        '\n# template\n#. n (i): how many\n#: a.py:1\n#, icu-message-format\nmsgctxt "a"\nmsgid "A"\nmsgstr ""\n'
        '\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    )


def test_changed_english_makes_a_translation_fuzzy() -> None:
    """It says what it was made from; the rest of the entry keeps its bytes, and so does the file around it."""
    before = '\n# note\n#, no-wrap\nmsgctxt  "a"\nmsgid ""\n"VM "\n"is off"\nmsgstr ""\n"VM "\n"ist aus"\n'
    result = merged(before + KEPT, f'\nmsgctxt "a"\nmsgid "VM {{0}} is off"\nmsgstr ""\n{KEPT_IN_TEMPLATE}')
    assert entries(result) == (
        '\n# note\n#, fuzzy, no-wrap\n#| msgid "VM is off"\nmsgctxt  "a"\nmsgid "VM {0} is off"\nmsgstr ""\n"VM "\n'
        f'"ist aus"\n{KEPT}'
    )
    assert states(result) == {"fuzzy": ["a"], "unchanged": ["kept"]}


def test_english_that_changes_again_leaves_what_the_text_was_made_from() -> None:
    """A translation that is fuzzy still was not made from the English in between."""
    result = merged(
        '\n#, fuzzy\n#| msgid "One"\nmsgctxt "a"\nmsgid "Two"\nmsgstr "Eins"\n',
        '\nmsgctxt "a"\nmsgid "Three"\nmsgstr ""\n',
    )
    assert entries(result) == '\n#, fuzzy\n#| msgid "One"\nmsgctxt "a"\nmsgid "Three"\nmsgstr "Eins"\n'


def test_changed_english_without_a_translation_is_just_changed() -> None:
    """There is nothing that could be fuzzy, and the comment of the translator stays."""
    result = merged('\n# ask\nmsgctxt "a"\nmsgid "One"\nmsgstr ""\n', '\nmsgctxt "a"\nmsgid "Two"\nmsgstr ""\n')
    assert entries(result) == '\n# ask\nmsgctxt "a"\nmsgid "Two"\nmsgstr ""\n'
    assert states(result) == {"updated": ["a"]}


def test_a_renamed_message_keeps_its_translation_as_fuzzy() -> None:
    """Where the English is the same and the old id is no more; the old one stands behind "#|"."""
    result = merged('\nmsgctxt "old"\nmsgid "Gone"\nmsgstr "Weg"\n', '\nmsgctxt "new"\nmsgid "Gone"\nmsgstr ""\n')
    assert entries(result) == (
        '\n#, fuzzy\n#| msgctxt "old"\n#| msgid "Gone"\nmsgctxt "new"\nmsgid "Gone"\nmsgstr "Weg"\n'
    )


def test_a_message_gets_its_first_id() -> None:
    """A project that begins to use ids loses no translation; what had no id has none behind "#|"."""
    result = merged('\nmsgid "Gone"\nmsgstr "Weg"\n', '\nmsgctxt "new"\nmsgid "Gone"\nmsgstr ""\n')
    assert entries(result) == '\n#, fuzzy\n#| msgid "Gone"\nmsgctxt "new"\nmsgid "Gone"\nmsgstr "Weg"\n'


def test_unrelated_messages_are_no_match() -> None:
    """However alike the English is: another id is another message, as long as the old one is there or it differs."""
    other = '\nmsgctxt "b"\nmsgid "VM is on"\nmsgstr ""\n'
    result = merged(
        '\nmsgctxt "a"\nmsgid "VM is off"\nmsgstr "VM ist aus"\n',
        '\nmsgctxt "a"\nmsgid "VM is off"\nmsgstr ""\n\nmsgctxt "c"\nmsgid "VM is off"\nmsgstr ""\n' + other,
    )
    assert states(result) == {"new": ["c", "b"], "unchanged": ["a"]}
    assert states(merged('\nmsgctxt "a"\nmsgid "VM is off"\nmsgstr "Aus"\n', other)) == {
        "new": ["b"],
        "obsolete": ["a"],
    }


def test_what_went_is_obsolete() -> None:
    """At the end, behind what is obsolete already; what nobody had translated is left out."""
    old = '\n#, fuzzy\n#~| msgid "Older"\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
    gone = '\n# note\n#. n (i): how many\n#: a.py:1\n#, icu-message-format, mine\nmsgctxt "gone"\n'
    gone += 'msgid ""\n"Go"\n"ne"\nmsgstr "Weg"\n'
    never = '\n# note\nmsgctxt "never"\nmsgid "Never"\nmsgstr ""\n'
    result = merged(gone + never + KEPT + old, KEPT_IN_TEMPLATE)
    assert entries(result) == (
        f'{KEPT}{old}\n# note\n#, mine\n#~ msgctxt "gone"\n#~ msgid ""\n#~ "Go"\n#~ "ne"\n#~ msgstr "Weg"\n'
    )
    assert states(result) == {"unchanged": ["kept"], "obsolete": ["gone"], "dropped": ["never"]}


def test_an_obsolete_message_comes_back() -> None:
    """To its place, as a translation that counts if it did before and the English is the same."""
    obsolete = (
        '\n# note\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr ""\n#~ "Ein "\n#~ "A"\n'
        '\n#, fuzzy\n#~ msgctxt "b"\n#~ msgid "B"\n#~ msgstr "Ein B"\n'
        '\n#~ msgctxt "c"\n#~ msgid "VM is off"\n#~ msgstr "Ein C"\n'
        '\n#~ msgctxt "d"\n#~ msgid "Something else"\n#~ msgstr "Ein D"\n'
    )
    result = merged(
        KEPT + obsolete,
        '\n#. n\nmsgctxt "a"\nmsgid "A"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "B"\nmsgstr ""\n'
        f'{KEPT_IN_TEMPLATE}\nmsgctxt "c"\nmsgid "VM is off now"\nmsgstr ""\n\nmsgctxt "d"\nmsgid "VM"\nmsgstr ""\n',
    )
    assert entries(result) == (
        '\n# note\n#. n\nmsgctxt "a"\nmsgid "A"\nmsgstr ""\n"Ein "\n"A"\n'
        '\n#, fuzzy\nmsgctxt "b"\nmsgid "B"\nmsgstr "Ein B"\n'
        f'{KEPT}\n#, fuzzy\n#| msgid "VM is off"\nmsgctxt "c"\nmsgid "VM is off now"\nmsgstr "Ein C"\n'
        '\nmsgctxt "d"\nmsgid "VM"\nmsgstr ""\n\n#~ msgctxt "d"\n#~ msgid "Something else"\n#~ msgstr "Ein D"\n'
    )
    assert states(result) == {"new": ["d"], "fuzzy": ["c"], "revived": ["a", "b"], "unchanged": ["kept"]}


def test_flags_and_comments_that_a_tool_dropped_are_put_back() -> None:
    """Those of the template; flags about formats are its alone, all others the translator's, and so are comments."""
    result = merged(
        '\n# note\n#, no-wrap, c-format, mine\nmsgctxt "kept"\nmsgid "Kept"\nmsgstr "Behalten"\n', KEPT_IN_TEMPLATE
    )
    assert entries(result) == KEPT.replace("icu-message-format", "icu-message-format, no-wrap, mine")
    assert states(result) == {"updated": ["kept"]}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("#: a.py:1 b.py:2\n", "#: a.py:1\n#: b.py:2\n"),
        ("#, icu-message-format, fuzzy\n", "#, icu-message-format\n"),
        ("#, mine,icu-message-format\n", "#, icu-message-format\n"),
    ],
)
def test_what_other_tools_only_write_otherwise_is_no_change(ours: str, theirs: str) -> None:
    """References on fewer lines, flags in another order."""
    entry = 'msgctxt "a"\nmsgid "A"\nmsgstr "B"\n'
    assert not merged(f"\n{ours}{entry}", f"\n{theirs}{entry}").is_changed


def test_a_finished_translation_forgets_what_it_was_made_from() -> None:
    """Text editors leave "#|" where only the flag was taken away."""
    entry = 'msgctxt "a"\nmsgid "A"\nmsgstr "B"\n'
    assert entries(merged(f'\n#| msgid "Old"\n{entry}', f"\n{entry}")) == f"\n{entry}"


def test_the_order_within_one_id_is_that_of_the_template() -> None:
    """Entries of one id are tried in their order, so there it counts; all others stay where translators put them."""
    first, second, third, other = (
        f'\nmsgctxt "{name}"\nmsgid "{english}"\nmsgstr "{german}"\n'
        for name, english, german in [("a", "{0} {1}", "1"), ("a", "{0}", "2"), ("a", "Any", "3"), ("b", "B", "4")]
    )
    result = merged(second + other + first, first + third.replace('"3"', '""') + second + other)
    assert entries(result) == first + other + third.replace('"3"', '""') + second
    assert states(result) == {"new": ["a"], "updated": ["a", "a"], "unchanged": ["b"]}


def test_a_plural_comes_and_goes() -> None:
    """The translation is fuzzy: one text stands for all forms, and the first form for all others."""
    single, plural = 'msgid "file"\n', 'msgid "file"\nmsgid_plural "files"\n'
    result = merged(f'\n{single}msgstr "Datei"\n', f'\n{plural}msgstr[0] ""\nmsgstr[1] ""\n')
    assert entries(result) == f'\n#, fuzzy\n#| msgid "file"\n{plural}msgstr[0] "Datei"\nmsgstr[1] "Datei"\n'
    result = merged(f'\n{plural}msgstr[0] "Datei"\nmsgstr[1] "Dateien"\n', f'\n{single}msgstr ""\n')
    assert entries(result) == f'\n#, fuzzy\n#| msgid "file"\n#| msgid_plural "files"\n{single}msgstr "Datei"\n'
    result = merged(
        f'\n{plural}msgstr[0] "Datei"\nmsgstr[1] "Dateien"\n', '\nmsgid "file"\nmsgid_plural "all"\nmsgstr[0] ""\n'
    )
    assert entries(result) == (
        '\n#, fuzzy\n#| msgid "file"\n#| msgid_plural "files"\nmsgid "file"\nmsgid_plural "all"\nmsgstr[0] "Datei"\n'
        'msgstr[1] "Dateien"\n'
    )


def test_missing_fields_of_the_header_are_added() -> None:
    """Those that tools need; what only an extractor left open is filled in, and all else keeps its bytes."""
    header = (
        'msgid ""\nmsgstr ""\n"Language: \\n"\n"X-Mine: a "\n"b\\n"\n"Content-Type: text/plain; charset=CHARSET\\n"\n'
    )
    result = merged(KEPT, KEPT_IN_TEMPLATE, header=header)
    assert result.document.text.removesuffix(KEPT) == (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"X-Mine: a "\n"b\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"POT-Creation-Date: 2026-02-01 00:00+0000\\n"\n'
    )
    assert set(result.fields) == {
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
    }
    assert states(result) == {"unchanged": ["kept"]}
    result = merged(KEPT.removeprefix("\n"), KEPT_IN_TEMPLATE, header="")
    assert result.document.text == (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        f'"POT-Creation-Date: 2026-02-01 00:00+0000\\n"\n{KEPT}'
    )


BUGS = '"Report-Msgid-Bugs-To: {}\\n"\n'


@pytest.mark.parametrize(
    ("before", "template", "after"),
    [
        ("", "new@example.com", "new@example.com"),
        (BUGS.format(""), "new@example.com", "new@example.com"),
        (BUGS.format("old@example.com"), "new@example.com", "new@example.com"),
        (BUGS.format("old@example.com"), "", "old@example.com"),
        (BUGS.format("old@example.com"), "EMAIL@ADDRESS", "old@example.com"),
        (BUGS.format("old@example.com"), "old@example.com", "old@example.com"),
    ],
)
def test_where_to_report_mistakes_is_what_the_template_says(before: str, template: str, after: str) -> None:
    """In its place among the fields; what the template leaves open takes nothing away, and is no change."""
    first, date, others = HEADER.partition('"POT-Creation-Date')
    document = PoDocument.read(f"{first}{before}{date}{others}{KEPT}".encode())
    pot = PoDocument.read((TEMPLATE_HEADER + BUGS.format(template) + KEPT_IN_TEMPLATE).encode())
    result = merge(document, pot, "de")
    is_changed = before != BUGS.format(after)
    assert (result.is_changed, result.fields) == (is_changed, ("Report-Msgid-Bugs-To",) if is_changed else ())
    expected = f"{first}{BUGS.format(after)}{date}{others}{KEPT}"
    assert result.document.text == (expected.replace("2026-01-01", "2026-02-01") if is_changed else expected)
    assert not merge(result.document, pot, "de").is_changed


def test_a_charset_stays_as_long_as_it_has_all_characters() -> None:
    """Latin-1 is enough for ä; for what it lacks the file is in UTF-8, and its header says so."""
    header = HEADER.replace("UTF-8", "ISO-8859-1")
    document = PoDocument.read(f'{header}\nmsgctxt "a"\nmsgid "A"\nmsgstr "Ä"\n'.encode("latin-1"))
    for english, charset in (("Ä is here", "ISO-8859-1"), ("“A”", "UTF-8")):
        template = PoDocument.read(f'{TEMPLATE_HEADER}\nmsgctxt "a"\nmsgid "{english}"\nmsgstr ""\n'.encode())
        assert merge(document, template, "de").document.to_bytes() == (
            HEADER.replace("UTF-8", charset).replace("2026-01-01", "2026-02-01")
            + f'\n#, fuzzy\n#| msgid "A"\nmsgctxt "a"\nmsgid "{english}"\nmsgstr "Ä"\n'
        ).encode(charset)


def test_new_strings_are_wrapped_where_that_is_wished() -> None:
    """All others stay as they are."""
    long = " ".join(["word"] * 12)
    kept = f'\nmsgctxt "a"\nmsgid "{long}"\nmsgstr ""\n'
    result = merged(kept, f'{kept}\nmsgctxt "b"\nmsgid "{long}"\nmsgstr ""\n', width=60)
    wrapped = f'"{"word " * 11}"\n"word"'
    assert entries(result) == f'{kept}\nmsgctxt "b"\nmsgid ""\n{wrapped}\nmsgstr ""\n'


LINES = "Expected lines that end with LF or CRLF"


def test_a_cr_that_hides_nothing_is_no_fault() -> None:
    """In a comment, before a line break, and in a string it stays where it is."""
    content = b'# a\rb msgid\r\r\n#. msgid "x"\r\nmsgid "a\rb"\r\nmsgstr "\rmsgid "\r\n'
    document = PoDocument.read(content)
    assert (faults_in(document), document.to_bytes()) == ([], content)


@pytest.mark.parametrize(
    ("content", "place", "detail"),
    [
        (b'msgid "a"\n', "1:7", "Expected msgstr behind msgid, got the end of the entry"),
        (
            b'# German\rmsgid "a"\rmsgstr "b"\r',
            *("1:10", f"{LINES}, got a CR alone before 'msgid'; save the file with other line ends"),
        ),
        (
            b'msgid "a"\nmsgstr ""\n\n#~ # old\r#~ msgctxt "b"\r',
            *("4:13", f"{LINES}, got a CR alone before 'msgctxt'; save the file with other line ends"),
        ),
        (b'msgid "a"\nmsgstr ""\n"\\n \\q"\n', "3:5", r"Expected an escape such as \n, \" or \\, got \q"),
        (b'msgid "a"\nmsgstr "\xff"\n', "2:9", "Expected text in utf-8, got the byte 0xFF, which is none"),
        (
            b'msgctxt "x"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
            *("6:8", "Expected each message once, got 'x' again, which is in line 2 already"),
        ),
        (
            b'msgid ""\nmsgstr ""\n\nmsgid ""\nmsgstr ""\n',
            *("4:8", "Expected each message once, got 'the header' again, which is in line 1 already"),
        ),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n',
            *("2:43", "Expected a charset of text that Python knows, got 'klingon'; UTF-8 is tried"),
        ),
    ],
)
def test_a_faulty_file_is_found(content: bytes, place: str, detail: str) -> None:
    """What no tool could put back as it was meant is told with its place."""
    assert [(str(fault.place), fault.detail) for fault in faults_in(PoDocument.read(content))] == [(place, detail)]
