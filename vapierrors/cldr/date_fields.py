"""The fields of date patterns: each pattern letter in each width, as a table look-up or a small function."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from vapierrors.cldr.babel_data import region
from vapierrors.cldr.calendar_texts import calendar_texts, digits
from vapierrors.cldr.supplement import section
from vapierrors.cldr.zone_fields import ZONE_LETTERS, zone_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from vapierrors.cldr.zones import Zone

WIDTHS = {1: "abbreviated", 2: "abbreviated", 3: "abbreviated", 4: "wide", 5: "narrow", 6: "short"}
"""Number of pattern letters → CLDR's width."""

ABBREVIATED, NARROW = 3, 5
NOON = 12


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field that one part of the local time picks from a table.

    Args:
        attribute: of ``datetime``: ``year``, ``month``, ``day``, ``hour``, ``minute``, ``second``, or the method
            ``weekday``.
        table: value of the attribute → text.

    Example:
        >>> Lookup("month", ("", "Jan", "Feb")).affixed("", ".").table
        ('.', 'Jan.', 'Feb.')
    """

    attribute: str
    table: Mapping[int, str] | Sequence[str]

    def affixed(self, before: str, after: str) -> Lookup:
        """The field with literal text around it."""
        if not (before or after):
            return self
        if isinstance(self.table, YearTable):
            return Lookup(self.attribute, self.table.affixed(before, after))
        return Lookup(self.attribute, tuple(f"{before}{self.table[i]}{after}" for i in range(len(self.table))))


@dataclass(frozen=True, slots=True)
class Computed:
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
        if not (before or after):
            return self
        function = self.function
        return Computed(lambda local, zone: f"{before}{function(local, zone)}{after}")


class YearTable(dict[int, str]):
    """Year → text, filled as years are asked for: 9999 entries at most.

    Args:
        spell: from a year to its text.

    Example:
        >>> YearTable(str)[2024]
        '2024'
    """

    __slots__ = ("_spell",)

    def __init__(self, spell: Callable[[int], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, year: int) -> str:
        text = self[year] = self._spell(year)
        return text

    def affixed(self, before: str, after: str) -> YearTable:
        """The table with literal text around each year."""
        spell = self._spell
        return YearTable(lambda year: f"{before}{spell(year)}{after}")


def field_maker(locale: str, letters: frozenset[str]) -> Callable[[str, int], Lookup | Computed]:
    """A function from a pattern letter and its count to the field of that locale (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        letters: all letters of the pattern: day periods look at minutes only where the pattern shows them.

    Example:
        >>> make_field = field_maker("de", frozenset("yM"))
        >>> make_field("M", 4).table[3]
        'März'
        >>> make_field("P", 1)
        Traceback (most recent call last):
        ValueError: Expected a date pattern letter of UTS #35, got 'P'
    """
    fields = _Fields(locale, letters)
    makers = {letter: getattr(fields, name) for letter, name in _MAKERS.items()}

    def make(letter: str, count: int) -> Lookup | Computed:
        if letter in ZONE_LETTERS:
            return Computed(zone_field(locale, letter, count))
        if letter not in makers:
            raise ValueError(f"Expected a date pattern letter of UTS #35, got {letter!r}")
        field: Lookup | Computed = makers[letter](letter, count)
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

    def numbers(self, attribute: str, values: Sequence[int], count: int) -> Lookup:
        return Lookup(attribute, tuple(self.number(value, count) for value in values))

    def names(self, path: str, indices: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.texts[f"{path}/{index}"] for index in indices)

    def era(self, _letter: str, count: int) -> Lookup:
        return Lookup("fold", self.names(f"eras/{WIDTHS[min(count, NARROW)]}", (1, 1)))

    def year(self, _letter: str, count: int) -> Lookup:
        if count == len("yy"):
            return Lookup("year", YearTable(lambda year: self.number(year % 100, 2)))
        return Lookup("year", YearTable(lambda year: self.number(year, count)))

    def quarter(self, letter: str, count: int) -> Lookup:
        if count < ABBREVIATED:
            return self.numbers("month", [(month + 2) // 3 for month in range(13)], count)
        path = f"quarters/{'format' if letter == 'Q' else 'stand-alone'}/{WIDTHS[min(count, NARROW)]}"
        return Lookup("month", self.names(path, [max(1, (month + 2) // 3) for month in range(13)]))

    def month(self, letter: str, count: int) -> Lookup:
        if count < ABBREVIATED:
            return self.numbers("month", range(13), count)
        path = f"months/{'format' if letter == 'M' else 'stand-alone'}/{WIDTHS[min(count, NARROW)]}"
        return Lookup("month", ("", *self.names(path, range(1, 13))))

    def day(self, _letter: str, count: int) -> Lookup:
        return self.numbers("day", range(32), count)

    def day_of_year(self, _letter: str, count: int) -> Computed:
        return Computed(lambda local, _zone: self.number(local.timetuple().tm_yday, count))

    def day_of_week_in_month(self, _letter: str, count: int) -> Lookup:
        return self.numbers("day", [(day + 6) // 7 for day in range(32)], count)

    def julian_day(self, _letter: str, count: int) -> Computed:
        return Computed(lambda local, _zone: self.number(local.toordinal() - _JULIAN_DAY_ZERO, count))

    def weekday(self, letter: str, count: int) -> Lookup:
        if letter != "E" and count < ABBREVIATED:
            first_day = week_rule(self.locale)[0]
            width = 1 if letter == "c" else count
            return Lookup("weekday", [self.number((day - first_day) % 7 + 1, width) for day in range(7)])
        context = "stand-alone" if letter == "c" else "format"
        return Lookup("weekday", self.names(f"days/{context}/{WIDTHS[min(count, 6)]}", range(7)))

    def week_year(self, _letter: str, count: int) -> Computed:
        def year(local: datetime, _zone: Zone) -> str:
            number = week_of_year(local, *week_rule(self.locale))[0]
            return self.number(number % 100, 2) if count == len("YY") else self.number(number, count)

        return Computed(year)

    def week(self, _letter: str, count: int) -> Computed:
        rule = week_rule(self.locale)
        return Computed(lambda local, _zone: self.number(week_of_year(local, *rule)[1], count))

    def week_of_month(self, _letter: str, count: int) -> Computed:
        first_day, minimum = week_rule(self.locale)
        return Computed(
            lambda local, _zone: self.number(_week(local.day, local.weekday(), first_day, minimum), count),
        )

    def hour(self, letter: str, count: int) -> Lookup:
        cycles = {"H": range(24), "k": [24, *range(1, 24)], "K": [*range(12)] * 2, "h": [12, *range(1, 12)] * 2}
        return self.numbers("hour", cycles[letter], count)

    def minute(self, _letter: str, count: int) -> Lookup:
        return self.numbers("minute", range(60), count)

    def second(self, _letter: str, count: int) -> Lookup:
        return self.numbers("second", range(60), count)

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
        period = Lookup("hour", [self.texts.get(f"{path}/{names[hour]}") or half_day.table[hour] for hour in range(24)])
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
    weeks = section("dates")["weeks"]
    first_day, minimum = weeks.get(region(locale), weeks["001"])
    return first_day, minimum


def _week(day: int, weekday: int, first_day: int, minimum: int) -> int:
    """The week that a day (from 1) of a period is in, 0 if before the first."""
    into_week = (weekday - first_day) % 7
    first_into_week = (into_week - day + 1) % 7
    started = (day - 1 + first_into_week) // 7
    return started + (7 - first_into_week >= minimum)


def week_of_year(local: datetime, first_day: int, minimum: int) -> tuple[int, int]:
    """The year that the week of a day belongs to, and the number of that week in it.

    Args:
        local: the day.
        first_day: of the week, 0 is Monday.
        minimum: how many days of a year its first week must have.

    Example:
        >>> from datetime import datetime, UTC
        >>> week_of_year(datetime(2024, 12, 30, tzinfo=UTC), 0, 4)
        (2025, 1)
    """
    day_of_year = local.timetuple().tm_yday
    week = _week(day_of_year, local.weekday(), first_day, minimum)
    if week == 0:
        return local.year - 1, _week(day_of_year + _days(local.year - 1), local.weekday(), first_day, minimum)
    if week > _SHORTEST_WEEKS:
        left = _days(local.year) - day_of_year
        next_first = (local.weekday() + left + 1 - first_day) % 7
        if left < next_first and 7 - next_first >= minimum:
            return local.year + 1, 1
    return local.year, week


_SHORTEST_WEEKS = 51


def _days(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


@lru_cache(maxsize=128)
def day_period_names(locale: str) -> tuple[str, ...]:
    """The day periods of the 24 hours, for the letter ``B``; a 25th name is ``noon`` where the language has one.

    Example:
        >>> names = day_period_names("en")
        >>> names[7], names[24]
        ('morning1', 'noon')
        >>> day_period_names("tlh")
        ()
    """
    rules: Mapping[str, str] = section("dates")["dayPeriods"]
    name = locale
    while name and name not in rules:
        name = name.rpartition("_")[0]
    return tuple(rules[name].split()) if name else ()
