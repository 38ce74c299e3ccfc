"""Which messages of the catalogs are used, and which of those that are used they lack.

====================  =============================================================================================
code                  in short
====================  =============================================================================================
``unused``            an entry that no source defines and no captured body has
``missing``           a message that is defined or was sent, and has no entry
``other-template``    a message that is defined with an English template that no entry has
``other-parameters``  likewise, and no entry has the same parameters
``unfilled``          a message that was sent with arguments that fill none of its templates
====================  =============================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vapierrors.catalog import SOURCE_LOCALE, Catalog, EntryProblem
from vapierrors.catalog.regular_files import read_regular
from vapierrors.cldr.tags import locale_chain, parse_tag
from vapierrors.definitions.slots import is_position
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.models.error_type import STANDARD_PREFIX
from vapierrors.template import arguments, parse
from vapierrors.translate.po import PoDocument, file_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vapierrors.translate.captured import Captured, CapturedMessage
    from vapierrors.translate.extract import Definition
    from vapierrors.translate.project import Domain

UsageCode: TypeAlias = Literal["unused", "missing", "other-template", "other-parameters", "unfilled"]

_OWN_PREFIX: Final = "vapierrors."
"""What the ids of the library's own words start with."""


class UsageFinding(NamedTuple):
    """One message that is used otherwise than the catalogs have it (specification, section 9).

    Args:
        code: one of the codes that this module lists.
        message_id: the message id.
        locales: the language tags that it is about; empty for the catalogs as a whole.
        file: where the entry, the definition or the captured body is.
        line: in that file, from 1; 0 where the file as a whole is meant.
        detail: expected, and got; what to do, where that is not plain.

    Example:
        >>> print(UsageFinding("unused", "com.example.gone", (), "locales/app.pot", 7, "Expected a use, got none"))
        locales/app.pot:7: com.example.gone: Expected a use, got none [unused]
    """

    code: UsageCode
    message_id: str
    locales: tuple[str, ...]
    file: str
    line: int
    detail: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        locales = f" [{', '.join(self.locales)}]" if self.locales else ""
        return f"{where}: {self.message_id}{locales}: {self.detail} [{self.code}]"


class EntryPlace(NamedTuple):
    """An entry of the project's own catalogs.

    Args:
        source: the English template.
        file: where it stands.
        line: in that file, from 1.
    """

    source: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """What the catalogs have, and which ids the library uses by itself.

    Args:
        own: the entries of the project's own catalogs by id, each English template once.
        catalog: these over the catalogs that the library ships.
        of_library: ids that the library itself asks for: its words, and the titles of errors.
        problems: what is no part of a PO file, so that nobody can say what it has.
    """

    own: Mapping[str, Sequence[EntryPlace]]
    catalog: Catalog
    of_library: frozenset[str]
    problems: tuple[EntryProblem, ...] = ()

    @classmethod
    def of(cls, domains: Iterable[Domain]) -> Entries:
        """Read the catalogs of domains (specification, section 4).

        Args:
            domains: as ``find_domains`` has them.

        Raises:
            CatalogError: a folder is not there.
            OSError: a file cannot be read.

        Example:
            >>> from vapierrors.catalog.sources import builtin_folder
            >>> from vapierrors.translate.project import find_domains
            >>> entries = Entries.of(find_domains(builtin_folder(), []))
            >>> entries.own["vapierrors.caused-by"][0].source
            'Caused by: {message}'
        """
        there = [*domains]
        own: dict[str, dict[str, EntryPlace]] = {}
        problems: list[EntryProblem] = []
        for domain in there:
            files = {SOURCE_LOCALE: domain.template} if domain.template else domain.translations
            for locale, path in files.items():
                document = PoDocument.read(read_regular(path))
                problems += file_problems(document, locale, str(path))
                for block in document.entries:
                    if block.entry.id is not None:
                        place = EntryPlace(block.entry.source, str(path), document.place(block).line)
                        own.setdefault(block.entry.id, {}).setdefault(place.source, place)
        builtin = Catalog.load()
        catalog = Catalog.load(*dict.fromkeys(domain.folder for domain in there), compiled=False)
        ids = (message_id for tag in builtin.locales for message_id in builtin.table(tag))
        of_library = frozenset(name for name in ids if name.startswith((_OWN_PREFIX, STANDARD_PREFIX)))
        places = {name: [*found.values()] for name, found in own.items()}
        return cls(places, catalog, of_library, tuple(problems))


def compare_usage(
    entries: Entries,
    definitions: Iterable[Definition],
    captured: Captured,
    *,
    locales: Sequence[str] = (),
    ignored: Sequence[str] = (),
) -> tuple[UsageFinding, ...]:
    """Hold what the catalogs have against what is defined and what was sent (specification, section 9).

    Args:
        entries: of the project.
        definitions: what its source defines.
        captured: what servers sent.
        locales: language tags in which each used message is to have an entry; empty to ask for one in any language.
        ignored: patterns of ids that are passed over, such as ``com.vmware.*``.

    Raises:
        LocaleError: a locale is no language tag.

    Example:
        >>> from vapierrors.translate.captured import Captured
        >>> from vapierrors.translate.extract import Definition
        >>> entries = Entries({"a.gone": [EntryPlace("Gone", "app.pot", 3)]}, Catalog.from_mapping({}), frozenset())
        >>> nothing = Captured((), frozenset(), 0, ())
        >>> for finding in compare_usage(entries, [Definition("a.lost", "Lost", "app.py", 7, 1)], nothing):
        ...     print(finding)
        app.pot:3: a.gone: Expected a use, got no definition of it [unused]
        app.py:7: a.lost: Expected an entry in the catalogs, got none [missing]
    """
    comparing = _Comparing(entries, [*definitions], captured, [str(parse_tag(locale)) for locale in locales])
    found = (*comparing.unused(), *comparing.missing(), *comparing.other_templates(), *comparing.unfilled())
    return tuple([one for one in found if not any(fnmatchcase(one.message_id, pattern) for pattern in ignored)])


class _Comparing:
    def __init__(
        self, entries: Entries, definitions: list[Definition], captured: Captured, locales: Sequence[str]
    ) -> None:
        self._entries = entries
        self._definitions = definitions
        self._captured = captured
        self._locales = locales

    def unused(self) -> Iterator[UsageFinding]:
        used = {definition.id for definition in self._definitions}
        used |= {message.id for message in self._captured.messages} | self._captured.type_ids
        looked = ["no definition of it"] if self._definitions or not self._captured.bodies else []
        looked += [f"none in {self._captured.bodies} captured bodies"] if self._captured.bodies else []
        for message_id, places in self._entries.own.items():
            if message_id not in used and message_id not in self._entries.of_library:
                detail = f"Expected a use, got {' and '.join(looked)}"
                yield UsageFinding("unused", message_id, (), places[0].file, places[0].line, detail)

    def missing(self) -> Iterator[UsageFinding]:
        asked = [(definition.id, definition.file, definition.line, "") for definition in self._definitions]
        asked += [(message.id, message.file, message.line, _sent(message)) for message in self._captured.messages]
        told: set[str] = set()
        for message_id, file, line, sent in asked:
            if message_id in told:
                continue
            told.add(message_id)
            lacking = tuple(locale for locale in self._locales if not self._has(message_id, locale))
            if lacking or not (self._locales or self._is_known(message_id)):
                detail = f"Expected an entry in the catalogs, got none{' that counts' if lacking else ''}{sent}"
                yield UsageFinding("missing", message_id, lacking, file, line, detail)

    def _has(self, message_id: str, locale: str) -> bool:
        return any(self._entries.catalog.find(message_id, tag) for tag in locale_chain(locale))

    def _is_known(self, message_id: str) -> bool:
        catalog = self._entries.catalog
        return message_id in self._entries.own or any(message_id in catalog.table(tag) for tag in catalog.locales)

    def other_templates(self) -> Iterator[UsageFinding]:
        for definition in self._definitions:
            places = self._entries.own.get(definition.id, ())
            if not places or any(place.source == definition.template for place in places):
                continue
            wanted = _names(definition.template)
            where = f"{places[0].file}:{places[0].line}"
            if any(_names(place.source) == wanted for place in places):
                detail = f"Expected the English template of the entry at {where}, got another; run vapierrors extract"
                yield UsageFinding("other-template", definition.id, (), definition.file, definition.line, detail)
            else:
                expected = _listed(_names(places[0].source))
                detail = (
                    f"Expected the parameters of the entry at {where} ({expected}), got {_listed(wanted)};"
                    " run vapierrors extract"
                )
                yield UsageFinding("other-parameters", definition.id, (), definition.file, definition.line, detail)

    def unfilled(self) -> Iterator[UsageFinding]:
        catalog = self._entries.catalog
        for message in self._captured.messages:
            by_names: defaultdict[tuple[frozenset[str], ...], list[str]] = defaultdict(list)
            for tag in self._asked_of(message.id):
                parsed = [entry.parsed() for entry in catalog.find(message.id, tag)]
                taken = [frozenset(arguments(tree)) for tree in parsed if not isinstance(tree, EntryProblem)]
                if taken and not any(names <= {*message.names} for names in taken):
                    by_names[tuple(taken)].append(tag)
            for taken_names, tags in by_names.items():
                detail = _unfilled(message, taken_names)
                yield UsageFinding("unfilled", message.id, tuple(tags), message.file, message.line, detail)

    def _asked_of(self, message_id: str) -> list[str]:
        """The locales of the catalogs that have the message, as far as they are asked for."""
        catalog = self._entries.catalog
        wanted = [tag for locale in self._locales for tag in locale_chain(locale)] or catalog.locales
        return [tag for tag in dict.fromkeys(map(catalog.resolve, wanted)) if tag and catalog.find(message_id, tag)]


def _unfilled(message: CapturedMessage, taken: Sequence[frozenset[str]]) -> str:
    wanted = " or ".join(dict.fromkeys(_listed(names) for names in taken))
    by_position = message.names and all(map(is_position, message.names))
    is_named = not any(is_position(name) for names in taken for name in names)
    hint = "; the server sends them by position" if by_position and is_named else ""
    if message.names and not by_position and all(is_position(name) for names in taken for name in names):
        hint = "; the server sends them by name"
    lack = f"Expected a template for what is sent ({_listed(message.names)}), got one that needs {wanted}"
    return f"{lack}{hint}; add an entry of this id for it{_sent(message)}"


def _sent(message: CapturedMessage) -> str:
    """How often a message was sent, and with what."""
    values = ", ".join(f"{name} = {_value(value)}" for name, value in message.example.items())
    times = "once" if message.count == 1 else f"{message.count} times"
    return f"; sent {times}{f', such as with {values}' if values else ''}"


def _value(value: object) -> str:
    if isinstance(value, dict):
        value = next((member for name, member in value.items() if name not in {"format", "precision"}), None)
    return str(value["id"] if isinstance(value, dict) else value)


def _names(template: str) -> frozenset[str] | None:
    """The names of the arguments; None of a template that is not sound."""
    try:
        return frozenset(arguments(parse(template)))
    except (TemplateSyntaxError, LimitExceeded):
        return None


def _listed(names: Iterable[str] | None) -> str:
    return ", ".join(sorted(names or ())) or "none"
