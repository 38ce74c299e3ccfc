"""The calendar texts of a locale as one flat table: ``months/format/wide/1``, ``time/short``, ``available/yMd``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vapierrors.cldr.babel_data import lineage, table, value
from vapierrors.cldr.supplement import entries, numbering_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDTHS = ("full", "long", "medium", "short")
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=128)
def calendar_texts(locale: str) -> Mapping[str, str]:
    """Every calendar text of a locale: Babel's, corrected and completed by the supplement.

    Args:
        locale: a CLDR id that Babel has.

    Returns:
        texts by path. The table is shared: read it, never write to it.

    Example:
        >>> texts = calendar_texts("de")
        >>> texts["date/medium"], texts["days/format/wide/0"], texts["atTime/long"]
        ('dd.MM.y', 'Montag', "{1} 'um' {0}")
    """
    texts: dict[str, str | None] = dict(babel_texts(locale))
    for corrections in entries("texts", reversed(lineage(locale))).values():
        texts.update(corrections)
    return {path: text for path, text in texts.items() if text is not None}


def babel_texts(locale: str) -> Iterator[tuple[str, str]]:
    """What Babel alone knows of a locale's calendar texts, as pairs of path and text.

    Example:
        >>> dict(babel_texts("de"))["time/short"]
        'HH:mm'
    """
    for kind, widths in (
        ("months", ("abbreviated", "narrow", "wide")),
        ("days", ("abbreviated", "narrow", "short", "wide")),
        ("quarters", ("abbreviated", "narrow", "wide")),
    ):
        for context in ("format", "stand-alone"):
            for width in widths:
                for index, text in table(locale, kind, context, width).items():
                    yield f"{kind}/{context}/{width}/{index}", text
    for width in ("abbreviated", "narrow", "wide"):
        for index, text in table(locale, "eras", width).items():
            yield f"eras/{width}/{index}", text
        for source in ("abbreviated", width):  # Babel drops the aliases of the other widths
            for period, text in table(locale, "day_periods", "format", source).items():
                yield f"dayPeriods/{width}/{period}", text
    yield "numbers/system", value(locale, "default_numbering_system")
    yield from _patterns(locale)


def _patterns(locale: str) -> Iterator[tuple[str, str]]:
    for kind, key in (("date", "date_formats"), ("time", "time_formats")):
        for width, pattern in table(locale, key).items():
            yield f"{kind}/{width}", pattern.pattern
    for width, pattern in table(locale, "datetime_formats").items():
        yield f"glue/{width}", pattern
    for skeleton, pattern in table(locale, "datetime_skeletons").items():
        yield f"available/{skeleton}", pattern.pattern
    formats = table(locale, "zone_formats")
    yield "zone/gmt", formats["gmt"].replace("%s", "{0}")
    yield "zone/region", formats["region"].replace("%s", "{0}")
    yield "zone/fallback", formats["fallback"].replace("%(0)s", "{0}").replace("%(1)s", "{1}")


def digits(locale: str) -> str:
    """The ten digits of the locale's default numbering system.

    Example:
        >>> digits("fa"), digits("de")
        ('۰۱۲۳۴۵۶۷۸۹', '0123456789')
    """
    return numbering_digits(calendar_texts(locale)["numbers/system"])
