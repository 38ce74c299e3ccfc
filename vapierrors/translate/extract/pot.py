"""The ``.pot`` of a domain: written anew from the source, with what people wrote into it before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.exceptions import CatalogError, LimitExceeded, TemplateSyntaxError
from vapierrors.template import arguments, parse
from vapierrors.translate.extract.definition import RIVAL
from vapierrors.translate.extract.entries import entry_of, read_told
from vapierrors.translate.extract.header import PotHeader, header_entry
from vapierrors.translate.merging.faults import swallowed
from vapierrors.translate.po import PoDocument, print_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vapierrors.translate.extract.definition import Definition, Extraction
    from vapierrors.translate.extract.entries import References, Told
    from vapierrors.translate.po import PoEntry

_REFERENCE: Final = re.compile(r"\u2068(?P<marked>[^\u2069]*)\u2069(?::\d+)?|(?P<plain>\S+?)(?::\d+)?(?!\S)")


class PotChange(NamedTuple):
    """What becomes of a ``.pot`` (specification, section 9).

    Args:
        content: the file as it is to be.
        is_changed: whether it is another than before.
        entries: how many messages it has.
        new: the entries that came, as message id and English template.
        gone: those that the source does not have any more.
        kept: those that the source does not have, in files that have problems: they may be there still.
        changed: those that say something else, or have moved in the source.
    """

    content: bytes
    is_changed: bool
    entries: int
    new: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]


def update_pot(
    extraction: Extraction,
    before: bytes | None,
    header: PotHeader,
    *,
    references: References = "line",
    wrap: int = 0,
) -> PotChange:
    r"""Write the ``.pot`` of what was found (specification, section 9).

    Entries are in the order of their ids, those of one id in the order of the source. What people wrote is kept where
    the source says nothing else: comments, descriptions and kinds of parameters, examples, fields of the header. Where
    the English of a message is another now, its parameters keep their descriptions.

    Args:
        extraction: what was found.
        before: the file as it is; None where there is none.
        header: what its header says; the date counts only where something else has changed.
        references: how the places of definitions are written.
        wrap: characters of a line, beyond which strings are wrapped; 0 does not wrap.

    Raises:
        CatalogError: something in the file is no part of a PO file, and would be lost.

    Example:
        >>> from vapierrors.translate.extract.definition import Definition, Extraction
        >>> extraction = Extraction((Definition("com.example.gone", "Gone", "app.py", 7, 1),), ())
        >>> change = update_pot(extraction, None, PotHeader("app", "2026-01-31 10:00+0000"))
        >>> print(change.content.decode().partition("\n\n")[2], end="")
        #: app.py:7
        #, icu-message-format
        msgctxt "com.example.gone"
        msgid "Gone"
        msgstr ""
        >>> update_pot(extraction, change.content, PotHeader("app", "2027-01-31 10:00+0000")).is_changed
        False
    """
    document = _document(before)
    old = {(entry.id or "", entry.source): entry for entry in (block.entry for block in document.entries)}
    found: dict[tuple[str, str], list[Definition]] = {}
    for definition in extraction.definitions:
        found.setdefault(definition.key, []).append(definition)
    known = _Known(old, found)
    entries = {key: entry_of(group, old.get(key), known.told(key), references) for key, group in found.items()}
    doubtful = {problem.file for problem in extraction.problems if problem.code != RIVAL}
    kept = {key: entry for key, entry in old.items() if key not in found and _is_within(doubtful, entry)}
    ordered = sorted([*entries.values(), *kept.values()], key=lambda entry: entry.id or "")
    content = _written(document, ordered, header, wrap, is_new=False)
    is_changed = content != before
    return PotChange(
        content=_written(document, ordered, header, wrap, is_new=True) if is_changed else content,
        is_changed=is_changed,
        entries=len(ordered),
        new=tuple(key for key in entries if key not in old),
        gone=tuple(key for key in old if key not in found and key not in kept),
        kept=tuple(kept),
        changed=tuple(key for key, entry in entries.items() if key in old and entry != old[key]),
    )


def _document(before: bytes | None) -> PoDocument:
    document = PoDocument.read(before or b"")
    fault = document.charset_fault or next(iter([*document.faults, *swallowed(document)]), None)
    if fault:
        raise CatalogError(f"{fault.detail} - at {fault.place} of the template; mend it, or delete it to begin anew")
    return document


class _Known:
    """What the entries told before, those under the same id with another English included."""

    def __init__(self, old: Mapping[tuple[str, str], PoEntry], found: Mapping[tuple[str, str], object]) -> None:
        self._old = old
        self._gone = {key[0]: entry for key, entry in reversed([*old.items()]) if key not in found}

    def told(self, key: tuple[str, str]) -> Told | None:
        names = arguments(parse(key[1]))
        if key in self._old:
            return read_told(self._old[key].extracted_comments, names)
        gone = self._gone.get(key[0])
        if gone is None:
            return None
        told = read_told(gone.extracted_comments, _names(gone.source))
        descriptions = {name: text for name, text in told.descriptions.items() if name in names}
        return replace(told, descriptions=descriptions, example=None)


def _names(template: str) -> Collection[str]:
    try:
        return arguments(parse(template)).keys()
    except (TemplateSyntaxError, LimitExceeded):
        return ()


def _is_within(files: Collection[str], entry: PoEntry) -> bool:
    """Whether the message of an entry stood in some of the files, and in no other."""
    matches = [match for line in entry.references for match in _REFERENCE.finditer(line)]
    return bool(matches) and all((match["marked"] or match["plain"]) in files for match in matches)


def _written(document: PoDocument, entries: Iterable[PoEntry], header: PotHeader, wrap: int, *, is_new: bool) -> bytes:
    """The file; a date that is not to be new is the one that was there."""
    block = document.header
    first = header_entry(header, block.entry if block else None, is_new=is_new)
    text = "\n".join(print_entry(entry, width=wrap) for entry in (first, *entries))
    return text.replace("\n", document.newline).encode()
