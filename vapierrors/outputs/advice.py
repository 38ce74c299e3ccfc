"""What the type of an error means, and what its reader can do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.outputs.words import label

if TYPE_CHECKING:
    from vapierrors.outputs.output import ReadableError, ReadableMessage

_TRANSIENT = {True: "vapierrors.data.transient", False: "vapierrors.data.not-transient"}


def advice(error: ReadableError) -> tuple[ReadableMessage, ...]:
    """Sentences of the catalog: what the error type means, whether the condition passes, and what to do next.

    Args:
        error: a rendered error; one whose type no catalog explains has none.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> error = Renderer().render({"error_type": "NOT_FOUND", "messages": []})
        >>> for sentence in advice(error):
        ...     print(sentence.text)
        An object that the request refers to does not exist.
        Check the name or the identifier. The object may have been deleted.
    """
    name = (error.error_type or "").lower()
    data = error.data
    is_transient = data.get("is_transient") if isinstance(data, dict) else None
    ids = [
        f"vapierrors.explain.{name}",
        *([_TRANSIENT[is_transient]] if isinstance(is_transient, bool) else []),
        f"vapierrors.next-step.{name}",
    ]
    return tuple(found for message_id in ids if (found := label(error, message_id)))
