"""The catalog: which templates a message id has in a locale."""

from __future__ import annotations

import threading
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.layer import FolderLayer, Layer
from vapierrors.catalog.mapping import MappingLayer
from vapierrors.catalog.sources import Source, builtin_folder, open_source
from vapierrors.catalog.table import laid_over
from vapierrors.cldr.tags import maximize, parse_tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vapierrors.cldr.tags import Tag


class _State:
    """What a catalog knows between two reloads."""

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        self.layers = layers
        self.locales = tuple(sorted({SOURCE_LOCALE}.union(*(layer.locales for layer in layers))))
        self.by_meaning: dict[Tag, list[str]] = {}
        for locale in self.locales:
            self.by_meaning.setdefault(maximize(parse_tag(locale)), []).append(locale)
        self.tables: dict[str, Mapping[str, tuple[Entry, ...]]] = {}

    def table(self, locale: str) -> Mapping[str, tuple[Entry, ...]]:
        known = self.tables.get(locale)
        if known is None:
            alike = self.by_meaning[maximize(parse_tag(locale))]
            # The same locale may be spelled zh-CN in one layer and zh-Hans in another: it is still the later that wins.
            spellings = sorted(alike, key=lambda tag: tag == locale)
            table = laid_over(layer.table(spelling) for layer in self.layers for spelling in spellings)
            known = self.tables[locale] = MappingProxyType(table)
        return known


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

    def __init__(self, layers: Sequence[Layer], *, builtin: bool = True) -> None:
        lowest: tuple[Layer, ...] = (FolderLayer(builtin_folder()),) if builtin else ()
        self._state = _State((*lowest, *layers))
        self._lock = threading.Lock()
        self._generation = 0

    @classmethod
    def load(cls, *sources: Source, builtin: bool = True) -> Catalog:
        """Open folders; of an id that several have, the last one's entries count (specification, section 4).

        Args:
            sources: folders, or ``package:folder``.
            builtin: whether they lie over the catalogs that the library ships.

        Raises:
            CatalogError: there is no such folder or package.

        Example:
            >>> Catalog.load().find("com.vmware.vapi.std.errors.not_found", "en")[0].template
            'Not found'
        """
        return cls([FolderLayer(open_source(source)) for source in sources], builtin=builtin)

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
            >>> Catalog.from_mapping({"pt_BR": {"com.example.x": ["{name}", "{0}"]}}).locales[-1]
            'pt-BR'
        """
        return cls([MappingLayer(templates)], builtin=builtin)

    @property
    def locales(self) -> tuple[str, ...]:
        """The language tags that there are templates for, sorted; English is always among them."""
        return self._state.locales

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
        state = self._state
        tag = parse_tag(locale)
        return str(tag) if str(tag) in state.locales else state.by_meaning.get(maximize(tag), [None])[0]

    def table(self, locale: str) -> Mapping[str, tuple[Entry, ...]]:
        """Every entry in one locale, by message id.

        Args:
            locale: one of ``locales``; any other has an empty table.

        Example:
            >>> len(Catalog.from_mapping({"de": {"com.example.x": "Weg"}}, builtin=False).table("de"))
            1
        """
        state = self._state
        if locale not in state.locales:
            return MappingProxyType({})
        known = state.tables.get(locale)
        if known is not None:
            return known
        with self._lock:
            return state.table(locale)

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
        resolved = self.resolve(locale)
        return self.table(resolved).get(message_id, ()) if resolved else ()

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
        """What is wrong with the sources themselves, as far as they have been read; no template is parsed.

        What a folder has is known at once: names of no known locale, or no catalog at all (specification, section 4).

        Example:
            >>> Catalog.load().source_problems()
            ()
        """
        return tuple(chain.from_iterable(layer.problems() for layer in self._state.layers))

    def reload(self) -> Reload:
        """Swap in what changed on disk, in one step; what is broken now stays as it was (specification, section 4).

        Lookups under way end with what they began with.

        Example:
            >>> Catalog.load().reload()
            Reload(changed=False, problems=())
        """
        with self._lock:
            old = self._state
            layers = tuple(layer.refreshed() for layer in old.layers)
            changed = any(now is not before for now, before in zip(layers, old.layers, strict=True))
            if changed:
                fresh = _State(layers)
                for locale in old.tables.keys() & set(fresh.locales):
                    fresh.table(locale)
                self._state = fresh
                self._generation += 1
        return Reload(changed, tuple(chain.from_iterable(layer.problems() for layer in layers)))
