"""Entries and files of examples: what a rule finds, and the same put right."""

from __future__ import annotations

from typing import Final

from vapierrors.translate.lint.rule import Example
from vapierrors.translate.po import PoEntry, print_entry
from vapierrors.translate.po.entry import ICU_FLAG

HEADER: Final = """\
msgid ""
msgstr ""
"Project-Id-Version: app\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
"""A sound header of a file in German."""

GONE: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The host is gone."
msgstr "Der Host ist weg."
"""
"""A sound entry of a file in German."""


def entry_example(locale: str, source: str, text: str, *comments: str, is_template: bool = False) -> Example:
    """An entry that shows a rule.

    Args:
        locale: the language tag.
        source: the English template.
        text: the translation.
        comments: the parameters, such as ``n (i): how many``.
        is_template: whether it is one of a ``.pot``.

    Example:
        >>> print(entry_example("de", "Gone", "Weg").po, end="")
        #, icu-message-format
        msgctxt "com.example.message"
        msgid "Gone"
        msgstr "Weg"
    """
    entry = PoEntry(id="com.example.message", source=source, text=text, extracted_comments=comments, flags=(ICU_FLAG,))
    return Example(locale, print_entry(entry), is_template=is_template)


def file_example(*parts: str, locale: str = "de", template: str = "") -> Example:
    r"""A file that shows a rule.

    Args:
        parts: its header and its entries; a blank line is set between each two.
        locale: the language tag.
        template: what its ``.pot`` has.

    Example:
        >>> file_example(HEADER, GONE).po == f"{HEADER}\n{GONE}"
        True
    """
    return Example(locale, "\n".join(parts), template)
