"""What all formats have in common whose files hold one language: one text an id, and it is in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vapierrors.catalog import EntryProblem
from vapierrors.translate.exchange.unit import Bundle, Loss, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def usable_units(bundle: Bundle, losses: list[Loss]) -> list[tuple[Unit, str]]:
    """The messages that a file of one language holds, each with its text (specification, section 9).

    Args:
        bundle: the messages.
        losses: what has to be left out is added here.

    Example:
        >>> unfinished = Unit(id="b", source="B", translation="B", is_fuzzy=True)
        >>> units, losses = (Unit(id="a", source="A", translation="Ä"), unfinished), []
        >>> [text for _, text in usable_units(Bundle(domain="app", locale="de", units=units), losses)]
        ['Ä']
        >>> print(losses[0])
        b [de]: an unfinished translation would be shown to readers; left out [unfinished]
    """
    found: dict[str, tuple[Unit, str]] = {}
    for unit in bundle.units:
        text = unit.source if bundle.is_template else unit.translation
        if not text:
            if unit.notes:
                reason = "the notes of translators on a message without translation have no place"
                losses.append(Loss(unit.id, bundle.locale, "notes", reason, "left out"))
        elif unit.is_fuzzy:
            reason = "an unfinished translation would be shown to readers"
            losses.append(Loss(unit.id, bundle.locale, "unfinished", reason, "left out"))
        elif unit.id in found:
            reason = f"an id has one text, and {found[unit.id][1]!r} comes first"
            losses.append(Loss(unit.id, bundle.locale, "duplicate-id", reason, "left out"))
        else:
            found[unit.id] = (unit, text)
    return [*found.values()]


def unit_of(message_id: str, text: str, *, is_template: bool) -> Unit:
    """A message with its text, which is the English or the translation.

    Args:
        message_id: the id.
        text: the template.
        is_template: whether the file holds the English that others translate.
    """
    return Unit(id=message_id, source=text) if is_template else Unit(id=message_id, translation=text)


def with_sources(
    bundle: Bundle, sources: Mapping[str, Sequence[str]], file: str, problems: list[EntryProblem]
) -> Bundle:
    """Translations with the English that they translate (specification, section 9).

    Args:
        bundle: messages, some without their English.
        sources: message id → its English templates, in their order.
        file: the name for problems.
        problems: what has no English is left out, and added here.

    Example:
        >>> bundle = Bundle(domain="app", locale="de", units=(Unit(id="gone", translation="Weg"),))
        >>> with_sources(bundle, {"gone": ["Gone"]}, "app_de.properties", []).units[0].key
        ('gone', 'Gone')
    """
    units: list[Unit] = []
    for unit in bundle.units:
        known = sources.get(unit.id, ())
        if unit.source:
            units.append(unit)
        elif known:
            units.append(replace(unit, source=known[0]))
        else:
            detail = "Expected a message whose English is known, got one without; import the English first, or with it"
            problems.append(EntryProblem("no-source", unit.id, bundle.locale, file, 0, detail))
    return replace(bundle, units=tuple(units))


def sources_of(bundles: Iterable[Bundle]) -> dict[str, list[str]]:
    """The English templates of each message id, in their order.

    Args:
        bundles: templates, or translations with their English.

    Example:
        >>> sources_of([Bundle(domain="app", locale="en", units=(Unit(id="gone", source="Gone"),), is_template=True)])
        {'gone': ['Gone']}
    """
    found: dict[str, list[str]] = {}
    for bundle in bundles:
        for unit in bundle.units:
            known = found.setdefault(unit.id, [])
            if unit.source and unit.source not in known:
                known.append(unit.source)
    return found
