"""Formats of Java's ``MessageFormat`` that are written as patterns, as skeletons."""

from __future__ import annotations

import re
from typing import Final

_QUOTED: Final = re.compile(r"'[^']*'")
_LETTERS: Final = re.compile(r"([A-Za-z])\1*")
_DATE_LETTERS: Final = "GyYMLwWDdFEaHkKhmsSzZX"
"""Those of ``SimpleDateFormat`` that mean the same in a skeleton, in its usual order; ``u`` means another field."""

_CLOCK_LETTERS: Final = frozenset("HkKhms")
_NUMBER: Final = re.compile(r"(?=.*[#0])(?P<integer>[#,]*0?)(?:\.(?P<fraction>0*#*))?(?P<percent>%?)")
_WIDTHS: Final = frozenset({"short", "medium", "long", "full"})


def icu_style(kind: str, style: str) -> str:
    """The style of an argument as ICU writes it; what skeletons cannot say is left for the parser to refuse.

    Args:
        kind: ``number``, ``date`` or ``time``.
        style: what stands behind it in a template of Java's.

    Example:
        >>> icu_style("number", "#,##0.00"), icu_style("date", "dd.MM.yyyy"), icu_style("date", "short")
        ('::.00', '::yyyyMMdd', 'short')
    """
    pattern = style.strip()
    if kind == "number":
        return _number_style(pattern)
    return pattern if pattern in _WIDTHS or pattern.startswith("::") else _date_style(pattern)


def _number_style(pattern: str) -> str:
    match = _NUMBER.fullmatch(pattern)
    if match is None:
        return pattern
    precision = f".{match['fraction']}" if match["fraction"] else "precision-integer"
    grouping = "" if "," in match["integer"] else " group-off"
    return f"::{precision}{grouping}{' %x100' if match['percent'] else ''}"


def _date_style(pattern: str) -> str:
    """Each field once; their order and the words between them are the locale's own."""
    fields: dict[str, str] = {}
    for run in _LETTERS.finditer(_QUOTED.sub(" ", pattern)):
        fields.setdefault(run[1], run[1] if run[1] in _CLOCK_LETTERS else run[0])
    if not fields or not fields.keys() <= set(_DATE_LETTERS):
        return pattern
    if fields.keys() & {"h", "K"}:
        # A skeleton with hours of half a day has the period of the day in any case.
        fields.pop("a", None)
    return f"::{''.join(fields.get(letter, '') for letter in _DATE_LETTERS)}"
