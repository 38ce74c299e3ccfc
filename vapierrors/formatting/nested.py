"""``l``: a nested message, resolved in the language of the message around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def nested_formatter(_locale: str) -> Formatter:
    """The formatter of ``l`` parameters (specification, section 3).

    Args:
        _locale: the renderer knows the language; the format locale does not matter here.

    Example:
        >>> class Nested:
        ...     def text(self, message): return f"<{message['id']}>"
        >>> from vapierrors.formatting.context import FormatContext
        >>> nested_formatter("de")({"l": {"id": "com.example.reason"}}, FormatContext(None, Nested()))
        '<com.example.reason>'
    """

    def nested(param: Mapping[str, Any], context: FormatContext) -> str:
        return context.nested.text(param["l"])

    return nested
