"""The catalogs of a project: which folders, which domains, which locales."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.sources import catalog_files, open_source
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.exceptions import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vapierrors.catalog import EntryProblem
    from vapierrors.catalog.sources import Source


class Domain(NamedTuple):
    """The PO files of one domain in one folder (specification, section 4).

    Args:
        folder: where ``<domain>.pot`` and ``<locale>/LC_MESSAGES/<domain>.po`` stand.
        name: the domain.
        template: ``<domain>.pot``; None where there is none.
        translations: language tag → ``<domain>.po``.
    """

    folder: Path
    name: str
    template: Path | None
    translations: Mapping[str, Path]

    def glossary(self, locale: str) -> Path | None:
        """``<locale>/glossary.csv`` beside the translations; None where there is none.

        Args:
            locale: one of ``translations``.
        """
        path = self.translations[locale].parent.parent / "glossary.csv"
        return path if path.is_file() else None


def find_domains(folder: Source, problems: list[EntryProblem]) -> list[Domain]:
    """The domains of a folder, by name (specification, section 9).

    Args:
        folder: the folder of the catalogs, or ``package:folder``.
        problems: what is wrong with names in the folder is added here.

    Raises:
        CatalogError: there is no such folder, or it is inside an archive, so that nothing in it can be edited.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> [(domain.name, sorted(domain.translations)[:1]) for domain in find_domains(builtin_folder(), [])][-1]
        ('vsphere', ['ar'])
    """
    opened = open_source(folder)
    if not isinstance(opened, Path):
        raise CatalogError(f"Expected a folder on disk, got {str(folder)!r}, which is inside an archive")
    files = [file for file in catalog_files(opened, problems) if file.suffix in {".po", ".pot"}]
    names = sorted({file.domain for file in files})
    return [
        Domain(
            opened,
            name,
            next((opened / file.name for file in files if file.domain == name and file.is_template), None),
            {file.locale: opened / file.name for file in files if file.domain == name and file.suffix == ".po"},
        )
        for name in names
    ]


def chosen_domains(
    found: Iterable[Domain], *, domains: Sequence[str] = (), locales: Sequence[str] = ()
) -> list[Domain]:
    """Those of the domains that are asked for, each with the locales that are asked for.

    Args:
        found: what there is.
        domains: names; empty for all.
        locales: language tags in any spelling; empty for all.

    Raises:
        CatalogError: a domain or a locale is not there.
        LocaleError: a locale is no language tag.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> found = find_domains(builtin_folder(), [])
        >>> [*chosen_domains(found, domains=["std"], locales=["de_DE"])[0].translations]
        ['de']
        >>> chosen_domains(found, domains=["sdt"])
        Traceback (most recent call last):
        vapierrors.exceptions.CatalogError: Expected a domain of the catalogs (...), got 'sdt'
    """
    there = list(found)
    names = dict.fromkeys(domain.name for domain in there)
    for name in domains:
        if name not in names:
            raise CatalogError(f"Expected a domain of the catalogs ({_listed(names)}), got {name!r}")
    tags = dict.fromkeys(tag for domain in there for tag in domain.translations)
    wanted = {_spelt(tags, locale) for locale in locales} if locales else {*tags}
    return [
        domain._replace(translations={tag: path for tag, path in domain.translations.items() if tag in wanted})
        for domain in there
        if not domains or domain.name in domains
    ]


def _spelt(tags: Iterable[str], locale: str) -> str:
    """The tag as the folder has it; English needs no file of its own."""
    tag = parse_tag(locale)
    for known in (str(tag), *tags):
        if (known in tags or known == SOURCE_LOCALE) and maximize(parse_tag(known)) == maximize(tag):
            return known
    raise CatalogError(f"Expected a locale of the catalogs ({_listed(tags)}), got {locale!r}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none at all"
