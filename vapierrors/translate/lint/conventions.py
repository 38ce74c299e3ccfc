"""What the writing of a locale asks: its quotation marks, what ends a sentence, where spaces stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from vapierrors.cldr.tags import Tag, maximize, parse_tag
from vapierrors.exceptions import LocaleError
from vapierrors.translate.lint.quotation_pairs import quotation_pairs
from vapierrors.translate.lint.scripts import CHINESE_OR_JAPANESE, WITHOUT_SPACES

if TYPE_CHECKING:
    from collections.abc import Mapping

Ending = Literal["full stop", "question mark", "exclamation mark", "colon", "ellipsis", "no mark"]
"""How a text can end; only these are compared."""

NARROW: Final = "\u202f"
NO_BREAK: Final = "\u00a0"
GREEK_QUESTION_MARK: Final = "\u037e"

_MARKS: Final[Mapping[Ending, str]] = {
    "full stop": ".",
    "question mark": "?",
    "exclamation mark": "!",
    "colon": ":",
    "ellipsis": "…⋯",
}
_ANY_MARK: Final[Mapping[str, Ending]] = {
    **dict.fromkeys(".。．｡।॥۔։።။។៕།༎᠃᱾᱿᙮꓿܂", "full stop"),
    **dict.fromkeys("?？؟՞፧⸮‽", "question mark"),
    GREEK_QUESTION_MARK: "question mark",
    **dict.fromkeys("!！՜߹", "exclamation mark"),
    **dict.fromkeys(":：︰﹕∶፦፥៖", "colon"),
    **dict.fromkeys("…⋯", "ellipsis"),
}
_WIDE_MARKS: Final[Mapping[Ending, str]] = MappingProxyType(
    {"full stop": "。．｡", "question mark": "？?", "exclamation mark": "！!", "colon": "：:︰"}
)
_BY_SCRIPT: Final[Mapping[str, Mapping[Ending, str]]] = {
    **dict.fromkeys(CHINESE_OR_JAPANESE, _WIDE_MARKS),
    "Arab": {"question mark": "؟"},
    "Thaa": {"question mark": "؟"},
    "Syrc": {"question mark": "؟", "full stop": ".܂"},
    "Nkoo": {"question mark": "؟"},
    "Adlm": {"question mark": "؟?"},
    "Armn": {"full stop": "։:", "question mark": "՞", "exclamation mark": "՜!", "colon": "՝.:․"},
    "Beng": {"full stop": "।"},
    "Deva": {"full stop": "।"},
    "Guru": {"full stop": "।"},
    "Orya": {"full stop": "।"},
    "Olck": {"full stop": "᱾᱿."},
    "Cans": {"full stop": "᙮."},
    "Ethi": {"full stop": "።", "question mark": "?፧", "colon": "፡፦፥:"},
    "Khmr": {"full stop": "។៕", "colon": "៖:"},
    "Mong": {"full stop": "᠃᠉"},
    "Mymr": {"full stop": "။", "colon": ":-"},
    "Tibt": {"full stop": "།༎"},
}
"""The chart of each script in the Unicode Standard names its punctuation."""

_BY_LANGUAGE: Final[Mapping[str, Mapping[Ending, str]]] = {
    "el": {"question mark": f";{GREEK_QUESTION_MARK}"},
    "ur": {"full stop": "۔"},
    "ks": {"full stop": "۔"},
    "sd": {"full stop": "۔."},
    "skr": {"full stop": "۔"},
    "mr": {"full stop": "।."},
    "kok": {"full stop": "।."},
}
_FREE: Final = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Tibt"))
"""Scripts whose sentences end with a space as well, and whose questions need no mark."""

_FULL_WIDTH: Final = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？"}
_JAPANESE: Final = {",": "、", ".": "。"}
_ARABIC: Final = {",": "،", ";": "؛", "?": "؟"}
_ARABIC_LANGUAGES: Final = frozenset(("ar", "arz", "ckb", "fa", "ks", "mzn", "ps", "sd", "skr", "ug", "ur"))
_FRENCH: Final[dict[str, tuple[str, ...]]] = {
    ";": (NARROW, NO_BREAK),
    "!": (NARROW, NO_BREAK),
    "?": (NARROW, NO_BREAK),
    ":": (NO_BREAK, NARROW),
    "»": (NO_BREAK, NARROW),
}
_LIKE_FRENCH: Final = frozenset(("br", "co", "oc", "wa"))
"""Languages of France and Belgium, in which writers follow the French or do not."""

_REGIONS: Final = """
BF BI BJ BL CD CF CG CI CM DJ DZ FR GA GF GN GP GQ HT KM MA MC MF MG ML MQ MU NC NE PF PM RE RW SC SN TD TG TN VU WF YT
"""
_FRENCH_REGIONS: Final = frozenset(_REGIONS.split())
"""Where French is official by CLDR, and other languages are often set as it is: not so in Europe beside France."""

_WITHOUT: Final = ("", NARROW, NO_BREAK)


@dataclass(frozen=True)
class Conventions:
    """What the writing of a locale asks (specification, section 9).

    Args:
        tag: of the locale, with its likely script and region.
        quotations: pairs of quotation marks, the preferred one first.
        endings: how a text can end → the marks that say so.
        opens_questions: whether a question begins with ``¿``, and an exclamation with ``¡``.
        inner_questions: whether the mark of a question stands in its words, not at their end.
        is_free: whether a sentence may end without a mark, and a question as a sentence.
        own_marks: ASCII mark → the one that stands behind a letter of the script instead.
        spaces: mark → what may stand before it, the preferred first; a mark that is not here takes no space.
        has_space_before_marks: whether an ordinary space before a mark is right, or at least usual.
        has_tight_guillemets: whether no space stands inside « and ».
        has_word_spaces: whether spaces part the words.
        is_cjk: whether punctuation is as wide as an ideograph.
    """

    tag: Tag
    quotations: tuple[tuple[str, str], ...]
    endings: Mapping[Ending, str]
    opens_questions: bool
    inner_questions: bool
    is_free: bool
    own_marks: Mapping[str, str]
    spaces: Mapping[str, tuple[str, ...]]
    has_space_before_marks: bool
    has_tight_guillemets: bool
    has_word_spaces: bool
    is_cjk: bool

    def endings_of(self, mark: str) -> frozenset[Ending]:
        """What a mark can say at the end of a text, by this locale, else by any other.

        Args:
            mark: one character.
        """
        own: frozenset[Ending] = frozenset(ending for ending, marks in self.endings.items() if mark in marks)
        other: Ending = _ANY_MARK.get(mark, "no mark")
        return own or frozenset((other,))


@lru_cache(maxsize=512)
def conventions(locale: str) -> Conventions:
    r"""What the writing of a locale asks; of one that nobody knows, what English asks (specification, section 9).

    Args:
        locale: a language tag.

    Example:
        >>> conventions("hi").endings["full stop"], conventions("zh-TW").own_marks[","], conventions("de").spaces
        ('।', '，', mappingproxy({}))
        >>> conventions("fr-CA").spaces[":"], conventions("fr-CA").spaces["!"]
        (('\xa0', '\u202f'), ('', '\u202f', '\xa0'))
    """
    known, tag = _maximized(locale)
    is_cjk = tag.script in CHINESE_OR_JAPANESE
    spaces = _spaces(tag)
    quotations = quotation_pairs(locale) if known else ()
    return Conventions(
        tag=tag,
        quotations=quotations,
        endings=MappingProxyType({**_MARKS, **_BY_SCRIPT.get(tag.script, {}), **_BY_LANGUAGE.get(tag.language, {})}),
        opens_questions=tag.language in {"es", "ast"},
        inner_questions=tag.script == "Armn",
        is_free=tag.script in _FREE,
        own_marks=MappingProxyType(_own_marks(tag)),
        spaces=MappingProxyType(spaces),
        has_space_before_marks=tag.script in _FREE or tag.language in _LIKE_FRENCH,
        has_tight_guillemets=_has_tight_guillemets(tag, quotations),
        has_word_spaces=tag.script not in WITHOUT_SPACES,
        is_cjk=is_cjk,
    )


def _maximized(locale: str) -> tuple[bool, Tag]:
    """Whether the locale is known, and its tag."""
    try:
        return True, maximize(parse_tag(locale))
    except LocaleError:
        return False, Tag("und", "Latn")


def _has_tight_guillemets(tag: Tag, quotations: tuple[tuple[str, str], ...]) -> bool:
    """Whether « opens and » closes quotations, and the language is not set as French is."""
    is_like_french = tag.language in _LIKE_FRENCH | {"fr"} or tag.region in _FRENCH_REGIONS
    return ("«", "»") in quotations and not is_like_french


def _own_marks(tag: Tag) -> dict[str, str]:
    if tag.script == "Jpan":
        return _JAPANESE
    if tag.script in CHINESE_OR_JAPANESE:
        return _FULL_WIDTH
    if tag.script == "Arab" and tag.language in _ARABIC_LANGUAGES:
        return _ARABIC
    return {}


def _spaces(tag: Tag) -> dict[str, tuple[str, ...]]:
    """French, by the Imprimerie nationale; in Canada by the OQLF, in Switzerland by the Guide du typographe."""
    if tag.language != "fr":
        return {}
    if tag.region == "CA":
        return {**_FRENCH, **dict.fromkeys(";!?", _WITHOUT)}
    if tag.region in {"CH", "LI"}:
        return dict.fromkeys(_FRENCH, _WITHOUT)
    return _FRENCH
