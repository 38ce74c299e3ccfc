"""The words of the catalog around the messages of an error: labels, counts, and what goes before a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.outputs.isolation import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vapierrors.outputs.options import Order, OutputOptions
    from vapierrors.outputs.output import ReadableError, ReadableMessage
    from vapierrors.outputs.stack import Level, ShownStack


LINK: Final[Mapping[Order, str]] = {"outermost": "vapierrors.caused-by", "innermost": "vapierrors.led-to"}
"""The words around each message but the first, by the order of the stack."""

MORE: Final[Mapping[Order, str]] = {
    "outermost": "vapierrors.more-causes",
    "innermost": "vapierrors.more-consequences",
}
"""The words that count what is not shown."""

HEADING: Final[Mapping[Order, str]] = {
    "outermost": "vapierrors.label.caused-by",
    "innermost": "vapierrors.label.led-to",
}
"""The words over all messages but the first, likewise."""


def label(error: ReadableError, message_id: str, /, **params: str | int) -> ReadableMessage | None:
    """A word of the catalog with the language that it is in; None where the catalog does not have it.

    A catalog without the words of the library must not keep an error from being shown.

    Args:
        error: a rendered error.
        message_id: the id of the word.
        params: the parameters of the word.
    """
    try:
        return error.word(message_id, **params)
    except KeyError:
        return None


def word(
    error: ReadableError, message_id: str, otherwise: str, clean: Callable[[str], str], /, **params: str | int
) -> str:
    """A word of the catalog as plain text.

    Args:
        error: a rendered error.
        message_id: the id of the word.
        otherwise: what stands in for a word that the catalog does not have.
        clean: what takes the characters out that do not belong into the text.
        params: the parameters of the word.
    """
    found = label(error, message_id, **params)
    return clean(found.text) if found else otherwise


def around(
    error: ReadableError, message_id: str, text: str, options: OutputOptions, clean: Callable[[str], str], **more: int
) -> str:
    """A text with words of the catalog around it, such as ``Caused by: {message}``.

    Args:
        error: a rendered error.
        message_id: the id of the words, which have a parameter ``message``.
        text: the text, cleaned.
        options: what is asked for.
        clean: what takes the characters out that do not belong into the words.
        more: other parameters of the words.
    """
    found = label(error, message_id, message=text, **more)
    if found is None:
        return text
    return isolated(found, clean, {"message": text}) if options.isolate else clean(found.text)


def repeated(error: ReadableError, level: Level) -> ReadableMessage | None:
    """The words around a message that came several times in a row; None where it came once.

    Args:
        error: a rendered error.
        level: one of the levels that are shown.
    """
    if level.times == 1:
        return None
    return label(error, "vapierrors.repeated", message=level.message.text, count=level.times)


def level_text(error: ReadableError, level: Level, options: OutputOptions, clean: Callable[[str], str]) -> str:
    """The text of one level of the stack, with how often it came.

    Args:
        error: a rendered error.
        level: one of the levels that are shown.
        options: what is asked for.
        clean: what takes the characters out that do not belong into the text.
    """
    message = level.message
    text = (isolated(message, clean) if options.isolate else clean(message.text)).strip()
    return around(error, "vapierrors.repeated", text, options, clean, count=level.times) if level.times > 1 else text


class LevelText(NamedTuple):
    """One level of the stack as plain text.

    Args:
        text: the message.
        whole: with what links it to the one before, ``Caused by: ...``, and its number where that is asked for.
    """

    text: str
    whole: str


def level_texts(
    error: ReadableError, stack: ShownStack, options: OutputOptions, clean: Callable[[str], str]
) -> Iterator[LevelText]:
    """The texts of the levels that are shown, in their order.

    Args:
        error: a rendered error.
        stack: what is shown of it.
        options: what is asked for.
        clean: what takes the characters out that do not belong into the text.
    """
    for depth, level in enumerate(stack.levels):
        text = level_text(error, level, options, clean)
        whole = around(error, LINK[options.order], text, options, clean) if depth else text
        if options.numbered:
            whole = around(error, "vapierrors.numbered", whole, options, clean, number=level.number)
        yield LevelText(text, whole)


def more(error: ReadableError, hidden: int, order: Order, clean: Callable[[str], str]) -> str:
    """How many messages are not shown.

    Args:
        error: a rendered error.
        hidden: how many.
        order: of the stack: what is hidden are causes, or what they led to.
        clean: what takes the characters out that do not belong into the words.
    """
    return word(error, MORE[order], f"+ {hidden}", clean, count=hidden)
