"""A new translation, made from its template."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.merging.carrying import new_entry
from vapierrors.translate.merging.headers import CONTENT_TYPE, ORDER, REVISED, UTF_8, completed, fields, plural_count
from vapierrors.translate.merging.skeletons import plural_skeleton
from vapierrors.translate.po import PoDocument, PoEntry, print_entry
from vapierrors.translate.po.entry import FUZZY

if TYPE_CHECKING:
    from datetime import datetime

    from vapierrors.translate.merging.target_locale import TargetLocale

NOBODY: Final = "Automatically generated"
"""The ``Last-Translator`` of a file that nobody has translated yet, as gettext has it."""

_PLACEHOLDER: Final = re.compile(r"SOME DESCRIPTIVE TITLE|FIRST AUTHOR|\bYEAR\b|PACKAGE package")
_OF_TEMPLATE: Final = ("Language", "Plural-Forms")
_DATE: Final = "%Y-%m-%d %H:%M%z"


class Beginning(NamedTuple):
    """What a new translation says of itself (specification, section 4).

    Args:
        title: what is translated.
        date: when it was begun.
        translator: who translates, such as ``Anna Muster <anna@example.com>``.
    """

    title: str
    date: datetime
    translator: str = NOBODY


def new_file(
    template: PoDocument,
    locale: TargetLocale,
    beginning: Beginning,
    *,
    with_skeletons: bool = False,
    width: int = 0,
) -> PoDocument:
    r"""Make a translation with all entries of its template, none translated, in UTF-8 (specification, section 4).

    Args:
        template: the ``.pot``; ``faults_in`` finds nothing wrong with it.
        locale: to translate into.
        beginning: what the file says of itself.
        with_skeletons: whether entries with a plural get the English with the categories of the language, as fuzzy.
        width: characters of a line, beyond which strings are wrapped; 0 does not wrap.

    Example:
        >>> from datetime import UTC, datetime
        >>> from vapierrors.translate.merging.target_locale import target_locale
        >>> template = PoDocument.read(b'msgctxt "a"\nmsgid "Gone"\nmsgstr ""\n')
        >>> beginning = Beginning("app", datetime(2026, 1, 31, tzinfo=UTC), "Anna <anna@example.com>")
        >>> print(new_file(template, target_locale("de"), beginning).text, end="")
        # German translations of app.
        msgid ""
        msgstr ""
        "Project-Id-Version: app\n"
        "PO-Revision-Date: 2026-01-31 00:00+0000\n"
        "Last-Translator: Anna <anna@example.com>\n"
        "Language-Team: German\n"
        "Language: de\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "Plural-Forms: nplurals=2; plural=(n != 1);\n"
        <BLANKLINE>
        msgctxt "a"
        msgid "Gone"
        msgstr ""
    """
    header = _header(template.header.entry if template.header else PoEntry(), locale, beginning)
    forms = plural_count(header.text)
    entries = [new_entry(block.entry, forms) for block in template.entries]
    if with_skeletons:
        entries = [_with_skeleton(entry, locale.tag) for entry in entries]
    return PoDocument("\n".join(print_entry(entry, width=width) for entry in (header, *entries)))


def _header(template: PoEntry, locale: TargetLocale, beginning: Beginning) -> PoEntry:
    own = {
        REVISED: beginning.date.strftime(_DATE),
        "Last-Translator": beginning.translator,
        "Language-Team": locale.name,
        CONTENT_TYPE: UTF_8,
    }
    theirs = {name: value for name, value in fields(template.text).items() if name not in _OF_TEMPLATE}
    known = fields(completed("".join(f"{name}: {value}\n" for name, value in own.items()), locale.tag))
    values = {"Project-Id-Version": beginning.title, **theirs, **known}
    text = "".join(f"{name}: {values.pop(name)}\n" for name in ORDER if name in values)
    text += "".join(f"{name}: {value}\n" for name, value in values.items())
    comments = "\n".join(line for line in template.translator_comments if not _PLACEHOLDER.search(line)).strip("\n")
    title = f"{locale.name} translations of {beginning.title}."
    return PoEntry(text=text, translator_comments=(title, *comments.splitlines()))


def _with_skeleton(entry: PoEntry, locale: str) -> PoEntry:
    if entry.source_plural is not None or not (skeleton := plural_skeleton(entry.source, locale)):
        return entry
    return replace(entry.with_flag(FUZZY), text=skeleton)
