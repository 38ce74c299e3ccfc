"""What the name of a Java ``.properties`` bundle says: which bundle it belongs to, and in which locale it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.catalog.entry import SOURCE_LOCALE
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import LocaleError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:_[A-Za-z0-9]{2,8})*")
_WITH_REGION: Final = re.compile(r".+?_([a-z]{2}_[A-Z]{2}(?:_\w+)?)")
_WITHOUT_REGION: Final = re.compile(r"(.+)_([a-z]{2,3})")

_JAVA_LOCALES: Final[Mapping[str, str]] = {"ja_JP_JP": "ja-JP", "no_NO_NY": "nn", "th_TH_TH": "th-TH"}
"""Java's locales whose variant is no subtag of BCP 47: the imperial calendar, Nynorsk and Thai digits."""


class BundleName(NamedTuple):
    """The name of a bundle, taken apart.

    Args:
        domain: the name less its locale.
        locale: the language tag; that of the source language for a base bundle.
        is_base: whether the name has no locale, so that the bundle is what the others translate.
    """

    domain: str
    locale: str
    is_base: bool


def bundle_name(name: str) -> BundleName:
    """Take the name of a bundle apart (specification, section 4).

    Args:
        name: the name of the file, less ``.properties``.

    Example:
        >>> bundle_name("vm_messages_pt_BR"), bundle_name("vm_messages").is_base
        (BundleName(domain='vm_messages', locale='pt-BR', is_base=False), True)
    """
    for underscore in re.finditer("_", name):
        domain, suffix = name[: underscore.start()], name[underscore.end() :]
        if domain and _LOCALE.fullmatch(suffix):
            try:
                return BundleName(domain, str(parse_tag(_JAVA_LOCALES.get(suffix, suffix))), is_base=False)
            except LocaleError:
                # Part of the domain may look like a language, as in my_app_de.
                continue
    return BundleName(name, SOURCE_LOCALE, is_base=True)


def check_bundle_name(name: str, domains: Counter[str]) -> None:
    """See that the end of a base bundle's name is not meant as a locale.

    Args:
        name: the name of the file, less ``.properties``, in which ``bundle_name`` found no locale.
        domains: how many bundles of each domain the folder has.

    Raises:
        LocaleError: it ends like ``_xx_YY``, or like ``_xx`` beside a bundle whose name goes without that.

    Example:
        >>> from collections import Counter
        >>> check_bundle_name("vm_err", Counter(["vm_err"]))
        >>> check_bundle_name("m_xx", Counter(["m", "m_xx"]))
        Traceback (most recent call last):
        vapierrors.exceptions.LocaleError: Expected a language that CLDR has data for, got 'xx' in 'xx'
    """
    if match := _WITH_REGION.fullmatch(name):
        parse_tag(match[1])
    has_translations = domains[name] > 1
    if (match := _WITHOUT_REGION.fullmatch(name)) and domains[match[1]] and not has_translations:
        parse_tag(match[2])
