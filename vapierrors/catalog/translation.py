"""One entry of a gettext file, and the table of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.table import FileTable, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Translation(NamedTuple):
    """One entry of a gettext file, whatever its form (specification, section 4).

    Args:
        id: the message id, its ``msgctxt``; empty where it has none.
        source: the English template, its ``msgid``.
        text: its ``msgstr``; empty where it is not translated.
        line: the line of the ``msgid``, from 1; 0 where there is none.
        is_fuzzy: whether the translation is unfinished.
        is_plural: whether it has a ``msgid_plural``.
    """

    id: str
    source: str
    text: str
    line: int = 0
    is_fuzzy: bool = False
    is_plural: bool = False

    def problem(self, locale: str, file: str) -> EntryProblem | None:
        """What keeps the entry from being one of a catalog of messages; None where nothing does.

        Args:
            locale: the language tag of the translation.
            file: the name for the problem.

        Example:
            >>> Translation("", "Gone", "Weg", 3).problem("de", "x.po").code
            'no-message-id'
        """
        if not self.id:
            detail = f"Expected a msgctxt with the message id, got none beside msgid {self.source!r}"
            return EntryProblem("no-message-id", "", locale, file, self.line, detail)
        if self.is_plural:
            detail = "Expected one msgstr with {n, plural, ...} in it, got a msgid_plural"
            return EntryProblem("gettext-plural", self.id, locale, file, self.line, detail)
        return None


def file_table(
    translations: Iterable[Translation], locale: str, file: str, problems: Iterable[EntryProblem] = ()
) -> FileTable:
    """The table of the entries of a gettext file.

    Args:
        translations: the entries, in the order of the file.
        locale: the language tag of the translations.
        file: the name for problems.
        problems: what had to be left out before; what is left out now comes behind it.

    Example:
        >>> file_table([Translation("com.example.x", "Gone", "Weg")], "de", "x.po").translations
        {'com.example.x': (Entry('com.example.x', 'de', 'Weg', 'x.po', 0),)}
    """
    texts: list[Entry] = []
    sources: list[Entry] = []
    left_out: list[EntryProblem] = [*problems]
    for translation in translations:
        message_id, source, text, line, is_fuzzy, is_plural = translation
        if not message_id or is_plural:
            left_out.extend(filter(None, [translation.problem(locale, file)]))
            continue
        sources.append(Entry(message_id, SOURCE_LOCALE, source, file, line))
        if text and not is_fuzzy and not text.isspace():
            texts.append(Entry(message_id, locale, text, file, line))
    return FileTable(table_of(texts), table_of(sources), tuple(left_out))
