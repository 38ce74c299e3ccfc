"""What is found in Python source: definitions of messages, and what cannot be read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

RIVAL: Final = "duplicate-id"
"""The code of a definition that is read, but whose text readers do not get."""

PROBLEM_CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "source-unreadable": "the file cannot be read",
        "source-encoding": "the file is not in the encoding that it declares; without a declaration that is UTF-8",
        "source-syntax": "the file is not Python that this interpreter can parse",
        "not-constant": "the id or the template is only known when the code runs",
        "wrong-arguments": "the call is not one of an id and an English template",
        "template-syntax": "the template is not sound ICU MessageFormat",
        "template-limit": "the template is longer or nested deeper than the limits allow",
        "unsound-definition": "the id or the template is empty, or no value would do for an argument",
        RIVAL: "another English text of the id is shown in its place",
    }
)
"""Every code of a ``SourceProblem``, with what it means."""


class Definition(NamedTuple):
    """A message definition where it stands in the source (specification, section 9).

    Args:
        id: the message id.
        template: the English template.
        file: the file, below the root, with ``/`` between folders.
        line: of the call, from 1.
        column: in characters from 1.
        name: the variable that holds it, such as ``app.messages.GONE``; empty where there is none.
        comments: for translators: the lines behind ``# Translators:``.
        descriptions: parameter → what its comment says of it.
        kinds: parameter → ``s``, ``dt``, ``i``, ``d`` or ``l``, as far as comments, calls and the template tell.

    Example:
        >>> Definition("com.example.gone", "{host} is gone.", "app/messages.py", 7, 1).place
        'app/messages.py:7'
    """

    id: str
    template: str
    file: str
    line: int
    column: int
    name: str = ""
    comments: tuple[str, ...] = ()
    descriptions: Mapping[str, str] = _NOTHING
    kinds: Mapping[str, str] = _NOTHING

    @property
    def key(self) -> tuple[str, str]:
        """What tells the entries of a ``.pot`` apart: the message id and the English template."""
        return self.id, self.template

    @property
    def place(self) -> str:
        """File and line, as references have them."""
        return f"{self.file}:{self.line}"


class SourceProblem(NamedTuple):
    """Why a file, or a definition in it, is left out, or never shown (specification, section 9).

    Args:
        code: a kebab-case code: see ``PROBLEM_CODES``.
        file: the file, as a ``Definition`` names it.
        line: from 1; 0 where the file as a whole is meant.
        column: in characters from 1; 0 likewise.
        detail: expected, got and what to do; of a template, the lines with the caret, too.

    Example:
        >>> print(SourceProblem("source-syntax", "app.py", 7, 1, "Expected Python, got 'x y'"))
        app.py:7:1: Expected Python, got 'x y' [source-syntax]
    """

    code: str
    file: str
    line: int
    column: int
    detail: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        first, *others = self.detail.split("\n")
        return "\n".join([f"{where}: {first} [{self.code}]", *others])


class Extraction(NamedTuple):
    """What a set of files defines (specification, section 9).

    Args:
        definitions: by file, and in a file in their order.
        problems: likewise; those of definitions that hide each other come last.
    """

    definitions: tuple[Definition, ...]
    problems: tuple[SourceProblem, ...]
