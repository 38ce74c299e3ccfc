"""The languages that a reader may get a message in, each with its templates compiled on first use."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE, EntryProblem
from vapierrors.cldr.tags import data_locale, locale_chain, maximize, parse_tag
from vapierrors.formatting import FORMATTERS, LocaleFormats
from vapierrors.rendered import Problem
from vapierrors.template import compile_template
from vapierrors.wire.soundness import is_sound_param

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.catalog import Catalog, Entry
    from vapierrors.models import Limits
    from vapierrors.template import CompiledTemplate

_MOST_ATTEMPTS: Final = 4
_SOME_MOMENT: Final = "2000-01-01T00:00:00.000Z"


class Language:
    """One locale of a catalog, with numbers and dates as a format locale writes them.

    Args:
        tag: the language tag, one of the catalog's locales.
        table: its entries by message id.
        format_locale: the language tag that numbers and dates follow.
        limits: how long and how deep a template may be.

    Attributes:
        only: message id → its template, for those compiled so far that have just one, which is sound and linear, and
            takes no more arguments than the limits allow.

    Example:
        >>> from vapierrors.catalog import Catalog
        >>> from vapierrors.models import Limits
        >>> catalog = Catalog.from_mapping({"de": {"com.example.x": "{0} ist weg."}}, builtin=False)
        >>> language = Language("de", catalog.table("de"), "de", Limits())
        >>> language.templates("com.example.x", {})[0].text({"0": "vm-42"}, None)
        'vm-42 ist weg.'
    """

    __slots__ = ("_attempts", "_broken", "_compiled", "_formats", "_limits", "_table", "only", "tag")

    def __init__(self, tag: str, table: Mapping[str, tuple[Entry, ...]], format_locale: str, limits: Limits) -> None:
        self.tag = tag
        self._limits = limits
        self._table = table
        self._formats = LocaleFormats(data_locale(tag), data_locale(format_locale), FORMATTERS)
        self._compiled: dict[str, tuple[CompiledTemplate, ...]] = {}
        self._broken: dict[str, tuple[Problem, ...]] = {}
        self._attempts: dict[str, int] = {}
        self.only: dict[str, CompiledTemplate] = {}

    def templates(self, message_id: str, arguments: Mapping[str, Any]) -> tuple[CompiledTemplate, ...]:
        """The sound templates of a message id, in the order in which they are tried; empty where there are none.

        Args:
            message_id: of a message, or a nested one.
            arguments: by name; templates are compiled for the shapes of the first that are all there and sound.
        """
        compiled = self._compiled.get(message_id)
        if compiled is None:
            entries = self._table.get(message_id)
            return self._compile(message_id, entries, arguments) if entries else ()
        return compiled

    def _compile(
        self, message_id: str, entries: tuple[Entry, ...], arguments: Mapping[str, Any]
    ) -> tuple[CompiledTemplate, ...]:
        templates: list[CompiledTemplate] = []
        broken: list[Problem] = []
        # What is odd now may be refused later, and then must not be what the template is compiled for.
        seen = {name: _as_sent(value) for name, value in arguments.items()}
        seen = {name: value for name, value in seen.items() if is_sound_param(value, self._limits)}
        for entry in entries:
            parsed = entry.parsed(self._limits)
            if isinstance(parsed, EntryProblem):
                broken.append(Problem("broken-template", message_id, self.tag, str(parsed)))
            else:
                longest = self._limits.text_characters
                templates.append(compile_template(parsed, self._formats, seen, longest=longest))
        if broken:
            self._broken[message_id] = tuple(broken)
        if all(template.arguments <= seen.keys() for template in templates) or self._is_last_attempt(message_id):
            self._compiled[message_id] = tuple(templates)
            if not broken and len(templates) == 1 and templates[0].linear and templates[0].size <= self._limits.params:
                self.only[message_id] = templates[0]
        return tuple(templates)

    def _is_last_attempt(self, message_id: str) -> bool:
        """Whether to keep templates that were compiled without having seen all of their arguments."""
        self._attempts[message_id] = self._attempts.get(message_id, 0) + 1
        return self._attempts[message_id] >= _MOST_ATTEMPTS

    def broken(self, message_id: str) -> tuple[Problem, ...]:
        """What is wrong with the templates of a message id that ``templates`` leaves out."""
        return self._broken.get(message_id, ())


def _as_sent(value: Any) -> Any:  # noqa: ANN401 - an argument
    """An argument in the shape in which a payload has it: models have their date-times as ``datetime``."""
    if not isinstance(value, dict) or not isinstance(value.get("dt"), datetime):
        return value
    return {name: _SOME_MOMENT if name == "dt" else str(member) for name, member in value.items()}


class Step(NamedTuple):
    """Languages of the catalog that are as good as each other for a reader, the most specific first.

    Args:
        locale: the language tag that they stand in for.
        languages: those that the catalog has, perhaps none.
    """

    locale: str
    languages: tuple[Language, ...]


class View(NamedTuple):
    """What one reader may see.

    Args:
        wanted: the language tag that was asked for, or the default.
        above: the languages above the default; None where the reader's language is the default one.
        default: the default language.
        families: language tag → the languages of the same step in which nested messages may be resolved.
        reads_english: whether the reader's language is that of ``default_message``.
        problems: what was wrong with the wishes.
    """

    wanted: str
    above: Step | None
    default: Step
    families: Mapping[str, tuple[Language, ...]]
    reads_english: bool
    problems: tuple[Problem, ...]


def view_of(
    catalog: Catalog, wanted: str, default: str, language: Callable[[str], Language], problems: tuple[Problem, ...]
) -> View:
    """Put the languages for a reader in order (specification, section 4).

    Args:
        catalog: whose locales there are.
        wanted: the language tag that was asked for, already checked.
        default: the default language tag, already checked.
        language: makes or remembers the ``Language`` of one of the catalog's locales.
        problems: what was wrong with the wishes.

    Example:
        >>> from vapierrors.catalog import Catalog
        >>> from vapierrors.models import Limits
        >>> catalog = Catalog.from_mapping({"es-419": {}, "es": {}, "zh-Hans": {}})
        >>> make = lambda tag: Language(tag, catalog.table(tag), "en", Limits())
        >>> [language.tag for language in view_of(catalog, "es-MX", "en", make, ()).above.languages]
        ['es-419', 'es']
        >>> [language.tag for language in view_of(catalog, "zh-CN", "en", make, ()).above.languages]
        ['zh-Hans']
    """
    wanted_tag, default_tag = parse_tag(wanted), parse_tag(default)
    lowest = _available(catalog, default)
    available = _available(catalog, wanted)
    above = [tag for tag in available if tag not in lowest]
    default_step = Step(str(default_tag), tuple(language(tag) for tag in lowest))
    above_step = Step(str(wanted_tag), tuple(language(tag) for tag in above))
    is_default = not above and bool(available or wanted_tag == default_tag)
    families = {
        one.tag: tuple(other for other in step.languages if _alike(one.tag, other.tag))
        for step in (default_step, above_step)
        for one in step.languages
    }
    return View(
        wanted=str(wanted_tag),
        above=None if is_default else above_step,
        default=default_step,
        families=families,
        reads_english=wanted_tag.language == parse_tag(SOURCE_LOCALE).language,
        problems=problems,
    )


def _available(catalog: Catalog, locale: str) -> list[str]:
    found = (catalog.resolve(tag) for tag in locale_chain(locale))
    return list(dict.fromkeys(tag for tag in found if tag is not None))


def _alike(one: str, other: str) -> bool:
    """Whether two locales are one language in one script, so that a text may have words of both."""
    return maximize(parse_tag(one))[:2] == maximize(parse_tag(other))[:2]
