"""The parser of the pages that proxies send; apart from its user, since ``html.parser`` loads much."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

TELLING: Final = ("faultstring", "title", "h1", "message", "p")
"""The elements that say what went wrong, the best first."""


class PageParser(HTMLParser):
    """Collects the text of the first of each telling element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of the base
        """Begin the text of an element that tells, where it is the first of its name."""
        name = tag.rpartition(":")[2]
        if name in TELLING and name not in self.texts:
            self._open = name
            self.texts[name] = ""

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag.rpartition(":")[2] == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        """Add to it."""
        if self._open is not None:
            self.texts[self._open] += data
