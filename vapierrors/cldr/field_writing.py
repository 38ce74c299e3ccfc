"""The fields of a date pattern put together into one function from a moment and a zone to the text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from operator import add, attrgetter
from typing import TYPE_CHECKING, Final

from vapierrors.cldr.date_fields import Computed, Daily, Lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vapierrors.cldr.date_fields import Field
    from vapierrors.cldr.zones import Zone

_MOST_DAYS = 256
_MIDDLE_YEAR = 5000
_NOTHING = ("",) * 60
_combine: Final = datetime.combine


class DayTable(dict[int, str]):
    """Ordinal of a day → its text, filled as days are asked for; those of errors lie close together.

    Args:
        daily: the fields of the text.

    Example:
        >>> days = DayTable(Daily((str,)))
        >>> days[738_000], len(days)
        ('2021-07-29', 1)
    """

    __slots__ = ("_daily",)

    def __init__(self, daily: Daily) -> None:
        super().__init__()
        self._daily = daily

    def __missing__(self, ordinal: int) -> str:
        if len(self) >= _MOST_DAYS:
            self.clear()
        text = self[ordinal] = "".join(self._daily.texts(date.fromordinal(ordinal)))
        return text


def local_time(moment: datetime, zone: Zone) -> datetime:
    """A moment in the local time of a zone.

    Args:
        moment: any aware date-time; one that no year from 1 to 9999 holds in the zone becomes the first or last that
            one does.
        zone: the zone.

    Example:
        >>> from vapierrors.cldr.zones import zone
        >>> local_time(datetime(2024, 7, 1, 12, 30, tzinfo=UTC), zone("Europe/Berlin")).hour
        14
    """
    rules = zone.tzinfo
    try:
        if moment.tzinfo is UTC:
            # Takes half as long as ``astimezone``, which asks UTC for its offset.
            return rules.fromutc(_combine(moment, moment.time(), rules))
        return moment.astimezone(rules)
    except OverflowError:
        if moment.year < _MIDDLE_YEAR:
            return datetime.min.replace(tzinfo=rules)
        return datetime.max.replace(tzinfo=rules)


def field_writer(pieces: Iterable[str | Field]) -> Callable[[datetime, Zone], str]:
    """A function from a moment and a zone to the texts of fields, one after the other (specification, section 3).

    Nearly every pattern is a date, hours, minutes and seconds, and perhaps something behind them.

    Args:
        pieces: fields, and literals between them.

    Example:
        >>> from vapierrors.cldr.zones import zone
        >>> digits = tuple(f"{count:02}" for count in range(60))
        >>> write = field_writer([Daily((str,)), " ", Lookup("hour", digits), " h"])
        >>> write(datetime(2024, 7, 1, 23, 30, tzinfo=UTC), zone("Europe/Berlin"))
        '2024-07-02 01 h'
    """
    fields = _joined(pieces)
    days = DayTable(_taken_date(fields))
    if not fields:
        return lambda moment, zone: days[local_time(moment, zone).toordinal()]
    hours, minutes, seconds = (_taken_table(attribute, fields) for attribute in ("hour", "minute", "second"))

    write_rest = _local_writer(fields) if fields else None

    def write(moment: datetime, zone: Zone) -> str:
        # As ``local_time`` has it: the call would take a sixth of the time.
        rules = zone.tzinfo
        try:
            in_utc = moment.tzinfo is UTC
            local = rules.fromutc(_combine(moment, moment.time(), rules)) if in_utc else moment.astimezone(rules)
        except OverflowError:
            local = local_time(moment, zone)
        text = f"{days[local.toordinal()]}{hours[local.hour]}{minutes[local.minute]}{seconds[local.second]}"
        return text if write_rest is None else text + write_rest(local, zone)

    return write


def _joined(pieces: Iterable[str | Field]) -> list[Field]:
    """Fields alone: literals become part of the field before them, and what goes by the same value one field."""
    fields: list[Field] = []
    leading = ""
    for piece in pieces:
        match (fields[-1] if fields else None), piece:
            case None, str():
                leading += piece
            case Daily() | Lookup() | Computed() as last, str():
                fields[-1] = last.affixed("", piece)
            case Daily() as last, Daily():
                fields[-1] = Daily((*last.parts, *piece.parts))
            case Lookup("hour") as last, Lookup("hour"):
                fields[-1] = Lookup("hour", tuple(map(add, last.table, piece.table)))
            case None, Daily() | Lookup() | Computed():
                fields.append(piece.affixed(leading, "") if leading else piece)
            case _, Daily() | Lookup() | Computed():
                fields.append(piece)
    return fields or [Daily((leading,))]


def _taken_date(fields: list[Field]) -> Daily:
    """The first field, which is taken away, if it is one of the date; else one of nothing."""
    match fields:
        case [Daily() as daily, *_]:
            del fields[0]
            return daily
    return Daily(())


def _taken_table(attribute: str, fields: list[Field]) -> Sequence[str]:
    """The table of the first field, which is taken away, if it goes by an attribute; else one of nothing."""
    match fields:
        case [Lookup(name, table), *_] if name == attribute:
            del fields[0]
            return table
    return _NOTHING


def _local_writer(fields: Sequence[Field]) -> Callable[[datetime, Zone], str]:
    first, *rest = fields
    write_first = _function(first)
    if not rest:
        return write_first
    write_rest = _local_writer(rest)
    return lambda local, zone: write_first(local, zone) + write_rest(local, zone)


def _function(field: Field) -> Callable[[datetime, Zone], str]:
    match field:
        case Computed():
            return field.function
        case Daily():
            days = DayTable(field)
            return lambda local, _zone: days[local.toordinal()]
        case Lookup():
            value: Callable[[datetime], int] = attrgetter(field.attribute)
            table = field.table
            return lambda local, _zone: table[value(local)]
