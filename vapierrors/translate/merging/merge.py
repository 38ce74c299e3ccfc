"""A translation brought up to its template."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from vapierrors.translate.merging.carrying import carried, is_same_message, new_entry, obsolete
from vapierrors.translate.merging.headers import (
    BUGS,
    CONTENT_TYPE,
    CREATED,
    UTF_8,
    completed,
    fields,
    plural_count,
    with_field,
)
from vapierrors.translate.merging.matching import match
from vapierrors.translate.po import Moved, PoEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.translate.po import PoBlock, PoDocument

State = Literal["new", "fuzzy", "revived", "updated", "unchanged", "obsolete", "dropped"]
STATES: Final[tuple[State, ...]] = ("new", "fuzzy", "revived", "updated", "obsolete", "dropped", "unchanged")
"""What becomes of an entry, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A translation as it is to be (specification, section 4).

    Args:
        document: the file; the same object where nothing is to be written.
        is_changed: whether it is another one than before.
        fields: of the header that were missing, or that the template has otherwise.
        states: what became of each entry, with what it says now: of the template in its order, then what went.
    """

    document: PoDocument
    is_changed: bool
    fields: tuple[str, ...]
    states: tuple[tuple[State, PoEntry], ...]

    def entries(self, state: State) -> list[PoEntry]:
        """The entries of which one thing became.

        Args:
            state: ``new``, untranslated yet; ``fuzzy``, where the English or the id is another; ``revived``, obsolete
                before; ``updated``, of which comments, flags or the place are others; ``unchanged``; ``obsolete``,
                whose message went; ``dropped``, likewise, and nobody had translated it.
        """
        return [entry for became, entry in self.states if became == state]


def merge(document: PoDocument, template: PoDocument, locale: str, *, width: int = 0) -> Merge:
    r"""Bring a translation up to its template, as ``msgmerge`` does (specification, section 4).

    Unlike there, fuzzy matches are within one message id, or of one English text whose id is no more; entries stay in
    the order of the file, each new one behind the one that it follows in the template, and only entries of one id are
    brought into the template's order, in which they are tried; what is not changed keeps its bytes; flags that are not
    about formats are kept; where the ``POT-Creation-Date`` alone is another one, nothing is; and an empty
    ``Report-Msgid-Bugs-To`` of the template takes away none.

    Args:
        document: the translation; ``faults_in`` finds nothing wrong with it.
        template: the ``.pot``, likewise.
        locale: the language tag of the translation.
        width: characters of a line, beyond which changed strings are wrapped; 0 does not wrap.

    Raises:
        LocaleError: the tag is not well-formed, or CLDR has no data for it.

    Example:
        >>> from vapierrors.translate.po import PoDocument
        >>> document = PoDocument.read(b'msgctxt "a"\nmsgid "Gone"\nmsgstr "Weg"\n')
        >>> result = merge(document, PoDocument.read(b'msgctxt "a"\nmsgid "Gone away"\nmsgstr ""\n'), "de")
        >>> print(result.document.text.partition("\n\n")[2], end="")
        #, fuzzy
        #| msgid "Gone"
        msgctxt "a"
        msgid "Gone away"
        msgstr "Weg"
    """
    header = document.header.entry if document.header else PoEntry()
    given = fields(template.header.entry.text) if template.header else {}
    text = completed(header.text, locale)
    if BUGS in given:
        text = with_field(text, BUGS, given[BUGS], in_order=True)
    merging = _Merging(document, [block.entry for block in template.entries], plural_count(text))
    merging.carry()
    merging.place()
    merging.retire()
    states = tuple(merging.states)
    before = fields(header.text)
    changed = tuple(name for name, value in fields(text).items() if before.get(name) != value)
    if not merging.changes and not merging.additions and not changed:
        return Merge(document, is_changed=False, fields=(), states=states)
    if CREATED in given:
        text = with_field(text, CREATED, given[CREATED])
    merged = merging.edited(replace(header, text=text), width)
    try:
        merged.to_bytes()
    except UnicodeEncodeError:
        merged = merging.edited(replace(header, text=with_field(text, CONTENT_TYPE, UTF_8)), width)
    return Merge(merged, is_changed=True, fields=changed, states=states)


@dataclass
class _Merging:
    """The changes to a file as they are gathered."""

    document: PoDocument
    entries: Sequence[PoEntry]
    forms: int
    states: list[tuple[State, PoEntry]] = field(default_factory=list)
    changes: dict[PoBlock, PoEntry | None] = field(default_factory=dict)
    additions: dict[PoBlock | None, list[PoEntry | Moved]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        blocks = [block for block in self.document.blocks if not block.entry.is_header]
        self._blocks = match(self.entries, blocks)
        self._now: list[PoEntry] = []

    def carry(self) -> None:
        """Say of each entry of the template what it says in the translation."""
        for template, block in zip(self.entries, self._blocks, strict=True):
            before = block.entry if block else None
            now = carried(template, before, self.forms) if before else new_entry(template, self.forms)
            self._now.append(now)
            if block and now != before and not block.entry.is_obsolete:
                self.changes[block] = now
            self.states.append((_state(template, before, now), now))

    def place(self) -> None:
        """Put what was not in its place where the template has it."""
        order = self._order()
        place = {index: position for position, index in enumerate(order)}
        moved: set[int] = set()
        by_id: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self.entries):
            if entry.id is not None:
                by_id[entry.id].append(index)
        for indexes in by_id.values():
            slots = sorted(place[index] for index in indexes)
            for slot, index in zip(slots, indexes, strict=True):
                if place[index] != slot:
                    order[slot] = index
                    moved.add(index)
        anchor = self.document.header
        for index in order:
            block = self._blocks[index]
            if block and not block.entry.is_obsolete and index not in moved:
                anchor = block
                continue
            if block:
                self.changes[block] = None
            self.additions[anchor].append(Moved(self._now[index], block) if block else self._now[index])
            if index in moved and self.states[index][0] == "unchanged":
                self.states[index] = ("updated", self._now[index])

    def _order(self) -> list[int]:
        """The entries in the order of the file, each one that is not in it behind the one that it follows."""
        stays = {
            id(block): index
            for index, block in enumerate(self._blocks)
            if block is not None and not block.entry.is_obsolete
        }
        starts = [-1, *(stays[id(block)] for block in self.document.blocks if id(block) in stays)]
        there = {*starts}
        order: list[int] = []
        for start in starts:
            index = start
            while index == start or (index not in there and index < len(self.entries)):
                order.append(index)
                index += 1
        return order[1:]

    def retire(self) -> None:
        """Put what is no more at the end, and leave out what nobody had translated."""
        taken = {id(block) for block in self._blocks}
        gone = [
            block
            for block in self.document.blocks
            if not block.entry.is_header and not block.entry.is_obsolete and id(block) not in taken
        ]
        self.changes |= dict.fromkeys(gone)
        retired = [Moved(obsolete(block.entry), block) for block in gone]
        for entry, _block in retired:
            self.states.append(("obsolete" if entry.has_text else "dropped", entry))
        last = next((block for block in reversed(self.document.blocks) if self.changes.get(block, block)), None)
        if kept := [moved for moved in retired if moved.entry.has_text]:
            self.additions[last] += kept

    def edited(self, header: PoEntry, width: int) -> PoDocument:
        """The file with all changes."""
        if self.document.header:
            return self.document.edited({**self.changes, self.document.header: header}, self.additions, width=width)
        first = [header, *self.additions.get(None, ())]
        return self.document.edited(self.changes, {**self.additions, None: first}, width=width)


def _state(template: PoEntry, before: PoEntry | None, now: PoEntry) -> State:
    if before is None:
        return "new"
    if before.has_text and not is_same_message(template, before):
        return "fuzzy"
    if before.is_obsolete:
        return "revived"
    return "unchanged" if now == before else "updated"
