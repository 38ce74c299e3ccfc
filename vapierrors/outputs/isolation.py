"""Values of the other direction in plain text, which HTML leaves to ``bdi`` (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vapierrors.cldr.tags import is_right_to_left
from vapierrors.exceptions import LocaleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vapierrors.outputs.output import ReadableMessage
    from vapierrors.template import Part

FSI: Final = "\N{FIRST STRONG ISOLATE}"
PDI: Final = "\N{POP DIRECTIONAL ISOLATE}"
_LITERAL: Final = "literal"
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))
_STRONG: Final = frozenset(("L", *_RIGHT_TO_LEFT))
_NOTHING: Final[Mapping[str, str]] = {}
_DIGIT: Final = re.compile(r"\d")
MAY_RUN_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks that Unicode keeps for letters from right to left, and the mark: no other character is one."""


def isolated(message: ReadableMessage, clean: Callable[[str], str], shown: Mapping[str, str] = _NOTHING) -> str:
    r"""The text of a message, cleaned, with each value that runs against its language between FSI and PDI.

    A value without letters is isolated in right-to-left text, too, where it is text of the server: an address or a
    version would have its pieces swapped.

    Args:
        message: a message of the stack, or a word of the catalog.
        clean: what takes the characters out that do not belong into the text.
        shown: argument → the sentence that stands for its value, cleaned already.

    Example:
        >>> from vapierrors.outputs.plain import one_line
        >>> from vapierrors.rendered import RenderedMessage
        >>> from vapierrors.template import Part
        >>> parts = (Part("literal", "אין "), Part("s", "vm-42", "0"))
        >>> message = RenderedMessage("a", "אין vm-42", "he", "catalog", (), (tuple, parts))
        >>> isolated(message, one_line) == "אין \u2068vm-42\u2069"
        True
    """
    text = message.text
    rtl = _runs_right_to_left(message.locale)
    if not rtl and (text.isascii() or not MAY_RUN_RIGHT_TO_LEFT.search(text)):
        return clean(text)
    pieces = _pieces(message.parts, clean, shown, rtl=rtl)
    return "".join(pieces) if shown or any(FSI in piece for piece in pieces) else clean(text)


def apart(text: str, locale: str, around: str) -> str:
    """A text between FSI and PDI where its language runs against that of the text around it.

    Args:
        text: cleaned.
        locale: its language tag.
        around: that of the text around it.
    """
    return f"{FSI}{text}{PDI}" if _runs_right_to_left(locale) != _runs_right_to_left(around) else text


def _pieces(parts: Sequence[Part], clean: Callable[[str], str], shown: Mapping[str, str], *, rtl: bool) -> list[str]:
    pieces: list[str] = []
    for part in parts:
        if part.kind == _LITERAL:
            pieces.append(_cleaned(part.text, clean))
            continue
        if part.argument in shown:
            text = shown[part.argument]
            is_against = _begins_right_to_left(text) is (not rtl)
        else:
            text = "".join(_value(part, clean, rtl=rtl))
            is_against = _is_against(text, part.kind, rtl=rtl)
        pieces.append(f"{FSI}{text}{PDI}" if is_against else text)
    return pieces


def _value(part: Part, clean: Callable[[str], str], *, rtl: bool) -> list[str]:
    return _pieces(part.parts, clean, _NOTHING, rtl=rtl) if part.parts else [_cleaned(part.text, clean)]


def _cleaned(text: str, clean: Callable[[str], str]) -> str:
    """A piece keeps the space at its ends, which are no ends of a line."""
    return clean(f"x{text}x")[1:-1]


def _is_against(text: str, kind: str, *, rtl: bool) -> bool:
    classes = {unicodedata.bidirectional(character) for character in text}
    if not rtl:
        return bool(classes & _RIGHT_TO_LEFT)
    return "L" in classes or (kind == "s" and not classes & _RIGHT_TO_LEFT and bool(_DIGIT.search(text)))


def _begins_right_to_left(text: str) -> bool | None:
    """Which way a sentence runs: as its first letter outside of isolates; None where it has no letter (UAX #9)."""
    depth = 0
    for character in text:
        depth += (character == FSI) - (character == PDI)
        kind = unicodedata.bidirectional(character)
        if not depth and kind in _STRONG:
            return kind in _RIGHT_TO_LEFT
    return None


@lru_cache(maxsize=256)
def _runs_right_to_left(locale: str) -> bool:
    try:
        return is_right_to_left(locale)
    except LocaleError:
        return False
