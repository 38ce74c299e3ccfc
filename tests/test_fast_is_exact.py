"""Whatever way a number or a date takes through the library, it comes out as slow and exact arithmetic has it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from decimal import MAX_PREC, ROUND_HALF_EVEN, Context, Decimal
from random import Random
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from vapierrors import Catalog, Renderer
from vapierrors.cldr.calendar_texts import calendar_texts
from vapierrors.cldr.number_data import number_data
from vapierrors.cldr.supplement import entry
from vapierrors.cldr.zone_texts import zone_text_finder
from vapierrors.cldr.zones import canonical_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCALES = ("de", "en", "es", "fr", "hi", "pl", "ar_EG", "fa", "mr", "de_CH", "pt_PT", "my", "ja", "sv")
ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Monrovia",
    "Etc/GMT+5",
)
WIDTHS = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}
FORMATS = [f"{width}_{kind}" for width in WIDTHS for kind in ("DATE", "TIME", "DATE_TIME")]
BETWEEN = "\N{SYMBOL FOR UNIT SEPARATOR}"
AT_ONCE = 50
NUMBERS_PER_LOCALE = 4000
DATES_PER_ZONE = 100
LEAST = 50_000
MILLISECOND = timedelta(milliseconds=1)
PIECE = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<letter>[A-Za-z])(?P=letter)*|[^A-Za-z']")

RENDERER = Renderer(
    Catalog.from_mapping({"en": {"m": BETWEEN.join(f"{{x{number}}}" for number in range(AT_ONCE))}}, builtin=False)
)
EXACT = Context(prec=MAX_PREC)


def rendered(locale: str, params: list[dict[str, Any]], zone: str) -> Iterator[str]:
    """What the renderer makes of parameters on the wire, some at a time, every other time with parts."""
    for start in range(0, len(params), AT_ONCE):
        named = {f"x{number}": param for number, param in enumerate(params[start : start + AT_ONCE])}
        message = {"id": "m", "default_message": "-", "args": [], "params": named}
        body = json.dumps({"messages": [message]}) if start % (2 * AT_ONCE) else {"messages": [message]}
        yield from RENDERER.render(body, format_locale=locale, timezone=zone).messages[0].text.split(BETWEEN)


def some_number(random: Random) -> int | float:
    """A number of any magnitude and kind; a third are ties, or as near to one as doubles come."""
    return random.choice((1, -1)) * random.choice(KINDS)(random)


KINDS: tuple[Callable[[Random], int | float], ...] = (
    lambda random: random.randrange(10 ** random.randrange(1, 19)),
    lambda random: (2 * random.randrange(10**6) + 1) / 2 ** random.randrange(1, 12),
    lambda random: float(f"{random.randrange(10**4)}.{random.randrange(10**3)}5"),
    lambda random: (
        float(f"{random.randrange(10**4)}.{random.randrange(100):02}5") * (1 + random.choice((-1, 1)) / 2**52)
    ),
    lambda random: random.uniform(1, 10) * 10.0 ** random.randrange(-30, 30),
    lambda random: random.choice((0.0, 5e-324, 1.7976931348623157e308, 2.0**53, 2.0**63, 1e15, 1e16, 999.5, 1e-7)),
    *[lambda random: round(random.uniform(0, 10 ** random.randrange(1, 10)), random.randrange(5))] * 3,
)


def exact_number(locale: str) -> Callable[[int | float, int | None], str]:
    """A function from a number and its precision to what Decimal makes of them, in the locale's symbols."""
    data = number_data(locale)
    numerals = str.maketrans("0123456789", entry("digits", data.system))
    sizes = [len(group) for group in data.decimal.partition(".")[0].split(",")[1:]]
    last, before = sizes[-1], sizes[-2] if len(sizes) > 1 else sizes[-1]

    def write(number: float, precision: int | None) -> str:
        value = Decimal(repr(number))
        if isinstance(number, float):
            places = 3 if precision is None else precision
            value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, EXACT)
        minus = data.symbols["minusSign"] if value.is_signed() else ""
        integer, _, fraction = f"{value.copy_abs():f}".partition(".")
        if precision is None:
            fraction = fraction.rstrip("0")
        if len(integer) >= last + data.minimum_grouping:
            groups, rest = [integer[-last:]], integer[:-last]
            while rest:
                groups.insert(0, rest[-before:])
                rest = rest[:-before]
            integer = data.symbols["group"].join(groups)
        decimal = data.symbols["decimal"] if fraction else ""
        return minus + f"{integer}{decimal}{fraction}".translate(numerals)

    return write


def test_numbers() -> None:
    """Doubles and integers of all magnitudes and precisions, ties included, are rounded and written exactly."""
    random = Random(20)  # noqa: S311 - a repeatable draw
    differing = []
    for locale in LOCALES:
        exact = exact_number(locale)
        numbers = [some_number(random) for _ in range(NUMBERS_PER_LOCALE)]
        precisions = [random.choice((None, 0, 1, 2, 2, 3, 4, 5, 8, 17, 40)) for _ in numbers]
        params: list[dict[str, Any]] = [
            {"i": number} if isinstance(number, int) else {"d": number, "precision": precision}
            for number, precision in zip(numbers, precisions, strict=True)
        ]
        for param, text in zip(params, rendered(locale, params, "UTC"), strict=True):
            number, precision = next(iter(param.values())), param.get("precision")
            if text != exact(number, precision):
                differing.append((locale, param, text, exact(number, precision)))
    assert differing == []


def some_moment(random: Random) -> datetime:
    """A moment to the millisecond; one in eight is in a year far from ours."""
    first, last = (1900, 2100) if random.randrange(8) else (2, 9998)
    span = datetime(last, 1, 1, tzinfo=UTC) - datetime(first, 1, 1, tzinfo=UTC)
    return datetime(first, 1, 1, tzinfo=UTC) + span * random.random() // MILLISECOND * MILLISECOND


class SlowDates:
    """Dates of one locale, field by field from the pattern, each looked up anew."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.texts = calendar_texts(locale)
        self.numerals = str.maketrans("0123456789", entry("digits", self.texts["numbers/system"]))

    def text(self, format_: str, moment: datetime, zone: str) -> str:
        """The moment in the zone, in one of the twelve formats."""
        width, _, kind = format_.partition("_")
        date, time = (self.texts[f"{one}/{WIDTHS[width]}"] for one in ("date", "time"))
        glue = self.texts[f"atTime/{WIDTHS[width]}"]
        both = re.sub(r"\{[01]\}", lambda match: time if match[0] == "{0}" else date, glue)
        pattern = {"DATE": date, "TIME": time, "DATE_TIME": both}[kind]
        local = moment.astimezone(ZoneInfo(zone))
        return "".join(
            self.field(match["letter"], len(match[0]), local, zone)
            if match["letter"]
            else (match["quoted"] or match[0]).replace("''", "'")
            for match in PIECE.finditer(pattern)
        )

    def field(self, letter: str, count: int, local: datetime, zone: str) -> str:
        """One run of a pattern letter."""
        numbers = {
            "y": local.year if count != 2 else local.year % 100,
            "d": local.day,
            "H": local.hour,
            "h": local.hour % 12 or 12,
            "K": local.hour % 12,
            "k": local.hour or 24,
            "m": local.minute,
            "s": local.second,
        }
        if letter in "ML" and count < 3:
            numbers[letter] = local.month
        if letter in numbers:
            return f"{numbers[letter]:0{count}}".translate(self.numerals)
        if letter == "z":
            return self.zone_name(local, zone, "long" if count > 3 else "short")
        width = {4: "wide", 5: "narrow", 6: "short"}.get(count, "abbreviated")
        context = "stand-alone" if letter in "Lc" else "format"
        return self.texts[
            {
                "M": f"months/{context}/{width}/{local.month}",
                "L": f"months/{context}/{width}/{local.month}",
                "E": f"days/{context}/{width}/{local.weekday()}",
                "c": f"days/{context}/{width}/{local.weekday()}",
                "a": f"dayPeriods/{width}/{'am' if local.hour < 12 else 'pm'}",
                "G": f"eras/{width}/1",
            }[letter]
        ]

    def zone_name(self, local: datetime, zone: str, width: str) -> str:
        """The specific name of the zone, by the metazone that it used then, or its offset."""
        identity = canonical_id(zone)
        rows = entry("metazones", identity)
        rows = rows if isinstance(rows, list) else [["", rows]]
        now = local.astimezone(UTC).isoformat(" ")[: len("2000-01-01 00:00")]
        metazone = [name for start, name in rows if (start or "1970-01-01 00:00") <= now][-1:]
        kind = f"{width}/{'daylight' if is_ahead(local) else 'standard'}"
        find = zone_text_finder(self.locale)
        named = find("zones", identity, kind) or (metazone and metazone[0] and find("metazones", metazone[0], kind))
        return named or self.offset(local, width)

    def offset(self, local: datetime, width: str) -> str:
        """The localized GMT format of the offset."""
        seconds = round((local.utcoffset() or timedelta()).total_seconds())
        positive, _, negative = self.texts["zone/hour"].partition(";")
        pattern = negative if seconds < 0 else positive
        hours, minutes, seconds = abs(seconds) // 3600, abs(seconds) // 60 % 60, abs(seconds) % 60
        separator = pattern[pattern.rindex("H") + 1 : pattern.index("m")]
        text = pattern[: pattern.index("H")] + f"{hours:0{2 if width == 'long' else 1}}"
        if width == "long" or minutes or seconds:
            text += f"{separator}{minutes:02}" + (f"{separator}{seconds:02}" if seconds else "")
            text += pattern[pattern.index("mm") + 2 :]
        return self.texts["zone/gmt"].replace("{0}", text.translate(self.numerals))


def is_ahead(local: datetime) -> bool:
    """Whether daylight saving time is in force; the database has Ireland, from 1972 on, on its standard time then."""
    saving = local.dst() or timedelta()
    if str(local.tzinfo) == "Europe/Dublin" and local.year >= 1972:
        return saving == timedelta()
    return saving > timedelta()


def test_dates() -> None:
    """Moments of any year are shown in the twelve formats, in zones with all kinds of history, field by field."""
    random = Random(21)  # noqa: S311 - a repeatable draw
    differing = []
    for locale in LOCALES:
        slow = SlowDates(locale)
        for zone in ZONES:
            moments = [some_moment(random) for _ in range(DATES_PER_ZONE)]
            params = [
                {"dt": moment.isoformat().replace("+00:00", "Z"), "format": random.choice(FORMATS)}
                for moment in moments
            ]
            for moment, param, text in zip(moments, params, rendered(locale, params, zone), strict=True):
                if text != slow.text(param["format"], moment, zone):
                    differing.append((locale, zone, param, text, slow.text(param["format"], moment, zone)))
    assert differing == []


def test_how_many() -> None:
    """The two tests above compare what they promise to."""
    assert len(LOCALES) * (NUMBERS_PER_LOCALE + len(ZONES) * DATES_PER_ZONE) >= LEAST
