"""Choices that an input makes by its bytes, so that seeds need no bytes for them and an input always makes the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


def chosen(options: Sequence[_T], data: bytes, purpose: str = "") -> _T:
    """One of the options.

    Args:
        options: at least one.
        data: the input.
        purpose: what it is for: two choices of one input do not depend on each other.
    """
    return options[crc32(data, crc32(purpose.encode("utf-8", "surrogatepass"))) % len(options)]
