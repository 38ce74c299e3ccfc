"""What a compiled file says it was compiled from, so that a stale one is seen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from vapierrors.catalog.entry import SOURCE_LOCALE
from vapierrors.catalog.regular_files import pieces_of_regular, read_regular, stat_of_regular

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

_FIELD: Final = "X-Vapierrors-Compiled-From"
_RECORD: Final = re.compile(
    rf"^{_FIELD}: (\d{{1,20}}) bytes, crc32 ([0-9a-f]{{8}}), time (-?\d{{1,20}}): (.+)$", re.MULTILINE
)
_PROBLEMS: Final = re.compile(r"^X-Vapierrors-Problems: (\d{1,20})$", re.MULTILINE)
_ENGLISH: Final = f"Language: {SOURCE_LOCALE}"


_READ_SOON: Final = 1 << 18
"""Bytes of the largest file that is read each time to see whether it is what it was."""


class Origin(NamedTuple):
    """What a file was when it was compiled: enough to see, mostly without reading it, whether it still is.

    Args:
        size: in bytes.
        checksum: the CRC-32 of its bytes.
        time: when it was last written, in nanoseconds since 1970; 0 of a small file.
    """

    size: int
    checksum: int
    time: int = 0

    def is_still(self, path: Traversable) -> bool:
        """Whether a file is as it was: by size and time, and where only the time is another, by its bytes.

        Args:
            path: the file.

        Raises:
            OSError: it cannot be read.
        """
        if isinstance(path, Path):
            stat = stat_of_regular(path)
            if stat.st_size != self.size:
                return False
            # Of a small file no time is remembered, and one without a time of its own, as archives make it, has 0.
            if self.time and stat.st_mtime_ns == self.time:
                return True
        size, checksum = 0, 0
        for piece in pieces_of_regular(path):
            size, checksum = size + len(piece), crc32(piece, checksum)
        return (size, checksum) == (self.size, self.checksum)


def origin_of(path: Traversable) -> tuple[bytes, Origin]:
    """Read a file, and what is to be remembered of it.

    The time is remembered of a large file only: a small one is read sooner than doubted, and what is compiled of it is
    the same wherever and whenever that is done. A large one with another time, as a checkout gives it, is read at each
    start to see whether it is the same still: who minds that ships what is compiled alone, or compiles it again there.

    Args:
        path: the file.

    Raises:
        OSError: it cannot be read.
    """
    # The time of before: what is written meanwhile makes the file another.
    time = path.stat().st_mtime_ns if isinstance(path, Path) else 0
    content = read_regular(path)
    return content, Origin(len(content), crc32(content), time if len(content) > _READ_SOON else 0)


def header_with(header: str, origins: Mapping[str, Origin], problems: int, *, is_english: bool) -> str:
    r"""The header entry of a compiled file: in UTF-8, with what it was compiled from.

    Args:
        header: that of the source; it may be empty.
        origins: what it was compiled from, by the names of the files below the folder of the catalogs.
        problems: how many entries are broken, so that to compile again is to tell of them again.
        is_english: whether the file has the English of a domain.

    Example:
        >>> print(header_with("Language: de\n", {"de/LC_MESSAGES/app.po": Origin(1, 0x0a, 5)}, 2, is_english=False))
        Language: de
        Content-Type: text/plain; charset=UTF-8
        X-Vapierrors-Compiled-From: 1 bytes, crc32 0000000a, time 5: de/LC_MESSAGES/app.po
        X-Vapierrors-Problems: 2
        <BLANKLINE>
    """
    replaced = ("content-type:", "x-vapierrors-", *(("language:", "plural-forms:") if is_english else ()))
    lines = [line for line in header.splitlines() if line.strip() and not line.lower().startswith(replaced)]
    lines.append("Content-Type: text/plain; charset=UTF-8")
    lines += [
        f"{_FIELD}: {origin.size} bytes, crc32 {origin.checksum:08x}, time {origin.time}: {_in_one_line(name)}"
        for name, origin in origins.items()
    ]
    lines += [_ENGLISH] if is_english else []
    lines += [f"X-Vapierrors-Problems: {problems}"] if problems else []
    return "\n".join([*lines, ""])


def _in_one_line(name: str) -> str:
    """The name of a file as a header can have it: a name may hold line breaks, and bytes that are no text."""
    return json.dumps(name)[1:-1]


class Imprint(NamedTuple):
    """What the header of a compiled file says of how it came about.

    Args:
        origins: what it was compiled from, by the names below the folder, on one line each; empty where another tool
            compiled it.
        problems: how many entries of that were broken.
        is_english: whether it has the English of a domain.
    """

    origins: Mapping[str, Origin]
    problems: int
    is_english: bool

    def is_of(self, sources: Mapping[str, Traversable]) -> bool:
        """Whether the file has what its sources have now; where there are none any more, it has.

        Args:
            sources: what it ought to be compiled from, by the names below the folder.

        Raises:
            OSError: a source cannot be read.
        """
        if not sources:
            return True
        paths = {_in_one_line(name): path for name, path in sources.items()}
        return self.origins.keys() == paths.keys() and all(
            origin.is_still(paths[name]) for name, origin in self.origins.items()
        )


def imprint_in(header: str) -> Imprint:
    """Read what ``header_with`` wrote.

    Args:
        header: the header entry of a compiled file.

    Example:
        >>> imprint_in(header_with("", {"app.pot": Origin(1, 10, 5)}, 0, is_english=True))
        Imprint(origins={'app.pot': Origin(size=1, checksum=10, time=5)}, problems=0, is_english=True)
    """
    found = _RECORD.findall(header)
    problems = _PROBLEMS.search(header)
    return Imprint(
        {name: Origin(int(size), int(checksum, 16), int(time)) for size, checksum, time, name in found},
        int(problems[1]) if problems else 0,
        _ENGLISH in header.splitlines(),
    )
