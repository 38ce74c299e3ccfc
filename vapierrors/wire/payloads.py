"""Files of error bodies: one in all of a file, or one a line."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.models import Limits


def payloads_in(file: IO[bytes], limits: Limits, *, ndjson: bool) -> Iterator[tuple[int, bytes]]:
    r"""The bodies in a file; of one over the limit, a byte more than that at most (specification, section 8).

    Args:
        file: open for reading bytes.
        limits: how large a body may be.
        ndjson: whether each line is a body; blank lines are none. Else the whole file is one.

    Returns:
        The number of the line, from 1, and the body.

    Example:
        >>> from io import BytesIO
        >>> from vapierrors.models import Limits
        >>> [*payloads_in(BytesIO(b'{"messages": []}\n\n{}\n'), Limits(), ndjson=True)]
        [(1, b'{"messages": []}'), (3, b'{}')]
    """
    most = limits.payload_bytes + 1
    if not ndjson:
        yield 1, file.read(most)
        return
    number = 0
    while line := file.readline(most):
        number += 1
        rest = line
        while len(rest) == most and not rest.endswith(b"\n"):
            rest = file.readline(most)
        if line.strip():
            yield number, line.rstrip(b"\r\n")
