"""Folders of gettext catalogs as tests write, compile and load them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.catalog import Catalog
from vapierrors.catalog.compilation import Compilation, compile_catalog, look_at, targets

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
GERMAN = "de/LC_MESSAGES/app.po"
COMPILED = "de/LC_MESSAGES/app.mo"


def block(message_id: str, source: str, text: str, *, is_fuzzy: bool = False) -> str:
    """One entry."""
    mark = "#, fuzzy\n" if is_fuzzy else ""
    return f'{mark}msgctxt "{message_id}"\nmsgid "{source}"\nmsgstr "{text}"\n'


def write(path: Path, *blocks: str) -> Path:
    """Make a file hold these entries."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(blocks), encoding="utf-8")
    return path


def write_large(path: Path, count: int = 3000) -> Path:
    """Make a file hold so many entries that what is compiled of it stays open."""
    return write(path, *(block(f"id.{number}", "Source " * 10, f"Text {number} " * 5) for number in range(count)))


def compile_all(folder: Path) -> dict[str, Compilation]:
    """Compile whatever a folder has."""
    return {target.name: compile_catalog(target) for target in targets(folder, [])}


def states(folder: Path) -> dict[str, str]:
    """How each compiled file of a folder is found."""
    return {target.name: look_at(target).state for target in targets(folder, [])}


def load(folder: Path, *, compiled: bool = True) -> Catalog:
    """A catalog of that folder alone."""
    return Catalog.load(folder, builtin=False, compiled=compiled)


def found(catalog: Catalog, message_id: str, locale: str = "de") -> list[tuple[str, str]]:
    """The templates of an id, each with the file that it stands in."""
    return [(entry.template, entry.file) for entry in catalog.find(message_id, locale)]


def templates(catalog: Catalog, message_id: str, locale: str = "de") -> list[str]:
    """The templates of an id."""
    return [entry.template for entry in catalog.find(message_id, locale)]
