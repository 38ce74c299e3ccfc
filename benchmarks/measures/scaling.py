"""What the cost of the body does as catalogs, the languages in use and the cause stack grow."""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from benchmarks.bodies import LOCALE, MESSAGES, PAYLOAD, TEMPLATES, TIME_ZONE, payload
from benchmarks.measures.locales import sample
from benchmarks.rows import time_rows
from benchmarks.timing import interleaved
from vapierrors import Catalog, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.rows import Row
    from benchmarks.run import Run

_SIZES = (10, 100, 1_000, 10_000, 100_000)
_LOCALE_COUNTS = (1, 10, 100)
_HEIGHTS = (1, 10, 100)


def run(run: Run) -> list[Row]:
    """Each ratio is to the smallest of its kind.

    Args:
        run: how hard to try.
    """
    return [*_by_messages(run), *_by_locales(run), *_by_height(run)]


def _by_messages(run: Run) -> list[Row]:
    sizes = _up_to(run.effort.messages, _SIZES)
    calls = {str(size): _body_call(Renderer(Catalog.load(run.catalogs.compiled(size)))) for size in sizes}
    lines = _lines(sizes, "the body, out of {:,} messages")
    return time_rows("µs", interleaved(calls, run.effort), lines, "scaling.messages")


def _by_locales(run: Run) -> list[Row]:
    counts = _up_to(run.effort.served, _LOCALE_COUNTS)
    tags = sample(run.effort.served, run.effort.seed)
    calls = {str(count): _body_call(_serving(tags[:count])) for count in counts}
    lines = _lines(counts, "the body, locales served before: {:,}")
    return time_rows("µs", interleaved(calls, run.effort), lines, "scaling.locales")


def _serving(tags: Sequence[str]) -> Renderer:
    renderer = Renderer(Catalog.from_mapping(dict.fromkeys(tags, TEMPLATES[LOCALE])))
    for tag in tags:
        renderer.render(PAYLOAD, locale=tag, timezone=TIME_ZONE)
    return renderer


def _body_call(renderer: Renderer) -> Callable[[], object]:
    return partial(renderer.render, PAYLOAD, locale=LOCALE, timezone=TIME_ZONE)


def _by_height(run: Run) -> list[Row]:
    renderer = Renderer(Catalog.from_mapping(TEMPLATES))
    calls = {}
    for height in _HEIGHTS:
        calls[str(height)] = partial(
            renderer.render, payload(*repeat(MESSAGES[0], height)), locale=LOCALE, timezone=TIME_ZONE
        )
    samples = interleaved(calls, run.effort)
    per_message = {name: taken.scaled(1 / int(name)) for name, taken in samples.items()}
    lines = _lines(_HEIGHTS, "a message, in a stack of {:,}")
    return time_rows("µs", per_message, lines, "scaling.stack")


def _up_to(most: int, counts: Sequence[int]) -> list[int]:
    return [*(count for count in counts if count < most), most]


def _lines(counts: Sequence[int], title: str) -> list[tuple[str, str, str | None]]:
    first = str(counts[0])
    return [(str(count), title.format(count), None if str(count) == first else first) for count in counts]
