"""What a page says that a proxy sends in place of an answer: the best text of HTML, XML or plain text."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

_SEARCHED: Final = 8192
"""Characters of a page in which is looked: a title stands early, and the parser is slow on hostile text."""

_LONGEST: Final = 2000
"""Characters of a text that are kept."""


def is_markup(text: str) -> bool:
    """Whether a text is HTML or XML.

    Example:
        >>> is_markup("<html>..."), is_markup("upstream timed out")
        (True, False)
    """
    return text.lstrip().startswith("<")


def telling_text(text: str) -> str:
    """The text that best says what went wrong, in one line; empty where there is none.

    Args:
        text: HTML, XML or plain text.

    Example:
        >>> telling_text("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>")
        '502 Bad Gateway'
        >>> telling_text("upstream timed out")
        'upstream timed out'
    """
    if not is_markup(text):
        return one_line(text)
    from vapierrors.wire.page_parser import TELLING, PageParser  # noqa: PLC0415 - few programs ever meet a page

    parser = PageParser()
    with suppress(AssertionError):  # which the parser raises at declarations that no HTML has
        parser.feed(text[:_SEARCHED])
        parser.close()
    lines = (one_line(parser.texts.get(name, "")) for name in TELLING)
    return next((line for line in lines if line), "")


def one_line(text: str) -> str:
    """A text with each run of white space as one space, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
