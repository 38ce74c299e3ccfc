"""Plain text: the stack over several lines, or on one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vapierrors.outputs.output import ReadableError

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
"""What steers terminals, and what turns the direction of the text behind it."""

_LINE_BREAKS: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONE_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_GAPS: Final = re.compile(r"\s+")
_END: Final = re.compile(r"(?<!\.)[.:。．：｡।۔።]\Z")
"""What ends a sentence where a cause follows on the same line; an ellipsis stays."""

_INDENT: Final = "  "
_DEEPEST_INDENT: Final = 20
"""Levels of indentation; a deeper stack goes straight down from there."""


def printable(text: str) -> str:
    r"""The text without the characters that steer terminals and logs; every kind of line break is ``\n``.

    Args:
        text: raw characters.

    Example:
        >>> printable("disk\x1b[31m full\x9b2J\r\nnow\u2028here")
        'disk[31m full2J\nnow\nhere'
    """
    return _CONTROLS.sub("", _LINE_BREAKS.sub("\n", without_surrogates(text)))


def without_surrogates(text: str) -> str:
    r"""The text with U+FFFD for each half of a surrogate pair, which no encoding of Unicode can write.

    Args:
        text: raw characters.

    Example:
        >>> without_surrogates("half \ud83d")
        'half �'
    """
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    r"""Likewise on one line: a line break with the white space around it is one space.

    Args:
        text: raw characters.

    Example:
        >>> one_line("disk full \r\n  now\u2028here")
        'disk full now here'
    """
    return _GAPS.sub(_narrow, printable(text)).strip()


def _narrow(gap: re.Match[str]) -> str:
    return " " if "\n" in gap[0] or "\t" in gap[0] else gap[0]


def word(error: ReadableError, message_id: str, otherwise: str, /, **params: str | int) -> str:
    """A word of the catalog; a catalog without the words of the library must not keep an error from being shown.

    Args:
        error: a rendered error.
        message_id: the id of the word.
        otherwise: what stands in for a word that the catalog does not have.
        params: the parameters of the word.
    """
    try:
        return error.word(message_id, **params).text
    except KeyError:
        return otherwise


def render_text(error: ReadableError) -> str:
    """The cause stack from top to bottom, each cause below and further in (specification, section 5).

    Args:
        error: a rendered error.
    """
    texts = filter(None, (printable(message.text).strip() for message in error.messages))
    lines: list[str] = []
    for depth, text in enumerate(texts):
        shown = word(error, "vapierrors.caused-by", text, message=text) if depth else text
        indent = _INDENT * min(depth, _DEEPEST_INDENT)
        lines += [f"{indent}{line}".rstrip() for line in shown.split("\n")]
    return "\n".join(lines)


def render_line(error: ReadableError) -> str:
    """The cause stack on one line, whatever the input: ``a: b: c`` (specification, section 5).

    Args:
        error: a rendered error.
    """
    texts = [text for message in error.messages if (text := one_line(message.text))]
    return ": ".join([*(_END.sub("", text) for text in texts[:-1]), *texts[-1:]])
