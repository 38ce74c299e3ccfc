"""Plural categories are those of CLDR's rules, for counts and ranks, in every locale."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.plurals import plural_rule

if TYPE_CHECKING:
    from babel.plural import PluralRule as BabelRule

VECTORS = Path(__file__).with_name("vectors") / "intl.ndjson"
PLURALS = [vector for vector in map(json.loads, VECTORS.read_text("utf-8").splitlines()) if vector["kind"] == "plural"]
LOCALES = sorted(localedata.locale_identifiers())
# CLDR has no rules for Haitian Creole; Babel takes those of its parent for texts, French, and ICU takes none.
# Those of the other four are newer than Babel's.
NOT_AS_BABEL = {"ht", "cv", "ie", "kok", "scn"}
RULED = sorted({locale for locale in LOCALES if "_" not in locale} - NOT_AS_BABEL | {"pt_PT"})


def test_plurals_of_the_vectors() -> None:
    """Cardinal and ordinal categories of the vectors are ICU's."""
    wrong = []
    for vector in PLURALS:
        locale = vector["locale"].replace("-", "_")
        cardinal = plural_rule(locale).select(vector["i"])
        ordinal = plural_rule(locale, ordinal=True).select(vector["i"])
        if (cardinal, ordinal) != (vector["text"], vector["ordinal"]):
            wrong.append((vector, cardinal, ordinal))
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "number", "category"),
    [
        ("en", 1, "one"),
        ("en", 1.0, "one"),
        ("en", 1.0001, "one"),
        ("en", Decimal("1.00"), "one"),
        ("en", -1, "one"),
        ("en", True, "one"),
        ("ru", 1.5, "other"),
        ("lv", 0.1, "one"),
        ("fr", 1.5, "one"),
        ("fr", 1_000_000, "many"),
        ("fr", 1_000_001, "other"),
        ("pt_PT", 0, "other"),
        ("pt_AO", 0, "one"),
        ("kw", 140_000, "two"),
        ("sr_Latn", 22, "few"),
        ("ar", 10**30 + 3, "few"),
        ("cv", 0, "zero"),
        ("kok_Latn", 0, "one"),
    ],
)
def test_categories(locale: str, number: float | Decimal, category: str) -> None:
    """The operands are those of the number as the default decimal format shows it."""
    assert plural_rule(locale).select(number) == category


def test_visible_fraction_zeros_count() -> None:
    """One is singular in English, but one with two decimals is not."""
    select = plural_rule("en").select
    assert (select(1, minimum_fraction=2, maximum_fraction=2), select(1.2, maximum_fraction=0)) == ("other", "one")


def test_numbers_that_are_not_finite() -> None:
    """A number without digits has no plural category."""
    with pytest.raises(ValueError, match="Expected") as caught:
        plural_rule("en").select(float("inf"))
    assert str(caught.value) == "Expected a finite number, got inf; pass a text where there is no number"


@given(
    st.sampled_from(RULED),
    st.one_of(st.integers(0, 10**4), st.integers(0, 10**7), st.integers(0, 10**30)),
    st.sampled_from(["plural_form", "ordinal_form"]),
)
def test_integers_as_babel(locale: str, number: int, form: str) -> None:
    """The tables and closures give what Babel's own evaluation of the same rules gives."""
    rule: BabelRule = localedata.load(locale)[form]
    assert plural_rule(locale, ordinal=form == "ordinal_form").select(number) == rule(number)


@given(st.sampled_from(RULED), st.decimals(0, 10**6, places=3))
def test_fractions_as_babel(locale: str, number: Decimal) -> None:
    """Likewise for decimals, whose trailing zeros are not visible."""
    rule: BabelRule = localedata.load(locale)["plural_form"]
    shown = Decimal(f"{number:f}".rstrip("0").rstrip(".")) if "." in f"{number:f}" else number
    assert plural_rule(locale).select(number) == rule(shown)
