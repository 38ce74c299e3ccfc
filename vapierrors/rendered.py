"""What rendering an error gives: immutable, and complete about where each text comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, Protocol, TypeAlias

from vapierrors import outputs
from vapierrors.models import Limits
from vapierrors.models.error_type import status_of
from vapierrors.models.escaping import escaped
from vapierrors.outputs.options import DEFAULT
from vapierrors.template import LITERAL, Part
from vapierrors.wire.json_values import as_json, sound_value
from vapierrors.wire.paths import ROOT
from vapierrors.wire.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.outputs.options import OutputOptions

TextSource: TypeAlias = Literal["catalog", "localized", "default_message", "id"]
"""Where the text of a message comes from."""

PartsOf: TypeAlias = tuple[Callable[..., tuple[Part, ...]], *tuple[Any, ...]]
"""What makes the parts of a text, and what it takes."""

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
        subject = " ".join(filter(None, (escaped(self.message_id), f"[{self.locale}]" if self.locale else "")))
        return f"{subject}: {self.detail} [{self.code}]" if subject else f"{self.detail} [{self.code}]"


class Origin(Protocol):
    """Where a rendered error comes from: asked when somebody wants to know more than its texts."""

    @property
    def locale(self) -> str:
        """The language tag that was asked for, or the default."""
        ...

    @property
    def error_type(self) -> str | None:
        """What kind of error it is, None where nothing tells."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was odd about the error as a whole, or about what was asked for."""
        ...

    def body(self, messages: tuple[RenderedMessage, ...]) -> ErrorBody:
        """The body with every ``localized`` filled from the messages."""
        ...

    def word(self, message_id: str, params: Mapping[str, Any]) -> RenderedMessage:
        """A message of the catalog in the best language there is; raises ``KeyError`` where none has it."""
        ...


class RenderedMessage:
    """One message of the cause stack in the reader's language, in raw characters (specification, section 5).

    Args:
        id: the message id.
        text: the text; escaping, stripping and isolation belong to the outputs.
        locale: the language tag of the language really used; ``und`` for an id.
        source: where the text comes from: ``catalog``, ``localized``, ``default_message`` or ``id``.
        problems: what was skipped on the way to it.
        parts_of: what makes the parts, and what it takes; None for a text in one piece.

    Example:
        >>> RenderedMessage("com.example.gone", "Es ist weg.", "de", "catalog").parts
        (Part(kind='literal', text='Es ist weg.', argument='', parts=()),)
    """

    __slots__ = ("_id", "_locale", "_parts_of", "_problems", "_source", "_text")

    def __init__(  # noqa: PLR0913, PLR0917 - the five members and what makes the parts
        self,
        id: str,  # noqa: A002 - vAPI's name
        text: str,
        locale: str,
        source: TextSource,
        problems: tuple[Problem, ...] = (),
        parts_of: PartsOf | None = None,
    ) -> None:
        self._id = id
        self._text = text
        self._locale = locale
        self._source: TextSource = source
        self._problems = problems
        self._parts_of = parts_of

    @property
    def id(self) -> str:
        """The message id."""
        return self._id

    @property
    def text(self) -> str:
        """The text; escaping, stripping and isolation belong to the outputs."""
        return self._text

    @property
    def locale(self) -> str:
        """The language tag of the language really used; ``und`` for an id."""
        return self._locale

    @property
    def source(self) -> TextSource:
        """Where the text comes from: ``catalog``, ``localized``, ``default_message`` or ``id``."""
        return self._source

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was skipped on the way to the text."""
        return self._problems

    @property
    def parts(self) -> tuple[Part, ...]:
        """The text in pieces, whose texts joined are ``text``: words, and values with the kind of their parameter."""
        if self._parts_of is None:
            return (Part(LITERAL, self._text),)
        make, *of = self._parts_of
        return make(*of)

    def __repr__(self) -> str:
        return f"RenderedMessage(id={self.id!r}, text={self.text!r}, locale={self.locale!r}, source={self.source!r})"

    def __eq__(self, other: object) -> bool:
        return self._members() == other._members() if isinstance(other, RenderedMessage) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._members())

    def __reduce__(self) -> tuple[Any, ...]:
        return RenderedMessage, (*self._members(), (tuple, self.parts))

    def _members(self) -> tuple[str, str, str, TextSource, tuple[Problem, ...]]:
        return self._id, self._text, self._locale, self._source, self._problems

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


class RenderedError:
    """An error in the reader's language: the cause stack from top to bottom (specification, section 5).

    Args:
        messages: one or more; a title stands in where the error has none.
        origin: where it comes from.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> error = Renderer().render('{"error_type":"NOT_FOUND","messages":[]}', locale="de")
        >>> error.summary, error.status, str(error) == error.to_text()
        ('Nicht gefunden', 404, True)
    """

    __slots__ = ("_body", "_messages", "_origin")

    def __init__(self, messages: tuple[RenderedMessage, ...], origin: Origin) -> None:
        self._messages = messages
        self._origin = origin
        self._body: ErrorBody | None = None

    @property
    def messages(self) -> tuple[RenderedMessage, ...]:
        """The messages, the outermost first: one or more; a title stands in where the error has none."""
        return self._messages

    @property
    def locale(self) -> str:
        """The language tag that was asked for, or the default."""
        return self._origin.locale

    @property
    def error_type(self) -> str | None:
        """What kind of error it is, None where nothing tells."""
        return self._origin.error_type

    @property
    def status(self) -> int:
        """The HTTP status that the official runtime answers it with."""
        return status_of(self._origin.error_type)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was skipped or odd, that of the messages included."""
        problems = self._origin.problems
        for message in self._messages:
            problems += message.problems
        return problems

    def __eq__(self, other: object) -> bool:
        return self._members() == other._members() if isinstance(other, RenderedError) else NotImplemented

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

    @property
    def data(self) -> Any:  # noqa: ANN401 - any JSON value
        """The data of the error as JSON values, None where there are none; what JSON has no form for is text."""
        from vapierrors.models.base import plain_members  # noqa: PLC0415 - brings pydantic, which texts do without

        reading = Reading(strict=False, limits=Limits(), status=None)
        try:
            return sound_value(reading, as_json(reading, plain_members(self.body).get("data"), ROOT), ROOT)
        except RecursionError:  # what was built in Python may stand inside itself
            return None

    @property
    def body(self) -> ErrorBody:
        """The body with every ``localized`` filled, for passing the error on."""
        if self._body is None:
            self._body = self._origin.body(self._messages)
        return self._body

    def word(self, message_id: str, /, **params: str | int) -> RenderedMessage:
        """A word or sentence of the catalog in the language that was asked for, else in the default language.

        Args:
            message_id: such as ``vapierrors.caused-by``.
            params: its parameters.

        Raises:
            KeyError: the catalog has no such message, or it wants other parameters.
        """
        return self._origin.word(
            message_id, {name: {"i" if isinstance(value, int) else "s": value} for name, value in params.items()}
        )

    def to_text(self, options: OutputOptions = DEFAULT) -> str:
        """The cause stack over several lines.

        Args:
            options: how it is to be shown.
        """
        return outputs.render(self, "text", options)

    def to_line(self, options: OutputOptions = DEFAULT) -> str:
        """The cause stack on one line.

        Args:
            options: how it is to be shown.
        """
        return outputs.render(self, "line", options)

    def to_html(self, options: OutputOptions = DEFAULT) -> str:
        """The cause stack as an HTML fragment.

        Args:
            options: how it is to be shown.
        """
        return outputs.render(self, "html", options)

    def to_markdown(self, options: OutputOptions = DEFAULT) -> str:
        """The cause stack as Markdown.

        Args:
            options: how it is to be shown.
        """
        return outputs.render(self, "markdown", options)

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
