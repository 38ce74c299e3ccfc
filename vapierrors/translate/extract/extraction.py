"""The message definitions of many files, with what the calls of each say of its parameters."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vapierrors.catalog.regular_files import read_regular
from vapierrors.outputs.plain import without_surrogates
from vapierrors.template import parse
from vapierrors.translate.extract.definition import Definition, Extraction, SourceProblem
from vapierrors.translate.extract.files import find_sources
from vapierrors.translate.extract.kinds import NUMBERS, KindReader, possible_kinds
from vapierrors.translate.extract.scan import scan
from vapierrors.translate.extract.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.translate.extract.source import Source

_WORD: Final = re.compile(rb"[\w\x80-\xff]+")


def extract(paths: Iterable[Path], *, root: Path = Path(), keywords: Sequence[str] = ()) -> Extraction:
    r"""Find the message definitions in files and folders; nothing is imported or run (specification, section 9).

    Args:
        paths: Python files, and folders with such; those in which nobody writes source are passed over.
        root: what files are named below of.
        keywords: functions that define messages as ``MessageDefinition`` does: dotted names, or names alone.

    Raises:
        OSError: a path is not there, or a folder cannot be read; a file that cannot is a problem.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     text = "from vapierrors import MessageDefinition\nGONE = MessageDefinition('com.example.gone', 'Gone')"
        ...     _ = Path(folder, "messages.py").write_text(text)
        ...     extraction = extract([Path(folder)], root=Path(folder))
        >>> [(definition.id, definition.place) for definition in extraction.definitions], extraction.problems
        ([('com.example.gone', 'messages.py:2')], ())
    """
    return extract_files(find_sources(paths).files, root=root, keywords=keywords)


def extract_files(files: Iterable[Path], *, root: Path = Path(), keywords: Sequence[str] = ()) -> Extraction:
    """The same for files that were found before, so that a caller may show how far it is.

    Args:
        files: each is read when its turn comes.
        root: what they are named below of.
        keywords: as for ``extract``.
    """
    definitions: list[Definition] = []
    problems: list[SourceProblem] = []
    parsed: list[Path] = []
    for path in files:
        source = _read(path, root)
        if isinstance(source, SourceProblem):
            problems.append(source)
            continue
        parsed.append(path)
        found = scan(source, keywords)
        definitions += found.definitions
        problems += found.problems
    return Extraction(tuple(_with_kinds(definitions, parsed, root)), tuple(problems))


def file_name(path: Path, root: Path) -> str:
    """What a file is called below a root: ``/`` between folders, ``..`` where it is not below.

    Args:
        path: of the file.
        root: a folder.

    Example:
        >>> file_name(Path("app") / "messages.py", Path()), file_name(Path("app"), Path("docs"))
        ('app/messages.py', '../app')
    """
    try:
        name = Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        name = path.as_posix()
    return without_surrogates(name)


def _read(path: Path, root: Path) -> Source | SourceProblem:
    name = file_name(path, root)
    try:
        content = read_regular(path)
    except OSError as error:
        return SourceProblem("source-unreadable", name, 0, 0, f"Expected a file that can be read, got {error.strerror}")
    return read_source(content, name)


def _with_kinds(definitions: list[Definition], files: list[Path], root: Path) -> Iterator[Definition]:
    """The definitions with what the calls in all files say of their parameters."""
    reader = KindReader([definition.name for definition in definitions if definition.name])
    seen: dict[tuple[str, str], set[str]] = {}
    for path in files if reader.words else ():
        for name, parameter, kind in _calls(path, root, reader):
            seen.setdefault((name, parameter), set()).add(kind)
    for definition in definitions:
        possible = possible_kinds(parse(definition.template))
        found = {name: seen.get((definition.name, name), set()) & kinds for name, kinds in possible.items()}
        told = {name: min(kinds) for name, kinds in found.items() if len(kinds) == 1 or kinds == NUMBERS}
        yield definition._replace(kinds={**told, **definition.kinds})


def _calls(path: Path, root: Path, reader: KindReader) -> Iterator[tuple[str, str, str]]:
    """What a file calls; only one that has the name of a definition is parsed once more."""
    try:
        words = {word.decode(errors="replace") for word in _WORD.findall(read_regular(path))}
    except OSError:
        return  # it has gone since, and was read without a problem before
    if not words.isdisjoint(reader.words):
        source = _read(path, root)
        if not isinstance(source, SourceProblem):
            yield from reader.read(source)
