"""Length: what is set for a project, and what no language needs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from vapierrors.template import Text
from vapierrors.translate.lint.conventions import conventions
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.lint.readings import Reading
    from vapierrors.translate.lint.subject import EntrySubject

_FACTOR, _ADDITION = 2.2, 40
"""Ten characters of English may become 62, a hundred 260: more than twice what guides to localization reckon with."""

_CJK_FACTOR, _CJK_ADDITION = 1.3, 20
_CJK: Final = frozenset(("Hans", "Hant", "Jpan", "Kore"))


def check_length(subject: EntrySubject) -> Iterator[Remark]:
    """No text is longer than the project allows, or than any language needs for what the English says."""
    shown = subject.readings
    if not shown:
        return
    longest = max(shown, key=_written)
    limit = subject.context.max_length
    if 0 < limit < _written(longest):
        reason = f"Expected at most {limit} characters, got {_written(longest)}"
        yield Remark(reason, "say it in fewer words", subject.keyword, _beyond(longest, limit))
        return
    source = max((len(reading.text) for reading in subject.source_readings), default=0)
    if subject.context.is_template or not source:
        return
    is_cjk = conventions(subject.locale).tag.script in _CJK
    factor, addition = (_CJK_FACTOR, _CJK_ADDITION) if is_cjk else (_FACTOR, _ADDITION)
    needed = int(source * factor) + addition
    got = max(_shown(reading.text) for reading in shown if len(reading.text) > needed or reading is longest)
    if got > needed:
        reason = f"Expected at most {needed} characters for {source} of the English, got {got}"
        yield Remark(reason, "see whether it says more than the English", subject.keyword)


def _written(reading: Reading) -> int:
    """The characters of a reading, placeholders as they are written."""
    return sum(len(node.value) if isinstance(node, Text) else node.span.end - node.span.start for node in reading.nodes)


def _shown(text: str) -> int:
    """The characters of a reading that take room: marks upon letters do not."""
    return len(text) if text.isascii() else sum(unicodedata.category(character) != "Mn" for character in text)


def _beyond(reading: Reading, limit: int) -> int:
    """The first character that is too much; of a reading with arguments, some character before it."""
    return reading.place(min(limit, len(reading.text)))


_BAD: Final = """\
#, icu-message-format
msgctxt "com.example.gone"
msgid "Gone"
msgstr "Das Objekt, das Sie gesucht haben, ist schon seit einiger Zeit leider nicht mehr vorhanden"
"""

RULES: Final = (
    Rule(
        id="too-long",
        title="A text is not longer than the project allows, or than any language needs",
        severity="warning",
        why="A long text is cut off where it is shown; one that is several times as long as the English says more, or"
        " belongs to another entry. `max-length` in `[tool.vapierrors.lint]` sets a limit.",
        check_entry=check_length,
        bad=Example("de", _BAD),
        good=Example("de", _BAD.replace("Das Objekt, das Sie gesucht haben, ist schon seit einiger Zeit ", "")),
    ),
)
