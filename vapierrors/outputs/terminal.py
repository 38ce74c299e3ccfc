"""Text for a terminal: colours, and lines that break where the columns end, wide characters counted as two."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from vapierrors.outputs.advice import advice
from vapierrors.outputs.details import technical_details
from vapierrors.outputs.plain import printable
from vapierrors.outputs.stack import shown_stack
from vapierrors.outputs.words import level_texts, more, word

if TYPE_CHECKING:
    from rich.console import Console

    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_INDENT = 2
_DEEPEST_INDENT = 8
"""Levels of indentation in a terminal of 80 columns, in which a deeper stack would run along the right side."""


def render_terminal(error: ReadableError, options: OutputOptions) -> str:
    """The cause stack as ``text`` has it, in colours and for a terminal of a certain width (specification, section 5).

    Nothing of an error becomes a hyperlink or a control sequence.

    Args:
        error: a rendered error.
        options: what is asked for.

    Raises:
        ModuleNotFoundError: rich is not installed.
    """
    console = _console(options)
    from rich.text import Text  # noqa: PLC0415 - an extra

    stack = shown_stack(error, options)
    for depth, level in enumerate(level_texts(error, stack, options, printable)):
        _print(console, level.whole, depth, "" if depth else "bold red", said=level.text)
    if stack.hidden:
        _print(console, more(error, stack.hidden, options.order, printable), len(stack.levels), "dim")
    if options.advice:
        _print(console, "", 0)
        for sentence in advice(error):
            _print(console, printable(sentence.text), 0)
    if options.details:
        _print(console, "", 0)
        _print(console, word(error, "vapierrors.label.details", "", printable), 0, "bold")
        for detail in technical_details(error, options):
            # Not wrapped: an id with a line break inside could not be copied.
            console.print(Text(str(detail), style="dim"), soft_wrap=True)
    file = console.file
    return file.getvalue().removesuffix("\n") if isinstance(file, StringIO) else ""


def _console(options: OutputOptions) -> Console:
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(
            'Expected rich for the output terminal, got none; install it with: pip install "vapierrors[cli]"',
            name=missing.name,
        ) from missing
    return Console(
        file=StringIO(),
        width=options.width or _UNLIMITED,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        force_interactive=False,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


_UNLIMITED = 1 << 20


def _print(console: Console, text: str, depth: int, style: str = "", said: str = "") -> None:
    """One level, wrapped below its own beginning; the words around what is said are not as bright."""
    from rich.padding import Padding  # noqa: PLC0415 - an extra
    from rich.text import Text  # noqa: PLC0415 - an extra

    shown = Text(text, style=style, overflow="fold", end="")
    start = text.find(said) if said else 0
    if said and not style and start >= 0:
        shown.stylize("dim", 0, start)
        shown.stylize("dim", start + len(said))
    indent = _INDENT * min(depth, _DEEPEST_INDENT)
    lines = shown.wrap(console, max(console.width - indent, 1)) if console.width < _UNLIMITED else shown.split("\n")
    for line in lines or [Text()]:
        line.rstrip()
        console.print(Padding(line, (0, 0, 0, indent), expand=False) if line and indent else line, soft_wrap=True)
