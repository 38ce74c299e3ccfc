"""``s``: a string, shown as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.formatting.context import FormatContext
    from vapierrors.template import Formatter


def string_formatter(_locale: str) -> Formatter:
    """The formatter of ``s`` parameters (specification, section 3).

    Args:
        _locale: does not matter here.

    Example:
        >>> string_formatter("de")({"s": "vm-42"}, None)
        'vm-42'
    """

    def string(param: Mapping[str, Any], _context: FormatContext) -> str:
        text: str = param["s"]
        return text

    return string
