"""The form between all formats: a message with its translation, and all of one language of one domain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import arguments, parse, print_template

if TYPE_CHECKING:
    from vapierrors.template import Message, Role
    from vapierrors.translate.po import PoEntry

State: TypeAlias = Literal["untranslated", "fuzzy", "translated"]
Outcome: TypeAlias = Literal["left out", "changed", "kept as ICU MessageFormat", "kept without its translation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One message in one language (specification, section 9).

    Args:
        id: the message id.
        source: the English template; empty where a file of translations alone does not say it.
        translation: the translated template; empty where there is none.
        is_fuzzy: whether the translation is unfinished; never so where there is none.
        comments: lines that are made from the source: parameters, a rendered example.
        notes: lines that translators wrote.
        references: the places behind ``#:``, one line each.
        flags: all but ``fuzzy``, such as ``icu-message-format``.
        previous: lines behind ``#|``: what it was translated from.
        line: the line of its entry in the PO file, from 1; 0 where it comes from another format. No part of a
            comparison.

    Example:
        >>> unit = Unit(id="com.example.full", source="{disk} is full at {when, time}")
        >>> unit.state, unit.parameters
        ('untranslated', {'disk': frozenset({'plain'}), 'when': frozenset({'time'})})
    """

    id: str
    source: str = ""
    translation: str = ""
    is_fuzzy: bool = False
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """What tells the units of a bundle apart: one id may have several English templates."""
        return self.id, self.source

    @property
    def state(self) -> State:
        """How far the translation is."""
        if not self.translation:
            return "untranslated"
        return "fuzzy" if self.is_fuzzy else "translated"

    @property
    def parameters(self) -> dict[str, frozenset[Role]]:
        """The parameters of the English template, and what each is used as; none where it is not sound."""
        message = parsed(self.source)
        return arguments(message) if message else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All messages of one domain in one language (specification, section 9).

    Args:
        domain: the name of the domain.
        locale: the language tag; that of the source language for a template.
        units: in the order of the file.
        is_template: whether it is the English that others translate, so that no unit has a translation.
        header: the entry that describes the PO file; None where it comes from another format.

    Example:
        >>> Bundle(domain="app", locale="de", units=(Unit(id="gone", source="Gone"),)).is_template
        False
    """

    domain: str
    locale: str
    units: tuple[Unit, ...]
    is_template: bool = False
    header: PoEntry | None = None


class Loss(NamedTuple):
    """What a format cannot hold (specification, section 9).

    Args:
        id: the message id; empty where a whole file is meant.
        locale: the language tag.
        code: a kebab-case code: see ``LOSS_CODES``.
        reason: what the format cannot hold, in one sentence without a full stop.
        outcome: what became of the message.
        line: the line of its entry in the PO file, from 1; 0 where there is none.

    Example:
        >>> print(Loss("com.example.n", "de", "style", "printf has no plural", "left out"))
        com.example.n [de]: printf has no plural; left out [style]
    """

    id: str
    locale: str
    code: str
    reason: str
    outcome: Outcome
    line: int = 0

    def __str__(self) -> str:
        return f"{self.id} [{self.locale}]: {self.reason}; {self.outcome} [{self.code}]"


LOSS_CODES = {
    "no-message-id": "the entry has no msgctxt, so no message is known by it",
    "gettext-plural": "the entry has a msgid_plural, and what it says is no ICU MessageFormat",
    "undecodable": "the entry has bytes that are none in the charset of its file",
    "unfinished": "a fuzzy translation, and a format without a mark for it: readers would see it",
    "duplicate-id": "a second template under one id, and a format that holds one",
    "notes": "remarks on a message without translation, and a format that holds translated ones alone",
    "template-syntax": "a template that is not sound ICU MessageFormat, of which readers would see the syntax",
    "style": "an argument or a format that the style of the templates does not have",
    "ambiguous": "a text that readers of the format would take for another",
    "gettext-forms": "a plural that gettext's forms cannot say",
    "control-character": "a character that the format cannot hold",
    "file-name": "a domain and a language that the names of the format's files cannot tell apart",
}
"""Every code of a ``Loss``, with what it means."""

PROBLEM_CODES = {
    "no-message-id": "a row or a unit without a message id, or without a text",
    "no-source": "a translation whose English is neither in the file nor in the catalogs",
    "file-syntax": "a part of the file that cannot be read",
    "template-syntax": "a template that is not sound, and so is not taken",
    "control-character": "a character that no PO file can hold; the message is not taken",
    "not-in-template": "a message that is new in a catalog, and whose id the template of the domain does not have",
    "gettext-forms": "plural forms that are none of the language's, or no template in braces",
}
"""Every code of a problem with what is read, with what it means."""


def parsed(template: str) -> Message | None:
    """The tree of a template; None where it is not sound.

    Args:
        template: ICU MessageFormat.

    Example:
        >>> parsed("{name") is None
        True
    """
    try:
        return parse(template)
    except (TemplateSyntaxError, LimitExceeded):
        return None


def fault_of(template: str) -> str:
    """Why a template is not sound, and where in it; empty where it is sound.

    Args:
        template: ICU MessageFormat.

    Example:
        >>> fault_of("{name"), fault_of("{name}")
        ("Expected ',' or '}' behind the argument name 'name', got end of text - at line 1, column 6", '')
    """
    try:
        parse(template)
    except (TemplateSyntaxError, LimitExceeded) as error:
        # What follows is the template, with a caret under the place.
        return str(error).partition("\n")[0]
    return ""


def says_the_same(template: str, other: str) -> bool:
    """Whether two templates are the same, their spelling aside.

    Args:
        template: ICU MessageFormat.
        other: likewise.

    Example:
        >>> says_the_same("It''s { name }", "It's {name}"), says_the_same("{a", "{b")
        (True, False)
    """
    if template == other:
        return True
    message = parsed(template)
    return message is not None and message == parsed(other)


def canonical(template: str) -> str:
    """The one spelling of all templates that say the same; one that is not sound stays as it is.

    Args:
        template: ICU MessageFormat.

    Example:
        >>> canonical("It''s { name }")
        "It's {name}"
    """
    message = parsed(template)
    return template if message is None else print_template(message)
