"""PO files with gettext's plural forms, for tools without ICU MessageFormat."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE, EntryProblem
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.translate.exchange.catalogs import entry_of, message_of, problem_of
from vapierrors.translate.exchange.file_names import Naming
from vapierrors.translate.exchange.flattening import (
    OTHER,
    FlatteningError,
    flatten,
    has_plural,
    placeholders,
    unflatten,
)
from vapierrors.translate.exchange.form_categories import form_categories
from vapierrors.translate.exchange.format import Format, InFile, OutFile, Read, Written
from vapierrors.translate.exchange.headers import new_header, plural_forms_of, with_plural_forms
from vapierrors.translate.exchange.unit import Bundle, Loss, fault_of
from vapierrors.translate.plural_forms import plural_forms
from vapierrors.translate.po import PoDocument, PoEntry, file_problems, print_entry
from vapierrors.translate.po.entry import ICU_FLAG

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from vapierrors.translate.exchange.flattening import Flat
    from vapierrors.translate.exchange.form_categories import FormCategories
    from vapierrors.translate.exchange.format import Options
    from vapierrors.translate.exchange.unit import Unit

_BRACES: Final = "python-brace-format"
_NO_BRACES: Final = "no-python-brace-format"
_SOURCE: Final = "vapierrors:source "
_TRANSLATION: Final = "vapierrors:translation "
_UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)


def write_gettext(bundle: Bundle, _options: Options) -> Written:
    r"""Write a bundle as PO: a message with one plural gets ``msgid_plural`` and a ``msgstr`` for each form.

    What was flattened stands above the entry in its own spelling, so that it comes back as it was. What gettext's forms
    cannot say is kept as ICU MessageFormat, and told; what is no sound ICU MessageFormat is left out, and told
    (specification, section 9).

    Args:
        bundle: the messages.

    Example:
        >>> from vapierrors.translate.exchange.format import Options
        >>> from vapierrors.translate.exchange.unit import Unit
        >>> unit = Unit(id="n", source="{n, plural, one {# file} other {# files}}", flags=("icu-message-format",))
        >>> written = write_gettext(Bundle(domain="app", locale="ja", units=(unit,)), Options())
        >>> print(written.file.content.decode().partition("\n\n")[2], end="")
        #. vapierrors:source "{n, plural, one {# file} other {# files}}"
        #, python-brace-format
        msgctxt "n"
        msgid "{n} file"
        msgid_plural "{n} files"
        msgstr[0] ""
    """
    header = bundle.header or new_header(bundle.locale, bundle.domain, "", _UNDATED)
    header, forms_text = with_plural_forms(header, bundle.locale)
    forms = form_categories(bundle.locale, forms_text)
    losses: list[Loss] = []
    entries: list[PoEntry] = []
    units = [*_sound_units(bundle, losses)]
    taken: set[tuple[str | None, str]] = {
        unit.key for unit in units if not has_plural(unit.source) and not has_plural(unit.translation)
    }
    kept = {*taken}
    for unit in units:
        entry = entry_of(unit)
        if unit.key not in kept:
            try:
                entry = _flattened(unit, forms, taken)
            except FlatteningError as error:
                entry = entry_of(unit)
                reason = str(error)
                losses.append(
                    Loss(unit.id, bundle.locale, "gettext-forms", reason, "kept as ICU MessageFormat", unit.line)
                )
        taken.add(entry.key)
        entries.append(entry)
    text = "\n".join([print_entry(entry) for entry in (header, *entries)])
    folder = f"{bundle.locale}/LC_MESSAGES/"
    name = f"{bundle.domain}.pot" if bundle.is_template else f"{folder}{bundle.domain}.po"
    return Written(OutFile(name, text.encode()), tuple(losses), len(entries))


def _sound_units(bundle: Bundle, losses: list[Loss]) -> Iterator[Unit]:
    """The messages whose English is sound, without translations that are not."""
    for unit in bundle.units:
        if fault := fault_of(unit.source):
            reason = f"the English is not sound: {fault}"
            losses.append(Loss(unit.id, bundle.locale, "template-syntax", reason, "left out", unit.line))
        elif unit.translation and (fault := fault_of(unit.translation)):
            reason = f"the translation is not sound: {fault}"
            losses.append(
                Loss(unit.id, bundle.locale, "template-syntax", reason, "kept without its translation", unit.line)
            )
            yield replace(unit, translation="", is_fuzzy=False)
        else:
            yield unit


def _flattened(unit: Unit, forms: FormCategories | None, taken: Container[tuple[str | None, str]]) -> PoEntry:
    """The entry with the plural in gettext's forms."""
    if forms is None:
        raise FlatteningError("the header of the file has no sound plural forms")
    if {_BRACES, _NO_BRACES} & {*unit.flags}:
        raise FlatteningError("the entry says itself whether braces are placeholders")
    source = flatten(unit.source)
    if not {*source.texts} <= {"one", OTHER}:
        raise FlatteningError("English has the forms one and other alone")
    ones, others = source.text("one"), source.texts[OTHER]
    if (unit.id, ones) in taken:
        raise FlatteningError("its form for one is the text of another message of the same id")
    texts: list[str] = []
    comments = [*unit.comments, f"{_SOURCE}{_quoted(unit.source)}"]
    if unit.translation:
        texts = _forms_of(flatten(unit.translation), source.name, forms)
        comments.append(f"{_TRANSLATION}{_quoted(unit.translation)}")
    all_texts = [ones, others, *texts]
    if not all(all_texts):
        raise FlatteningError("an empty form is none to gettext")
    if len({(text.startswith("\n"), text.endswith("\n")) for text in all_texts}) > 1:
        raise FlatteningError("gettext wants all forms to begin and end with a line break, or none")
    flag = _BRACES if len({placeholders(text) for text in all_texts}) == 1 else _NO_BRACES
    return replace(
        entry_of(replace(unit, translation="")),
        source=ones,
        source_plural=others,
        plural_texts=tuple(texts or [""] * len(forms.of_forms)),
        extracted_comments=tuple(comments),
        flags=tuple(flag if name == ICU_FLAG else name for name in entry_of(unit).flags),
    )


def _quoted(text: str) -> str:
    """A template on one line."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _forms_of(flat: Flat, name: str, forms: FormCategories) -> list[str]:
    if flat.name != name:
        raise FlatteningError(f"the translation counts {flat.name!r}, and the source {name!r}")
    texts: list[str] = []
    for index, categories in enumerate(forms.of_forms):
        found = {flat.text(category) for category in categories or (OTHER,)}
        if len(found) > 1:
            raise FlatteningError(f"form {index} of the header is for {' and '.join(categories)}, which differ")
        texts += found
    return texts


class _Originals(NamedTuple):
    """What stands above a flattened entry, in its own spelling."""

    entry: PoEntry
    source: str = ""
    translation: str = ""


def read_gettext(file: InFile) -> Read:
    r"""Read a PO file, with gettext's plural forms or without.

    Args:
        file: the file; its language is the caller's, else that of its folder, else that of its header.

    Raises:
        LocaleError: its language is none.

    Example:
        >>> content = b'msgctxt "gone"\nmsgid "Gone"\nmsgstr "Weg"\n'
        >>> read_gettext(InFile("de/LC_MESSAGES/app.po", content)).bundles[0].locale
        'de'
    """
    document = PoDocument.read(file.content)
    header = document.header.entry if document.header else None
    naming = _naming(file, header)
    forms_text = plural_forms_of(header) or plural_forms(naming.locale)
    forms = form_categories(naming.locale, forms_text)
    problems = file_problems(document, naming.locale, file.path)
    units: list[Unit] = []
    for block in document.entries:
        line = document.place(block).line
        losses: list[Loss] = []
        try:
            entry = block.entry if block.entry.source_plural is None else _unflattened(block.entry, forms, naming)
        except FlatteningError as error:
            message_id = block.entry.id or ""
            problems.append(EntryProblem("gettext-forms", message_id, naming.locale, file.path, line, str(error)))
            continue
        unit = message_of(entry, naming.locale, losses, line, is_template=naming.is_template)
        problems += [problem_of(loss, file.path) for loss in losses]
        units += [unit] if unit else []
    bundle = Bundle(
        domain=naming.domain,
        locale=naming.locale,
        units=tuple(units),
        is_template=naming.is_template,
        header=header,
    )
    return Read((bundle,), tuple(problems))


def _naming(file: InFile, header: PoEntry | None) -> Naming:
    stem, _, suffix = file.name.rpartition(".")
    domain = file.domain or stem
    if suffix == "pot" and not file.locale:
        return Naming(domain, SOURCE_LOCALE, is_template=True)
    folders = file.path.split("/")
    if file.locale:
        return Naming(domain, str(parse_tag(file.locale)), is_template=suffix == "pot")
    if folders[-2:-1] == ["LC_MESSAGES"] and folders[:-2]:
        return Naming(domain, str(parse_tag(folders[-3])), is_template=False)
    lines = header.text.splitlines() if header else []
    language = next((line.partition(":")[2].strip() for line in lines if line.lower().startswith("language:")), "")
    if not language:
        raise LocaleError(f"Expected a header with the Language, got none - at {file.path}; name the locale")
    return Naming(domain, str(parse_tag(language)), is_template=False)


def _unflattened(entry: PoEntry, forms: FormCategories | None, naming: Naming) -> PoEntry:
    """The entry with its plural as ICU MessageFormat: as it was where nobody has changed it, else made anew."""
    if forms is None:
        raise FlatteningError("Expected sound plural forms in the header, got none")
    bare, source, translation = _originals(entry)
    if not source:
        raise FlatteningError(
            f"Expected the comment {_SOURCE.strip()} above the entry, got none; it tells what is counted"
        )
    flat = flatten(source)
    if (flat.text("one"), flat.texts[OTHER]) != (entry.source, entry.source_plural):
        raise FlatteningError(f"Expected the forms of {source!r}, got {entry.source!r} and {entry.source_plural!r}")
    text = ""
    if any(entry.plural_texts) and not naming.is_template:
        text = _translation(entry, flat.name, translation, forms)
    flags = tuple(ICU_FLAG if flag in {_BRACES, _NO_BRACES} else flag for flag in entry.flags)
    return replace(bare, source=source, source_plural=None, text=text, plural_texts=(), flags=flags)


def _originals(entry: PoEntry) -> _Originals:
    comments = [*entry.extracted_comments]
    found = {_SOURCE: "", _TRANSLATION: ""}
    for mark in (_TRANSLATION, _SOURCE):
        if comments and comments[-1].startswith(mark):
            try:
                original = json.loads(comments[-1].removeprefix(mark))
            except ValueError as error:
                raise FlatteningError(f"Expected a template in quotes behind {mark.strip()}, got {error}") from error
            found[mark] = original if isinstance(original, str) else ""
            comments.pop()
    return _Originals(replace(entry, extracted_comments=tuple(comments)), found[_SOURCE], found[_TRANSLATION])


def _translation(entry: PoEntry, name: str, original: str, forms: FormCategories) -> str:
    if not all(entry.plural_texts):
        raise FlatteningError("Expected a text for each plural form, got an empty one")
    if len(entry.plural_texts) != len(forms.of_forms):
        count = len(forms.of_forms)
        raise FlatteningError(f"Expected {count} plural form{'' if count == 1 else 's'}, got {len(entry.plural_texts)}")
    before: Flat | None = None
    if original:
        before = flatten(original)
        if _forms_of(before, name, forms) == [*entry.plural_texts]:
            return original
    texts: dict[str, str] = {}
    for category in forms.categories:
        of_category = {
            entry.plural_texts[index] for index, categories in enumerate(forms.of_forms) if category in categories
        }
        if len(of_category) > 1:
            raise FlatteningError(
                f"Expected one text for the plural category {category}, got several forms that differ"
            )
        if of_category:
            texts[category] = of_category.pop()
        elif before and category in before.texts:
            texts[category] = before.texts[category]
        elif category == OTHER:
            texts[category] = entry.plural_texts[-1]
    return unflatten(name, texts)


GETTEXT: Final = Format(
    name="gettext",
    title="PO files with gettext's plural forms, for tools without ICU",
    suffixes=(".po", ".pot"),
    write=write_gettext,
    read=read_gettext,
    has_sources=True,
)
