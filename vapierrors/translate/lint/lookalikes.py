"""Words in letters of two scripts: a Cyrillic о inside a Latin word looks right, and no search finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.mojibake import garbles
from vapierrors.translate.lint.rule import Example, Rule
from vapierrors.translate.lint.scripts import is_letter_of
from vapierrors.translate.lint.shielding import shielded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.subject import EntrySubject

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ACRONYM: Final = re.compile(r"[A-Z]{2,}[^A-Za-z]+|[^A-Za-z]+[A-Z]{2,}")
"""Capitals with an ending or a prefix of the language, such as ``VMок``."""

_NAMES: Final = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
_LIKE: Final = {
    ("Cyrl", "Latn"): frozenset("АаВЕеЗіІїЇјЈКкМмНОоРрСсѕЅТуУХхԁһԛԝЬьгпи"),
    ("Latn", "Cyrl"): frozenset("AaBbEeHKkMmnOoPpCcTyYXxiIïÏjJsSurdhqw"),
    ("Grek", "Latn"): frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνυρ"),
    ("Latn", "Grek"): frozenset("ABEZHIKMNOPTYXoikvup"),
}
"""Two scripts → the letters of the first that are taken for some of the second."""


def check_mixed_scripts(subject: EntrySubject) -> Iterator[Remark]:
    """Each word is in letters of one script."""
    if subject.text.isascii() or garbles(subject):
        return
    seen = set()
    for reading in subject.readings:
        text = shielded(reading.text)
        for match in _WORD.finditer(text):
            place = reading.place(match.start())
            if match[0].isascii() or match[0] in subject.entry.source or place in seen:
                continue
            if found := _stranger(match[0]):
                seen.add(place)
                letter, script, other = found
                reason = (
                    f"Expected {_NAMES[other]} letters alone in {quoted(match[0])}, "
                    f"got the {_NAMES[script]} {quoted(letter)} (U+{ord(letter):04X})"
                )
                yield Remark(reason, "type the word anew", subject.keyword, place)


def _stranger(word: str) -> tuple[str, str, str] | None:
    """A letter of another script than the rest of a word, that script, and the script of the rest."""
    letters = {script: [letter for letter in word if is_letter_of(letter, script)] for script in _NAMES}
    if len(letters["Latn"]) in (0, len(word)) or _ACRONYM.fullmatch(word):
        return None
    for script in ("Cyrl", "Grek"):
        own, latin = letters[script], letters["Latn"]
        if len(own) + len(latin) < len(word):
            continue
        # The fewer are the strangers, where one may be taken for the other.
        pairs = [("Latn", script), (script, "Latn")] if len(own) >= len(latin) else [(script, "Latn"), ("Latn", script)]
        for few, many in pairs:
            if _LIKE[few, many].issuperset(letters[few]):
                return letters[few][0], few, many
    return None


_BAD: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "The object is gone."
msgstr "Объeкт удалён."
"""

RULES: Final = (
    Rule(
        id="mixed-scripts",
        title="Each word is in letters of one script",
        severity="error",
        why="A letter of another script that looks the same is not found by a search, is read out wrong by a screen"
        " reader, and is shown in another font where one is missing.",
        check_entry=check_mixed_scripts,
        bad=Example("ru", _BAD),
        good=Example("ru", _BAD.replace("Объeкт", "Объект")),
    ),
)
