"""Rules about the entry that describes a file: its language, its charset, its plural forms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.cldr.tags import locale_chain, maximize, parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.translate.lint.plural_forms import read_forms, sound_forms
from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import GONE, HEADER, file_example
from vapierrors.translate.lint.subject import FileRemark
from vapierrors.translate.plural_forms import plural_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.cldr.tags import Tag
    from vapierrors.translate.lint.subject import FileSubject
    from vapierrors.translate.po import PoBlock, PoEntry

__all__ = ["RULES", "plural_forms"]

_FIELD: Final = re.compile(r"^(?P<name>[A-Za-z][A-Za-z0-9-]*):[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE)
_CHARSET: Final = re.compile(r"charset=(?P<charset>[^\s;]+)", re.IGNORECASE)
_UNDECIDED: Final = "CHARSET"
_MODIFIED: Final = re.compile(r"(?P<language>[A-Za-z]+)(?P<region>_[A-Za-z]+)?(?:\.[^@]*)?(?:@(?P<modifier>\w+))?")
_SCRIPTS: Final = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva", "hebrew": "Hebr"}
_UNDECIDED_FORMS: Final = "nplurals=INTEGER; plural=EXPRESSION;"


class _Field(NamedTuple):
    """A line of the header: what it says, and where in the header that stands."""

    value: str
    offset: int


def _fields(header: PoBlock) -> dict[str, _Field]:
    """The fields of the header by name in lower case; the first counts."""
    fields: dict[str, _Field] = {}
    for match in _FIELD.finditer(header.entry.text):
        fields.setdefault(match["name"].lower(), _Field(match["value"], match.start("value")))
    return fields


def _check_missing(subject: FileSubject) -> Iterator[FileRemark]:
    header = subject.document.header
    if header is None or not header.entry.text.strip():
        got = "none" if header is None else "an empty one"
        reason = f'Expected a header, an entry whose msgid is "", got {got}'
        advice = f"begin the file with one: Language: {_posix(subject.context.locale)} and its charset"
        yield FileRemark(reason, advice, header, "msgstr")


def _check_language(subject: FileSubject) -> Iterator[FileRemark]:
    header, locale = subject.document.header, subject.context.locale
    if header is None or not header.entry.text.strip():
        return
    value, offset = _fields(header).get("language", _Field("", 0))
    if not value and subject.context.is_template:
        return
    if not value or not _means(value, locale):
        got = repr(value) if value else "none"
        reason = f"Expected Language: {_posix(locale)} in the header, got {got}"
        advice = "name the language of the folder, or move the file" if value else "add the line"
        yield FileRemark(reason, advice, header, "msgstr", offset)


def _posix(locale: str) -> str:
    """A tag as headers of PO files have it: ``pt_BR``."""
    return locale.replace("-", "_")


def _means(value: str, locale: str) -> bool:
    """Whether a field names a locale in any spelling, also as ``sr@latin``; ``nb`` and ``no`` are one language."""
    match = _MODIFIED.fullmatch(value)
    if match and match["modifier"]:
        modifier = match["modifier"].lower()
        script, variant = _SCRIPTS.get(modifier, ""), "" if modifier in _SCRIPTS else modifier
        region = (match["region"] or "").removeprefix("_")
        value = "-".join(filter(None, (match["language"], script, region, variant)))
    elif match:
        value = f"{match['language']}{match['region'] or ''}"
    try:
        named, wanted = parse_tag(value), parse_tag(locale)
    except LocaleError:
        return False
    is_language = named.language in _languages(wanted) or wanted.language in _languages(named)
    return is_language and _without_language(named) == _without_language(wanted)


def _without_language(tag: Tag) -> Tag:
    return maximize(tag)._replace(language="")


def _languages(tag: Tag) -> set[str]:
    return {parse_tag(ancestor).language for ancestor in locale_chain(str(tag))}


def _check_charset(subject: FileSubject) -> Iterator[FileRemark]:
    document, header = subject.document, subject.document.header
    if header is None or not header.entry.text.strip():
        return
    value, offset = _fields(header).get("content-type", _Field("", 0))
    match = _CHARSET.search(value)
    expected = "Expected Content-Type: text/plain; charset=UTF-8 in the header"
    if match is None:
        got = repr(value) if value else "none"
        yield FileRemark(f"{expected}, got {got}", "add the charset of the file", header, "msgstr", offset)
    elif match["charset"] == _UNDECIDED:
        if not (subject.context.is_template and document.text.isascii()):
            reason = f"{expected}, got {_UNDECIDED}, which names none"
            yield FileRemark(reason, "name the charset of the file", header, "msgstr", offset + match.start("charset"))
    elif document.charset_fault:
        reason = document.charset_fault.detail
        yield FileRemark(reason, "save the file as UTF-8", header, "msgstr", offset + match.start("charset"))


def _check_plural_forms(subject: FileSubject) -> Iterator[FileRemark]:
    header, locale = subject.document.header, subject.context.locale
    if header is None or not header.entry.text.strip():
        return
    value, offset = _fields(header).get("plural-forms", _Field("", 0))
    if subject.context.is_template and value in {"", _UNDECIDED_FORMS}:
        return
    if not value or read_forms(value) not in sound_forms(locale):
        wanted = plural_forms(locale)
        got = repr(value) if value else "none"
        reason = f"Expected {wanted!r} as Plural-Forms of {locale}, got {got}"
        fixed = _with_forms(header.entry, wanted)
        yield FileRemark(reason, "write that, or what gives the same forms", header, "msgstr", offset, fixed=fixed)


def _with_forms(header: PoEntry, forms: str) -> PoEntry:
    """The header with other plural forms, in the place of those that it has, else at its end."""
    text = header.text
    for match in _FIELD.finditer(text):
        if match["name"].lower() == "plural-forms":
            return replace(header, text=f"{text[: match.start('value')]}{forms}{text[match.end() :]}")
    separator = "" if text.endswith("\n") else "\n"
    return replace(header, text=f"{text}{separator}Plural-Forms: {forms}\n")


def _header(*changes: tuple[str, str]) -> str:
    """The header of the examples, with other lines."""
    text = HEADER
    for line, other in changes:
        text = text.replace(line, other)
    return text


_GOOD: Final = file_example(HEADER, GONE)

RULES: Final = (
    Rule(
        id="header-missing",
        title="A file begins with a header",
        severity="error",
        why="The header says in which language and charset the file is; tools refuse a file without one, or guess.",
        check_file=_check_missing,
        bad=file_example(GONE),
        good=_GOOD,
    ),
    Rule(
        id="header-language",
        title="The header names the language of the folder",
        severity="error",
        why="Editors and spelling checkers go by this line; where it names another language, the file may be a copy, "
        "or stand in the wrong folder.",
        check_file=_check_language,
        bad=file_example(_header(("Language: de", "Language: fr")), GONE),
        good=_GOOD,
    ),
    Rule(
        id="header-charset",
        title="The header names the charset of the file",
        severity="error",
        why="Without it, tools read the bytes of the file as some charset, and letters become others.",
        check_file=_check_charset,
        bad=file_example(_header(("; charset=UTF-8", "")), GONE),
        good=_GOOD,
    ),
    Rule(
        id="header-plural-forms",
        title="The header has the plural forms of the language",
        severity="warning",
        why="Editors show as many fields for plurals as this line says. Any formula is sound that gives the same.",
        check_file=_check_plural_forms,
        bad=file_example(_header(("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0")), GONE),
        good=_GOOD,
    ),
)
"""The rules about headers."""
