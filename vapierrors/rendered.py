"""What rendering an error gives: immutable, and complete about where each text comes from."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TypeAlias

from vapierrors import outputs
from vapierrors.template import LITERAL, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vapierrors.models import ErrorBody

TextSource: TypeAlias = Literal["catalog", "localized", "default_message", "id"]
"""Where the text of a message comes from."""

UNDETERMINED = "und"
"""The language of a text that is in none, such as an id (BCP 47)."""


class Problem(NamedTuple):
    """Something that was skipped, or was not as expected, while an error was rendered (specification, section 5).

    Args:
        code: a kebab-case code: an anomaly's, or one of ``PROBLEM_CODES``.
        message_id: the id of the message it is about, empty where it is about the error as a whole.
        locale: the language tag it is about, empty where it is about none.
        detail: expected, got, and what was done instead.

    Example:
        >>> print(Problem("no-template", "com.example.gone", "de", "Expected an entry in the catalog, got none"))
        com.example.gone [de]: Expected an entry in the catalog, got none [no-template]
    """

    code: str
    message_id: str
    locale: str
    detail: str

    def __str__(self) -> str:
        subject = " ".join(filter(None, (self.message_id, f"[{self.locale}]" if self.locale else "")))
        return f"{subject}: {self.detail} [{self.code}]" if subject else f"{self.detail} [{self.code}]"


class _Immutable:
    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be deleted")


_set = object.__setattr__


class RenderedMessage(_Immutable):
    """One message of the cause stack in the reader's language, in raw characters (specification, section 5).

    Attributes:
        id: the message id.
        text: the text; escaping, stripping and isolation belong to the outputs.
        locale: the language tag of the language really used; ``und`` for an id.
        source: where the text comes from: ``catalog``, ``localized``, ``default_message`` or ``id``.
        problems: what was skipped on the way to it.

    Example:
        >>> RenderedMessage("com.example.gone", "Es ist weg.", "de", "catalog").parts
        (Part(kind='literal', text='Es ist weg.', argument='', parts=()),)
    """

    __slots__ = ("_make_parts", "id", "locale", "problems", "source", "text")

    id: str
    text: str
    locale: str
    source: TextSource
    problems: tuple[Problem, ...]
    _make_parts: Callable[[], tuple[Part, ...]] | None

    def __init__(  # noqa: PLR0913, PLR0917 - the five members and what makes the parts
        self,
        id: str,  # noqa: A002 - vAPI's name
        text: str,
        locale: str,
        source: TextSource,
        problems: tuple[Problem, ...] = (),
        make_parts: Callable[[], tuple[Part, ...]] | None = None,
    ) -> None:
        _set(self, "id", id)
        _set(self, "text", text)
        _set(self, "locale", locale)
        _set(self, "source", source)
        _set(self, "problems", problems)
        _set(self, "_make_parts", make_parts)

    def __repr__(self) -> str:
        return f"RenderedMessage(id={self.id!r}, text={self.text!r}, locale={self.locale!r}, source={self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RenderedMessage) and self._members() == other._members()

    def __hash__(self) -> int:
        return hash(self._members())

    def __reduce__(self) -> tuple[Any, ...]:
        return RenderedMessage, (*self._members(), partial(tuple, self.parts))

    def _members(self) -> tuple[str, str, str, TextSource, tuple[Problem, ...]]:
        return self.id, self.text, self.locale, self.source, self.problems

    @property
    def parts(self) -> tuple[Part, ...]:
        """The text in pieces, whose texts joined are ``text``: words, and values with the kind of their parameter."""
        return (Part(LITERAL, self.text),) if self._make_parts is None else self._make_parts()

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {
            "id": self.id,
            "text": self.text,
            "locale": self.locale,
            "source": self.source,
            "parts": [_part_dict(part) for part in self.parts],
            "problems": [problem._asdict() for problem in self.problems],
        }


def _part_dict(part: Part) -> dict[str, Any]:
    members: dict[str, Any] = {"kind": part.kind, "text": part.text}
    if part.argument:
        members["argument"] = part.argument
    if part.parts:
        members["parts"] = [_part_dict(inner) for inner in part.parts]
    return members


class RenderedError(_Immutable):
    """An error in the reader's language: the cause stack from top to bottom (specification, section 5).

    Attributes:
        messages: one or more; a title stands in where the error has none.
        locale: the language tag that was asked for, or the default.
        error_type: what kind of error it is, None where nothing tells.
        status: the HTTP status that the official runtime answers it with.
        problems: everything that was skipped or odd, that of the messages included.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> error = Renderer().render('{"error_type":"NOT_FOUND","messages":[]}', locale="de")
        >>> error.summary, error.status, str(error) == error.to_text()
        ('Nicht gefunden', 404, True)
    """

    def __init__(  # noqa: PLR0913 - the five attributes, and where words and the body come from
        self,
        *,
        messages: tuple[RenderedMessage, ...],
        locale: str,
        error_type: str | None,
        status: int,
        problems: tuple[Problem, ...],
        word: Callable[[str, Mapping[str, Any]], RenderedMessage],
        make_body: Callable[[tuple[RenderedMessage, ...]], ErrorBody],
    ) -> None:
        members = self.__dict__
        members["messages"] = messages
        members["locale"] = locale
        members["error_type"] = error_type
        members["status"] = status
        members["problems"] = problems
        members["_word"] = word
        members["_make_body"] = make_body

    messages: tuple[RenderedMessage, ...]
    locale: str
    error_type: str | None
    status: int
    problems: tuple[Problem, ...]
    _word: Callable[[str, Mapping[str, Any]], RenderedMessage]
    _make_body: Callable[[tuple[RenderedMessage, ...]], ErrorBody]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RenderedError) and self._members() == other._members()

    def __hash__(self) -> int:
        return hash(self._members())

    def __copy__(self) -> RenderedError:
        return self

    def __deepcopy__(self, _memo: dict[int, Any]) -> RenderedError:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "Expected to_dict(), body or a message to be pickled, got a RenderedError: it holds its renderer"
        )

    def _members(self) -> tuple[object, ...]:
        return self.messages, self.locale, self.error_type, self.status, self.problems

    def __repr__(self) -> str:
        return f"RenderedError(messages={self.messages!r}, error_type={self.error_type!r}, status={self.status})"

    def __str__(self) -> str:
        return self.to_text()

    @property
    def summary(self) -> str:
        """The text of the top message."""
        return self.messages[0].text

    @cached_property
    def body(self) -> ErrorBody:
        """The body with every ``localized`` filled, for passing the error on."""
        return self._make_body(self.messages)

    def word(self, message_id: str, /, **params: str | int) -> RenderedMessage:
        """A word or sentence of the catalog in the language that was asked for, else in the default language.

        Args:
            message_id: such as ``vapierrors.caused-by``.
            params: its parameters.

        Raises:
            KeyError: the catalog has no such message, or it wants other parameters.
        """
        return self._word(
            message_id, {name: {"i" if isinstance(value, int) else "s": value} for name, value in params.items()}
        )

    def to_text(self) -> str:
        """The cause stack over several lines."""
        return outputs.render(self, "text")

    def to_line(self) -> str:
        """The cause stack on one line."""
        return outputs.render(self, "line")

    def to_html(self) -> str:
        """The cause stack as an HTML fragment."""
        return outputs.render(self, "html")

    def to_markdown(self) -> str:
        """The cause stack as Markdown."""
        return outputs.render(self, "markdown")

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {
            "summary": self.summary,
            "locale": self.locale,
            "error_type": None if self.error_type is None else str(self.error_type),
            "status": self.status,
            "messages": [message.to_dict() for message in self.messages],
            "problems": [problem._asdict() for problem in self.problems],
        }


PROBLEM_CODES = {
    "unknown-locale": "the locale asked for is no tag, or none that CLDR knows; the default is used",
    "unknown-format-locale": "likewise the format locale; the locale is used",
    "unknown-time-zone": "the time zone asked for is none of the time zone database; UTC is used",
    "no-template": "the catalog has no entry for the message in the language asked for",
    "missing-argument": "the message lacks an argument that every template of its id needs",
    "broken-template": "the template is not sound ICU MessageFormat",
    "no-value": "a parameter has no value, so the template cannot be filled",
    "nested-no-template": "the language has no entry for a nested message",
    "nested-too-deep": "nested messages go deeper than the limit",
    "empty-text": "a template comes out empty with the arguments that there are",
    "not-formattable": "a value cannot be shown: see the detail",
    "unreadable-text": "a text of the server is empty, or consists mostly of '?' or U+FFFD",
    "text-cut": "the text is longer than the limit, and was cut",
}
"""Every code of a ``Problem`` that rendering itself finds, with what it means; reading adds the anomalies' codes."""
