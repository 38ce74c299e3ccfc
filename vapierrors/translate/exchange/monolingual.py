"""What all formats have in common whose files hold one language: one text an id, and it is in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.catalog import EntryProblem
from vapierrors.template import arguments
from vapierrors.translate.exchange.unit import Bundle, Loss, Unit, fault_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Usable(NamedTuple):
    """A message that a file of one language can hold.

    Args:
        unit: the message.
        text: what the file says of it: the English or the translation.
    """

    unit: Unit
    text: str


def usable_by_id(bundle: Bundle, losses: list[Loss]) -> dict[str, list[Usable]]:
    """The messages that are sound and in use: all those of an id, in their order (specification, section 9).

    Args:
        bundle: the messages.
        losses: what has to be left out is added here.

    Example:
        >>> unfinished = Unit(id="b", source="B", translation="B", is_fuzzy=True)
        >>> units, losses = (Unit(id="a", source="A", translation="Ä"), unfinished), []
        >>> [*usable_by_id(Bundle(domain="app", locale="de", units=units), losses)]
        ['a']
        >>> print(losses[0])
        b [de]: an unfinished translation would be shown to readers; left out [unfinished]
    """
    found: dict[str, list[Usable]] = {}
    for unit in bundle.units:
        text = unit.source if bundle.is_template else unit.translation
        code, reason = _unusable(unit, text)
        if code:
            losses.append(Loss(unit.id, bundle.locale, code, reason, "left out", unit.line))
        elif text.strip():
            found.setdefault(unit.id, []).append(Usable(unit, text))
    return found


def _unusable(unit: Unit, text: str) -> tuple[str, str]:
    """Code and reason of what is lost of a message; both empty where nothing is."""
    if not text.strip():
        reason = "the notes of translators on a message without translation have no place"
        return ("notes", reason) if unit.notes else ("", "")
    if unit.is_fuzzy:
        return "unfinished", "an unfinished translation would be shown to readers"
    fault = fault_of(text)
    return ("template-syntax", f"the template is not sound: {fault}") if fault else ("", "")


def usable_units(bundle: Bundle, losses: list[Loss]) -> list[Usable]:
    """The messages of a file that has one text an id: the first of those that ``usable_by_id`` finds.

    Args:
        bundle: the messages.
        losses: what has to be left out is added here.

    Example:
        >>> units, losses = (Unit(id="a", source="{host} is gone"), Unit(id="a", source="{0} is gone")), []
        >>> bundle = Bundle(domain="app", locale="en", units=units, is_template=True)
        >>> [text for _, text in usable_units(bundle, losses)]
        ['{host} is gone']
        >>> print(losses[0])
        a [en]: an id has one text, and '{host} is gone' comes first; left out [duplicate-id]
    """
    found: list[Usable] = []
    for first, *others in usable_by_id(bundle, losses).values():
        found.append(first)
        losses.extend(duplicate(unit, bundle.locale, f"{first.text!r} comes first") for unit, _ in others)
    return found


def duplicate(unit: Unit, locale: str, why: str) -> Loss:
    """The loss of a message beside another of its id.

    Args:
        unit: the message.
        locale: the language tag.
        why: which text the file has, and what for.
    """
    return Loss(unit.id, locale, "duplicate-id", f"an id has one text, and {why}", "left out", unit.line)


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

    Of several templates of an id it is the first with the arguments of the translation, else the first.

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
            units.append(replace(unit, source=_source_of(unit.translation, known)))
        else:
            detail = "Expected a message whose English is known, got one without; import the English first, or with it"
            problems.append(EntryProblem("no-source", unit.id, bundle.locale, file, 0, detail))
    return replace(bundle, units=tuple(units))


def _source_of(translation: str, known: Sequence[str]) -> str:
    names = _names(translation)
    return known[0] if len(known) == 1 else next((source for source in known if _names(source) == names), known[0])


def _names(template: str) -> frozenset[str] | None:
    """The names of the arguments; None where the template is not sound."""
    message = parsed(template)
    return frozenset(arguments(message)) if message else None


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
