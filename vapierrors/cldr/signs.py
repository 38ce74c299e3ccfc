"""When a number shows its sign, and what then stands around its digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.cldr.number_patterns import NumberPattern, Sign

SignDisplay = Literal["auto", "always", "never", "except-zero", "negative"]

Affixes = tuple[str, str]
"""The texts before and behind the digits."""


class SignedAffixes(NamedTuple):
    """The affixes of a pattern for each kind of number (specification, section 3).

    Args:
        negative: below zero.
        negative_zero: zero after rounding, from below.
        zero: zero.
        positive: above zero.
    """

    negative: Affixes
    negative_zero: Affixes
    zero: Affixes
    positive: Affixes

    def within(self, outer: Affixes) -> SignedAffixes:
        """These affixes with others around them.

        Args:
            outer: the texts before and behind.
        """
        before, behind = outer
        return SignedAffixes(*((before + prefix, suffix + behind) for prefix, suffix in self))


_SIGNS: Mapping[SignDisplay, tuple[Sign, Sign, Sign, Sign]] = {
    "auto": ("-", "-", "", ""),
    "always": ("-", "-", "+", "+"),
    "never": ("", "", "", ""),
    "except-zero": ("-", "", "", "+"),
    "negative": ("-", "", "", ""),
}


def signed_affixes(pattern: NumberPattern, symbols: Mapping[str, str], display: SignDisplay) -> SignedAffixes:
    """The affixes of a pattern under one of ICU's ways to show signs (specification, section 3).

    Args:
        pattern: a parsed pattern.
        symbols: CLDR's symbol name → text.
        display: when a sign is shown.

    Example:
        >>> from vapierrors.cldr.number_patterns import parse_number_pattern
        >>> symbols = {"minusSign": "−", "plusSign": "+", "percentSign": "%", "perMille": "‰"}
        >>> signed_affixes(parse_number_pattern("0%"), symbols, "auto").negative
        ('−', '%')
    """
    return SignedAffixes(*(pattern.affixes(sign, symbols) for sign in _SIGNS[display]))


def signed_writer(write: Callable[[str], str]) -> Callable[[str, SignedAffixes], str]:
    """A function that writes ASCII decimal text with its sign and affixes (specification, section 3).

    Args:
        write: what turns unsigned ASCII text into the locale's.

    Example:
        >>> write = signed_writer(str)
        >>> write("-0.0", SignedAffixes(("-", ""), ("", ""), ("", ""), ("+", "")))
        '0.0'
    """

    def signed(text: str, affixes: SignedAffixes) -> str:
        negative, negative_zero, zero, positive = affixes
        if text.startswith("-"):
            text = text[1:]
            prefix, suffix = negative if negative == negative_zero or _is_not_zero(text) else negative_zero
        else:
            prefix, suffix = positive if positive == zero or _is_not_zero(text) else zero
        return f"{prefix}{write(text)}{suffix}"

    return signed


def _is_not_zero(text: str) -> bool:
    return bool(text.strip("0."))
