"""Rules about templates that cannot be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import Text, arguments, parse
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import entry_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template import Message
    from vapierrors.translate.lint.subject import EntrySubject

_SYNTAX: Final = "template-syntax"
_OTHER: Final = "missing-other"
_LEVELS: Final = 17
_PIECE: Final = re.compile(r"''|'(?=[{}])(?:[^']|'')*+'?|[{}]")
_ENDS: Final = ".!?:…)}"
"""Behind such a mark, or behind a word, a brace is one too many; where it is spoken of, it stands alone."""


def _check_syntax(subject: EntrySubject) -> Iterator[Remark]:
    error = subject.outcome
    if isinstance(error, TemplateSyntaxError) and error.code == _SYNTAX:
        advice = f"{error.hint[:1].lower()}{error.hint[1:].removesuffix('.')}"
        yield Remark(error.reason, advice, subject.keyword, error.offset)


def _check_other(subject: EntrySubject) -> Iterator[Remark]:
    error = subject.outcome
    if isinstance(error, TemplateSyntaxError) and error.code == _OTHER:
        advice = "add other {...}: it is used where no other branch fits"
        yield Remark(error.reason, advice, subject.keyword, error.offset)


def _check_limit(subject: EntrySubject) -> Iterator[Remark]:
    error = subject.outcome
    if not isinstance(error, LimitExceeded):
        return
    if error.limit == "template_length":
        yield Remark(error.reason, "say it in fewer words", subject.keyword, error.allowed)
    else:
        advice = "split the message, or let it have fewer plurals and selects inside one another"
        yield Remark(error.reason, advice, subject.keyword, _too_deep(subject.text))


def _too_deep(text: str) -> int:
    """Where the first argument stands that is inside too many others: the shortest text that is too deep tells."""

    def is_too_deep(end: int) -> bool:
        try:
            parse(text[:end])
        except LimitExceeded:
            return True
        except TemplateSyntaxError:
            return False
        return False

    return text.rfind("{", 0, bisect_left(range(len(text)), x=True, key=is_too_deep))


def _check_brace(subject: EntrySubject) -> Iterator[Remark]:
    tree, text = subject.tree, subject.text
    if tree is None or "}" not in text:
        return
    stray, mentioned = _unopened(tree, text)
    if subject.context.is_template:
        # There a brace by itself is one that is spoken of.
        stray = [place for place in stray if text[place - 1 : place].isalnum() or text[place - 1] in _ENDS]
    else:
        source = subject.source_tree
        allowed = sum(map(len, _unopened(source, subject.entry.source))) if source else 0
        lost = arguments(source).keys() - arguments(tree).keys() if source else set()
        stray = stray[max(0, allowed - len(mentioned)) :]
        # Where an argument has lost its opening brace, the argument is told.
        stray = [place for place in stray if not text[:place].rstrip().endswith((*lost,))] if lost else stray
    if stray:
        yield Remark(
            "Expected no } outside of an argument, got one that closes nothing",
            "take it out, or write '}' where a reader is to see it",
            subject.keyword,
            stray[0],
        )


def _unopened(tree: Message, text: str) -> tuple[list[int], list[int]]:
    """Where } stands in the words of a template and closes no { among them: what is not quoted, and what is.

    In a branch, such a brace ends the branch, so that only the words around all branches are looked at.
    """
    stray: list[int] = []
    mentioned: list[int] = []
    opened = 0
    for node in tree.nodes:
        if not isinstance(node, Text) or not ("{" in node.value or "}" in node.value):
            continue
        for match in _PIECE.finditer(text, *node.span):
            for place in range(*match.span()):
                if text[place] == "{":
                    opened += 1
                elif text[place] == "}" and opened:
                    opened -= 1
                elif text[place] == "}":
                    (mentioned if len(match[0]) > 1 else stray).append(place)
    return stray, mentioned


def _nested(levels: int) -> str:
    return "{kind, select, other {" * levels + "gone" + "}}" * levels


RULES: Final = (
    Rule(
        id=_SYNTAX,
        title="A text is sound ICU MessageFormat",
        severity="error",
        why="A template that cannot be read is left out of the catalog, so the reader sees the English text.",
        check_entry=_check_syntax,
        bad=entry_example("de", "{host} is gone.", "{host ist weg.", "host (s): the name of the host"),
        good=entry_example("de", "{host} is gone.", "{host} ist weg.", "host (s): the name of the host"),
    ),
    Rule(
        id=_OTHER,
        title="Every plural and every select has a branch `other`",
        severity="error",
        why="`other` is the branch for all that no other branch is for. Without it, the text cannot be read.",
        check_entry=_check_other,
        bad=entry_example(
            "de",
            "{n, plural, one {# file} other {# files}} deleted",
            "{n, plural, one {# Datei}} gelöscht",
            "n (i): how many files",
        ),
        good=entry_example(
            "de",
            "{n, plural, one {# file} other {# files}} deleted",
            "{n, plural, one {# Datei} other {# Dateien}} gelöscht",
            "n (i): how many files",
        ),
    ),
    Rule(
        id="stray-brace",
        title="A text has no closing brace that closes nothing",
        severity="error",
        why="In ICU MessageFormat a `}` that no `{` belongs to is a character like any other: the reader sees it.",
        check_entry=_check_brace,
        bad=entry_example("de", "{host} is gone.", "{host} ist weg.}", "host (s): the name of the host"),
        good=entry_example("de", "{host} is gone.", "{host} ist weg.", "host (s): the name of the host"),
    ),
    Rule(
        id="template-limit",
        title="A text is no longer and no deeper than the limits of templates",
        severity="error",
        why="A template beyond the limits of length (16 Ki characters) or depth (16 plurals and selects inside one "
        "another) is left out of the catalog.",
        check_entry=_check_limit,
        bad=entry_example(
            "de", "{kind, select, other {gone}}", _nested(_LEVELS).replace("gone", "weg"), "kind (s): what is gone"
        ),
        good=entry_example(
            "de", "{kind, select, other {gone}}", _nested(1).replace("gone", "weg"), "kind (s): what is gone"
        ),
    ),
)
"""The rules about templates that cannot be read."""
