"""Rules about the entries of a file: which there are, with which ids, flags and comments."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vapierrors.template import arguments
from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import GONE, HEADER, file_example
from vapierrors.translate.lint.subject import EntrySubject, FileRemark
from vapierrors.translate.po.entry import ICU_FLAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vapierrors.translate.lint.subject import FileSubject
    from vapierrors.translate.po import PoBlock, PoEntry

_FORMAT: Final = re.compile(r"(?!no-|possible-|impossible-)[a-z-]+-format")
_MOST_COMPARED: Final = 50
"""Ids of a file for which the one that was meant is looked for: where more are unknown, none is misspelt."""

_UPDATE: Final = "run vapierrors update"


def _check_duplicates(subject: FileSubject) -> Iterator[FileRemark]:
    document = subject.document
    first: dict[tuple[str | None, str], PoBlock] = {}
    for block in document.blocks:
        key = block.entry.key
        if key in first:
            name = _name(block.entry) if block.entry.source else "the header"
            line = document.place(first[key], "msgid").line
            reason = f"Expected {name} with this English once, got it again, first on line {line}"
            yield FileRemark(reason, "keep one of the two", block)
        else:
            first[key] = block


def _check_rivals(subject: FileSubject) -> Iterator[FileRemark]:
    """Other English of an id, with the same arguments: nobody could tell which of the two a server means."""
    document = subject.document
    counts = Counter(block.entry.id for block in document.entries)
    first: dict[tuple[str | None, frozenset[str]], PoBlock] = {}
    for block in document.entries:
        entry = block.entry
        tree = EntrySubject(entry, subject.context).source_tree if entry.id and counts[entry.id] > 1 else None
        if tree is None:
            continue
        before = first.setdefault((entry.id, frozenset(arguments(tree))), block)
        if before.entry.source != entry.source:
            line = document.place(before, "msgid").line
            reason = f"Expected one English text of {entry.id} with these arguments, got another on line {line}"
            yield FileRemark(reason, "give one of the two an id of its own", block, "msgid")


def _name(entry: PoEntry) -> str:
    return entry.id or f"a message {quoted(entry.source)}"


def _check_id(subject: FileSubject) -> Iterator[FileRemark]:
    ids: dict[str, str] = {source: id_ for id_, source in subject.template_entries if id_}
    for block in subject.document.entries:
        entry = block.entry
        if not entry.id:
            wanted = ids.get(entry.source, "com.example.gone")
            yield FileRemark("Expected msgctxt with a message id, got none", f'write msgctxt "{wanted}"', block)


def _check_gettext_plural(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        if block.entry.source_plural is not None:
            reason = "Expected one msgid with an ICU plural, got msgid_plural"
            advice = "write {n, plural, one {...} other {...}} in msgid and in msgstr"
            yield FileRemark(reason, advice, block, "msgid_plural")


def _check_flag(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        entry = block.entry
        if ICU_FLAG in entry.flags or entry.source_plural is not None:
            continue
        english = subject.template_entries.get(entry.key)
        if (english and ICU_FLAG in english.flags) or "{" in entry.source or "{" in entry.text:
            reason = f"Expected the flag {ICU_FLAG}, got {', '.join(entry.flags) or 'none'}"
            yield FileRemark(reason, f"write #, {ICU_FLAG}", block, "", fixed=entry.with_flag(ICU_FLAG))


def _check_foreign_flag(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        foreign = [flag for flag in block.entry.flags if flag != ICU_FLAG and _FORMAT.fullmatch(flag)]
        if foreign:
            fixed = block.entry
            for flag in foreign:
                fixed = fixed.without_flag(flag)
            reason = f"Expected no format but {ICU_FLAG}, got the flag {', '.join(foreign)}"
            yield FileRemark(reason, "take the flag out", block, "", fixed=fixed)


def _check_comments(subject: FileSubject) -> Iterator[FileRemark]:
    for block in subject.document.entries:
        english = subject.template_entries.get(block.entry.key)
        wanted = english.extracted_comments if english else ()
        lost = [line for line in wanted if line not in block.entry.extracted_comments]
        if lost:
            reason = f"Expected the comments of the template, got none of {quoted(lost[0])}"
            fixed = replace(block.entry, extracted_comments=wanted)
            yield FileRemark(reason, _UPDATE, block, "", fixed=fixed)


def _check_missing(subject: FileSubject) -> Iterator[FileRemark]:
    there = {block.entry.key for block in subject.document.entries}
    for key in subject.template_entries:
        if key not in there and (None, key[1]) not in there:
            reason = f"Expected an entry for each of the template, got none for {key[0]} {quoted(key[1])}"
            yield FileRemark(reason, _UPDATE)


def _check_unknown(subject: FileSubject) -> Iterator[FileRemark]:
    if subject.template is None:
        return
    sources: dict[str, list[str]] = {}
    for id_, source in subject.template_entries:
        sources.setdefault(id_ or "", []).append(source)
    told = 0
    for block in subject.document.entries:
        entry = block.entry
        if entry.id and entry.key not in subject.template_entries:
            told += 1
            english = sources.get(entry.id)
            if english:
                reason = f"Expected the English of the template for {entry.id}, {quoted(english[0])}, got another"
                yield FileRemark(reason, _UPDATE, block)
            else:
                reason = f"Expected a message of the template, got {entry.id}"
                near = _nearest(entry.id, sources) if told <= _MOST_COMPARED else ""
                advice = f"did you mean {near}?" if near else _UPDATE
                yield FileRemark(reason, advice, block, "msgctxt")


def _nearest(id_: str, known: Iterable[str]) -> str:
    """The id beside another that is most like it: ids share much of what stands before their last dot."""
    parent, _, name = id_.rpartition(".")
    beside = [other.rpartition(".")[2] for other in known if other.rpartition(".")[0] == parent]
    near = difflib.get_close_matches(name, beside, 1, 0.7)
    return f"{parent}.{near[0]}".removeprefix(".") if near else ""


_TEMPLATE: Final = """\
#. host (s): the name of the host
#, icu-message-format
msgctxt "com.example.lost"
msgid "{host} is lost."
msgstr ""
"""
_LOST: Final = _TEMPLATE.replace('msgstr ""', 'msgstr "{host} ist verloren."')
_BARE: Final = _LOST.removeprefix("#. host (s): the name of the host\n")
_ENGLISH: Final = GONE.replace("Der Host ist weg.", "")
_GOOD: Final = file_example(HEADER, GONE)

RULES: Final = (
    Rule(
        id="duplicate-entry",
        title="A file has each message once",
        severity="error",
        why="Of two entries with the same id and English text one is passed over, and msgfmt refuses the file.",
        check_file=_check_duplicates,
        bad=file_example(HEADER, GONE, GONE),
        good=_GOOD,
    ),
    Rule(
        id="duplicate-id",
        title="An id has one English text for the same arguments",
        severity="warning",
        why="The names of the arguments tell which entry a server means; of two with the same, the first is shown.",
        check_file=_check_rivals,
        bad=file_example(HEADER, GONE, GONE.replace("The host is gone.", "The disk is full.")),
        good=_GOOD,
    ),
    Rule(
        id="no-message-id",
        title="Every entry has a message id",
        severity="error",
        why="A message is found by the id in `msgctxt`; an entry without one is never shown.",
        check_file=_check_id,
        bad=file_example(HEADER, GONE.replace('msgctxt "com.example.gone"\n', "")),
        good=_GOOD,
    ),
    Rule(
        id="gettext-plural",
        title="Plurals are ICU plurals",
        severity="error",
        why="A message has one template, and its plurals are inside; `msgid_plural` of gettext is not read.",
        check_file=_check_gettext_plural,
        bad=file_example(
            HEADER,
            'msgctxt "com.example.files"\nmsgid "One file is gone."\nmsgid_plural "Files are gone."\n'
            'msgstr[0] "Eine Datei ist weg."\nmsgstr[1] "Dateien sind weg."\n',
        ),
        good=file_example(
            HEADER,
            '#. n (i): how many files\n#, icu-message-format\nmsgctxt "com.example.files"\n'
            'msgid "{n, plural, one {# file is gone.} other {# files are gone.}}"\n'
            'msgstr "{n, plural, one {# Datei ist weg.} other {# Dateien sind weg.}}"\n',
        ),
    ),
    Rule(
        id="missing-flag",
        title="Entries have the flag `icu-message-format`",
        severity="warning",
        why="Weblate and other editors check placeholders and plurals only where they know the format; some tools drop "
        "flags that they do not know.",
        check_file=_check_flag,
        bad=file_example(HEADER, _LOST.replace("#, icu-message-format\n", "")),
        good=file_example(HEADER, _LOST),
    ),
    Rule(
        id="foreign-flag",
        title="No entry has the flag of another format",
        severity="warning",
        why="A flag such as `c-format` or `python-brace-format`, which some extractors guess, makes msgfmt and editors "
        "look for placeholders that are none here.",
        check_file=_check_foreign_flag,
        bad=file_example(HEADER, GONE.replace("icu-message-format", "icu-message-format, c-format")),
        good=_GOOD,
    ),
    Rule(
        id="stripped-comments",
        title="Entries have the comments of the template",
        severity="warning",
        why="The comments say what each parameter is; a translator who does not see them guesses.",
        check_file=_check_comments,
        bad=file_example(HEADER, _BARE, template=_TEMPLATE),
        good=file_example(HEADER, _LOST, template=_TEMPLATE),
    ),
    Rule(
        id="missing-entry",
        title="A translation has all entries of its template",
        severity="warning",
        why="What is not in the file is nothing that a translator could translate.",
        check_file=_check_missing,
        bad=file_example(HEADER, GONE, template=f"{_ENGLISH}\n{_TEMPLATE}"),
        good=file_example(HEADER, GONE, _LOST, template=f"{_ENGLISH}\n{_TEMPLATE}"),
    ),
    Rule(
        id="unknown-entry",
        title="A translation has no entries but those of its template",
        severity="warning",
        why="Such an entry is work for translators, and nobody sends its message, or not with this English text.",
        check_file=_check_unknown,
        bad=file_example(HEADER, GONE, _LOST, template=_ENGLISH),
        good=file_example(HEADER, GONE, template=_ENGLISH),
    ),
)
"""The rules about entries."""
