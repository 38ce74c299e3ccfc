"""XLIFF 2 (specification, section 9)."""

from __future__ import annotations

import pytest
from exchange_units import bundles, english, german, read_back, unit, written
from hypothesis import given, settings
from hypothesis import strategies as st
from template_trees import messages
from xliff_structure import faults

from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.template import parse, print_template
from vapierrors.translate.exchange import FORMATS, Bundle, InFile, Unit, Written
from vapierrors.translate.exchange.inline import Piece, pieces_of, template_of

READ = FORMATS["xliff"].read
FILES = "Deleted {n, plural, one {# file} other {# files}} on '{'{host}."
DATEIEN = "Auf {host} {n, plural, one {# Datei} other {# Dateien}}"


def text_of(found: Written) -> str:
    """The file."""
    assert found.file is not None
    return found.file.content.decode()


def line_of(found: Written, element: str) -> str:
    """The line that an element stands on."""
    return next(line.strip() for line in text_of(found).splitlines() if f"<{element}>" in line)


def document(units: str, attributes: str = 'srcLang="en" trgLang="de"', namespace: str = "2.0") -> InFile:
    """A file as another tool may write it."""
    head = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:{namespace}" version="2.1" {attributes}>'
    return InFile("x.xlf", f'{head}<file id="f" original="src/app.pot">{units}</file></xliff>'.encode())


def read(units: str) -> Unit:
    """The one message of a file."""
    (bundle,) = READ(document(units)).bundles
    (found,) = bundle.units
    return found


@given(bundles() | bundles(translated=False))
@settings(deadline=None, max_examples=100)
def test_every_file_has_the_structure_of_the_standard(bundle: Bundle) -> None:
    """Elements, attributes and references are those of the schema, and of the constraints beside it."""
    found = written("xliff", bundle)
    assert found.file is not None
    assert [*faults(found.file.content)] == []


def test_syntax_is_protected_and_words_are_not() -> None:
    """Words are as readers see them; a placeholder has one id in source and target."""
    found = written("xliff", german(unit(FILES, DATEIEN)))
    assert line_of(found, "source") == (
        '<source>Deleted <ph id="1" dataRef="d1" disp="{n, plural, one {" />'
        '<ph id="2" dataRef="d2" equiv="#" disp="#" /> file'
        '<ph id="3" dataRef="d3" disp="} other {" /><ph id="4" dataRef="d2" equiv="#" disp="#" /> files'
        '<ph id="5" dataRef="d4" disp="}}" /> on {<ph id="6" dataRef="d5" equiv="host" disp="{host}" />.</source>'
    )
    assert line_of(found, "target") == (
        '<target>Auf <ph id="6" dataRef="d5" equiv="host" disp="{host}" /> '
        '<ph id="1" dataRef="d1" disp="{n, plural, one {" /><ph id="2" dataRef="d2" equiv="#" disp="#" /> Datei'
        '<ph id="3" dataRef="d3" disp="} other {" /><ph id="4" dataRef="d2" equiv="#" disp="#" /> Dateien'
        '<ph id="5" dataRef="d4" disp="}}" /></target>'
    )


def test_a_placeholder_that_the_source_lacks_has_an_id_of_its_own() -> None:
    """So has one that stands twice in the translation."""
    found = written("xliff", german(unit("{a}", "{a}{a}{b}")))
    assert line_of(found, "target") == (
        '<target><ph id="1" dataRef="d1" equiv="a" disp="{a}" /><ph id="2" dataRef="d1" equiv="a" disp="{a}" />'
        '<ph id="3" dataRef="d2" equiv="b" disp="{b}" /></target>'
    )


STATES = [
    ("", False, '<segment state="initial">'),
    ("b", True, '<segment state="initial" subState="vapierrors:fuzzy">'),
    ("b", False, '<segment state="translated">'),
]


@pytest.mark.parametrize(("translation", "is_fuzzy", "line"), STATES)
def test_states_are_those_of_xliff(translation: str, is_fuzzy: bool, line: str) -> None:  # noqa: FBT001 - a parameter
    """Untranslated and fuzzy are initial, told apart by the target and the sub-state."""
    found = written("xliff", german(unit("a", translation, is_fuzzy=is_fuzzy)))
    assert line in text_of(found)


@pytest.mark.parametrize(
    ("attributes", "is_fuzzy"),
    [
        ("", False),
        ('state="initial"', False),
        ('state="initial" subState="tool:mt"', False),
        ('state="translated"', False),
        ('state="reviewed"', False),
        ('state="final"', False),
        ('state="initial" subState="vapierrors:fuzzy"', True),
        ('state="translated" subState="vapierrors:fuzzy"', False),
    ],
)
def test_what_has_a_target_is_finished(attributes: str, is_fuzzy: bool) -> None:  # noqa: FBT001 - a parameter
    """Tools leave the state as it is; fuzzy is what was so, until its state is beyond ``initial``."""
    segment = f"<segment {attributes}><source>a</source><target>b</target></segment>"
    assert read(f'<unit id="u" name="m">{segment}</unit>') == unit("a", "b", is_fuzzy=is_fuzzy)


@pytest.mark.parametrize(
    ("segment", "is_fuzzy"),
    [
        ("<segment><source>b</source></segment>", True),
        ("<segment><source>b</source><target/></segment>", True),
        ('<segment state="final"><source>b</source><target/></segment>', False),
        ("<ignorable><source> </source></ignorable>", False),
    ],
)
def test_a_segment_that_waits_for_its_target_is_unfinished(segment: str, is_fuzzy: bool) -> None:  # noqa: FBT001 - likewise
    """Half a translation is none that readers are shown; a translator may have said both sentences in one."""
    first = '<segment state="translated"><source>a</source><target>c</target></segment>'
    assert read(f'<unit id="u" name="m">{first}{segment}</unit>').is_fuzzy is is_fuzzy


def test_a_target_that_is_added_is_a_translation() -> None:
    """What is written as untranslated comes back translated when a tool adds the target alone."""
    found = written("xliff", german(unit("a")))
    assert found.file is not None
    filled = found.file.content.replace(b"</source>", b"</source><target>b</target>")
    assert READ(InFile("app.de.xlf", filled)).bundles == (german(unit("a", "b")),)


def test_control_characters_are_code_points() -> None:
    """XML cannot hold them in words; in a note they are lost, and a message id with one is left out."""
    escape = "\x1b"
    bundle = english(unit(f"a{escape}b", notes=(f"x{escape}",)), unit("c", message_id=f"k{escape}"))
    found = written("xliff", bundle)
    assert line_of(found, "source") == '<source>a<cp hex="001B" />b</source>'
    assert [*map(str, found.losses)] == [
        "m [en]: XML cannot hold a control character in a note; changed [control-character]",
        f"k{escape} [en]: XML cannot hold a control character in an id; left out [control-character]",
    ]
    assert read_back("xliff", found).bundles[0].units == (unit(f"a{escape}b", notes=("x\N{REPLACEMENT CHARACTER}",)),)


def test_a_translator_may_write_what_is_syntax() -> None:
    """Braces, signs and apostrophes among words are quoted when they come back, in a plural the sign #, too."""
    found = written("xliff", german(unit(FILES, DATEIEN)))
    text = text_of(found).replace("<target>Auf ", "<target>#{x}'").replace(" Dateien<", " #s'<")
    changed = READ(InFile("app.de.xlf", text.encode())).bundles[0].units[0].translation
    assert changed == "#'{'x'}'''{host} {n, plural, one {# Datei} other {# '#'s''}}"
    assert parse(changed) == parse("#'{x}'''{host} {n, plural, one {# Datei} other {# '#'s''}}")


def test_broken_syntax_is_read_as_it_is() -> None:
    """A translator may leave out a part of a plural: what is left is no template, which the import tells."""
    found = written("xliff", german(unit(FILES, DATEIEN)))
    text = text_of(found).replace('<ph id="5" dataRef="d4" disp="}}" /></target>', "'}</target>")
    changed = READ(InFile("app.de.xlf", text.encode())).bundles[0].units[0].translation
    assert changed == "Auf {host} {n, plural, one {# Datei} other {# Dateien'''}'"


def test_other_tools_may_write_it_their_way() -> None:
    """Groups, several segments, pairs of codes, annotations and modules are read; notes are what people wrote."""
    found = read(
        """<group id="g"><unit id="u" name="m" xmlns:x="urn:x"><x:module/><notes><note>why?\nso</note></notes>
        <originalData><data id="d1">{n, plural, other {</data><data id="d2">}}</data>
        <data id="d3">{a}</data></originalData>
        <segment state="final"><source>One. </source><target>Eins.</target></segment>
        <ignorable><source> </source></ignorable>
        <segment state="final"><source><pc id="1" dataRefStart="d1" dataRefEnd="d2">two</pc></source>
        <target><sc id="1" dataRef="d1"/><mrk id="m1" type="term">zwei</mrk><sm id="m2"/><ec dataRef="d2" startRef="1"/>
        <ph id="2" dataRef="d3"/><x:y>no text</x:y></target></segment></unit></group>"""
    )
    plural = "{n, plural, other {zwei}}\n        {a}"
    assert found == unit("One.  {n, plural, other {two}}", f"Eins. {plural}", notes=("why?", "so"))


PROBLEMS = [
    ("<source/>", "Expected a source, got an empty one"),
    ('<source>a<ph id="1"/></source>', "Expected original data for <ph id='1'>, got dataRef=None"),
    ('<source>a<pc id="1" dataRefStart="x"/></source>', "Expected original data for <pc id='1'>, got dataRefStart='x'"),
    ('<source>a<cp hex="D800"/></source>', "Expected the code point of a character as hex, got 'D800'"),
    ('<source>a<cp hex="FFFFFF"/></source>', "Expected the code point of a character as hex, got 'FFFFFF'"),
    ("<source>a</source><target>" + "<mrk id='m'>" * 2000 + "</mrk>" * 2000 + "</target>", None),
]


@pytest.mark.parametrize(("content", "detail"), PROBLEMS)
def test_a_broken_unit_is_told(content: str, detail: str | None) -> None:
    """It costs that message alone."""
    units = f'<unit id="u" name="m"><segment>{content}</segment></unit>'
    units += '<unit id="v" name="k"><segment><source>x</source></segment></unit>'
    found = READ(document(units))
    assert found.bundles[0].units == (unit("x", message_id="k"),)
    (problem,) = found.problems
    assert (problem.message_id, problem.code) == ("m", "file-syntax")
    assert detail in {problem.detail, None}


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff>&b;</xliff>'
DTD = "Expected XLIFF without a DTD, got <!DOCTYPE x> - at x.xlf"
OLD = "Expected XLIFF 2, got the element '{urn:oasis:names:tc:xliff:document:1.2}xliff' - at x.xlf"
REFUSED = [
    (InFile("x.xlf", BOMB), CatalogError, DTD),
    (InFile("x.xlf", BOMB.decode().encode("utf-16")), CatalogError, DTD),
    (InFile("x.xlf", b"<xliff>"), CatalogError, "Expected XML, got no element found: line 1, column 7 - at x.xlf"),
    (InFile("x.xlf", b""), CatalogError, "Expected XML, got no element found: line 1, column 0 - at x.xlf"),
    (InFile("x.xlf", b"<xliff/>"), CatalogError, "Expected XLIFF 2, got the element 'xliff' - at x.xlf"),
    (document("", namespace="1.2"), CatalogError, OLD),
    (document("", 'srcLang="fr" trgLang="de"'), LocaleError, "Expected English as srcLang, got 'fr' - at x.xlf"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "error", "message"), REFUSED)
def test_what_is_no_xliff_is_refused(file: InFile, error: type[Exception], message: str) -> None:
    """A DTD is, too: in it alone entities can be declared, and such documents grow without end."""
    with pytest.raises(error) as raised:
        READ(file)
    assert str(raised.value) == message


def test_a_bundle_without_messages_has_no_file() -> None:
    """The standard asks for a unit in each file."""
    assert written("xliff", english()) == Written(None)


@given(messages().map(print_template))
@settings(deadline=None, max_examples=200)
def test_pieces_of_a_template_make_it_again(template: str) -> None:
    """To take a template apart and to put it together loses nothing."""
    assert template_of(pieces_of(template)) == template


@given(messages(), st.data())
@settings(deadline=None, max_examples=200)
def test_words_stay_words(tree: object, data: st.DataObject) -> None:
    """Whatever a translator writes between placeholders, no word becomes syntax."""
    pieces = pieces_of(print_template(tree))  # type: ignore[arg-type]  # hypothesis' own type
    words = data.draw(st.lists(st.text(st.sampled_from("a'{}#|"), min_size=1, max_size=6), min_size=len(pieces)))
    changed = [piece if piece.is_code else Piece(word) for piece, word in zip(pieces, words, strict=False)]
    back = pieces_of(template_of(changed))
    assert [(piece.text, piece.is_code) for piece in back] == [(piece.text, piece.is_code) for piece in changed]
