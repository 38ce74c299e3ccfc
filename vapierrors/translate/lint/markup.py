"""What programs read in a text: tags, code, addresses. A translation keeps it as it is."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.readings import BLANK
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.shielding import CODE, EMAIL, ENTITY, TAG, URL, url_end
from vapierrors.translate.lint.subject import template_readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.subject import EntrySubject

_VOID: Final = frozenset(("br", "hr", "img", "wbr", "input", "link", "meta"))
_INLINE_NAMES = """
a abbr b big blockquote center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s samp
small span strike strong sub sup table tbody td th thead tr tt u ul var
"""
_INLINE: Final = frozenset(_INLINE_NAMES.split())
"""Elements of HTML that texts have; a name in angle brackets that is none of them may be a place for a value."""

_TRANSLATABLE: Final = re.compile(r"""\s(?:title|alt|lang|dir|aria-label)\s*=\s*(?:"[^"]*+"|'[^']*+')""", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\s[A-Za-z][\w:-]{0,64}\s*=")
_CODE_ELEMENT: Final = re.compile(r"<code(?:\s[^<>]*+)?>([^<>]++)</code>", re.IGNORECASE)
_BARE_AMPERSAND: Final = re.compile(r"&(?=[\s{]|\Z)")
_ESCAPED: Final = ("&lt;", "&gt;")
_LANGUAGE: Final = r"(?<![A-Za-z0-9])(?:en|{})(?:[-_][A-Za-z]{{2,4}})*(?![A-Za-z0-9])"


class _Markup(NamedTuple):
    """What programs read in one reading.

    Args:
        tags: each tag as it counts, with its number.
        code: what stands between backticks, or in an element of that name.
        entities: characters that are written with & and ;.
        is_nested: whether each element ends where its parent has not ended yet.
    """

    tags: Counter[str]
    code: frozenset[str]
    entities: tuple[str, ...]
    is_nested: bool


def check_markup(subject: EntrySubject) -> Iterator[Remark]:
    """Tags, escapes and code are those of the English, and elements stand in one another."""
    source = subject.entry.source
    if subject.context.is_template or not (_has_markup(source) or _has_markup(subject.text)):
        return
    english, own = subject.source_readings, subject.readings
    if not english or not own:
        return
    names = _element_names(" ".join(reading.text for reading in (*english, *own)))
    expected = [_markup(reading.text, names) for reading in english]
    for reading in own:
        if reason := _difference(expected, _markup(reading.text, names)):
            yield Remark(reason, "keep markup and code as the English has them", subject.keyword, reading.place(0))
            return
    if any(_BARE_AMPERSAND.search(r.text) for r in own) and "&amp;" in source and "&amp;" not in subject.text:
        place = _BARE_AMPERSAND.search(subject.text)
        yield Remark("Expected '&amp;', got '&'", "", subject.keyword, place.start() if place else 0)


def _has_markup(text: str) -> bool:
    return "<" in text or "`" in text or "&" in text


def _element_names(text: str) -> frozenset[str]:
    """The names in angle brackets that are elements: known ones, and those that end or have attributes."""
    tags = list(TAG.finditer(text))
    ended = {match["name"].lower() for match in tags if match["slash"] or match["rest"].endswith("/")}
    described = {match["name"].lower() for match in tags if _ATTRIBUTE.match(match["rest"])}
    names = {match["name"].lower() for match in tags}
    return frozenset(names & (_VOID | _INLINE | ended | described))


def _markup(text: str, names: frozenset[str]) -> _Markup:
    tags: Counter[str] = Counter()
    opened: list[str] = []
    is_nested = True
    bare = CODE.sub("", text)
    for match in TAG.finditer(bare):
        name, rest = match["name"].lower(), match["rest"].rstrip()
        if name not in names:
            continue
        attributes = URL.sub("://", _TRANSLATABLE.sub("", rest.removesuffix("/"))).strip()
        is_void = name in _VOID or rest.endswith("/")
        tags[f"<{match['slash']}{name}{' ' if attributes else ''}{attributes}>"] += 1
        if match["slash"]:
            is_nested = is_nested and bool(opened) and opened.pop() == name
        elif not is_void:
            opened.append(name)
    entities = ENTITY.findall(bare)
    tags.update(entity for entity in entities if entity in _ESCAPED)
    code = [*CODE.findall(text), *_CODE_ELEMENT.findall(bare)]
    return _Markup(tags, frozenset(code), tuple(dict.fromkeys(entities)), is_nested and not opened)


def _difference(expected: list[_Markup], got: _Markup) -> str:
    """What is missing, or too much, or out of order, in comparison with the nearest reading of the English."""
    nearest = min(expected, key=lambda one: _distance(one, got))
    if missing := nearest.tags - got.tags or Counter(nearest.code - got.code):
        return f"Expected {_shown(next(iter(missing)))} as in the English, got a translation without it"
    if extra := got.tags - nearest.tags or Counter(got.code - nearest.code):
        return f"Expected the markup of the English, got {_shown(next(iter(extra)))}, which it does not have"
    if got.entities and not any(one.tags or one.entities for one in expected):
        return f"Expected the text of the English, got {_shown(got.entities[0])}, which is shown as it stands"
    if nearest.is_nested and not got.is_nested:
        return "Expected tags that end in the order in which they begin, got another order"
    return ""


def _distance(one: _Markup, other: _Markup) -> int:
    tags = (one.tags - other.tags) + (other.tags - one.tags)
    return tags.total() + len(one.code ^ other.code)


def _shown(markup: str) -> str:
    return quoted(markup.replace(BLANK, "{…}"))


def check_urls(subject: EntrySubject) -> Iterator[Remark]:
    """Addresses are those of the English; the part that names a language may name that of the translation."""
    if subject.context.is_template or not (_may_have_address(subject.text) or _may_have_address(subject.entry.source)):
        return
    if not subject.tree or not subject.source_tree:
        return
    language = conventions(subject.locale).tag.language
    expected, got = _addresses(subject.entry.source, language), _addresses(subject.text, language)
    for address in sorted(expected.keys() - got.keys()):
        reason = f"Expected the address {_shown(expected[address][0])} as in the English, got none like it"
        changed = min((place for key, (_text, place) in got.items() if key not in expected), default=0)
        yield Remark(reason, "keep addresses as they are", subject.keyword, changed)
    if not expected.keys() - got.keys():
        for address in sorted(got.keys() - expected.keys()):
            reason = f"Expected the addresses of the English alone, got {_shown(got[address][0])}"
            yield Remark(reason, "keep addresses as they are", subject.keyword, got[address][1])


def _may_have_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


@lru_cache(maxsize=4096)
def _addresses(template: str, language: str) -> dict[str, tuple[str, int]]:
    """Address without its language → as it is written, and its place in the template."""
    of_language = re.compile(_LANGUAGE.format(language), re.IGNORECASE)
    found: dict[str, tuple[str, int]] = {}
    for reading in template_readings(template):
        for pattern in (URL, EMAIL):
            for match in pattern.finditer(reading.text):
                address = match[0][: url_end(match[0])]
                found.setdefault(of_language.sub("*", address), (address, reading.place(match.start())))
    return found


_TAGS: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The file is <b>gone</b>."
msgstr "Die Datei ist <b>weg<b>."
"""
_ADDRESS: Final = """\
#, icu-message-format
msgctxt "com.example.help"
msgid "Help: https://example.com/en/disks?id=7"
msgstr "Hilfe: https://example.com/de/platten?id=7"
"""

RULES: Final = (
    Rule(
        id="markup-changed",
        title="Tags and code are those of the English",
        severity="error",
        why="A program reads them: a tag that never ends makes the rest of a page bold, and code that was translated is"
        " none any more.",
        check_entry=check_markup,
        bad=Example("de", _TAGS),
        good=Example("de", _TAGS.replace("weg<b>", "weg</b>")),
    ),
    Rule(
        id="url-changed",
        title="Addresses are those of the English",
        severity="error",
        why="An address that was translated leads nowhere, or to somebody else.",
        check_entry=check_urls,
        bad=Example("de", _ADDRESS),
        good=Example("de", _ADDRESS.replace("platten", "disks")),
    ),
)
