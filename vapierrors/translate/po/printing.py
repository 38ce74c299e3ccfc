"""A PO entry as text: the escapes are Babel's work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.translate.po.entry import PoEntry

_SENTENCE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORD: Final = re.compile(r"\S+\s*|\s+")


def print_entry(entry: PoEntry, *, width: int = 0) -> str:
    r"""Write an entry; its lines end with LF, and no blank line follows (specification, section 4).

    Args:
        entry: the entry.
        width: characters of a line, beyond which strings are wrapped; 0 wraps at line breaks alone.

    Example:
        >>> from vapierrors.translate.po.entry import PoEntry
        >>> print(print_entry(PoEntry(id="com.example.gone", source="Gone", text="Weg\n", flags=("fuzzy",))), end="")
        #, fuzzy
        msgctxt "com.example.gone"
        msgid "Gone"
        msgstr "Weg\n"
    """
    return "".join(section(entry, width) for section in SECTIONS.values())


def sentences_of(text: str) -> list[str]:
    r"""The lines of a string, their ends included; only a line feed ends one.

    Args:
        text: the value of the string.

    Example:
        >>> sentences_of("one\ntwo")
        ['one\n', 'two']
    """
    return _SENTENCE.findall(text)


def wrapped(sentence: str, *, prefix: str = "", width: int = 0) -> list[str]:
    r"""One line of a string in quotes, in several pairs of them where it is too long.

    Babel's ``normalize`` is not asked, since it adds a line feed to some strings that it wraps.

    Args:
        sentence: the value.
        prefix: what stands before each pair of quotes.
        width: characters that a line may have; 0 for any. A longer word is not broken.

    Example:
        >>> wrapped("one two\n", width=10)
        ['"one "', '"two\\n"']
    """
    if not width:
        return [prefix + escape(sentence)]
    lines: list[list[str]] = [[]]
    size = start = len(prefix) + len('""')
    for word in _WORD.findall(sentence):
        length = len(escape(word)) - len('""')
        if size > start and size + length > width:
            lines.append([])
            size = start
        lines[-1].append(word)
        size += length
    return [prefix + escape("".join(words)) for words in lines]


def quoted(keyword: str, text: str, *, prefix: str = "", width: int = 0) -> list[str]:
    r"""A string as the lines of a PO file, behind its keyword if it has one line only.

    Args:
        keyword: such as ``msgid``.
        text: the value.
        prefix: what stands before each line, such as ``#~``.
        width: characters of a line, beyond which it is wrapped; 0 wraps at line feeds alone.

    Example:
        >>> quoted("msgid", "one\ntwo")
        ['msgid ""', '"one\\n"', '"two"']
    """
    sentences = sentences_of(text)
    line = f"{prefix}{keyword} {escape(text)}"
    is_short = not width or len(line) <= width or len(_WORD.findall(text)) <= 1
    if len(sentences) <= 1 and is_short:
        return [line]
    parts = [part for sentence in sentences for part in wrapped(sentence, prefix=prefix, width=width)]
    return [f'{prefix}{keyword} ""', *parts]


def _comments(mark: str, name: str) -> Callable[[PoEntry, int], str]:
    return lambda entry, _width: "".join(f"{mark} {line}".rstrip() + "\n" for line in getattr(entry, name))


def _flags(entry: PoEntry, _width: int) -> str:
    return f"#, {', '.join(entry.flags)}\n" if entry.flags else ""


def _previous(entry: PoEntry, _width: int) -> str:
    mark = "#~|" if entry.is_obsolete else "#|"
    return "".join(f"{mark} {line}\n" for line in entry.previous)


def _string(keyword: str, name: str) -> Callable[[PoEntry, int], str]:
    def section(entry: PoEntry, width: int) -> str:
        value = getattr(entry, name)
        return "" if value is None else _line(entry, keyword, value, width)

    return section


def _texts(entry: PoEntry, width: int) -> str:
    if entry.source_plural is None:
        return _line(entry, "msgstr", entry.text, width)
    texts = entry.plural_texts or ("",)
    return "".join(_line(entry, f"msgstr[{index}]", text, width) for index, text in enumerate(texts))


def _line(entry: PoEntry, keyword: str, value: str, width: int) -> str:
    mark = "#~ " if entry.is_obsolete else ""
    return "".join(f"{line}\n" for line in quoted(keyword, value, prefix=mark, width=width))


SECTIONS: Mapping[str, Callable[[PoEntry, int], str]] = {
    "translator_comments": _comments("#", "translator_comments"),
    "extracted_comments": _comments("#.", "extracted_comments"),
    "references": _comments("#:", "references"),
    "flags": _flags,
    "previous": _previous,
    "msgctxt": _string("msgctxt", "id"),
    "msgid": _string("msgid", "source"),
    "msgid_plural": _string("msgid_plural", "source_plural"),
    "msgstr": _texts,
}
"""The parts of an entry in their order, with what writes each."""
