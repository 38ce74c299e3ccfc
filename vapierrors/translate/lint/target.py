"""Which files are looked at, and what belongs to each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.translate.project import chosen_domains, find_domains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.po import PoDocument
    from vapierrors.translate.project import Domain

_MESSAGES: Final = "LC_MESSAGES"
_LANGUAGE: Final = "language"
_SUFFIXES: Final = frozenset({".po", ".pot"})
_SOURCE: Final = maximize(parse_tag(SOURCE_LOCALE))


class Target(NamedTuple):
    """A file that is looked at (specification, section 9).

    Args:
        path: where it is.
        locale: the language tag of what is looked at in it; empty where only its header can tell.
        is_template: whether it is a ``.pot``.
        template: the ``.pot`` that it translates; None where there is none.
        glossary: the glossary of its language; None where there is none.
    """

    path: Path
    locale: str
    is_template: bool = False
    template: Path | None = None
    glossary: Path | None = None


def find_targets(
    paths: Iterable[str],
    problems: list[EntryProblem],
    *,
    domains: Sequence[str] = (),
    locales: Sequence[str] = (),
) -> list[Target]:
    """The files that are meant by folders and files: of each domain the template, then the translations.

    Args:
        paths: folders of catalogs, ``package:folder``, or files.
        problems: what is wrong with names in the folders is added here.
        domains: those in the folders that are asked for; empty for all.
        locales: those in the folders that are asked for; empty for all, and the templates.

    Raises:
        CatalogError: there is no such folder, domain or locale, or nothing to look at.
        LocaleError: a locale is no language tag.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> folder = str(builtin_folder())
        >>> [target.path.name for target in find_targets([folder], [], domains=["std"])][:2]
        ['std.pot', 'std.po']
        >>> {target.locale for target in find_targets([folder], [], locales=["de"])}
        {'de'}
    """
    there = [*paths]
    files = [path for path in there if Path(path).suffix in _SUFFIXES and not Path(path).is_dir()]
    found = [domain for path in there if path not in files for domain in find_domains(path, problems)]
    chosen = chosen_domains(found, domains=domains, locales=locales if len(there) > len(files) else ())
    with_templates = not locales or any(maximize(parse_tag(locale)) == _SOURCE for locale in locales)
    targets = [*_of_domains(chosen, with_templates=with_templates), *(file_target(Path(path)) for path in files)]
    if not targets:
        raise CatalogError(f"Expected PO files of translations or templates, got none - at {', '.join(there)}")
    return [*{target.path: target for target in targets}.values()]


def _of_domains(domains: Iterable[Domain], *, with_templates: bool) -> Iterator[Target]:
    for domain in domains:
        if domain.template and with_templates:
            yield Target(domain.template, SOURCE_LOCALE, is_template=True)
        for locale, path in domain.translations.items():
            yield Target(path, locale, template=domain.template, glossary=domain.glossary(locale))


def domain_targets(domains: Iterable[Domain]) -> list[Target]:
    """The files of domains: of each the template, then the translations.

    Args:
        domains: of a project.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> [target.path.suffix for target in domain_targets(find_domains(builtin_folder(), []))[:2]]
        ['.pot', '.po']
    """
    return [*_of_domains(domains, with_templates=True)]


def file_target(path: Path) -> Target:
    """A file that is named by itself: in a folder of catalogs, what belongs to it is found.

    Args:
        path: ``<folder>/<locale>/LC_MESSAGES/<domain>.po``, or any other ``.po`` or ``.pot``; of a ``.po`` elsewhere,
            the only ``.pot`` beside it is the template.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> target = file_target(builtin_folder() / "de" / "LC_MESSAGES" / "std.po")
        >>> target.locale, target.template.name, target.glossary.name
        ('de', 'std.pot', 'glossary.csv')
        >>> file_target(Path("po/de.po")).locale
        ''
    """
    if path.suffix == ".pot":
        return Target(path, SOURCE_LOCALE, is_template=True)
    place = path.absolute().parent
    of_locale = place.parent
    locale = _tag(of_locale.name) if place.name == _MESSAGES else ""
    if not locale:
        beside = [*path.parent.glob("*.pot")]
        return Target(path, "", template=beside[0] if len(beside) == 1 else None)
    template, glossary = of_locale.parent / f"{path.stem}.pot", of_locale / "glossary.csv"
    return Target(
        path,
        locale,
        template=template if template.is_file() else None,
        glossary=glossary if glossary.is_file() else None,
    )


def header_locale(document: PoDocument) -> str:
    r"""The language tag that the header of a file has; empty where it has none that CLDR knows.

    Args:
        document: the file.

    Example:
        >>> from vapierrors.translate.po import PoDocument
        >>> header_locale(PoDocument.read(b'msgid ""\nmsgstr "Language: pt_BR\\n"\n'))
        'pt-BR'
    """
    for line in document.header.entry.text.split("\n") if document.header else ():
        name, _colon, value = line.partition(":")
        if name.strip().lower() == _LANGUAGE:
            return _tag(value.strip())
    return ""


def _tag(text: str) -> str:
    try:
        return str(parse_tag(text))
    except LocaleError:
        return ""
