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
from vapierrors.translate.extract.makers import Makers, declarations
from vapierrors.translate.extract.rivals import rivals
from vapierrors.translate.extract.scan import scan_names
from vapierrors.translate.extract.scopes import read_names
from vapierrors.translate.extract.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from vapierrors.translate.extract.makers import Declaration

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
    found: dict[Path, Extraction] = {}
    parsed: list[Path] = []
    declared: list[Declaration] = []
    for path in files:
        source = _read(path, root)
        if isinstance(source, SourceProblem):
            found[path] = Extraction((), (source,))
            continue
        parsed.append(path)
        names = read_names(source)
        of_file = declarations(names)
        declared += of_file
        found[path] = scan_names(names, Makers(of_file, keywords))
    makers = Makers(declared, keywords)
    # What one file calls otherwise, another may import.
    for path in _with_words(parsed, makers.words):
        source = _read(path, root)
        if isinstance(source, Source):
            found[path] = scan_names(read_names(source), makers)
    definitions = [definition for one in found.values() for definition in one.definitions]
    problems = [problem for one in found.values() for problem in one.problems]
    return Extraction(tuple(_with_kinds(definitions, parsed, root)), (*problems, *rivals(definitions)))


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
    for path in _with_words(files, {word.encode() for word in reader.words}):
        source = _read(path, root)
        for name, parameter, kind in reader.read(source) if isinstance(source, Source) else ():
            seen.setdefault((name, parameter), set()).add(kind)
    for definition in definitions:
        possible = possible_kinds(parse(definition.template))
        found = {name: seen.get((definition.name, name), set()) & kinds for name, kinds in possible.items()}
        told = {name: min(kinds) for name, kinds in found.items() if len(kinds) == 1 or kinds == NUMBERS}
        yield definition._replace(kinds={**told, **definition.kinds})


def _with_words(files: Iterable[Path], words: Collection[bytes]) -> Iterator[Path]:
    """The files that have at least one of the words: only those are parsed once more."""
    for path in files if words else ():
        try:
            content = read_regular(path)
        except OSError:
            continue  # it has gone since, and was read without a problem before
        if not {*_WORD.findall(content)}.isdisjoint(words):
            yield path
