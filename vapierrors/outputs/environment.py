"""Outputs that are Jinja templates; the templates are ours, and nothing of an error is ever one."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vapierrors.cldr.tags import is_right_to_left
from vapierrors.exceptions import LocaleError
from vapierrors.outputs.advice import advice
from vapierrors.outputs.details import technical_details
from vapierrors.outputs.plain import one_line, printable
from vapierrors.outputs.stack import shown_stack
from vapierrors.outputs.words import HEADING, MORE, label, level_texts, more, repeated, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import BaseLoader, Environment

    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

PREFIX: Final = "vapierrors"
"""What the names of the templates begin with, so that those of a host application stand beside them."""

_MARKDOWN_SYNTAX: Final = re.compile(r"[!-/:-@\[-`{-~]")
_GITHUB_SYNTAX: Final = re.compile(r"@(?=[0-9A-Za-z])|#(?=[0-9])|\b[Gg][Hh](?=-[0-9])|:(?=[0-9a-z_+-]{1,64}:)")
"""What GitHub takes for a mention, the number of an issue (``#1``, ``GH-1``), or an emoji, be it escaped or not."""

_WORD_JOINER: Final = "\N{WORD JOINER}"


def escape_markdown(text: str) -> str:
    r"""Text that CommonMark and GitHub show as it is: every ASCII punctuation mark is escaped, on one line.

    Nobody is mentioned, no issue is linked and no emoji is made on GitHub: an invisible U+2060 stands behind the sign.

    Args:
        text: raw characters.

    Example:
        >>> escape_markdown("a *b* <c>\n# d")
        'a \\*b\\* \\<c\\> \\# d'
    """
    return _escaped_for_markdown(one_line(text))


def _escaped_for_markdown(line: str) -> str:
    return _MARKDOWN_SYNTAX.sub(r"\\\g<0>", _GITHUB_SYNTAX.sub(rf"\g<0>{_WORD_JOINER}", line))


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


FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "vapi_direction": direction,
        "vapi_markdown": _escaped_for_markdown,
        "vapi_one_line": one_line,
        "vapi_printable": printable,
    }
)
GLOBALS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "vapi_advice": advice,
        "vapi_details": technical_details,
        "vapi_heading": HEADING,
        "vapi_label": label,
        "vapi_level_texts": lambda error, stack, options: level_texts(error, stack, options, one_line),
        "vapi_more": lambda error, hidden, order: more(error, hidden, order, one_line),
        "vapi_more_id": MORE,
        "vapi_repeated": repeated,
        "vapi_word": lambda error, message_id: word(error, message_id, "", one_line),
    }
)
"""What the templates use, by names that a host application has no use for itself."""


def template_loader() -> BaseLoader:
    """What loads the templates of the outputs, such as ``vapierrors/error.html.j2``.

    Example:
        >>> sorted(template_loader().list_templates())[0]
        'vapierrors/error.html.j2'
    """
    from jinja2 import PackageLoader, PrefixLoader  # noqa: PLC0415 - heavy

    return PrefixLoader({PREFIX: PackageLoader("vapierrors.outputs")})


@cache
def environment() -> Environment:
    """The Jinja environment of the outputs, made when the first of them is used."""
    from jinja2 import Environment, StrictUndefined, select_autoescape  # noqa: PLC0415 - heavy

    made = Environment(
        loader=template_loader(),
        autoescape=select_autoescape(disabled_extensions=["markdown.j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= FILTERS
    made.globals |= GLOBALS
    return made


def from_template(name: str) -> Callable[[ReadableError, OutputOptions], str]:
    """An output's ``render`` that fills a template of this folder.

    Args:
        name: the file name in ``templates/``; it is read when the output is first used.
    """

    def render(error: ReadableError, options: OutputOptions) -> str:
        return render_with(environment(), f"{PREFIX}/{name}", error, options)

    return render


def render_with(jinja: Environment, name: str, error: ReadableError, options: OutputOptions) -> str:
    """Fill a template for an error.

    Args:
        jinja: an environment with ``FILTERS`` and ``GLOBALS``.
        name: of one of the templates here, or of one that extends them.
        error: a rendered error.
        options: how it is to be shown.
    """
    stack = shown_stack(error, options)
    return jinja.get_template(name).render(error=error, options=options, stack=stack).rstrip("\n")
