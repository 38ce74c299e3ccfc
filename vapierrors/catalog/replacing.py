"""Files that are put in their place in one step."""

from __future__ import annotations

import os
from secrets import token_hex
from shutil import copymode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, content: bytes, like: Path | None = None) -> None:
    """Put a file in its place, so that a reader, another writer or a full disk never leaves half of it.

    Args:
        path: where it belongs; its folder is there.
        content: what it is to hold.
        like: the file whose permissions it gets; None for its own where it is there already, else the usual ones.

    Raises:
        OSError: it cannot be written; what was there is there still.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     replace_file(Path(folder, "app.po"), b"")
        ...     [file.name for file in Path(folder).iterdir()]
        ['app.po']
    """
    model = like or (path if path.exists() else None)
    name = path.parent / f".{path.name}.{token_hex(4)}"
    try:
        with name.open("xb") as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                if model:
                    copymode(model, name)
                name.replace(path)
            except BaseException:
                name.unlink()
                raise
    except OSError as error:
        kept = "; what was there is there still" if os.path.lexists(path) else ""
        raise OSError(error.errno, f"{error.strerror}{kept}", str(path)) from error
