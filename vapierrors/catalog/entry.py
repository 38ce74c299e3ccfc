"""One template of a catalog, and what can be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.models import Limits
from vapierrors.models.escaping import escaped
from vapierrors.template import parse

if TYPE_CHECKING:
    from vapierrors.template import Message

_DEFAULT_LIMITS: Final = Limits()

SOURCE_LOCALE = "en"
"""The language of every ``msgid`` (specification, section 4)."""


class EntryProblem(NamedTuple):
    """Why an entry, or a whole file, of a catalog does not count (specification, section 4).

    Args:
        code: a kebab-case code: see ``PROBLEM_CODES``.
        message_id: the message id, empty where the file as a whole is meant.
        locale: the language tag.
        file: the file as the source names it.
        line: the line in it, from 1; 0 where there is none.
        detail: expected, got, and what to do.

    Example:
        >>> print(EntryProblem("template-syntax", "com.example.x", "de", "de/LC_MESSAGES/x.po", 7, "Expected '}'"))
        de/LC_MESSAGES/x.po:7: com.example.x [de]: Expected '}' [template-syntax]
    """

    code: str
    message_id: str
    locale: str
    file: str
    line: int
    detail: str

    def __str__(self) -> str:
        where = escaped(self.file) + (f":{self.line}" if self.line else "")
        subject = f" {escaped(self.message_id)} [{self.locale}]:" if self.message_id else ""
        return f"{where}:{subject} {self.detail} [{self.code}]"


PROBLEM_CODES = {
    "template-syntax": "the template is not sound ICU MessageFormat",
    "template-limit": "the template is longer or nested deeper than the limits allow",
    "no-message-id": "the entry has no msgctxt, so no message is known by it",
    "gettext-plural": "the entry has a msgid_plural; plurals belong into the template: {n, plural, ...}",
    "file-syntax": "the file, or a part of it, cannot be parsed",
    "file-unreadable": "the file cannot be read or decoded",
    "stale-compiled": "the compiled file is not what its source is now; the source is read, which takes longer",
    "not-compiled": "the file cannot be compiled: a source cannot be read, or what is compiled of it cannot be written",
    "unknown-locale": "the folder, or the end of the file's name, names no locale that CLDR knows; it is not read",
    "no-catalog": "the folder has no catalog: nothing in it is named as one, or it is one level too high or too deep",
}
"""Every code of an ``EntryProblem``, with what it means."""


class Entry:
    """One template under a message id, not yet parsed.

    Args:
        id: the message id.
        locale: the language tag of the template.
        template: ICU MessageFormat.
        file: where it stands, as the source names the file.
        line: the line in the file, from 1; 0 where there is none.

    Example:
        >>> Entry("com.example.x", "en", "Hello {name}").parse().nodes[0].value
        'Hello '
    """

    __slots__ = ("file", "id", "line", "locale", "template")

    def __init__(self, id: str, locale: str, template: str, file: str = "", line: int = 0) -> None:  # noqa: A002 - vAPI's name
        self.id = id
        self.locale = locale
        self.template = template
        self.file = file
        self.line = line

    def __repr__(self) -> str:
        return f"Entry({self.id!r}, {self.locale!r}, {self.template!r}, {self.file!r}, {self.line})"

    def parse(self, limits: Limits = _DEFAULT_LIMITS) -> Message:
        """Parse the template.

        Args:
            limits: how long and how deep a template may be.

        Raises:
            TemplateSyntaxError: the template is not sound.
            LimitExceeded: the template is too long or too deep.
        """
        return parse(self.template, max_length=limits.template_length, max_depth=limits.template_depth)

    def problem(self, limits: Limits = _DEFAULT_LIMITS) -> EntryProblem | None:
        """What keeps the template from being used; None where it is sound.

        Args:
            limits: how long and how deep a template may be.

        Example:
            >>> Entry("com.example.x", "en", "Hello {name").problem().detail.splitlines()[0]
            "Expected ',' or '}' behind the argument name 'name', got end of text - at line 1, column 12"
        """
        outcome = self.parsed(limits)
        return outcome if isinstance(outcome, EntryProblem) else None

    def parsed(self, limits: Limits = _DEFAULT_LIMITS) -> Message | EntryProblem:
        """The parsed template, or what keeps it from being used, for callers that need the one or the other.

        Args:
            limits: how long and how deep a template may be.

        Example:
            >>> Entry("com.example.x", "en", "Hello {name").parsed().code
            'template-syntax'
        """
        try:
            return self.parse(limits)
        except TemplateSyntaxError as error:
            return EntryProblem("template-syntax", self.id, self.locale, self.file, self.line, str(error))
        except LimitExceeded as error:
            return EntryProblem("template-limit", self.id, self.locale, self.file, self.line, str(error))
