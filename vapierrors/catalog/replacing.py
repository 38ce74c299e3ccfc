"""Files that are put in their place in one step."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from secrets import token_hex
from shutil import copymode

from vapierrors.catalog.regular_files import stat_of_regular


def replace_file(path: Path, content: bytes, like: Path | None = None) -> None:
    """Put a file in its place, so that a reader, another writer or a full disk never leaves half of it.

    Where a link to a file stands there, that file is replaced, and the link stays.

    Args:
        path: where it belongs; its folder is there.
        content: what it is to hold.
        like: the file whose permissions it gets; None for its own where it is there already, else the usual ones.

    Raises:
        OSError: it cannot be written, or a link stands there that leads to no regular file; what was there is there
            still.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     replace_file(Path(folder, "app.po"), b"")
        ...     [file.name for file in Path(folder).iterdir()]
        ['app.po']
    """
    try:
        _replace(_behind_link(path), content, like)
    except OSError as error:
        kept = "; what was there is there still" if os.path.lexists(path) else ""
        raise OSError(error.errno, f"{error.strerror}{kept}", str(path)) from error


def _behind_link(path: Path) -> Path:
    """The file itself: a link that is replaced is lost, as other tools write through it."""
    if not path.is_symlink():
        return path
    try:
        # The system follows the link first: it may refuse one that somebody else has put into a shared folder.
        wanted = stat_of_regular(path)
    except FileNotFoundError as error:
        raise _astray(error.errno, f"one to {str(path.readlink())!r}, which is not there") from error
    except OSError as error:
        is_loop = error.errno == errno.ELOOP
        raise _astray(error.errno, "one that leads to itself" if is_loop else f"{error.strerror}") from error
    file = Path(os.path.realpath(path, strict=True))
    if not os.path.samestat(wanted, file.lstat()):
        raise _astray(errno.EAGAIN, "one that changes")
    return file


def _astray(code: int | None, got: str) -> OSError:
    return OSError(code, f"Expected a link to a regular file, got {got}")


def _replace(path: Path, content: bytes, like: Path | None) -> None:
    model = like or (path if path.exists() else None)
    name = path.parent / f".{path.name}.{token_hex(4)}"
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
