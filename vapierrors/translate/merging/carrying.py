"""What an entry of a translation says from now on: what the template has, and what translators have made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vapierrors.translate.po.entry import FUZZY, PoEntry
from vapierrors.translate.po.printing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


def new_entry(template: PoEntry, forms: int) -> PoEntry:
    """An entry that nobody has translated yet.

    Args:
        template: the entry of the template.
        forms: how many ``msgstr[…]`` an entry with a plural has.

    Example:
        >>> new_entry(PoEntry(id="a", source="Gone", text="Gone", flags=("fuzzy", "no-wrap")), 2).flags
        ('no-wrap',)
    """
    texts = ("",) * forms if template.source_plural is not None else ()
    return replace(template.without_flag(FUZZY), text="", plural_texts=texts, previous=(), is_obsolete=False)


def carried(template: PoEntry, entry: PoEntry, forms: int) -> PoEntry:
    r"""An entry of the template with what translators have made of it (specification, section 4).

    The id, the English, ``#.`` and ``#:`` are the template's; the translation and the comments of translators stay. Of
    the flags, those about a format are the template's, all others are kept. Where the id or the English is another one,
    a translation is fuzzy and ``#|`` says what it was made from.

    Args:
        template: the entry of the template.
        entry: that of the translation.
        forms: how many ``msgstr[…]`` an entry with a plural has.

    Example:
        >>> entry = PoEntry(id="a", source="VM gone", text="VM weg", flags=("c-format", "no-wrap"))
        >>> now = carried(PoEntry(id="a", source="Host gone", flags=("icu-message-format",)), entry, 2)
        >>> now.text, now.flags, now.previous
        ('VM weg', ('fuzzy', 'icu-message-format', 'no-wrap'), ('msgid "VM gone"',))
    """
    is_same = is_same_message(template, entry)
    is_fuzzy = entry.has_text and not is_same
    previous = entry.previous if entry.is_fuzzy else ()
    if is_fuzzy and not previous:
        previous = tuple(_previous(template, entry))
    text, texts = _texts(template, entry, forms)
    # Other tools wrap the references as they like; that is no change.
    is_moved = " ".join(template.references).split() != " ".join(entry.references).split()
    return replace(
        entry,
        id=template.id,
        source=template.source,
        text=text,
        source_plural=template.source_plural,
        plural_texts=texts,
        extracted_comments=template.extracted_comments,
        references=template.references if is_moved else entry.references,
        flags=_flags(template, entry, is_fuzzy=is_fuzzy or entry.is_fuzzy),
        previous=previous,
        is_obsolete=False,
    )


def is_same_message(template: PoEntry, entry: PoEntry) -> bool:
    """Whether the id and all of the English are the same.

    Args:
        template: the entry of the template.
        entry: that of the translation.
    """
    return template.key == entry.key and template.source_plural == entry.source_plural


def obsolete(entry: PoEntry) -> PoEntry:
    """An entry whose message is no more: where it came from is of no use, what translators wrote is.

    Args:
        entry: that of the translation.

    Example:
        >>> obsolete(PoEntry(source="Gone", text="Weg", flags=("c-format", "no-wrap"))).flags
        ('no-wrap',)
    """
    flags = tuple(flag for flag in entry.flags if not _is_of_template(flag))
    return replace(entry, extracted_comments=(), references=(), flags=flags, is_obsolete=True)


def _texts(template: PoEntry, entry: PoEntry, forms: int) -> tuple[str, tuple[str, ...]]:
    """The translation; where a plural has come or gone, the one text for all forms, or the first form."""
    if template.source_plural is None:
        return (entry.plural_texts[0] if entry.plural_texts else entry.text), ()
    if entry.source_plural is None:
        return "", (entry.text,) * forms
    return "", entry.plural_texts


def _flags(template: PoEntry, entry: PoEntry, *, is_fuzzy: bool) -> tuple[str, ...]:
    wanted = [flag for flag in template.flags if flag != FUZZY]
    own = [flag for flag in entry.flags if flag != FUZZY and flag not in wanted and not _is_of_template(flag)]
    flags = (*([FUZZY] if is_fuzzy else ()), *wanted, *own)
    return entry.flags if {*flags} == {*entry.flags} else flags


def _is_of_template(flag: str) -> bool:
    return flag.endswith("-format") or flag.startswith("range:")


def _previous(template: PoEntry, entry: PoEntry) -> Iterator[str]:
    if entry.id is not None and entry.id != template.id:
        yield from quoted("msgctxt", entry.id)
    yield from quoted("msgid", entry.source)
    if entry.source_plural is not None:
        yield from quoted("msgid_plural", entry.source_plural)
