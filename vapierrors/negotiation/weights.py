"""Lists of weighted members, as ``Accept`` and ``Accept-Language`` have them (RFC 9110, sections 5.6.1 and 12.4.2)."""

from __future__ import annotations

from typing import Final

FULL: Final = 1000
"""The quality of a member that gives none, in thousandths."""

WHITE_SPACE: Final = " \t"
"""What may stand around a member and its parameters: no other white space, so a line break spoils its member."""

_DECIMALS: Final = 3


def list_members(text: str) -> list[str]:
    r"""The members of a comma-separated list, without the empty ones that a reader has to put up with.

    Args:
        text: the value of a header.

    Example:
        >>> list_members("de-AT,, fr;q=0.5 ,\t")
        ['de-AT', 'fr;q=0.5']
    """
    return [member for part in text.split(",") if (member := part.strip(WHITE_SPACE))]


def quality(parameter: str) -> int | None:
    """The quality that a parameter gives, in thousandths; None where it is no sound one.

    Args:
        parameter: what follows a semicolon, such as ``q=0.8``.

    Example:
        >>> quality("q=0.8"), quality(" Q=1.000"), quality("q=0")
        (800, 1000, 0)
        >>> quality("q="), quality("q=1.1"), quality("q=.5"), quality("q=0.1234"), quality("level=1")
        (None, None, None, None, None)
    """
    name, _, value = parameter.strip(WHITE_SPACE).partition("=")
    whole, _, decimals = value.partition(".")
    digits = whole + decimals
    if name not in {"q", "Q"} or whole not in {"0", "1"} or len(decimals) > _DECIMALS:
        return None
    if not (digits.isascii() and digits.isdigit()):
        return None
    thousandths = int(digits.ljust(1 + _DECIMALS, "0"))
    return thousandths if thousandths <= FULL else None
