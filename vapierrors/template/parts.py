"""The pieces that a rendered text consists of."""

from __future__ import annotations

from typing import NamedTuple

LITERAL = "literal"


class Part(NamedTuple):
    """One piece of a rendered text: words of the template, or a formatted argument (specification, section 5).

    Args:
        kind: ``literal`` for words of the template, else the kind of the parameter: ``s``, ``dt``, ``i``, ``d``, ``l``.
        text: the raw characters; escaping and isolation belong to the outputs.
        argument: the name of the argument, empty for a literal.
        parts: the parts of a nested message, whose texts joined are ``text``; else empty.

    Example:
        >>> Part("i", "1,234", "count")
        Part(kind='i', text='1,234', argument='count', parts=())
    """

    kind: str
    text: str
    argument: str = ""
    parts: tuple[Part, ...] = ()
