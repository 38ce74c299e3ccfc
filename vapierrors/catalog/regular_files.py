"""Files opened so that nothing but a regular one is ever read: a pipe under the name of a catalog would never end."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from time import sleep
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without O_NONBLOCK, to open a pipe is to wait for whoever writes into it."""

_PIECE: Final = 1 << 18
"""Bytes that are read at once where a file is read piece by piece."""


_TRIES: Final = 4
_PAUSE: Final = 0.005
"""Seconds to wait for somebody who writes into a file."""


def open_regular(path: Path) -> int:
    """A descriptor of a regular file, to be closed by the caller.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be opened, or is no regular file.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        _check(os.fstat(descriptor), path)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def read_regular(path: Traversable) -> bytes:
    """The bytes of a regular file, or of one inside an archive; one that is being written is given a moment.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be read, or is no regular file.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> read_regular(builtin_folder() / "std.mo")[:4].hex()
        'de120495'
    """
    if not isinstance(path, Path):
        return path.read_bytes()
    content = b""
    for _ in range(_TRIES):
        with os.fdopen(open_regular(path), "rb") as file:
            before = os.fstat(file.fileno())
            content = file.read()
            after = os.fstat(file.fileno())
        if content and (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            break
        # Somebody who writes into the file itself empties it first, and is at it still.
        sleep(_PAUSE)
    return content


def pieces_of_regular(path: Traversable) -> Iterator[bytes]:
    """The bytes of a regular file piece by piece, so that a large one takes little memory.

    Args:
        path: the file; one inside an archive is one piece.

    Raises:
        OSError: it cannot be read, or is no regular file.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> path = builtin_folder() / "std.pot"
        >>> b"".join(pieces_of_regular(path)) == read_regular(path)
        True
    """
    if not isinstance(path, Path):
        yield path.read_bytes()
        return
    with os.fdopen(open_regular(path), "rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            yield piece


def stat_of_regular(path: Path) -> os.stat_result:
    """What the system says of a regular file.

    Args:
        path: the file.

    Raises:
        OSError: it is not there, or is no regular file.

    Example:
        >>> stat_of_regular(Path(__file__)).st_size > 1000
        True
    """
    stat = path.stat()
    _check(stat, path)
    return stat


def _check(stat: os.stat_result, path: Path) -> None:
    if S_ISDIR(stat.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not S_ISREG(stat.st_mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
