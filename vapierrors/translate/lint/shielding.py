"""What in a text is for machines: addresses, code, file names, tags. Rules of writing do not hold there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from vapierrors.translate.lint.readings import BLANK

_URL_CHARACTER: Final = rf"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%{BLANK}]"
URL: Final = re.compile(
    rf"(?<![A-Za-z0-9+.\-])(?:[A-Za-z][A-Za-z0-9+.\-]{{1,30}}+://|www\.(?=[A-Za-z0-9])){_URL_CHARACTER}++", re.ASCII
)
"""An address by RFC 3986, with arguments in it; what ends a sentence behind it is still on it: see ``url_end``."""

EMAIL: Final = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}+@[A-Za-z0-9\-]++(?:\.[A-Za-z0-9\-]++)++\.?", re.ASCII
)
TAG: Final = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:\-]*+)(?P<rest>(?:\s[^<>]*+|/)?+)>")
ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
CODE: Final = re.compile(r"(?<![\w`])`(?=\S)[^`\n]++(?<=\S)`(?!`)")

_PATH: Final = r"\\._~$%+@&()\-"
_OTHERS: Final = re.compile(
    rf"""
    (?<![A-Za-z0-9])[A-Za-z]:\\[A-Za-z0-9{BLANK}{_PATH}]*+      # C:\folder
    | \\\\[A-Za-z0-9{BLANK}][A-Za-z0-9{BLANK}{_PATH}]*+         # \\server\share
    | (?<![\w{BLANK}])~?/[A-Za-z0-9_.{BLANK}\-]++(?:/[A-Za-z0-9_.{BLANK}\-]*+)*+   # /etc/hosts
    | "[\w.\-]{{1,64}}"[ ]?:(?=\s)                         # a key of JSON
    | (?<=[\w\-])="[^"\n]*+"                               # name="value"
    | (?<!\S)[:;]-?[()DP](?!\w)                            # :-)
    | ::++ | != | \?= | := | =:
    """,
    re.VERBOSE,
)
_CLOSERS: Final = {")": "(", "]": "["}


def url_end(text: str) -> int:
    """How much of a match of ``URL`` or ``EMAIL`` is the address, without what ends a sentence or a bracket behind it.

    Args:
        text: the match.

    Example:
        >>> [text[: url_end(text)] for text in ("https://a.example/b(c)).", "https://a.example/?q=1?")]
        ['https://a.example/b(c)', 'https://a.example/?q=1']
    """
    end = len(text)
    unopened = {close: text.count(close) - text.count(opening) for close, opening in _CLOSERS.items()}
    while end and (text[end - 1] in ".,;:!?'" or unopened.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in unopened:
            unopened[text[end]] -= 1
    return end


@lru_cache(maxsize=4096)
def shielded(text: str) -> str:
    r"""The text of a reading, as long as it was, with ``BLANK`` for each character that is for machines.

    Args:
        text: of a reading.

    Example:
        >>> shielded("See https://a.example/?a=b, <b>C:\\x</b> and `a  b`!").replace(BLANK, "_")
        'See ______________________, ___________ and ______!'
    """
    if text.isalpha():
        return text
    for pattern in (URL, EMAIL):
        text = pattern.sub(_blank_address, text)
    for pattern in (CODE, TAG, ENTITY, _OTHERS):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _blank_address(match: re.Match[str]) -> str:
    end = url_end(match[0])
    return BLANK * end + match[0][end:]
