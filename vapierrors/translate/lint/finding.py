"""What a rule says, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from vapierrors.translate.po import PoEntry

Severity = Literal["error", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
"""From the worst on: an error makes a reader see the wrong text, or none; a warning, what no careful writer writes."""


class Remark(NamedTuple):
    """What a rule says of an entry (specification, section 9).

    Args:
        reason: expected, and got, in one sentence without a full stop.
        suggestion: what to do, in one sentence without a full stop; empty where the reason says it.
        keyword: the string that is meant: ``msgstr``, ``msgid``, ``msgctxt``; of an entry without it, the entry.
        offset: where in that string, in characters from 0.
        fixed: the entry as it should be, where putting it right is safe: no word of the translator's is lost.
    """

    reason: str
    suggestion: str = ""
    keyword: str = "msgstr"
    offset: int = 0
    fixed: PoEntry | None = None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong with a file (specification, section 9).

    Args:
        file: the file, as it was named.
        line: from 1.
        column: in characters from 1.
        rule: the id of the rule, such as ``missing-argument``.
        severity: how bad it is.
        locale: the language tag of the file.
        message_id: of the entry; empty where the file as a whole is meant.
        source: the English template of the entry.
        reason: expected, and got.
        suggestion: what to do; may be empty.
        fixable: whether ``--fix`` puts it right.
        text: of the entry that is looked at: the translation, in a template the English.

    Example:
        >>> finding = Finding("de.po", 7, 9, "double-space", "warning", "de", "a", "Gone", "Expected one space, got 2")
        >>> print(finding)
        de.po:7:9: warning: Expected one space, got 2 [double-space]
    """

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    locale: str
    message_id: str
    source: str
    reason: str
    suggestion: str = ""
    fixable: bool = False
    text: str = ""

    @property
    def advice(self) -> str:
        """The reason, and what to do."""
        return f"{self.reason}; {self.suggestion}" if self.suggestion else self.reason

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.advice} [{self.rule}]"
