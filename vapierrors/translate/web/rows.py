"""The messages of the list: which there are, what state each is in, and which of them are asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.bundles import bundle_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.translate.web.snapshot import Snapshot

State: TypeAlias = Literal["untranslated", "fuzzy", "problem"]
"""What may be asked for: no translation, one that is unfinished, or one with findings of lint."""

STATES: Final[tuple[State, ...]] = get_args(State)

_KEPT_INDEXES: Final = 8


class Row(NamedTuple):
    """A message of the list.

    Args:
        id: the message id.
        domain: the name of the catalog file that has its English.
        states: ``untranslated`` and ``fuzzy``, as far as they hold in the second language.
    """

    id: str
    domain: str
    states: frozenset[State]


def domain_of(file: str) -> str:
    """The domain of a catalog file.

    Args:
        file: its name, as entries have it.

    Example:
        >>> domain_of("de/LC_MESSAGES/app.po"), domain_of("vm_messages_pt_BR.properties"), domain_of("app.pot")
        ('app', 'vm_messages', 'app')
    """
    name = file.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return bundle_name(stem).domain if suffix == "properties" else stem if dot else name


@lru_cache(maxsize=_KEPT_INDEXES)
def row_index(snapshot: Snapshot, first: str, second: str) -> RowIndex:
    """The messages of a snapshot in two languages, made once for all pages.

    Args:
        snapshot: the catalogs.
        first: the language tag of the first column.
        second: that of the second column, whose states count.

    Example:
        >>> from vapierrors.translate.web.site import Site
        >>> index = row_index(Site([]).current(), "en", "de")
        >>> index.domains
        ('runtime', 'std', 'vsphere')
        >>> [row.id for row in index.matching("was NICHT gefunden", domain="std")]
        []
        >>> [row.id for row in index.matching("NICHT gefunden", domain="std")][:1]
        ['com.vmware.vapi.std.errors.not_found']
    """
    return RowIndex(snapshot, first, second)


class RowIndex:
    """The messages of a snapshot in two languages, sorted by id.

    Args:
        snapshot: the catalogs.
        first: the language tag of the first column.
        second: that of the second column.
    """

    def __init__(self, snapshot: Snapshot, first: str, second: str) -> None:
        self._snapshot = snapshot
        self._first = first
        self._second = second
        self.rows = tuple(self._rows())
        self.domains = tuple(sorted({row.domain for row in self.rows}))

    def _rows(self) -> list[Row]:
        snapshot = self._snapshot
        chains = [[SOURCE_LOCALE], snapshot.chain(self._first), snapshot.chain(self._second)]
        ids = {message_id for chain in chains for locale in chain for message_id in snapshot.catalog.table(locale)}
        return [Row(message_id, self._domain(message_id), self._states(message_id)) for message_id in sorted(ids)]

    def _domain(self, message_id: str) -> str:
        tags = (SOURCE_LOCALE, self._first, self._second)
        entries = next(filter(None, (self._snapshot.entries(message_id, tag) for tag in tags)), ())
        return domain_of(entries[0].file) if entries else ""

    def _states(self, message_id: str) -> frozenset[State]:
        fuzzy, empty = self._unfinished
        states: set[State] = {"fuzzy"} if message_id in fuzzy else set()
        if message_id in empty or not (states or self._has_text(message_id)):
            states.add("untranslated")
        return frozenset(states)

    def _has_text(self, message_id: str) -> bool:
        return bool(self._snapshot.entries(message_id, self._second))

    @cached_property
    def _unfinished(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids with an entry that is fuzzy, and those with an empty one; English is never either."""
        fuzzy: set[str] = set()
        empty: set[str] = set()
        for locale in self._snapshot.translations(self._second):
            for file in self._snapshot.files.files(locale) if locale != SOURCE_LOCALE else ():
                for message_id, blocks in file.blocks.items():
                    if not all(block.entry.has_text for block in blocks):
                        empty.add(message_id)
                    if any(block.entry.is_fuzzy and block.entry.has_text for block in blocks):
                        fuzzy.add(message_id)
        return frozenset(fuzzy), frozenset(empty)

    @cached_property
    def _searched(self) -> tuple[str, ...]:
        """Of each row what is searched: the id and the templates, unfinished ones too, in one letter case."""
        return tuple([self._texts(row).casefold() for row in self.rows])

    def _texts(self, row: Row) -> str:
        snapshot = self._snapshot
        entries = [entry for tag in (self._first, self._second) for entry in snapshot.entries(row.id, tag)]
        unfinished = snapshot.files.blocks(row.id, snapshot.translations(self._second)[0]) if row.states else ()
        return "\n".join(
            [row.id, *(entry.template for entry in entries), *(found.block.entry.text for found in unfinished)]
        )

    @cached_property
    def _problematic(self) -> frozenset[str]:
        return frozenset(row.id for row in self.rows if self._snapshot.has_problems(row.id, self._second))

    def matching(self, text: str = "", domain: str = "", state: str = "") -> Sequence[Row]:
        """The rows that are asked for.

        Args:
            text: words that the id or a text of the message has, in any letter case; empty for any.
            domain: the name of a domain; empty for any.
            state: one of ``STATES``; empty for any.
        """
        rows: Sequence[Row] = self.rows
        if words := text.casefold().split():
            pairs = zip(self.rows, self._searched, strict=True)
            rows = [row for row, searched in pairs if all(word in searched for word in words)]
        if domain:
            rows = [row for row in rows if row.domain == domain]
        if state == "problem":
            rows = [row for row in rows if row.id in self._problematic]
        elif state:
            rows = [row for row in rows if state in row.states]
        return rows

    def row(self, message_id: str) -> Row | None:
        """The row of a message; None where it has none.

        Args:
            message_id: the message id.
        """
        return self._by_id.get(message_id)

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}

    def neighbours(self, message_id: str, text: str = "", domain: str = "", state: str = "") -> tuple[str, str, int]:
        """The ids before and behind a message among those that are asked for, and its place among them, from 0.

        Args:
            message_id: the message id; of one that is not among them, its place is 0, and it has no neighbours.
            text: as for ``matching``.
            domain: likewise.
            state: likewise.
        """
        ids = ["", *(row.id for row in self.matching(text, domain, state)), ""]
        if message_id not in ids:
            return "", "", 0
        position = ids.index(message_id)
        return ids[position - 1], ids[position + 1], position - 1
