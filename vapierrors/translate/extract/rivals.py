"""Definitions of one id that readers could not tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vapierrors.template import arguments, parse
from vapierrors.template.scanning import quoted
from vapierrors.translate.extract.definition import RIVAL, SourceProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vapierrors.translate.extract.definition import Definition

_MOST_COMPARED: Final = 100
"""English texts of one id that are compared with each other; of more, those with the very same arguments are found."""


def rivals(definitions: Iterable[Definition]) -> Iterator[SourceProblem]:
    """Definitions whose text no reader gets, as another one of the same id is tried first (specification, section 4).

    Of the entries of one id, the first whose arguments are all there is used. So one counts only where each one before
    it names an argument that it does not have.

    Args:
        definitions: in the order in which they are tried.

    Example:
        >>> from vapierrors.translate.extract.definition import Definition
        >>> texts = ["{host} is gone.", "{0} is gone.", "{host} is full."]
        >>> for problem in rivals([Definition("app.gone", text, "app.py", 7, 1) for text in texts]):
        ...     print(problem)
        app.py:7:1: Expected one English text of 'app.gone' for the same arguments, got '{host} is full.' beside
        '{host} is gone.' in app.py:7, which readers see for both; give one of the two an id of its own [duplicate-id]
    """
    by_id: dict[str, dict[str, Definition]] = {}
    for definition in definitions:
        by_id.setdefault(definition.id, {}).setdefault(definition.template, definition)
    for found in by_id.values():
        if len(found) > 1:
            yield from _of_one_id(found.values())


def _of_one_id(definitions: Iterable[Definition]) -> Iterator[SourceProblem]:
    tried: dict[frozenset[str], Definition] = {}
    for definition in definitions:
        names = frozenset(arguments(parse(definition.template)))
        if same := tried.get(names):
            yield _problem(definition, same, "for the same arguments", "give one of the two an id of its own")
            continue
        compared = [*tried.items()][:_MOST_COMPARED]
        if hiding := next((other for fewer, other in compared if fewer < names), None):
            advice = "give one of the two an id of its own, or define the one with more arguments first"
            yield _problem(definition, hiding, "whose arguments are there", advice)
        else:
            tried[names] = definition


def _problem(definition: Definition, other: Definition, what: str, advice: str) -> SourceProblem:
    got = f"{quoted(definition.template)} beside {quoted(other.template)} in {other.place}, which readers see for both"
    detail = f"Expected one English text of {quoted(definition.id)} {what}, got {got}; {advice}"
    return SourceProblem(RIVAL, definition.file, definition.line, definition.column, detail)
