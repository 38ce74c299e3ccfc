"""Plain text: the stack over several lines, or on one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.outputs.advice import advice
from vapierrors.outputs.details import technical_details
from vapierrors.outputs.isolation import apart
from vapierrors.outputs.plain import one_line, printable
from vapierrors.outputs.stack import shown_stack
from vapierrors.outputs.words import level_text, level_texts, more, word

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_END: Final = re.compile(r"(?<!\.)[.:。．：｡।۔።](?=\u2069*\Z)")
"""What ends a sentence where a cause follows on the same line; an ellipsis stays."""

_INDENT: Final = "  "
_DEEPEST_INDENT: Final = 20
"""Levels of indentation; a deeper stack goes straight down from there."""


def render_text(error: ReadableError, options: OutputOptions) -> str:
    """The cause stack, each message below the one before and further in (specification, section 5).

    Args:
        error: a rendered error.
        options: what is asked for.
    """
    stack = shown_stack(error, options)
    lines: list[str] = []
    for depth, level in enumerate(level_texts(error, stack, options, printable)):
        lines += _indented(level.whole, depth)
    if stack.hidden:
        lines += _indented(more(error, stack.hidden, options.order, printable), len(stack.levels))
    if options.advice:
        lines += ["", *(printable(sentence.text) for sentence in advice(error))]
    if options.details:
        heading = word(error, "vapierrors.label.details", "", printable)
        lines += ["", *filter(None, [heading]), *map(str, technical_details(error, options))]
    return "\n".join(lines)


def _indented(text: str, depth: int) -> list[str]:
    indent = _INDENT * min(depth, _DEEPEST_INDENT)
    return [f"{indent}{line}".rstrip() for line in text.split("\n")]


def render_line(error: ReadableError, options: OutputOptions) -> str:
    """The cause stack on one line, whatever the input: ``a: b: c`` (specification, section 5).

    Args:
        error: a rendered error.
        options: what is asked for.
    """
    stack = shown_stack(error, options)
    texts = [level_text(error, level, options, one_line) for level in stack.levels]
    pieces = [*(_END.sub("", text) for text in texts[:-1]), *texts[-1:]]
    if options.isolate and len(pieces) > 1:
        languages = [level.message.locale for level in stack.levels]
        pieces = [apart(text, locale, error.locale) for text, locale in zip(pieces, languages, strict=True)]
    line = ": ".join(pieces)
    if stack.hidden:
        line += f" ({more(error, stack.hidden, options.order, one_line)})"
    if options.advice:
        line = " ".join([line, *(one_line(sentence.text) for sentence in advice(error))])
    if options.details:
        line += f" [{', '.join(map(str, technical_details(error, options)))}]"
    return line
