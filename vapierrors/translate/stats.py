"""How far the translations of a project are: entries, and the words in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.regular_files import read_regular
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Text, parse, walk
from vapierrors.translate.po import PoDocument, file_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.po import PoEntry
    from vapierrors.translate.project import Domain

State: TypeAlias = Literal["translated", "fuzzy", "untranslated", "missing", "broken"]
"""What an entry of the template is in a locale: one of these."""

_Key: TypeAlias = tuple[str | None, str]

_ALONE: Final = re.compile(
    "["
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"  # Thai letters, which stand without spaces
    "\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"  # Lao
    "\u1000-\u102a\u103f\u1050-\u1055"  # Burmese
    "\u1780-\u17b3"  # Khmer
    "\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "]"
)
_BREAKS: Final = re.compile("[\u0f0b\u1361\u200b]")
"""What stands between words beside white space: the marks of Tibetan and Ethiopic, and the space without a width."""


class Progress(NamedTuple):
    """How far a domain is in a locale; the five states add up to the total (specification, section 9).

    Args:
        folder: the folder of the catalogs; empty for several domains together.
        domain: its name; empty for several together.
        locale: the language tag.
        total: entries of the template.
        translated: those that a reader gets.
        fuzzy: those whose translation is unfinished.
        untranslated: those whose translation is empty.
        missing: those that the file does not have.
        broken: those whose translation is no sound template, or is found by no message id.
        obsolete: entries behind ``#~``.
        unknown: entries that the template does not have.
        source_words: words in the English of all.
        translated_words: words in the English of those that are translated.
        words: words in the translations.

    Example:
        >>> Progress("locales", "app", "de", total=3, translated=2, missing=1).percent
        66.6
    """

    folder: str
    domain: str
    locale: str
    total: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    missing: int = 0
    broken: int = 0
    obsolete: int = 0
    unknown: int = 0
    source_words: int = 0
    translated_words: int = 0
    words: int = 0

    @property
    def percent(self) -> float:
        """The share that is translated, 0 to 100 in tenths, rounded down: 100 says that nothing is left to do."""
        return self.translated * 1000 // self.total / 10 if self.total else 100.0

    def is_under(self, percent: float) -> bool:
        """Whether less is translated than a share, held against the exact one.

        Args:
            percent: 0 to 100.

        Example:
            >>> Progress("", "", "de", total=3, translated=2).is_under(66.7)
            True
        """
        return self.translated * 100 < percent * self.total


class DomainProgress(NamedTuple):
    """How far a domain is in several locales.

    Args:
        rows: one a locale, in the order in which they were asked for.
        problems: what is no part of a PO file, so that nobody can count it.
    """

    rows: tuple[Progress, ...]
    problems: tuple[EntryProblem, ...]


def word_count(template: str) -> int:
    """The words of a template, those of all its branches, without its arguments (specification, section 9).

    White space parts words, and a word has a letter or a digit. In scripts that have no spaces (Han, kana, Thai, Lao,
    Burmese, Khmer) each letter counts as one.

    Args:
        template: ICU MessageFormat; of one that is not sound, the text as it is.

    Example:
        >>> word_count("{n, plural, one {# file} other {# files}} on host “{host}”, since 8:00")
        6
        >>> word_count("仮想マシン {0} は vCenter にあります"), word_count("하나의 파일")
        (12, 2)
    """
    try:
        texts = [node.value for node in walk(parse(template)) if isinstance(node, Text)]
    except (TemplateSyntaxError, LimitExceeded):
        texts = [template]
    return sum(map(_words, texts))


def _words(text: str) -> int:
    parted, alone = _ALONE.subn(" ", _BREAKS.sub(" ", text))
    return alone + sum(any(map(str.isalnum, word)) for word in parted.split())


def domain_progress(domain: Domain, locales: Iterable[str]) -> DomainProgress:
    """How far a domain is in each of the locales (specification, section 9).

    Without a ``.pot``, the entries of all translations together are the total. English is always complete, but for
    templates that are broken.

    Args:
        domain: as ``find_domains`` has it, with all its translations.
        locales: language tags as the folder spells them; of one without a file, all is missing.

    Raises:
        OSError: a file cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.project import chosen_domains, find_domains
        >>> (std,) = chosen_domains(find_domains(builtin_folder(), []), domains=["std"])
        >>> [(row.locale, row.percent) for row in domain_progress(std, ["en", "vai"]).rows]
        [('en', 100.0), ('vai', 0.0)]
    """
    counting = _Counting(domain)
    rows = tuple([counting.row(locale) for locale in locales])
    return DomainProgress(rows, tuple(counting.problems))


def overall(rows: Iterable[Progress]) -> list[Progress]:
    """How far each locale is over all domains, by locale (specification, section 9).

    Args:
        rows: of any domains.

    Example:
        >>> rows = [Progress("a", "x", "de", 2, 1, missing=1), Progress("a", "y", "de", 2, 2)]
        >>> [(row.locale, row.total, row.percent) for row in overall(rows)]
        [('de', 4, 75.0)]
    """
    by_locale = groupby(sorted(rows, key=attrgetter("locale")), key=attrgetter("locale"))
    return [together(found, locale) for locale, found in by_locale]


def together(rows: Iterable[Progress], locale: str = "") -> Progress:
    """The sum of several rows (specification, section 9).

    Args:
        rows: of any domains and locales.
        locale: the language tag of the sum; empty for several together.

    Example:
        >>> together([Progress("a", "x", "de", 2, 1, missing=1), Progress("a", "x", "ja", 2, 2)]).percent
        75.0
    """
    numbers = [row[3:] for row in rows]
    return Progress("", "", locale, *map(sum, zip(*numbers, strict=True)))


@dataclass(frozen=True, slots=True)
class _File:
    entries: Mapping[_Key, PoEntry]
    obsolete: int


class _Counting:
    """Reads the files of a domain, each once."""

    def __init__(self, domain: Domain) -> None:
        self.problems: list[EntryProblem] = []
        self._domain = domain
        self._files: dict[Path, _File] = {}
        sources = [domain.template] if domain.template else [*domain.translations.values()]
        self._sources = dict.fromkeys(key for path in sources for key in self._file(path).entries)
        self._source_words = {key: word_count(key[1]) for key in self._sources}

    def _file(self, path: Path | None) -> _File:
        if path is None:
            return _File({}, 0)
        if path not in self._files:
            document = PoDocument.read(read_regular(path))
            locale = next((tag for tag, file in self._domain.translations.items() if file == path), SOURCE_LOCALE)
            self.problems += file_problems(document, locale, str(path))
            obsolete = sum(block.entry.is_obsolete for block in document.blocks)
            self._files[path] = _File(_by_key([block.entry for block in document.entries]), obsolete)
        return self._files[path]

    def row(self, locale: str) -> Progress:
        file = self._file(self._domain.translations.get(locale))
        states: dict[State, int] = {}
        translated_words = words = 0
        for key in self._sources:
            text, state = _told(file.entries.get(key), key, is_english=locale == SOURCE_LOCALE)
            states[state] = states.get(state, 0) + 1
            if state == "translated":
                translated_words += self._source_words[key]
                words += self._source_words[key] if text == key[1] else word_count(text)
        return Progress(
            str(self._domain.folder),
            self._domain.name,
            locale,
            total=len(self._sources),
            **states,
            obsolete=file.obsolete,
            unknown=sum(key not in self._sources for key in file.entries),
            source_words=sum(self._source_words.values()),
            translated_words=translated_words,
            words=words,
        )


def _by_key(entries: Iterable[PoEntry]) -> dict[_Key, PoEntry]:
    """The entries by id and English; of one that is there twice, the first counts, as in every catalog."""
    found: dict[_Key, PoEntry] = {}
    for entry in entries:
        first = found.setdefault(entry.key, entry)
        if entry.is_fuzzy and not first.is_fuzzy:
            found[entry.key] = first.with_flag("fuzzy")
    return found


def _told(entry: PoEntry | None, key: _Key, *, is_english: bool) -> tuple[str, State]:
    """What a reader is told, and how it is with it; English without a text of its own is the template's."""
    if entry is None or not any(map(str.strip, (entry.text, *entry.plural_texts))):
        state: State = "missing" if entry is None else "untranslated"
    elif entry.is_fuzzy:
        state = "fuzzy"
    else:
        is_found = entry.id is not None and entry.source_plural is None
        return entry.text, "translated" if is_found and _is_sound(entry.text) else "broken"
    if not is_english:
        return "", state
    return key[1], "translated" if key[0] is not None and _is_sound(key[1]) else "broken"


def _is_sound(template: str) -> bool:
    try:
        parse(template)
    except (TemplateSyntaxError, LimitExceeded):
        return False
    return True
