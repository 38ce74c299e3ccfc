"""Catalogs of templates given in Python (specification, section 4)."""

from __future__ import annotations

from typing import Any

import pytest

from vapierrors.catalog import Catalog
from vapierrors.exceptions import LocaleError


def texts(catalog: Catalog, message_id: str, locale: str) -> list[str]:
    return [entry.template for entry in catalog.find(message_id, locale)]


def test_a_mapping_gives_one_template_or_several() -> None:
    """Templates of an id are tried in their order, and two spellings of a tag are one locale."""
    given = {"pt_BR": {"a": ["{x}", "{0}"], "b": "B"}, "pt-br": {"c": "C"}}
    catalog = Catalog.from_mapping(given, builtin=False)
    assert {key: texts(catalog, key, "pt") for key in "abc"} == {"a": ["{x}", "{0}"], "b": ["B"], "c": ["C"]}
    with pytest.raises(LocaleError, match=r"^Expected a language that CLDR has data for, got 'tlh' in 'tlh'$"):
        Catalog.from_mapping({"tlh": {}})


@pytest.mark.parametrize("empty", ["", [], [""], ("", "")])
def test_an_empty_template_does_not_count(empty: str | list[str]) -> None:
    """As in a file: the entry is not there, what lies below shows, and its locale is known."""
    title = "com.vmware.vapi.std.errors.not_found"
    catalog = Catalog.from_mapping({"de": {title: empty}, "nl": {title: empty}})
    assert texts(catalog, title, "de") == ["Nicht gefunden"]
    assert (texts(catalog, title, "nl"), "nl" in catalog.locales) == ([], True)
    assert texts(Catalog.from_mapping({"de": {"a": ["", "A", ""]}}), "a", "de") == ["A"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"en": {"a": 3}}, "Expected a template or several for 'a' in 'en', got int"),
        ({"en": {"a": None}}, "Expected a template or several for 'a' in 'en', got NoneType"),
        ({"pt_BR": {"a": b"A"}}, "Expected a template or several for 'a' in 'pt-BR', got bytes"),
        ({"en": {"a": ["A", 3]}}, "Expected a template or several for 'a' in 'en', got int"),
        ({"en": {"a": {"A": "B"}}}, "Expected a template or several for 'a' in 'en', got dict"),
        ({"en": ["a"]}, "Expected a mapping of message ids to templates in 'en', got list"),
        (
            {"en": {3: "A"}},
            "Expected a mapping of message ids to templates in 'en', got the key 3, which is int",
        ),
        ([("en", {})], "Expected a mapping of language tags to templates, got list"),
        ({None: {}}, "Expected a mapping of language tags to templates, got the key None, which is NoneType"),
    ],
)
def test_what_is_no_template_is_an_error(given: Any, reason: str) -> None:  # noqa: ANN401 - that is the point
    """Each level is checked at once, and the error says where."""
    with pytest.raises(TypeError) as error:
        Catalog.from_mapping(given)
    assert str(error.value) == reason


def test_two_spellings_of_a_locale_lie_over_each_other() -> None:
    """The later spelling counts, but what is broken there does not hide what works."""
    given = {"pt_BR": {"a": "A1", "b": "B1"}, "pt-br": {"a": "A2", "b": "{"}, "pt": {"c": "{"}, "pt-Latn": {"c": "C"}}
    catalog = Catalog.from_mapping(given, builtin=False)
    assert [texts(catalog, key, "pt-BR") for key in "ab"] == [["A2"], ["{", "B1"]]
    assert texts(catalog, "c", "pt") == ["{", "C"]
