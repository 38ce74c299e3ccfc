"""The plural rules in ``supplement.json``: every place where those that Babel ships are not CLDR's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.localedata import locale_identifiers
from babel.plural import PluralRule

from vapierrors.cldr.make_supplement_corrections import read
from vapierrors.cldr.plurals import FORMS, babel_rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PREFIX = "pluralRule-count-"


def plural_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """Compare CLDR's plural rules with Babel's, locale by locale.

    Args:
        packages: the ``node_modules`` folder with cldr-core.

    Returns:
        ``cardinal`` and ``ordinal``, locale → category → condition, for the locales whose rules differ.
    """
    supplemental = packages / "cldr-core" / "supplemental"
    return {
        kind: _differences(read(supplemental / file)["supplemental"][f"plurals-type-{kind}"], FORMS[kind])
        for kind, file in (("cardinal", "plurals.json"), ("ordinal", "ordinals.json"))
    }


def _differences(published: Mapping[str, Mapping[str, str]], form: str) -> dict[str, dict[str, str]]:
    """The rules of each locale that has its own in either source, where the two differ."""
    wanted = {locale.replace("-", "_"): _conditions(rules) for locale, rules in published.items()}
    differing = {}
    for locale in sorted(locale_identifiers()):
        found = babel_rules(locale, form)
        own = wanted.get(locale, {} if "_" not in locale else None)
        if own is not None and _abstract(own) != dict(found or ()):
            differing[locale] = own
    return differing


def _conditions(rules: Mapping[str, str]) -> dict[str, str]:
    """Category → condition, without the samples and the empty condition of ``other``."""
    conditions = {name.removeprefix(_PREFIX): rule.partition("@")[0].strip() for name, rule in rules.items()}
    return {category: condition for category, condition in conditions.items() if condition}


def _abstract(conditions: Mapping[str, str]) -> dict[str, Any]:
    return dict(PluralRule(conditions).abstract)
