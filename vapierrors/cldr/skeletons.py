"""Date skeletons to patterns: the locale's best-fitting format, widened, narrowed and joined as ICU does it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vapierrors.cldr.babel_data import region
from vapierrors.cldr.calendar_texts import calendar_texts
from vapierrors.cldr.date_patterns import fill_glue, pattern_formatter, quote, split_pattern
from vapierrors.cldr.number_data import number_data
from vapierrors.cldr.skeleton_candidates import Match, best_match, candidates
from vapierrors.cldr.skeleton_fields import (
    DATE_FIELDS,
    FLEXIBLE_HOURS,
    SKELETON_LETTERS,
    TIME_FIELDS,
    Field,
    Skeleton,
    field_form,
    read_skeleton,
)
from vapierrors.cldr.supplement import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from vapierrors.cldr.zones import Zone

APPEND_ITEMS = {
    Field.ERA: "Era",
    Field.YEAR: "Year",
    Field.QUARTER: "Quarter",
    Field.MONTH: "Month",
    Field.WEEK_OF_YEAR: "Week",
    Field.WEEKDAY: "Day-Of-Week",
    Field.DAY: "Day",
    Field.HOUR: "Hour",
    Field.MINUTE: "Minute",
    Field.SECOND: "Second",
    Field.ZONE: "Timezone",
}
"""Field → CLDR's append item."""

_LEAST_NAMED_WEEKDAY = 3


def check_skeleton(skeleton: str) -> None:
    """See that a text is a date skeleton: letters of UTS #35 that stand for fields (specification, section 3).

    Args:
        skeleton: without the leading ``::``.

    Raises:
        ValueError: there is no letter at all, or one that no field has; columns count from 1.

    Example:
        >>> check_skeleton("yMMMd")
        >>> check_skeleton("yMMMn")
        Traceback (most recent call last):
        ValueError: Expected a letter of a date field such as y, M, d or j, got 'n' at column 5 of 'yMMMn'
    """
    if not skeleton:
        raise ValueError("Expected a letter of a date field such as y, M, d or j, got an empty skeleton")
    for column, letter in enumerate(skeleton, start=1):
        if letter not in SKELETON_LETTERS:
            raise ValueError(
                "Expected a letter of a date field such as y, M, d or j,"
                f" got {letter!r} at column {column} of {skeleton!r}",
            )


@lru_cache(maxsize=1024)
def skeleton_formatter(locale: str, skeleton: str) -> Callable[[datetime, Zone], str]:
    """A function from a moment and a zone to the fields that a skeleton asks for (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        skeleton: such as ``yMMMd`` or ``jm``, in any order, without the leading ``::``.

    Returns:
        a function that takes an aware ``datetime`` and the ``Zone`` to show it in.

    Raises:
        ValueError: as ``check_skeleton``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from vapierrors.cldr.zones import zone
        >>> moment = datetime(2024, 7, 1, 12, 30, tzinfo=UTC)
        >>> skeleton_formatter("de", "yMMMMEEEEd")(moment, zone("UTC"))
        'Montag, 1. Juli 2024'
        >>> skeleton_formatter("en", "jm")(moment, zone("Europe/Berlin")) == "2:30\N{NARROW NO-BREAK SPACE}PM"
        True
    """
    return pattern_formatter(locale, skeleton_pattern(locale, skeleton))


@lru_cache(maxsize=1024)
def skeleton_pattern(locale: str, skeleton: str) -> str:
    """The pattern that suits a skeleton best in a locale (specification, section 3).

    Args:
        locale: a CLDR id that Babel has.
        skeleton: as ``skeleton_formatter`` takes it.

    Raises:
        ValueError: as ``check_skeleton``.

    Example:
        >>> skeleton_pattern("de", "yMMMd"), skeleton_pattern("de", "yMMMMdjm")
        ('d. MMM y', "d. MMMM y 'um' HH:mm")
    """
    check_skeleton(skeleton)
    return _Request(locale, skeleton).pattern()


def preferred_hours(locale: str) -> tuple[str, str]:
    """The hour letter that the locale prefers (for ``j``), and the first that it allows (for ``C``).

    Example:
        >>> preferred_hours("de"), preferred_hours("en_US"), preferred_hours("zh_Hant")
        (('H', 'H'), ('h', 'h'), ('h', 'hB'))
    """
    territory = region(locale)
    rows: dict[str, str] = entries("hours", (f"{locale.partition('_')[0]}_{territory}", territory, "001"))
    preferred, first, *_ = next(iter(rows.values())).split()
    return preferred, first


class _Request:
    """One skeleton in one locale on its way to a pattern."""

    def __init__(self, locale: str, skeleton: str) -> None:
        self.locale = locale
        self.texts = calendar_texts(locale)
        self.candidates = candidates(locale)
        self.hour_letter, self.allowed_hour = preferred_hours(locale)
        self.takes_any_hour = "J" in skeleton
        self.wanted: Skeleton = read_skeleton(self.with_hours(skeleton))

    def with_hours(self, skeleton: str) -> str:
        """The skeleton with the locale's hour letters for ``j``, ``J`` and ``C``."""
        result = ""
        for run in split_pattern(skeleton):
            letter = run.text[0]
            if letter == "J":
                result += "H" * len(run.text)
            elif letter in FLEXIBLE_HOURS:
                result += self.flexible_hour(letter, len(run.text))
            else:
                result += run.text
        return result

    def flexible_hour(self, letter: str, count: int) -> str:
        # Odd counts ask for one digit, even ones for two; the longer the run, the longer the day period.
        hour, period = self.hour_letter, "a"
        if letter == "C":
            hour, period = self.allowed_hour[0], self.allowed_hour[1:] or "a"
        period_length = 1 if count < 3 else 3 + (count - 1) // 2  # noqa: PLR2004 - runs of 3 and 4 mean the wide form
        return ("" if hour in "Hk" else period * period_length) + hour * (2 - count % 2)

    def pattern(self) -> str:
        match = best_match(self.wanted.forms, self.candidates)
        if not match.distance.missing and not match.distance.extra:
            return self.adjusted(match.pattern, match.skeleton)
        date = self.appended(self.wanted.forms.keys() & DATE_FIELDS)
        time = self.appended(self.wanted.forms.keys() & TIME_FIELDS)
        if not (date and time):
            return date or time
        return fill_glue(self.texts[f"atTime/{self.glue_width()}"], time, date)

    def glue_width(self) -> str:
        month = self.wanted.runs.get(Field.MONTH, "")
        if len(month) == len("MMMM"):
            return "full" if Field.WEEKDAY in self.wanted.runs else "long"
        return "medium" if len(month) == len("MMM") else "short"

    def appended(self, fields: Collection[int]) -> str:
        """The best pattern for some of the fields; what no pattern has is appended to it piece by piece."""
        if not fields:
            return ""
        match = self.best(fields)
        pattern = self.adjusted(match.pattern, match.skeleton)
        missing = match.distance.missing
        while missing:
            if missing == {Field.FRACTION} and Field.SECOND in fields:
                return self.adjusted(pattern, match.skeleton, with_fraction=True)
            match = self.best(missing)
            piece = self.adjusted(match.pattern, match.skeleton)
            found = missing - match.distance.missing
            if not found:
                break
            pattern = self.joined(max(found), pattern, piece)
            missing = match.distance.missing
        return pattern

    def best(self, fields: Collection[int]) -> Match:
        return best_match(
            {field: self.wanted.forms[field] for field in sorted(self.wanted.forms) if field in fields}, self.candidates
        )

    def joined(self, field: Field, pattern: str, piece: str) -> str:
        item = APPEND_ITEMS.get(field)
        if item is None:
            return f"{pattern} {piece}"
        name = quote(self.texts.get(f"field/{item}", item))
        return self.texts[f"append/{item}"].replace("{0}", pattern).replace("{1}", piece).replace("{2}", name)

    def adjusted(self, pattern: str, skeleton: Skeleton | None, *, with_fraction: bool = False) -> str:
        """The pattern with each field in the width that is wanted."""
        return "".join(
            self.adjusted_run(token.text, skeleton, with_fraction=with_fraction)
            if token.is_field
            else quote(token.text)
            for token in split_pattern(pattern)
        )

    def adjusted_run(self, run: str, skeleton: Skeleton | None, *, with_fraction: bool) -> str:
        found = field_form(run)
        if found is None:
            return run
        field = found.field
        if with_fraction and field is Field.SECOND:
            decimal = number_data(self.locale).symbols["decimal"]
            return run + quote(decimal) + self.wanted.runs[Field.FRACTION]
        wanted = self.wanted.runs.get(field)
        if wanted is None:
            return run
        length = self.adjusted_length(run, found.form, wanted, skeleton)
        return self.adjusted_letter(run, field, wanted, length) * length

    def adjusted_length(self, run: str, form: int, wanted: str, skeleton: Skeleton | None) -> int:
        field = field_form(wanted)
        if field is None or field.field in {Field.HOUR, Field.MINUTE, Field.SECOND}:
            return len(run)
        length = max(len(wanted), _LEAST_NAMED_WEEKDAY) if wanted[0] == "E" else len(wanted)
        if skeleton is not None and wanted[0] not in "ce":
            # The pattern was written for this very skeleton: its widths are meant, unless another one is asked for.
            written_for = len(skeleton.runs.get(field.field, ""))
            if written_for == length or (form > 0) != (field.form > 0):
                return len(run)
        return length

    def adjusted_letter(self, run: str, field: Field, wanted: str, length: int) -> str:
        if field is Field.HOUR:
            return self.adjusted_hour(run[0], wanted[0])
        keeps_own = field in {Field.MONTH, Field.WEEKDAY} or (field is Field.YEAR and wanted[0] != "Y")
        letter = run[0] if keeps_own else wanted[0]
        return "e" if letter == "E" and length < _LEAST_NAMED_WEEKDAY else letter

    def adjusted_hour(self, found: str, wanted: str) -> str:
        preferred = self.hour_letter
        if self.takes_any_hour or wanted == preferred:
            return preferred
        if wanted + preferred in {"hK", "Kh", "Hk", "kH"}:
            return preferred
        return found
