"""One reader: languages in their order, time zone and limits; made once, and used for every error shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from vapierrors.resolving.cutting import cut_parts
from vapierrors.resolving.nested import format_context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.cldr.zones import Zone
    from vapierrors.formatting import FormatContext
    from vapierrors.models import Limits
    from vapierrors.rendered import Problem
    from vapierrors.resolving.languages import Language, View
    from vapierrors.template import CompiledTemplate, Part

Prefer: TypeAlias = Literal["catalog", "server"]


class Audience(NamedTuple):
    """A reader of errors (specification, section 5).

    Args:
        view: the reader's languages.
        zone: the reader's time zone.
        limits: how large an input may be.
        prefer: whether the catalog's or the server's texts come first.
        problems: what was wrong with the reader's wishes.
    """

    view: View
    zone: Zone
    limits: Limits
    prefer: Prefer
    problems: tuple[Problem, ...]

    @property
    def first(self) -> Language | None:
        """The language that comes before all else; None where the catalog has none, or the server comes first."""
        languages = (self.view.above or self.view.default).languages
        return languages[0] if languages and self.prefer == "catalog" else None

    def context(self, language: Language) -> FormatContext:
        """A new context for filling the templates of a language; it must not be shared by threads.

        Args:
            language: one of the view.
        """
        return format_context(self.view.families[language.tag], self.zone, self.limits)

    def parts(self, template: CompiledTemplate, arguments: Mapping[str, Any], language: Language) -> tuple[Part, ...]:
        """The parts behind a text: asked for later, perhaps by several threads, so in a context of their own.

        Args:
            template: one of the language.
            arguments: by name, checked.
            language: one of the view.
        """
        return cut_parts(template.parts(arguments, self.context(language)), self.limits.text_characters)
