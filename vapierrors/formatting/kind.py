"""What the table of formatters has for each kind of parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.template import Formatter


class KindFormatter(NamedTuple):
    """How parameters of one kind are shown (specification, section 3).

    Args:
        show: makes the text of any parameter of the kind.
        like: takes a parameter, and makes a formatter for those of just its shape; it hands others, of other kinds
            too, to the formatter it is given. A message has the same parameters each time, so this is what most
            templates are filled with.

    Example:
        >>> from vapierrors.formatting.strings import string_formatter
        >>> quoted = string_formatter("de").like({"s": "vm-42"}, lambda param, context: "?")
        >>> quoted({"s": "vm-7"}, None), quoted({"i": 7}, None)
        ('vm-7', '?')
    """

    show: Formatter
    like: Callable[[Mapping[str, Any], Formatter], Formatter]
