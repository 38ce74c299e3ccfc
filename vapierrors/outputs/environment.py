"""Outputs that are Jinja templates; the templates are ours, and nothing of an error is ever one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vapierrors.cldr.tags import is_right_to_left
from vapierrors.exceptions import LocaleError
from vapierrors.outputs.plain import one_line, printable, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from vapierrors.outputs.output import ReadableError, ReadableMessage

_MARKDOWN_SYNTAX: Final = re.compile(r"[!-/:-@\[-`{-~]")


def escape_markdown(text: str) -> str:
    r"""Text that CommonMark and GitHub show as it is: every ASCII punctuation mark is escaped, on one line.

    Args:
        text: raw characters.

    Example:
        >>> escape_markdown("a *b* <c>\n# d")
        'a \\*b\\* \\<c\\> \\# d'
    """
    return _MARKDOWN_SYNTAX.sub(r"\\\g<0>", one_line(text))


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
    made.filters |= {"printable": printable, "one_line": one_line, "markdown": escape_markdown, "direction": direction}
    made.globals |= {"word": word, "label": _label}
    return made


def _label(error: ReadableError, message_id: str) -> ReadableMessage | None:
    """A word of the catalog with the language that it is in; None where the catalog does not have it."""
    try:
        return error.word(message_id)
    except KeyError:
        return None


def from_template(name: str) -> Callable[[ReadableError], str]:
    """An output's ``render`` that fills a template of this folder.

    Args:
        name: the file name in ``templates/``; it is read when the output is first used.
    """

    def render(error: ReadableError) -> str:
        return environment().get_template(name).render(error=error).rstrip("\n")

    return render
