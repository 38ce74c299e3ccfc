"""What is exported and imported again is what it was, or the losses say what is not (specification, section 9)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from exchange_units import bundles, read_back, written
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.translate.exchange.monolingual import sources_of, with_sources
from vapierrors.translate.exchange.unit import LOSS_CODES, canonical, fault_of

if TYPE_CHECKING:
    from vapierrors.translate.exchange import Bundle, Unit

BOTH = bundles() | bundles(translated=False)
MANY = settings(deadline=None, max_examples=150)


@given(BOTH, st.booleans())
@MANY
def test_csv_loses_nothing(bundle: Bundle, bom: bool) -> None:  # noqa: FBT001 - hypothesis passes by position
    """Every text of every message comes back to the character, whatever a spreadsheet would make of it."""
    found = written("csv", bundle, bom=bom)
    assert (read_back("csv", found).bundles, found.losses) == ((bundle,), ())


@given(BOTH)
@MANY
def test_xliff_loses_nothing(bundle: Bundle) -> None:
    """Every message comes back to the character: words, placeholders, state and remarks."""
    found = written("xliff", bundle)
    assert (read_back("xliff", found).bundles, found.losses) == ((bundle,), ())


@given(BOTH)
@MANY
def test_gettext_loses_nothing(bundle: Bundle) -> None:
    """Sound messages come back to the character; what gettext's forms cannot say is kept as it is, and told."""
    found = written("gettext", bundle)
    read = read_back("gettext", found)
    sound = (unit for unit in bundle.units if not fault_of(unit.source))
    units = tuple(replace(unit, translation="", is_fuzzy=False) if _is_broken(unit) else unit for unit in sound)
    assert [replace(back, header=None) for back in read.bundles] == [replace(bundle, units=units)]
    assert (read.problems, found.units) == ((), len(units))
    assert {loss.outcome for loss in found.losses if loss.code != "template-syntax"} <= {"kept as ICU MessageFormat"}
    assert Counter(loss.id for loss in found.losses if loss.code == "template-syntax") == Counter(
        unit.id for unit in bundle.units if fault_of(unit.source) or _is_broken(unit)
    )


def _is_broken(unit: Unit) -> bool:
    return bool(unit.translation and fault_of(unit.translation))


def _spelt(unit: Unit, *, is_template: bool) -> Unit:
    """The message as a format brings it back that has its own spelling of templates."""
    if is_template:
        return replace(unit, source=canonical(unit.source))
    return replace(unit, translation=canonical(unit.translation))


def _compared(name: str, bundle: Bundle, **options: object) -> tuple[Counter[Unit], Counter[Unit]]:
    """What should come back: all that is in use and not told as lost; and what does."""
    found = written(name, bundle, **options)
    assert {loss.code for loss in found.losses} <= LOSS_CODES.keys()
    assert {loss.outcome for loss in found.losses} <= {"left out"}
    back = with_sources(read_back(name, found).bundles[0], sources_of([bundle]), "", [])
    expected = Counter(
        _spelt(unit, is_template=bundle.is_template)
        for unit in bundle.units
        if (unit.source if bundle.is_template else unit.translation).strip()
    )
    lost = Counter(loss.id for loss in found.losses if loss.code != "notes")
    kept = {unit.id for unit in back.units}
    for unit in bundle.units:
        spelt = _spelt(unit, is_template=bundle.is_template)
        if lost[unit.id] and unit.id not in kept:
            del expected[spelt]
    return expected, Counter(_spelt(unit, is_template=bundle.is_template) for unit in back.units)


def _with_single_ids(bundle: Bundle) -> Bundle:
    return replace(bundle, units=tuple({unit.id: unit for unit in bundle.units}.values()))


@given(BOTH.map(_with_single_ids), st.sampled_from(["named", "java", "printf"]), st.booleans())
@settings(deadline=None, max_examples=400)
def test_properties_lose_what_they_say(bundle: Bundle, style: str, ascii_only: bool) -> None:  # noqa: FBT001 - likewise
    """In each style, a message comes back with the same meaning, or is told as a loss."""
    expected, back = _compared("properties", bundle, style=style, ascii=ascii_only)
    assert back == expected


@given(BOTH.map(_with_single_ids))
@MANY
def test_singleton_loses_what_it_says(bundle: Bundle) -> None:
    """Templates come back; what is unfinished is told as a loss."""
    expected, back = _compared("singleton", bundle)
    assert back == expected


@pytest.mark.parametrize("name", ["properties", "singleton"])
@given(bundle=BOTH, style=st.sampled_from(["named", "java", "printf"]), on_loss=st.sampled_from(["skip", "other"]))
@MANY
def test_a_message_of_many_of_an_id_is_written_or_told(name: str, bundle: Bundle, style: str, on_loss: str) -> None:
    """Of the texts of an id at most one is in the file, and each of the others is a loss."""
    units = tuple({unit.source: replace(unit, id="m") for unit in bundle.units}.values())
    found = written(name, replace(bundle, units=units), style=style, on_loss=on_loss)
    texts = [unit for unit in units if (unit.source if bundle.is_template else unit.translation).strip()]
    left_out = [loss for loss in found.losses if loss.code != "notes" and loss.outcome == "left out"]
    assert found.units + len(left_out) == len(texts)
    assert len(read_back(name, found).bundles[0].units) == found.units <= 1


@pytest.mark.parametrize("name", ["csv", "xliff", "gettext", "singleton"])
@given(bundle=BOTH)
@settings(deadline=None, max_examples=40)
def test_to_write_twice_is_to_write_once(name: str, bundle: Bundle) -> None:
    """A file that is read and written again is the same file."""
    first = written(name, bundle)
    if first.file:
        back = read_back(name, first).bundles[0]
        assert written(name, back).file == first.file
