"""What an output is, and what it reads of a rendered error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vapierrors.models import ErrorBody
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.template import Part


class ReadableMessage(Protocol):
    """What an output reads of a message of the cause stack: raw characters, not yet escaped for anything."""

    @property
    def id(self) -> str:
        """The message id."""
        ...

    @property
    def text(self) -> str:
        """The text: the join of the texts of ``parts``."""
        ...

    @property
    def locale(self) -> str:
        """The language really used."""
        ...

    @property
    def source(self) -> str:
        """Where the text comes from."""
        ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """The text in pieces: words of the template, and values."""
        ...


class ReadableError(Protocol):
    """What an output reads of a rendered error."""

    @property
    def messages(self) -> Sequence[ReadableMessage]:
        """The cause stack, from top to bottom."""
        ...

    @property
    def locale(self) -> str:
        """The language that was asked for."""
        ...

    @property
    def error_type(self) -> str | None:
        """The error type, None where it is not known."""
        ...

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def body(self) -> ErrorBody:
        """The body with every ``localized`` filled."""
        ...

    @property
    def data(self) -> Any:  # noqa: ANN401 - any JSON value
        """The data of the error as JSON values; None where there are none."""
        ...

    def word(self, message_id: str, /, **params: str | int) -> ReadableMessage:
        """A word or sentence of the catalog in the language that was asked for."""
        ...

    def to_dict(self) -> Mapping[str, Any]:
        """Everything as JSON values."""
        ...


class Output(NamedTuple):
    """One way to show an error: a row of the table of outputs (specification, section 5).

    Args:
        name: what ``render(rendered, name)`` and ``--output`` call it.
        media_type: what an HTTP answer calls it.
        title: one line for a help text.
        render: makes the text.
    """

    name: str
    media_type: str
    title: str
    render: Callable[[ReadableError, OutputOptions], str]
