"""Parameters as text: one module for each kind (specification, section 3)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vapierrors.formatting.context import FormatContext, NestedMessages, Unrenderable
from vapierrors.formatting.datetimes import date_time_param_formatter
from vapierrors.formatting.doubles import double_formatter
from vapierrors.formatting.formats import LocaleFormats
from vapierrors.formatting.integers import integer_formatter
from vapierrors.formatting.nested import nested_formatter
from vapierrors.formatting.strings import string_formatter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.formatting.kind import KindFormatter

__all__ = ["FORMATTERS", "FormatContext", "LocaleFormats", "NestedMessages", "Unrenderable"]

FORMATTERS: Final[Mapping[str, Callable[[str], KindFormatter]]] = MappingProxyType(
    {
        "s": string_formatter,
        "dt": date_time_param_formatter,
        "i": integer_formatter,
        "d": double_formatter,
        "l": nested_formatter,
    }
)
"""Parameter member → what makes its formatter for a format locale, in the order in which members count."""
