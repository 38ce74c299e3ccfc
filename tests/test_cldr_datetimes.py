"""Dates and times: formats, skeletons and pattern letters against what ICU prints, and what must always hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.babel_data import table
from vapierrors.cldr.date_fields import week_of_year
from vapierrors.cldr.date_patterns import pattern_formatter, quote, split_pattern
from vapierrors.cldr.datetimes import Width, date_time_formatter
from vapierrors.cldr.skeletons import check_skeleton, preferred_hours, skeleton_formatter, skeleton_pattern
from vapierrors.cldr.zones import zone

VECTORS = Path(__file__).parent / "vectors" / "intl.ndjson"
WIDTHS = {"SHORT": "short", "MED": "medium", "LONG": "long", "FULL": "full"}
FORMATS = [(date, time) for width in get_args(Width) for date, time in ((width, None), (None, width), (width, width))]
MOMENT = datetime(2024, 7, 1, 14, 5, 9, 123456, tzinfo=UTC)
ZONES = ["UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]
MOMENTS = st.datetimes(timezones=st.just(UTC))


def spaces(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def shown(locale: str, name: str, moment: datetime, place: str) -> str:
    width, _, kind = name.partition("_")
    date = WIDTHS[width] if "DATE" in kind else None
    time = WIDTHS[width] if "TIME" in kind else None
    return date_time_formatter(locale, date, time)(moment, zone(place))  # type: ignore[arg-type]  # widths are a table


def test_vectors_of_icu() -> None:
    """The twelve formats are what ICU prints in 14 locales."""
    rows = [json.loads(line) for line in VECTORS.read_text("utf-8").splitlines()]
    dates = [row for row in rows if row["kind"] == "dt"]
    texts = [
        shown(row["locale"].replace("-", "_"), row["format"], datetime.fromisoformat(row["dt"]), row["timezone"])
        for row in dates
    ]
    assert [(row, text) for row, text in zip(dates, texts, strict=True) if spaces(text) != spaces(row["text"])] == []


@pytest.mark.parametrize("locale", ["th", "th_TH", "fa", "fa_AF", "ar_SA", "ps", "ckb", "ja"])
def test_the_calendar_is_gregorian(locale: str) -> None:
    """Locales that prefer another calendar show the Gregorian year."""
    text = skeleton_formatter(locale, "y")(MOMENT, zone("UTC"))
    assert "".join(str(int(sign)) for sign in text if sign.isdigit()) == "2024"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ar_EG", "١٤:٠٥"),
        ("fa", "۱۴:۰۵"),
        ("mr", "१४:०५"),
        ("my", "၁၄:၀၅"),
        ("bn", "১৪:০৫"),
        ("ar_AE", "14:05"),
        ("de", "14:05"),
    ],
)
def test_default_digits(locale: str, text: str) -> None:
    """The digits are those of the locale's default numbering system."""
    assert pattern_formatter(locale, "HH:mm")(MOMENT, zone("UTC")) == text


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("en", "LONG_DATE_TIME", "July 1, 2024 at 4:05:09 PM GMT+2"),
        ("en", "MED_DATE_TIME", "Jul 1, 2024, 4:05:09 PM"),
        ("en_GB", "LONG_DATE_TIME", "1 July 2024 at 16:05:09 CEST"),
        ("de", "FULL_DATE_TIME", "Montag, 1. Juli 2024 um 16:05:09 Mitteleuropäische Sommerzeit"),
        ("de_AT", "LONG_DATE_TIME", "1. Juli 2024 um 16:05:09 MESZ"),
        ("fr", "LONG_DATE", "1 juillet 2024"),
        ("ja", "FULL_DATE", "2024年7月1日月曜日"),
        ("hi", "MED_DATE", "1 जुल॰ 2024"),
        ("sv", "SHORT_DATE_TIME", "2024-07-01 16:05"),
        ("nl", "LONG_DATE_TIME", "1 juli 2024 om 16:05:09 CEST"),
    ],
)
def test_formats(locale: str, name: str, text: str) -> None:
    """The glue follows the width of the date, names and patterns the locale."""
    assert spaces(shown(locale, name, MOMENT, "Europe/Berlin")) == text


def test_neither_date_nor_time() -> None:
    """A formatter of nothing is refused."""
    with pytest.raises(ValueError, match="Expected") as caught:
        date_time_formatter("en", None, None)
    assert str(caught.value) == "Expected a width for the date, the time or both, got neither"


@pytest.mark.parametrize(
    ("moment", "place", "text"),
    [
        (datetime.min.replace(tzinfo=UTC), "America/New_York", "0001-01-01T00:00:00"),
        (datetime.max.replace(tzinfo=UTC), "Asia/Tokyo", "9999-12-31T23:59:59"),
        (datetime.min.replace(tzinfo=UTC), "UTC", "0001-01-01T00:00:00"),
    ],
)
def test_edges_of_time(moment: datetime, place: str, text: str) -> None:
    """A moment outside the years 1 to 9999 in the zone is shown as the nearest moment inside, in all formats."""
    assert pattern_formatter("en", "yyyy-MM-dd'T'HH:mm:ss")(moment, zone(place)) == text
    for date, time in FORMATS:
        assert date_time_formatter("de", date, time)(moment, zone(place))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("G|GGGG|GGGGG", "AD|Anno Domini|A"),
        ("y|yy|yyyy|yyyyy|u|Y|YY", "2024|24|2024|02024|2024|2024|24"),
        ("Q|QQ|QQQ|QQQQ|q|qqqq", "3|03|Q3|3rd quarter|3|3rd quarter"),
        ("M|MM|MMM|MMMM|MMMMM|L|LLLL", "7|07|Jul|July|J|7|July"),
        ("w|ww|W|d|dd|D|DDD|F|g", "27|27|1|1|01|183|183|1|2460493"),
        ("E|EEEE|EEEEE|EEEEEE|e|ee|eeee|c|cccc", "Mon|Monday|M|Mo|2|02|Monday|2|Monday"),
        ("a|aaaaa|b|B|BBBB", "PM|p|PM|in the afternoon|in the afternoon"),
        ("h|hh|H|HH|k|K|KK", "2|02|14|14|14|2|02"),
        ("m|mm|s|ss|S|SSS|SSSSSSSS|A", "5|05|9|09|1|123|12345600|50709123"),
        ("'o''clock' ''''", "o'clock ''"),
        ("", ""),
    ],
)
def test_pattern_letters(pattern: str, text: str) -> None:
    """Every pattern letter has its text in every width."""
    assert pattern_formatter("en", pattern)(MOMENT, zone("UTC")) == text


def test_noon_is_as_sharp_as_the_pattern() -> None:
    """Noon is noon only as far as the pattern shows the minutes; midnight has no name of its own."""
    past_noon = datetime(2024, 7, 1, 12, 20, tzinfo=UTC)
    assert pattern_formatter("en", "h b")(past_noon, zone("UTC")) == "12 noon"
    assert pattern_formatter("en", "h:mm b")(past_noon, zone("UTC")) == "12:20 PM"
    assert pattern_formatter("en", "h:mm B")(past_noon, zone("UTC")) == "12:20 in the afternoon"
    assert pattern_formatter("zh_Hant", "Bh")(past_noon, zone("UTC")) == "中午12"


def test_unknown_pattern_letter() -> None:
    """A letter that UTS #35 does not have is refused."""
    with pytest.raises(ValueError, match="Expected") as caught:
        pattern_formatter("en", "P")
    assert str(caught.value) == "Expected a date pattern letter of UTS #35, got 'P'"


@pytest.mark.parametrize(
    ("locale", "skeleton", "text"),
    [
        ("en", "yMMMd", "Jul 1, 2024"),
        ("de", "yMMMMEEEEd", "Montag, 1. Juli 2024"),
        ("en", "jm", "4:05 PM"),
        ("de", "jm", "16:05"),
        ("en", "Hms", "16:05:09"),
        ("en", "yMMMMdjm", "July 1, 2024 at 4:05 PM"),
        ("en", "yMdjm", "7/1/2024, 4:05 PM"),
        ("en", "yMMMMEEEEdjms", "Monday, July 1, 2024 at 4:05:09 PM"),
        ("en", "MMdd", "07/01"),
        ("en", "yyMd", "7/1/24"),
        ("en", "EEEEEd", "1 M"),
        ("en", "jmsSSS", "4:05:09.123 PM"),
        ("de", "jmsSS", "16:05:09,12"),
        ("en", "Jm", "04:05"),
        ("zh_Hant", "Cm", "下午4:05"),
        ("ja", "yQQQQ", "2024年第3四半期"),
        ("en", "Hmv", "16:05 Germany Time"),
        ("en", "jmzzzz", "4:05 PM Central European Summer Time"),
        ("en", "GyMMM", "Jul 2024 AD"),
        ("fr", "Ehm", "lun. 4:05 PM"),
        ("en", "Gd", "AD (day: 1)"),
        ("fi", "yMMMM", "heinäkuu 2024"),
    ],
)
def test_skeletons(locale: str, skeleton: str, text: str) -> None:
    """A skeleton gets the locale's best-fitting pattern, in the widths asked for, joined and completed."""
    assert spaces(skeleton_formatter(locale, skeleton)(MOMENT, zone("Europe/Berlin"))) == text


@pytest.mark.parametrize(
    ("skeleton", "text"),
    [
        ("", "Expected a letter of a date field such as y, M, d or j, got an empty skeleton"),
        ("yMMMn", "Expected a letter of a date field such as y, M, d or j, got 'n' at column 5 of 'yMMMn'"),
        ("y M", "Expected a letter of a date field such as y, M, d or j, got ' ' at column 2 of 'y M'"),
    ],
)
def test_unsound_skeletons(skeleton: str, text: str) -> None:
    """What is no skeleton is refused with its column, when checked and when used."""
    for refuse in (check_skeleton, lambda skeleton: skeleton_formatter("en", skeleton)):
        with pytest.raises(ValueError, match="Expected") as caught:
            refuse(skeleton)
        assert str(caught.value) == text


def test_preferred_hours() -> None:
    """The hours follow the region, that of the language where it has one of its own, or the likely one."""
    assert [preferred_hours(locale)[0] for locale in ("en", "en_GB", "fr_CA", "de", "ar", "ja")] == list("hHHHhH")


@given(
    fields=st.permutations(["y", "MMM", "d", "EEE", "h", "mm", "zzzz"]),
    locale=st.sampled_from(["en", "de", "ja", "ar_EG"]),
)
def test_order_of_a_skeleton_means_nothing(fields: list[str], locale: str) -> None:
    """The same fields in any order give the same pattern."""
    assert skeleton_pattern(locale, "".join(fields)) == skeleton_pattern(locale, "yMMMdEEEhmmzzzz")


@given(moment=MOMENTS.filter(lambda moment: 1 < moment.year < 9999), place=st.sampled_from(ZONES))
def test_iso_pattern_reads_back(moment: datetime, place: str) -> None:
    """What the ISO pattern prints is read back as the same moment."""
    text = pattern_formatter("en", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxxxx")(moment, zone(place))
    assert datetime.fromisoformat(text) == moment


@given(moment=MOMENTS)
def test_week_of_iso_calendar(moment: datetime) -> None:
    """With weeks from Monday and four days in the first one, weeks are those of ISO 8601."""
    year, week, _ = moment.isocalendar()
    assert week_of_year(moment, 0, 4) == (year, week)


@given(text=st.text(alphabet="aZ' {0}é年,", min_size=1))
def test_quoted_text_is_literal(text: str) -> None:
    """Any text, once quoted, is one literal of a pattern."""
    assert "".join(token.text for token in split_pattern(quote(text)) if not token.is_field) == text


def test_data_is_not_shared_between_locales() -> None:
    """What one locale inherits by an alias is not what another one gets."""
    first = table("bg", "months", "stand-alone", "wide")[1]
    assert first == "януари"
    assert table("hr", "months", "stand-alone", "wide")[1] == "siječanj"
    assert table("bg", "months", "stand-alone", "wide")[1] == first
