"""What both ways of XLIFF 2 name alike."""

from __future__ import annotations

import json
import re
from typing import Final

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of XLIFF 2.0 and 2.1."""

FUZZY_STATE: Final = "vapierrors:fuzzy"
"""The ``subState`` of a translation that is unfinished."""

CATEGORIES: Final = {
    "comment": "comments",
    "note": "notes",
    "reference": "references",
    "flag": "flags",
    "previous": "previous",
}
"""Category of a note → the member of a unit that it is a line of."""

ORIGINALS: Final = {"source": "vapierrors:source", "translation": "vapierrors:translation"}
"""Member of a unit → category of the note with its own spelling, where that is not the canonical one."""

_XML: Final = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")


def is_xml(text: str) -> bool:
    r"""Whether XML can hold a text.

    Args:
        text: any characters.

    Example:
        >>> is_xml("a\tb"), is_xml("a\x1bb")
        (True, False)
    """
    return _XML.fullmatch(text) is not None


def original_text(template: str) -> str:
    r"""A template in quotes, so that a note can hold it whatever it has.

    Args:
        template: its text.

    Example:
        >>> original_text("it''s \x1b")
        '"it\'\'s \\u001b"'
    """
    return json.dumps(template, ensure_ascii=not template.isprintable())


def original_of(text: str) -> str | None:
    r"""The template that a note holds, the way back from ``original_text``; None where it holds none.

    Args:
        text: of the note.

    Example:
        >>> original_of('"a"'), original_of("a")
        ('a', None)
    """
    try:
        template = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return template if isinstance(template, str) else None
