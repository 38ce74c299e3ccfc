"""Lines of remarks in formats that have one text for them, or none but comments."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.translate.exchange.unit import Unit

_MARKS: Final = {"notes": "~", "references": ":", "flags": ",", "previous": "|", "comments": "."}
_MARKED: Final = re.compile(r"([~:,|.])(?: (.*))?", re.DOTALL)
_MEMBERS: Final = {mark: name for name, mark in _MARKS.items()}


def remark_lines(unit: Unit) -> list[str]:
    """All remarks on a message as lines: comments plain, all others behind a mark of their own.

    The marks are those of PO files, such as ``: service.py:12``, and ``~`` for what translators wrote.

    Args:
        unit: the message.

    Example:
        >>> from vapierrors.translate.exchange.unit import Unit
        >>> remark_lines(Unit(id="gone", comments=("host: string",), notes=("short!",)))
        ['host: string', '~ short!']
    """
    comments = [f". {line}" if _MARKED.match(line) else line for line in unit.comments]
    marked = [f"{mark} {line}" for name, mark in _MARKS.items() if name != "comments" for line in getattr(unit, name)]
    return [*comments, *marked]


def with_remarks(unit: Unit, lines: Iterable[str]) -> Unit:
    """The message with the remarks that lines say, the way back from ``remark_lines``.

    Args:
        unit: the message, without remarks.
        lines: the lines.

    Example:
        >>> from vapierrors.translate.exchange.unit import Unit
        >>> with_remarks(Unit(id="gone"), ["host: string", ", icu-message-format"]).flags
        ('icu-message-format',)
    """
    members: dict[str, list[str]] = {name: [] for name in _MARKS}
    for line in lines:
        match = _MARKED.fullmatch(line)
        name, text = (_MEMBERS[match[1]], match[2] or "") if match else ("comments", line)
        members[name].append(text)
    return replace(
        unit,
        comments=tuple(members["comments"]),
        notes=tuple(members["notes"]),
        references=tuple(members["references"]),
        flags=tuple(members["flags"]),
        previous=tuple(members["previous"]),
    )


def joined(lines: tuple[str, ...]) -> str:
    r"""Lines as one text, from which ``separated`` gets them back, however many of them are empty.

    Args:
        lines: without line breaks.

    Example:
        >>> joined(("a", "b")), joined(()), joined(("",))
        ('a\nb', '', '\n')
    """
    return "\n".join(lines) + ("\n" if lines and not lines[-1] else "")


def separated(text: str) -> tuple[str, ...]:
    r"""The lines of a text, the way back from ``joined``.

    Args:
        text: the lines as one text.

    Example:
        >>> separated("a\nb"), separated(""), separated("\n")
        (('a', 'b'), (), ('',))
    """
    text = text.replace("\r\n", "\n")
    return tuple(text.removesuffix("\n").split("\n")) if text else ()
