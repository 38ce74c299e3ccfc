"""Date patterns such as ``d. MMMM y 'um' HH:mm``: split into fields and literals, then into one closure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.cldr.date_fields import field_maker
from vapierrors.cldr.field_writing import field_writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vapierrors.cldr.zones import Zone

_TOKEN = re.compile(r"(?P<quoted>''|'(?:[^']|'')*'?)|(?P<field>([A-Za-z])\3*)|(?P<literal>[^A-Za-z']+)")


class Token(NamedTuple):
    """A run of one pattern letter, or literal text.

    Example:
        >>> split_pattern("HH 'Uhr'")
        [Token(text='HH', is_field=True), Token(text=' Uhr', is_field=False)]
    """

    text: str
    is_field: bool


def split_pattern(pattern: str) -> list[Token]:
    """The fields and literals of a pattern, literals without their quotes (specification, section 3).

    Args:
        pattern: as CLDR writes it: letters are fields, text in apostrophes and all other characters literal.

    Example:
        >>> [token.text for token in split_pattern("d 'o''clock' y")]
        ['d', " o'clock ", 'y']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(pattern):
        if match["field"]:
            tokens.append(Token(match["field"], is_field=True))
            continue
        text = match["literal"] or _unquoted(match["quoted"])
        if tokens and not tokens[-1].is_field:
            text = tokens.pop().text + text
        tokens.append(Token(text, is_field=False))
    return tokens


def _unquoted(quoted: str) -> str:
    inner = quoted[1:-1] if quoted.endswith("'") and len(quoted) > 1 else quoted[1:]
    return inner.replace("''", "'") or "'"


def quote(text: str) -> str:
    """Literal text as a pattern holds it, quoted where it has letters or apostrophes.

    Example:
        >>> quote(" o'clock"), quote(", ")
        ("' o''clock'", ', ')
    """
    doubled = text.replace("'", "''")
    return f"'{doubled}'" if re.search("[A-Za-z]", text) else doubled


def fill_glue(glue: str, time: str, date: str) -> str:
    """The pattern that a glue such as ``{1} 'um' {0}`` makes of those of a time and a date.

    Example:
        >>> fill_glue("{1} 'um' {0}", "HH:mm", "d. MMMM")
        "d. MMMM 'um' HH:mm"
    """
    before, _, after = (text.replace("{0}", time) for text in glue.partition("{1}"))
    return f"{before}{date}{after}"


@lru_cache(maxsize=1024)
def pattern_formatter(locale: str, pattern: str) -> Callable[[datetime, Zone], str]:
    """A function from a moment and a zone to the text that a pattern makes of them (specification, section 3).

    A moment that no year from 1 to 9999 holds in the zone is shown as the first or last moment that one does.

    Args:
        locale: a CLDR id that Babel has.
        pattern: as ``split_pattern`` takes it.

    Raises:
        ValueError: a letter that is no pattern letter.

    Example:
        >>> from datetime import UTC, datetime
        >>> from vapierrors.cldr.zones import zone
        >>> format_moment = pattern_formatter("de", "EEEE, d. MMMM y, HH:mm z")
        >>> format_moment(datetime(2024, 7, 1, 12, 30, tzinfo=UTC), zone("Europe/Berlin"))
        'Montag, 1. Juli 2024, 14:30 MESZ'
    """
    tokens = split_pattern(pattern)
    make_field = field_maker(locale, frozenset(token.text[0] for token in tokens if token.is_field))
    return field_writer(
        make_field(token.text[0], len(token.text)) if token.is_field else token.text for token in tokens
    )
