"""A Python file as text and tree, with the places of both."""

from __future__ import annotations

import ast
import io
import sys
import tokenize
import warnings
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePosixPath
from typing import Final

from vapierrors.translate.extract.definition import SourceProblem

_SHOWN: Final = 60
"""Characters of an expression that a problem shows."""


@dataclass(frozen=True)
class Source:
    r"""A Python file (specification, section 9).

    Args:
        file: as definitions name it.
        text: its characters, with ``\n`` for every line break.
        tree: what Python's parser makes of it.

    Example:
        >>> source = read_source("ä = f(x)".encode(), "app/a.py")
        >>> source.place(source.tree.body[0].value), source.excerpt(source.tree.body[0].value), source.module
        ((1, 5), 'f(x)', 'app.a')
    """

    file: str
    text: str
    tree: ast.Module

    @cached_property
    def module(self) -> str:
        """The dotted name of the module, as far as the path of the file tells it."""
        path = PurePosixPath(self.file)
        parts = path.parent.parts if self.is_package else path.with_suffix("").parts
        return ".".join(part for part in parts if part not in {"..", "/"})

    @property
    def is_package(self) -> bool:
        """Whether it is the ``__init__`` of a package, to which its relative imports belong."""
        return PurePosixPath(self.file).name == "__init__.py"

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their breaks."""
        return self.text.split("\n")

    def place(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Line and column of a node, in characters from 1; the parser counts bytes.

        Args:
            node: of the tree.
        """
        return node.lineno, self._characters(node.lineno, node.col_offset) + 1

    def excerpt(self, node: ast.expr) -> str:
        """An expression as it stands in the file, on one line and not too long.

        Args:
            node: of the tree.
        """
        first, last = node.lineno, node.end_lineno or node.lineno
        start, end = self._characters(first, node.col_offset), self._characters(last, node.end_col_offset or 0)
        if first == last:
            lines = [self.lines[first - 1][start:end]]
        else:
            lines = [self.lines[first - 1][start:], *self.lines[first : last - 1], self.lines[last - 1][:end]]
        text = " ".join(filter(None, map(str.strip, lines)))
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

    def _characters(self, line: int, offset: int) -> int:
        text = self.lines[line - 1]
        if text.isascii():
            return offset
        if line not in self._ends:
            self._ends[line] = [*accumulate(len(character.encode()) for character in text)]
        return bisect_right(self._ends[line], offset)

    @cached_property
    def _ends(self) -> dict[int, list[int]]:
        """Line → where each of its characters ends, in bytes; a line may hold many expressions."""
        return {}


def read_source(content: bytes, file: str) -> Source | SourceProblem:
    r"""Read a Python file in the encoding that it declares; nothing that may be in it is an exception.

    Args:
        content: its bytes.
        file: as definitions are to name it.

    Example:
        >>> read_source(b"# coding: latin-1\nx = '\xe4'", "a.py").tree.body[0].value.value
        'ä'
        >>> print(read_source(b"x = '\xe4'", "a.py"))
        a.py:1:6: Expected text in UTF-8, got the byte 0xe4; save the file so, or declare its encoding in the first line
        [source-encoding]
        >>> print(read_source(b"x = (", "a.py"))
        a.py:1:5: Expected a file of Python 3..., got one that its parser refuses: '(' was never closed [source-syntax]
    """
    text = _text(content, file)
    if isinstance(text, SourceProblem):
        return text
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in somebody else's string is no concern of translators
            return Source(file, text, ast.parse(text))
    except SyntaxError as error:
        return _not_python(file, error.msg, error.lineno or 1, error.offset or 1)
    except (ValueError, RecursionError, MemoryError) as error:
        return _not_python(file, str(error) or "expressions are nested too deep")


def _not_python(file: str, got: str, line: int = 0, column: int = 0) -> SourceProblem:
    version = ".".join(map(str, sys.version_info[:2]))
    detail = f"Expected a file of Python {version}, got one that its parser refuses: {got}"
    return SourceProblem("source-syntax", file, line, max(column, 1) if line else 0, detail)


def _text(content: bytes, file: str) -> str | SourceProblem:
    encoding = "utf-8"
    unknown = ""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except SyntaxError as error:  # also where the first line is no UTF-8, which decoding tells better
        unknown = str(error.msg)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(encoding, "replace")) + 1
        name = "UTF-8" if encoding.startswith("utf-8") else encoding
        got = f"the byte 0x{content[error.start]:02x}; save the file so, or declare its encoding in the first line"
        return SourceProblem("source-encoding", file, line, column, f"Expected text in {name}, got {got}")
    if unknown:
        detail = f"Expected an encoding that Python knows, got a file with an {unknown}; declare another"
        return SourceProblem("source-encoding", file, 1, 1, detail)
    return text.replace("\r\n", "\n").replace("\r", "\n")
