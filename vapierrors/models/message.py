"""A message of the cause stack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from vapierrors.models.base import WireModel
from vapierrors.models.params import LocalizationParam


class LocalizableMessage(WireModel):
    """One message: its id, finished English text and what went into it (specification, section 1).

    Args:
        id: the message id, the key of the catalogs.
        default_message: finished English text; a fallback, never a template.
        args: positional arguments, already strings.
        params: named, typed parameters; None where unset.
        localized: text that the server localized; None where unset.

    Example:
        >>> LocalizableMessage(id="com.example.gone", default_message="It is gone.").args
        ()
    """

    structure_name: ClassVar[str] = "com.vmware.vapi.std.localizable_message"

    id: str
    default_message: str
    args: tuple[str, ...] = ()
    params: Mapping[str, LocalizationParam] | None = None
    localized: str | None = None
