"""The table of a locale, through all layers of a catalog."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import RLock

    from vapierrors.catalog.entry import Entry
    from vapierrors.catalog.table import Table

_MOST_ABSENT: Final = 1024
"""How many ids that a locale does not have are remembered as such: ids come from the network, without end."""

_LONGEST_ABSENT: Final = 256
"""Characters of the longest id that is remembered as absent."""


class LocaleTable(Mapping[str, "tuple[Entry, ...]"]):
    """The entries of a locale by message id; each is looked for when it is first asked for, and then remembered.

    Any number of threads may use it. Its files are opened when the first id is asked for.

    Args:
        open_table: opens the files.
        lock: is held while the files are opened.

    Attributes:
        find: the entries of a message id, empty where it has none; what is known costs what a ``dict`` costs.
    """

    __slots__ = ("_known", "find")

    find: Callable[[str], tuple[Entry, ...]]

    def __init__(self, open_table: Callable[[], Table], lock: RLock) -> None:
        self._known = _Known(open_table, lock)
        self.find = self._known.__getitem__

    def get(self, message_id: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as a mapping has it
        """The entries of a message id; the default where it has none."""
        return self._known[message_id] or default

    def __getitem__(self, message_id: str) -> tuple[Entry, ...]:
        entries = self._known[message_id]
        if not entries:
            raise KeyError(message_id)
        return entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.ids())

    def __len__(self) -> int:
        return len(self._known.table())

    @property
    def is_open(self) -> bool:
        """Whether the files have been opened."""
        return self._known.is_open

    def open(self) -> None:
        """Open the files, so that nobody has to wait for it later."""
        self._known.table()


class _Known(dict[str, "tuple[Entry, ...]"]):
    """What is known of the ids asked for so far; a missing key is looked for, and is empty where nothing is found."""

    __slots__ = ("_absent", "_lock", "_open_table", "_table")

    def __init__(self, open_table: Callable[[], Table], lock: RLock) -> None:
        super().__init__()
        self._open_table = open_table
        self._lock = lock
        self._table: Table | None = None
        self._absent: deque[str] = deque()

    @property
    def is_open(self) -> bool:
        return self._table is not None

    def table(self) -> Table:
        table = self._table
        if table is None:
            with self._lock:
                table = self._table
                if table is None:
                    table = self._table = self._open_table()
        return table

    def ids(self) -> list[str]:
        """All ids; to read all may find one in an unsound file that was not found alone, so absences are forgotten."""
        ids = [*self.table()]
        absent, self._absent = self._absent, deque()
        for message_id in absent:
            self.pop(message_id, None)
        return ids

    def __missing__(self, message_id: str) -> tuple[Entry, ...]:
        entries: tuple[Entry, ...] = self.table().get(message_id, ())
        if entries or len(message_id) <= _LONGEST_ABSENT:
            self[message_id] = entries
        if not entries and message_id in self:
            absent = self._absent
            absent.append(message_id)
            if len(absent) > _MOST_ABSENT:
                self.pop(absent.popleft(), None)
        return entries
