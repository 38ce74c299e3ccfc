"""Texts that are longer than the limit."""

from __future__ import annotations

from typing import Final

from vapierrors.template import LITERAL, Part

CUT_MARK: Final = "…"
"""What stands at the end of a text that was cut (specification, section 8)."""


def cut_text(text: str, limit: int) -> str:
    """The text, or its beginning with a mark, in at most ``limit`` code points.

    Args:
        text: raw characters.
        limit: at least 1.

    Example:
        >>> cut_text("abc", 3), cut_text("abcd", 3)
        ('abc', 'ab…')
    """
    return text if len(text) <= limit else text[: limit - len(CUT_MARK)] + CUT_MARK


def cut_parts(parts: tuple[Part, ...], limit: int) -> tuple[Part, ...]:
    """The parts whose texts joined are what ``cut_text`` makes of the joined texts.

    Args:
        parts: the parts of a text.
        limit: at least 1.

    Example:
        >>> [part.text for part in cut_parts((Part("literal", "ab"), Part("s", "cdef", "0")), 4)]
        ['ab', 'c', '…']
    """
    if sum(len(part.text) for part in parts) <= limit:
        return parts
    room = limit - len(CUT_MARK)
    kept: list[Part] = []
    for part in parts:
        if len(part.text) > room:
            kept += [part._replace(text=part.text[:room], parts=())] if room else []
            break
        kept.append(part)
        room -= len(part.text)
    return (*kept, Part(LITERAL, CUT_MARK))
