"""Random bundles, and what a format makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from template_trees import messages

from vapierrors.template import print_template
from vapierrors.translate.exchange import FORMATS, Bundle, InFile, Options, Unit, Written

if TYPE_CHECKING:
    from vapierrors.translate.exchange import Read

LOCALES = ("de", "fr", "ja", "ar", "pl", "pt-BR", "zh-Hant", "lv", "he", "cy")
ODD_TEMPLATES = (
    "It''s {name}",
    "'{name}' is quoted",
    "{n,plural,one{# file}other{# files}}",
    "Deleted {n, plural, one {# file} other {# files}} on {host}.",
    "{n, plural, one {a file} other {# files}}",
    "{n, plural, zero {no} one {one} two {two} few {few} many {many} other {#}} {{x}}",
    "100 % of {0}, %s and %%",
    "broken {name",
    "a {b, choice, 0#x}",
    "two\nlines\n",
    " spaces ",
    "tab\tand \\ backslash",
    "=SUM(A1)",
    "'=1",
    "-1",
    "é\u2028\U0001f600\ufeff",
    "\x1b[31m\x00\r\n\x85",
)
_LINE = st.text(st.sampled_from("ab :,.|~#{é\\u0'\"="), max_size=12).map(str.strip)
_LINES = st.lists(_LINE, max_size=2).map(tuple)
_WORD = st.text(st.sampled_from("abc-"), min_size=1, max_size=6)
IDS = st.text(st.sampled_from("abc. =:#!é\\"), min_size=1, max_size=5).map(lambda text: f"x{text}y")
TEMPLATES = messages().map(print_template).filter(bool) | st.sampled_from(ODD_TEMPLATES)


def units(*, translated: bool) -> st.SearchStrategy[Unit]:
    """Messages in English alone, or with translations in all states."""
    translation = st.just("") | TEMPLATES if translated else st.just("")
    built = st.builds(
        Unit,
        id=IDS,
        source=TEMPLATES,
        translation=translation,
        is_fuzzy=st.booleans(),
        comments=_LINES,
        notes=_LINES,
        references=st.lists(_WORD, max_size=2).map(tuple),
        flags=st.lists(_WORD | st.just("icu-message-format"), max_size=2, unique=True).map(tuple),
        previous=st.sampled_from([(), ('msgid "old"',), ('msgctxt "m"', 'msgid ""', '"old\\n"')]),
    )
    return built.map(_settled)


def _settled(unit: Unit) -> Unit:
    """A message without translation is not fuzzy."""
    members = {name: getattr(unit, name) for name in Unit.__slots__}
    return Unit(**{**members, "is_fuzzy": unit.is_fuzzy and bool(unit.translation)})


def bundles(*, translated: bool = True) -> st.SearchStrategy[Bundle]:
    """Bundles of messages of which no two have the same id and English."""
    listed = st.lists(units(translated=translated), min_size=1, max_size=6, unique_by=lambda unit: unit.key)
    locales = st.sampled_from(LOCALES) if translated else st.just("en")
    return st.builds(
        Bundle,
        domain=st.sampled_from(["app", "my_app", "com.example.vm"]),
        locale=locales,
        units=listed.map(tuple),
        is_template=st.just(not translated),
    )


def written(name: str, bundle: Bundle, **options: object) -> Written:
    """A bundle in a format."""
    return FORMATS[name].write(bundle, Options(**options))  # type: ignore[arg-type]  # options by their names


def read_back(name: str, found: Written) -> Read:
    """What the format reads of its own file."""
    assert found.file is not None
    return FORMATS[name].read(InFile(*found.file))


def unit(source: str, translation: str = "", *, message_id: str = "m", **members: object) -> Unit:
    """A message by its texts."""
    return Unit(id=message_id, source=source, translation=translation, **members)  # type: ignore[arg-type]  # likewise


def german(*listed: Unit) -> Bundle:
    """A bundle in German."""
    return Bundle(domain="app", locale="de", units=listed)


def english(*listed: Unit) -> Bundle:
    """A template."""
    return Bundle(domain="app", locale="en", units=listed, is_template=True)
