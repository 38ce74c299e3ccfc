"""Which script a letter is of, by its name in Unicode: Python has no other table of it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_HAN: Final = ("CJK", "IDEOGRAPHIC", "BOPOMOFO")
_KANA: Final = ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH KATAKANA")
_NAMES: Final = {
    "Adlm": ("ADLAM",),
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cans": ("CANADIAN",),
    "Cher": ("CHEROKEE",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": _HAN,
    "Hant": _HAN,
    "Hebr": ("HEBREW",),
    "Jpan": _HAN + _KANA,
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", *_HAN),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mong": ("MONGOLIAN",),
    "Mymr": ("MYANMAR",),
    "Nkoo": ("NKO",),
    "Olck": ("OL",),
    "Orya": ("ORIYA",),
    "Sinh": ("SINHALA",),
    "Syrc": ("SYRIAC",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Tfng": ("TIFINAGH",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
    "Yiii": ("YI",),
}
CHINESE_OR_JAPANESE: Final = frozenset(("Hans", "Hant", "Jpan"))
WITHOUT_SPACES: Final = CHINESE_OR_JAPANESE | {"Khmr", "Laoo", "Mymr", "Thai", "Tibt"}
"""Scripts that set no space between words."""


@lru_cache(maxsize=1 << 14)
def is_letter_of(character: str, script: str) -> bool:
    """Whether a character is a letter, or a mark upon one, of a script; of a script unknown here, any letter is.

    Args:
        character: one character.
        script: the code of the script in ISO 15924, such as ``Cyrl``.

    Example:
        >>> [is_letter_of(character, "Jpan") for character in "字かaж。"]
        [True, True, False, False, False]
    """
    if unicodedata.category(character)[0] not in "LM":
        return False
    names = _NAMES.get(script)
    name = unicodedata.name(character, "")
    return names is None or name.startswith(tuple(f"{first} " for first in names))
