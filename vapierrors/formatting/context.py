"""What formatting a parameter needs from the one who renders, and what it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from vapierrors.models.limits import MAX_PRECISION
from vapierrors.models.params import VALUE_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def no_value() -> Unrenderable:
    """What to raise for a parameter without a value.

    Example:
        >>> no_value().detail
        'Expected a parameter with one of s, dt, i, d, l, got one with none of them'
    """
    kinds = ", ".join(VALUE_MEMBERS)
    return Unrenderable("no-value", f"Expected a parameter with one of {kinds}, got one with none of them")


def accept(_value: object) -> None:
    """The check of values that the tolerant reader has normalised: there is nothing left to check."""


class FormatContext(NamedTuple):
    """What one rendering is done with (specification, section 3).

    Args:
        zone: where ``dt`` parameters are shown.
        nested: resolves ``l`` parameters.
        check: raises for an argument that is not as the tolerant reader would leave it; a formatter hands it whatever
            it does not see at a glance to be of the usual shape.
        precision: the most fraction digits of a ``d`` that pass without a check.
    """

    zone: Zone
    nested: NestedMessages
    check: Callable[[object], None] = accept
    precision: int = MAX_PRECISION

    def examine(self, param: object, value: object) -> None:
        """Look closer at a parameter whose value is not of the type that its member usually has.

        Args:
            param: the whole parameter.
            value: the value in question.

        Raises:
            Unrenderable: there is no value.
            Exception: what ``check`` raises.
        """
        self.check(param)
        if value is None:
            raise no_value()
