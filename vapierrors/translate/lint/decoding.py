"""Text whose bytes were once read in the wrong charset, and the way back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.lint.scripts import is_letter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.cldr.tags import Tag

_EVERYWHERE: Final = ("cp1252", "mac_roman", "cp437", "cp850")
_BY_SCRIPT: Final = {
    "Arab": ("cp1256",),
    "Cyrl": ("cp1251", "koi8_r", "cp866"),
    "Grek": ("cp1253",),
    "Hebr": ("cp1255",),
    "Thai": ("cp874",),
}
_BY_LANGUAGE: Final = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq", "sr"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    "vi": "cp1258",
}
_WIDE: Final = {"Hans": ("gbk",), "Hant": ("big5hkscs",), "Jpan": ("cp932", "euc_jp"), "Kore": ("cp949",)}
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]{3,}")
_LETTERS: Final = re.compile(r"[^\x00-\x7f\u3000-\u3020\uff00-\uff1f]{3,}")
_HIGH: Final = re.compile("[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]+")
_SHIFT_JIS: Final = re.compile("[!-~\u0080-\u00ff\u0152-\u2122]{6,}")
_CHANCE: Final = 3
"""As many letters in a row, or bytes that begin a kana, may well be sound: longer runs are not."""

_SHIFT_JIS_LEADS: Final = re.compile("[‚ƒ]")
_NEVER: Final = {
    **dict.fromkeys(("bs", "hr", "sl", "sr"), "èæðÈÆÐ"),
    **dict.fromkeys(("cs", "sk"), "øìèùòïñØÌÈÙÒÏÑ"),
    "et": "ðþÐÞ",
    "hu": "õûÕÛ",
    "lt": "àèæëáðøûþÀÈÆËÁÐØÛÞ",
    "lv": "âèçìîíïòðûþÂÈÇÌÎÍÏÒÐÛÞ",
    "pl": "êñæÊÑÆ",
    "ro": "ãþºªÃÞ",
    "tr": "ýþðÝÞÐ",
}
"""Letters that a language does not have, where those stand that it has: õ for the ő of Hungarian."""

_RIGHTS: Final = frozenset("®©™¹²³°ªº")
"""What may stand directly behind a word in capitals, such as a name."""

_AMBIGUOUS: Final = frozenset("“”‘’«»‹›–—…‚„·´\u00a0ŠŒŽŸ")
"""What may follow a capital letter with an accent in sound text."""

_LAST_LATIN: Final = "\u024f"
_LATIN_BEYOND: Final = frozenset(("ə", "\u1e9e", *map(chr, range(0x1EA0, 0x1EFA))))
_CENTRAL_EUROPEAN: Final = re.compile("[\u00a0-\u017f\u0218-\u021b\u2010-\u203a\u20ac]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]+")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_BOXES: Final = re.compile("[\u2300-\u25ff]")
_RANKS: Final = {letter: rank for rank, letter in enumerate("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ", -12)}
"""The letters from the most frequent in Russian to the rarest, around 0; in other languages that is much the same."""

_VOWELS: Final = frozenset("аеиоуыэюя")
_SAME: Final = 6
_IN_TURN: Final = -5
"""Ranks that two letters count for: in words, seven pairs of ten are a vowel and a consonant."""

_MOST_ORDINARY: Final = 1.25
"""Of five words, one may look ordinary: an abbreviation that was in capitals."""

_GAIN: Final = 25
_GAIN_OF_CAPITALS: Final = 65
"""How much less strange a text must become; more so where all words are in capitals, which some texts are."""

_SIGN: Final = re.compile(
    "[\u0080-\u00bf\u0589\u060c\u061b\u061f\u0660-\u066c\u06d4\u06f0-\u06f9\u0964\u0965\u104a\u104b\u17d4"
    "\u2000-\u2bff\u3000-\u303f\ufe30-\uffff\U0001f000-\U0001faff]"
)
"""Signs that any script may have among its letters; C1 is what text has that was misread twice."""

_NAMES: Final = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac OS Roman",
    "big5hkscs": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "gbk": "GBK",
    "cp949": "EUC-KR",
}


class Misread(NamedTuple):
    """A run of characters that were another text.

    Args:
        start: the first character, from 0.
        end: the character behind the last one.
        text: what it was.
        how: which charset was read as which.
    """

    start: int
    end: int
    text: str
    how: str


class _Charset(NamedTuple):
    """A charset of one byte a character, as UTF-8 looks that is read in it.

    Args:
        codec: as Python names it.
        run: bytes of UTF-8 beyond ASCII.
        codes: character → byte.
        leads: the characters with which such a run begins.
        follows: those that go on with it.
    """

    codec: str
    run: re.Pattern[str]
    codes: dict[int, str]
    leads: frozenset[str]
    follows: frozenset[str]


def misread_runs(text: str, tag: Tag) -> list[Misread]:
    """The runs of a text that are certain to have been read in the wrong charset (specification, section 9).

    Args:
        text: raw characters.
        tag: of the locale, with its likely script.

    Example:
        >>> from vapierrors.cldr.tags import maximize, parse_tag
        >>> [(run.text, run.how) for run in misread_runs("Datei fÃ¼r", maximize(parse_tag("de")))]
        [('ü', 'UTF-8 read as Windows-1252')]
    """
    if text.isascii():
        return []
    return max(_all_ways(text, tag), key=lambda found: sum(run.end - run.start for run in found))


def _all_ways(text: str, tag: Tag) -> Iterator[list[Misread]]:
    for codec in (*_BY_SCRIPT.get(tag.script, ()), _BY_LANGUAGE.get(tag.language, ""), *_EVERYWHERE):
        if codec:
            yield _narrow(text, codec, tag)
    for codec in _WIDE.get(tag.script, ()):
        yield _wide(text, codec, tag)
    yield _reversed(text, tag)
    if tag.script == "Cyrl":
        yield _swapped(text, tag)
    if tag.language in _BY_LANGUAGE:
        yield _latin(text, _BY_LANGUAGE[tag.language], _NEVER.get(tag.language, ""))


def _how(read: str, written: str = "UTF-8") -> str:
    return f"{_NAMES.get(written, written.replace('cp', 'Windows-'))} read as {name(read)}"


def name(codec: str) -> str:
    """The name of a charset as people know it.

    Args:
        codec: as Python names it.

    Example:
        >>> name("cp1251"), name("cp437")
        ('Windows-1251', 'code page 437')
    """
    page = codec.removeprefix("cp")
    usual = f"Windows-{page}" if page.startswith("125") or page == "874" else f"code page {page}"
    return _NAMES.get(codec, usual)


@lru_cache(maxsize=32)
def _charset(codec: str) -> _Charset:
    characters = {byte: _character(byte, codec) for byte in range(0x80, 0x100)}
    codes = {ord(character): chr(byte) for byte, character in characters.items()}
    if codec == "cp1252":
        codes |= {byte: chr(byte) for byte in range(0x80, 0xA0)}

    def between(first: int, last: int) -> str:
        return "".join(chr(code) for code, byte in codes.items() if first <= ord(byte) <= last)

    follow = f"[{re.escape(between(0x80, 0xBF))}]"
    leads = (between(0xC2, 0xDF), between(0xE0, 0xEF), between(0xF0, 0xF4))
    run = "|".join(f"[{re.escape(lead)}]{follow * number}" for number, lead in enumerate(leads, 1))
    return _Charset(codec, re.compile(f"(?:{run})+"), codes, frozenset("".join(leads)), frozenset(between(0x80, 0xBF)))


def _character(byte: int, codec: str) -> str:
    try:
        return bytes((byte,)).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def _narrow(text: str, codec: str, tag: Tag) -> list[Misread]:
    """UTF-8 read in a charset of one byte a character; once one run is certain, all are."""
    charset = _charset(codec)
    if charset.leads.isdisjoint(text) or charset.follows.isdisjoint(text):
        return []
    found: list[Misread] = []
    is_certain = False
    for match in charset.run.finditer(text):
        try:
            was = match[0].translate(charset.codes).encode("latin-1").decode()
        except UnicodeError:
            continue
        if all(_is_plausible(character, tag) for character in was):
            found.append(Misread(match.start(), match.end(), was, _how(codec)))
            is_certain = is_certain or _is_certain(text, match, was, codec, tag)
    return found if is_certain else []


def _is_plausible(character: str, tag: Tag) -> bool:
    """Whether a text of the locale may have a character beyond ASCII."""
    if is_letter_of(character, tag.script):
        return tag.script != "Latn" or character <= _LAST_LATIN or character in _LATIN_BEYOND
    return unicodedata.category(character)[0] not in "LM" and bool(_SIGN.match(character))


def _is_certain(text: str, match: re.Match[str], was: str, codec: str, tag: Tag) -> bool:
    """Whether nobody would have written the run."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    letters = sum(is_letter_of(character, tag.script) for character in was)
    if codec == "cp1252":
        if tag.script != "Latn" and letters:
            return True
        if len(was) > 1 or match.end() - match.start() > len("Ã¼"):
            return True
        return _is_certain_pair(match[0], before, behind, tag)
    if tag.script == "Latn":
        is_in_word = (before.isalpha() or behind.isalpha()) and not before.isupper()
        return is_in_word and bool(_CENTRAL_EUROPEAN.fullmatch(was))
    return letters > 2 if codec in _BY_SCRIPT.get(tag.script, ()) else letters > 1  # noqa: PLR2004 - chance makes two


def _is_certain_pair(pair: str, before: str, behind: str, tag: Tag) -> bool:
    """Whether a capital letter with an accent and a sign behind it are one character of UTF-8."""
    if not before.isalpha() and (pair[0] == "Â" or pair == "Ã\u00a0"):
        return tag.language != "vi"
    if before.isupper():
        return pair[1] not in _AMBIGUOUS and (behind.islower() or pair[1] not in _RIGHTS)
    return pair[1] not in _AMBIGUOUS or before.islower() or behind.islower()


def _wide(text: str, codec: str, tag: Tag) -> list[Misread]:
    """UTF-8 read in a charset of several bytes a character: where all of a run can be undone, no chance made it."""
    for pattern in (_NOT_ASCII, _LETTERS):
        found = [
            Misread(*match.span(), was, _how(codec))
            for match in pattern.finditer(text)
            if len(was := _recoded(match[0], codec, "utf-8")) > 1 and all(_is_plausible(one, tag) for one in was)
        ]
        if found:
            return found
    return []


def _recoded(text: str, read: str, written: str) -> str:
    """What the text was; empty where it was nothing."""
    try:
        return text.encode(read).decode(written)
    except UnicodeError:
        return ""


def _reversed(text: str, tag: Tag) -> list[Misread]:
    """A charset of another script read as Windows-1252: where the longest run is no chance, none is."""
    codecs = (*_BY_SCRIPT.get(tag.script, ()), *_WIDE.get(tag.script, ()))
    runs = list((_SHIFT_JIS if tag.script == "Jpan" else _HIGH).finditer(text)) if codecs else []
    if max((_weight(match[0], tag) for match in runs), default=0) <= _CHANCE:
        return []
    ways = []
    for codec in codecs:
        undone = [Misread(*match.span(), _recoded(match[0], "cp1252", codec), _how("cp1252", codec)) for match in runs]
        found = [run for run in undone if _is_all_plausible(run.text, tag)]
        if any(_weight(text[run.start : run.end], tag) > _CHANCE for run in found):
            ways.append(found)
    return min(ways, key=lambda found: sum(_odd_capitals(run.text) for run in found), default=[])


def _weight(run: str, tag: Tag) -> int:
    return len(_SHIFT_JIS_LEADS.findall(run) if tag.script == "Jpan" else run)


def _is_all_plausible(was: str, tag: Tag) -> bool:
    return bool(was) and all(character.isascii() or _is_plausible(character, tag) for character in was)


def _odd_capitals(text: str) -> int:
    return sum(left.islower() and right.isupper() for left, right in pairwise(text))


def _swapped(text: str, tag: Tag) -> list[Misread]:
    """Windows-1251 and KOI8 read as each other: they have small letters where the other has capitals.

    Nearly all words are upside down, or in capitals, and are no words of any language of the script.
    """
    words = _CYRILLIC.findall(text)
    odd = sum(map(_is_upside_down, words))
    upper = sum(len(word) > 1 and word.isupper() for word in words)
    if not words or (odd + upper) * _MOST_ORDINARY < len([word for word in words if len(word) > 1]):
        return []
    koi8 = "koi8_u" if tag.language == "uk" else "koi8_r"
    ways = [_runs_swapped(text, read, written, tag) for read, written in ((koi8, "cp1251"), ("cp1251", koi8))]
    best = min(ways, key=lambda runs: sum(_strangeness(run.text) for run in runs))
    gain = sum(_strangeness(text[run.start : run.end]) - _strangeness(run.text) for run in best)
    return best if gain > (_GAIN if odd else _GAIN_OF_CAPITALS) else []


def _runs_swapped(text: str, read: str, written: str, tag: Tag) -> list[Misread]:
    runs = (
        Misread(*match.span(), _recoded(match[0], read, written), _how(read, written))
        for match in _BEYOND_ASCII.finditer(text)
    )
    return [run for run in runs if _is_all_plausible(run.text, tag) and not _BOXES.search(run.text)]


def _is_upside_down(word: str) -> bool:
    return len(word) > 1 and word[0].islower() and word[1:].isupper()


def _strangeness(text: str) -> int:
    """How unlike words a text is: by letters that are rare, and by vowels and consonants that do not take turns."""
    folded = text.lower()
    pairs = [(a in _VOWELS) == (b in _VOWELS) for a, b in pairwise(folded) if a in _RANKS and b in _RANKS]
    return sum(_RANKS.get(letter, 0) for letter in folded) + sum(_SAME if same else _IN_TURN for same in pairs)


def _latin(text: str, codec: str, never: str) -> list[Misread]:
    """A charset of Latin letters read as Windows-1252: signs stand inside words, or letters of another language."""
    codes = {
        ord(wrong): right
        for byte in range(0xA0, 0x100)
        if (wrong := _character(byte, "cp1252")) != (right := _character(byte, codec)) and right.isalpha()
    }
    odd = [index for index, character in enumerate(text) if ord(character) in codes]
    signs = [index for index in odd if not text[index].isalpha() and _is_in_word(text, index, is_alone=len(odd) == 1)]
    strangers = [index for index in odd if text[index] in never]
    if not signs and len(strangers) < 2 and not any(_is_in_small_word(text, index) for index in strangers):  # noqa: PLR2004 - one may be in a name
        return []
    return [Misread(index, index + 1, codes[ord(text[index])], _how("cp1252", codec)) for index in odd]


def _is_in_small_word(text: str, index: int) -> bool:
    """Whether a letter stands in a word that begins with a small one, and so is no name."""
    start = index
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start].islower() and index > start


def _is_in_word(text: str, index: int, *, is_alone: bool) -> bool:
    """Whether a sign stands inside a word; behind one that is longer than ``cm³``, too, if it is not alone."""
    before, behind = text[max(0, index - _CHANCE) : index], text[index + 1 : index + 2]
    ends_word = not is_alone and len(before) == _CHANCE and before.islower()
    return ends_word or (before[-1:].islower() and behind.islower())
