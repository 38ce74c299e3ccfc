"""Time zones: which names are taken, and how zones and offsets are named."""

from __future__ import annotations

import json
import sys
import zoneinfo
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.gmt_offsets import gmt_formatter, iso_offset
from vapierrors.cldr.make_supplement import TARGET
from vapierrors.cldr.zone_fields import zone_field
from vapierrors.cldr.zone_names import exemplar_city, generic_format, location_name, metazone_periods, specific_format
from vapierrors.cldr.zone_texts import zone_text_finder
from vapierrors.cldr.zones import daylight_rule, zone
from vapierrors.exceptions import TimeZoneError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTION = "metazones/"
KNOWN_ZONES = {name.removeprefix(SECTION) for name in json.loads(TARGET.read_text("utf-8")) if name.startswith(SECTION)}
OFFSETS = st.timedeltas(min_value=timedelta(hours=-18), max_value=timedelta(hours=18)).map(
    lambda offset: timedelta(seconds=round(offset.total_seconds())),
)


def local_time(name: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(zone(name).tzinfo)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Asia/Kolkata", "Asia/Calcutta"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("America/Argentina/Buenos_Aires", "America/Buenos_Aires"),
        ("America/Fort_Wayne", "America/Indianapolis"),
        ("Europe/Kyiv", "Europe/Kiev"),
        ("Europe/Uzhgorod", "Europe/Kiev"),
        ("US/Pacific", "America/Los_Angeles"),
        ("UTC", "Etc/UTC"),
        ("Etc/UCT", "Etc/UTC"),
        ("Zulu", "Etc/UTC"),
        ("GMT", "Etc/GMT"),
        ("Greenwich", "Etc/GMT"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_canonical_name(name: str, canonical: str) -> None:
    """An alias, old or new, leads to the id that CLDR keeps its names under."""
    assert zone(name).name == canonical


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Z",
        "Berlin",
        "Europe",
        "europe/berlin",
        "../../etc/passwd",
        "/etc/passwd",
        "Europe/../UTC",
        "Europe/Berlin\0",
        "Europe\\Berlin",
        "Europe/Berlin ",
        "localtime",
        "posixrules",
        "Factory",
        "America/Argentina",
    ],
)
def test_unknown_name(name: str) -> None:
    """What is no name of the time zone database is refused, with the name in the text."""
    with pytest.raises(TimeZoneError) as caught:
        zone(name)
    assert str(caught.value) == f"Expected an IANA time zone name such as Europe/Berlin, got {name!r}"


def test_long_name_is_cut() -> None:
    """An endless name is refused without being repeated in full."""
    with pytest.raises(TimeZoneError) as caught:
        zone("A" * 10_000)
    assert str(caught.value) == f"Expected an IANA time zone name such as Europe/Berlin, got '{'A' * 64}'"


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in {"tzdata", *(name for name in sys.modules if name.startswith("tzdata."))}:
        monkeypatch.setitem(sys.modules, name, None)
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    zone.cache_clear()
    yield
    zoneinfo.reset_tzpath(to=before)
    zone.cache_clear()


@pytest.mark.usefixtures("_no_database")
def test_without_a_database() -> None:
    """A machine without time zone data still has UTC, and is told what to install for the rest."""
    assert zone("UTC").tzinfo.utcoffset(None) == timedelta(0)
    with pytest.raises(TimeZoneError) as caught:
        zone("Europe/Berlin")
    assert str(caught.value) == (
        "Expected a time zone database that has Europe/Berlin, got none; install one with: pip install tzdata"
    )
    with pytest.raises(TimeZoneError) as caught:
        zone("Nowhere/Nothing")
    assert str(caught.value) == "Expected an IANA time zone name such as Europe/Berlin, got 'Nowhere/Nothing'"


@pytest.mark.parametrize(
    ("name", "instant", "daylight"),
    [
        ("Europe/Berlin", "2024-07-01", True),
        ("Europe/Berlin", "2024-01-01", False),
        ("Europe/Dublin", "2024-07-01", True),
        ("Europe/Dublin", "2024-01-01", False),
        ("Europe/Dublin", "2080-07-01", True),
        ("Europe/Dublin", "1969-07-01", False),
        ("Africa/Casablanca", "2020-01-01", True),
        ("Africa/Casablanca", "2020-05-10", False),
        ("Africa/Windhoek", "2000-01-01", True),
        ("Africa/Windhoek", "2000-07-01", False),
        ("Africa/Windhoek", "2020-01-01", False),
        ("Australia/Lord_Howe", "2024-01-01", True),
        ("Asia/Tokyo", "2024-07-01", False),
    ],
)
def test_daylight(name: str, instant: str, daylight: bool) -> None:  # noqa: FBT001 - an expected value
    """What is ahead of the other half of the year is daylight saving time, however the database writes it down."""
    assert daylight_rule(zone(name))(local_time(name, instant)) is daylight


@pytest.mark.parametrize(
    ("locale", "name", "instant", "short", "long"),
    [
        ("en", "Europe/Berlin", "2024-07-01", "GMT+2", "Central European Summer Time"),
        ("de", "Europe/Berlin", "2024-01-01", "MEZ", "Mitteleuropäische Normalzeit"),
        ("en", "America/New_York", "2024-07-01", "EDT", "Eastern Daylight Time"),
        ("en_GB", "America/New_York", "2024-07-01", "GMT-4", "Eastern Daylight Time"),
        ("en", "UTC", "2024-07-01", "UTC", "Coordinated Universal Time"),
        ("en", "GMT", "2024-07-01", "GMT", "Greenwich Mean Time"),
        ("en", "Etc/GMT+5", "2024-07-01", "GMT-5", "GMT-05:00"),
        ("fr", "Etc/GMT+5", "2024-07-01", "UTC−5", "UTC−05:00"),
        ("en", "Asia/Kolkata", "2024-07-01", "GMT+5:30", "India Standard Time"),
        ("en_IN", "Asia/Kolkata", "2024-07-01", "IST", "India Standard Time"),
        ("en", "Europe/Istanbul", "2000-01-01", "GMT+2", "Eastern European Standard Time"),
        ("en", "Europe/Dublin", "2024-07-01", "GMT+1", "Irish Standard Time"),
        ("en", "Europe/Dublin", "2024-01-01", "GMT", "Greenwich Mean Time"),
        ("en", "Africa/Casablanca", "2000-01-01", "GMT+0", "Western European Standard Time"),
        ("en", "Africa/Casablanca", "2024-01-01", "GMT+1", "GMT+01:00"),
        ("en", "Africa/Windhoek", "1980-01-01", "GMT+2", "South Africa Standard Time"),
        ("en", "Africa/Windhoek", "2020-01-01", "GMT+2", "Central Africa Time"),
        ("en", "Europe/Moscow", "2012-07-01", "GMT+4", "Moscow Standard Time"),
        ("en", "Antarctica/Troll", "2020-07-01", "GMT+2", "GMT+02:00"),
        ("en", "Australia/Lord_Howe", "2024-01-01", "GMT+11", "Lord Howe Daylight Time"),
        ("ja", "Australia/Lord_Howe", "2024-07-01", "GMT+10:30", "ロードハウ標準時"),
        ("fa", "Asia/Tehran", "2024-07-01", "\u200e+۳:۳۰ گرینویچ", "وقت عادی ایران"),
        ("en", "America/Caracas", "2012-07-01", "GMT-4:30", "Venezuela Time"),
        ("en", "Africa/Monrovia", "1970-07-01", "GMT-0:44:30", "GMT-00:44:30"),
    ],
)
def test_specific_names(locale: str, name: str, instant: str, short: str, long: str) -> None:
    """The name is that of the metazone at the moment, or the offset in the locale's form where there is none."""
    local = local_time(name, instant)
    assert specific_format(locale, zone(name), "short")(local) == short
    assert specific_format(locale, zone(name), "long")(local) == long


@pytest.mark.parametrize(
    ("locale", "name", "instant", "short", "long"),
    [
        ("en", "America/New_York", "2024-07-01", "ET", "Eastern Time"),
        ("en", "Europe/Berlin", "2024-07-01", "Germany Time", "Central European Time"),
        ("en", "America/Phoenix", "2024-07-01", "MST", "Mountain Standard Time"),
        ("en", "Asia/Tokyo", "2024-07-01", "Japan Time", "Japan Standard Time"),
        ("en", "Etc/GMT+5", "2024-07-01", "GMT-5", "GMT-05:00"),
        ("en", "Africa/Casablanca", "2024-01-01", "Morocco Time", "Morocco Time"),
        ("de", "Europe/Istanbul", "2010-07-01", "OEZ", "Osteuropäische Zeit"),
        ("de", "Europe/Istanbul", "2011-03-27T12:00", "OEZ (Istanbul)", "Osteuropäische Zeit (Istanbul)"),
        ("en", "Europe/Istanbul", "2011-03-27T12:00", "Türkiye Time", "Eastern European Time (Istanbul)"),
    ],
)
def test_generic_names(locale: str, name: str, instant: str, short: str, long: str) -> None:
    """The name without standard or daylight falls back to standard, to the place, and to the offset."""
    local = local_time(name, instant)
    assert generic_format(locale, zone(name), "short")(local) == short
    assert generic_format(locale, zone(name), "long")(local) == long


def test_metazone_changes_to_the_minute() -> None:
    """A metazone ends at its minute in UTC, not with the year that it ends in."""
    long_name = specific_format("en", zone("Africa/Casablanca"), "long")
    assert long_name(local_time("Africa/Casablanca", "2018-10-28T01:59")) == "Western European Summer Time"
    assert long_name(local_time("Africa/Casablanca", "2018-10-28T02:00")) == "GMT+01:00"


def test_locations() -> None:
    """A zone that stands for its country is named by it, another one by its city, one without a country not at all."""
    assert location_name("en", "Europe/Berlin") == "Germany Time"
    assert location_name("en", "Europe/Busingen") == f"{exemplar_city('en', 'Europe/Busingen')} Time"
    assert location_name("fr", "Asia/Tokyo") == "heure : Japon"
    assert location_name("en", "Etc/UTC") is None


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("X", "+0530"),
        ("XX", "+0530"),
        ("XXX", "+05:30"),
        ("x", "+0530"),
        ("xxxxx", "+05:30"),
        ("Z", "+0530"),
        ("ZZZZ", "GMT+05:30"),
        ("ZZZZZ", "+05:30"),
        ("O", "GMT+5:30"),
        ("OOOO", "GMT+05:30"),
        ("VV", "Asia/Calcutta"),
        ("VVVV", "India Time"),
    ],
)
def test_zone_fields(letters: str, text: str) -> None:
    """Each zone letter of a pattern has its own form."""
    field = zone_field("en", letters[0], len(letters))
    assert field(local_time("Asia/Kolkata", "2024-07-01"), zone("Asia/Kolkata")) == text


@given(offset=OFFSETS)
def test_iso_offset_reads_back(offset: timedelta) -> None:
    """The widest ISO form is read back as the very offset by the standard library."""
    text = iso_offset(offset, 5, zulu=True)
    assert datetime.fromisoformat(f"2024-01-01T00:00:00{text}").utcoffset() == offset


@given(offset=OFFSETS, locale=st.sampled_from(["en", "fr", "ar_EG", "fi", "my"]))
def test_gmt_offset_is_remembered_unchanged(offset: timedelta, locale: str) -> None:
    """The second answer, from memory, is the first one, and tells east from west."""
    format_gmt = gmt_formatter(locale, short=False)
    first = format_gmt(offset)
    assert format_gmt(offset) == first
    assert (format_gmt(-offset) == first) == (not offset)


def test_every_metazone_is_named_in_english() -> None:
    """The zone history of the supplement parses for every zone, and names metazones that CLDR has."""
    find = zone_text_finder("en")
    metazones = {name for identity in KNOWN_ZONES for name in metazone_periods(identity).names if name}
    unnamed = {name for name in metazones if find("metazones", name, "long/standard") is None}
    assert len(metazones) > 150
    assert len(unnamed) < len(metazones) // 4


def test_every_zone_has_a_name() -> None:
    """Every zone of CLDR that the machine's database has is named in summer and in winter."""
    known = sorted(zoneinfo.available_timezones() & KNOWN_ZONES)
    assert len(known) > 300
    for identity in known:
        show = specific_format("de", zone(identity), "long")
        assert show(local_time(identity, "2024-01-01"))
        assert show(local_time(identity, "2024-07-01"))
