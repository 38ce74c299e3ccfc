"""The catalogs of a project, written in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.catalog.regular_files import read_regular
from vapierrors.translate.exchange.catalogs import bundle_of
from vapierrors.translate.po import PoDocument, file_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.exchange.format import Format, Options, OutFile
    from vapierrors.translate.exchange.unit import Loss
    from vapierrors.translate.project import Domain


class Source(NamedTuple):
    """A PO file that is to be exported.

    Args:
        path: where it is.
        domain: its domain.
        locale: the language tag.
        is_template: whether it is the ``.pot``.
    """

    path: Path
    domain: str
    locale: str
    is_template: bool


class Export(NamedTuple):
    """One PO file in another format (specification, section 9).

    Args:
        source: the PO file.
        units: how many messages it has.
        file: the file of the format; None where it has none.
        losses: what the format cannot hold.
        written: how many of the messages are in the file.
        problems: what is no part of a PO file.
    """

    source: Source
    units: int
    file: OutFile | None
    losses: tuple[Loss, ...]
    written: int
    problems: tuple[EntryProblem, ...]


def sources_of_domain(domain: Domain, *, english: bool) -> Iterator[Source]:
    """The PO files of a domain.

    Args:
        domain: with the languages that are wanted.
        english: whether the template is wanted, too.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.project import find_domains
        >>> domain = find_domains(builtin_folder(), [])[0]
        >>> [(source.locale, source.is_template) for source in sources_of_domain(domain, english=True)][:2]
        [('en', True), ('ar', False)]
    """
    if english and domain.template:
        yield Source(domain.template, domain.name, SOURCE_LOCALE, is_template=True)
    for locale, path in sorted(domain.translations.items()):
        yield Source(path, domain.name, locale, is_template=False)


def export(source: Source, format_: Format, options: Options) -> Export:
    """Write a PO file in a format (specification, section 9).

    Args:
        source: the PO file.
        format_: one of ``FORMATS``.
        options: how.

    Raises:
        OSError: the file cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.exchange.format import Options
        >>> from vapierrors.translate.exchange.table import FORMATS
        >>> source = Source(builtin_folder() / "de/LC_MESSAGES/std.po", "std", "de", is_template=False)
        >>> export(source, FORMATS["singleton"], Options()).file.name
        'std/messages_de.json'
    """
    document = PoDocument.read(read_regular(source.path))
    problems = tuple(file_problems(document, source.locale, str(source.path)))
    losses: list[Loss] = []
    bundle = bundle_of(document, source.domain, source.locale, losses, is_template=source.is_template)
    written = format_.write(bundle, options)
    return Export(source, len(bundle.units), written.file, (*losses, *written.losses), written.units, problems)
