"""What formatting a parameter needs from the one who renders, and what it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.cldr.zones import Zone
    from vapierrors.template import Part


class Unrenderable(Exception):  # noqa: N818 - it says what a message is, and steers the renderer
    """A message cannot be shown in a language: something that its template needs is not there.

    Args:
        code: the kebab-case code of the problem.
        detail: expected and got.

    Example:
        >>> Unrenderable("no-value", "Expected one of s, dt, i, d, l, got none").code
        'no-value'
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class NestedMessages(Protocol):
    """Resolves the nested messages of one rendering, all in the language of the message around them."""

    def text(self, message: Mapping[str, Any]) -> str:
        """The text of a nested message; raises ``Unrenderable`` where the language has none."""
        ...

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        """Its parts, whose texts joined are that text."""
        ...


class FormatContext(NamedTuple):
    """The time zone of the reader, and who resolves nested messages (specification, section 3).

    Args:
        zone: where ``dt`` parameters are shown.
        nested: resolves ``l`` parameters.
    """

    zone: Zone
    nested: NestedMessages
