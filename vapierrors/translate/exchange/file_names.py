"""Names of files that say domain and language: ``app.de.csv``, and ``app.csv`` for the English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.translate.exchange.unit import Loss

if TYPE_CHECKING:
    from vapierrors.translate.exchange.format import InFile
    from vapierrors.translate.exchange.unit import Bundle


class Naming(NamedTuple):
    """What is known of a file before it is read.

    Args:
        domain: the domain.
        locale: the language tag.
        is_template: whether it is the English that others translate.
    """

    domain: str
    locale: str
    is_template: bool

    def for_caller(self, file: InFile) -> Naming:
        """The same, but what the caller says of the file counts.

        Args:
            file: the file.

        Raises:
            LocaleError: the caller names a language that is none.
        """
        domain = file.domain or self.domain
        if file.locale is None:
            return self._replace(domain=domain)
        locale = str(parse_tag(file.locale))
        return Naming(domain, locale, is_template=locale == SOURCE_LOCALE and self.locale == SOURCE_LOCALE)


def naming_of(bundle: Bundle) -> Naming:
    """What the name of a bundle's file has to say.

    Args:
        bundle: the messages.
    """
    return Naming(bundle.domain, bundle.locale, bundle.is_template)


def dotted_name(bundle: Bundle, suffix: str) -> str:
    """The name of a bundle's file.

    Args:
        bundle: the messages.
        suffix: without its dot.

    Example:
        >>> from vapierrors.translate.exchange.unit import Bundle
        >>> dotted_name(Bundle(domain="app", locale="pt-BR", units=()), "csv")
        'app.pt-BR.csv'
    """
    return f"{bundle.domain}.{suffix}" if bundle.is_template else f"{bundle.domain}.{bundle.locale}.{suffix}"


def dotted_naming(file: InFile) -> Naming:
    """What the name of a file says, and what the caller says of it.

    Args:
        file: the file.

    Raises:
        LocaleError: the caller names a language that is none.

    Example:
        >>> from vapierrors.translate.exchange.format import InFile
        >>> dotted_naming(InFile("out/app.pt_BR.csv", b""))
        Naming(domain='app', locale='pt-BR', is_template=False)
        >>> dotted_naming(InFile("app.v2.csv", b""))
        Naming(domain='app.v2', locale='en', is_template=True)
    """
    stem = file.name.rpartition(".")[0]
    domain, _, tag = stem.rpartition(".")
    naming = Naming(stem, SOURCE_LOCALE, is_template=True)
    try:
        naming = Naming(domain, str(parse_tag(tag)), is_template=False) if domain else naming
    except LocaleError:
        # The last part of a domain need not be a language, as in app.v2.
        return naming.for_caller(file)
    return naming.for_caller(file)


def unnamed(bundle: Bundle, name: str) -> Loss:
    """The loss of a bundle whose file would be read as that of another domain or language.

    Args:
        bundle: the messages.
        name: the name of the file.
    """
    reason = f"the name {name!r} would be read as that of another domain or language"
    return Loss("", bundle.locale, "file-name", reason, "left out")
