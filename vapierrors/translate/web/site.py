"""What the pages are made from, swapped in one step when a file is saved."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from vapierrors.catalog.layer import FolderLayer
from vapierrors.catalog.sources import builtin_folder, open_source
from vapierrors.exceptions import CatalogError
from vapierrors.translate.web.po_files import ALL, open_po_files
from vapierrors.translate.web.snapshot import Snapshot
from vapierrors.translate.web.watching import settled_stamp, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vapierrors.catalog.sources import Source
    from vapierrors.translate.web.po_files import Asking


class Site:
    """The catalogs of a project over those that the library ships; any number of threads may use them.

    Args:
        folders: of catalogs, or ``package:folder``; of an id that several have, the last one's entries count.
        asking: by which rules of lint their files are asked.

    Raises:
        CatalogError: there is no such folder.

    Example:
        >>> site = Site([])
        >>> site.current() is site.current(), "en-XB" in site.current().catalog.locales
        (True, True)
    """

    def __init__(self, folders: Sequence[Source], asking: Asking = ALL) -> None:
        builtin = builtin_folder()
        layers = [FolderLayer(folder, compiled=False) for folder in (builtin, *map(open_source, folders))]
        self._folders: tuple[Source, ...] = (*([builtin] if isinstance(builtin, Path) else []), *folders)
        self._asking = asking
        self._lock = Lock()
        version = stamp(self._folders)
        self._snapshot = Snapshot(layers, open_po_files(self._folders, asking), version=version)

    def current(self) -> Snapshot:
        """The catalogs as they stand on disk now; of what is broken, as it was before, with the problem told."""
        with self._lock:
            before = self._snapshot
            version = settled_stamp(self._folders, before.version)
            if version != before.version:
                layers = [layer.refreshed() for layer in before.layers]
                kept = tuple(chain.from_iterable(layer.problems() for layer in layers))
                try:
                    files = open_po_files(self._folders, self._asking, before.files)
                except (CatalogError, OSError):
                    # The layer of the folder says that it cannot be listed, and stays as it was.
                    files = before.files
                self._snapshot = Snapshot(layers, files, kept, version)
            return self._snapshot
