"""What was read, brought into the PO files of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vapierrors.catalog import EntryProblem
from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange.catalogs import entry_of
from vapierrors.translate.exchange.unit import canonical, fault_of, says_the_same
from vapierrors.translate.po import PoDocument
from vapierrors.translate.po.entry import FUZZY, ICU_FLAG
from vapierrors.translate.po.printing import quoted

if TYPE_CHECKING:
    from collections.abc import Container

    from vapierrors.translate.exchange.unit import Bundle, Unit
    from vapierrors.translate.po import PoBlock, PoEntry

_NOT_WRITTEN: Final = re.compile(r"[\0\x04]")
"""What ends a string in a compiled file, and what stands between id and template there."""

_KEPT: Final = "what was there is kept"
_LEFT_OUT: Final = "the message is left out"
_UNTRANSLATED: Final = "the message stays untranslated"
_SHOWN: Final = 80
"""Characters of a template that is not sound."""

_Why: TypeAlias = Literal["translation", "state", "source"]


class Conflict(NamedTuple):
    """What a file says otherwise than the catalogs, and so was not taken (specification, section 9).

    Args:
        id: the message id.
        locale: the language tag.
        why: ``translation`` where there is another; ``state`` where it is finished in the catalogs; ``source`` where
            the English has changed since the file was made.
        kept: what the catalogs say.
        offered: what the file says.
    """

    id: str
    locale: str
    why: _Why
    kept: str
    offered: str

    def __str__(self) -> str:
        what = {"translation": "translation", "state": "finished translation", "source": "English"}[self.why]
        return f"{self.id} [{self.locale}]: Expected the {what} {self.kept!r}, got {self.offered!r}; kept as it was"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A PO file after an import (specification, section 9).

    Args:
        content: its bytes.
        added: ids of the messages that are new in it.
        updated: ids of those whose English, translation, state or notes have changed.
        unchanged: how many there were already.
        fuzzy: ids of those among both whose translation is unfinished now.
        conflicts: what was not taken.
        problems: what cannot be taken.
    """

    content: bytes
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: int = 0
    fuzzy: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[EntryProblem, ...] = ()


def merge(  # noqa: PLR0913 - each by its name
    bundle: Bundle,
    content: bytes,
    *,
    file: str,
    sources: Container[tuple[str, str]] = (),
    overwrite: bool = False,
    width: int = 0,
) -> Merged:
    r"""Bring the messages of a bundle into a PO file; what does not change stays byte for byte.

    A translation fills what is empty or fuzzy. Where there is another, it is a conflict: what is there is kept, unless
    it is to be overwritten. Templates are compared by what they say, not by their spelling.

    Args:
        bundle: translations with their English, or the English of a ``.pot``.
        content: the bytes of the PO file.
        file: its name, for problems.
        sources: id and English of the messages that there are now; those of a file that is older are no conflict.
        overwrite: whether conflicts are decided for the bundle.
        width: characters of a line, beyond which changed strings are wrapped; 0 does not wrap.

    Raises:
        CatalogError: the charset of the file cannot hold what is to be written.

    Example:
        >>> from vapierrors.translate.exchange.unit import Bundle, Unit
        >>> before = b'# kept\nmsgctxt "gone"\nmsgid "Gone"\nmsgstr ""\n'
        >>> bundle = Bundle(domain="app", locale="de", units=(Unit(id="gone", source="Gone", translation="Weg"),))
        >>> print(merge(bundle, before, file="app.po").content.decode(), end="")
        # kept
        msgctxt "gone"
        msgid "Gone"
        msgstr "Weg"
    """
    document = PoDocument.read(content)
    merger = _Merger(bundle, document, file, sources, overwrite=overwrite)
    for unit in bundle.units:
        merger.take(unit)
    last = document.blocks[-1] if document.blocks else None
    changed = merger.changes or merger.additions
    edited = document.edited(merger.changes, {last: merger.additions.values()}, width=width) if changed else document
    try:
        written = edited.to_bytes()
    except UnicodeEncodeError as error:
        got = f"{error.object[error.start : error.end]!r}"
        detail = f"Expected characters of {edited.encoding}, the charset of the file, got {got}"
        raise CatalogError(f"{detail} - at {file}; convert it to UTF-8 with msgconv first") from error
    taken = (*merger.additions.values(), *merger.changes.values())
    return Merged(
        content=written,
        added=tuple(entry.id or "" for entry in merger.additions.values()),
        updated=tuple(block.entry.id or "" for block in merger.changes),
        unchanged=merger.unchanged,
        fuzzy=tuple(entry.id or "" for entry in taken if entry and entry.text and entry.is_fuzzy),
        conflicts=tuple(merger.conflicts),
        problems=tuple(merger.problems),
    )


@dataclass(slots=True)
class _Merger:
    """One run over one file."""

    bundle: Bundle
    document: PoDocument
    file: str
    sources: Container[tuple[str, str]]
    overwrite: bool = field(kw_only=True)
    changes: dict[PoBlock, PoEntry | None] = field(default_factory=dict)
    additions: dict[tuple[str, str], PoEntry] = field(default_factory=dict)
    unchanged: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[EntryProblem] = field(default_factory=list)
    _by_id: dict[str, list[PoBlock]] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], PoBlock] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for block in self.document.entries:
            if block.entry.id is not None and block.entry.source_plural is None:
                self._by_id.setdefault(block.entry.id, []).append(block)
                self._by_key.setdefault((block.entry.id, canonical(block.entry.source)), block)

    def take(self, unit: Unit) -> None:
        """Take one message, or say why not."""
        if not self._can_be_written(unit):
            return
        key = (unit.id, canonical(unit.source))
        block, others = self._by_key.get(key), self._by_id.get(unit.id, [])
        if key in self.additions:
            self.additions[key] = self._merged(self.additions[key], unit)
        elif block:
            self._take_into(block, unit)
        elif len(others) == 1 and unit.key not in self.sources:
            self._take_other_source(others[0], unit)
        else:
            self._add(key, unit)

    def _add(self, key: tuple[str, str], unit: Unit) -> None:
        if self._is_sound(unit, unit.source, _LEFT_OUT):
            is_usable = not unit.translation or self._is_sound(unit, unit.translation, _UNTRANSLATED)
            entry = entry_of(unit if is_usable else replace(unit, translation=""))
            self.additions[key] = entry.with_flag(ICU_FLAG)

    def _can_be_written(self, unit: Unit) -> bool:
        found = _NOT_WRITTEN.search(unit.id + unit.source + unit.translation)
        if found:
            outcome = _KEPT if self._by_id.get(unit.id) else _LEFT_OUT
            detail = f"Expected characters that a PO file can hold, got U+{ord(found[0]):04X}; {outcome}"
            self.problems.append(EntryProblem("control-character", unit.id, self.bundle.locale, self.file, 0, detail))
        return not found

    def _is_sound(self, unit: Unit, template: str, outcome: str) -> bool:
        fault = fault_of(template)
        if fault:
            shown = repr(template if len(template) <= _SHOWN else f"{template[:_SHOWN]}…")
            detail = f"{fault} of {shown}; {outcome}"
            locale = self.bundle.locale
            self.problems.append(EntryProblem("template-syntax", unit.id, locale, self.file, 0, detail))
        return not fault

    def _take_into(self, block: PoBlock, unit: Unit) -> None:
        """Take a message whose entry there is."""
        entry = self.changes.get(block) or block.entry
        new = self._merged(entry, unit)
        if new == entry:
            self.unchanged += 1
        else:
            self.changes[block] = new

    def _merged(self, entry: PoEntry, unit: Unit) -> PoEntry:
        """The entry with the translation, its state and its notes."""
        new = self._with_text(entry, unit)
        known = {*entry.translator_comments}
        missing = tuple(note for note in entry_of(unit).translator_comments if note not in known)
        return replace(new, translator_comments=(*new.translator_comments, *missing)) if missing else new

    def _with_text(self, entry: PoEntry, unit: Unit) -> PoEntry:
        offered = unit.translation
        if self.bundle.is_template or not offered:
            return entry
        taken = replace(entry.without_flag(FUZZY), text=offered, previous=())
        if unit.is_fuzzy:
            taken = replace(taken.with_flag(FUZZY), previous=entry_of(unit).previous or entry.previous)
        is_kept = bool(entry.text) and not self.overwrite
        if says_the_same(entry.text, offered):
            if unit.is_fuzzy == entry.is_fuzzy:
                return entry
            if unit.is_fuzzy and is_kept:
                return self._kept(entry, unit, "state", entry.text)
            return replace(taken, text=entry.text)
        if is_kept and (not entry.is_fuzzy or unit.is_fuzzy):
            return self._kept(entry, unit, "translation", entry.text)
        return taken if self._is_sound(unit, offered, _KEPT if entry.text else _UNTRANSLATED) else entry

    def _kept(self, entry: PoEntry, unit: Unit, why: _Why, kept: str) -> PoEntry:
        offered = unit.source if why == "source" else unit.translation
        self.conflicts.append(Conflict(unit.id, self.bundle.locale, why, kept, offered))
        return entry

    def _take_other_source(self, block: PoBlock, unit: Unit) -> None:
        """Take a message whose entry has another English: the translation, if any, is of the English before."""
        entry = block.entry
        if not self.overwrite:
            self._kept(entry, unit, "source", entry.source)
        elif self.bundle.is_template:
            if self._is_sound(unit, unit.source, _KEPT):
                self.changes[block] = replace(entry, source=unit.source)
        elif unit.translation and self._is_sound(unit, unit.translation, _KEPT if entry.text else _UNTRANSLATED):
            previous = entry_of(unit).previous or tuple(quoted("msgid", unit.source))
            self.changes[block] = replace(entry, text=unit.translation, previous=previous).with_flag(FUZZY)
        else:
            self.unchanged += 1
