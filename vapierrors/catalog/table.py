"""Tables: the entries of each message id, of one file or of several together, found when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from vapierrors.catalog.entry import Entry, EntryProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Table: TypeAlias = Mapping[str, tuple[Entry, ...]]
"""Message id → its entries, in the order in which they are tried."""


class FileTable(NamedTuple):
    """The entries of one file (specification, section 4).

    Args:
        translations: in the locale of the file.
        sources: the English templates that the file translates.
        problems: what had to be left out while reading; a compiled file adds to it as long as it is read.
        counts: whether the file counts at all; a compiled one does not when it is stale.
    """

    translations: Table
    sources: Table
    problems: Sequence[EntryProblem] = ()
    counts: bool = True


class LazyTable(Mapping[str, tuple[Entry, ...]]):
    """A table that looks for the entries of an id when they are asked for."""

    __slots__ = ()

    @abstractmethod
    def find(self, message_id: str) -> tuple[Entry, ...]:
        """The entries of a message id; empty where it has none."""

    def __getitem__(self, message_id: str) -> tuple[Entry, ...]:
        entries = self.find(message_id)
        if not entries:
            raise KeyError(message_id)
        return entries

    def get(self, message_id: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as a mapping has it
        """The entries of a message id; the default where it has none."""
        return self.find(message_id) or default

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Several(LazyTable):
    __slots__ = ("_tables",)

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain.from_iterable(self._tables)))


class _Merged(_Several):
    __slots__ = ()

    def find(self, message_id: str) -> tuple[Entry, ...]:
        return tuple(chain.from_iterable(table.get(message_id, ()) for table in self._tables))


class _First(_Several):
    __slots__ = ()

    def find(self, message_id: str) -> tuple[Entry, ...]:
        return next(filter(None, (table.get(message_id) for table in self._tables)), ())


class _LaidOver(_Several):
    __slots__ = ()

    def find(self, message_id: str) -> tuple[Entry, ...]:
        result: tuple[Entry, ...] = ()
        for table in self._tables:
            entries = table.get(message_id)
            if entries:
                broken = result and all_broken(entries)
                result = entries + result if broken else entries
        return result


def table_of(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Group entries by message id, keeping their order.

    Example:
        >>> list(table_of([Entry("a", "en", "x"), Entry("a", "en", "{0}")])["a"])
        [Entry('a', 'en', 'x', '', 0), Entry('a', 'en', '{0}', '', 0)]
    """
    table: dict[str, tuple[Entry, ...]] = {}
    several: dict[str, list[Entry]] = {}
    for entry in entries:
        message_id = entry.id
        before = table.setdefault(message_id, (entry,))
        if before[0] is not entry:
            several.setdefault(message_id, [*before]).append(entry)
    for message_id, found in several.items():
        table[message_id] = tuple(found)
    return table


def all_broken(entries: tuple[Entry, ...]) -> bool:
    """Whether not one of the entries is sound; parses until one is.

    Example:
        >>> all_broken((Entry("a", "en", "{"),)), all_broken((Entry("a", "en", "{"), Entry("a", "en", "A")))
        (True, False)
    """
    return all(entry.problem() for entry in entries)


def merged(tables: Iterable[Table]) -> Table:
    """One table of several files of one source: an id that several have keeps all its entries, in their order.

    Example:
        >>> both = merged([{"a": (Entry("a", "en", "x"),)}, {"a": (Entry("a", "en", "y"),)}])
        >>> [entry.template for entry in both["a"]]
        ['x', 'y']
    """
    several = tuple(tables)
    return several[0] if len(several) == 1 else _Merged(several)


def first_of(tables: Iterable[Table]) -> Table:
    """One table of several files that say the same: of an id, the first that has it counts.

    Example:
        >>> first_of([{}, {"a": (Entry("a", "en", "x"),)}, {"a": (Entry("a", "en", "y"),)}])["a"][0].template
        'x'
    """
    several = tuple(tables)
    return several[0] if len(several) == 1 else _First(several)


def laid_over(tables: Iterable[Table]) -> Table:
    """One table of several that lie over each other: of an id that two have, the upper entries count.

    Where none of the upper entries is sound the lower ones stand behind them: what is broken must not hide what works.
    Only templates of ids that two tables share are parsed, when the id is asked for.

    Args:
        tables: from the lowest to the uppermost.

    Example:
        >>> lower = {"a": (Entry("a", "en", "x"),), "b": (Entry("b", "en", "x"),)}
        >>> table = laid_over([lower, {"a": (Entry("a", "en", "y"),), "b": (Entry("b", "en", "{"),)}])
        >>> [[entry.template for entry in table[message_id]] for message_id in "ab"]
        [['y'], ['{', 'x']]
    """
    several = tuple(tables)
    return several[0] if len(several) == 1 else _LaidOver(several)
