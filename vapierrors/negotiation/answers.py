"""What an answer says about its languages (RFC 9110, sections 8.5 and 12.5.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.negotiation.weights import list_members
from vapierrors.rendered import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.rendered import RenderedError

VARY: Final = ("Accept-Language", "Format-Locale", "Timezone")
"""The headers of a request that the texts of an answer depend on."""

_EVERYTHING: Final = "*"


def response_headers(rendered: RenderedError) -> dict[str, str]:
    """``Content-Language`` and ``Vary`` of an answer that carries a rendered error (specification, section 6).

    Args:
        rendered: whose messages say which languages were really used; none is named where they are mere ids.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> response_headers(Renderer().render('{"error_type": "NOT_FOUND", "messages": []}', locale="de-AT"))
        {'Content-Language': 'de', 'Vary': 'Accept-Language, Format-Locale, Timezone'}
    """
    used = dict.fromkeys(message.locale for message in rendered.messages if message.locale != UNDETERMINED)
    headers = {"Content-Language": ", ".join(used)} if used else {}
    return {**headers, "Vary": ", ".join(VARY)}


def merge_vary(existing: str, names: Iterable[str] = VARY) -> str:
    """A ``Vary`` that names more headers; each once, in any letter case, and ``*`` stays what it is.

    Args:
        existing: the value that the answer has already, empty where it has none.
        names: of headers, such as ``Accept`` where the answer depends on that, too.

    Example:
        >>> merge_vary("Origin, accept-language")
        'Origin, accept-language, Format-Locale, Timezone'
        >>> merge_vary("*"), merge_vary("", ["Accept"])
        ('*', 'Accept')
    """
    merged: dict[str, str] = {}
    for name in (*list_members(existing), *names):
        merged.setdefault(name.lower(), name)
    return _EVERYTHING if _EVERYTHING in merged else ", ".join(merged.values())
