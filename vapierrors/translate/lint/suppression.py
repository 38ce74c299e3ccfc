"""Comments that say which rules an entry is not asked by."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import GONE, HEADER, file_example
from vapierrors.translate.lint.subject import FileRemark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vapierrors.translate.lint.subject import FileSubject
    from vapierrors.translate.po import PoDocument, PoEntry

_COMMENT: Final = re.compile(r"\s*vapierrors:\s*ignore\s*=(?P<rules>.*)")
_SEPARATOR: Final = re.compile(r"[\s,]+")
_COMMENTED: Final = f"# vapierrors: ignore=to-long\n{GONE}"


def ignored_rules(entry: PoEntry) -> tuple[str, ...]:
    """The rules that an entry is not asked by, as its comments have them.

    Args:
        entry: the entry; what the header says holds for its whole file.

    Example:
        >>> from vapierrors.translate.po import PoEntry
        >>> ignored_rules(PoEntry(translator_comments=("vapierrors: ignore=double-space, too-long",)))
        ('double-space', 'too-long')
    """
    found = filter(None, map(_COMMENT.fullmatch, entry.translator_comments))
    return tuple(name for match in found for name in _SEPARATOR.split(match["rules"]) if name)


def ignored_in_file(document: PoDocument) -> frozenset[str]:
    """The rules that no entry of a file is asked by, as the comments of its header have them.

    Args:
        document: the file.
    """
    return frozenset(ignored_rules(document.header.entry) if document.header else ())


def nearest(name: str, known: Collection[str]) -> str:
    """A question for what was misspelt; empty where nothing is like it.

    Args:
        name: what was written.
        known: what there is.

    Example:
        >>> nearest("to-long", ["too-long", "fuzzy"])
        '; did you mean too-long?'
    """
    found = difflib.get_close_matches(name, known, 1)
    return f"; did you mean {found[0]}?" if found else ""


def unknown_rule(ids: Collection[str]) -> Rule:
    """The rule about rules that there are not, which some comment wants to ignore.

    Args:
        ids: the other rules of the table.
    """
    known = {*ids, _ID}

    def check(subject: FileSubject) -> Iterator[FileRemark]:
        for block in subject.document.blocks:
            for name in ignored_rules(block.entry):
                if name not in known:
                    reason = f"Expected rules of vapierrors lint behind ignore=, got {name!r}{nearest(name, known)}"
                    yield FileRemark(reason, block=block, keyword="")

    return Rule(
        id=_ID,
        title="A comment ignores rules that there are",
        severity="warning",
        why="A misspelt name ignores nothing, and nobody sees that it does not.",
        check_file=check,
        bad=file_example(HEADER, _COMMENTED),
        good=file_example(HEADER, _COMMENTED.replace("to-long", "too-long")),
    )


_ID: Final = "unknown-rule"
