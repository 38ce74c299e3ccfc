"""Which quotation marks a language has.

The first table is CLDR 48.1 (``delimiters.json`` of cldr-misc-full), which Babel leaves out: primary and alternate
marks, of all languages that do not have those of CLDR's root. The second one adds what else careful writers use, by
section 6.2 of the Unicode Standard ("Language-Based Usage of Quotation Marks") and the academies of the languages.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from vapierrors.cldr.tags import locale_chain, maximize, parse_tag

_ROOT: Final = "“”‘’"
_CLDR: Final = {
    "«»“”": "ast blo bm br ca cv dyo el es-US eu ewo ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ pt-GW"
    " pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti",
    "„“‚‘": "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl",
    "«»‹›": "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae",
    "«»„“": "bas be bua ky os ru sah tyv uk",
    "””’’": "fi he lag rn se sn sv yi",
    "«»‘’": "dua el-polyton ksf nb nn no rw",
    "”“’‘": "ar lld ms-Arab syr ur",
    "«»«»": "fr ht hy oc yav",
    "„“„“": "bg lt prg sgs",
    "‘’“”": "fur ia ti-ER tn",
    "「」『』": "ja yue zh-Hant",
    "„”«»": "nmg pl ro",
    "„”‚’": "agq ff",
    "„”»«": "hu szl",
    "»«›‹": "kk-Arab ug",
    "«»„”": "shi zgh",
    "„”‘’": "bs",
    "“”«»": "eo",
    "«»”“": "fr-CA",
    "„“«»": "ka",
    "‘’‘’": "nl",
    "„”’’": "sr",
    "“’“”": "st",
    "“”“”": "tk",
    "“”’‘": "uz",
    _ROOT: "bm-Nkoo ff-Adlm uz-Arab uz-Cyrl",
}
_ACCEPTED: Final = {
    "“”‘’": "ar ast be br ca el eo es eu fa fr gl he hu hy it ja ka kk ky lt lv mk nb nl nn no oc pt pt-PT ro sc sq sr"
    " tg tk uk ur uz yi",
    "«»": "an ar az be bg ca ckb cy de-CH de-LI el eo es et eu fa gl gsw he hy id it ka kk ku ky lb lv mk mn mo"
    " ps pt rm ro ru sc sd sq sr tg tk tr tt ug uk ur uz vi wa",
    "‹›": "ca de-CH de-LI es eu fr gsw it pt-PT ug",
    "»«›‹": "cs da de de-AT hr hsb dsb hu lb nds pl sk sl sr bs",
    "»»››": "fi sv",
    "„“": "az bs da eo hy ka kk ky lv nb nn no sq sr tg tt uz",
    "„”": "af et eu fy he hr lt lv nl ru uk yi",
    "‚’": "af fy he hr nl pl sr",
    "‚‘": "bg da ka lt lv",
    "”“’‘": "fa ps ckb",
    "””’’": "da hu nb nn no bs hr",
    "״״׳׳": "he yi",
    "「」『』": "ko",
}


def _by_locale(table: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for marks, locales in table.items():
        for locale in locales.split():
            found[locale] = found.get(locale, "") + marks
    return found


_CLDR_BY_LOCALE: Final = _by_locale(_CLDR)
_ACCEPTED_BY_LOCALE: Final = _by_locale(_ACCEPTED)
_CYRILLIC: Final = "«»„“"


@lru_cache(maxsize=512)
def quotation_pairs(locale: str) -> tuple[tuple[str, str], ...]:
    """The pairs of quotation marks that a locale has, the preferred one first (specification, section 9).

    Args:
        locale: a language tag.

    Raises:
        LocaleError: as ``parse_tag``.

    Example:
        >>> quotation_pairs("de-AT")
        (('„', '“'), ('‚', '‘'), ('»', '«'), ('›', '‹'))
        >>> quotation_pairs("pt-BR")[0], quotation_pairs("pt-PT")[0], quotation_pairs("zh-TW")[0]
        (('“', '”'), ('«', '»'), ('「', '」'))
    """
    tag = parse_tag(locale)
    chain = [*locale_chain(locale), tag.language]
    first = next((_CLDR_BY_LOCALE[name] for name in chain if name in _CLDR_BY_LOCALE), _ROOT)
    others = "".join(_ACCEPTED_BY_LOCALE.get(name, "") for name in dict.fromkeys(chain))
    cyrillic = _CYRILLIC if maximize(tag).script == "Cyrl" else ""
    marks = first + others + cyrillic
    return tuple(dict.fromkeys(zip(marks[::2], marks[1::2], strict=True)))
