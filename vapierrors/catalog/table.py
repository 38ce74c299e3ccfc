"""What one file of a catalog holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from babel.messages.catalog import Message

Table = dict[str, tuple[Entry, ...]]
"""Message id → its entries, in the order of the file."""


class FileTable(NamedTuple):
    """The entries of one file (specification, section 4).

    Args:
        translations: in the locale of the file.
        sources: the English templates that the file translates.
        problems: what had to be left out while reading.
    """

    translations: Table
    sources: Table
    problems: tuple[EntryProblem, ...] = ()


def table_of(entries: Iterable[Entry]) -> Table:
    """Group entries by message id, keeping their order.

    Example:
        >>> list(table_of([Entry("a", "en", "x"), Entry("a", "en", "{0}")])["a"])
        [Entry('a', 'en', 'x', '', 0), Entry('a', 'en', '{0}', '', 0)]
    """
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.id, []).append(entry)
    return {message_id: tuple(of_id) for message_id, of_id in grouped.items()}


def merged(tables: Iterable[Mapping[str, tuple[Entry, ...]]]) -> Table:
    """One table of several files of one source: an id that several have keeps all its entries, in their order.

    Example:
        >>> both = merged([{"a": (Entry("a", "en", "x"),)}, {"a": (Entry("a", "en", "y"),)}])
        >>> [entry.template for entry in both["a"]]
        ['x', 'y']
    """
    result: Table = {}
    for table in tables:
        for message_id, entries in table.items():
            result[message_id] = result[message_id] + entries if message_id in result else entries
    return result


def laid_over(tables: Iterable[Mapping[str, tuple[Entry, ...]]]) -> Table:
    """One table of several that lie over each other: of an id that two have, the upper entries count.

    Where none of the upper entries is sound the lower ones stand behind them: what is broken must not hide what works.
    Only templates of ids that two tables share are parsed.

    Args:
        tables: from the lowest to the uppermost.

    Example:
        >>> lower = {"a": (Entry("a", "en", "x"),), "b": (Entry("b", "en", "x"),)}
        >>> table = laid_over([lower, {"a": (Entry("a", "en", "y"),), "b": (Entry("b", "en", "{"),)}])
        >>> [[entry.template for entry in table[message_id]] for message_id in "ab"]
        [['y'], ['{', 'x']]
    """
    result: Table = {}
    for table in tables:
        for message_id, entries in table.items():
            below = result.get(message_id, ())
            broken = below and all(entry.problem() for entry in entries)
            result[message_id] = entries + below if broken else entries
    return result


def _context(message: Message) -> str:
    """The context as text: Babel's MO reader leaves it as bytes."""
    context = cast("str | bytes | None", message.context) or ""
    return context.decode() if isinstance(context, bytes) else context


def file_table(messages: Iterable[Message], locale: str, file: str, problems: list[EntryProblem]) -> FileTable:
    """The table of the messages of a gettext file: ``msgctxt`` is the id, ``msgid`` the English template.

    Args:
        messages: as Babel read them, the header among them.
        locale: the language tag of the translations.
        file: the name for problems.
        problems: what had to be left out before; what is left out now comes behind it.

    Example:
        >>> from babel.messages.catalog import Message
        >>> table = file_table([Message("Gone", "Weg", context="com.example.x")], "de", "x.po", [])
        >>> table.translations
        {'com.example.x': (Entry('com.example.x', 'de', 'Weg', 'x.po', 0),)}
    """
    translations: list[Entry] = []
    sources: list[Entry] = []
    for message in messages:
        line = message.lineno or 0
        context = _context(message)
        if not message.id and not context:
            continue
        if not context:
            detail = f"Expected a msgctxt with the message id, got none beside msgid {message.id!r}"
            problems.append(EntryProblem("no-message-id", "", locale, file, line, detail))
        elif not isinstance(message.id, str) or not isinstance(message.string, str):
            detail = "Expected one msgstr with {n, plural, ...} in it, got a msgid_plural"
            problems.append(EntryProblem("gettext-plural", context, locale, file, line, detail))
        else:
            sources.append(Entry(context, SOURCE_LOCALE, message.id, file, line))
            if message.string and not message.fuzzy:
                translations.append(Entry(context, locale, message.string, file, line))
    return FileTable(table_of(translations), table_of(sources), tuple(problems))
