"""The catalogs that the library ships: complete, sound, and written as each language is (specification, section 4)."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel import Locale
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from vapierrors.catalog.compilation import look_at, targets
from vapierrors.template.nodes import Message, PluralArgument, Pound, SelectArgument, Text
from vapierrors.template.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Catalog

    from vapierrors.template.nodes import Node

HERE = Path(__file__).parent
LOCALES = HERE.parent / "locales"
TEMPLATES = tuple(sorted(LOCALES.glob("*.pot")))
TRANSLATIONS = tuple(sorted(LOCALES.glob("*/LC_MESSAGES/*.po")))
DOMAINS = [path.stem for path in TEMPLATES]
LANGUAGES = sorted({path.parent.parent.name for path in TRANSLATIONS})
ERROR_TYPES = [
    "already_exists",
    "already_in_desired_state",
    "canceled",
    "concurrent_change",
    "error",
    "feature_in_use",
    "internal_server_error",
    "invalid_argument",
    "invalid_element_configuration",
    "invalid_element_type",
    "invalid_request",
    "not_allowed_in_current_state",
    "not_found",
    "operation_not_found",
    "resource_busy",
    "resource_in_use",
    "resource_inaccessible",
    "service_unavailable",
    "timed_out",
    "unable_to_allocate_resource",
    "unauthenticated",
    "unauthorized",
    "unexpected_input",
    "unsupported",
    "unverified_peer",
]
QUOTES = {
    "ar": "«»",
    "cs": "„“",
    "de": "„“",
    "en": "“”",
    "es": "«»",
    "fr": "«»",
    "he": "””",
    "it": "«»",
    "ja": "「」",
    "ko": "“”",
    "pl": "„”",
    "pt-BR": "“”",
    "ru": "«»",
    "tr": "“”",
    "zh-Hans": "“”",
    "zh-Hant": "「」",
}
FULL_STOPS = {"ja": "。", "zh-Hans": "。", "zh-Hant": "。"}
QUOTE_LIKE = re.compile("[\"'`´‘‚‛“”„‟«»‹›「」『』]")
STRAY_SPACE = re.compile(r"^\s|\s\Z|\s\s|[\t\n\r]")
PARAMETER = re.compile(r"^(\S+) \((?:s|dt|i|d|l)\): \S")
KANA_OR_KANJI = r"[\u3041-\u30ff\u3400-\u9fff]"
LATIN_TOUCHES_JAPANESE = re.compile(rf"[0-9A-Za-z#}}]{KANA_OR_KANJI}|{KANA_OR_KANJI}[0-9A-Za-z#{{]")


class Entry(NamedTuple):
    """One entry of a catalog file."""

    id: str
    english: str
    translation: str
    flags: frozenset[str]
    comments: tuple[str, ...]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def _entries(path: Path) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            str(message.context),
            str(message.id),
            str(message.string),
            frozenset(message.flags),
            tuple(message.auto_comments),
        )
        for message in _read(path)
        if message.id
    )


def _nodes(message: Message) -> Iterator[Node]:
    for node in message.nodes:
        yield node
        if isinstance(node, PluralArgument | SelectArgument):
            for branch in node.branches:
                yield from _nodes(branch.message)


def _placeholders(template: str) -> set[str]:
    return {node.name for node in _nodes(parse(template)) if not isinstance(node, Text | Pound)}


def _language(path: Path) -> str:
    return path.parent.parent.name if path.suffix == ".po" else "en"


def _locale(path: Path) -> Locale:
    return Locale.parse(_language(path), sep="-")


def _plurals(texts: Iterable[str]) -> list[PluralArgument]:
    return [node for text in texts for node in _nodes(parse(text)) if isinstance(node, PluralArgument)]


def _texts(path: Path) -> list[str]:
    return [entry.translation if path.suffix == ".po" else entry.english for entry in _entries(path)]


def _template_of(path: Path) -> Path:
    return LOCALES / f"{path.stem}.pot"


def _name(path: Path) -> str:
    return f"{_language(path)}-{path.stem}"


each_template = pytest.mark.parametrize("path", TEMPLATES, ids=_name)
each_translation = pytest.mark.parametrize("path", TRANSLATIONS, ids=_name)
each_file = pytest.mark.parametrize("path", TEMPLATES + TRANSLATIONS, ids=_name)


def test_every_domain_is_there_in_every_language() -> None:
    """The three domains exist as templates, and each language has all of them."""
    assert DOMAINS == ["runtime", "std", "vsphere"]
    assert {"de", "ja"} <= set(LANGUAGES) <= QUOTES.keys()
    want = [f"{language}-{domain}" for language in LANGUAGES for domain in DOMAINS]
    assert sorted(map(_name, TRANSLATIONS)) == sorted(want)


def test_the_compiled_files_are_those_of_the_sources() -> None:
    """After a change: ``vapierrors compile locales``. Without them each process would wait for Babel's reader."""
    found = {target.name: look_at(target).state for target in targets(LOCALES, [])}
    assert found.keys() == {path.relative_to(LOCALES).as_posix() for path in LOCALES.rglob("*.mo")}
    folders = ["", *(f"{language}/LC_MESSAGES/" for language in LANGUAGES)]
    assert found == {f"{folder}{domain}.mo": "fresh" for folder in folders for domain in DOMAINS}


@each_file
def test_header_names_language_charset_and_plural_forms(path: Path) -> None:
    """The header says what tools of translators need, with the plural forms of the language."""
    headers = dict(_read(path).mime_headers)
    assert headers["Project-Id-Version"].split() == ["vapierrors"]
    assert headers["Language"] == str(_locale(path))
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Transfer-Encoding"] == "8bit"
    assert headers["Plural-Forms"] == get_plural(str(_locale(path))).plural_forms


@each_file
def test_entries_are_unique_and_sorted_by_id(path: Path) -> None:
    """An entry is found where its id belongs, and none is there twice."""
    keys = [(entry.id, entry.english) for entry in _entries(path)]
    assert len(set(keys)) == len(keys)
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)


@each_file
def test_every_entry_is_flagged_and_none_is_fuzzy(path: Path) -> None:
    """Each entry says that it is ICU MessageFormat, and none is unfinished."""
    assert _entries(path)
    assert [entry.id for entry in _entries(path) if "icu-message-format" not in entry.flags] == []
    assert [entry.id for entry in _entries(path) if "fuzzy" in entry.flags] == []


@each_file
def test_comments_name_exactly_the_parameters_and_show_an_example(path: Path) -> None:
    """The comments of an entry list its parameters, no other, and a rendered example where there are any."""
    for entry in _entries(path):
        named = {match[1] for line in entry.comments if (match := PARAMETER.match(line))}
        examples = [line for line in entry.comments if line.startswith("Example: ")]
        assert named == _placeholders(entry.english), entry.id
        assert len(examples) == bool(named), entry.id


@each_template
def test_template_holds_no_translation(path: Path) -> None:
    """A ``.pot`` file is empty on the side of the translation."""
    assert [entry.id for entry in _entries(path) if entry.translation] == []


@each_translation
def test_translation_has_the_entries_of_its_template(path: Path) -> None:
    """A ``.po`` file has the entries of its ``.pot``, in its order, with its comments, and all are translated."""
    want = [(entry.id, entry.english, entry.comments) for entry in _entries(_template_of(path))]
    assert [(entry.id, entry.english, entry.comments) for entry in _entries(path)] == want
    assert [entry.id for entry in _entries(path) if not entry.translation.strip()] == []


@each_translation
def test_translation_keeps_the_placeholders(path: Path) -> None:
    """A translation uses every placeholder of the English template and no other."""
    for entry in _entries(path):
        assert _placeholders(entry.translation) == _placeholders(entry.english), entry.id


@each_file
def test_plurals_have_exactly_the_categories_of_the_language(path: Path) -> None:
    """A plural has a branch for each category that CLDR gives the language, and no branch that never applies."""
    categories = set(_locale(path).plural_form.tags) | {"other"}
    plurals = _plurals(_texts(path))
    assert len(plurals) == len(_plurals(entry.english for entry in _entries(path)))
    for plural in plurals:
        assert {branch.selector for branch in plural.branches if isinstance(branch.selector, str)} == categories


@each_file
def test_quotes_are_those_of_the_language(path: Path) -> None:
    """Quotation marks are the language's own, in pairs; an ASCII apostrophe could quote a placeholder."""
    pair = QUOTES[_language(path)]
    marks = ["".join(QUOTE_LIKE.findall(text)) for text in _texts(path)]
    assert [found for found in marks if found != pair * (len(found) // 2)] == []
    assert pair in marks


@each_translation
def test_sentences_end_as_sentences_and_titles_do_not(path: Path) -> None:
    """A translation ends with the language's full stop exactly where the English text ends with one."""
    stop = FULL_STOPS.get(_language(path), ".")
    for entry in _entries(path):
        ends = entry.english.endswith((".", ".}}"))
        assert entry.translation.endswith((stop, stop + "}}")) == ends, entry.id


@each_translation
def test_no_text_has_stray_white_space(path: Path) -> None:
    """No text begins or ends with a space, and none has two in a row."""
    assert [text for text in _texts(path) if STRAY_SPACE.search(text)] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_japanese_sets_a_space_between_latin_and_japanese(domain: str) -> None:
    """Latin words, digits and placeholders stand apart from kana and kanji, and punctuation is full width."""
    texts = _texts(LOCALES / "ja" / "LC_MESSAGES" / f"{domain}.po")
    words = [re.sub(r"\{\w+, plural, other \{(.*?)\}\}", r"\1", text) for text in texts]
    assert [text for text in words if LATIN_TOUCHES_JAPANESE.search(text)] == []
    assert [text for text in words if re.search(rf"{KANA_OR_KANJI}[.,]", text)] == []


def test_every_standard_error_has_a_title() -> None:
    """Each of the 25 standard errors has one title, and it takes no arguments."""
    prefix = "com.vmware.vapi.std.errors."
    titles = {
        entry.id.removeprefix(prefix): entry.english
        for entry in _entries(LOCALES / "std.pot")
        if entry.id.startswith(prefix)
    }
    assert sorted(titles) == ERROR_TYPES
    assert [title for title in titles.values() if _placeholders(title)] == []
    assert len(set(titles.values())) == 25


@pytest.mark.parametrize("prefix", ["vapierrors.explain.", "vapierrors.next-step."])
def test_every_standard_error_is_explained(prefix: str) -> None:
    """Each of the 25 standard errors has a sentence that explains it, and one that says what to do."""
    texts = {
        entry.id.removeprefix(prefix): entry.english
        for entry in _entries(LOCALES / "std.pot")
        if entry.id.startswith(prefix)
    }
    assert sorted(texts) == ERROR_TYPES
    assert [text for text in texts.values() if _placeholders(text) or not text.endswith(".")] == []
    assert len(set(texts.values())) == 25


def test_every_message_seen_in_the_wild_uses_all_the_arguments_sent() -> None:
    """For each id that real servers send, the first entry with all its arguments there uses every one of them."""
    facts = json.loads((HERE / "vectors" / "message_ids.json").read_text(encoding="utf-8"))["seen_in_the_wild"]
    runtime, vsphere = _entries(LOCALES / "runtime.pot"), _entries(LOCALES / "vsphere.pot")
    entries = runtime + vsphere
    for fact in facts:
        sent = {str(index) for index in range(len(fact.get("example_args", ())))}
        wanted = [_placeholders(entry.english) for entry in entries if entry.id == fact["id"]]
        assert next((names for names in wanted if names <= sent), None) == sent, fact["id"]
    of_runtime = {entry.id for entry in runtime}
    assert {entry.id for entry in vsphere} == {fact["id"] for fact in facts} - of_runtime


@each_file
def test_the_most_specific_entry_of_an_id_stands_first(path: Path) -> None:
    """Entries of one id are tried in order, so one that needs fewer arguments never hides a richer one."""
    for message_id, entries in groupby(_entries(path), key=lambda entry: entry.id):
        sizes = [len(_placeholders(entry.english)) for entry in entries]
        assert sizes == sorted(sizes, reverse=True), message_id
