"""Compiling the catalogs of a folder, so that they open at once however large they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vapierrors.catalog.entry import SOURCE_LOCALE, Entry, EntryProblem
from vapierrors.catalog.mo import MoError, MoFile
from vapierrors.catalog.mo_writing import mo_bytes
from vapierrors.catalog.origin import header_with, imprint_in, origin_of
from vapierrors.catalog.po import PoFile, read_po_file
from vapierrors.catalog.replacing import replace_file
from vapierrors.catalog.sources import catalog_files, english_sources, open_source
from vapierrors.exceptions import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.catalog.origin import Origin
    from vapierrors.catalog.sources import CatalogFile, Source
    from vapierrors.catalog.translation import Translation

_NOTHING: Final = "Expected <locale>/LC_MESSAGES/<domain>.po or <domain>.pot to compile, got none of them"

State: TypeAlias = Literal["fresh", "stale", "missing", "compiled", "failed"]


class Compilation(NamedTuple):
    """What became of one compiled file (specification, section 4).

    Args:
        file: its name below the folder.
        sources: what it is compiled from, by their names below the folder.
        state: ``compiled`` now, or else how it was found: ``fresh``, ``stale``, or ``missing``; ``failed`` where a file
            could not be read or written.
        entries: how many entries it has.
        fuzzy: how many are left out as their translation is unfinished; 0 where it was not compiled now.
        untranslated: how many are left out as they have no translation; 0 where it was not compiled now.
        broken: how many problems its sources have.
        problems: each with file and line; those of a stale file are not known.
    """

    file: str
    sources: tuple[str, ...]
    state: State
    entries: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    broken: int = 0
    problems: tuple[EntryProblem, ...] = ()


class Target(NamedTuple):
    """A compiled file that there ought to be.

    Args:
        name: its name below the folder.
        path: where it belongs.
        locale: the language tag of its entries.
        sources: what it is compiled from.
    """

    name: str
    path: Path
    locale: str
    sources: tuple[CatalogFile, ...]

    @property
    def is_english(self) -> bool:
        """Whether it has the English of a domain: what its sources translate."""
        return "/" not in self.name


def targets(source: Source, problems: list[EntryProblem]) -> list[Target]:
    """The compiled files that the catalogs of a folder ought to have.

    Each ``<locale>/LC_MESSAGES/<domain>.po`` has a ``.mo`` beside it, and each domain ``<domain>.mo`` in the folder:
    its English, from ``<domain>.pot`` or else from all translations.

    Args:
        source: the folder, or ``package:folder``.
        problems: what is wrong with the names in the folder is added here.

    Raises:
        CatalogError: there is no such folder, or it is inside an archive.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> [target.name for target in targets(builtin_folder(), []) if target.locale == "en"]
        ['runtime.mo', 'std.mo', 'vsphere.mo']
    """
    folder = open_source(source)
    if not isinstance(folder, Path):
        raise CatalogError(f"Expected a folder on disk to compile in, got {source!r}, which is inside an archive")
    files = catalog_files(folder, problems)
    found = [_target(folder, file.name, file.locale, [file]) for file in files if file.suffix in {".po", ".pot"}]
    templates = {file.domain for file in files if file.suffix == ".pot"}
    without = dict.fromkeys(file.domain for file in files if file.suffix == ".po" and file.domain not in templates)
    found += [_target(folder, f"{domain}.pot", SOURCE_LOCALE, english_sources(files, domain)) for domain in without]
    if not found and not problems:
        problems.append(EntryProblem("no-catalog", "", "", str(source), 0, _NOTHING))
    return found


def _target(folder: Path, name: str, locale: str, sources: Iterable[CatalogFile]) -> Target:
    compiled = f"{name.rpartition('.')[0]}.mo"
    return Target(compiled, folder / compiled, locale, tuple(sources))


def failed(target: Target, error: OSError) -> Compilation:
    """What is told of a file that cannot be compiled.

    Args:
        target: the file.
        error: why.
    """
    sources = tuple(source.name for source in target.sources)
    detail = f"Expected to read {', '.join(sources)} and to write what is compiled of it, got {error}"
    problem = EntryProblem("not-compiled", "", target.locale, target.name, 0, detail)
    return Compilation(target.name, sources, "failed", problems=(problem,))


def look_at(target: Target) -> Compilation:
    """How a compiled file is found on disk; nothing is written.

    Args:
        target: the file.

    Raises:
        OSError: a file cannot be read.
    """
    sources = {source.name: source.path for source in target.sources}
    try:
        mo = MoFile(target.path)
    except FileNotFoundError:
        return Compilation(target.name, tuple(sources), "missing")
    except MoError:
        return Compilation(target.name, tuple(sources), "stale")
    imprint = imprint_in(mo.header)
    is_fresh = imprint.is_of(sources) and imprint.is_english == target.is_english
    state: State = "fresh" if is_fresh else "stale"
    problems = _compiled(target)[1].problems if is_fresh and imprint.problems else ()
    return Compilation(target.name, tuple(sources), state, entries=mo.count, broken=imprint.problems, problems=problems)


def compile_catalog(target: Target) -> Compilation:
    """Compile one file, and put it in its place in one step: whoever reads the old one may go on with it.

    Templates that are not sound are compiled like the others, for gettext's own tools; entries that cannot be compiled
    are left out. Both are problems, and of a file that has any the source is read.

    Args:
        target: what to compile.

    Raises:
        OSError: a source cannot be read, or the file cannot be written; what was there before is there still.
    """
    content, compilation = _compiled(target)
    replace_file(target.path, content, like=Path(str(target.sources[0].path)))
    return compilation


def _compiled(target: Target) -> tuple[bytes, Compilation]:
    origins: dict[str, Origin] = {}
    problems: list[EntryProblem] = []
    header = ""
    entries: dict[str, list[Translation]] = {}
    fuzzy = untranslated = 0
    for source in target.sources:
        content, origins[source.name] = origin_of(source.path)
        read = _read(source, content)
        problems += read.problems
        header = header or read.header
        of_file: dict[str, list[Translation]] = {}
        for found in read.translations:
            problem = found.problem(source.locale, source.name)
            if problem is not None:
                problems.append(problem)
                continue
            entry = found._replace(text=found.source, is_fuzzy=False) if target.is_english else found
            if not entry.text.strip():
                untranslated += 1
            elif entry.is_fuzzy:
                fuzzy += 1
            else:
                of_file.setdefault(entry.id, []).append(entry)
                problem = Entry(entry.id, target.locale, entry.text, source.name, entry.line).problem()
                problems += [problem] if problem else []
        # Where several translations say what the English is, the first that has an id counts.
        entries = {**of_file, **entries}
    # Beside each other on disk, ids that are near each other take fewer reads to find.
    written = [entry for message_id in sorted(entries) for entry in entries[message_id]]
    content = mo_bytes(header_with(header, origins, len(problems), is_english=target.is_english), written)
    return content, Compilation(
        target.name, tuple(origins), "compiled", len(written), fuzzy, untranslated, len(problems), tuple(problems)
    )


def _read(source: CatalogFile, content: bytes) -> PoFile:
    if source.suffix != ".mo":
        return read_po_file(content, source.locale, source.name)
    try:
        mo = MoFile(source.path)
        return PoFile(mo.header, mo.entries(), ())
    except MoError as error:
        return PoFile("", [], (EntryProblem("file-syntax", "", source.locale, source.name, 0, str(error)),))
