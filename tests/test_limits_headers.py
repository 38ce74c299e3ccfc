"""Headers of any size: what reading them costs has a bound, and what is remembered of them, too (section 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from limits_counting import MOST, calls_of, growth_of_calls, growth_of_effort, peak_of

from vapierrors import Limits, LocalizationSettings, Renderer
from vapierrors.cldr import tags
from vapierrors.cldr.zones import zone
from vapierrors.negotiation import media_type, merge_vary

if TYPE_CHECKING:
    from collections.abc import Callable

AVAILABLE = ("de", "en", "ja")
ROOMY = Limits(header_length=1 << 22, language_ranges=1 << 20)

LISTS: dict[str, Callable[[int], str]] = {
    "commas": lambda n: "," * n,
    "ranges": lambda n: ",".join(f"de-{number:05}" for number in range(n)),
    "unknown": lambda n: ",".join(f"q{number:05}" for number in range(n)),
    "weights": lambda n: "de;q=0.1," * n,
    "semicolons": lambda n: "de" + ";q=1" * n,
    "quotes": lambda n: 'de;x="' * n,
    "spaces": lambda n: "de" + " " * n + "x",
    "hyphens": lambda n: "a-" * n,
    "underscores": lambda n: "_" * n,
    "one tag": lambda n: "de-" + "abcdefgh-" * n + "x",
    "digits": lambda n: f"de;q=0.{'1' * n}",
}


def settings(value: str, limits: Limits) -> LocalizationSettings:
    headers = {"Accept-Language": value, "Format-Locale": value, "Timezone": value}
    return LocalizationSettings.from_headers(headers, AVAILABLE, limits=limits)


@pytest.mark.parametrize("shape", LISTS)
def test_a_list_takes_work_by_its_length(shape: str) -> None:
    """Even where the limits are taken off: the calls for four times the header are no more than eight times as many."""
    assert growth_of_calls(LISTS[shape], lambda value: settings(value, ROOMY), 600) < MOST
    assert growth_of_calls(LISTS[shape], lambda value: media_type(value, limits=ROOMY), 600) < MOST
    assert growth_of_calls(LISTS[shape], merge_vary, 600) < MOST


@pytest.mark.parametrize("shape", LISTS)
def test_a_list_takes_time_by_its_length(shape: str) -> None:
    """Nor does any regular expression look at a character more often than at others."""
    assert growth_of_effort(LISTS[shape], lambda value: settings(value, ROOMY), 2_000) < MOST


@pytest.mark.parametrize("shape", LISTS)
def test_a_longer_header_is_not_looked_at(shape: str) -> None:
    """From the limit on a header costs the same, however long it is."""
    short, long = LISTS[shape](5_000), LISTS[shape](80_000)
    settings(short, Limits())
    assert calls_of(lambda: settings(long, Limits())) <= calls_of(lambda: settings(short, Limits())) + 10


def test_a_longer_header_is_reported() -> None:
    """The default stands in, and the problem says how long it may be."""
    found = settings("de," * 2_000, Limits())
    assert found.locale == "en"
    assert [problem.code for problem in found.problems] == ["header-too-long"] * 3


def test_more_ranges_are_not_looked_at() -> None:
    """The first 32 count."""
    found = LocalizationSettings.from_headers({"Accept-Language": ",".join(["fr"] * 32 + ["de"])}, AVAILABLE)
    assert (found.locale, [problem.code for problem in found.problems]) == ("en", ["too-many-language-ranges"])


def test_a_renderer_remembers_no_long_wish() -> None:
    """A caller may hand a header on as it is: of what is longer than any tag or zone, nothing stays in memory."""
    renderer = Renderer()

    def ask() -> None:
        for number in range(600):
            long = f"{number:05}" * 4_000
            told = renderer.render(b"{}", locale=long, format_locale=long, timezone=long).problems
            assert {"unknown-locale", "unknown-format-locale", "unknown-time-zone"} <= {
                problem.code for problem in told
            }

    assert peak_of(ask) < 2 << 20


def test_what_is_remembered_has_a_bound() -> None:
    """However many spellings come from the network: no cache grows with each, and none keeps a long one."""

    def ask(first: int) -> None:
        for number in range(first, first + 3_000):
            settings(f"de-x-{number:08}", Limits())
            settings(f"{number}" * 500, Limits())

    ask(0)
    assert peak_of(lambda: ask(10_000)) < 8 << 20
    for cache in (tags.parse_tag, tags.maximize, tags.locale_chain, tags.data_locale, zone):
        found = cache.cache_info()
        assert found.maxsize is not None
        assert found.currsize <= found.maxsize
