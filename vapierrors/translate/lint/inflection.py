"""Whether a text has a term in some form of it: by the begin of its words, or by their consonants."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vapierrors.translate.lint.scripts import WITHOUT_SPACES

if TYPE_CHECKING:
    from vapierrors.cldr.tags import Tag

_COMPOUND = "af da de et fi fo fy gsw hu is lb nb nds nl nn no se sv"
_COMPOUNDING: Final = frozenset(_COMPOUND.split())
"""Languages that write compounds as one word, so that a term may begin inside one."""

_MUTATED = "br cy ga gd gv kw lg ln nd nr rn rw sn ss st sw tn ts ve xh zu"
_CHANGING_BEGIN: Final = frozenset(_MUTATED.split())
"""Languages whose words change at their begin: Celtic mutations, Bantu classes."""

_ALTERNATING = "be bg bs cs dsb et fi hr hsb hu lt lv mk pl ru se sk sl sr szl tr uk"
_CHANGING_STEM: Final = frozenset(_ALTERNATING.split())
"""Languages in which short words change before their ending as well: узел, узла."""

_CONSONANTAL: Final = {"Arab": "اويىةءئؤأإآٱ", "Hebr": "וי"}
"""Letters that come and go as a word is inflected: الخادم, الخوادم."""

_WITH_DOTLESS_I: Final = frozenset(("az", "tr"))
_DOTTED: Final = str.maketrans("İI", "iı")
_FINALS: Final = str.maketrans("ךםןףץکی", "כמנפצكي")
_HEBREW_ENDING: Final = re.compile("[הת]$")
_WORD: Final = re.compile(r"[^\W_]+")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_SHORT, _MIDDLE = 3, 5
_SHARE: Final = 0.62


def has_term(text: str, term: str, tag: Tag) -> bool:
    """Whether a text has a term, inflected or not; in doubt it has (specification, section 9).

    Args:
        text: what is searched.
        term: as the glossary has it.
        tag: of the language, with its likely script.

    Example:
        >>> from vapierrors.cldr.tags import maximize, parse_tag
        >>> german = maximize(parse_tag("de"))
        >>> has_term("auf den NFS-Datenspeichern", "Datenspeicher", german), has_term("der Speicher", "Platte", german)
        (True, False)
    """
    if tag.script in WITHOUT_SPACES or tag.script == "Kore":
        return _squeezed(term) in _squeezed(text)
    words = _words(text, tag)
    return all(_is_among(part, words, tag) for part in _words(term, tag))


def has_exactly(text: str, term: str, tag: Tag) -> bool:
    """Whether a text has a term as it stands, or with a short ending behind it (specification, section 9).

    Args:
        text: what is searched.
        term: as the glossary has it.
        tag: of the language, with its likely script.

    Example:
        >>> from vapierrors.cldr.tags import maximize, parse_tag
        >>> german = maximize(parse_tag("de"))
        >>> has_exactly("der Akten", "Akte", german), has_exactly("der Akteur", "Akte", german)
        (True, False)
    """
    if tag.script in WITHOUT_SPACES or tag.script == "Kore":
        return _squeezed(term) in _squeezed(text)
    ending = "(?:[aens]|en|es|er|ів|ов|а|у|ы|и|і|y|ů|i)?" if len(term) > _SHORT else ""
    pattern = rf"(?<!\w){re.escape(folded(term, tag))}{ending}(?!\w)"
    return re.search(pattern, folded(text, tag)) is not None


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    """Without spaces and dots between words, which writers set or leave out."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=4096)
def folded(text: str, tag: Tag) -> str:
    """A text in small letters, of a language in which ``I`` may be the capital of another letter than ``i``.

    Args:
        text: what is searched, or a term.
        tag: of the language.

    Example:
        >>> from vapierrors.cldr.tags import parse_tag
        >>> folded("İzin ISI", parse_tag("tr")), folded("Straße", parse_tag("de"))
        ('izin ısı', 'strasse')
    """
    composed = unicodedata.normalize("NFC", text)
    return (composed.translate(_DOTTED) if tag.language in _WITH_DOTLESS_I else composed).casefold()


@lru_cache(maxsize=4096)
def _words(text: str, tag: Tag) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFD", text).casefold()
    bare = "".join(character for character in plain if unicodedata.category(character) != "Mn")
    words = _WORD.findall(bare.translate(_FINALS))
    if tag.script not in _CONSONANTAL:
        return tuple(words)
    weak = re.compile(f"[{_CONSONANTAL[tag.script]}]")
    return tuple(_HEBREW_ENDING.sub("", weak.sub("", word)) or word for word in words)


def _is_among(part: str, words: tuple[str, ...], tag: Tag) -> bool:
    if tag.script in _CONSONANTAL:
        return any(part in word for word in words)
    stem = _stem(part, tag)
    if tag.language in _CHANGING_BEGIN:
        return any(stem[1:] in word for word in words)
    if tag.language in _COMPOUNDING and len(part) > _SHORT:
        return any(stem in word for word in words)
    return any(word.startswith(stem) for word in words)


def _stem(word: str, tag: Tag) -> str:
    """What all forms of a word have in common."""
    if len(word) <= _SHORT:
        return word
    if len(word) <= _MIDDLE:
        return word[: len(word) - 2] if tag.language in _CHANGING_STEM else word[: max(4, len(word) - 1)]
    return word[: max(4, math.ceil(len(word) * _SHARE))]
