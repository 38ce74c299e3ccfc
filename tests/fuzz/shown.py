"""What holds of every output of every error, whatever is in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from vapierrors import OUTPUTS, render
from vapierrors.outputs import OutputOptions

if TYPE_CHECKING:
    from vapierrors import RenderedError

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What steers terminals or breaks lines, and what no encoding can write."""

TURNING = re.compile(r"[\u202a-\u202e]")
"""What turns the direction of all that follows; FSI and PDI are the outputs' own."""

DOCUMENTS = frozenset({"json", "problem"})
"""Outputs that a program reads, which have their texts as they are."""

BARE_MARKUP = re.compile(r"(?<!\\)[<>&`\[\]]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
VOID = frozenset({"meta"})
TAGS = frozenset(
    {"html", "head", "meta", "title", "body", "main", "div", "h1", "p", "span", "bdi", "details", "summary", "ol", "li"}
    | {"pre", "style"}
)
ATTRIBUTES = frozenset(
    {"class", "id", "role", "aria-labelledby", "lang", "dir", "translate", "value", "charset", "name", "content"}
)
PLAIN = OutputOptions()
FULL = OutputOptions(numbered=True, max_causes=2, advice=True, details=True, order="innermost", operation_id="op-1")


class _Markup(HTMLParser):
    """Refuses tags and attributes that are not ours, and tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def check_outputs(rendered: RenderedError) -> None:
    """Show an error in every way, and look at what came out.

    Args:
        rendered: any rendered error.
    """
    for options in (PLAIN, FULL):
        shown = {name: render(rendered, name, options) for name in OUTPUTS}
        for name, text in shown.items():
            assert not STEERING.search(text), name
            assert name in DOCUMENTS or not TURNING.search(text), name
        assert "\n" not in shown["line"]
        _Markup(shown["html"])
        _Markup(shown["page"])
        assert not BARE_MARKUP.search(shown["markdown"])
        assert isinstance(json.loads(shown["json"]), dict)
        assert isinstance(json.loads(shown["problem"]), dict)
    coloured = render(rendered, "terminal", OutputOptions(color=True, width=20))
    assert not STEERING.search(COLOURS.sub("", coloured))
