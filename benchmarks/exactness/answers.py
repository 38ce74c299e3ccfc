"""The library's own answers, through its renderer where a parameter or a template is asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vapierrors import Catalog, Renderer
from vapierrors.cldr.lists import list_formatter
from vapierrors.cldr.tags import data_locale

if TYPE_CHECKING:
    from benchmarks.exactness.questions import Question

_ONE_SPACE = str.maketrans("\u202f\u00a0", "  ")


def answer(question: Question) -> str:
    """What the library shows.

    Args:
        question: what to show.
    """
    if question.kind == "list":
        return list_formatter(data_locale(question.locale), **_list_options(question))(question.param)
    body = {"messages": [{"id": "m", "default_message": "-", "args": [], "params": {"x": question.param}}]}
    renderer = _renderer(question.locale, question.template)
    return renderer.render(body, locale=question.locale, timezone=question.zone).messages[0].text


def _list_options(question: Question) -> dict[str, str]:
    return {"style": question.options["type"], "width": question.options["style"]}


@lru_cache(maxsize=64)
def _renderer(locale: str, template: str) -> Renderer:
    return Renderer(Catalog.from_mapping({locale: {"m": template}}, builtin=False))


def same(ours: str, theirs: str) -> bool:
    """Whether two texts are equal, U+202F and U+00A0 counting as a space.

    Args:
        ours: the library's text.
        theirs: the oracle's.
    """
    return ours.translate(_ONE_SPACE) == theirs.translate(_ONE_SPACE)
