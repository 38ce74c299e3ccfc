"""The locale data files of Babel, read as they stand: never merged, never written to.

``babel.localedata.load`` hands out dictionaries that it shares between locales, and Babel's own
``LocaleDataDict`` stores resolved aliases in them, so that what one locale resolved shows up in another.
Reading each file once and walking up the parents leaves nothing to share.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from io import BufferedReader, BytesIO
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.localedata import Alias, resolve_locale_filename

from vapierrors.cldr.languages import ancestry, language

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=256)
def lineage(locale: str) -> tuple[str, ...]:
    """A locale and its CLDR parents, the last being ``root`` (specification, section 4).

    Args:
        locale: a CLDR id that Babel has, such as ``de_AT``.

    Example:
        >>> lineage("es_MX")
        ('es_MX', 'es_419', 'es', 'root')
        >>> lineage("zh_Hant")
        ('zh_Hant', 'root')
    """
    return (*ancestry(locale), "root")


def region(locale: str) -> str:
    """The region of a locale: its own, else the likely one, else ``001``.

    Example:
        >>> region("en_GB"), region("pt"), region("sr_Latn_ME")
        ('GB', 'BR', 'ME')
    """
    code, *subtags = locale.split("_")
    for subtag in subtags:
        if (len(subtag) == 2 and subtag.isupper()) or subtag.isdigit():  # noqa: PLR2004 - an alphabetic region has two letters
            return subtag
    likely = language(code).likely
    found = likely.get("".join(subtags[:1])) or likely.get("", "")
    return found.partition("_")[2] or "001"


class Pattern:
    """What Babel has parsed of a number or date pattern, without its classes: loading those takes as long as a locale.

    Args:
        pattern: as CLDR has it.

    Example:
        >>> own_data("de")["date_formats"]["short"].pattern
        'dd.MM.yy'
    """

    __slots__ = ("pattern",)

    pattern: str

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.pattern = state["pattern"]


class _LocaleFile(pickle.Unpickler):
    """Babel's file, read with nothing but what such files hold."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - any class there is
        if name in _PATTERNS:
            return Pattern
        return super().find_class(module, name)


_PATTERNS = ("DateTimePattern", "NumberPattern")
_UNUSED = frozenset(
    (
        "character_order",
        "compact_currency_formats",
        "compound_unit_patterns",
        "currency_names",
        "currency_names_plural",
        "currency_symbols",
        "currency_unit_patterns",
        "date_fields",
        "interval_formats",
        "languages",
        "measurement_systems",
        "scripts",
        "unit_display_names",
        "unit_patterns",
        "variants",
    )
)
"""The tables that fill most of a file, and that messages have no use for."""

_END_OF_TABLES = b"u."
"""How a pickled dictionary ends, and the file with it."""


class _Root(NamedTuple):
    data: Mapping[str, Any]
    unused_end: bytes


@lru_cache(maxsize=64)
def own_data(name: str) -> Mapping[str, Any]:
    """What Babel's file for one locale holds, without that of its parents. Read it, never write to it.

    Names of languages, currencies and units are left out, so that they take neither time nor memory.

    Args:
        name: a CLDR id that Babel has, or ``root``.

    Example:
        >>> own_data("de_AT")["months"]["format"]["wide"][1]
        'Jänner'
    """
    root = _root()
    if name == "root":
        return root.data
    content = _content(name)
    if root.unused_end in content:
        content = content[: content.index(root.unused_end)] + _END_OF_TABLES
    return _used(_tables(content))


@lru_cache(maxsize=1)
def _root() -> _Root:
    """The file that has every table, in the order of all files, and what the tables begin with that end a file unused.

    They are half of a large file, and half of the time that it takes to read one.
    """
    content = _content("root")
    tables = _tables(content)
    # Were the last table in use, nothing could be left out: no other file has this one in it.
    ending = list(takewhile(_UNUSED.__contains__, reversed(tables)))
    return _Root(_used(tables), _pickled(ending[-1]) if ending else content)


def _pickled(key: str) -> bytes:
    return b"X" + len(key).to_bytes(4, "little") + key.encode()


def _content(name: str) -> bytes:
    return Path(resolve_locale_filename(name)).read_bytes()


def _tables(content: bytes) -> dict[str, Any]:
    tables: dict[str, Any] = _LocaleFile(BufferedReader(BytesIO(content))).load()
    return tables


def _used(tables: dict[str, Any]) -> Mapping[str, Any]:
    for key in _UNUSED:
        tables.pop(key, None)
    return tables


def table(locale: str, *path: str) -> dict[Any, Any]:
    """One table of a locale, laid over that of its parents, aliases resolved for this very locale.

    Args:
        locale: a CLDR id that Babel has.
        path: the keys that lead to the table in Babel's data.

    Example:
        >>> table("de_AT", "months", "format", "wide")[1]
        'Jänner'
        >>> table("de", "days", "format", "short")[0]
        'Mo.'
    """
    merged: dict[Any, Any] = {}
    for name in reversed(lineage(locale)):
        node: Any = own_data(name)
        for key in path:
            node = node.get(key) if isinstance(node, dict) else None
        if isinstance(node, Alias):
            merged = table(locale, *node.keys)
        elif node:
            merged.update(node)
    return merged


def value(locale: str, key: str) -> Any:  # noqa: ANN401 - Babel's data has no types
    """The nearest value of one key at the top of a locale's data, or ``None``.

    Example:
        >>> value("ar_EG", "default_numbering_system")
        'arab'
    """
    for name in lineage(locale):
        found = own_data(name).get(key)
        if found is not None:
            return found
    return None
