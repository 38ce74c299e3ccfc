"""What comments in the source tell translators of a definition."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vapierrors.translate.extract.scopes import CallSite
    from vapierrors.translate.extract.source import Source

PARAMETER: Final = re.compile(r"(?P<name>[^\s{},]+)(?: \((?P<kind>s|dt|i|d|l)\))?(?::\s*(?P<text>.*))?")
"""``name (kind): description``, of which one of the two may be left out."""

_TAG: Final = re.compile(r"translators:\s*", re.IGNORECASE)
_FURTHER_IN: Final = "   "
"""A line that begins so goes on with the description above it."""


@dataclass
class Notes:
    """What the comments of a definition say.

    Args:
        comments: lines for translators.
        descriptions: parameter → what it is.
        kinds: parameter → its kind, where the comment names it.
    """

    comments: list[str] = field(default_factory=list)
    descriptions: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


_MOST_LINES: Final = 100
"""Lines of comment above a definition that are looked at: many definitions may stand in one statement."""

_SKIPPED: Final = "vapierrors: skip"
"""A comment above a call that makes definitions of what only the running code knows."""


class CommentReader:
    r"""Reads the comments above and inside definitions (specification, section 9).

    A block that has a line ``# Translators: …`` is for translators from there on. A line ``# name: …`` describes the
    parameter of that name, ``# name (dt): …`` says its kind as well, with or without such a line above; what is further
    in goes on with it.

    Args:
        source: the file.

    Example:
        >>> from vapierrors.translate.extract.scopes import read_scopes
        >>> from vapierrors.translate.extract.source import read_source
        >>> source = read_source(b"# Translators: Of a host.\n# host: its name,\n#   in full\nf(1)\n", "a.py")
        >>> CommentReader(source).notes(read_scopes(source)[0], {"host"})
        Notes(comments=['Of a host.'], descriptions={'host': 'its name, in full'}, kinds={})
    """

    def __init__(self, source: Source) -> None:
        # Only a tokenizer tells a comment from a line of a text that looks like one.
        tokens = tokenize.generate_tokens(io.StringIO(source.text).readline)
        self._lines = {
            token.start[0]: token.string.removeprefix("#")
            for token in tokens
            if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#")
        }

    def notes(self, site: CallSite, names: Collection[str]) -> Notes:
        """What the comments directly above a definition, its statement, or between its arguments say.

        Args:
            site: the call that defines it.
            names: the arguments of its template.
        """
        call, _, statement = site
        notes = Notes()
        for line in dict.fromkeys([statement.lineno if statement else call.lineno, call.lineno]):
            _read(self._above(line), names, notes)
        last = call.end_lineno or call.lineno
        _read((self._lines[line] for line in range(call.lineno + 1, last + 1) if line in self._lines), names, notes)
        return notes

    def skips(self, site: CallSite) -> bool:
        """Whether a comment above a call, or its statement, says that it is none to extract: ``# vapierrors: skip``.

        Args:
            site: the call.
        """
        lines = {site.call.lineno, site.statement.lineno if site.statement else 0}
        return any(text.strip() == _SKIPPED for line in lines for text in self._above(line))

    def _above(self, line: int) -> Iterator[str]:
        first = line
        while first - 1 in self._lines and line - first < _MOST_LINES:
            first -= 1
        return (self._lines[above] for above in range(first, line))


def _read(block: Iterable[str], names: Collection[str], notes: Notes) -> None:
    is_tagged = False
    described: str | None = None
    for raw in block:
        text = raw.strip()
        tag = _TAG.match(text)
        if tag:
            is_tagged, described = True, None
            text = text[tag.end() :]
        parameter = PARAMETER.fullmatch(text)
        if parameter and parameter["name"] in names and (parameter["text"] or parameter["kind"]):
            name: str = parameter["name"]
            described = name
            notes.descriptions[name] = parameter["text"] or ""
            if parameter["kind"]:
                notes.kinds[name] = parameter["kind"]
        elif described and raw.startswith(_FURTHER_IN) and text:
            notes.descriptions[described] = f"{notes.descriptions[described]} {text}".strip()
        else:
            described = None
            if is_tagged and text:
                notes.comments.append(text)
