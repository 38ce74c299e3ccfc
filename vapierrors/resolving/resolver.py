"""How a message finds its text: the first of the catalog, the server's texts and the id that works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.exceptions import LimitExceeded
from vapierrors.formatting import Unrenderable
from vapierrors.models.escaping import escaped
from vapierrors.rendered import UNDETERMINED, Problem, RenderedMessage
from vapierrors.resolving.arguments import arguments_of
from vapierrors.resolving.cutting import cut_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vapierrors.formatting import FormatContext
    from vapierrors.rendered import PartsOf, TextSource
    from vapierrors.resolving.audience import Audience
    from vapierrors.resolving.languages import Language, Step
    from vapierrors.template import CompiledTemplate

_UNFILLED: Final = (Unrenderable, ArithmeticError, LookupError, TypeError, ValueError)
"""What filling a template may raise; a second failure must not hide the error that is being shown."""

_UNREADABLE: Final = frozenset("?\N{REPLACEMENT CHARACTER}")
_SHOWN: Final = 80
"""Characters of an unreadable text that a problem shows."""


def is_readable(text: str) -> bool:
    """Whether a text of a server has something to read: it is not empty, and not mostly ``?`` or U+FFFD.

    Args:
        text: a ``localized`` or ``default_message``.

    Example:
        >>> is_readable("Really?"), is_readable("????????¨?"), is_readable(" ")
        (True, False, False)
    """
    if "?" not in text and "\N{REPLACEMENT CHARACTER}" not in text:
        return is_visible(text)
    letters = [character for character in text if character.isprintable() and not character.isspace()]
    return 2 * sum(character in _UNREADABLE for character in letters) < len(letters)


def is_visible(text: str) -> bool:
    """Whether a text leaves a mark at all.

    Args:
        text: any text.

    Example:
        >>> is_visible("x"), is_visible(" "), is_visible("\u200b")
        (True, False, False)
    """
    if text.isprintable():
        return bool(text) and not text.isspace()
    return any(character.isprintable() and not character.isspace() for character in text)


class _Walk(NamedTuple):
    """A message on its way to a text, and what was skipped so far."""

    id: str
    arguments: Mapping[str, Any]
    problems: list[Problem]

    def skip(self, code: str, locale: str, detail: str) -> None:
        self.problems.append(Problem(code, self.id, locale, detail))


class Resolver:
    """Resolves the messages of one error for one reader; made anew for each rendering (specification, section 5).

    Args:
        audience: the reader.
        strict: raise ``LimitExceeded`` for a text that is too long, instead of cutting it.
    """

    __slots__ = ("_audience", "_contexts", "_strict")

    def __init__(self, audience: Audience, *, strict: bool = False) -> None:
        self._audience = audience
        self._strict = strict
        self._contexts: dict[str, FormatContext] = {}

    def message(self, message: Mapping[str, Any]) -> RenderedMessage:
        """The message in the best language there is: by each step in its order, with what was skipped.

        Args:
            message: a plain message.
        """
        view, prefer = self._audience.view, self._audience.prefer
        default: str = message["default_message"]
        localized: str = message.get("localized") or ""
        if localized == default:
            localized = ""
        walk = _Walk(message["id"], arguments_of(message), [])
        if prefer == "server":
            found = self._of_server(walk, localized, view.wanted, "localized")
            if found is None and view.reads_english:
                found = self._of_server(walk, default, SOURCE_LOCALE, "default_message")
            found = found or self._of_catalog(walk, view.above)
        else:
            found = self._of_catalog(walk, view.above)
            found = found or self._of_server(walk, localized, view.wanted, "localized")
        return (
            found
            or self._of_catalog(walk, view.default)
            or self._of_server(walk, default, SOURCE_LOCALE, "default_message")
            or self._of_id(walk)
        )

    def title(self, message_ids: Sequence[str]) -> RenderedMessage:
        """What stands in for the messages of an error that has none.

        Args:
            message_ids: the ids of the titles that would do, the best first.
        """
        walks = [_Walk(message_id, {}, []) for message_id in message_ids]
        titles = (self._of_any_language(walk) for walk in walks)
        return next(filter(None, titles), None) or self._of_id(walks[0])

    def word(self, message_id: str, params: Mapping[str, Any]) -> RenderedMessage:
        """A message of the catalog in the best language there is.

        Args:
            message_id: such as ``vapierrors.caused-by``.
            params: its parameters, as plain mappings.

        Raises:
            KeyError: no language has it for these parameters.
        """
        found = self._of_any_language(_Walk(message_id, params, []))
        if found is None:
            raise KeyError(message_id)
        return found

    def _of_any_language(self, walk: _Walk) -> RenderedMessage | None:
        view = self._audience.view
        return self._of_catalog(walk, view.above) or self._of_catalog(walk, view.default)

    def _of_catalog(self, walk: _Walk, step: Step | None) -> RenderedMessage | None:
        if step is None:
            return None
        message_id, arguments, problems = walk
        known = False
        for language in step.languages:
            templates = language.templates(message_id, arguments)
            broken = language.broken(message_id)
            known = known or bool(templates or broken)
            problems += broken
            for template in templates:
                if template.arguments <= arguments.keys():
                    text = self._filled(template, walk, language)
                    if text:
                        parts_of = self._audience.parts, template, arguments, language
                        return self._rendered(walk, text, language.tag, "catalog", parts_of)
            problems += _missing_arguments(walk, language.tag, templates)
        if not known:
            walk.skip("no-template", step.locale, "Expected an entry in the catalog, got none")
        return None

    def _filled(self, template: CompiledTemplate, walk: _Walk, language: Language) -> str:
        """The text of a template, empty where it cannot be filled."""
        try:
            text = template.text(walk.arguments, self._context(language))
        except Unrenderable as reason:
            walk.skip(reason.code, language.tag, reason.detail)
        except _UNFILLED as reason:
            detail = f"Expected values that can be formatted, got {type(reason).__name__}: {escaped(str(reason))}"
            walk.skip("not-formattable", language.tag, detail)
        else:
            if not text:
                walk.skip("empty-text", language.tag, "Expected a text, got an empty one")
            return text
        return ""

    def _of_server(self, walk: _Walk, text: str, locale: str, source: TextSource) -> RenderedMessage | None:
        if is_readable(text):
            return self._rendered(walk, text, locale, source)
        if text or source == "default_message":
            walk.skip("unreadable-text", locale, f"Expected a text to read in {source}, got {text[:_SHOWN]!r}")
        return None

    def _of_id(self, walk: _Walk) -> RenderedMessage:
        return self._rendered(walk, walk.id if is_visible(walk.id) else "?", UNDETERMINED, "id")

    def _rendered(
        self, walk: _Walk, text: str, locale: str, source: TextSource, parts_of: PartsOf | None = None
    ) -> RenderedMessage:
        limit = self._audience.limits.text_characters
        if len(text) > limit:
            exceeded = LimitExceeded("text_characters", limit, len(text), escaped(walk.id))
            if self._strict:
                raise exceeded
            walk.skip("text-cut", locale, f"{exceeded.reason}; the rest was cut")
            text = cut_text(text, limit)
        return RenderedMessage(walk.id, text, locale, source, tuple(walk.problems), parts_of)

    def _context(self, language: Language) -> FormatContext:
        context = self._contexts.get(language.tag)
        if context is None:
            context = self._contexts[language.tag] = self._audience.context(language)
        return context


def _missing_arguments(walk: _Walk, locale: str, templates: Sequence[CompiledTemplate]) -> Iterator[Problem]:
    """What each template of a language lacks, where none of them could be used."""
    for template in templates:
        missing = sorted(template.arguments - walk.arguments.keys())
        if missing:
            wanted = ", ".join(sorted(template.arguments))
            detail = f"Expected the arguments {wanted}, got none called {', '.join(missing)}"
            yield Problem("missing-argument", walk.id, locale, escaped(detail))
