"""The languages and regions in ``supplement.json``: what replaces them, likely subtags, and parents of locales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.localedata import locale_identifiers

from vapierrors.cldr.make_supplement_corrections import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ROOT = "und"
_LETTERS_OF_ALPHA_3 = 3


def language_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """What CLDR has about subtags: those of languages that it has locales of, and those that others have replaced.

    Args:
        packages: the ``node_modules`` folder with cldr-core.

    Returns:
        ``languages``, language → those fields of ``Language`` that are not empty; ``regions``, region → the one that
        has taken its place, the first where there are several.
    """
    core = packages / "cldr-core"
    supplemental = core / "supplemental"
    aliases = read(supplemental / "aliases.json")["supplemental"]["metadata"]["alias"]
    likely = read(supplemental / "likelySubtags.json")["supplemental"]["likelySubtags"]
    parents = read(supplemental / "parentLocales.json")["supplemental"]["parentLocales"]["parentLocale"]
    locales = (*locale_identifiers(), *read(core / "availableLocales.json")["availableLocales"]["full"])
    languages = {language: _language(language, likely, parents) for language in set(map(_code, locales))}
    for language, alias in aliases["languageAlias"].items():
        if "-" not in language:
            languages.setdefault(language, {})["replacement"] = _spelt(alias["_replacement"])
    return {
        "languages": {language: fields for language, fields in languages.items() if fields},
        "regions": {
            region: alias["_replacement"].split()[0]
            for region, alias in aliases["territoryAlias"].items()
            if not (len(region) == _LETTERS_OF_ALPHA_3 and region.isalpha())
        },
    }


def _language(language: str, likely: Mapping[str, str], parents: Mapping[str, str]) -> dict[str, Any]:
    """Likely subtags without the language, which they leave as it is, and parents other than the root.

    The root is the parent below a script that the language is not usually written in, which needs no table.
    """
    fields = {
        "likely": {
            _spelt(tag).partition("_")[2]: _spelt(full).partition("_")[2]
            for tag, full in likely.items()
            if _code(tag) == language
        },
        "parents": {
            _spelt(locale): _spelt(parent)
            for locale, parent in parents.items()
            if _code(locale) == language and parent != _ROOT
        },
    }
    return {name: table for name, table in fields.items() if table}


def _code(tag: str) -> str:
    return _spelt(tag).partition("_")[0]


def _spelt(tag: str) -> str:
    """A tag of cldr-json as Babel spells it."""
    return tag.replace("-", "_")
