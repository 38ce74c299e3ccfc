"""Files of any format, brought into the catalogs of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import EntryProblem
from vapierrors.catalog.regular_files import read_regular
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange.catalogs import bundle_of
from vapierrors.translate.exchange.headers import new_header
from vapierrors.translate.exchange.merging import merge
from vapierrors.translate.exchange.monolingual import sources_of, with_sources
from vapierrors.translate.merging import Beginning, new_file, target_locale
from vapierrors.translate.po import PoDocument, print_entry
from vapierrors.translate.project import Domain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from vapierrors.translate.exchange.format import Read
    from vapierrors.translate.exchange.merging import Merged
    from vapierrors.translate.exchange.unit import Bundle
    from vapierrors.translate.settings import Settings

_DOMAIN: Final = re.compile(r"(?!\.)[^/\\:\x00-\x1f\x7f]{1,200}")


class Import(NamedTuple):
    """One PO file after the import of one bundle (specification, section 9).

    Args:
        path: the PO file.
        is_new: whether there was none.
        bundle: what was brought in.
        before: its bytes before; None where there was none.
        merged: what became of it.
    """

    path: Path
    is_new: bool
    bundle: Bundle
    before: bytes | None
    merged: Merged


class Plan(NamedTuple):
    """All that an import changes; nothing is written yet.

    Args:
        imports: in the order in which they are made: English first, so that translations find it.
        problems: what could not be read.
    """

    imports: tuple[Import, ...]
    problems: tuple[EntryProblem, ...]

    @property
    def contents(self) -> dict[Path, bytes]:
        """Each PO file that changes, with its bytes."""
        last = {made.path: made for made in self.imports}
        changed = {made.path for made in self.imports if made.merged.added or made.merged.updated}
        return {path: made.merged.content for path, made in last.items() if path in changed}


def plan_import(  # noqa: PLR0913 - each by its name
    read: Iterable[tuple[str, Read]],
    folder: Path,
    domains: Sequence[Domain],
    *,
    settings: Settings,
    now: datetime,
    overwrite: bool = False,
) -> Plan:
    """Say what an import makes of the catalogs of a folder (specification, section 9).

    Args:
        read: the name of each file, and what it holds.
        folder: the folder of the catalogs.
        domains: those that it has.
        settings: those of the project.
        now: the time for the headers of new files, aware.
        overwrite: whether conflicts are decided for the files that are read.

    Raises:
        CatalogError: a domain is no name for a file, or a catalog cannot hold what is to be written.
        OSError: a catalog cannot be read.

    Example:
        >>> from datetime import UTC, datetime
        >>> from tempfile import TemporaryDirectory
        >>> from vapierrors.translate.exchange.format import InFile
        >>> from vapierrors.translate.exchange.properties import read_properties
        >>> from vapierrors.translate.settings import Settings
        >>> files = [InFile("app_de.properties", b"gone = Weg"), InFile("app.properties", b"gone = Gone")]
        >>> read = [(file.name, read_properties(file)) for file in files]
        >>> from pathlib import Path
        >>> with TemporaryDirectory() as folder:
        ...     plan = plan_import(read, Path(folder), [], settings=Settings(), now=datetime.now(UTC))
        >>> [(made.path.name, made.merged.added, made.merged.updated) for made in plan.imports]
        [('app.pot', ('gone',), ()), ('app.po', (), ('gone',))]
    """
    importer = _Importer(folder, {domain.name: domain for domain in domains}, settings, now, overwrite=overwrite)
    problems: list[EntryProblem] = []
    bundles: list[tuple[str, Bundle]] = []
    for name, found in read:
        problems += found.problems
        bundles += [(name, bundle) for bundle in found.bundles]
    bundles.sort(key=lambda named: not named[1].is_template)
    imports = tuple(importer.take(name, bundle, problems) for name, bundle in bundles)
    return Plan(imports, tuple(problems))


@dataclass(slots=True)
class _Importer:
    """One run; what was made so far is what the next bundle finds."""

    folder: Path
    domains: dict[str, Domain]
    settings: Settings
    now: datetime
    overwrite: bool = field(kw_only=True)
    contents: dict[Path, bytes | None] = field(default_factory=dict)

    def take(self, name: str, bundle: Bundle, problems: list[EntryProblem]) -> Import:
        """Bring a bundle in."""
        if not _DOMAIN.fullmatch(bundle.domain):
            raise CatalogError(f"Expected a domain that can be the name of a file, got {bundle.domain!r} - at {name}")
        domain = self.domains.get(bundle.domain) or Domain(self.folder, bundle.domain, None, {})
        path = self._path(domain, bundle)
        before = self._content(path)
        template = None if bundle.is_template else self._content(domain.template or self._template_path(domain))
        keys: set[tuple[str, str]] = set()
        if template is not None:
            current = bundle_of(PoDocument.read(template), domain.name, bundle.locale, [])
            keys = {unit.key for unit in current.units}
            bundle = self._with_sources(bundle, [current], name, problems)
        elif not bundle.is_template:
            bundle = self._with_sources(bundle, self._translations(domain), name, problems)
        merged = merge(
            bundle,
            self._new_file(bundle, template) if before is None else before,
            file=str(path),
            sources=keys,
            overwrite=self.overwrite,
            width=self.settings.wrap,
        )
        if template is not None:
            problems += _unknown(merged, {message_id for message_id, _ in keys}, bundle, name)
        self.contents[path] = merged.content if before is not None or merged.added or merged.updated else None
        problems += merged.problems
        return Import(path, before is None, bundle, before, merged)

    def _new_file(self, bundle: Bundle, template: bytes | None) -> bytes:
        title = self.settings.project or bundle.domain
        if bundle.is_template:
            return print_entry(new_header(bundle.locale, title, self.settings.bugs, self.now)).encode()
        beginning = Beginning(title, self.now)
        document = new_file(PoDocument.read(template or b""), target_locale(bundle.locale), beginning)
        return document.to_bytes()

    def _with_sources(self, bundle: Bundle, known: Iterable[Bundle], name: str, problems: list[EntryProblem]) -> Bundle:
        """The bundle with its English: that of the template, or else that of the translations there are."""
        if all(unit.source for unit in bundle.units):
            return bundle
        return with_sources(bundle, sources_of(known), name, problems)

    def _translations(self, domain: Domain) -> Iterator[Bundle]:
        for locale, path in sorted(domain.translations.items()):
            content = self._content(path)
            if content is not None:
                yield bundle_of(PoDocument.read(content), domain.name, locale, [])

    def _template_path(self, domain: Domain) -> Path:
        return self.folder / f"{domain.name}.pot"

    def _content(self, path: Path) -> bytes | None:
        if path not in self.contents:
            self.contents[path] = read_regular(path) if path.exists() else None
        return self.contents[path]

    def _path(self, domain: Domain, bundle: Bundle) -> Path:
        """Where the bundle belongs: the folder of the language that there is, in whatever spelling."""
        if bundle.is_template:
            return domain.template or self._template_path(domain)
        meant = maximize(parse_tag(bundle.locale))
        for tag, path in domain.translations.items():
            if maximize(parse_tag(tag)) == meant:
                return path
        folders = [path.parent.parent for known in self.domains.values() for path in known.translations.values()]
        named = next((there for there in folders if _is_locale(there.name, bundle.locale)), None)
        folder = named or self.folder / bundle.locale
        return folder / "LC_MESSAGES" / f"{domain.name}.po"


def _unknown(merged: Merged, known: Container[str], bundle: Bundle, name: str) -> Iterator[EntryProblem]:
    """The messages that are new in a catalog, and that its template does not have."""
    for message_id in merged.added:
        if message_id not in known:
            detail = (
                f"Expected an id of the template {bundle.domain}.pot, got one that it does not have; added all the same"
            )
            yield EntryProblem("not-in-template", message_id, bundle.locale, name, 0, detail)


def _is_locale(name: str, locale: str) -> bool:
    return maximize(parse_tag(name)) == maximize(parse_tag(locale))
