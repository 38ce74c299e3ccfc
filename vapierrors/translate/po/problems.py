"""What is no part of a PO file, as problems that are told beside those of catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.catalog import EntryProblem

if TYPE_CHECKING:
    from vapierrors.translate.po.document import PoDocument

_MOST: Final = 10
"""Lines of one file that are told: one that is no PO file has as many as lines."""


def file_problems(document: PoDocument, locale: str, file: str) -> list[EntryProblem]:
    r"""What is wrong with the charset of a PO file, and the first lines that are no part of one.

    Args:
        document: the file.
        locale: its language tag; empty where it has none.
        file: its name.

    Example:
        >>> from vapierrors.translate.po.document import PoDocument
        >>> document = PoDocument.read(b'msgid "a"\nmsgstr "b"\n' + 30 * b"<<<<<<<\n")
        >>> for problem in file_problems(document, "de", "de.po")[-2:]:
        ...     print(problem)
        de.po:12: Expected msgctxt, msgid, msgstr, a comment or text in quotes, got '<<<<<<<' [file-syntax]
        de.po:13: Expected lines of a PO file, got 20 more that are none [file-syntax]
    """
    told = [*([document.charset_fault] if document.charset_fault else []), *document.faults[:_MOST]]
    problems = [EntryProblem("file-syntax", "", locale, file, fault.place.line, fault.detail) for fault in told]
    if left := document.faults[_MOST:]:
        detail = f"Expected lines of a PO file, got {len(left)} more that are none"
        problems.append(EntryProblem("file-syntax", "", locale, file, left[0].place.line, detail))
    return problems
