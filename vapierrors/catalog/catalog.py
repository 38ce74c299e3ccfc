"""The catalog: which templates a message id has in a locale."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.layer import FolderLayer, Layer
from vapierrors.catalog.locale_table import LocaleTable
from vapierrors.catalog.mapping import MappingLayer
from vapierrors.catalog.sources import Source, builtin_folder, open_source
from vapierrors.catalog.table import laid_over
from vapierrors.cldr.tags import maximize, parse_tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.catalog.table import Table
    from vapierrors.cldr.tags import Tag

_CACHED_TAGS = 1024
"""Spellings of language tags whose table is remembered: they come from the network, without end."""


class _Tables:
    """What a catalog has by locale.

    Nothing in it points back at it: the files that it keeps open are closed at once when nobody uses it any more.
    """

    def __init__(self, layers: tuple[Layer, ...], lock: RLock) -> None:
        self.layers = layers
        self.locales = tuple(sorted({SOURCE_LOCALE}.union(*(layer.locales for layer in layers))))
        self.asked: dict[str, LocaleTable] = {}
        self._by_meaning: dict[Tag, list[str]] = {}
        self._alike: dict[str, list[str]] = {}
        for locale in self.locales:
            self._alike[locale] = self._by_meaning.setdefault(maximize(parse_tag(locale)), [])
            self._alike[locale].append(locale)
        self._lock = lock
        self._empty = LocaleTable(dict, lock)

    def resolve(self, locale: str) -> str | None:
        tag = parse_tag(locale)
        return str(tag) if str(tag) in self._alike else self._by_meaning.get(maximize(tag), [None])[0]

    def table(self, locale: str | None) -> LocaleTable:
        if locale is None or locale not in self._alike:
            return self._empty
        known = self.asked.get(locale)
        if known is None:
            # The same locale may be spelled zh-CN in one layer and zh-Hans in another: it is still the later that wins.
            spellings = sorted(self._alike[locale], key=lambda tag: tag == locale)
            known = LocaleTable(partial(_layered, self.layers, spellings), self._lock)
        return self.asked.setdefault(locale, known)

    def meant(self, locale: str) -> LocaleTable:
        return self.table(self.resolve(locale))


def _layered(layers: tuple[Layer, ...], spellings: list[str]) -> Table:
    return laid_over(layer.table(spelling) for layer in layers for spelling in spellings if spelling in layer.locales)


class _State:
    """What a catalog knows between two reloads."""

    def __init__(self, layers: tuple[Layer, ...], lock: RLock) -> None:
        self.tables = _Tables(layers, lock)
        self.meant = lru_cache(maxsize=_CACHED_TAGS)(self.tables.meant)


class Reload(NamedTuple):
    """What ``Catalog.reload`` did.

    Args:
        changed: whether anything on disk had changed.
        problems: what had to be left out, or stayed as it was.
    """

    changed: bool
    problems: tuple[EntryProblem, ...]


class Catalog:
    """Templates by locale and message id (specification, section 4).

    A locale is read when it is first asked for; any number of threads may use a catalog. Use ``Catalog.load`` for
    files and ``Catalog.from_mapping`` for tests and embedding.

    Example:
        >>> catalog = Catalog.from_mapping({"de": {"com.example.gone": "{0} ist weg."}}, builtin=False)
        >>> catalog.find("com.example.gone", "de")
        (Entry('com.example.gone', 'de', '{0} ist weg.', "mapping['de']", 0),)
        >>> catalog.locales
        ('de', 'en')
    """

    def __init__(self, layers: Sequence[Layer], *, builtin: bool = True, compiled: bool = True) -> None:
        lowest: tuple[Layer, ...] = (FolderLayer(builtin_folder(), compiled=compiled),) if builtin else ()
        self._lock = RLock()
        self._state = _State((*lowest, *layers), self._lock)
        self._generation = 0

    @classmethod
    def load(cls, *sources: Source, builtin: bool = True, compiled: bool = True) -> Catalog:
        """Open folders; of an id that several have, the last one's entries count (specification, section 4).

        Args:
            sources: folders, or ``package:folder``.
            builtin: whether they lie over the catalogs that the library ships.
            compiled: whether compiled files take the place of what they were compiled from, unless they are stale or
                something in their source is broken; False is for tools, to which each entry is to say on which line it
                stands.

        Raises:
            CatalogError: there is no such folder or package.

        Example:
            >>> Catalog.load().find("com.vmware.vapi.std.errors.not_found", "en")[0].template
            'Not found'
        """
        layers = [FolderLayer(open_source(source), compiled=compiled) for source in sources]
        return cls(layers, builtin=builtin, compiled=compiled)

    @classmethod
    def from_mapping(
        cls, templates: Mapping[str, Mapping[str, str | Sequence[str]]], *, builtin: bool = True
    ) -> Catalog:
        """Make a catalog of templates given in Python (specification, section 4).

        Args:
            templates: language tag → message id → a template, or several in the order in which they are tried; empty
                ones do not count.
            builtin: whether they lie over the catalogs that the library ships.

        Raises:
            LocaleError: a key is no language tag.
            TypeError: something in it is neither a mapping nor a template, or is where it should not be.

        Example:
            >>> Catalog.from_mapping({"pt_BR": {"com.example.x": ["{name}", "{0}"]}}, builtin=False).locales
            ('en', 'pt-BR')
        """
        return cls([MappingLayer(templates)], builtin=builtin)

    @property
    def locales(self) -> tuple[str, ...]:
        """The language tags that there are templates for, sorted; English is always among them."""
        return self._state.tables.locales

    @property
    def generation(self) -> int:
        """A number that grows whenever ``reload`` swaps something in: what caches of compiled templates hang on."""
        return self._generation

    def resolve(self, locale: str) -> str | None:
        """The locale of the catalog that means the same: ``zh-CN`` finds ``zh-Hans``, ``pt`` finds ``pt-BR``.

        Args:
            locale: a language tag.

        Returns:
            One of ``locales``, None where none means the same.

        Raises:
            LocaleError: it is no language tag.

        Example:
            >>> Catalog.from_mapping({"zh-Hans": {}}, builtin=False).resolve("zh-CN")
            'zh-Hans'
        """
        return self._state.tables.resolve(locale)

    def table(self, locale: str) -> LocaleTable:
        """The entries in one locale by message id: a mapping whose files are opened when it is first asked.

        Its ``find`` is the fastest way to the entries of an id: what was asked for before costs what a ``dict`` costs.

        Args:
            locale: one of ``locales``; any other has an empty table.

        Example:
            >>> table = Catalog.from_mapping({"de": {"com.example.x": "Weg"}}, builtin=False).table("de")
            >>> len(table), table.find("com.example.y")
            (1, ())
        """
        return self._state.tables.table(locale)

    def find(self, message_id: str, locale: str) -> tuple[Entry, ...]:
        """The entries of a message id in one locale, in the order in which they are tried; empty where it has none.

        Args:
            message_id: the message id.
            locale: a language tag; its parents are not looked at.

        Raises:
            LocaleError: it is no language tag.

        Example:
            >>> Catalog.from_mapping({"de": {"com.example.x": "Weg"}}).find("com.example.x", "de-AT")
            ()
        """
        return self._state.meant(locale).find(message_id)

    def problems(self, locale: str | None = None) -> tuple[EntryProblem, ...]:
        """What is left out, with file and line: reads and parses everything, so it is for start-up, tests and tools.

        Args:
            locale: a language tag, to look at that one only; None for all.

        Raises:
            LocaleError: it is no language tag.

        Example:
            >>> broken = Catalog.from_mapping({"de": {"com.example.x": "{0"}}, builtin=False)
            >>> [problem.code for problem in broken.problems()]
            ['template-syntax']
        """
        wanted = self.locales if locale is None else filter(None, [self.resolve(locale)])
        entries = chain.from_iterable(chain.from_iterable(self.table(tag).values()) for tag in wanted)
        unsound = [problem for entry in entries if (problem := entry.problem())]
        return (*self.source_problems(), *dict.fromkeys(unsound))

    def source_problems(self) -> tuple[EntryProblem, ...]:
        """What is wrong with the sources themselves, as far as they were asked for; no template is parsed.

        What a folder has is known at once: names of no known locale, or no catalog at all (specification, section 4).

        Example:
            >>> Catalog.load().source_problems()
            ()
        """
        tables = self._state.tables
        for table in [*tables.asked.values()]:
            table.open()
        return tuple(chain.from_iterable(layer.problems() for layer in tables.layers))

    def reload(self) -> Reload:
        """Swap in what changed on disk, in one step; what is broken now stays as it was (specification, section 4).

        Lookups under way end with what they began with.

        Example:
            >>> Catalog.load().reload()
            Reload(changed=False, problems=())
        """
        with self._lock:
            old = self._state.tables
            layers = tuple(layer.refreshed() for layer in old.layers)
            changed = any(now is not before for now, before in zip(layers, old.layers, strict=True))
            if changed:
                fresh = _State(layers, self._lock)
                for locale, table in [*old.asked.items()]:
                    if table.is_open:
                        fresh.tables.table(locale).open()
                self._state = fresh
                self._generation += 1
        return Reload(changed, tuple(chain.from_iterable(layer.problems() for layer in layers)))
