"""The part of a cause stack that is shown: in which order, how often each message came, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError, ReadableMessage


class Level(NamedTuple):
    """One message of the stack as it is shown.

    Args:
        message: the message.
        number: its place in the stack, from 1 for the outermost.
        times: how many neighbours read the same, itself included.
    """

    message: ReadableMessage
    number: int
    times: int = 1


class ShownStack(NamedTuple):
    """What is shown of a stack (specification, section 5).

    Args:
        levels: in the order in which they are shown; empty where no message leaves a mark.
        hidden: how many more there are, which are only counted.
    """

    levels: tuple[Level, ...]
    hidden: int


def shown_stack(error: ReadableError, options: OutputOptions) -> ShownStack:
    """Fold, order and cut the messages of an error; those of which nothing is left to read are passed over.

    Args:
        error: a rendered error.
        options: what is asked for.

    Example:
        >>> from vapierrors.outputs.options import OutputOptions
        >>> from vapierrors.renderer import Renderer
        >>> message = {"id": "a", "default_message": "Disk full.", "args": []}
        >>> error = Renderer().render({"messages": [message, message, message | {"default_message": "Why."}]})
        >>> [(level.message.text, level.number, level.times) for level in shown_stack(error, OutputOptions()).levels]
        [('Disk full.', 1, 2), ('Why.', 3, 1)]
    """
    levels: list[Level] = []
    last = ""
    for number, message in enumerate(error.messages, 1):
        text = one_line(message.text)
        if text and options.fold and text == last:
            levels[-1] = levels[-1]._replace(times=levels[-1].times + 1)
        elif text:
            levels.append(Level(message, number))
        last = text or last
    if options.order == "innermost":
        levels.reverse()
    shown = levels if options.max_causes is None else levels[: options.max_causes + 1]
    return ShownStack(tuple(shown), len(levels) - len(shown))
