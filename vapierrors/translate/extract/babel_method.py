r"""A method of extraction for Babel, so that ``pybabel extract`` finds message definitions.

In the mapping file::

    [vapierrors: **.py]

Babel knows no message ids: each is the context of its template, which needs ``pgettext`` among the keywords; it is one
of the default ones. Below the section, ``keyword = app.define`` names functions that define messages, too.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Final, Protocol

from vapierrors.translate.extract.definition import SourceProblem
from vapierrors.translate.extract.entries import told_lines
from vapierrors.translate.extract.rivals import rivals
from vapierrors.translate.extract.scan import scan
from vapierrors.translate.extract.source import read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_KEYWORD: Final = "pgettext"


class _Readable(Protocol):
    def read(self) -> bytes: ...


def extract_messages(
    fileobj: _Readable,
    keywords: Collection[str],
    comment_tags: Collection[str],  # noqa: ARG001 - as Babel calls it
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    r"""What Babel calls for each file (specification, section 9).

    What cannot be read is a warning, as there is nothing else to tell Babel of it; ``vapierrors extract`` tells all.

    Args:
        fileobj: the file, opened for reading bytes.
        keywords: the functions that Babel looks for.
        comment_tags: those of Babel; translators get what stands behind ``Translators:``, and the parameters.
        options: ``keyword``: functions that define messages, with white space between them.

    Returns:
        Line, keyword, message id with template, and comments.

    Raises:
        ValueError: Babel does not look for ``pgettext``, so that ids would be lost.

    Example:
        >>> import io
        >>> text = b"from vapierrors import MessageDefinition as M\nFULL = M('com.example.full', '{disk} is full.')"
        >>> [*extract_messages(io.BytesIO(text), ["pgettext"], (), {})]
        [(2, 'pgettext', ('com.example.full', '{disk} is full.'), ['disk (s)', 'Example: disk-1 is full.'])]
    """
    if _KEYWORD not in keywords:
        got = ", ".join(keywords) or "none"
        raise ValueError(f"Expected {_KEYWORD} among the keywords, got {got}; run pybabel with -k {_KEYWORD}:1c,2")
    source = read_source(fileobj.read(), getattr(fileobj, "name", None) or "unknown.py")
    if isinstance(source, SourceProblem):
        warnings.warn(str(source), stacklevel=2)
        return
    found = scan(source, str(options.get("keyword", "")).split())
    for problem in (*found.problems, *rivals(found.definitions)):
        warnings.warn(str(problem), stacklevel=2)
    for definition in found.definitions:
        yield definition.line, _KEYWORD, definition.key, [*told_lines([definition])]
