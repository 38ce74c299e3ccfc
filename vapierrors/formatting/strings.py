"""``s``: a string, shown as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vapierrors.formatting.kind import KindFormatter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def string_formatter(_locale: str) -> KindFormatter:
    """The formatter of ``s`` parameters (specification, section 3).

    Args:
        _locale: does not matter here.

    Example:
        >>> string_formatter("de").show({"s": "vm-42"}, None)
        'vm-42'
    """
    return KindFormatter(_show, _like)


def _show(param: Mapping[str, Any], context: FormatContext) -> str:
    text: str = param["s"]
    if type(text) is not str:
        context.examine(param, text)
    return text


def _like(_param: Mapping[str, Any], otherwise: Formatter) -> Formatter:
    def string(param: Mapping[str, Any], context: FormatContext) -> str:
        if "s" in param and len(param) == 1:
            text = param["s"]
            if type(text) is str:
                return text
        return otherwise(param, context)

    return string
