"""Options of the commands that look at a project's own catalogs, and the project that they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from click.shell_completion import CompletionItem

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.names import locale_name
from vapierrors.exceptions import CatalogError, VapiErrorsError
from vapierrors.translate.project import chosen_domains, find_domains
from vapierrors.translate.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.catalog import EntryProblem
    from vapierrors.translate.project import Domain
    from vapierrors.translate.settings import Settings

_Command = TypeVar("_Command", bound="Callable[..., Any]")


class Project(NamedTuple):
    """What a command is to look at.

    Args:
        settings: what the project says of itself.
        domains: those that are asked for, with all their translations.
        locales: the language tags that are asked for; all that there are, English first, where none is.
        problems: what is wrong with the folders.
    """

    settings: Settings
    domains: list[Domain]
    locales: tuple[str, ...]
    problems: tuple[EntryProblem, ...]


def open_project(folders: tuple[str, ...], *, domains: tuple[str, ...] = (), locales: tuple[str, ...] = ()) -> Project:
    """The project in the current folder.

    Args:
        folders: of catalogs; empty for those that the settings name.
        domains: names; empty for all.
        locales: language tags in any spelling; empty for all.

    Raises:
        CatalogError: a folder, a domain or a locale is not there.
        LocaleError: a locale is no language tag.
        SettingsError: something in the settings is not as it should be.
    """
    settings = read_settings(Path())
    problems: list[EntryProblem] = []
    named = folders or tuple(str(settings.path(name)) for name in settings.catalogs)
    found = [domain for folder in dict.fromkeys(named) for domain in find_domains(folder, problems)]
    chosen = {domain.name for domain in chosen_domains(found, domains=domains)}
    there = [domain for domain in found if domain.name in chosen]
    tags = dict.fromkeys([SOURCE_LOCALE, *sorted({tag for domain in found for tag in domain.translations})])
    if locales:
        tags = dict.fromkeys(tag for locale in locales for tag in _meant(found, locale))
    return Project(settings, there, tuple(tags), tuple(problems))


def _meant(found: list[Domain], locale: str) -> list[str]:
    """The locale as the folders spell it; English, where it is meant and has no file of its own."""
    chosen = chosen_domains(found, locales=[locale])
    return [*dict.fromkeys(tag for domain in chosen for tag in domain.translations)] or [SOURCE_LOCALE]


def refuse_empty(project: Project) -> None:
    """End where there is no catalog to look at, and nothing that says why.

    Args:
        project: as it was opened.

    Raises:
        CatalogError: there is neither a template nor a translation.
    """
    if not project.domains and not project.problems:
        raise CatalogError(
            "Expected <domain>.pot or <locale>/LC_MESSAGES/<domain>.po, got none of them; run vapierrors extract"
        )


def folders_argument(command: _Command) -> _Command:
    """``[FOLDER]...``: folders of catalogs."""
    return click.argument(
        "folders",
        metavar="[FOLDER]...",
        nargs=-1,
        shell_complete=lambda _context, _param, incomplete: [CompletionItem(incomplete, type="dir")],
    )(command)


def domain_option(command: _Command) -> _Command:
    """``--domain``, any number of times."""
    return click.option(
        "--domain",
        "domains",
        multiple=True,
        metavar="NAME",
        help="Look at this domain only. Repeatable.",
        shell_complete=_complete_domain,
    )(command)


def locale_option(text: str) -> Callable[[_Command], _Command]:
    """``--locale``, any number of times.

    Args:
        text: what it does, for the help.
    """
    return click.option(
        "--locale", "locales", multiple=True, metavar="TAG", help=text, shell_complete=complete_project_locale
    )


def _complete_domain(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    names = dict.fromkeys(domain.name for domain in _known(context).domains)
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def complete_project_locale(context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The languages of the project, for tab completion."""
    return [
        CompletionItem(tag, help=locale_name(tag, "en"))
        for tag in _known(context).locales
        if tag.lower().startswith(incomplete.lower())
    ]


def _known(context: click.Context) -> Project:
    """The project as far as the command line names it yet; an empty one where it cannot be read."""
    # While the value of an option is still to come, click has not yet told arguments from each other.
    named = context.params.get("folders") or context.params.get("paths") or context.args
    try:
        return open_project(tuple(name for name in named if Path(name).is_dir() or ":" in name))
    except (VapiErrorsError, OSError):
        return Project(read_settings(Path("/")), [], (), ())
