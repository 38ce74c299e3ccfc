"""Language tags: what is well-formed, what CLDR knows, and which locale stands in for which."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from babel import localedata

from vapierrors.cldr.languages import language
from vapierrors.cldr.supplement import entry
from vapierrors.exceptions import LocaleError

MAX_TAG_LENGTH: Final = 255
"""Characters of the longest tag that is looked at; RFC 5646 asks for at least 35."""

SCRIPT_LENGTH: Final = 4
"""Letters of a script subtag, which tell it from a region."""

_TAG: Final = re.compile(
    r"""
    (?P<language>[a-z]{2,3}|[a-z]{5,8})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*
    (?:-x(?:-[a-z0-9]{1,8})+)?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

_MIRRORED: Final = "XB"
_PSEUDO_REGIONS: Final = ("XA", _MIRRORED)
"""CLDR's pseudo-locales: English that is accented (XA), and mirrored (XB)."""


class Tag(NamedTuple):
    """A language tag in its parts, in BCP 47's letter case; "" where a part is absent.

    Example:
        >>> str(Tag("zh", "Hant", "TW", ""))
        'zh-Hant-TW'
    """

    language: str
    script: str = ""
    region: str = ""
    variants: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, self))


def is_pseudo(tag: Tag) -> bool:
    """Whether a tag is one of CLDR's pseudo-locales, or of their regions in another language: nobody reads that.

    Example:
        >>> is_pseudo(Tag("en", region="XA")), is_pseudo(Tag("en"))
        (True, False)
    """
    return tag.region in _PSEUDO_REGIONS


@lru_cache(maxsize=1024)
def parse_tag(text: str) -> Tag:
    """Read a tag in BCP 47 or POSIX spelling, and bring it into canonical form (specification, section 4).

    Extensions and private use (``-u-nu-latn``, ``-x-…``) are understood and dropped.

    Args:
        text: such as ``de``, ``zh-TW``, ``pt_BR`` or ``sr-Latn-RS``.

    Raises:
        LocaleError: the text is no well-formed tag, or its language is none that CLDR has data for.

    Example:
        >>> str(parse_tag("ZH_hant_tw")), str(parse_tag("iw-IL-u-ca-hebrew"))
        ('zh-Hant-TW', 'he-IL')
        >>> parse_tag("../../etc/passwd")
        Traceback (most recent call last):
        vapierrors.exceptions.LocaleError: Expected a language tag such as de or zh-Hant-TW, got '../../etc/passwd'
    """
    match = _TAG.fullmatch(text.replace("_", "-")) if len(text) <= MAX_TAG_LENGTH else None
    if match is None:
        raise LocaleError(f"Expected a language tag such as de or zh-Hant-TW, got {text[:MAX_TAG_LENGTH]!r}")
    code, script, region, variants = match.group("language", "script", "region", "variants")
    tag = _canonical(code.lower(), (script or "").title(), (region or "").upper(), variants[1:].lower())
    if not localedata.exists(tag.language):
        raise LocaleError(f"Expected a language that CLDR has data for, got {tag.language!r} in {text!r}")
    return tag


def _canonical(code: str, script: str, region: str, variants: str) -> Tag:
    """Replace deprecated subtags: ``iw`` is ``he``, ``sh`` is ``sr-Latn``, ``UK`` is ``GB``."""
    replacement = language(code).replacement
    if replacement:
        code, _, rest = replacement.partition("_")
        script, region = (script or rest, region) if len(rest) == SCRIPT_LENGTH else (script, region or rest)
    if region and region not in _PSEUDO_REGIONS:
        region = entry("regions", region) or region
    return Tag(code, script, region, variants)


@lru_cache(maxsize=1024)
def maximize(tag: Tag) -> Tag:
    """Add the likely subtags: two tags that maximize alike mean the same locale.

    Example:
        >>> str(maximize(parse_tag("zh-TW"))), str(maximize(parse_tag("pt")))
        ('zh-Hant-TW', 'pt-Latn-BR')
    """
    likely = language(tag.language).likely
    for subtags in ((tag.script, tag.region), (tag.region,), (tag.script,), ()):
        found = likely.get("_".join(filter(None, subtags)))
        if found:
            script, _, region = found.partition("_")
            return Tag(tag.language, tag.script or script, tag.region or region, tag.variants)
    return tag


@lru_cache(maxsize=1024)
def locale_chain(text: str) -> tuple[str, ...]:
    """The locale itself and its CLDR parents, from the most to the least specific (specification, section 4).

    Args:
        text: a tag, as ``parse_tag`` takes it.

    Raises:
        LocaleError: as ``parse_tag``.

    Example:
        >>> locale_chain("zh-TW"), locale_chain("es-MX"), locale_chain("nb")
        (('zh-TW', 'zh-Hant-TW', 'zh-Hant'), ('es-MX', 'es-419', 'es'), ('nb', 'no'))
        >>> locale_chain("sr-Latn-ME")
        ('sr-Latn-ME', 'sr-Latn')
    """
    return tuple(map(str, _chain(parse_tag(text))))


def _chain(tag: Tag) -> list[Tag]:
    chain = [tag]
    full = maximize(tag)
    if not tag.script and full.script != maximize(Tag(tag.language)).script:
        chain.append(tag._replace(script=full.script))
    while (parent := _parent(chain[-1])) is not None:
        chain.append(parent)
    return chain


def _parent(tag: Tag) -> Tag | None:
    if tag.variants:
        return tag._replace(variants="")
    parent = language(tag.language).parents.get(_babel_id(tag))
    if parent is not None:
        return _split(parent)
    if tag.region:
        return tag._replace(region="")
    if tag.script and tag.script == maximize(Tag(tag.language)).script:
        return Tag(tag.language)
    return None


def _split(babel_id: str) -> Tag:
    """The parts of an id of Babel's parent table, which has neither variants nor odd letter case."""
    code, *rest = babel_id.split("_")
    script = rest.pop(0) if rest and len(rest[0]) == SCRIPT_LENGTH else ""
    return Tag(code, script, rest[0] if rest else "")


def _babel_id(tag: Tag) -> str:
    return "_".join(filter(None, (tag.language, tag.script, tag.region, tag.variants.replace("-", "_").upper())))


@lru_cache(maxsize=1024)
def data_locale(text: str) -> str:
    """The id of the CLDR data that serves a locale: its own, else that of the nearest parent.

    Args:
        text: a tag, as ``parse_tag`` takes it.

    Returns:
        An id as Babel spells it, such as ``zh_Hant_TW``.

    Raises:
        LocaleError: as ``parse_tag``.

    Example:
        >>> data_locale("zh-TW"), data_locale("de-US"), data_locale("en-XA")
        ('zh_Hant_TW', 'de', 'en')
    """
    for tag in _chain(parse_tag(text)):
        for spelling in (tag, maximize(tag)):
            if localedata.exists(_babel_id(spelling)):
                return _babel_id(spelling)
    return parse_tag(text).language


@lru_cache(maxsize=1024)
def is_right_to_left(text: str) -> bool:
    """Whether the locale's script runs from right to left.

    Args:
        text: a tag, as ``parse_tag`` takes it.

    Raises:
        LocaleError: as ``parse_tag``.

    Example:
        >>> is_right_to_left("ar"), is_right_to_left("he-IL"), is_right_to_left("de"), is_right_to_left("en-XB")
        (True, True, False, True)
    """
    tag = parse_tag(text)
    return tag.region == _MIRRORED or maximize(tag).script in _RIGHT_TO_LEFT_SCRIPTS


_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)
