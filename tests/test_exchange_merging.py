"""What was read, brought into PO files (specification, section 9)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from exchange_units import bundles, english, german, unit
from hypothesis import given, settings

from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange import Bundle, Read, merge, plan_import
from vapierrors.translate.po import PoDocument, print_entry
from vapierrors.translate.project import find_domains
from vapierrors.translate.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from vapierrors.translate.exchange import Merged, Plan, Unit

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
PO = f"""{HEADER}
#  as   it   was
msgctxt "done"
msgid "It's done"
msgstr ""
"Er"
"ledigt"

#, fuzzy
msgctxt "begun"
msgid "Begun"
msgstr "Begonnen?"

msgctxt "open"
msgid "Open"
msgstr ""
"""


def merged(content: str, *listed: Unit, overwrite: bool = False, is_template: bool = False) -> Merged:
    """The file with the messages in it."""
    bundle = english(*listed) if is_template else german(*listed)
    return merge(bundle, content.encode(), file="app.po", overwrite=overwrite)


def test_what_is_the_same_stays_byte_for_byte() -> None:
    """The spelling of a template is no difference, neither in the English nor in a translation."""
    found = merged(PO, unit("It''s done", "Erledigt", message_id="done"), unit("Open", message_id="open"))
    assert (found.content.decode(), found.unchanged, found.updated, found.added) == (PO, 2, (), ())


def test_what_is_empty_or_fuzzy_is_filled() -> None:
    """A finished translation takes the mark away; all other entries stay byte for byte."""
    found = merged(PO, unit("Begun", "Begonnen", message_id="begun"), unit("Open", "Offen", message_id="open"))
    expected = (
        PO.replace("#, fuzzy\n", "")
        .replace("Begonnen?", "Begonnen")
        .replace('"Open"\nmsgstr ""', '"Open"\nmsgstr "Offen"')
    )
    assert (found.content.decode(), found.updated, found.conflicts) == (expected, ("begun", "open"), ())


CONFLICTS = [
    (
        unit("It's done", "Fertig", message_id="done"),
        "done [de]: Expected the translation 'Erledigt', got 'Fertig'; kept as it was",
        ('"Er"\n"ledigt"', "", 'msgstr ""\n\n', 'msgstr "Fertig"\n\n'),
    ),
    (
        unit("It's done", "Erledigt", message_id="done", is_fuzzy=True),
        "done [de]: Expected the finished translation 'Erledigt', got 'Erledigt'; kept as it was",
        ('msgctxt "done"', '#, fuzzy\nmsgctxt "done"'),
    ),
    (
        unit("Begun", "Los", message_id="begun", is_fuzzy=True),
        "begun [de]: Expected the translation 'Begonnen?', got 'Los'; kept as it was",
        ("Begonnen?", "Los"),
    ),
    (
        unit("Opened", "Geöffnet", message_id="open"),
        "open [de]: Expected the English 'Open', got 'Opened'; kept as it was",
        (
            'msgctxt "open"\nmsgid "Open"\nmsgstr ""',
            '#, fuzzy\n#| msgid "Opened"\nmsgctxt "open"\nmsgid "Open"\nmsgstr "Geöffnet"',
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("offered", "told", "changes"), CONFLICTS)
def test_a_conflict_is_told_or_decided(offered: Unit, told: str, changes: tuple[str, ...]) -> None:
    """What is there is kept, unless the caller wants it overwritten."""
    found = merged(PO, offered)
    assert ([*map(str, found.conflicts)], found.content.decode()) == ([told], PO)
    expected = PO
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        expected = expected.replace(old, new).replace('msgstr ""\n\n\n', 'msgstr ""\n\n')
    found = merged(PO, offered, overwrite=True)
    assert (found.conflicts, found.updated, found.content.decode()) == ((), (offered.id,), expected)


def test_a_message_of_newer_english_is_added() -> None:
    """Where the template has the English of the file, the entry with another is what is old."""
    bundle = german(unit("Opened", "Geöffnet", message_id="open"))
    found = merge(bundle, PO.encode(), file="app.po", sources={("open", "Opened")})
    added = '\n#, icu-message-format\nmsgctxt "open"\nmsgid "Opened"\nmsgstr "Geöffnet"\n'
    assert (found.content.decode(), found.added) == (f"{PO}{added}", ("open",))


@pytest.mark.parametrize(("character", "name"), [("\0", "U+0000"), ("\x04", "U+0004")])
def test_what_no_compiled_file_can_hold_is_not_taken(character: str, name: str) -> None:
    """It would end the string, or part the id from the English: msgfmt refuses the whole file."""
    listed = (
        unit("Open", f"Off{character}en", message_id="open"),
        unit(f"N{character}ew", message_id="new"),
        unit("Bad", message_id=f"b{character}ad"),
    )
    found = merged(PO, *listed)
    assert (found.content.decode(), [problem.message_id for problem in found.problems]) == (
        PO,
        ["open", "new", f"b{character}ad"],
    )
    assert [*map(str, found.problems[:2])] == [
        f"app.po: {message_id} [de]: Expected characters that a PO file can hold, got {name}; {outcome}"
        " [control-character]"
        for message_id, outcome in (("open", "what was there is kept"), ("new", "the message is left out"))
    ]


def test_unsound_templates_are_not_taken() -> None:
    """What is there is kept, if there is anything; of a message that is new, the English is taken alone."""
    listed = (
        unit("Begun", "{x", message_id="begun"),
        unit("Open", "{x", message_id="open"),
        unit("New", "{x", message_id="new"),
        unit("{x", "b", message_id="bad"),
    )
    found = merged(PO, *listed)
    assert found.content.decode() == f'{PO}\n#, icu-message-format\nmsgctxt "new"\nmsgid "New"\nmsgstr ""\n'
    fault = "Expected ',' or '}' behind the argument name 'x', got end of text - at line 1, column 3 of '{x'"
    outcomes = {
        "begun": "what was there is kept",
        "open": "the message stays untranslated",
        "new": "the message stays untranslated",
        "bad": "the message is left out",
    }
    assert [*map(str, found.problems)] == [
        f"app.po: {name} [de]: {fault}; {outcome} [template-syntax]" for name, outcome in outcomes.items()
    ]


def test_a_long_template_is_told_by_its_beginning() -> None:
    """A template of thousands of characters does not fill the screen."""
    (problem,) = merged(PO, unit("Open", "{" + "x" * 5000, message_id="open")).problems
    assert problem.detail.partition(" - at ")[2] == (
        f"line 1, column 5002 of '{{{'x' * 79}…'; the message stays untranslated"
    )


def test_what_comes_in_fuzzy_is_known() -> None:
    """Whether it is new in the file or was there already."""
    listed = (
        unit("Open", "Offen?", message_id="open", is_fuzzy=True),
        unit("New", "Neu?", message_id="new", is_fuzzy=True),
        unit("Begun", "Begonnen", message_id="begun"),
    )
    found = merged(PO, *listed)
    assert (found.added, found.updated, found.fuzzy) == (("new",), ("open", "begun"), ("new", "open"))


def test_a_message_that_comes_twice_is_there_once() -> None:
    """The second of two that differ is a conflict."""
    found = merged(HEADER, unit("a", "b"), unit("a", "b"), unit("a", "c"))
    assert found.content.decode().count("msgctxt") == 1
    assert [(conflict.kept, conflict.offered) for conflict in found.conflicts] == [("b", "c")]


def test_notes_are_added_to_those_there_are() -> None:
    """A note is there once, on one line, however often it is imported."""
    offered = unit("Open", message_id="open", notes=("why?", "a\x85b"))
    found = merged(PO, offered)
    assert found.content.decode() == PO.replace('msgctxt "open"', '# why?\n# a b\nmsgctxt "open"')
    again = merged(found.content.decode(), offered)
    assert (again.content, again.unchanged) == (found.content, 1)


def test_remarks_that_no_po_file_can_hold_are_left_out() -> None:
    """Whatever a table says, the file stays one that gettext reads."""
    offered = unit("a", flags=("fuzzy", "a b", "c-format"), previous=("oops",), references=("a\nb", ""))
    found = merged(HEADER, offered)
    assert found.content.decode() == (
        f'{HEADER}\n#: a b\n#, c-format, icu-message-format\nmsgctxt "m"\nmsgid "a"\nmsgstr ""\n'
    )


def test_the_charset_of_the_file_counts() -> None:
    """A file in ISO 8859-1 stays one, and refuses what it cannot hold."""
    content = HEADER.replace("UTF-8", "iso-8859-1") + '\nmsgctxt "m"\nmsgid "a"\nmsgstr ""\n'
    assert "ä".encode("iso-8859-1") in merged(content, unit("a", "ä")).content
    with pytest.raises(CatalogError) as raised:
        merged(content, unit("a", "日"))
    assert str(raised.value) == (
        "Expected characters of iso8859-1, the charset of the file, got '日' - at app.po;"
        " convert it to UTF-8 with msgconv first"
    )


def test_changed_english_replaces_the_template_where_that_is_wanted() -> None:
    """A ``.pot`` is told of, too, before it changes."""
    found = merged(PO, unit("Opened", message_id="open"), is_template=True)
    assert [(conflict.why, conflict.kept) for conflict in found.conflicts] == [("source", "Open")]
    found = merged(PO, unit("Opened", message_id="open"), is_template=True, overwrite=True)
    assert found.content.decode() == PO.replace('"Open"', '"Opened"')


@given(bundles())
@settings(deadline=None, max_examples=60)
def test_to_merge_twice_is_to_merge_once(bundle: Bundle) -> None:
    """The second import of a file changes nothing."""
    first = merge(bundle, HEADER.encode(), file="app.po")
    second = merge(bundle, first.content, file="app.po")
    assert second.content == first.content
    document = PoDocument.read(first.content)
    assert document.faults == ()
    entries = [print_entry(block.entry) for block in document.blocks]
    assert "\n".join(entries) == first.content.decode()


def plan(folder: Path, *listed: Bundle) -> Plan:
    """What an import makes of a folder."""
    found = find_domains(folder, [])
    return plan_import([("x", Read(listed))], folder, found, settings=Settings(), now=NOW)


def test_english_comes_first_and_is_what_translations_are_of(tmp_path: Path) -> None:
    """A file of translations alone gets its English from the template that comes with it."""
    without = Bundle(domain="app", locale="de", units=(unit("", "Weg"), unit("", "x", message_id="k")))
    made = plan(tmp_path, without, english(unit("Gone")))
    assert [(found.path.relative_to(tmp_path).as_posix(), found.is_new) for found in made.imports] == [
        ("app.pot", True),
        ("de/LC_MESSAGES/app.po", True),
    ]
    assert made.contents[tmp_path / "de/LC_MESSAGES/app.po"].decode().endswith('msgid "Gone"\nmsgstr "Weg"\n')
    assert [(problem.code, problem.message_id) for problem in made.problems] == [("no-source", "k")]


def test_an_id_that_the_template_lacks_is_told(tmp_path: Path) -> None:
    """It is added all the same; in a domain without a template nothing is known of it."""
    translations = german(unit("Gone", "Weg"), unit("Odd", "Komisch", message_id="odd"))
    assert plan(tmp_path, translations).problems == ()
    (tmp_path / "app.pot").write_text(f'{HEADER}\nmsgctxt "m"\nmsgid "Gone"\nmsgstr ""\n', encoding="utf-8")
    made = plan(tmp_path, translations)
    detail = "Expected an id of the template app.pot, got one that it does not have; added all the same"
    assert [*map(str, made.problems)] == [f"x: odd [de]: {detail} [not-in-template]"]
    assert [(found.merged.added, found.merged.updated) for found in made.imports] == [(("odd",), ("m",))]


def test_a_translation_belongs_to_the_english_with_its_arguments(tmp_path: Path) -> None:
    """A file of translations alone may be of the second English text of an id."""
    known = english(unit("{host} is gone"), unit("{0} is gone"))
    made = plan(tmp_path, known, german(unit("", "{0} ist weg")), german(unit("", "{host} ist fort")))
    content = made.contents[tmp_path / "de/LC_MESSAGES/app.po"].decode()
    assert 'msgid "{host} is gone"\nmsgstr "{host} ist fort"\n' in content
    assert 'msgid "{0} is gone"\nmsgstr "{0} ist weg"\n' in content


def test_what_a_translation_was_made_from_stands_by_it_as_long_as_it_is_fuzzy() -> None:
    """The lines behind ``#|`` come back with a fuzzy translation, and go when it is finished."""
    entry = f'{HEADER}\nmsgctxt "gone"\nmsgid "Gone"\nmsgstr '
    previous = ('msgid "Away"',)
    begun = merged(f'{entry}""\n', unit("Gone", "Fort", message_id="gone", is_fuzzy=True, previous=previous))
    fuzzy = f'{HEADER}\n#, fuzzy\n#| msgid "Away"\nmsgctxt "gone"\nmsgid "Gone"\nmsgstr "Fort"\n'
    assert begun.content.decode() == fuzzy
    done = merged(fuzzy, unit("Gone", "Weg", message_id="gone"))
    assert done.content.decode() == f'{entry}"Weg"\n'


def test_a_language_has_one_folder_in_whatever_spelling(tmp_path: Path) -> None:
    """A file goes to the folder that there is, be it that of another domain."""
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "other.po").write_text(HEADER, encoding="utf-8")
    made = plan(tmp_path, Bundle(domain="app", locale="zh-Hans", units=(unit("a", "b"),)))
    assert [found.path for found in made.imports] == [folder / "app.po"]


def test_nothing_is_made_of_nothing(tmp_path: Path) -> None:
    """A file without a message makes no catalog."""
    assert plan(tmp_path, german()).contents == {}


@pytest.mark.parametrize("domain", ["../app", "a/b", "", ".hidden", "a\x00", "C:x", "a\\b"])
def test_a_domain_that_is_no_file_name_is_refused(tmp_path: Path, domain: str) -> None:
    """What a file says of itself never leaves the folder of the catalogs."""
    with pytest.raises(CatalogError) as raised:
        plan(tmp_path, Bundle(domain=domain, locale="de", units=(unit("a", "b"),)))
    assert str(raised.value) == f"Expected a domain that can be the name of a file, got {domain!r} - at x"
