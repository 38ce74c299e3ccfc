"""Lists are joined as ICU joins them, with the changes of letter that Spanish and Hebrew make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.lists import ListStyle, ListWidth, list_formatter

VECTORS = Path(__file__).with_name("vectors") / "intl.ndjson"
LISTS = [vector for vector in map(json.loads, VECTORS.read_text("utf-8").splitlines()) if vector["kind"] == "list"]


def test_lists_of_the_vectors() -> None:
    """Every list of the vectors is joined as ICU joins it."""
    wrong = []
    for vector in LISTS:
        text = list_formatter(vector["locale"].replace("-", "_"), style=vector["type"])(vector["items"])
        if text != vector["text"]:
            wrong.append((vector, text))
    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "style", "items", "text"),
    [
        ("es", "conjunction", ["agua", "iris"], "agua e iris"),
        ("es", "conjunction", ["agua", "Hijo"], "agua e Hijo"),
        ("es", "conjunction", ["agua", "hi"], "agua e hi"),
        ("es", "conjunction", ["agua", "hielo"], "agua y hielo"),
        ("es_MX", "conjunction", ["a", "b", "Ibiza"], "a, b e Ibiza"),
        ("es", "disjunction", ["7", "8"], "7 u 8"),
        ("es", "disjunction", ["plata", "oro"], "plata u oro"),
        ("es", "disjunction", ["casa", "hotel"], "casa u hotel"),
        ("es", "disjunction", ["10", "11"], "10 u 11"),
        ("es", "disjunction", ["10", "11 horas"], "10 u 11 horas"),
        ("es", "disjunction", ["10", "1100"], "10 o 1100"),
        ("es", "disjunction", ["a", ""], "a o "),
        ("he", "conjunction", ["אב", "גד"], "אב וגד"),
        ("he", "conjunction", ["אב", "vm-1"], "אב ו-vm-1"),
        ("en", "unit", ["3 feet", "7 inches"], "3 feet, 7 inches"),
        ("en", "conjunction", ["{1}", "{0}"], "{1} and {0}"),
    ],
)
def test_joining_words(locale: str, style: ListStyle, items: list[str], text: str) -> None:
    """The joining word follows the sound or the script of the last item."""
    assert list_formatter(locale, style=style)(items) == text


def test_widths() -> None:
    """Each width has its own patterns where the locale has any, else those of the next wider one."""
    widths: list[ListWidth] = ["long", "short", "narrow"]
    assert [list_formatter("en", width=width)(["A", "B"]) for width in widths] == ["A and B", "A & B", "A, B"]
    assert [list_formatter("de", width=width)(["A", "B"]) for width in widths] == ["A und B"] * len(widths)


@given(st.lists(st.text(), max_size=1))
def test_no_list_without_two_items(items: list[str]) -> None:
    """Nothing gives an empty text, and one item is itself."""
    assert list_formatter("fr")(items) == "".join(items)
