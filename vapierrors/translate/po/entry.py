"""One entry of a PO file, as its words have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

FUZZY: Final = "fuzzy"
ICU_FLAG: Final = "icu-message-format"
"""The flag of an entry whose template is ICU MessageFormat (specification, section 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoEntry:
    """One entry of a PO file, comments and all (specification, section 4).

    Args:
        id: ``msgctxt``, the message id; None where there is none.
        source: ``msgid``, the English template.
        text: ``msgstr``, the translation; empty where there is none yet.
        source_plural: ``msgid_plural``; None where there is none.
        plural_texts: ``msgstr[0]``, ``msgstr[1]``, …, where there is a ``msgid_plural``.
        translator_comments: lines behind ``#``.
        extracted_comments: lines behind ``#.``: the parameters, and a rendered example.
        references: the places behind ``#:``, such as ``service.py:12``.
        flags: behind ``#,``, such as ``fuzzy``.
        previous: lines behind ``#|``: what the entry was translated from.
        is_obsolete: whether it stands behind ``#~``, as its message is no more.

    Example:
        >>> entry = PoEntry(id="com.example.gone", source="Gone", flags=("fuzzy",))
        >>> entry.is_fuzzy, entry.is_header, entry.without_flag("fuzzy").flags
        (True, False, ())
    """

    id: str | None = None
    source: str = ""
    text: str = ""
    source_plural: str | None = None
    plural_texts: tuple[str, ...] = ()
    translator_comments: tuple[str, ...] = ()
    extracted_comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    is_obsolete: bool = False

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells the entries of a file apart: the message id and the English template."""
        return self.id, self.source

    @property
    def is_header(self) -> bool:
        """Whether it is the entry that describes the file."""
        return not self.source and self.id is None and not self.is_obsolete

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation is unfinished, and so does not count."""
        return FUZZY in self.flags

    @property
    def has_text(self) -> bool:
        """Whether it has a translation, be it fuzzy."""
        return bool(self.text or any(self.plural_texts))

    @property
    def is_translated(self) -> bool:
        """Whether it has a translation that counts: one that is neither empty nor fuzzy."""
        return self.has_text and not self.is_fuzzy

    def with_flag(self, flag: str) -> PoEntry:
        """The entry with a flag: ``fuzzy`` stands first, any other last.

        Args:
            flag: such as ``icu-message-format``.
        """
        if flag in self.flags:
            return self
        return replace(self, flags=(flag, *self.flags) if flag == FUZZY else (*self.flags, flag))

    def without_flag(self, flag: str) -> PoEntry:
        """The entry without a flag.

        Args:
            flag: such as ``fuzzy``.
        """
        return replace(self, flags=tuple(name for name in self.flags if name != flag))
