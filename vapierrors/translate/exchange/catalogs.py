"""PO files ↔ bundles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.catalog import EntryProblem
from vapierrors.outputs.plain import without_surrogates
from vapierrors.translate.exchange.unit import Bundle, Loss, Unit
from vapierrors.translate.po import PoEntry
from vapierrors.translate.po.entry import FUZZY

if TYPE_CHECKING:
    from vapierrors.translate.po import PoDocument

_BREAKS: Final = re.compile(r"[\x00-\x08\n-\x1f\x7f\x85\u2028\u2029]+")
_FLAG: Final = re.compile(r"[\w.:+-]+")
_STRINGS: Final = r'(?: ?"(?:[^"\\\n]|\\["\\abfnrtv])*"(?:\n|\Z))+'
_PREVIOUS: Final = re.compile(rf"(?:msgctxt{_STRINGS})?msgid{_STRINGS}(?:msgid_plural{_STRINGS})?")


def bundle_of(
    document: PoDocument, domain: str, locale: str, losses: list[Loss], *, is_template: bool = False
) -> Bundle:
    r"""The messages of a PO file (specification, section 9).

    Args:
        document: the file.
        domain: its domain.
        locale: the language tag.
        losses: entries that are no messages are left out, and added here.
        is_template: whether it is a ``.pot``.

    Example:
        >>> from vapierrors.translate.po import PoDocument
        >>> document = PoDocument.read(b'msgctxt "gone"\nmsgid "Gone"\nmsgstr "Weg"\n')
        >>> bundle_of(document, "app", "de", []).units[0].translation
        'Weg'
    """
    units: list[Unit] = []
    for block in document.entries:
        entry, line = block.entry, document.place(block).line
        if entry.source_plural is not None:
            reason = "an entry with msgid_plural is no ICU MessageFormat"
            losses.append(Loss(entry.id or entry.source, locale, "gettext-plural", reason, "left out", line))
        elif unit := message_of(entry, locale, losses, line, is_template=is_template):
            units.append(unit)
    header = document.header
    return Bundle(
        domain=domain,
        locale=locale,
        units=tuple(units),
        is_template=is_template,
        header=header.entry if header else None,
    )


def message_of(entry: PoEntry, locale: str, losses: list[Loss], line: int, *, is_template: bool) -> Unit | None:
    """The message of an entry; None where it is none.

    Args:
        entry: an entry without ``msgid_plural``.
        locale: the language tag.
        losses: why it is none is added here.
        line: of the entry in its file.
        is_template: whether it stands in a ``.pot``.
    """
    texts = (entry.id or "", entry.source, entry.text, *entry.extracted_comments, *entry.translator_comments)
    if not entry.id:
        reason = "an entry without msgctxt has no id"
        losses.append(Loss(entry.source, locale, "no-message-id", reason, "left out", line))
    elif any(without_surrogates(text) != text for text in texts):
        reason = "the entry has bytes that are none in the charset of its file"
        losses.append(Loss(entry.id, locale, "undecodable", reason, "left out", line))
    else:
        translation = "" if is_template else entry.text
        return Unit(
            id=entry.id,
            source=entry.source,
            translation=translation,
            is_fuzzy=entry.is_fuzzy and bool(translation),
            comments=entry.extracted_comments,
            notes=entry.translator_comments,
            references=entry.references,
            flags=tuple(flag for flag in entry.flags if flag != FUZZY),
            previous=entry.previous,
            line=line,
        )
    return None


def entry_of(unit: Unit) -> PoEntry:
    """The entry of a PO file that says what a message does, the way back from ``message_of``.

    Remarks of other formats may be what no PO file can hold: a line break in one is a space, and flags or lines behind
    ``#|`` that are none are left out.

    Args:
        unit: the message.

    Example:
        >>> entry_of(Unit(id="gone", source="Gone", translation="Weg", is_fuzzy=True)).flags
        ('fuzzy',)
    """
    flags = tuple(dict.fromkeys(flag for flag in unit.flags if _FLAG.fullmatch(flag) and flag != FUZZY))
    return PoEntry(
        id=unit.id,
        source=unit.source,
        text=unit.translation,
        translator_comments=_lines(unit.notes),
        extracted_comments=_lines(unit.comments),
        references=tuple(filter(None, _lines(unit.references))),
        flags=(FUZZY, *flags) if unit.state == "fuzzy" else flags,
        previous=unit.previous if _PREVIOUS.fullmatch("\n".join(unit.previous)) else (),
    )


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_BREAKS.sub(" ", without_surrogates(line)).rstrip() for line in lines)


_PROBLEMS: Final = {"gettext-plural": "gettext-forms"}


def problem_of(loss: Loss, file: str) -> EntryProblem:
    """What could not be read, where it was a file that somebody sent.

    Args:
        loss: of an entry.
        file: the name of the file.
    """
    code = _PROBLEMS.get(loss.code, loss.code)
    return EntryProblem(code, loss.id, loss.locale, file, loss.line, f"Expected a message, got none: {loss.reason}")
