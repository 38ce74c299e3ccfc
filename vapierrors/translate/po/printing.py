"""A PO entry as text: the strings are Babel's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.pofile import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.translate.po.entry import PoEntry


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
    first, *others = normalize(value, prefix=mark, width=width).split("\n")
    return "".join(f"{line}\n" for line in (f"{mark}{keyword} {first}", *others))


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
