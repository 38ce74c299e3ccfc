"""The quickest JSON parser that is installed, for a first look at a payload."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import from_json

from vapierrors.models.shape import ABSENT

if TYPE_CHECKING:
    from vapierrors.models import Limits

_MOST_BYTES_OF_A_CHARACTER: Final = 4

try:
    from msgspec.json import decode as loads
except ImportError:
    # A third slower than msgspec, which the extra ``fast`` installs.
    loads = partial(from_json, allow_inf_nan=False)


def first_look(payload: bytes | str, limits: Limits) -> Any:  # noqa: ANN401 - any JSON value
    """The JSON value of a payload as far as it can be told at once; ``ABSENT`` where it takes a closer look.

    Args:
        payload: bytes or text themselves, no subclass of them.
        limits: how large it may be.

    Example:
        >>> from vapierrors.models import Limits
        >>> first_look(b'{"messages": []}', Limits()), first_look("[1, NaN]", Limits()) is ABSENT
        ({'messages': []}, True)
    """
    if len(payload) > limits.payload_bytes // _MOST_BYTES_OF_A_CHARACTER:
        return ABSENT
    try:
        return loads(payload)
    except (ValueError, RecursionError):
        return ABSENT
