"""What can be rendered: an error in any of its forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

from vapierrors.models import ErrorBody
from vapierrors.wire import Decoded


@runtime_checkable
class HasBody(Protocol):
    """An error of a service, as ``vapierrors.errors`` raises it (specification, section 7)."""

    def to_body(self) -> ErrorBody:
        """The body that the caller gets."""
        ...


Renderable: TypeAlias = (
    ErrorBody | HasBody | Decoded | Mapping[str, Any] | list[Any] | str | bytes | bytearray | memoryview | float | None
)
"""What ``Renderer.render`` takes: an error in any form, bytes or text, or any JSON value."""
