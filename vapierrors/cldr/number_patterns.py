"""CLDR number patterns such as ``#,##,##0.###`` or ``0 Mio'.'``, read once into affixes and group sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Sign = Literal["", "-", "+"]

_NUMBER = "#0,."


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """One pattern, its affixes still in CLDR's notation (specification, section 3).

    Args:
        prefix: what stands before the digits.
        suffix: what stands behind them.
        negative: prefix and suffix of the negative subpattern, if the pattern has one.
        digits: the part between the affixes; empty where the whole pattern is text.

    Example:
        >>> pattern = parse_number_pattern("#,##,##0.###")
        >>> pattern.primary, pattern.secondary
        (3, 2)
    """

    prefix: str
    suffix: str
    negative: tuple[str, str] | None
    digits: str

    @property
    def zeros(self) -> int:
        """How many digits the pattern demands before the decimal separator."""
        return self.digits.partition(".")[0].count("0")

    @property
    def primary(self) -> int:
        """The size of the last group of integer digits, 0 for a pattern without groups."""
        _, comma, group = self.digits.partition(".")[0].rpartition(",")
        return len(group) if comma else 0

    @property
    def secondary(self) -> int:
        """The size of the groups before the last, 0 for a pattern without groups."""
        groups = self.digits.partition(".")[0].split(",")
        return len(groups[-2]) if len(groups) > len(("first", "second", "last")) - 1 else self.primary

    def affixes(self, sign: Sign, symbols: Mapping[str, str]) -> tuple[str, str]:
        """The texts around the digits of a number with the given sign.

        Args:
            sign: the sign to show; empty for none.
            symbols: CLDR's symbol name → text.
        """
        shown = {
            "-": symbols["plusSign" if sign == "+" else "minusSign"],
            "+": symbols["plusSign"],
            "%": symbols["percentSign"],
            "‰": symbols["perMille"],
        }
        if sign and self.negative:
            prefix, suffix = self.negative
        else:
            prefix, suffix = (sign and "-") + self.prefix, self.suffix
        return _shown(prefix, shown), _shown(suffix, shown)


def parse_number_pattern(pattern: str) -> NumberPattern:
    """Split a pattern into its affixes and its digits (specification, section 3).

    Args:
        pattern: a pattern of CLDR's locale data.

    Example:
        >>> parse_number_pattern("elfu 0;elfu -0").negative
        ('elfu -', '')
    """
    positive, _, negative = pattern.partition(";")
    prefix, digits, suffix = _split(positive)
    if not negative:
        return NumberPattern(prefix, suffix, None, digits)
    negative_prefix, _, negative_suffix = _split(negative)
    return NumberPattern(prefix, suffix, (negative_prefix, negative_suffix), digits)


def _split(pattern: str) -> tuple[str, str, str]:
    places = [place for place, quoted, character in _characters(pattern) if character in _NUMBER and not quoted]
    if not places:
        return pattern, "", ""
    start = places[0]
    end = start
    while end < len(pattern) and pattern[end] in _NUMBER:
        end += 1
    return pattern[:start], pattern[start:end], pattern[end:]


def _characters(pattern: str) -> list[tuple[int, bool, str]]:
    """Each character with its place and whether apostrophes quote it; the apostrophes themselves are dropped."""
    result = []
    quoted = False
    for place, character in enumerate(pattern):
        if character != "'":
            result.append((place, quoted, character))
            continue
        if pattern[place : place + 2] == "''":
            result.append((place, True, "'"))
        quoted = not quoted
    return result


def _shown(affix: str, symbols: Mapping[str, str]) -> str:
    return "".join(
        character if quoted else symbols.get(character, character) for _, quoted, character in _characters(affix)
    )
