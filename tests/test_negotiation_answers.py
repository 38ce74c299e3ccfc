"""What an answer says about itself, and the shape that it comes in (specification, section 6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors import Catalog, Limits, Renderer
from vapierrors.negotiation import OFFERS, media_type, merge_vary, response_headers

ALL = "Accept-Language, Format-Locale, Timezone"
CATALOG = Catalog.from_mapping(
    {"de": {"a": "Weg"}, "en": {"a": "Gone", "b": "Broken"}, "ja": {"a": "なし"}}, builtin=False
)
JSON, PROBLEM, HTML = OFFERS


def body(*ids: str) -> dict[str, object]:
    return {"messages": [{"id": one, "default_message": "", "args": []} for one in ids]}


@pytest.mark.parametrize(
    ("ids", "locale", "expected"),
    [
        (("a",), "de-AT", "de"),
        (("a", "b", "a"), "de", "de, en"),
        (("b", "a"), "de", "en, de"),
        (("a", "unknown"), "ja", "ja"),
        (("a", "b"), "fr", "en"),
    ],
)
def test_the_languages_really_used_are_named(ids: tuple[str, ...], locale: str, expected: str) -> None:
    """Each once, in the order of the messages; an id is in no language."""
    rendered = Renderer(CATALOG).render(body(*ids), locale=locale)
    assert response_headers(rendered) == {"Content-Language": expected, "Vary": ALL}


def test_an_answer_in_no_language_names_none() -> None:
    """Where ids are all there is, ``Content-Language`` is left out."""
    assert response_headers(Renderer(CATALOG).render(body("x", "y"))) == {"Vary": ALL}


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        ("", ALL),
        (ALL, ALL),
        ("Origin", f"Origin, {ALL}"),
        ("timezone,ACCEPT-LANGUAGE", "timezone, ACCEPT-LANGUAGE, Format-Locale"),
        (" , Origin ,, origin ", f"Origin, {ALL}"),
        ("*", "*"),
        ("Origin, *", "*"),
    ],
)
def test_vary_is_merged_once(existing: str, expected: str) -> None:
    """What is there stays and keeps its spelling, nothing is named twice, and ``*`` says it all."""
    assert merge_vary(existing) == expected
    assert merge_vary(expected) == expected


def test_vary_takes_other_names() -> None:
    """An answer that depends on ``Accept`` says so as well."""
    assert merge_vary("Origin", ["Accept", "ORIGIN"]) == "Origin, Accept"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("", JSON),
        (b"", JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("application/problem+json", PROBLEM),
        (b"Application/Problem+JSON", PROBLEM),
        ("text/html", HTML),
        ("text/*", HTML),
        ("application/*", JSON),
        # Browsers: Firefox, Chrome, Safari; and scripts in a page.
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
        (
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
                "application/signed-exchange;v=b3;q=0.7"
            ),
            HTML,
        ),
        ("application/json, text/plain, */*", JSON),
        ("image/avif,image/webp,*/*", JSON),
        # Clients
        ("application/json, application/problem+json", JSON),
        ("application/problem+json, application/json", PROBLEM),
        ("application/problem+json;q=0.9, application/json", JSON),
        ("application/json;q=0.5, application/problem+json;q=0.501", PROBLEM),
        ("application/problem+json, */*", PROBLEM),
        ("application/problem+json; Q=0.1, application/json; q=0.2", JSON),
        ("*/*, text/html", HTML),
        ("*/*;q=0.9, text/html;q=0.8", JSON),
        ("text/html;q=0.8, application/*;q=0.9", JSON),
        ("application/json; charset=utf-8", JSON),
        ('text/html; title="a, b; q=0"; q=0.4, application/problem+json;q=0.5', PROBLEM),
        # RFC 9110, section 12.5.1: the most specific range counts.
        ("text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, */*;q=0.5", JSON),
        ("text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c", HTML),
        ("text/html;q=0.1, text/*;q=1, application/json;q=0.2", JSON),
        # Refusals
        ("application/json;q=0, */*", PROBLEM),
        ("application/*;q=0, */*", HTML),
        ("application/json;q=0, application/*", PROBLEM),
        ("*/*;q=0, text/html", HTML),
        # Nothing fits: still an answer, never a status 406.
        ("image/png", JSON),
        ("application/xml, text/csv", JSON),
        ("*/*;q=0", JSON),
        ("application/json;q=0", JSON),
        ("text/html;q=0", JSON),
        # No sense
        ("text/html;q=", JSON),
        ("text/html;q=2, application/problem+json;q=0.1", PROBLEM),
        ("text/html;q=high", JSON),
        ("text/html\n", JSON),
        (";;;,,,///", JSON),
        ("text / html", JSON),
        (b"\xff\xfe, text/html", HTML),
    ],
)
def test_the_best_media_type_is_found(accept: str | bytes | None, expected: str) -> None:
    """Weights first, then what is named before what a wildcard covers, then the order; else vAPI JSON."""
    assert media_type(accept) == expected


def test_a_long_accept_is_not_read() -> None:
    """Up to the limit it is, beyond it the answer is vAPI JSON."""
    accept = "text/html" + " " * 4087
    assert (media_type(accept), media_type(accept + " ")) == (HTML, JSON)
    assert media_type("text/html", limits=Limits(header_length=5)) == JSON


@given(
    st.text(max_size=60) | st.binary(max_size=60) | st.text(st.sampled_from('textplicaon/jsmhr*;q=01., "'), max_size=80)
)
def test_any_accept_gives_a_media_type(accept: str | bytes) -> None:
    """Nothing raises, and one of the three comes out."""
    assert media_type(accept) in OFFERS


@given(st.permutations([JSON, PROBLEM, HTML]), st.lists(st.integers(1, 1000), min_size=3, max_size=3, unique=True))
def test_the_greatest_weight_wins_in_any_order(offers: list[str], weights: list[int]) -> None:
    """Where the weights differ, the order does not matter."""
    weighted = dict(zip(offers, weights, strict=True))
    accept = ", ".join(f"{offer};q={weight / 1000:.3f}" for offer, weight in weighted.items())
    assert media_type(accept) == max(weighted, key=weighted.__getitem__)
