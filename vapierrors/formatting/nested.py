"""``l``: a nested message, resolved in the language of the message around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.formatting.kind import KindFormatter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def nested_formatter(_locale: str) -> KindFormatter:
    """The formatter of ``l`` parameters (specification, section 3).

    Args:
        _locale: the renderer knows the language; the format locale does not matter here.

    Example:
        >>> class Nested:
        ...     def text(self, message): return f"<{message['id']}>"
        >>> from vapierrors.formatting.context import FormatContext
        >>> nested_formatter("de").show({"l": {"id": "com.example.reason"}}, FormatContext(None, Nested()))
        '<com.example.reason>'
    """
    return KindFormatter(_show, _like)


def _show(param: Mapping[str, Any], context: FormatContext) -> str:
    message = param["l"]
    if type(message) is not dict:
        context.examine(param, message)
    return context.nested.text(message)


def _like(_param: Mapping[str, Any], otherwise: Formatter) -> Formatter:
    def nested(param: Mapping[str, Any], context: FormatContext) -> str:
        if "l" in param and len(param) == 1:
            message = param["l"]
            if type(message) is dict:
                return context.nested.text(message)
        return otherwise(param, context)

    return nested
