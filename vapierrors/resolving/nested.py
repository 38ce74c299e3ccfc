"""Nested messages of one rendering, all in the language of the message around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from vapierrors.formatting import FormatContext, Unrenderable
from vapierrors.models.escaping import escaped
from vapierrors.resolving.arguments import arguments_of
from vapierrors.resolving.cutting import cut_parts, cut_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vapierrors.cldr.zones import Zone
    from vapierrors.models import Limits
    from vapierrors.resolving.languages import Language
    from vapierrors.template import CompiledTemplate, Part

_T = TypeVar("_T")

_SHOWN: Final = 80
"""Characters of a message id that a problem shows."""


def format_context(family: Sequence[Language], zone: Zone, limits: Limits) -> FormatContext:
    """The context in which the templates of one language are filled in one rendering.

    Args:
        family: the languages in which nested messages may be resolved, the best first.
        zone: the reader's time zone.
        limits: how long a text and how deep a nesting may be.
    """
    nested = _Nested(family, limits)
    nested.context = FormatContext(zone, nested)
    return nested.context


class _Nested:
    """Resolves each nested message once, however often templates use it: nesting must not multiply the work."""

    __slots__ = ("_depth", "_family", "_limits", "_parts", "_texts", "context")

    context: FormatContext

    def __init__(self, family: Sequence[Language], limits: Limits) -> None:
        self._family = family
        self._limits = limits
        self._depth = 0
        self._texts: dict[int, str] = {}
        self._parts: dict[int, tuple[Part, ...]] = {}

    def text(self, message: Mapping[str, Any]) -> str:
        """The text of a nested message; raises ``Unrenderable`` where the language has none."""
        known = self._texts.get(id(message))
        if known is None:
            template, arguments = self._template(message)
            text = self._deeper(template.text, arguments)
            known = self._texts[id(message)] = cut_text(text, self._limits.text_characters)
        return known

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        """Its parts, whose texts joined are that text."""
        known = self._parts.get(id(message))
        if known is None:
            template, arguments = self._template(message)
            parts = self._deeper(template.parts, arguments)
            known = self._parts[id(message)] = cut_parts(parts, self._limits.text_characters)
        return known

    def _template(self, message: Mapping[str, Any]) -> tuple[CompiledTemplate, Mapping[str, Any]]:
        message_id: str = message["id"]
        arguments = arguments_of(message)
        for language in self._family:
            for template in language.templates(message_id, arguments):
                if template.arguments <= arguments.keys():
                    return template, arguments
        detail = (
            f"Expected an entry for the nested message {escaped(message_id[:_SHOWN])} that its arguments fill, got none"
        )
        raise Unrenderable("nested-no-template", detail)

    def _deeper(self, read: Callable[[Mapping[str, Any], FormatContext], _T], arguments: Mapping[str, Any]) -> _T:
        if self._depth >= self._limits.nesting_depth:
            detail = f"Expected at most {self._limits.nesting_depth} nested messages inside each other, got more"
            raise Unrenderable("nested-too-deep", detail)
        self._depth += 1
        try:
            return read(arguments, self.context)
        finally:
            self._depth -= 1
