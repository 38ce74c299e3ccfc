"""The fields of date patterns put together: every pattern reads as its fields one by one, and tables stay small."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.date_fields import Computed, Daily, Lookup
from vapierrors.cldr.date_patterns import pattern_formatter, split_pattern
from vapierrors.cldr.field_writing import DayTable, field_writer, local_time
from vapierrors.cldr.zones import zone

ZONES = ["UTC", "GMT", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Europe/Dublin"]
LETTERS = "GyYuQqMLwWdDFgEecaHhKkmsSAzvVOZXx"
"""All but ``b`` and ``B``, which read otherwise beside minutes."""

FIELDS = st.tuples(st.sampled_from(LETTERS), st.integers(1, 5)).map(lambda field: field[0] * field[1])
LITERALS = st.sampled_from(["", " ", ", ", ".", "'T'", " 'um' "])
PATTERNS = st.lists(st.tuples(FIELDS, LITERALS), min_size=1, max_size=7).map(lambda pairs: "".join(map("".join, pairs)))
OFFSETS = [UTC, timezone(timedelta(hours=-7)), timezone(timedelta(minutes=345))]
MOMENTS = st.datetimes(timezones=st.sampled_from(OFFSETS))
SIXTY = tuple(f"{count:02}" for count in range(60))
MOMENT = datetime(2024, 7, 1, 23, 5, 9, tzinfo=UTC)


@given(
    pattern=PATTERNS,
    locale=st.sampled_from(["de", "en", "fa", "ko", "mr"]),
    moment=MOMENTS,
    place=st.sampled_from(ZONES),
)
def test_a_pattern_reads_as_its_fields(pattern: str, locale: str, moment: datetime, place: str) -> None:
    """Fields joined into tables, in whatever order, give what each of them gives alone, literals between them."""
    alone = [
        pattern_formatter(locale, token.text)(moment, zone(place)) if token.is_field else token.text
        for token in split_pattern(pattern)
    ]
    assert pattern_formatter(locale, pattern)(moment, zone(place)) == "".join(alone)


@given(moment=MOMENTS.filter(lambda moment: 1 < moment.year < 9999), place=st.sampled_from(ZONES))
def test_local_time_is_that_of_the_standard_library(moment: datetime, place: str) -> None:
    """The short way to the local time leads where ``astimezone`` does, to the right one of two equal times too."""
    local, expected = local_time(moment, zone(place)), moment.astimezone(zone(place).tzinfo)
    assert (local.isoformat(), local.dst()) == (expected.isoformat(), expected.dst())
    assert local.tzinfo is zone(place).tzinfo


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([], ""),
        (["no ", "field"], "no field"),
        (["on ", Daily((str,)), "."], "on 2024-07-02."),
        ([Lookup("minute", SIXTY), ":", Lookup("second", SIXTY)], "05:09"),
        ([Lookup("second", SIXTY), "/", Lookup("hour", SIXTY), "/", Daily((str,))], "09/01/2024-07-02"),
        ([Lookup("hour", SIXTY), "h", Lookup("hour", SIXTY), "h"], "01h01h"),
        ([Computed(lambda _local, place: place.name), " ", Daily((str,))], "Europe/Berlin 2024-07-02"),
    ],
)
def test_shapes(pieces: list[str | Daily | Lookup | Computed], text: str) -> None:
    """Any sequence of fields and literals is written in its own order."""
    assert field_writer(pieces)(MOMENT, zone("Europe/Berlin")) == text


def test_a_day_table_stays_small() -> None:
    """However many days are asked for, a table holds a few hundred of them, and goes on giving the right ones."""
    days = DayTable(Daily((date.isoformat,)))
    first = date(2000, 1, 1).toordinal()
    assert [days[ordinal] for ordinal in range(first, first + 1000)] == [
        date.fromordinal(ordinal).isoformat() for ordinal in range(first, first + 1000)
    ]
    assert len(days) <= 256
