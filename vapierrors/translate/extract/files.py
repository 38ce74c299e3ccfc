"""Which Python files there are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SKIPPED: Final = frozenset({"__pycache__", "build", "dist", "node_modules", "site-packages", "venv"})
"""Folders in which nobody writes source; those that begin with a dot are passed over as well."""

_OF_ENVIRONMENT: Final = "pyvenv.cfg"


class FoundSources(NamedTuple):
    """What a search found (specification, section 9).

    Args:
        files: each once, by path.
        passed_over: folders that were not searched; each is, where it is named itself.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def find_sources(paths: Iterable[Path]) -> FoundSources:
    """The Python files in folders, and the files that are named themselves, whatever their suffix.

    Folders in which nobody writes source are passed over: those that begin with a dot, virtual environments,
    ``node_modules``, ``build``, ``dist``, ``site-packages`` and ``__pycache__``; links to folders are not followed.

    Args:
        paths: files and folders; what is named is searched, whatever it is called.

    Raises:
        FileNotFoundError: there is no such path.
        OSError: a folder cannot be read.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for name in ("app", "build"):
        ...         Path(folder, name).mkdir()
        ...         _ = Path(folder, name, "messages.py").write_text("")
        ...     found = find_sources([Path(folder)])
        >>> [path.parent.name for path in found.files], [path.name for path in found.passed_over]
        (['app'], ['build'])
    """
    files: dict[Path, Path] = {}
    passed_over: dict[Path, None] = {}
    for path in paths:
        path.stat()
        found = _python_files(path, passed_over) if path.is_dir() else [path]
        for file in found:
            files.setdefault(file.resolve(), file)
    return FoundSources(tuple(sorted(files.values())), tuple(sorted(passed_over)))


def _python_files(folder: Path, passed_over: dict[Path, None]) -> Iterator[Path]:
    for name, folders, files in os.walk(folder, onerror=_raise):
        here = Path(name)
        skipped = {below for below in folders if _is_skipped(here / below)}
        passed_over.update(dict.fromkeys(here / below for below in skipped if not below.startswith(("__", "."))))
        folders[:] = sorted(below for below in folders if below not in skipped)
        yield from (here / file for file in files if file.endswith(".py"))


def _is_skipped(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name in SKIPPED or (folder / _OF_ENVIRONMENT).is_file()


def _raise(error: OSError) -> None:
    raise error
