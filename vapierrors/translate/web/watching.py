"""Whether anything on disk has changed: what the pages hang on, told by the times and sizes of files."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vapierrors.catalog.sources import catalog_files, open_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vapierrors.catalog.sources import Source

_SETTLING_SECONDS: Final = 0.05
_MOST_LOOKS: Final = 20


def stamp(folders: Sequence[Source]) -> str:
    """Letters and digits that are others once a file of the catalogs is another, or comes, or goes.

    Args:
        folders: of catalogs, or ``package:folder``; one that cannot be listed has a stamp, too.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> stamp([builtin_folder()]) == stamp([builtin_folder()]), len(stamp(["no/such/folder"]))
        (True, 16)
    """
    told = "\n".join(line for folder in folders for line in _told(folder))
    return sha256(told.encode(errors="surrogateescape")).hexdigest()[:16]


def settled_stamp(folders: Sequence[Source], before: str) -> str:
    """The stamp, once it stays the same: editors empty a file before they write it.

    Args:
        folders: of catalogs.
        before: the stamp that is known; where it still holds, nobody waits.
    """
    now = stamp(folders)
    for _ in range(_MOST_LOOKS):
        if now == before:
            break
        time.sleep(_SETTLING_SECONDS)
        last, now = now, stamp(folders)
        if now == last:
            break
    return now


def _told(folder: Source) -> Iterator[str]:
    try:
        opened = open_source(folder)
        files = catalog_files(opened, [])
    except (OSError, ValueError) as error:
        yield f"{folder}: {error}"
        return
    glossaries: dict[Path, None] = {}
    for file in files:
        yield f"{file.name} {file.signature()}"
        if isinstance(file.path, Path) and file.suffix == ".po":
            glossaries[file.path.parent.parent / "glossary.csv"] = None
    for path in glossaries:
        yield f"{path} {file_signature(path)}"


def file_signature(path: Path | None) -> tuple[int, ...]:
    """What changes when a file does; empty where there is none.

    Args:
        path: of the file; None for none.
    """
    try:
        status = path.stat() if path else None
    except OSError:
        return ()
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else ()
