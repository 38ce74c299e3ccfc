"""Templates given in Python, as a layer of a catalog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from vapierrors.catalog.entry import Entry, EntryProblem
from vapierrors.catalog.table import Table, laid_over
from vapierrors.cldr.tags import parse_tag

if TYPE_CHECKING:
    from collections.abc import Iterator


class MappingLayer:
    """Templates given in Python; empty ones do not count.

    Args:
        templates: language tag → message id → a template, or several in the order in which they are tried.

    Raises:
        LocaleError: a key is no language tag.
        TypeError: something is not what it should be.

    Example:
        >>> layer = MappingLayer({"de": {"com.example.x": ["Weg"]}})
        >>> layer.table("de")["com.example.x"][0].template
        'Weg'
    """

    def __init__(self, templates: Mapping[str, Mapping[str, str | Sequence[str]]]) -> None:
        tables: dict[str, Table] = {}
        for given, by_id in _items(templates, "language tags to templates"):
            locale = str(parse_tag(given))
            tables[locale] = laid_over([tables.get(locale, {}), _table(locale, by_id)])
        self._tables = tables
        self.locales = frozenset(tables)

    def table(self, locale: str) -> Table:
        """The templates in exactly this locale."""
        return self._tables.get(locale, {})

    def problems(self) -> tuple[EntryProblem, ...]:
        """A mapping is read wholly or not at all."""
        return ()

    def refreshed(self) -> MappingLayer:
        """A mapping does not change on disk."""
        return self


def _table(locale: str, by_id: object) -> Table:
    table: dict[str, tuple[Entry, ...]] = {}
    for message_id, given in _items(by_id, f"message ids to templates in {locale!r}"):
        templates = filter(None, _templates(given, message_id, locale))
        entries = tuple(Entry(message_id, locale, template, f"mapping[{locale!r}]") for template in templates)
        if entries:
            table[message_id] = entries
    return table


def _items(given: object, what: str) -> Iterator[tuple[str, object]]:
    if not isinstance(given, Mapping):
        raise TypeError(f"Expected a mapping of {what}, got {type(given).__name__}")
    for key, value in given.items():
        if not isinstance(key, str):
            raise TypeError(f"Expected a mapping of {what}, got the key {key!r}, which is {type(key).__name__}")
        yield key, value


def _templates(given: object, message_id: str, locale: str) -> Iterator[str]:
    several: Sequence[object] = (given,)
    if isinstance(given, Sequence) and not isinstance(given, str | bytes | bytearray):
        several = given
    for template in several:
        if not isinstance(template, str):
            got = type(template).__name__
            raise TypeError(f"Expected a template or several for {message_id!r} in {locale!r}, got {got}")
        yield template
