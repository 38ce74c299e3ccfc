"""The catalog of the pages: that of the project, with pseudo-locales made on the fly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.catalog import SOURCE_LOCALE, Catalog, Entry
from vapierrors.catalog.table import LazyTable
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.translate.pseudo import ACCENTED_LOCALE, MIRRORED_LOCALE, default_methods, pseudo_template

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vapierrors.catalog import EntryProblem
    from vapierrors.catalog.layer import Layer
    from vapierrors.catalog.table import Table
    from vapierrors.translate.pseudo import Method

PSEUDO_LOCALES: Final = (ACCENTED_LOCALE, MIRRORED_LOCALE)


def catalog_of(layers: Sequence[Layer]) -> Catalog:
    """The catalog of layers, with the pseudo-locales that they do not have themselves.

    Args:
        layers: from the lowest to the uppermost.

    Example:
        >>> from vapierrors.catalog.mapping import MappingLayer
        >>> catalog = catalog_of([MappingLayer({"en": {"com.example.x": "Gone"}})])
        >>> catalog.find("com.example.x", "en-XB")[0].template
        'גםנע'
    """
    own = Catalog(layers, builtin=False)
    pseudo = [_PseudoLayer(own, locale) for locale in PSEUDO_LOCALES if locale not in own.locales]
    return Catalog([*pseudo, *layers], builtin=False)


class _PseudoLayer:
    """One pseudo-locale of the English that a catalog has."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        self._table = _PseudoTable(catalog.table(SOURCE_LOCALE), locale)
        self.locales = frozenset([locale])

    def table(self, locale: str) -> Table:
        del locale  # there is one only
        return self._table

    def problems(self) -> tuple[EntryProblem, ...]:
        return ()

    def refreshed(self) -> _PseudoLayer:
        return self


class _PseudoTable(LazyTable):
    """Made entry by entry, when somebody asks for it."""

    __slots__ = ("_english", "_locale", "_methods")

    def __init__(self, english: Mapping[str, tuple[Entry, ...]], locale: str) -> None:
        self._english = english
        self._locale = locale
        self._methods = default_methods(locale)

    def find(self, message_id: str) -> tuple[Entry, ...]:
        made = (_pseudo_entry(entry, self._locale, self._methods) for entry in self._english.get(message_id, ()))
        return tuple(filter(None, made))

    def __iter__(self) -> Iterator[str]:
        return iter(self._english)


def _pseudo_entry(entry: Entry, locale: str, methods: Collection[Method]) -> Entry | None:
    """None where the English is broken, which is told of the English itself."""
    try:
        template = pseudo_template(entry.template, methods)
    except (TemplateSyntaxError, LimitExceeded):
        return None
    return Entry(entry.id, locale, template, entry.file, entry.line)
