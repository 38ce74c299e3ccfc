"""The fields of date patterns: each pattern letter in each width, as a table look-up or a small function."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.babel_data import region
from vapierrors.cldr.calendar_texts import calendar_texts, digits
from vapierrors.cldr.supplement import entries
from vapierrors.cldr.zone_fields import ZONE_LETTERS, zone_field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from vapierrors.cldr.zones import Zone

WIDTHS = {1: "abbreviated", 2: "abbreviated", 3: "abbreviated", 4: "wide", 5: "narrow", 6: "short"}
"""Number of pattern letters → CLDR's width."""

ABBREVIATED, NARROW = 3, 5
NOON = 12


class Daily(NamedTuple):
    """What stands the same all day long: fields of the date, and literals between them.

    Args:
        parts: literals, and functions from the day to a text.

    Example:
        >>> from datetime import date
        >>> "".join(Daily((lambda day: str(day.day),)).affixed("", ".").texts(date(2024, 7, 1)))
        '1.'
    """

    parts: tuple[str | Callable[[date], str], ...]

    def affixed(self, before: str, after: str) -> Daily:
        """The fields with literal text around them."""
        return Daily((before, *self.parts, after))

    def texts(self, day: date) -> list[str]:
        """The texts of the parts on one day."""
        return [part if isinstance(part, str) else part(day) for part in self.parts]


class Lookup(NamedTuple):
    """A field that one part of the time picks from a table.

    Args:
        attribute: of ``datetime``: ``hour``, ``minute`` or ``second``.
        table: the text of each value of the attribute.

    Example:
        >>> Lookup("hour", ("0", "1")).affixed("", " h").table
        ('0 h', '1 h')
    """

    attribute: str
    table: tuple[str, ...]

    def affixed(self, before: str, after: str) -> Lookup:
        """The field with literal text around it."""
        return Lookup(self.attribute, tuple(f"{before}{text}{after}" for text in self.table))


class Computed(NamedTuple):
    """A field that takes the whole local time, and the zone.

    Args:
        function: from both to the text.

    Example:
        >>> from vapierrors.cldr.zones import zone
        >>> Computed(lambda local, place: place.name).affixed("(", ")").function(None, zone("UTC"))
        '(Etc/UTC)'
    """

    function: Callable[[datetime, Zone], str]

    def affixed(self, before: str, after: str) -> Computed:
        """The field with literal text around it."""
        function = self.function
        return Computed(lambda local, zone: f"{before}{function(local, zone)}{after}")


Field = Daily | Lookup | Computed


def field_maker(locale: str, letters: frozenset[str]) -> Callable[[str, int], Field]:
    """A function from a pattern letter and its count to the field of that locale (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        letters: all letters of the pattern: day periods look at minutes only where the pattern shows them.

    Example:
        >>> make_field = field_maker("de", frozenset("ha"))
        >>> make_field("a", 1).table[13]
        'PM'
        >>> make_field("P", 1)
        Traceback (most recent call last):
        ValueError: Expected a date pattern letter of UTS #35, got 'P'
    """
    fields = _Fields(locale, letters)
    makers = {letter: getattr(fields, name) for letter, name in _MAKERS.items()}

    def make(letter: str, count: int) -> Field:
        if letter in ZONE_LETTERS:
            return Computed(zone_field(locale, letter, count))
        if letter not in makers:
            raise ValueError(f"Expected a date pattern letter of UTS #35, got {letter!r}")
        field: Field = makers[letter](letter, count)
        return field

    return make


class _Fields:
    """One method per kind of field; each takes the pattern letter and its count."""

    def __init__(self, locale: str, letters: frozenset[str]) -> None:
        self.locale = locale
        self.letters = letters
        self.texts = calendar_texts(locale)
        self.digits = digits(locale)
        self.numerals = None if self.digits.startswith("0") else str.maketrans("0123456789", self.digits)

    def number(self, value: int, count: int) -> str:
        text = f"{value:0{count}}"
        return text if self.numerals is None else text.translate(self.numerals)

    def numbers(self, values: Iterable[int], count: int) -> tuple[str, ...]:
        return tuple(self.number(value, count) for value in values)

    def names(self, path: str, indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.texts[f"{path}/{index}"] for index in indices)

    def era(self, _letter: str, count: int) -> Daily:
        return Daily(self.names(f"eras/{WIDTHS[min(count, NARROW)]}", (1,)))

    def year(self, _letter: str, count: int) -> Daily:
        if count == len("yy"):
            return Daily((lambda day: self.number(day.year % 100, 2),))
        return Daily((lambda day: self.number(day.year, count),))

    def quarter(self, letter: str, count: int) -> Daily:
        if count < ABBREVIATED:
            texts = self.numbers(range(1, 5), count)
        else:
            context = "format" if letter == "Q" else "stand-alone"
            texts = self.names(f"quarters/{context}/{WIDTHS[min(count, NARROW)]}", range(1, 5))
        return Daily((lambda day: texts[(day.month - 1) // 3],))

    def month(self, letter: str, count: int) -> Daily:
        if count < ABBREVIATED:
            texts = self.numbers(range(1, 13), count)
        else:
            context = "format" if letter == "M" else "stand-alone"
            texts = self.names(f"months/{context}/{WIDTHS[min(count, NARROW)]}", range(1, 13))
        return Daily((lambda day: texts[day.month - 1],))

    def day(self, _letter: str, count: int) -> Daily:
        return Daily((lambda day: self.number(day.day, count),))

    def day_of_year(self, _letter: str, count: int) -> Daily:
        return Daily((lambda day: self.number(day.timetuple().tm_yday, count),))

    def day_of_week_in_month(self, _letter: str, count: int) -> Daily:
        return Daily((lambda day: self.number((day.day + 6) // 7, count),))

    def julian_day(self, _letter: str, count: int) -> Daily:
        return Daily((lambda day: self.number(day.toordinal() - _JULIAN_DAY_ZERO, count),))

    def weekday(self, letter: str, count: int) -> Daily:
        if letter != "E" and count < ABBREVIATED:
            first_day = week_rule(self.locale)[0]
            width = 1 if letter == "c" else count
            texts = self.numbers(((day - first_day) % 7 + 1 for day in range(7)), width)
        else:
            context = "stand-alone" if letter == "c" else "format"
            texts = self.names(f"days/{context}/{WIDTHS[min(count, 6)]}", range(7))
        return Daily((lambda day: texts[day.weekday()],))

    def week_year(self, _letter: str, count: int) -> Daily:
        rule = week_rule(self.locale)

        def year(day: date) -> str:
            number = week_of_year(day, *rule)[0]
            return self.number(number % 100, 2) if count == len("YY") else self.number(number, count)

        return Daily((year,))

    def week(self, _letter: str, count: int) -> Daily:
        rule = week_rule(self.locale)
        return Daily((lambda day: self.number(week_of_year(day, *rule)[1], count),))

    def week_of_month(self, _letter: str, count: int) -> Daily:
        first_day, minimum = week_rule(self.locale)
        return Daily((lambda day: self.number(_week(day.day, day.weekday(), first_day, minimum), count),))

    def hour(self, letter: str, count: int) -> Lookup:
        cycles = {"H": range(24), "k": [24, *range(1, 24)], "K": [*range(12)] * 2, "h": [12, *range(1, 12)] * 2}
        return Lookup("hour", self.numbers(cycles[letter], count))

    def minute(self, _letter: str, count: int) -> Lookup:
        return Lookup("minute", self.numbers(range(60), count))

    def second(self, _letter: str, count: int) -> Lookup:
        return Lookup("second", self.numbers(range(60), count))

    def fraction(self, _letter: str, count: int) -> Computed:
        def digits_of(local: datetime, _zone: Zone) -> str:
            text = f"{local.microsecond:06}".ljust(count, "0")[:count]
            return text if self.numerals is None else text.translate(self.numerals)

        return Computed(digits_of)

    def milliseconds_in_day(self, _letter: str, count: int) -> Computed:
        def milliseconds(local: datetime, _zone: Zone) -> str:
            seconds = (local.hour * 60 + local.minute) * 60 + local.second
            return self.number(seconds * 1000 + local.microsecond // 1000, count)

        return Computed(milliseconds)

    def half_day(self, _letter: str, count: int) -> Lookup:
        path = f"dayPeriods/{WIDTHS[min(count, NARROW)]}"
        return Lookup("hour", (self.texts[f"{path}/am"],) * 12 + (self.texts[f"{path}/pm"],) * 12)

    def half_day_or_noon(self, letter: str, count: int) -> Lookup | Computed:
        return self._with_noon(self.half_day(letter, count), count)

    def day_period(self, letter: str, count: int) -> Lookup | Computed:
        half_day = self.half_day(letter, count)
        names = day_period_names(self.locale)
        if not names:
            return half_day
        path = f"dayPeriods/{WIDTHS[min(count, NARROW)]}"
        texts = (self.texts.get(f"{path}/{name}") or usual for name, usual in zip(names, half_day.table, strict=False))
        period = Lookup("hour", tuple(texts))
        return self._with_noon(period, count) if "noon" in names else period

    def _with_noon(self, usual: Lookup, count: int) -> Lookup | Computed:
        """The usual text but at twelve o'clock sharp, as sharp as the pattern shows it. ICU knows no midnight here."""
        noon = self.texts.get(f"dayPeriods/{WIDTHS[min(count, NARROW)]}/noon")
        if noon is None:
            return usual
        shows_minutes = "m" in self.letters
        shows_seconds = "s" in self.letters

        def period(local: datetime, _zone: Zone) -> str:
            after = (shows_minutes and local.minute) or (shows_seconds and local.second)
            return noon if local.hour == NOON and not after else usual.table[local.hour]

        return Computed(period)


_MAKERS = {
    "G": "era",
    **dict.fromkeys("yuUr", "year"),
    "Y": "week_year",
    **dict.fromkeys("Qq", "quarter"),
    **dict.fromkeys("ML", "month"),
    "w": "week",
    "W": "week_of_month",
    "d": "day",
    "D": "day_of_year",
    "F": "day_of_week_in_month",
    "g": "julian_day",
    **dict.fromkeys("Eec", "weekday"),
    "a": "half_day",
    "b": "half_day_or_noon",
    "B": "day_period",
    **dict.fromkeys("HhKk", "hour"),
    "m": "minute",
    "s": "second",
    "S": "fraction",
    "A": "milliseconds_in_day",
}
"""Pattern letter → the method of ``_Fields`` that makes its field."""

_JULIAN_DAY_ZERO = -1721425


def week_rule(locale: str) -> tuple[int, int]:
    """The first day of the week (0 is Monday), and how many days of a year its first week must have.

    Example:
        >>> week_rule("en_US"), week_rule("de")
        ((6, 1), (0, 4))
    """
    first_day, minimum = next(iter(entries("weeks", (region(locale), "001")).values()))
    return first_day, minimum


def _week(day: int, weekday: int, first_day: int, minimum: int) -> int:
    """The week that a day (from 1) of a period is in, 0 if before the first."""
    into_week = (weekday - first_day) % 7
    first_into_week = (into_week - day + 1) % 7
    started = (day - 1 + first_into_week) // 7
    return started + (7 - first_into_week >= minimum)


def week_of_year(day: date, first_day: int, minimum: int) -> tuple[int, int]:
    """The year that the week of a day belongs to, and the number of that week in it.

    Args:
        day: the day.
        first_day: of the week, 0 is Monday.
        minimum: how many days of a year its first week must have.

    Example:
        >>> from datetime import date
        >>> week_of_year(date(2024, 12, 30), 0, 4)
        (2025, 1)
    """
    day_of_year = day.timetuple().tm_yday
    week = _week(day_of_year, day.weekday(), first_day, minimum)
    if week == 0:
        return day.year - 1, _week(day_of_year + _days(day.year - 1), day.weekday(), first_day, minimum)
    if week > _SHORTEST_WEEKS:
        left = _days(day.year) - day_of_year
        next_first = (day.weekday() + left + 1 - first_day) % 7
        if left < next_first and 7 - next_first >= minimum:
            return day.year + 1, 1
    return day.year, week


_SHORTEST_WEEKS = 51


def _days(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


@lru_cache(maxsize=128)
def day_period_names(daye: str) -> tuple[str, ...]:
    """The day periods of the 24 hours, for the letter ``B``; a 25th name is ``noon`` where the language has one.

    Example:
        >>> names = day_period_names("en")
        >>> names[7], names[24]
        ('morning1', 'noon')
        >>> day_period_names("tlh")
        ()
    """
    pieces = daye.split("_")
    rules: dict[str, str] = entries("dayPeriods", ("_".join(pieces[:count]) for count in range(len(pieces), 0, -1)))
    return tuple(next(iter(rules.values()), "").split())
