"""Canonical ids of error types: how they look, and what they say beside ``error_type``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from vapierrors.models import ErrorType
from vapierrors.wire.reading import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

_FORM: Final = re.compile(r"[A-Za-z_][\w-]*(\.[\w-]+)+")

CHALLENGED: Final = frozenset((ErrorType.UNAUTHENTICATED.canonical_id, ErrorType.UNAUTHORIZED.canonical_id))
"""The types whose body has a member ``challenge``."""


def is_type_id(text: object) -> bool:
    """Whether a value looks like the canonical id of an error type.

    Args:
        text: any JSON value.

    Example:
        >>> is_type_id("com.example.quota_exceeded"), is_type_id("VirtualMachine"), is_type_id(5)
        (True, False, False)
    """
    return isinstance(text, str) and _FORM.fullmatch(text) is not None


def check_type(reading: Reading, members: Mapping[str, Any], type_id: str, path: Path) -> None:
    """Report an ``error_type`` that says another of the standard errors than the canonical id.

    Args:
        reading: takes what is odd.
        members: the normalised members.
        type_id: the canonical id.
        path: where the members stand.
    """
    named = ErrorType.from_canonical_id(type_id)
    error_type = members.get("error_type")
    if named is not None and error_type in ErrorType.__members__ and error_type != named:
        detail = f"Expected {named} as the type id says, got {shown(error_type)}"
        reading.report("type-mismatch", (path, "error_type"), detail, "both are kept")
