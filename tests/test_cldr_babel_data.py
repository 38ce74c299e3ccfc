"""Babel's files: half of a large one is left unread, and that half holds nothing that messages need."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel import localedata

from vapierrors.cldr import babel_data
from vapierrors.cldr.babel_data import own_data, region

FIRST_MESSAGE = """
from babel import core
from vapierrors import Catalog, Renderer
renderer = Renderer(Catalog.from_mapping({"zh-TW": {"a": "{n} {d, date, ::yMMMdvvvv}"}}))
params = {"n": {"i": 1}, "d": {"dt": "2026-07-01T00:00:00Z"}}
body = {"messages": [{"id": "a", "default_message": "", "args": [], "params": params}]}
print(ascii(renderer.render(body, locale="zh-TW", timezone="Asia/Kolkata").summary), core._global_data)
"""

LOCALES = ["root", *sorted(localedata.locale_identifiers())]


def whole(locale: str) -> dict[str, Any]:
    tables: dict[str, Any] = pickle.loads(Path(localedata.resolve_locale_filename(locale)).read_bytes())  # noqa: S301 - Babel's own
    return tables


def plain(node: Any) -> Any:  # noqa: ANN401 - Babel's data has no types
    """Tables with what stands for their objects: those of Babel have no equality."""
    match node:
        case dict():
            return {key: plain(below) for key, below in node.items()}
        case babel_data.Pattern():
            return node.pattern
        case _ if type(node).__name__ in babel_data._PATTERNS:
            return node.pattern
        case localedata.Alias():
            return node.keys
        case _ if hasattr(node, "abstract"):
            return node.abstract
    return node


def test_nothing_else_is_left_out() -> None:
    """Of every locale that Babel has, all tables are there but those that messages have no use for."""
    wrong = [name for name in LOCALES if own_data(name).keys() != whole(name).keys() - babel_data._UNUSED]
    assert wrong == []


@pytest.mark.parametrize("locale", ["root", "de", "en_GB", "ja"])
def test_tables_are_whole(locale: str) -> None:
    """What is read of a file in part is what the whole file says."""
    tables = {name: table for name, table in whole(locale).items() if name not in babel_data._UNUSED}
    assert plain(own_data(locale)) == plain(tables)


def test_large_files_are_read_in_part() -> None:
    """The tables that end a file are not read: of German that is half of it."""
    content = babel_data._content("de")
    assert 0.4 < content.index(babel_data._root().unused_end) / len(content) < 0.6


def test_files_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table in use ends the files of another Babel, these are read whole."""
    tables = {"currency_names": {"EUR": "Euro"}, "months": {"format": {}}}
    monkeypatch.setattr(babel_data, "_content", lambda _name: pickle.dumps(tables, 2))
    babel_data._root.cache_clear()
    try:
        assert babel_data._root() == ({"months": {"format": {}}}, pickle.dumps(tables, 2))
    finally:
        babel_data._root.cache_clear()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de_AT", "AT"), ("es_419", "419"), ("zh_Hant", "TW"), ("sr_ME", "ME"), ("sr_Latn", "RS"), ("qqq", "001")],
)
def test_region(locale: str, expected: str) -> None:
    """A locale without a region has that in which its language, in its script, is most likely read."""
    assert region(locale) == expected


def test_global_data_is_not_read() -> None:
    """A message with a number, a date and a zone needs none of Babel's global data, which take as long as a locale."""
    command = [sys.executable, "-c", FIRST_MESSAGE]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert finished.stdout == "'1 2026\\u5e747\\u67081\\u65e5 \\u5370\\u5ea6\\u6a19\\u6e96\\u6642\\u9593' None\n"
