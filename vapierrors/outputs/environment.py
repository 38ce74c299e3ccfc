"""Outputs that are Jinja templates; the templates are ours, and nothing of an error is ever one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.tags import is_right_to_left
from vapierrors.exceptions import LocaleError
from vapierrors.outputs.details import technical_details
from vapierrors.outputs.plain import one_line, printable
from vapierrors.outputs.stack import shown_stack
from vapierrors.outputs.text import LINK
from vapierrors.outputs.words import around, label, level_text, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_MARKDOWN_SYNTAX: Final = re.compile(r"[!-/:-@\[-`{-~]")


def escape_markdown(text: str) -> str:
    r"""Text that CommonMark and GitHub show as it is: every ASCII punctuation mark is escaped, on one line.

    Args:
        text: raw characters.

    Example:
        >>> escape_markdown("a *b* <c>\n# d")
        'a \\*b\\* \\<c\\> \\# d'
    """
    return _escaped_for_markdown(one_line(text))


def _escaped_for_markdown(line: str) -> str:
    return _MARKDOWN_SYNTAX.sub(r"\\\g<0>", line)


def direction(locale: str) -> str:
    """The value of an HTML ``dir`` attribute for a language; ``auto`` where the language is not known.

    Args:
        locale: a language tag.

    Example:
        >>> direction("he"), direction("de"), direction("und")
        ('rtl', 'ltr', 'auto')
    """
    try:
        return "rtl" if is_right_to_left(locale) else "ltr"
    except LocaleError:
        return "auto"


_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "direction": direction,
    "markdown": _escaped_for_markdown,
    "one_line": one_line,
    "printable": printable,
}
_GLOBALS: Final[Mapping[str, Any]] = {
    "around": around,
    "label": label,
    "level_text": level_text,
    "link": LINK,
    "one_line": one_line,
    "technical_details": technical_details,
    "word": word,
}


@cache
def environment() -> Environment:
    """The Jinja environment of the outputs, made when the first of them is used."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # noqa: PLC0415 - heavy

    made = Environment(
        loader=PackageLoader("vapierrors.outputs"),
        autoescape=select_autoescape(disabled_extensions=["markdown.j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _FILTERS
    made.globals |= _GLOBALS
    return made


def from_template(name: str) -> Callable[[ReadableError, OutputOptions], str]:
    """An output's ``render`` that fills a template of this folder.

    Args:
        name: the file name in ``templates/``; it is read when the output is first used.
    """

    def render(error: ReadableError, options: OutputOptions) -> str:
        stack = shown_stack(error, options)
        return environment().get_template(name).render(error=error, options=options, stack=stack).rstrip("\n")

    return render
