"""Random questions: a locale, a value and how to show it, put to the library and to an oracle in its own words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

KINDS: Final = ("i", "d", "dt", "number", "date", "plural", "ordinal", "list")
"""Integers, doubles and date-times as parameters; number and date skeletons; categories; lists."""

WIDTHS: Final = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}

NUMBER_SKELETONS: Final[Mapping[str, Mapping[str, Any]]] = {
    "compact-short": {"notation": "compact"},
    "compact-long": {"notation": "compact", "compactDisplay": "long"},
    "percent .##": {"style": "percent", "maximumFractionDigits": 2},
    ".00": {"minimumFractionDigits": 2, "maximumFractionDigits": 2},
    ".##": {"maximumFractionDigits": 2},
    "group-off .###": {"useGrouping": False, "maximumFractionDigits": 3},
    "group-min2 .###": {"useGrouping": "min2", "maximumFractionDigits": 3},
    "sign-always .#": {"signDisplay": "always", "maximumFractionDigits": 1},
    "sign-except-zero .#": {"signDisplay": "exceptZero", "maximumFractionDigits": 1},
}
"""ICU's skeleton → the options of ``Intl.NumberFormat`` that mean the same. A percent skeleton does not multiply."""

DATE_SKELETONS: Final = (
    "yMMMd",
    "yMMMMEEEEd",
    "jm",
    "Hms",
    "yMdjm",
    "EEEd",
    "yMd",
    "yMMMM",
    "yM",
    "MMMd",
    "Md",
    "d",
    "y",
    "yQQQ",
    "Ed",
    "MEd",
    "yMMMEd",
    "hms",
    "H",
    "j",
    "jms",
    "yMMMMdjm",
    "yMMMMEEEEdjms",
    "Gy",
    "GyMMMd",
    "yyyyMMdd",
    "MMdd",
    "HHmm",
    "Bh",
    "Bhm",
    "Cm",
    "Jm",
    "Ejm",
    "EEEE",
    "MMMM",
    "LLLL",
    "cccc",
    "e",
    "D",
    "w",
    "QQQQ",
    "jmsSSS",
    "jmz",
    "jmv",
    "zzzz",
    "VVVV",
    "OOOO",
    "ZZZZ",
    "XXX",
    "a",
    "B",
    "yMMMMd",
    "Hmv",
    "ms",
)

FEW: Final = 12
"""The integers below it are always asked for."""

WORDS: Final = ("A", "Ibiza", "oro", "8", "hierro", "שלום", "日本", "x y", "")

FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
USUAL_FIRST, USUAL_LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Question:
    """One value to show.

    Args:
        kind: one of ``KINDS``.
        locale: a language tag.
        template: what the library renders, with the parameter ``x``.
        param: that parameter, a vAPI one; the items of a list.
        zone: of date-times.
        api: the constructor of ``Intl`` that answers, empty where none does.
        options: of that constructor.
        value: what is formatted with it.
    """

    kind: str
    locale: str
    template: str
    param: Any
    zone: str
    api: str
    options: Mapping[str, Any]
    value: Any


def random_integer(random: Random) -> int:
    """An integer of up to 18 digits, none below zero.

    Args:
        random: where it comes from.
    """
    digits: int = random.choice((1, 2, 3, 4, 4, 5, 6, 7, 10, 16, 18))
    return random.randrange(10**digits)


def random_double(random: Random) -> float:
    """A double: of everyday size, a tie (which binary fractions are), of any magnitude, or a special one.

    Args:
        random: where it comes from.
    """
    sort = random.choices(("usual", "tie", "any", "special"), (40, 20, 37, 3))[0]
    if sort == "usual":
        return round(random.uniform(-1e5, 1e5), random.randrange(6))
    if sort == "tie":
        return random.randrange(-(10**6), 10**6) / random.choice((2, 4, 8, 200, 2000))
    if sort == "any":
        return random.choice((1, -1)) * random.uniform(1, 10) * 10.0 ** random.randrange(-12, 22)
    return random.choice((0.0, -0.0, 5e-324, math.ulp(1), 1.7976931348623157e308, 0.1 + 0.2, 2.675, 1.005))


@dataclass(frozen=True, slots=True)
class Questions:
    """Where questions come from.

    Args:
        random: where all that is random comes from.
        zones: what to draw the zones of date-times from.
        usual: whether date-times keep to the years 1970 to 2099, for which time zone databases agree.
    """

    random: Random
    zones: Sequence[str]
    usual: bool

    def of(self, kind: str, locale: str, count: int) -> list[Question]:
        """Some questions of one kind in one locale.

        Args:
            kind: one of ``KINDS``.
            locale: a language tag.
            count: how many.
        """
        return [_MAKERS[kind](self, locale, number) for number in range(count)]

    def integer(self, locale: str, _number: int) -> Question:
        """An integer parameter."""
        value = self.random.choice((1, -1)) * random_integer(self.random)
        return Question("i", locale, "{x}", {"i": value}, "UTC", "NumberFormat", {}, str(value))

    def double(self, locale: str, _number: int) -> Question:
        """A double parameter, with a precision or without."""
        value, precision = random_double(self.random), self.random.choice((None, 0, 1, 2, 3, 5, 12))
        options: dict[str, Any] = {"roundingMode": "halfEven"}
        param: dict[str, Any] = {"d": value}
        if precision is not None:
            param["precision"] = precision
            options |= {"minimumFractionDigits": precision, "maximumFractionDigits": precision}
        return Question("d", locale, "{x}", param, "UTC", "NumberFormat", options, repr(value))

    def moment(self) -> str:
        """A moment in RFC 3339, to the millisecond, which is what JavaScript has."""
        first, last = (USUAL_FIRST, USUAL_LAST) if self.usual or self.random.randrange(5) else (FIRST, LAST)
        moment = first + timedelta(milliseconds=self.random.randrange((last - first) // timedelta(milliseconds=1)))
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def date_time(self, locale: str, number: int) -> Question:
        """A date-time parameter, the twelve formats in turn."""
        moment, zone = self.moment(), self.random.choice(self.zones)
        width = (*WIDTHS,)[number % 4]
        kind = ("DATE", "TIME", "DATE_TIME")[number // 4 % 3]
        options = {"calendar": "gregory", "timeZone": zone}
        if "DATE" in kind:
            options["dateStyle"] = WIDTHS[width]
        if "TIME" in kind:
            options["timeStyle"] = WIDTHS[width]
        param = {"dt": moment, "format": f"{width}_{kind}"}
        return Question("dt", locale, "{x}", param, zone, "DateTimeFormat", options, moment)

    def number(self, locale: str, number: int) -> Question:
        """A number skeleton."""
        skeleton = (*NUMBER_SKELETONS,)[number % len(NUMBER_SKELETONS)]
        options = {"roundingMode": "halfEven", **NUMBER_SKELETONS[skeleton]}
        value = random_double(self.random)
        # Intl multiplies a percentage, and a skeleton does so only when told to.
        template = f"{{x, number, ::{skeleton}{' scale/100' if 'percent' in skeleton else ''}}}"
        return Question("number", locale, template, {"d": value}, "UTC", "NumberFormat", options, repr(value))

    def date(self, locale: str, number: int) -> Question:
        """A date skeleton, each of them once before any comes again."""
        moment = self.moment()
        skeleton = DATE_SKELETONS[number] if number < len(DATE_SKELETONS) else self.random.choice(DATE_SKELETONS)
        return Question("date", locale, f"{{x, date, ::{skeleton}}}", {"dt": moment}, "UTC", "", {}, moment)

    def cardinal(self, locale: str, number: int) -> Question:
        """The plural category of a count, every third one with a fraction."""
        value: float = round(self.random.uniform(0, 30), 2) if number >= FEW and number % 3 == 0 else self.count(number)
        return _category("plural", locale, value)

    def ordinal(self, locale: str, number: int) -> Question:
        """The plural category of a rank."""
        return _category("ordinal", locale, self.count(number))

    def count(self, number: int) -> int:
        """The small integers in turn, then random ones. ICU takes the double nearest to one above 2**53."""
        return number if number < FEW else random_integer(self.random) % 2**53

    def list_(self, locale: str, number: int) -> Question:
        """A list of one to five items, styles and widths in turn."""
        items = [self.random.choice(WORDS) for _ in range(self.random.randrange(1, 6))]
        style = ("conjunction", "disjunction", "unit")[number % 3]
        width = ("long", "short", "narrow")[number // 3 % 3]
        return Question("list", locale, "", items, "UTC", "ListFormat", {"type": style, "style": width}, items)


def _category(kind: str, locale: str, value: float) -> Question:
    icu, rule = {"plural": ("plural", "cardinal"), "ordinal": ("selectordinal", "ordinal")}[kind]
    categories = "".join(f" {name} {{{name}}}" for name in ("zero", "one", "two", "few", "many", "other"))
    param = {"i": value} if isinstance(value, int) else {"d": value}
    options = {"type": rule, "maximumFractionDigits": 3, "roundingMode": "halfEven"}
    return Question(kind, locale, f"{{x, {icu},{categories}}}", param, "UTC", "PluralRules", options, repr(value))


_MAKERS: Final[Mapping[str, Callable[[Questions, str, int], Question]]] = {
    "i": Questions.integer,
    "d": Questions.double,
    "dt": Questions.date_time,
    "number": Questions.number,
    "date": Questions.date,
    "plural": Questions.cardinal,
    "ordinal": Questions.ordinal,
    "list": Questions.list_,
}
