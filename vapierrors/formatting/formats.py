"""All that the template compiler is handed for one language and one format locale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.datetimes import date_time_formatter, skeleton_formatter
from vapierrors.cldr.numbers import number_formatter
from vapierrors.cldr.plurals import plural_rule
from vapierrors.formatting.context import FormatContext, no_value
from vapierrors.formatting.datetimes import instant
from vapierrors.formatting.kind import KindFormatter
from vapierrors.formatting.quantities import quantity
from vapierrors.models.params import VALUE_MEMBERS
from vapierrors.template import DECIMAL, INTEGER, PERCENT, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from vapierrors.cldr.digits import Grouping
    from vapierrors.template import DateTimeStyle, Formatter, Number, NumberStyle

_GROUPINGS: Final[Mapping[str, Grouping]] = {"auto": True, "off": False, "min2": "min2", "always": "on-aligned"}
_PLAIN_STYLES: Final = (DECIMAL, INTEGER, PERCENT)

_MEMBER_OF: Final[Mapping[tuple[str, ...], str]] = {
    **{(member,): member for member in VALUE_MEMBERS},
    ("dt", "format"): "dt",
    ("format", "dt"): "dt",
    ("d", "precision"): "d",
    ("precision", "d"): "d",
}
"""The members of a sound parameter → the one with its value."""


class LocaleFormats:
    """The formatters of one language and one format locale (specification, section 3).

    An argument is a positional one, a string, or a parameter, a plain mapping with one of the members ``s``, ``dt``,
    ``i``, ``d``, ``l`` (the first of them that is set counts).

    Args:
        language: the id of the CLDR data for plurals.
        format_locale: the id of the CLDR data for numbers and dates.
        kinds: parameter member → what makes its formatter for a format locale, in the order in which members count.

    Example:
        >>> from vapierrors.formatting import FORMATTERS
        >>> formats = LocaleFormats("de", "de", FORMATTERS)
        >>> formats.argument()({"i": 1234}, None), formats.plural(False)(1)
        ('1.234', 'one')
    """

    def __init__(self, language: str, format_locale: str, kinds: Mapping[str, Callable[[str], KindFormatter]]) -> None:
        self.language = language
        self.format_locale = format_locale
        self._kinds = _Kinds(format_locale, kinds)
        self._argument = _argument_formatter(self._kinds)

    def argument(self, seen: str | Mapping[str, Any] = "") -> Formatter:
        """The formatter of ``{name}``, quickest for arguments of the same shape as the one that was seen."""
        member = None if isinstance(seen, str) else _MEMBER_OF.get(tuple(seen))
        if member is None or isinstance(seen, str):
            return self._argument
        return self._kinds[member].like(seen, self._argument)

    def number(self, style: NumberStyle) -> Formatter:
        """The formatter of ``{name, number, ...}``; what is no number is shown as ``{name}`` would.

        Without a skeleton, ICU does not wait for the locale's minimum grouping digits: Spanish ``1.000``, not ``1000``.
        """
        show = number_formatter(
            self.format_locale,
            minimum_fraction=style.minimum_fraction,
            maximum_fraction=style.maximum_fraction,
            grouping="on-aligned" if style in _PLAIN_STYLES else _GROUPINGS[style.grouping],
            percent=style.percent,
            permille=style.permille,
            scale=style.scale,
            compact=style.compact,
            sign=style.sign,
        )
        plain = self._argument

        def number(value: str | Mapping[str, Any], context: FormatContext) -> str:
            found = quantity(value, context)
            return plain(value, context) if found is None else show(found)

        return number

    def date_time(self, style: DateTimeStyle) -> Formatter:
        """The formatter of ``{name, date, ...}``; what is no date-time is shown as ``{name}`` would."""
        if style.skeleton is not None:
            show = skeleton_formatter(self.format_locale, style.skeleton)
        else:
            widths = (style.width, None) if style.kind == "date" else (None, style.width)
            show = date_time_formatter(self.format_locale, *widths)
        plain = self._argument

        def date_time(value: str | Mapping[str, Any], context: FormatContext) -> str:
            found = _moment(value, context)
            return plain(value, context) if found is None else show(found, context.zone)

        return date_time

    def plural(self, ordinal: bool) -> Callable[[Number], str]:  # noqa: FBT001 - as the protocol has it
        """The plural rule of the language."""
        return plural_rule(self.language, ordinal=ordinal).select

    def pound(self) -> Callable[[Number], str]:
        """What shows a number for ``#``: what ``{name, number}`` does."""
        return number_formatter(self.format_locale, grouping="on-aligned")

    def quantity(self, value: str | Mapping[str, Any], context: FormatContext) -> Number | None:
        """The value of an argument as a number, None where it is none."""
        return quantity(value, context)

    def select_key(self, value: str | Mapping[str, Any], context: FormatContext) -> str:
        """The value of an argument as a selector has it: text as it is, an integer in ASCII digits."""
        if isinstance(value, str):
            return value
        context.check(value)
        text: str | None = value.get("s")
        return str(value.get("i", "")) if text is None else text

    def part(self, name: str, value: Any, text: str, context: FormatContext) -> Part:  # noqa: ANN401 - as the protocol
        """The part of a formatted argument: its kind, and inside a nested message its parts."""
        if isinstance(value, str):
            return Part("s", text, name)
        if not isinstance(value, dict):
            return Part("i" if isinstance(value, int) else "d", text, name)
        kind = next(kind for kind in VALUE_MEMBERS if value.get(kind) is not None)
        # Parts without text would let nothing inside nothing grow without end.
        return Part(kind, text, name, context.nested.parts(value[kind]) if kind == "l" and text else ())


def _moment(value: str | Mapping[str, Any], context: FormatContext) -> datetime | None:
    if isinstance(value, str):
        return instant(value)
    context.check(value)
    moment: datetime | str | None = value.get("dt") if value.get("s") is None else value["s"]
    return instant(moment) if isinstance(moment, str) else moment


class _Kinds(dict[str, KindFormatter]):
    """Value member → the formatter of its kind, made when the first such parameter comes."""

    __slots__ = ("_format_locale", "_makers")

    def __init__(self, format_locale: str, makers: Mapping[str, Callable[[str], KindFormatter]]) -> None:
        super().__init__()
        self._format_locale = format_locale
        self._makers = makers

    def __missing__(self, member: str) -> KindFormatter:
        made = self[member] = self._makers[member](self._format_locale)
        return made


def _argument_formatter(kinds: Mapping[str, KindFormatter]) -> Formatter:
    def argument(value: str | Mapping[str, Any], context: FormatContext) -> str:
        if type(value) is str:
            return value
        member = _MEMBER_OF.get((*value,))
        return unusual(value, context) if member is None else kinds[member].show(value, context)

    def unusual(value: str | Mapping[str, Any], context: FormatContext) -> str:
        if isinstance(value, str):
            return value
        context.check(value)
        for member in VALUE_MEMBERS:
            if value.get(member) is not None:
                return kinds[member].show(value, context)
        raise no_value()

    return argument
